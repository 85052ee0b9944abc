//! Holds verdicts to decoders: ffmpeg, and the browsers that played each file.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use yujian::facts::{Facts, FlatFacts};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

/// The notice that the page serves.
const NOTICE: &str = include_str!("../../www/notice.json");

/// How far from its end a player may say that a file has ended, in seconds.
const NEAR_S: f64 = 0.5;

/// Up to which part of a size players round differently: what the page takes for the same size.
const NEAR_SIZE: f64 = 0.01;

/// How a browser played a file, as `tests/pages/src/play.rs` writes it.
#[derive(Debug, Deserialize)]
struct Playing {
    /// `ended`, `error`, `stalled` or `unfinished`.
    how: String,
    at_s: f64,
    duration_s: Option<f64>,
    width: u32,
    height: u32,
    frames: Option<u64>,
}

impl Playing {
    fn is_whole(&self) -> bool {
        let reached = self.duration_s.is_none_or(|end| self.at_s + NEAR_S >= end);
        self.how == "ended" && reached && self.width > 0 && self.frames != Some(0)
    }

    /// Whether it has shown the size, and ended about where the inspection says.
    fn is_as_said(&self, facts: &FlatFacts) -> bool {
        let near = |shown: u32, said: Option<u32>| {
            let (shown, said) = (f64::from(shown), f64::from(said.unwrap_or(shown)));
            (shown - said).abs() <= said * NEAR_SIZE
        };
        let ends = facts.duration_s.unwrap_or(self.at_s);
        near(self.width, facts.display_width)
            && near(self.height, facts.display_height)
            && (self.at_s - ends).abs() <= NEAR_S
    }
}

impl fmt::Display for Playing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            how,
            at_s,
            width,
            height,
            ..
        } = self;
        write!(f, "{how} at {at_s:.2} s, {width}x{height}")?;
        match self.frames {
            Some(frames) => write!(f, ", {frames} frames"),
            None => Ok(()),
        }
    }
}

/// What the browsers played: by browser, then by path.
pub(crate) struct Players {
    notice: Notice,
    browsers: Vec<(String, BTreeMap<PathBuf, Playing>)>,
}

impl Players {
    /// Reads what each browser has written, each file named after its browser.
    pub(crate) fn read(files: &[PathBuf]) -> Result<Self, Box<dyn Error>> {
        let notice = Notice::parse(NOTICE).map_err(|error| format!("the notice: {error:?}"))?;
        let browser = |file: &PathBuf| -> Result<_, Box<dyn Error>> {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            Ok((
                name.into_owned(),
                serde_json::from_slice(&std::fs::read(file)?)?,
            ))
        };
        let browsers = files.iter().map(browser).collect::<Result<_, _>>()?;
        Ok(Self { notice, browsers })
    }

    /// A sentence for a file that may be handed in though a decoder complains or shows something else than the
    /// inspection says, or is refused though all play it to the end. What breaks a rule plays well; it is
    /// named where no browser shows what is said of it.
    pub(crate) fn contradiction(&self, file: &Path, facts: &Facts) -> Option<String> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let report = Report::unconfirmed(facts, &name, &self.notice);
        let ffmpeg = ffmpeg_complains(file).map(|words| format!("ffmpeg: {words}"));
        let played = || self.browsers.iter().map(|(_, played)| played.get(file));
        let is_whole = |playing: Option<&Playing>| playing.is_some_and(Playing::is_whole);
        let is_as_said =
            |playing: Option<&Playing>| playing.is_some_and(|p| p.is_as_said(&report.facts));
        if report.verdict <= Outcome::Confirm {
            let browsers = self.browsers.iter().map(|(name, _)| name).zip(played());
            let browsers = browsers
                .filter(|(_, playing)| !is_whole(*playing) || !is_as_said(*playing))
                .map(|(name, playing)| match playing {
                    Some(playing) => format!("{name}: {playing}"),
                    None => format!("{name}: not played"),
                });
            let complaints: Vec<_> = ffmpeg.into_iter().chain(browsers).collect();
            return (!complaints.is_empty())
                .then(|| format!("may be handed in, but {}", complaints.join("; ")));
        }
        let all_play = ffmpeg.is_none() && played().all(is_whole);
        let is_untold = report.verdict == Outcome::CannotTell;
        if !all_play || !is_untold && played().any(is_as_said) {
            return None;
        }
        let refused = report.outcomes.iter().map(|outcome| {
            let (rule, main) = (&*outcome.rule, &outcome.main);
            (main.outcome > Outcome::Confirm)
                .then(|| format!("{rule} {}: {}", main.outcome.as_str(), main.code))
        });
        let refused: Vec<_> = refused.flatten().collect();
        let refused = refused.join(", ");
        Some(format!(
            "is refused ({refused}), but all play it to the end"
        ))
    }
}

/// The first line that ffmpeg writes when it decodes all of a file; `None` where it is content.
fn ffmpeg_complains(file: &Path) -> Option<String> {
    let decoded = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(file)
        .args(["-map", "0:v:0?", "-map", "0:a:0?", "-f", "null", "-"])
        .stdout(Stdio::null())
        .output();
    let output = match decoded {
        Ok(output) => output,
        Err(error) => return Some(error.to_string()),
    };
    let words = String::from_utf8_lossy(&output.stderr);
    // What the writer of nothing says of times is not about decoding.
    let first = words
        .lines()
        .find(|line| !line.trim().is_empty() && !line.contains("to muxer"));
    match first {
        Some(line) => Some(line.trim().to_owned()),
        None => (!output.status.success()).then(|| output.status.to_string()),
    }
}
