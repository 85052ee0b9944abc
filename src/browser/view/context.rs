//! What every component needs: the language, a way to say what happened, the chosen files.

use crate::browser::desk::Files;
use crate::browser::focus::focus_here;
use crate::session::Action;
use crate::text::{Lang, Template, Text, Value};
use std::rc::Rc;
use yew::prelude::*;

/// Handed down to every component.
#[derive(Clone, PartialEq)]
pub(super) struct Page {
    /// The language of the page.
    pub(super) lang: Lang,
    /// Says what happened.
    pub(super) send: Callback<Action>,
    /// The chosen files themselves, for the player.
    pub(super) files: Rc<Files>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            send: Callback::noop(),
            files: Rc::default(),
        }
    }
}

impl Page {
    /// The words of a message.
    pub(super) fn text(&self, text: Text) -> &'static str {
        self.lang.text(text)
    }

    /// The words of a message with its figures.
    pub(super) fn fill(&self, template: Template, args: &[(&str, Value<'_>)]) -> String {
        self.lang.fill(template, args)
    }

    /// A callback that says `action`, whatever the event was.
    pub(super) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        self.send.reform(move |_| action.clone())
    }

    /// The same for a control that goes away with it: the focus moves to the element of that id.
    pub(super) fn on_leaving(&self, action: Action, to: &'static str) -> Callback<MouseEvent> {
        self.send.reform(move |_| {
            focus_here(to);
            action.clone()
        })
    }
}

/// What [`super::App`] hands down.
#[hook]
pub(super) fn use_page() -> Page {
    use_context::<Page>().unwrap_or_default()
}
