//! The browser's own decoders (WebCodecs), which it offers in a secure context only.

mod picture;
mod sound;

pub(crate) use picture::PictureDecoder;
pub(crate) use sound::WebCodecs;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Promise, Reflect, Uint8Array};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser has a global class of that name.
fn has(class: &str) -> bool {
    matches!(Reflect::has(&js_sys::global(), &class.into()), Ok(true))
}

/// Whether a decoder answered that it supports what it was asked about.
async fn is_supported(answer: Promise) -> bool {
    let answer = JsFuture::from(answer).await;
    let supported = answer.and_then(|answer| Reflect::get(&answer, &"supported".into()));
    supported.is_ok_and(|supported| supported.is_truthy())
}

/// The configuration of a decoder; `more` are the fields of sound or of pictures alone.
fn config(codec: &str, description: &[u8], more: &[(&str, &JsValue)]) -> Object {
    let config = object(more);
    set(&config, "codec", &codec.into());
    if !description.is_empty() {
        set(&config, "description", &Uint8Array::from(description));
    }
    config
}

/// Waits until at most `most` packets are left in a decoder's queue, or until it has failed.
async fn drained(queued: impl Fn() -> u32, most: u32, failed: &Cell<bool>) {
    while queued() > most && !failed.get() {
        TimeoutFuture::new(0).await;
    }
}

fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    fields
        .iter()
        .for_each(|(name, value)| set(&object, name, value));
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes any field.
    let _ = Reflect::set(object, &name.into(), value);
}
