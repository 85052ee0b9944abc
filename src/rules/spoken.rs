//! `spoken` (普通话): what is spoken and heard, and by whom.

use super::confirmed::{self, DONE, OPEN};
use super::kind::{Rule, Settled};
use super::shown::What;
use super::{Case, Context, Demand, Finding, Scope};
use crate::json::{Object, Problem};
use crate::text::Words;
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

/// Whose voice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Voice {
    /// That of a person.
    Human,
}

/// Whether something must be heard, or must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Presence {
    Required,
    Forbidden,
}

/// What is demanded of speech and music.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    language: Option<Words>,
    accent: Option<Words>,
    voice: Option<Voice>,
    narration: Option<Presence>,
    music: Option<Presence>,
    says: Vec<String>,
}

impl Spoken {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let demanded = Self {
            language: object.words("language", 20),
            accent: object.words("accent", 20),
            voice: object.word("voice"),
            narration: object.word("narration"),
            music: object.word("music"),
            says: object.text_list("spoken", 20).unwrap_or_default(),
        };
        if demanded == Self::default() {
            object.own_fault(Problem::NothingDemanded);
        }
        demanded
    }
}

impl Rule for Spoken {
    fn settled(&self) -> Settled {
        Settled::Stated
    }

    fn cases(&self) -> &'static [Case] {
        &[OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        let mut parts: Vec<String> = Vec::new();
        let languages = self.language.iter().chain(&self.accent);
        parts.extend(languages.map(|language| {
            let language = language.get(lang);
            // Usual languages have words of their own in each language.
            lang.find(&format!("language-{language}"), &[])
                .unwrap_or_else(|| language.to_owned())
        }));
        parts.extend(self.voice.map(|_| lang.text(id::SPOKEN_HUMAN).to_owned()));
        let presence = |presence: Option<Presence>, required, forbidden| {
            presence.map(|presence| match presence {
                Presence::Required => lang.text(required).to_owned(),
                Presence::Forbidden => lang.text(forbidden).to_owned(),
            })
        };
        parts.extend(presence(
            self.narration,
            id::SPOKEN_NARRATION,
            id::SPOKEN_NO_NARRATION,
        ));
        parts.extend(presence(self.music, id::SPOKEN_MUSIC, id::SPOKEN_NO_MUSIC));
        if !self.says.is_empty() {
            let words = What::words_of(&self.says, lang);
            parts.push(lang.fill(id::SPOKEN_SAYS, &[("what", words.as_str().into())]));
        }
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        vec![confirmed::judge(context, demand, OPEN)]
    }
}
