//! The sample tables of a track (ISO/IEC 14496-12, 8.6 and 8.7).

use super::boxes::Writer;
use super::layout::Chunk;
use super::samples::Sample;

/// Writes `stts` (8.6.1.2): runs of samples that last equally long.
pub(super) fn durations(writer: &mut Writer, samples: &[Sample]) {
    runs(
        writer,
        b"stts",
        samples.iter().map(|sample| sample.duration),
    );
}

/// Writes `ctts` (8.6.1.3), where any sample is shown later than it is decoded: `raised` is added to each offset, so
/// that none is below zero.
pub(super) fn offsets(writer: &mut Writer, samples: &[Sample], raised: i32) {
    let offset = |sample: &Sample| {
        let later = i64::from(sample.later) + i64::from(raised);
        // Between two signed numbers of 32 bits lie no more than one without sign can say.
        u32::try_from(later).unwrap_or_default()
    };
    if samples.iter().any(|sample| offset(sample) != 0) {
        runs(writer, b"ctts", samples.iter().map(offset));
    }
}

/// A table of runs: how many, and what they have in common.
fn runs(writer: &mut Writer, kind: &[u8; 4], values: impl Iterator<Item = u32>) {
    writer.counted(kind, |writer| {
        let mut entries = 0;
        let mut run: Option<(u32, u32)> = None;
        let mut end = |writer: &mut Writer, run: Option<(u32, u32)>| {
            if let Some((count, value)) = run {
                writer.u32(count);
                writer.u32(value);
                entries += 1;
            }
        };
        for value in values {
            match &mut run {
                Some((count, of)) if *of == value => *count += 1,
                _ => {
                    end(writer, run.take());
                    run = Some((1, value));
                }
            }
        }
        end(writer, run);
        entries
    });
}

/// Writes `stss` (8.6.2), where not every sample is a key frame.
pub(super) fn keys(writer: &mut Writer, samples: &[Sample]) {
    if samples.iter().all(|sample| sample.is_key) {
        return;
    }
    writer.counted(b"stss", |writer| {
        let mut entries = 0;
        let numbered = (1_u32..).zip(samples);
        for (number, _) in numbered.filter(|(_, sample)| sample.is_key) {
            writer.u32(number);
            entries += 1;
        }
        entries
    });
}

/// Writes `stsz` (8.7.3.2): one size for all where there is one.
pub(super) fn sizes(writer: &mut Writer, samples: &[Sample]) {
    let first = samples.first().map_or(0, |sample| sample.size);
    let is_constant = first > 0 && samples.iter().all(|sample| sample.size == first);
    let count = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    writer.full(b"stsz", 0, 0, |writer| {
        writer.u32(if is_constant { first } else { 0 });
        writer.u32(count);
        if !is_constant {
            for sample in samples {
                writer.u32(sample.size);
            }
        }
    });
}

/// Writes `stsc` (8.7.4): from which chunk on each has how many samples.
pub(super) fn chunk_sizes(writer: &mut Writer, chunks: &[Chunk]) {
    writer.counted(b"stsc", |writer| {
        let mut entries = 0;
        let mut before = None;
        for (number, chunk) in (1_u32..).zip(chunks) {
            if before != Some(chunk.samples) {
                writer.u32(number);
                writer.u32(chunk.samples);
                writer.u32(1);
                entries += 1;
                before = Some(chunk.samples);
            }
        }
        entries
    });
}

/// Writes where the chunks are: `stco`, or `co64` where 32 bits do not suffice (8.7.5). The media begin at
/// `start`.
pub(super) fn chunk_offsets(writer: &mut Writer, chunks: &[Chunk], start: u64, is_wide: bool) {
    let count = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    writer.counted(if is_wide { b"co64" } else { b"stco" }, |writer| {
        for chunk in chunks {
            let at = start + chunk.at;
            match is_wide {
                true => writer.u64(at),
                false => writer.u32(u32::try_from(at).unwrap_or(u32::MAX)),
            }
        }
        count
    });
}
