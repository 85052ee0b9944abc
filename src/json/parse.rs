//! From a text to a value, with the place where it stops being JSON.

use super::{Fault, Faults, Problem};
use serde_json::Value;

/// Parses a text of at most `max` bytes. A byte order mark is skipped.
///
/// # Errors
/// The one fault for which nothing in it can be read.
pub fn parse(text: &str, max: usize) -> Result<Value, Fault> {
    let fault = |problem| Fault {
        path: String::new(),
        problem,
    };
    if text.len() > max {
        return Err(fault(Problem::TooLarge { max }));
    }
    // What was read as UTF-8 and is none holds this character.
    if text.contains('\u{fffd}') {
        return Err(fault(Problem::NotUtf8));
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        fault(match trailing_comma(text, line, column) {
            Some(line) => Problem::TrailingComma { line },
            None => syntax(text, line, column),
        })
    })
}

/// The place where reading stopped, as an editor counts it: in characters, not in bytes.
fn syntax(text: &str, line: usize, bytes: usize) -> Problem {
    // A line that ends too early is told by its end, not by the beginning of the next.
    let (line, bytes) = match bytes {
        0 if line > 1 => (line - 1, usize::MAX),
        bytes => (line, bytes),
    };
    let stopped = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let chars = stopped.char_indices().take_while(|(at, _)| *at < bytes);
    let column = chars.count().max(1);
    Problem::Syntax { line, column }
}

/// An object or list that is being walked through.
#[derive(Default)]
struct Level<'t> {
    keys: Vec<&'t str>,
    /// The place in the list, for a list.
    index: Option<usize>,
}

/// Keys of one object that are compared; one with more has unknown ones, which is told.
const COMPARED: usize = 64;

/// Notes every key that stands twice in one object of a text that is JSON. Of those only the last would be read.
pub fn note_repeated_keys(text: &str, faults: &Faults) {
    let mut levels: Vec<Level<'_>> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}', '[', ']', ',', '"']) {
        let (_, found) = rest.split_at(at);
        let (sign, after) = found.split_at(1);
        rest = after;
        match (sign, levels.last_mut()) {
            ("{", _) => levels.push(Level::default()),
            ("[", _) => levels.push(Level {
                index: Some(0),
                ..Level::default()
            }),
            (",", Some(level)) => level.index = level.index.map(|index| index + 1),
            (",", None) => {}
            ("\"", level) => {
                let mut is_escaped = false;
                let end = rest.find(|c| {
                    let is_end = c == '"' && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    is_end
                });
                let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
                rest = after.strip_prefix('"').unwrap_or_default();
                if let Some(level) = level.filter(|_| rest.trim_start().starts_with(':')) {
                    let is_known = level.keys.iter().take(COMPARED).any(|key| *key == word);
                    level.keys.push(word);
                    if is_known {
                        faults.add(path_of(&levels), Problem::Duplicate);
                    }
                }
            }
            _ => _ = levels.pop(),
        }
    }
}

/// Where one is: `rules[2].max_s`.
fn path_of(levels: &[Level<'_>]) -> String {
    let mut path = String::new();
    for level in levels {
        match (level.index, level.keys.last()) {
            (Some(index), _) => path.push_str(&format!("[{index}]")),
            (None, key) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.extend(key.copied().unwrap_or_default().chars().take(40));
            }
        }
    }
    path
}

/// The line of the comma before the closing bracket at which reading stopped.
fn trailing_comma(text: &str, line: usize, column: usize) -> Option<usize> {
    let lines: Vec<&str> = text.lines().take(line).collect();
    let (stopped, before) = lines.split_last()?;
    // The column counts bytes.
    let head = stopped.get(..column.checked_sub(1)?)?;
    let bracket = stopped.get(column - 1..)?.trim_start();
    if !bracket.starts_with(['}', ']']) {
        return None;
    }
    let lines = before.iter().copied().chain([head]).zip(1..);
    let (last, number) = lines.filter(|(line, _)| !line.trim().is_empty()).last()?;
    last.trim_end().ends_with(',').then_some(number)
}
