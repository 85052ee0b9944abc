//! Files that arrive after the page has started; the start does not wait for them.

use super::worker::script::WorkerScript;
use js_sys::{Array, Object, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A file that is still loading.
#[derive(Debug, Clone)]
pub(super) struct Deferred(Promise);

impl PartialEq for Deferred {
    fn eq(&self, other: &Self) -> bool {
        Object::is(&self.0, &other.0)
    }
}

impl Deferred {
    /// Wraps the promise of the file.
    #[must_use]
    pub(super) const fn new(promise: Promise) -> Self {
        Self(promise)
    }

    /// Calls `take` with the text once it is there, or with `None` where it does not arrive.
    pub(super) fn then_text(&self, take: impl FnOnce(Option<String>) + 'static) {
        let coming = JsFuture::from(self.0.clone());
        spawn_local(async move { take(coming.await.ok().and_then(|text| text.as_string())) });
    }

    /// Calls `take` with pairs of texts once they are there, or with `None` where they do not arrive.
    pub(super) fn then_pairs(&self, take: impl FnOnce(Option<Vec<(String, String)>>) + 'static) {
        let coming = JsFuture::from(self.0.clone());
        spawn_local(async move {
            let pairs = coming.await.ok().map(|pairs| {
                let pairs = Array::from(&pairs);
                let pairs = pairs.iter().map(|pair| Array::from(&pair));
                pairs
                    .filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?)))
                    .collect()
            });
            take(pairs);
        });
    }

    /// Calls `take` with the script of a worker once it is there, or with `None` where it does not arrive.
    pub(super) fn then_script(&self, take: impl FnOnce(Option<WorkerScript>) + 'static) {
        let coming = WorkerScript::arrive(self.0.clone());
        spawn_local(async move { take(coming.await) });
    }
}
