//! One grammar of limits for every figure: at least, at most, above, below, about, one of a list.
//!
//! `min` and `max` count themselves in (以上, 以下, 以内, 不低于, 不超过), `over` and `under` do not (超过, 不足).
//! Figures are compared in whole units, so that nothing depends on how a fraction is rounded.

use super::words::either;
use crate::json::{Object, Problem};
use crate::text::{Lang, id, set_apart};
use std::ops::RangeInclusive;

/// The keys under which the parts of a limit stand; they differ by the unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys {
    pub(super) min: &'static str,
    pub(super) max: &'static str,
    pub(super) over: &'static str,
    pub(super) under: &'static str,
    /// Of figures that are never approximate there is none.
    pub(super) about: Option<&'static str>,
    /// Of figures that are never listed there is none.
    pub(super) any: Option<&'static str>,
    /// The key of a tolerance in the figure's own unit.
    pub(super) within: &'static str,
}

/// The keys of a figure whose unit ends them: `min_kbps`.
macro_rules! keys {
    ($unit:literal) => {
        $crate::rules::limit::Keys {
            min: concat!("min_", $unit),
            max: concat!("max_", $unit),
            over: concat!("over_", $unit),
            under: concat!("under_", $unit),
            about: Some(concat!("about_", $unit)),
            any: Some(concat!("any_", $unit)),
            within: concat!("within_", $unit),
        }
    };
}
pub(super) use keys;

/// A bound and whether it counts itself in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) value: u64,
    pub(super) inclusive: bool,
}

/// What a figure must be, in whole units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Limit {
    pub(super) least: Option<Bound>,
    pub(super) most: Option<Bound>,
    /// Each of these, more or less.
    pub(super) any: Vec<u64>,
    /// How far a figure may be from one of `any`, for each of them.
    pub(super) within: Vec<u64>,
    /// The tolerance that the notice writes, where it writes one.
    pub(super) tolerance: Option<Tolerance>,
    /// `any` was given as an approximate figure (左右).
    pub(super) about: bool,
    /// One of the keys is there, though what stands under it may be wrong.
    pub(super) written: bool,
}

/// How far a figure may be off, as the notice writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// In whole units.
    Absolute(u64),
    /// In thousandths of the figure.
    Part(u64),
}

/// Where a figure lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Inside,
    /// So far below the least that is allowed.
    Below(u64),
    /// So far above the most that is allowed.
    Above(u64),
}

/// A figure that stands for many (8分钟左右) may be off by this part of itself.
const ABOUT: f64 = 0.1;

impl Limit {
    /// Reads the limit under its keys; `unit` makes a figure of the notice one in whole units.
    pub(super) fn read(
        object: &Object<'_>,
        keys: Keys,
        range: RangeInclusive<u64>,
        unit: impl Fn(f64) -> u64,
    ) -> Self {
        let figure = |key| object.number(key, range.clone()).map(&unit);
        let bound = |key, inclusive| figure(key).map(|value| Bound { value, inclusive });
        let either = |inclusive, exclusive| {
            // A key that is not asked for would be called unknown.
            let other = bound(exclusive, false);
            if other.is_some() && object.has(inclusive) {
                object.fault(exclusive, Problem::Duplicate);
            }
            bound(inclusive, true).or(other)
        };
        let plain = [keys.min, keys.max, keys.over, keys.under];
        let others = [keys.about, keys.any].into_iter().flatten();
        let mut limit = Self {
            written: plain.into_iter().chain(others).any(|key| object.has(key)),
            least: either(keys.min, keys.over),
            most: either(keys.max, keys.under),
            ..Self::default()
        };
        let about = keys.about.and_then(&figure);
        limit.about = about.is_some();
        let any = keys
            .any
            .and_then(|any| object.number_list(any, range.clone()));
        limit.any = match about {
            Some(_) if any.is_some() => {
                let other = "about".to_owned();
                object.own_fault(Problem::Contradicts { other });
                Vec::new()
            }
            Some(about) => vec![about],
            None => any.unwrap_or_default().into_iter().map(&unit).collect(),
        };
        let absolute = object.number(keys.within, 0..=*range.end()).map(&unit);
        let part = match object.value("within").filter(|_| keys.within != "within") {
            Some(_) => object.number("within", 0..=1),
            None => None,
        };
        limit.tolerance = match (absolute, part) {
            (Some(absolute), _) => Some(Tolerance::Absolute(absolute)),
            (None, part) => part.map(|part| Tolerance::Part((part * 1000.0).round() as u64)),
        };
        let part = part.or(limit.about.then_some(ABOUT));
        let within = |figure: &u64| match (absolute, part) {
            (Some(absolute), _) => absolute,
            (None, Some(part)) => (*figure as f64 * part).round() as u64,
            (None, None) => 0,
        };
        limit.within = limit.any.iter().map(within).collect();
        let is_empty = match (limit.least, limit.most) {
            (Some(least), Some(most)) => {
                let open = u64::from(!least.inclusive) + u64::from(!most.inclusive);
                least.value.saturating_add(open) > most.value
            }
            _ => false,
        };
        if is_empty {
            object.own_fault(Problem::LeastAboveMost);
        }
        limit
    }

    /// Takes a figure that is listed for an approximate one, where the notice does not say how exact it is.
    pub(super) fn into_approximate(mut self) -> Self {
        if self.tolerance.is_none() && !self.about && !self.any.is_empty() {
            self.about = true;
            let within = |figure: &u64| (*figure as f64 * ABOUT).round() as u64;
            self.within = self.any.iter().map(within).collect();
        }
        self
    }

    /// How far apart the figures are that two limits take; nothing where some figure meets both.
    pub(super) fn gap(&self, other: &Self) -> u64 {
        let (least, most) = self.range();
        let (others_least, others_most) = other.range();
        let gap = least.saturating_sub(others_most);
        gap.max(others_least.saturating_sub(most))
    }

    /// The least and the greatest figure that is taken.
    fn range(&self) -> (u64, u64) {
        let listed = || self.any.iter().zip(&self.within);
        let least = listed().map(|(any, within)| any.saturating_sub(*within));
        let most = listed().map(|(any, within)| any.saturating_add(*within));
        let bounds = (
            self.least.map_or(0, |least| least.value),
            self.most.map_or(u64::MAX, |most| most.value),
        );
        (
            least.min().unwrap_or_default().max(bounds.0),
            most.max().unwrap_or(u64::MAX).min(bounds.1),
        )
    }

    /// Whether nothing is limited.
    pub(super) const fn is_none(&self) -> bool {
        self.least.is_none() && self.most.is_none() && self.any.is_empty()
    }

    /// Whether a limit stands there, right or wrong.
    pub(super) const fn is_written(&self) -> bool {
        self.written
    }

    /// Where a figure lies.
    pub(super) fn side(&self, figure: u64) -> Side {
        if let Some(least) = self.least {
            let least = least.value.saturating_add(u64::from(!least.inclusive));
            if figure < least {
                return Side::Below(least - figure);
            }
        }
        if let Some(most) = self.most {
            let most = most.value.saturating_sub(u64::from(!most.inclusive));
            if figure > most {
                return Side::Above(figure - most);
            }
        }
        self.nearest(figure)
    }

    /// Where a figure lies beside the nearest of the list.
    fn nearest(&self, figure: u64) -> Side {
        let ranges = self.any.iter().zip(&self.within);
        let sides = ranges.map(|(any, within)| {
            let (low, high) = (any.saturating_sub(*within), any.saturating_add(*within));
            match figure {
                _ if figure < low => (low - figure, Side::Below(low - figure)),
                _ if figure > high => (figure - high, Side::Above(figure - high)),
                _ => (0, Side::Inside),
            }
        });
        let nearest = sides.min_by_key(|(distance, _)| *distance);
        nearest.map_or(Side::Inside, |(_, side)| side)
    }

    /// The limit in words, where `figure` writes a figure with its unit: `不超过 8 分 0 秒`.
    pub(super) fn words(&self, lang: Lang, figure: impl Fn(u64) -> String) -> String {
        let mut parts = Vec::new();
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => {
                let value = figure(most.value);
                parts.push(lang.fill(id::LIMIT_EXACTLY, &[("value", value.as_str().into())]));
            }
            (Some(least), Some(most)) if least.inclusive && most.inclusive => {
                let (min, max) = (figure(least.value), figure(most.value));
                let args = [("min", min.as_str().into()), ("max", max.as_str().into())];
                parts.push(lang.fill(id::LIMIT_BETWEEN, &args));
            }
            (least, most) => {
                let one = |bound: Option<Bound>, inclusive, exclusive| {
                    let bound = bound?;
                    let template = if bound.inclusive {
                        inclusive
                    } else {
                        exclusive
                    };
                    let value = figure(bound.value);
                    Some(lang.fill(template, &[("value", value.as_str().into())]))
                };
                parts.extend(one(least, id::LIMIT_AT_LEAST, id::LIMIT_ABOVE));
                parts.extend(one(most, id::LIMIT_AT_MOST, id::LIMIT_BELOW));
            }
        }
        if !self.any.is_empty() {
            let figures: Vec<String> = self.any.iter().map(|any| figure(*any)).collect();
            let figures = either(&figures, lang);
            let template = if self.about {
                id::LIMIT_ABOUT
            } else {
                id::LIMIT_EXACTLY
            };
            let mut words = lang.fill(template, &[("value", figures.as_str().into())]);
            let tolerance = self.tolerance.map(|tolerance| match tolerance {
                Tolerance::Absolute(within) => figure(within),
                Tolerance::Part(part) => {
                    let percent = part as f64 / 10.0;
                    lang.fill(id::UNIT_PERCENT, &[("value", percent.into())])
                }
            });
            if let Some(within) = tolerance {
                let within = [("value", within.as_str().into())];
                words.push_str(&lang.fill(id::LIMIT_TOLERANCE, &within));
            }
            parts.push(words);
        }
        set_apart(&parts.join(lang.text(id::LIST_COMMA)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Faults;
    use proptest::prelude::*;
    use serde_json::json;

    const KEYS: Keys = Keys {
        min: "min",
        max: "max",
        over: "over",
        under: "under",
        about: Some("about"),
        any: Some("any"),
        within: "within_units",
    };

    fn limit(value: &serde_json::Value) -> (Limit, Vec<crate::json::Fault>) {
        let faults = Faults::default();
        let object = Object::new(value, "", &faults).unwrap();
        let limit = Limit::read(&object, KEYS, 0..=1_000_000, |number| number as u64);
        object.close();
        drop(object);
        (limit, faults.into_vec())
    }

    #[test]
    fn bounds_count_themselves_in_or_not() {
        let (inside, _) = limit(&json!({ "min": 5, "max": 8 }));
        assert_eq!(inside.side(4), Side::Below(1));
        assert_eq!(inside.side(5), Side::Inside);
        assert_eq!(inside.side(8), Side::Inside);
        assert_eq!(inside.side(9), Side::Above(1));
        let (beside, _) = limit(&json!({ "over": 5, "under": 8 }));
        assert_eq!(beside.side(5), Side::Below(1));
        assert_eq!(beside.side(6), Side::Inside);
        assert_eq!(beside.side(8), Side::Above(1));
    }

    #[test]
    fn about_a_figure() {
        let (about, _) = limit(&json!({ "about": 480 }));
        assert_eq!(about.side(431), Side::Below(1));
        assert_eq!(about.side(432), Side::Inside);
        assert_eq!(about.side(528), Side::Inside);
        assert_eq!(about.side(529), Side::Above(1));
        let (within, _) = limit(&json!({ "any": [15, 30], "within_units": 1 }));
        assert_eq!(within.side(16), Side::Inside);
        assert_eq!(within.side(17), Side::Above(1));
        assert_eq!(within.side(28), Side::Below(1));
        let (part, _) = limit(&json!({ "about": 128, "within": 0.15 }));
        assert_eq!(part.side(147), Side::Inside);
        assert_eq!(part.side(148), Side::Above(1));
    }

    #[test]
    fn a_least_above_the_most_is_a_fault() {
        for value in [
            json!({ "min": 9, "max": 8 }),
            json!({ "over": 8, "max": 8 }),
            json!({ "over": 7, "under": 8 }),
        ] {
            let (_, faults) = limit(&value);
            assert_eq!(faults[0].problem, Problem::LeastAboveMost, "{value}");
        }
        assert!(limit(&json!({ "min": 8, "max": 8 })).1.is_empty());
    }

    proptest! {
        #[test]
        fn one_side_only(least in 0u64..100, more in 0u64..100, figure in 0u64..300) {
            let (limit, _) = limit(&json!({ "min": least, "max": least + more }));
            let expected = figure >= least && figure <= least + more;
            prop_assert_eq!(limit.side(figure) == Side::Inside, expected);
        }
    }
}
