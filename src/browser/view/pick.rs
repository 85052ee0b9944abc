//! Picking the frame that stands for the title card on the sheet.

use super::context::Page;
use crate::browser::frame;
use crate::job::FileKey;
use crate::session::{Action, TitleCard};
use crate::text::id;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// The button that takes the current frame, where there is one, and the frame that was taken.
/// `failed` tells whether the last attempt did.
pub(super) fn pick(
    page: &Page,
    file: FileKey,
    node: &NodeRef,
    can_pick: bool,
    card: Option<&TitleCard>,
    failed: &UseStateHandle<bool>,
) -> Html {
    let onclick = {
        let failed = failed.setter();
        let (send, node) = (page.send.clone(), node.clone());
        Callback::from(move |_: MouseEvent| {
            let video = node.cast::<HtmlVideoElement>();
            let taken = video.and_then(|video| Some((video.current_time(), frame::grab(&video)?)));
            failed.set(taken.is_none());
            if let Some((at_s, image)) = taken {
                let image = Some(image.into());
                send.emit(Action::Picked(file, Some(TitleCard { at_s, image })));
            }
        })
    };
    let picture = card.map(|card| {
        let at = [("at_s", card.at_s.into())];
        match &card.image {
            Some(image) => {
                let words = page.fill(id::PAGE_PICK_AT, &at);
                html! {
                    <figure class="frame">
                        <img id="title-card" src={image.to_string()} alt={words.clone()} />
                        <figcaption class="small">{ words }</figcaption>
                    </figure>
                }
            }
            None => html! { <p class="note hint small">{ page.fill(id::PAGE_PICK_LOST, &at) }</p> },
        }
    });
    let picked = card.is_some();
    html! {
        <div class="pick">
            { picture }
            <div class="stack">
                if can_pick {
                    if !picked { <p class="small soft">{ page.text(id::PAGE_PICK_NONE) }</p> }
                    <div class="row">
                        <button type="button" class="button" id="pick" data-action="pick" {onclick}>
                            { page.text(if picked { id::PAGE_PICK_AGAIN } else { id::PAGE_PICK }) }
                        </button>
                        if picked {
                            <button type="button" class="button plain" data-action="unpick"
                                onclick={page.on_leaving(Action::Picked(file, None), "pick")}>
                                { page.text(id::PAGE_PICK_REMOVE) }
                            </button>
                        }
                    </div>
                }
                if **failed {
                    <p class="note hint small" role="alert">{ page.text(id::PAGE_PICK_FAILED) }</p>
                }
                if !can_pick && !picked {
                    <p class="small soft">{ page.text(id::PAGE_PICK_CANNOT) }</p>
                }
            </div>
        </div>
    }
}
