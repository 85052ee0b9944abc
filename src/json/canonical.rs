//! A value written in one way only, to tell whether two texts hold the same data.

use serde_json::Value;
use std::collections::BinaryHeap;
use std::fmt::Write as _;

/// The value as a text in which spaces, the order of keys and the spelling of numbers do not count. It is no
/// JSON: it depends on nothing but the value, where the text that serde_json writes also depends on the
/// features that it was built with.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push('n'),
        Value::Bool(true) => out.push('t'),
        Value::Bool(false) => out.push('f'),
        Value::Number(number) => {
            let bits = number.as_f64().unwrap_or_default().to_bits();
            let _infallible = write!(out, "#{bits:x}");
        }
        Value::String(text) => write_text(text, out),
        Value::Array(entries) => {
            out.push('[');
            entries.iter().for_each(|entry| write(entry, out));
            out.push(']');
        }
        Value::Object(map) => {
            // A heap, because it is the only sorting in the page's first program and a tenth of `sort`.
            let keys: BinaryHeap<&String> = map.keys().collect();
            out.push('{');
            for key in keys.into_sorted_vec() {
                write_text(key, out);
                write(&map[key], out);
            }
            out.push('}');
        }
    }
}

/// The length stands before the text, so that no text looks like two.
fn write_text(text: &str, out: &mut String) {
    let _infallible = write!(out, "\"{}:{text}", text.len());
}

#[cfg(test)]
mod tests {
    use super::canonical;
    use serde_json::from_str;

    fn of(text: &str) -> String {
        canonical(&from_str(text).unwrap())
    }

    #[test]
    fn the_same_data_are_written_alike() {
        assert_eq!(
            of(r#"{"b": [1, 2.50], "a": null}"#),
            of(r#"{ "a":null, "b":[1.0,2.5] }"#)
        );
    }

    #[test]
    fn other_data_are_written_otherwise() {
        let texts = [
            r#"{"a": "b"}"#,
            r#"{"a": "b", "c": null}"#,
            r#"["a", "b"]"#,
            r#"["ab"]"#,
            r#"["a", ["b"]]"#,
            r#"["1:a"]"#,
            "[1, 2]",
            "[12]",
            "[true]",
            "[false]",
        ];
        let mut written = texts.map(of).to_vec();
        written.sort();
        written.dedup();
        assert_eq!(written.len(), texts.len());
    }
}
