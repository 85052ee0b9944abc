#!/usr/bin/env python3
"""Prints, as tables, what each measure of the picture says of each kind of picture.

    python3 docs/picture-measures.py PORTRAIT.png NAME=VIDEO… > tables.md
    python3 docs/picture-measures.py rates NAME=VIDEO… > rates.md

Slides, screens, cards and a talking head (the portrait, sharp before its own blurred enlargement)
are drawn here; they and every VIDEO are measured as they are and again with each defect. `rates`
prints how coarsely each VIDEO is quantised at several bit rates. Needs ffmpeg with x264 and a font
with Chinese characters.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

WIDTH, HEIGHT = 1920, 1080
# Frames of a kind, and the seconds that lie between two of them: as far as key frames lie apart.
FRAMES, STEP = 8, 2
MEASURE = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release/examples/measure")
FONT = subprocess.run(["fc-match", "-f", "%{file}", "sans:lang=zh-cn"],
                      capture_output=True, text=True).stdout

LINES = ["一、学习二十大精神，提高政治判断力", "二、组织生活会怎样开得有质量",
         "三、教师党员联系学生的三件小事", "四、从一封信到一项制度"]


def text(words, x, y, size, colour):
    return (f"drawtext=fontfile={FONT}:text='{words}':x={x}:y={y}:fontsize={size}"
            f":fontcolor={colour}")


def lines(ink, size=56):
    return ",".join(["drawbox=0:0:1920:150:color=0xB01414:t=fill",
                     text("锤炼党性 勇毅前行", 80, 40, 72, "0xFFF0C8"),
                     *(text(line, 140, 260 + number * size * 2, size, ink)
                       for number, line in enumerate(LINES))])


def plain(colour, filters="null"):
    return ["-f", "lavfi", "-t", "8", "-i", f"color={colour}:s=1920x1080:r=1,{filters}"]


def card(ground, size):
    return plain(ground, text("一封信的重量", "(w-tw)/2", "(h-th)/2-80", size, "0xFFE696") + ","
                 + text("主讲人：王晓明", "(w-tw)/2", "h*0.68", 48, "0xFFE696"))


def gradient(filters):
    return ["-f", "lavfi", "-t", "8", "-i",
            f"gradients=s=1920x1080:r=1:c0=0x8A0A0A:c1=0xD83020:speed=0.00001:seed=7,{filters}"]


SCREEN = ",".join(
    text(f"let mut sum_{row} = frames.iter().map(value).sum()\\;", 60 + row % 4 * 40,
         40 + row * 34, 22, "0xC0C8D0") for row in range(28))

DRAWN = [
    ("white slide", plain("white", lines("0x202020"))),
    ("dark slide", plain("0x101830", lines("0xE6E6E6"))),
    ("red slide with a gradient", gradient(lines("0xFFF0C8"))),
    ("screen with small writing", plain("0x202228", SCREEN)),
    ("screen, scrolled", plain("0x202228", SCREEN + ",scroll=v=0.013")),
    ("red title card", card("0x960A0A", 150)),
    ("the same, huge", card("0x960A0A", 280)),
    ("white on black", card("black", 100)),
    ("plain red", plain("0x960A0A")),
    ("soft gradient", gradient("null")),
    ("black", plain("black")),
]

# The head moves a little; the sensor's noise is never the same.
HEAD = ("[0:v]split[a][b];[a]scale=1920:1920,crop=1920:1080,gblur=sigma=22[back];"
        "[b]null[head];[back][head]overlay=x='704+6*sin(n/3)':y=300:shortest=1,"
        "noise=alls=5:allf=t")


SIZED = f"scale={WIDTH}:{HEIGHT}:out_range=tv,format=yuv420p"


def enlarged(width, height, how="bicubic"):
    return f"scale={width}:{height},scale={WIDTH}:{HEIGHT}:flags={how}"


GOOD = ["-crf", "20"]
# Name, filter, and options of the encoder.
DEFECTS = [
    ("", "null", GOOD),
    (", at a low bit rate", "null", ["-crf", "33"]),
    (", starved of bits", "null", ["-crf", "45"]),
    (", starved of bits in MPEG-4", "null", ["mpeg4"]),
    (", enlarged from 720p", enlarged(1280, 720), GOOD),
    (", enlarged from 540p", enlarged(960, 540), GOOD),
    (", enlarged from 360p", enlarged(640, 360, "bilinear"), GOOD),
    (", out of focus", "gblur=sigma=3", GOOD),
    (", interlaced", "tinterlace=interleave_top", GOOD),
    (", wide in bars", f"crop=iw:ih*0.75,pad={WIDTH}:{HEIGHT}:0:(oh-ih)/2", GOOD),
    (", upright in bars", f"crop=ih*9/16:ih,pad={WIDTH}:{HEIGHT}:(ow-iw)/2:0", GOOD),
    (", in the dark", "lutyuv=y=16+(val-16)*0.15", GOOD),
    (", overexposed", "lutyuv=y=clip(16+(val-16)*2.5\\,16\\,235)", GOOD),
    (", with subtitles", text("教师党员联系学生的三件小事", "(w-tw)/2", "h-110", 54, "white"), GOOD),
]
# What makes no sense for drawn pictures is left out.
FOR_DRAWN = {"", ", at a low bit rate", ", starved of bits", ", enlarged from 720p",
             ", enlarged from 540p", ", out of focus"}


def run(*command, data=None):
    return subprocess.run(command, check=True, input=data, capture_output=True).stdout


def coded(folder, source, filters, options, rate, count):
    """Luma of `count` frames of the source at `rate` a second, after the filters and a codec."""
    path = os.path.join(folder, "coded.mkv")
    encoder = (["-c:v", "mpeg4", "-q:v", "20"] if options == ["mpeg4"]
               else ["-c:v", "libx264", "-preset", "veryfast", *options])
    run("ffmpeg", "-v", "error", "-y", *source, "-an", "-filter_complex",
        f"{filters},fps={rate},{SIZED}", "-frames:v", str(count), "-g", "1", *encoder, path)
    return run("ffmpeg", "-v", "error", "-i", path, "-vf", "extractplanes=y",
               "-f", "rawvideo", "-pix_fmt", "gray", "-")


def measured(planes):
    return json.loads(run(MEASURE, "picture", str(WIDTH), str(HEIGHT), str(STEP), data=planes))


def advised(answer):
    advice = [finding["code"] for finding in answer["advice"]]
    if answer["opening"]:
        advice.append("(" + answer["opening"]["code"] + ")")
    return ", ".join(advice)


def row(name, planes):
    answer = measured(planes)
    frames = answer["measures"]["frames"]

    def middle(get, digits=1):
        values = [get(frame) for frame in frames if get(frame) is not None]
        return f"{statistics.median(values):.{digits}f}" if values else ""

    print("|", " | ".join([
        name, middle(lambda f: f["tone"]["mean"], 0), middle(lambda f: f["tone"]["brightest"], 0),
        middle(lambda f: f["tone"]["white"], 0), middle(lambda f: f["flat"], 0),
        middle(lambda f: f["edge_px"]), middle(lambda f: f["detail_db"]),
        middle(lambda f: f["blockiness"], 2), middle(lambda f: f["combed"], 2),
        middle(lambda f: f["text"]), middle(lambda f: f["change"] and f["change"]["mean"]), advised(answer),
    ]), "|", flush=True)


def seconds(path):
    times = run("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
                "packet=pts_time", "-of", "csv=p=0", path).decode().replace(",", "").split()
    return max(float(time) for time in times if time != "N/A")


def stills(folder, head, videos):
    """What only lasting shows: stretches of frames that are alike, 2 seconds apart."""
    slide = coded(folder, DRAWN[0][1], "[0:v]null", GOOD, 1, 1)
    red = coded(folder, DRAWN[2][1], "[0:v]null", GOOD, 1, 1)
    black = coded(folder, DRAWN[-1][1], "[0:v]null", GOOD, 1, 1)
    size = WIDTH * HEIGHT
    heads = [head[at:at + size] for at in range(0, len(head), size)]
    moving = b"".join(heads)
    yield "two slides of 40 s each", slide * 20 + red * 20
    yield "slides with black of 2 s between", slide * 5 + black * 2 + red * 5
    yield "talking head with black of 2 s", moving + black * 2 + moving
    yield "talking head with black of 6 s", moving + black * 4 + moving
    yield "talking head that stands still for 24 s", moving + heads[0] * 13 + moving
    yield "talking head that stands still for 40 s", moving + heads[0] * 21 + moving
    yield "talking head, a slide of 40 s, talking head", moving + slide * 20 + moving
    for name, path in videos:
        frame = coded(folder, ["-i", path], f"[0:v]{SIZED}", GOOD, 1, 1)
        yield f"one frame of {name} for 40 s", frame * 21


def rates(videos):
    """How coarsely films are quantised, frame by frame as the page looks at them."""
    length = 8
    print("| film | at kb/s | kb/s in fact | quantisers at 0, 2, 4, 6 s | advice |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "coded.mp4")
        for name, video in videos:
            for rate in [100, 200, 400, 800, 1600]:
                limit = f"{rate}k"
                run("ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", video, "-an", "-t", str(length),
                    "-vf", f"fps=25,{SIZED}", "-c:v", "libx264", "-preset", "veryfast",
                    "-b:v", limit, "-maxrate", limit, "-bufsize", limit, path)
                answer = json.loads(run(MEASURE, "quantisers", path))
                fact = os.path.getsize(path) * 8 / length / 1000
                advice = answer["advice"]["code"] if answer["advice"] else ""
                found = ", ".join(str(quantiser) for _, quantiser in answer["quantisers"])
                print(f"| {name} | {rate} | {fact:.0f} | {found} | {advice} |", flush=True)


def main():
    first, *videos = sys.argv[1:]
    videos = [video.split("=", 1) for video in videos]
    run("cargo", "build", "-q", "--release", "--example", "measure")
    if first == "rates":
        return rates(videos)
    print("| picture | mean % | brightest % | white % | flat % | edge px | detail dB | grid "
          "| comb % | writing % | change % | advice |")
    print("|---" * 12 + "|")
    with tempfile.TemporaryDirectory() as folder:
        for name, source in DRAWN:
            for defect, filters, options in DEFECTS:
                if defect in FOR_DRAWN and (not defect or "slide" in name or "small" in name):
                    row(name + defect, coded(folder, source, f"[0:v]{filters}", options, 1, FRAMES))
        kinds = [("talking head", ["-loop", "1", "-r", "25", "-t", "4", "-i", first], HEAD, 2)]
        for name, path in videos:
            kinds.append((name, ["-i", path], f"[0:v]{SIZED}",
                          (FRAMES - 1) / seconds(path)))
        for name, source, prepare, rate in kinds:
            for defect, filters, options in DEFECTS:
                planes = coded(folder, source, f"{prepare},{filters}", options, rate, FRAMES)
                row(name + defect, planes)
        print("\n| sequence | advice |\n|---|---|")
        name, source, prepare, rate = kinds[0]
        head = coded(folder, source, prepare, GOOD, rate, FRAMES)
        for name, planes in stills(folder, head, videos):
            print("|", name, "|", advised(measured(planes)), "|", flush=True)


main()
