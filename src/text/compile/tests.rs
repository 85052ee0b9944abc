//! A third language is compiled, and what differs between languages is named.

use super::*;

const ZH: Spoken = Spoken {
    tag: "zh-CN",
    plural: Plural::Other,
};
const EN: Spoken = Spoken {
    tag: "en",
    plural: Plural::OneOther,
};
const RU: Spoken = Spoken {
    tag: "ru",
    plural: Plural::OneFewMany,
};
const SET: Set = Set {
    name: "Test",
    module: "test",
    files: &["test"],
    is_fetched: true,
};

const RUSSIAN: &str = "files = { $n ->\n    [one] { $n } файл\n    [few] { $n } файла\n    \
                       [many] { $n } файлов\n   *[other] { $n } файла\n}\nhello = Привет\n";

/// A checkout with the files `test.ftl` of some languages; removed at the end.
struct Checkout(std::path::PathBuf);

impl Checkout {
    fn new(name: &str, files: &[(Spoken, &str)]) -> Self {
        let name = format!("yujian-texts-{}-{name}", std::process::id());
        let root = std::env::temp_dir().join(name);
        for (language, text) in files {
            let folder = root.join("src/text").join(language.tag);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("test.ftl"), text).unwrap();
        }
        Self(root)
    }

    fn of_three(name: &str, third: &str) -> Self {
        let english =
            "files = { $n ->\n    [one] one file\n   *[other] { $n } files\n}\nhello = Hello\n";
        let chinese = "hello = 您好\nfiles = { $n } 个文件\n";
        Self::new(name, &[(ZH, chinese), (EN, english), (RU, third)])
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_third_language_is_its_files_and_a_line_of_the_list() {
    let checkout = Checkout::of_three("third", RUSSIAN);
    let languages = read(&checkout.0, &SET, &[ZH, EN, RU]).unwrap();
    let texts: Vec<Vec<&str>> = languages
        .iter()
        .map(|language| language.values().map(|message| &*message.text).collect())
        .collect();
    let russian = "\u{1}n\u{1}{n} файл\u{1}{n} файла\u{1}{n} файлов\u{1}{n} файла";
    assert_eq!(
        texts,
        [
            ["{n} 个文件", "您好"],
            ["\u{1}n\u{1}one file\u{1}{n} files", "Hello"],
            [russian, "Привет"],
        ]
    );
    let files = fetched(&checkout.0, &[SET], &[ZH, EN, RU]).unwrap();
    let marks = languages.iter().map(fingerprint).collect::<BTreeSet<_>>();
    assert_eq!(marks.len(), 1, "the same messages in each");
    let fingerprint = fingerprint(&languages[0]);
    assert_eq!(files.len(), 2);
    assert_eq!(
        files[1],
        (
            "ru",
            format!("ru\u{3}{russian}\u{2}Привет\u{2}{fingerprint}")
        )
    );
}

#[test]
fn what_a_language_lacks_is_named() {
    for (name, third, complaint) in [
        (
            "fewer",
            "hello = Привет\n",
            "message files is missing in ru",
        ),
        (
            "more",
            &format!("{RUSSIAN}more = ещё\n"),
            "message more is missing in zh-CN",
        ),
        (
            "placeable",
            &RUSSIAN.replace("{ $n } файлов", "{ $m } файлов"),
            "message files: placeables {\"n\"} in zh-CN but {\"m\", \"n\"} in ru",
        ),
        (
            "category",
            &RUSSIAN.replace("    [few] { $n } файла\n", ""),
            "src/text/ru/test.ftl: message files: selects among other variants than one, few, many, \
             other, the last marked by a star",
        ),
    ] {
        let checkout = Checkout::of_three(name, third);
        let read = read(&checkout.0, &SET, &[ZH, EN, RU]);
        assert_eq!(read.err().as_deref(), Some(complaint));
    }
}

#[test]
fn the_mark_is_of_names_and_placeables_alone() {
    let of = |name, text: &str| {
        let checkout = Checkout::new(name, &[(ZH, text)]);
        let languages = read(&checkout.0, &SET, &[ZH]).unwrap();
        fingerprint(&languages[0])
    };
    let first = of("fingerprint-1", "a = { $b }\n");
    assert_eq!(first, of("fingerprint-2", "a = 共 { $b } 个\n"));
    assert_ne!(first, of("fingerprint-3", "a = { $c }\n"));
    assert_ne!(first, of("fingerprint-4", "c = { $b }\n"));
}

/// Vectors of draft-eastlake-fnv, "FNV test vectors".
#[test]
fn the_hash_is_fnv_1a() {
    for (text, hash) in [
        ("", 0xcbf2_9ce4_8422_2325),
        ("a", 0xaf63_dc4c_8601_ec8c),
        ("foobar", 0x8594_4171_f739_67e8),
    ] {
        assert_eq!(fnv1a(text.as_bytes()), hash, "{text}");
    }
}
