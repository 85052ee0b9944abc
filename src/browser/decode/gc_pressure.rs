//! Memory that goes back soon: until the garbage collector comes by, a dozen frames would lie about.

use js_sys::{ArrayBuffer, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Lets go of a buffer. Who hands it over to a closed port keeps nothing of it.
pub(crate) fn release(buffer: &ArrayBuffer) {
    if let Ok(channel) = MessageChannel::new() {
        channel.port2().close();
        let handed_over = js_sys::Array::of1(buffer);
        // Where it cannot be handed over it stays until the collector comes.
        let _ = channel
            .port1()
            .post_message_with_transferable(&JsValue::UNDEFINED, &handed_over);
        channel.port1().close();
    }
}

/// Bytes of garbage after which it is time for the collector.
const GARBAGE: u64 = 2 << 20;

/// What brings the collector by in Chromium, in bytes.
const WEIGHT: u32 = 32 << 20;

/// GcPressure that the collector does not see: it counts the bytes of buffers, but not those of the coded
/// pictures that were handed to a decoder, nor what the browser holds for each read. 150 MB of the one
/// were seen to lie about, 15 MB of the other.
#[derive(Debug, Default)]
pub(crate) struct GcPressure(u64);

impl GcPressure {
    /// Adds so many bytes, and calls the collector when there are many.
    pub(crate) fn add(&mut self, bytes: u64) {
        self.0 += bytes;
        if self.0 > GARBAGE {
            self.0 = 0;
            request_collection();
        }
    }
}

/// Brings the collector by, in Chromium. A large buffer that is never touched takes no memory, but is
/// counted.
pub(crate) fn request_collection() {
    // Where it cannot be made, memory is short, and the collector on its way.
    let class = Reflect::get(&js_sys::global(), &"ArrayBuffer".into());
    let class = class.and_then(JsCast::dyn_into::<js_sys::Function>);
    let _ = class.and_then(|class| Reflect::construct(&class, &js_sys::Array::of1(&WEIGHT.into())));
}
