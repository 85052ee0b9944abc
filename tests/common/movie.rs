//! Whole movies of boxes, every part of which can be bent.

use super::boxes::{around, full, plain, table, u32s};
use super::codecs;

/// Identity.
pub const IDENTITY: [i32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];
/// A quarter turn clockwise.
pub const QUARTER: [i32; 9] = [0, 0x1_0000, 0, -0x1_0000, 0, 0, 0, 0, 0x4000_0000];
/// A quarter turn counter-clockwise.
pub const BACK: [i32; 9] = [0, -0x1_0000, 0, 0x1_0000, 0, 0, 0, 0, 0x4000_0000];
/// All ones: a duration that is not known.
pub const UNKNOWN: u32 = u32::MAX;

/// An edit: duration in the movie's units, start in the media's or −1, rate in 16.16.
pub type Edit = (u32, i32, i32);

/// A track.
#[derive(Debug, Clone)]
pub struct Track {
    pub id: u32,
    pub flags: u32,
    pub handler: [u8; 4],
    pub timescale: u32,
    pub tkhd_duration: u32,
    pub mdhd_duration: u32,
    pub matrix: [i32; 9],
    pub presented: (u32, u32),
    pub edits: Option<Vec<Edit>>,
    pub entries: Vec<Vec<u8>>,
    /// Which of them the samples use, counted from 1.
    pub used_entry: u32,
    pub data_reference: Vec<u8>,
    pub stts: Vec<(u32, u32)>,
    pub ctts: Vec<(u32, i32)>,
    /// Numbers of the key frames, counted from 1; every sample where there is no list.
    pub keys: Option<Vec<u32>>,
    /// One size for all samples.
    pub sample_size: u32,
    /// The size stands in the file for each of them.
    pub each_size: bool,
    /// Boxes put into `trak` besides.
    pub extra: Vec<Vec<u8>>,
}

/// A movie.
#[derive(Debug, Clone)]
pub struct Movie {
    pub brand: Option<[u8; 4]>,
    pub timescale: u32,
    pub mvhd_duration: u32,
    pub matrix: [i32; 9],
    pub tracks: Vec<Track>,
    pub moov_first: bool,
    /// Boxes put into `moov` besides.
    pub extra: Vec<Vec<u8>>,
    /// Boxes at the top level behind all others: fragments, for instance.
    pub tail: Vec<Vec<u8>>,
    /// Media data, instead of as many as the samples need.
    pub media: Option<Vec<u8>>,
}

impl Track {
    /// `count` pictures of `delta` units each, 1920×1080, H.264.
    pub fn picture(timescale: u32, count: u32, delta: u32) -> Self {
        Self {
            id: 1,
            flags: 3,
            handler: *b"vide",
            timescale,
            tkhd_duration: 0,
            mdhd_duration: count * delta,
            matrix: IDENTITY,
            presented: (1920, 1080),
            edits: None,
            entries: vec![codecs::avc1(1920, 1080)],
            used_entry: 1,
            data_reference: full(b"url ", 0, 1, &[]),
            stts: vec![(count, delta)],
            ctts: Vec::new(),
            keys: None,
            sample_size: 4,
            each_size: false,
            extra: Vec::new(),
        }
    }

    /// `count` packets of 1024 samples at 48 kHz, AAC.
    pub fn sound(count: u32) -> Self {
        Self {
            id: 2,
            handler: *b"soun",
            presented: (0, 0),
            entries: vec![codecs::mp4a()],
            ..Self::picture(48_000, count, 1024)
        }
    }

    fn samples(&self) -> u32 {
        self.stts.iter().map(|(count, _)| count).sum()
    }

    fn bytes(&self, offset: u32) -> Vec<u8> {
        let matrix: Vec<u8> = self.matrix.iter().flat_map(|n| n.to_be_bytes()).collect();
        let mut tkhd = u32s(&[0, 0, self.id, 0, self.tkhd_duration, 0, 0, 0, 0]);
        tkhd.extend(matrix);
        tkhd.extend(u32s(&[self.presented.0 << 16, self.presented.1 << 16]));
        let mut children = vec![full(b"tkhd", 0, self.flags, &tkhd)];
        if let Some(edits) = &self.edits {
            let entry = |&(duration, time, rate): &Edit| {
                u32s(&[duration, time.cast_unsigned(), rate.cast_unsigned()])
            };
            let entries: Vec<u8> = edits.iter().flat_map(entry).collect();
            let count = u32::try_from(edits.len()).unwrap();
            children.push(around(b"edts", &[table(b"elst", 0, count, &entries)]));
        }
        let mdhd = full(
            b"mdhd",
            0,
            0,
            &u32s(&[0, 0, self.timescale, self.mdhd_duration, 0]),
        );
        let hdlr = [&[0; 4][..], &self.handler, &[0; 13]].concat();
        let dref = table(b"dref", 0, 1, &self.data_reference);
        let minf = around(b"minf", &[around(b"dinf", &[dref]), self.stbl(offset)]);
        children.push(around(b"mdia", &[mdhd, full(b"hdlr", 0, 0, &hdlr), minf]));
        children.extend(self.extra.iter().cloned());
        around(b"trak", &children)
    }

    fn stbl(&self, offset: u32) -> Vec<u8> {
        let count = |length: usize| u32::try_from(length).unwrap();
        let samples = self.samples();
        let stts: Vec<u8> = self.stts.iter().flat_map(|&(n, d)| u32s(&[n, d])).collect();
        let offsets = self
            .ctts
            .iter()
            .flat_map(|&(n, o)| u32s(&[n, o.cast_unsigned()]));
        let sizes = if self.each_size {
            let one = self.sample_size.to_be_bytes();
            [u32s(&[0, samples]), one.repeat(samples as usize)].concat()
        } else {
            u32s(&[self.sample_size, samples])
        };
        let mut children = vec![
            table(
                b"stsd",
                0,
                count(self.entries.len()),
                &self.entries.concat(),
            ),
            table(b"stts", 0, count(self.stts.len()), &stts),
            full(b"stsz", 0, 0, &sizes),
        ];
        if !self.ctts.is_empty() {
            let ctts: Vec<u8> = offsets.collect();
            children.push(table(b"ctts", 1, count(self.ctts.len()), &ctts));
        }
        if let Some(keys) = &self.keys {
            children.push(table(b"stss", 0, count(keys.len()), &u32s(keys)));
        }
        // All samples in one chunk; none where there is no sample.
        let chunks = samples.min(1);
        children.push(table(
            b"stsc",
            0,
            chunks,
            &u32s(&[1, samples, self.used_entry][..3 * chunks as usize]),
        ));
        children.push(table(
            b"stco",
            0,
            chunks,
            &u32s(&[offset][..chunks as usize]),
        ));
        around(b"stbl", &children)
    }
}

impl Movie {
    /// A good one: `seconds` of picture at 25 a second, and of sound.
    pub fn of(seconds: u32) -> Self {
        let picture = Track::picture(25, 25 * seconds, 1);
        Self::with(vec![picture, Track::sound(seconds * 48_000 / 1024)])
    }

    /// A movie of these tracks, with nothing claimed in the headers.
    pub fn with(tracks: Vec<Track>) -> Self {
        Self {
            brand: Some(*b"isom"),
            timescale: 1000,
            mvhd_duration: UNKNOWN,
            matrix: IDENTITY,
            tracks,
            moov_first: true,
            extra: Vec::new(),
            tail: Vec::new(),
            media: None,
        }
    }

    /// A movie of one picture track.
    pub fn one(track: Track) -> Self {
        Self::with(vec![track])
    }

    /// `moov` whose samples begin at `offset` in the file.
    pub fn moov(&self, mut offset: u32) -> Vec<u8> {
        let mut mvhd = u32s(&[0, 0, self.timescale, self.mvhd_duration, 0x1_0000, 0, 0, 0]);
        mvhd.extend(self.matrix.iter().flat_map(|n| n.to_be_bytes()));
        mvhd.extend([0; 28]);
        let mut children = vec![full(b"mvhd", 0, 0, &mvhd)];
        for track in &self.tracks {
            children.push(track.bytes(offset));
            offset = offset.wrapping_add(track.samples().wrapping_mul(track.sample_size));
        }
        children.extend(self.extra.iter().cloned());
        around(b"moov", &children)
    }

    /// The whole file.
    pub fn bytes(&self) -> Vec<u8> {
        let brands = |brand: [u8; 4]| plain(b"ftyp", &[&brand[..], &[0; 4], &brand].concat());
        let ftyp = self.brand.map(brands).unwrap_or_default();
        let need = |track: &Track| (track.samples() * track.sample_size) as usize;
        let media = self.media.clone();
        let media = media.unwrap_or_else(|| vec![0; self.tracks.iter().map(need).sum()]);
        let mdat = plain(b"mdat", &media);
        let before = if self.moov_first {
            self.moov(0).len()
        } else {
            0
        };
        let moov = self.moov(u32::try_from(ftyp.len() + before + 8).unwrap());
        let order = if self.moov_first {
            [moov, mdat]
        } else {
            [mdat, moov]
        };
        [ftyp, order.concat(), self.tail.concat()].concat()
    }
}

/// `mvex` with a `trex` of this default duration for track 1, and `mehd` where it claims something.
pub fn mvex(default_duration: u32, claimed: Option<u32>) -> Vec<u8> {
    let mut children = Vec::new();
    children.extend(claimed.map(|claimed| full(b"mehd", 0, 0, &u32s(&[claimed]))));
    children.push(full(b"trex", 0, 0, &u32s(&[1, 1, default_duration, 4, 0])));
    around(b"mvex", &children)
}

/// `moof` of track 1 at this decode time with `count` samples of default duration and 4 bytes, and
/// the `mdat` that holds them.
pub fn fragment(time: u32, count: u32) -> Vec<u8> {
    fragment_of(time, count, &vec![0; 4 * count as usize])
}

/// The same with these media data.
pub fn fragment_of(time: u32, count: u32, media: &[u8]) -> Vec<u8> {
    let moof = |data_offset: u32| {
        let trun = full(b"trun", 0, 1, &u32s(&[count, data_offset]));
        let tfhd = full(b"tfhd", 0, 0x2_0000, &u32s(&[1]));
        let tfdt = full(b"tfdt", 0, 0, &u32s(&[time]));
        let traf = around(b"traf", &[tfhd, tfdt, trun]);
        let mfhd = full(b"mfhd", 0, 0, &u32s(&[1]));
        around(b"moof", &[mfhd, traf])
    };
    // The samples begin behind the header of `mdat`.
    let data_offset = u32::try_from(moof(0).len() + 8).unwrap();
    [moof(data_offset), plain(b"mdat", media)].concat()
}
