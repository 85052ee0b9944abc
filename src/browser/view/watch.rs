//! What only a person can say: the video is shown, the teacher ticks what was seen and heard.

use super::context::use_page;
use super::player::{Player, Shown};
use super::tick::Tick;
use crate::facts::Facts;
use crate::job::FileKey;
use crate::rules::{Outcome, RuleId};
use crate::session::{Draft, Video};
use crate::text::id;
use std::rc::Rc;
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
            <Player file={props.file} facts={props.facts.clone()} node={node.clone()}
                shown={*shown} {on_shown} />
            <div>
                <p class="stack">{ page.text(if props.asked.is_empty() { id::PAGE_WATCH_NONE } else { id::PAGE_WATCH_LEAD }) }</p>
                <ul class="ticks">
                    { for props.asked.iter().map(|rule| html! {
                        <Tick key={rule.as_str()} file={props.file} rule={*rule} draft={props.draft.clone()}
                            node={node.clone()} at_s={shown.at_s()} />
                    }) }
                </ul>
            </div>
        </div>
    }
}
