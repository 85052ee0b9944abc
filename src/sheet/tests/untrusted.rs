//! That nothing which people and files put in gets in as markup.

use super::{DIGEST, Work, confirmed};
use crate::form::Form;
use crate::form::fixtures::filled;
use crate::rules::RuleId;
use crate::sheet::{MAX_FRAME_BYTES, PrintedFrame};
use crate::text::is_unprintable;
use proptest::prelude::*;
use scraper::Html;

#[test]
fn only_pictures_become_frames() {
    let good = "data:image/jpeg;base64,/9j/4AAQ";
    assert!(PrintedFrame::new(good.to_owned(), 0.0).is_some());
    for (url, at_s) in [
        ("https://example.com/a.png", 0.0),
        ("data:image/svg+xml;base64,PHN2Zz4=", 0.0),
        ("data:text/html;base64,PHN2Zz4=", 0.0),
        ("data:image/png;base64,", 0.0),
        ("data:image/png;base64,\" onerror=\"x", 0.0),
        (good, f64::NAN),
        (good, -1.0),
    ] {
        assert!(PrintedFrame::new(url.to_owned(), at_s).is_none(), "{url}");
    }
    let large = format!("data:image/png;base64,{}", "A".repeat(MAX_FRAME_BYTES));
    assert!(PrintedFrame::new(large, 0.0).is_none());
}

/// The elements and attributes of markup, without what stands in them.
fn skeleton(markup: &str) -> Vec<String> {
    let page = Html::parse_fragment(markup);
    let elements = page.root_element().descendent_elements();
    elements
        .filter(|element| !matches!(element.value().name(), "path"))
        .map(|element| {
            let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            format!("{} {}", element.value().name(), names.join(" "))
        })
        .collect()
}

/// What people and files put in, made of what makes markup.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("'onmouseover='alert(1)".to_owned()),
        Just("</td></tr></table></article>".to_owned()),
        Just("<!--".to_owned()),
        Just("]]>&lt;&#60;".to_owned()),
        Just("\u{202e}\u{2066}\0".to_owned()),
        "\\PC{0,12}",
        ".{0,12}",
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    // Reading markup back takes its time in a debug build.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_gets_in_as_markup(a in hostile(), b in hostile(), name in hostile()) {
        let plain = skeleton(&Work::new(confirmed(), Some(DIGEST)).markup());
        let word = |text: &str| format!("字{text}");
        let form = Form {
            topic: word(&a),
            speaker: word(&b),
            unit: word(&a),
            post: word(&b),
            phone: word(&a),
            co_authors: vec![word(&b), word(&a)],
            ..filled()
        };
        let mut example = confirmed();
        example.file_name = format!("{name}.mp4");
        example.confirm(RuleId::Sound, &b, Some(1.0));
        example.notice.title = word(&a);
        example.notice.theme = word(&b);
        example.notice.declarations[0].text = word(&a);
        example.facts.movie.as_mut().unwrap().sounds[0].codec = word(&b);
        example.facts.movie.as_mut().unwrap().sounds[0].codec.push_str("<b>");
        let marked = Work { form, ..Work::new(example, Some(&a)) }.markup();
        prop_assert_eq!(skeleton(&marked).len(), plain.len());
        let with_digest = skeleton(&marked);
        prop_assert_eq!(with_digest, plain);
        prop_assert!(!marked.chars().any(is_unprintable));
        prop_assert!(!marked.contains(" style="));
    }
}
