//! What a teacher does with the page, and sees on it.

use crate::browser::Browser;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

impl Browser {
    /// Chooses files from disk.
    pub(crate) async fn choose(&self, paths: &[PathBuf]) {
        let paths: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
        self.find("input[type=file]")
            .await
            .send_keys(paths.join("\n"))
            .await
            .unwrap();
    }

    /// Chooses one file, and waits for its verdict.
    pub(crate) async fn judge(&self, path: &Path) -> String {
        self.choose(&[path.to_path_buf()]).await;
        self.verdict(path.file_name().unwrap().to_str().unwrap())
            .await
    }

    /// The verdict on the file of that name, waited for.
    pub(crate) async fn verdict(&self, name: &str) -> String {
        self.until(&format!("the verdict on {name}"), async || {
            let verdict = self.of_file(name, "element.dataset.verdict ?? null").await;
            verdict.as_str().map(str::to_owned)
        })
        .await
    }

    /// What an expression over the file's `element` comes to; null while there is none. The newest
    /// of several of one name.
    pub(crate) async fn of_file(&self, name: &str, expression: &str) -> Value {
        let script = format!(
            "const all = [...document.querySelectorAll('[data-file]')];
             const element = all.findLast((element) => element.dataset.file === arguments[0]);
             return element ? ({expression}) : null;"
        );
        self.script_with(&script, vec![json!(name)]).await
    }

    /// The outcome of a rule for the file of that name.
    pub(crate) async fn outcome(&self, name: &str, rule: &str) -> String {
        let expression = format!(
            "element.querySelector('[data-rule=\"{rule}\"]')?.dataset.outcome ?? 'no such rule'"
        );
        self.of_file(name, &expression)
            .await
            .as_str()
            .unwrap_or("no such file")
            .to_owned()
    }

    /// What stands in the file's part of the page.
    pub(crate) async fn words(&self, name: &str) -> String {
        let words = self.of_file(name, "element.innerText").await;
        words.as_str().unwrap_or_default().to_owned()
    }

    /// What the sheet says of a rule.
    pub(crate) async fn sheet_row(&self, rule: &str) -> String {
        let css = format!("#preview [data-sheet-rule={rule}]");
        self.find(&css).await;
        // In one step: the sheet is rendered anew as results come.
        let row = format!("return document.querySelector('{css}').innerText");
        self.script(&row).await.as_str().unwrap().to_owned()
    }

    /// Waits until the file's SHA-256 has come to this: `running`, `done`, `cancelled`, `failed`.
    pub(crate) async fn hash_is(&self, name: &str, state: &str) {
        self.until(&format!("the hash of {name} to be {state}"), async || {
            let expression = "element.querySelector('[data-hash]')?.dataset.hash ?? null";
            (self.of_file(name, expression).await == json!(state)).then_some(())
        })
        .await;
    }

    /// The file's SHA-256, waited for.
    pub(crate) async fn sha256(&self, name: &str) -> String {
        self.hash_is(name, "done").await;
        let expression = "element.querySelector('[data-sha256]').dataset.sha256";
        let sha256 = self.of_file(name, expression).await;
        sha256.as_str().unwrap().to_owned()
    }

    /// Presses the first visible element that matches.
    pub(crate) async fn press(&self, css: &str) {
        let element = self.find(css).await;
        element.scroll_into_view().await.unwrap();
        element.click_when_ready().await.unwrap();
    }

    /// Confirms a rule, and says that the video was watched elsewhere where that is asked.
    pub(crate) async fn confirm(&self, rule: &str) {
        self.press(&format!("[data-confirm={rule}]")).await;
        let asked = self
            .until(&format!("{rule} to be confirmed or asked about"), async || {
                let script = "const tick = document.querySelector(`[data-confirm=${arguments[0]}]`).closest('.tick');
                    return tick.classList.contains('done') ? false
                        : tick.querySelector('[data-asked]') ? true : null;";
                self.script_with(script, vec![json!(rule)]).await.as_bool()
            })
            .await;
        if asked {
            self.press("[data-action=confirm-elsewhere]").await;
            let css = format!(".tick.done [data-confirm={rule}]:checked");
            self.find(&css).await;
        }
    }

    /// Switches the language once it is offered, and waits until the page speaks it.
    pub(crate) async fn speak(&self, lang: &str) {
        self.press(&format!("[data-lang='{lang}']:enabled")).await;
        self.find(&format!("html[lang='{lang}']")).await;
    }

    /// Types into the field of that name in place of what stands there.
    pub(crate) async fn fill(&self, field: &str, words: &str) {
        let control = self.find(&format!("#field-{field}")).await;
        control.clear().await.unwrap();
        control.send_keys(words).await.unwrap();
    }

    /// What stands in the field of that name.
    pub(crate) async fn field(&self, field: &str) -> String {
        let control = self.find(&format!("#field-{field}")).await;
        control.value().await.unwrap().unwrap_or_default()
    }

    /// Makes a choice of the form: one press is enough.
    pub(crate) async fn tick(&self, field: &str, choice: &str) {
        let css = format!("[data-field=\"{field}\"] [data-choice=\"{choice}\"]");
        self.press(&css).await;
        self.find(&format!("{css}:checked")).await;
    }

    /// Waits until the browser has written what was typed to its store.
    pub(crate) async fn draft_is_kept(&self, words: &str) {
        let script =
            "return Object.values(localStorage).some((value) => value.includes(arguments[0]))";
        self.until("the draft to be kept", async || {
            let kept = self.script_with(script, vec![json!(words)]).await;
            (kept == json!(true)).then_some(())
        })
        .await;
    }
}
