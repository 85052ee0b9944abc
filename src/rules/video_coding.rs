//! `video-coding` (逐行扫描 H.264): how the pictures are coded.

use super::cannot_tell;
use super::kind::Rule;
use super::words::either;
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::facts::PictureTrack;
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

const FITS: Case = Case::new("fits", Outcome::Meets);
const OTHER_CODEC: Case =
    Case::new("other-codec", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_PROFILE: Case =
    Case::new("other-profile", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const HIGHER_LEVEL: Case =
    Case::new("higher-level", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const INTERLACED: Case = Case::new("interlaced", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const PROGRESSIVE: Case =
    Case::new("progressive", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const NOT_SQUARE: Case = Case::new("not-square", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_DEPTH: Case =
    Case::new("other-depth", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const OTHER_CHROMA: Case =
    Case::new("other-chroma", Outcome::Breaks).mended_by(Remedy::ExportAsAsked);
const SCAN_UNKNOWN: Case = Case::new("scan-unknown", Outcome::CannotTell);
const DETAIL_UNKNOWN: Case = Case::new("detail-unknown", Outcome::CannotTell);

/// The codecs that notices name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs)] // The names are those of the codecs.
enum Codec {
    H264,
    Hevc,
    Av1,
    Vp9,
    Mpeg2,
    Mpeg4,
    ProRes,
    Dv,
    Xdcam422,
    Wmv,
}

/// The order in which lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
enum Scan {
    /// All lines of a picture at once.
    Progressive,
    /// Every other line in turn.
    Interlaced,
    /// The same, upper lines first.
    Tff,
    /// The same, lower lines first.
    Bff,
}

/// How finely colour is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
enum Chroma {
    #[strum(serialize = "4:2:0")]
    Quarter,
    #[strum(serialize = "4:2:2")]
    Half,
    #[strum(serialize = "4:4:4")]
    Full,
}

/// What is demanded of the pictures' coding.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VideoCoding {
    any: Vec<Codec>,
    profile: Vec<String>,
    /// Level in tenths: 4.1 is 41.
    level_max: Option<u64>,
    scan: Option<Scan>,
    square_pixels: bool,
    bit_depth: Option<u8>,
    chroma: Option<Chroma>,
}

impl VideoCoding {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let level = object.number("level_max", 1..=7);
        let demanded = Self {
            any: object.word_list("any").unwrap_or_default(),
            profile: object.text_list("profile", 24).unwrap_or_default(),
            level_max: level.map(|level| (level * 10.0).round() as u64),
            scan: object.word("scan"),
            square_pixels: object.flag("square_pixels"),
            bit_depth: object.whole("bit_depth", 8..=16).map(|depth| depth as u8),
            chroma: object.word("chroma"),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }

    /// The highest level that is taken, in tenths.
    pub(crate) const fn level_max(&self) -> Option<u64> {
        self.level_max
    }

    fn codec(&self, picture: &PictureTrack) -> Option<Finding> {
        let codec = || [("codec", picture.codec.as_str().into())];
        if self.any.is_empty() {
            return None;
        }
        if picture.codec.is_empty() || picture.codec == "unknown" {
            return Some(DETAIL_UNKNOWN.with([]));
        }
        let is_listed = self.any.iter().any(|listed| listed.is_of(picture));
        (!is_listed).then(|| OTHER_CODEC.with(codec()))
    }

    fn profile(&self, picture: &PictureTrack) -> Option<Finding> {
        if self.profile.is_empty() {
            return None;
        }
        let Some(profile) = &picture.profile else {
            return Some(DETAIL_UNKNOWN.with([]));
        };
        let same = |wanted: &String| {
            let plain = |text: &str| text.to_ascii_lowercase().replace("constrained ", "");
            plain(wanted) == plain(profile)
        };
        let figures = [("profile", profile.as_str().into())];
        (!self.profile.iter().any(same)).then(|| OTHER_PROFILE.with(figures))
    }

    fn level(&self, picture: &PictureTrack) -> Option<Finding> {
        let most = self.level_max?;
        let Some(level) = picture.level.as_deref().and_then(tenths) else {
            return Some(DETAIL_UNKNOWN.with([]));
        };
        let figures = [("level", (level as f64 / 10.0).into())];
        (level > most).then(|| HIGHER_LEVEL.with(figures))
    }

    fn scan(&self, picture: &PictureTrack) -> Option<Finding> {
        let wanted = self.scan?;
        match (picture.interlaced, wanted) {
            (None, _) => Some(SCAN_UNKNOWN.with([])),
            (Some(true), Scan::Progressive) => Some(INTERLACED.with([])),
            (Some(false), Scan::Progressive) | (Some(true), Scan::Interlaced) => None,
            (Some(false), _) => Some(PROGRESSIVE.with([])),
            // Which lines come first is not read.
            (Some(true), Scan::Tff | Scan::Bff) => Some(SCAN_UNKNOWN.with([])),
        }
    }

    fn pixels(&self, picture: &PictureTrack) -> Option<Finding> {
        let (across, down) = picture.pixel_aspect;
        let is_square = u64::from(across.abs_diff(down)) * 100 <= u64::from(down);
        (self.square_pixels && !is_square).then(|| NOT_SQUARE.with([]))
    }

    fn depth(&self, picture: &PictureTrack) -> Option<Finding> {
        let wanted = self.bit_depth?;
        match picture.bit_depth {
            None => Some(DETAIL_UNKNOWN.with([])),
            Some(depth) if depth == wanted => None,
            Some(depth) => Some(OTHER_DEPTH.with([("bits", u32::from(depth).into())])),
        }
    }

    fn chroma(&self, picture: &PictureTrack) -> Option<Finding> {
        let wanted = self.chroma?;
        match chroma_of(picture) {
            None => Some(DETAIL_UNKNOWN.with([])),
            Some(chroma) if chroma == wanted => None,
            Some(_) => Some(OTHER_CHROMA.with([])),
        }
    }
}

/// A level as people write it, in tenths: `4.1` is 41.
fn tenths(level: &str) -> Option<u64> {
    let (whole, tenth) = level.split_once('.').unwrap_or((level, "0"));
    let (whole, tenth): (u64, u64) = (whole.parse().ok()?, tenth.parse().ok()?);
    (tenth < 10).then(|| whole.saturating_mul(10).saturating_add(tenth))
}

impl Codec {
    /// Whether the pictures are coded so.
    fn is_of(self, picture: &PictureTrack) -> bool {
        let codec = picture.codec.as_str();
        match self {
            Self::Mpeg2 => codec == "mpeg2video",
            Self::Dv => codec == "dvvideo" || codec == "dv",
            // XDCAM HD422 is MPEG-2 of that profile.
            Self::Xdcam422 => codec == "mpeg2video" && picture.profile.as_deref() == Some("4:2:2"),
            Self::Wmv => codec.starts_with("wmv") || codec == "vc1",
            other => {
                let word: &str = other.into();
                codec == word
            }
        }
    }

    /// The name as people write it.
    fn name(self, lang: Lang) -> String {
        let word: &str = self.into();
        lang.fill(id::PAGE_CODEC, &[("codec", word.into())])
    }
}

/// How finely colour is stored, as far as the profile tells.
fn chroma_of(picture: &PictureTrack) -> Option<Chroma> {
    let profile = picture.profile.as_deref()?;
    match (picture.codec.as_str(), profile) {
        (_, profile) if profile.contains("4:4:4") => Some(Chroma::Full),
        (_, profile) if profile.contains("4:2:2") => Some(Chroma::Half),
        ("h264", "Baseline" | "Constrained Baseline" | "Main" | "High" | "High 10")
        | ("hevc", "Main" | "Main 10") => Some(Chroma::Quarter),
        _ => None,
    }
}

impl Rule for VideoCoding {
    fn cases(&self) -> &'static [Case] {
        &[
            FITS,
            OTHER_CODEC,
            OTHER_PROFILE,
            HIGHER_LEVEL,
            INTERLACED,
            PROGRESSIVE,
            NOT_SQUARE,
            OTHER_DEPTH,
            OTHER_CHROMA,
            SCAN_UNKNOWN,
            DETAIL_UNKNOWN,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.any.is_empty() {
            let names: Vec<String> = self.any.iter().map(|codec| codec.name(lang)).collect();
            parts.push(either(&names, lang));
        }
        if !self.profile.is_empty() {
            let profiles = either(&self.profile, lang);
            parts.push(lang.fill(
                id::DEMANDED_PROFILE,
                &[("profile", profiles.as_str().into())],
            ));
        }
        if let Some(level) = self.level_max {
            let level = level as f64 / 10.0;
            parts.push(lang.fill(id::DEMANDED_LEVEL, &[("level", level.into())]));
        }
        parts.extend(self.scan.map(|scan| {
            let word = match scan {
                Scan::Progressive => id::DEMANDED_PROGRESSIVE,
                Scan::Interlaced => id::DEMANDED_INTERLACED,
                Scan::Tff => id::DEMANDED_TFF,
                Scan::Bff => id::DEMANDED_BFF,
            };
            lang.text(word).to_owned()
        }));
        if self.square_pixels {
            parts.push(lang.text(id::DEMANDED_SQUARE_PIXELS).to_owned());
        }
        if let Some(bits) = self.bit_depth {
            parts.push(lang.fill(id::DEMANDED_DEPTH, &[("bits", u32::from(bits).into())]));
        }
        parts.extend(self.chroma.map(|chroma| {
            let word: &str = chroma.into();
            word.to_owned()
        }));
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        if picture.encrypted {
            return vec![cannot_tell::defect(crate::facts::DefectCode::Encrypted)];
        }
        let found = [
            self.codec(picture),
            self.profile(picture),
            self.level(picture),
            self.scan(picture),
            self.pixels(picture),
            self.depth(picture),
            self.chroma(picture),
        ];
        let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
        if findings.is_empty() {
            findings.push(FITS.with([("codec", picture.codec.as_str().into())]));
        }
        findings
    }
}
