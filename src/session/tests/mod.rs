//! What each action makes of a session.

use super::*;
use crate::form::Form;
use crate::form::fixtures::typed;
use crate::job::{Job, JobEvent, JobFailure};
use crate::rules::Outcome;
use crate::rules::fixtures::good;
use crate::source::ReadError;
use std::rc::Rc;

mod announcements;
mod confirm;
mod drafts;
mod earlier;
mod examination;
mod jobs;
mod language;
mod mend;
mod works;

const SERVED: &str = include_str!("../../../www/notice.json");
const NOW: i64 = 1_780_000_000_000;
const A: FileKey = FileKey(0);
const B: FileKey = FileKey(1);

/// The notice of the good example.
fn served() -> OfferedNotice {
    OfferedNotice::of_site("shifan-weidangke", SERVED)
}

fn empty() -> Rc<Session> {
    Rc::new(Session::new(Lang::ZhCn, served()))
}

fn file(key: FileKey, name: &str) -> ChosenFile {
    ChosenFile {
        key,
        id: FileId {
            name: name.to_owned(),
            bytes: 1_000_000,
            modified_ms: 7,
        },
    }
}

/// A session of these videos, in a page of which all but the examiner is loaded.
fn chosen(names: &[&str]) -> Rc<Session> {
    let files = names
        .iter()
        .zip(0..)
        .map(|(name, key)| file(FileKey(key), name));
    let chosen = Action::Chosen {
        files: files.collect(),
        others: 0,
    };
    after(&empty(), [Action::SubmissionLoaded(true), chosen])
}

/// One more file is chosen.
fn more(file: ChosenFile) -> Action {
    Action::Chosen {
        files: vec![file],
        others: 0,
    }
}

fn removed(key: FileKey) -> Action {
    Action::Removed { key, now_ms: NOW }
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
        Action::JobEvent(key, facts()),
    ]
}

/// The whole video was played in the page.
fn watched(key: FileKey) -> Action {
    Action::Played(key, vec![(0.0, 10_000.0)])
}

fn hashed(sha256: &str) -> JobEvent {
    JobEvent::Hashed {
        sha256: sha256.to_owned(),
    }
}

fn failed(job: Job, failure: JobFailure) -> JobEvent {
    JobEvent::Failed { job, failure }
}

fn form(topic: &str) -> Form {
    typed([("title", topic)])
}

fn changes_nothing(session: &Rc<Session>, action: Action) -> bool {
    Rc::ptr_eq(session, &session.apply(action))
}

fn announced(session: &Session) -> Option<&Announced> {
    session
        .announcement
        .as_ref()
        .map(|announcement| &announcement.what)
}
