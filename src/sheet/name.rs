//! Names for saved files: `单位-主讲人-主讲主题-报送表.html`.
//!
//! They are valid on FAT32, exFAT and Windows: no forbidden character, no name that Windows reserves, no
//! dot or space at the end, and short enough for a folder with a long name.

use super::shorten;
use crate::form::Form;
use crate::notice::Notice;
use crate::text::{Lang, Submission, Text, is_unprintable, submission};

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The sheet as a page that prints.
    SheetHtml,
    /// The sheet as data.
    SheetJson,
    /// The report alone.
    ReportJson,
    /// The video, under the name that is advised for the drive.
    Video,
}

impl Saved {
    const fn ending(self) -> (Option<Text<Submission>>, &'static str) {
        match self {
            Self::SheetHtml => (Some(submission::SAVED_SHEET), ".html"),
            Self::SheetJson => (Some(submission::SAVED_SHEET), ".json"),
            Self::ReportJson => (Some(submission::SAVED_REPORT), ".json"),
            Self::Video => (None, ".mp4"),
        }
    }
}

/// The fields of which a name is made, and room for each in Chinese characters: with the ending at most 120
/// characters in all. Of an anonymous work only its title is told.
const PARTS: [(&str, usize, bool); 4] = [
    ("unit", 20, true),
    ("speaker", 12, true),
    ("author", 12, true),
    ("title", 24, false),
];

/// The name under which it is saved.
#[must_use]
pub fn file_name(form: &Form, notice: &Notice, saved: Saved, lang: Lang) -> String {
    let told = PARTS
        .iter()
        .filter(|(_, _, names)| !(notice.anonymous && *names));
    let parts = told.map(|(field, max, _)| {
        let typed = form.tidied_by_key(notice, field);
        shorten::to_chars(&safe(&typed), *max)
    });
    let parts: Vec<String> = parts.collect();
    let (what, extension) = saved.ending();
    let fallback = safe(notice.work(lang));
    let filled = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty());
    let mut words: Vec<&str> = filled.collect();
    if words.is_empty() {
        words.push(&fallback);
    }
    words.extend(what.map(|what| lang.text(what)));
    // Windows reserves a device's name with any extension too (`CON.mp4`).
    let stem = words.join("-");
    let stem = stem.trim_matches(['.', ' ', '-', '~', '$']);
    let guard = if is_reserved(stem) { "_" } else { "" };
    format!("{guard}{stem}{extension}")
}

/// The text without characters that FAT, NTFS or a shell treat specially; separators become `_`.
fn safe(part: &str) -> String {
    let kept = part.chars().filter(|c| !is_unprintable(*c));
    let kept: String = kept
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '%' => '_',
            '\u{fffd}' | '\u{a0}' | '\u{3000}' => ' ',
            other => other,
        })
        .collect();
    let words: Vec<_> = kept.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(['.', ' ', '-', '~', '$'])
        .to_owned()
}

/// Whether Windows reserves the name for a device, which it does whatever follows a dot.
fn is_reserved(stem: &str) -> bool {
    let device = stem.split('.').next().unwrap_or_default().trim();
    let device = device.to_ascii_uppercase();
    if matches!(
        device.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let port = device
        .strip_prefix("COM")
        .or_else(|| device.strip_prefix("LPT"));
    let mut number = port.unwrap_or_default().chars();
    let is_digit = number
        .next()
        .is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c));
    is_digit && number.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::good;
    use proptest::prelude::*;

    fn named(unit: &str, speaker: &str, topic: &str, saved: Saved) -> String {
        let mut form = Form::default();
        form.fill("unit", unit);
        form.fill("speaker", speaker);
        form.fill("title", topic);
        file_name(&form, &good().notice, saved, Lang::ZhCn)
    }

    #[test]
    fn as_a_college_would_name_it() {
        assert_eq!(
            named(
                "信息工程系党总支",
                "张三",
                "锤炼党性 勇毅前行",
                Saved::SheetHtml
            ),
            "信息工程系党总支-张三-锤炼党性 勇毅前行-报送表.html"
        );
        assert_eq!(
            named("信息系", "张三", "锤炼党性", Saved::Video),
            "信息系-张三-锤炼党性.mp4"
        );
        assert_eq!(named("", "", "", Saved::SheetJson), "微党课-报送表.json");
        assert_eq!(
            named("", "张三", " ", Saved::ReportJson),
            "张三-检查报告.json"
        );
    }

    #[test]
    fn what_systems_forbid_is_replaced() {
        assert_eq!(
            named("a/b\\c", "d:e*f", "g?\"<>|h", Saved::Video),
            "a_b_c-d_e_f-g_____h.mp4"
        );
        assert_eq!(
            named("../../etc", "..", "x.", Saved::Video),
            "_.._etc-x.mp4"
        );
        assert_eq!(named("con", "", "", Saved::Video), "_con.mp4");
        assert_eq!(named("LPT1", "", "", Saved::Video), "_LPT1.mp4");
        assert_eq!(named("com¹", "", "", Saved::Video), "_com¹.mp4");
        assert_eq!(named("NUL.tar", "", "", Saved::Video), "_NUL.tar.mp4");
        assert_eq!(named("console", "", "", Saved::Video), "console.mp4");
        assert_eq!(
            named("党\u{202e}4pm", "\u{200b}", "\0\n", Saved::Video),
            "党4pm.mp4"
        );
    }

    proptest! {
        #[test]
        fn safe_whatever_is_typed(unit in ".{0,60}", speaker in ".{0,30}", topic in ".{0,60}") {
            for saved in [Saved::SheetHtml, Saved::SheetJson, Saved::ReportJson, Saved::Video] {
                let name = named(&unit, &speaker, &topic, saved);
                prop_assert!(name.len() <= 240 && name.encode_utf16().count() <= 150, "{}", name);
                prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']));
                prop_assert!(!name.chars().any(is_unprintable));
                prop_assert!(!name.starts_with(['.', ' ', '-', '~', '$']));
                let (stem, _) = name.rsplit_once('.').unwrap();
                prop_assert!(!stem.is_empty() && !stem.ends_with(['.', ' ']));
                prop_assert!(!is_reserved(&name));
            }
        }

        #[test]
        fn devices_are_never_named(
            device in "(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$)",
            after in "(\\.[a-z]{0,3}|[ .]{0,3})",
        ) {
            let name = named(&format!("{device}{after}"), "", "", Saved::Video);
            prop_assert!(!is_reserved(&name), "{}", name);
        }
    }
}
