//! A sound in one line, for the sheet.

use super::super::{SoundEnd, SoundExamination};
use super::sound::{groups, name};
use super::{clock, level};
use crate::text::examine::id;
use crate::text::{Lang, Value};

/// Figures and what is advised.
pub(super) fn of(found: &SoundExamination, lang: Lang) -> String {
    let SoundExamination::Measured(found) = found else {
        return lang.text(id::SHEET_SOUND_UNEXAMINED).to_owned();
    };
    let measures = &found.measures;
    let mut line = match (measures.integrated_lufs, measures.true_peak_dbtp) {
        (Some(lufs), Some(dbtp)) => {
            let (lufs, dbtp) = (level(lufs), level(dbtp));
            let args = [("lufs", Value::Word(&lufs)), ("dbtp", Value::Word(&dbtp))];
            lang.fill(id::SHEET_SOUND, &args)
        }
        _ => lang.text(id::SHEET_SOUND_SILENT).to_owned(),
    };
    if found.end != SoundEnd::Complete {
        line.push_str(&lang.fill(id::SHEET_SOUND_PART, &[("to_s", clock(found.to_s))]));
    }
    let advised: Vec<String> = groups(&found.advice)
        .into_iter()
        .filter_map(|group| Some(name(group.first()?.code, lang)))
        .collect();
    if advised.is_empty() {
        line.push_str(lang.text(id::SHEET_SOUND_FINE));
    } else {
        let advised = advised.join(lang.text(id::SOUND_SEPARATOR));
        let args = [("advice", Value::Word(&advised))];
        line.push_str(&lang.fill(id::SHEET_SOUND_ADVICE, &args));
    }
    line
}
