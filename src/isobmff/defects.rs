//! Where a box is, and what was found wrong with a file.

use super::limits;
use crate::facts::{Defect, DefectCode, FourCc};

/// Where a box is: its kind and those of all that hold it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    kind: FourCc,
    number: Option<u32>,
}

impl<'p> Place<'p> {
    /// A box at the top level.
    #[must_use]
    pub const fn top(kind: FourCc) -> Self {
        Self {
            parent: None,
            kind,
            number: None,
        }
    }

    /// A box within this one.
    #[must_use]
    pub const fn child(&'p self, kind: &[u8; 4]) -> Self {
        Self {
            parent: Some(self),
            kind: FourCc(*kind),
            number: None,
        }
    }

    /// The same box as the `number`th of its kind, counted from 1.
    #[must_use]
    pub const fn numbered(self, number: u32) -> Self {
        Self {
            number: Some(number),
            ..self
        }
    }

    /// The path from the top level: `moov/trak[1]/mdia`.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.parent.map(Self::path).unwrap_or_default();
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&self.kind.to_string());
        if let Some(number) = self.number {
            path.push_str(&format!("[{number}]"));
        }
        path
    }
}

/// What was found wrong so far, in the order in which it was met.
#[derive(Debug, Default)]
pub struct Defects {
    found: Vec<Defect>,
    latest: Option<DefectCode>,
}

impl Defects {
    /// Begins a box at the top level, of which no defect is noted yet.
    pub const fn begin(&mut self) {
        self.latest = None;
    }

    /// Writes down what is wrong; the same thing at the same place only once.
    pub fn note(&mut self, code: DefectCode, place: &Place<'_>, offset: u64) {
        self.note_at(code, place.path(), offset);
    }

    /// Writes down what is wrong with the file as a whole at `offset`.
    pub fn note_file(&mut self, code: DefectCode, offset: u64) {
        self.note_at(code, String::new(), offset);
    }

    fn note_at(&mut self, code: DefectCode, path: String, offset: u64) {
        self.latest = Some(code);
        let defect = Defect { code, path, offset };
        if self.found.len() < limits::DEFECTS && !self.found.contains(&defect) {
            self.found.push(defect);
        }
    }

    /// What was last written down of this `moov` or `moof`.
    #[must_use]
    pub const fn latest(&self) -> Option<DefectCode> {
        self.latest
    }

    /// Everything that was written down.
    #[must_use]
    pub fn into_found(self) -> Vec<Defect> {
        self.found
    }
}
