//! `hidden` (无水印): what must not be seen in the video.

use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::shown::{Place, What};
use super::{Case, Context, Demand, Finding, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

const OPEN: Case = confirmed::open(Remedy::RemoveFromPicture);

/// What must not be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    what: Vec<What>,
    place: Place,
}

impl Hidden {
    pub(super) fn read(object: &Object<'_>, scope: Scope<'_>) -> Self {
        if !object.has("what") {
            object.fault("what", Problem::Missing);
        }
        Self {
            what: What::read_list(object, "what", scope),
            place: object.word("where").unwrap_or_default(),
        }
    }

    /// Whether both speak of the same part of the video.
    pub(crate) fn is_about(&self, shown: &super::shown::Shown) -> bool {
        self.place.meets(shown.place())
    }

    pub(crate) fn hides(&self, word: &str) -> bool {
        self.what
            .iter()
            .any(|what| what.field.as_deref() == Some(word) || what.words.original() == word)
    }
}

impl Rule for Hidden {
    fn settled(&self) -> Settled {
        Settled::Watched
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let what = What::words(&self.what, lang);
        let args = [
            ("what", what.as_str().into()),
            ("where", self.place.words(lang).into()),
        ];
        lang.fill(id::DEMANDED_HIDDEN, &args)
    }

    fn parts(&self, lang: Lang) -> Vec<String> {
        What::each(&self.what, lang)
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![confirmed::seen(context, demand, OPEN)]
    }
}
