//! A sheet that is asked for as plain data is the same sheet.

use super::*;
use crate::sheet::{SheetOutput, SheetRequest};

fn request(work: &Work, output: SheetOutput) -> SheetRequest {
    let frame = |id: &str| {
        let url = "data:image/png;base64,iVBORw0KGgo=".to_owned();
        (id.into(), url, 3.2)
    };
    SheetRequest {
        output,
        lang: Lang::ZhCn,
        notice: include_str!("../../../www/notice.json").to_owned(),
        file_name: work.example.file_name.clone(),
        sha256: Some(DIGEST.to_owned()),
        hashing: false,
        made_from: None,
        confirmations: work.example.confirmations.clone(),
        form: work.form.clone(),
        date: Date::new(2026, 6, 2).unwrap(),
        // In any order, and with one for a demand that the notice does not make.
        frames: ["speaker-label", "gone", "title-card"].map(frame).into(),
        decoded: work.example.decoded.clone(),
        measurements: None,
        sound: None,
        picture: None,
    }
}

#[test]
fn what_crosses_to_the_worker_renders_the_same_sheet() {
    let work = Work::new(confirmed(), Some(DIGEST));
    let sheet = work.sheet();
    for (output, expected) in [
        (SheetOutput::Markup, sheet.markup(Lang::ZhCn)),
        (SheetOutput::Document, sheet.document(Lang::ZhCn)),
        (SheetOutput::Json, sheet.data().to_json()),
    ] {
        let json = serde_json::to_string(&request(&work, output)).unwrap();
        let crossed: SheetRequest = serde_json::from_str(&json).unwrap();
        assert_eq!(crossed.render(&work.example.facts), Some(expected));
    }
}

#[test]
fn without_a_notice_there_is_no_sheet() {
    let work = Work::new(confirmed(), None);
    let request = SheetRequest {
        notice: "{}".to_owned(),
        ..request(&work, SheetOutput::Markup)
    };
    assert_eq!(request.render(&work.example.facts), None);
}
