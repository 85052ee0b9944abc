//! Demands that cannot be met together, or only by a video that nobody could watch.

use super::Notice;
use crate::json::{Faults, Problem};
use crate::rules::{Demand, Kind, Strength, exclude, is_measured};

/// Below so many bits per second nothing of so many pixels a side can be watched: short side, kbit/s.
const UNWATCHABLE: [(u32, u64); 2] = [(1080, 300), (0, 100)];

/// Notes every contradiction of a notice that has no other fault.
pub(super) fn find(notice: &Notice, faults: &Faults) {
    let demands = &notice.demands.listed;
    for (index, one) in demands.iter().enumerate() {
        for other in demands.iter().skip(index + 1) {
            // One that depends on a figure of the file may never hold beside the other.
            let depends = is_measured(&one.when) || is_measured(&other.when);
            let both_hold = !depends && !exclude(&one.when, &other.when) && one.of == other.of;
            let both_must = one.strength == Strength::Must && other.strength == Strength::Must;
            if both_hold && both_must && contradict(&one.kind, &other.kind) {
                let path = path_of(notice, other);
                let other = one.id.to_string();
                faults.add(path, Problem::Contradicts { other });
            }
        }
    }
    unwatchable(notice, faults);
    anonymous(notice, faults);
}

fn path_of(notice: &Notice, demand: &Demand) -> String {
    let mut demands = notice.demands.listed.iter();
    let place = demands.position(|other| other.id == demand.id);
    format!("rules[{}]", place.unwrap_or_default())
}

/// Whether no video meets both.
fn contradict(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Resolution(size), Kind::Orientation(way))
        | (Kind::Orientation(way), Kind::Resolution(size)) => {
            let mut sizes = size.exact().peekable();
            sizes.peek().is_some()
                && !sizes.any(|(width, height)| {
                    way.takes(width, height) || (size.is_either_way() && way.takes(height, width))
                })
        }
        (Kind::Resolution(size), Kind::Aspect(shape))
        | (Kind::Aspect(shape), Kind::Resolution(size)) => {
            let mut sizes = size.exact().peekable();
            sizes.peek().is_some()
                && !sizes.any(|(width, height)| {
                    // The rasters of standard definition have pixels that are not square.
                    let is_raster = matches!((width, height), (704 | 720, 480 | 486 | 576));
                    is_raster
                        || shape.takes(width, height)
                        || (size.is_either_way() && shape.takes(height, width))
                })
        }
        (Kind::Aspect(shape), Kind::Orientation(way))
        | (Kind::Orientation(way), Kind::Aspect(shape)) => {
            let (wide, high) = shape.ways();
            let lies = wide && way.takes(2, 1);
            let stands = high && (way.takes(1, 2) || way.takes(1, 1));
            !lies && !stands
        }
        (Kind::Shown(shown), Kind::Hidden(hidden)) | (Kind::Hidden(hidden), Kind::Shown(shown)) => {
            (hidden.hides("title-card") && shown.is_at_start() && hidden.is_about(shown))
                || hidden.is_about(shown) && shown.fields().any(|field| hidden.hides(field))
                || hidden.is_about(shown)
                    && ["logo", "subtitles", "end-card"]
                        .iter()
                        .any(|word| hidden.hides(word) && shown.shows(word))
        }
        (Kind::Sound(_), Kind::SoundCoding(coding))
        | (Kind::SoundCoding(coding), Kind::Sound(_)) => coding.is_forbidden(),
        (Kind::Duration(one), Kind::Duration(other)) => {
            let ((least, most), (others_least, others_most)) = (one.bounds_s(), other.bounds_s());
            let apart = |least: Option<f64>, most: Option<f64>| {
                least.zip(most).is_some_and(|(least, most)| least > most)
            };
            one.is_of_file() == other.is_of_file()
                && (apart(least, others_most) || apart(others_least, most))
        }
        (Kind::Container(one), Kind::Container(other)) => one.excludes(other),
        (Kind::Orientation(one), Kind::Orientation(other)) => one.excludes(other),
        (Kind::Aspect(one), Kind::Aspect(other)) => one.excludes(other) || other.excludes(one),
        (Kind::Resolution(one), Kind::Resolution(other)) => {
            one.excludes(other) || other.excludes(one)
        }
        (Kind::Size(one), Kind::Size(other)) => one.exceeds(other) || other.exceeds(one),
        (Kind::VideoBitRate(one), Kind::VideoBitRate(other)) => one.excludes(other),
        (Kind::FrameRate(one), Kind::FrameRate(other)) => one.excludes(other),
        (Kind::Resolution(size), Kind::VideoCoding(coding))
        | (Kind::VideoCoding(coding), Kind::Resolution(size)) => {
            // Level 3.0 of H.264 ends at 720×576 (ITU-T H.264, table A-1).
            let is_small = coding
                .level_max()
                .is_some_and(|level| level <= STANDARD_LEVEL);
            is_small && size.least_side().is_some_and(|side| side > STANDARD_LINES)
        }
        _ => false,
    }
}

/// The highest level of H.264 for standard definition, in tenths, and its lines.
const STANDARD_LEVEL: u64 = 30;
const STANDARD_LINES: u32 = 576;

/// Limits of size and duration that together leave too few bits.
fn unwatchable(notice: &Notice, faults: &Faults) {
    let demands = &notice.demands.listed;
    let pixels = demands.iter().filter_map(|demand| match &demand.kind {
        Kind::Resolution(size) => size.least_side(),
        _ => None,
    });
    let pixels = pixels.max().unwrap_or_default();
    let least = UNWATCHABLE.iter().find(|(side, _)| pixels >= *side);
    let Some((_, least)) = least else { return };
    for size in demands {
        let Kind::Size(bytes) = &size.kind else {
            continue;
        };
        let Some(bytes) = bytes.max_bytes() else {
            continue;
        };
        let together = |demand: &Demand| {
            demand.strength == Strength::Must
                && demand.of == size.of
                && !is_measured(&demand.when)
                && !exclude(&demand.when, &size.when)
        };
        if size.strength != Strength::Must || is_measured(&size.when) {
            continue;
        }
        let shortest = demands.iter().filter_map(|demand| match &demand.kind {
            Kind::Duration(duration) if duration.is_of_file() && together(demand) => {
                duration.bounds_s().0
            }
            _ => None,
        });
        let shortest = shortest.fold(0.0, f64::max);
        let kbps = (bytes as f64 * 8.0 / 1000.0 / shortest.max(1.0)) as u64;
        let demanded = demands.iter().filter_map(|demand| match &demand.kind {
            Kind::VideoBitRate(rate) if together(demand) => rate.least(),
            _ => None,
        });
        let demanded = demanded.max().map_or(0, |bits| bits / 1000);
        if shortest > 0.0 && kbps < demanded.max(*least) {
            faults.add(path_of(notice, size), Problem::Unwatchable { kbps });
        }
    }
}

/// An anonymous work that must show or bear a name.
fn anonymous(notice: &Notice, faults: &Faults) {
    if !notice.anonymous {
        return;
    }
    const NAMES: [&str; 7] = [
        "speaker", "author", "authors", "unit", "school", "people", "advisers",
    ];
    for demand in &notice.demands.listed {
        let names = match &demand.kind {
            Kind::Shown(shown) => shown.fields().any(|field| NAMES.contains(&field)),
            Kind::FileName(name) if name.is_of_file() => {
                name.fields().any(|field| NAMES.contains(&field))
            }
            _ => false,
        };
        if names && demand.strength == Strength::Must && demand.when.is_empty() {
            let other = "anonymous".to_owned();
            faults.add(path_of(notice, demand), Problem::Contradicts { other });
        }
    }
}
