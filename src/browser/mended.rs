//! Mended films: what the worker is asked for, and the film among the chosen files.

use super::app_store::AppStore;
use super::clock;
use crate::job::FileKey;
use crate::session::{Action, Remux, Session, mended_name};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, File, FilePropertyBag};

/// What the program that mends films does for it. Others reach it through this table alone.
pub(super) struct Mending {
    /// What the worker is asked for: the film that a video waits for.
    pub(super) asked: fn(&Session, FileKey) -> JsValue,
    /// Takes a mended film among the chosen files, in place of its source.
    pub(super) take_film: fn(&AppStore, FileKey, &Blob),
}

/// All of it.
pub(super) static MENDING: Mending = Mending { asked, take_film };

fn asked(session: &Session, key: FileKey) -> JsValue {
    match session.video(key).map(|video| &video.remux) {
        Some(Remux::Waiting { to_ms: Some(to_ms) }) => (*to_ms).into(),
        _ => JsValue::UNDEFINED,
    }
}

fn take_film(store: &AppStore, key: FileKey, film: &Blob) {
    let session = store.session();
    let Some(source) = session.video(key) else {
        return;
    };
    let options = FilePropertyBag::new();
    options.set_type("video/mp4");
    let name = mended_name(&source.id.name);
    let film = File::new_with_blob_sequence_and_options(&Array::of1(film), &name, &options);
    // A browser that makes blobs makes files of them.
    if let Some(film) = film
        .ok()
        .and_then(|film| store.files().take(vec![film]).pop())
    {
        let now_ms = clock::now_ms();
        store.act(Action::Mended { key, film, now_ms });
    }
}
