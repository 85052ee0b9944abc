//! What was once judged otherwise than the notice means, a test for each.

use crate::work::{Work, good};
use crate::{notices, of_rule, parsed};
use serde_json::{Value, json};
use yujian::facts::Content;
use yujian::notice::Notice;
use yujian::rules::Outcome::{self, Advise, Breaks, Confirm, Meets};
use yujian::text::Lang;

/// What an inline notice of one rule makes of a file.
fn verdict_by(notice: &Value, change: impl FnOnce(&mut Work)) -> Outcome {
    let notice = parsed("inline", &notice.to_string());
    let mut work = good();
    change(&mut work);
    work.verdict(&notice).0
}

/// The notice of that name.
fn by_name(name: &str) -> Notice {
    let notices = notices();
    let (_, json) = notices.iter().find(|(other, _)| other == name).unwrap();
    parsed(name, json)
}

#[test]
fn a_sign_that_no_file_name_may_have_is_not_wanted_in_it() {
    let mut work = good();
    work.lasts(400.0);
    work.types("title", "入党为什么?");
    work.types("branch", "三");
    work.types("speaker", "李四");
    work.file_name = "入党为什么--第三党支部--李四.mp4".to_owned();
    let (verdict, _) = work.verdict(&by_name("k09"));
    assert!(verdict <= Advise);
}

#[test]
fn with_1080p_interlaced_is_advised_against() {
    let mut work = good();
    work.megabytes(200.0);
    work.picture().interlaced = Some(true);
    let (verdict, _) = work.verdict(&by_name("n17"));
    assert_eq!(verdict, Advise);
}

#[test]
fn a_demand_on_one_item_is_not_judged_of_another() {
    let mut sample = of_rule(json!({ "rule": "size", "of": "clip", "max_mb": 5 }));
    sample["items"] = json!([{ "id": "clip", "label": "片段" }, { "id": "film", "label": "成片" }]);
    let verdict = verdict_by(&sample, |work| {
        work.chooses("item", "film");
        work.megabytes(300.0);
    });
    assert_ne!(verdict, Breaks);
    // Nor is the size of one held against the duration of another.
    sample["rules"] = json!([
        { "rule": "size", "of": "clip", "max_mb": 5 },
        { "rule": "duration", "min_s": 180 },
        { "rule": "resolution", "any": [[1920, 1080]] },
    ]);
    assert!(Notice::parse(&sample.to_string()).is_ok());
}

#[test]
fn a_name_at_the_start_and_none_at_the_end_do_not_contradict_each_other() {
    let mut card = of_rule(json!({ "rule": "shown", "what": ["speaker"], "where": "start" }));
    let hidden = json!({ "rule": "hidden", "what": ["speaker"], "where": "end" });
    card["rules"].as_array_mut().unwrap().push(hidden);
    assert!(Notice::parse(&card.to_string()).is_ok());
}

#[test]
fn of_several_names_one_alone_is_found_in_a_file_name() {
    let names = of_rule(json!({ "rule": "file-name", "forbid": ["authors"] }));
    let verdict = verdict_by(&names, |work| {
        work.types("authors", "张三\n李四");
        work.file_name = "张三的作品.mp4".to_owned();
    });
    assert_eq!(verdict, Breaks);
    // A field that may stay empty does not keep it open for ever.
    let verdict = verdict_by(&names, |_| {});
    assert!(verdict <= Advise);
}

#[test]
fn a_container_that_is_only_advised_against_does_not_keep_the_picture_from_being_confirmed() {
    let soft = json!([
        { "rule": "container", "any": ["mp4"], "strength": "should" },
        { "rule": "picture" },
    ]);
    let mut notice = of_rule(json!({}));
    notice["rules"] = soft;
    let verdict = verdict_by(&notice, |work| work.content(Content::Matroska, "作品.mkv"));
    assert_eq!(verdict, Advise);
}

#[test]
fn a_list_of_shapes_does_not_demand_all_of_them_at_once() {
    let either =
        of_rule(json!({ "rule": "size", "max_mb": 100, "if": { "aspect": ["16:9", "4:3"] } }));
    let verdict = verdict_by(&either, |work| work.megabytes(300.0));
    assert_eq!(verdict, Breaks);
}

#[test]
fn a_brace_that_is_never_closed_is_a_fault() {
    let open = of_rule(json!({ "rule": "file-name", "pattern": "{author}-{title" }));
    assert!(Notice::parse(&open.to_string()).is_err());
}

#[test]
fn a_list_beside_an_approximate_figure_is_not_dropped_unsaid() {
    let both = of_rule(json!({ "rule": "duration", "about_s": 60, "any_s": [15, 30] }));
    assert!(Notice::parse(&both.to_string()).is_err());
}

#[test]
fn a_limit_is_named_by_the_reading_that_the_notice_gives() {
    let binary = of_rule(json!({ "rule": "size", "max_mb": 500, "mb": "1024" }));
    let notice = parsed("inline", &binary.to_string());
    let mut work = good();
    work.megabytes(600.0);
    let judged = work.judged(&notice);
    let limit = judged[0].main.evidence.get("limit_bytes").unwrap();
    assert_eq!(*limit, 524_288_000_u64.into());
}

#[test]
fn words_of_a_notice_in_english_have_more_room_than_chinese_ones() {
    let mut english = of_rule(json!({ "rule": "picture" }));
    english["fields"] = json!([{ "id": "number", "label": "Submission number" }]);
    assert!(Notice::parse(&english.to_string()).is_ok());
}

#[test]
fn an_item_that_is_called_video_can_be_named() {
    let named = json!([{ "id": "video", "label": "成片" }, { "id": "clean", "label": "素材" }]);
    let mut item = of_rule(json!({ "rule": "picture", "of": "video" }));
    item["items"] = named;
    let of = parsed("inline", &item.to_string()).demands.listed[0]
        .of
        .clone();
    assert_eq!(of.as_deref(), Some("video"));
}

#[test]
fn a_size_that_is_only_recommended_is_no_fault() {
    let mut soft = of_rule(json!({ "rule": "size", "max_mb": 5, "strength": "should" }));
    let least = json!({ "rule": "duration", "min_s": 1800 });
    soft["rules"].as_array_mut().unwrap().push(least);
    assert!(Notice::parse(&soft.to_string()).is_ok());
}

#[test]
fn the_words_of_a_demand_leave_nothing_out() {
    for (rule, says) in [
        (
            json!({ "rule": "container", "prefer": ["mp4"] }),
            "MP4 等常用格式",
        ),
        (
            json!({ "rule": "resolution", "any": [[1920, 1080]], "either_way": true }),
            "1920×1080 像素",
        ),
        (
            json!({ "rule": "duration", "any_s": [30], "within_s": 1 }),
            "30 秒",
        ),
        (json!({ "rule": "size", "max_gb": 1 }), "不超过 1000 MB"),
    ] {
        let notice = parsed("inline", &of_rule(rule).to_string());
        let words = notice.demands.listed[0].kind.demanded(Lang::ZhCn);
        assert_ne!(words, says, "they say only that");
    }
}

#[test]
fn a_declaration_may_carry_a_condition() {
    let mut condition = of_rule(json!({ "rule": "picture" }));
    condition["declarations"] = json!([{ "text": "甲", "if": { "track": ["a"] } }]);
    assert!(Notice::parse(&condition.to_string()).is_ok());
}

#[test]
fn a_card_that_is_not_counted_makes_no_film_longer() {
    let rule =
        json!({ "rule": "duration", "min_s": 300, "max_s": 360, "counts": "without-end-card" });
    let counted = of_rule(rule);
    assert_eq!(verdict_by(&counted, |work| work.lasts(240.0)), Breaks);
    assert_eq!(verdict_by(&counted, |work| work.lasts(400.0)), Meets);
}

#[test]
fn a_listed_length_has_the_grace_of_a_second_too() {
    let slots = of_rule(json!({ "rule": "duration", "any_s": [15, 30] }));
    let lasting = |notice, duration_s| verdict_by(notice, |work| work.lasts(duration_s));
    assert_eq!(lasting(&slots, 15.0), Meets);
    assert_eq!(lasting(&slots, 15.02), Advise);
    assert_eq!(lasting(&slots, 30.999), Advise);
    assert_eq!(lasting(&slots, 31.0), Breaks);
    assert_eq!(lasting(&slots, 29.9), Breaks);
    let told = of_rule(json!({ "rule": "duration", "any_s": [15, 30], "within_s": 0.5 }));
    assert_eq!(lasting(&told, 30.5), Meets);
    assert_eq!(lasting(&told, 30.6), Breaks);
}

#[test]
fn a_bit_rate_is_not_met_to_the_bit() {
    let sound = of_rule(json!({ "rule": "sound-coding", "kbps": { "any": 128 } }));
    let at = |notice, bits| {
        verdict_by(notice, |work| {
            work.sound().bit_rate = Some(bits);
            work.picture().bit_rate = Some(bits);
        })
    };
    assert_eq!(at(&sound, 127_600), Meets);
    assert_eq!(at(&sound, 320_000), Breaks);
    let video = of_rule(json!({ "rule": "video-bit-rate", "any_kbps": [8000, 25000] }));
    assert_eq!(at(&video, 24_800_000), Meets);
    assert_eq!(at(&video, 12_000_000), Breaks);
    let exact = of_rule(json!({ "rule": "video-bit-rate", "any_kbps": 8000, "within_kbps": 10 }));
    assert_eq!(at(&exact, 8_020_000), Breaks);
}

#[test]
fn the_format_of_subtitles_is_asked() {
    let formats = of_rule(json!({ "rule": "subtitles", "formats": ["srt"] }));
    assert_eq!(verdict_by(&formats, |work| work.confirmed = false), Confirm);
}

#[test]
fn a_pattern_makes_names_that_a_file_can_have() {
    let named = |pattern: &str, name: &str| {
        let rule = json!({ "rule": "file-name", "pattern": pattern, "max_chars": 10 });
        verdict_by(&of_rule(rule), |work| {
            work.types("title", "Upham");
            work.types("author", "A very long name");
            work.file_name = name.to_owned();
        })
    };
    assert_eq!(named("118_{title}.mp4", "118_Upham.mp4"), Meets);
    assert_eq!(named("v1.5 {title}", "v1.5 Upham.mp4"), Meets);
    assert_eq!(named("1/{title}", "1Upham.mp4"), Meets);
    assert_eq!(named("{author}", "A very lon.mp4"), Meets);
    assert_eq!(named("{author}", "A very long name.mp4"), Breaks);
}

#[test]
fn what_is_chosen_and_coded_has_words() {
    let words = |rule| {
        let notice = parsed("inline", &of_rule(rule).to_string());
        notice.demands.listed[0].kind.demanded(Lang::ZhCn)
    };
    let shown = words(json!({ "rule": "shown", "what": ["track"], "where": "start" }));
    assert_eq!(shown, "片头出现类别");
    let coded = words(json!({ "rule": "video-coding", "any": ["mpeg2", "dv", "xdcam422"] }));
    assert_eq!(coded, "MPEG-2、DV 或 XDCAM HD422");
}

#[test]
fn a_wide_grace_does_not_claim_what_players_show() {
    let wide = of_rule(json!({ "rule": "duration", "max_s": 480, "grace_s": 60 }));
    let notice = parsed("inline", &wide.to_string());
    for (duration_s, code) in [(480.5, "just-over"), (510.0, "graced"), (540.0, "over")] {
        let mut work = good();
        work.lasts(duration_s);
        assert_eq!(work.judged(&notice)[0].main.code, code);
    }
}
