//! The formats that notices name, and which of them a file is of.

use super::Context;
use crate::facts::{Content, FourCc};
use strum::{IntoStaticStr, VariantArray};

/// The formats that notices name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs)] // The names are those of the formats.
pub enum Format {
    Mp4,
    Mov,
    Avi,
    Wmv,
    Mpg,
    Ts,
    Mkv,
    WebM,
    Flv,
    F4v,
    Mxf,
    Rm,
    #[strum(serialize = "3gp")]
    ThreeGp,
    Vob,
    Ogg,
    M2ts,
    Dv,
}

impl Format {
    /// As people write it: `MP4`.
    pub(super) fn short_name(self) -> String {
        let word: &str = self.into();
        word.to_ascii_uppercase()
    }

    /// Whether a demand for this format takes files of the other.
    pub(super) fn covers(self, other: Self) -> bool {
        match self {
            Self::M2ts => other == Self::Ts,
            Self::Vob => other == Self::Mpg,
            // WebM is Matroska with fewer codecs.
            Self::Mkv => matches!(other, Self::Mkv | Self::WebM),
            // Both are the video of Flash, and notices name either for both.
            Self::Flv | Self::F4v => matches!(other, Self::Flv | Self::F4v),
            format => format == other,
        }
    }

    /// Whether files of the format bear such an extension.
    pub(super) fn has_extension(self, extension: &str) -> bool {
        let others: &[&str] = match self {
            Self::Mov => &["qt"],
            Self::Wmv => &["asf"],
            Self::Mpg => &["mpeg", "vob", "mpe", "m2p"],
            Self::Ts => &["m2ts", "mts", "m2t"],
            Self::Rm => &["rmvb"],
            Self::ThreeGp => &["3gpp", "3g2"],
            Self::Ogg => &["ogv"],
            Self::Flv => &["f4v"],
            // Programs that write it call it both.
            Self::F4v => &["flv", "mp4"],
            _ => &[],
        };
        let own: &str = self.into();
        own == extension || others.contains(&extension)
    }
}

/// The format of a file, where it is one that notices name.
pub(super) fn format_of(context: &Context<'_>) -> Option<Format> {
    Some(match context.facts.content {
        Content::IsoBmff => {
            let brands = context.facts.brands.as_ref();
            match brands.and_then(|brands| foreign_brand(brands.major)) {
                None => Format::Mp4,
                Some("quicktime") => Format::Mov,
                Some("3gpp") => Format::ThreeGp,
                Some("f4v") => Format::F4v,
                Some(_) => return None,
            }
        }
        Content::Matroska => Format::Mkv,
        Content::WebM => Format::WebM,
        Content::Avi => Format::Avi,
        Content::Flv => Format::Flv,
        Content::Asf => Format::Wmv,
        Content::MpegTs => Format::Ts,
        Content::MpegPs => Format::Mpg,
        Content::RealMedia => Format::Rm,
        Content::Ogg => Format::Ogg,
        Content::Mxf => Format::Mxf,
        _ => return None,
    })
}

pub(super) fn format_key(context: &Context<'_>) -> &'static str {
    let brands = context.facts.brands.as_ref();
    format_word(context.facts.content, brands.map(|brands| brands.major))
}

/// The key of the words for what a file of that content and brand is: `name-<key>`.
pub(crate) fn format_word(content: Content, brand: Option<FourCc>) -> &'static str {
    match content {
        Content::IsoBmff => brand.and_then(foreign_brand).unwrap_or("mp4"),
        content => content.as_str(),
    }
}

/// The format that a major brand announces, where that is not MP4.
fn foreign_brand(brand: FourCc) -> Option<&'static str> {
    match &brand.0 {
        // `mqt ` is that of Sony's cameras.
        b"qt  " | b"mqt " => Some("quicktime"),
        [b'3', b'g', ..] | b"KDDI" | b"kddi" => Some("3gpp"),
        b"f4v " | b"F4V " => Some("f4v"),
        b"M4A " | b"M4B " | b"M4P " | b"F4A " | b"F4B " | b"aax " | b"aaxc" => Some("m4a"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1"
        | b"mif2" | b"msf1" | b"miaf" | b"avif" | b"avis" | b"avci" | b"avcs" | b"jpeg"
        | b"jpgs" | b"j2ki" | b"j2is" | b"crx " => Some("still"),
        b"mjp2" | b"mj2s" => Some("mj2"),
        _ => None,
    }
}

/// Whether a file with a brand of its own also names one of MP4.
pub(super) fn is_mp4_too(context: &Context<'_>) -> bool {
    let brands = context.facts.brands.as_ref();
    brands.is_some_and(|brands| {
        let mut compatible = brands.compatible.iter();
        compatible.any(|brand| {
            matches!(
                &brand.0,
                [b'i', b's', b'o', _] | b"mp41" | b"mp42" | b"avc1" | b"M4V "
            )
        })
    })
}
