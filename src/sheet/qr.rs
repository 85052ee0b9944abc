//! The picture of the QR code.

use crate::markup::Markup;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Modules of white around the code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// The code of a text as inline SVG; `None` where it does not fit, which the limits of its contents rule out.
///
/// Error correction is M (15 %) at least: enough for photocopies, with modules that are still large.
pub(super) fn svg(text: &str, label: &str) -> Option<Markup> {
    // Without this segment some readers take UTF-8 for Shift JIS.
    let utf8 = QrSegment::make_eci(26);
    let segments = [utf8, QrSegment::make_bytes(text.as_bytes())];
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
