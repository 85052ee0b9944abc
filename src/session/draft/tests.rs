use super::*;
use crate::rules::{Confirmation, RuleId};
use proptest::prelude::*;

fn id(name: &str, bytes: u64, modified_ms: i64) -> FileId {
    FileId {
        name: name.to_owned(),
        bytes,
        modified_ms,
    }
}

fn confirmed(rule: RuleId, at_s: Option<f64>) -> (RuleId, Confirmation) {
    let by = String::new();
    (
        rule,
        Confirmation {
            by,
            at_s,
            played_percent: Some(97),
        },
    )
}

fn draft(topic: &str, at_s: f64) -> StoredDraft {
    let draft = Draft {
        form: Form {
            topic: topic.to_owned(),
            ..Form::default()
        },
        confirmed: [
            confirmed(RuleId::Sound, None),
            confirmed(RuleId::TitleCard, Some(at_s)),
        ]
        .into(),
        confirmer: "支部书记".to_owned(),
        picked: [
            (RuleId::TitleCard, PickedFrame { at_s, image: None }),
            (
                RuleId::SpeakerLabel,
                PickedFrame {
                    at_s: 2.0 * at_s,
                    image: None,
                },
            ),
        ]
        .into(),
    };
    Rc::new(draft).stored(&id("甲\"<b>.mp4", 1_000_000, 7), 1_780_000_000_000)
}

fn no_image(_: &FileId, _: RuleId) -> Option<String> {
    None
}

#[test]
fn a_picture_made_elsewhere_is_not_taken() {
    let json = draft("题目", 1.0).to_json();
    let frame = |url: &str| {
        let image = |_: &FileId, rule| (rule == RuleId::SpeakerLabel).then(|| url.to_owned());
        let picked = &StoredDraft::from_json(&json, image).unwrap().draft.picked;
        assert_eq!(picked[&RuleId::TitleCard].image, None);
        picked[&RuleId::SpeakerLabel].image.clone()
    };
    let good = "data:image/jpeg;base64,AAAA";
    assert!(frame(good).is_some());
    assert!(frame(&good.repeat(100_000)).is_none());
    assert!(frame("https://example.org/a.jpg").is_none());
    assert!(frame("data:image/svg+xml,<svg/>").is_none());
}

#[test]
fn other_versions_and_other_texts_are_refused() {
    let json = draft("题目", 1.0).to_json();
    let newer = json.replace("\"format\":1", "\"format\":2");
    for text in [newer.as_str(), "", "null", "{}", "[1]"] {
        assert_eq!(
            StoredDraft::from_json(text, no_image),
            Err(DraftError::NotADraft)
        );
    }
    let long = " ".repeat(2_000_001);
    assert_eq!(
        StoredDraft::from_json(&long, no_image),
        Err(DraftError::TooLong)
    );
}

#[test]
fn files_that_differ_have_keys_that_differ() {
    // A name cannot pass for another file's numbers: it stands last.
    assert_ne!(id("2/a", 1, 1).draft_key(), id("a", 1, 12).draft_key());
    assert_ne!(id("a", 1, 11).draft_key(), id("a", 11, 1).draft_key());
    let frames = RULES_WITH_FRAME.map(|rule| id("a", 1, 1).frame_key(rule));
    assert_ne!(frames[0], frames[1]);
    assert!(!frames[0].starts_with(StoredDraft::PREFIX));
}

proptest! {
    #[test]
    fn what_is_kept_comes_back(topic in any::<String>(), sixty_fourths in 0_u32..100_000_000) {
        // Fractions that decimals write exactly: the reader of JSON may be off in the last bit.
        let kept = draft(&topic, f64::from(sixty_fourths) / 64.0);
        prop_assert_eq!(StoredDraft::from_json(&kept.to_json(), no_image), Ok(kept));
    }

    #[test]
    fn no_text_panics(text in any::<String>(), frame in any::<Option<String>>()) {
        let _ = StoredDraft::from_json(&text, |_, _| frame.clone());
    }
}
