//! What mends a finding, and in which programs the steps are told.
//!
//! The steps stand in `text/` under `fix-<remedy>-<program>`, one step a line; `fix-<remedy>` says
//! in a sentence what is to be done.

use super::{Demand, Demands, evidence_args};
use crate::text::{Lang, Submission, Value};
use strum::{IntoStaticStr, VariantArray};

/// A way to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Remedy {
    /// Cut the video until it is short enough.
    Shorten,
    /// Add to the video until it is long enough.
    Lengthen,
    /// Cut or add until it is as long as is demanded.
    Fit,
    /// Turn another format into MP4.
    Convert,
    /// Export anew as H.264 and AAC.
    Reencode,
    /// Give the file a name that ends in .mp4.
    Rename,
    /// Give the file the name that is demanded.
    RenameAs,
    /// Remove what the metadata say.
    ClearMetadata,
    /// Copy or export the file again.
    CopyAgain,
    /// Hand in the finished video, not this file.
    PickVideo,
    /// Make the picture landscape.
    MakeLandscape,
    /// Make the picture portrait.
    MakePortrait,
    /// Give the picture the shape that is demanded.
    Reframe,
    /// Export in the size that is demanded.
    Resize,
    /// Record or export with more pixels; enlarging adds none.
    RecordLarger,
    /// Export with a lower bit rate, so that the file becomes smaller.
    MakeSmaller,
    /// Export with a higher bit rate, so that the file becomes larger.
    MakeLarger,
    /// Export with a higher bit rate.
    ExportFiner,
    /// Export with the frame rate that is demanded.
    ExportAtRate,
    /// Export with the settings that are demanded.
    ExportAsAsked,
    /// Export a sharper picture.
    Sharpen,
    /// Give the video sound.
    AddSound,
    /// Make speech louder and clearer.
    ClearSound,
    /// Put what is demanded at the beginning.
    AddTitleCard,
    /// Put what is demanded into the picture.
    AddLabel,
    /// Take out of the picture what must not be seen.
    RemoveFromPicture,
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

/// The size to export in where a notice demands none.
const USUAL_SIZE: (u32, u32) = (1920, 1080);

impl Remedy {
    /// The word in the keys of its texts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// What is to be done, in a sentence.
    #[must_use]
    pub fn summary(self, demand: &Demand, all: &Demands, lang: Lang) -> String {
        self.fill(&format!("fix-{}", self.as_str()), demand, all, lang)
    }

    /// The steps in that program; empty where it cannot do it.
    #[must_use]
    pub fn steps(
        self,
        program: Program,
        demand: &Demand,
        all: &Demands,
        lang: Lang,
    ) -> Vec<String> {
        let name = format!("fix-{}-{}", self.as_str(), program.as_str());
        let text = self.fill(&name, demand, all, lang);
        text.lines().map(str::to_owned).collect()
    }

    /// The text of that name, with the words and figures of the demand that it mends, and the figures of the
    /// others: whoever exports anew should meet them too.
    fn fill(self, name: &str, demand: &Demand, all: &Demands, lang: Lang) -> String {
        let (words, what) = (demand.words(lang), demand.kind.things(lang));
        let demands = [demand].into_iter().chain(&all.listed);
        let targets: Vec<_> = demands.map(|demand| demand.kind.target()).collect();
        // The first of a name is the one that is found.
        let mut args: Vec<_> = targets.iter().flat_map(evidence_args).collect();
        args.extend([
            ("demand", Value::Word(&words)),
            ("what", Value::Word(&what)),
            ("width", USUAL_SIZE.0.into()),
            ("height", USUAL_SIZE.1.into()),
        ]);
        lang.find_in::<Submission>(name, &args).unwrap_or_default()
    }

    /// The programs for which there are steps.
    pub fn programs(self) -> impl Iterator<Item = Program> {
        Program::VARIANTS.iter().copied().filter(move |program| {
            Lang::has_in::<Submission>(&format!("fix-{}-{}", self.as_str(), program.as_str()))
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
        lang.find_in::<Submission>(&name, &[]).unwrap_or_default()
    }
}
