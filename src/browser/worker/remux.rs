//! Writes a mended film: a new header in front of slices of the file that was chosen.

use super::messages::{Known, Reply, decode};
use crate::browser::files::blob_source::BlobSource;
use crate::facts::Facts;
use crate::inspect::inspect;
use crate::job::JobEvent;
use crate::remux::{Choice, Error, Plan, Time, check, plan};
use crate::source::ReadError;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Plans the film, has the result inspected as any file is, and sends it where it is what it has to be.
pub(super) async fn remux(
    source: &BlobSource,
    known: Known,
    send: impl Fn(Reply),
) -> Result<JobEvent, ReadError> {
    let refused = |reason: &str| Ok(JobEvent::RemuxRefused(reason.to_owned()));
    let facts: Facts = decode(known.facts).map_err(|_| ReadError::Failed)?;
    let Some(mut choice) = Choice::of(&facts) else {
        return refused("picture");
    };
    // Whole milliseconds below 2⁵³: exact.
    let to_ms = known.asked.as_f64();
    choice.cut.to = to_ms.map(|ms| Time::from_millis(ms as i64));
    let plan = match plan(source, &facts, &choice).await {
        Ok(plan) => plan,
        Err(Error::Refused(reason)) => return refused(reason.as_str()),
        Err(Error::Read(error)) => return Err(error),
    };
    let film = film(source, &plan).map_err(|_| ReadError::Failed)?;
    let found = inspect(&BlobSource::new(film.clone())).await?;
    if !check(&facts, &choice, &plan, &found).is_empty() {
        return refused("differs");
    }
    send(Reply::Film(film));
    Ok(JobEvent::Remuxed)
}

/// The film as the browser holds it: nothing of the file is read or copied.
fn film(source: &BlobSource, plan: &Plan) -> Result<Blob, JsValue> {
    let parts = Array::new();
    parts.push(&Uint8Array::from(plan.header.as_slice()));
    for slice in &plan.slices {
        parts.push(&JsValue::from(source.part(slice)?));
    }
    let options = BlobPropertyBag::new();
    options.set_type("video/mp4");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}
