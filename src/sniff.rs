//! The kind of content by its first bytes, never by the file's name.

use crate::facts::Content;

/// Kinds of box that a file of the ISO base media family begins with.
const FIRST_BOXES: [&[u8; 4]; 26] = [
    b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"free", b"skip", b"wide", b"sidx", b"ssix",
    b"uuid", b"pdin", b"meta", b"emsg", b"mfra", b"prft", b"pnot", b"junk", b"udta", b"PICT",
    b"pict", b"imda", b"otyp", b"bloc", b"mdia", b"jumb",
];

/// Fixed signatures at the very start.
const SIGNATURES: &[(&[u8], Content)] = &[
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Content::Asf),
    (b"FLV\x01", Content::Flv),
    (b"OggS", Content::Ogg),
    (b"GIF8", Content::Gif),
    (b"\x89PNG\r\n\x1a\n", Content::Png),
    (b"\xff\xd8\xff", Content::Jpeg),
    (b"fLaC", Content::Flac),
    (b".RMF", Content::RealMedia),
    (b"DKIF", Content::Ivf),
    (b"\x06\x0e\x2b\x34", Content::Mxf),
    (b"#!AMR", Content::Amr),
    (b"\x0b\x77", Content::Ac3),
    (b"PK\x03\x04", Content::Zip),
    (b"Rar!\x1a\x07", Content::Rar),
    (b"7z\xbc\xaf\x27\x1c", Content::SevenZip),
    (b"%PDF-", Content::Pdf),
    (b"\x00\x00\x01\xba", Content::MpegPs),
    (b"\x00\x00\x01\xbb", Content::MpegPs),
    (b"\x00\x00\x01", Content::ElementaryVideo),
    (b"\x00\x00\x00\x01", Content::ElementaryVideo),
];

/// The kind of file that begins with these bytes: `head` is the first read of the inspection.
#[must_use]
pub fn sniff(head: &[u8]) -> Content {
    if head.is_empty() {
        return Content::Empty;
    }
    boxed(head)
        .or_else(|| matroska(head))
        .or_else(|| riff(head))
        .or_else(|| transport_stream(head))
        .or_else(|| {
            let known = SIGNATURES.iter().find(|(magic, _)| head.starts_with(magic));
            known.map(|&(_, content)| content)
        })
        .or_else(|| sound_frame(head))
        .or_else(|| is_text(head).then_some(Content::Text))
        .unwrap_or(Content::Unknown)
}

/// How far into the file its first box stands, where something else stands before `ftyp`.
#[must_use]
pub fn leading_junk(head: &[u8]) -> Option<usize> {
    let at = head.windows(8).position(|window| {
        matches!(window, [0, 0, 0, size, b'f', b't', b'y', b'p'] if *size >= 16 && size % 4 == 0)
    })?;
    (at > 0).then_some(at)
}

/// ISO base media (ISO/IEC 14496-12) and JPEG 2000 (ISO/IEC 15444-1, Annex I), by the first box.
fn boxed(head: &[u8]) -> Option<Content> {
    let kind = head.get(4..8)?;
    if kind == b"jP  " {
        return Some(Content::Jpeg2000);
    }
    let size = head
        .first_chunk::<4>()
        .map(|size| u32::from_be_bytes(*size))?;
    // 0 and 1 have a meaning of their own; anything else must hold at least the header.
    let possible = size <= 1 || size >= 8;
    (possible && FIRST_BOXES.iter().any(|first| kind == *first)).then_some(Content::IsoBmff)
}

/// EBML (RFC 8794) whose `DocType` says which of the two.
fn matroska(head: &[u8]) -> Option<Content> {
    head.strip_prefix(b"\x1a\x45\xdf\xa3")?;
    let start = head.get(..128).unwrap_or(head);
    let web = start.windows(7).any(|window| {
        // Element 0x4282, a length of 4 in one byte, and the type itself.
        matches!(window, [0x42, 0x82, 0x84, b'w', b'e', b'b', b'm'])
    });
    Some(if web {
        Content::WebM
    } else {
        Content::Matroska
    })
}

fn riff(head: &[u8]) -> Option<Content> {
    let container = head.get(..4)?;
    if container != b"RIFF" && container != b"RF64" {
        return None;
    }
    match head.get(8..12)? {
        b"AVI " => Some(Content::Avi),
        b"WAVE" => Some(Content::Wav),
        b"WEBP" => Some(Content::WebP),
        _ => None,
    }
}

/// MPEG-2 transport stream (ISO/IEC 13818-1): packets of 188 bytes, with 4 bytes of time before
/// each (Blu-ray, camcorders), or with 16 bytes of error correction after each.
fn transport_stream(head: &[u8]) -> Option<Content> {
    [(0, 188), (4, 192), (0, 204)]
        .into_iter()
        .any(|(first, step)| (0..3).all(|packet| head.get(first + packet * step) == Some(&0x47)))
        .then_some(Content::MpegTs)
}

/// MPEG audio and ADTS frames, bare or behind an ID3 tag.
fn sound_frame(head: &[u8]) -> Option<Content> {
    if head.starts_with(b"ID3") {
        // The tag's length is in 7 bits of 4 bytes each; FLAC can carry one as well.
        let length = head
            .get(6..10)?
            .iter()
            .fold(0, |length, byte| length << 7 | usize::from(byte & 0x7f));
        let behind = head.get(10 + length..).unwrap_or_default();
        let is_flac = behind.starts_with(b"fLaC");
        return Some(if is_flac {
            Content::Flac
        } else {
            Content::MpegAudio
        });
    }
    match head {
        [0xff, second, ..] if second & 0xf6 == 0xf0 => Some(Content::Adts),
        [0xff, second, ..] if second & 0xe0 == 0xe0 && *second != 0xff => Some(Content::MpegAudio),
        _ => None,
    }
}

fn is_text(head: &[u8]) -> bool {
    let start = head.get(..1024).unwrap_or(head);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // The cut at 1024 bytes may go through a character.
        Err(error) if error.error_len().is_none() => {
            let valid = start.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let is_plain = |c: char| !c.is_control() || c.is_whitespace();
    let (plain, all) = text.chars().fold((0_usize, 0_usize), |(plain, all), c| {
        (plain + usize::from(is_plain(c)), all + 1)
    });
    all > 0 && plain * 100 >= all * 97
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fixture_is_what_it_is() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        for (name, content) in [
            ("1080p", Content::IsoBmff),
            ("mov-renamed", Content::IsoBmff),
            ("3gp-renamed", Content::IsoBmff),
            ("mkv-renamed", Content::Matroska),
            ("webm-renamed", Content::WebM),
            ("avi-renamed", Content::Avi),
            ("flv-renamed", Content::Flv),
            ("wmv-renamed", Content::Asf),
            ("ts-renamed", Content::MpegTs),
            ("m2ts-renamed", Content::MpegTs),
            ("mpg-renamed", Content::MpegPs),
            ("rm-renamed", Content::RealMedia),
            ("gif-renamed", Content::Gif),
            ("ogv-renamed", Content::Ogg),
            ("empty", Content::Empty),
            ("zeros", Content::Unknown),
            ("random", Content::Unknown),
            ("text", Content::Text),
        ] {
            let bytes = std::fs::read(folder.join(format!("{name}.mp4"))).unwrap();
            assert_eq!(sniff(&bytes), content, "{name}");
        }
    }

    #[test]
    fn junk_before_ftyp_is_measured() {
        let mut head = vec![0xee; 37];
        head.extend(b"\x00\x00\x00\x18ftypisom");
        assert_eq!(leading_junk(&head), Some(37));
        assert_eq!(leading_junk(head.get(37..).unwrap()), None);
        assert_eq!(leading_junk(b"no such thing"), None);
    }
}
