//! Sounds that cannot be examined, or not to their end.

use super::{codes, examine, fixture, measured, runs};
use crate::examine::{SoundEnd, SoundExamination, Unexamined};
use crate::signal::sound::SoundCode;
use proptest::prelude::*;

#[test]
fn what_cannot_be_decoded_says_why() {
    let cases = [
        ("sound/ac3-stereo-48000.mp4", Unexamined::Codec),
        ("sound/opus-stereo-48000.mp4", Unexamined::Codec),
        ("sound/aac-5.1-48000.mp4", Unexamined::Codec),
        ("sound/he-aac-explicit.mp4", Unexamined::Codec),
        ("sound/he-aac-doubled.mp4", Unexamined::Codec),
        ("sound/he-aac-hidden.mp4", Unexamined::Codec),
        ("no-sound.mp4", Unexamined::Absent),
        ("mkv-renamed.mp4", Unexamined::Container),
        ("mpg-renamed.mp4", Unexamined::Absent),
        ("empty.mp4", Unexamined::Absent),
        ("encrypted.mp4", Unexamined::Encrypted),
    ];
    for (name, reason) in cases {
        let found = examine(&fixture(name));
        assert_eq!(found, SoundExamination::Unexamined(reason), "{name}");
    }
}

#[test]
fn a_broken_packet_ends_the_examination_where_it_stands() {
    let whole = fixture("sound/aac-mono-44100.mp4");
    let broken = runs(&whole)[200];
    let place = broken.offset as usize..(broken.offset + u64::from(broken.size)) as usize;
    // The first packet primes the decoder and is not heard.
    let at_s = (broken.at as f64 - 1_024.0) / 44_100.0;
    for junk in [0xff, 0x5a] {
        let mut bytes = whole.clone();
        bytes[place.clone()].fill(junk);
        let found = measured(&bytes);
        assert_eq!(found.end, SoundEnd::Damaged, "{junk:x}");
        assert!((found.to_s - at_s).abs() < 0.01, "{} {at_s}", found.to_s);
        let said = codes(&found);
        assert!(
            !said.contains(&SoundCode::SilentEnd),
            "nothing is said of what follows"
        );
    }
}

#[test]
fn a_file_that_is_cut_off_is_examined_as_far_as_it_goes() {
    let found = measured(&fixture("cut-off.mp4"));
    assert_eq!(found.end, SoundEnd::CutOff);
    assert!(found.to_s > 0.2 && found.to_s < 1.9, "{}", found.to_s);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn damage_of_any_kind_is_survived(
        name in prop::sample::select(vec![
            "sound/mp3-mono-44100.mp4", "sound/aac-stereo-96000.mp4",
            "sound/alac-stereo-44100.mp4", "sound/flac-5.1-48000.mp4", "sound/fragmented.mp4",
        ]),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = fixture(name);
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        examine(&bytes);
    }
}
