//! Short names for what a module and its script say to each other.
//!
//! wasm-bindgen gives each import and export a long name with a hash at its end, once in the module
//! and once in the script: five kilobytes of the first load, though nobody but these two reads them.

use crate::Failure;
use std::collections::{BTreeMap, BTreeSet};

/// Sections of a module (WebAssembly core specification, 5.5) that hold such names.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Names up to this length stay: our own exports, which scripts of ours call. One with a hash is longer.
const SHORT: usize = 20;

/// Gives a module and its script short names for the same things: for those that both name.
///
/// # Errors
/// When the module is not as wasm-bindgen writes it.
pub(crate) fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let words = words(script);
    let mut names = Names {
        known: words.iter().copied().collect(),
        short: BTreeMap::new(),
    };
    let module = names
        .in_module(module)
        .ok_or("not a module as wasm-bindgen writes it")?;
    let script = words
        .into_iter()
        .map(|word| names.short.get(word).map_or(word, String::as_str))
        .collect();
    Ok((module, script))
}

struct Names<'s> {
    /// All names in the script.
    known: BTreeSet<&'s str>,
    /// The short name of each long one.
    short: BTreeMap<String, String>,
}

impl Names<'_> {
    fn short(&mut self, name: &str) -> String {
        if name.len() <= SHORT || !self.known.contains(name) {
            return name.to_owned();
        }
        let number = self.short.len();
        let short = self.short.entry(name.to_owned());
        short.or_insert_with(|| letters(number)).clone()
    }

    fn in_module(&mut self, module: &[u8]) -> Option<Vec<u8>> {
        let (head, mut rest) = module.split_at_checked(8)?;
        let mut written = head.to_vec();
        while let Some((&section, behind)) = rest.split_first() {
            let mut reader = Reader(behind);
            let body = reader.named()?;
            rest = reader.0;
            let renamed = match section {
                IMPORTS => Some(self.in_section(body, true)?),
                EXPORTS => Some(self.in_section(body, false)?),
                _ => None,
            };
            written.push(section);
            put_named(&mut written, renamed.as_deref().unwrap_or(body));
        }
        Some(written)
    }

    /// Imports are a module's name, a name, a kind and an index; exports are the same without the first.
    fn in_section(&mut self, body: &[u8], imports: bool) -> Option<Vec<u8>> {
        let mut reader = Reader(body);
        let count = reader.number()?;
        let mut written = Vec::new();
        put_number(&mut written, count);
        for _ in 0..count {
            if imports {
                put_named(&mut written, reader.named()?);
            }
            let name = std::str::from_utf8(reader.named()?).ok()?;
            put_named(&mut written, self.short(name).as_bytes());
            let kind = reader.byte()?;
            // wasm-bindgen imports functions alone; anything else has more behind its kind.
            if imports && kind != 0 {
                return None;
            }
            written.push(kind);
            put_number(&mut written, reader.number()?);
        }
        Some(written)
    }
}

/// `a` to `z`, then `aa` and so on.
fn letters(number: usize) -> String {
    let mut letters = (number / 26)
        .checked_sub(1)
        .map(letters)
        .unwrap_or_default();
    letters.push(char::from(b'a' + (number % 26) as u8));
    letters
}

/// A script as its names and what stands between them.
fn words(script: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut words = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let named = is_name(first);
        let end = rest.find(|c| is_name(c) != named).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        words.push(word);
        rest = behind;
    }
    words
}

/// Reads numbers (LEB128) and what stands behind a length.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn named(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

fn put_number(written: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        written.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    written.push(number as u8);
}

fn put_named(written: &mut Vec<u8>, bytes: &[u8]) {
    // A section of a module this program reads is far below 4 GB.
    put_number(written, bytes.len() as u32);
    written.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_appendChild_0123456789abcdef";

    /// A module that imports a function of that name and exports it as `start`.
    fn module(import: &str) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let mut imports = vec![1];
        put_named(&mut imports, b"./page_bg.js");
        put_named(&mut imports, import.as_bytes());
        imports.extend([0, 0]);
        let mut exports = vec![1];
        put_named(&mut exports, b"start");
        exports.extend([0, 0]);
        for (section, body) in [(IMPORTS, imports), (EXPORTS, exports), (11, vec![0; 200])] {
            module.push(section);
            put_named(&mut module, &body);
        }
        module
    }

    #[test]
    fn both_sides_get_the_same_short_name() {
        let script = format!("let i={{{LONG}(a){{return b.{LONG}x}}}};x.start()");
        let (shortened, script) = shorten(&module(LONG), &script).unwrap();
        assert_eq!(shortened, module("a"));
        // Only whole names: what merely begins alike is another.
        assert_eq!(
            script,
            format!("let i={{a(a){{return b.{LONG}x}}}};x.start()")
        );
    }

    #[test]
    fn what_only_the_module_names_stays() {
        let (same, _) = shorten(&module(LONG), "x.start()").unwrap();
        assert_eq!(same, module(LONG));
    }

    #[test]
    fn bytes_that_are_no_module_are_refused() {
        assert!(shorten(b"\0asm", "").is_err());
        let whole = module(LONG);
        assert!(shorten(&whole[..whole.len() - 1], LONG).is_err());
    }

    #[test]
    fn letters_do_not_repeat() {
        let all: std::collections::BTreeSet<String> = (0..3000).map(letters).collect();
        assert_eq!(all.len(), 3000);
        assert_eq!((letters(0), letters(26)), ("a".to_owned(), "aa".to_owned()));
    }
}
