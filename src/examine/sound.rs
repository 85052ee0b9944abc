//! The sound of a file, from its bytes to what is advised about it.

use super::decoder::Decoder;
use super::packets::{End, PacketReader};
use super::schedule;
use super::timeline::Timeline;
use super::{SoundEnd, SoundExamination, SoundFindings, Unexamined};
use crate::container::defects::Defects;
use crate::container::held::Held;
use crate::container::limits;
use crate::container::movie::MovieBoxes;
use crate::container::samples::{self, SampleWalk};
use crate::container::top::FileBoxes;
use crate::container::window::Window;
use crate::facts::{Facts, SoundTrack};
use crate::inspect;
use crate::signal::sound::advise;
use crate::source::{ByteSource, ReadError};

/// Packets at the beginning that may be undecodable: they refer to what an editor cut away.
const PRIMING_PACKETS: u64 = 3;

/// Seconds of sound between two signs of progress.
const TOLD_EACH_S: f64 = 1.0;

/// How far an examination has come.
pub struct Progress<'a> {
    timeline: &'a Timeline,
    video_s: f64,
}

impl Progress<'_> {
    /// Seconds of the video that were examined.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.timeline.seconds()
    }

    /// What was found so far.
    #[must_use]
    pub fn findings(&self) -> Option<SoundFindings> {
        findings(self.timeline, self.video_s, SoundEnd::UnderWay)
    }
}

/// Decodes and measures the sound track that a player plays first.
///
/// `facts` are those that the inspection found of the same source. `tell` is awaited after each
/// little piece; the examination goes on when it returns, and ends at once when it is dropped.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes; never because of what they are.
pub async fn examine_sound<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    mut tell: impl AsyncFnMut(Progress<'_>),
) -> Result<SoundExamination, ReadError> {
    let video_s = facts
        .movie
        .as_ref()
        .and_then(|movie| movie.duration_s.known().copied());
    let sound = facts.movie.as_ref().and_then(|movie| movie.sounds.first());
    let Some(sound) = sound.filter(|sound| sound.samples > 0) else {
        return Ok(SoundExamination::Unexamined(Unexamined::Absent));
    };
    let mut window = Window::new(source);
    let (_, boxes) = inspect::open(&mut window, &mut Defects::default()).await?;
    let Some((boxes, movie)) = boxes
        .as_ref()
        .and_then(|boxes| Some((boxes, boxes.movie.as_ref()?)))
    else {
        return Ok(SoundExamination::Unexamined(Unexamined::Damaged));
    };
    let tables = samples::tables(&mut window, movie).await?;
    let mut examination = match Examination::open(source, sound, boxes, movie, &tables) {
        Ok(examination) => examination,
        Err(reason) => return Ok(SoundExamination::Unexamined(reason)),
    };
    let video_s = video_s.unwrap_or_default();
    let end = examination.run(video_s, &mut tell).await?;
    let timeline = examination.timeline.as_ref();
    let found = timeline.and_then(|timeline| findings(timeline, video_s, end));
    Ok(found.map_or(
        SoundExamination::Unexamined(Unexamined::Damaged),
        |findings| SoundExamination::Measured(Box::new(findings)),
    ))
}

fn findings(timeline: &Timeline, video_s: f64, end: SoundEnd) -> Option<SoundFindings> {
    let measures = timeline.analyser()?.measures();
    Some(SoundFindings {
        to_s: measures.from_s + measures.seconds,
        end,
        advice: advise(&measures, video_s, end == SoundEnd::Complete),
        measures,
    })
}

/// One sound under examination.
struct Examination<'b, 's, S: ?Sized> {
    packets: PacketReader<'b, 's, S>,
    decoder: Decoder,
    parts: Vec<schedule::Part>,
    timescale: f64,
    /// There from the first decoded packet.
    timeline: Option<Timeline>,
    decoded: u64,
    samples: Vec<f32>,
}

impl<'b, 's, S: ByteSource + ?Sized> Examination<'b, 's, S> {
    /// `tables` are what was read of `moov` again.
    fn open(
        source: &'s S,
        sound: &SoundTrack,
        boxes: &FileBoxes,
        movie: &'b MovieBoxes,
        tables: &'b Held,
    ) -> Result<Self, Unexamined> {
        let own = movie.tracks.iter().find(|track| {
            let id = track.header.map_or(0, |header| header.id);
            track.handler.0 == *b"soun" && id == sound.id
        });
        let Some((track, entry)) = own.and_then(|track| Some((track, track.entries.first()?)))
        else {
            return Err(Unexamined::Damaged);
        };
        if sound.encrypted {
            return Err(Unexamined::Encrypted);
        }
        if track.is_external() {
            return Err(Unexamined::External);
        }
        let timescale = track.media.map_or(0, |media| media.timescale);
        if timescale == 0 {
            return Err(Unexamined::Damaged);
        }
        let Some(parts) = schedule::parts(movie, track, boxes.fragments.count > 0) else {
            return Err(Unexamined::Edits);
        };
        let decoder = Decoder::open(sound, entry)?;
        let walk = SampleWalk::open(tables, boxes, movie, track);
        Ok(Self {
            packets: PacketReader::new(source, walk, decoder.frame_bytes()),
            decoder,
            parts,
            timescale: f64::from(timescale),
            timeline: None,
            decoded: 0,
            samples: Vec::new(),
        })
    }

    async fn run(
        &mut self,
        video_s: f64,
        tell: &mut impl AsyncFnMut(Progress<'_>),
    ) -> Result<SoundEnd, ReadError> {
        let mut told_s = 0.0;
        while let Some(batch) = self.packets.next().await? {
            let at_s = batch.at as f64 / self.timescale;
            let mut announced = Some(at_s);
            for packet in batch.packets() {
                if let Some(end) = self.decode(packet, at_s) {
                    return Ok(end);
                }
                let Some(timeline) = &mut self.timeline else {
                    continue;
                };
                if let Some(at_s) = announced.take() {
                    timeline.announce(at_s);
                }
                let mut rest = self.samples.as_slice();
                while !rest.is_empty() {
                    if timeline.gap() > 0 {
                        timeline.silence(timeline.gap());
                    } else {
                        rest = timeline.push(rest);
                    }
                    if timeline.seconds() > limits::EXAMINED_S {
                        return Ok(SoundEnd::TooLong);
                    }
                    if timeline.seconds() > told_s + TOLD_EACH_S {
                        told_s = timeline.seconds();
                        tell(Progress { timeline, video_s }).await;
                    }
                }
            }
        }
        Ok(match self.packets.end() {
            End::Complete => SoundEnd::Complete,
            End::CutOff => SoundEnd::CutOff,
            End::Tables => SoundEnd::Unplaced,
            End::FormatChanges => SoundEnd::FormatChanges,
        })
    }

    /// Decodes a packet into `samples`. Says why to stop, where it must.
    fn decode(&mut self, packet: &[u8], at_s: f64) -> Option<SoundEnd> {
        self.samples.clear();
        self.decoded += 1;
        let Ok(layout) = self.decoder.decode(packet, &mut self.samples) else {
            return (self.decoded > PRIMING_PACKETS).then_some(SoundEnd::Damaged);
        };
        let Some(layout) = layout else {
            return Some(SoundEnd::FormatChanges);
        };
        let parts = &self.parts;
        let timeline = self
            .timeline
            .get_or_insert_with(|| Timeline::new(parts.clone(), layout.clone(), at_s));
        (timeline.layout() != &layout).then_some(SoundEnd::FormatChanges)
    }
}
