//! What the samples of a film hold: the first byte chooses whose boxes say where they lie.
#![no_main]

use yujian_fuzz::{boxes, holds};

/// One for each codec of pictures; the beginning of the media data is the first picture.
const FILMS: [&[u8]; 6] = [
    include_bytes!("../../tests/fixtures/1080p.mp4"),
    include_bytes!("../../tests/fixtures/hevc-hvc1.mp4"),
    include_bytes!("../../tests/fixtures/av1.mp4"),
    include_bytes!("../../tests/fixtures/vp9.mp4"),
    include_bytes!("../../tests/fixtures/mpeg4-part-2.mp4"),
    include_bytes!("../../tests/fixtures/fragmented.mp4"),
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((film, media)) = input.split_first() else {
        return;
    };
    let mut file = FILMS[usize::from(*film) % FILMS.len()].to_vec();
    let before = boxes(&file);
    let before = before.iter().take_while(|(kind, _)| kind != b"mdat");
    let start = before.map(|(_, bytes)| bytes.len()).sum::<usize>() + 8;
    let rest = file.get_mut(start..).unwrap_or_default();
    let length = media.len().min(rest.len());
    rest[..length].copy_from_slice(&media[..length]);
    holds(&file);
});
