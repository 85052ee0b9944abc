#!/usr/bin/env python3
"""Makes sounds with one defect each and prints what each measure says of them, as a table.

    python3 docs/sound-measures.py [FILE…] > table.md

Needs ffmpeg with libflite. Every FILE (any sound or video) becomes a row of its own.
"""

import json
import os
import subprocess
import sys
import tempfile

RATE = 48000
TEXT = """Good morning. Today we talk about how a branch can serve its teachers and students.
First, listen. Second, act on what you have heard. Third, report what was done and what was not.
We began last spring with one office, one desk and a box for letters."""

# Name, then an ffmpeg filter over clean stereo speech of three voices with pauses and a room.
DEFECTS = [
    ("as it is", "anull"),
    ("coded with AAC at 64 kbit/s", "anull"),
    ("18 dB quieter", "volume=-18dB"),
    ("compressed and 14 dB louder", "volume=14dB,alimiter=limit=0.99:level=0"),
    ("clipped by 10 dB", "volume=19dB,aeval=clip(val(0)\\,-0.9\\,0.9)|clip(val(1)\\,-0.9\\,0.9):c=same"),
    ("clipped by 10 dB, then 10 dB down",
     "volume=19dB,aeval=clip(val(0)\\,-0.9\\,0.9)|clip(val(1)\\,-0.9\\,0.9):c=same,volume=-10dB"),
    ("right channel empty", "pan=stereo|c0=c0|c1=0*c0"),
    ("right channel turned over", "pan=stereo|c0=c0|c1=-1*c0"),
    ("through a telephone", "highpass=300,aresample=8000,volume=0.7,aresample=48000"),
    ("as by a narrow-band codec", "aresample=8000,aresample=48000"),
    ("clipped by 10 dB, then AAC at 64 kbit/s",
     "volume=19dB,aeval=clip(val(0)\\,-0.9\\,0.9)|clip(val(1)\\,-0.9\\,0.9):c=same"),
    ("microphone in a pocket", "lowpass=1000,lowpass=1000"),
    ("8 s of silence first", "adelay=8000:all=1"),
    ("10 s of silence last", "apad=pad_dur=10"),
]
# Name, then a second source that is mixed in.
ADDED = [
    ("steady noise 10 dB under it", "anoisesrc=color=pink:amplitude=0.11:seed=3"),
    ("steady noise 30 dB under it", "anoisesrc=color=pink:amplitude=0.011:seed=3"),
    ("hum of the mains", "aevalsrc=0.008*sin(2*PI*50*t)+0.01*sin(2*PI*100*t)"),
    ("music behind it",
     "aevalsrc=0.04*(sin(2*PI*t*262*pow(2\\,mod(floor(t*2)*7\\,12)/12))"
     "+sin(2*PI*t*131*pow(2\\,mod(floor(t*4)*5\\,12)/12)))*exp(-3*mod(t\\,0.25))"),
]


def ffmpeg(*arguments):
    return subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments],
                          check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout


def speech(folder):
    """Three synthetic voices with pauses between sentences, in a quiet room (−62 dBFS)."""
    voices = []
    for number, voice in enumerate(("slt", "rms", "awb")):
        for line, sentence in enumerate(TEXT.split(". ")):
            words = os.path.join(folder, "words.txt")
            with open(words, "w") as file:
                file.write(sentence.replace("\n", " "))
            voices.append(f"{folder}/{number}-{line}.wav")
            ffmpeg("-f", "lavfi", "-i", f"flite=textfile={words}:voice={voice}",
                   "-af", f"aresample={RATE},volume=-7dB,apad=pad_dur=0.7", voices[-1])
    listed = os.path.join(folder, "list.txt")
    with open(listed, "w") as file:
        file.writelines(f"file '{voice}'\n" for voice in voices)
    clean = os.path.join(folder, "clean.wav")
    ffmpeg("-f", "concat", "-safe", "0", "-i", listed, "-f", "lavfi", "-i",
           "anoisesrc=color=pink:amplitude=0.003:seed=1", "-filter_complex",
           "[0][1]amix=duration=first:normalize=0,pan=stereo|c0=c0|c1=c0", "-ar", str(RATE), clean)
    return clean


def measure(samples, channels=2, rate=RATE):
    run = subprocess.run(["cargo", "run", "-q", "--release", "--example", "measure", "--",
                          "sound", str(rate), str(channels)],
                         check=True, input=samples, capture_output=True)
    return json.loads(run.stdout)


def row(name, answer):
    sound, advice = answer["measures"], answer["advice"]
    timbre, pauses = sound["timbre"] or {}, sound["background"] or {}
    stereo = sound["stereo"] or {}

    def figure(value, digits=1):
        return "" if value is None else f"{value:.{digits}f}"

    print("|", " | ".join([
        name, figure(sound["integrated_lufs"]), figure(sound["loudness_range_lu"]),
        figure(sound["true_peak_dbtp"]), figure(sound["clipped_s"]),
        figure(stereo.get("mono_loss_db")), figure(timbre.get("bandwidth_hz"), 0),
        figure(timbre.get("brilliance_db")), figure(pauses.get("level_lufs"), 0),
        figure(pauses.get("restlessness")), figure(pauses.get("hum_dbfs")),
        ", ".join(sorted({finding["code"] for finding in advice})),
    ]), "|", flush=True)


def main():
    print("| sound | LUFS | range LU | peak dBTP | clipped s | mono dB | bandwidth Hz "
          "| brilliance dB | pauses LUFS | restlessness | hum dBFS | advice |")
    print("|---" * 12 + "|")
    raw = ("-f", "f32le", "-")
    with tempfile.TemporaryDirectory() as folder:
        clean = speech(folder)
        for name, defect in DEFECTS:
            samples = ffmpeg("-i", clean, "-af", defect, *raw)
            if "AAC" in name:
                ffmpeg("-i", clean, "-af", defect, "-b:a", "64k", f"{folder}/coded.m4a")
                samples = ffmpeg("-i", f"{folder}/coded.m4a", *raw)
            row(name, measure(samples))
        for name, source in ADDED:
            mix = "[1]aformat=channel_layouts=stereo[b];[0][b]amix=duration=first:normalize=0"
            row(name, measure(ffmpeg("-i", clean, "-f", "lavfi", "-i", source + f":s={RATE}"
                                     if "aeval" in source else source + f":r={RATE}",
                                     "-filter_complex", mix, *raw)))
    for path in sys.argv[1:]:
        stream = subprocess.run(
            ["ffprobe", "-v", "error", "-select_streams", "a:0", "-show_entries",
             "stream=channels,sample_rate", "-of", "csv=p=0", path],
            capture_output=True, text=True).stdout.strip().split("\n")[0].split(",")
        if len(stream) < 2 or not stream[0].isdigit():
            continue
        rate, channels = int(stream[0]), int(stream[1])
        try:
            samples = ffmpeg("-i", path, "-map", "0:a:0", "-t", "600", *raw)
        except subprocess.CalledProcessError:
            continue
        if len(samples) >= 4 * rate * channels * 5:
            row(os.path.basename(path), measure(samples, channels, rate))


main()
