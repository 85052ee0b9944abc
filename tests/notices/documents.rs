//! The examples of the documents, and the sentences beside them.

use crate::schema::assert_alike;
use crate::{listed_kinds, of_rule, parsed};
use serde_json::Value;
use yujian::rules::KindName;
use yujian::text::Lang;

/// The examples of a document: each rule between backticks with the sentence between quotation marks after it.
fn examples(document: &str) -> impl Iterator<Item = (Value, &str)> {
    document.lines().filter_map(|line| {
        let (_, rest) = line.split_once("`{ \"rule\":")?;
        let (rule, rest) = rest.split_once('`')?;
        let (_, rest) = rest.split_once('“')?;
        let (sentence, _) = rest.split_once('”')?;
        let rule = format!("{{ \"rule\":{rule}");
        let rule = serde_json::from_str(&rule).unwrap_or_else(|e| panic!("{e}: {rule}"));
        Some((rule, sentence))
    })
}

#[test]
fn the_documents_say_what_the_page_says() {
    let documents = [
        (Lang::ZhCn, include_str!("../../docs/notice.zh-CN.md")),
        (Lang::En, include_str!("../../docs/notice.md")),
    ];
    let mut wrong = Vec::new();
    for (lang, document) in documents {
        let mut kinds = Vec::new();
        for (rule, sentence) in examples(document) {
            let notice = of_rule(rule.clone());
            assert_alike(&notice, true);
            let notice = parsed("example", &notice.to_string());
            let kind = &notice.demands.listed[0].kind;
            let says = kind.demanded(lang);
            if says != sentence {
                wrong.push(format!("{}\t{rule}\t{sentence}\t{says}", lang.tag()));
            }
            kinds.push(kind.name());
        }
        let unshown: Vec<&str> = listed_kinds()
            .filter(|kind| !kinds.contains(kind))
            .map(KindName::as_str)
            .collect();
        assert!(unshown.is_empty(), "{}: {unshown:?}", lang.tag());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
