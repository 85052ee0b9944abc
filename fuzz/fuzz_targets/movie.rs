//! What stands in `moov`, behind the media of a film.
#![no_main]

use std::sync::LazyLock;
use yujian_fuzz::{boxed, film, holds};

static FILM: LazyLock<Vec<u8>> = LazyLock::new(film);

libfuzzer_sys::fuzz_target!(|body: &[u8]| holds(&[&FILM[..], &boxed(b"moov", body)].concat()));
