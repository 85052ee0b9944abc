//! The messages between page and worker.
//!
//! They cross as plain JavaScript values (structured clone). Whole numbers of 64 bits cross as
//! `BigInt`, because a `Number` is exact only up to 2⁵³.

use crate::facts::Facts;
use crate::job::{Job, JobEvent, JobFailure};
use js_sys::{Reflect, Uint8ClampedArray};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

/// What the page sends once the worker is ready.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Request {
    /// Do `job` on `file`. The next job is sent only after the last event of this one.
    Run {
        /// The job.
        job: Job,
        /// Its file; the browser hands over a reference, not the bytes.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        file: web_sys::File,
        /// The facts about it, as the inspector sent them; undefined before it is inspected.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        facts: JsValue,
        /// What the job is asked besides.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        asked: JsValue,
    },
    /// Stop the running job; it answers with its last event.
    Cancel,
    /// Pause or resume the running job.
    SetPaused(bool),
    /// Pause or resume only the decoding of pictures: it pauses while the opening strip is drawn.
    SetPicturesPaused(bool),
    /// The frame that was wanted; `None` where it does not come.
    Frame(Option<Pixels>),
    /// Render a sheet, also while a job runs; answered with [`Reply::Rendered`].
    Render {
        /// Names the request in its answer.
        number: u32,
        /// The facts about the file, as the inspector sent them.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        facts: JsValue,
        /// A [`SheetRequest`](crate::sheet::SheetRequest) in JSON.
        request: String,
    },
}

/// The requests that every worker takes.
pub(crate) enum JobRequest {
    /// [`Request::Run`].
    Run {
        /// The job.
        job: Job,
        /// Its file.
        file: web_sys::File,
        /// What is known besides.
        known: Known,
    },
    /// [`Request::Cancel`].
    Cancel,
}

/// What is known before a job beside its file.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The facts about the file, as the inspector sent them; undefined before it is inspected.
    pub(crate) facts: JsValue,
    /// Whether the notice demands a title card, for an examination; for a mended film the
    /// [options](crate::job::RemuxOptions).
    pub(crate) asked: JsValue,
}

impl JobRequest {
    /// Reads a request without a deserializer; `None` for all other messages. The inspector takes no others,
    /// so its module, for which every verdict waits, contains no deserializer.
    pub(crate) fn read(message: &JsValue) -> Option<Self> {
        if message.as_string().is_some_and(|word| word == "cancel") {
            return Some(Self::Cancel);
        }
        let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let run = part(message, "run").filter(JsValue::is_object)?;
        let job = match part(&run, "job")?.as_string()?.as_str() {
            "inspect" => Job::Inspect,
            "hash" => Job::Hash,
            "examine" => Job::Examine,
            "remux" => Job::Remux,
            _ => return None,
        };
        Some(Self::Run {
            job,
            file: part(&run, "file")?.dyn_into().ok()?,
            known: Known {
                facts: part(&run, "facts")?,
                asked: part(&run, "asked")?,
            },
        })
    }
}

/// A mended film.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Film {
    /// The header that was written, and slices of the source.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(crate) blob: web_sys::Blob,
    /// Where in the source it begins, in milliseconds.
    pub(crate) begin_ms: u32,
}

/// The pixels of a frame as a canvas hands them out.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Pixels {
    /// Pixels from left to right.
    pub(crate) width: u32,
    /// Pixels from top to bottom.
    pub(crate) height: u32,
    /// Width and height that the player gives the frame, before it was scaled.
    pub(crate) decoded: (u32, u32),
    /// Four bytes a pixel, red first. The buffer is transferred, not copied.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(crate) rgba: Uint8ClampedArray,
}

/// What the worker sends.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reply {
    /// It can take requests now.
    Ready,
    /// A sign of life, about once a second while a job runs.
    Alive,
    /// Progress or result of the running job.
    Event(JobEvent),
    /// The running job wants the frame at that second.
    FrameWanted(f64),
    /// The mended film.
    Film(Film),
    /// The answer to [`Request::Render`].
    Rendered {
        /// The number of the request.
        number: u32,
        /// `None` where the request could not be understood.
        text: Option<String>,
    },
}

/// What an inspector sends: those of [`Reply`] that it can, so that a program with no other worker has no
/// deserializer for the rest.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum InspectorReply {
    Ready,
    Alive,
    Event(InspectorEvent),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum InspectorEvent {
    Facts(Box<Facts>),
    Panicked(String),
    Failed { job: Job, failure: JobFailure },
}

impl From<InspectorReply> for Reply {
    fn from(reply: InspectorReply) -> Self {
        match reply {
            InspectorReply::Ready => Self::Ready,
            InspectorReply::Alive => Self::Alive,
            InspectorReply::Event(event) => Self::Event(match event {
                InspectorEvent::Facts(facts) => JobEvent::Facts(facts),
                InspectorEvent::Panicked(report) => JobEvent::Panicked(report),
                InspectorEvent::Failed { job, failure } => JobEvent::Failed { job, failure },
            }),
        }
    }
}

/// Decodes the replies of workers.
pub(crate) type DecodeReply = fn(JsValue) -> Result<Reply, JsValue>;

/// Decodes the replies of an inspector.
///
/// # Errors
/// When `value` is no such reply.
pub(crate) fn decode_inspector(value: JsValue) -> Result<Reply, JsValue> {
    decode::<InspectorReply>(value).map(Reply::from)
}

/// Encodes a message for `postMessage`.
///
/// # Errors
/// Never for the messages of this module; the serializer's signature allows for it.
pub(crate) fn encode(message: &impl Serialize) -> Result<JsValue, JsValue> {
    let exact = serde_wasm_bindgen::Serializer::new().serialize_large_number_types_as_bigints(true);
    Ok(message.serialize(&exact)?)
}

/// The facts in a worker's message, not decoded; undefined where there are none.
pub(crate) fn facts_in(message: &JsValue) -> JsValue {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    let facts = part(message, "event").and_then(|event| part(&event, "facts"));
    facts.unwrap_or(JsValue::UNDEFINED)
}

/// Decodes a message.
///
/// # Errors
/// When `value` is not such a message.
pub(crate) fn decode<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
