//! Picks the frame that shows what a rule asks for. It is compared with the form, confirmed, and printed
//! on the sheet.

use super::player::PlayerState;
use crate::browser::decode::capture::{self, CapturedFrame};
use crate::browser::view::context::Page;
use crate::job::FileKey;
use crate::rules::RuleId;
use crate::session::{Action, Draft, PickedFrame};
use crate::text::{Submission, Text, submission};
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// The frame that was picked for `rule`, with buttons to pick the frame that is shown now, to pick the
/// frame of the title card, and to remove the frame.
pub(super) fn pick(
    page: &Page,
    file: FileKey,
    rule: RuleId,
    draft: &Draft,
    player: &PlayerState<'_>,
) -> Html {
    let picked = draft.picked.get(&rule);
    let can_pick = player.shown.at_s().is_some();
    let failed = **player.failed == Some(rule);
    let take = {
        let failed = player.failed.setter();
        let (send, node) = (page.send.clone(), player.node.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(video) = node.cast::<HtmlVideoElement>() else {
                return;
            };
            let (failed, send) = (failed.clone(), send.clone());
            capture::capture_frame(&video, move |taken| {
                failed.set(taken.is_none().then_some(rule));
                if let Some(CapturedFrame { at_s, image }) = taken {
                    let image = Some(image.into());
                    send.emit(Action::Picked(
                        file,
                        rule,
                        Some(PickedFrame { at_s, image }),
                    ));
                }
            });
        })
    };
    let card = draft.picked.get(&RuleId::TitleCard);
    let card = card.filter(|card| rule != RuleId::TitleCard && Some(*card) != picked);
    let (take_id, none) = match rule {
        RuleId::TitleCard => ("pick-title-card", submission::PICK_TITLE_CARD),
        _ => ("pick-speaker-label", submission::PICK_SPEAKER_LABEL),
    };
    let button = |name: &'static str, words: Text<Submission>, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button" data-action={name} {onclick}>{ page.text(words) }</button>
        }
    };
    html! {
        <div class="pick stack" data-pick={rule.as_str()}>
            if let Some(picked) = picked { { picture(page, rule, picked) } }
            if can_pick {
                if picked.is_none() { <p class="small soft">{ page.text(none) }</p> }
                <div class="row" id={take_id} tabindex="-1">
                    { button("pick", if picked.is_some() { submission::PICK_AGAIN } else { submission::PICK }, take) }
                    if let Some(card) = card {
                        { button("pick-same", submission::PICK_SAME,
                            page.on_leaving(Action::Picked(file, rule, Some(card.clone())), take_id)) }
                    }
                    if picked.is_some() {
                        { button("unpick", submission::PICK_REMOVE,
                            page.on_leaving(Action::Picked(file, rule, None), take_id)) }
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

fn picture(page: &Page, rule: RuleId, picked: &PickedFrame) -> Html {
    let at = [("at_s", picked.at_s.into())];
    let Some(image) = &picked.image else {
        return html! { <p class="note hint small">{ page.fill(submission::PICK_LOST, &at) }</p> };
    };
    let words = page.fill(submission::PICK_AT, &at);
    html! {
        <figure class="frame">
            <img id={rule.as_str()} src={image.to_string()} alt={words.clone()} />
            <figcaption class="small">{ words }</figcaption>
        </figure>
    }
}
