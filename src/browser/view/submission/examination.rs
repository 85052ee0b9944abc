//! The examination of a video: its progress, and the results, whose markup the examine worker sends.

use super::play::play;
use crate::browser::focus::after_press;
use crate::browser::view::context::Page;
use crate::browser::view::labels;
use crate::job::Job;
use crate::session::{Action, Examination, ModuleState, Video};
use crate::text::{id, submission};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// State and results.
pub(super) fn examination(page: &Page, video: &Video, examiner: ModuleState) -> Html {
    let state = match video.examination {
        Examination::Waiting => "waiting",
        Examination::Running => "running",
        Examination::Paused => "paused",
        Examination::Done => "done",
        Examination::Cancelled => "cancelled",
        Examination::Failed { .. } => "failed",
    };
    let markup = video.examined.as_ref();
    let markup = markup.map(|examined| examined.markup.of(page.lang).to_owned());
    html! {
        <section id="examination" class="card stack block" tabindex="-1" data-examination={state}
            aria-labelledby="examination-head">
            <h4 id="examination-head">{ page.text(submission::EXAMINE) }</h4>
            { progress(page, video, examiner) }
            <Results markup={AttrValue::from(markup.unwrap_or_default())} />
        </section>
    }
}

fn progress(page: &Page, video: &Video, examiner: ModuleState) -> Html {
    let key = video.key;
    let button = |name: &'static str, words: &'static str, onclick| {
        html! {
            <button type="button" class="button" data-action={name} {onclick}>{ words }</button>
        }
    };
    let again = || {
        let onclick = page.on_leaving(Action::Retry(key, Job::Examine), "examination");
        button("examine-again", page.text(id::PAGE_AGAIN), onclick)
    };
    match video.examination {
        Examination::Waiting => {
            let words = match examiner {
                ModuleState::Loading => submission::EXAMINE_LOADING,
                ModuleState::Loaded => submission::EXAMINE_WAITING,
                ModuleState::Failed => submission::EXAMINE_NOT_LOADED,
            };
            html! { <p class="soft">{ page.text(words) }</p> }
        }
        Examination::Running | Examination::Paused => {
            let paused = video.examination == Examination::Paused;
            let (sound, picture, all) = seconds(video);
            let (words, done) = match picture {
                None => (submission::EXAMINE_SOUND, sound),
                Some(picture) => (submission::EXAMINE_PICTURE, picture),
            };
            let args = [("done_s", done.into()), ("video_s", all.into())];
            let pause = page.on(Action::ExaminationPaused(key, !paused));
            let cancel = page.on_leaving(Action::ExaminationCancelled(key), "examination");
            html! {
                <div class="row">
                    <progress max={(2 * all).max(1).to_string()} value={(sound + picture.unwrap_or_default()).to_string()}
                        aria-label={page.text(submission::EXAMINE)} />
                    <span class="number">{ page.fill(words, &args) }</span>
                    { match paused {
                        true => button("examine-resume", page.text(submission::EXAMINE_RESUME), pause),
                        false => button("examine-pause", page.text(submission::EXAMINE_PAUSE), pause),
                    } }
                    { button("examine-cancel", page.text(submission::EXAMINE_CANCEL), cancel) }
                </div>
            }
        }
        Examination::Done => Html::default(),
        Examination::Cancelled => html! {
            <div class="row"><span>{ page.text(submission::EXAMINE_CANCELLED) }</span>{ again() }</div>
        },
        Examination::Failed { failure } => html! {
            <div class="note bad stack">
                <p>{ page.text(submission::EXAMINE_FAILED) }{ page.text(labels::failure(failure)) }</p>
                { labels::panic(page, video) }
                { again() }
            </div>
        },
    }
}

/// The second up to which the sound was examined, the same for the pictures once they have begun, and the
/// duration of the video.
fn seconds(video: &Video) -> (u64, Option<u64>, u64) {
    // Saturates for what is negative.
    let whole = |seconds: f64| seconds as u64;
    match &video.examined {
        Some(e) => (whole(e.sound_s), e.picture_s.map(whole), whole(e.video_s)),
        None => (0, None, video.duration_s().map_or(0, whole)),
    }
}

#[derive(Properties, PartialEq)]
struct ResultsProps {
    markup: AttrValue,
}

/// The results, renewed about once a second while they come.
#[component]
fn Results(props: &ResultsProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.markup.clone(), move |markup| {
            let (node, markup) = (node.cast::<Element>(), markup.clone());
            after_press(move || {
                if let Some(node) = node {
                    put_in(&node, &markup);
                }
            });
        });
    }
    let onclick = Callback::from(|event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("[data-at]").ok().flatten());
        let at_s = button.and_then(|button| button.get_attribute("data-at"));
        if let Some(at_s) = at_s {
            // JavaScript's own parser: that of the standard library would make the download larger.
            play(js_sys::parse_float(&at_s));
        }
    });
    html! { <div ref={node} {onclick} /> }
}

/// Puts the markup of the examine worker into the element. It is this program's own markup, in which
/// everything dynamic is escaped. Where a button in it has the focus, its successor gets it.
fn put_in(node: &Element, markup: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let focused = document.and_then(|document| document.active_element());
    let focused = focused.filter(|focused| node.contains(Some(focused)));
    let label = focused.and_then(|focused| focused.get_attribute("data-at"));
    node.set_inner_html(markup);
    let again = label.and_then(|at| node.query_selector(&format!("[data-at='{at}']")).ok()?);
    if let Some(again) = again.and_then(|again| again.dyn_into::<HtmlElement>().ok()) {
        // A button that cannot take the focus leaves it where it was.
        let _ = again.focus();
    }
}
