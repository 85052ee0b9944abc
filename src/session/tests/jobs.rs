//! What is asked of the worker, and what its answers change.

use super::*;

#[test]
fn a_chosen_file_is_inspected_then_hashed() {
    let session = chosen(&["a.mp4"]);
    assert_eq!(session.selected, Some(A));
    assert_eq!(session.wanted_jobs(), [(A, Job::Inspect)]);
    let session = session.apply(Action::Started(A, Job::Inspect));
    assert_eq!(session.wanted_jobs(), []);
    let session = session.apply(Action::JobEvent(A, facts()));
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
    assert_eq!(session.wanted_jobs(), [(A, Job::Hash)]);
    let session = session.apply(Action::Started(A, Job::Hash));
    assert_eq!(session.wanted_jobs(), []);
    let sha256 = "ab".repeat(32);
    let session = session.apply(Action::JobEvent(A, hashed(&sha256)));
    assert_eq!(session.videos[0].hash.sha256(), Some(sha256.as_str()));
    assert_eq!(session.wanted_jobs(), []);
}

#[test]
fn every_verdict_comes_before_any_hash_and_the_open_video_is_hashed_first() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
    let session = after(&session, inspected(B));
    let session = session.apply(Action::Opened(B));
    assert_eq!(session.wanted_jobs(), [(B, Job::Hash)]);
}

#[test]
fn hashing_waits_for_the_part_of_the_page_that_does_it() {
    let known = after(&chosen(&["a.mp4"]), inspected(A));
    let absent = known.apply(Action::SubmissionLoaded(false));
    assert_eq!(absent.videos[0].verdict(), Some(Outcome::Confirm));
    assert_eq!(absent.wanted_jobs(), []);
    let here = absent.apply(Action::SubmissionLoaded(true));
    assert_eq!(here.wanted_jobs(), [(A, Job::Hash)]);
}

#[test]
fn a_new_file_is_inspected_while_another_is_hashed() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let more = more(file(B, "b.mp4"));
    assert_eq!(session.apply(more).wanted_jobs(), [(B, Job::Inspect)]);
}

#[test]
fn an_answer_about_a_removed_file_changes_nothing() {
    let session = chosen(&["a.mp4", "b.mp4"]);
    let session = session.apply(Action::Started(A, Job::Inspect));
    let session = session.apply(removed(A));
    for event in [
        facts(),
        JobEvent::HashProgress { done: 1 },
        hashed(""),
        failed(Job::Inspect, JobFailure::WorkerCrashed),
        failed(Job::Hash, JobFailure::Cancelled),
    ] {
        assert!(changes_nothing(&session, Action::JobEvent(A, event)));
    }
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    for event in [
        facts(),
        failed(Job::Inspect, JobFailure::WorkerHung),
        JobEvent::HashProgress { done: 1 },
        hashed(&"0".repeat(64)),
    ] {
        assert!(changes_nothing(&session, Action::JobEvent(A, event)));
    }
    let nobody = Action::Confirmed(FileKey(9), "sound".into(), None);
    assert!(changes_nothing(&session, nobody));
}

#[test]
fn a_crash_leaves_the_other_files_as_they_are() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let before = Rc::clone(&session.videos[0]);
    let session = session.apply(Action::Started(B, Job::Inspect));
    let crash = failed(Job::Inspect, JobFailure::WorkerCrashed);
    let session = session.apply(Action::JobEvent(B, crash));
    assert!(Rc::ptr_eq(&before, &session.videos[0]));
    let failure = JobFailure::WorkerCrashed;
    assert_eq!(session.videos[1].phase, Phase::Failed { failure });
    assert_eq!(session.videos[1].verdict(), None);
    // And there is a way on.
    let session = session.apply(Action::Retry(B, Job::Inspect));
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
}

#[test]
fn the_hash_of_a_file_that_could_not_be_inspected_is_not_asked_for() {
    let session = chosen(&["a.mp4"]);
    let session = session.apply(Action::Started(A, Job::Inspect));
    let vanished = JobFailure::Read(ReadError::Vanished);
    let session = session.apply(Action::JobEvent(A, failed(Job::Inspect, vanished)));
    assert_eq!(session.wanted_jobs(), []);
}

#[test]
fn a_cancelled_hash_waits_for_the_worker_to_let_go() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let session = session.apply(Action::HashCancelled(A));
    assert_eq!(session.videos[0].hash, HashState::Cancelling);
    // Asking again now would make the old answer look like the new one's.
    assert!(changes_nothing(&session, Action::Retry(A, Job::Hash)));
    let late = Action::JobEvent(A, JobEvent::HashProgress { done: 9 });
    assert!(changes_nothing(&session, late));
    let session = session.apply(Action::JobEvent(
        A,
        failed(Job::Hash, JobFailure::Cancelled),
    ));
    assert_eq!(session.videos[0].hash, HashState::Cancelled);
    assert_eq!(session.wanted_jobs(), []);
    let session = session.apply(Action::Retry(A, Job::Hash));
    assert_eq!(session.wanted_jobs(), [(A, Job::Hash)]);
}

#[test]
fn progress_is_a_change_only_when_it_shows() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let little = Action::JobEvent(A, JobEvent::HashProgress { done: 9_999 });
    assert!(changes_nothing(&session, little));
    let session = session.apply(Action::JobEvent(A, JobEvent::HashProgress { done: 10_000 }));
    assert_eq!(session.videos[0].hash, HashState::Running { done: 10_000 });
}

#[test]
fn without_a_notice_there_is_no_verdict() {
    let faulty = OfferedNotice::of_site("faulty", "{}");
    let session = Rc::new(Session::new(Lang::ZhCn, faulty));
    let session = session.apply(more(file(A, "a.mp4")));
    assert_eq!(after(&session, inspected(A)).videos[0].verdict(), None);
}

#[test]
fn a_job_is_wanted_until_a_worker_has_taken_it() {
    let session = chosen(&["a.mp4"]);
    assert_eq!(session.wanted_jobs(), [(A, Job::Inspect)]);
    let renamed = session.apply(Action::ConfirmerTyped(A, "张三".to_owned()));
    assert_eq!(renamed.wanted_jobs(), [(A, Job::Inspect)]);
    let taken = renamed.apply(Action::Started(A, Job::Inspect));
    assert_eq!(taken.wanted_jobs(), []);
}

#[test]
fn hash_and_examination_do_not_wait_for_each_others_workers() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::ExaminerLoaded(true));
    let wanted = [(A, Job::Hash), (A, Job::Examine)];
    assert_eq!(session.wanted_jobs(), wanted);
}

#[test]
fn where_no_worker_starts_whatever_waits_for_it_has_failed_and_can_be_asked_again() {
    let session = chosen(&["a.mp4", "b.mp4"]);
    let session = session.apply(Action::WorkerNotStarted(Job::Inspect));
    let failure = JobFailure::WorkerNotStarted;
    for video in &session.videos {
        assert_eq!(video.phase, Phase::Failed { failure });
        assert_eq!(video.hash, HashState::Waiting);
    }
    assert_eq!(session.wanted_jobs(), []);
    let session = session.apply(Action::Retry(B, Job::Inspect));
    assert_eq!(session.wanted_jobs(), [(B, Job::Inspect)]);
}

#[test]
fn what_a_panic_said_stays_with_its_file() {
    let session = chosen(&["a.mp4", "b.mp4"]).apply(Action::Started(A, Job::Inspect));
    let report = "panicked at src/inspect.rs:7:1";
    let session = session.apply(Action::JobEvent(A, JobEvent::Panicked(report.to_owned())));
    let session = session.apply(Action::JobEvent(
        A,
        failed(Job::Inspect, JobFailure::WorkerCrashed),
    ));
    assert_eq!(session.videos[0].panic.as_deref(), Some(report));
    assert_eq!(session.videos[1].panic, None);
}

#[test]
fn the_strip_of_the_opening_is_loading_or_done() {
    let session = empty();
    assert_eq!(session.opening_strip, OpeningStrip::Done);
    let session = session.apply(Action::OpeningStrip(OpeningStrip::Loading));
    assert_eq!(session.opening_strip, OpeningStrip::Loading);
    let again = Action::OpeningStrip(OpeningStrip::Loading);
    assert!(changes_nothing(&session, again));
}
