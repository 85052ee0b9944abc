//! The front of the result: `ftyp`, `moov` and the header of `mdat` (ISO/IEC 14496-12, 4.3, 8.2 and 8.1.1).
//!
//! It says what is needed to play the film, when it was made where the source says so, and nothing else: no
//! names, no places, no thumbnails.

use super::boxes::{Writer, version};
use super::geometry::Presentation;
use super::layout::Chunk;
use super::samples::Sample;
use super::tables;
use crate::inspect::geometry::IDENTITY;
use crate::isobmff::track::Matrix;

/// A film to be written.
#[derive(Debug)]
pub(super) struct Header<'f> {
    /// When it was made, in seconds since 1904-01-01T00:00Z; 0 where nothing is known.
    pub(super) created: u64,
    /// Units a second of the movie.
    pub(super) timescale: u32,
    /// Its tracks, in order.
    pub(super) tracks: Vec<Track<'f>>,
    /// Bytes of the media behind the header.
    pub(super) media: u64,
    /// There are pictures of H.264 in it.
    pub(super) has_h264: bool,
}

/// A track to be written.
#[derive(Debug)]
pub(super) struct Track<'f> {
    /// It holds sound and no pictures.
    pub(super) is_sound: bool,
    /// Units a second.
    pub(super) timescale: u32,
    /// Its sample entry, with its header.
    pub(super) entry: Vec<u8>,
    /// Its samples in the order of decoding.
    pub(super) samples: &'f [Sample],
    /// Where they lie.
    pub(super) chunks: &'f [Chunk],
    /// What is added to how much later each sample is shown than decoded.
    pub(super) raised: i32,
    /// What of it plays.
    pub(super) edit: Edit,
    /// How the picture is presented.
    pub(super) presentation: Presentation,
    /// Packets that a decoder must have heard before it is exact; none where that is not said.
    pub(super) roll: Option<i16>,
}

/// What of a track plays, as its edit list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    /// After how long, in units of the movie.
    pub(super) delay: u64,
    /// How long, in units of the movie.
    pub(super) length: u64,
    /// From where in the media on, in units of the track.
    pub(super) media: u64,
    /// That is all of it, from the beginning: it needs no list.
    pub(super) is_all: bool,
}

impl Edit {
    const fn end(&self) -> u64 {
        self.delay.saturating_add(self.length)
    }
}

/// The longest that a 32-bit size can say.
const NARROW: u64 = u32::MAX as u64;

/// The bytes in front of the media. Offsets of 64 bits are used only where they are needed, and so is a size of
/// 64 bits.
pub(super) fn write(header: &Header<'_>) -> Vec<u8> {
    let narrow = front(header, 0, false);
    if narrow.len() as u64 + header.media <= NARROW {
        let start = narrow.len() as u64;
        drop(narrow);
        return front(header, start, false);
    }
    drop(narrow);
    let start = front(header, 0, true).len() as u64;
    front(header, start, true)
}

/// All of it, for media that begin at `start`.
fn front(header: &Header<'_>, start: u64, is_wide: bool) -> Vec<u8> {
    let samples: usize = header.tracks.iter().map(|track| track.samples.len()).sum();
    let mut writer = Writer::with_capacity(4096 + 8 * samples);
    writer.boxed(b"ftyp", |writer| {
        writer.put(b"isom");
        writer.u32(0x200);
        writer.put(b"isomiso2");
        if header.has_h264 {
            writer.put(b"avc1");
        }
        writer.put(b"mp41");
    });
    writer.boxed(b"moov", |writer| {
        movie_header(writer, header);
        for (id, track) in (1..).zip(&header.tracks) {
            writer.boxed(b"trak", |writer| {
                track_boxes(writer, header, track, id, (start, is_wide));
            });
        }
    });
    media_header(&mut writer, header.media);
    writer.into_bytes()
}

/// `mdat`, with a size of 64 bits where 32 do not suffice.
fn media_header(writer: &mut Writer, media: u64) {
    match u32::try_from(media + 8) {
        Ok(size) => {
            writer.u32(size);
            writer.put(b"mdat");
        }
        Err(_) => {
            writer.u32(1);
            writer.put(b"mdat");
            writer.u64(media + 16);
        }
    }
}

fn put_matrix(writer: &mut Writer, matrix: &Matrix) {
    for number in matrix {
        writer.i32(*number);
    }
}

/// `mvhd` (8.2.2).
fn movie_header(writer: &mut Writer, header: &Header<'_>) {
    let ends = header.tracks.iter().map(|track| track.edit.end());
    let duration = ends.max().unwrap_or_default();
    let version = version(&[header.created, duration]);
    writer.full(b"mvhd", version, 0, |writer| {
        writer.by_version(version, header.created);
        writer.by_version(version, header.created);
        writer.u32(header.timescale);
        writer.by_version(version, duration);
        // Rate and volume 1.
        writer.u32(0x1_0000);
        writer.u16(0x100);
        writer.zeros(10);
        put_matrix(writer, &IDENTITY);
        writer.zeros(24);
        let next = u32::try_from(header.tracks.len() + 1).unwrap_or(u32::MAX);
        writer.u32(next);
    });
}

fn track_boxes(
    writer: &mut Writer,
    header: &Header<'_>,
    track: &Track<'_>,
    id: u32,
    place: (u64, bool),
) {
    track_header(writer, header, track, id);
    if !track.edit.is_all {
        writer.boxed(b"edts", |writer| edit_list(writer, track.edit));
    }
    writer.boxed(b"mdia", |writer| {
        media_description(writer, header, track);
        writer.boxed(b"minf", |writer| {
            match track.is_sound {
                true => writer.full(b"smhd", 0, 0, |writer| writer.zeros(4)),
                false => writer.full(b"vmhd", 0, 1, |writer| writer.zeros(8)),
            }
            writer.boxed(b"dinf", |writer| {
                writer.counted(b"dref", |writer| {
                    // The media are in the same file.
                    writer.full(b"url ", 0, 1, |_| {});
                    1
                });
            });
            writer.boxed(b"stbl", |writer| sample_table(writer, track, place));
        });
    });
}

/// `tkhd` (8.3.2): switched on, in the movie.
fn track_header(writer: &mut Writer, header: &Header<'_>, track: &Track<'_>, id: u32) {
    let duration = track.edit.end();
    let version = version(&[header.created, duration]);
    writer.full(b"tkhd", version, 3, |writer| {
        writer.by_version(version, header.created);
        writer.by_version(version, header.created);
        writer.u32(id);
        writer.zeros(4);
        writer.by_version(version, duration);
        writer.zeros(12);
        writer.u16(if track.is_sound { 0x100 } else { 0 });
        writer.zeros(2);
        put_matrix(writer, &track.presentation.matrix);
        writer.u32(track.presentation.width);
        writer.u32(track.presentation.height);
    });
}

/// `elst` (8.6.6): an empty edit where the track begins later than the film, and what plays.
fn edit_list(writer: &mut Writer, edit: Edit) {
    let version = version(&[edit.delay, edit.length, edit.media.saturating_mul(2)]);
    writer.full(b"elst", version, 0, |writer| {
        writer.u32(if edit.delay > 0 { 2 } else { 1 });
        if edit.delay > 0 {
            writer.by_version(version, edit.delay);
            // A media time of −1.
            writer.by_version(version, if version == 0 { NARROW } else { u64::MAX });
            writer.u32(0x1_0000);
        }
        writer.by_version(version, edit.length);
        writer.by_version(version, edit.media);
        writer.u32(0x1_0000);
    });
}

/// `mdhd` (8.4.2) and `hdlr` (8.4.3).
fn media_description(writer: &mut Writer, header: &Header<'_>, track: &Track<'_>) {
    let durations = track.samples.iter();
    let duration = durations.map(|sample| u64::from(sample.duration)).sum();
    let version = version(&[header.created, duration]);
    writer.full(b"mdhd", version, 0, |writer| {
        writer.by_version(version, header.created);
        writer.by_version(version, header.created);
        writer.u32(track.timescale);
        writer.by_version(version, duration);
        // No language is told: `und`, in three times five bits.
        writer.u16(0x55c4);
        writer.zeros(2);
    });
    let (kind, name): (&[u8; 4], &[u8]) = match track.is_sound {
        true => (b"soun", b"SoundHandler\0"),
        false => (b"vide", b"VideoHandler\0"),
    };
    writer.full(b"hdlr", 0, 0, |writer| {
        writer.zeros(4);
        writer.put(kind);
        writer.zeros(12);
        writer.put(name);
    });
}

fn sample_table(writer: &mut Writer, track: &Track<'_>, (start, is_wide): (u64, bool)) {
    writer.counted(b"stsd", |writer| {
        writer.put(&track.entry);
        1
    });
    tables::durations(writer, track.samples);
    tables::offsets(writer, track.samples, track.raised);
    tables::keys(writer, track.samples);
    tables::sizes(writer, track.samples);
    tables::chunk_sizes(writer, track.chunks);
    tables::chunk_offsets(writer, track.chunks, start, is_wide);
    if let Some(roll) = track.roll {
        roll_groups(writer, roll, track.samples.len());
    }
}

/// `sgpd` and `sbgp` (8.9) of type `roll` (10.1): what a decoder must have heard before a packet is exact.
fn roll_groups(writer: &mut Writer, roll: i16, samples: usize) {
    writer.full(b"sgpd", 1, 0, |writer| {
        writer.put(b"roll");
        writer.u32(2);
        writer.u32(1);
        writer.put(&roll.to_be_bytes());
    });
    writer.full(b"sbgp", 0, 0, |writer| {
        writer.put(b"roll");
        writer.u32(1);
        writer.u32(u32::try_from(samples).unwrap_or(u32::MAX));
        writer.u32(1);
    });
}
