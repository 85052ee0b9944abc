//! The examination: after the verdicts, one at a time, beside the hash.

use super::*;
use crate::facts::Decoded;
use crate::job::{Examined, Localised};

/// A session of these videos, all inspected and hashed, with the examiner loaded.
fn examinable(names: &[&str]) -> Rc<Session> {
    let keys = (0..).map(FileKey).take(names.len());
    let actions = keys.flat_map(|key| {
        let hash = [
            Action::Started(key, Job::Hash),
            Action::JobEvent(key, hashed(&"0".repeat(64))),
        ];
        inspected(key).into_iter().chain(hash)
    });
    after(
        &chosen(names),
        actions.chain([Action::ExaminerLoaded(true)]),
    )
}

fn examined(sound_s: f64) -> Box<Examined> {
    let said = |text: &str| Localised::new(|_| text.to_owned());
    Box::new(Examined {
        sound_s,
        picture_s: None,
        video_s: 60.0,
        decoded: Decoded::default(),
        markup: said("<p></p>"),
        sound: said("x"),
        picture: None,
        measurements: "{}".to_owned(),
        complete: false,
    })
}

fn examining(session: &Session) -> Vec<(FileKey, bool)> {
    session.examining().collect()
}

fn started(session: &Rc<Session>, key: FileKey) -> Rc<Session> {
    assert_eq!(session.wanted_jobs(), [(key, Job::Examine)]);
    session.apply(Action::Started(key, Job::Examine))
}

#[test]
fn it_comes_after_every_verdict_and_only_once_the_examiner_is_there() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let session = session.apply(Action::ExaminerLoaded(true));
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
    let waiting = Session {
        examiner: ModuleState::Loading,
        ..(*examinable(&["a.mp4"])).clone()
    };
    assert_eq!(waiting.wanted_jobs(), []);
    let waiting = Rc::new(waiting).apply(Action::ExaminerLoaded(false));
    assert_eq!(
        (waiting.examiner, waiting.wanted_jobs()),
        (ModuleState::Failed, vec![])
    );
}

#[test]
fn it_runs_beside_the_hash_and_a_new_file_does_not_wait_for_it() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::ExaminerLoaded(true));
    let session = session.apply(Action::Started(A, Job::Hash));
    let session = started(&session, A);
    assert_eq!(session.wanted_jobs(), []);
    let session = session.apply(more(file(B, "b.mp4")));
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
    assert_eq!(examining(&session), [(A, false)]);
}

#[test]
fn the_open_video_is_examined_first_and_results_outlive_the_next() {
    let session = examinable(&["a.mp4", "b.mp4"]).apply(Action::Opened(B));
    let session = started(&session, B);
    let session = session.apply(Action::JobEvent(B, JobEvent::Examining(examined(20.0))));
    assert_eq!(session.wanted_jobs(), [], "one at a time");
    let session = session.apply(Action::JobEvent(B, JobEvent::Examined(examined(60.0))));
    assert_eq!(announced(&session), Some(&Announced::Examined(B)));
    let session = started(&session, A);
    let session = session.apply(Action::JobEvent(A, JobEvent::Examined(examined(60.0))));
    assert_eq!(session.wanted_jobs(), []);
    assert_eq!(examining(&session), []);
    for video in &session.videos {
        assert_eq!(video.examination, Examination::Done);
        assert_eq!(video.examined.as_ref().unwrap().sound_s, 60.0);
    }
}

#[test]
fn it_pauses_and_goes_on() {
    let session = started(&examinable(&["a.mp4"]), A);
    let session = session.apply(Action::ExaminationPaused(A, true));
    assert_eq!(examining(&session), [(A, true)]);
    // What was on its way when the button was pressed still counts.
    let session = session.apply(Action::JobEvent(A, JobEvent::Examining(examined(3.0))));
    assert_eq!(session.videos[0].examination, Examination::Paused);
    let session = session.apply(Action::ExaminationPaused(A, false));
    assert_eq!(examining(&session), [(A, false)]);
    assert!(changes_nothing(
        &session,
        Action::ExaminationPaused(A, false)
    ));
}

#[test]
fn the_next_video_goes_on_while_one_is_paused() {
    let session = started(&examinable(&["a.mp4", "b.mp4", "c.mp4"]), A);
    let session = session.apply(Action::ExaminationPaused(A, true));
    let session = started(&session, B);
    assert_eq!(examining(&session), [(A, true), (B, false)]);
    assert_eq!(session.wanted_jobs(), [], "one at a time");
    // Paused too: two workers keep their memory, and there is no third.
    let paused = session.apply(Action::ExaminationPaused(B, true));
    assert_eq!(paused.wanted_jobs(), []);
    // The first goes on where it was, beside the other.
    let session = session.apply(Action::ExaminationPaused(A, false));
    assert_eq!(examining(&session), [(A, false), (B, false)]);
    let session = session.apply(Action::JobEvent(B, JobEvent::Examined(examined(60.0))));
    assert_eq!(session.wanted_jobs(), []);
    let session = session.apply(Action::JobEvent(A, JobEvent::Examined(examined(60.0))));
    assert_eq!(
        session.wanted_jobs(),
        [(session.videos[2].key, Job::Examine)]
    );
}

#[test]
fn what_was_found_stays_when_it_is_cancelled_or_fails() {
    let session = started(&examinable(&["a.mp4", "b.mp4"]), A);
    let session = session.apply(Action::JobEvent(A, JobEvent::Examining(examined(20.0))));
    let failure = JobFailure::WorkerHung;
    let event = failed(Job::Examine, failure);
    for (action, state) in [
        (Action::ExaminationCancelled(A), Examination::Cancelled),
        (Action::JobEvent(A, event), Examination::Failed { failure }),
    ] {
        let session = session.apply(action);
        assert_eq!(session.videos[0].examination, state);
        assert!(session.videos[0].examined.is_some());
        assert_eq!(examining(&session), [], "its worker is ended");
        assert_eq!(session.wanted_jobs(), [(B, Job::Examine)]);
        // Announcement of it that was on its way changes nothing.
        let late = Action::JobEvent(A, JobEvent::Examined(examined(60.0)));
        assert!(changes_nothing(&session, late));
        let session = session.apply(Action::Retry(A, Job::Examine));
        assert_eq!(session.wanted_jobs(), [(A, Job::Examine)]);
    }
}

#[test]
fn it_is_done_where_only_the_second_reading_fails() {
    for failure in [JobFailure::WorkerCrashed, JobFailure::WorkerHung] {
        let session = started(&examinable(&["a.mp4", "b.mp4"]), A);
        let mut found = examined(60.0);
        found.complete = true;
        let session = session.apply(Action::JobEvent(A, JobEvent::Examining(found.clone())));
        assert_eq!(examining(&session), [(A, false)], "more may come");
        let session = session.apply(Action::JobEvent(A, failed(Job::Examine, failure)));
        assert_eq!(session.videos[0].examination, Examination::Done);
        assert_eq!(session.videos[0].examined.as_deref(), Some(&*found));
        assert_eq!(examining(&session), [], "its worker is ended");
        assert_eq!(session.wanted_jobs(), [(B, Job::Examine)]);
    }
}
