//! `duration` (时长不超过8分钟): how long the video plays, not what one header claims.
//!
//! Compared in whole milliseconds, the precision that is shown: what reads 8:00.000 is not over
//! eight minutes, and nobody could cut less than a millisecond anyway.

use super::cannot_tell::{self, UNKNOWN};
use super::confirmed::{self, DONE};
use super::kind::{Rule, Settled};
use super::limit::{Bound, Keys, Limit, Side, keys};
use super::{Case, Context, Demand, Evidence, Finding, Outcome, Remedy, Scope};
use crate::facts::{DefectCode, Movie};
use crate::json::{Object, Problem};
use crate::text::{Lang, id, set_apart};
use strum::{IntoStaticStr, VariantArray};

const WITHIN: Case = Case::new("within", Outcome::Meets);
const JUST_OVER: Case = Case::new("just-over", Outcome::Advise).mended_by(Remedy::Shorten);
const GRACED: Case = Case::new("graced", Outcome::Advise).mended_by(Remedy::Shorten);
const OVER: Case = Case::new("over", Outcome::Breaks).mended_by(Remedy::Shorten);
const SHORT: Case = Case::new("short", Outcome::Breaks).mended_by(Remedy::Lengthen);
const OTHER_LENGTH: Case = Case::new("other-length", Outcome::Breaks).mended_by(Remedy::Fit);
const NO_TIME: Case = Case::new("no-time", Outcome::CannotTell).mended_by(Remedy::CopyAgain);
const HEADER_DIFFERS: Case =
    Case::new("header-differs", Outcome::Advise).mended_by(Remedy::Reencode);
const SPEED: Case = Case::new("speed", Outcome::Advise).mended_by(Remedy::Reencode);
const CLAIMS_DIFFER: Case = Case::new("claims-differ", Outcome::Advise).mended_by(Remedy::Reencode);
const OPEN: Case = Case::new("to-confirm", Outcome::Confirm);

/// From this much over the limit on, players show a longer time than the limit.
const SHOWN_MS: u64 = 1000;

/// Header and content may be this far apart: padding of sound alone makes up to 0.2 s.
const APART_MS: u64 = 500;

const KEYS: Keys = keys!("s");

/// The longest that a notice may name, in seconds.
const LONGEST_S: u64 = 86_400;

/// What of the file is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
enum Counts {
    /// All of it.
    #[default]
    File,
    /// All but title and end card.
    WithoutCards,
    /// All but the end card.
    WithoutEndCard,
    /// From the first word on.
    FromFirstWord,
}

/// What is demanded of the duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// In milliseconds.
    limit: Limit,
    /// So much over the most is only advised, in milliseconds; less, not counting itself.
    grace_ms: u64,
    counts: Counts,
    /// It is the sum over all files of the item, which is not to be seen in one file.
    together: bool,
}

impl Duration {
    pub(super) fn read(object: &Object<'_>, _: Scope<'_>) -> Self {
        let limit = Limit::read(object, KEYS, 0..=LONGEST_S, crate::json::thousandths);
        if !limit.is_written() {
            object.own_fault(Problem::NothingDemanded);
        }
        Self {
            limit,
            grace_ms: object.thousandths("grace_s", 0..=60).unwrap_or(SHOWN_MS),
            counts: object.word("counts").unwrap_or_default(),
            together: object.flag("together"),
        }
    }

    /// At most so many seconds.
    pub(super) fn at_most(max_s: u64) -> Self {
        let value = max_s.saturating_mul(1000);
        let limit = Limit {
            most: Some(Bound {
                value,
                inclusive: true,
            }),
            written: true,
            ..Limit::default()
        };
        Self {
            limit,
            grace_ms: SHOWN_MS,
            counts: Counts::File,
            together: false,
        }
    }

    /// Whether the figure is approximate (8分钟左右), and so only recommended unless the notice says otherwise.
    pub(super) const fn is_about(&self) -> bool {
        self.limit.about
    }

    /// The longest and the shortest that is allowed, in seconds.
    pub(crate) fn bounds_s(&self) -> (Option<f64>, Option<f64>) {
        let seconds = |ms: u64| ms as f64 / 1000.0;
        let listed = |ms: Option<&u64>| ms.copied().map(seconds);
        let least = self.limit.least.map(|bound| seconds(bound.value));
        let most = self.limit.most.map(|bound| seconds(bound.value));
        (
            least.or_else(|| listed(self.limit.any.iter().min())),
            most.or_else(|| listed(self.limit.any.iter().max())),
        )
    }

    /// Whether it is the duration of one file, not of several together.
    pub(crate) const fn is_of_file(&self) -> bool {
        !self.together
    }

    /// Whether the file alone tells.
    const fn is_measured(&self) -> bool {
        !self.together && matches!(self.counts, Counts::File)
    }

    fn length(&self, duration_s: f64) -> Finding {
        let duration_ms = milliseconds(duration_s);
        if duration_ms == 0 {
            return NO_TIME.with([]);
        }
        let figures = |over_ms: u64, max_ms: u64| {
            [
                ("duration_s", duration_s.into()),
                ("over_s", (over_ms as f64 / 1000.0).into()),
                ("max_s", (max_ms as f64 / 1000.0).into()),
            ]
        };
        let most = self.limit.most.map_or(0, |most| most.value);
        let least = self.limit.least.map_or(0, |least| least.value);
        // Where the notice says how far a listed length may be off, that is all.
        let says_how_far =
            !self.limit.any.is_empty() && (self.limit.about || self.limit.tolerance.is_some());
        match self.limit.side(duration_ms) {
            Side::Inside => WITHIN.with([("duration_s", duration_s.into())]),
            Side::Above(over) if over < self.grace_ms && !says_how_far => {
                let most = self
                    .limit
                    .most
                    .map_or(duration_ms - over, |most| most.value);
                let case = if over < SHOWN_MS { JUST_OVER } else { GRACED };
                case.with(figures(over, most))
            }
            _ if !self.limit.any.is_empty() => {
                OTHER_LENGTH.with([("duration_s", duration_s.into())])
            }
            Side::Above(over) => OVER.with(figures(over, most)),
            Side::Below(short) => SHORT.with([
                ("duration_s", duration_s.into()),
                ("short_s", (short as f64 / 1000.0).into()),
                ("min_s", (least as f64 / 1000.0).into()),
            ]),
        }
    }

    /// Whether only tracks that are switched off last too long: Chromium plays to the end of all tracks,
    /// other players to that of those which they show.
    fn depends_on_disabled(&self, movie: &Movie) -> bool {
        let pictures = movie.pictures.iter();
        let pictures = pictures.map(|track| (track.enabled, &track.duration_s));
        let sounds = movie.sounds.iter();
        let sounds = sounds.map(|track| (track.enabled, &track.duration_s));
        let (mut some_on, mut on_over, mut off_over) = (false, false, false);
        for (enabled, duration_s) in pictures.chain(sounds) {
            let over = duration_s
                .known()
                .is_some_and(|duration_s| self.length(*duration_s).outcome == Outcome::Breaks);
            some_on |= enabled;
            on_over |= enabled && over;
            off_over |= !enabled && over;
        }
        some_on && off_over && !on_over
    }

    /// How long the file plays, held against the limit. Where not all of it counts, a file that is short
    /// enough as it is meets what is demanded at most.
    fn main(
        &self,
        demand: &Demand,
        context: &Context<'_>,
        movie: &Movie,
        duration_s: f64,
    ) -> Finding {
        let length = self.length(duration_s);
        if self.is_measured() {
            return match length {
                over if over.outcome == Outcome::Breaks && self.depends_on_disabled(movie) => {
                    cannot_tell::defect(DefectCode::TrackDisabled)
                }
                length => length,
            };
        }
        let only_most = self.limit.least.is_none() && self.limit.any.is_empty();
        match length.outcome {
            Outcome::Meets if only_most && !self.together => length,
            // More files only make it longer, and what is not counted only shorter.
            Outcome::Breaks if self.together && length.code == OVER.code => length,
            Outcome::Breaks if !self.together && length.code == SHORT.code => length,
            Outcome::CannotTell => length,
            _ => confirmed::judge(context, demand, OPEN),
        }
    }
}

impl Rule for Duration {
    fn settled(&self) -> Settled {
        match self.is_measured() {
            true => Settled::Measured,
            false => Settled::Stated,
        }
    }

    fn cases(&self) -> &'static [Case] {
        &[
            WITHIN,
            JUST_OVER,
            GRACED,
            OVER,
            SHORT,
            OTHER_LENGTH,
            NO_TIME,
            HEADER_DIFFERS,
            CLAIMS_DIFFER,
            SPEED,
            OPEN,
            DONE,
        ]
    }

    fn demanded(&self, lang: Lang) -> String {
        let seconds = |ms: u64| {
            let seconds = ms as f64 / 1000.0;
            lang.fill(id::PAGE_DURATION, &[("duration_s", seconds.into())])
        };
        let limit = self.limit.words(lang, seconds);
        let args = [("limit", limit.as_str().into())];
        match self.counts {
            _ if self.together => set_apart(&lang.fill(id::DEMANDED_DURATION_TOGETHER, &args)),
            Counts::File => limit,
            Counts::WithoutCards => lang.fill(id::DEMANDED_DURATION_WITHOUT_CARDS, &args),
            Counts::WithoutEndCard => lang.fill(id::DEMANDED_DURATION_WITHOUT_END_CARD, &args),
            Counts::FromFirstWord => lang.fill(id::DEMANDED_DURATION_FROM_FIRST_WORD, &args),
        }
    }

    fn target(&self) -> Evidence {
        let most = self.bounds_s().1;
        let least = self.bounds_s().0;
        let most = most.map(|max_s| ("max_s".to_owned(), max_s.into()));
        let least = least.map(|min_s| ("min_s".to_owned(), min_s.into()));
        most.into_iter().chain(least).collect()
    }

    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        let facts = context.facts;
        let Some(movie) = &facts.movie else {
            return vec![cannot_tell::no_picture(context)];
        };
        if facts.truncated {
            let cut = [DefectCode::FileCutOff, DefectCode::SamplesMissing];
            let named = cut.into_iter().find(|code| facts.has(*code));
            return vec![cannot_tell::defect(named.unwrap_or(DefectCode::FileCutOff))];
        }
        let duration_s = match cannot_tell::known(&movie.duration_s) {
            Ok(duration_s) if duration_s.is_finite() && duration_s >= 0.0 => duration_s,
            Ok(_) => return vec![UNKNOWN.with([])],
            Err(finding) => return vec![finding],
        };
        let mut findings = vec![self.main(demand, context, movie, duration_s)];
        findings.extend(claims(context, movie, duration_s));
        if facts.has(DefectCode::EditRate) {
            findings.push(SPEED.with([]));
        }
        findings
    }
}

/// What the headers say besides.
fn claims(context: &Context<'_>, movie: &Movie, duration_s: f64) -> Option<Finding> {
    let facts = context.facts;
    // A fragmented file's movie header says 0 where the length was not known when it was written.
    let silent = |header_s: &f64| facts.fragmented && *header_s == 0.0;
    let told = |header_s: &f64| header_s.is_finite() && !silent(header_s);
    let header_s = movie.header_duration_s.filter(told);
    let differs =
        |header_s: &f64| milliseconds(*header_s).abs_diff(milliseconds(duration_s)) > APART_MS;
    if let Some(header_s) = header_s.filter(differs) {
        return Some(HEADER_DIFFERS.with([
            ("duration_s", duration_s.into()),
            ("header_s", header_s.into()),
        ]));
    }
    // A track's own header or edits: players go by the samples, but may show what is claimed.
    let claimed = facts.has(DefectCode::DurationContradiction);
    claimed.then(|| CLAIMS_DIFFER.with([("duration_s", duration_s.into())]))
}

/// Saturates for what is negative, not a number or too large.
fn milliseconds(seconds: f64) -> u64 {
    (seconds * 1000.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::super::Figure;
    use super::super::fixtures::{Example, good};
    use super::*;
    use crate::facts::{Content, Fact};
    use proptest::prelude::*;

    fn lasting(duration_s: f64) -> Example {
        let mut example = good();
        let movie = example.facts.movie.as_mut().unwrap();
        movie.duration_s = Fact::Known(duration_s);
        movie.header_duration_s = Some(duration_s);
        example
    }

    #[test]
    fn the_edges_of_eight_minutes() {
        use Outcome::{Advise, Breaks, Meets};
        for (duration_s, outcome, code) in [
            (0.04, Meets, "within"),
            (479.999, Meets, "within"),
            (480.0, Meets, "within"),
            (480.0004, Meets, "within"),
            (480.0005, Advise, "just-over"),
            (480.001, Advise, "just-over"),
            (480.2, Advise, "just-over"),
            (480.999, Advise, "just-over"),
            (481.0, Breaks, "over"),
            (1e9, Breaks, "over"),
            (f64::MAX, Breaks, "over"),
        ] {
            let main = lasting(duration_s).judge("duration").main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (outcome, code),
                "{duration_s}"
            );
        }
    }

    #[test]
    fn what_is_over_is_said_exactly() {
        let main = lasting(480.2).judge("duration").main;
        assert_eq!(main.evidence["over_s"], Figure::Real(0.2));
        assert_eq!(main.evidence["max_s"], Figure::Real(480.0));
    }

    #[test]
    fn no_time_at_all_is_not_within() {
        for duration_s in [0.0, 0.0001, -3.0, f64::NAN, f64::INFINITY] {
            let main = lasting(duration_s).judge("duration").main;
            assert_eq!(main.outcome, Outcome::CannotTell, "{duration_s}");
        }
    }

    #[test]
    fn a_header_that_differs_is_named() {
        for (header_s, differs) in [(479.5, false), (479.499, true), (480.5, false), (0.0, true)] {
            let mut example = lasting(480.0);
            example.facts.movie.as_mut().unwrap().header_duration_s = Some(header_s);
            let outcome = example.judge("duration");
            assert_eq!(outcome.main.code == "header-differs", differs, "{header_s}");
        }
    }

    #[test]
    fn another_speed_is_advised_where_the_duration_is_known() {
        let mut example = lasting(300.0);
        example.defect(DefectCode::EditRate);
        let main = example.judge("duration").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Advise, "speed")
        );
        example.movie().duration_s = Fact::Known(500.0);
        assert_eq!(example.judge("duration").main.code, "over");
    }

    #[test]
    fn a_claim_of_a_track_that_differs_is_named_too() {
        let mut example = lasting(300.0);
        example.defect(DefectCode::DurationContradiction);
        let outcome = example.judge("duration");
        assert_eq!(outcome.main.outcome, Outcome::Advise);
        assert_eq!(outcome.main.code, "claims-differ");
        // Of the whole's header is said what it claims, and nothing twice.
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(500.0);
        let outcome = example.judge("duration");
        assert_eq!(outcome.main.code, "header-differs");
        assert_eq!(outcome.also.len(), 1);
    }

    #[test]
    fn a_header_never_mends_nor_breaks() {
        let mut example = lasting(500.0);
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(300.0);
        let outcome = example.judge("duration");
        assert_eq!(outcome.main.code, "over");
        assert_eq!(outcome.also[0].code, "header-differs");
        let mut example = lasting(300.0);
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(500.0);
        assert_eq!(example.judge("duration").main.outcome, Outcome::Advise);
    }

    #[test]
    fn the_header_of_a_fragmented_file_may_be_silent() {
        let mut example = lasting(300.0);
        example.facts.fragmented = true;
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(0.0);
        assert_eq!(example.judge("duration").main.code, "within");
    }

    #[test]
    fn what_cannot_be_read_is_not_judged() {
        let mut example = lasting(300.0);
        example.facts.movie.as_mut().unwrap().duration_s = Fact::Unreadable(DefectCode::EditRate);
        let main = example.judge("duration").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "edit-rate")
        );
        let mut example = lasting(600.0);
        example.facts.truncated = true;
        let main = example.judge("duration").main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "file-cut-off")
        );
        let mut example = lasting(300.0);
        example.facts.movie = None;
        example.facts.content = Content::Avi;
        assert_eq!(example.judge("duration").main.code, "not-mp4");
    }

    proptest! {
        #[test]
        fn never_met_above_the_limit(duration_s in any::<f64>(), header_s in any::<f64>()) {
            let mut example = lasting(duration_s);
            example.facts.movie.as_mut().unwrap().header_duration_s = Some(header_s);
            let outcome = example.judge("duration").main.outcome;
            if duration_s >= 480.0005 || duration_s.is_nan() || duration_s <= 0.0 {
                prop_assert_ne!(outcome, Outcome::Meets);
            }
            if duration_s >= 481.0 && duration_s.is_finite() {
                prop_assert_eq!(outcome, Outcome::Breaks);
            }
        }
    }
}
