//! Real clips made to last as long as a test needs, without a second encoding.

use super::boxes::{find, patch};

/// A real, playable MP4 of 1920×1080 whose picture lasts exactly `milliseconds`: the fixture
/// `1080p.mp4` with its last picture held. The sound keeps its two seconds.
///
/// Every header that tells a duration is changed along: `mvhd`, `tkhd`, `mdhd`, `elst` and `stts`.
pub fn lasting(milliseconds: u32) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut file = std::fs::read(folder.join("1080p.mp4")).unwrap();
    // `moov` is last, so nothing that has an offset moves when a table grows.
    let moov = find(&file, b"moov");
    let trak = moov + find(&file[moov..], b"trak");
    let at = |file: &[u8], kind: &[u8; 4]| trak + find(&file[trak..], kind);
    let number = |file: &[u8], at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
    // mvhd: timescale, duration. The movie's time scale is milliseconds.
    let mvhd = moov + find(&file[moov..], b"mvhd");
    assert_eq!(number(&file, mvhd + 20), 1000);
    patch(&mut file, mvhd + 24, &milliseconds.to_be_bytes());
    let tkhd = at(&file, b"tkhd");
    patch(&mut file, tkhd + 28, &milliseconds.to_be_bytes());
    let elst = at(&file, b"elst");
    assert_eq!(number(&file, elst + 12), 1, "one edit");
    patch(&mut file, elst + 16, &milliseconds.to_be_bytes());
    let media_time = number(&file, elst + 20);
    // mdhd and stts count in the track's units: a multiple of thousandths, so that any millisecond is exact.
    let mdhd = at(&file, b"mdhd");
    let old_scale = number(&file, mdhd + 20);
    let per_millisecond = old_scale.div_ceil(1000);
    patch(
        &mut file,
        mdhd + 20,
        &(per_millisecond * 1000).to_be_bytes(),
    );
    let stts = at(&file, b"stts");
    let (runs, samples, delta) = (
        number(&file, stts + 12),
        number(&file, stts + 16),
        number(&file, stts + 20),
    );
    assert_eq!(runs, 1, "one run of equal durations");
    // The edit starts where the first picture is shown, and ends with the media.
    let media = milliseconds * per_millisecond + media_time;
    let held = media - (samples - 1) * delta;
    patch(&mut file, mdhd + 24, &media.to_be_bytes());
    patch(&mut file, stts + 12, &2_u32.to_be_bytes());
    patch(&mut file, stts + 16, &(samples - 1).to_be_bytes());
    let more = [1_u32.to_be_bytes(), held.to_be_bytes()].concat();
    let end = stts + 24;
    file.splice(end..end, more);
    for kind in [b"stts", b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        let at = moov + find(&file[moov..], kind);
        let size = number(&file, at) + 8;
        patch(&mut file, at, &size.to_be_bytes());
    }
    file
}
