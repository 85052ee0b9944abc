//! `recorded` (一镜到底): how the video was recorded, which only those know who were there.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::{Case, Context, Demand, Finding, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

/// A way of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum How {
    OneTake,
    NoEdit,
    TrimOnly,
    LiveSound,
    NoEffects,
    FixedCamera,
    OneCamera,
    #[strum(serialize = "cameras-3")]
    ThreeCameras,
    NoStudio,
    NoExternalMic,
}

/// What is demanded of the recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    how: Vec<How>,
}

impl Recorded {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        if !object.has("how") {
            object.fault("how", Problem::Missing);
        }
        let how = object.word_list("how").unwrap_or_default();
        Self { how }
    }
}

impl Rule for Recorded {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let words = self.how.iter().map(|how| {
            let word: &str = (*how).into();
            lang.find(&format!("recorded-{word}"), &[])
                .unwrap_or_default()
        });
        let words: Vec<String> = words.collect();
        words.join(lang.text(id::LIST_COMMA))
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![confirmed::judge(context, demand, OPEN)]
    }
}
