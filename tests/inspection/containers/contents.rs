//! What is read of each container.

use super::{bytes, find, fixture};
use crate::facts_of;
use yujian::facts::{DefectCode, Fact, FlatFacts};

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
