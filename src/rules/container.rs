//! `container` (clause 六（一）: 视频格式为MP4格式): what the file is by its content, never by its name.
//!
//! An MP4 is a file of the ISO base media family with a movie and a track of moving pictures whose
//! major brand is not that of QuickTime, 3GPP, sound only or still images.
//!
//! A file without `ftyp` is read as brand `mp41`, as ISO/IEC 14496-12, 4.3 demands, and so is an
//! MP4; because other programs may refuse it, that is advised. Unless its codecs are none that an
//! MP4 of that age can hold: then it is more likely an old QuickTime movie, and nobody can tell.

use super::cannot_tell;
use super::{Case, Context, Finding, Outcome, Remedy, Rule, RuleId};
use crate::facts::{Content, DefectCode, FourCc, Movie, PictureTrack};

const MP4: Case = Case::new("mp4", Outcome::Meets);
const OTHER_FORMAT: Case = Case::new("other-format", Outcome::Breaks).mended_by(Remedy::Convert);
const ONLY_NAMED_MP4: Case =
    Case::new("only-named-mp4", Outcome::Breaks).mended_by(Remedy::Convert);
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
const EXTENSION: Case = Case::new("extension", Outcome::Advise).mended_by(Remedy::Rename);
const NO_EXTENSION: Case = Case::new("no-extension", Outcome::Advise).mended_by(Remedy::Rename);
const CODEC: Case = Case::new("codec", Outcome::Advise).mended_by(Remedy::Reencode);
const DEPTH: Case = Case::new("depth", Outcome::Advise).mended_by(Remedy::Reencode);
const PROFILE: Case = Case::new("profile", Outcome::Advise).mended_by(Remedy::Reencode);
const SEVERAL_PICTURES: Case =
    Case::new("several-pictures", Outcome::Advise).mended_by(Remedy::Reencode);

pub(super) const RULE: Rule = Rule {
    id: RuleId::Container,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[
        MP4,
        OTHER_FORMAT,
        ONLY_NAMED_MP4,
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
        EXTENSION,
        NO_EXTENSION,
        CODEC,
        DEPTH,
        PROFILE,
        SEVERAL_PICTURES,
    ],
    judge,
};

fn judge(context: &Context<'_>) -> Vec<Finding> {
    let extension = extension(context.file_name);
    let facts = context.facts;
    if facts.content != Content::IsoBmff {
        return vec![other_content(facts.content, &extension)];
    }
    let major = facts.brands.as_ref().map(|brands| brands.major);
    if let Some(format) = major.and_then(foreign_brand) {
        return vec![other_format(format, &extension)];
    }
    let Some(movie) = &facts.movie else {
        return vec![without_movie(context)];
    };
    let mut findings = Vec::new();
    if movie.pictures.is_empty() {
        findings.push(match cannot_tell::no_movie(facts) {
            Some(code) => cannot_tell::defect(code),
            None => NO_PICTURE_TRACK.with([]),
        });
    }
    findings.extend(damage(context).map(cannot_tell::defect));
    if facts.brands.is_none() {
        findings.push(without_brand(movie));
    }
    findings.push(MP4.with([("format", "mp4".into())]));
    findings.extend(playable(movie.pictures.first()));
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
    match extension.as_str() {
        "mp4" => {}
        "" => findings.push(NO_EXTENSION.with([])),
        other => findings.push(EXTENSION.with([("extension", other.into())])),
    }
    findings
}

/// What follows the last dot, in lower case; nothing where there is no dot or only a leading one.
fn extension(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.trim().to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// A format of video, whatever it calls itself.
fn other_format(format: &str, extension: &str) -> Finding {
    if extension == "mp4" {
        ONLY_NAMED_MP4.with([("format", format.into())])
    } else {
        OTHER_FORMAT.with([("format", format.into())])
    }
}

fn other_content(content: Content, extension: &str) -> Finding {
    let format = content.as_str();
    match content {
        Content::Empty => EMPTY.with([]),
        Content::Unknown | Content::IsoBmff => UNKNOWN_FORMAT.with([]),
        Content::Zip | Content::Rar | Content::SevenZip => {
            ARCHIVE.with([("format", format.into())])
        }
        Content::Matroska
        | Content::WebM
        | Content::Avi
        | Content::Flv
        | Content::Asf
        | Content::MpegTs
        | Content::MpegPs
        | Content::RealMedia
        | Content::Ogg
        | Content::Mxf
        | Content::Ivf
        | Content::Dav
        | Content::ElementaryVideo => other_format(format, extension),
        _ => NOT_VIDEO.with([("format", format.into())]),
    }
}

/// The format that a major brand announces, where that is not MP4.
fn foreign_brand(brand: FourCc) -> Option<&'static str> {
    match &brand.0 {
        // `mqt ` is that of Sony's cameras.
        b"qt  " | b"mqt " => Some("quicktime"),
        [b'3', b'g', ..] | b"KDDI" | b"kddi" => Some("3gpp"),
        b"M4A " | b"M4B " | b"M4P " | b"F4A " | b"F4B " | b"aax " | b"aaxc" => Some("m4a"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1"
        | b"mif2" | b"msf1" | b"miaf" | b"avif" | b"avis" | b"avci" | b"avcs" | b"jpeg"
        | b"jpgs" | b"j2ki" | b"j2is" | b"crx " => Some("still"),
        b"mjp2" | b"mj2s" => Some("mj2"),
        _ => None,
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

fn without_brand(movie: &Movie) -> Finding {
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
        Some(entry) => NO_BRAND_OLD_CODEC.with([("codec", entry.to_string().as_str().into())]),
        None => NO_BRAND.with([]),
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

#[cfg(test)]
mod tests;
