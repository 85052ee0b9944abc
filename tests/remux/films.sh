#!/usr/bin/env bash
# Makes the films of `films/`: four seconds of 160×90, 25 pictures a second, a key frame at every second or so. Written against
# ffmpeg 5.1 of Debian 12. Tests read the committed files and never run this.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p films

film() { # OUT OPTION...
    ffmpeg -hide_banner -loglevel error -nostdin -y -f lavfi -i "testsrc2=s=160x90:r=25:d=4" \
        -f lavfi -i "sine=frequency=440:sample_rate=48000:duration=4" \
        -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 -pix_fmt yuv420p "${@:2}" "films/$1"
}

# Pictures that are decoded after a key frame and shown before it.
film hevc-open-gop.mp4 -c:v libx265 -preset veryfast -crf 40 -tag:v hvc1 -x265-params log-level=none:keyint=25:open-gop=1 -c:a aac -b:a 16k
film h264-open-gop.mp4 -c:v libx264 -preset veryfast -crf 40 -g 25 -bf 3 -x264-params open-gop=1 -c:a aac -b:a 16k
film h264-closed-gop.mp4 -c:v libx264 -preset veryfast -crf 40 -g 25 -bf 3 -c:a aac -b:a 16k
# Sound as QuickTime describes it: AAC in `wave`, MP3 without a configuration, and what no MP4 holds.
film aac.mov -c:v libx264 -preset veryfast -crf 40 -color_primaries bt709 -color_trc bt709 -colorspace bt709 -c:a aac -b:a 16k
film mp3.mov -c:v libx264 -preset veryfast -crf 40 -c:a libmp3lame -b:a 32k
film pcm.mov -t 0.2 -c:v libx264 -preset veryfast -crf 40 -c:a pcm_s16le
film prores.mov -t 0.1 -c:v prores -pix_fmt yuv422p10le -c:a aac -b:a 16k
# Two sounds, of which one is kept.
film two-sounds.mov -map 0:v -map 1:a -map 1:a -c:v libx264 -preset veryfast -crf 40 -g 25 -c:a:0 aac -b:a:0 16k \
    -c:a:1 libmp3lame -b:a:1 32k
