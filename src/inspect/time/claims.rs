//! What a track's header, its fragments and its segment indexes claim, held against its samples.

use super::{CONTRADICTION_S, Clock, units};
use crate::facts::{DefectCode, FourCc};
use crate::isobmff::defects::{Defects, Place};
use crate::isobmff::edit_list::{Media, Scales};
use crate::isobmff::fragments::Index;
use crate::isobmff::track::{MediaHeader, Track};

/// Fragments that go back by more than this hide pictures that came before, in seconds. A time scale
/// rounds, and live encoders stumble by a picture.
const HIDDEN_S: f64 = 0.1;

impl Clock<'_> {
    /// The `mdhd` of a track that it says the duration of: not where fragments go on, nor where it
    /// says nothing.
    pub(super) fn held_header(&self, track: &Track) -> Option<MediaHeader> {
        let is_told = |header: &MediaHeader| header.duration.is_some_and(|units| units > 0);
        let header = track.media.filter(is_told);
        header.filter(|_| self.fragment(track).is_none())
    }

    /// Holds `mdhd` against the samples. What it promises beyond them is held against the whole in the
    /// end; where it and the edits together leave out what the samples hold, Firefox plays that too and
    /// Chromium does not. Elsewhere all players go by the samples, and it is only written down.
    pub(super) fn hold_header(
        &mut self,
        defects: &mut Defects,
        place: &Place<'_>,
        track: &Track,
        content: &Media,
        edits: Option<Scales>,
    ) -> Result<(), DefectCode> {
        let Some(header) = self.held_header(track) else {
            return Ok(());
        };
        let claimed = units(
            i128::from(header.duration.unwrap_or_default()),
            header.timescale,
        );
        let there = content.decoded.max(content.to);
        // Some writers count what empty edits let pass, others leave out what is cut from the
        // beginning.
        let (empty, cut, left_out) = edits.map_or((0.0, 0.0, 0.0), |scales| {
            let edits = &track.edits;
            let left_out = edits.left_out_s(scales, content);
            (edits.empty_s(scales), edits.first_media_s(scales), left_out)
        });
        let promises_more = claimed - there > empty + CONTRADICTION_S;
        let promises_less = content.decoded - claimed > cut + CONTRADICTION_S;
        if !promises_more && !promises_less {
            return Ok(());
        }
        let mdia = place.child(b"mdia");
        let code = DefectCode::DurationContradiction;
        defects.note(code, &mdia.child(b"mdhd"), header.offset);
        if promises_more {
            // Harmless where another track lasts as long.
            self.promised_s = self.promised_s.max(claimed - empty);
            return Ok(());
        }
        match left_out > CONTRADICTION_S {
            true => Err(code),
            false => Ok(()),
        }
    }

    /// Holds the fragments of a track against one another, and against what its segment indexes (8.16.3)
    /// promise: where they promise more, Chromium plays to the promised end and Firefox does not. To the end
    /// that `mdhd` promises both play, and show nothing there.
    pub(super) fn hold_fragments(
        &mut self,
        defects: &mut Defects,
        place: &Place<'_>,
        track: &Track,
        content: &Media,
    ) -> Result<(), DefectCode> {
        let (Some(fragment), Some(media)) = (self.fragment(track), track.media) else {
            return Ok(());
        };
        if units(fragment.hidden, media.timescale) > HIDDEN_S {
            let place = Place::top(FourCc(*b"moof")).numbered(fragment.hidden_at.0);
            let code = DefectCode::FragmentsOverlap;
            defects.note(code, &place, fragment.hidden_at.1);
            return Err(code);
        }
        let there = content.decoded.max(content.to);
        let own = self.boxes.indexes.iter();
        let mut own = own.filter(|index| index.track == fragment.id && index.timescale != 0);
        let is_more = |index: &&Index| {
            units(i128::from(index.end), index.timescale) - there > CONTRADICTION_S
        };
        if let Some(index) = own.find(is_more) {
            let place = Place::top(FourCc(*b"sidx"));
            defects.note(DefectCode::SamplesMissing, &place, index.offset);
            return Err(DefectCode::SamplesMissing);
        }
        let claimed = units(
            i128::from(media.duration.unwrap_or_default()),
            media.timescale,
        );
        if claimed - there > CONTRADICTION_S {
            let mdia = place.child(b"mdia");
            let code = DefectCode::DurationContradiction;
            defects.note(code, &mdia.child(b"mdhd"), media.offset);
            self.promised_s = self.promised_s.max(claimed);
        }
        Ok(())
    }
}
