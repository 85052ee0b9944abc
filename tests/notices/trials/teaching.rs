//! Lessons, and contests of teachers.

use super::{NOTHING, Trial};
use crate::work::Work;
use yujian::rules::Outcome::{Advise, Breaks, Confirm, Meets};

// A line a case, as far as it fits: rustfmt would make each of them ten.
#[rustfmt::skip]
pub(super) const TRIALS: &[Trial] = &[
    Trial {
        notice: "k01",
        make: |work| {
            work.chooses("track", "design");
            work.lasts(590.0);
            work.pixels(1280, 720);
            work.kbps(1200);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("standard definition", Work::standard_definition, Meets, &[]),
            ("4:3 of another size", |work| work.pixels(1024, 768), Advise, &[
                ("resolution-sd", "other-size"),
            ]),
            ("16:9 of another size", |work| work.pixels(1920, 1080), Advise, &[
                ("resolution-hd", "other-size"),
            ]),
            ("720×576 without its pixel shape", |work| work.pixels(720, 576), Breaks, &[
                ("aspect", "other-shape"),
            ]),
            ("a class of forty minutes", |work| {
                work.chooses("track", "classroom");
                work.lasts(2400.0);
                work.megabytes(450.0);
            }, Meets, &[]),
            ("a class of ten minutes", |work| work.chooses("track", "classroom"), Breaks, &[
                ("duration-classroom", "short"),
            ]),
            ("a design of eleven minutes", |work| work.lasts(660.0), Breaks, &[
                ("duration-design", "over"),
            ]),
            ("100 MiB and a little", |work| work.megabytes(105.0), Breaks, &[
                ("size-design", "too-large"),
            ]),
            ("102 decimal megabytes", |work| work.megabytes(102.0), Advise, &[
                ("size-design", "by-one-reading"),
            ]),
            ("nothing chosen", |work| {
                work.answers.chosen.remove("track");
            }, Confirm, &[
                ("duration-design", "choose"),
                ("duration-classroom", "choose"),
                ("duration-training", "choose"),
                ("duration-foreign", "choose"),
                ("size-design", "choose"),
                ("size-classroom", "choose"),
                ("size-training", "choose"),
                ("size-foreign", "choose"),
            ]),
            ("interlaced", |work| work.picture().interlaced = Some(true), Breaks, &[
                ("video-coding", "interlaced"),
            ]),
            ("1000 kbps", |work| work.kbps(1000), Breaks, &[("video-bit-rate", "low")]),
            ("8 Mbps", |work| work.kbps(8000), Breaks, &[("video-bit-rate", "high")]),
            ("30 frames", |work| work.picture().frame_rate = Some(30.0), Breaks, &[
                ("frame-rate", "other-rate"),
            ]),
            ("sound of 44.1 kHz", |work| work.sound().sample_rate = Some(44_100), Breaks, &[
                ("sound-coding", "other-rate"),
            ]),
            ("sound of 140 kbps", |work| work.sound().bit_rate = Some(140_000), Meets, &[]),
            ("sound of 192 kbps", |work| work.sound().bit_rate = Some(192_000), Breaks, &[
                ("sound-coding", "other-bit-rate"),
            ]),
        ],
    },
    Trial {
        notice: "k02",
        make: |work| {
            work.chooses("stage", "primary");
            work.lasts(720.0);
            work.megabytes(740.0);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("fifteen minutes suit both", |work| {
                work.chooses("stage", "secondary");
                work.lasts(900.0);
            }, Meets, &[]),
            ("twelve minutes for a secondary school", |work| work.chooses("stage", "secondary"), Breaks, &[
                ("duration-secondary", "short"),
            ]),
            ("as large as Windows calls 1 GB", |work| work.facts.bytes = 1_073_741_824, Advise, &[
                ("size", "by-one-reading"),
            ]),
            ("above 1 GB", |work| work.facts.bytes = 1_073_741_825, Breaks, &[
                ("size", "too-large"),
            ]),
            ("4 Mbps", |work| work.kbps(4000), Advise, &[("video-bit-rate", "low")]),
            ("HEVC", |work| work.picture().codec = "hevc".to_owned(), Breaks, &[
                ("video-coding", "other-codec"),
            ]),
            ("29.97 frames", |work| work.picture().frame_rate = Some(29.97), Breaks, &[
                ("frame-rate", "other-rate"),
            ]),
            ("a phone's 25.1 on average", |work| {
                work.picture().frame_rate = Some(25.1);
                work.picture().variable_frame_rate = true;
            }, Advise, &[("frame-rate", "varies")]),
        ],
    },
    Trial {
        notice: "k10",
        make: |work| {
            work.lasts(580.0);
            work.pixels(1280, 720);
            work.kbps(1024);
            work.levels(-4.0, -55.0);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("standard definition", Work::standard_definition, Meets, &[]),
            ("louder", |work| work.levels(-0.5, -55.0), Advise, &[("sound-level", "high")]),
            ("noisy", |work| work.levels(-4.0, -30.0), Advise, &[("noise", "high")]),
            ("not measured yet", |work| work.decoded = None, Meets, &[]),
            ("1.5 Mbps", |work| work.kbps(1500), Advise, &[("video-bit-rate", "high")]),
            ("1080p", |work| work.pixels(1920, 1080), Breaks, &[("resolution", "other-size")]),
            ("mono", |work| work.sound().channels = Some(1), Breaks, &[
                ("channels", "other-channels"),
            ]),
            ("110 MB", |work| work.megabytes(110.0), Breaks, &[("size", "too-large")]),
        ],
    },
    Trial {
        notice: "k11",
        make: |work| {
            work.lasts(1800.0);
            work.picture().profile = Some("Main".to_owned());
            work.picture().level = Some("3.0".to_owned());
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("High at level 4.0", |work| {
                work.picture().profile = Some("High".to_owned());
                work.picture().level = Some("4.0".to_owned());
            }, Advise, &[("profile", "other-profile")]),
            ("45 minutes", |work| work.lasts(2700.0), Advise, &[("duration", "other-length")]),
            ("nobody has watched it", |work| work.confirmed = false, Confirm, &[
                ("subtitles", "to-confirm"),
                ("title-card", "to-confirm"),
                ("end-card", "to-confirm"),
                ("cameras", "to-confirm"),
            ]),
            ("MPEG-4 part 2", |work| work.picture().codec = "mpeg4".to_owned(), Breaks, &[
                ("video-coding", "other-codec"),
            ]),
            ("sound as MP3", |work| work.sound().codec = "mp3".to_owned(), Breaks, &[
                ("sound-coding", "other-codec"),
            ]),
        ],
    },
    Trial {
        notice: "n45",
        make: |work| {
            work.lasts(600.0);
            work.pixels(1280, 720);
            work.kbps(2000);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("nobody has added it up", |work| work.confirmed = false, Confirm, &[
                ("duration-all", "to-confirm"),
                ("recorded", "to-confirm"),
                ("hidden", "to-confirm"),
                ("members", "to-confirm"),
                ("in-step", "to-confirm"),
            ]),
            ("seven minutes", |work| work.lasts(420.0), Breaks, &[("duration", "short")]),
            ("one clip longer than all may be", |work| work.lasts(2200.0), Breaks, &[
                ("duration", "over"),
                ("duration-all", "over"),
            ]),
            ("1080p", |work| work.pixels(1920, 1080), Breaks, &[("resolution", "other-size")]),
            ("600 MB", |work| work.megabytes(600.0), Breaks, &[("size", "too-large")]),
            ("500 MB as Windows counts", |work| work.facts.bytes = 524_288_000, Advise, &[
                ("size", "by-one-reading"),
            ]),
            ("without sound", |work| work.movie().sounds.clear(), Breaks, &[
                ("sound-coding", "no-sound"),
            ]),
        ],
    },
];
