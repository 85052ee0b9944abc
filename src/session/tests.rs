use super::*;
use crate::form::Form;
use crate::job::{JobEvent, JobFailure};
use crate::rules::samples::good;
use crate::rules::{Outcome, RuleId};
use crate::source::ReadError;
use std::rc::Rc;

mod examination;

const NOW: i64 = 1_780_000_000_000;
const A: FileKey = FileKey(0);
const B: FileKey = FileKey(1);

fn empty() -> Rc<Session> {
    Rc::new(Session::new(Lang::ZhCn, Ok(Rc::new(good().notice))))
}

fn file(key: FileKey, name: &str) -> Chosen {
    Chosen {
        key,
        id: FileId {
            name: name.to_owned(),
            bytes: 1_000_000,
            modified_ms: 7,
        },
    }
}

/// A session of these videos, in a page that is there as a whole but for its examiner.
fn chosen(names: &[&str]) -> Rc<Session> {
    let files = names
        .iter()
        .zip(0..)
        .map(|(name, key)| file(FileKey(key), name));
    let chosen = Action::Chosen {
        files: files.collect(),
        others: 0,
    };
    after(&empty(), [Action::AfterCame(true), chosen])
}

/// Takes the session through `actions`.
fn after(session: &Rc<Session>, actions: impl IntoIterator<Item = Action>) -> Rc<Session> {
    let start = Rc::clone(session);
    actions
        .into_iter()
        .fold(start, |session, action| session.apply(action))
}

fn facts() -> JobEvent {
    JobEvent::Facts(Box::new(good().facts))
}

fn inspected(key: FileKey) -> [Action; 2] {
    [
        Action::Started(key, Job::Inspect),
        Action::Came(key, facts()),
    ]
}

fn failed(job: Job, failure: JobFailure) -> JobEvent {
    JobEvent::Failed { job, failure }
}

fn form(topic: &str) -> Form {
    Form {
        topic: topic.to_owned(),
        ..Form::default()
    }
}

#[test]
fn a_chosen_file_is_inspected_then_hashed() {
    let session = chosen(&["a.mp4"]);
    assert_eq!(session.selected, Some(A));
    assert_eq!(session.next_job(), Some((A, Job::Inspect)));
    let session = session.apply(Action::Started(A, Job::Inspect));
    assert_eq!(session.next_job(), None);
    let session = session.apply(Action::Came(A, facts()));
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
    assert_eq!(session.next_job(), Some((A, Job::Hash)));
    let session = session.apply(Action::Started(A, Job::Hash));
    assert_eq!(session.next_job(), None);
    let sha256 = "ab".repeat(32);
    let session = session.apply(Action::Came(
        A,
        JobEvent::Hashed {
            sha256: sha256.clone(),
        },
    ));
    assert_eq!(session.videos[0].hash.sha256(), Some(sha256.as_str()));
    assert_eq!(session.next_job(), None);
}

#[test]
fn every_verdict_comes_before_any_hash_and_the_open_video_is_hashed_first() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    assert_eq!(session.next_job(), Some((B, Job::Inspect)));
    let session = after(&session, inspected(B));
    let session = session.apply(Action::Opened(B));
    assert_eq!(session.next_job(), Some((B, Job::Hash)));
}

#[test]
fn hashing_waits_for_the_part_of_the_page_that_does_it() {
    let known = after(&chosen(&["a.mp4"]), inspected(A));
    let absent = known.apply(Action::AfterCame(false));
    assert_eq!(absent.videos[0].verdict(), Some(Outcome::Confirm));
    assert_eq!(absent.next_job(), None);
    let here = absent.apply(Action::AfterCame(true));
    assert_eq!(here.next_job(), Some((A, Job::Hash)));
}

#[test]
fn a_new_file_is_inspected_while_another_is_hashed() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let more = Action::Chosen {
        files: vec![file(B, "b.mp4")],
        others: 0,
    };
    assert_eq!(session.apply(more).next_job(), Some((B, Job::Inspect)));
}

#[test]
fn an_answer_about_a_removed_file_changes_nothing() {
    let session = chosen(&["a.mp4", "b.mp4"]);
    let session = session.apply(Action::Started(A, Job::Inspect));
    let session = session.apply(Action::Removed {
        key: A,
        now_ms: NOW,
    });
    for event in [
        facts(),
        JobEvent::HashProgress { done: 1 },
        JobEvent::Hashed {
            sha256: String::new(),
        },
        failed(Job::Inspect, JobFailure::WorkerCrashed),
        failed(Job::Hash, JobFailure::Cancelled),
    ] {
        assert!(Rc::ptr_eq(&session, &session.apply(Action::Came(A, event))));
    }
}

#[test]
fn an_answer_that_nobody_waits_for_changes_nothing() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    for event in [
        facts(),
        failed(Job::Inspect, JobFailure::WorkerHung),
        JobEvent::HashProgress { done: 1 },
        JobEvent::Hashed {
            sha256: "0".repeat(64),
        },
    ] {
        assert!(Rc::ptr_eq(&session, &session.apply(Action::Came(A, event))));
    }
    let nobody = session.apply(Action::Confirmed(FileKey(9), RuleId::Sound, None));
    assert!(Rc::ptr_eq(&session, &nobody));
}

#[test]
fn a_crash_leaves_the_other_files_as_they_are() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let before = Rc::clone(&session.videos[0]);
    let session = session.apply(Action::Started(B, Job::Inspect));
    let crash = failed(Job::Inspect, JobFailure::WorkerCrashed);
    let session = session.apply(Action::Came(B, crash));
    assert!(Rc::ptr_eq(&before, &session.videos[0]));
    let failure = JobFailure::WorkerCrashed;
    assert_eq!(session.videos[1].phase, Phase::Failed { failure });
    assert_eq!(session.videos[1].verdict(), None);
    // And there is a way on.
    let session = session.apply(Action::Again(B, Job::Inspect));
    assert_eq!(session.next_job(), Some((B, Job::Inspect)));
}

#[test]
fn the_hash_of_a_file_that_could_not_be_inspected_is_not_asked_for() {
    let session = chosen(&["a.mp4"]);
    let session = session.apply(Action::Started(A, Job::Inspect));
    let vanished = JobFailure::Read(ReadError::Vanished);
    let session = session.apply(Action::Came(A, failed(Job::Inspect, vanished)));
    assert_eq!(session.next_job(), None);
}

#[test]
fn a_cancelled_hash_waits_for_the_worker_to_let_go() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let session = session.apply(Action::HashCancelled(A));
    assert_eq!(session.videos[0].hash, HashState::Cancelling);
    // Asking again now would make the old answer look like the new one's.
    assert!(Rc::ptr_eq(
        &session,
        &session.apply(Action::Again(A, Job::Hash))
    ));
    let late = session.apply(Action::Came(A, JobEvent::HashProgress { done: 9 }));
    assert!(Rc::ptr_eq(&session, &late));
    let session = session.apply(Action::Came(A, failed(Job::Hash, JobFailure::Cancelled)));
    assert_eq!(session.videos[0].hash, HashState::Cancelled);
    assert_eq!(session.next_job(), None);
    let session = session.apply(Action::Again(A, Job::Hash));
    assert_eq!(session.next_job(), Some((A, Job::Hash)));
}

#[test]
fn progress_is_a_change_only_when_it_shows() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Started(A, Job::Hash));
    let same = session.apply(Action::Came(A, JobEvent::HashProgress { done: 9_999 }));
    assert!(Rc::ptr_eq(&session, &same));
    let session = session.apply(Action::Came(A, JobEvent::HashProgress { done: 10_000 }));
    assert_eq!(session.videos[0].hash, HashState::Running { done: 10_000 });
}

#[test]
fn confirming_all_makes_it_ready_and_withdrawing_undoes_that() {
    let mut session = after(&chosen(&["a.mp4"]), inspected(A));
    for rule in [
        RuleId::Picture,
        RuleId::Sound,
        RuleId::TitleCard,
        RuleId::SpeakerLabel,
    ] {
        assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
        session = session.apply(Action::Confirmed(A, rule, Some(2.0)));
    }
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Meets));
    let session = session.apply(Action::Withdrawn(A, RuleId::Sound));
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
}

#[test]
fn who_confirmed_is_named_and_offered_for_the_next_video() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let speaker = Form {
        speaker: " 王晓明 ".to_owned(),
        ..Form::default()
    };
    let session = session.apply(Action::Filled(A, speaker));
    let session = session.apply(Action::Confirmed(A, RuleId::Sound, None));
    let by = |session: &Session| {
        let confirmations = session.videos[0].draft.confirmations();
        confirmations[&RuleId::Sound].by.clone()
    };
    assert_eq!(by(&session), "王晓明");
    let session = session.apply(Action::ConfirmerTyped(A, "李书记".to_owned()));
    assert_eq!(by(&session), "李书记");
    let session = session.apply(Action::Chosen {
        files: vec![file(B, "b.mp4")],
        others: 0,
    });
    assert_eq!(session.videos[1].draft.confirmer, "李书记");
    assert!(session.videos[1].draft.is_empty());
}

#[test]
fn a_confirmed_title_card_follows_the_frame_that_is_picked() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Confirmed(A, RuleId::TitleCard, None));
    let frame = |at_s| Some(PickedFrame { at_s, image: None });
    let session = session.apply(Action::Picked(A, RuleId::TitleCard, frame(2.5)));
    let session = session.apply(Action::Picked(A, RuleId::SpeakerLabel, frame(4.0)));
    let confirmed = &session.videos[0].draft.confirmed;
    assert_eq!(confirmed[&RuleId::TitleCard].at_s, Some(2.5));
    assert!(!confirmed.contains_key(&RuleId::SpeakerLabel));
    let session = session.apply(Action::Picked(A, RuleId::TitleCard, None));
    let picked = &session.videos[0].draft.picked;
    assert!(!picked.contains_key(&RuleId::TitleCard));
    assert_eq!(picked[&RuleId::SpeakerLabel].at_s, 4.0);
    let confirmed = &session.videos[0].draft.confirmed;
    assert_eq!(confirmed[&RuleId::TitleCard].at_s, Some(2.5));
}

#[test]
fn without_a_notice_there_is_no_verdict() {
    let error = Notice::parse("{}").unwrap_err();
    let session = Rc::new(Session::new(Lang::ZhCn, Err(error)));
    let session = session.apply(Action::Chosen {
        files: vec![file(A, "a.mp4")],
        others: 0,
    });
    assert_eq!(after(&session, inspected(A)).videos[0].verdict(), None);
}

#[test]
fn choosing_a_file_again_reads_it_anew_and_keeps_what_was_typed() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let session = session.apply(Action::Filled(A, form("题目")));
    let again = Action::Chosen {
        files: vec![file(FileKey(7), "a.mp4")],
        others: 0,
    };
    let session = session.apply(again);
    assert_eq!(session.videos.len(), 2);
    assert_eq!(session.videos[0].key, FileKey(7));
    assert_eq!(session.videos[0].phase, Phase::Waiting);
    assert_eq!(session.videos[0].draft.form.topic, "题目");
    assert!(session.videos[0].outcomes.is_empty());
}

#[test]
fn a_folder_is_answered_and_takes_nothing() {
    let session = empty().apply(Action::Chosen {
        files: Vec::new(),
        others: 2,
    });
    assert!(session.videos.is_empty());
    assert_eq!(session.refused, 2);
    assert_eq!(
        session.news.as_ref().map(|news| &news.what),
        Some(&Told::NoFile)
    );
    let session = session.apply(Action::Chosen {
        files: vec![file(A, "a.mp4")],
        others: 0,
    });
    assert_eq!(session.refused, 0);
}

#[test]
fn the_same_news_twice_is_news_twice() {
    let folder = || Action::Chosen {
        files: Vec::new(),
        others: 1,
    };
    let once = empty().apply(folder());
    let twice = once.apply(folder());
    assert_ne!(once.news, twice.news);
}

#[test]
fn verdicts_are_told_when_the_last_is_there() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    assert_eq!(
        session.news.as_ref().map(|news| &news.what),
        Some(&Told::Taken(2))
    );
    let session = after(&session, inspected(B));
    assert_eq!(
        session.news.as_ref().map(|news| &news.what),
        Some(&Told::Answered)
    );
}

#[test]
fn the_draft_of_a_removed_file_waits_on_the_shelf_and_comes_back() {
    let session = chosen(&["a.mp4", "b.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(Action::Removed {
        key: A,
        now_ms: NOW,
    });
    assert_eq!(session.selected, Some(B));
    assert_eq!(session.shelf.len(), 1);
    assert_eq!(session.shelf[0].saved_ms, NOW);
    let session = session.apply(Action::Chosen {
        files: vec![file(FileKey(2), "a.mp4")],
        others: 0,
    });
    assert!(session.shelf.is_empty());
    let back = session.video(FileKey(2)).unwrap();
    assert_eq!(back.draft.form.topic, "题目");
    assert!(back.restored);
}

#[test]
fn a_file_of_another_size_gets_no_draft_of_this_one() {
    let session = chosen(&["a.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(Action::Removed {
        key: A,
        now_ms: NOW,
    });
    let mut other = file(B, "a.mp4");
    other.id.bytes += 1;
    let session = session.apply(Action::Chosen {
        files: vec![other],
        others: 0,
    });
    assert!(session.video(B).unwrap().draft.is_empty());
    assert_eq!(session.shelf.len(), 1);
}

#[test]
fn clearing_can_be_undone_until_something_new_is_typed() {
    let session = chosen(&["a.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(Action::Cleared(A));
    assert!(session.videos[0].draft.is_empty());
    let back = session.apply(Action::Restored(A));
    assert_eq!(back.videos[0].draft.form.topic, "题目");
    let session = session.apply(Action::Filled(A, form("新题目")));
    assert!(Rc::ptr_eq(&session, &session.apply(Action::Restored(A))));
}

#[test]
fn the_unit_is_offered_for_the_next_video_and_never_overwrites() {
    let typed = Form {
        unit: "机关党委".to_owned(),
        phone: "024-12345678".to_owned(),
        ..form("一")
    };
    let session = chosen(&["a.mp4", "b.mp4"]).apply(Action::Filled(A, typed));
    let own = Form {
        phone: "139".to_owned(),
        ..form("二")
    };
    let session = session.apply(Action::Filled(B, own));
    // What the second leaves empty is still known from the first.
    let session = session.apply(Action::UnitWanted(B));
    let form = &session.videos[1].draft.form;
    assert_eq!(
        (form.unit.as_str(), form.phone.as_str()),
        ("机关党委", "139")
    );
    assert_eq!(form.topic, "二");
}

#[test]
fn the_language_can_be_switched_and_the_same_one_changes_nothing() {
    let session = after(&empty(), [Action::EnglishLearned, Action::Speak(Lang::En)]);
    assert_eq!((session.wanted, session.lang()), (Lang::En, Lang::En));
    for again in [Action::Speak(Lang::En), Action::EnglishLearned] {
        assert!(Rc::ptr_eq(&session, &session.apply(again)));
    }
    let session = session.apply(Action::Speak(Lang::ZhCn));
    assert_eq!((session.wanted, session.lang()), (Lang::ZhCn, Lang::ZhCn));
}

#[test]
fn english_is_not_spoken_before_it_is_known() {
    let session = empty();
    assert!(session.knows(Lang::ZhCn) && !session.knows(Lang::En));
    assert!(Rc::ptr_eq(
        &session,
        &session.apply(Action::Speak(Lang::En))
    ));
    // Learning it does not switch to it.
    let session = session.apply(Action::EnglishLearned);
    assert!(session.knows(Lang::En));
    assert_eq!(session.lang(), Lang::ZhCn);
}

#[test]
fn who_chose_english_last_time_gets_it_once_it_is_known() {
    let notice = Ok(Rc::new(good().notice));
    let session = Rc::new(Session::new(Lang::En, notice));
    assert_eq!((session.wanted, session.lang()), (Lang::En, Lang::ZhCn));
    // What happens meanwhile leaves the choice alone.
    let meanwhile = session.apply(Action::Saved("党课.html".to_owned()));
    assert_eq!(meanwhile.wanted, Lang::En);
    assert_eq!(meanwhile.apply(Action::EnglishLearned).lang(), Lang::En);
    // Unless it is taken back.
    let back = [Action::Speak(Lang::ZhCn), Action::EnglishLearned];
    let back = after(&session, back);
    assert_eq!((back.wanted, back.lang()), (Lang::ZhCn, Lang::ZhCn));
}
