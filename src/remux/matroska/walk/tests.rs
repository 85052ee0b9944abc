//! Tests of the walk over blocks that were put together here.

use super::*;

#[test]
fn a_number_of_few_bytes_keeps_its_sign() {
    assert_eq!(signed(&[]), 0);
    assert_eq!(signed(&[0xff]), -1);
    assert_eq!(signed(&[0x00, 0xd6, 0x71, 0x5c]), 14_053_724);
    assert_eq!(signed(&[0xff, 0x00]), -256);
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    [id, &[0x80 | body.len() as u8], body].concat()
}

/// A cluster of unknown length at 100 ms.
fn cluster(inner: &[Vec<u8>]) -> Vec<u8> {
    let lead = [0x1f, 0x43, 0xb6, 0x75, 0xff];
    [&lead[..], &element(&[0xe7], &[100]), &inner.concat()].concat()
}

fn simple(body: &[u8]) -> Vec<u8> {
    element(&[0xa3], body)
}

/// Tracks 1 of pictures and 2 of sound.
fn walked(bytes: &[u8]) -> Result<Vec<Listed>, Error> {
    let mut tracks = vec![Listed::new(1, false, None), Listed::new(2, true, None)];
    let stretch = Stretch {
        start: 0,
        end: bytes.len() as u64,
        tick: 1_000_000,
    };
    let mut window = Window::new(bytes);
    pollster::block_on(list(&mut window, stretch, &mut tracks)).map(|()| tracks)
}

#[test]
fn blocks_and_groups_tell_frames_and_what_refers_to_others_is_no_key_frame() {
    let refers = [
        element(&[0xa1], &[0x81, 0, 40, 0, 7, 7]),
        element(&[0xfb], &[0xd8]),
        element(&[0x9b], &[40]),
    ];
    let laced = [0x82, 0, 1, 0x04, 1, 5, 5, 6, 6];
    let bytes = cluster(&[
        simple(&[0x81, 0, 0, 0x80, 1, 2, 3]),
        element(&[0xec], &[0; 5]),
        simple(&laced),
        element(&[0xa0], &refers.concat()),
        simple(&[0x83, 0, 0, 0x80, 1]),
    ]);
    let found = walked(&bytes).unwrap();
    let told = |listed: &Listed| -> Vec<(i64, u32, bool)> {
        let frames = listed.frames.iter();
        let told = frames.map(|frame| (frame.at.max(-1), frame.size, frame.is_key));
        told.collect()
    };
    assert_eq!(
        told(&found[0]),
        [(100_000_000, 3, true), (140_000_000, 2, false)]
    );
    assert_eq!(found[0].block_lasts, Some(40));
    assert_eq!(told(&found[1]), [(101_000_000, 2, true), (-1, 2, true)]);
    let second = found[1].frames[1].offset as usize;
    assert_eq!(bytes[second..second + 2], [6, 6]);
}

#[test]
fn what_contradicts_itself_or_is_cut_off_is_refused() {
    let refused = |bytes: &[u8]| match walked(bytes) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let block = simple(&[0x81, 0, 0, 0x80, 1, 2, 3]);
    let bytes = cluster(std::slice::from_ref(&block));
    assert_eq!(refused(&bytes[..bytes.len() - 1]), Refusal::CutOff);
    assert_eq!(
        refused(&block),
        Refusal::Contradiction(DefectCode::BoxMissing)
    );
    let group = element(&[0xa0], &block[..4]);
    let bytes = cluster(&[group, block.clone(), block]);
    assert_eq!(
        refused(&bytes),
        Refusal::Contradiction(DefectCode::ChildTooLarge)
    );
    let empty = cluster(&[simple(&[0x81, 0, 0, 0x80])]);
    assert_eq!(
        refused(&empty),
        Refusal::Contradiction(DefectCode::BoxTooShort)
    );
    let encrypted = cluster(&[element(&[0xaf], &[0])]);
    assert_eq!(refused(&encrypted), Refusal::Encrypted);
    let second = cluster(&[element(&[0x1a, 0x45, 0xdf, 0xa3], &[])]);
    assert_eq!(
        refused(&second),
        Refusal::Contradiction(DefectCode::SecondMovie)
    );
    let junk = cluster(&[vec![0; 20]]);
    assert_eq!(
        refused(&junk),
        Refusal::Contradiction(DefectCode::JunkBytes)
    );
}
