//! That Firefox will not play the file, and what to do, as markup; what mp4parse says of it, as JSON, for the
//! report.

use super::super::SecondReading;
use crate::markup::Markup;
use crate::text::examine as id;
use crate::text::{Lang, Value};
use serde_json::{Value as Json, json};

/// One section of the page, under the same promises as that of the sound; nothing where Firefox plays the
/// file.
pub(super) fn section(found: &SecondReading, lang: Lang) -> String {
    let mut m = Markup::default();
    let SecondReading::Refused(status) = found else {
        return String::new();
    };
    if found.stops_firefox() {
        let status = [("status", Value::Word(status))];
        m.raw("<section class=\"stack\" data-examined=\"second-reading\">")
            .element("h5", "", lang.text(id::FIREFOX_TITLE))
            .raw("<div class=\"note hint stack\">")
            .element("strong", "", lang.text(id::FIREFOX_REFUSES))
            .element("p", "", lang.text(id::FIREFOX_REFUSES_WAY))
            .element("p", "soft small", &lang.fill(id::FIREFOX_STATUS, &status))
            .raw("</div></section>");
    }
    m.finish()
}

/// `measurements.second_reading`.
pub(super) fn json(found: &SecondReading) -> Json {
    let mut json = json!(found);
    if let (SecondReading::Refused(_), Json::Object(fields)) = (found, &mut json) {
        fields.insert("stops_firefox".to_owned(), json!(found.stops_firefox()));
    }
    json
}
