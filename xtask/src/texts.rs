//! `cargo xtask texts`: the words that the page fetches, one file a language.

use crate::shell::{about, root};
use crate::{Failure, compile};
use std::path::Path;

/// Writes `<tag>.txt` for every language but Chinese into `folder`, which is made where there is none.
///
/// # Errors
/// When the texts are faulty or the folder cannot be written.
pub(crate) fn write_into(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(about(folder))?;
    compile::write_fetched(root(), folder)
}
