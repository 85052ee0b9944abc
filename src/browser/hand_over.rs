//! What the first program of the page hands to the second, as plain data.

use super::app_store::AppStore;
use super::files::ChosenFiles;
use crate::containers;
use crate::job::FileKey;
use crate::session::{Action, Earlier, OfferedNotice, Session};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::File;

/// A visit so far.
#[derive(Serialize, Deserialize)]
pub(super) struct HandOver {
    lang: Lang,
    notices: Vec<HandedNotice>,
    chosen_notice: usize,
    refused_notice: Option<HandedNotice>,
    files: Vec<HandedFile>,
    /// The place of the open video.
    selected: Option<usize>,
    refused: usize,
}

#[derive(Serialize, Deserialize)]
struct HandedNotice {
    name: String,
    text: String,
    is_foreign: bool,
}

#[derive(Serialize, Deserialize)]
struct HandedFile {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    file: File,
    /// As the inspector sent them; undefined where it could not answer, and the file is inspected again.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    facts: JsValue,
}

impl HandOver {
    /// Of a session, with its files and what the inspector found in them.
    pub(super) fn of(
        session: &Session,
        files: &ChosenFiles,
        facts_of: impl Fn(FileKey) -> JsValue,
    ) -> Self {
        let handed = |key: FileKey| {
            // The inspector of the whole page reads more containers.
            let facts = match session.video(key).and_then(|video| video.facts()) {
                Some(facts) if containers::are_read(facts.content) => JsValue::UNDEFINED,
                _ => facts_of(key),
            };
            let file = files.get(key)?;
            Some(HandedFile { file, facts })
        };
        let is_open = |key: &FileKey| session.selected == Some(*key);
        let keys: Vec<FileKey> = session.videos.iter().map(|video| video.key).collect();
        Self {
            lang: session.chosen_lang,
            notices: session.notices.iter().map(HandedNotice::of).collect(),
            chosen_notice: session.chosen_notice,
            refused_notice: session.refused_notice.as_deref().map(HandedNotice::of),
            selected: keys.iter().position(is_open),
            files: keys.into_iter().filter_map(handed).collect(),
            refused: session.refused,
        }
    }

    /// The session before the visit is taken up; `None` where no notice was handed over.
    pub(super) fn first_session(&self) -> Option<Session> {
        let first = self.notices.first()?;
        let first = OfferedNotice::of_site(&first.name, &first.text);
        Some(Session::new(self.lang, first))
    }

    /// Goes on with the visit in the session of `store`.
    pub(super) fn take_up(self, store: &AppStore) {
        let (files, facts): (Vec<File>, Vec<JsValue>) = self
            .files
            .into_iter()
            .map(|handed| (handed.file, handed.facts))
            .unzip();
        let files = store.files().take(files);
        let remember = |(file, facts): (_, JsValue)| {
            let decoded = serde_wasm_bindgen::from_value(facts.clone()).ok();
            if decoded.is_some() {
                store.pool().remember_facts(file, facts);
            }
            decoded
        };
        let keys = files.iter().map(|file| file.key);
        let facts: Vec<_> = keys.zip(facts).map(remember).collect();
        store.act(Action::TakenUp(Box::new(Earlier {
            lang: self.lang,
            notices: self.notices.into_iter().map(HandedNotice::read).collect(),
            chosen_notice: self.chosen_notice,
            refused_notice: self.refused_notice.map(HandedNotice::read),
            files: files.into_iter().zip(facts).collect(),
            selected: self.selected,
            refused: self.refused,
        })));
    }
}

impl HandedNotice {
    fn of(offered: &OfferedNotice) -> Self {
        Self {
            name: offered.name.to_string(),
            text: offered.text.to_string(),
            is_foreign: offered.is_foreign,
        }
    }

    fn read(self) -> OfferedNotice {
        match self.is_foreign {
            true => OfferedNotice::of_file(&self.name, &self.text),
            false => OfferedNotice::of_site(&self.name, &self.text),
        }
    }
}
