//! One demand of a notice: what kind it is, how strict, when it holds, and the words for it.

use super::condition::Condition;
use super::{Kind, KindName};
use crate::json::{Object, Problem};
use crate::text::{Lang, Words, fingerprint};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::ops::Deref;
use std::sync::Arc;
use strum::{IntoStaticStr, VariantArray};

/// Names a demand in its notice, in drafts, reports and attributes: `title-card`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DemandId(Arc<str>);

impl From<&str> for DemandId {
    fn from(word: &str) -> Self {
        Self(Arc::from(word))
    }
}

impl Deref for DemandId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for DemandId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<&str> for DemandId {
    fn eq(&self, other: &&str) -> bool {
        &**self == *other
    }
}

impl std::fmt::Display for DemandId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for DemandId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for DemandId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from(word.as_str()))
    }
}

/// How strict a demand is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray, Serialize, Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// 必须: a file that does not meet it breaks the notice.
    #[default]
    Must,
    /// 建议: a file that does not meet it is advised to.
    Should,
}

/// What happens to a work past the limit, where the notice says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Beyond {
    /// 超时部分不计分.
    Unscored,
    /// What is past the limit is cut off.
    Cut,
    /// The work does not take part.
    Disqualified,
    /// The work is given back.
    Returned,
}

/// How the office read words that can be read in several ways; shown, not judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Reading {
    /// The pixels exactly.
    Exactly,
    /// So many pixels or more.
    AtLeast,
    /// Counted on the shorter side.
    ShortSide,
    /// About so much.
    About,
}

/// One demand.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// Its name.
    pub id: DemandId,
    /// What it is about, with its limits.
    pub kind: Kind,
    /// What the notice calls it, where that is not the kind's name: 片头.
    pub label: Option<Words>,
    /// The clause that it stands in, as the notice counts: `六（一）`. May be empty.
    pub clause: String,
    /// The notice's own words.
    pub says: Option<Words>,
    /// How strict it is.
    pub strength: Strength,
    /// When it holds; all of them must.
    pub when: Vec<Condition>,
    /// The item that it is about; every video where there is none.
    pub of: Option<String>,
    /// How the office read it.
    pub reading: Option<Reading>,
    /// What happens past the limit.
    pub beyond: Option<Beyond>,
}

/// The demands of a notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Demands {
    /// Those that it lists, in its order.
    pub listed: Vec<Demand>,
    /// That the file is whole, which every notice means.
    pub whole: Demand,
}

impl Demands {
    /// The demands that a notice lists, and that which every notice means.
    #[must_use]
    pub fn new(listed: Vec<Demand>) -> Self {
        let whole = Demand::new(Kind::File(super::file::File));
        Self { listed, whole }
    }

    /// The demand of that name.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Demand> {
        let mut all = self.listed.iter().chain([&self.whole]);
        all.find(|demand| demand.id == id)
    }
}

/// A field of the form, as far as a demand needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownField {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub label: Words,
    /// It may stay empty.
    pub optional: bool,
}

/// A list of the form to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownList {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub label: Words,
    /// Its options: key and words of each.
    pub options: Vec<(String, Words)>,
}

/// What the demands of a notice may refer to: keys and words of its fields, choices and items.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The form's fields, and those that it has where a demand names them.
    pub fields: &'a [KnownField],
    /// The lists to choose from, each with its options.
    pub choices: &'a [KnownList],
    /// The items of a work: key, label, and whether it is a video.
    pub items: &'a [(String, Words, bool)],
}

/// The list by which a person says which item of a work the file is, where there are several videos.
pub const ITEM_LIST: &str = "item";

impl Scope<'_> {
    /// That the file is that item; nothing where it can be no other.
    fn is_item(&self, object: &Object<'_>, of: &str) -> Option<Condition> {
        let item = self.items.iter().find(|(item, ..)| item == of);
        let Some((_, label, is_video)) = item else {
            // What is measured of one file is no item.
            if !matches!(of, "video" | "file" | "package") {
                let word = of.to_owned();
                object.fault("of", Problem::UnknownReference { word });
            }
            return None;
        };
        if !is_video {
            return Some(Condition::OtherItem(label.clone()));
        }
        let list = self.list(ITEM_LIST)?;
        let option = list.options.iter().find(|(option, _)| option == of)?;
        Some(Condition::Chosen {
            list: list.id.clone(),
            label: list.label.clone(),
            options: vec![option.clone()],
        })
    }

    /// A field.
    pub(super) fn field(&self, key: &str) -> Option<&KnownField> {
        self.fields.iter().find(|field| field.id == key)
    }

    /// A list to choose from.
    pub(super) fn list(&self, key: &str) -> Option<&KnownList> {
        self.choices.iter().find(|list| list.id == key)
    }
}

#[cfg(test)]
impl Scope<'static> {
    /// Of a notice that asks nothing.
    pub(super) const EMPTY: Self = Self {
        fields: &[],
        choices: &[],
        items: &[],
    };
}

/// Room for the words of a clause, in characters.
const CLAUSE: usize = 20;
/// Room for the notice's own words.
const SAYS: usize = 80;
/// Room for a label.
const LABEL: usize = 16;

impl Demand {
    /// A demand of that kind, under the kind's word, without anything besides.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            id: DemandId::from(kind.name().as_str()),
            kind,
            label: None,
            clause: String::new(),
            says: None,
            strength: Strength::Must,
            when: Vec::new(),
            of: None,
            reading: None,
            beyond: None,
        }
    }

    /// Reads a demand of a notice; `None` where its kind is not known.
    pub fn read(object: &Object<'_>, scope: Scope<'_>) -> Option<Self> {
        let Some(name) = object.word::<KindName>("rule") else {
            if !object.has("rule") {
                object.fault("rule", Problem::Missing);
            }
            return None;
        };
        let kind = Kind::read(name, object, scope);
        let id = object.key("id");
        let strength = object.word("strength").unwrap_or(kind.usual_strength());
        let of = object.key("of");
        let mut when = Condition::read_all(object, scope);
        when.extend(of.as_deref().and_then(|of| scope.is_item(object, of)));
        let demand = Self {
            id: DemandId::from(id.as_deref().unwrap_or(name.as_str())),
            kind,
            label: object.words("label", LABEL),
            clause: object.text("clause", CLAUSE).unwrap_or_default(),
            says: object.words("says", SAYS),
            strength,
            when,
            of,
            reading: object.word("reading"),
            beyond: object.word("beyond"),
        };
        object.close();
        Some(demand)
    }

    /// What the notice calls it: `视频时长`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        if let Some(label) = &self.label {
            return label.get(lang).to_owned();
        }
        let name = format!("rule-{}", self.kind.name().as_str());
        lang.find(&name, &[]).unwrap_or_default()
    }

    /// What is demanded, in the notice's own words where there are some, else in the program's.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let own = self.says.as_ref().map(|says| says.get(lang).to_owned());
        own.unwrap_or_else(|| self.kind.demanded(lang))
    }

    /// Whether the notice's own words, where there are some, say all that is demanded.
    #[must_use]
    pub fn is_said_whole(&self, lang: Lang) -> bool {
        let words = self.words(lang).to_ascii_lowercase();
        let parts = self.kind.parts(lang);
        parts
            .iter()
            .all(|part| words.contains(&part.to_ascii_lowercase()))
    }

    /// A mark of the words that a person confirms: a confirmation counts only for those very words.
    #[must_use]
    pub fn mark(&self) -> String {
        let lang = Lang::default();
        fingerprint(&[&self.name(lang), &self.words(lang), &self.kind.asked(lang)])
    }
}
