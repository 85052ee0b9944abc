//! The worker that examines: it measures a file's sound, then its pictures, and then has mp4parse read
//! the movie.

use crate::browser::decode::frame_source::{FallbackFrames, FrameSlot, PagePlayer};
use crate::browser::decode::webcodecs::WebCodecs;
use crate::browser::files::blob_source::BlobSource;
use crate::browser::worker::messages::{Known, Reply, Request, decode};
use crate::browser::worker::pause::PauseToken;
use crate::browser::worker::run_loop::{self, JobHandler};
use crate::examine::show::{shown, shown_with, shown_with_second_reading};
use crate::examine::{
    Demuxed, PictureExamination, Pictures, Progress, SoundExamination, examine_picture,
    examine_sound_with, second_reading,
};
use crate::facts::Facts;
use crate::job::{Job, JobEvent};
use crate::source::ReadError;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;

/// How often intermediate results are sent, in milliseconds.
const TELL_EACH_MS: f64 = 1_000.0;

/// How often the work yields so that the worker handles its messages, in milliseconds.
const YIELD_EACH_MS: f64 = 100.0;

/// Runs this kind of worker.
///
/// # Errors
/// When this is not a worker, or it cannot take messages.
pub fn run() -> Result<(), JsValue> {
    run_loop::run(ExaminerHandler::default())
}

#[derive(Default)]
struct ExaminerHandler {
    pause: PauseToken,
    pictures_pause: PauseToken,
    frames: FrameSlot,
}

impl JobHandler for ExaminerHandler {
    async fn run_job(
        &self,
        _job: Job,
        source: BlobSource,
        known: Known,
        send: impl Fn(Reply),
    ) -> Result<JobEvent, ReadError> {
        // The page passes the facts on as the inspector sent them; here they are decoded.
        let facts: Facts = decode(known.facts).map_err(|_| ReadError::Failed)?;
        let tell = |shown| send(Reply::Event(JobEvent::Examining(Box::new(shown))));
        let (mut told, mut yielded) = (0.0, js_sys::Date::now());
        let progress = async |progress: Progress<'_>| {
            let now = js_sys::Date::now();
            if now - yielded > YIELD_EACH_MS {
                TimeoutFuture::new(0).await;
                self.pause.wait().await;
                yielded = js_sys::Date::now();
            }
            if now - told > TELL_EACH_MS
                && let Some(findings) = progress.findings()
            {
                told = now;
                let found = SoundExamination::Measured(Box::new(findings));
                tell(shown(&found, &facts));
            }
        };
        let mut browser = WebCodecs::default();
        let file = Demuxed::read(&source).await?;
        let demuxed = file.as_ref();
        let sound = examine_sound_with(&source, &facts, demuxed, &mut browser, progress).await?;
        let sound = shown(&sound, &facts);
        tell(sound.clone());

        let mut told = js_sys::Date::now();
        self.pictures_pause.wait().await;
        let progress = async |pictures: &Pictures| {
            let now = js_sys::Date::now();
            if now - told > TELL_EACH_MS
                && let Some(findings) = pictures.findings()
            {
                told = now;
                let found = PictureExamination::Measured(Box::new(findings));
                tell(shown_with(&sound, &found));
            }
        };
        let player = PagePlayer {
            send: &send,
            frames: &self.frames,
        };
        let pauses = [&self.pause, &self.pictures_pause];
        let mut frames = FallbackFrames::open(demuxed, &facts, &source, player, pauses).await;
        let found = examine_picture(&facts, known.asked.is_truthy(), &mut frames, progress).await;
        drop(frames);
        let found = shown_with(&sound, &found);
        // Sent before the second reading, which may crash the worker, so that nothing is lost.
        tell(found.clone());
        let second = second_reading(&source, file).await;
        let found = shown_with_second_reading(&found, &second);
        Ok(JobEvent::Examined(Box::new(found)))
    }

    fn take(&self, message: JsValue) -> Option<Reply> {
        match decode(message) {
            Ok(Request::SetPaused(paused)) => self.pause.set(paused),
            Ok(Request::SetPicturesPaused(paused)) => self.pictures_pause.set(paused),
            Ok(Request::Frame(frame)) => self.frames.put(frame),
            _ => {}
        }
        None
    }
}
