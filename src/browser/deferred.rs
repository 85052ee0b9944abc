//! What arrives after the page has opened; nobody waits for it.

use super::worker::script::WorkerScript;
use js_sys::{Object, Promise};
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
    pub const fn new(promise: Promise) -> Self {
        Self(promise)
    }

    /// Hands a text over once it is there; `None` where it does not arrive.
    pub(super) fn then_text(&self, take: impl FnOnce(Option<String>) + 'static) {
        let coming = JsFuture::from(self.0.clone());
        spawn_local(async move { take(coming.await.ok().and_then(|text| text.as_string())) });
    }

    /// Hands over what a worker is made of; `None` where it does not arrive.
    pub(super) fn then_script(&self, take: impl FnOnce(Option<WorkerScript>) + 'static) {
        let coming = WorkerScript::arrive(self.0.clone());
        spawn_local(async move { take(coming.await) });
    }
}
