//! What is shown, read back as a browser would, and every code in words.

mod picture;
mod second_reading;
mod sound;

use crate::facts::Facts;
use crate::job::Examined;
use crate::report::{Measurements, Report};
use crate::rules::fixtures::good;
use crate::text::Lang;
use scraper::{Html, Selector};
use serde_json::Value;

/// What is shown in that language, checked to be harmless.
fn html(of: &Examined, lang: Lang) -> Html {
    let markup = of.markup.of(lang);
    for forbidden in ["<script", "style=", "onclick", "href"] {
        assert!(!markup.contains(forbidden), "{markup}");
    }
    let html = Html::parse_fragment(markup);
    assert_eq!(html.errors, Vec::<String>::new(), "{markup}");
    for source in attributes(&html, "[src]", "src") {
        assert!(source.starts_with("data:image/bmp;base64,"), "{source}");
    }
    html
}

fn texts(html: &Html, css: &str) -> Vec<String> {
    html.select(&Selector::parse(css).unwrap())
        .map(|element| element.text().collect())
        .collect()
}

fn attributes(html: &Html, css: &str, name: &str) -> Vec<String> {
    html.select(&Selector::parse(css).unwrap())
        .map(|element| element.attr(name).unwrap().to_owned())
        .collect()
}

/// The report with these measurements, which is as the schema promises, and would not be with another
/// word for the end of `part`.
fn keeps_the_schema(of: &Examined, facts: &Facts, part: &str) -> Value {
    let schema = include_str!("../../../../www/report.schema.json");
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let mut report = Report::unconfirmed(facts, "a.mp4", &good().notice);
    report.measurements = Measurements::new(of.measurements.clone());
    let mut report = serde_json::to_value(report).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    report["measurements"][part]["end"] = "perhaps".into();
    assert!(!validator.is_valid(&report));
    report
}
