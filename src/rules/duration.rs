//! `duration` (clause 六（一）: 时长不超过8分钟): how long the video plays, not what one header claims.
//!
//! Compared in whole milliseconds, the precision that is shown: what reads 8:00.000 is not over
//! eight minutes, and nobody could cut less than a millisecond anyway.

use super::cannot_tell::{self, UNKNOWN};
use super::{Case, Context, Evidence, Finding, Outcome, Remedy, Rule, RuleId};
use crate::facts::{DefectCode, Movie};
use crate::notice::Notice;

const WITHIN: Case = Case::new("within", Outcome::Meets);
const JUST_OVER: Case = Case::new("just-over", Outcome::Advise).mended_by(Remedy::Shorten);
const OVER: Case = Case::new("over", Outcome::Breaks).mended_by(Remedy::Shorten);
const NO_TIME: Case = Case::new("no-time", Outcome::CannotTell).mended_by(Remedy::CopyAgain);
const HEADER_DIFFERS: Case =
    Case::new("header-differs", Outcome::Advise).mended_by(Remedy::Reencode);
const SPEED: Case = Case::new("speed", Outcome::Advise).mended_by(Remedy::Reencode);
const CLAIMS_DIFFER: Case = Case::new("claims-differ", Outcome::Advise).mended_by(Remedy::Reencode);

/// From this much over the limit on, players show a longer time than the limit.
const SHOWN_MS: u64 = 1000;

/// Header and content may be this far apart: padding of sound alone makes up to 0.2 s.
const APART_MS: u64 = 500;

pub(super) const RULE: Rule = Rule {
    id: RuleId::Duration,
    clause: super::video_clause,
    required,
    cases: &[
        WITHIN,
        JUST_OVER,
        OVER,
        NO_TIME,
        HEADER_DIFFERS,
        CLAIMS_DIFFER,
        SPEED,
    ],
    judge,
};

fn required(notice: &Notice) -> Evidence {
    let max_s = notice.video.max_duration_s.into();
    super::evidence_of([("max_s", max_s)])
}

fn judge(context: &Context<'_>) -> Vec<Finding> {
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
    let main = match length(context.notice, duration_s) {
        over if over.outcome == Outcome::Breaks && depends_on_disabled(context.notice, movie) => {
            cannot_tell::defect(DefectCode::TrackDisabled)
        }
        length => length,
    };
    let mut findings = vec![main];
    // A fragmented file's movie header says 0 where the length was not known when it was written.
    let silent = |header_s: &f64| facts.fragmented && *header_s == 0.0;
    let told = |header_s: &f64| header_s.is_finite() && !silent(header_s);
    if let Some(header_s) = movie.header_duration_s.filter(told)
        && milliseconds(header_s).abs_diff(milliseconds(duration_s)) > APART_MS
    {
        findings.push(HEADER_DIFFERS.with([
            ("duration_s", duration_s.into()),
            ("header_s", header_s.into()),
        ]));
    } else if facts.has(DefectCode::DurationContradiction) {
        // A track's own header or edits: players go by the samples, but may show what is claimed.
        findings.push(CLAIMS_DIFFER.with([("duration_s", duration_s.into())]));
    }
    if facts.has(DefectCode::EditRate) {
        findings.push(SPEED.with([]));
    }
    findings
}

/// Whether only tracks that are switched off last too long: Chromium plays to the end of all tracks,
/// other players to that of those which they show.
fn depends_on_disabled(notice: &Notice, movie: &Movie) -> bool {
    let pictures = movie.pictures.iter();
    let pictures = pictures.map(|track| (track.enabled, &track.duration_s));
    let sounds = movie.sounds.iter();
    let sounds = sounds.map(|track| (track.enabled, &track.duration_s));
    let (mut some_on, mut on_over, mut off_over) = (false, false, false);
    for (enabled, duration_s) in pictures.chain(sounds) {
        let over = duration_s
            .known()
            .is_some_and(|duration_s| length(notice, *duration_s).outcome == Outcome::Breaks);
        some_on |= enabled;
        on_over |= enabled && over;
        off_over |= !enabled && over;
    }
    some_on && off_over && !on_over
}

fn length(notice: &Notice, duration_s: f64) -> Finding {
    let max_ms = u64::from(notice.video.max_duration_s) * 1000;
    let duration_ms = milliseconds(duration_s);
    let over_ms = duration_ms.saturating_sub(max_ms);
    let case = match over_ms {
        _ if duration_ms == 0 => return NO_TIME.with([]),
        0 => return WITHIN.with([("duration_s", duration_s.into())]),
        over if over < SHOWN_MS => JUST_OVER,
        _ => OVER,
    };
    case.with([
        ("duration_s", duration_s.into()),
        ("over_s", (over_ms as f64 / 1000.0).into()),
        ("max_s", notice.video.max_duration_s.into()),
    ])
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
            let main = lasting(duration_s).judge(RuleId::Duration).main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (outcome, code),
                "{duration_s}"
            );
        }
    }

    #[test]
    fn what_is_over_is_said_exactly() {
        let main = lasting(480.2).judge(RuleId::Duration).main;
        assert_eq!(main.evidence["over_s"], Figure::Real(0.2));
        assert_eq!(main.evidence["max_s"], Figure::Whole(480));
    }

    #[test]
    fn no_time_at_all_is_not_within() {
        for duration_s in [0.0, 0.0001, -3.0, f64::NAN, f64::INFINITY] {
            let main = lasting(duration_s).judge(RuleId::Duration).main;
            assert_eq!(main.outcome, Outcome::CannotTell, "{duration_s}");
        }
    }

    #[test]
    fn a_header_that_differs_is_named() {
        for (header_s, differs) in [(479.5, false), (479.499, true), (480.5, false), (0.0, true)] {
            let mut example = lasting(480.0);
            example.facts.movie.as_mut().unwrap().header_duration_s = Some(header_s);
            let outcome = example.judge(RuleId::Duration);
            assert_eq!(outcome.main.code == "header-differs", differs, "{header_s}");
        }
    }

    #[test]
    fn another_speed_is_advised_where_the_duration_is_known() {
        let mut example = lasting(300.0);
        example.defect(DefectCode::EditRate);
        let main = example.judge(RuleId::Duration).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Advise, "speed")
        );
        example.movie().duration_s = Fact::Known(500.0);
        assert_eq!(example.judge(RuleId::Duration).main.code, "over");
    }

    #[test]
    fn a_claim_of_a_track_that_differs_is_named_too() {
        let mut example = lasting(300.0);
        example.defect(DefectCode::DurationContradiction);
        let outcome = example.judge(RuleId::Duration);
        assert_eq!(outcome.main.outcome, Outcome::Advise);
        assert_eq!(outcome.main.code, "claims-differ");
        // Of the whole's header is said what it claims, and nothing twice.
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(500.0);
        let outcome = example.judge(RuleId::Duration);
        assert_eq!(outcome.main.code, "header-differs");
        assert_eq!(outcome.also.len(), 1);
    }

    #[test]
    fn a_header_never_mends_nor_breaks() {
        let mut example = lasting(500.0);
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(300.0);
        let outcome = example.judge(RuleId::Duration);
        assert_eq!(outcome.main.code, "over");
        assert_eq!(outcome.also[0].code, "header-differs");
        let mut example = lasting(300.0);
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(500.0);
        assert_eq!(
            example.judge(RuleId::Duration).main.outcome,
            Outcome::Advise
        );
    }

    #[test]
    fn the_header_of_a_fragmented_file_may_be_silent() {
        let mut example = lasting(300.0);
        example.facts.fragmented = true;
        example.facts.movie.as_mut().unwrap().header_duration_s = Some(0.0);
        assert_eq!(example.judge(RuleId::Duration).main.code, "within");
    }

    #[test]
    fn what_cannot_be_read_is_not_judged() {
        let mut example = lasting(300.0);
        example.facts.movie.as_mut().unwrap().duration_s = Fact::Unreadable(DefectCode::EditRate);
        let main = example.judge(RuleId::Duration).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "edit-rate")
        );
        let mut example = lasting(600.0);
        example.facts.truncated = true;
        let main = example.judge(RuleId::Duration).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::CannotTell, "file-cut-off")
        );
        let mut example = lasting(300.0);
        example.facts.movie = None;
        example.facts.content = Content::Avi;
        assert_eq!(example.judge(RuleId::Duration).main.code, "not-mp4");
    }

    proptest! {
        #[test]
        fn never_met_above_the_limit(duration_s in any::<f64>(), header_s in any::<f64>()) {
            let mut example = lasting(duration_s);
            example.facts.movie.as_mut().unwrap().header_duration_s = Some(header_s);
            let outcome = example.judge(RuleId::Duration).main.outcome;
            if duration_s >= 480.0005 || duration_s.is_nan() || duration_s <= 0.0 {
                prop_assert_ne!(outcome, Outcome::Meets);
            }
            if duration_s >= 481.0 && duration_s.is_finite() {
                prop_assert_eq!(outcome, Outcome::Breaks);
            }
        }
    }
}
