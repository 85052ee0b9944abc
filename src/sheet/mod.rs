//! The submission sheet: report and form on one A4 page, as a page that prints and as data.
//!
//! [`Sheet::markup`] is the one rendering: the page shows and prints it, and [`Sheet::document`] is
//! the same markup with its style in one self-contained file. Everything dynamic gets in escaped,
//! and no style stands in an attribute.

mod checked;
mod name;
mod parts;
mod qr;
mod request;
mod shorten;

pub use name::{Saved, file_name};
pub use qr::{MAX_NAME_BYTES, Payload};
pub use request::{SheetOutput, SheetRequest};

use crate::form::Form;
use crate::markup::Markup;
use crate::notice::{Date, Notice};
use crate::report::Report;
use crate::text::{Lang, id};

use serde::{Deserialize, Serialize};

/// Everything that a sheet shows.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What the check came to.
    pub report: &'a Report,
    /// What was filled in, as typed.
    pub form: &'a Form,
    /// The notice that it is about.
    pub notice: &'a Notice,
    /// The day on which it is made.
    pub date: Date,
    /// SHA-256 is being computed; where it is neither there nor being computed, it was given up.
    pub hashing: bool,
    /// The picture that shows the topic, where one was picked.
    pub title_card: Option<&'a PrintedFrame>,
    /// The picture that shows name, unit and post, where one was picked; often the same.
    pub speaker_label: Option<&'a PrintedFrame>,
    /// What the examination says of the sound, in the language of the sheet.
    pub sound: Option<&'a str>,
    /// What it says of the pictures.
    pub picture: Option<&'a str>,
}

/// A picture out of the video.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedFrame {
    data_url: String,
    at_s: f64,
}

/// Longest `data:` URL of a picture: a sheet is saved on a drive and opened by e-mail programs.
const MAX_FRAME_BYTES: usize = 4 * 1024 * 1024;

impl PrintedFrame {
    /// A picture as `data:` URL of a PNG, JPEG or WebP image in base64, seen at that second of the
    /// video; `None` for anything else, because the sheet must ask for nothing from elsewhere.
    #[must_use]
    pub fn new(data_url: String, at_s: f64) -> Option<Self> {
        let base64 = ["png", "jpeg", "webp"]
            .iter()
            .find_map(|kind| data_url.strip_prefix(&format!("data:image/{kind};base64,")))?;
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        let good = !base64.is_empty() && base64.bytes().all(fits);
        (good && data_url.len() <= MAX_FRAME_BYTES && at_s.is_finite() && at_s >= 0.0)
            .then_some(Self { data_url, at_s })
    }
}

/// The style of the sheet, on screen and in print.
const STYLE: &str = include_str!("../../www/sheet.css");

impl Sheet<'_> {
    /// The sheet as markup: one `<article class="sheet">`.
    #[must_use]
    pub fn markup(&self, lang: Lang) -> String {
        parts::article(self, lang).finish()
    }

    /// The sheet as one self-contained page.
    #[must_use]
    pub fn document(&self, lang: Lang) -> String {
        let mut page = Markup::default();
        page.raw("<!DOCTYPE html>\n<html lang=\"")
            .text(lang.tag())
            .raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
            // It needs nothing from anywhere, and may not ask.
            .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
            .raw("style-src 'unsafe-inline'; img-src data:\">\n")
            .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .element("title", "", &self.title(lang))
            .raw("\n<style>\n")
            .raw(STYLE)
            .raw("</style>\n</head>\n<body class=\"sheet-page\">\n")
            .markup(&parts::article(self, lang))
            .raw("\n</body>\n</html>\n");
        page.finish()
    }

    /// The sheet as data, for the drive: enough to check that file and sheet belong together, and
    /// to gather the works of a unit.
    #[must_use]
    pub fn data(&self) -> SheetData {
        SheetData {
            format: SheetData::FORMAT,
            made_on: self.date,
            notice: NoticeIdentity {
                id: self.notice.id.clone(),
                title: self.notice.title.clone(),
                theme: self.notice.theme.clone(),
            },
            form: self.form.tidied(),
            complete: self.form.is_complete(self.notice),
            report: self.report.clone(),
        }
    }

    fn title(&self, lang: Lang) -> String {
        let name = file_name(self.form, Saved::SheetHtml, lang);
        name.trim_end_matches(".html").to_owned()
    }
}

/// A sheet as it is saved for the drive. Whoever receives it compares `report.file` (name, bytes
/// and SHA-256) with the file beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetData {
    /// Version of this format.
    pub format: u32,
    /// The day on which the sheet was made.
    pub made_on: Date,
    /// The notice that it is about.
    pub notice: NoticeIdentity,
    /// What was filled in, tidied.
    pub form: Form,
    /// Whether nothing was missing in it.
    pub complete: bool,
    /// What the check came to.
    pub report: Report,
}

/// What tells one notice from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeIdentity {
    /// Its key.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its theme.
    pub theme: String,
}

impl SheetData {
    /// The version of the format that this program writes.
    pub const FORMAT: u32 = 1;

    /// As JSON to save.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// A day as it is written: `2026年6月12日`, `2026-06-12`.
#[must_use]
pub fn day(date: Date, lang: Lang) -> String {
    let args = [
        ("year", u32::from(date.year()).into()),
        ("month", u32::from(date.month()).into()),
        ("day", u32::from(date.day()).into()),
    ];
    lang.fill(id::FORMAT_DATE, &args)
}

#[cfg(test)]
mod tests;
