//! The SHA-256 of a video: progress, cancel, result.

use super::context::use_page;
use super::words;
use crate::browser::save::copy_from;
use crate::job::{FileKey, Job};
use crate::session::{Action, HashState};
use crate::text::id;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct HashProps {
    pub(super) file: FileKey,
    /// How far it is, in whole percent.
    pub(super) percent: u64,
    pub(super) hash: HashState,
    /// Its video is the open one.
    pub(super) open: bool,
}

/// How far the hash is, and what can be done about it.
#[component]
pub(super) fn Hash(props: &HashProps) -> Html {
    let page = use_page();
    let again = || {
        let onclick = page.on_leaving(Action::Again(props.file, Job::Hash), "hash");
        html! {
            <button type="button" class="button" data-action="hash-again" {onclick}>
                { page.text(id::PAGE_HASH_AGAIN) }
            </button>
        }
    };
    let body = match &props.hash {
        HashState::Waiting => html! { <p class="soft">{ page.text(id::PAGE_HASH_WAITING) }</p> },
        HashState::Running { .. } => {
            let percent = props.percent;
            let words = page.fill(id::PAGE_HASH_RUNNING, &[("percent", percent.into())]);
            let onclick = page.on_leaving(Action::HashCancelled(props.file), "hash");
            html! {
                <div class="row">
                    <progress max="100" value={percent.to_string()} aria-label={page.text(id::PAGE_HASH_LABEL)} />
                    <span class="number">{ words }</span>
                    <button type="button" class="button" data-action="hash-cancel" {onclick}>
                        { page.text(id::PAGE_HASH_CANCEL) }
                    </button>
                </div>
            }
        }
        HashState::Cancelling => {
            html! { <p class="soft">{ page.text(id::PAGE_HASH_CANCELLING) }</p> }
        }
        HashState::Done { sha256 } => html! { <Digest sha256={sha256.clone()} /> },
        HashState::Cancelled => html! {
            <div class="row"><span>{ page.text(id::PAGE_HASH_CANCELLED) }</span>{ again() }</div>
        },
        HashState::Failed { failure } => html! {
            <div class="note bad stack">
                <p>{ page.text(id::PAGE_HASH_FAILED) }{ page.text(words::failure(*failure)) }</p>
                { again() }
            </div>
        },
    };
    html! {
        <div id={props.open.then_some("hash")} tabindex="-1" data-hash={state_key(&props.hash)}>
            <p>
                <strong>{ page.text(id::PAGE_HASH_LABEL) }</strong>
                <span class="soft small">{ " " }{ page.text(id::PAGE_HASH_WHY) }</span>
            </p>
            { body }
        </div>
    }
}

const fn state_key(hash: &HashState) -> &'static str {
    match hash {
        HashState::Waiting => "waiting",
        HashState::Running { .. } => "running",
        HashState::Cancelling => "cancelling",
        HashState::Done { .. } => "done",
        HashState::Cancelled => "cancelled",
        HashState::Failed { .. } => "failed",
    }
}

#[derive(Properties, PartialEq)]
struct DigestProps {
    sha256: std::rc::Rc<str>,
}

/// The digest, with a button that copies it.
#[component]
fn Digest(props: &DigestProps) -> Html {
    let page = use_page();
    let node = use_node_ref();
    let copied = use_state_eq(|| None);
    let onclick = {
        let (node, copied) = (node.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                copied.set(Some(copy_from(&input)));
            }
        })
    };
    let told = copied.map(|copied| match copied {
        true => page.text(id::PAGE_HASH_COPIED),
        false => page.text(id::PAGE_HASH_COPY_BY_HAND),
    });
    html! {
        <div class="row digest">
            <input ref={node} class="mono" readonly=true value={props.sha256.to_string()}
                aria-label={page.text(id::PAGE_HASH_LABEL)} data-sha256={props.sha256.to_string()} />
            <button type="button" class="button" data-action="hash-copy" {onclick}>
                { page.text(id::PAGE_HASH_COPY) }
            </button>
            <span role="status">{ told }</span>
        </div>
    }
}
