//! A film that is mended in the page takes the place of its video.

use super::*;
use crate::facts::{Content, Fact, Facts};
use crate::job::RemuxOptions;
use crate::notice::Notice;
use crate::rules::DemandId;

/// The end that the notice allows.
const TO_THE_LIMIT: RemuxOptions = RemuxOptions {
    to_ms: Some(480_000),
    picture: None,
    sound: None,
    from_ms: None,
    exact: false,
    turn_deg: None,
};

/// Facts of a video that lasts so long.
fn lasting(seconds: f64) -> JobEvent {
    told(|facts| facts.movie.as_mut().unwrap().duration_s = Fact::Known(seconds))
}

/// The facts of a good video, changed.
fn told(change: impl FnOnce(&mut Facts)) -> JobEvent {
    let mut facts = good().facts;
    change(&mut facts);
    JobEvent::Facts(Box::new(facts))
}

fn judged(facts: JobEvent) -> Rc<Session> {
    let actions = [Action::Started(A, Job::Inspect), Action::JobEvent(A, facts)];
    after(&chosen(&["党课.MP4"]), actions)
}

fn mended(key: FileKey, film: FileKey) -> Action {
    Action::Mended {
        key,
        film: file(film, "党课-改.mp4"),
        begin_ms: 0,
        now_ms: NOW,
    }
}

/// A video of 490.5 s, of which the film is there.
fn cut() -> Rc<Session> {
    let mending = [
        Action::Filled(A, form("一封信")),
        Action::RemuxWanted(A, TO_THE_LIMIT),
        Action::Started(A, Job::Remux),
        mended(A, B),
    ];
    after(&judged(lasting(490.5)), mending)
}

/// All that is offered beside the findings of the only video.
fn offers(session: &Session) -> Vec<Mend> {
    let video = &session.videos[0];
    let outcomes = video.outcomes.iter();
    let findings = outcomes.flat_map(|rule| rule.findings().map(move |finding| (rule, finding)));
    let mut offers: Vec<Mend> = Vec::new();
    for mend in findings.filter_map(|(rule, finding)| video.mend(rule, finding)) {
        if !offers.contains(&mend) {
            offers.push(mend);
        }
    }
    offers
}

#[test]
fn a_little_too_much_is_offered_to_be_cut_off() {
    let offered = |seconds| offers(&judged(lasting(seconds)));
    assert_eq!(offered(479.0), []);
    let ready = Mend::Ready {
        to_mp4: false,
        cut_s: Some(10.5),
        options: TO_THE_LIMIT,
    };
    assert_eq!(offered(490.5), [ready]);
    // Somebody has to choose what goes.
    assert_eq!(offered(600.0), [Mend::ToChoose]);
}

#[test]
fn what_somebody_has_to_choose_is_offered_to_be_chosen() {
    let upright = told(|facts| {
        let picture = &mut facts.movie.as_mut().unwrap().pictures[0];
        picture.rotation_deg = Fact::Known(90);
        picture.displayed = Fact::Known(crate::facts::Size {
            width: 1080,
            height: 1920,
        });
    });
    assert!(offers(&judged(upright)).contains(&Mend::ToChoose));
    let two_sounds = told(|facts| {
        let movie = facts.movie.as_mut().unwrap();
        let mut second = movie.sounds[0].clone();
        second.id += 1;
        movie.sounds.push(second);
    });
    assert_eq!(offers(&judged(two_sounds)), [Mend::ToChoose]);
    // What cannot be read by the writer is not offered.
    let other = told(|facts| facts.content = Content::Avi);
    assert_eq!(offers(&judged(other)), []);
}

#[test]
fn mending_comes_before_hashing() {
    let session = judged(lasting(490.5));
    let session = session.apply(Action::Started(A, Job::Hash));
    let session = session.apply(Action::RemuxWanted(A, TO_THE_LIMIT));
    assert_eq!(session.videos[0].hash, HashState::Cancelling);
    assert_eq!(session.wanted_jobs(), [(A, Job::Remux)]);
    let again = Action::RemuxWanted(A, RemuxOptions::default());
    assert!(changes_nothing(&session, again));
    let session = session.apply(Action::Started(A, Job::Remux));
    assert_eq!(session.videos[0].remux, Remux::Running(TO_THE_LIMIT));
    assert_eq!(session.wanted_jobs(), []);
}

#[test]
fn what_was_typed_goes_with_the_film_and_what_was_confirmed_is_asked_anew() {
    let confirm = [
        watched(A),
        Action::Filled(A, form("一封信")),
        Action::Confirmed(A, DemandId::from("picture"), None),
        Action::RemuxWanted(A, TO_THE_LIMIT),
        Action::Started(A, Job::Remux),
        mended(A, B),
    ];
    let session = after(&judged(lasting(490.5)), confirm);
    assert_eq!(session.videos.len(), 1);
    assert_eq!(session.selected, Some(B));
    let film = &session.videos[0];
    let from = &film.mended.as_ref().unwrap().from;
    assert_eq!(from.file.name, "党课.MP4");
    assert!((from.changes.cut_end_s - 10.5).abs() < 1e-9);
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
fn the_source_is_hashed_after_the_film_and_told() {
    let session = after(&cut(), inspected(B));
    assert_eq!(session.wanted_jobs(), [(B, Job::Hash)]);
    let film = [
        Action::Started(B, Job::Hash),
        Action::JobEvent(B, hashed("of the film")),
    ];
    let session = after(&session, film);
    assert_eq!(session.wanted_jobs(), [(A, Job::Hash)]);
    assert!(session.needs(A));
    let source = [
        Action::Started(A, Job::Hash),
        Action::JobEvent(A, hashed("of the source")),
    ];
    let session = after(&session, source);
    assert_eq!(session.wanted_jobs(), []);
    let told = |session: &Session| {
        let mended = session.videos[0].mended.clone();
        mended.unwrap().from.file.sha256
    };
    assert_eq!(told(&session).as_deref(), Some("of the source"));
    // Without the film nobody needs its source.
    assert!(!session.apply(removed(B)).needs(A));
}

#[test]
fn a_film_of_a_film_tells_of_the_file_that_was_chosen() {
    let c = FileKey(2);
    let turned = RemuxOptions {
        turn_deg: Some(90),
        ..RemuxOptions::default()
    };
    let again = [
        Action::RemuxWanted(B, turned),
        Action::Started(B, Job::Remux),
        mended(B, c),
    ];
    let session = after(&after(&cut(), inspected(B)), again);
    let mended = session.videos[0].mended.clone().unwrap();
    assert_eq!((mended.source, mended.origin), (B, A));
    assert_eq!(mended.from.file.name, "党课.MP4");
    assert_eq!(mended.from.changes.turned_deg, 90);
    assert!((mended.from.changes.cut_end_s - 10.5).abs() < 1e-9);
    assert!(session.needs(A) && session.needs(B));
    // Back, and back once more.
    let session = session.apply(Action::MendUndone(c));
    assert_eq!(session.videos[0].key, B);
    let session = session.apply(Action::MendUndone(B));
    assert_eq!(session.videos[0].key, A);
    assert_eq!(session.videos[0].mended, None);
    assert!(session.sources.is_empty());
}

#[test]
fn going_back_keeps_what_was_typed_since() {
    let session = cut().apply(Action::Filled(B, form("两封信")));
    let session = session.apply(Action::MendUndone(B));
    let video = &session.videos[0];
    assert_eq!((video.key, session.selected), (A, Some(A)));
    assert_eq!(video.draft.form, form("两封信"));
    assert_eq!(video.verdict(), Some(Outcome::Breaks));
    assert!(session.stored_drafts.is_empty());
    assert_eq!(session.wanted_jobs(), [(A, Job::Hash)]);
}

#[test]
fn a_refusal_and_a_failure_are_said_and_can_be_asked_again() {
    let wanted = Action::RemuxWanted(A, TO_THE_LIMIT);
    let running = [wanted.clone(), Action::Started(A, Job::Remux)];
    let running = after(&judged(lasting(490.5)), running);
    let refused = JobEvent::RemuxRefused {
        reason: "codec".to_owned(),
        codec: Some("prores".to_owned()),
    };
    let refused = running.apply(Action::JobEvent(A, refused));
    let (reason, codec) = (Rc::from("codec"), Some(Rc::from("prores")));
    assert_eq!(refused.videos[0].remux, Remux::Refused { reason, codec });
    assert_eq!(announced(&refused), Some(&Announced::NotMended(A)));
    let crashed = failed(Job::Remux, JobFailure::WorkerCrashed);
    let crashed = running.apply(Action::JobEvent(A, crashed));
    for ended in [refused, crashed] {
        let again = ended.apply(wanted.clone());
        assert_eq!(again.wanted_jobs(), [(A, Job::Remux)]);
    }
}

#[test]
fn mending_can_be_cancelled() {
    let waiting = judged(lasting(490.5)).apply(Action::RemuxWanted(A, TO_THE_LIMIT));
    let idle = waiting.apply(Action::RemuxCancelled(A));
    assert_eq!(idle.videos[0].remux, Remux::Idle);
    let running = waiting.apply(Action::Started(A, Job::Remux));
    let stopping = running.apply(Action::RemuxCancelled(A));
    assert_eq!(stopping.videos[0].remux, Remux::Cancelling);
    assert_eq!(stopping.wanted_jobs(), []);
    // A film that was sent before is of no use any more.
    assert!(changes_nothing(&stopping, mended(A, B)));
    let ended = failed(Job::Remux, JobFailure::Cancelled);
    let ended = stopping.apply(Action::JobEvent(A, ended));
    assert_eq!(ended.videos[0].remux, Remux::Idle);
    assert_eq!(announced(&ended), announced(&stopping));
}

#[test]
fn a_film_is_named_by_the_notice_until_it_is_saved() {
    let notice = r#"{
        "format": 2, "id": "named", "title": "通知", "work": "短片",
        "rules": [
            { "rule": "duration", "max_s": 480 },
            { "rule": "file-name", "pattern": "{unit}-{title}" }
        ],
        "fields": [{ "id": "title" }, { "id": "unit" }]
    }"#;
    assert!(Notice::parse(notice).is_ok());
    let opened = Action::NoticeOpened(OfferedNotice::of_file("named.json", notice));
    let session = after(&cut().apply(opened), inspected(B));
    // The unit is still to be filled in.
    assert_eq!(session.videos[0].id.name, "党课-改.mp4");
    let filled = |session: &Rc<Session>, unit: &str| {
        let form = typed([("title", "一封信"), ("unit", unit)]);
        session.apply(Action::Filled(B, form))
    };
    let session = filled(&session, "第一支部");
    assert_eq!(session.videos[0].id.name, "第一支部-一封信.mp4");
    let saved = FileId {
        modified_ms: 99,
        ..session.videos[0].id.clone()
    };
    let session = session.apply(Action::FilmSaved(B, saved));
    let session = filled(&session, "第二支部");
    assert_eq!(session.videos[0].id.name, "第一支部-一封信.mp4");
}

#[test]
fn a_draft_is_found_again_for_a_film_that_was_downloaded() {
    let film = |modified_ms| FileId {
        name: "党课.mp4".to_owned(),
        bytes: 7,
        modified_ms,
    };
    let unsaved = film(FileId::UNSAVED_MS);
    assert!(unsaved.is_of(&film(5)));
    assert!(film(5).is_of(&film(5)));
    assert!(!film(5).is_of(&film(6)));
    assert!(!film(5).is_of(&unsaved));
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
