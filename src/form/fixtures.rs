//! A form to test with, in which nothing is missing.

use super::Form;
use crate::rules::fixtures::good;

/// A form as a teacher fills it in, for the good example.
pub(crate) fn filled() -> Form {
    let notice = good().notice;
    Form {
        topic: "锤炼党性强根基 勇毅前行建新功".to_owned(),
        speaker: "张三".to_owned(),
        unit: "信息工程系党总支".to_owned(),
        post: "党支部书记".to_owned(),
        phone: "13800138000".to_owned(),
        co_authors: vec!["李四".to_owned(), "王五".to_owned()],
        participant: Some("branch-secretary".to_owned()),
        lecture_form: Some("lecture".to_owned()),
        emphases: ["political".to_owned(), "effective".to_owned()].into(),
        declared: notice
            .declarations
            .iter()
            .map(|each| each.id.clone())
            .collect(),
    }
}
