//! The facts as the report promises them to other programs: flat, by fixed names.

use super::{Content, Facts, FourCc};
use serde::{Deserialize, Serialize};

/// The most asked facts of a file under the names that the report promises.
///
/// What is absent or unreadable is `null`; why it is unreadable stands among the defects. Picture
/// and sound are the tracks that a player shows first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each is documented at the fact of that name.
pub struct FlatFacts {
    pub container: Content,
    pub major_brand: Option<FourCc>,
    pub compatible_brands: Vec<FourCc>,
    pub duration_s: Option<f64>,
    pub header_duration_s: Option<f64>,
    pub coded_width: Option<u32>,
    pub coded_height: Option<u32>,
    pub display_width: Option<u32>,
    pub display_height: Option<u32>,
    pub rotation_deg: Option<u32>,
    pub mirrored: Option<bool>,
    /// Width to height of one pixel, as a fraction: `4:3`.
    pub pixel_aspect: Option<String>,
    pub video_codec: Option<String>,
    pub video_profile: Option<String>,
    pub video_level: Option<String>,
    pub video_bit_rate: Option<u64>,
    pub bit_depth: Option<u8>,
    pub interlaced: Option<bool>,
    pub frame_rate: Option<f64>,
    pub variable_frame_rate: Option<bool>,
    pub audio_codec: Option<String>,
    pub audio_profile: Option<String>,
    pub audio_channels: Option<u16>,
    pub audio_sample_rate: Option<u32>,
    pub audio_bit_rate: Option<u64>,
    pub picture_tracks: u32,
    pub sound_tracks: u32,
    pub fragmented: bool,
    pub truncated: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_bytes: Option<u64>,
    pub encrypted: bool,
    pub moov_first: Option<bool>,
    pub created_unix_s: Option<i64>,
    pub encoder: Option<String>,
}

impl From<&Facts> for FlatFacts {
    fn from(facts: &Facts) -> Self {
        let movie = facts.movie.as_ref();
        let picture = movie.and_then(|movie| movie.pictures.first());
        let sound = movie.and_then(|movie| movie.sounds.first());
        let coded = picture.and_then(|track| track.coded.known());
        let displayed = picture.and_then(|track| track.displayed.known());
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self {
            container: facts.content,
            major_brand: facts.brands.as_ref().map(|brands| brands.major),
            compatible_brands: facts
                .brands
                .as_ref()
                .map(|brands| brands.compatible.clone())
                .unwrap_or_default(),
            duration_s: movie.and_then(|movie| movie.duration_s.known().copied()),
            header_duration_s: movie.and_then(|movie| movie.header_duration_s),
            coded_width: coded.map(|size| size.width),
            coded_height: coded.map(|size| size.height),
            display_width: displayed.map(|size| size.width),
            display_height: displayed.map(|size| size.height),
            rotation_deg: picture.and_then(|track| track.rotation_deg.known().copied()),
            mirrored: picture.map(|track| track.mirrored),
            pixel_aspect: picture.map(|track| {
                let (width, height) = track.pixel_aspect;
                format!("{width}:{height}")
            }),
            video_codec: picture.map(|track| track.codec.clone()),
            video_profile: picture.and_then(|track| track.profile.clone()),
            video_level: picture.and_then(|track| track.level.clone()),
            video_bit_rate: picture.and_then(|track| track.bit_rate),
            bit_depth: picture.and_then(|track| track.bit_depth),
            interlaced: picture.and_then(|track| track.interlaced),
            frame_rate: picture.and_then(|track| track.frame_rate),
            variable_frame_rate: picture.map(|track| track.variable_frame_rate),
            audio_codec: sound.map(|track| track.codec.clone()),
            audio_profile: sound.and_then(|track| track.profile.clone()),
            audio_channels: sound.and_then(|track| track.channels),
            audio_sample_rate: sound.and_then(|track| track.sample_rate),
            audio_bit_rate: sound.and_then(|track| track.bit_rate),
            picture_tracks: count(movie.map_or(0, |movie| movie.pictures.len())),
            sound_tracks: count(movie.map_or(0, |movie| movie.sounds.len())),
            fragmented: facts.fragmented,
            truncated: facts.truncated,
            missing_bytes: facts.missing_bytes,
            encrypted: picture.is_some_and(|track| track.encrypted)
                || sound.is_some_and(|track| track.encrypted),
            // Other containers have no `moov`.
            moov_first: movie
                .filter(|_| facts.content == Content::IsoBmff)
                .map(|movie| movie.moov_first),
            created_unix_s: movie.and_then(|movie| movie.created_unix_s),
            encoder: movie.and_then(|movie| movie.encoder.clone()),
        }
    }
}
