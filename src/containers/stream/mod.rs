//! One stream of a container, and the facts that come of it: what the header claims, held against
//! what the bitstream says of itself.

mod headers;

use super::frames;
use crate::bitstream::{self, PictureHeader, descriptors, shape};

use crate::facts::{DefectCode, Fact, FourCc, PictureTrack, Size, SoundTrack};
use crate::isobmff::defects::Defects;

/// Codecs whose bitstream has no word of its size: the container's is the only one, and players go by it.
const BY_CONTAINER: [&str; 10] = [
    "rawvideo",
    "wmv1",
    "wmv2",
    "wmv3",
    "msmpeg4v1",
    "msmpeg4v2",
    "msmpeg4v3",
    "huffyuv",
    "utvideo",
    "cinepak",
];

/// Codecs whose headers are read, and which an MP4 does not hold.
const READ_TOO: [&str; 2] = ["flv1", "vc1"];

/// What a stream is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    Picture,
    Sound,
    Text,
    #[default]
    Other,
}

/// A stream, as far as its headers and its packets were read.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// The number by which packets name it.
    pub(super) id: u32,
    pub(super) kind: Kind,
    /// It is shown unless a person chooses another.
    pub(super) is_off: bool,
    /// As ffprobe spells it.
    pub(super) codec: String,
    /// The four characters by which the container names the codec, where it does.
    pub(super) entry: Option<FourCc>,
    /// The codec's configuration.
    pub(super) configuration: Vec<u8>,
    /// What stands before each packet that the file leaves out, because it is the same in all.
    pub(super) stripped: Vec<u8>,
    /// The size that the container claims.
    pub(super) size: Option<Size>,
    /// The shape of its pixels, which wins over the bitstream's.
    pub(super) aspect: Option<(u32, u32)>,
    /// Only some players turn the picture.
    pub(super) is_turned: bool,
    pub(super) is_mirrored: bool,
    pub(super) interlaced: Option<bool>,
    /// Seconds that a frame lasts, as the header claims.
    pub(super) frame_s: Option<f64>,
    pub(super) channels: Option<u16>,
    pub(super) rate: Option<u32>,
    pub(super) is_encrypted: bool,
    pub(super) seen: Seen,
}

/// What was seen of a stream's packets.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// How many there are, or were seen.
    pub(super) packets: u64,
    /// The beginnings of some.
    pub(super) payloads: Vec<Vec<u8>>,
    /// When frames are shown, in seconds, each run without a gap.
    pub(super) runs: Vec<Vec<f64>>,
    /// The first and the last instant at which anything of it was seen to be shown.
    pub(super) span: Option<(f64, f64)>,
    /// The last of it was seen, and not only the beginning.
    pub(super) is_ended: bool,
    /// All of its bytes, where they were counted.
    pub(super) bytes: Option<u64>,
}

/// The most packets of which the beginnings are kept.
pub(super) const PAYLOADS: usize = 48;

impl Seen {
    /// Counts a packet in, of which `payload` is the beginning.
    pub(super) fn packet(&mut self, payload: &[u8], longest: usize) {
        self.packets += 1;
        if self.payloads.len() < PAYLOADS && !payload.is_empty() {
            let kept = payload.get(..longest).unwrap_or(payload);
            self.payloads.push(kept.to_vec());
        }
    }

    /// Stretches the span to hold one more.
    pub(super) fn stretch(&mut self, from: f64, to: f64) {
        let (first, last) = self.span.unwrap_or((from, to));
        self.span = Some((first.min(from), last.max(to)));
    }

    /// How long it plays, where both ends are known.
    pub(super) fn duration_s(&self) -> Option<f64> {
        let span = self.span.filter(|_| self.is_ended);
        span.map(|(from, to)| frames::round(to - from))
    }
}

impl Stream {
    /// Bytes per second times eight, where all of its bytes were counted.
    fn bit_rate(&self) -> Option<u64> {
        let seconds = self.seen.duration_s().filter(|seconds| *seconds > 0.0)?;
        let bits = self.seen.bytes? as f64 * 8.0;
        Some((bits / seconds).round() as u64).filter(|rate| *rate > 0)
    }

    fn time(&self) -> Fact<f64> {
        let unknown = Fact::Unreadable(DefectCode::LengthUnknown);
        self.seen.duration_s().map_or(unknown, Fact::Known)
    }

    /// Whether the headers of its pictures are read.
    fn is_read(&self) -> bool {
        bitstream::is_read(&self.codec) || READ_TOO.contains(&self.codec.as_str())
    }

    /// The track of pictures that this is.
    pub(super) fn picture(&self, defects: &mut Defects) -> PictureTrack {
        let headers = self.headers();
        let header = headers.first().cloned().unwrap_or_default();
        let changes = headers.iter().any(|other| other.size != header.size);
        let coded = match (header.size, self.size) {
            _ if self.is_encrypted => Fact::Unreadable(DefectCode::Encrypted),
            (Some(size), _) => Fact::Known(size),
            (None, Some(size)) if BY_CONTAINER.contains(&self.codec.as_str()) => Fact::Known(size),
            _ if self.is_read() => Fact::Unreadable(DefectCode::ConfigurationUnreadable),
            _ => Fact::Unreadable(DefectCode::SizeUnconfirmed),
        };
        let turned = Fact::Unreadable(DefectCode::TurnUncertain);
        let rotation_deg = if self.is_turned {
            turned
        } else {
            Fact::Known(0)
        };
        let aspect = self.aspect(defects, &header);
        let displayed = match coded {
            _ if changes => Fact::Unreadable(DefectCode::SizeChanges),
            _ if self.is_uncropped(header.size) => Fact::Unreadable(DefectCode::SizeContradiction),
            Fact::Known(_) if self.is_turned => Fact::Unreadable(DefectCode::TurnUncertain),
            Fact::Known(size) => {
                let ratio = f64::from(aspect.0) / f64::from(aspect.1);
                let ratio = if shape::is_square(ratio) { 1.0 } else { ratio };
                Fact::Known(shape::displayed(size, ratio, 0))
            }
            unread => unread,
        };
        for unread in [coded, displayed] {
            if let Fact::Unreadable(code) = unread {
                defects.note_file(code, 0);
            }
        }
        let claimed = self.size.zip(header.size);
        if claimed.is_some_and(|(claimed, coded)| claimed != coded) {
            defects.note_file(DefectCode::SizeContradiction, 0);
        }
        let rate = frames::rate(self.frame_s, &self.seen.runs);
        PictureTrack {
            id: self.id,
            enabled: !self.is_off,
            codec: self.codec.clone(),
            entry: self.entry.unwrap_or(FourCc(*b"    ")),
            profile: header.profile,
            level: header.level,
            coded,
            displayed,
            rotation_deg,
            mirrored: self.is_mirrored,
            pixel_aspect: aspect,
            clean_aperture: None,
            frame_rate: rate.map(|rate| rate.per_second),
            variable_frame_rate: rate.is_some_and(|rate| rate.varies),
            interlaced: header.interlaced.or(self.interlaced),
            bit_depth: header.bit_depth,
            colour: header.colour,
            duration_s: self.time(),
            samples: self.seen.packets,
            bit_rate: self.bit_rate(),
            encrypted: self.is_encrypted,
        }
    }

    /// The shape of a pixel: the container's, else the bitstream's, else square.
    fn aspect(&self, defects: &mut Defects, header: &PictureHeader) -> (u32, u32) {
        let terms = |(width, height)| shape::lowest_terms(width, height);
        let (own, coded) = (self.aspect.and_then(terms), header.aspect.and_then(terms));
        let ratio = |(width, height)| f64::from(width) / f64::from(height);
        if let (Some(own), Some(coded)) = (own, coded)
            && (ratio(own) / ratio(coded) - 1.0).abs() > 0.01
        {
            defects.note_file(DefectCode::AspectContradiction, 0);
        }
        own.or(coded).unwrap_or((1, 1))
    }

    /// Whether the bitstream of H.264 codes whole macroblocks, of which the container leaves a few
    /// rows or columns out: players differ in which they believe.
    fn is_uncropped(&self, coded: Option<Size>) -> bool {
        let (Some(coded), Some(claimed)) = (coded, self.size) else {
            return false;
        };
        let is_rest = |coded: u32, claimed: u32| {
            claimed <= coded && coded.div_ceil(16) == claimed.div_ceil(16)
        };
        self.codec == "h264"
            && coded != claimed
            && is_rest(coded.width, claimed.width)
            && is_rest(coded.height, claimed.height)
    }

    /// The track of sound that this is.
    pub(super) fn sound(&self) -> SoundTrack {
        let mut track = SoundTrack {
            id: self.id,
            enabled: !self.is_off,
            codec: self.codec.clone(),
            entry: self.entry.unwrap_or(FourCc(*b"    ")),
            profile: None,
            channels: self.channels.filter(|channels| *channels > 0),
            sample_rate: self.rate.filter(|rate| *rate > 0),
            duration_s: self.time(),
            samples: self.seen.packets,
            bit_rate: self.bit_rate(),
            encrypted: self.is_encrypted,
        };
        if self.is_encrypted {
            return track;
        }
        if let Some(header) = self.sound_header() {
            track.codec = header.codec.to_owned();
            track.profile = header.profile.map(str::to_owned);
            track.channels = header.channels.or(track.channels);
            track.sample_rate = Some(header.rate);
            // Such frames may hold spectral band replication, which doubles the rate unannounced.
            if header.codec == "aac" && header.rate <= 24_000 {
                (track.sample_rate, track.profile) = (None, None);
            }
        } else if self.codec == "aac"
            && let Some(aac) = descriptors::aac(&self.configuration)
        {
            let other = aac.other_codec();
            track.codec = other.unwrap_or("aac").to_owned();
            track.profile = other.is_none().then(|| aac.profile().to_owned());
            track.channels = aac.channels.or(track.channels);
            track.sample_rate = Some(aac.rate).filter(|rate| *rate > 0);
        }
        track
    }
}
