//! The packets of a film as tests read them: where each lies, when it is decoded and shown.
#![allow(dead_code)] // Each test binary uses its own part.

use std::ops::Range;
use yujian::isobmff::defects::Defects;
use yujian::isobmff::edit_list::Edit;
use yujian::isobmff::file;
use yujian::isobmff::samples::{SampleWalk, tables};
use yujian::isobmff::window::Window;
use yujian::source::ByteSource;

/// A coded picture or packet of sound; times in units of its stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packet {
    pub(crate) place: Range<u64>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) decoded: i128,
    pub(crate) shown: i128,
    pub(crate) is_key: bool,
}

/// The packets of a track.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    pub(crate) timescale: u32,
    pub(crate) packets: Vec<Packet>,
    edits: Vec<Edit>,
    movie_scale: u32,
}

impl Stream {
    /// When a packet is shown in the film, in seconds, by the first edit that has media.
    pub(crate) fn second(&self, packet: &Packet) -> f64 {
        let empty = self
            .edits
            .iter()
            .take_while(|edit| edit.media_time.is_none());
        let delay: u64 = empty.map(|edit| edit.duration).sum();
        let delay = if delay == 0 {
            0.0
        } else {
            delay as f64 / f64::from(self.movie_scale)
        };
        let mut with_media = self.edits.iter().filter_map(|edit| edit.media_time);
        let from = i128::from(with_media.next().unwrap_or_default());
        (packet.shown - from) as f64 / f64::from(self.timescale) + delay
    }
}

/// Reads the packets of the track with that handler and id; those of the only track of its kind where there is
/// no id. `None` where there is none.
pub(crate) fn stream<S: ByteSource + ?Sized>(
    source: &S,
    handler: &[u8; 4],
    id: Option<u32>,
) -> Option<Stream> {
    pollster::block_on(async {
        let head = source.read(0..64 * 1024).await.unwrap();
        let ftyp = head.windows(4).position(|kind| kind == b"ftyp");
        let start = ftyp.and_then(|at| at.checked_sub(4)).unwrap_or_default();
        let mut window = Window::new(source);
        let mut defects = Defects::default();
        let read = file::read(&mut window, &mut defects, start as u64);
        let mut file = read.await.unwrap();
        let movie = file.movie.take()?;
        let held = tables(&mut window, &movie).await.unwrap();
        let is_own = |own: u32| id.is_none_or(|id| id == own);
        let track = movie.tracks.iter().find(|track| {
            track.handler.0 == *handler && track.header.is_some_and(|header| is_own(header.id))
        })?;
        let mut stream = Stream {
            timescale: track.media?.timescale,
            packets: Vec::new(),
            edits: track.edits.edits.clone(),
            movie_scale: movie.header?.timescale,
        };
        let mut walk = SampleWalk::open(&held, &file, &movie, track);
        while let Some(run) = walk.next(&mut window).await.unwrap() {
            let mut next = Some(run);
            while let Some(run) = next {
                let place = run.offset..run.offset + u64::from(run.size);
                stream.packets.push(Packet {
                    bytes: source.read(place.clone()).await.unwrap(),
                    place,
                    decoded: run.at,
                    shown: run.at + i128::from(run.offset_shown),
                    is_key: run.is_key,
                });
                next = run.after(1);
            }
        }
        Some(stream)
    })
}

/// Which of these packets `kept` are, by their numbers: the same bytes in the same order, apart from one another in
/// time as they were, key frames where they were.
pub(crate) fn found_in(own: &Stream, kept: &Stream) -> Result<Vec<usize>, String> {
    if own.timescale != kept.timescale {
        return Err(format!("{} and {} units", own.timescale, kept.timescale));
    }
    let first = kept.packets.first().ok_or("nothing is kept")?;
    // Packets may be alike: the first one is where all others follow.
    let starts = own.packets.iter().enumerate();
    let starts = starts.filter(|(_, packet)| packet.bytes == first.bytes);
    for (start, begin) in starts {
        let mut numbers = Vec::new();
        let mut left = own.packets.iter().enumerate().skip(start);
        for packet in &kept.packets {
            let is_same = |(_, own): &(usize, &Packet)| {
                own.bytes == packet.bytes
                    && own.is_key == packet.is_key
                    && own.shown - begin.shown == packet.shown - first.shown
                    && own.decoded - begin.decoded == packet.decoded - first.decoded
            };
            numbers.extend(left.find(is_same).map(|(number, _)| number));
        }
        if numbers.len() == kept.packets.len() {
            return Ok(numbers);
        }
    }
    Err("a packet or its time has changed".to_owned())
}
