//! A plan as a source of bytes, so that the result can be inspected, and written, without a copy.

use super::plan::Plan;
use crate::source::{ByteSource, ReadError, clip};
use std::ops::Range;

/// The film that a plan makes of its source.
#[derive(Debug)]
pub struct Planned<'p, S: ?Sized> {
    plan: &'p Plan,
    source: &'p S,
    /// Where each slice begins in the result.
    starts: Vec<u64>,
}

impl<'p, S: ByteSource + ?Sized> Planned<'p, S> {
    /// The film that `plan` makes of `source`, which must be the one that it was made for.
    #[must_use]
    pub fn new(plan: &'p Plan, source: &'p S) -> Self {
        let mut next = plan.header.len() as u64;
        let mut starts = Vec::with_capacity(plan.slices.len());
        for slice in &plan.slices {
            starts.push(next);
            next += slice.end - slice.start;
        }
        Self {
            plan,
            source,
            starts,
        }
    }

    /// Where the bytes of `range` behind the header lie in the source.
    fn places(&self, range: &Range<u64>) -> Vec<Range<u64>> {
        let first = self.starts.partition_point(|start| *start <= range.start);
        let first = first.saturating_sub(1);
        let slices = self.starts.iter().zip(&self.plan.slices).skip(first);
        let within = slices.take_while(|(start, _)| **start < range.end);
        let part = |(start, slice): (&u64, &Range<u64>)| {
            let from = slice.start + range.start.saturating_sub(*start);
            let to = slice.end.min(slice.start + (range.end - start));
            (from < to).then_some(from..to)
        };
        within.filter_map(part).collect()
    }
}

impl<S: ByteSource + ?Sized> ByteSource for Planned<'_, S> {
    fn len(&self) -> u64 {
        self.plan.bytes
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, ReadError> {
        let range = clip(range, self.len());
        let header = self.plan.header.len() as u64;
        let own = range.start.min(header)..range.end.min(header);
        // Both are within the header, which is in memory.
        let own = self.plan.header.get(own.start as usize..own.end as usize);
        let mut bytes = own.unwrap_or_default().to_vec();
        let places = self.places(&(range.start.max(header)..range.end.max(header)));
        match places.as_slice() {
            [] => {}
            [one] if bytes.is_empty() => bytes = self.source.read(one.clone()).await?,
            places => bytes.extend(self.source.read_each(places).await?),
        }
        match bytes.len() as u64 == range.end - range.start {
            true => Ok(bytes),
            // The source was longer when the plan was made.
            false => Err(ReadError::Vanished),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::choice::Time;
    use super::*;

    #[test]
    fn every_stretch_of_the_result_is_found() {
        let source: Vec<u8> = (0..100).collect();
        let plan = Plan {
            header: vec![200, 201, 202],
            slices: vec![10..14, 50..51, 20..25],
            bytes: 13,
            begin: Time::from_millis(0),
            duration: Time::from_millis(0),
            pictures: 0,
            packets: None,
        };
        let whole = [200, 201, 202, 10, 11, 12, 13, 50, 20, 21, 22, 23, 24];
        let planned = Planned::new(&plan, &source);
        for from in 0..whole.len() {
            for to in from..=whole.len() {
                let read = pollster::block_on(planned.read(from as u64..to as u64));
                assert_eq!(read.unwrap(), whole[from..to], "{from}..{to}");
            }
        }
        let beyond = pollster::block_on(planned.read(12..u64::MAX));
        assert_eq!(beyond.unwrap(), [24]);
        // The source has become shorter.
        let short = Planned::new(&plan, &source[..22]);
        let read = pollster::block_on(short.read(0..13));
        assert_eq!(read, Err(ReadError::Vanished));
    }
}
