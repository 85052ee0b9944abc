//! The request by which the page has a worker render a sheet, as plain data.

use super::{PrintedFrame, Sheet};
use crate::facts::{Decoded, Facts};
use crate::form::Form;
use crate::notice::{Date, Notice};
use crate::report::{MadeFrom, Measurements, Report};
use crate::rules::{Confirmations, Context, DemandId};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A sheet to be rendered: all its contents except the facts about the file, which the worker gets apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetRequest {
    /// The form of the output.
    pub output: SheetOutput,
    /// The language.
    pub lang: Lang,
    /// The text of the notice.
    pub notice: String,
    /// The file's name.
    pub file_name: String,
    /// Its SHA-256, where it is there.
    pub sha256: Option<String>,
    /// Whether the SHA-256 is still being computed.
    pub hashing: bool,
    /// What the file was made from, where the page has mended it, and what was done in words.
    pub made_from: Option<(MadeFrom, String)>,
    /// What the teacher has confirmed.
    pub confirmations: Confirmations,
    /// What was filled in.
    pub form: Form,
    /// The day on which the sheet is made.
    pub date: Date,
    /// The frames that were picked: demand, `data:` URL and second.
    pub frames: Vec<(DemandId, String, f64)>,
    /// What decoding the file has shown, as far as it was examined.
    pub decoded: Option<Decoded>,
    /// What the examination measured, as JSON.
    pub measurements: Option<String>,
    /// What the examination says of the sound.
    pub sound: Option<String>,
    /// What it says of the pictures.
    pub picture: Option<String>,
}

/// The form of a rendered sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetOutput {
    /// [`Sheet::markup`], to be shown and printed.
    Markup,
    /// [`Sheet::document`], to be saved.
    Document,
    /// [`Sheet::data`] as JSON, to be saved.
    Json,
}

impl SheetRequest {
    /// Renders the sheet of a file; `None` where the notice is not valid.
    #[must_use]
    pub fn render(self, facts: &Facts) -> Option<String> {
        let notice = Notice::parse(&self.notice).ok()?;
        let context = Context {
            facts,
            decoded: self.decoded.as_ref(),
            file_name: &self.file_name,
            demands: &notice.demands,
            answers: &self.form.answers,
            confirmations: &self.confirmations,
        };
        let mut report = Report::new(&context, &notice, self.sha256);
        let (made_from, changes) = self.made_from.unzip();
        report.made_from = made_from;
        report.measurements = self.measurements.and_then(Measurements::new);
        let mut frames = self.frames;
        let place = |id: &DemandId| {
            let mut demands = notice.demands.listed.iter();
            demands.position(|demand| demand.id == *id)
        };
        frames.retain(|(id, ..)| place(id).is_some());
        frames.sort_by_key(|(id, ..)| place(id));
        let frames = frames.into_iter();
        let frames: Vec<(DemandId, PrintedFrame)> = frames
            .filter_map(|(id, image, at_s)| Some((id, PrintedFrame::new(image, at_s)?)))
            .collect();
        let sheet = Sheet {
            report: &report,
            form: &self.form,
            notice: &notice,
            date: self.date,
            hashing: self.hashing,
            changes: changes.as_deref(),
            frames: &frames,
            sound: self.sound.as_deref(),
            picture: self.picture.as_deref(),
        };
        Some(match self.output {
            SheetOutput::Markup => sheet.markup(self.lang),
            SheetOutput::Document => sheet.document(self.lang),
            SheetOutput::Json => sheet.data().to_json(),
        })
    }
}
