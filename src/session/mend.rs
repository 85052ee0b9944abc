//! What can be mended without encoding, and the mended film in place of the video.

use super::action::{Announced, ChosenFile};
use super::reduce::Changed;
use super::{Draft, FileId, HashState, Remux, Session, Video};
use crate::facts::{Content, Fact};
use crate::job::{FileKey, RemuxOptions};
use crate::notice::Notice;
use crate::report::{Changes, FileIdentity, MadeFrom};
use crate::rules::{Context, Figure, Finding, Kind, KindName, Outcome, RuleOutcome};
use std::rc::Rc;

/// So many seconds too many are offered to be cut off at the end; where there are more, somebody has to choose what
/// goes.
const MOST_CUT_S: f64 = 30.0;

/// What is offered beside a fault.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mend {
    /// Everything that is wrong and can be mended here is, without a question.
    Ready {
        /// It becomes an MP4.
        to_mp4: bool,
        /// So many seconds at the end are cut off.
        cut_s: Option<f64>,
        /// What the worker is asked for.
        options: RemuxOptions,
    },
    /// It can be mended here, once somebody has chosen how: what to cut off, which way is up, which track.
    ToChoose,
}

/// How a mended film was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The video in whose place it is, among [`Session::sources`].
    pub source: FileKey,
    /// The file that was chosen, where it is a mended film of a mended film: the source otherwise.
    pub origin: FileKey,
    /// What is told of the origin, and what was done to it.
    pub from: MadeFrom,
    /// What its sources are called, all of which are never written to.
    pub sources: Vec<FileId>,
    /// It was saved; until then its name is the page's to give.
    pub saved: bool,
}

impl Video {
    /// Whether films of its kind can be written anew here.
    #[must_use]
    pub fn can_be_remuxed(&self) -> bool {
        let movie = self.facts().filter(|facts| is_read(facts.content));
        let movie = movie.and_then(|facts| facts.movie.as_ref());
        movie.is_some_and(|movie| !movie.pictures.is_empty())
    }

    /// Whether its name is the one that the notice wants of it.
    #[must_use]
    pub fn is_named_by(&self, notice: &Notice) -> bool {
        wanted_name(self, notice).is_some_and(|wanted| wanted == self.id.name)
    }

    /// What is offered beside a finding.
    #[must_use]
    pub fn mend(&self, rule: &RuleOutcome, finding: &Finding) -> Option<Mend> {
        if !self.can_be_remuxed() {
            return None;
        }
        let is_broken = finding.outcome == Outcome::Breaks;
        match rule.kind {
            KindName::Container if finding.code == "several-pictures" => Some(Mend::ToChoose),
            KindName::Container if is_broken => Some(self.ready(true)),
            KindName::Duration => {
                let (over_s, _) = too_long(finding)?;
                let is_little = over_s <= MOST_CUT_S;
                Some(if is_little {
                    self.ready(false)
                } else {
                    Mend::ToChoose
                })
            }
            KindName::Orientation if is_broken => Some(Mend::ToChoose),
            KindName::Sound if finding.code == "several-tracks" => Some(Mend::ToChoose),
            _ => None,
        }
    }

    /// The container and a little too much at the end, both at once.
    fn ready(&self, is_container: bool) -> Mend {
        let findings = self.outcomes.iter().flat_map(RuleOutcome::findings);
        let cut = findings.filter_map(too_long);
        let cut = cut.min_by(|a, b| a.1.total_cmp(&b.1));
        // What is far too long has an offer of its own.
        let cut = cut.filter(|(over_s, _)| *over_s <= MOST_CUT_S);
        let mut outcomes = self.outcomes.iter();
        let to_mp4 = is_container
            || outcomes.any(|rule| {
                rule.kind == KindName::Container && rule.main.outcome == Outcome::Breaks
            });
        Mend::Ready {
            to_mp4,
            cut_s: cut.map(|(over_s, _)| over_s),
            options: RemuxOptions {
                to_ms: cut.map(|(over_s, max_s)| end_ms(over_s, max_s)),
                ..RemuxOptions::default()
            },
        }
    }
}

/// Whether [`remux`](crate::remux) reads files of that kind.
const fn is_read(content: Content) -> bool {
    use Content::{Flv, IsoBmff, Matroska, WebM};
    matches!(content, IsoBmff | Matroska | WebM | Flv)
}

/// How much too long a finding says that the video is, and the most that is allowed, in seconds.
fn too_long(finding: &Finding) -> Option<(f64, f64)> {
    let is_over = matches!(finding.code.as_str(), "over" | "just-over");
    let figure = |name: &str| match finding.evidence.get(name) {
        Some(Figure::Real(figure)) => Some(*figure),
        Some(Figure::Whole(figure)) => Some(*figure as f64),
        _ => None,
    };
    figure("over_s").zip(figure("max_s")).filter(|_| is_over)
}

/// Where the film is to end: at the most that is allowed, or just before where that itself is too long.
fn end_ms(over_s: f64, max_s: f64) -> u32 {
    let max_ms = (max_s * 1000.0).floor();
    // Saturates.
    let max_ms = max_ms as u32;
    if over_s > 0.0 {
        max_ms
    } else {
        max_ms.saturating_sub(1)
    }
}

impl Session {
    pub(super) fn want_remux(&mut self, key: FileKey, options: RemuxOptions) -> Changed {
        self.change(key, |video| {
            let is_free = !matches!(
                video.remux,
                Remux::Waiting(_) | Remux::Running(_) | Remux::Cancelling
            );
            is_free.then(|| {
                video.remux = Remux::Waiting(options);
                // Its hash can wait, and one worker does both.
                let _ = video.hash_cancelled();
            })
        })
    }

    /// Puts the mended film in the place of its video, with the form. What was confirmed is asked anew: it is
    /// another film. The draft of the video is kept.
    pub(super) fn put_mended(
        &mut self,
        key: FileKey,
        film: ChosenFile,
        begin_ms: u32,
        now_ms: i64,
    ) -> Changed {
        let place = self.videos.iter().position(|video| video.key == key)?;
        let mut source = (**self.videos.get(place)?).clone();
        let Remux::Running(options) = source.remux else {
            return None;
        };
        source.remux = Remux::Idle;
        // Cancelling what has ended is no error.
        let _ = source.examination_cancelled();
        if !matches!(source.hash, HashState::Done { .. }) {
            source.hash = HashState::Waiting;
        }
        if !source.draft.is_empty() {
            self.store_draft(source.draft.stored(&source.id, now_ms));
        }
        let new = film.key;
        let mut video = Video::new(new, film.id);
        video.mended = Some(mended_of(&source, changes(&source, options, begin_ms)));
        video.draft = Rc::new(Draft {
            form: source.draft.form.clone(),
            notice: source.draft.notice.clone(),
            ..Draft::confirmed_by(&source.draft.confirmer)
        });
        self.sources.push(Rc::new(source));
        let name = video.id.name.clone();
        *self.videos.get_mut(place)? = Rc::new(video);
        if self.selected == Some(key) {
            self.selected = Some(new);
        }
        self.announce(Announced::Mended(name))
    }

    /// Puts the video that a mended film was made from in its place again, with what was typed since.
    pub(super) fn undo_mending(&mut self, key: FileKey) -> Changed {
        let place = self.videos.iter().position(|video| video.key == key)?;
        let film = Rc::clone(self.videos.get(place)?);
        let source = film.mended.as_ref()?.source;
        let at = self.sources.iter().position(|video| video.key == source)?;
        let mut video = (*self.sources.remove(at)).clone();
        if !film.draft.is_empty() {
            video.draft = Rc::new(Draft {
                form: film.draft.form.clone(),
                ..(*video.draft).clone()
            });
        }
        let _ = video.retry(crate::job::Job::Examine);
        self.stored_drafts.retain(|draft| draft.id != video.id);
        *self.videos.get_mut(place)? = Rc::new(video);
        if self.selected == Some(key) {
            self.selected = Some(source);
        }
        // The rules are evaluated again: the form may have changed.
        self.change(source, |_| Some(()))
    }

    /// Notes that a mended film was saved as that file.
    pub(super) fn film_saved(&mut self, key: FileKey, id: FileId) -> Changed {
        let name = id.name.clone();
        self.change(key, |video| {
            video.mended.as_mut()?.saved = true;
            video.id = id;
            Some(())
        })?;
        self.announce(Announced::Saved(name))
    }

    /// Drops the sources of films that are gone.
    pub(super) fn drop_sources(&mut self) {
        let mut needed = Vec::new();
        for video in &self.videos {
            let mut film = video;
            while let Some(source) = self.source_of(film) {
                needed.push(source.key);
                film = source;
            }
        }
        self.sources.retain(|source| needed.contains(&source.key));
    }

    /// Tells mended films the SHA-256 of the files that they were made from, once it is there.
    pub(super) fn tell_origins(&mut self) {
        let told = self.videos.iter().filter_map(|video| {
            let mended = video.mended.as_ref()?;
            let mut sources = self.sources.iter();
            let origin = sources.find(|source| source.key == mended.origin)?;
            let sha256 = origin.hash.sha256()?;
            let is_new = mended.from.file.sha256.is_none();
            is_new.then(|| (video.key, sha256.to_owned()))
        });
        for (key, sha256) in told.collect::<Vec<_>>() {
            // The video is there.
            let _ = self.change(key, |video| {
                video.mended.as_mut()?.from.file.sha256 = Some(sha256);
                Some(())
            });
        }
    }

    /// Names mended films by the pattern of the notice, as far as the form is filled in, until they are saved.
    pub(super) fn name_films(&mut self) {
        let Ok(notice) = &self.notice else {
            return;
        };
        let named = self.videos.iter().filter_map(|video| {
            let source = self.source_of(video)?;
            let is_open = video.mended.as_ref().is_some_and(|mended| !mended.saved);
            let name = wanted_name(video, notice).unwrap_or_else(|| mended_name(&source.id.name));
            (is_open && name != video.id.name).then_some((video.key, name))
        });
        for (key, name) in named.collect::<Vec<_>>() {
            // The video is there.
            let _ = self.change(key, |video| {
                video.id.name = name;
                Some(())
            });
        }
    }

    /// The video that a mended film was made from.
    fn source_of(&self, film: &Video) -> Option<&Rc<Video>> {
        let source = film.mended.as_ref()?.source;
        self.sources.iter().find(|video| video.key == source)
    }
}

/// How a film is made of `source` by these changes.
fn mended_of(source: &Video, changes: Changes) -> Mended {
    let of_source = source.mended.clone().unwrap_or_else(|| Mended {
        source: source.key,
        origin: source.key,
        from: MadeFrom {
            file: FileIdentity {
                name: source.id.name.clone(),
                bytes: source.id.bytes,
                sha256: source.hash.sha256().map(str::to_owned),
            },
            changes: Changes::default(),
        },
        sources: Vec::new(),
        saved: false,
    });
    let mut sources = of_source.sources;
    sources.push(source.id.clone());
    Mended {
        source: source.key,
        origin: of_source.origin,
        from: MadeFrom {
            changes: of_source.from.changes.then(changes),
            ..of_source.from
        },
        sources,
        saved: false,
    }
}

/// What is done to a video, of which the film begins there.
fn changes(source: &Video, options: RemuxOptions, begin_ms: u32) -> Changes {
    let seconds = |ms: u32| f64::from(ms) / 1000.0;
    let movie = source.facts().and_then(|facts| facts.movie.as_ref());
    let end_s = source.duration_s().zip(options.to_ms.map(seconds));
    let picture = movie.and_then(|movie| movie.pictures.first());
    let rotation = picture.map_or(0, |picture| match picture.rotation_deg {
        Fact::Known(rotation) => rotation,
        Fact::Absent | Fact::Unreadable(_) => 0,
    });
    let turned = options.turn_deg.map(|turn| (turn + 360 - rotation) % 360);
    Changes {
        cut_begin_s: seconds(begin_ms),
        cut_end_s: end_s.map_or(0.0, |(whole_s, end_s)| (whole_s - end_s).max(0.0)),
        turned_deg: turned.unwrap_or_default(),
        tracks_chosen: movie.is_some_and(|movie| movie.pictures.len() + movie.sounds.len() > 2),
    }
}

/// The name that the notice wants of a file, once the form holds what it takes.
fn wanted_name(video: &Video, notice: &Notice) -> Option<String> {
    let confirmations = video.draft.confirmations();
    let context = Context {
        facts: video.facts()?,
        decoded: None,
        file_name: &video.id.name,
        demands: &notice.demands,
        answers: &video.draft.form.answers,
        confirmations: &confirmations,
    };
    let mut demands = notice.demands.listed.iter();
    let name = demands.find_map(|demand| match &demand.kind {
        Kind::FileName(rule) if rule.is_of_file() => rule.wanted(&context).ok(),
        _ => None,
    });
    let name = name.filter(|name| !name.is_empty())?;
    Some(format!("{name}.mp4"))
}

/// What the mended film is called: as its video, with the ending of an MP4, and told apart from one that has it.
#[must_use]
pub fn mended_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.eq_ignore_ascii_case("mp4") => format!("{stem}-改.mp4"),
        Some((stem, _)) if !stem.is_empty() => format!("{stem}.mp4"),
        _ => format!("{name}.mp4"),
    }
}
