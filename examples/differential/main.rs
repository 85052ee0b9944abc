//! Compares the inspection with ffprobe and MediaInfo over files and folders, one line for each
//! disagreement and the totals at the end. `cargo xtask differential DIR` sets up what it needs.
//!
//! Only facts that all three tell are compared, and only of files of the ISO base media family:
//! of others the inspection tells the container alone.
//!
//! With `--played FILE…` at the end it also decodes with ffmpeg, takes from these files what browsers have
//! played, and names each file that may be handed in though one of them complains or shows something else,
//! or is refused though all play it to the end.

mod playing;

use playing::Players;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use yujian::facts::{Content, FlatFacts};
use yujian::inspect::inspect;
use yujian::source::FileSource;

fn main() -> ExitCode {
    for program in ["ffprobe", "mediainfo"] {
        if !runs(program) {
            eprintln!("{program} does not run: install it so that it is on the PATH");
            return ExitCode::from(2);
        }
    }
    let mut files = Vec::new();
    let mut totals = Totals::default();
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let mut parts = arguments.split(|argument| argument == "--played");
    let folders = parts.next().unwrap_or_default();
    let played: Option<Vec<PathBuf>> = parts
        .next()
        .map(|files| files.iter().map(PathBuf::from).collect());
    let players = match played.map(|files| Players::read(&files)).transpose() {
        Ok(players) => players,
        Err(error) => {
            eprintln!("what was played: {error}");
            return ExitCode::from(2);
        }
    };
    for argument in folders {
        // A name that begins with a dash would be taken for an option.
        match std::path::absolute(argument) {
            Ok(path) => collect(&path, &mut files, &mut totals),
            Err(error) => totals.not_read(Path::new(argument), &error),
        }
    }
    files.sort();
    let is_watched = std::io::stderr().is_terminal();
    for (number, file) in files.iter().enumerate() {
        if is_watched {
            eprint!("\r{} of {} ", number + 1, files.len());
        }
        match compare(file, players.as_ref(), &mut totals) {
            Ok(readings) => totals.add(file, &readings),
            Err(error) => totals.not_read(file, &*error),
        }
    }
    if is_watched {
        eprint!("\r");
    }
    totals.print();
    ExitCode::SUCCESS
}

/// Whether a program is there at all; what it answers does not matter.
fn runs(program: &str) -> bool {
    let mut asked = Command::new(program);
    asked.arg("-version").stdin(Stdio::null());
    asked.stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok()
}

/// All files at or below a path. A link to a folder is not followed, or two could lead in a circle;
/// what is neither file nor folder (a pipe, a device) may never end.
fn collect(path: &Path, files: &mut Vec<PathBuf>, totals: &mut Totals) {
    match std::fs::read_dir(path) {
        Ok(entries) => {
            for entry in entries.flatten() {
                let kind = entry.file_type();
                let is_folder_behind_a_link =
                    kind.is_ok_and(|kind| kind.is_symlink()) && entry.path().is_dir();
                if !is_folder_behind_a_link {
                    collect(&entry.path(), files, totals);
                }
            }
        }
        Err(_) if path.is_file() => files.push(path.to_path_buf()),
        Err(error) => totals.not_read(path, &error),
    }
}

/// A path on one line, whatever is in it.
fn shown(path: &Path) -> String {
    let name = path.to_string_lossy();
    name.chars()
        .flat_map(|c| {
            let escaped = c.is_control().then(|| c.escape_default());
            let plain = (!c.is_control()).then_some(c);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
}

/// One fact as the three tell it; `None` where one tells nothing.
struct Reading {
    fact: &'static str,
    ours: Option<String>,
    ffprobe: Option<String>,
    mediainfo: Option<String>,
    agrees: [bool; 2],
}

fn compare(
    file: &Path,
    players: Option<&Players>,
    totals: &mut Totals,
) -> Result<Vec<Reading>, Box<dyn std::error::Error>> {
    let source = FileSource::open(file)?;
    let facts = pollster::block_on(inspect(&source))?;
    if let Some(words) = players.and_then(|players| players.contradiction(file, &facts)) {
        totals.contradictions += 1;
        println!("{}: {words}", shown(file));
    }
    let facts = FlatFacts::from(&facts);
    let probe = Probe::of(file);
    let info = MediaInfo::of(file);
    let container = serde_json::to_value(facts.container)?;
    let container = container.as_str().map(str::to_owned);
    // ffprobe has one name for the two.
    let probed = probe.container().map(|name| match container.as_deref() {
        Some("webm") if name == "matroska" => "webm".to_owned(),
        _ => name,
    });
    let mut readings = vec![text("container", container, probed, info.container())];
    if facts.container != Content::IsoBmff {
        return Ok(readings);
    }
    let frame_s = facts.frame_rate.map_or(0.04, |rate| 1.0 / rate);
    readings.push(seconds(
        facts.duration_s,
        probe.duration_s(file, facts.fragmented),
        info.number("General", "Duration"),
        frame_s.max(0.05),
    ));
    let size = |size: Option<(u32, u32)>| size.map(|(width, height)| format!("{width}x{height}"));
    let displayed = facts.display_width.zip(facts.display_height);
    readings.push(text(
        "displayed",
        size(displayed),
        size(probe.displayed()),
        size(info.displayed()),
    ));
    let turn = |degrees: u32| format!("{degrees}°");
    readings.push(text(
        "rotation",
        facts.rotation_deg.map(turn),
        probe.rotation().map(turn),
        info.rotation().map(turn),
    ));
    readings.push(text(
        "video codec",
        facts.video_codec,
        probe.codec("video"),
        info.codec("Video"),
    ));
    readings.push(text(
        "audio codec",
        facts.audio_codec,
        probe.codec("audio"),
        info.codec("Audio"),
    ));
    Ok(readings)
}

/// A fact that is the same or not. A witness that tells nothing agrees.
fn text(
    fact: &'static str,
    ours: Option<String>,
    ffprobe: Option<String>,
    mediainfo: Option<String>,
) -> Reading {
    let agrees = [&ffprobe, &mediainfo].map(|theirs| theirs.is_none() || *theirs == ours);
    Reading {
        fact,
        ours,
        ffprobe,
        mediainfo,
        agrees,
    }
}

fn seconds(
    ours: Option<f64>,
    ffprobe: Option<f64>,
    mediainfo: Option<f64>,
    within: f64,
) -> Reading {
    let agrees = [ffprobe, mediainfo].map(|theirs| match (theirs, ours) {
        (Some(theirs), Some(ours)) => (theirs - ours).abs() <= within,
        (theirs, _) => theirs.is_none(),
    });
    let shown = |seconds: Option<f64>| seconds.map(|seconds| format!("{seconds:.3} s"));
    Reading {
        fact: "duration",
        ours: shown(ours),
        ffprobe: shown(ffprobe),
        mediainfo: shown(mediainfo),
        agrees,
    }
}

/// What a program prints as JSON; `Null` where it fails.
fn json(program: &str, arguments: &[&str], file: &Path) -> Value {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let output = output.map(|output| output.stdout).unwrap_or_default();
    serde_json::from_slice(&output).unwrap_or_default()
}

fn number(value: &Value) -> Option<f64> {
    value
        .as_f64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// A count of pixels or degrees; a cast from a float saturates.
fn whole(value: f64) -> u32 {
    value.round() as u32
}

/// What ffprobe says.
struct Probe(Value);

impl Probe {
    fn of(file: &Path) -> Self {
        let what = [
            "-v",
            "error",
            "-of",
            "json",
            "-show_format",
            "-show_streams",
            "-i",
        ];
        Self(json("ffprobe", &what, file))
    }

    /// The first stream of this kind that is no cover picture.
    fn stream(&self, kind: &str) -> Option<&Value> {
        let streams = self.0.get("streams")?.as_array()?;
        streams.iter().find(|stream| {
            let is_cover = stream.pointer("/disposition/attached_pic") == Some(&Value::from(1));
            stream.get("codec_type").and_then(Value::as_str) == Some(kind) && !is_cover
        })
    }

    fn container(&self) -> Option<String> {
        let format = self.0.pointer("/format/format_name")?.as_str()?;
        let known = [
            ("mov,", "isobmff"),
            ("matroska,", "matroska"),
            ("avi", "avi"),
            ("asf", "asf"),
            ("flv", "flv"),
            ("mpegts", "mpegts"),
            ("mpegvideo", "elementary-video"),
            ("mpeg", "mpegps"),
            ("rm", "realmedia"),
            ("ogg", "ogg"),
            ("gif", "gif"),
            ("wav", "wav"),
            ("mxf", "mxf"),
        ];
        let found = known.iter().find(|(start, _)| format.starts_with(start));
        found.map(|(_, name)| (*name).to_owned())
    }

    /// ffprobe's duration of a fragmented file is that of a header; its packets are then asked.
    fn duration_s(&self, file: &Path, fragmented: bool) -> Option<f64> {
        let header = self.0.pointer("/format/duration").and_then(number);
        if !fragmented {
            return header;
        }
        let what = [
            "-v",
            "error",
            "-of",
            "json",
            "-show_entries",
            "packet=pts_time,duration_time",
            "-i",
        ];
        let packets = json("ffprobe", &what, file);
        let mut span: Option<(f64, f64)> = None;
        for packet in packets.get("packets")?.as_array()? {
            let Some(from) = packet.get("pts_time").and_then(number) else {
                continue;
            };
            let to = from
                + packet
                    .get("duration_time")
                    .and_then(number)
                    .unwrap_or_default();
            let (first, last) = span.unwrap_or((from, to));
            span = Some((first.min(from), last.max(to)));
        }
        span.map(|(first, last)| last - first)
    }

    fn rotation(&self) -> Option<u32> {
        let sides = self.stream("video")?.get("side_data_list");
        let mut sides = sides.and_then(Value::as_array).into_iter().flatten();
        // ffprobe counts counter-clockwise.
        let turned = sides.find_map(|side| number(side.get("rotation")?));
        Some(whole((-turned.unwrap_or_default()).rem_euclid(360.0)))
    }

    fn displayed(&self) -> Option<(u32, u32)> {
        let video = self.stream("video")?;
        let (width, height) = (number(video.get("width")?)?, number(video.get("height")?)?);
        let aspect = video.get("sample_aspect_ratio").and_then(Value::as_str);
        let (across, down) = aspect
            .and_then(|aspect| aspect.split_once(':'))
            .unwrap_or(("1", "1"));
        let (across, down): (f64, f64) = (across.parse().ok()?, down.parse().ok()?);
        let aspect = if across > 0.0 && down > 0.0 {
            across / down
        } else {
            1.0
        };
        let (width, height) = (whole(width * aspect), whole(height));
        let is_lying = self.rotation().is_some_and(|degrees| degrees % 180 == 90);
        (width > 0).then_some(if is_lying {
            (height, width)
        } else {
            (width, height)
        })
    }

    fn codec(&self, kind: &str) -> Option<String> {
        Some(self.stream(kind)?.get("codec_name")?.as_str()?.to_owned())
    }
}

/// What MediaInfo says.
struct MediaInfo(Value);

impl MediaInfo {
    fn of(file: &Path) -> Self {
        Self(json("mediainfo", &["--Output=JSON"], file))
    }

    fn track(&self, kind: &str) -> Option<&Value> {
        let tracks = self.0.pointer("/media/track")?.as_array()?;
        let is_kind = |track: &&Value| track.get("@type").and_then(Value::as_str) == Some(kind);
        tracks.iter().find(is_kind)
    }

    fn number(&self, kind: &str, name: &str) -> Option<f64> {
        number(self.track(kind)?.get(name)?)
    }

    fn container(&self) -> Option<String> {
        let name = match self.track("General")?.get("Format")?.as_str()? {
            "MPEG-4" | "QuickTime" | "HEIF" | "AVIF" => "isobmff",
            "Matroska" => "matroska",
            "WebM" => "webm",
            "AVI" => "avi",
            "Windows Media" => "asf",
            "Flash Video" => "flv",
            "MPEG-TS" | "BDAV" => "mpegts",
            "MPEG-PS" => "mpegps",
            "RealMedia" => "realmedia",
            "Ogg" => "ogg",
            "GIF" => "gif",
            "Wave" => "wav",
            "MXF" => "mxf",
            _ => return None,
        };
        Some(name.to_owned())
    }

    fn rotation(&self) -> Option<u32> {
        self.track("Video")?;
        let degrees = self.number("Video", "Rotation").unwrap_or_default();
        Some(whole(degrees.rem_euclid(360.0)))
    }

    fn displayed(&self) -> Option<(u32, u32)> {
        let (width, height) = (
            self.number("Video", "Width")?,
            self.number("Video", "Height")?,
        );
        let aspect = self.number("Video", "PixelAspectRatio").unwrap_or(1.0);
        let (width, height) = (whole(width * aspect), whole(height));
        let is_lying = self.rotation().is_some_and(|degrees| degrees % 180 == 90);
        Some(if is_lying {
            (height, width)
        } else {
            (width, height)
        })
    }

    fn codec(&self, kind: &str) -> Option<String> {
        let name = match self.track(kind)?.get("Format")?.as_str()? {
            "AVC" => "h264",
            "HEVC" => "hevc",
            "AV1" => "av1",
            "VP9" => "vp9",
            "VP8" => "vp8",
            "MPEG-4 Visual" => "mpeg4",
            "H.263" => "h263",
            "ProRes" => "prores",
            "AAC" => "aac",
            "AC-3" => "ac3",
            "E-AC-3" => "eac3",
            "Opus" => "opus",
            "FLAC" => "flac",
            "ALAC" => "alac",
            _ => return None,
        };
        Some(name.to_owned())
    }
}

/// How often each witness agreed.
#[derive(Default)]
struct Totals {
    files: u32,
    /// Files that could not be read here.
    not_read: u32,
    /// Files whose verdict the decoders contradict.
    contradictions: u32,
    /// By fact: compared, and those in which ffprobe, MediaInfo or both read otherwise.
    facts: BTreeMap<&'static str, [u32; 4]>,
}

impl Totals {
    fn not_read(&mut self, file: &Path, error: &dyn std::error::Error) {
        self.files += 1;
        self.not_read += 1;
        println!("{}: not read: {error}", shown(file));
    }

    fn add(&mut self, file: &Path, readings: &[Reading]) {
        self.files += 1;
        for reading in readings {
            let [compared, ffprobe, mediainfo, both] = self.facts.entry(reading.fact).or_default();
            *compared += 1;
            let agrees = reading.agrees;
            match agrees {
                [true, true] => continue,
                [false, true] => *ffprobe += 1,
                [true, false] => *mediainfo += 1,
                [false, false] => *both += 1,
            }
            let told = |reading: &Option<String>| reading.clone().unwrap_or_else(|| "-".to_owned());
            println!(
                "{}: {}: here {}, ffprobe {}, MediaInfo {}",
                shown(file),
                reading.fact,
                told(&reading.ours),
                told(&reading.ffprobe),
                told(&reading.mediainfo)
            );
        }
    }

    fn print(&self) {
        println!("\n{} files, {} of them not read", self.files, self.not_read);
        println!("{} verdicts that decoders contradict", self.contradictions);
        for (fact, [compared, ffprobe, mediainfo, both]) in &self.facts {
            println!(
                "{fact}: {compared} compared; otherwise only in ffprobe {ffprobe}, only in MediaInfo \
                 {mediainfo}, in both {both}"
            );
        }
    }
}
