//! What a movie says about itself: `udta` of QuickTime and 3GPP, `meta` of iTunes with its own keys or those
//! that `keys` lists (QuickTime File Format, "User data atoms" and "Metadata").

use super::boxes::{BoxHeader, Scan};
use super::defects::Place;
use super::limits;
use crate::bitstream::fields::Fields;
use crate::facts;

/// What the metadata of a movie say.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The program that wrote the file, as it names itself.
    pub encoder: Option<String>,
    /// There is a cover picture.
    pub cover: bool,
    /// What else is told, each once.
    pub told: Vec<facts::Metadata>,
}

impl Metadata {
    /// Reads a `udta` or a `meta` of the movie.
    pub(super) fn read(&mut self, scan: &mut Scan<'_, '_>, moov: &Place<'_>, header: &BoxHeader) {
        let place = moov.child(&header.kind.0);
        if header.is(b"meta") {
            self.read_meta(scan, moov, header);
            return;
        }
        for child in scan.children(&place, header.range()) {
            let name = child.kind.0;
            if &name == b"meta" {
                self.read_meta(scan, &place, &child);
                continue;
            }
            if child.end > child.body {
                self.tell(told_by_code(name));
            }
            if matches!(&name, b"\xa9swr" | b"\xa9too" | b"\xa9enc") {
                let place = place.child(&name);
                // A 16-bit length and a 16-bit language stand before the words.
                let text = |mut fields: Fields<'_>| {
                    let length = usize::from(fields.u16()?);
                    fields.skip(2)?;
                    Some(words(fields.rest().get(..length).unwrap_or(fields.rest())))
                };
                let text = scan.parse(&place, &child, text).flatten();
                self.encoder = self.encoder.take().or(text);
            }
        }
    }

    fn read_meta(&mut self, scan: &mut Scan<'_, '_>, parent: &Place<'_>, meta: &BoxHeader) {
        let place = parent.child(b"meta");
        // `meta` is a full box in the standard and a plain one in QuickTime: its first child tells.
        let start = |mut fields: Fields<'_>| {
            fields.skip(4)?;
            let first = fields.four_cc()?;
            Some(if first.0 == *b"hdlr" { 0 } else { 4 })
        };
        let Some(lead) = scan.parse(&place, meta, start) else {
            return;
        };
        let mut names = Vec::new();
        for child in scan.children(&place, meta.body + lead..meta.end) {
            if child.is(b"keys") {
                let listed = scan.parse(&place.child(b"keys"), &child, |fields| Some(keys(fields)));
                names = listed.unwrap_or_default();
            } else if child.is(b"ilst") {
                self.read_items(scan, &place, &child, &names);
            }
        }
    }

    fn read_items(
        &mut self,
        scan: &mut Scan<'_, '_>,
        meta: &Place<'_>,
        list: &BoxHeader,
        names: &[Option<facts::Metadata>],
    ) {
        let place = meta.child(b"ilst");
        for item in scan.children(&place, list.range()) {
            let name = item.kind.0;
            // The items of a list with `keys` are numbered from 1.
            let number = u32::from_be_bytes(name) as usize;
            let listed = number.checked_sub(1).and_then(|at| names.get(at));
            self.tell(listed.copied().unwrap_or_else(|| told_by_code(name)));
            match &name {
                b"covr" => self.cover = true,
                b"\xa9too" => {
                    let place = place.child(b"\xa9too");
                    // A `data` box: header, type and locale, then the words.
                    let text = |mut fields: Fields<'_>| {
                        fields.skip(16)?;
                        Some(words(fields.rest()))
                    };
                    let text = scan.parse(&place, &item, text).flatten();
                    self.encoder = self.encoder.take().or(text);
                }
                _ => {}
            }
        }
    }

    fn tell(&mut self, told: Option<facts::Metadata>) {
        if let Some(told) = told.filter(|told| !self.told.contains(told)) {
            self.told.push(told);
        }
    }
}

/// What an item of that code tells; those of 3GPP (TS 26.244) are without `©`.
const fn told_by_code(code: [u8; 4]) -> Option<facts::Metadata> {
    match &code {
        b"\xa9ART" | b"aART" | b"\xa9aut" | b"\xa9art" | b"\xa9wrt" | b"\xa9prd" | b"\xa9dir"
        | b"\xa9prf" | b"auth" | b"perf" => Some(facts::Metadata::Author),
        b"\xa9nam" | b"titl" => Some(facts::Metadata::Title),
        b"\xa9xyz" | b"loci" => Some(facts::Metadata::Gps),
        b"\xa9cmt" | b"\xa9des" | b"\xa9inf" | b"desc" | b"ldes" | b"dscp" => {
            Some(facts::Metadata::Comment)
        }
        _ => None,
    }
}

/// What each of the names in `keys` tells, such as `com.apple.quicktime.location.ISO6709`.
fn keys(mut fields: Fields<'_>) -> Vec<Option<facts::Metadata>> {
    let mut named = Vec::new();
    let Some(count) = fields.skip(4).and_then(|()| fields.u32()) else {
        return named;
    };
    for _ in 0..count.min(limits::METADATA_KEYS) {
        let size = fields.u32().and_then(|size| size.checked_sub(8));
        let name = size.and_then(|size| {
            fields.skip(4)?;
            let name = fields.rest().get(..size as usize)?;
            fields.skip(size as usize)?;
            Some(name)
        });
        let Some(name) = name else { break };
        named.push(told_by_name(name));
    }
    named
}

fn told_by_name(name: &[u8]) -> Option<facts::Metadata> {
    let has = |part: &str| {
        let mut windows = name.windows(part.len());
        windows.any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
    };
    let any = |parts: &[&str]| parts.iter().any(|part| has(part));
    if any(&["location", "gps"]) {
        Some(facts::Metadata::Gps)
    } else if any(&[
        "author",
        "artist",
        "creator",
        "director",
        "producer",
        "performer",
    ]) {
        Some(facts::Metadata::Author)
    } else if any(&["title", "displayname"]) {
        Some(facts::Metadata::Title)
    } else if any(&["comment", "description", "information"]) {
        Some(facts::Metadata::Comment)
    } else {
        None
    }
}

/// A short text from a file: valid UTF-8 without control characters, or nothing.
fn words(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text: String = text.chars().filter(|c| !c.is_control()).take(100).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{keys, told_by_code};
    use crate::bitstream::fields::Fields;
    use crate::facts::Metadata;

    #[test]
    fn names_of_quicktime_tell_what_they_are_about() {
        let mut bytes = vec![0, 0, 0, 0, 0, 0, 0, 4];
        for name in [
            "com.apple.quicktime.location.ISO6709",
            "com.apple.quicktime.make",
            "com.apple.quicktime.author",
        ] {
            bytes.extend((name.len() as u32 + 8).to_be_bytes());
            bytes.extend(b"mdta");
            bytes.extend(name.as_bytes());
        }
        // The fourth is missing.
        let named = keys(Fields::new(&bytes));
        assert_eq!(named, [Some(Metadata::Gps), None, Some(Metadata::Author)]);
        assert_eq!(keys(Fields::new(&bytes[..20])), []);
    }

    #[test]
    fn codes_tell_what_they_are_about() {
        assert_eq!(told_by_code(*b"\xa9xyz"), Some(Metadata::Gps));
        assert_eq!(told_by_code(*b"loci"), Some(Metadata::Gps));
        assert_eq!(told_by_code(*b"\xa9nam"), Some(Metadata::Title));
        assert_eq!(told_by_code(*b"\xa9too"), None);
    }
}
