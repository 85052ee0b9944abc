//! What only a person can say: open until someone confirms it.

use super::cannot_tell;
use super::{Case, Context, Demand, Finding, Outcome, Remedy};
use crate::facts::{Advised, DefectCode};

/// Nobody has confirmed it yet; the remedy is for a person who looks and finds that it is not so.
pub(super) const fn open(remedy: Remedy) -> Case {
    OPEN.mended_by(remedy)
}

/// The same where there are no steps to tell.
pub(super) const OPEN: Case = Case::new("to-confirm", Outcome::Confirm);

/// Somebody has confirmed it.
pub(super) const DONE: Case = Case::new("confirmed", Outcome::Meets);

/// The examination advises something. What to do stands with each piece of advice, where the examination
/// is shown.
pub(super) const ADVISED: Case = Case::new("advised", Outcome::Advise);

/// That so much is advised.
pub(super) fn advised(advised: Advised) -> Finding {
    ADVISED.with([
        ("count", advised.count.into()),
        ("at_s", advised.at_s.into()),
    ])
}

/// The finding of a demand that is confirmed by looking: without a picture it cannot be confirmed.
pub(super) fn seen(context: &Context<'_>, demand: &Demand, open: Case) -> Finding {
    match context.picture() {
        Some(picture) if picture.encrypted => cannot_tell::defect(DefectCode::Encrypted),
        Some(_) => judge(context, demand, open),
        None if context.is_unread() => judge(context, demand, open),
        None => cannot_tell::no_picture(context),
    }
}

/// The finding: `open`, or confirmed, by whom, at which second of the video, and after how much of it was
/// played. A confirmation counts only for the words that were shown.
pub(super) fn judge(context: &Context<'_>, demand: &Demand, open: Case) -> Finding {
    let confirmation = context.confirmations.get(&demand.id);
    let Some(confirmation) = confirmation.filter(|given| given.words == demand.mark()) else {
        return open.with([]);
    };
    let mut finding = DONE.with([("by", confirmation.by.as_str().into())]);
    if confirmation.by.is_empty() {
        finding.evidence.clear();
    }
    if let Some(at_s) = confirmation.at_s.filter(|at_s| at_s.is_finite()) {
        finding.evidence.insert("at_s".to_owned(), at_s.into());
    }
    if let Some(percent) = confirmation.played_percent {
        let percent = u32::from(percent).into();
        finding
            .evidence
            .insert("played_percent".to_owned(), percent);
    }
    finding
}
