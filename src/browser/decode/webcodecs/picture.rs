//! Decodes single frames of video and draws them on a canvas as a player would show them.

use super::{config, drained, has, is_supported, object};
use crate::browser::decode::gc_pressure::{GcPressure, release};
use crate::browser::files::blob_source::BlobSource;
use crate::examine::Frame;
use crate::examine::coded::{CanvasTransform, Sample, Target, VideoDecoderConfig, reads};
use crate::facts::Size;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Promise, Uint8ClampedArray};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// Most coded pictures in the decoder's queue.
const QUEUED: u32 = 8;

#[wasm_bindgen]
extern "C" {
    type VideoDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<VideoDecoder, JsValue>;
    #[wasm_bindgen(static_method_of = VideoDecoder, js_name = isConfigSupported)]
    fn is_config_supported(config: &Object) -> Promise;
    #[wasm_bindgen(method, catch)]
    fn configure(this: &VideoDecoder, config: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &VideoDecoder, chunk: &EncodedVideoChunk) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn flush(this: &VideoDecoder) -> Promise;
    #[wasm_bindgen(method, catch)]
    fn close(this: &VideoDecoder) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter, js_name = decodeQueueSize)]
    fn decode_queue_size(this: &VideoDecoder) -> u32;

    type EncodedVideoChunk;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<EncodedVideoChunk, JsValue>;

    type VideoFrame;
    #[wasm_bindgen(method, getter)]
    fn timestamp(this: &VideoFrame) -> f64;
    #[wasm_bindgen(method, getter, js_name = displayWidth)]
    fn display_width(this: &VideoFrame) -> u32;
    #[wasm_bindgen(method, getter, js_name = displayHeight)]
    fn display_height(this: &VideoFrame) -> u32;
    #[wasm_bindgen(method)]
    fn close(this: &VideoFrame);

    type OffscreenCanvas;
    #[wasm_bindgen(constructor, catch)]
    fn new(width: u32, height: u32) -> Result<OffscreenCanvas, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(
        this: &OffscreenCanvas,
        kind: &str,
        options: &Object,
    ) -> Result<Option<Context>, JsValue>;
    #[wasm_bindgen(method, setter, js_name = width)]
    fn set_width(this: &OffscreenCanvas, width: u32);

    /// `OffscreenCanvasRenderingContext2D`.
    type Context;
    #[wasm_bindgen(method, js_name = setTransform)]
    fn set_transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(
        this: &Context,
        frame: &VideoFrame,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = getImageData)]
    fn pixels(
        this: &Context,
        x: u32,
        y: u32,
        width: u32,
        height: u32,
    ) -> Result<ImageData, JsValue>;

    type ImageData;
    #[wasm_bindgen(method, getter)]
    fn data(this: &ImageData) -> Uint8ClampedArray;
}

/// A decoder and the canvas on which its frames are drawn.
pub(crate) struct PictureDecoder {
    decoder: VideoDecoder,
    canvas: Rc<FrameCanvas>,
    /// The number of the sample that is decoded next; `None` where that must be a key frame.
    next: Option<u64>,
    gc_pressure: GcPressure,
    _output: Closure<dyn FnMut(VideoFrame)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

/// Draws the wanted frame. All others are closed at once.
struct FrameCanvas {
    canvas: OffscreenCanvas,
    context: Context,
    shape: CanvasTransform,
    /// Timestamp of the wanted frame.
    wanted_us: Cell<f64>,
    /// Latest timestamp of the frames that came since decoding began with a key frame.
    latest_us: Cell<f64>,
    drawn: Cell<bool>,
    /// The size of the frame that was drawn last, as the decoder gives it.
    decoded: Cell<Option<Size>>,
    failed: Cell<bool>,
}

impl PictureDecoder {
    /// A decoder for such pictures; `None` where the browser has none.
    pub(crate) async fn open(coding: &VideoDecoderConfig, shape: CanvasTransform) -> Option<Self> {
        if !(has("VideoDecoder") && has("OffscreenCanvas")) {
            return None;
        }
        let config = config(&coding.codec, &coding.description, &[]);
        if !is_supported(VideoDecoder::is_config_supported(&config)).await {
            return None;
        }
        Self::new(&config, FrameCanvas::new(shape)?).ok()
    }

    fn new(config: &Object, canvas: FrameCanvas) -> Result<Self, JsValue> {
        let canvas = Rc::new(canvas);
        let output = {
            let canvas = Rc::clone(&canvas);
            Closure::<dyn FnMut(VideoFrame)>::new(move |frame: VideoFrame| {
                canvas.take(&frame);
                // The browser has few frames to decode into.
                frame.close();
            })
        };
        let error = {
            let canvas = Rc::clone(&canvas);
            Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| canvas.failed.set(true))
        };
        let init = object(&[("output", output.as_ref()), ("error", error.as_ref())]);
        let decoder = VideoDecoder::new(&init)?;
        decoder.configure(config)?;
        Ok(Self {
            decoder,
            canvas,
            next: None,
            gc_pressure: GcPressure::default(),
            _output: output,
            _error: error,
        })
    }

    /// The frame; `None` where it does not come.
    ///
    /// Decoding goes on from the frame before, unless a key frame is nearer.
    pub(crate) async fn frame(&mut self, target: &Target, source: &BlobSource) -> Option<Frame> {
        let (needed, ahead) = target.samples.split_at_checked(target.wanted + 1)?;
        let (key, wanted) = (needed.first()?, needed.last()?.shown_us as f64);
        self.canvas.wanted_us.set(wanted);
        self.canvas.drawn.set(false);
        let goes_on = self.next.is_some_and(|next| key.number < next);
        if !goes_on || self.canvas.latest_us.get() >= wanted {
            self.begin().await?;
        }
        self.decode(needed, source).await?;
        // A decoder holds frames back until it knows what follows, so some more samples are decoded.
        // For a key frame that is wanted alone a flush is cheaper.
        if target.wanted > 0 {
            for sample in ahead.chunks(1) {
                self.drained(0).await;
                // Frames come as tasks of their own.
                TimeoutFuture::new(0).await;
                if self.canvas.drawn.get() {
                    break;
                }
                self.decode(sample, source).await?;
            }
        }
        if !self.canvas.drawn.get() {
            self.begin().await?;
        }
        if self.canvas.failed.get() || !self.canvas.drawn.get() {
            return None;
        }
        self.canvas.frame(target.at_s)
    }

    /// Flushes the decoder; after that decoding begins with a key frame.
    async fn begin(&mut self) -> Option<()> {
        if self.next.take().is_some() {
            JsFuture::from(self.decoder.flush()).await.ok()?;
        }
        self.canvas.latest_us.set(f64::NEG_INFINITY);
        Some(())
    }

    /// Decodes those of the samples that were not decoded before.
    async fn decode(&mut self, samples: &[Sample], source: &BlobSource) -> Option<()> {
        let done = self.next.unwrap_or_default();
        let from = samples.partition_point(|sample| sample.number < done);
        let mut samples = samples.get(from..)?;
        for read in reads(samples) {
            let bytes = source.read_array(read.range).await.ok()?;
            let (now, later) = samples.split_at_checked(read.samples.len())?;
            for (range, sample) in read.samples.into_iter().zip(now) {
                // No more than `limits::PICTURE_SAMPLE`, so both fit.
                let data = bytes.subarray(range.start as u32, range.end as u32);
                let kind = if sample.is_key { "key" } else { "delta" };
                let chunk = EncodedVideoChunk::new(&object(&[
                    ("type", &kind.into()),
                    ("timestamp", &(sample.shown_us as f64).into()),
                    ("data", &data),
                ]));
                self.decoder.decode(&chunk.ok()?).ok()?;
                self.next = Some(sample.number + 1);
                self.gc_pressure.add(data.length().into());
                self.drained(QUEUED).await;
            }
            release(&bytes.buffer());
            samples = later;
        }
        Some(())
    }

    /// Waits until at most `most` samples are left in the queue.
    async fn drained(&self, most: u32) {
        drained(
            || self.decoder.decode_queue_size(),
            most,
            &self.canvas.failed,
        )
        .await;
    }
}

impl Drop for PictureDecoder {
    fn drop(&mut self) {
        // A decoder that has failed is closed already.
        let _ = self.decoder.close();
        // Frees the canvas's memory now instead of at the next collection.
        self.canvas.canvas.set_width(0);
    }
}

impl FrameCanvas {
    fn new(shape: CanvasTransform) -> Option<Self> {
        let canvas = OffscreenCanvas::new(shape.width, shape.height).ok()?;
        // Every frame is read back, so the canvas had better not be on the graphics card.
        let often = object(&[("willReadFrequently", &true.into())]);
        Some(Self {
            context: canvas.context("2d", &often).ok()??,
            canvas,
            shape,
            wanted_us: Cell::default(),
            latest_us: Cell::default(),
            drawn: Cell::default(),
            decoded: Cell::default(),
            failed: Cell::default(),
        })
    }

    fn take(&self, frame: &VideoFrame) {
        let shown_us = frame.timestamp();
        self.latest_us.set(self.latest_us.get().max(shown_us));
        if shown_us != self.wanted_us.get() {
            return;
        }
        let [a, b, c, d, e, f] = self.shape.transform;
        let [width, height] = self.shape.drawn;
        self.context.set_transform(a, b, c, d, e, f);
        let drawn = self.context.draw(frame, 0.0, 0.0, width, height);
        self.drawn.set(drawn.is_ok());
        self.decoded.set(Some(Size {
            width: frame.display_width(),
            height: frame.display_height(),
        }));
    }

    /// The pixels of the canvas, as the frame of that second.
    fn frame(&self, at_s: f64) -> Option<Frame> {
        let CanvasTransform { width, height, .. } = self.shape;
        let mut frame = Frame::new(at_s, width, height);
        frame.decoded = self.decoded.get();
        for band in frame.bands() {
            let rows = self
                .context
                .pixels(0, band.start, width, band.end - band.start);
            let rows = rows.ok()?.data();
            frame.add(&rows.to_vec());
            release(&rows.buffer());
        }
        Some(frame)
    }
}
