//! Drawn pictures with one trait each, and properties of any picture.

use super::*;
use proptest::prelude::*;

const WIDTH: usize = 640;
const HEIGHT: usize = 360;

/// A picture from a formula over x and y, in limited range.
fn paint(formula: impl Fn(usize, usize) -> f64) -> Vec<u8> {
    let at = |n: usize| formula(n % WIDTH, n / WIDTH);
    (0..WIDTH * HEIGHT)
        .map(|n| (16.0 + 219.0 * at(n).clamp(0.0, 1.0)).round() as u8)
        .collect()
}

fn plane(samples: &[u8]) -> Plane<'_> {
    Plane::new(WIDTH, HEIGHT, WIDTH, samples, Range::Limited).unwrap()
}

fn frame(samples: &[u8]) -> FrameMeasures {
    PictureAnalyser::default().push(0.0, &plane(samples))
}

/// Evenly spread noise in 0 to 1, the same for the same place.
fn noise(x: usize, y: usize) -> f64 {
    let mut state = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77);
    state = (state ^ (state >> 15)).wrapping_mul(0x2C1B_3C6D);
    state = (state ^ (state >> 12)).wrapping_mul(0x297A_2D39);
    f64::from(state >> 8) / f64::from(1u32 << 24)
}

/// Many sharp-edged patches of different brightness.
fn patches(x: usize, y: usize) -> f64 {
    0.1 + 0.8 * noise((x + y / 3) / 9, y / 11)
}

/// The mean over a square of this side: out of focus.
fn blurred(side: usize, formula: impl Fn(usize, usize) -> f64) -> impl Fn(usize, usize) -> f64 {
    move |x, y| {
        let places = (0..side * side).map(|n| formula(x + n % side, y + n / side));
        places.sum::<f64>() / (side * side) as f64
    }
}

/// Strokes as of small writing.
fn writing(x: usize, y: usize) -> f64 {
    let letter = x / 14 + y / 20 * 31;
    let inside = y % 20 < 14 && x % 14 < 11;
    let stroke = noise(x % 14 / 3 + 7 * letter, y % 20 / 3) > 0.5;
    if inside && stroke { 0.95 } else { 0.1 }
}

fn codes_of(frames: &[Vec<u8>], step_s: f64) -> Vec<PictureCode> {
    let mut analyser = PictureAnalyser::default();
    for (n, samples) in frames.iter().enumerate() {
        analyser.push(n as f64 * step_s, &plane(samples));
    }
    advise(&analyser.measures())
        .iter()
        .map(|piece| piece.code)
        .collect()
}

/// A sequence in which the formula's picture moves by a pixel or two from frame to frame.
fn moving(formula: impl Fn(usize, usize) -> f64) -> Vec<Vec<u8>> {
    (0..4)
        .map(|n| paint(|x, y| formula(x + 13 * n, y + 5 * n)))
        .collect()
}

#[test]
fn black_is_black_in_both_ranges() {
    let limited = vec![16; WIDTH * HEIGHT];
    assert!(frame(&limited).is_black());
    assert_eq!(frame(&limited).bars, None);
    let full = vec![0; WIDTH * HEIGHT];
    let full = Plane::new(WIDTH, HEIGHT, WIDTH, &full, Range::Full).unwrap();
    assert!(PictureAnalyser::default().push(0.0, &full).is_black());
    assert!(!frame(&paint(patches)).is_black());
}

#[test]
fn tone_is_in_percent_of_the_way_to_white() {
    let tone = frame(&paint(|x, _| if x < WIDTH / 4 { 1.0 } else { 0.5 })).tone;
    assert!((tone.mean - 62.5).abs() < 0.5, "{tone:?}");
    assert!((tone.median - 50.0).abs() < 0.5 && (tone.white - 25.0).abs() < 0.5);
}

#[test]
fn bars_are_measured_to_the_pixel() {
    let boxed = paint(|x, y| {
        let inside = (40..HEIGHT - 44).contains(&y) && (80..WIDTH - 84).contains(&x);
        if inside { patches(x, y) } else { 0.0 }
    });
    let bars = frame(&boxed).bars.unwrap();
    let pixels = [bars.top, bars.bottom, bars.left, bars.right].map(|bar| bar.pixels);
    assert_eq!(pixels, [40, 44, 80, 84]);
    assert!(bars.top.straight && bars.bottom.straight && bars.left.straight && bars.right.straight);
}

#[test]
fn writing_on_black_has_no_bars() {
    let card = paint(|x, y| {
        let inside = (100..260).contains(&y) && (200..280).contains(&x);
        if inside { writing(x, y) - 0.1 } else { 0.0 }
    });
    let line = paint(|x, y| {
        if (170..175).contains(&y) && x > 200 && x < 330 {
            0.9
        } else {
            0.0
        }
    });
    let found = codes_of(&[card.clone(), line.clone(), card, line], 2.0);
    assert!(!found.contains(&PictureCode::Letterboxed), "{found:?}");
    assert!(!found.contains(&PictureCode::Pillarboxed), "{found:?}");
}

#[test]
fn letterboxes_are_advised() {
    let boxed = |x: usize, y: usize| {
        if (45..HEIGHT - 45).contains(&(y % HEIGHT)) {
            patches(x, y)
        } else {
            0.0
        }
    };
    let frames: Vec<_> = (0..4).map(|n| paint(|x, y| boxed(x + 13 * n, y))).collect();
    assert!(codes_of(&frames, 2.0).contains(&PictureCode::Letterboxed));
    assert!(!codes_of(&moving(patches), 2.0).contains(&PictureCode::Letterboxed));
}

#[test]
fn combs_are_told_from_lines() {
    let woven = paint(|x, y| patches(x + 12 * (y % 2), y / 2 * 2));
    assert!(frame(&woven).combed > 1.0, "{}", frame(&woven).combed);
    assert!(frame(&paint(patches)).combed < 0.1);
    // Single thin lines, as on a form.
    let lines = paint(|_, y| if y % 16 == 0 { 0.0 } else { 0.9 });
    assert_eq!(frame(&lines).combed, 0.0);
}

#[test]
fn blur_widens_edges_and_takes_detail() {
    let sharp = frame(&paint(patches));
    assert!(sharp.edge_px.unwrap() < 1.3, "{sharp:?}");
    let soft = frame(&paint(blurred(3, patches)));
    assert!(soft.edge_px.unwrap() > 2.6, "{soft:?}");
    // Too little is left of such large patches for a spectrum; of smaller ones there is enough.
    assert_eq!(soft.detail_db, None);
    let crumbs = |x: usize, y: usize| 0.1 + 0.8 * noise(x / 4, y / 4);
    let sharp = frame(&paint(crumbs)).detail_db.unwrap();
    let soft = frame(&paint(blurred(3, crumbs))).detail_db.unwrap();
    assert!(sharp > soft + 4.0, "{sharp} {soft}");
    assert!(!codes_of(&moving(patches), 2.0).contains(&PictureCode::Soft));
    for side in [3, 5] {
        let found = codes_of(&moving(blurred(side, patches)), 2.0);
        assert!(found.contains(&PictureCode::Soft), "{side}: {found:?}");
    }
}

#[test]
fn a_grid_of_blocks_is_seen() {
    let smooth =
        |x: usize, y: usize| 0.5 + 0.3 * ((x as f64 / 90.0).sin() + (y as f64 / 70.0).cos());
    let grid = paint(|x, y| smooth(x / 8 * 8, y / 8 * 8));
    assert!(frame(&grid).blockiness > 3.0);
    assert!(frame(&paint(smooth)).blockiness < 1.2);
}

/// A still slide with writing, and a picture as a camera takes it.
fn slide_and_filmed() -> [Vec<u8>; 2] {
    let slide = paint(|x, y| {
        if y > 100 && y < 200 {
            writing(x, y)
        } else {
            0.9
        }
    });
    let filmed = paint(|x, y| patches(x, y) * 0.7 + 0.1 * noise(x, y));
    [slide, filmed]
}

#[test]
fn drawn_and_filmed_differ_in_flat_blocks() {
    let [slide, filmed] = slide_and_filmed();
    assert!(frame(&slide).flat > 60.0);
    assert!(frame(&filmed).flat < 5.0);
}

#[test]
fn writing_is_found_at_any_size() {
    for size in [1, 2, 4] {
        let card = paint(|x, y| {
            let inside = (80..280).contains(&y) && (100..540).contains(&x);
            if inside {
                writing(x / size, y / size)
            } else {
                0.1
            }
        });
        assert!(
            frame(&card).text > 1.0,
            "size {size}: {}",
            frame(&card).text
        );
        assert_eq!(advise_opening(&[frame(&card)]), None);
    }
    let plain = frame(&paint(|x, y| {
        0.3 + 0.2 * (x as f64 / 300.0).sin() + y as f64 / 2_000.0
    }));
    let piece = advise_opening(&[plain]).unwrap();
    assert_eq!(piece.code, PictureCode::NoWriting);
    assert_eq!(advise_opening(&[]), None);
}

#[test]
fn a_long_black_is_advised_and_a_fade_is_not() {
    let black = vec![16; WIDTH * HEIGHT];
    let lit = moving(patches);
    let fade = [
        lit[0].clone(),
        black.clone(),
        lit[1].clone(),
        lit[2].clone(),
    ];
    assert!(!codes_of(&fade, 2.0).contains(&PictureCode::Black));
    let long = [
        lit[0].clone(),
        black.clone(),
        black.clone(),
        black,
        lit[1].clone(),
    ];
    assert!(codes_of(&long, 2.0).contains(&PictureCode::Black));
}

/// Black but for a line of thin white writing.
fn writing_on_black() -> Vec<u8> {
    paint(|x, y| {
        let inside = (170..190).contains(&y) && (250..390).contains(&x);
        if inside { writing(x, y) - 0.1 } else { 0.0 }
    })
}

#[test]
fn writing_on_black_is_not_black() {
    assert!(!frame(&writing_on_black()).is_black());
    let found = codes_of(&vec![writing_on_black(); 10], 2.0);
    assert_eq!(found, []);
}

#[test]
fn a_still_slide_may_stand_but_a_filmed_picture_may_not() {
    let [slide, filmed] = slide_and_filmed();
    let moved = paint(|x, y| patches(x + (y / 40) % 2, y) * 0.7 + 0.1 * noise(x + 7, y));
    let stands = |before: &Vec<u8>, still: &Vec<u8>| {
        let frames = [vec![before.clone()], vec![still.clone(); 20]].concat();
        codes_of(&frames, 2.0).contains(&PictureCode::Frozen)
    };
    assert!(stands(&moved, &filmed));
    assert!(!stands(&slide, &slide));
    // A photograph that is shown begins with a cut, or with the video.
    assert!(!stands(&slide, &filmed));
    assert!(!stands(&filmed, &filmed));
}

#[test]
fn subtitles_do_not_make_a_blurred_picture_sharp() {
    let soft = blurred(5, patches);
    let subtitled = |x: usize, y: usize| match y % HEIGHT {
        300..330 => writing(x, y % HEIGHT),
        _ => soft(x, y),
    };
    let frames: Vec<_> = (0..4)
        .map(|n| paint(|x, y| subtitled(x + 13 * n, y)))
        .collect();
    assert!(codes_of(&frames, 2.0).contains(&PictureCode::Soft));
}

#[test]
fn a_grid_that_nobody_sees_is_none() {
    let smooth = |x: usize, y: usize| 0.5 + 0.0007 * (x / 8 + y / 8) as f64;
    assert_eq!(frame(&paint(smooth)).blockiness, 1.0);
}

#[test]
fn dark_and_blown_out_are_advised_for_what_was_filmed() {
    let grain = |x: usize, y: usize| 0.05 * noise(x, y);
    let dark = moving(|x, y| 0.1 * patches(x, y) + grain(x, y));
    assert!(codes_of(&dark, 2.0).contains(&PictureCode::Dark));
    let bright = moving(|x, y| {
        if y < 150 {
            1.0
        } else {
            0.8 * patches(x, y) + grain(x, y)
        }
    });
    assert!(codes_of(&bright, 2.0).contains(&PictureCode::BlownOut));
    let written = codes_of(&[writing_on_black(), writing_on_black()], 2.0);
    assert!(!written.contains(&PictureCode::Dark), "{written:?}");
    let slide = moving(|x, y| if y % 120 < 20 { writing(x, y) } else { 1.0 });
    assert!(!codes_of(&slide, 2.0).contains(&PictureCode::BlownOut));
}

#[test]
fn every_code_has_one_limit() {
    let mut codes: Vec<_> = LIMITS.iter().map(|limit| limit.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), LIMITS.len());
}

#[test]
fn many_frames_keep_their_number_bounded() {
    let samples = vec![90; 64 * 64];
    let small = Plane::new(64, 64, 64, &samples, Range::Limited).unwrap();
    let mut analyser = PictureAnalyser::default();
    (0..5_000u32).for_each(|n| {
        analyser.push(f64::from(n), &small);
    });
    let measures = analyser.measures();
    assert_eq!(measures.examined, 5_000);
    assert!(measures.frames.len() <= 512 && measures.frames.len() >= 256);
    assert!(measures.frames.last().unwrap().at_s > 4_900.0);
}

#[test]
fn of_a_picture_that_is_too_small_to_be_judged_nothing_is_said() {
    for (width, height) in [(64, 36), (36, 64), (16, 16), (40, 7), (1, 1)] {
        let mut analyser = PictureAnalyser::default();
        let frames = (0..40u8).map(|n| {
            let samples: Vec<u8> = (0..width * height)
                .map(|at| {
                    90 + (64.0 * noise((at % width + usize::from(n)) / 6, at / width / 5)) as u8
                })
                .collect();
            let plane = Plane::new(width, height, width, &samples, Range::Full).unwrap();
            analyser.push(f64::from(n), &plane)
        });
        let frames: Vec<FrameMeasures> = frames.collect();
        assert_eq!(advise(&analyser.measures()), [], "{width}×{height}");
        let opening = advise_opening(&frames);
        let searched = width >= 32 && height >= 32;
        assert_eq!(opening.is_some(), searched, "{width}×{height}");
    }
}

#[test]
fn planes_that_cannot_be_are_refused() {
    let samples = vec![0; 100 * 100];
    for (width, height, stride) in [
        (100, 101, 100),
        (101, 100, 100),
        (0, 100, 100),
        (100, 0, 100),
        (0, 0, 0),
        (usize::MAX, 2, usize::MAX),
        (100, 8_192, usize::MAX),
    ] {
        assert!(Plane::new(width, height, stride, &samples, Range::Full).is_none());
    }
    // The last row need not be padded.
    assert!(Plane::new(90, 100, 100, &samples[..9_990], Range::Full).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The padding between rows is never looked at, and every figure is finite.
    #[test]
    fn padding_does_not_matter(
        width in 1usize..200,
        height in 1usize..120,
        padding in 1usize..40,
        fill in any::<u8>(),
        seed in 0usize..1_000,
    ) {
        let tight: Vec<u8> = (0..width * height)
            .map(|n| (255.0 * noise(n % width / 5 + seed, n / width / 3)) as u8)
            .collect();
        let mut padded = Vec::new();
        for row in tight.chunks(width) {
            padded.extend_from_slice(row);
            padded.resize(padded.len() + padding, fill);
        }
        let tight = Plane::new(width, height, width, &tight, Range::Full).unwrap();
        let padded = Plane::new(width, height, width + padding, &padded, Range::Full).unwrap();
        let tight = PictureAnalyser::default().push(1.0, &tight);
        prop_assert_eq!(tight, PictureAnalyser::default().push(1.0, &padded));
        let json = serde_json::to_string(&tight).unwrap();
        prop_assert_eq!(serde_json::from_str::<FrameMeasures>(&json).unwrap(), tight);
    }
}
