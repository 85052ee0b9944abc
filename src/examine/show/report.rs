//! The `measurements` of the report.

use super::super::SoundExamination;
use super::code;
use serde_json::{Value, json};

/// As JSON. The curve of loudness is left out: it is a picture, and would be longer than the rest.
pub(super) fn json(found: &SoundExamination) -> String {
    let sound = match found {
        SoundExamination::Unexamined(reason) => json!({ "unexamined": code(reason) }),
        SoundExamination::Measured(found) => {
            let mut sound = json!(found.measures);
            if let Value::Object(fields) = &mut sound {
                fields.remove("curve");
                fields.insert("to_s".to_owned(), json!(milliseconds(found.to_s)));
                fields.insert("end".to_owned(), json!(found.end));
                fields.insert("advice".to_owned(), json!(found.advice));
            }
            sound
        }
    };
    json!({ "sound": sound }).to_string()
}

/// The same with what was found besides.
pub(super) fn with(measurements: &str, name: &str, found: Value) -> String {
    let mut all = serde_json::from_str(measurements).unwrap_or_else(|_| json!({}));
    if let Value::Object(fields) = &mut all {
        fields.insert(name.to_owned(), found);
    }
    all.to_string()
}

pub(super) fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}
