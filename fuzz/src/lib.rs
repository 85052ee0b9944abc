//! What must hold of every inspection, whatever the file.

use yujian::facts::{Fact, Facts};
use yujian::inspect::inspect;
use yujian::notice::Notice;
use yujian::remux::{Choice, Cut, Planned, Time, check, plan};
use yujian::report::Report;
use yujian::rules::Outcome;
use yujian::source::{ByteSource, Counted};

thread_local! {
    static NOTICE: Notice =
        Notice::parse(include_str!("../../www/notice.json")).expect("the notice that is served");
}

/// Inspects a file and checks what must hold of any.
pub fn holds(file: &[u8]) {
    let source = Counted::new(file.to_vec());
    let facts = pollster::block_on(inspect(&source)).expect("memory does not fail");
    // Every byte is read a few times at most: the walk, a table's lead and its entries.
    assert!(source.bytes() <= 64 * 1024 + 8 * file.len() as u64 * 64);
    assert!(facts.defects.len() <= 100);
    times_are_times(&facts);
    // The report is slower than all the rest: one file in thirty-two, by all of its bytes, so that
    // each mutation is another draw.
    let sum = file
        .iter()
        .fold(0_u8, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte));
    if sum >> 3 == 0 {
        reports(&facts);
    }
}

/// Writes a film anew, cut to tenths of a second, and checks what must hold of any result.
pub fn remuxes(file: &[u8], from: u8, to: u8, exact: bool) {
    let time = |tenths: u8| Some(Time::from_millis(100 * i64::from(tenths))).filter(|_| tenths > 0);
    let cut = Cut {
        from: time(from),
        to: time(to),
        exact,
    };
    pollster::block_on(async {
        let facts = inspect(file).await.expect("memory does not fail");
        let Some(choice) = Choice::of(&facts) else {
            return;
        };
        let choice = Choice { cut, ..choice };
        let Ok(plan) = plan(file, &facts, &choice).await else {
            return;
        };
        // No byte of the source is used twice, and none that is not there.
        assert!(plan.bytes <= plan.header.len() as u64 + file.len() as u64);
        let planned = Planned::new(&plan, file);
        let bytes = planned.read(0..u64::MAX).await.expect("all of it is there");
        assert_eq!(bytes.len() as u64, plan.bytes);
        let after = inspect(&planned).await.expect("memory does not fail");
        check(&facts, &choice, &plan, &after);
    });
}

fn reports(facts: &Facts) {
    let report = NOTICE.with(|notice| Report::unconfirmed(facts, "a.mp4", notice));
    let text = serde_json::to_string(&report).expect("a report is JSON");
    let back: Report = serde_json::from_str(&text).expect("and reads back");
    assert_eq!(back, report);
    if facts.movie.is_none() {
        assert!(matches!(
            report.verdict,
            Outcome::Breaks | Outcome::CannotTell
        ));
    }
}

fn times_are_times(facts: &Facts) {
    let Some(movie) = &facts.movie else {
        return;
    };
    let pictures = movie.pictures.iter().map(|track| track.duration_s);
    let sounds = movie.sounds.iter().map(|track| track.duration_s);
    for duration in pictures.chain(sounds).chain([movie.duration_s]) {
        if let Fact::Known(seconds) = duration {
            assert!(seconds.is_finite() && seconds >= 0.0, "{seconds}");
        }
    }
    for track in &movie.pictures {
        let (across, down) = track.pixel_aspect;
        assert!(across > 0 && down > 0);
        assert!(
            track
                .frame_rate
                .is_none_or(|rate| rate.is_finite() && rate > 0.0)
        );
    }
}

/// A box of this kind around `body`.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = u32::try_from(body.len() + 8).expect("no input is that long");
    [&size.to_be_bytes()[..], kind, body].concat()
}

/// The beginning of every good file.
pub fn ftyp() -> Vec<u8> {
    boxed(b"ftyp", b"isom\0\0\0\0isomiso2")
}

/// A `moov` that announces fragments of two tracks: that of a real file.
pub fn announcing() -> Vec<u8> {
    let file: &[u8] = include_bytes!("../../tests/fixtures/fragmented.mp4");
    boxes(file)
        .into_iter()
        .find(|(kind, _)| kind == b"moov")
        .map(|(_, bytes)| bytes.to_vec())
        .expect("a movie")
}

/// A film of two tracks up to the end of its media data: chunk offsets of the seeds, which were made
/// alike, lead into it.
pub fn film() -> Vec<u8> {
    let file: &[u8] = include_bytes!("../../tests/fixtures/1080p.mp4");
    boxes(file)
        .into_iter()
        .take_while(|(kind, _)| kind != b"moov")
        .flat_map(|(_, bytes)| bytes.to_vec())
        .collect()
}

/// The boxes at the top level of a whole file, by kind.
pub fn boxes(mut file: &[u8]) -> Vec<([u8; 4], &[u8])> {
    let mut found = Vec::new();
    while let [a, b, c, d, kind @ ..] = file {
        let size = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (Some(kind), true) = (kind.first_chunk::<4>(), (8..=file.len()).contains(&size)) else {
            break;
        };
        found.push((*kind, &file[..size]));
        file = &file[size..];
    }
    found
}
