//! One header of a bitstream.
#![no_main]

use yujian::bitstream::{
    PictureHeader, av1, descriptors, h263, h264, h265, jpeg, mpeg2, mpeg4, nal, png, prores, vp9,
};

/// What a reader finds must be possible.
fn check(header: Option<PictureHeader>) {
    let Some(header) = header else {
        return;
    };
    assert!(
        header
            .size
            .is_none_or(|size| size.width > 0 && size.height > 0)
    );
}

/// Reads the parameter sets of a configuration, and the same bytes as a sample that it describes.
fn check_units(
    bytes: &[u8],
    found: Option<nal::Configuration<'_>>,
    read: fn(&[u8]) -> Option<PictureHeader>,
) {
    let Some(found) = found else {
        return;
    };
    let in_sample = nal::in_sample(bytes, found.length_size);
    found
        .sets
        .into_iter()
        .chain(in_sample)
        .for_each(|unit| check(read(unit)));
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((reader, bytes)) = input.split_first() else {
        return;
    };
    match reader % 13 {
        0 => {
            check_units(bytes, h264::configuration(bytes), h264::parameter_set);
            if let Some(mut slices) = h264::SliceReader::new(bytes) {
                let quantiser = slices.quantiser(bytes);
                assert!(quantiser.is_none_or(|quantiser| (-36..=51).contains(&quantiser)));
            }
        }
        1 => check_units(bytes, h265::configuration(bytes), h265::parameter_set),
        2 => check(av1::configuration(bytes).and_then(av1::sequence_header)),
        3 => {
            if let Some(found) = descriptors::read(bytes) {
                check(mpeg4::object_layer(found.specific));
                let _ = descriptors::aac(found.specific);
            }
        }
        4 => check(h264::parameter_set(bytes)),
        5 => check(h265::parameter_set(bytes)),
        6 => check(vp9::vp9(bytes).or_else(|| vp9::vp8(bytes))),
        7 => check(mpeg4::object_layer(bytes)),
        8 => check(h263::picture(bytes)),
        9 => check(mpeg2::sequence_header(bytes)),
        10 => {
            check(jpeg::frame_header(bytes).or_else(|| prores::frame_header(bytes)));
            check(png::image_header(bytes));
        }
        11 => {
            // The same bytes as a sample, and as what is configured for it.
            check(av1::picture(bytes, av1::configuration(bytes)));
            let _ = av1::adds_up(bytes, bytes.len() as u64);
        }
        _ => {
            let _ = nal::framing(bytes, usize::from(reader >> 6) + 1, bytes.len() as u64);
            nal::start_coded(bytes).for_each(|unit| {
                check(h264::parameter_set(unit));
                check(h265::parameter_set(unit));
            });
        }
    }
});
