//! Real files against what ffmpeg measured of them, and damaged ones.

use super::elsewhere::{Coded, Decoded, Elsewhere, Undecoded};
use super::*;
use crate::container::limits;
use crate::container::samples::Run;
use crate::container::window::Window;
use crate::inspect::inspect;
use crate::source::{ByteSource, Counted, ReadError, clip};
use proptest::prelude::*;
use std::cell::Cell;
use std::future::poll_fn;
use std::ops::Range;
use std::path::PathBuf;
use std::task::Poll;

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn examine(bytes: &[u8]) -> SoundExamination {
    pollster::block_on(async {
        let facts = inspect(bytes).await.unwrap();
        examine_sound(bytes, &facts, async |_| {}).await.unwrap()
    })
}

fn measured(bytes: &[u8]) -> SoundFindings {
    match examine(bytes) {
        SoundExamination::Measured(findings) => *findings,
        SoundExamination::Unexamined(reason) => panic!("unexamined: {reason:?}"),
    }
}

/// Name, integrated loudness and true peak, as `tests/fixtures/sound/make.sh` had ffmpeg tell them.
fn ffmpeg_says() -> impl Iterator<Item = (&'static str, f64, f64)> {
    let table = include_str!("../../tests/fixtures/sound/ebur128.tsv");
    table.lines().map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (
            cells[0],
            cells[1].parse().unwrap(),
            cells[3].parse().unwrap(),
        )
    })
}

/// What no decoder that is compiled in decodes.
const UNDECODED: [&str; 5] = [
    "aac-5.1-48000.mp4",
    "opus-stereo-48000.mp4",
    "he-aac-explicit.mp4",
    "he-aac-doubled.mp4",
    "he-aac-hidden.mp4",
];

#[test]
fn loudness_and_peak_are_those_of_ffmpeg() {
    let mut compared = 0;
    for (name, lufs, dbtp) in ffmpeg_says().filter(|(name, ..)| !UNDECODED.contains(name)) {
        let found = measured(&fixture(&format!("sound/{name}")));
        assert_eq!(found.end, SoundEnd::Complete, "{name}");
        let integrated = found.measures.integrated_lufs.unwrap();
        let peak = found.measures.true_peak_dbtp.unwrap();
        assert!(
            (integrated - lufs).abs() <= 0.1,
            "{name}: {integrated} LUFS, not {lufs}"
        );
        assert!(
            (peak - dbtp).abs() <= 0.2,
            "{name}: {peak} dBTP, not {dbtp}"
        );
        compared += 1;
    }
    assert_eq!(compared, 12);
}

fn codes(findings: &SoundFindings) -> Vec<SoundCode> {
    findings.advice.iter().map(|finding| finding.code).collect()
}

/// All samples of the sound, one by one.
fn runs(bytes: &[u8]) -> Vec<Run> {
    pollster::block_on(async {
        let facts = inspect(bytes).await.unwrap();
        let opened = Opened::read(bytes).await.unwrap().unwrap();
        let id = facts.movie.unwrap().sounds[0].id;
        let mut walk = opened.samples(opened.track(b"soun", id).unwrap());
        let mut window = Window::new(bytes);
        let mut all = Vec::new();
        while let Some(run) = walk.next(&mut window).await.unwrap() {
            all.push(run);
        }
        all
    })
}

#[test]
fn the_sound_is_placed_as_it_plays_without_its_priming() {
    let found = measured(&fixture("sound/aac-mono-44100.mp4"));
    assert_eq!(
        (found.measures.sample_rate, found.measures.channels),
        (44_100, 1)
    );
    assert_eq!(found.measures.from_s, 0.0);
    assert!((found.to_s - 10.0).abs() < 0.03, "{}", found.to_s);
}

#[test]
fn fragments_sound_like_the_same_file_in_one_piece() {
    let whole = measured(&fixture("sound/aac-stereo-48000.mp4"));
    let fragmented = measured(&fixture("sound/fragmented.mp4"));
    let close = |a: f64, b: f64| (a - b).abs() < 0.03;
    assert!(
        close(whole.to_s, fragmented.to_s),
        "{} {}",
        whole.to_s,
        fragmented.to_s
    );
    assert_eq!(
        whole.measures.true_peak_dbtp,
        fragmented.measures.true_peak_dbtp
    );
    let counted = |name| -> u64 { runs(&fixture(name)).iter().map(|run| run.count).sum() };
    for name in [
        "fragmented.mp4",
        "fragmented-first-in-moov.mp4",
        "fragmented-sidx.mp4",
    ] {
        assert_eq!(counted(name), counted("1080p.mp4"), "{name}");
    }
}

#[test]
fn a_sound_that_ends_early_leaves_silence_behind_it() {
    let found = measured(&fixture("sound/ends-early.mp4"));
    assert!((found.to_s - 3.0).abs() < 0.03, "{}", found.to_s);
    assert_eq!(found.end, SoundEnd::Complete);
    let silent = found
        .advice
        .iter()
        .find(|finding| finding.code == SoundCode::SilentEnd);
    let span = silent.unwrap().span;
    assert!(
        (span.from_s - 3.0).abs() < 0.1 && (span.to_s - 12.0).abs() < 0.1,
        "{span:?}"
    );
}

#[test]
fn nothing_is_advised_on_a_sound_recording() {
    let found = measured(&fixture("sound/speech.mp4"));
    assert_eq!(
        (found.advice.as_slice(), found.end),
        (&[][..], SoundEnd::Complete)
    );
}

#[test]
fn a_sound_for_the_first_minute_only_leaves_the_rest_silent() {
    let found = measured(&fixture("sound/first-minute.mp4"));
    assert_eq!(codes(&found), [SoundCode::SilentEnd]);
    let span = found.advice[0].span;
    assert!(
        (span.from_s - 60.0).abs() < 0.5 && (span.to_s - 90.0).abs() < 0.1,
        "{span:?}"
    );
}

#[test]
fn a_silent_sound_is_told() {
    assert_eq!(
        codes(&measured(&fixture("sound/silent.mp4"))),
        [SoundCode::Silent]
    );
}

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
        ("mkv-renamed.mp4", Unexamined::Absent),
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

#[test]
fn progress_is_told_in_seconds_with_what_was_found_so_far() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let mut told = Vec::new();
    pollster::block_on(async {
        let facts = inspect(bytes.as_slice()).await.unwrap();
        let tell = async |progress: Progress<'_>| {
            let findings = progress.findings().unwrap();
            assert_eq!(findings.end, SoundEnd::UnderWay);
            told.push((progress.seconds(), findings.measures.integrated_lufs));
        };
        examine_sound(bytes.as_slice(), &facts, tell).await.unwrap();
    });
    assert!(told.len() >= 8, "{told:?}");
    assert!(told.is_sorted_by(|a, b| a.0 < b.0));
    assert!(told[1..].iter().all(|(_, lufs)| lufs.is_some()));
}

/// A file in which the chunks of sound lie far apart: `file` with the sound moved.
struct Spread {
    len: u64,
    file: Vec<u8>,
    chunks: Vec<(u64, Vec<u8>)>,
}

impl Spread {
    /// The chunks of sound evenly over `len` bytes.
    fn over(mut file: Vec<u8>, len: u64) -> Self {
        let place = |file: &[u8], from: usize, kind: &[u8; 4]| {
            from + file[from..]
                .windows(4)
                .position(|bytes| bytes == kind)
                .unwrap()
        };
        let soun = place(&file, 0, b"soun");
        let stco = place(&file, soun, b"stco") + 8;
        let number = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        let count = number(stco) as usize;
        let old: Vec<u64> = (1..=count)
            .map(|n| u64::from(number(stco + 4 * n)))
            .collect();
        let runs = runs(&file);
        let end = |from: u64, next: u64| {
            let inside = runs.iter().filter(|run| (from..next).contains(&run.offset));
            inside
                .map(|run| run.offset + u64::from(run.size))
                .max()
                .unwrap()
        };
        let mut chunks = Vec::new();
        for (n, from) in old.iter().enumerate() {
            let to = end(*from, old.get(n + 1).copied().unwrap_or(u64::MAX));
            let bytes = file[*from as usize..to as usize].to_vec();
            let new = (n as u64 + 1) * (len / (count as u64 + 2));
            let at = stco + 4 * (n + 1);
            file[at..at + 4].copy_from_slice(&u32::try_from(new).unwrap().to_be_bytes());
            chunks.push((new, bytes));
        }
        Self { len, file, chunks }
    }
}

impl ByteSource for Spread {
    fn len(&self) -> u64 {
        self.len
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len);
        let mut bytes = vec![0; (range.end - range.start) as usize];
        let pieces = self.chunks.iter().map(|(at, piece)| (*at, piece));
        for (at, piece) in pieces.chain([(0, &self.file)]) {
            let (from, to) = (range.start.max(at), range.end.min(at + piece.len() as u64));
            if from < to {
                let target = (from - range.start) as usize..(to - range.start) as usize;
                bytes[target].copy_from_slice(&piece[(from - at) as usize..(to - at) as usize]);
            }
        }
        Ok(bytes)
    }
}

#[test]
fn of_two_gigabytes_little_more_than_the_sound_is_read() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let sound: u64 = runs(&bytes).iter().map(|run| u64::from(run.size)).sum();
    let here = measured(&bytes);
    let source = Counted::new(Spread::over(bytes, 2_200_000_000));
    let chunks = 21;
    let found = pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        let (bytes, reads) = (source.bytes(), source.reads());
        let found = examine_sound(&source, &facts, async |_| {}).await.unwrap();
        let (bytes, reads) = (source.bytes() - bytes, source.reads() - reads);
        assert!(bytes <= 3 * sound, "{bytes} bytes for {sound}");
        assert!(reads <= chunks + 12, "{reads} reads");
        found
    });
    assert_eq!(found, SoundExamination::Measured(Box::new(here)));
}

/// A source that never answers at once, and knows how many answers it owes.
struct Slow<S> {
    source: S,
    owed: Cell<usize>,
    most_owed: Cell<usize>,
}

impl<S: ByteSource> ByteSource for Slow<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        self.owed.set(self.owed.get() + 1);
        self.most_owed
            .set(self.most_owed.get().max(self.owed.get()));
        let mut asked = false;
        poll_fn(|context| {
            context.waker().wake_by_ref();
            match std::mem::replace(&mut asked, true) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
        self.owed.set(self.owed.get() - 1);
        self.source.read(range).await
    }
}

#[test]
fn several_reads_are_under_way_while_sound_is_decoded() {
    let bytes = fixture("sound/aac-mono-44100.mp4");
    let here = measured(&bytes);
    let source = Slow {
        source: Spread::over(bytes, 2_200_000_000),
        owed: Cell::default(),
        most_owed: Cell::default(),
    };
    let found = pollster::block_on(async {
        let facts = inspect(&source).await.unwrap();
        examine_sound(&source, &facts, async |_| {}).await.unwrap()
    });
    assert_eq!(found, SoundExamination::Measured(Box::new(here)));
    // Of 21 places: as many at once as one read puts together.
    let reads = 21_usize.div_ceil(limits::PLACES_AT_ONCE);
    assert_eq!(source.most_owed.get(), reads.min(limits::READS_AHEAD));
}

/// A decoder elsewhere that hands out a tone, one packet later than it is asked for; after so many
/// packets it meets one that it cannot decode.
struct Tone {
    packets: usize,
    fails_at: usize,
    format: (u32, usize),
    opened: Option<Coded>,
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

impl Elsewhere for Tone {
    async fn open(&mut self, coded: &Coded) -> bool {
        self.opened = Some(coded.clone());
        true
    }

    async fn decode<'p>(
        &mut self,
        packets: impl Iterator<Item = &'p [u8]>,
        decoded: &mut Decoded,
    ) -> Result<(), Undecoded> {
        let (before, now) = (self.packets, packets.count());
        let good = (before + now).min(self.fails_at) - before;
        self.packets += now;
        self.hand_out(good - usize::from(before == 0), decoded);
        if good == now { Ok(()) } else { Err(Undecoded) }
    }

    async fn finish(&mut self, decoded: &mut Decoded) -> Result<(), Undecoded> {
        self.hand_out(1, decoded);
        Ok(())
    }
}

fn examine_elsewhere(name: &str, tone: &mut Tone) -> SoundExamination {
    let bytes = fixture(name);
    let source = bytes.as_slice();
    let found = pollster::block_on(async {
        let facts = inspect(source).await.unwrap();
        let opened = Opened::read(source).await.unwrap();
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
fn plain_aac_of_a_low_rate_is_decoded_here() {
    // Its packets do not hold what an HE-AAC's do, so it is whole.
    let found = measured(&fixture("sound/aac-mono-22050.mp4"));
    assert_eq!(found.measures.sample_rate, 22_050);
    assert_eq!(found.end, SoundEnd::Complete);
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
