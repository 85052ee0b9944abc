//! Sound that only an external decoder decodes.

use super::fixture;
use crate::examine::external_decoder::{AudioDecoderConfig, DecodeError, Decoded, ExternalDecoder};
use crate::examine::{
    Demuxed, SoundEnd, SoundExamination, SoundFindings, Unexamined, examine_sound_with,
};
use crate::inspect::inspect;

/// An external decoder that gives a tone, one packet late, and fails after a number of packets.
struct Tone {
    packets: usize,
    fails_at: usize,
    format: (u32, usize),
    opened: Option<AudioDecoderConfig>,
}

impl Tone {
    fn new(fails_at: usize) -> Self {
        Self {
            packets: 0,
            fails_at,
            format: (48_000, 6),
            opened: None,
        }
    }

    fn hand_out(&self, packets: usize, decoded: &mut Decoded) {
        let (_, channels) = self.format;
        let frames = 0..packets * 1_024;
        let samples = frames.map(|frame| (frame as f32 * 0.1).sin() / 4.0);
        let frames = samples.flat_map(|sample| std::iter::repeat_n(sample, channels));
        decoded.samples.extend(frames);
        decoded.format = Some(self.format);
    }
}

impl ExternalDecoder for Tone {
    async fn open(&mut self, coded: &AudioDecoderConfig) -> bool {
        self.opened = Some(coded.clone());
        true
    }

    async fn decode<'p>(
        &mut self,
        packets: impl Iterator<Item = &'p [u8]>,
        decoded: &mut Decoded,
    ) -> Result<(), DecodeError> {
        let (before, now) = (self.packets, packets.count());
        let good = (before + now).min(self.fails_at) - before;
        self.packets += now;
        self.hand_out(good - usize::from(before == 0), decoded);
        if good == now {
            Ok(())
        } else {
            Err(DecodeError)
        }
    }

    async fn finish(&mut self, decoded: &mut Decoded) -> Result<(), DecodeError> {
        self.hand_out(1, decoded);
        Ok(())
    }
}

fn examine_elsewhere(name: &str, tone: &mut Tone) -> SoundExamination {
    let bytes = fixture(name);
    let source = bytes.as_slice();
    let found = pollster::block_on(async {
        let facts = inspect(source).await.unwrap();
        let opened = Demuxed::read(source).await.unwrap();
        examine_sound_with(source, &facts, opened.as_ref(), tone, async |_| {}).await
    });
    found.unwrap()
}

fn measured_elsewhere(name: &str, tone: &mut Tone) -> SoundFindings {
    match examine_elsewhere(name, tone) {
        SoundExamination::Measured(found) => *found,
        SoundExamination::Unexamined(reason) => panic!("{reason:?}"),
    }
}

#[test]
fn what_is_not_decoded_here_is_decoded_elsewhere() {
    let mut tone = Tone::new(usize::MAX);
    let found = measured_elsewhere("sound/aac-5.1-48000.mp4", &mut tone);
    let coded = tone.opened.unwrap();
    assert_eq!(
        (coded.codec.as_str(), coded.rate, coded.channels),
        ("mp4a.40.2", 48_000, 6)
    );
    assert!(!coded.description.is_empty());
    assert_eq!(found.end, SoundEnd::Complete);
    assert_eq!((found.measures.from_s, found.measures.channels), (0.0, 6));
    assert!((found.to_s - 3.0).abs() < 0.05, "{}", found.to_s);
    assert!(found.measures.silence.is_empty(), "being late is no gap");

    let mut tone = Tone::new(usize::MAX);
    tone.format = (48_000, 2);
    examine_elsewhere("sound/opus-stereo-48000.mp4", &mut tone);
    let coded = tone.opened.unwrap();
    assert_eq!(coded.codec, "opus");
    assert!(coded.description.starts_with(b"OpusHead"));
}

#[test]
fn he_aac_is_decoded_elsewhere_whatever_its_configuration_says_of_it() {
    for (name, codec, rate) in [
        ("explicit", "mp4a.40.5", 48_000),
        ("doubled", "mp4a.40.2", 24_000),
        ("hidden", "mp4a.40.2", 24_000),
    ] {
        let mut tone = Tone::new(usize::MAX);
        tone.format = (48_000, 2);
        let found = measured_elsewhere(&format!("sound/he-aac-{name}.mp4"), &mut tone);
        let coded = tone.opened.unwrap();
        assert_eq!((coded.codec.as_str(), coded.rate), (codec, rate), "{name}");
        assert_eq!(found.end, SoundEnd::Complete, "{name}");
    }
}

#[test]
fn what_cannot_be_decoded_elsewhere_ends_the_examination_there() {
    let found = measured_elsewhere("sound/aac-5.1-48000.mp4", &mut Tone::new(71));
    assert_eq!(found.end, SoundEnd::Damaged);
    // The first packet primes the decoder, and the last came too late.
    assert!(
        (found.to_s - 69.0 * 1_024.0 / 48_000.0).abs() < 0.01,
        "{}",
        found.to_s
    );
    let mut tone = Tone::new(usize::MAX);
    tone.format = (48_000, 99);
    let found = examine_elsewhere("sound/aac-5.1-48000.mp4", &mut tone);
    let damaged = SoundExamination::Unexamined(Unexamined::Damaged);
    assert_eq!(found, damaged);
}
