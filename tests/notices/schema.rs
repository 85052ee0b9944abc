//! The schema of notices takes and refuses what the program takes and refuses.

use crate::{listed_kinds, notices, of_rule};
use serde_json::{Value, json};
use yujian::notice::Notice;
use yujian::rules::KindName;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../www/notice.schema.json")).unwrap()
}

#[test]
fn every_notice_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let ships = (
        "www/notice.json".to_owned(),
        include_str!("../../www/notice.json").to_owned(),
    );
    for (name, json) in notices().into_iter().chain([ships]) {
        let notice: Value = serde_json::from_str(&json).unwrap();
        let errors = validator.iter_errors(&notice);
        let errors: Vec<String> = errors
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn the_schema_lists_every_kind() {
    let schema = schema();
    let listed = schema["$defs"]["kind"]["enum"].as_array().unwrap();
    let listed: Vec<&str> = listed.iter().map(|kind| kind.as_str().unwrap()).collect();
    let kinds: Vec<&str> = listed_kinds().map(KindName::as_str).collect();
    assert_eq!(listed, kinds);
    // Each has its parameters.
    for kind in kinds {
        assert!(schema["$defs"][kind].is_object(), "{kind}");
    }
}

/// Both the program and the schema take it, or neither does.
pub(crate) fn assert_alike(notice: &Value, taken: bool) {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(notice)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(errors.is_empty(), taken, "schema: {notice:#}\n{errors:#?}");
    let read = Notice::parse(&notice.to_string());
    assert_eq!(
        read.is_ok(),
        taken,
        "program: {notice:#}\n{:#?}",
        read.err()
    );
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    for rule in [
        json!({ "rule": "duration", "about_s": 480, "within": 0.1, "counts": "without-cards" }),
        json!({ "rule": "duration", "any_s": [15, 30], "within_s": 0.5, "grace_s": 0, "if": { "track": "a" } }),
        json!({ "rule": "duration", "over_s": 60, "under_s": 90, "together": true, "of": "clip" }),
        json!({ "rule": "container", "any": "mp4", "open": true, "prefer": ["mp4", "mov"] }),
        json!({ "rule": "resolution", "min": [[1280, 720]], "long_side_min": 1280, "either_way": true }),
        json!({ "rule": "resolution", "any": [1920, 1080], "if": { "short_side_min": 1080, "duration_min_s": 120 } }),
        json!({ "rule": "aspect", "between": ["9:20", "9:16"], "if": { "orientation": "portrait" } }),
        json!({ "rule": "size", "under_mb": 2000, "mb": "1024", "of": "package" }),
        json!({ "rule": "size", "over_mb": 100, "under_gb": 2 }),
        json!({ "rule": "container", "any": ["flv", "f4v"] }),
        json!({ "rule": "file-name", "charset": "ascii-alnum-_-", "max_chars": 40, "forbid": ["author"] }),
        json!({ "rule": "video-coding", "any": ["h264", "hevc"], "scan": "tff", "bit_depth": 10, "chroma": "4:2:2" }),
        json!({ "rule": "video-bit-rate", "min_kbps": 1000, "of": "file", "beyond": "returned" }),
        json!({ "rule": "frame-rate", "any_fps": [23.976, 25], "exact": true, "constant": true }),
        json!({ "rule": "sound-coding", "track": "forbidden" }),
        json!({ "rule": "sound-level", "loudness_lufs": { "min": -24, "max": -22 } }),
        json!({ "rule": "subtitles", "track": "required", "style": "白字黑边" }),
        json!({ "rule": "ends", "black_s": 5, "still_frames": 25, "bars": "forbid", "countdown": "allowed" }),
        json!({ "rule": "shown", "what": "logo", "template": "片头.pptx", "seconds": { "min_s": 3 } }),
        json!({ "rule": "spoken", "voice": "human", "narration": "required", "music": "forbidden" }),
        json!({ "rule": "recorded", "how": ["one-take", "cameras-3"], "label": "拍摄", "says_en": "In one take" }),
    ] {
        assert_alike(&of_rule(rule), true);
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    for rule in [
        json!({}),
        json!({ "rule": "file" }),
        json!({ "rule": "length", "max_s": 480 }),
        json!({ "rule": "duration" }),
        json!({ "rule": "duration", "max_seconds": 480 }),
        json!({ "rule": "duration", "max_s": "480" }),
        json!({ "rule": "duration", "max_s": 90_000 }),
        json!({ "rule": "duration", "max_s": 480, "strength": "may" }),
        json!({ "rule": "duration", "max_s": 480, "id": "六一" }),
        json!({ "rule": "duration", "max_s": 480, "if": {} }),
        json!({ "rule": "container" }),
        json!({ "rule": "container", "any": [] }),
        json!({ "rule": "container", "any": ["mp4", "mp4"] }),
        json!({ "rule": "container", "any": ["rmvb"] }),
        json!({ "rule": "resolution", "any": [[1920]] }),
        json!({ "rule": "resolution", "either_way": true, "any": [[1920.5, 1080]] }),
        json!({ "rule": "aspect", "any": ["16x9"] }),
        json!({ "rule": "orientation", "any": ["sideways"] }),
        json!({ "rule": "size", "max_mb": 500, "mb": 1024 }),
        json!({ "rule": "size", "max_mb": 500, "max_gb": 1 }),
        json!({ "rule": "video-coding", "level_max": 9 }),
        json!({ "rule": "frame-rate", "any_fps": [0] }),
        json!({ "rule": "sound-coding", "mode": "cbr" }),
        json!({ "rule": "sound-level", "peak_dbfs": {} }),
        json!({ "rule": "sound-level", "peak_dbfs": { "max": 30 } }),
        json!({ "rule": "shown", "where": "start" }),
        json!({ "rule": "hidden", "what": ["watermark"], "seconds": { "max_s": 3 } }),
        json!({ "rule": "recorded", "how": ["two-takes"] }),
        json!({ "rule": "statement" }),
        json!({ "rule": "statement", "text": "长".repeat(121) }),
        json!({ "rule": "picture", "says": " " }),
    ] {
        assert_alike(&of_rule(rule), false);
    }
    let with = |key: &str, value: Value| {
        let mut notice = of_rule(json!({ "rule": "picture" }));
        notice[key] = value;
        notice
    };
    assert_alike(&with("theme", json!("主题")), true);
    for (key, value) in [
        ("format", json!(3)),
        ("id", json!("Notice")),
        ("rules", json!([])),
        ("anonymous", json!("yes")),
        ("contact", json!("张三")),
        ("fields", json!([{ "id": "qq" }])),
        ("fields", json!([{ "id": "title", "kind": "words" }])),
        ("choices", json!([{ "id": "track", "label": "类别" }])),
        ("items", json!([{ "id": "clip" }])),
        ("hand_in", json!({ "steps": [{ "by": "6月12日" }] })),
        ("hand_in", json!({ "quota": { "per": "class" } })),
        ("declarations", json!([{ "id": "original" }])),
        ("approvals", json!([{ "seal": true }])),
        ("print", json!(["长".repeat(201)])),
    ] {
        assert_alike(&with(key, value), false);
    }
}
