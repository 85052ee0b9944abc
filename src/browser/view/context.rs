//! What every component needs: the language, a callback for actions, the chosen files.

use super::submission::SubmissionViews;
use crate::browser::files::ChosenFiles;
use crate::browser::focus::focus_here;
use crate::browser::sheet_renderer::SheetRenderer;
use crate::session::Action;
use crate::text::{Lang, MessageSet, Template, Text, Value};
use std::rc::Rc;
use yew::prelude::*;

/// Handed down from [`super::App`].
#[derive(Clone, PartialEq)]
pub(super) struct Page {
    /// The language of the page.
    pub(super) lang: Lang,
    /// Sends an action to the session.
    pub(super) send: Callback<Action>,
    /// The chosen files themselves, for the player.
    pub(super) files: Rc<ChosenFiles>,
    /// Renders sheets.
    pub(super) sheets: SheetRenderer,
    /// The views of what follows a verdict, in the program that has them.
    pub(super) submission: Option<&'static SubmissionViews>,
}

impl Page {
    /// The words of a message.
    pub(super) fn text<W: MessageSet>(&self, text: Text<W>) -> &'static str {
        self.lang.text(text)
    }

    /// The words of a message with its figures.
    pub(super) fn fill<W: MessageSet>(
        &self,
        template: Template<W>,
        args: &[(&str, Value<'_>)],
    ) -> String {
        self.lang.fill(template, args)
    }

    /// A callback that sends `action`, whatever the event is.
    pub(super) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        self.send.reform(move |_| action.clone())
    }

    /// The same for a control that disappears by the action: the focus moves to the element with that id.
    pub(super) fn on_leaving(&self, action: Action, to: &str) -> Callback<MouseEvent> {
        let to = to.to_owned();
        self.send.reform(move |_| {
            focus_here(&to);
            action.clone()
        })
    }
}

/// An `Rc` that is compared by identity. The session keeps the same `Rc` where nothing changed, so equal
/// properties are found without comparing their contents.
pub(crate) struct Shared<T>(Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = Rc<T>;

    fn deref(&self) -> &Rc<T> {
        &self.0
    }
}

impl<T> From<Rc<T>> for Shared<T> {
    fn from(rc: Rc<T>) -> Self {
        Self(rc)
    }
}

impl<T> From<&Rc<T>> for Shared<T> {
    fn from(rc: &Rc<T>) -> Self {
        Self(Rc::clone(rc))
    }
}
