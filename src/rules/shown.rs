//! `title-card` (clause 六（一）: 以主讲主题为片头) and `speaker-label` (clause 六（一）: 标注主讲人姓名、单位和职务):
//! what the picture must show, and only an eye can say whether it does.

use super::confirmed::{self, DONE};
use super::{Case, Remedy, Rule, RuleId};

const NO_TITLE_CARD_YET: Case = confirmed::open(Remedy::AddTitleCard);
const NO_LABEL_YET: Case = confirmed::open(Remedy::AddLabel);

pub(super) const TITLE_CARD: Rule = Rule {
    id: RuleId::TitleCard,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[NO_TITLE_CARD_YET, DONE],
    judge: |context| {
        vec![confirmed::seen(
            context,
            RuleId::TitleCard,
            NO_TITLE_CARD_YET,
        )]
    },
};

pub(super) const SPEAKER_LABEL: Rule = Rule {
    id: RuleId::SpeakerLabel,
    clause: super::video_clause,
    required: super::no_figures,
    cases: &[NO_LABEL_YET, DONE],
    judge: |context| vec![confirmed::seen(context, RuleId::SpeakerLabel, NO_LABEL_YET)],
};

#[cfg(test)]
mod tests {
    use super::super::Outcome;
    use super::super::fixtures::good;
    use super::*;

    const SHOWN: [RuleId; 2] = [RuleId::TitleCard, RuleId::SpeakerLabel];

    #[test]
    fn open_until_confirmed() {
        for rule in SHOWN {
            let mut example = good();
            let main = example.judge(rule).main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (Outcome::Confirm, "to-confirm")
            );
            example.confirm(rule, "李四", Some(1.5));
            let main = example.judge(rule).main;
            assert_eq!(
                (main.outcome, main.code.as_str()),
                (Outcome::Meets, "confirmed")
            );
            assert_eq!(main.evidence["at_s"], 1.5.into());
        }
    }

    #[test]
    fn another_rule_being_confirmed_does_not_help() {
        for (rule, other) in [(SHOWN[0], SHOWN[1]), (SHOWN[1], SHOWN[0])] {
            let mut example = good();
            example.confirm(other, "李四", None);
            example.confirm(RuleId::Picture, "李四", None);
            assert_eq!(example.judge(rule).main.outcome, Outcome::Confirm);
        }
    }

    #[test]
    fn without_a_picture_nothing_can_be_confirmed() {
        for rule in SHOWN {
            let mut example = good();
            example.confirm(rule, "李四", Some(1.5));
            example.facts.movie.as_mut().unwrap().pictures.clear();
            assert_eq!(example.judge(rule).main.code, "no-picture");
        }
    }
}
