//! What was filled in and chosen on the form, as far as a demand depends on it.

use crate::vec_map::{VecMap, VecSet};
use serde::{Deserialize, Serialize};

/// Answers by the keys of the notice. What a notice does not ask is kept all the same: another one may.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// What was typed into each field.
    pub typed: VecMap<String, String>,
    /// The options that were chosen of each list.
    pub chosen: VecMap<String, VecSet<String>>,
}

impl Answers {
    /// What was typed into a field; empty where nothing was.
    #[must_use]
    pub fn typed(&self, field: &str) -> &str {
        self.typed.get(field).map_or("", String::as_str)
    }

    /// Whether that option of that list is chosen.
    #[must_use]
    pub fn is_chosen(&self, list: &str, option: &str) -> bool {
        self.chosen
            .get(list)
            .is_some_and(|chosen| chosen.contains(option))
    }
}
