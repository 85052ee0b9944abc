use super::super::fixtures::good;
use super::*;
use crate::facts::{DecodedSize, Defect, Fact};
use proptest::prelude::*;

const fn size(width: u32, height: u32) -> Size {
    Size { width, height }
}

fn judged(coded: Size, displayed: Size, turn: u32) -> Finding {
    let mut example = good();
    let picture = example.picture();
    picture.coded = Fact::Known(coded);
    picture.displayed = Fact::Known(displayed);
    picture.rotation_deg = Fact::Known(turn);
    example.judge("resolution").main
}

#[test]
fn exactly_so_many_pixels() {
    let full = size(1920, 1080);
    assert_eq!(judged(full, full, 0).outcome, Outcome::Meets);
    assert_eq!(judged(full, full, 180).outcome, Outcome::Meets);
    assert_eq!(judged(size(1080, 1920), full, 90).outcome, Outcome::Meets);
    assert_eq!(judged(size(1080, 1920), full, 270).outcome, Outcome::Meets);
    for other in [
        size(1280, 720),
        size(3840, 2160),
        size(1920, 1088),
        size(1920, 1079),
        size(1919, 1080),
        size(0, 0),
    ] {
        assert_eq!(
            judged(other, other, 0).outcome,
            Outcome::Breaks,
            "{other:?}"
        );
    }
}

#[test]
fn a_portrait_recording_is_named_as_such() {
    assert_eq!(judged(size(1080, 1920), size(1080, 1920), 0).code, "turned");
    assert_eq!(
        judged(size(1920, 1080), size(1080, 1920), 90).code,
        "turned"
    );
}

#[test]
fn stretched_pixels_are_not_pixels() {
    let stretched = judged(size(1440, 1080), size(1920, 1080), 0);
    assert_eq!(
        (stretched.outcome, stretched.code.as_str()),
        (Outcome::Breaks, "stretched")
    );
    // The other way round: enough pixels, but displayed wider.
    assert_eq!(
        judged(size(1920, 1080), size(2560, 1080), 0).code,
        "other-size"
    );
}

#[test]
fn a_clean_aperture_leaves_it_open() {
    let mut example = good();
    example.picture().clean_aperture = Some(size(1440, 1080));
    assert_eq!(
        example.judge("resolution").main.outcome,
        Outcome::CannotTell
    );
    let mut example = good();
    example.picture().clean_aperture = Some(size(1920, 1080));
    assert_eq!(example.judge("resolution").main.outcome, Outcome::Meets);
}

#[test]
fn what_the_decoder_shows_outweighs_what_the_file_says() {
    let decoded = |width: u32, height: u32| {
        let mut example = good();
        let at_s = 4.0;
        let size = size(width, height);
        example.decoded().sizes = vec![DecodedSize { size, at_s }];
        example.judge("resolution").main
    };
    let other = decoded(1280, 720);
    assert_eq!(
        (other.outcome, other.code.as_str()),
        (Outcome::CannotTell, "decoded-otherwise")
    );
    assert_eq!(other.evidence["decoded_width"], 1280_u32.into());
    for same in [(1920, 1080), (1080, 1920), (1920, 1088), (1921, 1080)] {
        assert_eq!(decoded(same.0, same.1).outcome, Outcome::Meets, "{same:?}");
    }
    // What breaks the notice goes on breaking it.
    let mut example = good();
    example.picture().displayed = Fact::Known(size(1280, 720));
    let (size, at_s) = (size(640, 360), 0.0);
    example.decoded().sizes = vec![DecodedSize { size, at_s }];
    assert_eq!(example.judge("resolution").main.outcome, Outcome::Breaks);
}

#[test]
fn what_only_metadata_claim_is_advised_or_left_open() {
    for (code, expected) in [
        (DefectCode::SizeContradiction, "claims-other-size"),
        (DefectCode::AspectContradiction, "claims-other-shape"),
    ] {
        let mut example = good();
        let path = String::new();
        example.facts.defects.push(Defect {
            code,
            path,
            offset: 0,
        });
        let outcome = example.judge("resolution");
        assert_eq!(
            (outcome.main.outcome, outcome.main.code.as_str()),
            (Outcome::Advise, expected)
        );
        example.picture().displayed = Fact::Unreadable(code);
        let main = example.judge("resolution").main;
        assert_eq!(main.outcome, Outcome::CannotTell);
    }
}

proptest! {
    #[test]
    fn met_by_exactly_one_size(w in 1078u32..1083, h in 1918u32..1923, swap in any::<bool>()) {
        let shown = if swap { size(h, w) } else { size(w, h) };
        let meets = judged(shown, shown, 0).outcome == Outcome::Meets;
        prop_assert_eq!(meets, shown == size(1920, 1080));
    }
}

#[test]
fn the_p_of_1080p_says_progressive() {
    let judged = |says: &str| {
        let notice = serde_json::json!({
            "format": 2, "id": "p", "title": "通知",
            "rules": [{ "rule": "resolution", "says": says, "short_side_min": 1080 }],
        });
        let mut example = good();
        example.notice = crate::notice::Notice::parse(&notice.to_string()).unwrap();
        example.picture().interlaced = Some(true);
        example.judge("resolution").main
    };
    for says in ["清晰度为1080P", "1080p及以上", "1080P"] {
        assert_eq!(judged(says).code, "interlaced", "{says}");
        assert_eq!(judged(says).outcome, Outcome::Advise);
    }
    for says in ["1920px*1080px", "1920*1080", "PPT录屏", "1080 Pixels"] {
        assert_eq!(judged(says).outcome, Outcome::Meets, "{says}");
    }
}
