//! Mended films: what the worker is asked for, and the film among the chosen files.

use super::app_store::AppStore;
use super::clock;
use super::worker::messages::{Film, encode};
use crate::job::FileKey;
use crate::session::{Action, FileId, Remux, Session, mended_name};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

/// What the program that mends films does for it. Others reach it through this table alone.
pub(super) struct Mending {
    /// What the worker is asked for: the film that a video waits for.
    pub(super) asked: fn(&Session, FileKey) -> JsValue,
    /// Takes a mended film among the chosen files, in place of its source.
    pub(super) take_film: fn(&AppStore, FileKey, &Film),
}

/// All of it.
pub(super) static MENDING: Mending = Mending { asked, take_film };

fn asked(session: &Session, key: FileKey) -> JsValue {
    match session.video(key).map(|video| &video.remux) {
        Some(Remux::Waiting(options)) => encode(options).unwrap_or_default(),
        _ => JsValue::UNDEFINED,
    }
}

fn take_film(store: &AppStore, key: FileKey, film: &Film) {
    let session = store.session();
    let Some(source) = session.video(key) else {
        return;
    };
    let options = FilePropertyBag::new();
    options.set_type("video/mp4");
    options.set_last_modified(FileId::UNSAVED_MS as f64);
    let name = mended_name(&source.id.name);
    let parts = Array::of1(&film.blob);
    let file = File::new_with_blob_sequence_and_options(&parts, &name, &options).ok();
    // A browser that makes blobs makes files of them.
    if let Some(taken) = file.and_then(|file| store.files().take(vec![file]).pop()) {
        store.act(Action::Mended {
            key,
            film: taken,
            begin_ms: film.begin_ms,
            now_ms: clock::now_ms(),
        });
    }
}
