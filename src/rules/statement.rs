//! `statement` (注明出处): what a person states of the work.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, Words};

/// What is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    text: Words,
    /// The item that proves it.
    proof: Option<String>,
}

impl Statement {
    pub(super) fn read(object: &Object<'_>, scope: Scope<'_>) -> Self {
        let proof = object.key("proof");
        if let Some(word) = proof
            .clone()
            .filter(|proof| !scope.items.iter().any(|(item, ..)| item == proof))
        {
            object.fault("proof", Problem::UnknownReference { word });
        }
        Self {
            text: object.needed_words("text", 120),
            proof,
        }
    }
}

impl Rule for Statement {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        self.text.get(lang).to_owned()
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![confirmed::judge(context, demand, OPEN)]
    }
}
