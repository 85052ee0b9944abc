//! Tests of the walk over tags that were put together here.

use super::*;

fn tag(kind: u8, millis: u32, body: &[u8]) -> Vec<u8> {
    let [high, time @ ..] = millis.to_be_bytes();
    let [_, size @ ..] = (body.len() as u32).to_be_bytes();
    let mut bytes = [&[kind][..], &size, &time, &[high, 0, 0, 0], body].concat();
    bytes.extend((body.len() as u32 + 11).to_be_bytes());
    bytes
}

fn film(tags: &[Vec<u8>]) -> Vec<u8> {
    [b"FLV\x01\x05\0\0\0\x09\0\0\0\0".to_vec(), tags.concat()].concat()
}

fn walked(film: &[u8]) -> Result<Tracks<'static>, Error> {
    let mut tracks = Tracks {
        picture: Listed::new("h264"),
        sound: Some(Listed::new("aac")),
    };
    let mut window = Window::new(film);
    pollster::block_on(list(&mut window, &mut tracks)).map(|()| tracks)
}

fn refused(tags: &[Vec<u8>]) -> Refusal {
    match walked(&film(tags)) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

const KEY: [u8; 7] = [0x17, 1, 0, 0, 80, 7, 7];
const CONFIGURED: [u8; 6] = [0x17, 0, 0, 0, 0, 9];

#[test]
fn tags_tell_frames_configurations_and_times() {
    let film = film(&[
        tag(SCRIPT, 0, b"onMetaData"),
        tag(PICTURE, 0, &CONFIGURED),
        tag(SOUND, 0, &[0xaf, 0, 0x11, 0x90]),
        tag(PICTURE, 0x0100_0000, &KEY),
        tag(SOUND, 21, &[0xaf, 1, 5]),
        // Earlier than it is decoded, and extended: `avc1` without a time of its own.
        tag(PICTURE, 0x0100_0028, &[0x27, 1, 0xff, 0xff, 0xff, 8]),
        tag(PICTURE, 0x0100_0050, &[0xa3, b'a', b'v', b'c', b'1', 6]),
        tag(PICTURE, 0x0100_0050, &[0x17, 2, 0, 0, 0]),
        tag(SOUND, 42, &[0xaf, 1]),
    ]);
    let tracks = walked(&film).unwrap();
    let sound = tracks.sound.unwrap();
    assert_eq!(tracks.picture.configuration, [9]);
    assert_eq!(sound.configuration, [0x11, 0x90]);
    let told = |listed: &[Frame]| -> Vec<(i64, Vec<u8>, bool)> {
        let frame = |frame: &Frame| {
            let bytes = &film[frame.offset as usize..][..frame.size as usize];
            (frame.at / 1_000_000, bytes.to_vec(), frame.is_key)
        };
        listed.iter().map(frame).collect()
    };
    let high = 0x0100_0000;
    assert_eq!(
        told(&tracks.picture.frames),
        [
            (high + 80, vec![7, 7], true),
            (high + 39, vec![8], false),
            (high + 80, vec![6], false)
        ]
    );
    assert_eq!(told(&sound.frames), [(21, vec![5], true)]);
}

#[test]
fn what_contradicts_itself_or_is_cut_off_is_refused() {
    let frame = tag(PICTURE, 40, &KEY);
    assert_eq!(
        refused(&[frame[..frame.len() - 5].to_vec()]),
        Refusal::CutOff
    );
    assert_eq!(refused(&[vec![9, 0, 0]]), Refusal::CutOff);
    let early = tag(PICTURE, 0, &KEY);
    assert_eq!(refused(&[frame.clone(), early]), Refusal::Times);
    let configured = tag(PICTURE, 40, &CONFIGURED);
    assert_eq!(refused(&[frame, configured]), Refusal::SeveralFormats);
    let other = tag(PICTURE, 0, &[0x12, 1, 1]);
    assert_eq!(refused(&[other]), Refusal::SeveralFormats);
    let junk = tag(7, 0, &[1]);
    assert_eq!(
        refused(&[junk]),
        Refusal::Contradiction(DefectCode::JunkBytes)
    );
    let encrypted = tag(PICTURE | 0x20, 0, &KEY);
    assert_eq!(refused(&[encrypted]), Refusal::Encrypted);
    let several = tag(PICTURE, 0, &[0x96, b'a', b'v', b'c', b'1', 6]);
    assert_eq!(
        refused(&[several]),
        Refusal::Configuration("h264".to_owned())
    );
}
