//! Where the examiner's frames come from: WebCodecs, where the browser offers a decoder for the video,
//! otherwise the page's player, which every browser has and which works on plain http.
//!
//! The decoder is preferred: it decodes a key frame alone, reads no more than its bytes, and holds a
//! few frames where a player holds seconds of video. It gives the same frames as the player. The player
//! takes over where a key frame is [too far away](crate::isobmff::limits::PICTURES_DECODED), and for
//! good once the decoder fails.

use crate::browser::decode::gc_pressure::release;
use crate::browser::decode::webcodecs::PictureDecoder;
use crate::browser::files::blob_source::BlobSource;
use crate::browser::worker::messages::{Pixels, Reply};
use crate::browser::worker::pause::PauseToken;
use crate::examine::coded::{CanvasTransform, Quantisers, SampleCheck, Seeker, Target};
use crate::examine::{Demuxed, Frame, FrameRequest, FrameSource, NoFrame};
use crate::facts::{Facts, Size};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Poll, Waker};

/// How long a frame is waited for, in milliseconds. A slow machine takes several seconds for large
/// pictures.
const PATIENCE_MS: u32 = 10_000;

/// Frames from the decoder as long as it works, then from the player.
pub(crate) struct FallbackFrames<'a, S> {
    source: &'a BlobSource,
    demuxed: Option<&'a Demuxed>,
    facts: &'a Facts,
    pauses: [&'a PauseToken; 2],
    /// Finds the samples of a frame; `None` once they cannot be told.
    seeker: Option<Seeker<'a, 'a, BlobSource>>,
    quantisers: Option<Quantisers>,
    sample_check: SampleCheck,
    decoder: Option<PictureDecoder>,
    player: PagePlayer<'a, S>,
}

impl<'a, S: Fn(Reply)> FallbackFrames<'a, S> {
    pub(crate) async fn open(
        demuxed: Option<&'a Demuxed>,
        facts: &'a Facts,
        source: &'a BlobSource,
        player: PagePlayer<'a, S>,
        pauses: [&'a PauseToken; 2],
    ) -> Self {
        Self {
            source,
            demuxed,
            facts,
            pauses,
            seeker: demuxed.and_then(|demuxed| demuxed.seeker(facts, source)),
            quantisers: demuxed.and_then(|demuxed| demuxed.quantisers(facts)),
            sample_check: demuxed
                .map(|demuxed| demuxed.sample_check(facts))
                .unwrap_or_default(),
            decoder: decoder(demuxed, facts).await,
            player,
        }
    }

    /// Waits while the examination is paused. The decoder is closed meanwhile, because the frames that it
    /// holds would add to the memory of the examination that runs instead.
    async fn wait_while_paused(&mut self) {
        if !self.pauses.iter().any(|pause| pause.is_paused()) {
            return;
        }
        let decoded = self.decoder.take().is_some();
        for pause in self.pauses {
            pause.wait().await;
        }
        if decoded {
            self.decoder = decoder(self.demuxed, self.facts).await;
        }
    }

    /// The samples that show a frame.
    async fn target(&mut self, request: FrameRequest) -> Option<Target> {
        let target = self.seeker.as_mut()?.seek(request).await;
        let target = target.ok().flatten();
        if target.is_none() {
            self.seeker = None;
            self.decoder = None;
        }
        target
    }

    async fn quantiser(&mut self, target: &Target) -> Option<i32> {
        self.quantisers.as_mut()?.finest(target, self.source).await
    }

    async fn decoded(&mut self, target: &Target) -> Option<Frame> {
        let decoder = self.decoder.as_mut()?;
        let frame = in_time(decoder.frame(target, self.source)).await;
        let frame = frame.ok().flatten();
        if frame.is_none() {
            self.decoder = None;
        }
        frame
    }
}

impl<S: Fn(Reply)> FrameSource for FallbackFrames<'_, S> {
    async fn frame(&mut self, request: FrameRequest) -> Result<Frame, NoFrame> {
        self.wait_while_paused().await;
        let Some(target) = self.target(request).await else {
            return self.player.frame(request).await;
        };
        if self.sample_check.is_lost(&target, self.source).await {
            return Err(NoFrame::Undecodable);
        }
        let mut frame = match self.decoded(&target).await {
            Some(frame) => frame,
            None => self.player.frame(request).await?,
        };
        frame.quantiser = self.quantiser(&target).await;
        Ok(frame)
    }
}

/// The result of `work`, unless it takes longer than [`PATIENCE_MS`].
async fn in_time<T>(work: impl Future<Output = T>) -> Result<T, NoFrame> {
    let late = TimeoutFuture::new(PATIENCE_MS);
    match select(pin!(work), late).await {
        Either::Left((done, _)) => Ok(done),
        Either::Right(_) => Err(NoFrame::Late),
    }
}

/// A WebCodecs decoder for the video, where the browser offers one.
async fn decoder(demuxed: Option<&Demuxed>, facts: &Facts) -> Option<PictureDecoder> {
    let demuxed = demuxed?;
    let track = facts.movie.as_ref()?.pictures.first()?;
    PictureDecoder::open(&demuxed.decoder_config(facts)?, CanvasTransform::of(track)?).await
}

/// The page's player, asked for frames by messages.
pub(crate) struct PagePlayer<'a, S> {
    pub(crate) send: &'a S,
    pub(crate) frames: &'a FrameSlot,
}

impl<S: Fn(Reply)> PagePlayer<'_, S> {
    async fn frame(&self, request: FrameRequest) -> Result<Frame, NoFrame> {
        self.frames.clear();
        (self.send)(Reply::FrameWanted(request.at_s));
        let pixels = in_time(self.frames.next()).await?;
        let pixels = pixels.ok_or(NoFrame::Undecodable)?;
        let mut frame = Frame::new(request.at_s, pixels.width, pixels.height);
        let (width, height) = pixels.decoded;
        frame.decoded = Some(Size { width, height });
        let row = 4 * pixels.width;
        for band in frame.bands() {
            let rows = pixels.rgba.subarray(band.start * row, band.end * row);
            frame.add(&rows.to_vec());
        }
        release(&pixels.rgba.buffer());
        Ok(frame)
    }
}

/// Where the next frame of the page's player arrives.
#[derive(Default)]
pub(crate) struct FrameSlot {
    frame: RefCell<Option<Option<Pixels>>>,
    waiting: RefCell<Option<Waker>>,
}

impl FrameSlot {
    fn clear(&self) {
        self.frame.take();
    }

    pub(crate) fn put(&self, frame: Option<Pixels>) {
        self.frame.replace(Some(frame));
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// The next frame that arrives.
    fn next(&self) -> impl Future<Output = Option<Pixels>> + '_ {
        poll_fn(|context| match self.frame.take() {
            Some(frame) => Poll::Ready(frame),
            None => {
                *self.waiting.borrow_mut() = Some(context.waker().clone());
                Poll::Pending
            }
        })
    }
}
