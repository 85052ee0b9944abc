//! Picking the frame that stands for the title card on the sheet.

use super::context::use_page;
use crate::browser::frame;
use crate::job::FileKey;
use crate::session::{Action, TitleCard};
use crate::text::id;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PickProps {
    pub(super) file: FileKey,
    /// The player's element.
    pub(super) node: NodeRef,
    /// The player shows a frame.
    pub(super) can_pick: bool,
    pub(super) card: Option<TitleCard>,
}

/// The button that takes the current frame, and the frame that was taken.
#[component]
pub(super) fn Pick(props: &PickProps) -> Html {
    let page = use_page();
    let onclick = {
        let (send, node, file) = (page.send.clone(), props.node.clone(), props.file);
        Callback::from(move |_: MouseEvent| {
            let video = node.cast::<HtmlVideoElement>();
            let taken = video.and_then(|video| Some((video.current_time(), frame::grab(&video)?)));
            if let Some((at_s, image)) = taken {
                let image = Some(image.into());
                send.emit(Action::Picked(file, Some(TitleCard { at_s, image })));
            }
        })
    };
    let picture = props.card.as_ref().map(|card| {
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
    let picked = props.card.is_some();
    html! {
        <div class="pick">
            { picture }
            <div class="stack">
                if props.can_pick {
                    if !picked { <p class="small soft">{ page.text(id::PAGE_PICK_NONE) }</p> }
                    <div class="row">
                        <button type="button" class="button" id="pick" data-action="pick" {onclick}>
                            { page.text(if picked { id::PAGE_PICK_AGAIN } else { id::PAGE_PICK }) }
                        </button>
                        if picked {
                            <button type="button" class="button plain" data-action="unpick"
                                onclick={page.on_leaving(Action::Picked(props.file, None), "pick")}>
                                { page.text(id::PAGE_PICK_REMOVE) }
                            </button>
                        }
                    </div>
                } else if !picked {
                    <p class="small soft">{ page.text(id::PAGE_PICK_CANNOT) }</p>
                }
            </div>
        </div>
    }
}
