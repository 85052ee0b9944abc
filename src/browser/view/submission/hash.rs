//! The SHA-256 of a video: progress, cancel, result.

use crate::browser::save::copy_from;
use crate::browser::view::context::Page;
use crate::browser::view::labels;
use crate::job::Job;
use crate::session::{Action, HashState, ModuleState, Video};
use crate::text::submission;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// State of the hash, with buttons to cancel or retry. Only that of the open video has an id.
pub(super) fn hash(page: &Page, video: &Video, open: bool, submission: ModuleState) -> Html {
    let again = || {
        let onclick = page.on_leaving(Action::Retry(video.key, Job::Hash), "hash");
        html! {
            <button type="button" class="button" data-action="hash-again" {onclick}>
                { page.text(submission::HASH_AGAIN) }
            </button>
        }
    };
    let body = match &video.hash {
        HashState::Waiting if submission == ModuleState::Failed => {
            html! { <p class="soft">{ page.text(submission::SUBMISSION_NOT_LOADED) }</p> }
        }
        HashState::Waiting => html! { <p class="soft">{ page.text(submission::HASH_WAITING) }</p> },
        HashState::Running { done } => {
            let percent = video.percent(*done);
            let words = page.fill(submission::HASH_RUNNING, &[("percent", percent.into())]);
            let onclick = page.on_leaving(Action::HashCancelled(video.key), "hash");
            html! {
                <div class="row">
                    <progress max="100" value={percent.to_string()} aria-label={page.text(submission::HASH_LABEL)} />
                    <span class="number">{ words }</span>
                    <button type="button" class="button" data-action="hash-cancel" {onclick}>
                        { page.text(submission::HASH_CANCEL) }
                    </button>
                </div>
            }
        }
        HashState::Cancelling => {
            html! { <p class="soft">{ page.text(submission::HASH_CANCELLING) }</p> }
        }
        HashState::Done { sha256 } => {
            html! { <Digest page={page.clone()} sha256={sha256.clone()} /> }
        }
        HashState::Cancelled => html! {
            <div class="row"><span>{ page.text(submission::HASH_CANCELLED) }</span>{ again() }</div>
        },
        HashState::Failed { failure } => html! {
            <div class="note bad stack">
                <p>{ page.text(submission::HASH_FAILED) }{ page.text(labels::failure(*failure)) }</p>
                { labels::panic(page, video) }
                { again() }
            </div>
        },
    };
    html! {
        <div id={open.then_some("hash")} tabindex="-1" data-hash={state_key(&video.hash)}>
            <p>
                <strong>{ page.text(submission::HASH_LABEL) }</strong>
                <span class="soft small">{ " " }{ page.text(submission::HASH_WHY) }</span>
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
    page: Page,
    sha256: std::rc::Rc<str>,
}

/// The digest, with a button that copies it.
#[component]
fn Digest(props: &DigestProps) -> Html {
    let page = &props.page;
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
        true => page.text(submission::HASH_COPIED),
        false => page.text(submission::HASH_COPY_BY_HAND),
    });
    html! {
        <div class="row digest">
            <input ref={node} class="mono" readonly=true value={props.sha256.to_string()}
                aria-label={page.text(submission::HASH_LABEL)} data-sha256={props.sha256.to_string()} />
            <button type="button" class="button" data-action="hash-copy" {onclick}>
                { page.text(submission::HASH_COPY) }
            </button>
            <span role="status">{ told }</span>
        </div>
    }
}
