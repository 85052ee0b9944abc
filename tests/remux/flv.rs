//! Films in FLV, made and recorded by `containers.sh` too.

use crate::containers::{film, steps};
use crate::{fixture, remux, whole};
use yujian::facts::Fact;
use yujian::remux::{Choice, Cut, Refusal, Time, Turn};

#[test]
fn rounded_stamps_become_exact() {
    for (name, picture, sound) in [
        ("h264-aac.flv", (1001, 30_000), (1024, 44_100)),
        ("h264-mp3.flv", (1000, 25_000), (1152, 44_100)),
    ] {
        let source = film(name);
        let result = remux(&source, &whole(&source)).unwrap();
        let (found, scale) = steps(&result, b"vide");
        assert_eq!((found, scale), (vec![picture.0], picture.1), "{name}");
        let (found, scale) = steps(&result, b"soun");
        assert_eq!((found, scale), (vec![sound.0], sound.1), "{name}");
    }
}

#[test]
fn what_no_mp4_holds_is_named() {
    let flash = std::fs::read(fixture("containers/flv1.flv")).unwrap();
    for (source, codec) in [(flash, "flv1"), (film("speex.flv"), "speex")] {
        let refused = remux(&source, &whole(&source)).err();
        assert_eq!(refused, Some(Refusal::Codec(codec.to_owned())));
    }
}

/// The tags of a film: where each begins, and the length of its body.
fn tags(film: &[u8]) -> Vec<(usize, usize)> {
    let mut at = 13;
    let mut tags = Vec::new();
    while at < film.len() {
        let size = u32::from_be_bytes([0, film[at + 1], film[at + 2], film[at + 3]]) as usize;
        tags.push((at, size));
        at += 11 + size + 4;
    }
    tags
}

/// The same film with its pictures as the extension names them.
fn extended(film: &[u8]) -> Vec<u8> {
    let mut bytes = film[..13].to_vec();
    for (at, size) in tags(film) {
        let (head, body) = (&film[at..at + 11], &film[at + 11..at + 11 + size]);
        let body = match head[0] {
            9 => {
                let lead = [0x80 | body[0] & 0x70 | body[1], b'a', b'v', b'c', b'1'];
                let rest = if body[1] == 1 { &body[2..] } else { &body[5..] };
                [&lead[..], rest].concat()
            }
            _ => body.to_vec(),
        };
        let size = body.len() as u32;
        bytes.push(head[0]);
        bytes.extend(&size.to_be_bytes()[1..]);
        bytes.extend(&head[4..]);
        bytes.extend(body);
        bytes.extend((size + 11).to_be_bytes());
    }
    bytes
}

#[test]
fn pictures_of_the_extension_are_the_same() {
    let source = film("h264-aac.flv");
    let result = remux(&source, &whole(&source)).unwrap();
    let source = extended(&source);
    let same = remux(&source, &whole(&source)).unwrap();
    for handler in [b"vide", b"soun"] {
        let packets = |bytes: &[u8]| {
            let stream = crate::packets::stream(bytes, handler, None).unwrap();
            let packets = stream.packets.into_iter();
            let told = packets.map(|packet| (packet.bytes, packet.decoded, packet.shown));
            told.collect::<Vec<_>>()
        };
        assert_eq!(packets(&result.bytes), packets(&same.bytes));
    }
}

#[test]
fn it_is_cut_and_turned_like_any_film() {
    for exact in [false, true] {
        let source = film("h264-aac.flv");
        let choice = Choice {
            cut: Cut {
                from: Some(Time::from_millis(1300)),
                to: Some(Time::from_millis(1800)),
                exact,
            },
            turn: Some(Turn::Over),
            ..whole(&source)
        };
        let result = remux(&source, &choice).unwrap();
        let begin = result.plan.begin.seconds();
        let ends = begin + result.plan.duration.seconds();
        assert!((1.799..=1.8001).contains(&ends), "{ends}");
        let range = if exact { 1.25..=1.3 } else { 0.8..=0.95 };
        assert!(range.contains(&begin), "{begin}");
        let movie = result.after.movie.unwrap();
        assert_eq!(movie.pictures[0].rotation_deg, Fact::Known(180));
    }
}

#[test]
fn a_film_that_was_cut_off_or_goes_on_as_another_is_refused() {
    let source = film("h264-aac.flv");
    for missing in [1, 5, 500, 4000] {
        let source = &source[..source.len() - missing];
        assert_eq!(remux(source, &whole(source)).err(), Some(Refusal::CutOff));
    }
    // Behind the last tag comes a whole film, with its header.
    let twice = [source.clone(), source.clone()].concat();
    assert!(remux(&twice, &whole(&twice)).is_err());
    // The same without: times begin anew.
    let again = [source.as_slice(), &source[13..]].concat();
    assert_eq!(remux(&again, &whole(&again)).err(), Some(Refusal::Times));
}
