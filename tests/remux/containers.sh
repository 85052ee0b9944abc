#!/usr/bin/env bash
# Makes the films of `containers/`, two seconds of 160×90 each, and records in `containers.txt` how ffmpeg reads their packets: stream,
# decode time, time shown, duration, size, CRC-32 of each, behind the time base of each stream. Written against ffmpeg 5.1 of
# Debian 12. Tests read the committed files and never run this.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p containers

film() { # OUT RATE SAMPLES OPTION...
    ffmpeg -hide_banner -loglevel error -nostdin -y -f lavfi -i "testsrc2=s=160x90:r=$2:d=2" \
        -f lavfi -i "sine=frequency=440:sample_rate=$3:duration=2" \
        -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 -pix_fmt yuv420p "${@:4}" "containers/$1"
}

x264=(-c:v libx264 -preset veryfast -crf 40 -g 25)
film h264-aac.mkv 25 48000 "${x264[@]}" -bf 3 -c:a aac -b:a 16k
film h264-mp3.mkv 30000/1001 44100 "${x264[@]}" -bf 2 -c:a libmp3lame -b:a 32k
film h264-flac.mkv 24000/1001 8000 "${x264[@]}" -c:a flac
film h264-eac3.mkv 30 48000 "${x264[@]}" -c:a eac3 -b:a 64k
film hevc-ac3.mkv 25 48000 -c:v libx265 -preset veryfast -crf 40 -x265-params log-level=none:keyint=25 -c:a ac3 -b:a 64k
film av1-opus.mkv 25 48000 -c:v libaom-av1 -cpu-used 8 -crf 60 -g 25 -c:a libopus -b:a 16k
film vp9-opus.webm 30 48000 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -crf 60 -b:v 0 -g 30 -c:a libopus -b:a 16k
film live.webm 30 48000 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -crf 60 -b:v 0 -g 30 -c:a libopus -b:a 16k -live 1 -cluster_time_limit 500
film anamorphic.mkv 25 48000 -vf setsar=32/27 "${x264[@]}" -c:a aac -b:a 16k
film vp8.webm 25 48000 -t 0.4 -c:v libvpx -deadline realtime -crf 60 -c:a libopus -b:a 16k
film pcm.mkv 25 48000 -t 0.2 "${x264[@]}" -c:a pcm_s16le
film h264-aac.flv 30000/1001 44100 "${x264[@]}" -bf 3 -c:a aac -b:a 16k
film h264-mp3.flv 25 44100 "${x264[@]}" -bf 0 -c:a libmp3lame -b:a 32k
film speex.flv 25 16000 -t 0.4 "${x264[@]}" -c:a libspeex

for film in h264-aac.mkv h264-mp3.mkv h264-flac.mkv h264-eac3.mkv hevc-ac3.mkv av1-opus.mkv vp9-opus.webm live.webm anamorphic.mkv \
    h264-aac.flv h264-mp3.flv; do
    echo "film $film"
    ffmpeg -hide_banner -loglevel error -nostdin -i "containers/$film" \
        -map 0:v:0 -map 0:a:0 -c copy -copyts -f framehash -hash crc32 - | grep -v '^#[^t]' | tr -d ' '
done >containers.txt
