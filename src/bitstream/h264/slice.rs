//! The headers of slices (ITU-T H.264, 7.3.3), as far as the quantiser.

use super::{PICTURE, PictureOrder, SEQUENCE, Sequence, configuration_from, sequence, unit_type};
use crate::bitstream::bits::Bits;
use crate::bitstream::fields::Fields;
use crate::bitstream::nal;

/// `nal_unit_type` of slices (table 7-1).
const SLICE: u8 = 1;
const IDR_SLICE: u8 = 5;

/// Parameter sets of a kind that are held at most, by their numbers: streams have one or two.
const SETS: usize = 32;

/// Pictures in a list that is referred to, at most (7.4.3).
const MOST_REFERENCES: u32 = 32;

/// Reads slices by the parameter sets that were seen before them.
#[derive(Debug, Clone)]
pub struct SliceReader {
    length_size: usize,
    sequences: Vec<Sequence>,
    pictures: Vec<Picture>,
}

/// What of a picture parameter set (7.3.2.2) the header of a slice depends on.
#[derive(Debug, Clone, Copy)]
struct Picture {
    id: u32,
    sequence: u32,
    /// `entropy_coding_mode_flag`.
    is_cabac: bool,
    /// Pictures in each list that a slice refers to, where it does not say otherwise.
    references: [u32; 2],
    /// `weighted_pred_flag`, `weighted_bipred_idc == 1`: slices of type P, of type B hold weights.
    weighted: [bool; 2],
    /// `bottom_field_pic_order_in_frame_present_flag`.
    orders_fields: bool,
    /// `26 + pic_init_qp_minus26`.
    quantiser: i32,
    /// `redundant_pic_cnt_present_flag`.
    counts_redundant: bool,
}

impl SliceReader {
    /// Begins with the parameter sets of an `avcC`.
    #[must_use]
    pub fn new(avc_c: &[u8]) -> Option<Self> {
        let mut fields = Fields::new(avc_c);
        let configuration = configuration_from(&mut fields)?;
        let mut reader = Self {
            length_size: configuration.length_size,
            sequences: Vec::new(),
            pictures: Vec::new(),
        };
        let count = u16::from(fields.u8().unwrap_or_default());
        let pictures = nal::counted(&mut fields, count);
        for unit in configuration.sets.into_iter().chain(pictures) {
            reader.hold(unit);
        }
        Some(reader)
    }

    /// SliceQP_Y (7.4.3) of a picture's first slice: up to 51, the coarsest, from 0 on, with more than
    /// 8 bits from below it. `None` where its header is not among the bytes given or makes no sense.
    ///
    /// `sample` is the beginning of the sample.
    #[must_use]
    pub fn quantiser(&mut self, sample: &[u8]) -> Option<i32> {
        for unit in nal::in_sample(sample, self.length_size) {
            match unit_type(unit) {
                Some(SLICE | IDR_SLICE) => return self.slice(unit),
                _ => self.hold(unit),
            }
        }
        None
    }

    /// Holds a parameter set; it replaces the one of the same number.
    fn hold(&mut self, unit: &[u8]) {
        match unit_type(unit) {
            Some(SEQUENCE) => {
                if let Some((_, set)) = sequence(unit) {
                    put(&mut self.sequences, set, |set| set.id);
                }
            }
            Some(PICTURE) => {
                if let Some(set) = picture(unit) {
                    put(&mut self.pictures, set, |set| set.id);
                }
            }
            _ => {}
        }
    }

    fn slice(&self, unit: &[u8]) -> Option<i32> {
        let (header, rest) = unit.split_first()?;
        let is_idr = unit_type(unit) == Some(IDR_SLICE);
        let is_reference = header & 0x60 != 0;
        let bytes = nal::unescape(rest);
        let mut bits = Bits::new(&bytes);
        bits.ue()?;
        let kind = Kind::of(bits.ue()?)?;
        let id = bits.ue()?;
        let picture = self.pictures.iter().find(|set| set.id == id)?;
        let mut sequences = self.sequences.iter();
        let sequence = sequences.find(|set| set.id == picture.sequence)?;
        // Without colour, or with each plane coded apart, which cannot be told here.
        if sequence.chroma == 0 {
            return None;
        }
        order(&mut bits, sequence, picture, is_idr)?;
        bits.skip_golomb(u32::from(picture.counts_redundant))?;
        references(&mut bits, picture, kind)?;
        if is_reference {
            marking(&mut bits, is_idr)?;
        }
        bits.skip_golomb(u32::from(picture.is_cabac && kind != Kind::I))?;
        let quantiser = picture.quantiser.checked_add(bits.se()?)?;
        // QpBdOffset is 36 at most (7.4.2.1.1).
        (-36..=51).contains(&quantiser).then_some(quantiser)
    }
}

/// How a slice is coded (table 7-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// From one other picture for each place.
    P,
    /// From two.
    B,
    /// By itself.
    I,
}

impl Kind {
    const fn of(slice_type: u32) -> Option<Self> {
        match slice_type {
            0 | 5 => Some(Self::P),
            1 | 6 => Some(Self::B),
            2 | 7 => Some(Self::I),
            _ => None,
        }
    }
}

/// Passes over the numbers of the picture, and what says when it is shown.
fn order(bits: &mut Bits<'_>, sequence: &Sequence, picture: &Picture, is_idr: bool) -> Option<()> {
    bits.read(sequence.frame_number_bits)?;
    let is_field = !sequence.frames_only && bits.flag()?;
    if is_field {
        bits.skip(1)?;
    }
    bits.skip_golomb(u32::from(is_idr))?;
    let orders_fields = u32::from(picture.orders_fields && !is_field);
    match sequence.order {
        PictureOrder::Numbered(count) => {
            bits.read(count)?;
            bits.skip_golomb(orders_fields)
        }
        PictureOrder::Cycle { may_differ: true } => bits.skip_golomb(1 + orders_fields),
        PictureOrder::Cycle { may_differ: false } | PictureOrder::AsDecoded => Some(()),
    }
}

/// Passes over the lists of pictures that are referred to (7.3.3.1), and their weights (7.3.3.2).
fn references(bits: &mut Bits<'_>, picture: &Picture, kind: Kind) -> Option<()> {
    let (lists, is_weighted) = match kind {
        Kind::I => return Some(()),
        Kind::P => (1, picture.weighted[0]),
        Kind::B => (2, picture.weighted[1]),
    };
    if kind == Kind::B {
        bits.skip(1)?;
    }
    let mut counts = picture.references;
    if bits.flag()? {
        for count in counts.iter_mut().take(lists) {
            *count = bits.ue()?.checked_add(1)?;
        }
    }
    for _ in 0..lists {
        if bits.flag()? {
            // It ends with the bytes at the latest.
            while bits.ue()? != 3 {
                bits.skip_golomb(1)?;
            }
        }
    }
    if is_weighted {
        bits.skip_golomb(2)?;
        for count in counts.into_iter().take(lists) {
            weights(bits, count.min(MOST_REFERENCES))?;
        }
    }
    Some(())
}

/// Passes over the weights of `count` pictures: of luma, then of both chromas.
fn weights(bits: &mut Bits<'_>, count: u32) -> Option<()> {
    for _ in 0..count {
        for numbers in [2, 4] {
            if bits.flag()? {
                bits.skip_golomb(numbers)?;
            }
        }
    }
    Some(())
}

fn put<T>(sets: &mut Vec<T>, set: T, id: fn(&T) -> u32) {
    sets.retain(|held| id(held) != id(&set));
    if sets.len() < SETS {
        sets.push(set);
    }
}

fn picture(unit: &[u8]) -> Option<Picture> {
    let bytes = nal::unescape(unit.get(1..)?);
    let mut bits = Bits::new(&bytes);
    let (id, sequence) = (bits.ue()?, bits.ue()?);
    let is_cabac = bits.flag()?;
    let orders_fields = bits.flag()?;
    // Groups of slices, which no encoder of today makes.
    if bits.ue()? > 0 {
        return None;
    }
    let references = [bits.ue()?.checked_add(1)?, bits.ue()?.checked_add(1)?];
    let weighted = [bits.flag()?, bits.read(2)? == 1];
    let quantiser = bits.se()?.checked_add(26)?;
    bits.skip_golomb(2)?;
    bits.skip(2)?;
    let counts_redundant = bits.flag()?;
    Some(Picture {
        id,
        sequence,
        is_cabac,
        references,
        weighted,
        orders_fields,
        quantiser,
        counts_redundant,
    })
}

/// Passes over the marking of reference pictures (7.3.3.3).
fn marking(bits: &mut Bits<'_>, is_idr: bool) -> Option<()> {
    if is_idr {
        return bits.skip(2);
    }
    if !bits.flag()? {
        return Some(());
    }
    // It ends with the bytes at the latest.
    loop {
        match bits.ue()? {
            0 => return Some(()),
            3 => bits.skip_golomb(2)?,
            1 | 2 | 4 | 6 => bits.skip_golomb(1)?,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written as `u(1)`, as `ue(v)` or `se(v)` by their numbers (9.1), or as a byte, `u(8)`.
    #[derive(Clone, Copy)]
    enum Part {
        Flag(bool),
        Byte(u8),
        Ue(u32),
        Se(i32),
    }
    use Part::{Byte, Flag, Se, Ue};

    fn unit(header: u8, parts: &[Part]) -> Vec<u8> {
        let golomb = |number: u32| {
            let digits = format!("{:b}", number + 1);
            "0".repeat(digits.len() - 1) + &digits
        };
        let mut bits: String = parts
            .iter()
            .map(|part| match part {
                Flag(flag) => u8::from(*flag).to_string(),
                Byte(byte) => format!("{byte:08b}"),
                Ue(number) => golomb(*number),
                Se(number) if *number > 0 => golomb(2 * number.unsigned_abs() - 1),
                Se(number) => golomb(2 * number.unsigned_abs()),
            })
            .collect();
        bits.push('1');
        let mut bytes = vec![header];
        for eight in bits.as_bytes().chunks(8) {
            let eight = format!("{:0<8}", str::from_utf8(eight).unwrap());
            bytes.push(u8::from_str_radix(&eight, 2).unwrap());
            // 7.4.1
            if bytes.ends_with(&[0, 0]) {
                bytes.push(3);
            }
        }
        bytes
    }

    /// Main profile, 64 × 32, with the order of pictures told in that way.
    fn sequence(id: u32, order: &[Part], frames_only: bool) -> Vec<u8> {
        let mut parts = vec![Byte(77), Byte(0), Byte(30), Ue(id), Ue(1)];
        parts.extend(order);
        parts.extend([Ue(1), Flag(false), Ue(3), Ue(1), Flag(frames_only)]);
        if !frames_only {
            parts.push(Flag(true));
        }
        parts.extend([Flag(true), Flag(false), Flag(false)]);
        unit(0x67, &parts)
    }

    fn picture(
        id: u32,
        sequence: u32,
        orders_fields: bool,
        quantiser: i32,
        redundant: bool,
    ) -> Vec<u8> {
        let parts = [
            Ue(id),
            Ue(sequence),
            Flag(true),
            Flag(orders_fields),
            Ue(0),
            Ue(0),
            Ue(0),
            Flag(false),
            Flag(false),
            Flag(false),
            Se(quantiser - 26),
            Se(0),
            Se(-2),
            Flag(true),
            Flag(false),
            Flag(redundant),
        ];
        unit(0x68, &parts)
    }

    fn sample(units: &[&[u8]]) -> Vec<u8> {
        let unit = |unit: &&[u8]| [&[unit.len() as u8][..], unit].concat();
        units.iter().flat_map(unit).collect()
    }

    /// Without parameter sets; lengths of one byte.
    fn reader() -> SliceReader {
        SliceReader::new(&[1, 77, 0, 30, 0xfc, 0xe0, 0]).unwrap()
    }

    fn bits(count: usize) -> impl Iterator<Item = Part> {
        (0..count).map(|_| Flag(false))
    }

    #[test]
    fn the_quantiser_stands_behind_what_the_sets_ask_for() {
        // Numbered in 5 bits, fields, redundant pictures; an IDR slice of a field pair's frame.
        let sets = [
            sequence(2, &[Ue(0), Ue(1)], false),
            picture(5, 2, true, 30, true),
        ];
        let mut idr = vec![Ue(0), Ue(7), Ue(5)];
        idr.extend(bits(5));
        idr.extend([Flag(false), Ue(1)]);
        idr.extend(bits(5));
        idr.extend([Se(-3), Ue(0), Flag(false), Flag(true), Se(12)]);
        let idr = unit(0x65, &idr);
        let mut slices = reader();
        assert_eq!(
            slices.quantiser(&sample(&[&sets[0], &sets[1], &idr])),
            Some(42)
        );
        // The sets are held.
        assert_eq!(slices.quantiser(&sample(&[&idr])), Some(42));
        // One field: its order is told once.
        let mut field = vec![Ue(0), Ue(2), Ue(5)];
        field.extend(bits(5));
        field.extend([Flag(true), Flag(true), Ue(1)]);
        field.extend(bits(5));
        field.extend([Ue(0), Flag(false), Flag(true), Se(0)]);
        assert_eq!(slices.quantiser(&sample(&[&unit(0x65, &field)])), Some(30));
    }

    #[test]
    fn a_frame_that_decoding_can_begin_with_may_be_marked_at_length() {
        // A cycle that nothing differs from, or that it does; a recovery point's slice of type I.
        for (may_differ, order) in [(false, vec![]), (true, vec![Se(4)])] {
            let cycle = [Ue(1), Flag(!may_differ), Se(0), Se(0), Ue(1), Se(2)];
            let sets = [sequence(0, &cycle, true), picture(0, 0, false, 26, false)];
            let mut slice = vec![Ue(0), Ue(2), Ue(0)];
            slice.extend(bits(5));
            slice.extend(order);
            let marks = [
                Ue(1),
                Ue(9),
                Ue(2),
                Ue(1),
                Ue(3),
                Ue(0),
                Ue(1),
                Ue(5),
                Ue(0),
            ];
            slice.push(Flag(true));
            slice.extend(marks);
            slice.push(Se(-26));
            let slice = unit(0x61, &slice);
            let sample = sample(&[&[9, 16], &sets[0], &sets[1], &slice]);
            assert_eq!(reader().quantiser(&sample), Some(0));
        }
    }

    #[test]
    fn what_makes_no_sense_is_not_known() {
        let sets = [sequence(0, &[Ue(2)], true), picture(0, 0, false, 26, false)];
        let slice = |kind: u32, set: u32, change: i32| {
            let mut parts = vec![Ue(0), Ue(kind), Ue(set)];
            parts.extend(bits(5));
            parts.extend([Ue(0), Flag(false), Flag(false), Se(change)]);
            unit(0x65, &parts)
        };
        let told = |slice: &[u8]| reader().quantiser(&sample(&[&sets[0], &sets[1], slice]));
        assert_eq!(told(&slice(7, 0, 5)), Some(31));
        assert_eq!(told(&slice(8, 0, 5)), None, "for switching");
        assert_eq!(told(&slice(7, 1, 5)), None, "no such set");
        assert_eq!(told(&slice(7, 0, 26)), None, "beyond the coarsest");
        assert_eq!(told(&[0x65]), None);
        assert_eq!(reader().quantiser(&sample(&[&slice(7, 0, 5)])), None);
        assert!(SliceReader::new(&[1, 77]).is_none());
    }
}
