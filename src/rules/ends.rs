//! `ends` (无倒计时、无黑边): how the video begins and ends, and that no bars are around it.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::facts::Decoded;
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

/// The examination has seen bars around the picture. A dark scene can look alike, so a person decides.
const BARS_SEEN: Case = Case::new("bars-seen", Outcome::Advise).mended_by(Remedy::ExportAsAsked);
/// The examination has heard something where it is to be silent.
const SOUND_AT_START: Case =
    Case::new("sound-at-start", Outcome::Advise).mended_by(Remedy::ExportAsAsked);
const SOUND_AT_END: Case =
    Case::new("sound-at-end", Outcome::Advise).mended_by(Remedy::ExportAsAsked);

/// How much shorter a silence may be measured than it is, in seconds: its edges are found to a tenth.
const SILENCE_WITHIN_S: f64 = 0.2;

/// What a notice may forbid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Part {
    Bars,
    Countdown,
    Letterbox,
}

/// The word under which something is forbidden, or let be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Word {
    #[strum(serialize = "forbid")]
    Forbid,
    Allowed,
}

impl Part {
    fn read_forbidden(object: &Object<'_>) -> Vec<Self> {
        let parts = Self::VARIANTS.iter().copied();
        parts
            .filter(|part| {
                let word: &'static str = part.into();
                object.word(word) == Some(Word::Forbid)
            })
            .collect()
    }
}

/// What is demanded of beginning, end and edges.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ends {
    /// Black before and after, in milliseconds.
    black_ms: Option<u64>,
    /// Silence before and after, in milliseconds.
    silence_ms: Option<u64>,
    /// Still pictures before and after.
    still_frames: Option<u64>,
    /// What must not be there.
    forbid: Vec<Part>,
}

impl Ends {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let demanded = Self {
            black_ms: object.thousandths("black_s", 0..=600),
            silence_ms: object.thousandths("silence_s", 0..=600),
            still_frames: object.whole("still_frames", 0..=10_000),
            forbid: Part::read_forbidden(object),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }
}

impl Ends {
    /// What the examination holds against it.
    fn measured(&self, decoded: &Decoded) -> Vec<Finding> {
        let bars = decoded
            .bars_at_s
            .filter(|_| self.forbid.contains(&Part::Letterbox));
        let bars = bars.map(|at_s| BARS_SEEN.with([("at_s", at_s.into())]));
        let edge = |case: Case, silent_s: Option<f64>| {
            let wanted_s = self.silence_ms? as f64 / 1000.0;
            let silent_s = silent_s.filter(|silent_s| silent_s + SILENCE_WITHIN_S < wanted_s)?;
            Some(case.with([("silent_s", silent_s.into()), ("wanted_s", wanted_s.into())]))
        };
        let start = edge(SOUND_AT_START, decoded.silent_at_start_s);
        let end = edge(SOUND_AT_END, decoded.silent_at_end_s);
        [bars, start, end].into_iter().flatten().collect()
    }
}

impl Rule for Ends {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE, BARS_SEEN, SOUND_AT_START, SOUND_AT_END]
    }

    fn demanded(&self, lang: Lang) -> String {
        let seconds = |template, ms: Option<u64>| {
            ms.map(|ms| lang.fill(template, &[("duration_s", (ms as f64 / 1000.0).into())]))
        };
        let mut parts = Vec::new();
        parts.extend(seconds(id::DEMANDED_BLACK, self.black_ms));
        parts.extend(seconds(id::DEMANDED_SILENCE, self.silence_ms));
        let stills = self.still_frames;
        parts
            .extend(stills.map(|count| lang.fill(id::DEMANDED_STILLS, &[("count", count.into())])));
        parts.extend(self.forbid.iter().map(|part| {
            let word: &str = (*part).into();
            lang.find(&format!("ends-no-{word}"), &[])
                .unwrap_or_default()
        }));
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let mut findings = vec![confirmed::judge(context, demand, OPEN)];
        if let Some(decoded) = context.decoded {
            findings.extend(self.measured(decoded));
        }
        findings
    }
}
