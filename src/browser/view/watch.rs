//! What only a person can say: the video is shown, the teacher ticks what was seen and heard.

use super::context::{Page, use_page};
use super::pick::Pick;
use super::player::{Player, Shown};
use super::tick::Tick;
use crate::facts::Facts;
use crate::job::FileKey;
use crate::rules::{Outcome, RuleId};
use crate::session::{Action, Draft, Video};
use crate::text::id;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The rules that a person confirms, in the order of watching.
pub(super) const CONFIRMABLE: [RuleId; 4] = [
    RuleId::TitleCard,
    RuleId::SpeakerLabel,
    RuleId::Picture,
    RuleId::Sound,
];

/// The rules of this video that a person is asked for, or has confirmed.
pub(super) fn asked(video: &Video) -> Vec<RuleId> {
    let is_asked = |rule: &RuleId| {
        let mut outcomes = video.outcomes.iter();
        let open = outcomes.any(|o| o.rule == *rule && o.main.outcome == Outcome::Confirm);
        open || video.draft.confirmed.contains_key(rule)
    };
    CONFIRMABLE.into_iter().filter(is_asked).collect()
}

#[derive(Properties, PartialEq)]
pub(super) struct WatchProps {
    pub(super) file: FileKey,
    pub(super) facts: Rc<Facts>,
    pub(super) asked: Vec<RuleId>,
    pub(super) draft: Rc<Draft>,
}

/// Player and ticks side by side.
#[component]
pub(super) fn Watch(props: &WatchProps) -> Html {
    let page = use_page();
    let node = use_node_ref();
    let shown = use_state_eq(|| Shown::Loading);
    let on_shown = {
        let shown = shown.setter();
        Callback::from(move |now| shown.set(now))
    };
    html! {
        <div class="watch">
            <div class="stack">
                <Player file={props.file} facts={props.facts.clone()} node={node.clone()}
                    shown={*shown} {on_shown} />
                <Pick file={props.file} node={node.clone()} can_pick={shown.at_s().is_some()}
                    card={props.draft.title_card.clone()} />
            </div>
            <div>
                <p class="stack">{ page.text(if props.asked.is_empty() { id::PAGE_WATCH_NONE } else { id::PAGE_WATCH_LEAD }) }</p>
                <ul class="ticks">
                    { for props.asked.iter().map(|rule| html! {
                        <Tick key={rule.as_str()} file={props.file} rule={*rule} draft={props.draft.clone()} at_s={shown.at_s()} />
                    }) }
                </ul>
                if !props.asked.is_empty() { { confirmer(&page, props) } }
            </div>
        </div>
    }
}

/// Who watched: a secretary may do it for the speaker.
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
            <label for="confirmer">{ page.text(id::PAGE_CONFIRMER) }</label>
            <p id="confirmer-hint" class="help">{ page.text(id::PAGE_CONFIRMER_HINT) }</p>
            <input id="confirmer" type="text" autocomplete="off" aria-describedby="confirmer-hint"
                value={props.draft.confirmer.clone()} {oninput} />
        </div>
    }
}
