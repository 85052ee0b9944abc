//! The file input. It is in `index.html` and takes files before the program has started. The program
//! goes on with the same element, so that a file dialogue that is open meanwhile still works.

use crate::browser::files::ChosenFiles;
use crate::session::Action;
use gloo_events::EventListener;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};
use yew::Html;

/// The file input, and what was chosen before the program started.
#[derive(Debug, Clone, PartialEq)]
pub struct FileInput {
    input: HtmlInputElement,
    early: Array,
}

impl FileInput {
    /// Of that element. `early` is what was chosen or dropped already: files, and something else for each
    /// thing that is no file.
    #[must_use]
    pub const fn new(input: HtmlInputElement, early: Array) -> Self {
        Self { input, early }
    }

    /// The element, to be rendered.
    pub(crate) fn html(&self) -> Html {
        Html::VRef(self.input.clone().into())
    }

    /// Calls `say` with what was chosen or dropped before, and with each further choice as long as the
    /// listener is kept.
    pub(crate) fn listen(
        &self,
        files: &Rc<ChosenFiles>,
        say: impl Fn(Action) + 'static,
    ) -> EventListener {
        if self.early.length() > 0 {
            say(self.early(files));
        }
        let (field, files) = (self.clone(), Rc::clone(files));
        EventListener::new(&self.input, "change", move |_| {
            let files = files.take(field.chosen());
            say(Action::Chosen { files, others: 0 });
            // So that choosing the same file again fires `change` again.
            field.input.set_value("");
        })
    }

    fn early(&self, files: &ChosenFiles) -> Action {
        let things = self.early.iter();
        let early: Vec<File> = things.filter_map(|thing| thing.dyn_into().ok()).collect();
        let others = self.early.length() as usize - early.len();
        let files = files.take(early);
        Action::Chosen { files, others }
    }

    fn chosen(&self) -> Vec<File> {
        let list = self.input.files();
        let files = list.iter();
        files
            .flat_map(|list| (0..list.length()).filter_map(|index| list.get(index)))
            .collect()
    }
}
