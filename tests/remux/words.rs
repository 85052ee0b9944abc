//! Every refusal has its words on the page, in each language.

use std::path::Path;
use yujian::facts::{Content, DefectCode};
use yujian::remux::Refusal;

fn all() -> Vec<Refusal> {
    let all = vec![
        Refusal::Container(Content::Avi),
        Refusal::Picture,
        Refusal::Sound,
        Refusal::Encrypted,
        Refusal::External,
        Refusal::CutOff,
        Refusal::Contradiction(DefectCode::JunkBytes),
        Refusal::Codec(String::new()),
        Refusal::Configuration(String::new()),
        Refusal::SeveralFormats,
        Refusal::Edits,
        Refusal::EditRate,
        Refusal::Matrix,
        Refusal::NothingLeft,
        Refusal::OpenGop,
        Refusal::TooLarge,
        Refusal::Timescale,
        Refusal::Times,
        Refusal::Compressed,
    ];
    // A new one does not compile until it stands above as well.
    for refusal in &all {
        match refusal {
            Refusal::Container(_)
            | Refusal::Picture
            | Refusal::Sound
            | Refusal::Encrypted
            | Refusal::External
            | Refusal::CutOff
            | Refusal::Contradiction(_)
            | Refusal::Codec(_)
            | Refusal::Configuration(_)
            | Refusal::SeveralFormats
            | Refusal::Edits
            | Refusal::EditRate
            | Refusal::Matrix
            | Refusal::NothingLeft
            | Refusal::OpenGop
            | Refusal::TooLarge
            | Refusal::Timescale
            | Refusal::Times
            | Refusal::Compressed => {}
        }
    }
    all
}

#[test]
fn every_refusal_has_its_words() {
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    for language in ["zh-CN", "en"] {
        let words = std::fs::read_to_string(texts.join(language).join("submission.ftl")).unwrap();
        for refusal in all() {
            let line = format!("\nmend-refused-{} = ", refusal.as_str());
            assert!(words.contains(&line), "{language}:{line}");
        }
    }
}
