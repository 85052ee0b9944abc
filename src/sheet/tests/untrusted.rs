//! That nothing which people and files put in gets in as markup.

use super::{Work, confirmed};
use crate::form::fixtures::filled;
use crate::sheet::{MAX_FRAME_BYTES, PrintedFrame};
use crate::text::{Words, half_widths, is_unprintable};
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

/// What people, files and notices put in, made of what makes markup.
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

/// A text that takes the same room and holds nothing that could be markup.
fn harmless(text: &str) -> String {
    let harmless = text.chars().map(|c| match c {
        // These divide names.
        ',' | ';' => c,
        _ if !c.is_ascii_graphic() => c,
        _ if half_widths(c) > 1 => 'X',
        _ => 'x',
    });
    harmless.collect()
}

/// The sheet of a work in which everything that others wrote is one of these texts.
fn written(a: &str, b: &str, name: &str) -> String {
    let word = |text: &str| format!("字{text}");
    let mut form = filled();
    for (field, value) in [
        ("title", word(a)),
        ("speaker", word(b)),
        ("unit", word(a)),
        ("post", word(b)),
        ("phone", word(a)),
        ("people", format!("{}\n{}", word(b), word(a))),
    ] {
        form.fill(field, &value);
    }
    let mut example = confirmed();
    example.file_name = format!("{name}.mp4");
    example.confirm("sound", b, Some(1.0));
    example.notice.title = Words::new(&word(a));
    example.notice.theme = Some(Words::new(&word(b)));
    example.notice.work = Some(Words::new(&word(a)));
    example.notice.declarations[0].text = Words::new(&word(a));
    example.notice.approvals[0].label = Words::new(&word(b));
    example.notice.fields[0].label = Words::new(&word(a));
    example.notice.choices[0].label = Words::new(&word(b));
    example.notice.choices[0].options[2].label = Words::new(&word(a));
    example.notice.hand_in.steps[0].medium = Some(Words::new(&word(b)));
    let container = &mut example.notice.demands.listed[0];
    container.label = Some(Words::new(&word(b)));
    container.says = Some(Words::new(&word(a)));
    container.clause = word(b);
    let sound = &mut example.facts.movie.as_mut().unwrap().sounds[0];
    sound.codec = word(b);
    Work {
        form,
        ..Work::new(example, Some(a))
    }
    .markup()
}

proptest! {
    // Reading markup back takes its time in a debug build.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_gets_in_as_markup(a in hostile(), b in hostile(), name in hostile()) {
        let marked = written(&a, &b, &name);
        let plain = written(&harmless(&a), &harmless(&b), &harmless(&name));
        let (marked_as, plain) = (skeleton(&marked), skeleton(&plain));
        prop_assert_eq!(marked_as.len(), plain.len());
        prop_assert_eq!(marked_as, plain);
        prop_assert!(!marked.chars().any(is_unprintable));
        prop_assert!(!marked.contains(" style="));
    }
}
