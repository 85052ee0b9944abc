//! What holds for every rule: a clause, texts in both languages, and steps that mend.

use super::fixtures::{all, good};
use super::*;
use crate::facts::DefectCode;
use crate::text::Lang;
use std::collections::BTreeSet;

#[test]
fn every_rule_has_its_own_place_in_the_table() {
    for id in RuleId::VARIANTS {
        assert_eq!(rule(*id).id, *id);
    }
}

#[test]
fn outcomes_and_rules_are_called_on_the_page_what_they_are_called_in_reports() {
    for id in RuleId::VARIANTS {
        assert_eq!(serde_json::to_value(id).unwrap(), id.as_str());
    }
    for outcome in Outcome::VARIANTS {
        assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.as_str());
    }
}

#[test]
fn codes_are_told_apart() {
    for rule in rules() {
        let codes: BTreeSet<_> = rule.cases.iter().map(|case| case.code).collect();
        assert_eq!(codes.len(), rule.cases.len(), "{:?}", rule.id);
    }
}

#[test]
fn every_case_can_happen_and_is_listed() {
    let mut seen = BTreeSet::new();
    for example in all() {
        for outcome in example.evaluate() {
            for finding in std::iter::once(outcome.main).chain(outcome.also) {
                let rule = super::rule(outcome.rule);
                let case = rule.cases.iter().chain(&cannot_tell::CASES);
                match case.clone().find(|case| case.code == finding.code) {
                    Some(case) => assert_eq!(case.outcome, finding.outcome),
                    // A defect's own code: nobody can tell.
                    None => assert_eq!(finding.outcome, Outcome::CannotTell, "{finding:?}"),
                }
                seen.insert((outcome.rule, finding.code));
            }
        }
    }
    for rule in rules() {
        for case in rule.cases {
            let key = (rule.id, case.code.to_owned());
            assert!(seen.contains(&key), "no example comes to {key:?}");
        }
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    for lang in Lang::ALL {
        for example in all() {
            for outcome in example.evaluate() {
                for finding in std::iter::once(&outcome.main).chain(&outcome.also) {
                    let text = sentence(outcome.rule, finding, lang);
                    let name = words::message(outcome.rule, finding);
                    assert!(name.is_some(), "{:?} {finding:?}", outcome.rule);
                    assert!(!text.trim().is_empty(), "{name:?}");
                    assert!(!text.contains(['?', '{', '\u{1}']), "{text}");
                }
                if let Some(text) = measured(&outcome, lang) {
                    assert!(!text.is_empty() && !text.contains('?'), "{text}");
                }
            }
        }
    }
}

#[test]
fn every_rule_says_what_is_demanded() {
    let mut notice = good().notice;
    notice.clauses.video = "九（三）".to_owned();
    for lang in Lang::ALL {
        for rule in rules() {
            assert!(!rule_name(rule.id, lang).is_empty());
            let text = required(rule, &notice, lang);
            assert!(!text.is_empty() && !text.contains('?'), "{text}");
            assert_eq!((rule.clause)(&notice), "九（三）");
        }
    }
}

/// Who is told that something is amiss is told what to do, step by step.
#[test]
fn what_is_amiss_can_be_mended() {
    let notice = good().notice;
    for rule in rules() {
        for case in rule.cases {
            // What to do about advice of the examination stands there, with each piece.
            let needed = case.outcome != Outcome::Meets && case.code != "advised";
            assert_eq!(case.remedy.is_some(), needed, "{:?} {}", rule.id, case.code);
        }
    }
    for lang in Lang::ALL {
        for remedy in Remedy::VARIANTS {
            assert!(!remedy.summary(&notice, lang).is_empty(), "{remedy:?}");
            assert!(remedy.programs().count() > 0, "{remedy:?}");
            for program in remedy.programs() {
                let steps = remedy.steps(program, &notice, lang);
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
    let of = |spoil: fn(&mut super::fixtures::Example)| {
        let mut example = good();
        example.facts.movie = None;
        example.defect(DefectCode::MovieMissing);
        spoil(&mut example);
        example.judge(RuleId::Resolution).main.code
    };
    assert_eq!(of(|_| {}), "movie-missing");
    assert_eq!(of(|example| example.brand(b"avif")), "not-mp4");
    assert_eq!(of(|example| example.facts.fragmented = true), "not-mp4");
    assert_eq!(
        of(|example| example.facts.content = crate::facts::Content::Empty),
        "not-mp4"
    );
}
