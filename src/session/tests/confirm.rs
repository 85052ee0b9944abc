//! Confirming: what was played before, and what is asked of whoever has played nothing.

use super::*;

/// A session of one inspected video, and the length of that in seconds.
fn inspected_one() -> (Rc<Session>, f64) {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let video_s = session.videos[0].duration_s().unwrap();
    (session, video_s)
}

fn confirmed(rule: &str, at_s: Option<f64>) -> Action {
    Action::Confirmed(A, rule.into(), at_s)
}

/// How much was played before a rule was confirmed; `None` where it was not.
fn played_before(session: &Session, rule: &str) -> Option<u8> {
    session.videos[0].draft.confirmed.get(rule)?.played_percent
}

#[test]
fn whoever_has_played_nothing_is_asked_once() {
    let (session, _) = inspected_one();
    let asked = session.apply(confirmed("sound", None));
    assert_eq!(asked.videos[0].asked_to_play.as_deref(), Some("sound"));
    assert_eq!(played_before(&asked, "sound"), None);
    // Saying it again is the answer, and the next rule asks no more.
    let answered = ["sound", "picture"].map(|rule| confirmed(rule, None));
    let session = after(&asked, answered);
    for rule in ["sound", "picture"] {
        assert_eq!(played_before(&session, rule), Some(0));
    }
}

#[test]
fn a_title_card_is_confirmed_without_playing() {
    let (session, _) = inspected_one();
    let session = session.apply(confirmed("title-card", Some(2.0)));
    assert_eq!(played_before(&session, "title-card"), Some(0));
}

#[test]
fn what_was_played_stands_in_the_confirmation_and_in_its_outcome() {
    let (session, video_s) = inspected_one();
    let session = session.apply(Action::Played(A, vec![(0.0, video_s * 0.8)]));
    assert_eq!(session.videos[0].played_percent(), Some(80));
    assert!(changes_nothing(
        &session,
        Action::Played(A, vec![(0.0, video_s * 0.8)])
    ));
    let session = session.apply(confirmed("picture", None));
    // What is played afterwards does not count for it.
    let session = session.apply(Action::Played(A, vec![(0.0, video_s)]));
    assert_eq!(played_before(&session, "picture"), Some(80));
    let outcomes = session.videos[0].outcomes.iter();
    let picture = outcomes.clone().find(|outcome| outcome.rule == "picture");
    assert_eq!(
        picture.unwrap().main.evidence["played_percent"],
        80_u32.into()
    );
}

#[test]
fn a_player_that_is_opened_again_adds_to_what_was_played() {
    let (session, video_s) = inspected_one();
    let halves = [(0.0, video_s / 2.0), (video_s / 2.0, video_s)];
    let played = halves.map(|half| Action::Played(A, vec![half]));
    assert_eq!(
        after(&session, played).videos[0].played_percent(),
        Some(100)
    );
}
