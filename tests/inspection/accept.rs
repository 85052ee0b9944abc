//! What is odd and plays everywhere is not refused; what looks the same and does not play is.

use crate::common::boxes::{around, find, full, header, patch, plain, u32s};
use crate::common::codecs::{avc1, avcc, h264_set, visual};
use crate::common::movie::{Edit, Movie, Track, fragment, mvex};
use crate::{facts, has};
use yujian::facts::{DefectCode, Fact, Facts};
use yujian::notice::Notice;
use yujian::report::Report;
use yujian::rules::Outcome;

const ONE: i32 = 0x1_0000;

fn report(file: &[u8]) -> Report {
    let notice = Notice::parse(include_str!("../../www/notice.json")).unwrap();
    Report::unconfirmed(&facts(file), "a.mp4", &notice)
}

/// What the rule came to, and by which code.
fn outcome(file: &[u8], rule: &str) -> (Outcome, String) {
    let main = report(file).outcome(rule).unwrap().main.clone();
    (main.outcome, main.code)
}

/// It waits for nothing but eyes and ears, and plays for ten seconds.
fn assert_accepted(file: &[u8], what: &str) -> Facts {
    let facts = facts(file);
    let report = report(file);
    assert_eq!(report.verdict, Outcome::Confirm, "{what}: {report:#?}");
    assert_eq!(report.facts.duration_s, Some(10.0), "{what}");
    assert!(!facts.truncated, "{what}");
    facts
}

fn duration(file: &[u8]) -> Fact<f64> {
    facts(file).movie.unwrap().duration_s
}

/// A film in fragments, of ten seconds of picture in all.
fn fragmented() -> Movie {
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.tail = vec![fragment(0, 125), fragment(125, 125)];
    movie
}

/// An alias record of the Macintosh that names this file.
fn alias(name: &[u8]) -> Vec<u8> {
    let mut record = vec![0; 150];
    record[4..8].copy_from_slice(&[0, 150, 0, 2]);
    record[50] = u8::try_from(name.len()).unwrap();
    record[51..51 + name.len()].copy_from_slice(name);
    [record, vec![0xff, 0xff, 0, 0]].concat()
}

#[test]
fn references_without_a_location_are_this_file() {
    let zeros = vec![0; 12];
    for (kind, flags, location, is_own) in [
        (b"url ", 1, &b""[..], true),
        (b"url ", 0, b"", true),
        (b"url ", 2, b"", true),
        (b"url ", 0, b"\0", true),
        (b"urn ", 0, b"\0\0", true),
        (b"alis", 0, b"", true),
        (b"alis", 0, b"\0\0\0\0", true),
        (b"alis", 0, &alias(b""), true),
        (b"rsrc", 0, &zeros, true),
        (b"alis", 1, &alias(b"x.mov"), true),
        (b"url ", 0, b"other.mp4\0", false),
        (b"urn ", 0, b"urn:x\0\0", false),
        (b"alis", 0, &alias(b"x.mov"), false),
    ] {
        let mut movie = Movie::of(10);
        for track in &mut movie.tracks {
            track.data_reference = full(kind, 0, flags, location);
        }
        let file = movie.bytes();
        let what = format!("{} {flags} {location:?}", String::from_utf8_lossy(kind));
        if is_own {
            assert_eq!(assert_accepted(&file, &what).defects, []);
        } else {
            let external = (Outcome::CannotTell, "external-media".to_owned());
            assert_eq!(outcome(&file, "container"), external, "{what}");
        }
    }
}

#[test]
fn samples_that_nobody_sees_or_hears_may_lie_past_the_end() {
    for handler in [b"tmcd", b"hint", b"meta", b"text"] {
        let mut movie = Movie::of(10);
        let need = (250 + 468) * 4;
        movie.media = Some(vec![0; need]);
        movie.tracks.push(Track {
            id: 3,
            handler: *handler,
            ..Track::picture(25, 1, 250)
        });
        let found = assert_accepted(&movie.bytes(), "past the end");
        assert!(!has(&found, DefectCode::SamplesMissing));
    }
    // The same of what is heard.
    let mut movie = Movie::of(10);
    movie.media = Some(vec![0; 250 * 4]);
    let missing = (Outcome::CannotTell, "samples-missing".to_owned());
    assert_eq!(outcome(&movie.bytes(), "container"), missing);
}

#[test]
fn a_box_that_is_too_long_cuts_nothing_off_where_all_samples_are_there() {
    for kind in [
        b"free", b"skip", b"wide", b"uuid", b"udta", b"meta", b"mfra",
    ] {
        let mut movie = Movie::of(10);
        movie.tail = vec![header(kind, 4096), vec![0; 100]];
        let found = assert_accepted(&movie.bytes(), "too long");
        let codes: Vec<_> = found.defects.iter().map(|defect| defect.code).collect();
        assert_eq!(codes, [DefectCode::BoxTooLong]);
        // Behind fragments it is no other.
        let mut fragments = fragmented();
        fragments.tail.push(movie.tail.concat());
        let found = facts(&fragments.bytes());
        assert!(!found.truncated && has(&found, DefectCode::BoxTooLong));
        assert_eq!(found.movie.unwrap().duration_s, Fact::Known(10.0));
    }
    let mut file = Movie::of(10).bytes();
    let mdat = find(&file, b"mdat");
    let size = u32::try_from(file.len() - mdat + 5000).unwrap();
    patch(&mut file, mdat, &size.to_be_bytes());
    let found = assert_accepted(&file, "media data");
    assert!(has(&found, DefectCode::BoxTooLong));
    let cut = facts(&file[..file.len() - 1]);
    assert!(cut.truncated && has(&cut, DefectCode::FileCutOff));
    assert!(!has(&cut, DefectCode::BoxTooLong));
}

#[test]
fn what_was_to_tell_of_samples_must_be_whole() {
    // Media data that no fragment tells of.
    let mut movie = Movie::one(Track::picture(25, 0, 1));
    movie.extra = vec![mvex(1, None)];
    movie.media = Some(vec![]);
    movie.tail = vec![header(b"mdat", 5000), vec![1; 100]];
    assert!(facts(&movie.bytes()).truncated);
    // The movie itself is still to come.
    let file = [plain(b"ftyp", b"isom\0\0\0\0isom"), header(b"free", 5000)].concat();
    let found = facts(&file);
    assert!(found.truncated && has(&found, DefectCode::FileCutOff));
    // A further fragment.
    let mut movie = fragmented();
    let another = fragment(250, 125);
    movie.tail.push(another[..40].to_vec());
    assert!(facts(&movie.bytes()).truncated);
}

#[test]
fn a_sample_entry_that_no_sample_uses_changes_nothing() {
    let small = avcc(&[h264_set(1280, 720, None, false)]);
    let hidden = visual(b"avc1", 1920, 1080, &[small]);
    for unused in [avc1(1280, 720), hidden] {
        let mut movie = Movie::of(10);
        movie.tracks[0].entries = vec![avc1(1920, 1080), unused];
        assert_eq!(assert_accepted(&movie.bytes(), "unused").defects, []);
        // One that is used, and one that players look at first.
        let changes = (Outcome::CannotTell, "size-changes".to_owned());
        movie.tracks[0].used_entry = 2;
        assert_eq!(outcome(&movie.bytes(), "resolution"), changes);
        // One that cannot be: nobody knows what players make of it.
        movie.tracks[0].used_entry = 0;
        assert_eq!(outcome(&movie.bytes(), "resolution"), changes);
    }
}

#[test]
fn fragments_say_which_sample_entry_they_use() {
    let mut movie = fragmented();
    movie.tracks[0].entries = vec![avc1(1920, 1080), avc1(1280, 720)];
    let shown = |file: &[u8]| facts(file).movie.unwrap().pictures[0].displayed;
    let file = movie.bytes();
    assert!(matches!(shown(&file), Fact::Known(_)));
    let changes = Fact::Unreadable(DefectCode::SizeChanges);
    // By default for the whole track, and by a fragment's own header.
    let mut by_default = file.clone();
    let trex = find(&file, b"trex");
    patch(&mut by_default, trex + 16, &2_u32.to_be_bytes());
    assert_eq!(shown(&by_default), changes);
    let own = |entry: u32| {
        let tfhd = full(b"tfhd", 0, 0x2_0002, &u32s(&[1, entry]));
        let trun = full(b"trun", 0, 1, &u32s(&[25, 200]));
        let traf = around(b"traf", &[tfhd, trun]);
        let moof = around(b"moof", &[full(b"mfhd", 0, 0, &u32s(&[1])), traf]);
        [moof, plain(b"mdat", &[0; 300])].concat()
    };
    for (entry, is_same) in [(1, true), (2, false)] {
        movie.tail = vec![own(entry)];
        assert_eq!(shown(&movie.bytes()) != changes, is_same, "{entry}");
    }
}

/// Ten seconds of picture and sound under this edit of both.
fn edited(edit: Edit) -> Vec<u8> {
    let mut movie = Movie::of(10);
    for track in &mut movie.tracks {
        track.edits = Some(vec![edit]);
    }
    movie.bytes()
}

#[test]
fn an_odd_rate_is_none_where_the_media_suffice() {
    for rate in [1, ONE / 2, 2 * ONE, -ONE, ONE + 1] {
        let file = edited((8000, 0, rate));
        assert_eq!(duration(&file), Fact::Known(8.0), "{rate}");
        let speed = (Outcome::Advise, "speed".to_owned());
        assert_eq!(outcome(&file, "duration"), speed, "{rate}");
        // It could last this long only at that rate.
        let slow = duration(&edited((20_000, 0, rate)));
        assert_eq!(slow, Fact::Unreadable(DefectCode::EditRate), "{rate}");
    }
}

/// Ten seconds of picture of which `stts` tells `told` out of 250, and the headers that.
fn untimed(told: u32, header: u32, movie_header: u32) -> Vec<u8> {
    let mut movie = Movie::of(10);
    movie.tracks[0].mdhd_duration = header;
    movie.mvhd_duration = movie_header;
    let mut file = movie.bytes();
    let stts = find(&file, b"stts");
    patch(&mut file, stts + 16, &told.to_be_bytes());
    file
}

#[test]
fn a_last_sample_without_a_duration_is_as_long_as_the_others_where_all_agree() {
    for told in [249, 248, 240] {
        let found = assert_accepted(&untimed(told, 250, 10_000), "untimed");
        assert!(has(&found, DefectCode::SamplesUntimed));
    }
    let open = Fact::Unreadable(DefectCode::DurationContradiction);
    for (told, header, movie_header) in [
        (249, 300, 10_000),
        (249, 0, 10_000),
        (249, 250, 12_000),
        (125, 250, 10_000),
        (0, 250, 10_000),
    ] {
        let found = duration(&untimed(told, header, movie_header));
        assert_eq!(found, open, "{told} {header} {movie_header}");
    }
}

#[test]
fn what_stands_behind_fragments_and_holds_none_is_passed_over() {
    let file = fragmented().bytes();
    for tail in [
        vec![0; 1_000_000],
        vec![0; 5000],
        vec![0; 5],
        b"a trailer in words".to_vec(),
        vec![0xff; 512],
    ] {
        let found = facts(&[&file[..], &tail].concat());
        let length = tail.len();
        assert!(
            has(&found, DefectCode::JunkBytes) && !found.truncated,
            "{length}"
        );
        assert_eq!(
            found.movie.unwrap().duration_s,
            Fact::Known(10.0),
            "{length}"
        );
    }
    // Where more stands behind it, near or far, or where the beginning of a fragment may be left.
    for between in [3, 512, 1_000_000] {
        let more = [&file[..], &vec![0; between], &fragment(250, 125)].concat();
        let found = duration(&more);
        assert_eq!(found, Fact::Unreadable(DefectCode::JunkBytes), "{between}");
    }
    assert!(facts(&[&file[..], &[0; 3]].concat()).truncated);
}

#[test]
fn a_still_image_before_the_film_is_not_the_film() {
    let images = |kind: &[u8; 4], count: u32| Track {
        id: 3,
        entries: vec![visual(kind, 160, 90, &[])],
        presented: (160, 90),
        ..Track::picture(25, count, 1)
    };
    for (kind, count) in [(b"jpeg", 1), (b"png ", 1), (b"jpeg", 3)] {
        let mut movie = Movie::of(10);
        movie.tracks.insert(0, images(kind, count));
        let found = assert_accepted(&movie.bytes(), "thumbnail");
        assert_eq!(found.movie.unwrap().pictures.len(), 2);
    }
    // By itself it is what is shown; and a film of images is a film.
    let alone = Movie::with(vec![images(b"jpeg", 1), Track::sound(468)]);
    assert!(report(&alone.bytes()).verdict > Outcome::Confirm);
    let mut many = Movie::of(10);
    many.tracks.insert(0, images(b"jpeg", 250));
    assert!(report(&many.bytes()).verdict > Outcome::Confirm);
}
