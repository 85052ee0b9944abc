//! What stands in `moov`, behind the media of a film that is written anew: the first three bytes choose the cut.
#![no_main]

use std::sync::LazyLock;
use yujian_fuzz::{boxed, film, remuxes};

static FILM: LazyLock<Vec<u8>> = LazyLock::new(film);

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some(([from, to, exact], body)) = input.split_first_chunk::<3>().map(|(cut, body)| (*cut, body)) else {
        return;
    };
    let file = [&FILM[..], &boxed(b"moov", body)].concat();
    remuxes(&file, from, to, exact & 1 == 1);
});
