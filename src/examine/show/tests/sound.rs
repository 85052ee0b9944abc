//! Of the sound.

use super::{attributes, html, keeps_the_schema, texts};
use crate::examine::show::{code, shown};
use crate::examine::{SoundEnd, SoundExamination, SoundFindings, Unexamined, examine_sound};
use crate::facts::Facts;
use crate::inspect::inspect;
use crate::signal::advice::Span;
use crate::signal::sound::{
    Background, LIMITS, SoundCode, SoundMeasures, Speech, Stereo, Timbre, advise,
};
use crate::text::{Examine, Lang};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn examined(name: &str) -> (SoundExamination, Facts) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let bytes = std::fs::read(folder.join(name)).unwrap();
    pollster::block_on(async {
        let facts = inspect(bytes.as_slice()).await.unwrap();
        let found = examine_sound(bytes.as_slice(), &facts, async |_| {}).await;
        (found.unwrap(), facts)
    })
}

fn measured(name: &str) -> (SoundFindings, Facts) {
    match examined(name) {
        (SoundExamination::Measured(found), facts) => (*found, facts),
        (SoundExamination::Unexamined(reason), _) => panic!("{reason:?}"),
    }
}

#[test]
fn figures_and_advice_are_shown_with_the_place_to_listen_to() {
    let (found, facts) = measured("sound/ends-early.mp4");
    let integrated = found.measures.integrated_lufs.unwrap();
    let of = shown(&SoundExamination::Measured(Box::new(found)), &facts);
    let html = html(&of, Lang::ZhCn);
    let figures = texts(&html, "[data-figure=integrated_lufs]");
    assert_eq!(figures, [format!("−{:.1} LUFS", -integrated)]);
    assert_eq!(
        attributes(&html, "[data-advice]", "data-advice"),
        ["loud", "silent-end"]
    );
    assert!(texts(&html, "[data-advice=silent-end] strong")[0].contains("9.0 秒"));
    let at: f64 = attributes(&html, "[data-at]", "data-at")[1]
        .parse()
        .unwrap();
    assert!((at - 3.0).abs() < 0.1, "{at}");
    assert_eq!(texts(&html, "[data-at]"), ["▶ 0:00", "▶ 0:03"]);
    let label = &attributes(&html, "svg", "aria-label")[0];
    assert!(label.contains("0:02") && label.contains("1 处"), "{label}");
    assert_eq!(
        texts(&html, ".times span"),
        ["0:00", "0:03", "0:06", "0:09", "0:12"]
    );
    // Of twelve seconds the last nine have no sound.
    assert!(of.decoded.silent_at_start_s.unwrap() < 0.2);
    assert!((of.decoded.silent_at_end_s.unwrap() - 9.0).abs() < 0.2);
    assert_eq!(
        of.sound.of(Lang::ZhCn),
        "响度 −13.0 LUFS，真峰值 −3.8 dBTP；提醒：声音偏大、结尾无声"
    );
}

#[test]
fn a_sound_on_which_there_is_no_advice_says_so() {
    let (mut found, facts) = measured("sound/speech.mp4");
    let of = shown(&SoundExamination::Measured(Box::new(found.clone())), &facts);
    let english = of.markup.of(Lang::En);
    assert!(
        english.contains("Nothing to point out. Whether"),
        "{english}"
    );
    assert!(of.sound.of(Lang::En).ends_with("nothing advised"));
    // The pictures are next, wherever the sound ends.
    assert_eq!((of.sound_s, of.picture_s), (of.video_s, Some(0.0)));
    // As long as it goes on, no more is said than was heard.
    found.end = SoundEnd::UnderWay;
    found.to_s = 9.5;
    let of = shown(&SoundExamination::Measured(Box::new(found)), &facts);
    assert_eq!((of.sound_s, of.picture_s), (9.5, None));
    assert!(of.markup.of(Lang::En).contains("so far"));
    assert!(of.sound.of(Lang::En).contains("up to 0:09"));
    assert!(texts(&html(&of, Lang::En), "details").is_empty());
}

#[test]
fn the_report_has_the_figures_as_they_were_measured() {
    let (found, facts) = measured("sound/ends-early.mp4");
    let of = shown(&SoundExamination::Measured(Box::new(found.clone())), &facts);
    let report: serde_json::Value = serde_json::from_str(&of.measurements).unwrap();
    let sound = &report["sound"];
    assert_eq!(
        sound["integrated_lufs"].as_f64(),
        found.measures.integrated_lufs
    );
    assert_eq!(
        sound["loudness_range_lu"].as_f64(),
        found.measures.loudness_range_lu
    );
    assert_eq!(
        sound["true_peak_dbtp"].as_f64(),
        found.measures.true_peak_dbtp
    );
    assert_eq!(sound["end"], "complete");
    assert_eq!(sound["advice"][1]["code"], "silent-end");
    assert_eq!(sound.get("curve"), None);
}

#[test]
fn every_report_keeps_the_schema() {
    for name in [
        "ends-early",
        "silent",
        "flac-5.1-48000",
        "opus-stereo-48000",
    ] {
        let (found, facts) = examined(&format!("sound/{name}.mp4"));
        let of = shown(&found, &facts);
        keeps_the_schema(&of, &facts, "sound");
    }
}

#[test]
fn what_cannot_be_decoded_says_what_cannot_be_told_and_the_way_on() {
    for (name, words) in [
        ("sound/opus-stereo-48000.mp4", "Opus编码的"),
        ("sound/ac3-stereo-48000.mp4", "AC-3（杜比）编码的"),
        ("sound/aac-5.1-48000.mp4", "多声道 AAC"),
        ("encrypted.mp4", "加密"),
    ] {
        let (found, facts) = examined(name);
        let of = shown(&found, &facts);
        let said = texts(&html(&of, Lang::ZhCn), ".note").concat();
        assert!(
            said.starts_with("无法判断") && said.contains(words),
            "{said}"
        );
        assert!(said.contains("导出"), "the way on: {said}");
        assert!(of.measurements.contains("unexamined"));
    }
}

/// Measures that are amiss in as many ways as can be at once, in two variants.
fn amiss(variant: bool) -> SoundMeasures {
    let (found, _) = measured("sound/aac-stereo-48000.mp4");
    let span = |from_s, to_s| Span { from_s, to_s };
    SoundMeasures {
        seconds: 60.0,
        integrated_lufs: Some(if variant { -40.0 } else { -5.0 }),
        loudness_range_lu: Some(25.0),
        true_peak_dbtp: Some(3.0),
        clipped_s: 4.0,
        clipped: vec![span(20.0, 22.0), span(30.0, 32.0)],
        silence: vec![span(0.0, 6.0), span(10.0, 19.0), span(50.0, 60.0)],
        stereo: Some(Stereo {
            left_only: if variant { 0.95 } else { 0.0 },
            right_only: if variant { 0.0 } else { 0.95 },
            correlation: -1.0,
            mono_loss_db: -20.0,
            opposed: vec![span(40.0, 45.0)],
        }),
        speech: Some(Speech {
            seconds: 40.0,
            share: 0.8,
            voice: 0.9,
            syllables: 0.5,
            gaps_db: 10.0,
            level_lufs: Some(if variant { -28.0 } else { -12.0 }),
        }),
        timbre: Some(Timbre {
            bandwidth_hz: 3_400.0,
            brilliance_db: if variant { -40.0 } else { -10.0 },
        }),
        background: Some(Background {
            level_lufs: if variant { -45.0 } else { -10.0 },
            restlessness: 1.0,
            hum_dbfs: Some(-12.0),
            heard_at: span(33.0, 34.0),
        }),
        ..found.measures
    }
}

#[test]
fn every_piece_of_advice_has_its_words() {
    let (mut found, facts) = measured("sound/aac-stereo-48000.mp4");
    let mut seen = BTreeSet::new();
    let silent = SoundMeasures {
        integrated_lufs: None,
        ..amiss(false)
    };
    // Noise that comes up with the volume, and music as loud as the speech.
    let behind = |level_lufs, restlessness| SoundMeasures {
        background: amiss(true).background.map(|behind| Background {
            level_lufs,
            restlessness,
            ..behind
        }),
        ..amiss(true)
    };
    let others = [behind(-46.0, 1.0), behind(-27.0, 6.0)];
    for measures in [amiss(false), amiss(true), silent]
        .into_iter()
        .chain(others)
    {
        found.advice = advise(&measures, 60.0, true);
        found.measures = measures;
        seen.extend(found.advice.iter().map(|finding| finding.code));
        let of = shown(&SoundExamination::Measured(Box::new(found.clone())), &facts);
        for lang in Lang::ALL {
            let html = html(&of, lang);
            for css in ["[data-advice] strong", "[data-advice] > p:first-of-type"] {
                for said in texts(&html, css) {
                    assert!(!said.is_empty() && !said.contains('?'), "{said}");
                }
            }
            let line = of.sound.of(lang);
            assert!(!line.contains('?') && !line.contains("、、"), "{line}");
        }
    }
    let all = LIMITS.iter().map(|limit| limit.code);
    assert_eq!(seen, all.chain([SoundCode::Silent]).collect());
}

#[test]
fn every_end_and_every_reason_has_its_words() {
    let ends = [
        SoundEnd::Complete,
        SoundEnd::UnderWay,
        SoundEnd::Damaged,
        SoundEnd::CutOff,
        SoundEnd::Unplaced,
        SoundEnd::FormatChanges,
        SoundEnd::TooLong,
    ];
    let reasons = [
        Unexamined::Absent,
        Unexamined::Codec,
        Unexamined::Encrypted,
        Unexamined::External,
        Unexamined::Container,
        Unexamined::Edits,
        Unexamined::Damaged,
    ];
    let ends = ends.map(|end| format!("sound-end-{}", code(end)));
    let reasons = reasons.map(|reason| format!("sound-unexamined-{}", code(reason)));
    for name in ends.iter().chain(&reasons) {
        for lang in Lang::ALL {
            assert!(lang.find_in::<Examine>(name, &[]).is_some(), "{name}");
        }
    }
}

#[test]
fn noise_is_taken_out_before_the_sound_is_made_louder() {
    let (mut found, facts) = measured("sound/aac-stereo-48000.mp4");
    found.measures = amiss(true);
    found.advice = advise(&found.measures, 60.0, true);
    let of = |found: &SoundFindings| {
        let shown = shown(&SoundExamination::Measured(Box::new(found.clone())), &facts);
        let html = html(&shown, Lang::ZhCn);
        texts(&html, "[data-advice=quiet] > p:first-of-type")
    };
    assert!(
        of(&found)[0].starts_with("次序不能反：请先"),
        "{:?}",
        of(&found)
    );
    found.advice.retain(|piece| piece.code == SoundCode::Quiet);
    assert!(of(&found)[0].contains("请先降噪再调大"), "{:?}", of(&found));
}

#[test]
fn what_is_as_loud_as_the_speech_has_no_distance() {
    let (mut found, facts) = measured("sound/aac-stereo-48000.mp4");
    found.measures = amiss(false);
    found.advice = advise(&found.measures, 60.0, true);
    let shown = shown(&SoundExamination::Measured(Box::new(found)), &facts);
    let html = html(&shown, Lang::ZhCn);
    let said = texts(&html, "[data-advice=noisy] strong");
    assert_eq!(said, ["背景噪声很大：停顿处的噪声和讲话一样响，甚至更响。"]);
}
