//! A track of sound, from its boxes to facts.

use super::codec;
use super::time::TrackTime;
use crate::bitstream::descriptors;
use crate::facts::{DefectCode, FourCc, SoundTrack};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::track::Track;

pub(super) fn tell(defects: &mut Defects, track: &Track, time: &TrackTime) -> SoundTrack {
    let moov = Place::top(FourCc(*b"moov"));
    let place = moov.child(b"trak").numbered(track.number);
    let none = SampleEntry::default();
    let entry = track.entries.first().unwrap_or(&none);
    let encrypted = track.entries.iter().any(|entry| entry.encrypted);
    if encrypted {
        defects.note(DefectCode::Encrypted, &place, track.offset);
    }
    if track.is_external() {
        defects.note(DefectCode::ExternalMedia, &place, track.offset);
    }
    let descriptor = entry.configuration(b"esds").and_then(descriptors::read);
    let aac = descriptor
        .as_ref()
        .and_then(|descriptor| descriptors::aac(descriptor.specific));
    let audio = entry.audio;
    let mut codec = codec::name(entry, descriptor.as_ref().map(|found| found.object_type));
    let aac = aac.filter(|_| codec == "aac");
    if codec == "aac" {
        // Without a configuration nobody knows whether it is.
        let other = aac.map_or(Some("mp4a"), |aac| aac.other_codec());
        codec = other.unwrap_or("aac").to_owned();
    }
    SoundTrack {
        id: track.header.map_or(0, |header| header.id),
        enabled: track.header.is_none_or(|header| header.enabled),
        codec,
        entry: entry.kind,
        profile: aac
            .filter(|aac| aac.other_codec().is_none())
            .map(|aac| aac.profile().to_owned()),
        channels: aac
            .and_then(|aac| aac.channels)
            .or_else(|| audio.and_then(|audio| u16::try_from(audio.channels).ok()))
            .filter(|channels| *channels > 0),
        sample_rate: aac
            .map(|aac| aac.rate)
            .or_else(|| audio.map(|audio| audio.rate))
            .filter(|rate| *rate > 0),
        duration_s: time.duration_s,
        samples: time.samples,
        bit_rate: time.bit_rate(),
        encrypted,
    }
}
