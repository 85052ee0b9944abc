//! What the teacher confirms and types, and how it is kept.

use super::*;

#[test]
fn confirming_all_makes_it_ready_and_withdrawing_undoes_that() {
    let mut session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
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
    let session = after(&chosen(&["a.mp4"]), inspected(A)).apply(watched(A));
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
    let session = session.apply(more(file(B, "b.mp4")));
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
fn choosing_a_file_again_reads_it_anew_and_keeps_what_was_typed() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    let session = session.apply(Action::Filled(A, form("题目")));
    let session = session.apply(more(file(FileKey(7), "a.mp4")));
    assert_eq!(session.videos.len(), 2);
    assert_eq!(session.videos[0].key, FileKey(7));
    assert_eq!(session.videos[0].phase, Phase::Waiting);
    assert_eq!(session.videos[0].draft.form.topic, "题目");
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
    assert_eq!(back.draft.form.topic, "题目");
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
    assert_eq!(back.videos[0].draft.form.topic, "题目");
    let session = session.apply(Action::Filled(A, form("新题目")));
    assert!(changes_nothing(&session, Action::Restored(A)));
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
