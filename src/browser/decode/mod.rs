//! Decoded frames and sound: from the browser's decoders where it hands them out, otherwise from a
//! player.

pub(crate) mod capture;
pub(crate) mod frame_grabber;
pub(crate) mod frame_server;
pub(crate) mod frame_source;
pub(crate) mod gc_pressure;
pub(crate) mod webcodecs;
