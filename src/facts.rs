//! What was found in a file: plain data, no judgement, no sentence.
//!
//! Every fact is known, absent, or unreadable and why. Times are in seconds, sizes in pixels or
//! bytes, angles in degrees clockwise.

mod decoded;
mod flat;
pub use decoded::{Advised, Decoded, DecodedSize, Levels};
pub use flat::FlatFacts;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

/// One thing that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact<T> {
    /// It was found, and this is it.
    Known(T),
    /// The file does not have it.
    Absent,
    /// It may be there, but cannot be told for this reason.
    Unreadable(DefectCode),
}

impl<T> Fact<T> {
    /// The value where it is known.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }
}

/// Everything that an inspection found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Length of the file in bytes.
    pub bytes: u64,
    /// What the content is, by its own bytes, never by the file's name.
    pub content: Content,
    /// The `ftyp` box (ISO/IEC 14496-12, 4.3), where there is one.
    pub brands: Option<Brands>,
    /// Samples (also) live in movie fragments (`moof`), or are announced to (`mvex`).
    pub fragmented: bool,
    /// The media data end early: the file was cut off or not copied whole.
    pub truncated: bool,
    /// How many bytes are missing at the end of a file that was cut off, at least; `None` where nothing in it
    /// tells.
    pub missing_bytes: Option<u64>,
    /// The movie, where the file is of a family whose movies are read and one could be.
    pub movie: Option<Movie>,
    /// Everything that is wrong or odd, in the order in which it was met.
    pub defects: Vec<Defect>,
}

impl Facts {
    /// Whether a defect of that kind was met.
    #[must_use]
    pub fn has(&self, code: DefectCode) -> bool {
        self.defects.iter().any(|defect| defect.code == code)
    }
}

/// The kind of file that the bytes are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs)] // The names are those of the formats.
pub enum Content {
    Empty,
    /// ISO base media file format and QuickTime: MP4, MOV, 3GP, M4A, HEIC and their kin.
    IsoBmff,
    Matroska,
    WebM,
    Avi,
    Flv,
    Asf,
    MpegTs,
    MpegPs,
    RealMedia,
    Ogg,
    Mxf,
    Ivf,
    /// What recorders of surveillance cameras by Dahua write.
    Dav,
    #[serde(rename = "elementary-video")]
    #[strum(serialize = "elementary-video")]
    ElementaryVideo,
    Wav,
    #[serde(rename = "mpeg-audio")]
    #[strum(serialize = "mpeg-audio")]
    MpegAudio,
    Adts,
    Ac3,
    Flac,
    Amr,
    Gif,
    Png,
    Jpeg,
    WebP,
    Jpeg2000,
    Zip,
    Rar,
    SevenZip,
    Pdf,
    Text,
    Unknown,
}

impl Content {
    /// Whether it is a format of video, or of sound and video alike.
    #[must_use]
    pub const fn may_be_video(self) -> bool {
        matches!(
            self,
            Self::IsoBmff
                | Self::Matroska
                | Self::WebM
                | Self::Avi
                | Self::Flv
                | Self::Asf
                | Self::MpegTs
                | Self::MpegPs
                | Self::RealMedia
                | Self::Ogg
                | Self::Mxf
                | Self::Ivf
                | Self::Dav
                | Self::ElementaryVideo
        )
    }

    /// The word by which reports and texts name it: `matroska`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Four characters that name a box, a brand or a codec.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FourCc(pub [u8; 4]);

/// The `ftyp` box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brands {
    /// The brand that the writer puts first.
    pub major: FourCc,
    /// Its version.
    pub minor: u32,
    /// What else a reader may take the file for (at most 32 are kept).
    pub compatible: Vec<FourCc>,
}

/// The movie: what `moov` and the fragments say together, or the headers of another container and the
/// ends of its streams.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Movie {
    /// How long it plays: from the common start to the latest end of picture and sound, by all
    /// edits, sample tables and fragments.
    pub duration_s: Fact<f64>,
    /// What the header claims: `mvhd` (or `mehd`, in a fragmented file), or that of another container.
    pub header_duration_s: Option<f64>,
    /// `moov` stands before the media data. Other containers have none.
    pub moov_first: bool,
    /// Creation time in seconds since 1970-01-01T00:00Z, where the header gives a believable one.
    pub created_unix_s: Option<i64>,
    /// The program that wrote the file, as it names itself.
    pub encoder: Option<String>,
    /// What its metadata say about people, places and contents, by the usual keys.
    #[serde(default)]
    pub metadata: Vec<Metadata>,
    /// Picture tracks that are shown, the one that a player shows first.
    pub pictures: Vec<PictureTrack>,
    /// Sound tracks, the one that a player plays first.
    pub sounds: Vec<SoundTrack>,
    /// Handler types of all other tracks, and of cover art (`"cover"`). Of other containers by the
    /// handler types of ISO media as well: subtitles are `"text"`.
    pub others: Vec<String>,
}

/// What metadata may say.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Metadata {
    /// A person who made it or is seen in it.
    Author,
    /// What it is called.
    Title,
    /// Where it was recorded.
    Gps,
    /// A comment or description.
    Comment,
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A track of moving pictures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PictureTrack {
    /// `track_ID`, or the number by which another container tells its streams apart.
    pub id: u32,
    /// The track header's `track_enabled` flag: a player shows it unless told otherwise.
    pub enabled: bool,
    /// Short name of the codec as ffprobe spells it (`h264`, `hevc`, `av1`), or the sample entry's four characters.
    pub codec: String,
    /// The sample entry's four characters, or those of another container; blanks where it has none.
    pub entry: FourCc,
    /// Profile by name and level (`High`, `4.1`), where the configuration tells.
    pub profile: Option<String>,
    /// Level as people write it: `4.1`.
    pub level: Option<String>,
    /// Size of the pictures that come out of the decoder: the bitstream's own, cropped.
    pub coded: Fact<Size>,
    /// Size as shown: after pixel aspect and rotation, rounded to whole pixels.
    pub displayed: Fact<Size>,
    /// Clockwise turn that a player makes: 0, 90, 180, 270, by track and movie matrix together;
    /// unreadable where the matrix is neither.
    pub rotation_deg: Fact<u32>,
    /// The matrix mirrors the picture.
    pub mirrored: bool,
    /// Pixel aspect ratio, width to height, in lowest terms.
    pub pixel_aspect: (u32, u32),
    /// The clean aperture (`clap`), where there is one that differs from the coded size.
    pub clean_aperture: Option<Size>,
    /// Mean frames per second over the track.
    pub frame_rate: Option<f64>,
    /// The sample durations differ by more than rounding.
    pub variable_frame_rate: bool,
    /// Interlaced coding is announced by the bitstream.
    pub interlaced: Option<bool>,
    /// Bits per sample of luma.
    pub bit_depth: Option<u8>,
    /// Colour as `primaries/transfer/matrix` by the numbers of ITU-T H.273.
    pub colour: Option<(u16, u16, u16)>,
    /// How long this track plays, by its edits.
    pub duration_s: Fact<f64>,
    /// Number of samples; in containers without tables those that were seen, at least one where there are any.
    pub samples: u64,
    /// Mean bits per second of the sample data.
    pub bit_rate: Option<u64>,
    /// Protected by encryption.
    pub encrypted: bool,
}

/// A track of sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SoundTrack {
    /// `track_ID`, or the number by which another container tells its streams apart.
    pub id: u32,
    /// The track header's `track_enabled` flag: a player shows it unless told otherwise.
    pub enabled: bool,
    /// Short name of the codec as ffprobe spells it (`aac`, `mp3`, `opus`), or the sample entry's four characters.
    pub codec: String,
    /// The sample entry's four characters, or those of another container; blanks where it has none.
    pub entry: FourCc,
    /// Profile by name (`LC`, `HE-AAC`), where the configuration tells.
    pub profile: Option<String>,
    /// Channels.
    pub channels: Option<u16>,
    /// Samples per second.
    pub sample_rate: Option<u32>,
    /// How long this track plays, by its edits.
    pub duration_s: Fact<f64>,
    /// Number of samples (packets); in containers without tables those that were seen.
    pub samples: u64,
    /// Mean bits per second of the sample data.
    pub bit_rate: Option<u64>,
    /// Protected by encryption.
    pub encrypted: bool,
}

/// Something wrong or odd in the file, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    /// What it is.
    pub code: DefectCode,
    /// The box it was met in, as a path: `moov/trak[1]/mdia/minf/stbl/stsd`.
    pub path: String,
    /// Byte offset in the file.
    pub offset: u64,
}

/// Each way in which a file can be damaged, unreadable or odd.
///
/// The sentence and the advice for each stand in `text/` under `defect-<code>`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum DefectCode {
    /// A box's announced size runs past the end of the file: the file was cut off.
    FileCutOff,
    /// Samples are announced past the end of the file, or of the media data; or a segment index
    /// promises more of a track than its fragments hold.
    SamplesMissing,
    /// Picture and sound are said to lie in the same bytes of the file.
    SamplesOverlap,
    /// Offsets of 32 bits begin again in a file that is larger than they can say, so that they name
    /// other places than were meant.
    OffsetsWrapped,
    /// The chunks of a track have room for more samples than it has; some players show nothing of it.
    ChunksLeftOver,
    /// No track claims the greater part of the media data.
    MediaUnclaimed,
    /// No `moov` box: recording or export was never finished.
    MovieMissing,
    /// `moov` is larger than this program is willing to read.
    MovieTooLarge,
    /// A child box is larger than its parent.
    ChildTooLarge,
    /// A box's size is smaller than its own header, or overflows.
    BoxSizeIllegal,
    /// A box ends before the fields that it must have.
    BoxTooShort,
    /// A box that must be there is not: the one that the path names.
    BoxMissing,
    /// A table announces more entries than its box can hold.
    EntryCountIllegal,
    /// Boxes are nested more deeply than any real file's.
    NestingTooDeep,
    /// More boxes than any real file has.
    TooManyBoxes,
    /// A second `moov`; players differ in which they take.
    SecondMovie,
    /// Bytes between or after the boxes that belong to none.
    JunkBytes,
    /// Bytes before the first box, so that players do not find it.
    JunkInFront,
    /// A box's announced size runs past the end of the file, and nothing that plays is missing.
    BoxTooLong,
    /// The last samples have no duration of their own. Taken to be as long as those before them they
    /// come to what the headers say.
    SamplesUntimed,
    /// No track of moving pictures.
    PictureMissing,
    /// Tracks are described, but the file holds not one sample of them.
    NoSamples,
    /// The media are encrypted.
    Encrypted,
    /// The media lie in another file.
    ExternalMedia,
    /// The movie header is compressed (`cmov`).
    CompressedMovie,
    /// The time scale of a track or of the movie is zero.
    TimescaleZero,
    /// Two places that must agree on the duration do not.
    DurationContradiction,
    /// Bitstream and sample entry disagree on the size of the picture.
    SizeContradiction,
    /// Bitstream and sample entry disagree on the shape of a pixel.
    AspectContradiction,
    /// Several sample entries with pictures of different size.
    SizeChanges,
    /// Nothing but the boxes tells the size of the picture: its codec's own headers are not read.
    SizeUnconfirmed,
    /// Zeros stand where a picture should be: room was made for the file and never filled.
    PictureBlank,
    /// What stands in a sample does not add up to its size.
    PictureDamaged,
    /// The pictures are divided by start codes (ITU-T H.264, annex B), which MP4 does not allow.
    StartCodes,
    /// The matrix turns by an angle that is no multiple of 90°, skews, or collapses the picture.
    MatrixIllegal,
    /// The matrix of the movie is all zero and that of the track turns the picture; players differ
    /// in whether it is turned.
    MatrixContradiction,
    /// The codec's configuration cannot be read.
    ConfigurationUnreadable,
    /// An edit plays at a rate other than 1.
    EditRate,
    /// Edits show nothing of their media: the last one has no length outside fragments, one begins
    /// where its media have ended, or all are empty. Players differ in what they show then.
    EditPlaysNothing,
    /// Fragments whose decode times go back over what came before, so that pictures are hidden.
    FragmentsOverlap,
    /// Picture or sound are there only in a track that is switched off (ISO/IEC 14496-12, 8.3.2),
    /// or only such tracks last too long; players differ in whether they play those.
    TrackDisabled,
    /// Nothing in the file tells how long it plays: neither a header nor its end.
    LengthUnknown,
    /// The file asks for a turn of the picture that only some players make.
    TurnUncertain,
}

impl DefectCode {
    /// The word by which reports and texts name it: `file-cut-off`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl std::fmt::Debug for FourCc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::fmt::Display for FourCc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|&byte| match byte {
            0x20..=0x7e => write!(f, "{}", char::from(byte)),
            _ => write!(f, "\\x{byte:02x}"),
        })
    }
}

impl Serialize for FourCc {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Latin-1: every byte has its character, and the way back is exact.
        let text: String = self.0.iter().copied().map(char::from).collect();
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for FourCc {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes: Option<Vec<u8>> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).ok())
            .collect();
        bytes
            .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("a four-character code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_called_in_texts_what_they_are_called_in_reports() {
        for content in Content::VARIANTS {
            assert_eq!(serde_json::to_value(content).unwrap(), content.as_str());
        }
        for code in DefectCode::VARIANTS {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }
}
