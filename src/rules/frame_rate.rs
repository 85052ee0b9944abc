//! `frame-rate` (帧率25帧/秒): how many pictures a second are shown.
//!
//! 23.976, 29.97 and 59.94 count as 24, 30 and 60, as people write them, unless the notice is exact.

use super::cannot_tell;
use super::kind::Rule;
use super::limit::{Keys, Limit, Side, keys};
use super::{Case, Context, Demand, Finding, Outcome, Remedy, Scope};
use crate::json::{Object, Problem};
use crate::text::{Lang, id};

const FITS: Case = Case::new("fits", Outcome::Meets);
const OTHER_RATE: Case = Case::new("other-rate", Outcome::Breaks).mended_by(Remedy::ExportAtRate);
const VARIES: Case = Case::new("varies", Outcome::Advise).mended_by(Remedy::ExportAtRate);

const KEYS: Keys = keys!("fps");

/// Rates that differ by less are the same, in thousandths of a frame per second.
const SAME: u64 = 10;

/// The mean of a rate that varies may be off by this part.
const VARYING: f64 = 0.01;

/// What is demanded of the frame rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameRate {
    /// In thousandths of a frame per second.
    limit: Limit,
    /// 29.97 does not count as 30.
    exact: bool,
    /// The rate must not vary.
    constant: bool,
}

impl FrameRate {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let mut limit = Limit::read(object, KEYS, 1..=1000, crate::json::thousandths);
        for within in &mut limit.within {
            *within = (*within).max(SAME);
        }
        let constant = object.flag("constant");
        if !limit.is_written() && !constant {
            object.own_fault(Problem::NothingDemanded);
        }
        Self {
            limit,
            exact: object.flag("exact"),
            constant,
        }
    }

    /// Whether no rate meets both, however 59.94 and 60 are counted.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        self.limit.gap(&other.limit) > 1000
    }

    /// The rate in thousandths, as the notice counts.
    fn counted(&self, rate: f64) -> u64 {
        let thousandths = crate::json::thousandths(rate);
        let written = [24u64, 30, 48, 60, 120].into_iter().find(|whole| {
            let broadcast = whole * 1_000_000 / 1001;
            thousandths.abs_diff(broadcast) <= SAME
        });
        match written {
            Some(whole) if !self.exact => whole * 1000,
            _ => thousandths,
        }
    }

    fn side(&self, rate: f64, varies: bool) -> Side {
        // 29.97 is 30 where the notice says 30, and itself where it says 29.97.
        let as_it_is = self.limit.side(crate::json::thousandths(rate));
        if as_it_is == Side::Inside {
            return as_it_is;
        }
        let side = self.limit.side(self.counted(rate));
        let mut bounds = self.limit.least.iter().chain(&self.limit.most);
        let slack = match varies {
            true => (rate * 1000.0 * VARYING) as u64,
            // What is listed has it already.
            false if self.limit.any.is_empty() && bounds.all(|bound| bound.inclusive) => SAME,
            false => 0,
        };
        match side {
            Side::Below(by) | Side::Above(by) if by <= slack => Side::Inside,
            side => side,
        }
    }
}

impl Rule for FrameRate {
    fn cases(&self) -> &'static [Case] {
        &[FITS, OTHER_RATE, VARIES]
    }

    fn demanded(&self, lang: Lang) -> String {
        let rate = |thousandths: u64| {
            let rate = thousandths as f64 / 1000.0;
            lang.fill(id::UNIT_FRAME_RATE, &[("rate", rate.into())])
        };
        let mut parts = Vec::new();
        if !self.limit.is_none() {
            parts.push(self.limit.words(lang, rate));
        }
        if self.constant {
            parts.push(lang.text(id::DEMANDED_CONSTANT).to_owned());
        }
        parts.join(lang.text(id::LIST_COMMA))
    }

    fn judge(&self, _: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let Some(picture) = context.picture() else {
            return vec![cannot_tell::no_picture(context)];
        };
        let is_known = |rate: &f64| rate.is_finite() && *rate > 0.0 && !context.facts.truncated;
        let Some(rate) = picture.frame_rate.filter(is_known) else {
            return vec![cannot_tell::UNKNOWN.with([])];
        };
        let varies = picture.variable_frame_rate;
        let case = match self.side(rate, varies) {
            Side::Inside => FITS,
            _ => OTHER_RATE,
        };
        let mut findings = vec![case.with([("rate", rate.into())])];
        if varies && (self.constant || !self.limit.any.is_empty()) {
            findings.push(VARIES.with([("rate", rate.into())]));
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Faults;
    use serde_json::json;

    fn fits(parameters: serde_json::Value, rate: f64, varies: bool) -> bool {
        let faults = Faults::default();
        let object = Object::new(&parameters, "", &faults).unwrap();
        let rule = FrameRate::read(&object, Scope::EMPTY);
        object.close();
        assert!(faults.is_empty());
        rule.side(rate, varies) == Side::Inside
    }

    #[test]
    fn as_people_write_rates() {
        let thirty = || json!({ "any_fps": [30] });
        assert!(fits(thirty(), 30.0, false));
        assert!(fits(thirty(), 29.97, false));
        assert!(fits(thirty(), 30_000.0 / 1001.0, false));
        assert!(!fits(thirty(), 29.9, false));
        assert!(fits(thirty(), 29.8, true));
        assert!(!fits(thirty(), 25.0, false));
        let exact = || json!({ "any_fps": [30], "exact": true });
        assert!(!fits(exact(), 29.97, false));
        let pal = || json!({ "any_fps": [25] });
        assert!(fits(pal(), 25.01, false));
        assert!(!fits(pal(), 24.98, false));
        let between = || json!({ "min_fps": 24, "max_fps": 30 });
        assert!(fits(between(), 23.976, false));
        assert!(fits(between(), 30.003, false));
        assert!(!fits(between(), 30.02, false));
        assert!(fits(json!({ "min_fps": 25 }), 24.995, false));
        assert!(!fits(json!({ "over_fps": 25 }), 25.0, false));
        assert!(fits(json!({ "under_fps": 30 }), 29.97, false));
        assert!(!fits(json!({ "under_fps": 30 }), 30.0, false));
        // As the broadcaster writes it.
        assert!(fits(json!({ "any_fps": [29.97] }), 29.97, false));
        assert!(fits(json!({ "max_fps": 29.97 }), 30_000.0 / 1001.0, false));
    }
}
