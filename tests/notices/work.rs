//! A work as the rules see it: a good video, ways to change it, and what was filled in for it.

use super::facts::good_facts;
use yujian::facts::{
    Content, Decoded, Fact, Facts, FourCc, Levels, Movie, PictureTrack, Size, SoundTrack,
};
use yujian::notice::Notice;
use yujian::rules::{
    Answers, Confirmation, Confirmations, Context, Outcome, RuleOutcome, evaluate, verdict,
};

/// A work.
pub(crate) struct Work {
    pub(crate) facts: Facts,
    pub(crate) decoded: Option<Decoded>,
    pub(crate) file_name: String,
    pub(crate) answers: Answers,
    /// A person has confirmed all that is asked of one.
    pub(crate) confirmed: bool,
}

/// An MP4 of five minutes that most notices take: 1920×1080, 25 frames a second, H.264 and AAC.
pub(crate) fn good() -> Work {
    let facts = Facts {
        bytes: 90_000_000,
        ..good_facts()
    };
    let mut work = Work {
        facts,
        decoded: None,
        file_name: "作品.mp4".to_owned(),
        answers: Answers::default(),
        confirmed: true,
    };
    work.lasts(300.0);
    work
}

impl Work {
    pub(crate) fn movie(&mut self) -> &mut Movie {
        self.facts.movie.as_mut().unwrap()
    }

    pub(crate) fn picture(&mut self) -> &mut PictureTrack {
        &mut self.movie().pictures[0]
    }

    pub(crate) fn sound(&mut self) -> &mut SoundTrack {
        &mut self.movie().sounds[0]
    }

    /// It plays so many seconds.
    pub(crate) fn lasts(&mut self, duration_s: f64) {
        self.picture().duration_s = Fact::Known(duration_s);
        self.sound().duration_s = Fact::Known(duration_s);
        let movie = self.movie();
        movie.duration_s = Fact::Known(duration_s);
        movie.header_duration_s = Some(duration_s);
    }

    /// So many pixels, all of them square.
    pub(crate) fn pixels(&mut self, width: u32, height: u32) {
        let size = Fact::Known(Size { width, height });
        self.picture().coded = size;
        self.picture().displayed = size;
    }

    /// The raster of standard definition, shown as 4:3.
    pub(crate) fn standard_definition(&mut self) {
        self.pixels(720, 576);
        self.picture().pixel_aspect = (16, 15);
        self.picture().displayed = Fact::Known(Size {
            width: 768,
            height: 576,
        });
    }

    /// A file of so many decimal megabytes.
    pub(crate) fn megabytes(&mut self, megabytes: f64) {
        self.facts.bytes = (megabytes * 1e6) as u64;
    }

    pub(crate) fn kbps(&mut self, kbps: u64) {
        self.picture().bit_rate = Some(kbps * 1000);
    }

    /// A file of another family, whose tracks are not read.
    pub(crate) fn content(&mut self, content: Content, file_name: &str) {
        self.facts.content = content;
        self.facts.brands = None;
        self.facts.movie = None;
        self.file_name = file_name.to_owned();
    }

    /// The same movie in another container that is read.
    pub(crate) fn container(&mut self, content: Content, file_name: &str) {
        self.facts.content = content;
        self.facts.brands = None;
        self.file_name = file_name.to_owned();
    }

    /// A file of the same family under another brand.
    pub(crate) fn brand(&mut self, major: &[u8; 4], file_name: &str) {
        self.facts.brands.as_mut().unwrap().major = FourCc(*major);
        self.file_name = file_name.to_owned();
    }

    pub(crate) fn levels(&mut self, peak_dbfs: f64, noise_dbfs: f64) {
        let levels = Levels {
            loudness_lufs: Some(-20.0),
            true_peak_dbtp: Some(peak_dbfs),
            peak_dbfs: Some(peak_dbfs),
            noise_dbfs: Some(noise_dbfs),
        };
        self.decoded.get_or_insert_default().levels = Some(levels);
    }

    pub(crate) fn types(&mut self, field: &str, typed: &str) {
        let (field, typed) = (field.to_owned(), typed.to_owned());
        self.answers.typed.insert(field, typed);
    }

    /// One option of a list alone.
    pub(crate) fn chooses(&mut self, list: &str, option: &str) {
        let chosen = [option.to_owned()].into();
        self.answers.chosen.insert(list.to_owned(), chosen);
    }

    /// What every demand comes to.
    pub(crate) fn judged(&self, notice: &Notice) -> Vec<RuleOutcome> {
        let given = notice.demands.listed.iter().map(|demand| {
            let confirmation = Confirmation {
                by: "张三".to_owned(),
                at_s: None,
                words: demand.mark(),
                played_percent: None,
            };
            (demand.id.clone(), confirmation)
        });
        let confirmations = match self.confirmed {
            true => given.collect(),
            false => Confirmations::new(),
        };
        evaluate(&Context {
            facts: &self.facts,
            decoded: self.decoded.as_ref(),
            demands: &notice.demands,
            file_name: &self.file_name,
            answers: &self.answers,
            confirmations: &confirmations,
        })
    }

    /// The verdict, and the demands that weigh as much as it, each with the code of its finding.
    pub(crate) fn verdict(&self, notice: &Notice) -> (Outcome, Vec<(String, String)>) {
        let outcomes = self.judged(notice);
        let verdict = verdict(&outcomes);
        let heaviest = outcomes
            .iter()
            .filter(|outcome| outcome.main.outcome == verdict);
        let codes = heaviest.map(|outcome| (outcome.rule.to_string(), outcome.main.code.clone()));
        let codes = if verdict == Outcome::Meets {
            Vec::new()
        } else {
            codes.collect()
        };
        (verdict, codes)
    }
}
