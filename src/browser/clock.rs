//! Day and time by the clock of this machine.

use crate::notice::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970-01-01T00:00Z.
pub(super) fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// Today's date, in the time zone of this machine.
pub(super) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
}

/// Day and time in the usual format of a language, given by its BCP 47 tag.
pub(super) fn format_date_time(unix_ms: f64, tag: &str) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(unix_ms));
    date.to_locale_string(tag, &JsValue::UNDEFINED).into()
}
