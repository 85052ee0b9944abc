//! `picture` (clause 六（一）: 画质清晰): only an eye can say; what the file tells is advised.

use super::confirmed::{self, DONE};
use super::{Case, Context, Finding, Outcome, Remedy, Rule, RuleId};

const OPEN: Case = confirmed::open(Remedy::Sharpen);
const INTERLACED: Case = Case::new("interlaced", Outcome::Advise).mended_by(Remedy::Reencode);

pub(super) const RULE: Rule = Rule {
    id: RuleId::Picture,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[OPEN, DONE, INTERLACED],
    judge,
};

fn judge(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = vec![confirmed::seen(context, RuleId::Picture, OPEN)];
    if context
        .picture()
        .is_some_and(|picture| picture.interlaced == Some(true))
    {
        findings.push(INTERLACED.with([]));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::good;
    use super::*;
    use crate::facts::Content;

    #[test]
    fn open_until_confirmed() {
        let mut example = good();
        assert_eq!(
            example.judge(RuleId::Picture).main.outcome,
            Outcome::Confirm
        );
        example.confirm(RuleId::Picture, "张三", Some(3.2));
        let main = example.judge(RuleId::Picture).main;
        assert_eq!(main.outcome, Outcome::Meets);
        assert_eq!(main.evidence["by"], "张三".into());
        assert_eq!(main.evidence["at_s"], 3.2.into());
    }

    #[test]
    fn interlacing_is_advised_beside() {
        let mut example = good();
        example.picture().interlaced = Some(true);
        let outcome = example.judge(RuleId::Picture);
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].code, "interlaced");
        example.confirm(RuleId::Picture, "", None);
        assert_eq!(example.judge(RuleId::Picture).main.code, "interlaced");
    }

    #[test]
    fn a_word_does_not_make_a_picture() {
        let mut example = good();
        example.confirm(RuleId::Picture, "张三", None);
        example.facts.movie.as_mut().unwrap().pictures.clear();
        assert_eq!(
            example.judge(RuleId::Picture).main.outcome,
            Outcome::CannotTell
        );
        example.facts.movie = None;
        example.facts.content = Content::Pdf;
        assert_eq!(example.judge(RuleId::Picture).main.code, "not-mp4");
        let mut example = good();
        example.confirm(RuleId::Picture, "张三", None);
        example.picture().encrypted = true;
        assert_eq!(example.judge(RuleId::Picture).main.code, "encrypted");
    }
}
