//! Decodes sound.

use super::{config, drained, has, is_supported, object};
use crate::examine::external_decoder::{AudioDecoderConfig, DecodeError, Decoded, ExternalDecoder};
use js_sys::{Float32Array, Object, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type AudioDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<AudioDecoder, JsValue>;
    #[wasm_bindgen(static_method_of = AudioDecoder, js_name = isConfigSupported)]
    fn is_config_supported(config: &Object) -> Promise;
    #[wasm_bindgen(method, catch)]
    fn configure(this: &AudioDecoder, config: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &AudioDecoder, chunk: &EncodedAudioChunk) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn flush(this: &AudioDecoder) -> Promise;
    #[wasm_bindgen(method, getter, js_name = decodeQueueSize)]
    fn decode_queue_size(this: &AudioDecoder) -> u32;

    type EncodedAudioChunk;
    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<EncodedAudioChunk, JsValue>;

    type AudioData;
    #[wasm_bindgen(method, getter, js_name = numberOfFrames)]
    fn number_of_frames(this: &AudioData) -> u32;
    #[wasm_bindgen(method, getter, js_name = numberOfChannels)]
    fn number_of_channels(this: &AudioData) -> u32;
    #[wasm_bindgen(method, getter, js_name = sampleRate)]
    fn sample_rate(this: &AudioData) -> f64;
    #[wasm_bindgen(method, catch, js_name = copyTo)]
    fn copy_to(this: &AudioData, to: &Float32Array, options: &Object) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &AudioData);
}

/// The browser's decoder, once it is opened.
#[derive(Default)]
pub(crate) struct WebCodecs {
    decoder: Option<Open>,
}

struct Open {
    decoder: AudioDecoder,
    came: Rc<Came>,
    _output: Closure<dyn FnMut(AudioData)>,
    _error: Closure<dyn FnMut(JsValue)>,
}

/// What has been decoded so far.
#[derive(Default)]
struct Came {
    decoded: RefCell<Decoded>,
    failed: Cell<bool>,
}

impl ExternalDecoder for WebCodecs {
    async fn open(&mut self, coded: &AudioDecoderConfig) -> bool {
        if !has("AudioDecoder") {
            return false;
        }
        let format = [
            ("sampleRate", &coded.rate.into()),
            ("numberOfChannels", &coded.channels.into()),
        ];
        let config = config(&coded.codec, &coded.description, &format);
        if !is_supported(AudioDecoder::is_config_supported(&config)).await {
            return false;
        }
        self.decoder = Open::new(&config).ok();
        self.decoder.is_some()
    }

    async fn decode<'p>(
        &mut self,
        packets: impl Iterator<Item = &'p [u8]>,
        decoded: &mut Decoded,
    ) -> Result<(), DecodeError> {
        let open = self.decoder.as_ref().ok_or(DecodeError)?;
        let mut taken = true;
        for packet in packets {
            taken &= chunk(packet).is_ok_and(|chunk| open.decoder.decode(&chunk).is_ok());
        }
        drained(|| open.decoder.decode_queue_size(), 0, &open.came.failed).await;
        open.take(decoded);
        if taken && !open.came.failed.get() {
            Ok(())
        } else {
            Err(DecodeError)
        }
    }

    async fn finish(&mut self, decoded: &mut Decoded) -> Result<(), DecodeError> {
        let open = self.decoder.as_ref().ok_or(DecodeError)?;
        let flushed = JsFuture::from(open.decoder.flush()).await;
        open.take(decoded);
        flushed.map(drop).map_err(|_| DecodeError)
    }
}

impl Open {
    fn new(config: &Object) -> Result<Self, JsValue> {
        let came = Rc::new(Came::default());
        let output = {
            let came = Rc::clone(&came);
            Closure::<dyn FnMut(AudioData)>::new(move |data: AudioData| {
                if came.take(&data).is_err() {
                    came.failed.set(true);
                }
                // The browser has few buffers to decode into.
                data.close();
            })
        };
        let error = {
            let came = Rc::clone(&came);
            Closure::<dyn FnMut(JsValue)>::new(move |_: JsValue| came.failed.set(true))
        };
        let init = object(&[("output", output.as_ref()), ("error", error.as_ref())]);
        let decoder = AudioDecoder::new(&init)?;
        decoder.configure(config)?;
        Ok(Self {
            decoder,
            came,
            _output: output,
            _error: error,
        })
    }

    /// Moves what has been decoded so far into `decoded`.
    fn take(&self, decoded: &mut Decoded) {
        let mut came = self.came.decoded.borrow_mut();
        decoded.samples.append(&mut came.samples);
        decoded.format = came.format.take().or(decoded.format);
    }
}

impl Came {
    fn take(&self, data: &AudioData) -> Result<(), JsValue> {
        let (frames, channels) = (data.number_of_frames(), data.number_of_channels());
        let mut planes = Vec::new();
        for channel in 0..channels {
            let plane = Float32Array::new_with_length(frames);
            let options = object(&[
                ("planeIndex", &channel.into()),
                ("format", &"f32-planar".into()),
            ]);
            data.copy_to(&plane, &options)?;
            planes.push(plane.to_vec());
        }
        let format = (data.sample_rate() as u32, channels as usize);
        let mut decoded = self.decoded.borrow_mut();
        if *decoded.format.get_or_insert(format) != format {
            return Err("another format".into());
        }
        for frame in 0..frames as usize {
            let samples = planes.iter().filter_map(|plane| plane.get(frame));
            decoded.samples.extend(samples);
        }
        Ok(())
    }
}

/// A packet for the decoder. Every packet of these codecs is a key; the time is kept by the timeline.
fn chunk(packet: &[u8]) -> Result<EncodedAudioChunk, JsValue> {
    EncodedAudioChunk::new(&object(&[
        ("type", &"key".into()),
        ("timestamp", &0.into()),
        ("data", &Uint8Array::from(packet)),
    ]))
}
