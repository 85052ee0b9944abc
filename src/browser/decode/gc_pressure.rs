//! Frees large JavaScript buffers early, instead of waiting for the garbage collector.

use js_sys::{ArrayBuffer, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Frees a buffer at once, by transferring it to a closed port.
pub(crate) fn release(buffer: &ArrayBuffer) {
    if let Ok(channel) = MessageChannel::new() {
        channel.port2().close();
        let handed_over = js_sys::Array::of1(buffer);
        // Where it cannot be transferred it stays until it is collected.
        let _ = channel
            .port1()
            .post_message_with_transferable(&JsValue::UNDEFINED, &handed_over);
        channel.port1().close();
    }
}

/// Bytes of garbage after which a collection is requested.
const GARBAGE: u64 = 2 << 20;

/// Bytes of an allocation that make Chromium collect.
const WEIGHT: u32 = 32 << 20;

/// Counts garbage that the collector does not see: coded pictures that were given to a decoder, and
/// what the browser holds for each read.
#[derive(Debug, Default)]
pub(crate) struct GcPressure(u64);

impl GcPressure {
    /// Adds bytes, and requests a collection when there are many.
    pub(crate) fn add(&mut self, bytes: u64) {
        self.0 += bytes;
        if self.0 > GARBAGE {
            self.0 = 0;
            request_collection();
        }
    }
}

/// Makes Chromium collect garbage: it counts a large buffer as allocated, although one that is never
/// touched takes no memory.
pub(crate) fn request_collection() {
    // Where it cannot be allocated, memory is short and the browser collects anyway.
    let class = Reflect::get(&js_sys::global(), &"ArrayBuffer".into());
    let class = class.and_then(JsCast::dyn_into::<js_sys::Function>);
    let _ = class.and_then(|class| Reflect::construct(&class, &js_sys::Array::of1(&WEIGHT.into())));
}
