//! The plural categories of Unicode CLDR for whole numbers. A number with decimals takes the last category.

/// The rules of a group of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code)] // Some are of languages that the program does not speak yet.
pub(super) enum Plural {
    /// One form for all numbers: Chinese, Japanese, Korean, Tibetan, Vietnamese, Thai, Indonesian.
    Other,
    /// One thing, and any other number of things: English, German, Dutch, Uyghur, Kazakh, Mongolian.
    OneOther,
    /// By the last digits: Russian, Ukrainian, Belarusian.
    OneFewMany,
    /// All six: Arabic.
    Six,
}

impl Plural {
    /// The categories that these languages tell apart, in the order of a compiled message.
    pub(super) const fn categories(self) -> &'static [&'static str] {
        match self {
            Self::Other => &["other"],
            Self::OneOther => &["one", "other"],
            Self::OneFewMany => &["one", "few", "many", "other"],
            Self::Six => &["zero", "one", "two", "few", "many", "other"],
        }
    }

    /// The number's category, as its place among [`Self::categories`].
    pub(super) const fn place(self, number: u64) -> usize {
        match self {
            Self::Other => 0,
            Self::OneOther if number == 1 => 0,
            Self::OneOther => 1,
            Self::OneFewMany => match (number % 10, number % 100) {
                (1, 0..=10 | 12..) => 0,
                (2..=4, 0..=11 | 15..) => 1,
                _ => 2,
            },
            Self::Six => match number {
                0 => 0,
                1 => 1,
                2 => 2,
                _ => match number % 100 {
                    3..=10 => 3,
                    11.. => 4,
                    _ => 5,
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Plural;

    fn category(plural: Plural, number: u64) -> &'static str {
        plural.categories()[plural.place(number)]
    }

    /// The samples of CLDR 46, `plurals.xml`.
    #[test]
    fn numbers_take_the_forms_of_cldr() {
        for (plural, category_of, numbers) in [
            (Plural::Other, "other", &[0, 1, 2, 15, 100, 1_000_000][..]),
            (Plural::OneOther, "one", &[1]),
            (Plural::OneOther, "other", &[0, 2, 16, 21, 101, 1_000_000]),
            (Plural::OneFewMany, "one", &[1, 21, 31, 41, 101, 1001]),
            (
                Plural::OneFewMany,
                "few",
                &[2, 4, 22, 24, 32, 34, 102, 1002],
            ),
            (
                Plural::OneFewMany,
                "many",
                &[0, 5, 11, 12, 14, 19, 100, 111, 112, 1_000_000],
            ),
            (Plural::Six, "zero", &[0]),
            (Plural::Six, "one", &[1]),
            (Plural::Six, "two", &[2]),
            (Plural::Six, "few", &[3, 10, 103, 110, 1003]),
            (Plural::Six, "many", &[11, 26, 99, 111, 1011]),
            (
                Plural::Six,
                "other",
                &[100, 102, 200, 202, 300, 1000, 1_000_000],
            ),
        ] {
            for number in numbers {
                assert_eq!(
                    category(plural, *number),
                    category_of,
                    "{plural:?} {number}"
                );
            }
        }
    }

    #[test]
    fn the_last_form_is_for_all_other_numbers() {
        for plural in [
            Plural::Other,
            Plural::OneOther,
            Plural::OneFewMany,
            Plural::Six,
        ] {
            assert_eq!(plural.categories().last(), Some(&"other"));
        }
    }
}
