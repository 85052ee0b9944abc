//! A mended film: what it was made from, how it is saved, and the way back.

use super::words::changes;
use crate::browser::save;
use crate::browser::save_film::{self, Outcome, SaveFailure};
use crate::browser::view::context::{Page, Shared};
use crate::browser::view::video::VideoProps;
use crate::session::{Action, Mended, Video};
use crate::text::{Submission, submission};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct ResultProps {
    page: Page,
    video: Shared<Video>,
    mended: Mended,
    /// Its name is made by the pattern of the notice.
    is_named: bool,
}

/// Of a mended film: what it was made from, and that it has to be saved.
pub(in crate::browser::view::submission) fn result(props: &VideoProps) -> Html {
    let video = &props.video;
    let Some(mended) = video.mended.clone() else {
        return Html::default();
    };
    let key = video.key.0.to_string();
    let is_named = video.is_named_by(&props.notice);
    html! { <Film {key} page={props.page.clone()} video={video.clone()} {mended} {is_named} /> }
}

/// How far the saving is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Saving {
    Idle,
    Running(u64),
    Cancelled,
    Failed(SaveFailure),
}

#[component]
fn Film(props: &ResultProps) -> Html {
    let (page, video) = (&props.page, &props.video);
    let saving = use_state_eq(|| Saving::Idle);
    let cancelled = use_memo((), |()| Rc::new(Cell::new(false)));
    let is_running = matches!(*saving, Saving::Running(_));
    use_effect_with(is_running, |is_running| {
        let asked = is_running.then(ask_before_leaving);
        move || drop(asked)
    });
    let changes = changes(&props.mended.from.changes, page.lang);
    let args = [
        ("name", props.mended.from.file.name.as_str().into()),
        ("changes", changes.as_str().into()),
    ];
    let words = page.fill(submission::MENDED_FROM, &args);
    let is_saved = props.mended.saved;
    let onsave = save_film(props, saving.setter(), &cancelled);
    let oncancel = {
        let cancelled = Rc::clone(&cancelled);
        Callback::from(move |_: MouseEvent| cancelled.set(true))
    };
    html! {
        <div class="note fine stack block" id="mended" tabindex="-1">
            <p>{ words }</p>
            if props.is_named && !is_saved { <p class="small">{ page.text(submission::MENDED_NAME_HINT) }</p> }
            { said(props, *saving, is_saved) }
            if is_running {
                <p><button type="button" class="button" data-action="cancel-save" onclick={oncancel}>
                    { page.text(submission::MENDED_CANCEL) }
                </button></p>
            } else {
                <p class="row">
                    <button type="button" class="button main" data-action="save-film" onclick={onsave}>
                        { page.text(submission::MENDED_SAVE) }
                    </button>
                    <button type="button" class="button" data-action="undo-mend"
                        onclick={page.on_leaving(Action::MendUndone(video.key), "choose")}>
                        { page.text(submission::MENDED_UNDO) }
                    </button>
                </p>
            }
        </div>
    }
}

/// What is said of the saving.
fn said(props: &ResultProps, saving: Saving, is_saved: bool) -> Html {
    let (page, video) = (&props.page, &props.video);
    match saving {
        Saving::Running(done) => {
            let bytes = video.id.bytes;
            let args = [("done", done.into()), ("bytes", bytes.into())];
            html! {
                <p role="status">
                    <progress max={bytes.to_string()} value={done.to_string()}></progress>
                    { " " }{ page.fill(submission::MENDED_SAVING, &args) }
                </p>
            }
        }
        Saving::Failed(failure) => {
            let name: &str = failure.into();
            let words = page
                .lang
                .find_in::<Submission>(&format!("mended-failed-{name}"), &[]);
            html! { <p class="note bad" role="alert">{ words.unwrap_or_default() }</p> }
        }
        Saving::Cancelled => {
            html! { <p class="note hint" role="status">{ page.text(submission::MENDED_CANCELLED) }</p> }
        }
        Saving::Idle if is_saved => {
            let name = [("name", video.id.name.as_str().into())];
            html! { <p role="status">{ page.fill(submission::MENDED_SAVED, &name) }</p> }
        }
        Saving::Idle => Html::default(),
    }
}

/// While it lives, the browser asks before the page is left.
fn ask_before_leaving() -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let window = web_sys::window()?;
    let ask = |event: &Event| event.prevent_default();
    Some(EventListener::new_with_options(
        &window,
        "beforeunload",
        options,
        ask,
    ))
}

/// Saves through the system's dialogue where the browser has it, else as a download.
fn save_film(
    props: &ResultProps,
    saving: UseStateSetter<Saving>,
    cancelled: &Rc<Cell<bool>>,
) -> Callback<MouseEvent> {
    let (page, video) = (props.page.clone(), props.video.clone());
    let sources = props.mended.sources.clone();
    let cancelled = Rc::clone(cancelled);
    Callback::from(move |_: MouseEvent| {
        let Some(film) = page.files.get(video.key) else {
            return;
        };
        if !save_film::has_dialogue() {
            download(&page, &video, &film, &saving);
            return;
        }
        cancelled.set(false);
        let (page, video, sources) = (page.clone(), video.clone(), sources.clone());
        let (saving, cancelled) = (saving.clone(), Rc::clone(&cancelled));
        spawn_local(async move {
            let handle = match save_film::ask(&video.id.name).await {
                Ok(handle) => handle,
                Err(error) if save_film::is_closed(&error) => return,
                // A policy forbids the dialogue.
                Err(_) => return download(&page, &video, &film, &saving),
            };
            saving.set(Saving::Running(0));
            let progress = |done| {
                saving.set(Saving::Running(done));
                !cancelled.get()
            };
            match save_film::write(&handle, &film, &sources, progress).await {
                Outcome::Saved(file) => {
                    saving.set(Saving::Idle);
                    let id = page.files.replace(video.key, file);
                    page.send.emit(Action::FilmSaved(video.key, id));
                }
                Outcome::Cancelled => saving.set(Saving::Cancelled),
                Outcome::Failed(failure) => saving.set(Saving::Failed(failure)),
            }
        });
    })
}

/// Saves as a download. The browser tells nobody how that ends, but shows it.
fn download(page: &Page, video: &Video, film: &File, saving: &UseStateSetter<Saving>) {
    match save::save_blob(&video.id.name, film) {
        Ok(()) => {
            saving.set(Saving::Idle);
            page.send
                .emit(Action::FilmSaved(video.key, video.id.clone()));
        }
        Err(_) => saving.set(Saving::Failed(SaveFailure::Other)),
    }
}
