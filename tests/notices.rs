//! Twenty real notices as data: each parses, has words in every language, is valid by the schema, and takes
//! and refuses the files that its office would.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "common/facts.rs"]
mod facts;
#[path = "notices/work.rs"]
mod work;

use serde_json::{Value, json};
use std::path::Path;
use strum::VariantArray;
use work::{Work, good};
use yujian::facts::{Content, Fact, Size};
use yujian::notice::Notice;
use yujian::rules::{KindName, Outcome, sentence};
use yujian::text::Lang;

use Outcome::{Advise, Breaks, CannotTell, Confirm, Meets};

/// A change to a file, and what the notice makes of it: the verdict, and each demand that comes to it.
type Case = (
    &'static str,
    fn(&mut Work),
    Outcome,
    &'static [(&'static str, &'static str)],
);

/// One notice and the files that it is tried with.
struct Trial {
    notice: &'static str,
    /// Makes of a usual file one that the notice takes, with what is filled in for it.
    make: fn(&mut Work),
    /// What is done to that file.
    cases: &'static [Case],
}

const NOTHING: fn(&mut Work) = |_| {};

// A line a case, as far as it fits: rustfmt would make each of them ten.
#[rustfmt::skip]
const TRIALS: &[Trial] = &[
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

/// Every notice here with the name of its file, but the one of format 1.
fn notices() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices");
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let named = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let notices = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    let notices = notices.map(|path| (named(&path), std::fs::read_to_string(&path).unwrap()));
    let mut notices: Vec<_> = notices.filter(|(name, _)| name != "format-1").collect();
    notices.sort();
    notices
}

fn parsed(name: &str, json: &str) -> Notice {
    Notice::parse(json).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

#[test]
fn every_notice_parses() {
    let notices = notices();
    assert_eq!(notices.len(), 20);
    for (name, json) in notices {
        parsed(&name, &json);
    }
}

#[test]
fn every_notice_is_tried() {
    let mut tried: Vec<&str> = TRIALS.iter().map(|trial| trial.notice).collect();
    tried.sort_unstable();
    let notices = notices();
    let there: Vec<&str> = notices.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(tried, there);
    for trial in TRIALS {
        let refused = trial.cases.iter().filter(|case| case.2 == Breaks);
        assert!(refused.count() >= 2, "{}", trial.notice);
    }
}

/// Asserts that words are there and that nothing is left open in them.
fn assert_words(words: &str, of: &str) {
    assert!(!words.trim().is_empty(), "{of}: no words");
    let open = ["{", "}", "?", "？", "  "];
    let open = open.iter().find(|sign| words.contains(*sign));
    assert_eq!(open, None, "{of}: {words}");
}

#[test]
fn every_demand_has_words_in_every_language() {
    for (name, json) in notices() {
        let notice = parsed(&name, &json);
        for demand in &notice.demands.listed {
            for lang in Lang::ALL {
                let of = format!("{name} {} {}", demand.id, lang.tag());
                assert_words(&demand.name(lang), &of);
                assert_words(&demand.words(lang), &of);
                let demanded = demand.kind.demanded(lang);
                assert_words(&demanded, &of);
                println!("{of}: {demanded}");
            }
        }
        for lang in Lang::ALL {
            for item in &notice.items {
                assert_words(&item.words(lang), &name);
            }
            for step in &notice.hand_in.steps {
                for words in step.what.iter().chain(&step.medium) {
                    assert_words(words.get(lang), &name);
                }
                if let Some(by) = &step.by {
                    assert_words(&by.words(lang), &name);
                }
            }
            if let Some(quota) = notice.hand_in.quota {
                assert_words(&quota.words(lang), &name);
            }
        }
    }
}

#[test]
fn every_kind_is_demanded_by_some_notice() {
    let notices = notices();
    let notices = notices.iter().map(|(name, json)| parsed(name, json));
    let demanded: Vec<KindName> = notices
        .flat_map(|notice| {
            notice
                .demands
                .listed
                .into_iter()
                .map(|demand| demand.kind.name())
        })
        .collect();
    let unused: Vec<&str> = listed_kinds()
        .filter(|kind| !demanded.contains(kind))
        .map(KindName::as_str)
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The kinds that a notice may list.
fn listed_kinds() -> impl Iterator<Item = KindName> {
    let kinds = KindName::VARIANTS.iter().copied();
    kinds.filter(|kind| *kind != KindName::File)
}

/// Every case of every trial: what it is called, its notice, the file made for it, and what is expected.
fn tried() -> impl Iterator<Item = (String, Notice, Work, &'static Case)> {
    let notices = notices();
    TRIALS.iter().flat_map(move |trial| {
        let mut notices = notices.iter();
        let (name, json) = notices.find(|(name, _)| name == trial.notice).unwrap();
        let notice = parsed(name, json);
        trial.cases.iter().map(move |case| {
            let mut work = good();
            (trial.make)(&mut work);
            case.1(&mut work);
            let what = format!("{}, {}", trial.notice, case.0);
            (what, notice.clone(), work, case)
        })
    })
}

#[test]
fn files_are_taken_and_refused_as_the_office_would() {
    let mut wrong = Vec::new();
    for (what, notice, work, (_, _, verdict, codes)) in tried() {
        let codes = codes.iter();
        let codes = codes.map(|(demand, code)| ((*demand).to_owned(), (*code).to_owned()));
        let (expected, got) = ((*verdict, codes.collect()), work.verdict(&notice));
        if expected != got {
            wrong.push(format!(
                "{what}:\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_finding_has_a_sentence_and_every_remedy_its_words() {
    for (what, notice, work, _) in tried() {
        for outcome in work.judged(&notice) {
            let demand = notice.demand(&outcome.rule).unwrap();
            for (finding, lang) in outcome.findings().flat_map(|f| Lang::ALL.map(|l| (f, l))) {
                let of = format!("{what}: {} {}", demand.id, finding.code);
                let words = sentence(demand, finding, lang);
                assert!(!words.trim().is_empty(), "{of}: no sentence");
                assert!(!words.contains(['{', '}']), "{of}: {words}");
                if let Some(remedy) = demand.kind.remedy(&finding.code) {
                    let words = remedy.summary(demand, &notice.demands, lang);
                    assert!(!words.trim().is_empty(), "{of}: no remedy");
                    assert!(!words.contains(['{', '}']), "{of}: {words}");
                }
            }
        }
    }
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../www/notice.schema.json")).unwrap()
}

#[test]
fn every_notice_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let ships = (
        "www/notice.json".to_owned(),
        include_str!("../www/notice.json").to_owned(),
    );
    for (name, json) in notices().into_iter().chain([ships]) {
        let notice: Value = serde_json::from_str(&json).unwrap();
        let errors = validator.iter_errors(&notice);
        let errors: Vec<String> = errors
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn the_schema_lists_every_kind() {
    let schema = schema();
    let listed = schema["$defs"]["kind"]["enum"].as_array().unwrap();
    let listed: Vec<&str> = listed.iter().map(|kind| kind.as_str().unwrap()).collect();
    let kinds: Vec<&str> = listed_kinds().map(KindName::as_str).collect();
    assert_eq!(listed, kinds);
    // Each has its parameters.
    for kind in kinds {
        assert!(schema["$defs"][kind].is_object(), "{kind}");
    }
}

/// A notice of that one rule.
fn of_rule(rule: Value) -> Value {
    json!({
        "format": 2, "id": "x", "title": "某通知",
        "choices": [{ "id": "track", "label": "类别", "options": [{ "id": "a", "label": "甲" }] }],
        "items": [{ "id": "clip", "label": "片段" }],
        "rules": [rule],
    })
}

/// Both the program and the schema take it, or neither does.
fn assert_alike(notice: &Value, taken: bool) {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(notice)
        .map(|e| e.to_string())
        .collect();
    assert_eq!(errors.is_empty(), taken, "schema: {notice:#}\n{errors:#?}");
    let read = Notice::parse(&notice.to_string());
    assert_eq!(
        read.is_ok(),
        taken,
        "program: {notice:#}\n{:#?}",
        read.err()
    );
}

#[test]
fn the_schema_takes_what_the_program_takes() {
    for rule in [
        json!({ "rule": "duration", "about_s": 480, "within": 0.1, "counts": "without-cards" }),
        json!({ "rule": "duration", "any_s": [15, 30], "within_s": 0.5, "grace_s": 0, "if": { "track": "a" } }),
        json!({ "rule": "duration", "over_s": 60, "under_s": 90, "together": true, "of": "clip" }),
        json!({ "rule": "container", "any": "mp4", "open": true, "prefer": ["mp4", "mov"] }),
        json!({ "rule": "resolution", "min": [[1280, 720]], "long_side_min": 1280, "either_way": true }),
        json!({ "rule": "resolution", "any": [1920, 1080], "if": { "short_side_min": 1080, "duration_min_s": 120 } }),
        json!({ "rule": "aspect", "between": ["9:20", "9:16"], "if": { "orientation": "portrait" } }),
        json!({ "rule": "size", "under_mb": 2000, "mb": "1024", "of": "package" }),
        json!({ "rule": "size", "over_mb": 100, "under_gb": 2 }),
        json!({ "rule": "container", "any": ["flv", "f4v"] }),
        json!({ "rule": "file-name", "charset": "ascii-alnum-_-", "max_chars": 40, "forbid": ["author"] }),
        json!({ "rule": "video-coding", "any": ["h264", "hevc"], "scan": "tff", "bit_depth": 10, "chroma": "4:2:2" }),
        json!({ "rule": "video-bit-rate", "min_kbps": 1000, "of": "file", "beyond": "returned" }),
        json!({ "rule": "frame-rate", "any_fps": [23.976, 25], "exact": true, "constant": true }),
        json!({ "rule": "sound-coding", "track": "forbidden" }),
        json!({ "rule": "sound-level", "loudness_lufs": { "min": -24, "max": -22 } }),
        json!({ "rule": "subtitles", "track": "required", "style": "白字黑边" }),
        json!({ "rule": "ends", "black_s": 5, "still_frames": 25, "bars": "forbid", "countdown": "allowed" }),
        json!({ "rule": "shown", "what": "logo", "template": "片头.pptx", "seconds": { "min_s": 3 } }),
        json!({ "rule": "spoken", "voice": "human", "narration": "required", "music": "forbidden" }),
        json!({ "rule": "recorded", "how": ["one-take", "cameras-3"], "label": "拍摄", "says_en": "In one take" }),
    ] {
        assert_alike(&of_rule(rule), true);
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    for rule in [
        json!({}),
        json!({ "rule": "file" }),
        json!({ "rule": "length", "max_s": 480 }),
        json!({ "rule": "duration" }),
        json!({ "rule": "duration", "max_seconds": 480 }),
        json!({ "rule": "duration", "max_s": "480" }),
        json!({ "rule": "duration", "max_s": 90_000 }),
        json!({ "rule": "duration", "max_s": 480, "strength": "may" }),
        json!({ "rule": "duration", "max_s": 480, "id": "六一" }),
        json!({ "rule": "duration", "max_s": 480, "if": {} }),
        json!({ "rule": "container" }),
        json!({ "rule": "container", "any": [] }),
        json!({ "rule": "container", "any": ["mp4", "mp4"] }),
        json!({ "rule": "container", "any": ["rmvb"] }),
        json!({ "rule": "resolution", "any": [[1920]] }),
        json!({ "rule": "resolution", "either_way": true, "any": [[1920.5, 1080]] }),
        json!({ "rule": "aspect", "any": ["16x9"] }),
        json!({ "rule": "orientation", "any": ["sideways"] }),
        json!({ "rule": "size", "max_mb": 500, "mb": 1024 }),
        json!({ "rule": "size", "max_mb": 500, "max_gb": 1 }),
        json!({ "rule": "video-coding", "level_max": 9 }),
        json!({ "rule": "frame-rate", "any_fps": [0] }),
        json!({ "rule": "sound-coding", "mode": "cbr" }),
        json!({ "rule": "sound-level", "peak_dbfs": {} }),
        json!({ "rule": "sound-level", "peak_dbfs": { "max": 30 } }),
        json!({ "rule": "shown", "where": "start" }),
        json!({ "rule": "hidden", "what": ["watermark"], "seconds": { "max_s": 3 } }),
        json!({ "rule": "recorded", "how": ["two-takes"] }),
        json!({ "rule": "statement" }),
        json!({ "rule": "statement", "text": "长".repeat(121) }),
        json!({ "rule": "picture", "says": " " }),
    ] {
        assert_alike(&of_rule(rule), false);
    }
    let with = |key: &str, value: Value| {
        let mut notice = of_rule(json!({ "rule": "picture" }));
        notice[key] = value;
        notice
    };
    assert_alike(&with("theme", json!("主题")), true);
    for (key, value) in [
        ("format", json!(3)),
        ("id", json!("Notice")),
        ("rules", json!([])),
        ("anonymous", json!("yes")),
        ("contact", json!("张三")),
        ("fields", json!([{ "id": "qq" }])),
        ("fields", json!([{ "id": "title", "kind": "words" }])),
        ("choices", json!([{ "id": "track", "label": "类别" }])),
        ("items", json!([{ "id": "clip" }])),
        ("hand_in", json!({ "steps": [{ "by": "6月12日" }] })),
        ("hand_in", json!({ "quota": { "per": "class" } })),
        ("declarations", json!([{ "id": "original" }])),
        ("approvals", json!([{ "seal": true }])),
        ("print", json!(["长".repeat(201)])),
    ] {
        assert_alike(&with(key, value), false);
    }
}

/// The examples of a document: each rule between backticks with the sentence between quotation marks after it.
fn examples(document: &str) -> impl Iterator<Item = (Value, &str)> {
    document.lines().filter_map(|line| {
        let (_, rest) = line.split_once("`{ \"rule\":")?;
        let (rule, rest) = rest.split_once('`')?;
        let (_, rest) = rest.split_once('“')?;
        let (sentence, _) = rest.split_once('”')?;
        let rule = format!("{{ \"rule\":{rule}");
        let rule = serde_json::from_str(&rule).unwrap_or_else(|e| panic!("{e}: {rule}"));
        Some((rule, sentence))
    })
}

#[test]
fn the_documents_say_what_the_page_says() {
    let documents = [
        (Lang::ZhCn, include_str!("../docs/notice.zh-CN.md")),
        (Lang::En, include_str!("../docs/notice.md")),
    ];
    let mut wrong = Vec::new();
    for (lang, document) in documents {
        let mut kinds = Vec::new();
        for (rule, sentence) in examples(document) {
            let notice = of_rule(rule.clone());
            assert_alike(&notice, true);
            let notice = parsed("example", &notice.to_string());
            let kind = &notice.demands.listed[0].kind;
            let says = kind.demanded(lang);
            if says != sentence {
                wrong.push(format!("{}\t{rule}\t{sentence}\t{says}", lang.tag()));
            }
            kinds.push(kind.name());
        }
        let unshown: Vec<&str> = listed_kinds()
            .filter(|kind| !kinds.contains(kind))
            .map(KindName::as_str)
            .collect();
        assert!(unshown.is_empty(), "{}: {unshown:?}", lang.tag());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What an inline notice of one rule makes of a file.
fn verdict_by(notice: &Value, change: impl FnOnce(&mut Work)) -> Outcome {
    let notice = parsed("inline", &notice.to_string());
    let mut work = good();
    change(&mut work);
    work.verdict(&notice).0
}

/// What was judged otherwise than the notice means, each told by itself where it comes back.
#[test]
fn what_was_once_judged_wrongly() {
    let mut wrong = Vec::new();
    let mut check = |what: &str, right: bool| {
        if !right {
            wrong.push(what.to_owned());
        }
    };
    let notices = notices();
    let by_name = |name: &str| {
        let (_, json) = notices.iter().find(|(other, _)| other == name).unwrap();
        parsed(name, json)
    };

    let mut work = good();
    work.lasts(400.0);
    work.types("title", "入党为什么?");
    work.types("branch", "三");
    work.types("speaker", "李四");
    work.file_name = "入党为什么--第三党支部--李四.mp4".to_owned();
    let (verdict, _) = work.verdict(&by_name("k09"));
    check(
        "file-name: a sign that no file name may have is still wanted in it",
        verdict <= Advise,
    );

    let mut work = good();
    work.megabytes(200.0);
    work.picture().interlaced = Some(true);
    let (verdict, _) = work.verdict(&by_name("n17"));
    check(
        "resolution: 1080P says progressive, interlaced is not advised against",
        verdict == Advise,
    );

    let mut sample = of_rule(json!({ "rule": "size", "of": "clip", "max_mb": 5 }));
    sample["items"] = json!([{ "id": "clip", "label": "片段" }, { "id": "film", "label": "成片" }]);
    let verdict = verdict_by(&sample, |work| {
        work.chooses("item", "film");
        work.megabytes(300.0);
    });
    check(
        "of: a demand on another item is judged of every file",
        verdict != Breaks,
    );
    sample["rules"] = json!([
        { "rule": "size", "of": "clip", "max_mb": 5 },
        { "rule": "duration", "min_s": 180 },
        { "rule": "resolution", "any": [[1920, 1080]] },
    ]);
    let read = Notice::parse(&sample.to_string());
    check(
        "unwatchable: the size of one item is held against the duration of another",
        read.is_ok(),
    );

    let mut card = of_rule(json!({ "rule": "shown", "what": ["speaker"], "where": "start" }));
    let hidden = json!({ "rule": "hidden", "what": ["speaker"], "where": "end" });
    card["rules"].as_array_mut().unwrap().push(hidden);
    let read = Notice::parse(&card.to_string());
    check(
        "contradicts: a name at the start and none at the end",
        read.is_ok(),
    );

    let names = of_rule(json!({ "rule": "file-name", "forbid": ["authors"] }));
    let verdict = verdict_by(&names, |work| {
        work.types("authors", "张三\n李四");
        work.file_name = "张三的作品.mp4".to_owned();
    });
    check(
        "file-name forbid: of several names one alone is not found",
        verdict == Breaks,
    );
    let verdict = verdict_by(&names, |_| {});
    check(
        "file-name forbid: a field that may stay empty keeps it open for ever",
        verdict <= Advise,
    );

    let soft = json!([
        { "rule": "container", "any": ["mp4"], "strength": "should" },
        { "rule": "picture" },
    ]);
    let mut notice = of_rule(json!({}));
    notice["rules"] = soft;
    let verdict = verdict_by(&notice, |work| work.content(Content::Matroska, "作品.mkv"));
    check(
        "container: what is only advised against keeps the picture from being confirmed",
        verdict == Advise,
    );

    let either =
        of_rule(json!({ "rule": "size", "max_mb": 100, "if": { "aspect": ["16:9", "4:3"] } }));
    let verdict = verdict_by(&either, |work| work.megabytes(300.0));
    check(
        "if aspect: a list of shapes demands all of them at once",
        verdict == Breaks,
    );

    let open = of_rule(json!({ "rule": "file-name", "pattern": "{author}-{title" }));
    check(
        "file-name pattern: a brace that is never closed is no fault",
        Notice::parse(&open.to_string()).is_err(),
    );

    let both = of_rule(json!({ "rule": "duration", "about_s": 60, "any_s": [15, 30] }));
    check(
        "limits: a list beside an approximate figure is dropped unsaid",
        Notice::parse(&both.to_string()).is_err(),
    );

    let binary = of_rule(json!({ "rule": "size", "max_mb": 500, "mb": "1024" }));
    let notice = parsed("inline", &binary.to_string());
    let mut work = good();
    work.megabytes(600.0);
    let judged = work.judged(&notice);
    let limit = judged[0].main.evidence.get("limit_bytes").unwrap();
    check(
        "size mb 1024: the sentence names the limit by the other reading",
        *limit == 524_288_000_u64.into(),
    );

    let mut english = of_rule(json!({ "rule": "picture" }));
    english["fields"] = json!([{ "id": "number", "label": "Submission number" }]);
    check(
        "lengths: words of a notice in English have the room of Chinese ones",
        Notice::parse(&english.to_string()).is_ok(),
    );

    let named = json!([{ "id": "video", "label": "成片" }, { "id": "clean", "label": "素材" }]);
    let mut item = of_rule(json!({ "rule": "picture", "of": "video" }));
    item["items"] = named;
    let of = parsed("inline", &item.to_string()).demands.listed[0]
        .of
        .clone();
    check(
        "of: an item that is called video cannot be named",
        of.as_deref() == Some("video"),
    );

    let mut soft = of_rule(json!({ "rule": "size", "max_mb": 5, "strength": "should" }));
    let least = json!({ "rule": "duration", "min_s": 1800 });
    soft["rules"].as_array_mut().unwrap().push(least);
    check(
        "unwatchable: a size that is only recommended is a fault",
        Notice::parse(&soft.to_string()).is_ok(),
    );

    for (what, rule, says) in [
        (
            "container",
            json!({ "rule": "container", "prefer": ["mp4"] }),
            "MP4 等常用格式",
        ),
        (
            "resolution",
            json!({ "rule": "resolution", "any": [[1920, 1080]], "either_way": true }),
            "1920×1080 像素",
        ),
        (
            "duration",
            json!({ "rule": "duration", "any_s": [30], "within_s": 1 }),
            "30 秒",
        ),
        (
            "size",
            json!({ "rule": "size", "max_gb": 1 }),
            "不超过 1000 MB",
        ),
    ] {
        let notice = parsed("inline", &of_rule(rule).to_string());
        let words = notice.demands.listed[0].kind.demanded(Lang::ZhCn);
        check(&format!("{what}: its words say only {says}"), words != says);
    }

    let mut condition = of_rule(json!({ "rule": "picture" }));
    condition["declarations"] = json!([{ "text": "甲", "if": { "track": ["a"] } }]);
    check(
        "declarations: none may carry a condition",
        Notice::parse(&condition.to_string()).is_ok(),
    );

    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
