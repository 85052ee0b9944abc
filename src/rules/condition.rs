//! When a demand holds: a choice made on the form, or a figure of the file.

use super::aspect::{Ratio, ratio_list};
use super::orientation::{Way, way_of};
use super::words::either;
use super::{Answers, Case, Context, Finding, KnownList, Outcome, Scope};
use crate::facts::Size;
use crate::json::{Object, Problem};
use crate::text::{Lang, Words, id};

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// One of these options of a list is chosen.
    Chosen {
        /// The list.
        list: String,
        /// What the list is called.
        label: Words,
        /// The options, each with its words.
        options: Vec<(String, Words)>,
    },
    /// The picture lies or stands so, as displayed.
    Orientation(Way),
    /// The picture has one of these shapes, as displayed.
    Aspect(Vec<Ratio>),
    /// The shorter side has so many pixels or more, as displayed.
    ShortSideMin(u32),
    /// It plays so many seconds or longer.
    DurationMin(f64),
    /// It is about something of the work that is no video, such as its cover; these are its words.
    OtherItem(Words),
}

/// Whether something is asked, as far as what is chosen on the form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applies<'c> {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The list of this key has to be chosen from first.
    Open(&'c str),
}

/// Whether a demand holds for a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Nobody can tell yet, for this reason.
    Open(Finding),
}

/// A list of the form has to be chosen from first.
pub(super) const CHOOSE: Case = Case::new("choose", Outcome::Confirm);
/// The figure that it depends on is not known.
pub(super) const CONDITION_UNKNOWN: Case = Case::new("condition-unknown", Outcome::CannotTell);
/// It is not demanded of this file.
pub(super) const NOT_APPLICABLE: Case = Case::new("not-applicable", Outcome::NotApplicable);

impl Condition {
    /// Reads `if`; all of its conditions must hold.
    pub(super) fn read_all(demand: &Object<'_>, scope: Scope<'_>) -> Vec<Self> {
        let Some(object) = demand.object("if") else {
            return Vec::new();
        };
        let mut conditions: Vec<Self> = Vec::new();
        conditions.extend(object.word("orientation").map(Self::Orientation));
        conditions.extend(ratio_list(&object, "aspect").map(Self::Aspect));
        let side = object.whole("short_side_min", 16..=16_384);
        conditions.extend(side.map(|side| Self::ShortSideMin(side as u32)));
        let least_s = object.number("duration_min_s", 0..=86_400);
        conditions.extend(least_s.map(Self::DurationMin));
        conditions.extend(Self::choices(&object, scope));
        close(&object, &conditions);
        conditions
    }

    /// Reads `if` of what is asked on the form, where nothing is known of the file: only choices decide.
    pub(crate) fn read_choices(declaration: &Object<'_>, scope: Scope<'_>) -> Vec<Self> {
        let Some(object) = declaration.object("if") else {
            return Vec::new();
        };
        let conditions = Self::choices(&object, scope);
        close(&object, &conditions);
        conditions
    }

    fn choices(object: &Object<'_>, scope: Scope<'_>) -> Vec<Self> {
        let lists = scope.choices.iter();
        lists
            .filter_map(|list| Self::chosen(object, list))
            .collect()
    }

    fn chosen(object: &Object<'_>, list: &KnownList) -> Option<Self> {
        let wanted = object.key_list(&list.id)?;
        let mut named = Vec::new();
        for word in wanted {
            match list.options.iter().find(|(key, _)| *key == word) {
                Some(option) => named.push(option.clone()),
                None => object.fault(&list.id, Problem::UnknownReference { word }),
            }
        }
        Some(Self::Chosen {
            list: list.id.clone(),
            label: list.label.clone(),
            options: named,
        })
    }

    /// Whether it holds for the file.
    pub(super) fn holds(&self, context: &Context<'_>) -> Holds {
        let known = |holds: Option<bool>| match holds {
            Some(true) => Holds::Yes,
            Some(false) => Holds::No,
            None => Holds::Open(CONDITION_UNKNOWN.with([])),
        };
        match self {
            Self::Chosen { .. } => match self.applies(context.answers) {
                Applies::Yes => Holds::Yes,
                Applies::No => Holds::No,
                Applies::Open(list) => Holds::Open(CHOOSE.with([("list", list.into())])),
            },
            Self::Orientation(way) => known(displayed(context).map(|size| way_of(size) == *way)),
            Self::Aspect(ratios) => {
                let fits = |size| ratios.iter().any(|ratio| ratio.is_of(size));
                known(displayed(context).map(fits))
            }
            Self::ShortSideMin(side) => {
                known(displayed(context).map(|size| size.width.min(size.height) >= *side))
            }
            Self::DurationMin(least_s) => known(context.duration_s().map(|s| s >= *least_s)),
            Self::OtherItem(_) => Holds::No,
        }
    }

    /// Whether it holds by what is chosen on the form; what is measured may hold.
    fn applies(&self, answers: &Answers) -> Applies<'_> {
        let Self::Chosen { list, options, .. } = self else {
            return Applies::Yes;
        };
        match answers.chosen.get(list) {
            Some(chosen) if chosen.iter().next().is_some() => {
                let named = options.iter().any(|(key, _)| chosen.contains(key));
                if named { Applies::Yes } else { Applies::No }
            }
            _ => Applies::Open(list),
        }
    }

    /// The condition in words: `类别为“短视频”`.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Chosen { label, options, .. } => {
                let options = options.iter().map(|(_, words)| words.get(lang).to_owned());
                let options = either(&options.collect::<Vec<_>>(), lang);
                let args = [
                    ("list", label.get(lang).into()),
                    ("options", options.as_str().into()),
                ];
                lang.fill(id::CONDITION_CHOSEN, &args)
            }
            Self::Orientation(way) => {
                let way = way.words(lang);
                lang.fill(id::CONDITION_ORIENTATION, &[("way", way.as_str().into())])
            }
            Self::Aspect(ratios) => {
                let ratios: Vec<String> = ratios.iter().map(Ratio::to_string).collect();
                let ratio = either(&ratios, lang);
                lang.fill(id::CONDITION_ASPECT, &[("ratio", ratio.as_str().into())])
            }
            Self::ShortSideMin(side) => {
                lang.fill(id::CONDITION_SHORT_SIDE, &[("side", (*side).into())])
            }
            Self::OtherItem(item) => {
                lang.fill(id::CONDITION_ITEM, &[("item", item.get(lang).into())])
            }
            Self::DurationMin(least_s) => {
                lang.fill(id::CONDITION_DURATION, &[("min_s", (*least_s).into())])
            }
        }
    }
}

/// Whether all conditions hold by what is chosen on the form. One that does not decides, whatever is open
/// beside it.
#[must_use]
pub fn applies<'c>(conditions: &'c [Condition], answers: &Answers) -> Applies<'c> {
    let mut all = Applies::Yes;
    for condition in conditions {
        match condition.applies(answers) {
            Applies::No => return Applies::No,
            open if all == Applies::Yes => all = open,
            _ => {}
        }
    }
    all
}

/// Notes what `if` says that is not known, and where it says nothing.
fn close(object: &Object<'_>, conditions: &[Condition]) {
    object.close();
    if conditions.is_empty() {
        object.own_fault(Problem::NothingDemanded);
    }
}

/// Whether all conditions hold. One that does not decides, whatever is open beside it.
pub(super) fn all_hold(conditions: &[Condition], context: &Context<'_>) -> Holds {
    let mut all = Holds::Yes;
    for condition in conditions {
        match condition.holds(context) {
            Holds::No => return Holds::No,
            Holds::Open(finding) if all == Holds::Yes => all = Holds::Open(finding),
            Holds::Open(_) | Holds::Yes => {}
        }
    }
    all
}

/// The size as displayed, where it is known and not empty.
fn displayed(context: &Context<'_>) -> Option<Size> {
    let size = context.picture()?.displayed.known().copied()?;
    (size.width > 0 && size.height > 0).then_some(size)
}

/// Whether a figure of the file decides, which nobody knows before.
pub(crate) fn is_measured(conditions: &[Condition]) -> bool {
    let mut conditions = conditions.iter();
    conditions.any(|condition| !matches!(condition, Condition::Chosen { .. }))
}

/// Whether two demands can never hold for the same file, as far as choices tell.
pub(crate) fn exclude(one: &[Condition], other: &[Condition]) -> bool {
    one.iter().any(|one| {
        other.iter().any(|other| match (one, other) {
            (
                Condition::Chosen { list, options, .. },
                Condition::Chosen {
                    list: same,
                    options: others,
                    ..
                },
            ) => list == same && !options.iter().any(|option| others.contains(option)),
            (Condition::Orientation(one), Condition::Orientation(other)) => one != other,
            _ => false,
        })
    })
}
