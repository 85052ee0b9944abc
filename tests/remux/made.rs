//! What holds of a result beside its source, packet by packet.

use crate::Result;
use crate::packets::{Stream, found_in, stream};
use yujian::remux::Choice;

/// Picture and sound stay together within a millisecond.
const TOGETHER_S: f64 = 0.001;

/// The numbers of the packets that were kept, of picture and of sound; those of each are what they were, and they
/// stay together.
pub(crate) fn kept(source: &[u8], choice: &Choice, result: &Result) -> [Vec<usize>; 2] {
    let own = stream(source, b"vide", Some(choice.picture)).unwrap();
    let picture = stream(&result.bytes, b"vide", None).unwrap();
    let numbers = found_in(&own, &picture).unwrap();
    let sound = stream(&result.bytes, b"soun", None);
    assert_eq!(
        sound.as_ref().map(|sound| sound.packets.len() as u64),
        result.plan.packets
    );
    let Some(sound) = sound else {
        return [numbers, Vec::new()];
    };
    let of_sound = stream(source, b"soun", choice.sound).unwrap();
    let sounds = found_in(&of_sound, &sound).unwrap();
    let apart = |picture: (&Stream, usize), sound: (&Stream, usize)| {
        let second = |(stream, number): (&Stream, usize)| stream.second(&stream.packets[number]);
        second(picture) - second(sound)
    };
    let before = apart((&own, numbers[0]), (&of_sound, sounds[0]));
    let after = apart((&picture, 0), (&sound, 0));
    assert!(
        (before - after).abs() < TOGETHER_S,
        "{before} and {after} s apart"
    );
    [numbers, sounds]
}

/// All packets of both tracks were kept.
pub(crate) fn is_all(source: &[u8], choice: &Choice, result: &Result) {
    let [pictures, sounds] = kept(source, choice, result);
    let count = |handler, id| stream(source, handler, id).map_or(0, |own| own.packets.len());
    assert_eq!(pictures.len(), count(b"vide", Some(choice.picture)));
    if let Some(id) = choice.sound {
        assert_eq!(sounds.len(), count(b"soun", Some(id)));
    }
}
