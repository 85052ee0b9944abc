//! `file`: that it is a whole video that can be read. No notice writes it down, and every one means it.

use super::kind::Rule;
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope, container};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

const WHOLE: Case = Case::new("whole", Outcome::Meets);
const NOT_VIDEO: Case = Case::new("not-video", Outcome::CannotTell).mended_by(Remedy::PickVideo);

/// The demand; it has no parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File;

impl File {
    /// No notice lists it.
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        object.fault("rule", Problem::NothingDemanded);
        Self
    }
}

/// What keeps the file from being handed in by any notice.
pub(super) fn trouble(context: &Context<'_>) -> Option<Finding> {
    container::damaged(context).or_else(|| {
        let no_video = !context.facts.content.may_be_video();
        no_video.then(|| NOT_VIDEO.with([("format", context.facts.content.as_str().into())]))
    })
}

impl Rule for File {
    fn cases(&self) -> &'static [Case] {
        &[WHOLE, NOT_VIDEO]
    }

    fn demanded(&self, lang: Lang) -> String {
        lang.text(id::DEMANDED_FILE).to_owned()
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![trouble(context).unwrap_or_else(|| WHOLE.with([]))]
    }
}
