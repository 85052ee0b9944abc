//! Films and speeches of students and colleges.

use super::{NOTHING, Trial};
use crate::work::{Work, good};
use yujian::facts::{Content, Fact, Size};
use yujian::rules::Outcome::{Advise, Breaks, CannotTell, Meets};

// A line a case, as far as it fits: rustfmt would make each of them ten.
#[rustfmt::skip]
pub(super) const TRIALS: &[Trial] = &[
    Trial {
        notice: "k08",
        make: |work| {
            work.content(Content::Avi, "作品.avi");
            work.chooses("form", "video");
        },
        cases: &[
            // How long an AVI plays is not read.
            ("as it is", NOTHING, CannotTell, &[("duration-video", "not-read")]),
            ("MP4", |work| *work = of_form("video", 120.0), Breaks, &[("container", "other-format")]),
            ("MP4 of five minutes", |work| *work = of_form("video", 300.0), Breaks, &[
                ("container", "other-format"),
                ("duration-video", "over"),
            ]),
            ("AVI only by name", |work| {
                *work = of_form("video", 120.0);
                work.file_name = "作品.avi".to_owned();
            }, Breaks, &[("container", "only-named")]),
            ("an archive", |work| work.content(Content::Rar, "作品.rar"), Breaks, &[
                ("container", "archive"),
            ]),
        ],
    },
    Trial {
        notice: "n17",
        make: |work| {
            work.megabytes(200.0);
            work.types("title", "光的科学");
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("4K", |work| work.pixels(3840, 2160), Meets, &[]),
            ("720p", |work| work.pixels(1280, 720), Breaks, &[("resolution", "too-small")]),
            ("a good small file", |work| work.megabytes(60.0), Breaks, &[("size", "too-small")]),
            ("least by one reading alone", |work| work.megabytes(102.0), Advise, &[
                ("size", "by-one-reading"),
            ]),
            ("320 MB", |work| work.megabytes(320.0), Breaks, &[("size", "too-large")]),
            ("upright", |work| work.pixels(1080, 1920), Breaks, &[
                ("aspect", "other-shape"),
                ("orientation", "not-landscape"),
            ]),
            ("a minute", |work| work.lasts(60.0), Breaks, &[("duration", "short")]),
        ],
    },
    Trial {
        notice: "n21",
        make: |work| work.lasts(150.0),
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("MOV", |work| work.brand(b"qt  ", "过年.mov"), Meets, &[]),
            ("a usual format that is not named", |work| work.brand(b"3gp5", "过年.3gp"), Advise, &[
                ("container", "not-listed"),
            ]),
            ("an archive", |work| work.content(Content::Zip, "过年.zip"), Breaks, &[
                ("container", "archive"),
            ]),
            ("four minutes", |work| work.lasts(240.0), Breaks, &[("duration", "over")]),
            ("upright", |work| work.pixels(1080, 1920), Breaks, &[
                ("orientation", "not-landscape"),
                ("aspect", "other-shape"),
                ("resolution", "too-small"),
            ]),
            ("turned by a mark", |work| {
                work.pixels(1920, 1080);
                work.picture().coded = Fact::Known(Size { width: 1080, height: 1920 });
                work.picture().rotation_deg = Fact::Known(90);
            }, Meets, &[]),
        ],
    },
    Trial {
        notice: "n33",
        make: |work| {
            work.lasts(180.0);
            work.chooses("category", "undergraduate");
            work.types("qq", "10001");
            work.types("speaker", "王五");
            work.types("phone", "13800138000");
            work.file_name = "10001 王五 13800138000 本科.mp4".to_owned();
        },
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("joined otherwise", |work| {
                work.file_name = "10001-王五-13800138000-本科.mp4".to_owned();
            }, Meets, &[]),
            ("of the other category", |work| work.chooses("category", "postgraduate"), Breaks, &[
                ("file-name", "other-name"),
            ]),
            ("the name alone", |work| work.file_name = "王五.mp4".to_owned(), Breaks, &[
                ("file-name", "other-name"),
            ]),
            ("fifteen seconds over", |work| work.lasts(195.0), Meets, &[]),
            ("a second more", |work| work.lasts(196.0), Breaks, &[("duration", "over")]),
            ("fifteen seconds short and a half", |work| work.lasts(164.5), Breaks, &[
                ("duration", "short"),
            ]),
            ("40 MB", |work| work.megabytes(40.0), Breaks, &[("size", "too-small")]),
            ("silent", |work| work.decoded.get_or_insert_default().silent = true, Breaks, &[
                ("sound", "silent"),
            ]),
        ],
    },
    Trial {
        notice: "n83",
        make: |work| work.pixels(1080, 1920),
        cases: &[
            ("as it is", NOTHING, Meets, &[]),
            ("lying", |work| work.pixels(1920, 1080), Meets, &[]),
            ("turned by a mark", |work| {
                work.picture().coded = Fact::Known(Size { width: 1920, height: 1080 });
                work.picture().rotation_deg = Fact::Known(90);
            }, Meets, &[]),
            ("upright and smaller", |work| work.pixels(720, 1280), Breaks, &[
                ("resolution", "other-size"),
            ]),
            ("square", |work| work.pixels(1080, 1080), Breaks, &[("resolution", "other-size")]),
            ("six minutes", |work| work.lasts(360.0), Breaks, &[("duration", "over")]),
        ],
    },
];

/// An MP4 for the notice that wants AVI.
fn of_form(form: &str, duration_s: f64) -> Work {
    let mut work = good();
    work.chooses("form", form);
    work.lasts(duration_s);
    work
}
