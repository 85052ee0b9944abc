//! Drafts of videos that are not chosen now: after a reload the page cannot open a file by itself.

use crate::browser::clock;
use crate::browser::focus::focus_here;
use crate::browser::view::context::{Page, Shared};
use crate::session::{Action, Session, StoredDraft};
use crate::text::submission;
use yew::prelude::*;

/// The drafts, each with its file's name, and how to go on with them.
pub(super) fn stored_drafts(page: &Page, session: &Session) -> Html {
    let drafts: Vec<_> = session.stored_drafts.iter().map(Shared::from).collect();
    html! { <StoredDrafts page={page.clone()} {drafts} /> }
}

#[derive(Properties, PartialEq)]
struct StoredDraftsProps {
    page: Page,
    drafts: Vec<Shared<StoredDraft>>,
}

#[component]
fn StoredDrafts(props: &StoredDraftsProps) -> Html {
    let page = &props.page;
    // Whether the teacher is being asked to confirm; `None` before the first time.
    let sure = use_state_eq(|| None);
    use_effect_with(*sure, |sure| match sure {
        Some(true) => focus_here("stored-drafts-clear-yes"),
        Some(false) => focus_here("stored-drafts-clear"),
        None => {}
    });
    if props.drafts.is_empty() {
        return Html::default();
    }
    let item = |kept: &Shared<StoredDraft>| {
        let when = clock::format_date_time(kept.saved_ms as f64, page.lang.tag());
        let (bytes, name) = (kept.id.bytes, kept.id.name.as_str());
        let about = page.fill(
            submission::DRAFTS_ITEM,
            &[("bytes", bytes.into()), ("when", when.as_str().into())],
        );
        html! {
            <li class="row apart" key={kept.id.draft_key()} data-draft={name.to_owned()}>
                <span><bdi class="name">{ name }</bdi>{ " " }<span class="soft small">{ about }</span></span>
                <button type="button" class="button plain"
                    aria-label={page.fill(submission::DRAFTS_DISCARD_OF, &[("name", name.into())])}
                    onclick={page.on_leaving(Action::Discarded(kept.id.clone()), "choose")}>
                    { page.text(submission::DRAFTS_DISCARD) }
                </button>
            </li>
        }
    };
    let ask = sure.setter();
    html! {
        <section id="stored-drafts" class="note hint block stack" aria-labelledby="stored-drafts-head">
            <h2 id="stored-drafts-head">{ page.text(submission::DRAFTS) }</h2>
            <p>{ page.text(submission::DRAFTS_BODY) }</p>
            <ul>{ for props.drafts.iter().map(item) }</ul>
            if *sure == Some(true) {
                <div class="row" role="alert">
                    <span>{ page.text(submission::DRAFTS_CLEAR_SURE) }</span>
                    <button type="button" class="button main" id="stored-drafts-clear-yes"
                        onclick={page.on_leaving(Action::StoredDraftsCleared, "choose")}>{ page.text(submission::DRAFTS_CLEAR_YES) }</button>
                    <button type="button" class="button"
                        onclick={move |_| ask.set(Some(false))}>{ page.text(submission::DRAFTS_CLEAR_NO) }</button>
                </div>
            } else {
                <button type="button" class="button" id="stored-drafts-clear"
                    onclick={move |_| ask.set(Some(true))}>{ page.text(submission::DRAFTS_CLEAR) }</button>
            }
        </section>
    }
}
