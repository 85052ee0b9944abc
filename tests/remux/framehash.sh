#!/usr/bin/env bash
# Records how ffmpeg reads the packets of some fixtures: stream, decode time, time shown, duration, size, CRC-32 of each.
# Written against ffmpeg 5.1 of Debian 12. The test reads the committed `framehash.txt` and never runs this.
set -euo pipefail
cd "$(dirname "$0")"

for film in 1080p av1 fragmented fragmented-many hevc-10-bit-hev1 interlaced mov-renamed mp3-sound no-edit-list \
    stream-copied-from-0.45 subtitles variable-frame-rate vp9; do
    echo "film $film"
    ffmpeg -hide_banner -loglevel error -nostdin -ignore_editlist 1 -i "../fixtures/$film.mp4" \
        -map 0:v:0 -map 0:a:0 -c copy -copyts -f framehash -hash crc32 - | grep -v '^#' | tr -d ' '
done >framehash.txt
