//! What is done to several works at once.

use super::*;
use crate::rules::Answers;

fn two() -> Rc<Session> {
    let session = chosen(&["a.mp4", "b.mp4"]);
    after(&session, [A, B].into_iter().flat_map(inspected))
}

fn shared() -> Answers {
    let mut answers = Answers::default();
    for (field, value) in [("unit", "信息工程系"), ("title", "不共用的主题")] {
        answers.typed.insert(field.to_owned(), value.to_owned());
    }
    for (list, option) in [("participant", "member"), ("lecture-form", "lecture")] {
        let chosen = [option.to_owned()].into();
        answers.chosen.insert(list.to_owned(), chosen);
    }
    answers
}

fn answers(session: &Session, at: usize) -> &Answers {
    &session.videos[at].draft.form.answers
}

#[test]
fn what_works_share_fills_only_what_is_empty() {
    let by_hand = Action::Filled(A, typed([("unit", "外语系")]));
    let fill = [
        by_hand,
        Action::UnitFilled(shared()),
        Action::AllFilled(vec![A, B]),
    ];
    let session = after(&two(), fill);
    assert_eq!(answers(&session, 0).typed("unit"), "外语系");
    assert_eq!(answers(&session, 1).typed("unit"), "信息工程系");
    for at in [0, 1] {
        assert_eq!(answers(&session, at).typed("title"), "");
        assert!(answers(&session, at).is_chosen("participant", "member"));
        assert!(answers(&session, at).is_chosen("lecture-form", "lecture"));
    }
    assert!(changes_nothing(&session, Action::AllFilled(vec![A, B])));
}

#[test]
fn only_the_works_that_were_named_change() {
    let fill = [
        Action::UnitFilled(shared()),
        Action::AllFilled(vec![B]),
        Action::AllDeclared(vec![B], true),
        Action::AllConfirmed(vec![B], true),
    ];
    let before = two();
    let session = after(&before, fill);
    assert_eq!(session.videos[0].draft, before.videos[0].draft);
    assert_ne!(session.videos[1].draft, before.videos[1].draft);
}

#[test]
fn twelve_works_in_order_take_five_actions_and_their_own_cells() {
    let names: Vec<String> = (0..12).map(|number| format!("{number}.mp4")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let keys: Vec<FileKey> = (0..12).map(FileKey).collect();
    let cells = keys.iter().flat_map(|key| {
        let own = [
            ("title", format!("主题{}", key.0)),
            ("speaker", "张三".to_owned()),
            ("post", "教师".to_owned()),
        ];
        own.map(|(field, value)| (*key, field.to_owned(), value))
    });
    let mut unit = shared();
    unit.typed
        .insert("phone".to_owned(), "0411-84835001".to_owned());
    unit.chosen
        .insert("emphases".to_owned(), ["political".to_owned()].into());
    let fill = [
        Action::UnitFilled(unit),
        Action::AllFilled(keys.clone()),
        Action::AllDeclared(keys.clone(), true),
        Action::AllConfirmed(keys.clone(), true),
        Action::CellsFilled(cells.collect()),
    ];
    let session = chosen(&names);
    let session = after(&session, keys.iter().copied().flat_map(inspected));
    let session = after(&session, fill);
    let notice = session.notice.as_ref().unwrap();
    for video in &session.videos {
        assert_eq!(video.verdict(), Some(Outcome::Meets));
        let open = video.draft.form.problems(notice);
        assert_eq!(open, []);
        assert_eq!(
            video.draft.form.answers.typed("title"),
            format!("主题{}", video.key.0)
        );
    }
    // What nobody has played here is said on the sheet.
    let confirmed = &session.videos[0].draft.confirmed["sound"];
    assert_eq!(confirmed.played_percent, Some(0));
}

#[test]
fn a_confirmation_of_all_can_be_withdrawn_and_keeps_what_was_confirmed_before() {
    let one = [watched(A), Action::Confirmed(A, "sound".into(), None)];
    let session = after(&two(), one);
    let before = session.videos[0].draft.confirmed["sound"].clone();
    let session = session.apply(Action::AllConfirmed(vec![A, B], true));
    assert_eq!(session.videos[0].draft.confirmed["sound"], before);
    assert!(
        session
            .videos
            .iter()
            .all(|video| video.count_to_confirm() == 0)
    );
    let session = session.apply(Action::AllConfirmed(vec![A, B], false));
    assert!(
        session
            .videos
            .iter()
            .all(|video| video.draft.confirmed.iter().next().is_none())
    );
}

#[test]
fn nobody_confirms_by_the_dozen_what_breaks_the_notice() {
    let mut silent = good().facts;
    silent.movie.as_mut().unwrap().sounds.clear();
    let session = chosen(&["a.mp4"]);
    let facts = [
        Action::Started(A, Job::Inspect),
        Action::JobEvent(A, JobEvent::Facts(Box::new(silent))),
        Action::AllConfirmed(vec![A], true),
    ];
    let session = after(&session, facts);
    assert_eq!(session.videos[0].verdict(), Some(Outcome::Breaks));
    assert!(!session.videos[0].draft.confirmed.contains_key("sound"));
}

#[test]
fn a_cell_of_no_field_is_passed_over() {
    let cells = vec![(A, "nonsense".to_owned(), "x".to_owned())];
    assert!(changes_nothing(&two(), Action::CellsFilled(cells)));
}

#[test]
fn of_several_the_list_is_shown_until_one_is_opened() {
    let session = two();
    assert_eq!(session.selected, None);
    let session = session.apply(Action::Opened(B));
    assert_eq!(session.selected, Some(B));
    assert_eq!(session.apply(Action::Closed).selected, None);
    // Without a list there is nothing to close.
    let one = session.apply(removed(A));
    assert_eq!(one.selected, Some(B));
    assert!(changes_nothing(&one, Action::Closed));
    let one = session.apply(Action::Closed).apply(removed(A));
    assert_eq!(one.selected, Some(B));
}

#[test]
fn one_more_video_is_opened() {
    let session = two().apply(more(file(FileKey(7), "c.mp4")));
    assert_eq!(session.selected, Some(FileKey(7)));
}
