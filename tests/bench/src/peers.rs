//! The page and the programs that it is measured beside, each as a folder of files.

use crate::server::{Files, Served};
use crate::{Result, named, root};
use std::path::Path;
use std::process::Command;

/// One program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Peer {
    /// Its folder on the server.
    pub(crate) folder: &'static str,
    /// Its name in the tables.
    pub(crate) name: &'static str,
    /// The npm package whose version is named.
    pub(crate) package: Option<&'static str>,
    /// Workers that touch files.
    pub(crate) workers: usize,
}

/// The page that ships.
pub(crate) const YUJIAN: Peer = Peer {
    folder: "yujian",
    name: "Yujian",
    package: None,
    workers: 2,
};
/// The fastest reader of its kind.
pub(crate) const MEDIABUNNY: Peer = Peer {
    folder: "mediabunny",
    name: "mediabunny",
    package: Some("mediabunny"),
    workers: 0,
};
const MP4BOX: Peer = Peer {
    folder: "mp4box",
    name: "mp4box.js",
    package: Some("mp4box"),
    workers: 0,
};
/// The most accurate.
pub(crate) const MEDIAINFO: Peer = Peer {
    folder: "mediainfo",
    name: "mediainfo.js",
    package: Some("mediainfo.js"),
    workers: 0,
};
pub(crate) const FFMPEG: Peer = Peer {
    folder: "ffmpeg",
    name: "ffprobe (ffmpeg.wasm)",
    package: Some("@ffmpeg/core"),
    workers: 1,
};

/// An earlier build of the page, where there is one to compare with.
pub(crate) const BEFORE: Peer = Peer {
    folder: "before",
    name: "Yujian before",
    package: None,
    workers: 2,
};

/// The folder of the earlier build.
const BEFORE_SITE: &str = "YUJIAN_BEFORE";

/// The programs of the report, in the order of its tables; or this build and an earlier one alone.
pub(crate) fn all() -> Vec<Peer> {
    match std::env::var_os(BEFORE_SITE) {
        Some(_) => vec![YUJIAN, BEFORE],
        None => vec![YUJIAN, MEDIABUNNY, MP4BOX, MEDIAINFO, FFMPEG],
    }
}

/// Counts reads, in a page and in its workers.
pub(crate) const COUNT: &str = include_str!("../scripts/count.js");

const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>peer</title>\
    <link rel=\"icon\" href=\"data:,\"><input type=\"file\"><pre></pre>\
    <script type=\"module\" src=\"page.js\"></script>";

impl Peer {
    /// Whether it is the page, of whichever build.
    pub(crate) fn is_page(self) -> bool {
        self == YUJIAN || self == BEFORE
    }

    /// Name and version.
    pub(crate) fn title(&self, modules: &Path) -> String {
        let version = self
            .package
            .and_then(|package| version(&modules.join(package)));
        [Some(self.name.to_owned()), version]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn version(package: &Path) -> Option<String> {
    let text = std::fs::read_to_string(package.join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    package["version"].as_str().map(str::to_owned)
}

/// Everything that is served. `modules` is the folder of npm's packages.
pub(crate) fn files(modules: &Path) -> Result<Files> {
    let kept = root().join("target/bench/packed");
    std::fs::create_dir_all(&kept)?;
    let mut files = Files::new();
    let mut add = |name: String, bytes: Vec<u8>| -> Result<()> {
        files.insert(name, Served::new(bytes, &kept)?);
        Ok(())
    };
    let before = std::env::var_os(BEFORE_SITE).map(std::path::PathBuf::from);
    let sites = [
        Some((YUJIAN, named("YUJIAN_SITE")?)),
        before.map(|site| (BEFORE, site)),
    ];
    for (peer, site) in sites.into_iter().flatten() {
        for entry in std::fs::read_dir(site)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            add(format!("{}/{name}", peer.folder), std::fs::read(&path)?)?;
        }
    }
    let sources = root().join("tests/bench/peers");
    for peer in all().iter().filter(|peer| peer.package.is_some()) {
        let script = sources.join(format!("{}.js", peer.folder));
        add(format!("{}/index.html", peer.folder), PAGE.into())?;
        add(
            format!("{}/page.js", peer.folder),
            bundle(modules, &script)?,
        )?;
    }
    let media_info = modules.join("mediainfo.js/dist/MediaInfoModule.wasm");
    add(
        "mediainfo/MediaInfoModule.wasm".into(),
        std::fs::read(media_info)?,
    )?;
    let worker = bundle(modules, &modules.join("@ffmpeg/ffmpeg/dist/esm/worker.js"))?;
    let counted = [COUNT.as_bytes(), &worker].concat();
    add("ffmpeg/worker.js?count".into(), counted)?;
    add("ffmpeg/worker.js".into(), worker)?;
    for name in ["ffmpeg-core.js", "ffmpeg-core.wasm"] {
        let bytes = std::fs::read(modules.join("@ffmpeg/core/dist/esm").join(name))?;
        add(format!("ffmpeg/{name}"), bytes)?;
    }
    Ok(files)
}

/// A script with all that it imports, as a site would ship it.
fn bundle(modules: &Path, script: &Path) -> Result<Vec<u8>> {
    let esbuild = modules.join(".bin/esbuild");
    let output = Command::new(&esbuild)
        .arg(script)
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=chrome110",
            "--log-level=error",
        ])
        .env("NODE_PATH", modules)
        .output()?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("esbuild, {}: {told}", script.display()).into());
    }
    Ok(output.stdout)
}
