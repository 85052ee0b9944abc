//! Films of any length and rate, made of the samples of a real clip.
//!
//! Each picture is a real one followed by a filler unit (ITU-T H.264, 7.3.2.7) of the size that the
//! rate asks for: every program can decode it, and on disk the filling takes no room.

use crate::boxes::{around, full, header, plain, table, u32s};
use crate::fixture::{Clip, clips};

/// Bytes of one packet of sound: 176 kb/s.
const PACKET: u32 = 512;
/// Samples of sound per second, and in one packet.
const SOUND_RATE: u32 = 44_100;
const PER_PACKET: u32 = 1024;
/// Units of the picture's time scale that one picture lasts.
const DELTA: u32 = 512;

/// How the boxes are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `moov` behind the media.
    MovieLast,
    /// `moov` before the media.
    MovieFirst,
    /// Fragments of so many pictures each; at the end an index of them (`mfra`) or none.
    Fragments { pictures: u32, index: bool },
}

/// What a film is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Film {
    pub(crate) seconds: u32,
    /// Pictures in a second.
    pub(crate) rate: u32,
    /// Size of the file, nearly.
    pub(crate) bytes: u64,
    pub(crate) order: Order,
    /// A quarter turn clockwise, as phones write it.
    pub(crate) turned: bool,
}

/// A file by its parts that are not zero.
pub(crate) struct Pieces {
    pub(crate) len: u64,
    pub(crate) pieces: Vec<(u64, Vec<u8>)>,
    /// Bytes of the boxes that say something: all but media data.
    pub(crate) boxes: u64,
}

impl Pieces {
    fn put(&mut self, bytes: Vec<u8>) {
        let at = self.len;
        self.len += bytes.len() as u64;
        self.boxes += bytes.len() as u64;
        self.pieces.push((at, bytes));
    }

    fn sample(&mut self, bytes: Vec<u8>, size: u32) {
        self.pieces.push((self.len, bytes));
        self.len += u64::from(size);
    }
}

/// A track on its way into a file.
struct Track {
    clip: Clip,
    id: u32,
    timescale: u32,
    delta: u32,
    sizes: Vec<u32>,
    /// Offset of each chunk and the samples in it.
    chunks: Vec<(u64, u32)>,
}

impl Film {
    /// The file. Without `media`, the samples are zeros too.
    pub(crate) fn pieces(&self, media: bool) -> Pieces {
        let (picture, sound) = clips();
        let packets = (u64::from(self.seconds) * u64::from(SOUND_RATE)).div_ceil(PER_PACKET.into());
        let mut tracks = [
            Track::new(
                picture,
                1,
                self.rate * DELTA,
                DELTA,
                self.picture_sizes(packets),
            ),
            Track::new(
                sound,
                2,
                SOUND_RATE,
                PER_PACKET,
                vec![PACKET; packets as usize],
            ),
        ];
        let mut file = Pieces {
            len: 0,
            pieces: Vec::new(),
            boxes: 0,
        };
        file.put(plain(b"ftyp", b"isom\0\0\x02\0isomiso2avc1mp41"));
        match self.order {
            Order::Fragments { pictures, index } => {
                file.put(self.movie(&tracks, true));
                self.fragments(&mut file, &mut tracks, pictures, index, media);
            }
            Order::MovieFirst => {
                // The size of the tables does not hang on the offsets in them.
                let mut rehearsal = Pieces {
                    pieces: Vec::new(),
                    ..file
                };
                self.media(&mut rehearsal, &mut tracks, false);
                let size = self.movie(&tracks, false).len() as u64;
                for track in &mut tracks {
                    for (offset, _) in &mut track.chunks {
                        *offset += size;
                    }
                }
                file.put(self.movie(&tracks, false));
                for track in &mut tracks {
                    track.chunks.clear();
                }
                self.media(&mut file, &mut tracks, media);
            }
            Order::MovieLast => {
                self.media(&mut file, &mut tracks, media);
                file.put(self.movie(&tracks, false));
            }
        }
        file
    }

    /// Sizes of pictures: key frames are large, the others vary.
    fn picture_sizes(&self, packets: u64) -> Vec<u32> {
        let count = self.seconds * self.rate;
        let all = self.bytes.saturating_sub(packets * u64::from(PACKET));
        let mean = all / u64::from(count);
        let size = |number: u32| {
            // Shares of 1000 that come to 1000 on average over 20 pictures.
            let share = match number % 20 {
                0 => 4000,
                n if n % 2 == 1 => 700 + u64::from(number % 7) * 10,
                _ => 900 + u64::from(number % 11) * 10,
            };
            u32::try_from(mean * share / 1000)
                .expect("a picture of less than 4 GiB")
                .max(2048)
        };
        (0..count).map(size).collect()
    }

    /// How many packets of sound begin before this picture's end.
    fn packets_until(&self, picture: u32, all: usize) -> usize {
        let until = u64::from(picture + 1) * u64::from(SOUND_RATE);
        (until.div_ceil(u64::from(self.rate) * u64::from(PER_PACKET)) as usize).min(all)
    }

    fn media(&self, file: &mut Pieces, tracks: &mut [Track; 2], media: bool) {
        let total: u64 = tracks
            .iter()
            .flat_map(|track| &track.sizes)
            .map(|size| u64::from(*size))
            .sum();
        match u32::try_from(total + 8) {
            Ok(size) => file.put(header(b"mdat", size)),
            Err(_) => file.put([&header(b"mdat", 1)[..], &(total + 16).to_be_bytes()].concat()),
        }
        let (mut sounds, count) = (0, tracks[0].sizes.len() as u32);
        for number in 0..count {
            tracks[0].put(file, number as usize, 1, media);
            let until = self.packets_until(number, tracks[1].sizes.len());
            tracks[1].put(file, sounds, until - sounds, media);
            sounds = until;
        }
    }

    fn movie(&self, tracks: &[Track; 2], fragmented: bool) -> Vec<u8> {
        let duration = if fragmented { 0 } else { self.seconds * 1000 };
        let mut mvhd = u32s(&[0, 0, 1000, duration, 0x1_0000, 0x0100_0000, 0, 0]);
        mvhd.extend(matrix(false));
        mvhd.extend([0; 24]);
        mvhd.extend(u32s(&[3]));
        let mut children = vec![full(b"mvhd", 0, 0, &mvhd)];
        children.extend(tracks.iter().map(|track| self.trak(track, fragmented)));
        if fragmented {
            let trex =
                |track: &Track| full(b"trex", 0, 0, &u32s(&[track.id, 1, track.delta, 0, 0]));
            children.push(around(
                b"mvex",
                &tracks.iter().map(trex).collect::<Vec<_>>(),
            ));
        }
        around(b"moov", &children)
    }

    fn trak(&self, track: &Track, fragmented: bool) -> Vec<u8> {
        let is_picture = track.id == 1;
        let duration = if fragmented { 0 } else { self.seconds * 1000 };
        let mut tkhd = u32s(&[0, 0, track.id, 0, duration, 0, 0, 0, 0]);
        tkhd.extend(matrix(self.turned && is_picture));
        let (width, height) = if is_picture { (1920, 1080) } else { (0, 0) };
        tkhd.extend(u32s(&[width << 16, height << 16]));
        let media_duration = if fragmented {
            0
        } else {
            track.sizes.len() as u32 * track.delta
        };
        let mdhd = u32s(&[0, 0, track.timescale, media_duration, 0x55c4_0000]);
        let (kind, media_header) = if is_picture {
            (b"vide", full(b"vmhd", 0, 1, &[0; 8]))
        } else {
            (b"soun", full(b"smhd", 0, 0, &[0; 4]))
        };
        let hdlr = [&[0; 4][..], kind, &[0; 12], b"handler\0"].concat();
        let dref = table(b"dref", 0, 1, &full(b"url ", 0, 1, &[]));
        let minf = around(
            b"minf",
            &[
                media_header,
                around(b"dinf", &[dref]),
                track.stbl(fragmented),
            ],
        );
        let mdia = around(
            b"mdia",
            &[full(b"mdhd", 0, 0, &mdhd), full(b"hdlr", 0, 0, &hdlr), minf],
        );
        let mut children = vec![full(b"tkhd", 0, 3, &tkhd)];
        if !fragmented {
            let from = track
                .clip
                .offsets
                .first()
                .map_or(0, |offset| offset.unsigned_abs() * track.delta);
            let elst = table(b"elst", 0, 1, &u32s(&[duration, from, 0x1_0000]));
            children.push(around(b"edts", &[elst]));
        }
        children.push(mdia);
        around(b"trak", &children)
    }

    fn fragments(
        &self,
        file: &mut Pieces,
        tracks: &mut [Track; 2],
        pictures: u32,
        index: bool,
        media: bool,
    ) {
        let count = tracks[0].sizes.len() as u32;
        let mut sounds = 0;
        let mut entries = Vec::new();
        for (sequence, from) in (1..).zip((0..count).step_by(pictures as usize)) {
            let to = (from + pictures).min(count);
            let until = self.packets_until(to - 1, tracks[1].sizes.len());
            let ranges = [from as usize..to as usize, sounds..until];
            let bytes: Vec<u32> = tracks
                .iter()
                .zip(&ranges)
                .map(|(track, range)| track.sizes[range.clone()].iter().sum())
                .collect();
            let moof = |start: u32| {
                let mut at = start + 8;
                let mut children = vec![full(b"mfhd", 0, 0, &u32s(&[sequence]))];
                for ((track, range), bytes) in tracks.iter().zip(&ranges).zip(&bytes) {
                    children.push(track.traf(range.clone(), at));
                    at += bytes;
                }
                around(b"moof", &children)
            };
            let size = moof(0).len() as u32;
            entries.extend((u64::from(from) * u64::from(DELTA)).to_be_bytes());
            entries.extend(file.len.to_be_bytes());
            entries.extend([1, 1, 1]);
            file.put(moof(size));
            file.put(header(b"mdat", bytes.iter().sum::<u32>() + 8));
            for (track, range) in tracks.iter_mut().zip(ranges) {
                track.put(file, range.start, range.len(), media);
            }
            sounds = until;
        }
        if index {
            let lead = u32s(&[1, 0, count.div_ceil(pictures)]);
            let tfra = full(b"tfra", 1, 0, &[lead, entries].concat());
            let mfro = full(b"mfro", 0, 0, &u32s(&[tfra.len() as u32 + 8 + 16]));
            file.put(around(b"mfra", &[tfra, mfro]));
        }
    }
}

fn matrix(turned: bool) -> Vec<u8> {
    u32s(&if turned {
        [
            0,
            0x1_0000,
            0,
            0xffff_0000,
            0,
            0,
            1080 << 16,
            0,
            0x4000_0000,
        ]
    } else {
        [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000]
    })
}

impl Track {
    fn new(clip: Clip, id: u32, timescale: u32, delta: u32, sizes: Vec<u32>) -> Self {
        Self {
            clip,
            id,
            timescale,
            delta,
            sizes,
            chunks: Vec::new(),
        }
    }

    /// The offset between decoding and showing a sample, in units of the time scale.
    fn offset(&self, number: usize) -> u32 {
        let offsets = &self.clip.offsets;
        let offset = offsets
            .get(number % self.clip.samples.len())
            .copied()
            .unwrap_or(0);
        offset.unsigned_abs() * self.delta
    }

    /// Puts samples into the file as one chunk.
    fn put(&mut self, file: &mut Pieces, from: usize, count: usize, media: bool) {
        if count == 0 {
            return;
        }
        self.chunks.push((file.len, count as u32));
        for number in from..from + count {
            let size = self.sizes[number];
            let bytes = if media {
                self.bytes(number, size)
            } else {
                Vec::new()
            };
            file.sample(bytes, size);
        }
    }

    fn bytes(&self, number: usize, size: u32) -> Vec<u8> {
        let mut bytes = self.clip.samples[number % self.clip.samples.len()].clone();
        if self.id == 1 {
            let rest = size
                .checked_sub(bytes.len() as u32 + 5)
                .expect("a picture fits its size");
            bytes.extend((rest + 1).to_be_bytes());
            bytes.push(0x0c);
        }
        bytes
    }

    fn traf(&self, range: std::ops::Range<usize>, data: u32) -> Vec<u8> {
        let tfhd = full(b"tfhd", 0, 0x2_0000, &u32s(&[self.id]));
        let time = range.start as u64 * u64::from(self.delta);
        let tfdt = full(b"tfdt", 1, 0, &time.to_be_bytes());
        let mut rows = u32s(&[range.len() as u32, data]);
        let shifted = !self.clip.offsets.is_empty();
        for number in range {
            rows.extend(u32s(&[self.sizes[number]]));
            if shifted {
                rows.extend(u32s(&[self.offset(number)]));
            }
        }
        let flags = if shifted { 0xa01 } else { 0x201 };
        around(b"traf", &[tfhd, tfdt, full(b"trun", 0, flags, &rows)])
    }

    fn stbl(&self, fragmented: bool) -> Vec<u8> {
        let counted = |kind: &[u8; 4], rows: &[u32], width: usize| {
            table(kind, 0, (rows.len() / width) as u32, &u32s(rows))
        };
        let samples = if fragmented { 0 } else { self.sizes.len() };
        let mut children = vec![self.clip.description.clone()];
        let stts = [samples as u32, self.delta];
        children.push(counted(b"stts", if fragmented { &[] } else { &stts }, 2));
        if self.id == 1 && !fragmented {
            let keys: Vec<u32> = (1..=samples as u32)
                .step_by(self.clip.samples.len())
                .collect();
            children.push(counted(b"stss", &keys, 1));
            let rows: Vec<u32> = (0..samples)
                .flat_map(|number| [1, self.offset(number)])
                .collect();
            children.push(counted(b"ctts", &rows, 2));
        }
        let chunks = if fragmented { &[][..] } else { &self.chunks };
        let mut runs = Vec::new();
        let mut last = 0;
        for (number, (_, count)) in (1..).zip(chunks) {
            if *count != last {
                runs.extend([number, *count, 1]);
                last = *count;
            }
        }
        children.push(counted(b"stsc", &runs, 3));
        let sizes = if fragmented { &[][..] } else { &self.sizes };
        let lead = u32s(&[0, sizes.len() as u32]);
        children.push(full(b"stsz", 0, 0, &[lead, u32s(sizes)].concat()));
        let count = chunks.len() as u32;
        children.push(
            if chunks
                .iter()
                .all(|(offset, _)| u32::try_from(*offset).is_ok())
            {
                let offsets: Vec<u32> = chunks.iter().map(|(offset, _)| *offset as u32).collect();
                table(b"stco", 0, count, &u32s(&offsets))
            } else {
                let offsets: Vec<u8> = chunks
                    .iter()
                    .flat_map(|(offset, _)| offset.to_be_bytes())
                    .collect();
                table(b"co64", 0, count, &offsets)
            },
        );
        around(b"stbl", &children)
    }
}
