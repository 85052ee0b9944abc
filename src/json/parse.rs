//! From a text to a value, with the place where it stops being JSON.

use super::{Fault, Problem};
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
            None => Problem::Syntax { line, column },
        })
    })
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
