//! Which characters a sheet can show, and how much room they take.

/// Whether a character prints as nothing or changes the direction of the text after it. In a file name or
/// a form field such a character could make one text look like another, so it is replaced or removed.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Room on paper, in halves of a Chinese character: small Latin letters and digits take one, wide
/// ones and capitals two, as Chinese characters do.
#[must_use]
pub fn half_widths(c: char) -> usize {
    match c {
        'A'..='Z' | 'm' | 'w' | '@' | '%' | '&' => 2,
        c if u32::from(c) < 0x1100 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{half_widths, is_unprintable};

    #[test]
    fn what_hides_or_turns_text_is_unprintable() {
        for c in [
            '\0', '\n', '\u{7f}', '\u{85}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}',
        ] {
            assert!(is_unprintable(c), "{c:?}");
        }
        for c in ['a', ' ', '党', '·', '\u{3000}', '𠮷', '😀', '\u{e000}'] {
            assert!(!is_unprintable(c), "{c:?}");
        }
    }

    #[test]
    fn room_on_paper() {
        assert_eq!("党课 a1".chars().map(half_widths).sum::<usize>(), 7);
        assert_eq!("WMw%".chars().map(half_widths).sum::<usize>(), 8);
    }
}
