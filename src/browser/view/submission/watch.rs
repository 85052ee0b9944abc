//! Step 2: the video is shown, and the teacher confirms what only a person can judge.

use super::confirmation::confirmation;
use super::player::{PlayerState, Shown, player, use_object_url};
use super::strip::Progress;
use super::strip_progress::StripProgress;
use crate::browser::view::context::{Page, Shared};
use crate::facts::Facts;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::rules::DemandId;
use crate::session::{Action, Draft};
use crate::text::submission;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WatchProps {
    pub(super) page: Page,
    pub(super) file: FileKey,
    pub(super) facts: Shared<Facts>,
    pub(super) rules: Vec<DemandId>,
    pub(super) draft: Shared<Draft>,
    /// How much was played in the page, in whole percent.
    pub(super) played_percent: Option<u8>,
    /// The rule before whose confirmation the teacher was asked to play the video.
    pub(super) asked_to_play: Option<DemandId>,
    pub(super) notice: Shared<Notice>,
}

/// Player and ticks side by side.
#[component]
pub(super) fn Watch(props: &WatchProps) -> Html {
    let page = &props.page;
    let node = use_node_ref();
    let shown = use_state_eq(|| Shown::Loading);
    let failed = use_state_eq(|| None);
    let url = use_object_url(page, props.file);
    let send = page.send.clone();
    let strip = use_memo((), |()| Progress(Rc::new(StripProgress::new(send))));
    if props.rules.is_empty() {
        // Without a picture there is nothing to see yet; else nobody asks for it.
        let movie = props.facts.movie.as_ref();
        let words = match movie.is_some_and(|movie| !movie.pictures.is_empty()) {
            true => submission::WATCH_NOT_ASKED,
            false => submission::WATCH_NONE,
        };
        return html! { <p class="card">{ page.text(words) }</p> };
    }
    let played = {
        let (send, file) = (page.send.clone(), props.file);
        Callback::from(move |stretches| send.emit(Action::Played(file, stretches)))
    };
    let beside = PlayerState {
        played: &played,
        node: &node,
        shown: &shown,
        failed: &failed,
        strip: &strip,
    };
    html! {
        <div class="watch">
            { player(page, &props.facts, url.as_ref(), &beside) }
            <div>
                <p>{ page.text(submission::WATCH_LEAD) }</p>
                if let Some(percent) = props.played_percent {
                    <p id="played" class="soft small">
                        { page.fill(submission::WATCH_PLAYED, &[("percent", u32::from(percent).into())]) }
                    </p>
                }
                <ul class="ticks">
                    { for props.rules.iter().map(|rule| confirmation(page, props, rule, &beside)) }
                </ul>
                { confirmer(page, props) }
            </div>
        </div>
    }
}

/// The name of the person who confirms, who may be another than the speaker.
fn confirmer(page: &Page, props: &WatchProps) -> Html {
    let (send, file) = (page.send.clone(), props.file);
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            send.emit(Action::ConfirmerTyped(file, input.value()));
        }
    });
    html! {
        <div class="field block">
            <label for="confirmer">{ page.text(submission::CONFIRMER) }</label>
            <p id="confirmer-hint" class="help">{ page.text(submission::CONFIRMER_HINT) }</p>
            <input id="confirmer" type="text" autocomplete="off" aria-describedby="confirmer-hint"
                value={props.draft.confirmer.clone()} {oninput} />
        </div>
    }
}
