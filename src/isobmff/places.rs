//! Where a few samples of a track lie, spread over the whole of it: enough to see what is really there
//! without reading the film.

use super::boxes::Scan;
use super::defects::{Defects, Place};
use super::tables::{ChunkRun, Sizes, Table};
use super::track::SampleTables;
use crate::bitstream::fields::Fields;
use crate::facts::FourCc;

/// Where a sample lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SamplePlace {
    /// Offset of its first byte.
    pub offset: u64,
    /// Its size in bytes.
    pub size: u64,
    /// Which sample description it uses, counted from 1.
    pub description: u32,
}

/// Samples of one track that are looked at.
pub const MOST: usize = 6;

/// Between the first sample and the last, by hundredths of the track. What fetches a file in equal
/// pieces side by side leaves the ends of the pieces empty when it is stopped, so these lie shortly
/// before such ends.
const BETWEEN: [u64; MOST - 2] = [19, 39, 59, 79];

/// Places for the first sample that the tables of `moov` place, for the last one and for some between
/// them: a key frame where there is one close by.
pub(super) fn of_tables(scan: &Scan<'_, '_>, tables: &SampleTables) -> Vec<SamplePlace> {
    // What is wrong with the tables was written down when they were summed up.
    let mut defects = Defects::default();
    let scan = &mut scan.again(&mut defects);
    let stbl = &Place::top(FourCc(*b"stbl"));
    let mut sizes = Sizes::open(scan, stbl, &tables.sizes);
    let wide = tables.chunks.is(b"co64");
    let width = if wide { 8 } else { 4 };
    let mut chunks = Table::counted(scan, stbl, &tables.chunks, width);
    let mut per_chunk = Table::counted(scan, stbl, &tables.stsc, 12);
    let keys = tables
        .stss
        .map(|stss| Table::counted(scan, stbl, &stss, 4))
        .unwrap_or_default();
    let mut wanted = wanted(sizes.left, keys).into_iter().peekable();

    let mut places = Vec::new();
    let mut run = ChunkRun::default();
    let mut next_run = ChunkRun::read(&mut per_chunk);
    let (mut chunk, mut sample) = (0_u64, 0_u64);
    while let (Some(_), Some(entry)) = (wanted.peek(), chunks.next()) {
        chunk += 1;
        while let Some(next) = next_run.filter(|next| u64::from(next.first_chunk) <= chunk) {
            run = next;
            next_run = ChunkRun::read(&mut per_chunk);
        }
        let end = sample.saturating_add(u64::from(run.samples));
        let mut offset = offset_of(entry, wide);
        while let Some(number) = wanted.next_if(|number| *number < end) {
            let (_, before) = sizes.sum(number.saturating_sub(sample));
            let (found, size) = sizes.sum(1);
            if found == 0 {
                return places;
            }
            offset = offset.saturating_add(before);
            places.push(SamplePlace {
                offset,
                size,
                description: run.description,
            });
            offset = offset.saturating_add(size);
            sample = number + 1;
        }
        sizes.sum(end.saturating_sub(sample));
        sample = end;
    }
    places
}

fn offset_of(mut entry: Fields<'_>, wide: bool) -> u64 {
    let offset = if wide {
        entry.u64()
    } else {
        entry.u32().map(u64::from)
    };
    offset.unwrap_or_default()
}

/// The numbers of the samples to look at, counted from 0 and rising, of `samples` in all. `keys` lists
/// the key frames by their numbers, counted from 1; where it is empty, any sample serves.
fn wanted(samples: u64, keys: Table<'_>) -> Vec<u64> {
    let Some(last) = samples.checked_sub(1) else {
        return Vec::new();
    };
    let mut wanted = vec![0];
    let mut keys = keys.filter_map(|mut key| u64::from(key.u32()?).checked_sub(1));
    let mut key = keys.next();
    for point in BETWEEN {
        // The last key frame of all is among them: what was put behind a film may be of another size.
        let until = if Some(&point) == BETWEEN.last() {
            last
        } else {
            point_of(samples, point)
        };
        let mut near = None;
        while let Some(number) = key.filter(|number| *number <= until) {
            near = Some(number);
            key = keys.next();
        }
        let is_new = |near: &u64| wanted.last() < Some(near);
        let number = near.filter(is_new);
        push_rising(&mut wanted, number.unwrap_or(point_of(samples, point)));
    }
    push_rising(&mut wanted, last);
    wanted
}

/// The number of the sample that so many hundredths of them come before.
fn point_of(samples: u64, hundredths: u64) -> u64 {
    (samples / 100)
        .saturating_mul(hundredths)
        .saturating_add(samples % 100 * hundredths / 100)
}

fn push_rising(numbers: &mut Vec<u64>, number: u64) {
    if numbers.last().is_none_or(|before| *before < number) {
        numbers.push(number);
    }
}

/// A few of many places that are met one after the other, evenly spread: the first one, the last one
/// and the very last sample are always among them.
#[derive(Debug, Clone, Default)]
pub struct Spread {
    kept: Vec<SamplePlace>,
    latest: Option<SamplePlace>,
    last: Option<SamplePlace>,
    /// Of so many places in a row one is kept (a power of two, by its exponent).
    every: u32,
    met: u64,
}

impl Spread {
    /// Takes note of a place.
    pub fn add(&mut self, place: SamplePlace) {
        if self.met.trailing_zeros() >= self.every {
            if self.kept.len() >= MOST - 2 {
                let mut number = 0;
                self.kept.retain(|_| {
                    number += 1;
                    number % 2 == 1
                });
                self.every += 1;
            }
            if self.met.trailing_zeros() >= self.every {
                self.kept.push(place);
            }
        }
        self.latest = Some(place);
        self.met = self.met.saturating_add(1);
    }

    /// Takes note of the sample that is the last one so far.
    pub fn end(&mut self, place: SamplePlace) {
        self.last = Some(place);
    }

    /// The places that are kept.
    pub fn places(&self) -> impl Iterator<Item = SamplePlace> {
        let latest = self
            .latest
            .filter(|latest| self.kept.last() != Some(latest));
        let last = self.last.filter(|_| self.last != self.latest);
        self.kept.iter().copied().chain(latest).chain(last)
    }
}

/// At most `most` of the places, evenly spread: the first one and the last one are among them.
#[must_use]
pub fn thin(places: &[SamplePlace], most: usize) -> Vec<SamplePlace> {
    let most = most.min(places.len());
    let steps = most.saturating_sub(1).max(1);
    let numbers = (0..most).map(|step| step * places.len().saturating_sub(1) / steps);
    numbers
        .filter_map(|number| places.get(number))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isobmff::box_bytes::BoxBytes;
    use crate::isobmff::boxes::BoxHeader;

    /// A table box with these numbers after version, flags and `lead`.
    fn table(file: &mut Vec<u8>, kind: &[u8; 4], lead: &[u32], numbers: &[u32]) -> BoxHeader {
        let start = file.len() as u64;
        let body = lead.iter().chain(numbers).flat_map(|n| n.to_be_bytes());
        file.extend([0; 8]);
        let body: Vec<u8> = [0; 4].into_iter().chain(body).collect();
        file.extend(body);
        BoxHeader {
            kind: FourCc(*kind),
            start,
            body: start + 8,
            end: file.len() as u64,
        }
    }

    fn count(numbers: &[u32], each: usize) -> u32 {
        u32::try_from(numbers.len() / each).unwrap()
    }

    fn places(
        sizes: &[u32],
        runs: &[u32],
        chunks: &[u32],
        keys: Option<&[u32]>,
    ) -> Vec<(u64, u64)> {
        let mut file = Vec::new();
        let tables = SampleTables {
            sizes: table(&mut file, b"stsz", &[0, count(sizes, 1)], sizes),
            stsc: table(&mut file, b"stsc", &[count(runs, 3)], runs),
            chunks: table(&mut file, b"stco", &[count(chunks, 1)], chunks),
            stts: table(&mut file, b"stts", &[0], &[]),
            ctts: None,
            stss: keys.map(|keys| table(&mut file, b"stss", &[count(keys, 1)], keys)),
        };
        let mut held = BoxBytes::new(file.len() as u64);
        held.add(0, &file);
        let mut defects = Defects::default();
        let scan = Scan::new(&held, &mut defects);
        let found = of_tables(&scan, &tables);
        let found = found.iter().map(|place| (place.offset, place.size));
        found.collect()
    }

    #[test]
    fn samples_are_found_where_their_chunks_and_sizes_put_them() {
        // Chunks of 2, 2 and 3 samples.
        let runs = [1, 2, 1, 3, 3, 1];
        let sizes = [10, 11, 12, 13, 14, 15, 16];
        let found = places(&sizes, &runs, &[1000, 2000, 3000], None);
        // 7 samples: number 0, then 19, 39, 59 and 79 hundredths, and the last one.
        let expected = [
            (1000, 10),
            (1010, 11),
            (2000, 12),
            (3000, 14),
            (3014, 15),
            (3029, 16),
        ];
        assert_eq!(found, expected);
        assert_eq!(places(&[5], &[1, 1, 1], &[100], None), [(100, 5)]);
        assert_eq!(places(&[], &[], &[], None), []);
        // Tables that end early give what they place.
        assert_eq!(places(&sizes, &runs, &[1000], None), expected[..2]);
    }

    #[test]
    fn key_frames_close_by_are_taken() {
        let sizes = [1; 100];
        let found = places(&sizes, &[1, 100, 1], &[0], Some(&[1, 11, 31, 41, 91]));
        // The numbers in the table count from 1; nothing is near 59, and the last one is behind 79.
        let numbers: Vec<u64> = found.iter().map(|(offset, _)| *offset).collect();
        assert_eq!(numbers, [0, 10, 30, 40, 90, 99]);
        let found = places(&sizes, &[1, 100, 1], &[0], Some(&[1, 96]));
        let numbers: Vec<u64> = found.iter().map(|(offset, _)| *offset).collect();
        assert_eq!(numbers, [0, 19, 39, 59, 95, 99]);
    }

    #[test]
    fn a_spread_holds_the_first_the_last_and_some_between() {
        let place = |offset| SamplePlace {
            offset,
            size: 1,
            description: 1,
        };
        for met in [1, 2, 5, 6, 7, 100, 1000] {
            let mut spread = Spread::default();
            for offset in 0..met {
                spread.add(place(2 * offset));
                spread.end(place(2 * offset + 1));
            }
            let offsets: Vec<u64> = spread.places().map(|place| place.offset).collect();
            assert!(offsets.len() <= MOST, "{offsets:?}");
            assert!(offsets.len() as u64 > met.min(3), "{offsets:?}");
            assert_eq!(offsets[0], 0);
            assert!(offsets.ends_with(&[2 * met - 2, 2 * met - 1]));
            assert!(offsets.is_sorted());
        }
    }

    #[test]
    fn thinning_keeps_both_ends() {
        let all: Vec<_> = (0..6)
            .map(|offset| SamplePlace {
                offset,
                size: 1,
                description: 1,
            })
            .collect();
        let offsets = |most| -> Vec<u64> {
            let thinned = thin(&all, most);
            thinned.iter().map(|place| place.offset).collect()
        };
        assert_eq!(offsets(9), [0, 1, 2, 3, 4, 5]);
        assert_eq!(offsets(3), [0, 2, 5]);
        assert_eq!(offsets(1), [0]);
        assert_eq!(thin(&[], 3), []);
    }
}
