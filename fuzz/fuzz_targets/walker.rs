//! A whole file of any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| yujian_fuzz::holds(file));
