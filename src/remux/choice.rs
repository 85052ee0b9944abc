//! What is asked for: which tracks of a film, from when to when, turned how.

use crate::facts::Facts;

/// A moment of a film, or a length of time: exactly `units` of which `scale` make a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// How many.
    pub units: i64,
    /// How many make a second; not zero.
    pub scale: u32,
}

impl Time {
    /// A time of so many milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self {
            units: millis,
            scale: 1000,
        }
    }

    /// The same in seconds, rounded to what a float can hold.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.units as f64 / f64::from(self.scale)
    }
}

/// How a player turns the picture before it shows it, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Not at all.
    None,
    /// By 90°.
    Right,
    /// By 180°.
    Over,
    /// By 270°.
    Left,
}

impl Turn {
    /// The turn of so many degrees; `None` where these are not 0, 90, 180 or 270.
    #[must_use]
    pub const fn from_degrees(degrees: u32) -> Option<Self> {
        Some(match degrees {
            0 => Self::None,
            90 => Self::Right,
            180 => Self::Over,
            270 => Self::Left,
            _ => return None,
        })
    }

    /// In degrees, as in [`rotation_deg`](crate::facts::PictureTrack::rotation_deg).
    #[must_use]
    pub const fn degrees(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Right => 90,
            Self::Over => 180,
            Self::Left => 270,
        }
    }
}

/// What of the film is kept. Times count from where picture or sound of the chosen tracks begins, as the
/// duration among the facts does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cut {
    /// Where it begins; from its own beginning where there is none.
    pub from: Option<Time>,
    /// Where it ends; at its own end where there is none. It is kept to exactly, by the edit list.
    pub to: Option<Time>,
    /// It begins with the very picture that is on the screen at `from`, by the edit list: those from the key
    /// frame before are kept and not shown. Otherwise it begins at that key frame. Where it really begins,
    /// [`Plan::begin`](super::Plan::begin) says.
    pub exact: bool,
}

/// What is to be made of a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The track of pictures, by its id among the facts.
    pub picture: u32,
    /// The track of sound, by its id among the facts; none for a film without sound.
    pub sound: Option<u32>,
    /// What of it is kept.
    pub cut: Cut,
    /// How it is turned, whatever turn the source asks for; as in the source where there is none.
    pub turn: Option<Turn>,
}

impl Choice {
    /// All of the picture and the sound that a player takes; `None` where there is no picture.
    #[must_use]
    pub fn of(facts: &Facts) -> Option<Self> {
        let movie = facts.movie.as_ref()?;
        let has_samples = |samples: u64| samples > 0;
        let sound = movie.sounds.iter().find(|sound| has_samples(sound.samples));
        Some(Self {
            picture: movie.pictures.first()?.id,
            sound: sound.map(|sound| sound.id),
            cut: Cut::default(),
            turn: None,
        })
    }
}
