//! The languages, in one list. The library, `build.rs` and xtask share this file, so it needs nothing
//! but the standard library.

use super::plural::Plural;

/// Makes [`Lang`] from the list below.
macro_rules! languages {
    ($($(#[$attribute:meta])* $variant:ident $tag:literal $own_name:literal $plural:ident,)*) => {
        /// The languages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Lang {
            $(
                #[doc = $own_name]
                $(#[$attribute])*
                $variant,
            )*
        }

        impl Lang {
            /// All languages, in the order in which a switch offers them.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$variant),*];

            /// The tag by BCP 47, as in `<html lang>`, and the name of its folder.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$variant => $tag,)*
                }
            }

            /// The language's own name. It is no message, because it is shown before the language is loaded.
            #[must_use]
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$variant => $own_name,)*
                }
            }

            /// Its plural forms.
            pub(super) const fn plural(self) -> Plural {
                match self {
                    $(Self::$variant => Plural::$plural,)*
                }
            }
        }
    };
}

// Tag, own name, plural forms. The folder `src/text/<tag>/` holds the messages. Chinese, the language of
// the notice, is used until another one is loaded.
languages! {
    #[default]
    ZhCn "zh-CN" "中文" Other,
    En "en" "English" OneOther,
}
