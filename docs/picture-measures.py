#!/usr/bin/env python3
"""Prints, as a table, what each measure of the picture says of each kind of picture.

    python3 docs/picture-measures.py [FILE…] > table.md

Slides, screens and cards are drawn here; every FILE (a video, or a photograph over which the
camera then pans) is measured as it is and again with each defect. Needs ffmpeg with x264 and a
font with Chinese characters.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

WIDTH, HEIGHT, FRAMES = 1920, 1080, 5
FONT = subprocess.run(["fc-match", "-f", "%{file}", "sans:lang=zh-cn"],
                      capture_output=True, text=True).stdout

LINES = ["一、学习二十大精神，提高政治判断力", "二、组织生活会怎样开得有质量",
         "三、教师党员联系学生的三件小事", "四、从一封信到一项制度"]


def text(words, x, y, size, colour):
    return (f"drawtext=fontfile={FONT}:text='{words}':x={x}:y={y}:fontsize={size}"
            f":fontcolor={colour}")


def slide(ground, ink, size=56):
    lines = [text(line, 140, 260 + number * size * 2, size, ink)
             for number, line in enumerate(LINES)]
    return f"color={ground}:s=1920x1080:r=5," + ",".join(
        ["drawbox=0:0:1920:150:color=0xB01414:t=fill",
         text("锤炼党性 勇毅前行", 80, 40, 72, "0xFFF0C8"), *lines])


def card(ground, size):
    return (f"color={ground}:s=1920x1080:r=5,"
            + text("一封信的重量", "(w-tw)/2", "(h-th)/2-80", size, "0xFFE696") + ","
            + text("主讲人：王晓明", "(w-tw)/2", "h*0.68", 48, "0xFFE696"))


SCREEN = "color=0x202228:s=1920x1080:r=5," + ",".join(
    text(f"let mut sum_{row} = frames.iter().map(value).sum()\\;", 60 + row % 4 * 40,
         40 + row * 34, 22, "0xC0C8D0") for row in range(28))

DRAWN = [
    ("white slide", slide("white", "0x202020")),
    ("dark slide", slide("0x101830", "0xE6E6E6")),
    ("screen with small writing", SCREEN),
    ("red title card", card("0x960A0A", 150)),
    ("the same, huge", card("0x960A0A", 280)),
    ("white on black", card("black", 100)),
    ("plain red", "color=0x960A0A:s=1920x1080:r=5"),
    ("soft gradient", "gradients=s=1920x1080:r=5:c0=0x203060:c1=0x90A0C0:speed=0.01"),
    ("black", "color=black:s=1920x1080:r=5"),
]


def enlarged(width, height, how="bicubic"):
    return f"scale={width}:{height},scale={WIDTH}:{HEIGHT}:flags={how}"


# Name, filter, and options of the encoder.
GOOD = ["-crf", "20"]
DEFECTS = [
    ("", "null", GOOD),
    (", enlarged from 720p", enlarged(1280, 720), GOOD),
    (", enlarged from 540p", enlarged(960, 540), GOOD),
    (", enlarged from 360p", enlarged(640, 360, "bilinear"), GOOD),
    (", out of focus", "gblur=sigma=3", GOOD),
    (", starved of bits", "null", ["-crf", "45"]),
    (", starved of bits in MPEG-4", "null", ["mpeg4"]),
    (", interlaced", "tinterlace=interleave_top", GOOD),
    (", wide in bars", f"crop=iw:ih*0.75,pad={WIDTH}:{HEIGHT}:0:(oh-ih)/2", GOOD),
    (", in the dark", "lutyuv=y=16+(val-16)*0.15", GOOD),
    (", overexposed", "lutyuv=y=clip(16+(val-16)*2.5\\,16\\,235)", GOOD),
]
# What makes no sense for drawn pictures is left out.
FOR_DRAWN = {"", ", enlarged from 720p", ", enlarged from 540p", ", out of focus",
             ", starved of bits"}


def run(*command, data=None):
    return subprocess.run(command, check=True, input=data, capture_output=True).stdout


def frames(source, defect, options, folder):
    """Luma of a few frames spread over the source, after the defect and a codec."""
    coded = os.path.join(folder, "coded.mkv")
    encoder = (["-c:v", "mpeg4", "-q:v", "20"] if options == ["mpeg4"]
               else ["-c:v", "libx264", "-preset", "veryfast", *options])
    run("ffmpeg", "-v", "error", "-y", "-threads", "1", *source, "-an",
        "-vf", f"{defect},fps=1,scale={WIDTH}:{HEIGHT},format=yuv420p",
        "-frames:v", str(FRAMES), "-g", "1", *encoder, coded)
    return run("ffmpeg", "-v", "error", "-i", coded, "-vf", "extractplanes=y",
               "-f", "rawvideo", "-pix_fmt", "gray", "-")


def row(name, planes):
    answer = json.loads(run("cargo", "run", "-q", "--release", "--example", "measure", "--",
                            "picture", str(WIDTH), str(HEIGHT), "2", data=planes))
    measured = answer["measures"]["frames"]

    def middle(get, digits=1):
        values = [get(frame) for frame in measured if get(frame) is not None]
        return f"{statistics.median(values):.{digits}f}" if values else ""

    advice = {finding["code"] for finding in answer["advice"]}
    if answer["opening"]:
        advice.add("(" + answer["opening"]["code"] + ")")
    print("|", " | ".join([
        name, middle(lambda f: f["tone"]["mean"], 0), middle(lambda f: f["tone"]["brightest"], 0),
        middle(lambda f: f["tone"]["white"], 0), middle(lambda f: f["flat"], 0),
        middle(lambda f: f["edge_px"]), middle(lambda f: f["detail_db"]),
        middle(lambda f: f["blockiness"], 2), middle(lambda f: f["combed"], 2),
        middle(lambda f: f["text"]), middle(lambda f: f["change"]), ", ".join(sorted(advice)),
    ]), "|", flush=True)


def main():
    print("| picture | mean % | brightest % | white % | flat % | edge px | detail dB | grid "
          "| comb % | writing % | change % | advice |")
    print("|---" * 12 + "|")
    with tempfile.TemporaryDirectory() as folder:
        for name, source in DRAWN:
            for label, defect, options in DEFECTS:
                if label in FOR_DRAWN and (not label or "slide" in name or "screen" in name):
                    picture = ["-f", "lavfi", "-t", "5", "-i", source]
                    row(name + label, frames(picture, defect, options, folder))
        for path in sys.argv[1:]:
            pan = path.endswith((".png", ".jpg"))
            source = ["-loop", "1", "-r", "25", "-t", "5", "-i", path] if pan else ["-i", path]
            for label, defect, options in DEFECTS:
                moved = f"scale=2016:1134,crop={WIDTH}:{HEIGHT}:n*0.7:n*0.4," if pan else ""
                name = os.path.basename(path).split("-")[0 if not pan else -1]
                row(name + label, frames(source, moved + defect, options, folder))


main()
