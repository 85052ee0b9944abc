//! The space between Chinese and what is written in Latin letters or digits.

/// Sets Latin letters and figures apart from Chinese with a space (不超过 500 MB，至少 2 声道), for words that are
/// put together of parts. What a notice says in its own words is left as it is.
#[must_use]
pub fn set_apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        apart.push(c);
        let meets = chars.peek().is_some_and(|next| {
            (is_han(c) && begins_word(*next)) || (ends_word(c) && is_han(*next))
        });
        if meets {
            apart.push(' ');
        }
    }
    apart
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

const fn begins_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '±' | '−')
}

const fn ends_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::set_apart;

    #[test]
    fn latin_stands_apart_from_chinese() {
        for (joined, apart) in [
            ("100 MB至300 MB", "100 MB 至 300 MB"),
            ("15 秒或30 秒", "15 秒或 30 秒"),
            ("128 kbps左右（±15%）", "128 kbps 左右（±15%）"),
            ("峰值电平−8 dBFS至−2 dBFS", "峰值电平 −8 dBFS 至 −2 dBFS"),
            ("MP4、MOV等常用格式", "MP4、MOV 等常用格式"),
            ("横屏或竖屏", "横屏或竖屏"),
            ("25 帧/秒，帧率恒定", "25 帧/秒，帧率恒定"),
            ("at most 8 min", "at most 8 min"),
        ] {
            assert_eq!(set_apart(joined), apart);
            assert_eq!(set_apart(apart), apart);
        }
    }
}
