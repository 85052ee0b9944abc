//! Facts to test rules with: a video that meets everything, and ways to spoil it.

#[path = "../../tests/common/facts.rs"]
mod good_facts;

use super::{Answers, Confirmation, Confirmations, Context, RuleOutcome, evaluate, outcome_of};
use crate::facts::{
    Advised, Content, Decoded, DecodedSize, Defect, DefectCode, Fact, Facts, FourCc, Levels,
    Metadata, Movie, PictureTrack, Size,
};
use crate::notice::Notice;
use good_facts::good_facts;
use strum::VariantArray as _;

/// A file as the rules see it.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) facts: Facts,
    pub(crate) decoded: Option<Decoded>,
    pub(crate) file_name: String,
    pub(crate) notice: Notice,
    pub(crate) answers: Answers,
    pub(crate) confirmations: Confirmations,
}

/// A video that meets the notice and waits for the teacher's eyes and ears.
pub(crate) fn good() -> Example {
    Example {
        facts: good_facts(),
        decoded: None,
        file_name: "锤炼党性.mp4".to_owned(),
        notice: Notice::parse(include_str!("../../www/notice.json")).unwrap(),
        answers: Answers::default(),
        confirmations: Confirmations::new(),
    }
}

/// A notice with a demand of every kind, which the good example meets but for what a person settles.
pub(crate) fn every_kind() -> Notice {
    Notice::parse(include_str!("fixtures/every-kind.json")).unwrap()
}

/// The good example under a notice whose limits depend on a choice and on the shape of the picture.
pub(crate) fn conditional() -> Example {
    Example {
        notice: Notice::parse(include_str!("fixtures/conditional.json")).unwrap(),
        ..good()
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

    pub(crate) fn fill(&mut self, field: &str, value: &str) -> &mut Self {
        let typed = &mut self.answers.typed;
        typed.insert(field.to_owned(), value.to_owned());
        self
    }

    pub(crate) fn choose(&mut self, list: &str, option: &str) {
        let options = [option.to_owned()].into();
        self.answers.chosen.insert(list.to_owned(), options);
    }

    pub(crate) fn peak(&mut self, peak_dbfs: f64) {
        self.decoded().levels = Some(Levels {
            peak_dbfs: Some(peak_dbfs),
            ..Levels::default()
        });
    }

    pub(crate) fn defect(&mut self, code: DefectCode) {
        let (path, offset) = ("moov".to_owned(), 32);
        self.facts.defects.push(Defect { code, path, offset });
    }

    pub(crate) fn confirm(&mut self, rule: &str, by: &str, at_s: Option<f64>) {
        let by = by.to_owned();
        let words = self.notice.demand(rule).unwrap().mark();
        self.confirmations.insert(
            rule.into(),
            Confirmation {
                by,
                words,
                at_s,
                played_percent: None,
            },
        );
    }

    pub(crate) fn confirm_all(&mut self) {
        let demands = self.notice.demands.listed.iter();
        let ids: Vec<String> = demands.map(|demand| demand.id.to_string()).collect();
        for id in ids {
            self.confirm(&id, "张三", Some(3.2));
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            facts: &self.facts,
            decoded: self.decoded.as_ref(),
            file_name: &self.file_name,
            demands: &self.notice.demands,
            answers: &self.answers,
            confirmations: &self.confirmations,
        }
    }

    pub(crate) fn judge(&self, id: &str) -> RuleOutcome {
        outcome_of(self.notice.demand(id).unwrap(), &self.context())
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
        |s| s.brand(b"f4v "),
        |s| s.brand(b"3gp5"),
        |s| s.brand(b"M4A "),
        |s| s.brand(b"heic"),
        |s| s.brand(b"mjp2"),
        |s| s.facts.movie = None,
        // Another container whose movie is read.
        |s| {
            s.facts.content = Content::Matroska;
            s.facts.brands = None;
        },
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
        |s| s.movie().metadata = Metadata::VARIANTS.to_vec(),
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
            s.decoded().bars_at_s = Some(3.0);
            s.decoded().silent_at_start_s = Some(0.2);
            s.decoded().silent_at_end_s = Some(0.0);
            s.decoded().picture_advice = Some(Advised {
                count: 2,
                at_s: 7.0,
            })
        },
        |s| s.decoded().picture_lost_at_s = Some(0.0),
        |s| s.decoded().picture_lost_at_s = Some(12.5),
        |s| decoded_in(s, 1280, 720),
        // What the notice that ships does not ask.
        |s| s.movie().duration_s = Fact::Known(30.0),
        |s| shown(s, 640, 360),
        |s| shown(s, 3840, 2160),
        |s| {
            s.picture().coded = Fact::Known(Size {
                width: 1000,
                height: 720,
            })
        },
        |s| s.facts.bytes = 90_000_000,
        |s| s.facts.bytes = 510_000_000,
        |s| s.facts.bytes = 900_000_000,
        |s| {
            s.fill("unit", "信息系")
                .fill("title", "锤炼党性")
                .fill("speaker", "张三");
        },
        |s| {
            s.fill("unit", "信息系")
                .fill("title", "锤炼党性")
                .fill("speaker", "张三");
            s.file_name = "信息系-锤炼党性.mp4".to_owned();
        },
        |s| {
            s.fill("unit", "信息系")
                .fill("title", "锤炼党性")
                .fill("speaker", "张三");
            s.file_name = "信息系_锤炼党性.mp4".to_owned();
        },
        |s| {
            s.fill("unit", "信息系")
                .fill("title", "锤炼党性")
                .fill("speaker", "张三");
            s.file_name = "张三讲锤炼党性.mp4".to_owned();
        },
        |s| s.file_name = "长".repeat(31) + ".mp4",
        |s| s.choose("track", "b"),
        |s| {
            s.choose("track", "b");
            s.picture().interlaced = Some(true);
            s.file_name = "a-1_b.mp4".to_owned();
            s.movie().others = vec!["text".to_owned()];
            s.movie().sounds.clear();
        },
        |s| {
            s.movie().others = vec!["text".to_owned()];
            s.picture().profile = Some("Main".to_owned());
            s.picture().level = Some("5.1".to_owned());
            s.picture().pixel_aspect = (4, 3);
        },
        |s| {
            s.picture().profile = None;
            s.picture().level = None;
            s.picture().interlaced = None;
            s.picture().bit_depth = None;
        },
        |s| s.picture().bit_rate = Some(1_000_000),
        |s| s.picture().bit_rate = Some(90_000_000),
        |s| s.picture().bit_rate = None,
        |s| s.picture().frame_rate = Some(30.0),
        |s| s.picture().variable_frame_rate = true,
        |s| {
            s.movie().sounds[0].sample_rate = Some(44_100);
            s.movie().sounds[0].channels = Some(1);
            s.movie().sounds[0].bit_rate = Some(64_000);
        },
        |s| {
            s.movie().sounds[0].sample_rate = None;
            s.movie().sounds[0].channels = None;
            s.movie().sounds[0].bit_rate = None;
        },
        |s| s.peak(-5.0),
        |s| s.peak(-20.0),
        |s| s.peak(-0.5),
    ];
    let notices = [good().notice, every_kind()];
    let examples = notices.iter().flat_map(|notice| {
        under_good(spoils).map(|example| Example {
            notice: notice.clone(),
            ..example
        })
    });
    // Of what was confirmed, the marks are those of the notice.
    let confirmed = notices.iter().map(|notice| {
        let mut example = good();
        example.notice = notice.clone();
        example.confirm_all();
        example
    });
    let mut interlaced = conditional();
    interlaced.picture().interlaced = Some(true);
    let conditions = [conditional(), interlaced];
    examples.chain(confirmed).chain(conditions).collect()
}

/// Each way to spoil the good example, and each kind of content and defect.
fn under_good(spoils: &[Spoil]) -> impl Iterator<Item = Example> + '_ {
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
    spoiled.chain(of_content).chain(defects)
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
