//! The small real files of `tests/fixtures`: each is read for what its name says.

use crate::common::movie::{Movie, Track};
use crate::facts_of;
use std::path::Path;
use yujian::facts::{Fact, Facts, FlatFacts};
use yujian::source::FileSource;

fn fixture(name: &str) -> Facts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    facts_of(&FileSource::open(&folder.join(name)).unwrap())
}

/// Displayed size, codecs and duration.
#[derive(Debug, PartialEq)]
struct Told {
    size: Option<(u32, u32)>,
    video: Option<String>,
    audio: Option<String>,
    duration: Option<f64>,
}

fn told(name: &str) -> Told {
    let flat = FlatFacts::from(&fixture(name));
    Told {
        size: flat.display_width.zip(flat.display_height),
        video: flat.video_codec,
        audio: flat.audio_codec,
        duration: flat.duration_s,
    }
}

#[test]
fn each_is_what_its_name_says() {
    let full = Some((1920, 1080));
    for (name, size, video, audio, duration) in [
        ("1080p", full, Some("h264"), Some("aac"), 2.0),
        ("1080p-moov-first", full, Some("h264"), Some("aac"), 2.0),
        ("720p", Some((1280, 720)), Some("h264"), Some("aac"), 2.0),
        (
            "portrait",
            Some((1080, 1920)),
            Some("h264"),
            Some("aac"),
            2.0,
        ),
        (
            "upright-turned-to-landscape",
            full,
            Some("h264"),
            Some("aac"),
            2.0,
        ),
        (
            "landscape-turned-to-portrait",
            Some((1080, 1920)),
            Some("h264"),
            Some("aac"),
            2.0,
        ),
        ("turned-180", full, Some("h264"), Some("aac"), 2.0),
        ("anamorphic-1440x1080", full, Some("h264"), Some("aac"), 2.0),
        ("no-sound", full, Some("h264"), None, 2.0),
        ("sound-only", None, None, Some("aac"), 2.0),
        ("two-pictures", full, Some("h264"), Some("aac"), 2.0),
        ("cover-art", full, Some("h264"), Some("aac"), 2.0),
        ("subtitles", full, Some("h264"), Some("aac"), 2.0),
        (
            "stream-copied-from-0.45",
            full,
            Some("h264"),
            Some("aac"),
            1.45,
        ),
        ("variable-frame-rate", full, Some("h264"), Some("aac"), 2.0),
        ("no-edit-list", full, Some("h264"), Some("aac"), 2.2),
        ("sound-longer", full, Some("h264"), Some("aac"), 4.0),
        ("fragmented", full, Some("h264"), Some("aac"), 2.2),
        (
            "fragmented-many",
            full,
            Some("h264"),
            Some("aac"),
            2.023_242,
        ),
        (
            "fragmented-first-in-moov",
            full,
            Some("h264"),
            Some("aac"),
            2.2,
        ),
        ("fragmented-sidx", full, Some("h264"), Some("aac"), 2.023_22),
        ("hevc-hvc1", full, Some("hevc"), Some("aac"), 2.0),
        ("hevc-10-bit-hev1", full, Some("hevc"), Some("aac"), 2.0),
        ("av1", full, Some("av1"), Some("aac"), 2.0),
        ("vp9", full, Some("vp9"), Some("aac"), 2.0),
        (
            "mpeg4-part-2",
            Some((1280, 720)),
            Some("mpeg4"),
            Some("aac"),
            2.0,
        ),
        ("mp3-sound", full, Some("h264"), Some("mp3"), 2.0),
        ("mov-renamed", full, Some("h264"), Some("aac"), 2.0),
        (
            "3gp-renamed",
            Some((1280, 720)),
            Some("h264"),
            Some("aac"),
            2.0,
        ),
    ] {
        let expected = Told {
            size,
            video: video.map(str::to_owned),
            audio: audio.map(str::to_owned),
            duration: Some(duration),
        };
        assert_eq!(told(&format!("{name}.mp4")), expected, "{name}");
    }
}

#[test]
fn traits_beside_size_and_time() {
    let first = |name: &str| fixture(name).movie.unwrap().pictures.remove(0);
    assert_eq!(first("anamorphic-1440x1080.mp4").pixel_aspect, (4, 3));
    assert_eq!(
        first("landscape-turned-to-portrait.mp4").rotation_deg,
        Fact::Known(270)
    );
    assert_eq!(first("turned-180.mp4").rotation_deg, Fact::Known(180));
    assert_eq!(first("hevc-10-bit-hev1.mp4").bit_depth, Some(10));
    assert_eq!(
        first("hevc-10-bit-hev1.mp4").profile.as_deref(),
        Some("Main 10")
    );
    assert!(first("variable-frame-rate.mp4").variable_frame_rate);
    assert!(!first("1080p.mp4").variable_frame_rate);
    assert!(fixture("encrypted.mp4").movie.unwrap().pictures[0].encrypted);
    assert_eq!(fixture("two-pictures.mp4").movie.unwrap().pictures.len(), 2);
    assert_eq!(fixture("cover-art.mp4").movie.unwrap().others, ["cover"]);
    assert_eq!(fixture("subtitles.mp4").movie.unwrap().others, ["sbtl"]);
    assert!(!fixture("1080p.mp4").movie.unwrap().moov_first);
    assert!(fixture("1080p-moov-first.mp4").movie.unwrap().moov_first);
    for name in ["cut-off.mp4", "cut-off-before-moov.mp4"] {
        assert!(fixture(name).truncated, "{name}");
    }
    assert!(!fixture("junk-after.mp4").truncated);
    for name in [
        "fragmented",
        "fragmented-many",
        "fragmented-first-in-moov",
        "fragmented-sidx",
    ] {
        assert!(fixture(&format!("{name}.mp4")).fragmented, "{name}");
    }
}

/// The film that the page's worker inspects to be ready: everything that an ordinary film has, and
/// hardly a picture.
fn film() -> Vec<u8> {
    let mut picture = Track::picture(25, 2, 1);
    picture.ctts = vec![(1, 1), (1, 2)];
    picture.edits = Some(vec![(80, 1, 0x1_0000)]);
    let mut movie = Movie::with(vec![picture, Track::sound(2)]);
    for track in &mut movie.tracks {
        track.each_size = true;
    }
    movie.moov_first = false;
    movie.bytes()
}

#[test]
fn the_film_of_the_worker_is_an_ordinary_one() {
    let made = film();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/browser/worker/film.mp4");
    if std::env::var_os("YUJIAN_MAKE_FILM").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read(&path).unwrap();
    assert_eq!(kept, made, "YUJIAN_MAKE_FILM=1 makes it anew");
    let facts = facts_of(&kept);
    let movie = facts.movie.unwrap();
    assert_eq!((movie.pictures.len(), movie.sounds.len()), (1, 1));
    assert!(facts.defects.is_empty(), "{:?}", facts.defects);
}
