//! Writes a film anew without encoding: `cargo run --release --example remux -- [OPTION…] IN OUT`
//!
//! - `--cut FROM TO`: seconds of the film, or `-` for its own beginning or end. It begins at the key frame at or
//!   before `FROM`, unless
//! - `--exact` asks for an edit list.
//! - `--turn 0|90|180|270`: how players turn the picture, clockwise.
//! - `--picture ID`, `--sound ID`: other tracks than those that players take; `--no-sound`.
//! - `--notice FILE`: the notice that the result is held against.
//!
//! The result is inspected before it gets its name, and its report (`www/report.schema.json`) is printed, as the
//! example `inspect` prints it. The source is never written to, and nothing that is there already is replaced.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::remux::{Choice, Planned, Time, Turn, check, plan};
use yujian::report::Report;
use yujian::source::{ByteSource, FileSource};

type Error = Box<dyn std::error::Error>;

/// The notice that the page serves.
const NOTICE: &str = include_str!("../www/notice.json");

/// Bytes that are copied at once.
const COPIED: u64 = 1024 * 1024;

fn main() -> ExitCode {
    match run() {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    cut: Option<[Option<Time>; 2]>,
    exact: bool,
    turn: Option<Turn>,
    picture: Option<u32>,
    sound: Option<u32>,
    no_sound: bool,
    notice: Option<PathBuf>,
    files: Vec<PathBuf>,
}

impl Asked {
    fn read(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Self, Error> {
        let mut asked = Self::default();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().ok_or("an option lacks its value")?;
                let text = value.into_string().map_err(|_| "a value is no text")?;
                Ok::<String, Error>(text)
            };
            match argument.to_str() {
                Some("--cut") => asked.cut = Some([time(&value()?)?, time(&value()?)?]),
                Some("--exact") => asked.exact = true,
                Some("--turn") => {
                    let turn = Turn::from_degrees(value()?.parse()?);
                    asked.turn = Some(turn.ok_or("a turn is one of 0, 90, 180 and 270")?);
                }
                Some("--picture") => asked.picture = Some(value()?.parse()?),
                Some("--sound") => asked.sound = Some(value()?.parse()?),
                Some("--no-sound") => asked.no_sound = true,
                Some("--notice") => asked.notice = Some(value()?.into()),
                _ => asked.files.push(argument.into()),
            }
        }
        Ok(asked)
    }

    fn choice(&self, of_players: Choice) -> Choice {
        let mut choice = of_players;
        choice.picture = self.picture.unwrap_or(choice.picture);
        choice.sound = self.sound.or(choice.sound).filter(|_| !self.no_sound);
        choice.turn = self.turn;
        choice.cut.exact = self.exact;
        if let Some([from, to]) = self.cut {
            (choice.cut.from, choice.cut.to) = (from, to);
        }
        choice
    }
}

/// Seconds with up to six digits behind the point; none for `-`.
fn time(text: &str) -> Result<Option<Time>, Error> {
    if text == "-" {
        return Ok(None);
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{rest:0<6}");
    if rest.len() > 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("a time is in seconds, such as 12.5".into());
    }
    let units = digits.parse()?;
    let scale = 1_000_000;
    Ok(Some(Time { units, scale }))
}

fn run() -> Result<String, Error> {
    let asked = Asked::read(std::env::args_os().skip(1))?;
    let [input, output] = asked.files.as_slice() else {
        return Err("which film, and under which name? remux [OPTION…] IN OUT".into());
    };
    let notice = match &asked.notice {
        Some(path) => fs::read_to_string(path)?,
        None => NOTICE.to_owned(),
    };
    let notice = Notice::parse(&notice).map_err(|error| format!("the notice: {error:?}"))?;
    if output.exists() {
        return Err("there is a file of that name already".into());
    }
    let source = FileSource::open(input)?;
    let before = pollster::block_on(inspect(&source))?;
    let choice = Choice::of(&before).ok_or("there is no picture in it")?;
    let choice = asked.choice(choice);
    let plan = pollster::block_on(plan(&source, &before, &choice))?;
    let planned = Planned::new(&plan, &source);
    let after = pollster::block_on(inspect(&planned))?;
    let differences = check(&before, &choice, &plan, &after);
    if !differences.is_empty() {
        return Err(format!("the result is not what it must be: {differences:?}").into());
    }
    eprintln!(
        "begins at {:.6} s, plays {:.6} s, {} bytes in {} pieces",
        plan.begin.seconds(),
        plan.duration.seconds(),
        plan.bytes,
        plan.slices.len(),
    );
    write(&planned, output)?;
    let name = output.file_name().unwrap_or(output.as_os_str());
    let report = Report::unconfirmed(&after, &name.to_string_lossy(), &notice);
    Ok(serde_json::to_string(&report)?)
}

/// Writes under another name first: what stands under the name that was asked for is whole.
fn write(source: &impl ByteSource, output: &Path) -> Result<(), Error> {
    let mut part = output.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&part)?;
    let written = copy(source, file).and_then(|()| {
        // A link is made only where nothing stands yet.
        fs::hard_link(&part, output).or_else(|_| match output.exists() {
            true => Err("there is a file of that name already".into()),
            // Not every drive knows links.
            false => fs::rename(&part, output).map_err(Error::from),
        })
    });
    if part.exists() {
        fs::remove_file(&part)?;
    }
    written
}

fn copy(source: &impl ByteSource, file: File) -> Result<(), Error> {
    let mut writer = BufWriter::new(file);
    let mut at = 0;
    while at < source.len() {
        let bytes = pollster::block_on(source.read(at..at + COPIED))?;
        at += bytes.len() as u64;
        writer.write_all(&bytes)?;
    }
    let file = writer.into_inner().map_err(|error| error.into_error())?;
    file.sync_all()?;
    Ok(())
}
