//! Which notice the page checks against: a choice among several, one that was opened from a file, and what is
//! wrong with one.

use super::context::Page;
use crate::session::{Action, OfferedNotice, Session};
use crate::text::{Value, id};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice, where there is one, and whose notice it is, where it is not the site's.
pub(super) fn notices(page: &Page, session: &Session) -> Html {
    let refused = session.refused_notice.as_deref();
    let foreign = session
        .offered_notice()
        .filter(|offered| offered.is_foreign);
    if session.notices.len() < 2 && refused.is_none() {
        return Html::default();
    }
    html! {
        <div class="wide stack" id="notices">
            if session.notices.len() > 1 { { choice(page, session) } }
            if let Some(foreign) = foreign { { whose(page, foreign) } }
            if let Some(refused) = refused { { faulty(page, refused) } }
        </div>
    }
}

fn choice(page: &Page, session: &Session) -> Html {
    let send = page.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(place) = select.and_then(|select| usize::try_from(select.selected_index()).ok())
        {
            send.emit(Action::NoticeChosen(place));
        }
    });
    let option = |(place, offered): (usize, &OfferedNotice)| {
        let title = match &offered.notice {
            Ok(notice) => notice.title.get(page.lang).to_owned(),
            Err(_) => offered.name.to_string(),
        };
        html! { <option selected={place == session.chosen_notice}>{ title }</option> }
    };
    html! {
        <p class="row">
            <label for="notice">{ page.text(id::PAGE_NOTICE) }</label>
            <select id="notice" {onchange}>
                { for session.notices.iter().enumerate().map(option) }
            </select>
        </p>
    }
}

/// Whose notice it is that was opened from a file.
fn whose(page: &Page, foreign: &OfferedNotice) -> Html {
    let issuer = foreign
        .notice
        .as_ref()
        .ok()
        .and_then(|notice| notice.issuer.as_ref());
    let issuer = issuer.map_or(page.text(id::PAGE_NOTICE_NOBODY), |issuer| {
        issuer.get(page.lang)
    });
    let args = [
        ("name", Value::Word(&foreign.name)),
        ("issuer", issuer.into()),
    ];
    html! {
        <div id="notice-foreign" class="note hint row apart" role="status">
            <span>{ page.fill(id::PAGE_NOTICE_FOREIGN, &args) }</span>
            <button type="button" class="button" data-action="own-notice"
                onclick={page.on_leaving(Action::NoticeChosen(0), "choose")}>
                { page.text(id::PAGE_NOTICE_OWN) }
            </button>
        </div>
    }
}

/// What is wrong with a notice that was opened from a file. The page stays with its own.
fn faulty(page: &Page, refused: &OfferedNotice) -> Html {
    let faults = refused.notice.as_ref().err();
    let name = [("name", Value::Word(&refused.name))];
    html! {
        <div id="notice-refused" class="note bad stack" role="alert">
            <p>{ page.fill(id::PAGE_NOTICE_REFUSED, &name) }</p>
            if let (Some(views), Some(faults)) = (page.submission, faults) {
                { (views.faults)(page, faults) }
            }
        </div>
    }
}
