//! The language, which may be chosen before it is loaded.

use super::*;

#[test]
fn the_language_can_be_switched_and_the_same_one_changes_nothing() {
    let session = after(
        &empty(),
        [
            Action::LanguageLoaded(Lang::En),
            Action::LanguageChosen(Lang::En),
        ],
    );
    assert_eq!((session.chosen_lang, session.lang()), (Lang::En, Lang::En));
    for again in [
        Action::LanguageChosen(Lang::En),
        Action::LanguageLoaded(Lang::En),
    ] {
        assert!(changes_nothing(&session, again));
    }
    let session = session.apply(Action::LanguageChosen(Lang::ZhCn));
    assert_eq!(
        (session.chosen_lang, session.lang()),
        (Lang::ZhCn, Lang::ZhCn)
    );
}

#[test]
fn a_language_is_not_spoken_before_it_is_known() {
    let session = empty();
    assert!(session.has_language(Lang::ZhCn) && !session.has_language(Lang::En));
    assert!(changes_nothing(&session, Action::LanguageChosen(Lang::En)));
    // Loading it does not switch to it.
    let session = session.apply(Action::LanguageLoaded(Lang::En));
    assert!(session.has_language(Lang::En));
    assert_eq!(session.lang(), Lang::ZhCn);
}

#[test]
fn who_chose_english_last_time_gets_it_once_it_is_known() {
    let session = Rc::new(Session::new(Lang::En, served()));
    assert_eq!(
        (session.chosen_lang, session.lang()),
        (Lang::En, Lang::ZhCn)
    );
    // What happens meanwhile leaves the choice alone.
    let meanwhile = session.apply(Action::Saved("党课.html".to_owned()));
    assert_eq!(meanwhile.chosen_lang, Lang::En);
    assert_eq!(
        meanwhile.apply(Action::LanguageLoaded(Lang::En)).lang(),
        Lang::En
    );
    // Unless it is taken back.
    let back = [
        Action::LanguageChosen(Lang::ZhCn),
        Action::LanguageLoaded(Lang::En),
    ];
    let back = after(&session, back);
    assert_eq!((back.chosen_lang, back.lang()), (Lang::ZhCn, Lang::ZhCn));
}
