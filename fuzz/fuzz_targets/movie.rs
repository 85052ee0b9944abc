//! What stands in `moov`.
#![no_main]

use yujian_fuzz::{boxed, ftyp, holds};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    holds(&[ftyp(), boxed(b"moov", body), boxed(b"mdat", &[0; 64])].concat());
});
