//! Why a film is not written anew.

use super::choice::Choice;
use crate::facts::{Content, DefectCode, Fact, Facts, Movie};
use crate::source::ReadError;
use strum::IntoStaticStr;

/// Why a film is not written anew: where it would take a guess, or where an MP4 must not hold what is there.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Refusal {
    /// It is of another kind of container, or no film at all.
    Container(Content),
    /// There is no such track of pictures, or more than one with that id.
    Picture,
    /// There is no such track of sound, or more than one with that id.
    Sound,
    /// The media are encrypted.
    Encrypted,
    /// The media lie in another file.
    External,
    /// Samples are missing: the file was cut off, or not copied whole.
    CutOff,
    /// The tables contradict themselves or one another, or are damaged.
    Contradiction(DefectCode),
    /// An MP4 may not hold this codec, by its short name: `prores`, `pcm_s16le`.
    Codec(String),
    /// The configuration of this codec is missing or cannot be read.
    Configuration(String),
    /// The samples of one track are coded in several ways.
    SeveralFormats,
    /// The edits repeat the film, leave out a part in the middle, or go on behind its end.
    Edits,
    /// An edit plays faster, slower, backwards, or holds a picture.
    EditRate,
    /// The picture is turned by another angle than a multiple of 90°, or stretched beyond all measure.
    Matrix,
    /// The cut leaves nothing to see.
    NothingLeft,
    /// Where the film is to begin, no key frame stands by itself: pictures before it are needed (open GOP).
    OpenGop,
    /// More samples, or in more pieces, than [`limits`](super::limits) allow.
    TooLarge,
    /// The times of the film have no common scale that can be reckoned with.
    Timescale,
    /// Pictures or packets are said to be shown at one moment, or not at all: an MP4 cannot say that.
    Times,
    /// The container itself has compressed what it holds, so that the source lacks the bytes of the result.
    Compressed,
}

impl Refusal {
    /// The word by which texts name it: `open-gop`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.into()
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())?;
        match self {
            Self::Container(content) => write!(f, " ({})", content.as_str()),
            Self::Contradiction(code) => write!(f, " ({})", code.as_str()),
            Self::Codec(name) | Self::Configuration(name) => write!(f, " ({name})"),
            _ => Ok(()),
        }
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The medium does not give the bytes.
    Read(ReadError),
    /// It is refused.
    Refused(Refusal),
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Refused(refusal) => write!(f, "refused: {refusal}"),
        }
    }
}

impl std::error::Error for Error {}

/// Whether a file can be a film that is written anew at all.
///
/// # Errors
/// [`Refusal`] where it is of another kind, or cut off.
pub(super) fn by_kind(facts: &Facts) -> Result<&Movie, Refusal> {
    let is_planned = matches!(
        facts.content,
        Content::IsoBmff | Content::Matroska | Content::WebM | Content::Flv
    );
    if !is_planned {
        return Err(Refusal::Container(facts.content));
    }
    if facts.truncated {
        return Err(Refusal::CutOff);
    }
    let missing = Refusal::Contradiction(DefectCode::MovieMissing);
    facts.movie.as_ref().ok_or(missing)
}

/// Holds the defects that the inspection found against what is to be made of the film. `numbers` are those of
/// the chosen tracks in `moov`: what is wrong with others does not matter.
///
/// # Errors
/// [`Refusal`] where something stands against it.
pub(super) fn by_defects(facts: &Facts, choice: &Choice, numbers: &[u32]) -> Result<(), Refusal> {
    for defect in &facts.defects {
        let is_chosen = track_number(&defect.path).is_none_or(|number| numbers.contains(&number));
        if is_chosen
            && !is_told(&defect.path)
            && let Some(refusal) = by_defect(defect.code, choice)
        {
            return Err(refusal);
        }
    }
    let duration = facts.movie.as_ref().map(|movie| movie.duration_s);
    match duration {
        // The walk over all blocks tells it.
        Some(Fact::Unreadable(DefectCode::LengthUnknown)) if facts.content != Content::IsoBmff => {
            Ok(())
        }
        Some(Fact::Unreadable(code)) => Err(Refusal::Contradiction(code)),
        Some(Fact::Known(_)) => Ok(()),
        Some(Fact::Absent) | None => Err(Refusal::NothingLeft),
    }
}

/// Whether a path leads into what a film tells about itself, none of which is kept.
fn is_told(path: &str) -> bool {
    let mut boxes = path.split('/');
    boxes.any(|part| matches!(part.split('[').next(), Some("udta" | "meta" | "uuid")))
}

/// The number of the track that a path such as `moov/trak[2]/mdia` leads through.
fn track_number(path: &str) -> Option<u32> {
    let (_, rest) = path.split_once("trak[")?;
    rest.split_once(']')?.0.parse().ok()
}

/// What a defect stands against; `None` where the result no longer has it, or plays as the source does.
const fn by_defect(code: DefectCode, choice: &Choice) -> Option<Refusal> {
    Some(match code {
        DefectCode::FileCutOff | DefectCode::SamplesMissing | DefectCode::PictureBlank => {
            Refusal::CutOff
        }
        DefectCode::Encrypted => Refusal::Encrypted,
        DefectCode::ExternalMedia => Refusal::External,
        DefectCode::PictureMissing => Refusal::Picture,
        DefectCode::SizeChanges => Refusal::SeveralFormats,
        // A turn that is asked for takes the place of what could not be told.
        DefectCode::MatrixContradiction if choice.turn.is_some() => return None,
        DefectCode::MatrixContradiction => Refusal::Matrix,
        DefectCode::SamplesOverlap
        | DefectCode::OffsetsWrapped
        | DefectCode::MovieMissing
        | DefectCode::MovieTooLarge
        | DefectCode::BoxSizeIllegal
        | DefectCode::BoxTooShort
        | DefectCode::BoxMissing
        | DefectCode::ChildTooLarge
        | DefectCode::EntryCountIllegal
        | DefectCode::NestingTooDeep
        | DefectCode::TooManyBoxes
        | DefectCode::SecondMovie
        | DefectCode::NoSamples
        | DefectCode::CompressedMovie
        | DefectCode::TimescaleZero
        | DefectCode::PictureDamaged
        | DefectCode::StartCodes
        | DefectCode::ConfigurationUnreadable
        | DefectCode::EditPlaysNothing
        | DefectCode::FragmentsOverlap => Refusal::Contradiction(code),
        // The result is without these, or they are what they were: seen by its own inspection. Whether a
        // contradiction of durations matters, the duration itself tells.
        DefectCode::ChunksLeftOver
        | DefectCode::MediaUnclaimed
        | DefectCode::JunkBytes
        | DefectCode::JunkInFront
        | DefectCode::BoxTooLong
        | DefectCode::SamplesUntimed
        | DefectCode::DurationContradiction
        | DefectCode::SizeContradiction
        | DefectCode::AspectContradiction
        | DefectCode::SizeUnconfirmed
        | DefectCode::MatrixIllegal
        | DefectCode::EditRate
        | DefectCode::TrackDisabled
        | DefectCode::LengthUnknown
        | DefectCode::TurnUncertain => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{is_told, track_number};

    #[test]
    fn a_path_tells_its_track() {
        assert_eq!(track_number("moov/trak[2]/mdia/minf/stbl/stsd"), Some(2));
        assert_eq!(track_number("moov/trak[12]"), Some(12));
        assert_eq!(track_number("moof[3]/traf[1]"), None);
        assert_eq!(track_number(""), None);
    }

    #[test]
    fn what_a_film_tells_about_itself_stands_against_nothing() {
        assert!(is_told("moov/udta/meta/ilst"));
        assert!(is_told("moov/meta[2]"));
        assert!(!is_told("moov/trak[1]/mdia"));
        assert!(!is_told(""));
    }
}
