//! Dropping files onto the page.
//!
//! The whole window takes them: a file that misses the marked place would otherwise replace the
//! page by the video, and all that was typed with it.

use crate::browser::files::ChosenFiles;
use crate::session::Action;
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File, HtmlElement};
use yew::prelude::*;

/// Sends [`Action::Chosen`] for what is dropped anywhere; returns whether something is being dragged over.
#[hook]
pub(crate) fn use_drop(files: &Rc<ChosenFiles>, send: &Callback<Action>) -> bool {
    let over = use_state_eq(|| false);
    let setter = over.setter();
    let (files, send) = (Rc::clone(files), send.clone());
    // During rendering and not after it: until the listeners are there a drop would replace the page.
    use_memo((), move |()| {
        let taken = Callback::from(move |(dropped, others)| {
            let files = files.take(dropped);
            send.emit(Action::Chosen { files, others });
        });
        web_sys::window().map(|window| {
            ["dragover", "dragleave", "drop"].map(|name| {
                let (over, taken) = (setter.clone(), taken.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&window, name, options, move |event| {
                    if let Some(event) = event.dyn_ref::<DragEvent>() {
                        handle(event, &over, &taken);
                    }
                })
            })
        })
    });
    *over
}

/// What was dropped: the files, and how many things that are no files.
type Dropped = (Vec<File>, usize);

fn handle(event: &DragEvent, over: &UseStateSetter<bool>, taken: &Callback<Dropped>) {
    let Some(transfer) = event.data_transfer() else {
        return;
    };
    // Text that is dragged into a field is for the field.
    if !has_files(&transfer) && is_field(event) {
        return;
    }
    event.prevent_default();
    match event.type_().as_str() {
        "dragover" => {
            transfer.set_drop_effect("copy");
            over.set(true);
        }
        "drop" => {
            over.set(false);
            taken.emit(contents(&transfer));
        }
        // The event also fires between two elements; only where the pointer leaves the window is there no next one.
        _ if event.related_target().is_none() => over.set(false),
        _ => {}
    }
}

fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().includes(&"Files".into(), 0)
}

fn is_field(event: &DragEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

fn contents(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let mut files = Vec::new();
    let mut others = 0;
    for index in 0..items.length() {
        let Some(item) = items.get(index).filter(|item| item.kind() == "file") else {
            continue;
        };
        // A folder also offers a file of its name, which cannot be read.
        let entry = item.webkit_get_as_entry().ok().flatten();
        let is_folder = entry.is_some_and(|entry| entry.is_directory());
        match item.get_as_file().ok().flatten() {
            Some(file) if !is_folder => files.push(file),
            _ => others += 1,
        }
    }
    if files.is_empty() {
        others = others.max(1);
    }
    (files, others)
}
