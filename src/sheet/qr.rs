//! The QR code, which says to which file the sheet belongs.

use super::shorten;
use crate::markup::Markup;
use crate::report::Report;
use crate::rules::Outcome;
use crate::text::is_unprintable;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use serde::{Deserialize, Serialize};

/// The contents of the code, as JSON: `{"yujian":2,"name":…,"bytes":…,"sha256":…,"verdict":…,"notice":[…,…]}`.
///
/// `name` is cut in the middle with `…` where it has more than [`MAX_NAME_BYTES`] bytes of UTF-8,
/// and has `\u{fffd}` for unprintable characters. Size and SHA-256 are always whole and identify the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// Version of this format.
    pub yujian: u32,
    /// The file's name.
    pub name: String,
    /// The file's length in bytes.
    pub bytes: u64,
    /// SHA-256 in 64 hexadecimal digits; `null` where it was not computed.
    pub sha256: Option<String>,
    /// What the check came to.
    pub verdict: Outcome,
    /// The key of the notice, and the fingerprint of its data.
    pub notice: (String, String),
}

/// Longest name, in bytes of UTF-8: with more the modules would be too small for a photocopy.
pub const MAX_NAME_BYTES: usize = 72;

impl Payload {
    pub(super) fn new(report: &Report) -> Self {
        let printable = |c: char| if is_unprintable(c) { '\u{fffd}' } else { c };
        let name: String = report.file.name.chars().map(printable).collect();
        Self {
            yujian: 2,
            name: shorten::to_bytes(&name, MAX_NAME_BYTES),
            bytes: report.file.bytes,
            sha256: report.file.sha256.clone(),
            verdict: report.verdict,
            notice: (report.notice.id.clone(), report.notice.fingerprint.clone()),
        }
    }
}

/// Modules of white around the code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// The code as inline SVG; `None` where the contents do not fit, which the limit on the name rules out.
///
/// Error correction is M (15 %) at least: enough for photocopies, with modules that are still large.
pub(super) fn svg(payload: &Payload, label: &str) -> Option<Markup> {
    let json = serde_json::to_string(payload).ok()?;
    // Without this segment some readers take UTF-8 for Shift JIS.
    let utf8 = QrSegment::make_eci(26);
    let segments = [utf8, QrSegment::make_bytes(json.as_bytes())];
    let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).ok()?;
    let side = (code.size() + 2 * QUIET).to_string();
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // One rectangle for a run of modules: no hairlines between them in print.
                let (left, top, run) = (start + QUIET, y + QUIET, x - start);
                path.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
            }
            x += 1;
        }
    }
    let mut svg = Markup::default();
    svg.raw("<svg class=\"sheet-qr\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" ")
        .raw("shape-rendering=\"crispEdges\" aria-label=\"")
        .text(label)
        .raw("\" viewBox=\"0 0 ")
        .text(&side)
        .raw(" ")
        .text(&side)
        .raw("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"")
        .text(&path)
        .raw("\"/></svg>");
    Some(svg)
}
