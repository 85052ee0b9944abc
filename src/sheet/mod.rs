//! The submission sheet: report and form on one A4 page, or several where one does not take them, as a page that
//! prints and as data.
//!
//! [`Sheet::markup`] is the only rendering: the page shows and prints it, and [`Sheet::document`] is
//! the same markup with its style in one self-contained file. Everything dynamic is escaped, and there are
//! no style attributes.

mod checked;
mod name;
mod pages;
mod parts;
mod payload;
mod qr;
mod request;
mod shorten;
mod statements;

pub use name::{Saved, file_name};
pub use payload::{MAX_NAME_BYTES, Payload};
pub use request::{SheetOutput, SheetRequest};

use crate::form::Form;
use crate::markup::Markup;
use crate::notice::{Date, Notice};
use crate::report::Report;
use crate::rules::DemandId;
use crate::text::{Lang, id};

use serde::{Deserialize, Serialize};

/// The contents of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The report of the file.
    pub report: &'a Report,
    /// What was filled in, as typed.
    pub form: &'a Form,
    /// The notice that it is about.
    pub notice: &'a Notice,
    /// The day on which it is made.
    pub date: Date,
    /// Whether the SHA-256 is still being computed.
    pub hashing: bool,
    /// What was done to the file where it is a mended film, in the language of the sheet.
    pub changes: Option<&'a str>,
    /// The frames that were picked, each for a demand, in the order of the notice.
    pub frames: &'a [(DemandId, PrintedFrame)],
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

/// Longest `data:` URL of a frame. Sheets are also sent by e-mail.
const MAX_FRAME_BYTES: usize = 4 * 1024 * 1024;

impl PrintedFrame {
    /// A frame at that second of the video, as `data:` URL of a PNG, JPEG or WebP image in base64. `None` for
    /// any other URL, because a sheet must not load anything.
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
        pages::article(self, lang).finish()
    }

    /// The sheet as one self-contained page.
    #[must_use]
    pub fn document(&self, lang: Lang) -> String {
        let mut page = Markup::default();
        page.raw("<!DOCTYPE html>\n<html lang=\"")
            .text(lang.tag())
            .raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
            // The document loads nothing, and this policy forbids it to.
            .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
            .raw("style-src 'unsafe-inline'; img-src data:\">\n")
            .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .element("title", "", &self.title(lang))
            .raw("\n<style>\n")
            .raw(STYLE)
            .raw("</style>\n</head>\n<body class=\"sheet-page\">\n")
            .markup(&pages::article(self, lang))
            .raw("\n</body>\n</html>\n");
        page.finish()
    }

    /// The sheet as data, to be saved on the drive: enough to check that file and sheet belong together,
    /// and to list the works of a unit.
    #[must_use]
    pub fn data(&self) -> SheetData {
        SheetData {
            format: SheetData::FORMAT,
            made_on: self.date,
            notice: NoticeTitle {
                title: self.notice.title.original().to_owned(),
                theme: self
                    .notice
                    .theme
                    .as_ref()
                    .map(|theme| theme.original().to_owned()),
            },
            form: self.form.as_printed(self.notice),
            complete: self.form.is_complete(self.notice),
            report: self.report.clone(),
        }
    }

    fn title(&self, lang: Lang) -> String {
        let name = file_name(self.form, self.notice, Saved::SheetHtml, lang);
        name.trim_end_matches(".html").to_owned()
    }
}

/// A sheet as it is saved on the drive. The recipient compares `report.file` (name, bytes and SHA-256)
/// with the video.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetData {
    /// Version of this format.
    pub format: u32,
    /// The day on which the sheet was made.
    pub made_on: Date,
    /// What the notice is called; the report has its key and fingerprint.
    pub notice: NoticeTitle,
    /// What was filled in, tidied.
    pub form: Form,
    /// Whether nothing was missing in it.
    pub complete: bool,
    /// The report of the file.
    pub report: Report,
}

/// What a notice is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeTitle {
    /// Its title.
    pub title: String,
    /// Its theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

impl SheetData {
    /// The version of the format that this program writes.
    pub const FORMAT: u32 = 2;

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
