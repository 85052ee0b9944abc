//! Seconds of real files, and the samples that show them.

use super::*;
use crate::bitstream::nal;
use crate::examine::FrameRequest;
use crate::inspect::inspect;
use crate::source::FileSource;
use std::path::Path;

/// The targets of looks at a fixture.
fn targets(name: &str, looks: &[(f64, f64)]) -> Vec<Option<Target>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let source = FileSource::open(&path.join(name)).unwrap();
    pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        let coded = Demuxed::read(&source).await.unwrap().unwrap();
        let mut seeker = coded.seeker(&facts, &source).unwrap();
        let mut found = Vec::new();
        for &(at_s, early_s) in looks {
            found.push(seeker.seek(FrameRequest { at_s, early_s }).await.unwrap());
        }
        found
    })
}

#[test]
fn a_picture_that_is_none_is_lost() {
    let name = "1080p.mp4";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut file = std::fs::read(path.join(name)).unwrap();
    let check = pollster::block_on(async {
        let source = FileSource::open(&path.join(name)).unwrap();
        let facts = inspect(&source).await.unwrap();
        let coded = Demuxed::read(&source).await.unwrap().unwrap();
        coded.sample_check(&facts)
    });
    let found = targets(name, &[(0.05, 0.0), (0.85, 0.0)]);
    let [Some(first), Some(later)] = found.as_slice() else {
        panic!("{found:?}");
    };
    let lost = |target: &Target, file: &[u8]| pollster::block_on(check.is_lost(target, file));
    assert!(!lost(first, &file) && !lost(later, &file));
    let wanted = later.samples[later.wanted].range.start as usize;
    // Its end is missing from the file.
    assert!(lost(later, &file[..wanted]) && !lost(first, &file[..wanted]));
    file[wanted..wanted + 64].fill(0);
    assert!(lost(later, &file) && !lost(first, &file));
    // Nothing comes of it without its key frame either.
    let key = first.samples[0].range.start as usize;
    let mut file = std::fs::read(path.join(name)).unwrap();
    file[key..key + 64].fill(0);
    assert!(lost(first, &file) && lost(later, &file));
    // Other bytes than a picture's are none either.
    let mut file = std::fs::read(path.join(name)).unwrap();
    file[wanted..wanted + 64].fill(0x5a);
    assert!(lost(later, &file) && !lost(first, &file));
}

/// When the frame is shown in the media, how many are decoded for it, and at which second it is shown.
fn told(target: &Option<Target>) -> (i64, usize, f64) {
    let target = target.as_ref().unwrap();
    let shown_us = target.samples[target.wanted].shown_us;
    (shown_us, target.wanted + 1, target.at_s)
}

#[test]
fn each_second_is_the_frame_that_ffprobe_shows_there() {
    // Microseconds of the media at which the first frame is shown, and at which the film begins; from
    // ffprobe's packets, which it puts later where offsets are negative (`fragmented-sidx.mp4`). Ten
    // frames a second, with B-frames.
    for (name, first, begins) in [
        ("1080p.mp4", 200_000, 200_000),
        ("1080p-moov-first.mp4", 200_000, 200_000),
        ("no-edit-list.mp4", 200_000, 0),
        ("stream-copied-from-0.45.mp4", 200_000, 700_000),
        ("fragmented.mp4", 200_000, 0),
        ("fragmented-first-in-moov.mp4", 200_000, 0),
        ("fragmented-sidx.mp4", 0, 0),
        ("two-pictures.mp4", 200_000, 200_000),
    ] {
        let seconds: Vec<f64> = (0..10).map(|n| f64::from(n) / 10.0 + 0.05).collect();
        let looks: Vec<(f64, f64)> = seconds.iter().map(|at_s| (*at_s, 0.0)).collect();
        for (at_s, target) in seconds.iter().zip(targets(name, &looks)) {
            let media_us = (at_s * 1e6) as i64 + begins;
            let frame = first.max(media_us / 100_000 * 100_000);
            let (shown_us, _, told_s) = told(&target);
            assert_eq!((shown_us, told_s), (frame, *at_s), "{name}");
        }
    }
}

#[test]
fn decoding_begins_with_a_key_frame() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for name in ["picture/amiss.mp4", "fragmented-many.mp4"] {
        let bytes = std::fs::read(path.join(name)).unwrap();
        let looks: Vec<(f64, f64)> = (0..8).map(|n| (f64::from(n) / 4.0, 0.0)).collect();
        for target in targets(name, &looks) {
            let target = target.unwrap();
            let has_key = |sample: &Sample| {
                let range = sample.range.start as usize..sample.range.end as usize;
                // An instantaneous refresh (ITU-T H.264, 7.4.1.2.4).
                nal::in_sample(&bytes[range], 4).any(|unit| unit[0] & 0x1f == 5)
            };
            let needed = &target.samples[..=target.wanted];
            let keys: Vec<bool> = needed.iter().map(has_key).collect();
            assert!(keys[0] && !keys[1..].contains(&true), "{name}: {keys:?}");
        }
    }
}

#[test]
fn each_sample_of_a_fragment_comes_once() {
    // Twenty frames, each in a fragment of its own, whose only sample has flags of its own.
    let looks: Vec<(f64, f64)> = (0..20).map(|n| (f64::from(n) / 10.0 + 0.07, 0.0)).collect();
    let found = targets("fragmented-many.mp4", &looks);
    let numbers = found.iter().map(|target| {
        let target = target.as_ref().unwrap();
        target.samples[target.wanted].number
    });
    assert_eq!(numbers.collect::<Vec<u64>>(), (0..20).collect::<Vec<u64>>());
}

#[test]
fn a_key_frame_that_is_near_is_decoded_alone_and_once() {
    // A key frame every two seconds, two frames a second; the media begins a second before the film.
    let looks = [
        (16.25, 0.9),
        (18.75, 0.9),
        (18.75, 1.0),
        (20.75, 0.5),
        (99.0, 0.0),
    ];
    let found = targets("picture/amiss.mp4", &looks);
    let found: Vec<_> = found.iter().map(told).collect();
    assert_eq!(found[0], (17_000_000, 1, 16.25), "the very frame");
    assert_eq!(found[1], (19_000_000, 1, 18.25), "half a frame into it");
    // It was seen: now the next one, with what leads to it.
    assert_eq!((found[2].0, found[2].2), (19_500_000, 18.75));
    assert!((2..=4).contains(&found[2].1), "{found:?}");
    assert_eq!((found[3].0, found[3].2), (21_500_000, 20.75));
    assert_eq!((found[4].0, found[4].2), (32_500_000, 99.0), "the last one");
}

/// The quantisers of all samples of a fixture, and the finest of each look.
fn quantisers(name: &str, looks: &[f64]) -> (Vec<Option<i32>>, Vec<Option<i32>>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let source = FileSource::open(&path.join(name)).unwrap();
    let looks: Vec<(f64, f64)> = looks.iter().map(|at_s| (*at_s, 0.0)).collect();
    let targets = targets(name, &looks);
    pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        let opened = Demuxed::read(&source).await.unwrap().unwrap();
        let mut quantisers = opened.quantisers(&facts).unwrap();
        let (mut all, mut finest) = (Vec::new(), Vec::new());
        for target in targets.into_iter().flatten() {
            for sample in &target.samples {
                if sample.number == all.len() as u64 {
                    let alone = Target {
                        samples: vec![sample.clone()],
                        wanted: 0,
                        ..target
                    };
                    all.push(quantisers.finest(&alone, &source).await);
                }
            }
            finest.push(quantisers.finest(&target, &source).await);
        }
        (all, finest)
    })
}

#[test]
fn quantisers_are_those_that_ffmpeg_reads() {
    // `ffmpeg -i FILE -c:v copy -bsf:v trace_headers -f null -`: 26 + pic_init_qp_minus26 + slice_qp_delta.
    let film = [
        18, 19, 20, 23, 23, 23, 23, 23, 23, 23, 22, 20, 23, 23, 23, 23, 23, 23, 23, 23,
    ];
    let starved = [
        44, 47, 49, 44, 47, 49, 44, 47, 49, 44, 47, 49, 44, 47, 49, 44, 47, 49, 44, 47, 49, 47, 44,
        47,
    ];
    for (name, expected) in [
        ("1080p.mp4", &film[..]),
        ("interlaced.mp4", &film),
        ("picture/starved.mp4", &starved),
    ] {
        let (all, finest) = quantisers(name, &[0.05, 1.95, 5.3, 11.7]);
        let all: Vec<i32> = all.into_iter().flatten().collect();
        assert_eq!(all, expected, "{name}");
        assert!(
            finest.iter().all(|found| *found == Some(expected[0])),
            "{name}"
        );
    }
}

#[test]
fn of_other_codecs_no_quantiser_is_known() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for name in [
        "hevc-hvc1.mp4",
        "av1.mp4",
        "mpeg4-part-2.mp4",
        "encrypted.mp4",
    ] {
        let source = FileSource::open(&path.join(name)).unwrap();
        let facts = pollster::block_on(inspect(&source)).unwrap();
        let opened = pollster::block_on(Demuxed::read(&source)).unwrap().unwrap();
        assert!(opened.quantisers(&facts).is_none(), "{name}");
    }
}
