//! `title-card` (clause 六（一）: 以主讲主题为片头): only an eye can say.

use super::confirmed::{self, DONE};
use super::{Case, Context, Finding, Remedy, Rule, RuleId};

const OPEN: Case = confirmed::open(Remedy::AddTitleCard);

pub(super) const RULE: Rule = Rule {
    id: RuleId::TitleCard,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[OPEN, DONE],
    judge,
};

fn judge(context: &Context<'_>) -> Vec<Finding> {
    vec![confirmed::seen(context, RuleId::TitleCard, OPEN)]
}

#[cfg(test)]
mod tests {
    use super::super::Outcome;
    use super::super::fixtures::good;
    use super::*;

    #[test]
    fn open_until_confirmed() {
        let mut sample = good();
        let main = sample.judge(RuleId::TitleCard).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Confirm, "to-confirm")
        );
        sample.confirm(RuleId::TitleCard, "李四", Some(1.5));
        let main = sample.judge(RuleId::TitleCard).main;
        assert_eq!(
            (main.outcome, main.code.as_str()),
            (Outcome::Meets, "confirmed")
        );
        assert_eq!(main.evidence["at_s"], 1.5.into());
    }

    #[test]
    fn another_rule_being_confirmed_does_not_help() {
        let mut sample = good();
        sample.confirm(RuleId::Picture, "李四", None);
        assert_eq!(
            sample.judge(RuleId::TitleCard).main.outcome,
            Outcome::Confirm
        );
    }

    #[test]
    fn without_a_picture_nothing_can_be_confirmed() {
        let mut sample = good();
        sample.confirm(RuleId::TitleCard, "李四", Some(1.5));
        sample.facts.movie.as_mut().unwrap().pictures.clear();
        assert_eq!(sample.judge(RuleId::TitleCard).main.code, "no-picture");
    }
}
