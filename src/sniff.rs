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
    (b"DHAV", Content::Dav),
    (b"DAHUA", Content::Dav),
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

/// Whether the content was told by so little that something else may stand behind the first bytes.
#[must_use]
pub const fn is_uncertain(content: Content) -> bool {
    matches!(
        content,
        Content::Unknown
            | Content::Text
            | Content::MpegAudio
            | Content::Adts
            | Content::Ac3
            | Content::ElementaryVideo
    )
}

/// How far into the file its first box stands, where something else stands before `ftyp`: nothing
/// where that is boxes as well, which players pass over.
#[must_use]
pub fn leading_junk(head: &[u8]) -> Option<u64> {
    let is_brand = |window: &[u8]| match window {
        [0, 0, 0, size, b'f', b't', b'y', b'p'] => *size >= 16 && size % 4 == 0,
        _ => false,
    };
    let is_start = |at: &usize| {
        let rest = head.get(*at..).unwrap_or_default();
        let behind = rest.get(usize::from(rest.get(3).copied().unwrap_or_default())..);
        // Where the next box is still within `head`, it must be one.
        behind.is_none_or(|behind| behind.len() < 8 || boxed(behind) == Some(Content::IsoBmff))
    };
    let brands = head.windows(8).enumerate();
    let mut brands = brands.filter(|(_, window)| is_brand(window));
    let at = brands.find_map(|(at, _)| Some(at).filter(is_start))?;
    let are_boxes = are_boxes(head.get(..at)?);
    Some(if are_boxes { 0 } else { at as u64 })
}

/// Whether bytes are boxes from begin to end, of whatever kind.
fn are_boxes(mut bytes: &[u8]) -> bool {
    while let Some((size, kind)) = box_header(bytes) {
        let is_named = kind.iter().all(u8::is_ascii_graphic);
        match bytes.get(size as usize..) {
            Some(rest) if size >= 8 && is_named => bytes = rest,
            _ => return false,
        }
    }
    bytes.is_empty()
}

/// The 32-bit size and the kind of the box that begins with these bytes.
fn box_header(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let size = u32::from_be_bytes(*bytes.first_chunk::<4>()?);
    Some((size, bytes.get(4..8)?))
}

/// A stream of MPEG behind a head of a recorder's own (`IMKH` of Hikvision's), or that does not begin
/// with a whole packet.
#[must_use]
pub fn behind_head(head: &[u8]) -> Option<Content> {
    let start = head.get(..1024).unwrap_or(head);
    let mut packs = (1..start.len()).filter_map(|at| start.get(at..));
    // A pack header (ISO/IEC 13818-1, 2.5.3.3, or ISO/IEC 11172-1, 2.4.3.2), and a start code soon.
    let is_pack = |bytes: &[u8]| {
        let is_marked = match bytes {
            [0, 0, 1, 0xba, lead, ..] => lead & 0xc4 == 0x44 || lead & 0xf1 == 0x21,
            _ => false,
        };
        let mut codes = bytes.get(12..32).unwrap_or_default().windows(4);
        is_marked && codes.any(|code| matches!(code, [0, 0, 1, 0xb9..=0xff]))
    };
    if packs.any(is_pack) {
        return Some(Content::MpegPs);
    }
    let is_packets =
        |first: usize| (0..5).all(|packet| head.get(first + packet * 188) == Some(&0x47));
    (1..188).any(is_packets).then_some(Content::MpegTs)
}

/// How long the tag (ID3v2, section 3.1) is that the bytes begin with; nothing where there is none.
#[must_use]
pub fn tag_length(head: &[u8]) -> u64 {
    match head {
        [b'I', b'D', b'3', _, _, flags, length @ ..] => {
            // In 7 bits of 4 bytes each.
            let length = length.iter().take(4);
            let body = length.fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f));
            let has_footer = flags & 0x10 != 0;
            body + if has_footer { 20 } else { 10 }
        }
        _ => 0,
    }
}

/// What a file is, by what stands behind the tag: other sound and films can carry one as well.
#[must_use]
pub fn behind_tag(behind: &[u8]) -> Content {
    match sniff(behind) {
        content @ (Content::Flac | Content::IsoBmff | Content::Adts) => content,
        _ => Content::MpegAudio,
    }
}

/// ISO base media (ISO/IEC 14496-12) and JPEG 2000 (ISO/IEC 15444-1, Annex I), by the first box.
fn boxed(head: &[u8]) -> Option<Content> {
    let (size, kind) = box_header(head)?;
    if kind == b"jP  " {
        return Some(Content::Jpeg2000);
    }
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

/// MPEG audio and ADTS frames; MPEG audio may be expected behind an ID3 tag.
fn sound_frame(head: &[u8]) -> Option<Content> {
    match head {
        [b'I', b'D', b'3', ..] => Some(Content::MpegAudio),
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
        assert_eq!(leading_junk(head.get(37..).unwrap()), Some(0));
        assert_eq!(leading_junk(b"no such thing"), None);
        // Whole boxes of another kind are none.
        let boxes = b"\x00\x00\x00\x0aabcd..\x00\x00\x00\x08efgh\x00\x00\x00\x18ftypisom";
        assert_eq!(leading_junk(boxes), Some(0));
        // Behind the brand there must be a box where one can be seen.
        let mut words = b"what is \x00\x00\x00\x10ftyp? ".to_vec();
        words.resize(100, b'.');
        assert_eq!(leading_junk(&words), None);
    }

    #[test]
    fn the_length_of_a_tag_is_told_in_seven_bits() {
        assert_eq!(tag_length(b"ID3\x03\x00\x00\x00\x00\x02\x01"), 10 + 257);
        assert_eq!(tag_length(b"ID3\x04\x00\x10\x00\x00\x00\x7f"), 20 + 127);
        assert_eq!(tag_length(b"TAG"), 0);
    }
}
