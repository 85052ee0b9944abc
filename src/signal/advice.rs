//! What is advised of a measurement, as plain data.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stretch of time in seconds of the video: from the first instant to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub from_s: f64,
    /// Where it ends.
    pub to_s: f64,
}

impl Span {
    /// How long it is.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.to_s - self.from_s
    }
}

/// One piece of advice: what was found, where, and the figures behind it.
///
/// `C` is the closed list of codes of the sound or of the picture; `text/` has a sentence for
/// each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Advice<C> {
    /// What it is.
    pub code: C,
    /// The stretch it concerns; a click on the advice plays the video there.
    #[serde(flatten)]
    pub span: Span,
    /// Figures by name; they fill the placeables of its sentence.
    pub figures: BTreeMap<String, f64>,
}

impl<C> Advice<C> {
    /// Advice over `span` with the named figures.
    pub fn new<const N: usize>(code: C, span: Span, figures: [(&str, f64); N]) -> Self {
        Self {
            code,
            span,
            figures: figures
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }
}
