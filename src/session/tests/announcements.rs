//! What is announced of a choice and of the verdicts.

use super::*;

/// That many folders are dropped, and no file.
fn folders(others: usize) -> Action {
    Action::Chosen {
        files: Vec::new(),
        others,
    }
}

#[test]
fn a_folder_is_answered_and_takes_nothing() {
    let session = empty().apply(folders(2));
    assert!(session.videos.is_empty());
    assert_eq!(session.refused, 2);
    assert_eq!(announced(&session), Some(&Announced::NoFile));
    let session = session.apply(more(file(A, "a.mp4")));
    assert_eq!(session.refused, 0);
}

#[test]
fn the_same_announcement_twice_is_announced_twice() {
    let once = empty().apply(folders(1));
    let twice = once.apply(folders(1));
    assert_ne!(once.announcement, twice.announcement);
}

#[test]
fn verdicts_are_announced_when_the_last_is_there() {
    let session = after(&chosen(&["a.mp4", "b.mp4"]), inspected(A));
    assert_eq!(announced(&session), Some(&Announced::Taken(2)));
    let session = after(&session, inspected(B));
    assert_eq!(announced(&session), Some(&Announced::Answered));
}
