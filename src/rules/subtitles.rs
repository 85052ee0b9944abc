//! `subtitles` (字幕文件 SRT; 无字幕): beside the video, in the file, or in the picture.
//!
//! A track in the file is measured. What lies beside it or is burnt into the picture a person says.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::words::either;
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope, cannot_tell};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

const FITS: Case = Case::new("fits", Outcome::Meets);
const NO_TRACK: Case = Case::new("no-track", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const HAS_TRACK: Case = Case::new("has-track", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);

/// Whether subtitles must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Presence {
    Required,
    Allowed,
    Forbidden,
}

/// The formats of a file of subtitles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs)] // The names are those of the formats.
enum Format {
    Srt,
    Sbv,
    Vtt,
    Ass,
    Txt,
}

/// What is demanded of subtitles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subtitles {
    /// As a file beside the video.
    sidecar: Option<Presence>,
    formats: Vec<Format>,
    /// As a track in the file.
    track: Option<Presence>,
    /// In the picture itself.
    burnt_in: Option<Presence>,
    languages: Vec<String>,
    style: Option<String>,
}

impl Subtitles {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let demanded = Self {
            sidecar: object.word("sidecar"),
            formats: object.word_list("formats").unwrap_or_default(),
            track: object.word("track"),
            burnt_in: object.word("burnt_in"),
            languages: object.text_list("languages", 20).unwrap_or_default(),
            style: object.text("style", 60),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }

    /// Whether a person has to say something of it.
    fn is_asked(&self) -> bool {
        let binds = |presence: Option<Presence>| {
            matches!(presence, Some(Presence::Required | Presence::Forbidden))
        };
        binds(self.sidecar)
            || binds(self.burnt_in)
            || !self.formats.is_empty()
            || self.style.is_some()
            || !self.languages.is_empty()
    }

    fn track(&self, context: &Context<'_>) -> Option<Finding> {
        let wanted = self.track?;
        let Some(movie) = &context.facts.movie else {
            return Some(cannot_tell::no_picture(context));
        };
        let is_text = |handler: &String| {
            matches!(handler.as_str(), "text" | "sbtl" | "subt" | "subp" | "clcp")
        };
        match (wanted, movie.others.iter().any(is_text)) {
            (Presence::Required, false) => Some(NO_TRACK.with([])),
            (Presence::Forbidden, true) => Some(HAS_TRACK.with([])),
            _ => Some(FITS.with([])),
        }
    }
}

impl Rule for Subtitles {
    fn settled(&self) -> Settled {
        match self.is_asked() {
            true => Settled::Stated,
            false => Settled::Measured,
        }
    }

    fn cases(&self) -> &'static [Case] {
        &[FITS, NO_TRACK, HAS_TRACK, OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        let presence = |presence: Option<Presence>, part: &'static str| {
            let word: &str = presence?.into();
            lang.find(&format!("subtitles-{part}-{word}"), &[])
        };
        parts.extend(presence(self.sidecar, "sidecar"));
        if !self.formats.is_empty() {
            let names = self.formats.iter().map(|format| {
                let word: &str = (*format).into();
                word.to_ascii_uppercase()
            });
            let names: Vec<String> = names.collect();
            let names = either(&names, lang);
            parts.push(lang.fill(id::DEMANDED_FORMATS, &[("formats", names.as_str().into())]));
        }
        parts.extend(presence(self.track, "track"));
        parts.extend(presence(self.burnt_in, "burnt-in"));
        if !self.languages.is_empty() {
            let languages = self.languages.join(lang.text(id::LIST_AND));
            let args = [("languages", languages.as_str().into())];
            parts.push(lang.fill(id::DEMANDED_LANGUAGES, &args));
        }
        parts.extend(self.style.clone());
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.track(context).into_iter().collect();
        if self.is_asked() {
            findings.push(confirmed::judge(context, demand, OPEN));
        }
        if findings.is_empty() {
            findings.push(FITS.with([]));
        }
        findings
    }
}
