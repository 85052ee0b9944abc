//! What stands behind a `moov` that announces fragments.
#![no_main]

use std::sync::LazyLock;
use yujian_fuzz::{announcing, ftyp, holds};

static START: LazyLock<Vec<u8>> = LazyLock::new(|| [ftyp(), announcing()].concat());

libfuzzer_sys::fuzz_target!(|rest: &[u8]| holds(&[&START, rest].concat()));
