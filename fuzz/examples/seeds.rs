//! Fills `fuzz/corpus` with seeds cut out of the fixtures.

use std::error::Error;
use std::fs;
use std::path::Path;
use yujian_fuzz::{boxed, boxes};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = root.join("corpus");
    for target in ["walker", "movie", "fragments", "bitstream", "samples", "containers", "remux"] {
        fs::create_dir_all(corpus.join(target))?;
    }
    for entry in fs::read_dir(root.join("../tests/fixtures"))? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "mp4") {
            continue;
        }
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let file = fs::read(&path)?;
        let write = |target: &str, what: &str, bytes: &[u8]| {
            fs::write(corpus.join(target).join(format!("{name}-{what}")), bytes)
        };
        // The boxes of the file with what the media hold left out.
        let mut skeleton = Vec::new();
        let mut fragments = Vec::new();
        for (kind, bytes) in boxes(&file) {
            let short = if &kind == b"mdat" {
                boxed(b"mdat", &bytes[8..bytes.len().min(72)])
            } else {
                bytes.to_vec()
            };
            skeleton.extend(&short);
            match &kind {
                b"moov" => {
                    write("movie", "moov", &bytes[8..])?;
                    write("remux", "whole", &[&[0, 0, 0], &bytes[8..]].concat())?;
                    write("remux", "cut", &[&[3, 15, 1], &bytes[8..]].concat())?;
                }
                b"moof" | b"sidx" | b"styp" => fragments.extend(bytes),
                b"mdat" if !fragments.is_empty() => fragments.extend(short),
                _ => {}
            }
        }
        // A sample by itself for each reader of samples, and for the film of the same codec.
        if let Some((_, media)) = boxes(&file).into_iter().find(|(kind, _)| kind == b"mdat") {
            let media = &media[8..media.len().min(1032)];
            for reader in 0..13 {
                write(
                    "bitstream",
                    &format!("sample-{reader}"),
                    &[&[reader], media].concat(),
                )?;
            }
            for film in 0..6 {
                write("samples", &film.to_string(), &[&[film], media].concat())?;
            }
        }
        // Behind their signatures, in the order in which the target chooses them.
        let containers = [0x1a, 0x1a, b'R', b'F', 0x30, 0x47];
        if let Some(choice) = (0_u8..).zip(containers).find(|(_, first)| file.first() == Some(first)) {
            let signature = [5, 12, 4, 4, 16, 0][usize::from(choice.0)];
            let rest = &file[signature.min(file.len())..file.len().min(4096)];
            write("containers", "start", &[&[choice.0], rest].concat())?;
        }
        write("walker", "boxes", &skeleton)?;
        write("walker", "start", &file[..file.len().min(2048)])?;
        if !fragments.is_empty() {
            fragments.truncate(4096);
            write("fragments", "moof", &fragments)?;
        }
        for (reader, kind) in (0_u8..).zip([b"avcC", b"hvcC", b"av1C", b"esds"]) {
            let Some(at) = file.windows(4).position(|window| window == kind) else {
                continue;
            };
            let Some(size) = file
                .get(at - 4..at)
                .and_then(|size| size.first_chunk::<4>())
            else {
                continue;
            };
            let end = at - 4 + u32::from_be_bytes(*size) as usize;
            let body = file.get(at + 4..end).unwrap_or_default();
            write(
                "bitstream",
                &String::from_utf8_lossy(kind),
                &[&[reader], body].concat(),
            )?;
        }
    }
    Ok(())
}
