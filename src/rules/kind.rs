//! The kinds of demands, in one list.

use super::{
    Case, Context, Demand, Evidence, Finding, Remedy, Scope, Strength, aspect, container, duration,
    ends, file, file_name, frame_rate, hidden, metadata, orientation, picture, recorded,
    resolution, same, shown, size, sound, sound_coding, sound_level, spoken, statement, subtitles,
    video_bit_rate, video_coding,
};
use crate::json::Object;
use crate::text::{Lang, Words};
use strum::{EnumDiscriminants, IntoStaticStr, VariantArray};

/// By what a demand is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// By figures of the file.
    Measured,
    /// By a person who has watched and heard all of it.
    Watched,
    /// By a person who has seen it at a second of the video; a frame of it is picked.
    Seen,
    /// By a person's word.
    Stated,
}

/// What every kind of demand answers.
pub(super) trait Rule {
    /// By what it is settled.
    fn settled(&self) -> Settled {
        Settled::Measured
    }

    /// Every case that it can come to, besides a defect's own code and the cases of `cannot_tell`.
    fn cases(&self) -> &'static [Case];

    /// What is demanded, in words.
    fn demanded(&self, lang: Lang) -> String;

    /// What a person is asked to confirm, as far as that is more than the demand.
    fn asked(&self, lang: Lang) -> String {
        let _ = lang;
        String::new()
    }

    /// The things that must be seen, in words.
    fn things(&self, lang: Lang) -> String {
        let _ = lang;
        String::new()
    }

    /// What whoever says all that is demanded has to name, in words.
    fn parts(&self, lang: Lang) -> Vec<String> {
        vec![self.demanded(lang)]
    }

    /// Figures that the steps to mend it name, such as the size to export in.
    fn target(&self) -> Evidence {
        Evidence::new()
    }

    /// What it finds; never nothing.
    fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding>;
}

/// Makes [`Kind`] and what depends on the list of kinds.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident($rule:path),)*) => {
        /// A kind of demand with its parameters.
        #[derive(Debug, Clone, PartialEq, EnumDiscriminants)]
        #[strum_discriminants(
            name(KindName),
            derive(IntoStaticStr, VariantArray, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize),
            serde(rename_all = "kebab-case"),
            strum(serialize_all = "kebab-case"),
            doc = "The word for a kind, as notices and reports write it."
        )]
        pub enum Kind {
            $($(#[$doc])* $variant($rule),)*
        }

        impl Kind {
            /// Reads the parameters of a kind.
            pub(super) fn read(name: KindName, object: &Object<'_>, scope: Scope<'_>) -> Self {
                match name {
                    $(KindName::$variant => Self::$variant(<$rule>::read(object, scope)),)*
                }
            }

            fn rule(&self) -> &dyn Rule {
                match self {
                    $(Self::$variant(rule) => rule,)*
                }
            }
        }
    };
}

kinds! {
    /// What the file is.
    Container(container::Container),
    /// How long it plays.
    Duration(duration::Duration),
    /// Whether it lies or stands.
    Orientation(orientation::Orientation),
    /// How many pixels it has.
    Resolution(resolution::Resolution),
    /// Its shape.
    Aspect(aspect::Aspect),
    /// How large the file is.
    Size(size::FileSize),
    /// What the file is called.
    FileName(file_name::FileName),
    /// How its pictures are coded.
    VideoCoding(video_coding::VideoCoding),
    /// How many bits a second its pictures take.
    VideoBitRate(video_bit_rate::VideoBitRate),
    /// How many pictures a second it has.
    FrameRate(frame_rate::FrameRate),
    /// How its sound is coded.
    SoundCoding(sound_coding::SoundCoding),
    /// How loud it is.
    SoundLevel(sound_level::SoundLevel),
    /// Subtitles.
    Subtitles(subtitles::Subtitles),
    /// How it begins and ends.
    Ends(ends::Ends),
    /// What it must not say about itself.
    Metadata(metadata::Metadata),
    /// What must be the same in all files of a work.
    Same(same::Same),
    /// A clear picture.
    Picture(picture::Picture),
    /// Clear sound.
    Sound(sound::Sound),
    /// What must be seen.
    Shown(shown::Shown),
    /// What must not be seen.
    Hidden(hidden::Hidden),
    /// How it was recorded.
    Recorded(recorded::Recorded),
    /// What is said and heard.
    Spoken(spoken::Spoken),
    /// What a person states.
    Statement(statement::Statement),
    /// That the file is whole and can be read: demanded of every file, said only where it is not.
    File(file::File),
}

fn words(original: &str, english: &str) -> Words {
    let mut words = Words::new(original);
    words.translate(Lang::En, Some(english.to_owned()));
    words
}

impl KindName {
    /// The word that notices, reports and attributes carry: `title-card`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

impl Kind {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> KindName {
        KindName::from(self)
    }

    /// The fields of the form that it depends on.
    pub(crate) fn fields(&self) -> Vec<String> {
        match self {
            Self::FileName(name) => name.all_fields().map(str::to_owned).collect(),
            Self::Shown(shown) => shown.fields().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// The eight demands that notices of format 1 make.
    pub(crate) fn of_format_1(max_s: u64, size: (u32, u32)) -> Vec<Demand> {
        let named = |kind: Self, id: &str| Demand {
            id: id.into(),
            ..Demand::new(kind)
        };
        let (card, label) = shown::of_format_1();
        vec![
            Demand::new(Self::Container(container::Container::mp4())),
            Demand::new(Self::Duration(duration::Duration::at_most(max_s))),
            Demand::new(Self::Orientation(orientation::Orientation::landscape())),
            Demand::new(Self::Resolution(resolution::Resolution::exactly(size))),
            Demand::new(Self::Picture(picture::Picture)),
            Demand::new(Self::Sound(sound::Sound)),
            Demand {
                label: Some(words("片头", "Title card")),
                says: Some(words("以主讲主题为片头", "The topic as title card")),
                ..named(Self::Shown(card), "title-card")
            },
            Demand {
                label: Some(words("主讲人标注", "Speaker's label")),
                says: Some(words(
                    "标注姓名、单位和职务",
                    "Name, unit and post in the picture",
                )),
                ..named(Self::Shown(label), "speaker-label")
            },
        ]
    }

    /// How strict a demand of this kind is where the notice does not say.
    pub(super) fn usual_strength(&self) -> Strength {
        match self {
            Self::SoundLevel(_) => Strength::Should,
            Self::Duration(rule) if rule.is_about() => Strength::Should,
            _ => Strength::Must,
        }
    }

    /// By what it is settled.
    #[must_use]
    pub fn settled(&self) -> Settled {
        self.rule().settled()
    }

    /// What is demanded, in the program's words.
    #[must_use]
    pub fn demanded(&self, lang: Lang) -> String {
        self.rule().demanded(lang)
    }

    /// What a person is asked to confirm, as far as that is more than the demand.
    #[must_use]
    pub fn asked(&self, lang: Lang) -> String {
        self.rule().asked(lang)
    }

    /// The things that must be seen, in words.
    pub(super) fn things(&self, lang: Lang) -> String {
        self.rule().things(lang)
    }

    /// What whoever says all that is demanded has to name, in words.
    pub(super) fn parts(&self, lang: Lang) -> Vec<String> {
        self.rule().parts(lang)
    }

    /// Figures that the steps to mend it name.
    #[must_use]
    pub fn target(&self) -> Evidence {
        self.rule().target()
    }

    /// Every case that it can come to, besides those of every rule.
    #[must_use]
    pub fn cases(&self) -> &'static [Case] {
        self.rule().cases()
    }

    /// What mends the finding of that code, where there are steps to tell.
    #[must_use]
    pub fn remedy(&self, code: &str) -> Option<Remedy> {
        let case = self.cases().iter().find(|case| case.code == code);
        case.and_then(|case| case.remedy)
    }

    /// What it finds, as if the demand were a must.
    pub(super) fn judge(&self, demand: &Demand, context: &Context<'_>) -> Vec<Finding> {
        self.rule().judge(demand, context)
    }
}
