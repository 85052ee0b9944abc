//! `container` (视频格式为MP4格式): what the file is by its content, never by its name.
//!
//! F4V, the video of Flash, is the same family under a brand of its own. Where it names an MP4 brand beside it, as
//! its programs do, every MP4 player plays it (tried: Chromium, by either name), so that it is taken for MP4; but
//! other programs go by the first brand and call it Flash, so that it is told what it is, and advised against.
//! Where it names none it promises no player anything, and is Flash video alone.
//!
//! An MP4 is a file of the ISO base media family with a movie and a track of moving pictures whose
//! major brand is not that of QuickTime, 3GPP, sound only or still images.
//!
//! A file without `ftyp` is read as brand `mp41`, as ISO/IEC 14496-12, 4.3 demands, and so is an
//! MP4; because other programs may refuse it, that is advised. Unless its codecs are none that an
//! MP4 of that age can hold: then it is more likely an old QuickTime movie, and nobody can tell.

mod format;
#[cfg(test)]
mod tests;

use self::format::Format;
pub(crate) use self::format::format_word;
use self::format::{format_key, format_of, is_mp4_too};
use super::cannot_tell;
use super::kind::Rule;
use super::words::either;
use super::{Case, Context, Demand, Finding, Kind, KindName, Outcome, Remedy, Scope, Strength};
use crate::facts::{Content, DefectCode, FourCc, Movie, PictureTrack};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

const TAKEN: Case = Case::new("taken", Outcome::Meets);
const NOT_LISTED: Case = Case::new("not-listed", Outcome::Advise).mended_by(Remedy::Convert);
const NOT_PREFERRED: Case = Case::new("not-preferred", Outcome::Advise).mended_by(Remedy::Convert);
const OTHER_FORMAT: Case = Case::new("other-format", Outcome::Breaks).mended_by(Remedy::Convert);
const ONLY_NAMED: Case = Case::new("only-named", Outcome::Breaks).mended_by(Remedy::Convert);
const NOT_VIDEO: Case = Case::new("not-video", Outcome::Breaks).mended_by(Remedy::PickVideo);
const ARCHIVE: Case = Case::new("archive", Outcome::Breaks).mended_by(Remedy::PickVideo);
const UNKNOWN_FORMAT: Case =
    Case::new("unknown-format", Outcome::Breaks).mended_by(Remedy::CopyAgain);
const EMPTY: Case = Case::new("empty", Outcome::Breaks).mended_by(Remedy::CopyAgain);
const NO_PICTURE_TRACK: Case =
    Case::new("no-picture-track", Outcome::Breaks).mended_by(Remedy::PickVideo);
const SEGMENT: Case = Case::new("segment", Outcome::Breaks).mended_by(Remedy::PickVideo);
const NO_BRAND: Case = Case::new("no-brand", Outcome::Advise).mended_by(Remedy::Reencode);
const NO_BRAND_OLD_CODEC: Case =
    Case::new("no-brand-old-codec", Outcome::CannotTell).mended_by(Remedy::Reencode);
const LEFT_OVER: Case = Case::new("chunks-left-over", Outcome::Advise).mended_by(Remedy::Reencode);
const UNCLAIMED: Case = Case::new("media-unclaimed", Outcome::Advise).mended_by(Remedy::Reencode);
const FLASH: Case = Case::new("flash", Outcome::Advise).mended_by(Remedy::Reencode);
const EXTENSION: Case = Case::new("extension", Outcome::Advise).mended_by(Remedy::Rename);
const NO_EXTENSION: Case = Case::new("no-extension", Outcome::Advise).mended_by(Remedy::Rename);
const CODEC: Case = Case::new("codec", Outcome::Advise).mended_by(Remedy::Reencode);
const DEPTH: Case = Case::new("depth", Outcome::Advise).mended_by(Remedy::Reencode);
const PROFILE: Case = Case::new("profile", Outcome::Advise).mended_by(Remedy::Reencode);
const SEVERAL_PICTURES: Case =
    Case::new("several-pictures", Outcome::Advise).mended_by(Remedy::Reencode);

/// What is demanded of the container.
#[derive(Debug, Clone, PartialEq)]
pub struct Container {
    /// The formats that are taken.
    any: Vec<Format>,
    /// Other video formats are taken as well, and advised against (等常用格式).
    open: bool,
    /// The formats that are preferred; others are advised against.
    prefer: Vec<Format>,
}

impl Container {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let any = object.word_list("any");
        let prefer = object.word_list("prefer").unwrap_or_default();
        let open = object.flag("open");
        // 推荐使用MP4: nothing is demanded, and everything is taken.
        let only_preferred = any.is_none() && !prefer.is_empty();
        if any.is_none() && !object.has("any") && prefer.is_empty() {
            object.fault("any", Problem::Missing);
        }
        Self {
            any: any.unwrap_or_else(|| prefer.clone()),
            open: open || only_preferred,
            prefer,
        }
    }

    /// MP4 alone.
    pub(super) fn mp4() -> Self {
        Self {
            any: vec![Format::Mp4],
            open: false,
            prefer: Vec::new(),
        }
    }

    /// What a file with a movie is found to be, besides its format.
    fn of_movie(&self, context: &Context<'_>, movie: &Movie) -> Vec<Finding> {
        let facts = context.facts;
        let mut findings = Vec::new();
        if movie.pictures.is_empty() {
            findings.push(match cannot_tell::no_movie(facts) {
                Some(code) => cannot_tell::defect(code),
                None => NO_PICTURE_TRACK.with([]),
            });
        }
        findings.extend(damage(context).map(cannot_tell::defect));
        let is_iso = facts.content == Content::IsoBmff;
        if is_iso && facts.brands.is_none() {
            findings.extend(without_brand(movie, self.any.contains(&Format::Mov)));
        }
        if format_of(context) == Some(Format::F4v) && !self.takes(Format::F4v) {
            findings.push(FLASH.with([("format", format_key(context).into())]));
        } else {
            findings.extend(self.match_format(context));
        }
        // Where a way of coding is demanded, that demand speaks of it. Other formats have codecs of
        // their own, which who takes the format takes as well.
        if is_iso && !context.is_demanded(KindName::VideoCoding) {
            findings.extend(playable(movie.pictures.first()));
        }
        // Firefox shows the first one in the file even where it is switched off.
        if movie.pictures.len() > 1 {
            findings.push(SEVERAL_PICTURES.with([]));
        }
        let odd = [
            (DefectCode::ChunksLeftOver, LEFT_OVER),
            (DefectCode::MediaUnclaimed, UNCLAIMED),
        ];
        let odd = odd.iter().filter(|(code, _)| facts.has(*code));
        findings.extend(odd.map(|(_, case)| case.with([])));
        findings
    }

    /// Whether the file is of a format that is taken; nothing where it is of none that is known.
    fn match_format(&self, context: &Context<'_>) -> Option<Finding> {
        let format = format_of(context)?;
        let figures = [("format", format_key(context).into())];
        Some(if !self.any.iter().any(|taken| taken.covers(format)) {
            NOT_LISTED.with(figures)
        } else if !self.prefer.is_empty() && !self.prefer.iter().any(|one| one.covers(format)) {
            NOT_PREFERRED.with(figures)
        } else {
            TAKEN.with(figures)
        })
    }

    /// Whether no format meets both.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        !self.open
            && !other.open
            && !self.any.iter().any(|format| other.takes(*format))
            && !other.any.iter().any(|format| self.takes(*format))
    }

    fn takes(&self, format: Format) -> bool {
        self.open || self.any.iter().any(|taken| taken.covers(format))
    }

    /// A format of video that is not taken, whatever it calls itself.
    fn other_format(&self, format: &str, extension: &str) -> Finding {
        let pretends = self.any.iter().any(|taken| taken.has_extension(extension));
        let case = if pretends { ONLY_NAMED } else { OTHER_FORMAT };
        let wanted: Vec<String> = self.any.iter().map(|format| format.short_name()).collect();
        let wanted = wanted.join("/");
        case.with([
            ("format", format.into()),
            ("wanted", wanted.as_str().into()),
            ("extension", extension.into()),
        ])
    }
}

impl Rule for Container {
    fn cases(&self) -> &'static [Case] {
        &[
            TAKEN,
            NOT_LISTED,
            NOT_PREFERRED,
            OTHER_FORMAT,
            ONLY_NAMED,
            NOT_VIDEO,
            ARCHIVE,
            UNKNOWN_FORMAT,
            EMPTY,
            NO_PICTURE_TRACK,
            SEGMENT,
            NO_BRAND,
            NO_BRAND_OLD_CODEC,
            LEFT_OVER,
            UNCLAIMED,
            FLASH,
            EXTENSION,
            NO_EXTENSION,
            CODEC,
            DEPTH,
            PROFILE,
            SEVERAL_PICTURES,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let names = |formats: &[Format]| -> Vec<String> {
            formats.iter().map(|format| format.short_name()).collect()
        };
        let with = |template, formats: String| {
            lang.fill(template, &[("formats", formats.as_str().into())])
        };
        let any = names(&self.any);
        let prefer = || {
            with(
                id::DEMANDED_CONTAINER_PREFER,
                either(&names(&self.prefer), lang),
            )
        };
        // 推荐使用MP4: the same list, of which nothing is demanded.
        if self.open && self.any == self.prefer {
            return prefer();
        }
        let mut words = match self.open {
            true => with(
                id::DEMANDED_CONTAINER_OPEN,
                any.join(lang.text(id::LIST_AND)),
            ),
            false => with(id::DEMANDED_CONTAINER, either(&any, lang)),
        };
        if !self.prefer.is_empty() {
            words.push_str(lang.text(id::LIST_COMMA));
            words.push_str(&prefer());
        }
        words
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let extension = extension(context.file_name);
        let content = context.facts.content;
        let Some(format) = format_of(context) else {
            let format = format_key(context);
            let is_open = self.open && content != Content::IsoBmff;
            // Nothing in a file of DV alone says that it is one.
            if content == Content::Unknown && self.any.contains(&Format::Dv) {
                return vec![cannot_tell::UNKNOWN.with([])];
            }
            return vec![match not_a_video(content) {
                Some(finding) => finding,
                None if is_open => NOT_LISTED.with([("format", format.into())]),
                None => self.other_format(format, &extension),
            }];
        };
        // What is taken for an MP4 is held against one.
        let format = match format {
            Format::F4v if !self.takes(format) && is_mp4_too(context) => Format::Mp4,
            format => format,
        };
        if !self.takes(format) {
            return vec![self.other_format(format_key(context), &extension)];
        }
        let mut findings = match (content, &context.facts.movie) {
            (_, Some(movie)) => self.of_movie(context, movie),
            (Content::IsoBmff, None) => return vec![without_movie(context)],
            _ => self.match_format(context).into_iter().collect(),
        };
        findings.extend(named(&extension, format));
        findings
    }
}

/// What keeps a file that is no video at all from being one.
fn not_a_video(content: Content) -> Option<Finding> {
    let format = || [("format", content.as_str().into())];
    match content {
        Content::Empty => Some(EMPTY.with([])),
        Content::Unknown => Some(UNKNOWN_FORMAT.with([])),
        Content::Zip | Content::Rar | Content::SevenZip => Some(ARCHIVE.with(format())),
        Content::IsoBmff => None,
        other if other.may_be_video() => None,
        _ => Some(NOT_VIDEO.with(format())),
    }
}

/// Whether the name ends as files of the format do.
fn named(extension: &str, format: Format) -> Option<Finding> {
    let proper: &str = format.into();
    let name = format.short_name();
    let figures = |extension: &str| {
        [
            ("name", name.as_str().into()),
            ("proper", proper.into()),
            ("extension", extension.into()),
        ]
    };
    match extension {
        "" => Some(NO_EXTENSION.with(figures(""))),
        own if format.has_extension(own) => None,
        other => Some(EXTENSION.with(figures(other))),
    }
}

/// Whether a demand of the notice refuses what the file is.
pub(super) fn is_refused(context: &Context<'_>) -> bool {
    context.applicable().any(|demand| match &demand.kind {
        Kind::Container(rule) if demand.strength == Strength::Must => {
            let findings = rule.judge(demand, context);
            findings
                .iter()
                .any(|found| found.outcome == Outcome::Breaks)
        }
        _ => false,
    })
}

/// What keeps the file from being handed in by any notice: damage, or that there is no picture in it.
pub(super) fn damaged(context: &Context<'_>) -> Option<Finding> {
    match &context.facts.movie {
        None if context.facts.content != Content::IsoBmff => None,
        None => Some(cannot_tell::defect(
            cannot_tell::no_movie(context.facts).unwrap_or(DefectCode::MovieMissing),
        )),
        Some(movie) if movie.pictures.is_empty() => {
            let why = cannot_tell::no_movie(context.facts);
            Some(why.map_or_else(|| cannot_tell::NO_PICTURE.with([]), cannot_tell::defect))
        }
        Some(_) => damage(context).map(cannot_tell::defect),
    }
}

/// What follows the last dot, in lower case; nothing where there is no dot or only a leading one.
fn extension(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.trim().to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// Fragments alone are a piece of a stream: whole, but no MP4. Anything else without a movie is
/// damaged or unread, and why is said.
fn without_movie(context: &Context<'_>) -> Finding {
    let facts = context.facts;
    match cannot_tell::no_movie(facts).unwrap_or(DefectCode::MovieMissing) {
        DefectCode::MovieMissing if facts.fragmented && !facts.truncated => SEGMENT.with([]),
        code => cannot_tell::defect(code),
    }
}

/// A file without `ftyp`. Where MOV is taken as well, an old movie is as good.
fn without_brand(movie: &Movie, takes_mov: bool) -> Option<Finding> {
    let pictures = movie.pictures.iter().map(|track| track.entry);
    let sounds = movie.sounds.iter().map(|track| track.entry);
    let of_mp4 = |entry: FourCc| {
        matches!(
            &entry.0,
            b"avc1"
                | b"avc3"
                | b"hvc1"
                | b"hev1"
                | b"mp4v"
                | b"av01"
                | b"vp08"
                | b"vp09"
                | b"encv"
                | b"mp4a"
                | b"enca"
                | b"ac-3"
                | b"ec-3"
                | b"Opus"
                | b"fLaC"
                | b"alac"
        )
    };
    match pictures.chain(sounds).find(|entry| !of_mp4(*entry)) {
        Some(_) if takes_mov => None,
        Some(entry) => {
            Some(NO_BRAND_OLD_CODEC.with([("codec", entry.to_string().as_str().into())]))
        }
        None => Some(NO_BRAND.with([])),
    }
}

/// What keeps a file with a movie from being handed in as it is.
fn damage(context: &Context<'_>) -> Option<DefectCode> {
    let facts = context.facts;
    let has = |code: &DefectCode| facts.has(*code);
    // Then the samples are not where the tables say, and that is no fault of theirs.
    if has(&DefectCode::JunkInFront) {
        return Some(DefectCode::JunkInFront);
    }
    let cut = [DefectCode::FileCutOff, DefectCode::SamplesMissing];
    if facts.truncated {
        return Some(cut.into_iter().find(has).unwrap_or(DefectCode::FileCutOff));
    }
    let encrypted = facts.movie.as_ref().is_some_and(|movie| {
        movie.pictures.iter().any(|track| track.encrypted)
            || movie.sounds.iter().any(|track| track.encrypted)
    });
    if encrypted {
        return Some(DefectCode::Encrypted);
    }
    let fatal = [
        DefectCode::Encrypted,
        DefectCode::ExternalMedia,
        DefectCode::CompressedMovie,
        DefectCode::SecondMovie,
        DefectCode::NoSamples,
        DefectCode::SamplesMissing,
        DefectCode::SamplesOverlap,
        DefectCode::OffsetsWrapped,
        DefectCode::PictureBlank,
        DefectCode::PictureDamaged,
        DefectCode::StartCodes,
        DefectCode::TrackDisabled,
    ];
    fatal.into_iter().find(has)
}

/// Whether a computer as it comes will play the picture: H.264 in 8 bits of 4:2:0 plays everywhere.
fn playable(picture: Option<&PictureTrack>) -> Option<Finding> {
    let picture = picture.filter(|track| !track.encrypted)?;
    let codec = picture.codec.as_str();
    if let Some(bits) = picture.bit_depth.filter(|bits| *bits > 8) {
        let bits = u32::from(bits).into();
        return Some(DEPTH.with([("codec", codec.into()), ("bits", bits)]));
    }
    if codec != "h264" {
        return Some(CODEC.with([("codec", codec.into())]));
    }
    let profile = picture.profile.as_deref()?;
    ["High 10", "4:2:2", "4:4:4", "CAVLC"]
        .iter()
        .any(|rare| profile.contains(rare))
        .then(|| PROFILE.with([("profile", profile.into())]))
}
