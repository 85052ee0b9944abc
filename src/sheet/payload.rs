//! What the QR code of a sheet says: to which file it belongs, in lines that a phone shows as they are and that a
//! program reads back.

use super::{Sheet, shorten};
use crate::rules::Outcome;
use crate::text::{Lang, SheetMessages, Text, id, is_unprintable, sheet_messages};
use serde::{Deserialize, Serialize};

/// The contents of the code. Size and SHA-256 are always whole and identify the file.
///
/// They are written as lines, each a label, a colon and a value, in the language of the sheet:
///
/// ```text
/// 主讲主题：锤炼党性 勇毅前行
/// 主讲人姓名：张三
/// 单位：信息工程系党总支
/// 文件：党课.mp4
/// 大小：20258 字节
/// 结论：可以报送
/// SHA-256：3afbc837…
/// 通知：shifan-weidangke d48b3fb14448794b
/// 预检 3
/// ```
///
/// A value that is too long is cut in the middle with `…`; what is not known has no line. Unprintable characters,
/// line breaks among them, are `\u{fffd}`. Sheets before this version hold JSON instead, which
/// [`Payload::read`] takes as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// Version of this format.
    pub yujian: u32,
    /// What was filled in about the work, each with what the notice calls it; nothing where the notice wants works
    /// without names.
    #[serde(default)]
    pub work: Vec<(String, String)>,
    /// The file's name.
    pub name: String,
    /// The file's length in bytes.
    pub bytes: u64,
    /// SHA-256 in 64 lower-case hexadecimal digits; `None` where it was not computed.
    pub sha256: Option<String>,
    /// What the check came to.
    pub verdict: Outcome,
    /// The key of the notice, and the fingerprint of its data. Sheets of the first version do not say it.
    #[serde(default)]
    pub notice: (String, String),
}

/// The version that is written.
const VERSION: u32 = 3;

/// Longest name, in bytes of UTF-8.
pub const MAX_NAME_BYTES: usize = 60;

/// Longest text, in bytes of UTF-8: the code then has 73 modules a side (version 14 of ISO/IEC 18004, with error
/// correction M), which still survives a photocopy.
const MAX_BYTES: usize = 362;

/// Longest text that is read, in bytes: the most that a QR code holds.
const MAX_READ: usize = 2953;

/// Which fields name a work; of those in a row the first that the notice has.
const WORK: [&[&str]; 3] = [
    &["title"],
    &["speaker", "author", "authors"],
    &["unit", "school", "class"],
];

const SHA256: &str = "SHA-256";

/// The labels of lines that are not of the form.
const LABELS: [Text<SheetMessages>; 4] = [
    sheet_messages::QR_FILE,
    sheet_messages::QR_SIZE,
    sheet_messages::QR_VERDICT,
    sheet_messages::QR_NOTICE,
];

impl Payload {
    pub(super) fn new(sheet: &Sheet<'_>, lang: Lang) -> Self {
        let report = sheet.report;
        let mut payload = Self {
            yujian: VERSION,
            work: work(sheet, lang),
            name: shorten::to_bytes(&printable(&report.file.name), MAX_NAME_BYTES),
            bytes: report.file.bytes,
            sha256: report.file.sha256.clone(),
            verdict: report.verdict,
            notice: (report.notice.id.clone(), report.notice.fingerprint.clone()),
        };
        // Few works have names as long as this.
        for max in [45, 36, 27, 18, 9] {
            if payload.lines(lang).len() <= MAX_BYTES {
                break;
            }
            for (label, value) in &mut payload.work {
                *label = shorten::to_bytes(label, max);
                *value = shorten::to_bytes(value, max);
            }
        }
        if payload.lines(lang).len() > MAX_BYTES {
            payload.work.clear();
        }
        payload
    }

    /// The text of the code.
    pub(super) fn lines(&self, lang: Lang) -> String {
        let [file, size, verdict, notice] = LABELS.map(|label| lang.text(label).to_owned());
        let bytes = [("bytes", self.bytes.into())];
        let bytes = lang.fill(sheet_messages::QR_BYTES, &bytes);
        let word = lang.text(verdict_word(self.verdict)).to_owned();
        let (id, mark) = &self.notice;
        let own = [
            Some((file, self.name.clone())),
            Some((size, bytes)),
            Some((verdict, word)),
            self.sha256
                .clone()
                .map(|digest| (SHA256.to_owned(), digest)),
            Some((notice, format!("{id} {mark}"))),
        ];
        let colon = lang.text(sheet_messages::QR_COLON);
        let lines = self.work.iter().cloned().chain(own.into_iter().flatten());
        let mut text: String = lines
            .map(|(label, value)| format!("{label}{colon}{value}\n"))
            .collect();
        text.push_str(&format!("{} {}", lang.text(id::PAGE_SEAL), self.yujian));
        text
    }

    /// Reads a code of any version; `None` where it is none of ours. Nothing that it says can be trusted: anybody
    /// can print a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > MAX_READ {
            return None;
        }
        let read = match text.trim_start().starts_with('{') {
            true => serde_json::from_str(text).ok()?,
            false => Lang::ALL
                .iter()
                .find_map(|lang| Self::read_lines(text, *lang))?,
        };
        let is_digest = |digest: &String| {
            let mut digits = digest.bytes();
            digest.len() == 64 && digits.all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
        };
        read.sha256.iter().all(is_digest).then_some(read)
    }

    fn read_lines(text: &str, lang: Lang) -> Option<Self> {
        let mut lines: Vec<&str> = text.lines().collect();
        let (brand, version) = lines.pop()?.rsplit_once(' ')?;
        let yujian = version.parse().ok()?;
        if brand != lang.text(id::PAGE_SEAL) || yujian != VERSION {
            return None;
        }
        let colon = lang.text(sheet_messages::QR_COLON);
        let mut lines: Vec<(&str, &str)> = lines
            .into_iter()
            .map(|line| line.split_once(colon))
            .collect::<Option<_>>()?;
        let [file, size, verdict, notice] = LABELS.map(|label| lang.text(label));
        // From the end: what the notice calls a field may be one of these words, too.
        let (id, mark) = taken(&mut lines, notice)?.rsplit_once(' ')?;
        let sha256 = taken(&mut lines, SHA256).map(str::to_owned);
        let word = taken(&mut lines, verdict)?;
        let mut verdicts = VERDICTS.into_iter();
        let verdict = verdicts.find(|verdict| lang.text(verdict_word(*verdict)) == word)?;
        let bytes = taken(&mut lines, size)?.split(' ').next()?.parse().ok()?;
        let name = taken(&mut lines, file)?.to_owned();
        let work = lines.into_iter();
        let work = work.map(|(label, value)| (label.to_owned(), value.to_owned()));
        Some(Self {
            yujian,
            work: work.collect(),
            name,
            bytes,
            sha256,
            verdict,
            notice: (id.to_owned(), mark.to_owned()),
        })
    }
}

/// The value of the last line, where it has this label.
fn taken<'t>(lines: &mut Vec<(&'t str, &'t str)>, label: &str) -> Option<&'t str> {
    lines.pop_if(|(of, _)| *of == label).map(|(_, value)| value)
}

const VERDICTS: [Outcome; 5] = [
    Outcome::Meets,
    Outcome::Advise,
    Outcome::Confirm,
    Outcome::CannotTell,
    Outcome::Breaks,
];

const fn verdict_word(verdict: Outcome) -> Text {
    match verdict {
        // No verdict comes to the first.
        Outcome::NotApplicable | Outcome::Meets => id::VERDICT_MEETS,
        Outcome::Advise => id::VERDICT_ADVISE,
        Outcome::Confirm => id::VERDICT_CONFIRM,
        Outcome::CannotTell => id::VERDICT_CANNOT_TELL,
        Outcome::Breaks => id::VERDICT_BREAKS,
    }
}

/// What names the work, as it was filled in.
fn work(sheet: &Sheet<'_>, lang: Lang) -> Vec<(String, String)> {
    if sheet.notice.anonymous {
        return Vec::new();
    }
    let colon = lang.text(sheet_messages::QR_COLON);
    let fields = WORK.iter().filter_map(|row| {
        let mut row = row.iter();
        row.find_map(|key| sheet.notice.field(key))
    });
    let named = fields.map(|field| {
        // What the first colon ends is the label.
        let label = printable(field.label.get(lang)).replace(colon, " ");
        // Names of several people stand on a line each.
        let value = sheet.form.tidied(field).replace('\n', " ");
        (label, printable(&value))
    });
    named.filter(|(_, value)| !value.is_empty()).collect()
}

fn printable(text: &str) -> String {
    let printable = |c: char| if is_unprintable(c) { '\u{fffd}' } else { c };
    text.chars().map(printable).collect()
}
