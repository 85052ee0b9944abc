//! What can be read off the code itself: which module uses which, held against the map in
//! `ARCHITECTURE.md`, and that nothing is printed as only programmers read it.
//!
//! The map is the fenced block of arrows there: `facts, source ← bitstream ← isobmff` says that
//! `bitstream` uses `facts` and `source`, and `isobmff` uses `bitstream` (and may use what
//! `bitstream` uses). What the code does is read off its own paths, `crate::…` and `super::…`; what
//! is there for tests alone is left out.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Tests may.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// One module uses another: `(user, used)`.
type Uses = BTreeSet<(String, String)>;

/// The arrows of a map, and what is wrong with it.
#[derive(Debug, Default)]
struct Map {
    /// What each module uses directly.
    drawn: BTreeMap<String, BTreeSet<String>>,
    /// The arrows as they stand there, group by group.
    arrows: Vec<(Vec<String>, Vec<String>)>,
}

impl Map {
    fn read(text: &str) -> Self {
        let mut map = Self::default();
        for line in text.lines() {
            let groups: Vec<Vec<String>> = line
                .split('←')
                .map(|group| group.split(',').map(|name| name.trim().to_owned()))
                .map(|names| names.filter(|name| !name.is_empty()).collect())
                .collect();
            for name in groups.iter().flatten() {
                map.drawn.entry(name.clone()).or_default();
            }
            for pair in groups.windows(2) {
                for user in &pair[1] {
                    let used = map.drawn.get_mut(user).unwrap();
                    used.extend(pair[0].iter().cloned());
                }
                map.arrows.push((pair[0].clone(), pair[1].clone()));
            }
        }
        map
    }

    /// Everything that `user` may use: what it is drawn to use, what that uses, and so on.
    fn reach(&self, user: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![user];
        while let Some(name) = open.pop() {
            for used in self.drawn.get(name).into_iter().flatten() {
                if reached.insert(used.as_str()) {
                    open.push(used);
                }
            }
        }
        reached
    }

    /// Where the map and the code differ, a sentence each.
    fn faults(&self, modules: &BTreeSet<String>, uses: &Uses) -> Vec<String> {
        let mut faults = Vec::new();
        for module in modules {
            if !self.drawn.contains_key(module) {
                faults.push(format!("{module} is not on the map"));
            }
        }
        for name in self.drawn.keys() {
            if !modules.contains(name) {
                faults.push(format!("{name} is on the map, and there is no such module"));
            }
            if self.reach(name).contains(name.as_str()) {
                faults.push(format!("on the map {name} uses itself in a circle"));
            }
        }
        for (user, used) in uses {
            if !self.reach(user).contains(used.as_str()) {
                faults.push(format!("{user} uses {used}, which the map does not allow"));
            }
        }
        for (left, right) in &self.arrows {
            for used in left {
                let is_used = right
                    .iter()
                    .any(|user| uses.contains(&(user.clone(), used.clone())));
                if !is_used {
                    let right = right.join(", ");
                    faults.push(format!("{used} ← {right} is drawn, and no code uses it so"));
                }
            }
            for user in right {
                let is_user = left
                    .iter()
                    .any(|used| uses.contains(&(user.clone(), used.clone())));
                if !is_user {
                    let left = left.join(", ");
                    faults.push(format!("{left} ← {user} is drawn, and no code uses it so"));
                }
            }
        }
        faults
    }
}

/// Reads the modules of the crate, file by file from `lib.rs` on.
#[derive(Default)]
struct Reader {
    modules: BTreeSet<String>,
    uses: Uses,
    /// String literals that print with `Debug`, each after its module.
    debug: Vec<String>,
}

impl Reader {
    /// Reads the file of the module with this path, and those that it declares.
    fn file(&mut self, file: &Path, path: &[String]) {
        let text = std::fs::read_to_string(file).unwrap();
        let tokens: TokenStream = text.parse().unwrap();
        // `mod x;` in `a.rs` is `a/x.rs`; in `mod.rs`, `lib.rs` and entry points it lies beside.
        let stem = file.file_stem().unwrap();
        let beside = stem == "mod" || path.is_empty();
        let folder = match beside {
            true => file.parent().unwrap().to_owned(),
            false => file.with_extension(""),
        };
        self.tokens(tokens, path, &folder);
    }

    /// Reads the items and expressions of one module.
    fn tokens(&mut self, tokens: TokenStream, path: &[String], folder: &Path) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if is_for_tests(&tokens[at..]) {
                at += item_length(&tokens[at..]);
                continue;
            }
            match token {
                TokenTree::Ident(word) if word == "mod" => {
                    let name = tokens.get(at + 1).map(ToString::to_string);
                    let inner: Vec<String> = path.iter().cloned().chain(name.clone()).collect();
                    match (name, tokens.get(at + 2)) {
                        // `mod $name { … }` in a macro: a module within this one, its body included.
                        (Some(name), _) if name == "$" => at += 1,
                        (Some(name), Some(TokenTree::Punct(end))) if end.as_char() == ';' => {
                            self.declared(&name, &inner, folder);
                        }
                        (Some(name), Some(TokenTree::Group(body))) => {
                            self.tokens(body.stream(), &inner, &folder.join(name));
                        }
                        _ => panic!("cannot read `mod` in {path:?}"),
                    }
                    at += 3;
                    continue;
                }
                TokenTree::Ident(word) if word == "crate" || word == "yujian" => {
                    self.path(&tokens[at + 1..], path);
                }
                TokenTree::Ident(word) if word == "super" => {
                    // `super::super` is read once, from its beginning.
                    let supers = supers(&tokens[at..]);
                    if supers >= path.len() && !path.is_empty() {
                        self.path(&tokens[at + 3 * supers - 2..], path);
                    }
                    at += 3 * supers - 2;
                    continue;
                }
                TokenTree::Group(group) => self.tokens(group.stream(), path, folder),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    if text.contains(":?}") || text.contains(":#?}") {
                        self.debug.push(format!("{}: {text}", path.join("::")));
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn declared(&mut self, name: &str, inner: &[String], folder: &Path) {
        let flat = folder.join(name).with_extension("rs");
        let nested = folder.join(name).join("mod.rs");
        if inner.len() == 1 {
            self.modules.insert(name.to_owned());
        }
        self.file(if flat.exists() { &flat } else { &nested }, inner);
    }

    /// Takes in what follows `crate`: `::name…` or `::{name…, name…}`.
    fn path(&mut self, tokens: &[TokenTree], path: &[String]) {
        let [TokenTree::Punct(colon), TokenTree::Punct(_), next, ..] = tokens else {
            return;
        };
        if colon.as_char() != ':' {
            return;
        }
        match next {
            TokenTree::Ident(name) => self.used(&name.to_string(), path),
            TokenTree::Group(list) if list.delimiter() == Delimiter::Brace => {
                let mut is_first = true;
                for token in list.stream() {
                    if let (true, TokenTree::Ident(name)) = (is_first, &token) {
                        self.used(&name.to_string(), path);
                    }
                    is_first = matches!(&token, TokenTree::Punct(end) if end.as_char() == ',');
                }
            }
            _ => panic!("cannot read a path in {path:?}"),
        }
    }

    fn used(&mut self, name: &str, path: &[String]) {
        let Some(user) = path.first().filter(|user| *user != name) else {
            return;
        };
        self.uses.insert((user.clone(), name.to_owned()));
    }
}

/// How many `super::` stand here one after the other.
fn supers(tokens: &[TokenTree]) -> usize {
    let is_super = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "super");
    tokens
        .chunks(3)
        .take_while(|chunk| is_super(&chunk[0]))
        .count()
}

/// Whether an item begins here that is compiled for tests alone.
fn is_for_tests(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = tokens else {
        return false;
    };
    hash.as_char() == '#' && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// The tokens of an item with its attributes: up to its `;`, or to the end of its braces.
fn item_length(tokens: &[TokenTree]) -> usize {
    let end = tokens.iter().position(|token| match token {
        TokenTree::Punct(end) => end.as_char() == ';',
        TokenTree::Group(body) => body.delimiter() == Delimiter::Brace,
        _ => false,
    });
    end.map_or(tokens.len(), |end| end + 1)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The code of the crate with its entry points as the module `bin`.
fn code() -> Reader {
    let mut reader = Reader::default();
    reader.file(&root().join("src/lib.rs"), &[]);
    for entry in std::fs::read_dir(root().join("src/bin")).unwrap() {
        reader.modules.insert("bin".to_owned());
        reader.file(&entry.unwrap().path(), &["bin".to_owned()]);
    }
    let modules = &reader.modules;
    reader.uses.retain(|(_, used)| modules.contains(used));
    reader
}

/// The block of arrows in `ARCHITECTURE.md`.
fn drawn() -> Map {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let blocks = page.split("```text\n").skip(1);
    let blocks = blocks.map(|rest| rest.split_once("```").unwrap().0);
    let maps: Vec<&str> = blocks.filter(|block| block.contains('←')).collect();
    assert_eq!(maps.len(), 1, "there is one map");
    Map::read(maps[0])
}

#[test]
fn the_code_keeps_to_the_map() {
    let Reader { modules, uses, .. } = code();
    assert!(
        modules.len() > 10 && uses.len() > 20,
        "{modules:?} {uses:?}"
    );
    let faults = drawn().faults(&modules, &uses);
    assert!(
        faults.is_empty(),
        "{}\nall uses: {}",
        faults.join("\n"),
        listed(&uses)
    );
}

/// What each module uses, a line each.
fn listed(uses: &Uses) -> String {
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (user, used) in uses {
        lines.entry(user).or_default().push(used);
    }
    let lines = lines.iter();
    let lines = lines.map(|(user, used)| format!("\n{} ← {user}", used.join(", ")));
    lines.collect()
}

fn faults(map: &str, modules: &[&str], uses: &[(&str, &str)]) -> Vec<String> {
    let modules = modules.iter().map(|name| (*name).to_owned()).collect();
    let uses = uses
        .iter()
        .map(|(user, used)| ((*user).to_owned(), (*used).to_owned()))
        .collect();
    Map::read(map).faults(&modules, &uses)
}

#[test]
fn what_differs_from_a_map_is_found() {
    let modules = ["facts", "rules", "report"];
    let uses = [("rules", "facts"), ("report", "rules")];
    let map = "facts ← rules ← report";
    assert!(faults(map, &modules, &uses).is_empty());
    // What is used through another may be used directly.
    let direct = [uses[0], uses[1], ("report", "facts")];
    assert!(faults(map, &modules, &direct).is_empty());

    let turned = [uses[0], uses[1], ("rules", "report")];
    let found = faults(map, &modules, &turned);
    assert_eq!(found, ["rules uses report, which the map does not allow"]);
    let found = faults(map, &["facts", "rules", "report", "sheet"], &uses);
    assert_eq!(found, ["sheet is not on the map"]);
    let found = faults(map, &modules, &uses[..1]);
    assert!(found[0].starts_with("rules ← report is drawn"), "{found:?}");
    let found = faults("facts ← rules ← facts", &["facts", "rules"], &uses[..1]);
    assert!(
        found.iter().any(|fault| fault.contains("circle")),
        "{found:?}"
    );
}

#[test]
fn paths_are_read_off_the_code_and_not_off_tests_and_comments() {
    let text = "
        //! crate::comment
        use crate::{facts::Fact, source};
        #[cfg(test)] mod tests;
        #[cfg(test)] use crate::fixtures;
        #[cfg(test)] impl X { fn f() { crate::testing::f() } }
        fn f() -> &'static str { super::notice::f(); \"crate::text\" }
        mod inner { fn f() { super::super::form::f(); super::sibling() } }
        pub(crate) fn g() { html! { <p>{ crate::markup::h() }</p> } }";
    let mut reader = Reader::default();
    let path = ["rules".to_owned()];
    reader.tokens(text.parse().unwrap(), &path, Path::new(""));
    let used: Vec<&str> = reader.uses.iter().map(|(_, used)| used.as_str()).collect();
    assert_eq!(used, ["facts", "form", "markup", "notice", "source"]);
}

/// A person is told in words, never by the names that the code gives its own values.
#[test]
fn nothing_that_ships_prints_debug() {
    assert_eq!(code().debug, Vec::<String>::new());
}

#[test]
fn debug_is_found_in_format_strings() {
    let text = r#"
        fn f() { format!("{:?}", x); format!("{y:#?}"); "{z}" }
        #[cfg(test)] mod tests { fn f() { panic!("{x:?}") } }"#;
    let mut reader = Reader::default();
    reader.tokens(text.parse().unwrap(), &["rules".to_owned()], Path::new(""));
    assert_eq!(reader.debug, [r#"rules: "{:?}""#, r#"rules: "{y:#?}""#]);
}
