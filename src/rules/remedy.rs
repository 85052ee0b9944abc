//! What mends a finding, and in which programs the steps are told.
//!
//! The steps stand in `text/` under `fix-<remedy>-<program>`, one step a line; `fix-<remedy>` says
//! in a sentence what is to be done.

use crate::notice::Notice;
use crate::text::{After, Lang, Value};
use strum::{IntoStaticStr, VariantArray};

/// A way to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Remedy {
    /// Cut the video until it is short enough.
    Shorten,
    /// Turn another format into MP4.
    Convert,
    /// Export anew as H.264 and AAC.
    Reencode,
    /// Give the file a name that ends in .mp4.
    Rename,
    /// Copy or export the file again.
    CopyAgain,
    /// Hand in the finished video, not this file.
    PickVideo,
    /// Make the picture landscape.
    MakeLandscape,
    /// Export in the size that is demanded.
    Resize,
    /// Export a sharper picture.
    Sharpen,
    /// Give the video sound.
    AddSound,
    /// Make speech louder and clearer.
    ClearSound,
    /// Put the topic at the beginning.
    AddTitleCard,
    /// Put the speaker's name, unit and post into the picture.
    AddLabel,
}

/// The programs that teachers really use, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Program {
    /// 剪映 (CapCut).
    Jianying,
    /// 必剪.
    Bijian,
    /// Adobe Premiere.
    Premiere,
    /// 格式工厂 (Format Factory).
    FormatFactory,
    /// The phone's own editor.
    Phone,
    /// The computer itself.
    Computer,
}

impl Remedy {
    /// The word in the keys of its texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// What is to be done, in a sentence.
    #[must_use]
    pub fn summary(self, notice: &Notice, lang: Lang) -> String {
        let name = format!("fix-{}", self.as_str());
        lang.find_in::<After>(&name, &args(notice))
            .unwrap_or_default()
    }

    /// The steps in that program; empty where it cannot do it.
    #[must_use]
    pub fn steps(self, program: Program, notice: &Notice, lang: Lang) -> Vec<String> {
        let name = format!("fix-{}-{}", self.as_str(), program.as_str());
        let text = lang
            .find_in::<After>(&name, &args(notice))
            .unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The programs for which there are steps.
    pub fn programs(self) -> impl Iterator<Item = Program> {
        Program::VARIANTS.iter().copied().filter(move |program| {
            Lang::has_in::<After>(&format!("fix-{}-{}", self.as_str(), program.as_str()))
        })
    }
}

impl Program {
    /// The word in the keys of its texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        let name = format!("program-{}", self.as_str());
        lang.find_in::<After>(&name, &[]).unwrap_or_default()
    }
}

/// The figures that steps may name: those of the notice.
fn args(notice: &Notice) -> [(&'static str, Value<'static>); 3] {
    [
        ("max_s", notice.video.max_duration_s.into()),
        ("width", notice.video.width.into()),
        ("height", notice.video.height.into()),
    ]
}
