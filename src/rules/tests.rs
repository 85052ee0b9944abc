//! What holds for every rule: a clause, texts in both languages, and steps that mend.

use super::fixtures::{Example, all, conditional, every_kind, good};
use super::*;
use crate::facts::DefectCode;
use crate::text::Lang;
use std::collections::BTreeSet;
use strum::VariantArray as _;

/// A demand of each kind, each with parameters of its own.
fn one_of_each_kind() -> Vec<Demand> {
    every_kind().demands.listed
}

#[test]
fn there_is_an_example_of_every_kind() {
    let kinds: BTreeSet<_> = one_of_each_kind()
        .iter()
        .map(|one| one.kind.name())
        .collect();
    let missing = KindName::VARIANTS
        .iter()
        .filter(|kind| !kinds.contains(kind));
    assert_eq!(missing.collect::<Vec<_>>(), [&KindName::File]);
}

#[test]
fn outcomes_and_kinds_are_called_on_the_page_what_they_are_called_in_reports() {
    for kind in KindName::VARIANTS {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
    for outcome in Outcome::VARIANTS {
        assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
    }
}

#[test]
fn it_is_known_whether_a_notice_says_all_that_it_demands() {
    let shipped = good().notice;
    for demand in &shipped.demands.listed {
        if demand.kind.settled() != Settled::Measured {
            let said = Lang::ALL.map(|lang| demand.is_said_whole(lang));
            assert_eq!(said, [true; 2], "{}", demand.id);
        }
    }
    // The office's words leave out what the title card is to show.
    let real = include_str!("../../tests/notices/k02.json");
    let real = crate::notice::Notice::parse(real).unwrap();
    assert!(!real.demand("title-card").unwrap().is_said_whole(Lang::ZhCn));
}

#[test]
fn codes_are_told_apart() {
    for demand in one_of_each_kind() {
        let cases = demand.kind.cases();
        let codes: BTreeSet<_> = cases.iter().map(|case| case.code).collect();
        assert_eq!(codes.len(), cases.len(), "{}", demand.id);
    }
}

/// Every outcome of every example, and the demand that it is about.
fn judged() -> Vec<(Demand, RuleOutcome)> {
    let all = all();
    let judged = all.iter().flat_map(|example| {
        let outcomes = example.evaluate().into_iter();
        outcomes.map(|outcome| {
            let demand = example.notice.demand(&outcome.rule).unwrap();
            (demand.clone(), outcome)
        })
    });
    judged.collect()
}

#[test]
fn every_case_can_happen_and_is_listed() {
    const OF_ALL: [Case; 3] = [
        condition::CHOOSE,
        condition::CONDITION_UNKNOWN,
        condition::NOT_APPLICABLE,
    ];
    let mut seen = BTreeSet::new();
    for (demand, outcome) in judged() {
        for finding in outcome.findings() {
            let cases = demand.kind.cases().iter().chain(&cannot_tell::CASES);
            match cases.chain(&OF_ALL).find(|case| case.code == finding.code) {
                // What is only recommended is advised.
                Some(case)
                    if demand.strength == Strength::Should && case.outcome == Outcome::Breaks =>
                {
                    assert_eq!(finding.outcome, Outcome::Advise);
                }
                Some(case) => assert_eq!(case.outcome, finding.outcome),
                // A defect's own code: nobody can tell.
                None => assert_eq!(finding.outcome, Outcome::CannotTell, "{finding:?}"),
            }
            seen.insert((outcome.kind.as_str(), finding.code.clone()));
        }
    }
    let mut missing = BTreeSet::new();
    for demand in one_of_each_kind() {
        let listed = demand.kind.cases().iter();
        let listed = listed.map(|case| (demand.kind.name().as_str(), case.code.to_owned()));
        missing.extend(listed.filter(|case| !seen.contains(case)));
    }
    assert_eq!(missing, BTreeSet::new(), "no example comes to these");
}

#[test]
fn every_finding_has_words_in_every_language() {
    for (demand, outcome) in judged() {
        for lang in Lang::ALL {
            for finding in outcome.findings() {
                let text = sentence(&demand, finding, lang);
                let name = words::message(demand.kind.name(), finding);
                assert!(name.is_some(), "{} {finding:?}", outcome.rule);
                assert!(!text.trim().is_empty(), "{name:?}");
                assert!(!text.contains(['?', '{', '\u{1}']), "{text}");
            }
            if let Some(text) = measured(&outcome, lang) {
                assert!(!text.is_empty() && !text.contains('?'), "{text}");
            }
        }
    }
}

#[test]
fn every_kind_says_what_is_demanded() {
    for lang in Lang::ALL {
        for demand in one_of_each_kind() {
            assert!(!demand.name(lang).is_empty());
            for text in [demand.kind.demanded(lang), demand.words(lang)] {
                assert!(!text.is_empty(), "{}", demand.id);
                assert!(!text.contains(['?', '{']), "{text}");
            }
        }
    }
}

/// The notice's own words stand where there are some.
#[test]
fn a_demand_is_told_in_the_words_of_the_notice() {
    let notice = good().notice;
    let duration = notice.demand("duration").unwrap();
    assert_eq!(duration.words(Lang::ZhCn), "时长不超过8分钟");
    assert_eq!(duration.kind.demanded(Lang::ZhCn), "不超过 8 分钟");
    assert_eq!(duration.name(Lang::ZhCn), "视频时长");
    let card = notice.demand("title-card").unwrap();
    assert_eq!(card.name(Lang::ZhCn), "片头");
    assert_eq!(card.kind.demanded(Lang::ZhCn), "片头出现主讲主题");
}

/// Who is told that something is amiss is told what to do, step by step.
#[test]
fn what_is_amiss_can_be_mended() {
    /// What to do about advice of the examination stands there, with each piece; what is filled in or is not
    /// known of a file needs no steps in a program.
    const WITHOUT_STEPS: [&str; 6] = [
        "advised",
        "not-read",
        "to-confirm",
        "to-fill",
        "scan-unknown",
        "detail-unknown",
    ];
    for demand in one_of_each_kind() {
        for case in demand.kind.cases() {
            let needed = case.outcome != Outcome::Meets && !WITHOUT_STEPS.contains(&case.code);
            let given = case.remedy.is_some();
            assert!(given || !needed, "{} {}", demand.id, case.code);
        }
    }
    let notice = every_kind();
    let demand = notice.demand("title-card").unwrap();
    for lang in Lang::ALL {
        for remedy in Remedy::VARIANTS {
            let summary = remedy.summary(demand, &notice.demands, lang);
            assert!(!summary.is_empty() && !summary.contains('?'), "{summary}");
            assert!(remedy.programs().count() > 0, "{remedy:?}");
            for program in remedy.programs() {
                let steps = remedy.steps(program, demand, &notice.demands, lang);
                assert!(!steps.is_empty(), "{remedy:?} {program:?}");
                for step in steps {
                    assert!(!step.trim().is_empty() && !step.contains('?'), "{step}");
                }
                assert!(!program.name(lang).is_empty());
            }
        }
        for code in DefectCode::VARIANTS {
            let code = code.as_str();
            for name in [format!("defect-{code}"), format!("defect-{code}-advice")] {
                assert!(lang.find(&name, &[]).is_some(), "{name}");
            }
        }
    }
}

#[test]
fn what_is_only_recommended_breaks_nothing() {
    let mut example = good();
    example.movie().duration_s = crate::facts::Fact::Known(600.0);
    assert_eq!(example.judge("duration").main.outcome, Outcome::Breaks);
    let demands = example.notice.demands.listed.iter_mut();
    demands.for_each(|demand| demand.strength = Strength::Should);
    let main = example.judge("duration").main;
    assert_eq!(
        (main.outcome, main.code.as_str()),
        (Outcome::Advise, "over")
    );
}

#[test]
fn a_damaged_file_is_said_to_be_so_where_nothing_is_demanded_of_the_container() {
    let mut example = good();
    let demands = &mut example.notice.demands.listed;
    demands.retain(|demand| demand.kind.name() != KindName::Container);
    example.confirm_all();
    assert_eq!(verdict(&example.evaluate()), Outcome::Meets);
    example.defect(DefectCode::PictureDamaged);
    let outcomes = example.evaluate();
    assert_eq!(verdict(&outcomes), Outcome::CannotTell);
    assert_eq!(outcomes.last().unwrap().rule, "file");
}

#[test]
fn a_choice_decides_which_limit_holds() {
    let mut example = conditional();
    let judge = |example: &Example| {
        let short = example.judge("short").main;
        let long = example.judge("long").main;
        [short, long].map(|main| (main.outcome, main.code))
    };
    let choose = (Outcome::Confirm, "choose".to_owned());
    assert_eq!(judge(&example), [choose.clone(), choose]);
    let chosen = ["short".to_owned()].into();
    example.answers.chosen.insert("track".to_owned(), chosen);
    let not = (Outcome::NotApplicable, "not-applicable".to_owned());
    let over = (Outcome::Breaks, "over".to_owned());
    assert_eq!(judge(&example), [over, not.clone()]);
    let chosen = ["long".to_owned()].into();
    example.answers.chosen.insert("track".to_owned(), chosen);
    let within = (Outcome::Meets, "within".to_owned());
    assert_eq!(judge(&example), [not, within]);
}

#[test]
fn a_figure_decides_whether_a_demand_holds() {
    let mut example = conditional();
    assert_eq!(example.judge("portrait-size").main.code, "not-applicable");
    let size = crate::facts::Size {
        width: 720,
        height: 1280,
    };
    example.picture().displayed = crate::facts::Fact::Known(size);
    example.picture().coded = crate::facts::Fact::Known(size);
    assert_eq!(example.judge("portrait-size").main.outcome, Outcome::Breaks);
    example.picture().displayed = crate::facts::Fact::Absent;
    let main = example.judge("portrait-size").main;
    assert_eq!(
        (main.outcome, main.code.as_str()),
        (Outcome::CannotTell, "condition-unknown")
    );
}

/// The five programs that the notice's readers use are there wherever they can do the work.
#[test]
fn editing_is_told_for_every_program() {
    let all = BTreeSet::from_iter(Program::VARIANTS.iter().copied());
    let editors: BTreeSet<_> = all
        .into_iter()
        .filter(|program| *program != Program::Computer)
        .collect();
    for remedy in [
        Remedy::Shorten,
        Remedy::Convert,
        Remedy::Resize,
        Remedy::MakeLandscape,
    ] {
        assert_eq!(
            remedy.programs().collect::<BTreeSet<_>>(),
            editors,
            "{remedy:?}"
        );
    }
}

#[test]
fn a_good_video_waits_for_a_person_and_then_meets() {
    let mut example = good();
    assert_eq!(verdict(&example.evaluate()), Outcome::Confirm);
    example.confirm_all();
    assert_eq!(verdict(&example.evaluate()), Outcome::Meets);
    for outcome in example.evaluate() {
        assert_eq!(outcome.main.outcome, Outcome::Meets);
        assert!(outcome.also.is_empty());
    }
}

/// No word of a person mends what is broken, and none turns what nobody can tell into met.
#[test]
fn confirming_changes_nothing_but_what_is_to_confirm() {
    for mut example in all() {
        let before = example.evaluate();
        example.confirm_all();
        for (before, after) in before.iter().zip(example.evaluate()) {
            if before.main.outcome > Outcome::Confirm {
                assert_eq!(*before, after);
            }
        }
        if verdict(&before) > Outcome::Confirm {
            assert_eq!(verdict(&example.evaluate()), verdict(&before));
        }
    }
}

/// What is no MP4 is not called damaged by the rules that then have nothing to look at.
#[test]
fn what_is_no_mp4_is_not_called_damaged() {
    let of = |spoil: fn(&mut Example)| {
        let mut example = good();
        example.facts.movie = None;
        example.defect(DefectCode::MovieMissing);
        spoil(&mut example);
        example.judge("resolution").main.code
    };
    assert_eq!(of(|_| {}), "movie-missing");
    assert_eq!(of(|example| example.brand(b"avif")), "not-mp4");
    assert_eq!(of(|example| example.facts.fragmented = true), "not-mp4");
    assert_eq!(
        of(|example| example.facts.content = crate::facts::Content::Empty),
        "not-mp4"
    );
}
