//! What stands before the film: no player opens it, and it is not called what it is not.

use crate::common::boxes::plain;
use crate::common::movie::Movie;
use crate::{facts, facts_of};
use yujian::facts::{Content, DefectCode};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

fn report(file: &[u8]) -> Report {
    let notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    Report::unconfirmed(&facts_of(file), "a.mp4", &notice)
}

/// What `container` comes to for a good film with this in front.
fn behind(front: &[u8]) -> (Outcome, String) {
    let file = [front, &Movie::of(10).bytes()].concat();
    let main = report(&file).outcome("container").unwrap().main.clone();
    (main.outcome, main.code)
}

/// A tag of so many bytes behind its header.
fn id3(length: u32, footer: bool) -> Vec<u8> {
    let size = [21, 14, 7, 0].map(|shift| u8::try_from(length >> shift & 0x7f).unwrap());
    let flags = if footer { 0x10 } else { 0 };
    let footer = vec![0; if footer { 10 } else { 0 }];
    let body = vec![0; length as usize];
    [b"ID3\x04\0", &[flags][..], &size, &body, &footer].concat()
}

#[test]
fn junk_in_front_is_the_reason_why_it_cannot_be_told() {
    let html = b"<!DOCTYPE html>\n<html><body>\xe8\xa7\x86\xe9\xa2\x91</body></html>\n";
    for (what, front) in [
        ("a mark of nine characters", b"000000000".to_vec()),
        ("three", b"000".to_vec()),
        ("one zero", vec![0]),
        ("zeros", vec![0; 512]),
        (
            "a text",
            b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n".to_vec(),
        ),
        ("a page", html.to_vec()),
        ("noise", vec![0x9b; 37]),
        (
            "what looks like sound",
            vec![0xff, 0xfb, 0x90, 0x64, 0, 0, 0],
        ),
        ("what looks like a picture", vec![0, 0, 0, 1, 9, 16]),
        ("more than the first read", vec![0x9b; 20_000]),
        ("a tag", id3(256, false)),
        ("a tag with a footer", id3(100, true)),
        ("a long tag", id3(100_000, false)),
        ("two tags", [id3(20, false), id3(3000, false)].concat()),
        ("a tag and zeros", [id3(20, false), vec![0; 44]].concat()),
    ] {
        let expected = (Outcome::CannotTell, "junk-in-front".to_owned());
        assert_eq!(behind(&front), expected, "{what}");
    }
}

#[test]
fn boxes_in_front_are_boxes() {
    for kind in [b"free", b"junk", b"skip", b"abcd", b"hoov"] {
        let file = [plain(kind, &[7; 20]), Movie::of(10).bytes()].concat();
        let found = facts_of(&file);
        assert_eq!(found.content, Content::IsoBmff);
        assert!(!found.has(DefectCode::JunkInFront), "{kind:?}");
    }
    // Their size does not lead to the brand.
    let front = [plain(b"abcd", &[7; 20]), vec![1; 3]].concat();
    assert_eq!(behind(&front).1, "junk-in-front");
}

#[test]
fn what_only_holds_a_film_is_called_what_it_is() {
    let film = Movie::of(10).bytes();
    for (content, head) in [
        (Content::Zip, b"PK\x03\x04\x14\0\0\0\0\0a.mp4".to_vec()),
        (Content::Rar, b"Rar!\x1a\x07\x01\0".to_vec()),
        (Content::Jpeg, b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        (Content::Matroska, b"\x1a\x45\xdf\xa3".to_vec()),
    ] {
        assert_eq!(facts_of(&[&head[..], &film].concat()).content, content);
    }
}

#[test]
fn sound_behind_a_tag_is_sound() {
    for length in [20, 100_000] {
        let mp3 = [
            id3(length, false),
            vec![0xff, 0xfb, 0x90, 0x64],
            vec![0; 4000],
        ]
        .concat();
        assert_eq!(facts_of(&mp3).content, Content::MpegAudio);
        let flac = [id3(length, false), b"fLaC\0\0\0\x22".to_vec(), vec![0; 99]].concat();
        assert_eq!(facts_of(&flac).content, Content::Flac);
    }
    // The tag is longer than the file.
    assert_eq!(facts_of(&id3(300, false)[..50]).content, Content::MpegAudio);
}

#[test]
fn recordings_of_surveillance_cameras_are_named() {
    let pack = b"\0\0\x01\xba\x44\0\x04\0\x04\x01\0\0\x03\xf8\0\0\x01\xbb\0\x0c".to_vec();
    let old_pack = b"\0\0\x01\xba\x21\0\x01\0\x01\xa1\xa1\xad\0\0\x01\xbb\0\x0c".to_vec();
    let imkh = [
        b"IMKH\x01\x01\0\0\x02\0\0\0\x02\0\0\0".to_vec(),
        vec![0; 24],
    ]
    .concat();
    let enveloped = [&[0, 0, 0, 64, 0, 0, 0, 19][..], &[0; 16], &imkh].concat();
    for head in [imkh.clone(), enveloped, vec![7; 100]] {
        for pack in [&pack, &old_pack] {
            let file = [&head[..], pack, &[0; 500]].concat();
            assert_eq!(facts(&file).content, Content::MpegPs);
        }
    }
    assert_eq!(
        facts(&[&imkh[..], &[9; 600]].concat()).content,
        Content::Unknown
    );
    for head in [&b"DHAV\xfd\0\0\0"[..], b"DAHUA\0\0\0"] {
        let file = [head, &[0; 600]].concat();
        let found = report(&file);
        let main = &found.outcome("container").unwrap().main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Breaks, "only-named")
        );
        assert_eq!(main.evidence.get("format"), Some(&"dav".into()));
    }
}

#[test]
fn a_transport_stream_may_begin_within_a_packet() {
    let mut packet = [0x11; 188];
    packet[0] = 0x47;
    let stream = packet.repeat(8);
    for lost in [1, 100, 187] {
        assert_eq!(facts(&stream[lost..]).content, Content::MpegTs, "{lost}");
    }
    let disguised = [&[0x9b; 120][..], &stream].concat();
    assert_eq!(facts(&disguised).content, Content::MpegTs);
}

#[test]
fn brands_of_phones_are_no_mp4() {
    for (brand, format) in [
        (b"KDDI", "3gpp"),
        (b"3g2a", "3gpp"),
        (b"3gr6", "3gpp"),
        (b"3gh9", "3gpp"),
        (b"mqt ", "quicktime"),
    ] {
        let mut movie = Movie::of(10);
        movie.brand = Some(*brand);
        let found = report(&movie.bytes());
        let main = &found.outcome("container").unwrap().main;
        assert_eq!(main.outcome, Outcome::Breaks);
        assert_eq!(main.evidence.get("format"), Some(&format.into()));
    }
    for brand in [b"XAVC", b"MSNV", b"MMP4", b"M4VP", b"ndsc"] {
        let mut movie = Movie::of(10);
        movie.brand = Some(*brand);
        assert_eq!(report(&movie.bytes()).verdict, Outcome::Confirm);
    }
}
