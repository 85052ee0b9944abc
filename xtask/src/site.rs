//! The page as a folder of files: what trunk makes, made small, with a version behind each URL.

use crate::Failure;
use crate::setup::Tools;
use crate::shell::{about, command, root, run, step};
use crate::{compile, names, split, texts};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Files by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The second part of the page's module. What trunk builds has all in the first, and this one empty.
const AFTER: &str = "after.wasm";

/// The beginning of every module (WebAssembly core specification, 5.5.16), and all of an empty one.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// What the page and its scripts write where the version goes.
const NO_VERSION: &str = "?v=dev";

/// The instructions that rustc emits for the target, and that `www/check.js` asks the browser for.
/// Named one by one, so that a compiler that begins to use others fails here and not at a college.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How wasm-opt makes it smaller. Larger functions of one caller are left where they are: put into
/// it they save bytes, but brotli finds more to repeat in them alone (2 kB). The lowest addresses are
/// the end of the stack, and no reference points there (1 kB).
const SMALLER: [&str; 3] = [
    "-Oz",
    "--one-caller-inline-max-function-size=30",
    "--low-memory-unused",
];

/// Builds the page as it ships.
///
/// # Errors
/// When a tool fails.
pub(crate) fn build(tools: &Tools) -> Result<Files, Failure> {
    step("building the page with trunk", || trunk(tools, "build"))?;
    let mut files = read(&root().join("target/site"))?;
    split_page(&mut files)?;
    for (name, bytes) in &mut files {
        if name.ends_with(".wasm") {
            *bytes = optimised(tools, name, bytes)?;
        }
    }
    let modules: Vec<String> = files
        .keys()
        .filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned))
        .collect();
    for name in modules {
        shorten_names(&mut files, &name)?;
    }
    for script in ["boot.js", "check.js"] {
        let script = files.get_mut(script).ok_or("trunk lost a script")?;
        *script = without_comments(script);
    }
    put_version(&mut files)?;
    Ok(files)
}

/// Takes what comes after a verdict out of the page's module.
fn split_page(files: &mut Files) -> Result<(), Failure> {
    let page = files.get_mut("page_bg.wasm").ok_or("trunk made no page")?;
    let style = root().join("www/sheet.css");
    let mut words = vec![std::fs::read_to_string(&style).map_err(about(&style))?];
    for set in compile::SETS.iter().filter(|set| set.name == "Submission") {
        let languages = compile::read_languages(root(), set)?;
        if let Some(chinese) = languages.first() {
            words.push(compile::joined(chinese.keys().map(String::as_str))?);
            let texts = chinese.values().map(|message| message.text.as_str());
            words.push(compile::joined(texts)?);
        }
    }
    let [first, second] = split::split(page, &words)?;
    *page = first;
    files.insert(AFTER.to_owned(), second);
    Ok(())
}

/// Gives a module and its script short names for the same things.
fn shorten_names(files: &mut Files, name: &str) -> Result<(), Failure> {
    let [module, script] = [format!("{name}_bg.wasm"), format!("{name}.js")];
    let lost = || format!("trunk lost {script}");
    let text = files.get(&script).ok_or_else(lost)?;
    let text = std::str::from_utf8(text).map_err(|error| format!("{script}: {error}"))?;
    let bytes = files.get(&module).map(Vec::as_slice).unwrap_or_default();
    let (bytes, text) = names::shorten(bytes, text).map_err(|why| format!("{module}: {why}"))?;
    files.insert(module, bytes);
    files.insert(script, text.into_bytes());
    Ok(())
}

/// Runs trunk, with the files before it that it copies and that are no source: the page is built with
/// Chinese alone and fetches the English words after it, and its own second part.
///
/// # Errors
/// When the texts are faulty or trunk fails.
pub(crate) fn trunk(tools: &Tools, what: &str) -> Result<(), Failure> {
    let folder = root().join("target/beside");
    std::fs::create_dir_all(&folder).map_err(about(&folder))?;
    texts::write_into(&folder)?;
    let path = folder.join(AFTER);
    std::fs::write(&path, EMPTY).map_err(about(&path))?;
    // NO_COLOR is a flag to trunk, which wants it to be a boolean.
    let mut trunk = command(&tools.trunk);
    trunk
        .args([what, "--locked"])
        .env_remove("NO_COLOR")
        .env_remove("RUST_BACKTRACE");
    run(tools.equip(&mut trunk))
}

/// A script of ours without the lines that only people read: half a kilobyte.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let lines = script.split_inclusive(|byte| *byte == b'\n');
    let is_code = |line: &&[u8]| !line.trim_ascii_start().starts_with(b"//");
    lines.filter(is_code).flatten().copied().collect()
}

/// A number that changes with the content. No secret hangs on it.
pub(crate) fn digest(parts: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    for entry in std::fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        if !path.is_file() {
            return Err(format!("{}: only files were expected here", path.display()));
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.insert(name, std::fs::read(&path).map_err(about(&path))?);
    }
    Ok(files)
}

/// A module after wasm-opt. It takes ten seconds, so the answer to the same bytes is kept.
fn optimised(tools: &Tools, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let Some((program, first)) = tools.wasm_opt.split_first() else {
        return Err("no wasm-opt".to_owned());
    };
    let folder = root().join("target/wasm-opt");
    std::fs::create_dir_all(&folder).map_err(about(&folder))?;
    let key = digest(&[
        bytes,
        [FEATURES.concat(), SMALLER.concat()].concat().as_bytes(),
    ]);
    let kept = folder.join(format!("{key:016x}.wasm"));
    if !kept.is_file() {
        step(&format!("making {name} smaller with wasm-opt"), || {
            let [from, to] = ["in", "out"].map(|end| folder.join(format!("{key:016x}.{end}")));
            std::fs::write(&from, bytes).map_err(about(&from))?;
            let mut wasm_opt = command(program);
            wasm_opt
                .args(first)
                .args(SMALLER)
                .args(FEATURES)
                .arg(&from)
                .arg("-o")
                .arg(&to);
            run(&mut wasm_opt)?;
            std::fs::remove_file(&from).map_err(about(&from))?;
            std::fs::rename(&to, &kept).map_err(about(&to))
        })?;
    }
    std::fs::read(&kept).map_err(about(&kept))
}

/// One version for all: whoever has the new page never meets an old module in a cache.
fn put_version(files: &mut Files) -> Result<(), Failure> {
    let parts: Vec<&[u8]> = files
        .iter()
        .flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()])
        .collect();
    let version = format!("?v={:016x}", digest(&parts));
    let page = files
        .get_mut("index.html")
        .ok_or("trunk made no index.html")?;
    let text = String::from_utf8(std::mem::take(page)).map_err(|error| error.to_string())?;
    if !text.contains(NO_VERSION) {
        return Err(format!("index.html: no {NO_VERSION} to replace"));
    }
    // trunk writes the links to style sheets itself.
    let text = text.replace(".css", &format!(".css{version}"));
    *page = text.replace(NO_VERSION, &version).into_bytes();
    Ok(())
}
