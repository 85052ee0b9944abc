//! What comes out of the printer.

use crate::browser::Browser;
use crate::site::root;
use std::path::{Path, PathBuf};
use std::process::Command;
use thirtyfour::common::print::PrintParameters;

/// A printed page, as PDF in `target/pages/`.
pub(crate) struct Print {
    pdf: PathBuf,
}

impl Print {
    /// Prints what the browser shows.
    pub(crate) async fn of(browser: &Browser, name: &str) -> Self {
        // As the dialogue would with its own settings: no background colours, and other paper and margins
        // than the page asks for.
        let settings = PrintParameters {
            shrink_to_fit: false,
            ..PrintParameters::default()
        };
        let bytes = browser.driver.print_page(settings).await.unwrap();
        let pdf = root()
            .join("target/pages")
            .join(format!("sheet-{name}-{}.pdf", browser.site.engine.name()));
        std::fs::create_dir_all(pdf.parent().unwrap()).unwrap();
        std::fs::write(&pdf, bytes).unwrap();
        Self { pdf }
    }

    fn info(&self, field: &str) -> String {
        let info = run("pdfinfo", &[&self.pdf]);
        let line = info.lines().find_map(|line| line.strip_prefix(field));
        line.unwrap_or_default().trim().to_owned()
    }

    /// How many pages.
    pub(crate) fn pages(&self) -> u32 {
        self.info("Pages:").parse().unwrap()
    }

    /// Whether the paper is A4, upright.
    pub(crate) fn is_a4(&self) -> bool {
        let size = self.info("Page size:");
        let mut points = size
            .split_whitespace()
            .filter_map(|word| word.parse::<f64>().ok());
        let (width, height) = (points.next().unwrap(), points.next().unwrap());
        (width - 595.3).abs() < 2.0 && (height - 841.9).abs() < 2.0
    }

    /// How many pictures it has.
    pub(crate) fn images(&self) -> usize {
        let list = run("pdfimages", &[Path::new("-list"), &self.pdf]);
        // Number of the page, number of the picture, type: a mask is a line of its own.
        let is_picture = |line: &&str| line.split_whitespace().nth(2) == Some("image");
        list.lines().filter(is_picture).count()
    }

    /// Whether these words stand in it, in one piece. Firefox writes a font's text such that many a Chinese
    /// character is read back as an unknown one or as the radical that looks the same: any of the two
    /// stands for any character.
    pub(crate) fn says(&self, words: &str) -> bool {
        let squeezed = |text: &str| -> Vec<char> {
            text.chars()
                .filter(|letter| !letter.is_whitespace())
                .collect()
        };
        let is_unknown = |letter: char| matches!(letter, '\u{fffd}' | '\u{2e80}'..='\u{2fdf}');
        let (text, words) = (squeezed(&self.text()), squeezed(words));
        let is_here = |place: &[char]| {
            let mut pairs = place.iter().zip(&words);
            pairs.all(|(read, written)| read == written || is_unknown(*read))
        };
        text.windows(words.len()).any(is_here)
    }

    /// The text that can be found in it.
    pub(crate) fn text(&self) -> String {
        run("pdftotext", &[Path::new("-raw"), &self.pdf, Path::new("-")])
    }

    /// What a phone reads from the code on it, in grey and at the coarseness of an office printer.
    pub(crate) fn code(&self) -> String {
        let stem = self.pdf.with_extension("");
        let arguments: Vec<&Path> = ["-r", "200", "-gray", "-png", "-singlefile"]
            .iter()
            .map(Path::new)
            .collect();
        run(
            "pdftoppm",
            &[arguments.as_slice(), &[self.pdf.as_path(), stem.as_path()]].concat(),
        );
        run(
            "zbarimg",
            &[
                Path::new("--quiet"),
                Path::new("--raw"),
                &self.pdf.with_extension("png"),
            ],
        )
    }
}

fn run(program: &str, arguments: &[&Path]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
