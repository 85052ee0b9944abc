//! Why a rule cannot tell: one place decides which reason is named, for all rules alike.

use super::{Case, Context, Finding, Outcome, container};
use crate::facts::{Content, DefectCode, Fact, Facts};

/// Nothing is known, and nothing says why.
pub(super) const UNKNOWN: Case = Case::new("unknown", Outcome::CannotTell);

/// The file is no MP4 (or only a piece of one), so its figures are not read.
pub(super) const NOT_MP4: Case = Case::new("not-mp4", Outcome::CannotTell);

/// The file is of a format that the notice takes, and whose figures are not read here.
pub(super) const NOT_READ: Case = Case::new("not-read", Outcome::CannotTell);

/// There is no picture that could be looked at.
pub(super) const NO_PICTURE: Case = Case::new("no-picture", Outcome::CannotTell);

/// Cases that every rule on the picture may come to, besides a defect's own code.
#[cfg(test)]
pub(super) const CASES: [Case; 4] = [UNKNOWN, NOT_MP4, NOT_READ, NO_PICTURE];

/// The finding that names a defect: its code is the defect's, its words are `defect-<code>`.
pub(super) fn defect(code: DefectCode) -> Finding {
    Finding {
        outcome: Outcome::CannotTell,
        code: code.as_str().to_owned(),
        evidence: super::Evidence::new(),
    }
}

/// The value of a fact, or why a rule cannot tell.
pub(super) fn known<T: Copy>(fact: &Fact<T>) -> Result<T, Finding> {
    match *fact {
        Fact::Known(value) => Ok(value),
        Fact::Absent => Err(UNKNOWN.with([])),
        Fact::Unreadable(code) => Err(defect(code)),
    }
}

/// Why there is no picture to judge. What is no MP4 at all is said so, and not called damaged.
pub(super) fn no_picture(context: &Context<'_>) -> Finding {
    let damaged = no_movie(context.facts);
    if context.facts.movie.is_some() {
        return damaged.map_or_else(|| NO_PICTURE.with([]), defect);
    }
    if container::is_refused(context) {
        return NOT_MP4.with([]);
    }
    match damaged {
        Some(code) if context.facts.content == Content::IsoBmff => defect(code),
        _ => NOT_READ.with([]),
    }
}

/// The defect that keeps a file of the MP4 family from having a (whole) movie, if there is one.
///
/// The order is that of explanation: that a file was cut off also says why its movie is missing.
pub(super) fn no_movie(facts: &Facts) -> Option<DefectCode> {
    use DefectCode as D;
    const BY_EXPLANATION: [DefectCode; 13] = [
        D::CompressedMovie,
        D::Encrypted,
        D::ExternalMedia,
        D::FileCutOff,
        D::MovieTooLarge,
        D::NestingTooDeep,
        D::TooManyBoxes,
        D::ChildTooLarge,
        D::BoxSizeIllegal,
        D::EntryCountIllegal,
        D::BoxTooShort,
        D::BoxMissing,
        D::MovieMissing,
    ];
    let named = BY_EXPLANATION.into_iter().find(|code| facts.has(*code));
    match facts.movie {
        Some(_) => named.filter(|code| *code != D::MovieMissing),
        None => Some(named.unwrap_or(D::MovieMissing)),
    }
}
