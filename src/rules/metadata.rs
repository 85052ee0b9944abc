//! `metadata` (删除作者信息): what the file must not say about itself.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::facts::{self, Content};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

/// The properties of such a file are not read.
const NOT_READ: Case = Case::new("not-read", Outcome::Confirm);
const AUTHOR_FOUND: Case =
    Case::new("author-found", Outcome::Breaks).mended_by(Remedy::ClearMetadata);
const TITLE_FOUND: Case =
    Case::new("title-found", Outcome::Breaks).mended_by(Remedy::ClearMetadata);
const GPS_FOUND: Case = Case::new("gps-found", Outcome::Breaks).mended_by(Remedy::ClearMetadata);
const COMMENT_FOUND: Case =
    Case::new("comment-found", Outcome::Breaks).mended_by(Remedy::ClearMetadata);

/// What must not be in the metadata.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    forbid: Vec<facts::Metadata>,
}

impl Metadata {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let demanded = Self {
            forbid: object.word_list("forbid").unwrap_or_default(),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }
}

impl Rule for Metadata {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[
            OPEN,
            NOT_READ,
            DONE,
            AUTHOR_FOUND,
            TITLE_FOUND,
            GPS_FOUND,
            COMMENT_FOUND,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let words = self.forbid.iter().map(|what| {
            let word: &str = (*what).into();
            lang.find(&format!("metadata-{word}"), &[])
                .unwrap_or_default()
        });
        let words: Vec<String> = words.collect();
        let words = words.join(lang.text(id::LIST_AND));
        lang.fill(id::DEMANDED_METADATA, &[("what", words.as_str().into())])
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    /// What stands under a usual key breaks it, whatever anybody has confirmed. Where nothing does, a person
    /// says so: metadata may stand in many other places.
    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let movie = context.facts.movie.as_ref();
        let told = movie.map_or(&[][..], |movie| &movie.metadata);
        let forbidden = told.iter().filter(|told| self.forbid.contains(told));
        let found: Vec<Finding> = forbidden
            .map(|told| match told {
                facts::Metadata::Author => AUTHOR_FOUND.with([]),
                facts::Metadata::Title => TITLE_FOUND.with([]),
                facts::Metadata::Gps => GPS_FOUND.with([]),
                facts::Metadata::Comment => COMMENT_FOUND.with([]),
            })
            .collect();
        if found.is_empty() {
            let is_read = context.facts.content == Content::IsoBmff && movie.is_some();
            let open = if is_read { OPEN } else { NOT_READ };
            return vec![confirmed::judge(context, demand, open)];
        }
        found
    }
}
