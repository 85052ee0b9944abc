//! The name of the chosen notice in the page's address: `?notice=…`. Whoever gets the address sees the page with
//! that notice. Changing the address makes no request.

use crate::session::Session;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

const NAME: &str = "notice";

/// The name in the address.
pub(super) fn notice() -> Option<String> {
    params()?.get(NAME).filter(|name| !name.is_empty())
}

/// Writes the name of the chosen notice into the address, where there are several of the site.
pub(super) fn show(session: &Session) {
    let of_site = session.notices.iter().filter(|offered| !offered.is_foreign);
    if of_site.count() < 2 {
        return;
    }
    let (Some(params), Some(chosen)) = (params(), session.offered_notice()) else {
        return;
    };
    let name = Some(chosen.name.to_string()).filter(|name| !name.is_empty() && !chosen.is_foreign);
    if name == params.get(NAME) {
        return;
    }
    match &name {
        Some(name) => params.set(NAME, name),
        None => params.delete(NAME),
    }
    let query = String::from(params.to_string());
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let address = if query.is_empty() {
            ".".to_owned()
        } else {
            format!("?{query}")
        };
        // A page from a folder may not change its address; then it stays as it is.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

fn params() -> Option<UrlSearchParams> {
    let search = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}
