//! Lists of options, of which one is taken or several.

use super::{list, lists};
use crate::form::fixtures::typed;
use crate::form::{FieldProblem, Form};
use crate::notice::ChoiceList;

#[test]
fn of_one_list_the_last_is_taken_and_of_another_all() {
    let notice = lists();
    let [group, topics] = notice.choices.as_slice() else {
        unreachable!()
    };
    let mut form = Form::default();
    let keys = |form: &Form, list: &ChoiceList| -> Vec<String> {
        form.chosen(list).map(|option| option.id.clone()).collect()
    };
    for list in [group, topics] {
        form.choose(list, "c", true);
        form.choose(list, "a", true);
    }
    assert_eq!(keys(&form, group), ["a"]);
    assert_eq!(keys(&form, topics), ["a", "c"]);
    // What was not chosen takes nothing with it when it is chosen no longer.
    for list in [group, topics] {
        form.choose(list, "b", false);
    }
    assert_eq!(keys(&form, group), ["a"]);
    assert_eq!(keys(&form, topics), ["a", "c"]);
    for list in [group, topics] {
        form.choose(list, "a", false);
    }
    assert_eq!(keys(&form, group), [""; 0]);
    assert_eq!(keys(&form, topics), ["c"]);
    form.choose(topics, "c", false);
    assert_eq!(form, Form::default(), "nothing is left of it");
}

#[test]
fn only_a_list_that_is_required_is_missed() {
    let notice = lists();
    let form = typed([("title", "题目")]);
    assert_eq!(
        form.problems(&notice),
        [(list("group"), FieldProblem::Missing)]
    );
}
