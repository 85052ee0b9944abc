#!/usr/bin/env python3
"""Makes sounds of many kinds and prints what each measure says of them, as tables.

    python3 docs/sound-measures.py [FILE…] > tables.md

Needs ffmpeg with libflite, sox and espeak-ng. Every FILE (any sound or video) becomes a row of its own.
"""

import json
import os
import subprocess
import sys
import tempfile

RATE = 48000
ENGLISH = """Good morning. Today we talk about how a branch can serve its teachers and students.
First, listen. Second, act on what you have heard. Third, report what was done and what was not.
We began last spring with one office, one desk and a box for letters."""
CHINESE = """同志们好。今天我们学习党的二十大精神，重点谈一谈教师党支部怎样服务师生。
第一，认真听取意见；第二，落实到行动上；第三，及时公开办理结果。去年春天，我们从一间办公室、一张桌子、一个意见箱开始，
到今天已经办理了三百多件实事。一个支部就是一座堡垒，一名党员就是一面旗帜。"""

CLIP = "aeval=clip(val(0)\\,-0.9\\,0.9)|clip(val(1)\\,-0.9\\,0.9):c=same"
# Name, then an ffmpeg filter over clean stereo speech of four voices with pauses and a room.
DEFECTS = [
    ("speech as it is", "anull"),
    ("coded with AAC at 64 kbit/s", "anull"),
    ("18 dB quieter", "volume=-18dB"),
    ("compressed and 14 dB louder", "volume=14dB,alimiter=limit=0.99:level=0"),
    ("clipped by 10 dB", "volume=19dB," + CLIP),
    ("clipped by 10 dB, then 10 dB down", "volume=19dB," + CLIP + ",volume=-10dB"),
    ("clipped by 10 dB, then AAC at 64 kbit/s", "volume=19dB," + CLIP),
    ("right channel empty", "pan=stereo|c0=c0|c1=0*c0"),
    ("right channel turned over", "pan=stereo|c0=c0|c1=-1*c0"),
    ("through a telephone", "highpass=300,aresample=8000,volume=0.7,aresample=48000"),
    ("as by a narrow-band codec", "aresample=8000,aresample=48000"),
    ("microphone in a pocket", "lowpass=1000,lowpass=1000"),
    ("8 s of silence first", "adelay=8000:all=1"),
    ("10 s of silence last", "apad=pad_dur=10"),
]
MUSIC = {
    "plucked": "0.1*(sin(2*PI*t*262*pow(2\\,mod(floor(t*2)*7\\,12)/12))"
               "+sin(2*PI*t*131*pow(2\\,mod(floor(t*4)*5\\,12)/12)))*exp(-3*mod(t\\,0.25))",
    "held chords": "+".join(f"0.05*sin(2*PI*t*{hertz}*pow(2\\,mod(floor(t/2)*5\\,12)/12))"
                            for hertz in (131, 196, 262, 330, 524)),
    "with drums": "0.1*sin(2*PI*t*131*pow(2\\,mod(floor(t)*5\\,12)/12))"
                  "+0.1*sin(2*PI*t*330*pow(2\\,mod(floor(t*2)*7\\,12)/12))"
                  "+0.5*sin(2*PI*60*t)*exp(-20*mod(t\\,0.5))+0.3*(random(0)-0.5)*exp(-40*mod(t+0.25\\,0.5))",
}
TONES = [
    ("a tone of 440 Hz", "0.2*sin(2*PI*440*t)"),
    ("a tone of 1 kHz", "0.2*sin(2*PI*1000*t)"),
    ("a tone that trembles 5 times a second", "0.2*sin(2*PI*440*t)*(1+0.5*sin(2*PI*5*t))"),
    ("a siren", "0.2*sin(2*PI*(800*t+40*sin(2*PI*2*t)))"),
    ("beeps of 0.1 s twice a second", "0.2*sin(2*PI*1000*t)*lt(mod(t\\,0.5)\\,0.1)"),
    ("beeps of 0.1 s, four a second", "0.2*sin(2*PI*1000*t)*lt(mod(t\\,0.25)\\,0.1)"),
    ("clicks of 0.05 s twice a second", "0.4*(random(0)-0.5)*lt(mod(t\\,0.5)\\,0.05)"),
    ("white noise", "0.2*(random(0)-0.5)"),
    ("noise in gusts", "0.4*(random(0)-0.5)*(1+sin(2*PI*0.4*t)+sin(2*PI*0.7*t))/3"),
    ("silence", "0"),
]
COLUMNS = ["sound", "LUFS", "range LU", "peak dBTP", "clipped s", "mono dB", "voice", "syllables", "speech %",
           "speech LUFS", "gaps dB", "bandwidth Hz", "brilliance dB", "pauses LUFS", "restlessness", "hum dBFS", "advice"]
RAW = ("-f", "f32le", "-ac", "2", "-ar", str(RATE), "-")


def run(*command, **options):
    options.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(command, check=True, capture_output=True, **options).stdout


def ffmpeg(*arguments):
    return run("ffmpeg", "-v", "error", "-y", *arguments)


def formula(folder, name, expression, seconds=30):
    path = f"{folder}/{name}.wav"
    ffmpeg("-f", "lavfi", "-i", f"aevalsrc={expression}:s={RATE}:d={seconds}", "-ac", "2", path)
    return path


def speech(folder):
    """Four synthetic voices with pauses between sentences, in a quiet room (−62 dBFS)."""
    voices = []
    for number, (text, voice) in enumerate([(ENGLISH, "slt"), (CHINESE, "cmn"), (ENGLISH, "rms"), (CHINESE, "cmn+f3")]):
        for line, sentence in enumerate(text.replace("。", "。. ").split(". ")):
            said = f"{folder}/said.wav"
            if not sentence.strip():
                continue
            if text is CHINESE:
                run("espeak-ng", "-v", voice, "-s", "160", "-w", said, sentence)
            else:
                with open(f"{folder}/words.txt", "w") as file:
                    file.write(sentence.replace("\n", " "))
                ffmpeg("-f", "lavfi", "-i", f"flite=textfile={folder}/words.txt:voice={voice}", said)
            voices.append(f"{folder}/{number}-{line}.wav")
            ffmpeg("-i", said, "-af", f"aresample={RATE},loudnorm=I=-22:linear=true,aresample={RATE},apad=pad_dur=0.7",
                   "-ac", "1", voices[-1])
    with open(f"{folder}/list.txt", "w") as file:
        file.writelines(f"file '{voice}'\n" for voice in voices)
    clean = f"{folder}/clean.wav"
    ffmpeg("-f", "concat", "-safe", "0", "-i", f"{folder}/list.txt", "-f", "lavfi", "-i",
           "anoisesrc=color=pink:amplitude=0.002:seed=1", "-filter_complex",
           "[0][1]amix=duration=first:normalize=0,pan=stereo|c0=c0|c1=c0", "-ar", str(RATE), clean)
    return clean


def measure(samples, channels=2, rate=RATE):
    program = "target/release/examples/measure"
    return json.loads(run(program, "sound", str(rate), str(channels), input=samples, stdin=None))


def lufs(path):
    return measure(ffmpeg("-i", path, *RAW))["measures"]["integrated_lufs"]


def mixed(path, behind, distance, then="anull"):
    """A sound with another one that many LU below it; both are looped as long as the first lasts."""
    gain = lufs(path) - distance - lufs(behind)
    return ffmpeg("-i", path, "-stream_loop", "-1", "-i", behind, "-filter_complex",
                  f"[1]volume={gain}dB[b];[0][b]amix=duration=first:normalize=0,{then}", *RAW)


def row(name, answer):
    sound, advice = answer["measures"], answer["advice"]
    timbre, pauses = sound["timbre"] or {}, sound["background"] or {}
    stereo, spoken = sound["stereo"] or {}, sound["speech"] or {}

    def figure(value, digits=1):
        return "" if value is None else f"{value:.{digits}f}"

    share = spoken.get("share")
    print("|", " | ".join([
        name, figure(sound["integrated_lufs"]), figure(sound["loudness_range_lu"]),
        figure(sound["true_peak_dbtp"]), figure(sound["clipped_s"]), figure(stereo.get("mono_loss_db")),
        figure(spoken.get("voice"), 2), figure(spoken.get("syllables"), 2),
        figure(share and share * 100, 0), figure(spoken.get("level_lufs")), figure(share and spoken.get("gaps_db")),
        figure(timbre.get("bandwidth_hz"), 0), figure(timbre.get("brilliance_db")),
        figure(pauses.get("level_lufs"), 0), figure(pauses.get("restlessness")), figure(pauses.get("hum_dbfs")),
        ", ".join(sorted({finding["code"] for finding in advice})),
    ]), "|", flush=True)


def table(title):
    print(f"\n## {title}\n")
    print("|", " | ".join(COLUMNS), "|")
    print("|---" * len(COLUMNS) + "|")


def file_row(path):
    stream = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", "a:0", "-show_entries",
         "stream=channels,sample_rate", "-of", "csv=p=0", path],
        capture_output=True, text=True).stdout.strip().split("\n")[0].split(",")
    if len(stream) < 2 or not stream[0].isdigit():
        return
    rate, channels = int(stream[0]), int(stream[1])
    try:
        samples = ffmpeg("-i", path, "-map", "0:a:0", "-t", "600", "-f", "f32le", "-")
    except subprocess.CalledProcessError:
        return
    if len(samples) >= 4 * rate * channels * 5:
        row(os.path.basename(path), measure(samples, channels, rate))


def main():
    run("cargo", "build", "-q", "--release", "--example", "measure")
    with tempfile.TemporaryDirectory() as folder:
        clean = speech(folder)
        table("Speech, as it is and with one defect each")
        for name, defect in DEFECTS:
            samples = ffmpeg("-i", clean, "-af", defect, *RAW)
            if "AAC" in name:
                ffmpeg("-i", clean, "-af", defect, "-b:a", "64k", f"{folder}/coded.m4a")
                samples = ffmpeg("-i", f"{folder}/coded.m4a", *RAW)
            row(name, measure(samples))
        table("Speech with something behind it")
        pink = f"{folder}/pink.wav"
        ffmpeg("-f", "lavfi", "-i", f"anoisesrc=color=pink:amplitude=0.1:seed=3:r={RATE}:d=30", "-ac", "2", pink)
        white = formula(folder, "white", "0.2*(random(0)-0.5)")
        hum = formula(folder, "hum", "0.008*sin(2*PI*50*t)+0.01*sin(2*PI*100*t)")
        for distance in (5, 10, 14, 16, 20, 30, 40):
            row(f"pink noise {distance} LU below it", measure(mixed(clean, pink, distance)))
        for distance in (10, 16, 25):
            row(f"the same as hiss, {distance} LU below it, 18 dB quieter",
                measure(mixed(clean, white, distance, "volume=-18dB")))
        for distance in (15, 25, 40):
            row(f"hum of the mains {distance} LU below it", measure(mixed(clean, hum, distance)))
        music = {name: formula(folder, name, expression) for name, expression in MUSIC.items()}
        for name, path in music.items():
            for distance in (-2, 0, 2, 4, 6, 10, 15, 20):
                row(f"music, {name}, {distance} LU below it", measure(mixed(clean, path, distance)))
        table("Speech in a lecture hall")
        for reverberance in (30, 50, 80):
            hall = f"{folder}/hall.wav"
            run("sox", clean, hall, "gain", "-6", "reverb", str(reverberance), "50", "90")
            row(f"reverberance {reverberance} %", measure(ffmpeg("-i", hall, *RAW)))
            for distance in (12, 25):
                row(f"the same, and pink noise {distance} LU below it", measure(mixed(hall, pink, distance)))
        table("No speech")
        for name, path in music.items():
            row(f"music, {name}", measure(ffmpeg("-i", path, *RAW)))
        for name, expression in TONES:
            row(name, measure(ffmpeg("-i", formula(folder, "tone", expression), *RAW)))
    if sys.argv[1:]:
        table("Files")
    for path in sys.argv[1:]:
        file_row(path)


main()
