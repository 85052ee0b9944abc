//! AV1: open bitstream units and the sequence header (AV1 Bitstream & Decoding Process, 5.3 and 5.5).

use super::PictureHeader;
use super::bits::Bits;
use crate::bitstream::fields::Fields;
use crate::facts::Size;

/// The open bitstream units in the body of `av1C` (AV1 in ISO base media, 2.3): all but 4 bytes.
#[must_use]
pub fn configuration(body: &[u8]) -> Option<&[u8]> {
    body.get(4..)
}

/// `obu_type` of a sequence header, a frame header and a frame (6.2.2).
const SEQUENCE_HEADER: u8 = 1;
const FRAME_HEADER: u8 = 3;
const FRAME: u8 = 6;

/// One open bitstream unit: its type and its body, as far as it is there.
type Unit<'b> = (u8, &'b [u8]);

/// The next unit, of `left` bytes that the sample has from here on. `Err` where it makes no sense.
fn unit<'b>(fields: &mut Fields<'b>, left: &mut u64) -> Result<Option<Unit<'b>>, ()> {
    let before = fields.rest().len();
    let Some(header) = fields.u8() else {
        return Ok(None);
    };
    // The forbidden bit, and one that nobody sets.
    if header & 0x81 != 0 {
        return Err(());
    }
    if header & 0x04 != 0 && fields.skip(1).is_none() {
        return Ok(None);
    }
    let length = if header & 0x02 != 0 {
        leb128(fields)
    } else {
        Some(left.saturating_sub((before - fields.rest().len()) as u64))
    };
    // What is missing of a length lies behind the bytes that were read.
    let Some(length) = length else {
        return Ok(None);
    };
    let read = (before - fields.rest().len()) as u64;
    let rest = left.checked_sub(read.saturating_add(length));
    *left = rest.ok_or(())?;
    let there = usize::try_from(length).unwrap_or(usize::MAX);
    let body = fields.take(there.min(fields.rest().len()));
    Ok(body.map(|body| (header >> 3 & 0x0f, body)))
}

/// Whether a sample of `size` bytes is made of units, as far as its beginning tells.
#[must_use]
pub fn adds_up(sample: &[u8], size: u64) -> bool {
    let (mut fields, mut left) = (Fields::new(sample), size);
    loop {
        match unit(&mut fields, &mut left) {
            Ok(Some(_)) => {}
            Ok(None) => return true,
            Err(()) => return false,
        }
    }
}

/// The body of the first unit of one of these types.
fn find<'b>(units: &'b [u8], types: &[u8]) -> Option<&'b [u8]> {
    let (mut fields, mut left) = (Fields::new(units), u64::MAX);
    loop {
        let (kind, body) = unit(&mut fields, &mut left).ok()??;
        if types.contains(&kind) {
            return Some(body);
        }
    }
}

/// Finds the sequence header among open bitstream units and reads it.
#[must_use]
pub fn sequence_header(units: &[u8]) -> Option<PictureHeader> {
    Some(read(find(units, &[SEQUENCE_HEADER])?)?.0)
}

/// What a sample says that shows a picture coded by itself: its frame may be smaller than what the
/// sequence header allows. That header stands in the sample or among the `configured` units; without a
/// frame whose size can be read nothing is said.
#[must_use]
pub fn picture(sample: &[u8], configured: Option<&[u8]>) -> Option<PictureHeader> {
    let own = find(sample, &[SEQUENCE_HEADER]);
    let configured = || find(configured?, &[SEQUENCE_HEADER]);
    let (mut header, sequence) = read(own.or_else(configured)?)?;
    let (size, shown) = sequence.frame_size(find(sample, &[FRAME_HEADER, FRAME])?)?;
    header.size = Some(size);
    if shown != size {
        let terms = |shown: u32, coded: u32| shown.checked_mul(coded);
        let across = terms(shown.width, size.height);
        header.aspect = across.zip(terms(shown.height, size.width));
    }
    Some(header)
}

fn leb128(fields: &mut Fields<'_>) -> Option<u64> {
    let mut number = 0_u64;
    for place in 0..8 {
        let byte = fields.u8()?;
        number |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// What of a sequence header the header of a frame depends on.
#[derive(Debug, Default)]
struct Sequence {
    reduced: bool,
    width_bits: u32,
    height_bits: u32,
    size: Option<Size>,
    timing: Timing,
    /// Bits of a frame's number, where it has one.
    id_bits: u32,
    order_bits: u32,
    /// `seq_force_screen_content_tools` and `seq_force_integer_mv`; `None` where each frame chooses.
    screen_tools: Option<bool>,
    integer_vectors: Option<bool>,
    superres: bool,
}

/// What a sequence header says about the times of frames.
#[derive(Debug, Default)]
struct Timing {
    is_even: bool,
    /// Bits of the time at which a frame is shown, and of that at which it leaves the buffer, where
    /// they are there at all.
    decoder_model: Option<(usize, usize)>,
    /// Operating points for which the second one is told.
    removals: usize,
}

fn read(body: &[u8]) -> Option<(PictureHeader, Sequence)> {
    let mut bits = Bits::new(body);
    let profile = bits.read(3)?;
    bits.skip(1)?;
    let mut sequence = Sequence {
        reduced: bits.flag()?,
        ..Sequence::default()
    };
    let level = if sequence.reduced {
        bits.read(5)?
    } else {
        operating_points(&mut bits, &mut sequence.timing)?
    };
    sequence.width_bits = bits.read(4)? + 1;
    sequence.height_bits = bits.read(4)? + 1;
    sequence.size = Some(Size {
        width: bits.read(sequence.width_bits)? + 1,
        height: bits.read(sequence.height_bits)? + 1,
    });
    let mut header = PictureHeader {
        size: sequence.size,
        interlaced: Some(false),
        profile: Some(profile_name(profile)),
        level: Some(format!("{}.{}", 2 + (level >> 2), level & 3)),
        ..PictureHeader::default()
    };
    // Whatever is odd behind the size does not lose it.
    let _ = tools(&mut bits, &mut sequence).and_then(|()| colour(&mut bits, profile, &mut header));
    Some((header, sequence))
}

/// Passes over timing, decoder model and operating points (5.5.1); gives the level of the first.
fn operating_points(bits: &mut Bits<'_>, timing: &mut Timing) -> Option<u32> {
    let mut delay_bits = None;
    if bits.flag()? {
        bits.skip(64)?;
        timing.is_even = bits.flag()?;
        if timing.is_even {
            // uvlc is coded as Exp-Golomb is.
            bits.ue()?;
        }
        if bits.flag()? {
            delay_bits = Some(bits.read(5)? as usize + 1);
            bits.skip(32)?;
            let removal = bits.read(5)? as usize + 1;
            timing.decoder_model = Some((bits.read(5)? as usize + 1, removal));
        }
    }
    let display_delay = bits.flag()?;
    let count = bits.read(5)? + 1;
    let mut first = None;
    for _ in 0..count {
        bits.skip(12)?;
        let level = bits.read(5)?;
        first = first.or(Some(level));
        if level > 7 {
            bits.skip(1)?;
        }
        if let Some(delay_bits) = delay_bits
            && bits.flag()?
        {
            timing.removals += 1;
            bits.skip(2 * delay_bits + 1)?;
        }
        if display_delay && bits.flag()? {
            bits.skip(4)?;
        }
    }
    first
}

/// Reads which coding tools there are (5.5.1).
fn tools(bits: &mut Bits<'_>, sequence: &mut Sequence) -> Option<()> {
    if !sequence.reduced && bits.flag()? {
        let short = bits.read(4)? + 2;
        sequence.id_bits = short + bits.read(3)? + 1;
    }
    bits.skip(3)?;
    if !sequence.reduced {
        bits.skip(4)?;
        let order_hint = bits.flag()?;
        if order_hint {
            bits.skip(2)?;
        }
        if !bits.flag()? {
            sequence.screen_tools = Some(bits.flag()?);
        }
        // Without such tools no frame says anything about vectors.
        if sequence.screen_tools != Some(false) && !bits.flag()? {
            sequence.integer_vectors = Some(bits.flag()?);
        }
        if order_hint {
            sequence.order_bits = bits.read(3)? + 1;
        }
    }
    sequence.superres = bits.flag()?;
    bits.skip(2)
}

/// Reads the colour configuration (5.5.2).
fn colour(bits: &mut Bits<'_>, profile: u32, header: &mut PictureHeader) -> Option<()> {
    let high = bits.flag()?;
    let depth = if profile == 2 && high && bits.flag()? {
        12
    } else if high {
        10
    } else {
        8
    };
    header.bit_depth = Some(depth);
    if profile != 1 {
        bits.skip(1)?;
    }
    if bits.flag()? {
        let mut number = || bits.read(8).map(|number| number as u16);
        header.colour = Some((number()?, number()?, number()?));
    }
    Some(())
}

impl Sequence {
    /// Reads the header of a frame (5.9.2) as far as its size: what comes out of the decoder, and what
    /// it is meant to be shown as (5.9.5, 5.9.6). `None` for a frame that leans on others.
    fn frame_size(&self, header: &[u8]) -> Option<(Size, Size)> {
        const KEY: u32 = 0;
        const INTRA_ONLY: u32 = 2;
        let mut bits = Bits::new(header);
        let (mut kind, mut is_shown, mut resilient) = (KEY, true, true);
        if !self.reduced {
            if bits.flag()? {
                return None;
            }
            kind = bits.read(2)?;
            is_shown = bits.flag()?;
            match self.timing.decoder_model {
                Some((shown_bits, _)) if is_shown && !self.timing.is_even => {
                    bits.skip(shown_bits)?
                }
                _ if !is_shown => bits.skip(1)?,
                _ => {}
            }
            resilient = kind == KEY && is_shown || bits.flag()?;
        }
        if !matches!(kind, KEY | INTRA_ONLY) {
            return None;
        }
        bits.skip(1)?;
        let screen_tools = match self.screen_tools {
            Some(known) => known,
            None => bits.flag()?,
        };
        if screen_tools && self.integer_vectors.is_none() {
            bits.skip(1)?;
        }
        bits.skip(self.id_bits as usize)?;
        let overrides = !self.reduced && bits.flag()?;
        bits.skip(self.order_bits as usize)?;
        if let Some((_, removal_bits)) = self.timing.decoder_model
            && bits.flag()?
        {
            bits.skip(removal_bits.checked_mul(self.timing.removals)?)?;
        }
        let refreshes_all = kind == KEY && is_shown || bits.read(8)? == 0xff;
        if !refreshes_all && resilient {
            bits.skip(8 * self.order_bits as usize)?;
        }
        let size = if overrides {
            Size {
                width: bits.read(self.width_bits)? + 1,
                height: bits.read(self.height_bits)? + 1,
            }
        } else {
            self.size?
        };
        if self.superres && bits.flag()? {
            bits.skip(3)?;
        }
        let shown = if bits.flag()? {
            Size {
                width: bits.read(16)? + 1,
                height: bits.read(16)? + 1,
            }
        } else {
            size
        };
        Some((size, shown))
    }
}

fn profile_name(profile: u32) -> String {
    match profile {
        0 => "Main".to_owned(),
        1 => "High".to_owned(),
        2 => "Professional".to_owned(),
        other => other.to_string(),
    }
}
