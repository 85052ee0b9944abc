//! A sheet that is asked for as plain data is the same sheet.

use super::*;
use crate::report::{Changes, FileIdentity, MadeFrom};
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

#[test]
fn a_mended_film_says_what_it_was_made_from() {
    let work = Work::new(confirmed(), Some(DIGEST));
    let made_from = MadeFrom {
        file: FileIdentity {
            name: "<b>党课</b>.mov".to_owned(),
            bytes: 7,
            sha256: Some(DIGEST.to_owned()),
        },
        changes: Changes {
            cut_end_s: 0.5,
            ..Changes::default()
        },
    };
    let mended = |output| SheetRequest {
        made_from: Some((made_from.clone(), "剪去末尾 0.5 秒。".to_owned())),
        ..request(&work, output)
    };
    let markup = mended(SheetOutput::Markup).render(&work.example.facts);
    let said = text(&markup.unwrap());
    let words = format!(
        "本文件由“<b>党课</b>.mov”在检查页面改成：剪去末尾 0.5 秒。原文件校验值（SHA-256）：{DIGEST}"
    );
    assert!(said.contains(&words), "{said}");
    let json = mended(SheetOutput::Json).render(&work.example.facts);
    let data: crate::sheet::SheetData = serde_json::from_str(&json.unwrap()).unwrap();
    assert_eq!(data.report.made_from, Some(made_from));
}
