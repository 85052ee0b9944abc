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
        let mut sample = good();
        assert_eq!(sample.judge(RuleId::Picture).main.outcome, Outcome::Confirm);
        sample.confirm(RuleId::Picture, "张三", Some(3.2));
        let main = sample.judge(RuleId::Picture).main;
        assert_eq!(main.outcome, Outcome::Meets);
        assert_eq!(main.evidence["by"], "张三".into());
        assert_eq!(main.evidence["at_s"], 3.2.into());
    }

    #[test]
    fn interlacing_is_advised_beside() {
        let mut sample = good();
        sample.picture().interlaced = Some(true);
        let outcome = sample.judge(RuleId::Picture);
        assert_eq!(outcome.main.outcome, Outcome::Confirm);
        assert_eq!(outcome.also[0].code, "interlaced");
        sample.confirm(RuleId::Picture, "", None);
        assert_eq!(sample.judge(RuleId::Picture).main.code, "interlaced");
    }

    #[test]
    fn a_word_does_not_make_a_picture() {
        let mut sample = good();
        sample.confirm(RuleId::Picture, "张三", None);
        sample.facts.movie.as_mut().unwrap().pictures.clear();
        assert_eq!(
            sample.judge(RuleId::Picture).main.outcome,
            Outcome::CannotTell
        );
        sample.facts.movie = None;
        sample.facts.content = Content::Pdf;
        assert_eq!(sample.judge(RuleId::Picture).main.code, "not-mp4");
        let mut sample = good();
        sample.confirm(RuleId::Picture, "张三", None);
        sample.picture().encrypted = true;
        assert_eq!(sample.judge(RuleId::Picture).main.code, "encrypted");
    }
}
