//! The walk over all tags: which frames there are, where, and when they are shown.
//!
//! Of each tag no more is looked at than its header and what leads its frame, and of a configuration all.

use crate::bitstream::fields::Fields;
use crate::containers::flv::{self, Lead, PICTURE, SCRIPT, SOUND, TAG, Tag};
use crate::facts::DefectCode;
use crate::isobmff::window::Window;
use crate::remux::limits;
use crate::remux::refusal::{Error, Refusal};
use crate::remux::stamps::Frame;
use crate::source::ByteSource;

/// Bytes that are looked at of each tag: its header, and what leads its frame.
const HEAD: u64 = 32;

/// The chosen tracks.
#[derive(Debug)]
pub(super) struct Tracks<'c> {
    pub(super) picture: Listed<'c>,
    pub(super) sound: Option<Listed<'c>>,
}

/// A track whose frames are listed.
#[derive(Debug)]
pub(super) struct Listed<'c> {
    /// The codec's short name among the facts.
    codec: &'c str,
    /// The codec's configuration.
    pub(super) configuration: Vec<u8>,
    /// Its frames so far.
    pub(super) frames: Vec<Frame>,
    /// Some are shown later than they are decoded.
    pub(super) has_offsets: bool,
    /// When the last one is decoded, in milliseconds.
    decoded: i64,
}

impl<'c> Listed<'c> {
    pub(super) const fn new(codec: &'c str) -> Self {
        Self {
            codec,
            configuration: Vec::new(),
            frames: Vec::new(),
            has_offsets: false,
            decoded: 0,
        }
    }
}

/// Lists the frames of these tracks.
///
/// # Errors
/// [`Refusal`] where the file is cut off, contradicts itself, or has more frames than are allowed; and where the
/// medium does not give the bytes.
pub(super) async fn list<S: ByteSource + ?Sized>(
    window: &mut Window<'_, S>,
    tracks: &mut Tracks<'_>,
) -> Result<(), Error> {
    let len = window.file_len();
    let front = window.bytes(0..9, limits::WALK_READ).await?;
    let start = Fields::new(front.get(5..).unwrap_or_default()).u32();
    let start = start.ok_or(Refusal::Contradiction(DefectCode::MovieMissing))?;
    // Before the first tag stands the length of none.
    let mut at = u64::from(start).saturating_add(4);
    let mut ahead = limits::WALK_READ;
    let mut room = limits::SAMPLES;
    let mut tags = 0;
    while at < len {
        tags += 1;
        if tags > limits::ELEMENTS {
            return Err(Refusal::TooLarge.into());
        }
        let head = window.bytes(at..at.saturating_add(HEAD), ahead).await?;
        let tag = flv::tag(&mut Fields::new(head)).ok_or(Refusal::CutOff)?;
        let body = at + TAG as u64;
        let end = body + tag.size as u64;
        if end > len {
            return Err(Refusal::CutOff.into());
        }
        if let Some((track, led)) = tracks.of(&tag)? {
            let from = body + (tag.body.len() - led.rest.len()) as u64;
            match led.packet {
                0 => {
                    if end - from > limits::CONFIGURATION {
                        return Err(Refusal::TooLarge.into());
                    }
                    let bytes = window.bytes(from..end, ahead).await?;
                    track.configure(bytes)?;
                }
                _ if from < end => {
                    room = room.checked_sub(1).ok_or(Refusal::TooLarge)?;
                    let size = u32::try_from(end - from).map_err(|_| Refusal::TooLarge)?;
                    track.push((from, size), &led)?;
                }
                // A frame without a byte.
                _ => {}
            }
        }
        ahead = match end - at >= limits::LARGE_BLOCK {
            true => limits::SHORT_READ,
            false => limits::WALK_READ,
        };
        // Behind each tag stands its length.
        at = end + 4;
    }
    Ok(())
}

/// What leads a frame or a configuration.
struct Led<'b> {
    /// 0 is a configuration, all else a frame.
    packet: u8,
    /// When it is decoded, in milliseconds.
    at: i64,
    /// How many milliseconds later it is shown.
    later: i64,
    is_key: bool,
    rest: &'b [u8],
}

impl<'c> Tracks<'c> {
    /// The track of a tag, and what leads its frame; `None` where there is none, or none that was chosen.
    fn of<'b>(&mut self, tag: &Tag<'b>) -> Result<Option<(&mut Listed<'c>, Led<'b>)>, Refusal> {
        let track = match (tag.kind, &mut self.sound) {
            (PICTURE, _) => &mut self.picture,
            (SOUND, Some(sound)) => sound,
            (SOUND | SCRIPT, _) => return Ok(None),
            _ => return Err(Refusal::Contradiction(DefectCode::JunkBytes)),
        };
        if tag.is_encrypted {
            return Err(Refusal::Encrypted);
        }
        if tag.size == 0 {
            return Ok(None);
        }
        let led = match tag.kind {
            PICTURE => picture(tag, track.codec)?,
            _ => Some(sound(tag, track.codec)?),
        };
        Ok(led.map(|led| (track, led)))
    }
}

impl Listed<'_> {
    /// Takes a configuration in: one for all frames.
    fn configure(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        if !self.frames.is_empty() && self.configuration != bytes {
            return Err(Refusal::SeveralFormats);
        }
        self.configuration = bytes.to_vec();
        Ok(())
    }

    /// Takes a frame in.
    fn push(&mut self, (offset, size): (u64, u32), led: &Led<'_>) -> Result<(), Refusal> {
        if !self.frames.is_empty() && led.at < self.decoded {
            return Err(Refusal::Times);
        }
        self.decoded = led.at;
        self.has_offsets |= led.later != 0;
        self.frames.push(Frame {
            offset,
            // Both have at most 32 bits.
            at: (led.at + led.later) * i64::from(super::TICK),
            size,
            lasts: 0,
            is_key: led.is_key,
        });
        Ok(())
    }
}

/// What leads a picture (E.4.3.1); `None` where there is none in the tag.
fn picture<'b>(tag: &Tag<'b>, codec: &str) -> Result<Option<Led<'b>>, Refusal> {
    let short = Refusal::Contradiction(DefectCode::BoxTooShort);
    let Lead {
        codec: own,
        packet,
        offset_s,
        rest,
        ..
    } = flv::lead(tag.body).ok_or(short)?;
    let kind = tag.body.first().map_or(0, |first| first >> 4 & 7);
    let is_extended = tag.body.first().is_some_and(|first| first & 0x80 != 0);
    match packet {
        _ if own != codec => return Err(Refusal::SeveralFormats),
        0 | 1 => {}
        // The end of pictures, or a command.
        2 => return Ok(None),
        3 if is_extended => {}
        // What colours are meant.
        4 if is_extended => return Ok(None),
        // Several tracks, or further fields.
        _ => return Err(Refusal::Configuration(codec.to_owned())),
    }
    Ok(Some(Led {
        packet,
        at: millis(tag.time),
        later: millis(offset_s),
        is_key: matches!(kind, 1 | 4),
        rest,
    }))
}

/// What leads a packet of sound (E.4.2.1).
fn sound<'b>(tag: &Tag<'b>, codec: &str) -> Result<Led<'b>, Refusal> {
    let short = Refusal::Contradiction(DefectCode::BoxTooShort);
    let mut fields = Fields::new(tag.body);
    let own = match fields.u8().ok_or(short.clone())? >> 4 {
        10 => "aac",
        2 | 14 => "mp3",
        _ => return Err(Refusal::SeveralFormats),
    };
    if own != codec {
        return Err(Refusal::SeveralFormats);
    }
    let packet = if own == "aac" {
        fields.u8().ok_or(short)?.min(1)
    } else {
        1
    };
    Ok(Led {
        packet,
        at: millis(tag.time),
        later: 0,
        is_key: true,
        rest: fields.rest(),
    })
}

/// Seconds that were made of milliseconds.
fn millis(seconds: f64) -> i64 {
    // A cast from a float saturates.
    (seconds * 1000.0).round() as i64
}

#[cfg(test)]
mod tests;
