//! Shortens texts, with `…` where something was left out.

use crate::text::half_widths;

/// At most `max` units of `text`, by `cost` of a character: its beginning, `…`, and its end, because
/// file names differ at their ends. The `…` costs as much as any character does.
fn middle(text: &str, max: usize, cost: impl Fn(char) -> usize) -> String {
    let total: usize = text.chars().map(&cost).sum();
    if total <= max {
        return text.to_owned();
    }
    let room = max.saturating_sub(cost('…'));
    let (for_tail, mut for_head) = (room / 3, room - room / 3);
    let mut tail = Vec::new();
    let mut left = for_tail;
    for c in text.chars().rev() {
        match left.checked_sub(cost(c)) {
            Some(rest) => left = rest,
            None => break,
        }
        tail.push(c);
    }
    let mut short = String::new();
    for c in text.chars() {
        match for_head.checked_sub(cost(c)) {
            Some(rest) => for_head = rest,
            None => break,
        }
        short.push(c);
    }
    short.push('…');
    short.extend(tail.into_iter().rev());
    short
}

/// At most the room of `max` Chinese characters.
pub(super) fn to_chars(text: &str, max: usize) -> String {
    middle(text, max * 2, half_widths)
}

/// At most `max` bytes of UTF-8.
pub(super) fn to_bytes(text: &str, max: usize) -> String {
    middle(text, max, char::len_utf8)
}

/// As many whole sentences as fit into the room of `max` Chinese characters; where the first does not fit,
/// its beginning and `…`.
pub(super) fn sentences(text: &str, max: usize) -> String {
    let width = |text: &str| -> usize { text.chars().map(half_widths).sum() };
    let mut room = max * 2;
    let mut kept = String::new();
    for sentence in text
        .split_inclusive('。')
        .flat_map(|part| part.split_inclusive(". "))
    {
        if width(sentence.trim_end()) > room {
            break;
        }
        // The space after the last sentence is trimmed and needs no room.
        room = room.saturating_sub(width(sentence));
        kept.push_str(sentence);
    }
    if !kept.is_empty() || text.is_empty() {
        return kept.trim_end().to_owned();
    }
    let mut room = (max * 2).saturating_sub(half_widths('…'));
    let fits = |c: &char| {
        let left = room.checked_sub(half_widths(*c));
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn beginning_and_end_stay() {
        assert_eq!(to_chars("党课.mp4", 6), "党课.mp4");
        assert_eq!(
            to_chars("党课一二三四五六七八.mp4", 10),
            "党课一二三四….mp4"
        );
        assert_eq!(to_chars("abcdefghijklmnop.mp4", 8), "abcdefghij…mp4");
        assert_eq!(to_bytes("abcdefghijkl.mp4", 12), "abcdef…mp4");
    }

    #[test]
    fn whole_sentences_stay() {
        assert_eq!(sentences("一二。三四。", 6), "一二。三四。");
        assert_eq!(sentences("一二。三四。", 5), "一二。");
        assert_eq!(sentences("Ab c. De f. Gh.", 7), "Ab c. De f.");
        assert_eq!(sentences("Ab c. De f. Gh.", 6), "Ab c.");
        assert_eq!(sentences("一二三四五六", 5), "一二三四…");
        assert_eq!(sentences("abcdefghijk", 5), "abcdefgh…");
        assert_eq!(sentences("", 5), "");
    }

    proptest! {
        #[test]
        fn never_longer_than_asked(text in "\\PC{0,80}", max in 4usize..60) {
            let room = |text: &str| text.chars().map(half_widths).sum::<usize>();
            prop_assert!(room(&to_chars(&text, max)) <= 2 * max);
            prop_assert!(room(&sentences(&text, max)) <= 2 * max);
            prop_assert!(to_bytes(&text, max).len() <= max);
            if room(&text) <= 2 * max {
                prop_assert_eq!(to_chars(&text, max), text);
            }
        }
    }
}
