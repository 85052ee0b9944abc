//! What the teacher confirms and types, and how it is kept.

use super::*;

#[test]
fn confirming_all_makes_it_ready_and_withdrawing_undoes_that() {
    let mut session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
    for rule in ["picture", "sound", "title-card", "speaker-label"] {
        assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
        session = session.apply(Action::Confirmed(A, rule.into(), Some(2.0)));
    }
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Meets));
    let session = session.apply(Action::Withdrawn(A, "sound".into()));
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Confirm));
}

#[test]
fn who_confirmed_is_named_and_offered_for_the_next_video() {
    let session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
    let speaker = typed([("speaker", " 王晓明\u{202e} ")]);
    let session = session.apply(Action::Filled(A, speaker));
    let session = session.apply(Action::Confirmed(A, "sound".into(), None));
    let by = |session: &Session| {
        let confirmations = session.videos[0].draft.confirmations();
        confirmations["sound"].by.clone()
    };
    assert_eq!(by(&session), "王晓明");
    let session = session.apply(Action::ConfirmerTyped(A, "李书记".to_owned()));
    assert_eq!(by(&session), "李书记");
    let session = session.apply(more(file(B, "b.mp4")));
    assert_eq!(session.videos[1].draft.confirmer, "李书记");
    assert!(session.videos[1].draft.is_empty());
}

#[test]
fn a_confirmed_title_card_follows_the_frame_that_is_picked() {
    let session = after(&chosen(&["a.mp4"]), inspected(A));
    let session = session.apply(Action::Confirmed(A, "title-card".into(), None));
    let frame = |at_s| Some(PickedFrame { at_s, image: None });
    let session = session.apply(Action::Picked(A, "title-card".into(), frame(2.5)));
    let session = session.apply(Action::Picked(A, "speaker-label".into(), frame(4.0)));
    let confirmed = &session.videos[0].draft.confirmed;
    assert_eq!(confirmed["title-card"].at_s, Some(2.5));
    assert!(!confirmed.contains_key("speaker-label"));
    let session = session.apply(Action::Picked(A, "title-card".into(), None));
    let picked = &session.videos[0].draft.picked;
    assert!(!picked.contains_key("title-card"));
    assert_eq!(picked["speaker-label"].at_s, 4.0);
    let confirmed = &session.videos[0].draft.confirmed;
    assert_eq!(confirmed["title-card"].at_s, Some(2.5));
}

#[test]
fn choosing_a_file_again_reads_it_anew_and_keeps_what_was_typed() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let session = session.apply(Action::Filled(A, form("题目")));
    let session = session.apply(more(file(FileKey(7), "a.mp4")));
    assert_eq!(session.videos.len(), 2);
    assert_eq!(session.videos[0].key, FileKey(7));
    assert_eq!(session.videos[0].phase, Phase::Waiting);
    assert_eq!(session.videos[0].draft.form.answers.typed("title"), "题目");
    assert!(session.videos[0].outcomes.is_empty());
}

#[test]
fn the_draft_of_a_removed_file_waits_among_the_stored_and_comes_back() {
    let session = chosen(&["a.mp4", "b.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(removed(A));
    assert_eq!(session.selected, Some(B));
    assert_eq!(session.stored_drafts.len(), 1);
    assert_eq!(session.stored_drafts[0].saved_ms, NOW);
    let session = session.apply(more(file(FileKey(2), "a.mp4")));
    assert!(session.stored_drafts.is_empty());
    let back = session.video(FileKey(2)).unwrap();
    assert_eq!(back.draft.form.answers.typed("title"), "题目");
    assert!(back.restored);
}

#[test]
fn a_file_of_another_size_gets_no_draft_of_this_one() {
    let session = chosen(&["a.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(removed(A));
    let mut other = file(B, "a.mp4");
    other.id.bytes += 1;
    let session = session.apply(more(other));
    assert!(session.video(B).unwrap().draft.is_empty());
    assert_eq!(session.stored_drafts.len(), 1);
}

#[test]
fn clearing_can_be_undone_until_something_new_is_typed() {
    let session = chosen(&["a.mp4"]).apply(Action::Filled(A, form("题目")));
    let session = session.apply(Action::Cleared(A));
    assert!(session.videos[0].draft.is_empty());
    let back = session.apply(Action::Restored(A));
    assert_eq!(back.videos[0].draft.form.answers.typed("title"), "题目");
    let session = session.apply(Action::Filled(A, form("新题目")));
    assert!(changes_nothing(&session, Action::Restored(A)));
}

#[test]
fn the_unit_is_offered_for_the_next_video_and_never_overwrites() {
    let first = typed([
        ("title", "一"),
        ("unit", "机关党委"),
        ("phone", "024-12345678"),
    ]);
    let session = chosen(&["a.mp4", "b.mp4"]).apply(Action::Filled(A, first));
    let own = typed([("title", "二"), ("phone", "139")]);
    let session = session.apply(Action::Filled(B, own));
    // What the second leaves empty is still known from the first.
    let session = session.apply(Action::UnitWanted(B));
    let answers = &session.videos[1].draft.form.answers;
    assert_eq!(answers.typed("unit"), "机关党委");
    assert_eq!(answers.typed("phone"), "139");
    assert_eq!(answers.typed("title"), "二");
}

#[test]
fn a_confirmation_counts_only_for_its_very_words() {
    let session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
    let rules = ["picture", "sound", "title-card", "speaker-label"];
    let confirm = rules.map(|rule| Action::Confirmed(A, rule.into(), Some(2.0)));
    let session = after(&session, confirm);
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Meets));
    // The notice says it otherwise from now on, and then as it did before.
    let changed = SERVED.replace("声音清楚", "声音清楚，没有杂音");
    let asked = under(&session, "changed", &changed);
    assert_eq!(asked.videos[0].verdict(), Some(Outcome::Confirm));
    let open: Vec<_> = asked.videos[0].outcomes.iter().collect();
    let open = open.iter().filter(|o| o.main.outcome == Outcome::Confirm);
    assert!(open.map(|outcome| &*outcome.rule).eq(["sound"]));
    assert_eq!(back(&asked).videos[0].verdict(), Some(Outcome::Meets));
    // Confirmed anew it counts for the new words, not for the old ones.
    let anew = asked.apply(Action::Confirmed(A, "sound".into(), None));
    assert_eq!(anew.videos[0].verdict(), Some(Outcome::Meets));
    assert_eq!(back(&anew).videos[0].verdict(), Some(Outcome::Confirm));
}

#[test]
fn a_draft_keeps_what_another_notice_asked_and_brings_it_back() {
    let filled = crate::form::fixtures::filled();
    let session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
    let session = session.apply(Action::Filled(A, filled.clone()));
    let frame = Some(PickedFrame {
        at_s: 2.5,
        image: None,
    });
    let session = session.apply(Action::Picked(A, "title-card".into(), frame));
    let session = session.apply(Action::Confirmed(A, "title-card".into(), None));
    assert_eq!(session.videos[0].draft.notice, "shifan-weidangke");
    let before = Rc::clone(&session.videos[0].draft);
    // Another notice asks for one thing that the first asks too, and for one that it does not.
    let another = r#"{
        "format": 2, "id": "another", "title": "另一通知",
        "fields": [{ "id": "title" }, { "id": "grade" }],
        "choices": [{ "id": "group", "label": "组别", "options": [{ "id": "a", "label": "甲" }] }],
        "rules": [{ "rule": "sound" }]
    }"#;
    let there = under(&session, "another", another);
    let another = Notice::parse(another).unwrap();
    let mut form = there.videos[0].draft.form.clone();
    assert!(!form.is_complete(&another));
    form.fill("grade", "三年级");
    form.choose(&another.choices[0], "a", true);
    assert!(form.is_complete(&another));
    let there = there.apply(Action::Filled(A, form));
    assert_eq!(there.videos[0].draft.notice, "another");
    // At once, and as the browser keeps it.
    let draft = &back(&there).videos[0].draft;
    assert!(draft.form.is_complete(&good().notice));
    assert_eq!(draft.confirmed, before.confirmed);
    let json = there.videos[0]
        .draft
        .stored(&file(A, "a.mp4").id, NOW)
        .to_json();
    let kept = StoredDraft::from_json(&json, |_, _| None).unwrap();
    let read = Action::StoreRead {
        drafts: vec![kept],
        unit: None,
        confirmer: String::new(),
    };
    let later = empty().apply(read).apply(more(file(A, "a.mp4")));
    let draft = &later.videos[0].draft;
    let notice = good().notice;
    assert!(draft.form.is_complete(&notice) && draft.form.is_complete(&another));
    assert_eq!(draft.form.as_printed(&notice), filled.as_printed(&notice));
    assert_eq!(draft.confirmed, before.confirmed);
    assert_eq!(draft.picked, before.picked);
    assert_eq!(draft.form.answers.typed("grade"), "三年级");
}

/// The session after that notice of the site was loaded and chosen.
fn under(session: &Rc<Session>, name: &str, text: &str) -> Rc<Session> {
    let loaded = Action::NoticesLoaded(vec![OfferedNotice::of_site(name, text)]);
    let session = session.apply(loaded);
    let mut names = session.notices.iter();
    let place = names.position(|notice| &*notice.name == name).unwrap();
    session.apply(Action::NoticeChosen(place))
}

/// The session after the first notice was chosen again.
fn back(session: &Rc<Session>) -> Rc<Session> {
    session.apply(Action::NoticeChosen(0))
}
