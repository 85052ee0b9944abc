//! Files that each notice is tried with: usual ones that it takes, and what it makes of a change to them.

mod abroad;
mod campus;
mod lectures;
mod teaching;

use crate::work::{Work, good};
use crate::{notices, parsed};
use yujian::notice::Notice;
use yujian::rules::{Outcome, sentence};
use yujian::text::Lang;

/// A change to a file, and what the notice makes of it: the verdict, and each demand that comes to it.
type Case = (
    &'static str,
    fn(&mut Work),
    Outcome,
    &'static [(&'static str, &'static str)],
);

/// One notice and the files that it is tried with.
struct Trial {
    notice: &'static str,
    /// Makes of a usual file one that the notice takes, with what is filled in for it.
    make: fn(&mut Work),
    /// What is done to that file.
    cases: &'static [Case],
}

const NOTHING: fn(&mut Work) = |_| {};

/// All of them.
fn trials() -> impl Iterator<Item = &'static Trial> {
    let all = [
        lectures::TRIALS,
        teaching::TRIALS,
        campus::TRIALS,
        abroad::TRIALS,
    ];
    all.into_iter().flatten()
}

#[test]
fn every_notice_is_tried() {
    let mut tried: Vec<&str> = trials().map(|trial| trial.notice).collect();
    tried.sort_unstable();
    let notices = notices();
    let there: Vec<&str> = notices.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(tried, there);
    for trial in trials() {
        let refused = trial.cases.iter().filter(|case| case.2 == Outcome::Breaks);
        assert!(refused.count() >= 2, "{}", trial.notice);
    }
}

/// Every case of every trial: what it is called, its notice, the file made for it, and what is expected.
fn tried() -> impl Iterator<Item = (String, Notice, Work, &'static Case)> {
    let notices = notices();
    trials().flat_map(move |trial| {
        let mut notices = notices.iter();
        let (name, json) = notices.find(|(name, _)| name == trial.notice).unwrap();
        let notice = parsed(name, json);
        trial.cases.iter().map(move |case| {
            let mut work = good();
            (trial.make)(&mut work);
            case.1(&mut work);
            let what = format!("{}, {}", trial.notice, case.0);
            (what, notice.clone(), work, case)
        })
    })
}

#[test]
fn files_are_taken_and_refused_as_the_office_would() {
    let mut wrong = Vec::new();
    for (what, notice, work, (_, _, verdict, codes)) in tried() {
        let codes = codes.iter();
        let codes = codes.map(|(demand, code)| ((*demand).to_owned(), (*code).to_owned()));
        let (expected, got) = ((*verdict, codes.collect()), work.verdict(&notice));
        if expected != got {
            wrong.push(format!(
                "{what}:\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_finding_has_a_sentence_and_every_remedy_its_words() {
    for (what, notice, work, _) in tried() {
        for outcome in work.judged(&notice) {
            let demand = notice.demand(&outcome.rule).unwrap();
            for (finding, lang) in outcome.findings().flat_map(|f| Lang::ALL.map(|l| (f, l))) {
                let of = format!("{what}: {} {}", demand.id, finding.code);
                let words = sentence(demand, finding, lang);
                assert!(!words.trim().is_empty(), "{of}: no sentence");
                assert!(!words.contains(['{', '}']), "{of}: {words}");
                if let Some(remedy) = demand.kind.remedy(&finding.code) {
                    let words = remedy.summary(demand, &notice.demands, lang);
                    assert!(!words.trim().is_empty(), "{of}: no remedy");
                    assert!(!words.contains(['{', '}']), "{of}: {words}");
                }
            }
        }
    }
}
