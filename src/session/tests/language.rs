//! The language, which may be wanted before it can be spoken.

use super::*;

#[test]
fn the_language_can_be_switched_and_the_same_one_changes_nothing() {
    let session = after(
        &empty(),
        [Action::LanguageLearned(Lang::En), Action::Speak(Lang::En)],
    );
    assert_eq!((session.wanted, session.lang()), (Lang::En, Lang::En));
    for again in [Action::Speak(Lang::En), Action::LanguageLearned(Lang::En)] {
        assert!(changes_nothing(&session, again));
    }
    let session = session.apply(Action::Speak(Lang::ZhCn));
    assert_eq!((session.wanted, session.lang()), (Lang::ZhCn, Lang::ZhCn));
}

#[test]
fn a_language_is_not_spoken_before_it_is_known() {
    let session = empty();
    assert!(session.knows(Lang::ZhCn) && !session.knows(Lang::En));
    assert!(changes_nothing(&session, Action::Speak(Lang::En)));
    // Learning it does not switch to it.
    let session = session.apply(Action::LanguageLearned(Lang::En));
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
    assert_eq!(
        meanwhile.apply(Action::LanguageLearned(Lang::En)).lang(),
        Lang::En
    );
    // Unless it is taken back.
    let back = [Action::Speak(Lang::ZhCn), Action::LanguageLearned(Lang::En)];
    let back = after(&session, back);
    assert_eq!((back.wanted, back.lang()), (Lang::ZhCn, Lang::ZhCn));
}
