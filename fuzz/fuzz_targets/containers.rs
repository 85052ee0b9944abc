//! Bytes behind the signature of another container than MP4: the first byte says of which.
#![no_main]

/// What a file of each begins with.
const SIGNATURES: [&[u8]; 6] = [
    b"\x1a\x45\xdf\xa3\x80",
    b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm",
    b"RIFF",
    b"FLV\x01",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c",
    b"",
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((first, rest)) = input.split_first() else {
        return;
    };
    let signature = SIGNATURES[usize::from(*first) % SIGNATURES.len()];
    let mut file = [signature, rest].concat();
    // The last are transport streams, in whose packets a byte stands where it is looked for.
    if signature.is_empty() {
        file.iter_mut().step_by(188).for_each(|byte| *byte = 0x47);
    }
    yujian_fuzz::holds(&file);
});
