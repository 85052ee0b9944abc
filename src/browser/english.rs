//! The English words, which come after the page: who reads Chinese does not wait for them.

use crate::session::Action;
use crate::text::learn_english;
use js_sys::{Object, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// The text of `en.txt`, on its way.
#[derive(Debug, Clone)]
pub struct English(Promise);

impl PartialEq for English {
    fn eq(&self, other: &Self) -> bool {
        Object::is(&self.0, &other.0)
    }
}

impl English {
    /// Takes the promise of the text.
    #[must_use]
    pub fn new(text: Promise) -> Self {
        Self(text)
    }

    /// Says so once the words are there. Where they do not arrive, or are those of another build,
    /// the page goes on in Chinese.
    pub(super) fn learn(&self, send: Callback<Action>) {
        let text = JsFuture::from(self.0.clone());
        spawn_local(async move {
            let text = text.await.ok().and_then(|text| text.as_string());
            if text.is_some_and(learn_english) {
                send.emit(Action::EnglishLearned);
            }
        });
    }
}
