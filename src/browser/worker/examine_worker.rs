//! What the worker of the examiner module does: examine a file's sound, then its pictures, then have it
//! read a second time.

use crate::browser::decode::frame_source::{Chosen, FrameSlot, Player};
use crate::browser::decode::webcodecs::WebCodecs;
use crate::browser::files::blob_source::BlobSource;
use crate::browser::worker::messages::{Pixels, Reply, decode};
use crate::browser::worker::pause::PauseToken;
use crate::browser::worker::run_loop::{self, Work};
use crate::examine::show::{shown, shown_with, shown_with_second_reading};
use crate::examine::{
    Demuxed, PictureExamination, Pictures, Progress, SoundExamination, examine_picture,
    examine_sound_with, second_reading,
};
use crate::facts::Facts;
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How often results are told, in milliseconds.
const TOLD_EACH_MS: f64 = 1_000.0;

/// After so long without a look at it, the mailbox gets its turn, in milliseconds.
const TURN_MS: f64 = 100.0;

/// Takes over a worker.
///
/// # Errors
/// When this is not a worker, or its mailbox cannot be had.
pub fn run() -> Result<(), JsValue> {
    run_loop::run(Examiner::default()).map(drop)
}

#[derive(Default)]
struct Examiner {
    gate: Rc<PauseToken>,
    pictures: Rc<PauseToken>,
    frames: Rc<FrameSlot>,
}

impl Work for Examiner {
    async fn work(
        &self,
        _job: Job,
        source: BlobSource,
        facts: JsValue,
        say: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        // What the page was told of the file, and sends on as it came, is understood here.
        let facts: Facts = decode(facts).map_err(|_| ReadError::Failed)?;
        let tell = |shown| say(Reply::Event(JobEvent::Examining(Box::new(shown))));
        let (mut told, mut turned) = (0.0, js_sys::Date::now());
        let progress = async |progress: Progress<'_>| {
            let now = js_sys::Date::now();
            if now - turned > TURN_MS {
                TimeoutFuture::new(0).await;
                self.gate.pass().await;
                turned = js_sys::Date::now();
            }
            if now - told > TOLD_EACH_MS
                && let Some(findings) = progress.findings()
            {
                told = now;
                let found = SoundExamination::Measured(Box::new(findings));
                tell(shown(&found, &facts));
            }
        };
        let mut browser = WebCodecs::default();
        let demuxed = Demuxed::read(&source).await?;
        let opened = demuxed.as_ref();
        let sound = examine_sound_with(&source, &facts, opened, &mut browser, progress).await?;
        let sound = shown(&sound, &facts);
        tell(sound.clone());

        let mut told = js_sys::Date::now();
        self.pictures.pass().await;
        let progress = async |pictures: &Pictures| {
            let now = js_sys::Date::now();
            if now - told > TOLD_EACH_MS
                && let Some(findings) = pictures.findings()
            {
                told = now;
                let found = PictureExamination::Measured(Box::new(findings));
                tell(shown_with(&sound, &found));
            }
        };
        let player = Player {
            say: &say,
            frames: &self.frames,
        };
        let gates = [&*self.gate, &*self.pictures];
        let mut frames = Chosen::open(opened, &facts, &source, player, gates).await;
        let found = examine_picture(&facts, &mut frames, progress).await;
        drop(frames);
        let found = shown_with(&sound, &found);
        // Told before the second reading, which may end the worker: nothing is lost then.
        tell(found.clone());
        let second = second_reading(&source, demuxed).await;
        let found = shown_with_second_reading(&found, &second);
        Ok(JobEvent::Examined(Box::new(found)))
    }

    fn hold(&self, held: bool) {
        self.gate.hold(held);
    }

    fn wait(&self, waits: bool) {
        self.pictures.hold(waits);
    }

    fn frame(&self, frame: Option<Pixels>) {
        self.frames.put(frame);
    }
}
