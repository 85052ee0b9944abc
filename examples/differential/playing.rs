//! Holds verdicts to decoders: ffmpeg, and the browsers that played each file.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use yujian::facts::Facts;
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

/// The notice that the page serves.
const NOTICE: &str = include_str!("../../www/notice.json");

/// How far from its end a player may say that a file has ended, in seconds.
const NEAR_S: f64 = 0.5;

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

    /// A sentence for a file that may be handed in though a decoder complains, or is refused though all play
    /// it to the end.
    pub(crate) fn contradiction(&self, file: &Path, facts: &Facts) -> Option<String> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let report = Report::unconfirmed(facts, &name, &self.notice);
        let complaints = self.complaints(file);
        match (report.verdict <= Outcome::Confirm, complaints.as_slice()) {
            (true, [_, ..]) => Some(format!("may be handed in, but {}", complaints.join("; "))),
            (false, []) => {
                let refused = report
                    .outcomes
                    .iter()
                    .filter(|o| o.main.outcome > Outcome::Confirm);
                let refused: Vec<String> = refused
                    .map(|o| {
                        format!(
                            "{} {}: {}",
                            o.rule.as_str(),
                            o.main.outcome.as_str(),
                            o.main.code
                        )
                    })
                    .collect();
                Some(format!(
                    "is refused ({}), but all play it to the end",
                    refused.join(", ")
                ))
            }
            _ => None,
        }
    }

    /// What ffmpeg and the browsers complain of.
    fn complaints(&self, file: &Path) -> Vec<String> {
        let ffmpeg = ffmpeg_complains(file).map(|words| format!("ffmpeg: {words}"));
        let browsers = self
            .browsers
            .iter()
            .filter_map(|(name, played)| match played.get(file) {
                Some(playing) if playing.is_whole() => None,
                Some(playing) => Some(format!("{name}: {playing}")),
                None => Some(format!("{name}: not played")),
            });
        ffmpeg.into_iter().chain(browsers).collect()
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
    let first = words.lines().find(|line| !line.trim().is_empty());
    match first {
        Some(line) => Some(line.trim().to_owned()),
        None => (!output.status.success()).then(|| output.status.to_string()),
    }
}
