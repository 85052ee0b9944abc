//! Has sheets rendered by the submission worker.

use super::app_store::AppStore;
use super::clock;

use super::view::submission::changes;
use crate::report::MadeFrom;
use crate::session::{HashState, Video};
use crate::sheet::{SheetOutput, SheetRequest};
use crate::text::Lang;
use std::rc::Rc;

/// Sends requests for sheets to the worker.
#[derive(Clone)]
pub(super) struct SheetRenderer(Rc<AppStore>);

impl PartialEq for SheetRenderer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl SheetRenderer {
    /// A renderer for the session of `store`.
    pub(super) fn new(store: &Rc<AppStore>) -> Self {
        Self(Rc::clone(store))
    }

    /// Has the sheet of a video rendered and calls `take` with it, or with `None` where that fails.
    pub(super) fn render(
        &self,
        video: &Video,
        lang: Lang,
        output: SheetOutput,
        take: impl FnOnce(Option<String>) + 'static,
    ) {
        let request = self.request(video, lang, output);
        match request.and_then(|request| serde_json::to_string(&request).ok()) {
            Some(request) => self.0.pool().render(video.key, request, take),
            None => take(None),
        }
    }

    fn request(&self, video: &Video, lang: Lang, output: SheetOutput) -> Option<SheetRequest> {
        let draft = &video.draft;
        let examined = video.examined.as_deref();
        let frames = draft.picked.iter().filter_map(|(demand, picked)| {
            let image = picked.image.as_deref()?.to_owned();
            Some((demand.clone(), image, picked.at_s))
        });
        Some(SheetRequest {
            output,
            lang,
            notice: self.0.session().offered_notice()?.text.to_string(),
            file_name: video.id.name.clone(),
            sha256: video.hash.sha256().map(str::to_owned),
            hashing: matches!(video.hash, HashState::Waiting | HashState::Running { .. }),
            made_from: made_from(video, lang),
            confirmations: draft.confirmations(),
            form: draft.form.clone(),
            date: clock::today()?,
            frames: frames.collect(),
            decoded: examined.map(|examined| examined.decoded.clone()),
            measurements: examined.map(|examined| examined.measurements.clone()),
            sound: examined.map(|examined| examined.sound.of(lang).to_owned()),
            picture: examined.and_then(|e| Some(e.picture.as_ref()?.of(lang).to_owned())),
        })
    }
}

/// What a mended film was made from, and what was done in words.
fn made_from(video: &Video, lang: Lang) -> Option<(MadeFrom, String)> {
    let from = &video.mended.as_ref()?.from;
    Some((from.clone(), changes(&from.changes, lang)))
}
