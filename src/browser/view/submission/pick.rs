//! Picks the frame that shows what a rule asks for. It is compared with the form, confirmed, and printed
//! on the sheet.

use super::player::PlayerState;
use crate::browser::decode::capture::{self, CapturedFrame};
use crate::browser::view::context::Page;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::rules::{Demand, DemandId};
use crate::session::{Action, Draft, PickedFrame};
use crate::text::submission;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// The frame that was picked for `rule`, with buttons to pick the frame that is shown now, to pick the
/// frame of the title card, and to remove the frame.
pub(super) fn pick(
    page: &Page,
    file: FileKey,
    demand: &Demand,
    notice: &Notice,
    draft: &Draft,
    player: &PlayerState<'_>,
) -> Html {
    let rule = &demand.id;
    let picked = draft.picked.get(rule);
    let can_pick = player.shown.at_s().is_some();
    let failed = player.failed.as_ref() == Some(rule);
    let take = {
        let failed = player.failed.setter();
        let (send, node, rule) = (page.send.clone(), player.node.clone(), rule.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(video) = node.cast::<HtmlVideoElement>() else {
                return;
            };
            let (failed, send, rule) = (failed.clone(), send.clone(), rule.clone());
            capture::capture_frame(&video, move |taken| {
                failed.set(taken.is_none().then(|| rule.clone()));
                if let Some(CapturedFrame { at_s, image }) = taken {
                    let image = Some(image.into());
                    send.emit(Action::Picked(
                        file,
                        rule.clone(),
                        Some(PickedFrame { at_s, image }),
                    ));
                }
            });
        })
    };
    let other = other_frame(rule, notice, draft);
    let take_id = format!("pick-{rule}");
    let button = |name: &'static str, words: String, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button" data-action={name} {onclick}>{ words }</button>
        }
    };
    html! {
        <div class="pick stack" data-pick={rule.to_string()}>
            if let Some(picked) = picked { { picture(page, rule, picked) } }
            if can_pick {
                if picked.is_none() { <p class="small soft">{ page.text(submission::PICK_NONE) }</p> }
                <div class="row" id={take_id.clone()} tabindex="-1">
                    { button("pick", page.text(if picked.is_some() { submission::PICK_AGAIN } else { submission::PICK }).to_owned(), take) }
                    if let Some((other, frame)) = other {
                        { button("pick-same",
                            page.fill(submission::PICK_SAME, &[("name", other.name(page.lang).as_str().into())]),
                            page.on_leaving(Action::Picked(file, rule.clone(), Some(frame.clone())), &take_id)) }
                    }
                    if picked.is_some() {
                        { button("unpick", page.text(submission::PICK_REMOVE).to_owned(),
                            page.on_leaving(Action::Picked(file, rule.clone(), None), &take_id)) }
                    }
                </div>
            }
            if failed {
                <p class="note hint small" role="alert">{ page.text(submission::PICK_FAILED) }</p>
            }
            if !can_pick && picked.is_none() {
                <p class="small soft">{ page.text(submission::PICK_CANNOT) }</p>
            }
        </div>
    }
}

/// The frame that was picked for an earlier demand, where it is another than that of `rule`.
fn other_frame<'a>(
    rule: &DemandId,
    notice: &'a Notice,
    draft: &'a Draft,
) -> Option<(&'a Demand, &'a PickedFrame)> {
    let picked = draft.picked.get(rule);
    let before = notice
        .demands
        .listed
        .iter()
        .take_while(|demand| demand.id != *rule);
    let mut frames = before.filter_map(|demand| Some((demand, draft.picked.get(&demand.id)?)));
    frames.find(|(_, frame)| Some(*frame) != picked)
}

fn picture(page: &Page, rule: &DemandId, picked: &PickedFrame) -> Html {
    let at = [("at_s", picked.at_s.into())];
    let Some(image) = &picked.image else {
        return html! { <p class="note hint small">{ page.fill(submission::PICK_LOST, &at) }</p> };
    };
    let words = page.fill(submission::PICK_AT, &at);
    html! {
        <figure class="frame">
            <img id={rule.to_string()} src={image.to_string()} alt={words.clone()} />
            <figcaption class="small">{ words }</figcaption>
        </figure>
    }
}
