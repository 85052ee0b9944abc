//! A sound in one line, for the sheet.

use super::super::{SoundEnd, SoundExamination};
use super::advice::end_line;
use super::level;
use super::sound::name;
use crate::text::examine as id;
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
    let part_s = (found.end != SoundEnd::Complete).then_some(found.to_s);
    end_line(
        &mut line,
        part_s,
        &found.advice,
        |code| name(code, lang),
        lang,
    );
    line
}
