//! Puts decoded sound at the time at which it plays: what the edits cut away is left out, and a gap between
//! samples becomes silence, so that the measures of a second are those of what is heard then.

use crate::isobmff::edit_list::Segment;
use crate::signal::sound::{Layout, SoundAnalyser};

/// Samples that are announced this much later than the end of those before leave a gap, in seconds; less
/// is the rounding of a time scale.
const GAP_S: f64 = 0.1;

/// The analysis of a sound under way.
pub(super) struct Timeline {
    segments: Vec<Segment>,
    layout: Layout,
    /// Begins with the first sample that plays.
    analyser: Option<SoundAnalyser>,
    /// The second of the video at which the first sample plays.
    from_s: f64,
    /// The next sample's place in the media, in frames.
    position: f64,
}

impl Timeline {
    /// Begins `at_s` seconds into the media.
    pub(super) fn new(segments: Vec<Segment>, layout: Layout, at_s: f64) -> Self {
        let position = at_s * f64::from(layout.rate());
        Self {
            segments,
            layout,
            analyser: None,
            from_s: 0.0,
            position,
        }
    }

    pub(super) const fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(super) const fn analyser(&self) -> Option<&SoundAnalyser> {
        self.analyser.as_ref()
    }

    /// Seconds of the video that the sound has come to.
    pub(super) fn seconds(&self) -> f64 {
        let heard = self.analyser.as_ref().map_or(0.0, SoundAnalyser::seconds);
        self.from_s + heard
    }

    /// The next samples are announced for this second of the media.
    pub(super) fn announce(&mut self, at_s: f64) {
        let at = at_s * self.rate();
        if at > self.position + GAP_S * self.rate() {
            self.position = at;
        }
    }

    /// Frames of silence before the next sample; of a long silence, one second at a time.
    pub(super) fn gap(&self) -> usize {
        let (Some(analyser), Some(segment)) = (&self.analyser, self.segment(self.position)) else {
            return 0;
        };
        let media_s = (self.position / self.rate()).max(segment.from_s) - segment.from_s;
        let gap_s = segment.shown_s + media_s - self.from_s - analyser.seconds();
        if gap_s > GAP_S {
            (gap_s.min(1.0) * self.rate()) as usize
        } else {
            0
        }
    }

    /// Adds that many frames of silence.
    pub(super) fn silence(&mut self, frames: usize) {
        if let Some(analyser) = &mut self.analyser {
            analyser.push(&vec![0.0; frames * self.layout.channels()]);
        }
    }

    /// Adds interleaved samples up to the end of the segment in which they begin, and returns the rest.
    pub(super) fn push<'a>(&mut self, samples: &'a [f32]) -> &'a [f32] {
        let channels = self.layout.channels();
        let frames = samples.len() / channels;
        let Some(segment) = self.segment(self.position) else {
            self.position += frames as f64;
            return &[];
        };
        let rate = self.rate();
        let skipped = within(segment.from_s * rate - self.position, frames);
        let end = within(segment.to_s * rate - self.position, frames);
        let rest = samples.get(end * channels..).unwrap_or_default();
        let heard = samples.get(skipped * channels..end * channels);
        if let Some(heard) = heard.filter(|heard| !heard.is_empty()) {
            let media_s = (self.position + skipped as f64) / rate;
            let shown_s = segment.shown_s + media_s - segment.from_s;
            if self.analyser.is_none() {
                self.from_s = shown_s.max(0.0);
            }
            let (layout, from_s) = (&self.layout, self.from_s);
            self.analyser
                .get_or_insert_with(|| SoundAnalyser::new(layout.clone(), from_s))
                .push(heard);
        }
        self.position += end as f64;
        rest
    }

    /// The segment that the place `position` lies in or before.
    fn segment(&self, position: f64) -> Option<Segment> {
        // Half a frame covers the rounding of ends.
        let is_open = |segment: &&Segment| segment.to_s * self.rate() - position >= 0.5;
        self.segments.iter().find(is_open).copied()
    }

    fn rate(&self) -> f64 {
        f64::from(self.layout.rate())
    }
}

/// A distance in frames, cut to a block of so many.
fn within(distance: f64, frames: usize) -> usize {
    // A cast from a float saturates.
    (distance.round().max(0.0) as usize).min(frames)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(segments: &[(f64, f64, f64)], at_s: f64) -> Timeline {
        let segment = |&(from_s, to_s, shown_s)| Segment {
            from_s,
            to_s,
            shown_s,
        };
        let layout = Layout::by_count(8_000, 1).unwrap();
        Timeline::new(segments.iter().map(segment).collect(), layout, at_s)
    }

    fn push(timeline: &mut Timeline, samples: &[f32]) {
        let mut rest = samples;
        while !rest.is_empty() {
            if timeline.gap() > 0 {
                timeline.silence(timeline.gap());
            } else {
                rest = timeline.push(rest);
            }
        }
    }

    #[test]
    fn priming_and_padding_are_cut_away() {
        let mut timeline = timeline(&[(0.5, 2.0, 0.0)], 0.0);
        push(&mut timeline, &[0.5; 24_000]);
        assert_eq!(timeline.seconds(), 1.5);
        let measures = timeline.analyser().unwrap().measures();
        assert_eq!((measures.from_s, measures.seconds), (0.0, 1.5));
    }

    #[test]
    fn a_delayed_sound_begins_later() {
        let mut timeline = timeline(&[(0.0, f64::INFINITY, 3.0)], 0.0);
        push(&mut timeline, &[0.5; 8_000]);
        assert_eq!(timeline.analyser().unwrap().measures().from_s, 3.0);
        assert_eq!(timeline.seconds(), 4.0);
    }

    #[test]
    fn a_gap_is_silence_and_what_follows_stands_where_it_plays() {
        let mut timeline = timeline(&[(0.0, f64::INFINITY, 0.0)], 0.0);
        let tone: Vec<f32> = (0..8_000).map(|n| (n as f32 * 0.7).sin() / 2.0).collect();
        push(&mut timeline, &tone);
        timeline.announce(1.05);
        assert_eq!(timeline.gap(), 0, "rounding is no gap");
        timeline.announce(4.0);
        push(&mut timeline, &tone);
        assert_eq!(timeline.seconds(), 5.0);
        let silence = timeline.analyser().unwrap().measures().silence;
        assert_eq!(silence.len(), 1);
        assert!((silence[0].seconds() - 3.0).abs() < 0.11, "{silence:?}");
    }

    #[test]
    fn parts_follow_each_other_as_they_play() {
        let mut timeline = timeline(&[(0.0, 1.0, 0.0), (2.0, 3.0, 1.0)], 0.0);
        push(&mut timeline, &[0.5; 32_000]);
        assert_eq!(timeline.seconds(), 2.0);
    }
}
