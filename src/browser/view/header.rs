//! The header of the page: the program's name and the language switch.

use super::context::Page;
use crate::session::{Action, Session};
use crate::text::{Lang, id};
use yew::prelude::*;

/// What the page is called: by what the notice calls a work, where there is a notice.
pub(in crate::browser) fn title(lang: Lang, session: &Session) -> String {
    match &session.notice {
        Ok(notice) => notice.page_title(lang),
        Err(_) => lang.text(id::PAGE_NAME).to_owned(),
    }
}

/// Name of the program and language switch.
pub(super) fn header(page: &Page, session: &Session) -> Html {
    let name = title(page.lang, session);
    html! {
        <header class="head">
            <div class="wide">
                <div class="brand">
                    <span class="seal" lang="zh-CN">{ page.text(id::PAGE_SEAL) }</span>
                    <span>{ name }</span>
                </div>
                <div class="languages" role="group" aria-label={page.text(id::PAGE_LANGUAGE)}>
                    { for Lang::ALL.map(|lang| html! {
                        <button type="button" class="button" lang={lang.tag()}
                            data-lang={lang.tag()}
                            aria-pressed={(lang == page.lang).to_string()}
                            disabled={!session.has_language(lang)}
                            title={(!session.has_language(lang)).then(|| page.text(id::PAGE_LANGUAGE_LOADING))}
                            onclick={page.on(Action::LanguageChosen(lang))}>
                            { lang.own_name() }
                        </button>
                    }) }
                </div>
            </div>
        </header>
    }
}
