//! `same` (不得标清和高清混用): what must be the same in all files of a work.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

/// What can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Figure {
    Resolution,
    Aspect,
    FrameRate,
}

/// What must be the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Same {
    same: Vec<Figure>,
}

impl Same {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let demanded = Self {
            same: object.word_list("same").unwrap_or_default(),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }
}

impl Rule for Same {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let words = self.same.iter().map(|what| {
            let word: &str = (*what).into();
            lang.find(&format!("rule-{word}"), &[]).unwrap_or_default()
        });
        let words: Vec<String> = words.collect();
        let words = words.join(lang.text(id::LIST_AND));
        lang.fill(id::DEMANDED_SAME, &[("what", words.as_str().into())])
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![confirmed::judge(context, demand, OPEN)]
    }
}
