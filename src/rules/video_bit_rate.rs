//! `video-bit-rate` (码率不低于8M): mean bits per second of the pictures, or of the whole file.
//!
//! Rates are bits, and a kilobit is 1000 of them, whatever letter the notice writes.

use super::cannot_tell;
use super::kind::Rule;
use super::limit::{Keys, Limit, Side, keys};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

const WITHIN: Case = Case::new("within", Outcome::Meets);
const LOW: Case = Case::new("low", Outcome::Breaks).mended_by(Remedy::ExportFiner);
const HIGH: Case = Case::new("high", Outcome::Breaks).mended_by(Remedy::MakeSmaller);

const KEYS: Keys = keys!("kbps");

/// What the bits are counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The picture track.
    Video,
    /// The whole file.
    File,
}

/// How the rate is steered, which the mean does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Mode {
    /// Varying.
    Vbr,
    /// Constant.
    Cbr,
}

/// What is demanded of the bit rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VideoBitRate {
    /// In bits per second.
    limit: Limit,
    part: Part,
    mode: Option<Mode>,
}

impl VideoBitRate {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let limit = Limit::read(object, KEYS, 0..=1_000_000, crate::json::thousandths);
        if !limit.is_written() {
            object.own_fault(Problem::NothingDemanded);
        }
        Self {
            // No coder meets a rate to the bit.
            limit: limit.into_approximate(),
            part: match object.text("of", 32).as_deref() {
                Some("file") => Part::File,
                _ => Part::Video,
            },
            mode: object.word("mode"),
        }
    }

    /// Whether no file meets both.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        self.part == other.part && self.limit.gap(&other.limit) > 0
    }

    /// The least bits per second, where there is a least.
    pub(crate) fn least(&self) -> Option<u64> {
        self.limit.least.map(|least| least.value)
    }
}

impl Rule for VideoBitRate {
    fn cases(&self) -> &'static [Case] {
        &[WITHIN, LOW, HIGH]
    }

    fn demanded(&self, lang: Lang) -> String {
        let rate = |bits: u64| {
            lang.fill(
                id::UNIT_BIT_RATE,
                &[("kbps", (bits as f64 / 1000.0).into())],
            )
        };
        let mut words = self.limit.words(lang, rate);
        if let Some(mode) = self.mode {
            words.push_str(lang.text(id::LIST_COMMA));
            words.push_str(match mode {
                Mode::Vbr => lang.text(id::DEMANDED_VBR),
                Mode::Cbr => lang.text(id::DEMANDED_CBR),
            });
        }
        words
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        let rate = match self.part {
            Part::Video => picture.bit_rate,
            Part::File => context
                .duration_s()
                .map(|duration_s| (context.facts.bytes as f64 * 8.0 / duration_s) as u64),
        };
        let is_sound = !context.facts.truncated && !picture.encrypted;
        let Some(bits) = rate.filter(|bits| *bits > 0 && is_sound) else {
            return vec![cannot_tell::UNKNOWN.with([])];
        };
        let case = match self.limit.side(bits) {
            Side::Inside => WITHIN,
            Side::Below(_) => LOW,
            Side::Above(_) => HIGH,
        };
        vec![case.with([("kbps", (bits as f64 / 1000.0).into())])]
    }
}
