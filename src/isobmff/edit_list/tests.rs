//! Which of the media plays by edits, when, and what is left out.

use super::*;

const SCALES: Scales = Scales {
    movie: 1_000,
    track: 48_000,
    is_open: false,
};

/// Ten seconds of media.
const TEN: Media = Media {
    from: 0.0,
    to: 10.0,
    decoded: 10.0,
};

fn list(edits: &[(u64, Option<u64>)]) -> EditList {
    let edit = |&(duration, media_time): &(u64, Option<u64>)| Edit {
        duration,
        media_time,
        rate: NORMAL_RATE,
    };
    EditList {
        edits: edits.iter().map(edit).collect(),
        ..EditList::default()
    }
}

fn segments(edits: &[(u64, Option<u64>)]) -> Option<Vec<(f64, f64, f64)>> {
    let found = list(edits).segments(SCALES)?.into_iter();
    let plain = found.map(|segment| (segment.from_s, segment.to_s, segment.shown_s));
    Some(plain.collect())
}

fn played(edits: &[(u64, Option<u64>)], content: Media) -> (f64, f64, f64) {
    let played = list(edits).play(SCALES, &content);
    (played.from, played.to, played.missing_s)
}

#[test]
fn without_edits_all_plays_from_the_start() {
    assert_eq!(segments(&[]), Some(vec![(0.0, f64::INFINITY, 0.0)]));
    assert_eq!(played(&[], TEN), (0.0, 10.0, 0.0));
}

#[test]
fn behind_empty_edits_alone_all_plays() {
    let edits = [(500, None), (1_000, None)];
    assert_eq!(segments(&edits), Some(vec![(0.0, f64::INFINITY, 1.5)]));
    assert_eq!(played(&edits, TEN), (1.5, 11.5, 0.0));
}

#[test]
fn priming_is_left_out_and_an_empty_edit_delays() {
    let edits = [(500, None), (2_000, Some(48_000))];
    assert_eq!(segments(&edits), Some(vec![(1.0, 3.0, 0.5)]));
    assert_eq!(played(&edits, TEN), (0.5, 2.5, 0.0));
}

#[test]
fn what_is_cut_out_in_the_middle_is_not_played() {
    let edits = [(1_000, Some(0)), (0, Some(96_000))];
    let expected = vec![(0.0, 1.0, 0.0), (2.0, f64::INFINITY, 1.0)];
    assert_eq!(segments(&edits), Some(expected));
    assert_eq!(played(&edits, TEN), (0.0, 9.0, 0.0));
}

#[test]
fn an_earlier_edit_of_zero_plays_nothing() {
    let edits = [(0, Some(0)), (2_000, Some(48_000))];
    assert_eq!(
        segments(&edits),
        Some(vec![(0.0, 0.0, 0.0), (1.0, 3.0, 0.0)])
    );
    assert_eq!(played(&edits, TEN), (0.0, 2.0, 0.0));
}

#[test]
fn before_fragments_the_last_edit_does_not_end_the_media() {
    let list = list(&[(2_000, Some(48_000)), (500, None)]);
    let open = Scales {
        is_open: true,
        ..SCALES
    };
    let found = list.segments(open).unwrap();
    assert_eq!((found[0].from_s, found[0].to_s), (1.0, f64::INFINITY));
    let played = list.play(open, &TEN);
    assert_eq!((played.from, played.to), (0.0, 9.5));
}

#[test]
fn no_more_plays_than_there_is() {
    assert_eq!(played(&[(60_000, Some(0))], TEN), (0.0, 10.0, 50.0));
    let late = Media { from: 0.2, ..TEN };
    assert_eq!(played(&[(10_000, Some(0))], late), (0.2, 10.0, 0.0));
}

#[test]
fn what_is_shown_before_zero_plays_too() {
    let early = Media { from: -0.5, ..TEN };
    assert_eq!(played(&[(0, Some(0))], early), (-0.5, 10.0, 0.0));
}

#[test]
fn what_plays_twice_or_backwards_is_not_followed() {
    assert_eq!(segments(&[(1_000, Some(48_000)), (1_000, Some(0))]), None);
    assert_eq!(segments(&[(1_000, Some(0)), (1_000, Some(0))]), None);
}

#[test]
fn a_dwell_lasts_as_long_as_it_says_and_other_rates_count_as_one() {
    let mut list = list(&[(20_000, Some(0))]);
    list.edits[0].rate = 0;
    assert_eq!(list.segments(SCALES), None);
    assert_eq!(list.play(SCALES, &TEN).to, 20.0);
    assert_eq!(list.odd_rates().collect::<Vec<_>>(), [0]);
    for rate in [1, NORMAL_RATE / 2, 2 * NORMAL_RATE, -NORMAL_RATE] {
        list.edits[0].rate = rate;
        let played = list.play(SCALES, &TEN);
        assert_eq!((played.to, played.missing_s), (10.0, 10.0));
        assert!(list.segments(SCALES).is_some());
        assert_eq!(list.odd_rates().collect::<Vec<_>>(), [rate]);
    }
}

#[test]
fn edits_of_no_length_need_no_time_scale() {
    let none = Scales { movie: 0, ..SCALES };
    let list = list(&[(0, Some(0))]);
    assert!(!list.needs_movie_scale());
    assert_eq!(list.play(none, &TEN).to, 10.0);
}

#[test]
fn of_some_lists_some_players_show_nothing() {
    let shows_nothing = |edits: &[(u64, Option<u64>)]| list(edits).shows_nothing(SCALES, &TEN);
    for edits in [
        &[(0, Some(0))][..],
        &[(41, None), (0, Some(0))],
        &[(2_000, Some(0)), (0, Some(48_000))],
        &[(0, None)],
        &[(500, None), (1_000, None)],
        &[(1_000, Some(480_000))],
        &[(1_000, Some(0)), (1_000, Some(500_000))],
    ] {
        assert!(shows_nothing(edits), "{edits:?}");
    }
    for edits in [
        &[][..],
        &[(10_000, Some(0))],
        &[(1_000, Some(479_999))],
        &[(0, Some(480_000)), (1_000, Some(0))],
    ] {
        assert!(!shows_nothing(edits), "{edits:?}");
    }
    // Before fragments a length of zero is how the last edit is written.
    let open = Scales {
        is_open: true,
        ..SCALES
    };
    assert!(!list(&[(0, Some(0))]).shows_nothing(open, &TEN));
    assert!(!list(&[(0, None)]).shows_nothing(open, &TEN));
    assert!(list(&[(0, Some(480_000))]).shows_nothing(open, &TEN));
}

#[test]
fn what_is_left_out_at_both_ends() {
    let edits = list(&[(500, None), (2_000, Some(48_000)), (1_000, Some(288_000))]);
    assert_eq!(edits.empty_s(SCALES), 0.5);
    assert_eq!(edits.first_media_s(SCALES), 1.0);
    assert_eq!(edits.left_out_s(SCALES, &TEN), 3.0);
    let all = list(&[(500, None)]);
    assert_eq!(
        (all.first_media_s(SCALES), all.left_out_s(SCALES, &TEN)),
        (0.0, 0.0)
    );
}
