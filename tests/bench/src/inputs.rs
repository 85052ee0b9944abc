//! The files that are measured, made without any tool.

use crate::Result;
use crate::film::{Film, Order, Pieces};
use crate::fixture::clips;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file to be measured, and what is true of it.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) path: PathBuf,
    pub(crate) film: Film,
    pub(crate) len: u64,
    /// Bytes of all boxes but media data.
    pub(crate) boxes: u64,
}

impl Input {
    /// Seconds that it plays. Where no edit takes back the pictures' composition offset, as in the
    /// fragmented films, they are shown that much later and end behind the sound.
    pub(crate) fn duration_s(&self) -> f64 {
        let pictures = match self.film.order {
            Order::Fragments { .. } => clips().0.offsets.first().map_or(0, |o| o.unsigned_abs()),
            Order::MovieFirst | Order::MovieLast => 0,
        };
        f64::from(self.film.seconds) + f64::from(pictures) / f64::from(self.film.rate)
    }

    /// Width and height of the picture as displayed, and the angle of its turn.
    pub(crate) fn displayed(&self) -> (u32, u32, u32) {
        if self.film.turned {
            (1080, 1920, 90)
        } else {
            (1920, 1080, 0)
        }
    }
}

/// Bytes of eight minutes at 36 Mb/s.
const EIGHT_MINUTES: u64 = 480 * 36_000_000 / 8;

/// Makes all of them in `folder`.
pub(crate) fn make(folder: &Path) -> Result<Vec<Input>> {
    let eight = |order| Film {
        seconds: 480,
        rate: 25,
        bytes: EIGHT_MINUTES,
        order,
        turned: false,
    };
    let five = Film {
        bytes: 5_000_000_000,
        ..eight(Order::MovieLast)
    };
    let phone = Film {
        seconds: 30,
        rate: 30,
        bytes: 30 * 17_000_000 / 8,
        turned: true,
        ..five
    };
    let pieces = |index| Order::Fragments { pictures: 5, index };
    let plans = [
        (
            "moov-last",
            "8 min at 36 Mb/s, `moov` last",
            eight(Order::MovieLast),
        ),
        (
            "moov-first",
            "the same, `moov` first",
            eight(Order::MovieFirst),
        ),
        (
            "fragments",
            "the same in 2,400 fragments",
            eight(pieces(false)),
        ),
        (
            "fragments-mfra",
            "the same with an index (`mfra`)",
            eight(pieces(true)),
        ),
        ("five-gb", "8 min, 5 GB, `moov` last", five),
        ("phone", "30 s from a phone, turned by 90°", phone),
    ];
    plans
        .map(|(name, what, film)| one(folder, name, what, film))
        .into_iter()
        .collect()
}

/// The file on which the digests are measured: 256 MB.
pub(crate) fn to_hash(folder: &Path) -> Result<Input> {
    let film = Film {
        seconds: 30,
        rate: 25,
        bytes: 256_000_000,
        order: Order::MovieFirst,
        turned: false,
    };
    one(folder, "digest", "256 MB", film)
}

/// The film whose sound is measured.
pub(crate) fn to_hear(folder: &Path) -> Result<Input> {
    let film = Film {
        seconds: 480,
        rate: 25,
        bytes: EIGHT_MINUTES,
        order: Order::MovieLast,
        turned: false,
    };
    one(
        folder,
        "sound",
        "8 min of AAC beside 2.2 GB of picture",
        film,
    )
}

/// The films that are mended: MOV, of which the larger are nearly all holes.
pub(crate) fn to_mend(folder: &Path) -> Result<Vec<Input>> {
    let film = |bytes| Film {
        seconds: 480,
        rate: 25,
        bytes,
        order: Order::MovieLast,
        turned: false,
    };
    let films = [
        ("mend", "MOV of 2.2 GB", EIGHT_MINUTES),
        ("mend-10", "MOV of 10 GB", 10_000_000_000),
        ("mend-50", "MOV of 50 GB", 50_000_000_000),
    ];
    let films = films.map(|(name, what, bytes)| {
        let input = one(folder, name, what, film(bytes))?;
        // The brand of QuickTime, in place of that of MP4.
        let mut file = File::options().write(true).open(&input.path)?;
        file.seek(SeekFrom::Start(8))?;
        file.write_all(b"qt  \0\0\x02\0qt  qt  qt  qt  ")?;
        Ok(input)
    });
    films.into_iter().collect()
}

fn one(folder: &Path, name: &'static str, what: &'static str, film: Film) -> Result<Input> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{name}.mp4"));
    let file = film.pieces(true);
    write(&path, &file)?;
    Ok(Input {
        name,
        what,
        path,
        film,
        len: file.len,
        boxes: file.boxes,
    })
}

/// Writes a file, where the very same one is not there from an earlier run. Zeros between the pieces
/// take no room on disk.
fn write(path: &Path, pieces: &Pieces) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    (pieces.len, &pieces.pieces).hash(&mut hasher);
    let stamp = path.with_extension("stamp");
    let wanted = format!("{:016x}", hasher.finish());
    if path.is_file() && std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    let mut file = File::create(path)?;
    file.set_len(pieces.len)?;
    for (at, bytes) in &pieces.pieces {
        file.seek(SeekFrom::Start(*at))?;
        file.write_all(bytes)?;
    }
    std::fs::write(stamp, wanted)?;
    Ok(())
}
