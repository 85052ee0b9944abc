//! Facts to test rules with: a video that meets everything, and ways to spoil it.

use super::{Confirmation, Confirmations, Context, RuleId, RuleOutcome, evaluate, rule};
use crate::facts::{
    Advised, Brands, Content, Decoded, DecodedSize, Defect, DefectCode, Fact, Facts, FourCc, Movie,
    PictureTrack, Size, SoundTrack,
};
use crate::notice::Notice;
use strum::VariantArray as _;

/// A file as the rules see it.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) facts: Facts,
    pub(crate) decoded: Option<Decoded>,
    pub(crate) file_name: String,
    pub(crate) notice: Notice,
    pub(crate) confirmations: Confirmations,
}

/// A video that meets the notice and waits for the teacher's eyes and ears.
pub(crate) fn good() -> Example {
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
    Example {
        facts: Facts {
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
                pictures: vec![picture],
                sounds: vec![sound],
                others: Vec::new(),
            }),
            defects: Vec::new(),
        },
        decoded: None,
        file_name: "锤炼党性.mp4".to_owned(),
        notice: Notice::parse(include_str!("../../www/notice.json")).unwrap(),
        confirmations: Confirmations::new(),
    }
}

impl Example {
    pub(crate) fn picture(&mut self) -> &mut PictureTrack {
        &mut self.facts.movie.as_mut().unwrap().pictures[0]
    }

    pub(crate) fn decoded(&mut self) -> &mut Decoded {
        self.decoded.get_or_insert_default()
    }

    pub(crate) fn movie(&mut self) -> &mut Movie {
        self.facts.movie.as_mut().unwrap()
    }

    pub(crate) fn brand(&mut self, major: &[u8; 4]) {
        self.facts.brands.as_mut().unwrap().major = FourCc(*major);
    }

    pub(crate) fn defect(&mut self, code: DefectCode) {
        let (path, offset) = ("moov".to_owned(), 32);
        self.facts.defects.push(Defect { code, path, offset });
    }

    pub(crate) fn confirm(&mut self, rule: RuleId, by: &str, at_s: Option<f64>) {
        let by = by.to_owned();
        self.confirmations.insert(
            rule,
            Confirmation {
                by,
                at_s,
                played_percent: None,
            },
        );
    }

    pub(crate) fn confirm_all(&mut self) {
        for rule in [
            RuleId::Picture,
            RuleId::Sound,
            RuleId::TitleCard,
            RuleId::SpeakerLabel,
        ] {
            self.confirm(rule, "张三", Some(3.2));
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            facts: &self.facts,
            decoded: self.decoded.as_ref(),
            file_name: &self.file_name,
            notice: &self.notice,
            confirmations: &self.confirmations,
        }
    }

    pub(crate) fn judge(&self, id: RuleId) -> RuleOutcome {
        rule(id).outcome(&self.context())
    }

    pub(crate) fn evaluate(&self) -> Vec<RuleOutcome> {
        evaluate(&self.context())
    }
}

/// A way to spoil a good video.
type Spoil = fn(&mut Example);

/// One example for each case of each rule, and for each kind of content: by what was done to it.
pub(crate) fn all() -> Vec<Example> {
    let spoils: &[Spoil] = &[
        |_| {},
        Example::confirm_all,
        |s| s.brand(b"qt  "),
        |s| s.brand(b"3gp5"),
        |s| s.brand(b"M4A "),
        |s| s.brand(b"heic"),
        |s| s.brand(b"mjp2"),
        |s| s.facts.movie = None,
        |s| {
            s.facts.movie = None;
            s.facts.fragmented = true;
        },
        |s| s.movie().pictures.clear(),
        |s| s.movie().sounds.clear(),
        |s| s.movie().sounds[0].samples = 0,
        |s| s.movie().sounds[0].codec = "opus".to_owned(),
        |s| s.movie().sounds[0].codec = "mp4a".to_owned(),
        |s| s.movie().sounds[0].duration_s = Fact::Known(0.0),
        |s| s.movie().sounds[0].duration_s = Fact::Known(20.0),
        |s| s.picture().duration_s = Fact::Known(20.0),
        |s| {
            let second = s.movie().sounds[0].clone();
            s.movie().sounds.push(second);
        },
        |s| s.facts.brands = None,
        |s| {
            s.facts.brands = None;
            s.picture().entry = FourCc(*b"SVQ3");
        },
        |s| s.file_name = "讲课.m4v".to_owned(),
        |s| s.file_name = "讲课".to_owned(),
        |s| s.picture().codec = "hevc".to_owned(),
        |s| s.picture().bit_depth = Some(10),
        |s| s.picture().profile = Some("High 4:2:2".to_owned()),
        |s| {
            let second = s.picture().clone();
            s.movie().pictures.push(second);
        },
        |s| s.movie().duration_s = Fact::Known(480.2),
        |s| s.movie().duration_s = Fact::Known(541.5),
        |s| s.movie().duration_s = Fact::Known(0.0),
        |s| s.movie().duration_s = Fact::Absent,
        |s| s.movie().header_duration_s = Some(700.0),
        |s| s.picture().rotation_deg = Fact::Known(90),
        |s| shown(s, 1080, 1920),
        |s| shown(s, 1080, 1080),
        |s| shown(s, 1280, 720),
        |s| {
            s.picture().coded = Fact::Known(Size {
                width: 1440,
                height: 1080,
            })
        },
        |s| {
            s.picture().clean_aperture = Some(Size {
                width: 1880,
                height: 1062,
            })
        },
        |s| s.picture().mirrored = true,
        |s| s.picture().interlaced = Some(true),
        |s| s.picture().encrypted = true,
        |s| s.facts.truncated = true,
        |s| s.decoded().silent = true,
        |s| {
            s.decoded().silent = true;
            let second = s.movie().sounds[0].clone();
            s.movie().sounds.push(second);
        },
        |s| s.decoded().sound_damaged_at_s = Some(31.0),
        |s| {
            s.decoded().sound_advice = Some(Advised {
                count: 1,
                at_s: 2.0,
            })
        },
        |s| {
            s.decoded().picture_advice = Some(Advised {
                count: 2,
                at_s: 7.0,
            })
        },
        |s| s.decoded().picture_lost_at_s = Some(0.0),
        |s| s.decoded().picture_lost_at_s = Some(12.5),
        |s| decoded_in(s, 1280, 720),
    ];
    let defects = DefectCode::VARIANTS.iter().flat_map(|&code| {
        let mut defect = good();
        defect.defect(code);
        let mut unread = good();
        unread.defect(code);
        unread.facts.movie = None;
        let mut unreadable = good();
        unreadable.movie().duration_s = Fact::Unreadable(code);
        unreadable.picture().displayed = Fact::Unreadable(code);
        [defect, unread, unreadable]
    });
    let contents = Content::VARIANTS.iter();
    let contents = contents.filter(|content| **content != Content::IsoBmff);
    let of_content = contents.flat_map(|&content| {
        ["党课.mp4", "党课.bin"].map(|name| {
            let mut example = good();
            example.facts.content = content;
            example.facts.brands = None;
            example.facts.movie = None;
            example.file_name = name.to_owned();
            example
        })
    });
    let spoiled = spoils.iter().map(|spoil| {
        let mut example = good();
        spoil(&mut example);
        example
    });
    spoiled.chain(of_content).chain(defects).collect()
}

/// One frame of another size comes from the decoder.
fn decoded_in(example: &mut Example, width: u32, height: u32) {
    let size = Size { width, height };
    example.decoded().sizes = vec![DecodedSize { size, at_s: 4.0 }];
}

fn shown(example: &mut Example, width: u32, height: u32) {
    let size = Size { width, height };
    example.picture().coded = Fact::Known(size);
    example.picture().displayed = Fact::Known(size);
}
