//! What stands on the sheet, and that nothing gets in as markup.

mod contents;
mod formats;
mod request;
mod untrusted;

use super::{PrintedFrame, Sheet};
use crate::form::Form;
use crate::form::fixtures::filled;
use crate::notice::Date;
use crate::report::Report;
use crate::rules::DemandId;
use crate::rules::fixtures::{Example, good};
use crate::text::Lang;
use scraper::Html;

const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// All that a sheet borrows.
struct Work {
    example: Example,
    report: Report,
    form: Form,
    /// One frame that shows both topic and speaker.
    frames: [(DemandId, PrintedFrame); 2],
}

impl Work {
    /// This video, with the form filled in.
    fn new(example: Example, sha256: Option<&str>) -> Self {
        Self {
            report: Report::new(
                &example.context(),
                &example.notice,
                sha256.map(str::to_owned),
            ),
            example,
            form: filled(),
            frames: ["title-card", "speaker-label"].map(|id| (id.into(), frame(3.2))),
        }
    }

    /// Its sheet while no frame is picked and nothing is examined.
    fn bare(&self) -> Sheet<'_> {
        Sheet {
            report: &self.report,
            form: &self.form,
            notice: &self.example.notice,
            date: Date::new(2026, 6, 2).unwrap(),
            hashing: false,
            changes: None,
            frames: &[],
            sound: None,
            picture: None,
        }
    }

    /// Its sheet with one frame that shows both topic and speaker.
    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            frames: &self.frames,
            ..self.bare()
        }
    }

    fn markup(&self) -> String {
        self.sheet().markup(Lang::ZhCn)
    }
}

fn frame(at_s: f64) -> PrintedFrame {
    PrintedFrame::new("data:image/png;base64,iVBORw0KGgo=".to_owned(), at_s).unwrap()
}

fn confirmed() -> Example {
    let mut example = good();
    example.confirm_all();
    example
}

fn text(markup: &str) -> String {
    Html::parse_fragment(markup).root_element().text().collect()
}
