//! A form to test with, in which nothing is missing.

use super::Form;
use crate::rules::Answers;
use crate::rules::fixtures::good;

/// A form as a teacher fills it in, for the good example.
pub(crate) fn filled() -> Form {
    let notice = good().notice;
    let typed = [
        ("title", "锤炼党性强根基 勇毅前行建新功"),
        ("speaker", "张三"),
        ("unit", "信息工程系党总支"),
        ("post", "党支部书记"),
        ("phone", "13800138000"),
        ("people", "李四\n王五"),
    ];
    let chosen = [
        ("participant", vec!["branch-secretary"]),
        ("lecture-form", vec!["lecture"]),
        ("emphases", vec!["political", "effective"]),
    ];
    let typed = typed.map(|(field, value)| (field.to_owned(), value.to_owned()));
    let chosen = chosen.map(|(list, options)| {
        let options = options.into_iter().map(str::to_owned);
        (list.to_owned(), options.collect())
    });
    let declared = notice.declarations.iter();
    Form {
        answers: Answers {
            typed: typed.into(),
            chosen: chosen.into(),
        },
        declared: declared
            .map(|each| (each.id.clone(), each.mark()))
            .collect(),
    }
}

/// A form with these fields typed in, by their keys.
pub(crate) fn typed<const N: usize>(fields: [(&str, &str); N]) -> Form {
    let mut form = Form::default();
    for (field, value) in fields {
        form.fill(field, value);
    }
    form
}
