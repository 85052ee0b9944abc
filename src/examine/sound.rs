//! Examines the sound of a file: reads, decodes and measures it.

use super::decoder::Decoder;
use super::demuxed::Demuxed;
use super::external_decoder::{Decoded, ExternalDecoder, NoDecoder, describe};
use super::packets::{Batch, End, PacketReader};
use super::timeline::Timeline;
use super::{SoundEnd, SoundExamination, SoundFindings, Unexamined};
use crate::bitstream::sbr;
use crate::facts::{Content, Facts, SoundTrack};
use crate::isobmff::edit_list::Segment;
use crate::isobmff::entry::SampleEntry;
use crate::isobmff::limits;
use crate::isobmff::samples::SampleWalk;
use crate::isobmff::track::Track;
use crate::signal::sound::{Layout, advise};
use crate::source::{ByteSource, ReadError};

/// Packets at the beginning that may be undecodable, because they refer to packets that were cut away.
const PRIMING_PACKETS: u64 = 3;

/// A batch that begins this much after the end of the one before leaves a gap, in seconds.
const GAP_S: f64 = 0.1;

/// Seconds of sound between two reports of progress.
const TOLD_EACH_S: f64 = 1.0;

/// The progress of an examination.
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
    tell: impl AsyncFnMut(Progress<'_>),
) -> Result<SoundExamination, ReadError> {
    let opened = Demuxed::read(source).await?;
    examine_sound_with(source, facts, opened.as_ref(), &mut NoDecoder, tell).await
}

/// The same with boxes that were read before, and with an external decoder for codecs that no compiled-in
/// decoder supports.
///
/// # Errors
/// [`ReadError`] when the medium does not give the bytes; never because of what they are.
pub async fn examine_sound_with<S: ByteSource + ?Sized>(
    source: &S,
    facts: &Facts,
    opened: Option<&Demuxed>,
    elsewhere: &mut impl ExternalDecoder,
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
    let unexamined = |reason| Ok(SoundExamination::Unexamined(reason));
    let Some(opened) = opened else {
        return unexamined(match facts.content {
            Content::IsoBmff => Unexamined::Damaged,
            _ => Unexamined::Container,
        });
    };
    let own = match Own::find(sound, opened) {
        Ok(own) => own,
        Err(reason) => return unexamined(reason),
    };
    let walk = || opened.samples(own.track);
    let decoder = match Decoder::open(sound, own.entry) {
        Ok(decoder) if decoder.may_be_half() && is_half(source, walk()).await? => {
            Err(Unexamined::Codec)
        }
        opened => opened,
    };
    let decoder = match decoder {
        Ok(decoder) => Some(decoder),
        Err(reason) => match describe(sound, own.entry) {
            Some(coded) if elsewhere.open(&coded).await => None,
            _ => return unexamined(reason),
        },
    };
    let mut examination = Examination::new(source, walk(), own, decoder);
    let video_s = video_s.unwrap_or_default();
    let mut teller = Teller {
        video_s,
        told_s: 0.0,
        tell: &mut tell,
    };
    let end = match examination.decoder.is_some() {
        true => examination.run(&mut teller).await?,
        false => examination.run_external(elsewhere, &mut teller).await?,
    };
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

/// Whether the packets hold the upper half of HE-AAC although the configuration does not say so. Decoded
/// without it the sound would be taken for dull.
async fn is_half<S: ByteSource + ?Sized>(
    source: &S,
    walk: SampleWalk<'_>,
) -> Result<bool, ReadError> {
    let first = PacketReader::new(source, walk, None).next().await?;
    Ok(first.is_some_and(|first| sbr::is_in(first.packets())))
}

/// What the boxes say of the sound's own track.
struct Own<'b> {
    track: &'b Track,
    entry: &'b SampleEntry,
    timescale: u32,
    segments: Vec<Segment>,
}

impl<'b> Own<'b> {
    fn find(sound: &SoundTrack, opened: &'b Demuxed) -> Result<Self, Unexamined> {
        let own = opened.track(b"soun", sound.id);
        let own = own.and_then(|track| Some((track, track.entries.first()?)));
        let (track, entry) = own.ok_or(Unexamined::Damaged)?;
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
        let segments = opened.segments(track);
        Ok(Self {
            track,
            entry,
            timescale,
            segments: segments.ok_or(Unexamined::Edits)?,
        })
    }
}

/// One sound under examination.
struct Examination<'b, 's, S: ?Sized> {
    packets: PacketReader<'b, 's, S>,
    /// `None` where an external decoder is used.
    decoder: Option<Decoder>,
    segments: Vec<Segment>,
    timescale: f64,
    /// Begins with the first decoded packet.
    timeline: Option<Timeline>,
    decoded: u64,
    samples: Vec<f32>,
}

impl<'b, 's, S: ByteSource + ?Sized> Examination<'b, 's, S> {
    fn new(source: &'s S, walk: SampleWalk<'b>, own: Own<'b>, decoder: Option<Decoder>) -> Self {
        let frame_bytes = decoder.as_ref().and_then(Decoder::frame_bytes);
        Self {
            packets: PacketReader::new(source, walk, frame_bytes),
            decoder,
            segments: own.segments,
            timescale: f64::from(own.timescale),
            timeline: None,
            decoded: 0,
            samples: Vec::new(),
        }
    }

    /// Decodes packet by packet.
    async fn run(
        &mut self,
        teller: &mut Teller<'_, impl AsyncFnMut(Progress<'_>)>,
    ) -> Result<SoundEnd, ReadError> {
        while let Some(batch) = self.packets.next().await? {
            let at_s = self.seconds(batch.at);
            let mut announced = Some(at_s);
            for packet in batch.packets() {
                if let Some(end) = self.decode(packet, at_s) {
                    return Ok(end);
                }
                if let Some(end) = self.hear(&mut announced, teller).await {
                    return Ok(end);
                }
            }
        }
        Ok(self.end())
    }

    /// Sends the external decoder batch by batch, and takes the samples, which come a little later.
    async fn run_external(
        &mut self,
        elsewhere: &mut impl ExternalDecoder,
        teller: &mut Teller<'_, impl AsyncFnMut(Progress<'_>)>,
    ) -> Result<SoundEnd, ReadError> {
        let mut decoded = Decoded::default();
        let mut first_s = None;
        let mut last: Option<Batch> = None;
        loop {
            let next = self.packets.next().await?;
            let at_s = next.as_ref().map(|batch| self.seconds(batch.at));
            let from_s = *first_s.get_or_insert(at_s.unwrap_or_default());
            let ended_s = last.as_ref().map(|last| self.seconds(last.end));
            let is_gap = at_s.zip(ended_s).is_some_and(|(at, end)| at > end + GAP_S);
            // Before a gap, and before the end, all samples must have come.
            let mut announced = None;
            if last.is_some() && (next.is_none() || is_gap) {
                let whole = elsewhere.finish(&mut decoded).await.is_ok();
                let end = self.take_back(&mut decoded, whole, from_s, &mut announced, teller);
                if let Some(end) = end.await {
                    return Ok(end);
                }
                announced = at_s;
            }
            let Some(batch) = next else {
                return Ok(self.end());
            };
            let whole = elsewhere
                .decode(batch.packets(), &mut decoded)
                .await
                .is_ok();
            let end = self.take_back(&mut decoded, whole, from_s, &mut announced, teller);
            if let Some(end) = end.await {
                return Ok(end);
            }
            last = Some(batch);
        }
    }

    /// Measures what the external decoder gave. Returns why to stop, where it must.
    async fn take_back(
        &mut self,
        decoded: &mut Decoded,
        whole: bool,
        from_s: f64,
        announced: &mut Option<f64>,
        teller: &mut Teller<'_, impl AsyncFnMut(Progress<'_>)>,
    ) -> Option<SoundEnd> {
        self.samples.clear();
        self.samples.append(&mut decoded.samples);
        if let Some((rate, channels)) = decoded.format.take() {
            let end = match Layout::by_count(rate, channels) {
                Some(layout) => self.place(layout, from_s),
                None => Some(SoundEnd::FormatChanges),
            };
            if end.is_some() {
                return end;
            }
        }
        if let Some(end) = self.hear(announced, teller).await {
            return Some(end);
        }
        (!whole).then_some(SoundEnd::Damaged)
    }

    /// Measures the decoded samples at the time at which they play. Returns why to stop, where it must.
    async fn hear(
        &mut self,
        announced: &mut Option<f64>,
        teller: &mut Teller<'_, impl AsyncFnMut(Progress<'_>)>,
    ) -> Option<SoundEnd> {
        let timeline = self.timeline.as_mut()?;
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
                return Some(SoundEnd::TooLong);
            }
            if timeline.seconds() > teller.told_s + TOLD_EACH_S {
                teller.told_s = timeline.seconds();
                let video_s = teller.video_s;
                (teller.tell)(Progress { timeline, video_s }).await;
            }
        }
        None
    }

    /// Decodes a packet into `samples`. Returns why to stop, where it must.
    fn decode(&mut self, packet: &[u8], at_s: f64) -> Option<SoundEnd> {
        self.samples.clear();
        self.decoded += 1;
        let decoded = self.decoder.as_mut()?.decode(packet, &mut self.samples);
        let Ok(layout) = decoded else {
            return (self.decoded > PRIMING_PACKETS).then_some(SoundEnd::Damaged);
        };
        match layout {
            Some(layout) => self.place(layout, at_s),
            None => Some(SoundEnd::FormatChanges),
        }
    }

    /// Begins the timeline with the first samples. Returns why to stop, where the format of later ones differs.
    fn place(&mut self, layout: Layout, at_s: f64) -> Option<SoundEnd> {
        let segments = &self.segments;
        let timeline = self
            .timeline
            .get_or_insert_with(|| Timeline::new(segments.clone(), layout.clone(), at_s));
        (timeline.layout() != &layout).then_some(SoundEnd::FormatChanges)
    }

    fn seconds(&self, ticks: i128) -> f64 {
        ticks as f64 / self.timescale
    }

    /// Why there was no further batch.
    const fn end(&self) -> SoundEnd {
        match self.packets.end() {
            End::Complete => SoundEnd::Complete,
            End::CutOff => SoundEnd::CutOff,
            End::Tables => SoundEnd::Unplaced,
            End::FormatChanges => SoundEnd::FormatChanges,
        }
    }
}

/// Reports progress, and remembers up to where it did.
struct Teller<'t, T> {
    video_s: f64,
    told_s: f64,
    tell: &'t mut T,
}
