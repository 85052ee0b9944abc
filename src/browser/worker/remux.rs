//! Writes a mended film: a new header in front of slices of the file that was chosen.

use super::messages::{Film, Known, Reply, decode};
use crate::browser::files::blob_source::BlobSource;
use crate::facts::Facts;
use crate::inspect::inspect;
use crate::job::{JobEvent, RemuxOptions};
use crate::remux::{Choice, Error, Plan, Refusal, Time, Turn, check, plan};
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
    let facts: Facts = decode(known.facts).map_err(|_| ReadError::Failed)?;
    let options = decode(known.asked).map_err(|_| ReadError::Failed)?;
    let Some(choice) = choice(&facts, options) else {
        return Ok(refused("picture", None));
    };
    let plan = match plan(source, &facts, &choice).await {
        Ok(plan) => plan,
        Err(Error::Refused(reason)) => return Ok(refused(reason.as_str(), codec_of(&reason))),
        Err(Error::Read(error)) => return Err(error),
    };
    let blob = film(source, &plan).map_err(|_| ReadError::Failed)?;
    let found = inspect(&BlobSource::new(blob.clone())).await?;
    if !check(&facts, &choice, &plan, &found).is_empty() {
        return Ok(refused("differs", None));
    }
    // Saturates.
    let begin_ms = (plan.begin.seconds() * 1000.0).round() as u32;
    send(Reply::Film(Film { blob, begin_ms }));
    Ok(JobEvent::Remuxed)
}

fn refused(reason: &str, codec: Option<&str>) -> JobEvent {
    JobEvent::RemuxRefused {
        reason: reason.to_owned(),
        codec: codec.map(str::to_owned),
    }
}

/// The codec that a refusal is about.
fn codec_of(refusal: &Refusal) -> Option<&str> {
    match refusal {
        Refusal::Codec(codec) | Refusal::Configuration(codec) => Some(codec),
        _ => None,
    }
}

/// What was chosen, of the film that `facts` are of; `None` where it has no picture.
fn choice(facts: &Facts, options: RemuxOptions) -> Option<Choice> {
    let mut choice = Choice::of(facts)?;
    let time = |ms: u32| Time::from_millis(ms.into());
    choice.picture = options.picture.unwrap_or(choice.picture);
    choice.sound = options.sound.or(choice.sound);
    choice.cut.from = options.from_ms.map(time);
    choice.cut.to = options.to_ms.map(time);
    choice.cut.exact = options.exact;
    choice.turn = options.turn_deg.and_then(Turn::from_degrees);
    Some(choice)
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
