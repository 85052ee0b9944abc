//! Other containers than the MP4 family: what is read of them, against what ffprobe says; and that no
//! damage makes one that breaks a clause look like one that meets it.

use crate::{facts_of, has};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;
use yujian::facts::{DefectCode, Fact, Facts, FlatFacts};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;
use yujian::source::Counted;

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn fixture(name: &str) -> Facts {
    facts_of(&bytes(name))
}

fn is_near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 0.065)
}

/// Duration, size as shown, codec, frames a second; codec of the sound, channels, samples a second.
type Expected<'a> = (
    &'a str,
    f64,
    (u32, u32),
    (&'a str, f64),
    Option<(&'a str, u16, u32)>,
);

#[test]
fn each_is_read_as_ffprobe_reads_it() {
    let all: [Expected<'_>; 16] = [
        (
            "mkv-renamed.mp4",
            2.023,
            (1920, 1080),
            ("h264", 10.0),
            Some(("aac", 1, 44_100)),
        ),
        (
            "webm-renamed.mp4",
            2.008,
            (640, 360),
            ("vp8", 10.0),
            Some(("opus", 1, 48_000)),
        ),
        (
            "avi-renamed.mp4",
            2.1,
            (640, 360),
            ("mpeg4", 10.0),
            Some(("mp3", 1, 44_100)),
        ),
        (
            "flv-renamed.mp4",
            2.2,
            (1920, 1080),
            ("h264", 10.0),
            Some(("aac", 1, 44_100)),
        ),
        (
            "wmv-renamed.mp4",
            2.046,
            (640, 360),
            ("wmv2", 10.0),
            Some(("wmav2", 1, 44_100)),
        ),
        (
            "ts-renamed.mp4",
            2.023,
            (1920, 1080),
            ("h264", 10.0),
            Some(("aac", 1, 44_100)),
        ),
        (
            "m2ts-renamed.mp4",
            2.023,
            (1920, 1080),
            ("h264", 10.0),
            Some(("aac", 1, 44_100)),
        ),
        (
            "containers/live.webm",
            2.008,
            (640, 360),
            ("vp8", 10.0),
            Some(("opus", 1, 48_000)),
        ),
        (
            "containers/anamorphic.mkv",
            2.0,
            (1024, 576),
            ("vp9", 10.0),
            Some(("flac", 1, 44_100)),
        ),
        (
            "containers/interlaced.ts",
            2.0058,
            (720, 576),
            ("mpeg2video", 25.0),
            Some(("ac3", 1, 44_100)),
        ),
        (
            "containers/flv1.flv",
            2.025,
            (640, 360),
            ("flv1", 10.0),
            Some(("mp3", 1, 44_100)),
        ),
        ("containers/long.mkv", 540.0, (64, 36), ("h264", 1.0), None),
        ("containers/long.avi", 540.0, (64, 36), ("mpeg4", 1.0), None),
        ("containers/long.flv", 542.0, (64, 36), ("h264", 1.0), None),
        ("containers/long.ts", 500.0, (64, 36), ("h264", 1.0), None),
        ("containers/long.wmv", 540.0, (64, 36), ("wmv2", 1.0), None),
    ];
    for (name, duration_s, size, (codec, rate), sound) in all {
        let facts = fixture(name);
        assert_eq!(facts.defects, [], "{name}");
        assert!(!facts.truncated, "{name}");
        let flat = FlatFacts::from(&facts);
        assert!(
            is_near(flat.duration_s, duration_s),
            "{name} {:?}",
            flat.duration_s
        );
        let shown = flat.display_width.zip(flat.display_height);
        assert_eq!(shown, Some(size), "{name}");
        assert_eq!(flat.video_codec.as_deref(), Some(codec), "{name}");
        assert!(
            is_near(flat.frame_rate, rate),
            "{name} {:?}",
            flat.frame_rate
        );
        assert_eq!(flat.variable_frame_rate, Some(false), "{name}");
        assert_eq!(
            flat.audio_codec.as_deref(),
            sound.map(|sound| sound.0),
            "{name}"
        );
        assert_eq!(flat.audio_channels, sound.map(|sound| sound.1), "{name}");
        assert_eq!(flat.audio_sample_rate, sound.map(|sound| sound.2), "{name}");
        // What only MP4 has.
        assert_eq!((flat.moov_first, flat.major_brand), (None, None), "{name}");
        assert!(!flat.fragmented, "{name}");
    }
}

#[test]
fn the_way_of_scanning_is_told_where_it_is_known() {
    let scan = |name: &str| FlatFacts::from(&fixture(name)).interlaced;
    assert_eq!(scan("containers/interlaced.ts"), Some(true));
    assert_eq!(scan("mkv-renamed.mp4"), Some(false));
    assert_eq!(scan("wmv-renamed.mp4"), None);
}

/// A notice that takes every container which is read.
const ANY: &str = r#"{
    "format": 2, "id": "any", "title": "通知",
    "rules": [
        { "id": "container", "rule": "container", "any": ["mp4", "mkv", "webm", "avi", "flv", "ts", "wmv"] },
        { "id": "duration", "rule": "duration", "max_s": 480 },
        { "id": "resolution", "rule": "resolution", "any": [1920, 1080] },
        { "id": "orientation", "rule": "orientation", "any": "landscape" },
        { "id": "frame-rate", "rule": "frame-rate", "any_fps": [10] },
        { "id": "sound", "rule": "sound" }
    ]
}"#;

thread_local! {
    /// A notice stays in its thread: the page has but one, and counts its references without locks.
    static MP4_ONLY: Notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    static TAKES_ANY: Notice = Notice::parse(ANY).unwrap();
}

fn under_mp4(facts: &Facts, name: &str) -> Report {
    MP4_ONLY.with(|notice| Report::unconfirmed(facts, name, notice))
}

fn under_any(facts: &Facts, name: &str) -> Report {
    TAKES_ANY.with(|notice| Report::unconfirmed(facts, name, notice))
}

fn outcome(report: &Report, rule: &str) -> (Outcome, String) {
    let main = &report.outcome(rule).unwrap().main;
    (main.outcome, main.code.clone())
}

/// Holds a report to what its rules have to come to, each with the code of its reason.
fn assert_outcomes(file: &str, report: &Report, expected: &[(&str, Outcome, &str)]) {
    for (rule, expected, code) in expected {
        let found = outcome(report, rule);
        assert_eq!(found, (*expected, (*code).to_owned()), "{file}: {rule}");
    }
}

#[test]
fn a_long_mkv_breaks_by_its_container_and_by_all_else_that_is_wrong() {
    for kind in ["mkv", "avi", "flv", "ts", "wmv"] {
        let file = format!("containers/long.{kind}");
        let report = under_mp4(&fixture(&file), &format!("党课.{kind}"));
        let expected = [
            ("container", Outcome::Breaks, "other-format"),
            ("duration", Outcome::Breaks, "over"),
            ("resolution", Outcome::Breaks, "other-size"),
            ("orientation", Outcome::Meets, "fits"),
        ];
        assert_outcomes(&file, &report, &expected);
    }
    let report = under_mp4(&fixture("mkv-renamed.mp4"), "党课.mp4");
    let expected = [
        ("container", Outcome::Breaks, "only-named"),
        ("duration", Outcome::Meets, "within"),
        ("resolution", Outcome::Meets, "exact"),
    ];
    assert_outcomes("mkv-renamed.mp4", &report, &expected);
}

#[test]
fn where_they_are_taken_they_are_judged_like_any_other() {
    for kind in ["mkv", "flv", "ts"] {
        let file = format!("{kind}-renamed.mp4");
        let report = under_any(&fixture(&file), &format!("a.{kind}"));
        let expected = [
            ("container", Outcome::Meets, "taken"),
            ("duration", Outcome::Meets, "within"),
            ("resolution", Outcome::Meets, "exact"),
            ("frame-rate", Outcome::Meets, "fits"),
        ];
        assert_outcomes(&file, &report, &expected);
        assert_eq!(report.verdict, Outcome::Confirm, "{kind}");
    }
    let report = under_any(&fixture("containers/long.mkv"), "a.mkv");
    let expected = [
        ("duration", Outcome::Breaks, "over"),
        ("sound", Outcome::Breaks, "no-sound-track"),
    ];
    assert_outcomes("containers/long.mkv", &report, &expected);
    // What is not read is left open.
    for (file, name) in [("mpg-renamed.mp4", "a.mpg"), ("ogv-renamed.mp4", "a.ogv")] {
        let facts = fixture(file);
        assert_eq!(facts.movie, None);
        let report = under_mp4(&facts, name);
        assert_outcomes(
            file,
            &report,
            &[("duration", Outcome::CannotTell, "not-mp4")],
        );
    }
}

/// Files that are whole, of every container that is read.
static WHOLE: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let names = [
        "mkv-renamed.mp4",
        "webm-renamed.mp4",
        "avi-renamed.mp4",
        "flv-renamed.mp4",
        "wmv-renamed.mp4",
        "ts-renamed.mp4",
        "m2ts-renamed.mp4",
        "containers/live.webm",
        "containers/anamorphic.mkv",
        "containers/flv1.flv",
        "containers/interlaced.ts",
    ];
    names.map(|name| (name, bytes(name))).to_vec()
});

/// Files that last too long.
static LONG: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    ["mkv", "avi", "flv", "ts", "wmv"]
        .map(|kind| (kind, bytes(&format!("containers/long.{kind}"))))
        .to_vec()
});

#[test]
fn a_file_that_was_cut_off_is_never_told_to_meet() {
    let all = WHOLE.iter().chain(LONG.iter());
    for (name, file) in all {
        // A recording may as well have been stopped after a whole packet, and nothing tells of more.
        let is_recorded = name.contains("ts") || name.contains("live");
        for cut in (0..file.len() - 1).step_by(file.len() / 200) {
            let facts = facts_of(&file[..cut]);
            let report = under_any(&facts, "a.mkv");
            let found = outcome(&report, "duration").0;
            let is_whole_so_far = is_recorded && !facts.truncated && facts.movie.is_some();
            let is_sound = matches!(found, Outcome::CannotTell | Outcome::Breaks);
            assert!(
                is_sound || is_whole_so_far,
                "{name} cut at {cut}: {found:?}"
            );
        }
    }
    for (name, file) in WHOLE.iter().filter(|(name, _)| name.contains("ts")) {
        // Within a packet it is seen.
        assert!(facts_of(&file[..file.len() - 7]).truncated, "{name}");
    }
}

#[test]
fn what_was_joined_or_never_filled_is_not_told() {
    let (_, once) = &LONG[3];
    let twice = [&once[..], once].concat();
    let facts = facts_of(&twice);
    let contradiction = Fact::Unreadable(DefectCode::DurationContradiction);
    assert_eq!(facts.movie.unwrap().duration_s, contradiction);
    for (name, file) in LONG.iter() {
        // Room for more than a quarter of a megabyte, filled to a third.
        let mut hollow = file[..file.len() / 3].to_vec();
        hollow.resize(file.len().max(300 * 1024), 0);
        let report = under_any(&facts_of(&hollow), "a.mkv");
        assert!(
            report.verdict >= Outcome::CannotTell || report.verdict == Outcome::Breaks,
            "{name}"
        );
        let found = outcome(&report, "duration").0;
        assert!(
            matches!(found, Outcome::CannotTell | Outcome::Breaks),
            "{name} {found:?}"
        );
    }
}

/// Where `code` stands in a file.
fn find(file: &[u8], code: &[u8]) -> usize {
    let mut codes = file.windows(code.len());
    codes.position(|window| window == code).unwrap()
}

#[test]
fn a_header_that_lies_is_a_contradiction() {
    let lie = |name: &str, code: &[u8], behind: usize, claim: &[u8]| {
        let mut file = bytes(name);
        let at = find(&file, code) + code.len() + behind;
        file[at..at + claim.len()].copy_from_slice(claim);
        facts_of(&file).movie.unwrap().duration_s
    };
    let contradiction = Fact::Unreadable(DefectCode::DurationContradiction);
    // Matroska's Duration in milliseconds, FLV's in seconds, AVI's in frames, ASF's in 100 ns.
    let found = lie(
        "containers/long.mkv",
        &[0x44, 0x89, 0x88],
        0,
        &400_000_f64.to_be_bytes(),
    );
    assert_eq!(found, contradiction);
    let found = lie(
        "containers/long.flv",
        b"duration",
        1,
        &400_f64.to_be_bytes(),
    );
    assert_eq!(found, contradiction);
    let found = lie("containers/long.avi", b"strh", 36, &400_u32.to_le_bytes());
    assert_eq!(found, contradiction);
    let file_properties = b"\xa1\xdc\xab\x8c\x47\xa9\xcf\x11\x8e\xe4\x00\xc0\x0c\x20\x53\x65";
    let found = lie(
        "containers/long.wmv",
        file_properties,
        48,
        &4_031_000_000_u64.to_le_bytes(),
    );
    assert_eq!(found, contradiction);
}

#[test]
fn time_stamps_may_begin_again_within_a_transport_stream() {
    // All of them moved on so far that the 33 bits run over amid the film.
    let mut file = bytes("containers/long.ts");
    let moved = (1_u64 << 33) - 200 * 90_000;
    for packet in file.chunks_exact_mut(188) {
        let skipped = if packet[3] & 0x20 != 0 {
            5 + usize::from(packet[4])
        } else {
            4
        };
        let Some(unit) = packet.get_mut(skipped..) else {
            continue;
        };
        if !unit.starts_with(&[0, 0, 1, 0xe0]) {
            continue;
        }
        let stamp = &mut unit[9..14];
        let parts = [
            stamp[0] >> 1 & 7,
            stamp[1],
            stamp[2] >> 1,
            stamp[3],
            stamp[4] >> 1,
        ];
        let [a, b, c, d, e] = parts.map(u64::from);
        let ticks = (a << 30 | b << 22 | c << 15 | d << 7 | e).wrapping_add(moved) % (1 << 33);
        let part = |shift: u32, bits: u32| (ticks >> shift & ((1 << bits) - 1)) as u8;
        stamp[0] = stamp[0] & 0xf1 | part(30, 3) << 1;
        (stamp[1], stamp[2]) = (part(22, 8), part(15, 7) << 1 | 1);
        (stamp[3], stamp[4]) = (part(7, 8), part(0, 7) << 1 | 1);
    }
    assert_eq!(
        facts_of(&file).movie.unwrap().duration_s,
        Fact::Known(500.0)
    );
}

#[test]
fn a_turn_that_few_players_make_leaves_the_size_open() {
    let mut file = bytes("mkv-renamed.mp4");
    let picture = |file: &[u8]| facts_of(file).movie.unwrap().pictures.remove(0);
    assert_eq!(picture(&file).rotation_deg, Fact::Known(0));
    // Sixteen columns cropped, in place of the width.
    let at = find(&file, &[0xb0, 0x82, 0x07, 0x80]);
    file[at..at + 4].copy_from_slice(&[0x54, 0xcc, 0x81, 0x10]);
    let uncertain = Fact::Unreadable(DefectCode::TurnUncertain);
    assert_eq!(picture(&file).displayed, uncertain);
}

/// Whether a changed byte is one by which every player would go: the scale of all times of a file.
fn is_scale(kind: &str, file: &[u8], at: usize) -> bool {
    let within = |code: &[u8], length: usize| {
        let mut codes = file.windows(code.len()).enumerate();
        let place = codes
            .find(|(_, window)| *window == code)
            .map(|(place, _)| place);
        place.is_some_and(|place| (place..place + length).contains(&at))
    };
    match kind {
        "mkv" => within(&[0x2a, 0xd7, 0xb1], 8),
        // Frames a second, and how many.
        "avi" => within(b"strh", 64),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_flipped_bit_never_makes_a_long_file_meet(
        which in 0..5_usize,
        place in any::<prop::sample::Index>(),
        near in any::<bool>(),
        bit in 0..8_u32,
    ) {
        let (kind, file) = &LONG[which];
        // Half of them where the headers are.
        let at = place.index(if near { 2000 } else { file.len() });
        let mut file = file.clone();
        file[at] ^= 1 << bit;
        if !is_scale(kind, &file, at) {
            let report = under_any(&facts_of(&file), "a.mkv");
            let found = outcome(&report, "duration");
            let is_sound = matches!(found.0, Outcome::Breaks | Outcome::CannotTell);
            prop_assert!(is_sound, "{} bit {} of byte {}: {:?}", kind, bit, at, found);
        }
    }

    #[test]
    fn damage_of_any_kind_is_answered_with_few_reads(
        which in 0..11_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 1..9_usize), 1..12),
        near in any::<bool>(),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut file = WHOLE[which].1.clone();
        if is_cut {
            file.truncate(cut.index(file.len()).max(16));
        }
        let room = if near { file.len().min(1500) } else { file.len() };
        for (place, byte, length) in changes {
            let at = place.index(room);
            let end = (at + length).min(file.len());
            file[at..end].fill(byte);
        }
        let len = file.len() as u64;
        let source = Counted::new(file);
        let facts = facts_of(&source);
        prop_assert!(source.bytes() <= 64 * 1024 + 12 * len);
        prop_assert!(facts.defects.len() <= 100);
        let report = under_any(&facts, "a.mkv");
        prop_assert!(serde_json::to_string(&report).is_ok());
        if let Some(movie) = &facts.movie
            && let Fact::Known(seconds) = movie.duration_s
        {
            prop_assert!(seconds.is_finite() && seconds >= 0.0);
        }
    }

    #[test]
    fn bytes_of_any_kind_behind_a_signature_are_answered(
        which in 0..7_usize,
        keep in 0..64_usize,
        bytes in prop::collection::vec(any::<u8>(), 0..4096),
    ) {
        let mut file = WHOLE[which].1[..keep].to_vec();
        file.extend(bytes);
        let _ = facts_of(&file);
    }
}

#[test]
fn of_a_large_file_little_is_read() {
    // A Matroska file of zeros behind the header: the end is looked for, and no more.
    let mut file = bytes("mkv-renamed.mp4");
    file.resize(60 * 1024 * 1024, 0);
    let source = Counted::new(file);
    let facts = facts_of(&source);
    assert!(source.bytes() < 20 * 1024 * 1024, "{}", source.bytes());
    assert!(source.reads() < 100, "{}", source.reads());
    assert!(has(&facts, DefectCode::PictureBlank));
}
