//! Conferences and broadcasters abroad.

use super::{NOTHING, Trial};
use yujian::facts::{Content, Fact, Size};
use yujian::rules::Outcome::{Advise, Breaks, CannotTell, Confirm, Meets};

// A line a case, as far as it fits: rustfmt would make each of them ten.
#[rustfmt::skip]
pub(super) const TRIALS: &[Trial] = &[
    Trial {
        notice: "e02",
        make: |work| {
            work.chooses("track", "full");
            work.lasts(470.0);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("work in progress of eight minutes", |work| work.chooses("track", "wip"), Breaks, &[
                ("duration-other", "over"),
            ]),
            ("work in progress", |work| {
                work.chooses("track", "wip");
                work.lasts(179.0);
            }, Meets, &[]),
            ("nine minutes", |work| work.lasts(540.0), Breaks, &[("duration-full", "over")]),
            ("1440×1080 stretched", |work| {
                work.picture().coded = Fact::Known(Size { width: 1440, height: 1080 });
                work.picture().pixel_aspect = (4, 3);
            }, Breaks, &[("resolution", "stretched")]),
            ("WebM", |work| work.content(Content::WebM, "talk.webm"), Breaks, &[
                ("container", "other-format"),
            ]),
            ("no subtitle file yet", |work| work.confirmed = false, Confirm, &[
                ("subtitles", "to-confirm"),
            ]),
        ],
    },
    Trial {
        notice: "e04",
        make: |work| {
            work.types("authors", "Jane Roe\nRichard Miles");
            work.types("unit", "University of Nowhere");
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("six minutes", |work| work.lasts(360.0), Advise, &[("duration", "over")]),
            ("4:3", |work| work.pixels(1440, 1080), Advise, &[("aspect", "other-shape")]),
            ("MOV", |work| work.brand(b"qt  ", "paper.mov"), Advise, &[("container", "not-listed")]),
            ("nobody has looked for names", |work| work.confirmed = false, Confirm, &[
                ("size", "to-confirm"),
                ("metadata", "to-confirm"),
                ("hidden", "to-confirm"),
            ]),
            ("an MKV that nobody has looked at", |work| {
                work.confirmed = false;
                work.container(Content::Matroska, "paper.mkv");
            }, Confirm, &[
                ("size", "to-confirm"),
                ("metadata", "not-read"),
                ("hidden", "to-confirm"),
            ]),
            ("cut off", |work| work.facts.truncated = true, CannotTell, &[
                ("container", "file-cut-off"),
                ("duration", "file-cut-off"),
            ]),
            // Whatever is only recommended, a file must be a video.
            ("a document", |work| work.content(Content::Pdf, "paper.pdf"), Breaks, &[
                ("container", "not-video"),
            ]),
            ("nothing at all", |work| work.content(Content::Empty, "paper.mp4"), Breaks, &[
                ("container", "empty"),
            ]),
        ],
    },
    Trial {
        notice: "e52",
        make: |work| {
            work.pixels(1280, 720);
            work.kbps(3000);
            work.sound().sample_rate = Some(44_100);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("2.9 Mbps", |work| work.kbps(2900), Breaks, &[("video-bit-rate", "low")]),
            ("48 kHz", |work| work.sound().sample_rate = Some(48_000), Breaks, &[
                ("sound-coding", "other-rate"),
            ]),
            ("1080p", |work| work.pixels(1920, 1080), Breaks, &[("resolution", "other-size")]),
            ("24 frames", |work| work.picture().frame_rate = Some(24.0), Breaks, &[
                ("frame-rate", "other-rate"),
            ]),
        ],
    },
];
