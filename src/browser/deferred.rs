//! What comes after the page: nobody waits for it.

use js_sys::{Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Something on its way.
#[derive(Debug, Clone)]
pub struct Deferred(Promise);

impl PartialEq for Deferred {
    fn eq(&self, other: &Self) -> bool {
        Object::is(&self.0, &other.0)
    }
}

impl Deferred {
    /// Takes the promise of it.
    #[must_use]
    pub fn new(promise: Promise) -> Self {
        Self(promise)
    }

    /// Hands it over once it is there; `None` where it does not arrive.
    pub(super) fn then(&self, take: impl FnOnce(Option<JsValue>) + 'static) {
        let coming = JsFuture::from(self.0.clone());
        spawn_local(async move { take(coming.await.ok()) });
    }
}
