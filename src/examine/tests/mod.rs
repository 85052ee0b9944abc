//! Real files against what ffmpeg measured of them, and damaged ones.

mod ends;
mod external_decoder;
mod measures;
mod reads;
mod second_reading;

use super::{Demuxed, SoundExamination, SoundFindings, examine_sound};
use crate::inspect::inspect;
use crate::isobmff::samples::Run;
use crate::isobmff::window::Window;
use crate::signal::sound::SoundCode;
use std::path::PathBuf;

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

fn examine(bytes: &[u8]) -> SoundExamination {
    pollster::block_on(async {
        let facts = inspect(bytes).await.unwrap();
        examine_sound(bytes, &facts, async |_| {}).await.unwrap()
    })
}

fn measured(bytes: &[u8]) -> SoundFindings {
    match examine(bytes) {
        SoundExamination::Measured(findings) => *findings,
        SoundExamination::Unexamined(reason) => panic!("unexamined: {reason:?}"),
    }
}

fn codes(findings: &SoundFindings) -> Vec<SoundCode> {
    findings.advice.iter().map(|finding| finding.code).collect()
}

/// All samples of the sound, one by one.
fn runs(bytes: &[u8]) -> Vec<Run> {
    pollster::block_on(async {
        let facts = inspect(bytes).await.unwrap();
        let opened = Demuxed::read(bytes).await.unwrap().unwrap();
        let id = facts.movie.unwrap().sounds[0].id;
        let mut walk = opened.samples(opened.track(b"soun", id).unwrap());
        let mut window = Window::new(bytes);
        let mut all = Vec::new();
        while let Some(run) = walk.next(&mut window).await.unwrap() {
            all.push(run);
        }
        all
    })
}
