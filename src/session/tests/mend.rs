//! A film that is mended in the page takes the place of its video.

use super::*;
use crate::facts::Fact;
use crate::rules::DemandId;

/// Facts of a video that lasts so long.
fn lasting(seconds: f64) -> JobEvent {
    let mut facts = good().facts;
    facts.movie.as_mut().unwrap().duration_s = Fact::Known(seconds);
    JobEvent::Facts(Box::new(facts))
}

fn judged(facts: JobEvent) -> Rc<Session> {
    let actions = [Action::Started(A, Job::Inspect), Action::JobEvent(A, facts)];
    after(&chosen(&["党课.MP4"]), actions)
}

#[test]
fn a_little_too_much_is_offered_to_be_cut_off() {
    let offered = |seconds| judged(lasting(seconds)).videos[0].mend();
    assert_eq!(offered(479.0), None);
    let mend = offered(490.5).unwrap();
    assert_eq!((mend.to_mp4, mend.to_ms), (false, Some(480_000)));
    assert_eq!(mend.cut_s, Some(10.5));
    // Somebody has to choose what goes.
    assert_eq!(offered(600.0), None);
}

#[test]
fn mending_comes_before_hashing() {
    let session = judged(lasting(490.5));
    let session = session.apply(Action::Started(A, Job::Hash));
    let session = session.apply(Action::RemuxWanted(A, Some(480_000)));
    assert_eq!(session.videos[0].hash, HashState::Cancelling);
    assert_eq!(session.wanted_jobs(), [(A, Job::Remux)]);
    assert!(changes_nothing(&session, Action::RemuxWanted(A, None)));
    let session = session.apply(Action::Started(A, Job::Remux));
    assert_eq!(session.videos[0].remux, Remux::Running);
    assert_eq!(session.wanted_jobs(), []);
}

#[test]
fn what_was_typed_goes_with_the_film_and_what_was_confirmed_is_asked_anew() {
    let confirm = [
        watched(A),
        Action::Filled(A, form("一封信")),
        Action::Confirmed(A, DemandId::from("picture"), None),
        Action::RemuxWanted(A, Some(480_000)),
        Action::Started(A, Job::Remux),
        Action::Mended {
            key: A,
            film: file(B, "党课-改.mp4"),
            now_ms: NOW,
        },
    ];
    let session = after(&judged(lasting(490.5)), confirm);
    assert_eq!(session.videos.len(), 1);
    assert_eq!(session.selected, Some(B));
    let film = &session.videos[0];
    assert_eq!(film.made_from.as_deref(), Some("党课.MP4"));
    assert_eq!(film.draft.form, form("一封信"));
    assert!(film.draft.confirmed.is_empty());
    // The draft of its source is kept, and the film is inspected like any file.
    assert_eq!(session.stored_drafts[0].id.name, "党课.MP4");
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
    // What the worker says last is of no use any more.
    assert!(changes_nothing(
        &session,
        Action::JobEvent(A, JobEvent::Remuxed)
    ));
}

#[test]
fn a_refusal_and_a_failure_are_said_and_a_failure_can_be_asked_again() {
    let wanted = [Action::RemuxWanted(A, None), Action::Started(A, Job::Remux)];
    let running = after(&judged(lasting(490.5)), wanted);
    let refused = JobEvent::RemuxRefused("open-gop".to_owned());
    let refused = running.apply(Action::JobEvent(A, refused));
    let reason = Rc::from("open-gop");
    assert_eq!(refused.videos[0].remux, Remux::Refused { reason });
    assert_eq!(announced(&refused), Some(&Announced::NotMended(A)));
    let crashed = failed(Job::Remux, JobFailure::WorkerCrashed);
    let crashed = running.apply(Action::JobEvent(A, crashed));
    let again = crashed.apply(Action::RemuxWanted(A, None));
    assert_eq!(again.wanted_jobs(), [(A, Job::Remux)]);
}

#[test]
fn a_film_is_called_like_its_video() {
    for (name, film) in [
        ("党课.mov", "党课.mp4"),
        ("党课.MP4", "党课-改.mp4"),
        ("a.b.m4v", "a.b.mp4"),
        ("党课", "党课.mp4"),
        (".mov", ".mov.mp4"),
    ] {
        assert_eq!(mended_name(name), film);
    }
}
