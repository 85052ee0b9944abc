//! `sound-coding` (AAC 48KHz 128Kbps 双声道): whether there is sound, and how it is coded.

use super::cannot_tell;
use super::kind::Rule;
use super::limit::{Keys, Limit, Side};
use super::video_bit_rate::Mode;
use super::words::either;
use super::{Case, Context, Demand, Figure, Finding, Outcome, Remedy, Scope};
use crate::facts::{DefectCode, SoundTrack};
use crate::json::{Object, Problem, thousandths};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

const FITS: Case = Case::new("fits", Outcome::Meets);
const NO_SOUND: Case = Case::new("no-sound", Outcome::Breaks).mended_by(Remedy::AddSound);
const NONE_AS_ASKED: Case = Case::new("none-as-asked", Outcome::Meets);
const HAS_SOUND: Case = Case::new("has-sound", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_CODEC: Case =
    Case::new("other-codec", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_RATE: Case = Case::new("other-rate", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_CHANNELS: Case =
    Case::new("other-channels", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_BIT_RATE: Case =
    Case::new("other-bit-rate", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const DETAIL_UNKNOWN: Case = Case::new("detail-unknown", Outcome::CannotTell);

/// The codecs that notices name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs)] // The names are those of the codecs.
enum Codec {
    Aac,
    Mp3,
    Mp2,
    Ac3,
    Pcm,
    Opus,
    Flac,
    Vorbis,
    Wma,
}

/// Whether there must be sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Presence {
    Required,
    Forbidden,
}

const KBPS: Keys = Keys {
    min: "min",
    max: "max",
    over: "over",
    under: "under",
    about: Some("about"),
    any: Some("any"),
    within: "within_kbps",
};

/// What is demanded of the sound's coding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SoundCoding {
    track: Option<Presence>,
    any: Vec<Codec>,
    /// In samples per second.
    rate_hz: Vec<u32>,
    channels: Vec<u16>,
    /// In bits per second.
    bit_rate: Limit,
    mode: Option<Mode>,
}

impl SoundCoding {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let rates = object
            .number_list("rate_hz", 8000..=384_000)
            .unwrap_or_default();
        let channels = object.number_list("channels", 1..=64).unwrap_or_default();
        let kbps = object.object("kbps");
        let bit_rate = kbps.as_ref().map(|kbps| {
            let limit = Limit::read(kbps, KBPS, 1..=100_000, thousandths);
            kbps.close();
            // No coder meets a rate to the bit.
            limit.into_approximate()
        });
        let demanded = Self {
            track: object.word("track"),
            any: object.word_list("any").unwrap_or_default(),
            rate_hz: rates.into_iter().map(|rate| rate as u32).collect(),
            channels: channels.into_iter().map(|count| count as u16).collect(),
            bit_rate: bit_rate.unwrap_or_default(),
            mode: object.word("mode"),
        };
        let rest = Self {
            mode: None,
            ..demanded.clone()
        };
        if rest == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }

    /// Whether the notice forbids sound.
    pub(crate) fn is_forbidden(&self) -> bool {
        self.track == Some(Presence::Forbidden)
    }

    fn of_track(&self, sound: &SoundTrack) -> Vec<Finding> {
        let found = [
            self.codec(sound),
            listed(&self.rate_hz, sound.sample_rate, OTHER_RATE, "rate_hz"),
            listed(&self.channels, sound.channels, OTHER_CHANNELS, "channels"),
            self.bit_rate(sound),
        ];
        found.into_iter().flatten().collect()
    }

    fn codec(&self, sound: &SoundTrack) -> Option<Finding> {
        if self.any.is_empty() {
            return None;
        }
        let codec = sound.codec.as_str();
        if matches!(codec, "" | "mp4a" | "unknown") {
            return Some(DETAIL_UNKNOWN.with([]));
        }
        let is_listed = self.any.iter().any(|listed| listed.is_of(codec));
        (!is_listed).then(|| OTHER_CODEC.with([("codec", codec.into())]))
    }

    fn bit_rate(&self, sound: &SoundTrack) -> Option<Finding> {
        if self.bit_rate.is_none() {
            return None;
        }
        let Some(bits) = sound.bit_rate.filter(|bits| *bits > 0) else {
            return Some(DETAIL_UNKNOWN.with([]));
        };
        let is_inside = self.bit_rate.side(bits) == Side::Inside;
        (!is_inside).then(|| OTHER_BIT_RATE.with([("kbps", (bits as f64 / 1000.0).into())]))
    }
}

/// Whether a figure is one of the list; unknown where it is not known, and nothing where none is listed.
fn listed<T: Copy + PartialEq + Into<u64>>(
    list: &[T],
    figure: Option<T>,
    case: Case,
    name: &str,
) -> Option<Finding> {
    if list.is_empty() {
        return None;
    }
    let Some(figure) = figure else {
        return Some(DETAIL_UNKNOWN.with([]));
    };
    let is_listed = list.contains(&figure);
    (!is_listed).then(|| case.with([(name, Figure::Whole(figure.into()))]))
}

impl Codec {
    fn is_of(self, codec: &str) -> bool {
        match self {
            Self::Pcm => codec.starts_with("pcm") || matches!(codec, "sowt" | "twos" | "lpcm"),
            Self::Ac3 => matches!(codec, "ac3" | "eac3"),
            Self::Wma => codec.starts_with("wma"),
            other => {
                let word: &str = other.into();
                codec == word
            }
        }
    }
}

impl Rule for SoundCoding {
    fn cases(&self) -> &'static [Case] {
        &[
            FITS,
            NO_SOUND,
            NONE_AS_ASKED,
            HAS_SOUND,
            OTHER_CODEC,
            OTHER_RATE,
            OTHER_CHANNELS,
            OTHER_BIT_RATE,
            DETAIL_UNKNOWN,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        parts.extend(self.track.map(|track| match track {
            Presence::Required => lang.text(id::DEMANDED_SOUND).to_owned(),
            Presence::Forbidden => lang.text(id::DEMANDED_NO_SOUND).to_owned(),
        }));
        let either = |words: Vec<String>| either(&words, lang);
        if !self.any.is_empty() {
            let names = self.any.iter().map(|codec| {
                let word: &str = (*codec).into();
                lang.fill(id::PAGE_CODEC, &[("codec", word.into())])
            });
            parts.push(either(names.collect()));
        }
        if !self.rate_hz.is_empty() {
            let rates = self.rate_hz.iter().map(|rate| {
                let khz = f64::from(*rate) / 1000.0;
                lang.fill(id::UNIT_KHZ, &[("khz", khz.into())])
            });
            parts.push(either(rates.collect()));
        }
        if !self.channels.is_empty() {
            let channels = self
                .channels
                .iter()
                .map(|count| lang.fill(id::UNIT_CHANNELS, &[("count", u32::from(*count).into())]));
            parts.push(either(channels.collect()));
        }
        if !self.bit_rate.is_none() {
            let rate = |bits: u64| {
                lang.fill(
                    id::UNIT_BIT_RATE,
                    &[("kbps", (bits as f64 / 1000.0).into())],
                )
            };
            parts.push(self.bit_rate.words(lang, rate));
        }
        parts.extend(self.mode.map(|mode| match mode {
            Mode::Vbr => lang.text(id::DEMANDED_VBR).to_owned(),
            Mode::Cbr => lang.text(id::DEMANDED_CBR).to_owned(),
        }));
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(movie) = &context.facts.movie else {
            return vec![cannot_tell::no_picture(context)];
        };
        let sounds = movie.sounds.iter();
        let sound = sounds.clone().find(|sound| sound.samples > 0);
        let Some(sound) = sound else {
            // A damaged description may have lost the track: then nobody can tell.
            let why = match cannot_tell::no_movie(context.facts) {
                None if context.facts.truncated => Some(DefectCode::FileCutOff),
                why => why,
            };
            return vec![match why {
                Some(code) => cannot_tell::defect(code),
                None if self.is_forbidden() => NONE_AS_ASKED.with([]),
                None => NO_SOUND.with([]),
            }];
        };
        if self.is_forbidden() {
            return vec![HAS_SOUND.with([])];
        }
        if sound.encrypted {
            return vec![cannot_tell::defect(DefectCode::Encrypted)];
        }
        let mut findings = self.of_track(sound);
        if findings.is_empty() {
            findings.push(FITS.with([("codec", sound.codec.as_str().into())]));
        }
        findings
    }
}
