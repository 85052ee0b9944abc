//! What a notice demands, as data: what the video must be, what is filled in, declared and approved, and how
//! works are handed in. Nothing is implied: what a notice does not list is not demanded, shown or printed.
//!
//! The data are in a file beside the page (`notice.json`), so that next year's notice needs no new
//! build. That file is untrusted like any other: [`Notice::parse`] checks all of it and tells all of its
//! faults at once. The format is described in `docs/notice.md`.

mod contradictions;
mod date;
mod deadline;
mod field;
mod format_1;
mod format_2;

pub use date::Date;
pub use deadline::Deadline;
pub use field::{Field, FieldKind};

use crate::json::{Fault, Faults, Object, Problem, canonical, note_repeated_keys, parse};
use crate::rules::{Condition, Demand, Demands, Kind};
use crate::text::{Lang, Words, fingerprint, id, set_apart};
use strum::{IntoStaticStr, VariantArray};

/// A notice that videos are checked against.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// A short name for drafts and reports: `shifan-weidangke`.
    pub id: String,
    /// A mark of its data, by which sheets tell by which version of a notice a file was checked.
    pub fingerprint: String,
    /// The notice's title, as issued.
    pub title: Words,
    /// Who issued it.
    pub issuer: Option<Words>,
    /// The theme.
    pub theme: Option<Words>,
    /// What a work is called: 微党课.
    pub work: Option<Words>,
    /// What is typed into the form.
    pub fields: Vec<Field>,
    /// What is chosen on the form.
    pub choices: Vec<ChoiceList>,
    /// What belongs to one work besides, or instead of one video.
    pub items: Vec<Item>,
    /// What is demanded.
    pub demands: Demands,
    /// When, how and where works are handed in.
    pub hand_in: HandIn,
    /// What is declared over a signature.
    pub declarations: Vec<Declaration>,
    /// Who approves, one after another.
    pub approvals: Vec<Approval>,
    /// What else binds and is only printed.
    pub print: Vec<Words>,
    /// Nothing that goes with the video may say whose it is.
    pub anonymous: bool,
}

/// A list to choose from on the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceList {
    /// Stable key, kept in drafts and reports.
    pub id: String,
    /// What it is called.
    pub label: Words,
    /// The clause that it comes from; may be empty.
    pub clause: String,
    /// Several options may be chosen.
    pub many: bool,
    /// One must be chosen.
    pub required: bool,
    /// The next work of the same unit is likely to have the same.
    pub same_for_unit: bool,
    /// The options.
    pub options: Vec<Choice>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Stable key.
    pub id: String,
    /// The words of the notice.
    pub label: Words,
}

/// Something that belongs to a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Stable key.
    pub id: String,
    /// What it is called.
    pub label: Words,
    /// What it is.
    pub kind: ItemKind,
    /// The clause that it comes from; may be empty.
    pub clause: String,
    /// How many of it at least.
    pub min: Option<u64>,
    /// How many of it at most.
    pub max: Option<u64>,
    /// The formats that it may have, as the notice writes them.
    pub formats: Vec<String>,
    /// The folder of the drive that it lies in.
    pub folder: Option<String>,
    /// It is packed, as this.
    pub package: Option<String>,
    /// How many copies of it are handed in.
    pub copies: Option<u64>,
    /// It is handed in on paper.
    pub on_paper: bool,
    /// It bears a seal.
    pub sealed: bool,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs)] // The words say it.
pub enum ItemKind {
    #[default]
    Video,
    Subtitles,
    Cover,
    Document,
    Sources,
    Other,
}

/// When, how and where works are handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandIn {
    /// The clause that it comes from; may be empty.
    pub clause: String,
    /// One after another, or for several things.
    pub steps: Vec<Step>,
    /// How many works are taken.
    pub quota: Option<Quota>,
}

/// One step of handing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is handed in; the work where nothing is named.
    pub what: Vec<Words>,
    /// Until when.
    pub by: Option<Deadline>,
    /// On or through what: U盘.
    pub medium: Option<Words>,
    /// To whom.
    pub to: Option<Words>,
    /// Where.
    pub at: Option<Words>,
}

/// How many works are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Of each of these.
    pub per: Per,
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many.
    pub max: Option<u64>,
}

/// Of whom works are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[allow(missing_docs)] // The words say it.
pub enum Per {
    Unit,
    Person,
    Team,
    Group,
}

/// A statement that is printed over a signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration {
    /// Stable key.
    pub id: String,
    /// The clause that it comes from; may be empty.
    pub clause: String,
    /// The statement.
    pub text: Words,
    /// The choices with which it is asked; all of them must be made.
    pub when: Vec<Condition>,
}

/// One approval, signed and sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who approves, or what it is called: 单位审核.
    pub label: Words,
    /// The clause that it comes from; may be empty.
    pub clause: String,
    /// What is approved, where the notice says so.
    pub text: Option<Words>,
    /// It bears a seal.
    pub seal: bool,
}

/// Most bytes that a notice may have.
const MAX_BYTES: usize = 256 * 1024;

impl Notice {
    /// The version of the format that is written today; the one before is read as well.
    pub const FORMAT: u64 = 2;

    /// Reads a notice and checks it whole.
    ///
    /// # Errors
    /// All of its faults, each with its place. Nothing is checked by a notice with a fault.
    pub fn parse(json: &str) -> Result<Self, Vec<Fault>> {
        let value = parse(json, MAX_BYTES).map_err(|fault| vec![fault])?;
        let faults = Faults::default();
        note_repeated_keys(json, &faults);
        let notice = Object::new(&value, "", &faults).and_then(|object| {
            let format = object.whole("format", 0..=1_000_000);
            match format {
                Some(1) => Some(format_1::read(&object)),
                Some(Self::FORMAT) => Some(format_2::read(&object)),
                _ if !object.has("format") => {
                    object.fault("format", Problem::Missing);
                    None
                }
                _ => {
                    object.fault("format", Problem::UnknownFormat);
                    None
                }
            }
        });
        if let Some(notice) = notice.as_ref().filter(|_| faults.is_empty()) {
            contradictions::find(notice, &faults);
        }
        match notice.filter(|_| faults.is_empty()) {
            Some(mut notice) => {
                notice.fingerprint = fingerprint(&[&canonical(&value)]);
                notice.hint_at_title_card();
                Ok(notice)
            }
            None => Err(faults.into_vec()),
        }
    }

    /// The demand of that name.
    #[must_use]
    pub fn demand(&self, id: &str) -> Option<&Demand> {
        self.demands.get(id)
    }

    /// Whether somebody seals the sheet.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.approvals.iter().any(|approval| approval.seal)
    }

    /// Whether the sheet goes with the video for sure: it is sealed, and may say whose the work is.
    #[must_use]
    pub fn wants_sheet(&self) -> bool {
        self.is_sealed() && !self.anonymous
    }

    /// Whether something must be seen at the beginning.
    #[must_use]
    pub fn has_title_card(&self) -> bool {
        let mut demands = self.demands.listed.iter();
        demands.any(|demand| matches!(&demand.kind, Kind::Shown(shown) if shown.is_at_start()))
    }

    /// Says of each field that the title card shows that both must agree, unless the notice says how to fill
    /// it in.
    fn hint_at_title_card(&mut self) {
        let demands = &self.demands.listed;
        let is_on_card = |field: &Field| {
            let shows = |demand: &Demand| match &demand.kind {
                Kind::Shown(shown) => shown.is_at_start() && shown.shows(&field.id),
                _ => false,
            };
            demands.iter().any(shows)
        };
        for field in &mut self.fields {
            if field.hint.is_none() && is_on_card(field) {
                field.hint = Words::usual("field-on-title-card");
            }
        }
    }

    /// The field of that key.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// What a work is called: 微党课; 作品 where the notice does not say.
    #[must_use]
    pub fn work(&self, lang: Lang) -> &str {
        match &self.work {
            Some(work) => work.get(lang),
            None => lang.text(id::PAGE_WORK),
        }
    }

    /// What the page is called: by what a work is called, where the notice says so.
    #[must_use]
    pub fn page_title(&self, lang: Lang) -> String {
        let Some(work) = self.work.as_ref().map(|work| work.get(lang)) else {
            return lang.text(id::PAGE_NAME).to_owned();
        };
        let template = match says_video(work, lang) {
            true => id::PAGE_TITLE_VIDEO,
            false => id::PAGE_TITLE,
        };
        set_apart(&lang.fill(template, &[("work", work.into())]))
    }

    /// On what works are handed in, where the notice says so: U盘.
    #[must_use]
    pub fn medium(&self, lang: Lang) -> Option<&str> {
        let mut media = self
            .hand_in
            .steps
            .iter()
            .filter_map(|step| step.medium.as_ref());
        media.next().map(|medium| medium.get(lang))
    }
}

/// Whether what a work is called says already that it is a video, in the language of the page or of the notice:
/// 短视频, video.
pub(crate) fn says_video(work: &str, lang: Lang) -> bool {
    work.contains(lang.text(id::PAGE_VIDEO)) || work.to_ascii_lowercase().contains("video")
}

impl Item {
    /// How many of it, with formats, copies and seal, in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let mut words = self.label.get(lang).to_owned();
        let count = match (self.min, self.max) {
            (Some(min), Some(max)) if min != max => {
                Some(lang.fill(id::ITEM_RANGE, &[("min", min.into()), ("max", max.into())]))
            }
            (Some(count), _) | (None, Some(count)) => {
                Some(lang.fill(id::ITEM_COUNT, &[("count", count.into())]))
            }
            (None, None) => None,
        };
        let copies = self.copies;
        let copies = copies.map(|copies| lang.fill(id::ITEM_COPIES, &[("count", copies.into())]));
        let formats = (!self.formats.is_empty())
            .then(|| set_apart(&self.formats.join(lang.text(id::LIST_OR))));
        let paper = self
            .on_paper
            .then(|| lang.text(id::ITEM_ON_PAPER).to_owned());
        let sealed = self.sealed.then(|| lang.text(id::ITEM_SEALED).to_owned());
        let package = self.package.as_ref();
        let package = package.map(|format| {
            let format = format.to_ascii_uppercase();
            lang.fill(id::ITEM_PACKAGE, &[("format", format.as_str().into())])
        });
        let details = [count, formats, package, copies, paper, sealed];
        let details: Vec<String> = details.into_iter().flatten().collect();
        if !details.is_empty() {
            let details = details.join(lang.text(id::LIST_COMMA));
            words.push_str(&lang.fill(id::ITEM_DETAILS, &[("details", details.as_str().into())]));
        }
        words
    }
}

impl Quota {
    /// The quota in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let per: &str = self.per.into();
        let per = lang.find(&format!("per-{per}"), &[]).unwrap_or_default();
        let (template, count) = match (self.min, self.max) {
            (Some(min), Some(max)) if min != max => {
                let args = [
                    ("per", per.as_str().into()),
                    ("min", min.into()),
                    ("max", max.into()),
                ];
                return lang.fill(id::QUOTA_RANGE, &args);
            }
            (Some(_), Some(max)) => (id::QUOTA_EXACTLY, max),
            (Some(min), None) => (id::QUOTA_AT_LEAST, min),
            (None, Some(max)) => (id::QUOTA_AT_MOST, max),
            (None, None) => return lang.text(id::QUOTA_ANY).to_owned(),
        };
        lang.fill(
            template,
            &[("per", per.as_str().into()), ("count", count.into())],
        )
    }
}

#[cfg(test)]
mod tests;
