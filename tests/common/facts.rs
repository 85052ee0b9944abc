//! Facts of a video that notices take: an MP4 of 1920×1080, with H.264 and AAC. The tests of the library use it as
//! well, in which `yujian` is the library itself.

use yujian::facts::{Brands, Content, Fact, Facts, FourCc, Movie, PictureTrack, Size, SoundTrack};

/// Facts of a good video of 452.36 s.
pub(crate) fn good_facts() -> Facts {
    let size = Size {
        width: 1920,
        height: 1080,
    };
    let picture = PictureTrack {
        id: 1,
        enabled: true,
        codec: "h264".to_owned(),
        entry: FourCc(*b"avc1"),
        profile: Some("High".to_owned()),
        level: Some("4.0".to_owned()),
        coded: Fact::Known(size),
        displayed: Fact::Known(size),
        rotation_deg: Fact::Known(0),
        mirrored: false,
        pixel_aspect: (1, 1),
        clean_aperture: None,
        frame_rate: Some(25.0),
        variable_frame_rate: false,
        interlaced: Some(false),
        bit_depth: Some(8),
        colour: Some((1, 1, 1)),
        duration_s: Fact::Known(452.36),
        samples: 11_309,
        bit_rate: Some(8_000_000),
        encrypted: false,
    };
    let sound = SoundTrack {
        id: 2,
        enabled: true,
        codec: "aac".to_owned(),
        entry: FourCc(*b"mp4a"),
        profile: Some("LC".to_owned()),
        channels: Some(2),
        sample_rate: Some(48_000),
        duration_s: Fact::Known(452.352),
        samples: 21_204,
        bit_rate: Some(128_000),
        encrypted: false,
    };
    Facts {
        bytes: 459_601_234,
        content: Content::IsoBmff,
        brands: Some(Brands {
            major: FourCc(*b"isom"),
            minor: 512,
            compatible: vec![FourCc(*b"isom"), FourCc(*b"avc1"), FourCc(*b"mp41")],
        }),
        fragmented: false,
        truncated: false,
        missing_bytes: None,
        movie: Some(Movie {
            duration_s: Fact::Known(452.36),
            header_duration_s: Some(452.36),
            moov_first: true,
            created_unix_s: Some(1_780_000_000),
            encoder: Some("Lavf61.7.100".to_owned()),
            metadata: Vec::new(),
            pictures: vec![picture],
            sounds: vec![sound],
            others: Vec::new(),
        }),
        defects: Vec::new(),
    }
}
