//! A visit that another program of the page hands over.

use super::*;
use crate::session::Earlier;

fn other_notice() -> OfferedNotice {
    let text = SERVED.replace("\"shifan-weidangke\"", "\"other\"");
    OfferedNotice::of_file("other.json", &text)
}

fn earlier(files: Vec<(ChosenFile, Option<Box<crate::facts::Facts>>)>) -> Earlier {
    Earlier {
        lang: Lang::En,
        notices: vec![served(), other_notice()],
        chosen_notice: 1,
        refused_notice: None,
        files,
        selected: Some(1),
        refused: 2,
    }
}

#[test]
fn a_visit_goes_on_with_its_verdicts_and_without_a_second_inspection() {
    let known = || Some(Box::new(good().facts));
    let files = vec![
        (file(A, "a.mp4"), known()),
        (file(B, "b.mp4"), known()),
        (file(FileKey(2), "c.mp4"), None),
    ];
    let session = empty().apply(Action::TakenUp(Box::new(earlier(files))));
    let verdicts: Vec<_> = session.videos.iter().map(|video| video.verdict()).collect();
    let confirm = Some(Outcome::Confirm);
    assert_eq!(verdicts, [confirm, confirm, None]);
    assert_eq!(session.selected, Some(B));
    assert_eq!(session.wanted_jobs(), [(FileKey(2), Job::Inspect)]);
    assert_eq!(session.chosen_lang, Lang::En);
    assert_eq!((session.chosen_notice, session.refused), (1, 2));
    assert_eq!(session.notice.as_ref().unwrap().id, "other");
    assert_eq!(session.announcement, None);
}

#[test]
fn drafts_are_found_for_its_files() {
    let draft = Rc::new(Draft {
        form: typed([("title", "锤炼")]),
        ..Draft::default()
    });
    let id = file(A, "a.mp4").id;
    let read = Action::StoreRead {
        drafts: vec![draft.stored(&id, NOW)],
        unit: None,
        confirmer: String::new(),
    };
    let files = vec![(file(A, "a.mp4"), Some(Box::new(good().facts)))];
    let session = after(&empty(), [read, Action::TakenUp(Box::new(earlier(files)))]);
    let [video] = session.videos.as_slice() else {
        panic!("{:?}", session.videos);
    };
    assert!(video.restored);
    assert_eq!(video.draft.form, typed([("title", "锤炼")]));
    assert_eq!(session.stored_drafts, []);
    assert_eq!(session.selected, None, "there is no second file");
}
