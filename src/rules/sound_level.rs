//! `sound-level` (电平-2db -8db): how loud it is, as the examination measures it.

use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id, set_apart};

const FITS: Case = Case::new("fits", Outcome::Meets);
const LOW: Case = Case::new("low", Outcome::Breaks).mended_by(Remedy::ClearSound);
const HIGH: Case = Case::new("high", Outcome::Breaks).mended_by(Remedy::ClearSound);
const OPEN: Case = Case::new("to-confirm", Outcome::Confirm);

/// The levels that notices limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    PeakDbfs,
    TruePeakDbtp,
    LoudnessLufs,
    NoiseDbfs,
}

/// One level and its limits, in decibels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Limited {
    level: Level,
    min: Option<f64>,
    max: Option<f64>,
}

/// What is demanded of the level.
#[derive(Debug, Clone, PartialEq)]
pub struct SoundLevel {
    limits: Vec<Limited>,
}

impl SoundLevel {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let levels = [
            ("peak_dbfs", Level::PeakDbfs),
            ("true_peak_dbtp", Level::TruePeakDbtp),
            ("loudness_lufs", Level::LoudnessLufs),
            ("noise_dbfs", Level::NoiseDbfs),
        ];
        let mut limits = Vec::new();
        for (key, level) in levels {
            let Some(bounds) = object.object(key) else {
                continue;
            };
            let (min, max) = (bounds.decibels("min"), bounds.decibels("max"));
            bounds.close();
            match (min, max) {
                (Some(min), Some(max)) if min > max => object.fault(key, Problem::LeastAboveMost),
                (None, None) => object.fault(key, Problem::NothingDemanded),
                _ => {}
            }
            limits.push(Limited { level, min, max });
        }
        if limits.is_empty() {
            object.own_fault(Problem::NothingDemanded);
        }
        Self { limits }
    }
}

impl Limited {
    fn finding(&self, context: &Context<'_>) -> Option<Finding> {
        let levels = context.decoded?.levels.as_ref()?;
        let level = match self.level {
            Level::PeakDbfs => levels.peak_dbfs,
            Level::TruePeakDbtp => levels.true_peak_dbtp,
            Level::LoudnessLufs => levels.loudness_lufs,
            Level::NoiseDbfs => levels.noise_dbfs,
        };
        let level = level.filter(|level| level.is_finite())?;
        // As it is shown.
        let shown = (level * 10.0).round() / 10.0;
        let case = match (self.min, self.max) {
            (Some(min), _) if shown < min => LOW,
            (_, Some(max)) if shown > max => HIGH,
            _ => FITS,
        };
        Some(case.with([("level", level.into())]))
    }

    fn words(&self, lang: Lang) -> String {
        let name = match self.level {
            Level::PeakDbfs => id::LEVEL_PEAK,
            Level::TruePeakDbtp => id::LEVEL_TRUE_PEAK,
            Level::LoudnessLufs => id::LEVEL_LOUDNESS,
            Level::NoiseDbfs => id::LEVEL_NOISE,
        };
        let unit = match self.level {
            Level::PeakDbfs | Level::NoiseDbfs => "dBFS",
            Level::TruePeakDbtp => "dBTP",
            Level::LoudnessLufs => "LUFS",
        };
        let figure = |level: f64| {
            let value = crate::text::fixed(level, 1);
            let value = value.strip_suffix(".0").unwrap_or(&value);
            format!("{} {unit}", value.replace('-', "−"))
        };
        let limit = match (self.min.map(figure), self.max.map(figure)) {
            (Some(min), Some(max)) => {
                let args = [("min", min.as_str().into()), ("max", max.as_str().into())];
                lang.fill(id::LIMIT_BETWEEN, &args)
            }
            (Some(min), None) => lang.fill(id::LIMIT_AT_LEAST, &[("value", min.as_str().into())]),
            (None, Some(max)) => lang.fill(id::LIMIT_AT_MOST, &[("value", max.as_str().into())]),
            (None, None) => String::new(),
        };
        set_apart(&format!("{}{limit}", lang.text(name)))
    }
}

impl Rule for SoundLevel {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[FITS, LOW, HIGH, OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let parts: Vec<String> = self.limits.iter().map(|limit| limit.words(lang)).collect();
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let open = || confirmed::judge(context, demand, OPEN);
        let findings = self.limits.iter();
        findings
            .map(|limit| limit.finding(context).unwrap_or_else(open))
            .collect()
    }
}
