//! Lectures and short speeches of Party branches.

use super::{NOTHING, Trial};
use yujian::facts::Content;
use yujian::rules::Outcome::{Advise, Breaks, Confirm, Meets};

// A line a case, as far as it fits: rustfmt would make each of them ten.
#[rustfmt::skip]
pub(super) const TRIALS: &[Trial] = &[
    Trial {
        notice: "c00",
        make: |work| work.lasts(452.36),
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("nobody has watched it", |work| work.confirmed = false, Confirm, &[
                ("picture", "to-confirm"),
                ("sound", "to-confirm"),
                ("title-card", "to-confirm"),
                ("speaker-label", "to-confirm"),
            ]),
            ("eight minutes exactly", |work| work.lasts(480.0), Meets, &[]),
            ("a blink over", |work| work.lasts(480.4), Advise, &[("duration", "just-over")]),
            ("nine minutes", |work| work.lasts(540.0), Breaks, &[("duration", "over")]),
            ("4K", |work| work.pixels(3840, 2160), Breaks, &[("resolution", "other-size")]),
            ("upright", |work| work.pixels(1080, 1920), Breaks, &[
                ("orientation", "not-landscape"),
                ("resolution", "turned"),
            ]),
            ("MOV", |work| work.brand(b"qt  ", "作品.mov"), Breaks, &[("container", "other-format")]),
            ("AVI renamed", |work| work.content(Content::Avi, "作品.mp4"), Breaks, &[
                ("container", "only-named"),
            ]),
            ("without sound", |work| work.movie().sounds.clear(), Breaks, &[
                ("sound", "no-sound-track"),
            ]),
        ],
    },
    Trial {
        notice: "k03",
        make: |work| work.lasts(420.0),
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("4K", |work| work.pixels(3840, 2160), Meets, &[]),
            ("720p", |work| work.pixels(1280, 720), Breaks, &[("resolution", "too-small")]),
            ("five minutes", |work| work.lasts(300.0), Breaks, &[("duration", "short")]),
            ("ten minutes", |work| work.lasts(600.0), Breaks, &[("duration", "over")]),
            ("1920×1200", |work| work.pixels(1920, 1200), Breaks, &[("aspect", "other-shape")]),
        ],
    },
    Trial {
        notice: "k04",
        make: |work| work.pixels(1280, 720),
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("1080p", |work| work.pixels(1920, 1080), Advise, &[
                ("resolution-larger", "too-large"),
            ]),
            ("480p", |work| work.pixels(854, 480), Breaks, &[("resolution", "too-small")]),
            ("upright", |work| work.pixels(720, 1280), Breaks, &[("orientation", "not-landscape")]),
            ("120 MB", |work| work.megabytes(120.0), Breaks, &[("size", "too-large")]),
            ("MKV", |work| work.content(Content::Matroska, "作品.mkv"), Breaks, &[
                ("container", "other-format"),
            ]),
        ],
    },
    Trial {
        notice: "k05",
        make: |work| {
            work.lasts(480.0);
            work.megabytes(290.0);
            work.chooses("participant", "undergraduate");
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("twelve minutes are only advised against", |work| work.lasts(720.0), Advise, &[
                ("duration", "other-length"),
            ]),
            ("nobody has named the package", |work| work.confirmed = false, Confirm, &[
                ("package-name", "to-confirm"),
            ]),
            ("320 MB", |work| work.megabytes(320.0), Breaks, &[("size", "too-large")]),
            ("960×540", |work| work.pixels(960, 540), Breaks, &[("resolution", "too-small")]),
            // A pair without either orientation means both sides.
            ("720×1280", |work| work.pixels(720, 1280), Breaks, &[("resolution", "too-small")]),
        ],
    },
    Trial {
        notice: "k06",
        make: |work| {
            work.chooses("item", "film");
            work.lasts(350.0);
            work.kbps(9800);
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("nobody has said which of both it is", |work| work.answers.chosen = Default::default(), Confirm, &[
                ("container", "choose"),
                ("video-bit-rate", "choose"),
                ("subtitles", "choose"),
            ]),
            ("nobody has looked for subtitles in the clean one", |work| {
                work.chooses("item", "clean");
                work.confirmed = false;
            }, Confirm, &[("subtitles", "to-confirm")]),
            ("the clean one as MOV", |work| {
                work.chooses("item", "clean");
                work.brand(b"qt  ", "作品.mov");
            }, Meets, &[]),
            ("8 Mbps", |work| work.kbps(8000), Advise, &[("video-bit-rate", "low")]),
            ("seven minutes", |work| work.lasts(420.0), Breaks, &[("duration", "over")]),
            ("MOV", |work| work.brand(b"qt  ", "作品.mov"), Breaks, &[("container", "other-format")]),
        ],
    },
    Trial {
        notice: "k07",
        make: NOTHING,
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("ten minutes", |work| work.lasts(600.0), Advise, &[("duration", "over")]),
            ("two minutes", |work| work.lasts(120.0), Advise, &[("duration", "short")]),
            ("sixteen minutes", |work| work.lasts(960.0), Breaks, &[("duration-longest", "over")]),
            ("without sound", |work| work.movie().sounds.clear(), Breaks, &[
                ("sound", "no-sound-track"),
            ]),
            ("MOV", |work| work.brand(b"qt  ", "作品.mov"), Meets, &[]),
            ("a format that is not recommended", |work| work.brand(b"3gp5", "作品.3gp"), Advise, &[
                ("container", "not-listed"),
            ]),
        ],
    },
    Trial {
        notice: "k09",
        make: |work| {
            work.lasts(400.0);
            work.types("title", "入党为什么");
            work.types("branch", "三");
            work.types("speaker", "李四");
            work.file_name = "入党为什么--第三党支部--李四.mp4".to_owned();
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("another joiner", |work| work.file_name = "入党为什么-第三党支部-李四.mp4".to_owned(), Advise, &[
                ("file-name", "other-joiner"),
            ]),
            ("another name", |work| work.file_name = "党课终版.mp4".to_owned(), Breaks, &[
                ("file-name", "other-name"),
            ]),
            ("the speaker left out", |work| {
                work.file_name = "入党为什么--第三党支部.mp4".to_owned();
            }, Breaks, &[("file-name", "other-name")]),
            ("not filled in", |work| work.types("branch", ""), Confirm, &[("file-name", "to-fill")]),
            ("four minutes", |work| work.lasts(240.0), Breaks, &[("duration", "short")]),
            ("nine minutes", |work| work.lasts(540.0), Breaks, &[("duration", "over")]),
        ],
    },
];
