//! `shown` (以主讲主题为片头): what must be seen in the video, and only an eye can say whether it is.

use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::limit::{Keys, Limit, keys};
use super::{Case, Context, Demand, Finding, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, Words, id};
use strum::{IntoStaticStr, VariantArray};

const OPEN_AT_START: Case = confirmed::open(Remedy::AddTitleCard);
const OPEN: Case = confirmed::open(Remedy::AddLabel);

/// Where in the video something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Place {
    /// 片头.
    Start,
    /// 片尾.
    End,
    /// Wherever.
    #[default]
    Anywhere,
    /// 全程.
    Throughout,
}

/// Something that is seen: a field of the form, or words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct What {
    /// The field whose content it is.
    pub(super) field: Option<String>,
    /// What it is called.
    pub(super) words: Words,
}

impl What {
    /// Reads a list of fields and words.
    pub(super) fn read_list(object: &Object<'_>, key: &'static str, scope: Scope<'_>) -> Vec<Self> {
        let list = object.text_list(key, 40).unwrap_or_default();
        let what = list.into_iter().map(|word| match scope.field(&word) {
            Some(field) => Self {
                field: Some(word),
                words: field.label.clone(),
            },
            // A list of the form stands for what is chosen from it.
            None => Self {
                field: None,
                words: scope
                    .list(&word)
                    .map_or_else(|| Words::new(&word), |list| list.label.clone()),
            },
        });
        what.collect()
    }

    /// All of it in words.
    pub(super) fn words(list: &[Self], lang: Lang) -> String {
        let words: Vec<&str> = list.iter().map(|what| what.words.get(lang)).collect();
        Self::words_of(&words, lang)
    }

    /// Each of it in words.
    pub(super) fn each(list: &[Self], lang: Lang) -> Vec<String> {
        let each = list.iter().map(std::slice::from_ref);
        each.map(|one| Self::words(one, lang)).collect()
    }

    /// Words one after another; usual things have words of their own in each language.
    pub(super) fn words_of<W: AsRef<str>>(list: &[W], lang: Lang) -> String {
        let words = list.iter().map(|own| {
            let own = own.as_ref();
            lang.find(&format!("what-{own}"), &[])
                .unwrap_or_else(|| own.to_owned())
        });
        let words: Vec<String> = words.collect();
        words.join(lang.text(id::LIST_AND))
    }
}

impl Place {
    /// Whether two places have a moment in common.
    pub(super) fn meets(self, other: Self) -> bool {
        let is_part = |place| matches!(place, Self::Start | Self::End);
        !(is_part(self) && is_part(other)) || self == other
    }

    /// The word for it; empty for anywhere.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Start => lang.text(id::PLACE_START),
            Self::End => lang.text(id::PLACE_END),
            Self::Anywhere => lang.text(id::PLACE_ANYWHERE),
            Self::Throughout => lang.text(id::PLACE_THROUGHOUT),
        }
    }
}

/// What must be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    what: Vec<What>,
    place: Place,
    /// For how long, in milliseconds.
    seconds: Limit,
    /// It must say the same as the form.
    same_as_form: bool,
    /// A file of the office that is to be used.
    template: Option<String>,
}

/// What notices of format 1 demand to be seen: the topic first, then who speaks.
pub(super) fn of_format_1() -> (Shown, Shown) {
    let what = |field: &str, label: &str, english: &str| {
        let mut words = Words::new(label);
        words.translate(Lang::En, Some(english.to_owned()));
        What {
            field: Some(field.to_owned()),
            words,
        }
    };
    let shown = |what: Vec<What>, place| Shown {
        what,
        place,
        seconds: Limit::default(),
        same_as_form: false,
        template: None,
    };
    let who = vec![
        what("speaker", "姓名", "name"),
        what("unit", "单位", "unit"),
        what("post", "职务", "post"),
    ];
    let topic = vec![what("title", "主讲主题", "the topic")];
    (shown(topic, Place::Start), shown(who, Place::Anywhere))
}

const SECONDS: Keys = Keys {
    any: None,
    ..keys!("s")
};

impl Shown {
    pub(super) fn read(object: &Object<'_>, scope: Scope<'_>) -> Self {
        if !object.has("what") {
            object.fault("what", Problem::Missing);
        }
        let seconds = object.object("seconds").map(|seconds| {
            let limit = Limit::read(&seconds, SECONDS, 0..=3600, crate::json::thousandths);
            seconds.close();
            limit
        });
        Self {
            what: What::read_list(object, "what", scope),
            place: object.word("where").unwrap_or_default(),
            seconds: seconds.unwrap_or_default(),
            same_as_form: object.flag("same_as_form"),
            template: object.text("template", 60),
        }
    }

    /// The fields of the form that must be seen.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.what.iter().filter_map(|what| what.field.as_deref())
    }

    /// Whether it is to be at the beginning.
    #[must_use]
    pub fn is_at_start(&self) -> bool {
        self.place == Place::Start
    }

    pub(super) const fn place(&self) -> Place {
        self.place
    }

    pub(crate) fn shows(&self, word: &str) -> bool {
        self.what
            .iter()
            .any(|what| what.field.as_deref() == Some(word) || what.words.original() == word)
    }
}

impl Shown {
    /// For how long, and by what it is measured, in words.
    fn particulars(&self, lang: Lang) -> Vec<String> {
        let seconds = |ms: u64| {
            let seconds = ms as f64 / 1000.0;
            lang.fill(id::PAGE_DURATION, &[("duration_s", seconds.into())])
        };
        let seconds = (!self.seconds.is_none()).then(|| self.seconds.words(lang, seconds));
        let same = self
            .same_as_form
            .then(|| lang.text(id::DEMANDED_SAME_AS_FORM).to_owned());
        let template = self.template.as_ref().map(|template| {
            let template = [("template", template.as_str().into())];
            lang.fill(id::DEMANDED_TEMPLATE, &template)
        });
        [seconds, same, template].into_iter().flatten().collect()
    }
}

impl Rule for Shown {
    fn settled(&self) -> Settled {
        Settled::Seen
    }

    fn cases(&self) -> &'static [Case] {
        match self.is_at_start() {
            true => &[OPEN_AT_START, DONE],
            false => &[OPEN, DONE],
        }
    }

    fn demanded(&self, lang: Lang) -> String {
        let what = What::words(&self.what, lang);
        let args = [
            ("what", what.as_str().into()),
            ("where", self.place.words(lang).into()),
        ];
        let mut words = vec![lang.fill(id::DEMANDED_SHOWN, &args)];
        words.extend(self.particulars(lang));
        words.join(lang.text(id::LIST_COMMA))
    }

    fn parts(&self, lang: Lang) -> Vec<String> {
        let mut parts = What::each(&self.what, lang);
        parts.extend(self.particulars(lang));
        parts
    }

    fn things(&self, lang: Lang) -> String {
        What::words(&self.what, lang)
    }

    fn asked(&self, lang: Lang) -> String {
        self.demanded(lang)
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let open = if self.is_at_start() {
            OPEN_AT_START
        } else {
            OPEN
        };
        vec![confirmed::seen(context, demand, open)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::Outcome;
    use super::super::fixtures::good;

    const SHOWN: [&str; 2] = ["title-card", "speaker-label"];

    #[test]
    fn open_until_confirmed() {
        for rule in SHOWN {
            let mut example = good();
            let main = example.judge(rule).main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (Outcome::Confirm, "to-confirm")
            );
            example.confirm(rule, "李四", Some(1.5));
            let main = example.judge(rule).main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (Outcome::Meets, "confirmed")
            );
            assert_eq!(main.evidence["at_s"], 1.5.into());
        }
    }

    #[test]
    fn another_rule_being_confirmed_does_not_help() {
        for (rule, other) in [(SHOWN[0], SHOWN[1]), (SHOWN[1], SHOWN[0])] {
            let mut example = good();
            example.confirm(other, "李四", None);
            example.confirm("picture", "李四", None);
            assert_eq!(example.judge(rule).main.outcome, Outcome::Confirm);
        }
    }

    #[test]
    fn a_confirmation_of_other_words_does_not_count() {
        let mut example = good();
        example.confirm("title-card", "李四", None);
        let given = example.confirmations.get_mut("title-card").unwrap();
        given.words = "another".to_owned();
        assert_eq!(example.judge("title-card").main.outcome, Outcome::Confirm);
    }

    #[test]
    fn without_a_picture_nothing_can_be_confirmed() {
        for rule in SHOWN {
            let mut example = good();
            example.confirm(rule, "李四", Some(1.5));
            example.facts.movie.as_mut().unwrap().pictures.clear();
            assert_eq!(example.judge(rule).main.code, "no-picture");
        }
    }
}
