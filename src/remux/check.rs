//! Holds the facts of a result against those of its source, before anyone gets it.

use super::choice::Choice;
use super::limits;
use super::plan::Plan;
use crate::facts::{Content, Fact, Facts, PictureTrack, Size, SoundTrack};

/// A fact in which a result is not what it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It is no film of the ISO base media family with one track of pictures and at most one of sound, index
    /// first, nothing missing.
    Shape,
    /// There is a defect that the source does not have.
    Defect,
    /// Codec, profile, level, bit depth, scan or colour of the picture.
    Picture,
    /// Size, shape, turn or mirroring of the picture.
    Geometry,
    /// Codec, profile, channels or rate of the sound.
    Sound,
    /// How many pictures or packets there are.
    Samples,
    /// How long it plays.
    Duration,
}

/// How far two durations may lie apart, in seconds: what time scales round.
const ROUNDING_S: f64 = 0.001_5;

/// Where the facts of a result differ from what they must be: those of the source but for what was chosen. None
/// where it may be handed out.
#[must_use]
pub fn check(source: &Facts, choice: &Choice, plan: &Plan, result: &Facts) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut hold = |holds: bool, difference| {
        if !holds && !found.contains(&difference) {
            found.push(difference);
        }
    };
    let (Some(before), Some(after)) = (&source.movie, &result.movie) else {
        return vec![Difference::Shape];
    };
    let sounds = usize::from(plan.packets.is_some());
    let is_one = after.pictures.len() == 1 && after.sounds.len() == sounds;
    let is_clean = after.others.is_empty() && after.metadata.is_empty() && after.moov_first;
    let is_whole = result.content == Content::IsoBmff && !result.truncated && !result.fragmented;
    let is_as_large = result.bytes == plan.bytes;
    hold(
        is_one && is_clean && is_whole && is_as_large,
        Difference::Shape,
    );
    let mut defects = result.defects.iter();
    let is_no_worse = defects.all(|defect| source.has(defect.code));
    hold(is_no_worse, Difference::Defect);
    let is_uncut = choice.cut.from.is_none() && choice.cut.to.is_none();
    let has_tables = source.content == Content::IsoBmff;
    let own = before.pictures.iter().find(|own| own.id == choice.picture);
    if let (Some(own), [picture]) = (own, after.pictures.as_slice()) {
        hold(
            is_same_picture(own, picture, has_tables),
            Difference::Picture,
        );
        hold(
            is_presented(own, choice, picture, has_tables),
            Difference::Geometry,
        );
        hold(picture.samples == plan.pictures, Difference::Samples);
        if is_uncut {
            let is_same = is_same_count(own.samples, picture.samples, has_tables);
            hold(is_same, Difference::Samples);
            let last_s = picture.frame_rate.map_or(0.0, |rate| 1.0 / rate);
            let last_s = (!has_tables).then_some(last_s);
            let is_close = is_as_long(&own.duration_s, &picture.duration_s, last_s);
            hold(is_close, Difference::Duration);
        }
    }
    let own = before
        .sounds
        .iter()
        .find(|own| Some(own.id) == choice.sound);
    if let (Some(own), [sound]) = (own, after.sounds.as_slice()) {
        hold(is_same_sound(own, sound), Difference::Sound);
        hold(Some(sound.samples) == plan.packets, Difference::Samples);
        if is_uncut {
            let last_s = (!has_tables).then_some(0.0);
            let is_close = is_as_long(&own.duration_s, &sound.duration_s, last_s);
            hold(is_close, Difference::Duration);
        }
    }
    let planned = Fact::Known(plan.duration.seconds());
    hold(is_close(&planned, &after.duration_s), Difference::Duration);
    if let (true, Fact::Known(own)) = (is_uncut, before.duration_s) {
        let most = if has_tables { ROUNDING_S } else { CLAIMED_S };
        let is_no_longer = plan.duration.seconds() <= own + most;
        hold(is_no_longer, Difference::Duration);
    }
    found
}

/// Whether a result lasts as long as it must: never longer, and shorter by no more than rounding.
fn is_close(wanted: &Fact<f64>, found: &Fact<f64>) -> bool {
    match (wanted, found) {
        (Fact::Known(wanted), Fact::Known(found)) => (wanted - found).abs() <= ROUNDING_S,
        _ => false,
    }
}

/// How far the duration of a track may lie from that of a source without tables, in seconds, if its last sample does
/// not last longer: of such a source the facts know when the first and the last block begin, and not always how long
/// the last one lasts.
const LAST_BLOCK_S: f64 = 1.0 / limits::LAST_PART as f64 + ROUNDING_S;

/// By how much a film may be longer than its source without tables: what its header claims may be off by half a
/// second, and not count the last frame.
const CLAIMED_S: f64 = 0.5 + LAST_BLOCK_S;

/// Whether a track lasts as long as that of the source, as far as its facts tell. `last_s` is how long the last sample
/// lasts, of a source without tables.
fn is_as_long(wanted: &Fact<f64>, found: &Fact<f64>, last_s: Option<f64>) -> bool {
    let Some(last_s) = last_s else {
        return is_close(wanted, found);
    };
    match (wanted, found) {
        (Fact::Known(wanted), Fact::Known(found)) => {
            (wanted - found).abs() <= LAST_BLOCK_S.max(last_s + ROUNDING_S)
        }
        (_, Fact::Known(_)) => true,
        _ => false,
    }
}

/// Whether there are as many samples as in the source: without tables its facts know of those alone that were seen at
/// the beginning and at the end, and in a short file both may have seen the same ones.
const fn is_same_count(own: u64, found: u64, has_tables: bool) -> bool {
    if has_tables {
        found == own
    } else {
        found.saturating_mul(2) >= own
    }
}

/// Whether two tracks hold pictures that are coded alike. What the bitstream does not say of them, containers without
/// tables may say or leave out.
fn is_same_picture(own: &PictureTrack, found: &PictureTrack, has_tables: bool) -> bool {
    let is_progressive = !has_tables && own.interlaced == Some(false) && found.interlaced.is_none();
    let is_coloured = !has_tables && own.colour.is_none();
    found.enabled
        && !found.encrypted
        && found.codec == own.codec
        && found.profile == own.profile
        && found.level == own.level
        && found.coded == own.coded
        && found.bit_depth == own.bit_depth
        && (found.interlaced == own.interlaced || is_progressive)
        && (found.colour == own.colour || is_coloured)
}

/// Whether pictures are presented as they were, or as it was chosen.
fn is_presented(
    own: &PictureTrack,
    choice: &Choice,
    found: &PictureTrack,
    has_tables: bool,
) -> bool {
    let turn = choice.turn.map(|turn| Fact::Known(turn.degrees()));
    let rotation = turn.unwrap_or(own.rotation_deg);
    let is_as_before = found.rotation_deg == own.rotation_deg;
    // Where a container tells the shape of a pixel by a size in whole pixels, the bitstream's is exact.
    let off = if has_tables { 0 } else { 1 };
    let is_same = |own: Size, found: Size| {
        own.width.abs_diff(found.width) <= off && own.height.abs_diff(found.height) <= off
    };
    let ratio = |(across, down): (u32, u32)| f64::from(across) / f64::from(down);
    let is_near = (ratio(found.pixel_aspect) / ratio(own.pixel_aspect) - 1.0).abs() <= 0.01;
    let is_same_size = match (own.displayed, found.displayed) {
        (Fact::Known(own), Fact::Known(found)) if is_as_before => is_same(own, found),
        (Fact::Known(own), Fact::Known(found)) => is_same(own, found) || is_same(own, lying(found)),
        // What could not be told of the source, the choice may have made plain.
        (own, found) => own == found || choice.turn.is_some(),
    };
    found.rotation_deg == rotation
        && found.mirrored == own.mirrored
        && (found.pixel_aspect == own.pixel_aspect || is_near && !has_tables)
        && found.clean_aperture == own.clean_aperture
        && is_same_size
}

const fn lying(size: Size) -> Size {
    Size {
        width: size.height,
        height: size.width,
    }
}

/// Whether two tracks hold sound that is coded alike.
fn is_same_sound(own: &SoundTrack, found: &SoundTrack) -> bool {
    // An entry has 16 bits for it; of FLAC the configuration alone says more.
    let is_high = own.sample_rate > Some(u16::MAX.into());
    let is_unsayable = is_high && own.codec == "flac" && found.sample_rate.is_none();
    found.enabled
        && !found.encrypted
        && found.codec == own.codec
        && found.profile == own.profile
        && found.channels == own.channels
        && (found.sample_rate == own.sample_rate || is_unsayable)
}
