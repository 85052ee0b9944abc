//! `size` (不超过500M): how large the file is.
//!
//! A megabyte is 1,000,000 bytes by the standard and 1,048,576 bytes as Windows shows it, and a notice
//! does not say which is meant; so is a gigabyte (1G以内) 1,000,000,000 or 1,073,741,824 bytes. What is within
//! the limit by one reading alone is advised.

use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::limit::{Bound, Keys, Limit, keys};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};
use strum::{IntoStaticStr, VariantArray};

const WITHIN: Case = Case::new("within", Outcome::Meets);
const BY_ONE_READING: Case =
    Case::new("by-one-reading", Outcome::Advise).mended_by(Remedy::MakeSmaller);
const TOO_LARGE: Case = Case::new("too-large", Outcome::Breaks).mended_by(Remedy::MakeSmaller);
const TOO_SMALL: Case = Case::new("too-small", Outcome::Breaks).mended_by(Remedy::MakeLarger);
const OPEN: Case = Case::new("to-confirm", Outcome::Confirm);

const IN_MB: Keys = Keys {
    about: None,
    any: None,
    ..keys!("mb")
};

const IN_GB: Keys = Keys {
    about: None,
    any: None,
    ..keys!("gb")
};

/// By which steps bytes are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
enum Reading {
    /// Nobody says; both are read.
    #[default]
    #[strum(serialize = "either")]
    Either,
    /// A megabyte has 1,000,000.
    #[strum(serialize = "1000")]
    Decimal,
    /// A megabyte has 1,048,576.
    #[strum(serialize = "1024")]
    Binary,
}

/// The unit in which the notice writes a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Megabyte,
    Gigabyte,
}

/// A bound in thousandths of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    bound: Bound,
    unit: Unit,
}

/// What is demanded of the size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSize {
    least: Option<Written>,
    most: Option<Written>,
    reading: Reading,
    /// It is the size of a package of files, which is not to be seen in one file.
    of_package: bool,
}

impl Written {
    /// Its bytes by the standard, or as Windows counts.
    fn bytes(self, is_binary: bool) -> u64 {
        let in_thousandth = match (self.unit, is_binary) {
            (Unit::Megabyte, false) => 1e3,
            (Unit::Megabyte, true) => 1_048.576,
            (Unit::Gigabyte, false) => 1e6,
            (Unit::Gigabyte, true) => 1_073_741.824,
        };
        (self.bound.value as f64 * in_thousandth).round() as u64
    }
}

impl FileSize {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let in_mb = Limit::read(object, IN_MB, 0..=1_000_000, crate::json::thousandths);
        let in_gb = Limit::read(object, IN_GB, 0..=1_000, crate::json::thousandths);
        if !in_mb.is_written() && !in_gb.is_written() {
            object.own_fault(Problem::NothingDemanded);
        }
        let either = |in_mb: Option<Bound>, in_gb: Option<Bound>| {
            let written = |unit| move |bound| Written { bound, unit };
            if in_mb.is_some() && in_gb.is_some() {
                let other = "mb".to_owned();
                object.own_fault(Problem::Contradicts { other });
            }
            let in_mb = in_mb.map(written(Unit::Megabyte));
            in_mb.or_else(|| in_gb.map(written(Unit::Gigabyte)))
        };
        let least = either(in_mb.least, in_gb.least);
        let most = either(in_mb.most, in_gb.most);
        if let (Some(least), Some(most)) = (least, most)
            && least.unit != most.unit
            && least.bytes(false) > most.bytes(false)
        {
            object.own_fault(Problem::LeastAboveMost);
        }
        Self {
            least,
            most,
            reading: object.word("mb").unwrap_or_default(),
            of_package: object.text("of", 32).as_deref() == Some("package")
                || object.flag("together"),
        }
    }

    /// The most bytes that are allowed by the wider reading, where there is a most.
    pub(crate) fn max_bytes(&self) -> Option<u64> {
        let most = self.most?;
        let (_, wide) = self.readings();
        Some(most.bytes(wide))
    }

    /// Whether it wants more bytes than the other allows, by every reading.
    pub(crate) fn exceeds(&self, other: &Self) -> bool {
        let least = self.least.map(|least| least.bytes(self.readings().0));
        let is_apart = least
            .zip(other.max_bytes())
            .is_some_and(|(least, most)| least > most);
        is_apart && self.of_package == other.of_package
    }

    /// Whether the narrower and the wider reading are that of Windows.
    const fn readings(&self) -> (bool, bool) {
        match self.reading {
            Reading::Either => (false, true),
            Reading::Decimal => (false, false),
            Reading::Binary => (true, true),
        }
    }

    fn finding(&self, bytes: u64) -> Finding {
        let (narrow, wide) = self.readings();
        let is_over = |written: Written, is_binary| {
            let limit = written.bytes(is_binary);
            bytes > limit || (bytes == limit && !written.bound.inclusive)
        };
        let is_under = |written: Written, is_binary| {
            let limit = written.bytes(is_binary);
            bytes < limit || (bytes == limit && !written.bound.inclusive)
        };
        let figures = |written: Option<Written>| {
            let limit = written.map_or(0, |written| written.bytes(narrow));
            [("bytes", bytes.into()), ("limit_bytes", limit.into())]
        };
        let (least, most) = (self.least, self.most);
        if most.is_some_and(|most| is_over(most, wide)) {
            return TOO_LARGE.with(figures(most));
        }
        if least.is_some_and(|least| is_under(least, narrow)) {
            return TOO_SMALL.with(figures(least));
        }
        if most.is_some_and(|most| is_over(most, narrow)) {
            return BY_ONE_READING.with(figures(most));
        }
        if least.is_some_and(|least| is_under(least, wide)) {
            return BY_ONE_READING.with(figures(least));
        }
        WITHIN.with(figures(None))
    }
}

impl Rule for FileSize {
    fn settled(&self) -> Settled {
        match self.of_package {
            true => Settled::Stated,
            false => Settled::Measured,
        }
    }

    fn cases(&self) -> &'static [Case] {
        &[WITHIN, BY_ONE_READING, TOO_LARGE, TOO_SMALL, OPEN, DONE]
    }

    fn demanded(&self, lang: Lang) -> String {
        // In the unit of the notice: 1024 MB are not 1 GB by every reading.
        let units = [(Unit::Megabyte, id::UNIT_MB), (Unit::Gigabyte, id::UNIT_GB)];
        let limits = units.map(|(unit, template)| {
            let of_unit = |written: Option<Written>| {
                let written = written.filter(|written| written.unit == unit);
                written.map(|written| written.bound)
            };
            let limit = Limit {
                least: of_unit(self.least),
                most: of_unit(self.most),
                ..Limit::default()
            };
            limit.words(lang, |thousandths| {
                lang.fill(template, &[("value", (thousandths as f64 / 1000.0).into())])
            })
        });
        let limits: Vec<String> = limits
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        limits.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        if self.of_package {
            return vec![confirmed::judge(context, demand, OPEN)];
        }
        vec![self.finding(context.facts.bytes)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Faults;
    use serde_json::json;

    fn judged(parameters: serde_json::Value, bytes: u64) -> (Outcome, String) {
        let faults = Faults::default();
        let object = Object::new(&parameters, "", &faults).unwrap();
        let scope = Scope::EMPTY;
        let finding = FileSize::read(&object, scope).finding(bytes);
        object.close();
        assert!(faults.is_empty());
        (finding.outcome, finding.code)
    }

    #[test]
    fn both_readings_of_a_megabyte() {
        let at_most = || json!({ "max_mb": 500 });
        assert_eq!(judged(at_most(), 500_000_000).0, Outcome::Meets);
        assert_eq!(judged(at_most(), 500_000_001).0, Outcome::Advise);
        assert_eq!(judged(at_most(), 524_288_000).0, Outcome::Advise);
        assert_eq!(judged(at_most(), 524_288_001).1, "too-large");
        let decimal = || json!({ "max_mb": 500, "mb": "1000" });
        assert_eq!(judged(decimal(), 500_000_001).1, "too-large");
        let binary = || json!({ "max_mb": 500, "mb": "1024" });
        assert_eq!(judged(binary(), 524_288_000).0, Outcome::Meets);
        let at_least = || json!({ "min_mb": 100 });
        assert_eq!(judged(at_least(), 99_999_999).1, "too-small");
        assert_eq!(judged(at_least(), 100_000_000).0, Outcome::Advise);
        assert_eq!(judged(at_least(), 104_857_600).0, Outcome::Meets);
        let below = || json!({ "under_mb": 500 });
        assert_eq!(judged(below(), 499_999_999).0, Outcome::Meets);
        assert_eq!(judged(below(), 500_000_000).0, Outcome::Advise);
        assert_eq!(judged(below(), 524_288_000).1, "too-large");
    }

    #[test]
    fn both_readings_of_a_gigabyte() {
        let at_most = || json!({ "max_gb": 1 });
        assert_eq!(judged(at_most(), 1_000_000_000).0, Outcome::Meets);
        assert_eq!(judged(at_most(), 1_000_000_001).0, Outcome::Advise);
        assert_eq!(judged(at_most(), 1_073_741_824).0, Outcome::Advise);
        assert_eq!(judged(at_most(), 1_073_741_825).1, "too-large");
        let below = || json!({ "under_gb": 2, "mb": "1024" });
        assert_eq!(judged(below(), 2_147_483_647).0, Outcome::Meets);
        assert_eq!(judged(below(), 2_147_483_648).1, "too-large");
        // 大于100M小于2GB.
        let between = || json!({ "over_mb": 100, "under_gb": 2 });
        assert_eq!(judged(between(), 100_000_000).1, "too-small");
        assert_eq!(judged(between(), 100_000_001).0, Outcome::Advise);
        assert_eq!(judged(between(), 1_999_999_999).0, Outcome::Meets);
    }

    #[test]
    fn bounds_of_both_units_exclude_each_other() {
        let problem = |parameters: serde_json::Value| {
            let faults = Faults::default();
            let object = Object::new(&parameters, "", &faults).unwrap();
            FileSize::read(&object, Scope::EMPTY);
            drop(object);
            faults.into_vec().remove(0).problem
        };
        assert!(matches!(
            problem(json!({ "max_mb": 500, "max_gb": 1 })),
            Problem::Contradicts { .. }
        ));
        let upside_down = json!({ "min_gb": 1, "max_mb": 500 });
        assert_eq!(problem(upside_down), Problem::LeastAboveMost);
    }

    #[test]
    fn the_unit_of_the_notice_is_said() {
        let said = |parameters: serde_json::Value| {
            let faults = Faults::default();
            let object = Object::new(&parameters, "", &faults).unwrap();
            FileSize::read(&object, Scope::EMPTY).demanded(Lang::ZhCn)
        };
        assert_eq!(said(json!({ "max_gb": 1 })), "不超过 1 GB");
        assert_eq!(said(json!({ "max_mb": 1024 })), "不超过 1024 MB");
        let between = json!({ "over_mb": 100, "under_gb": 2 });
        assert_eq!(said(between), "超过 100 MB，不足 2 GB");
    }
}
