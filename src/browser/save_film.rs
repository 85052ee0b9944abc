//! Writes a film to a file that somebody names in the system's dialogue, where the browser has it (the File System
//! Access API): piece by piece, without passing through the page's memory. The browser writes beside the file and
//! puts it in its place only once all of it is written.

use super::files::file_id;
use crate::session::FileId;
use js_sys::{Array, Function, Object, Promise, Reflect};
use strum::IntoStaticStr;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File, FileSystemFileHandle, FileSystemWritableFileStream};

/// Bytes that are written at a time: often enough to show progress and to cancel.
const PIECE: u64 = 8 * 1024 * 1024;

/// Why a film was not saved. The words are those of `mended-failed-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum SaveFailure {
    /// There is no room on the disk.
    Full,
    /// The place is gone, or may not be written to any more.
    Gone,
    /// The film's source cannot be read any more.
    Source,
    /// The file that was named is the film's source.
    Original,
    /// Something else.
    Other,
}

/// What became of it.
pub(super) enum Outcome {
    /// The file as it is on the disk now.
    Saved(File),
    /// It was cancelled.
    Cancelled,
    /// It failed.
    Failed(SaveFailure),
}

/// The dialogue, where the browser has one: in a secure context.
fn dialogue() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showSaveFilePicker".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Whether the browser has the dialogue.
pub(super) fn has_dialogue() -> bool {
    dialogue().is_some()
}

/// Asks for a file, of which `name` is suggested. Must be called while a press is handled.
///
/// # Errors
/// What the browser says: an `AbortError` where the dialogue was closed.
pub(super) async fn ask(name: &str) -> Result<FileSystemFileHandle, JsValue> {
    let dialogue = dialogue().ok_or(JsValue::UNDEFINED)?;
    let accept = Object::new();
    Reflect::set(&accept, &"video/mp4".into(), &Array::of1(&".mp4".into()))?;
    let kind = Object::new();
    Reflect::set(&kind, &"accept".into(), &accept)?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into())?;
    Reflect::set(&options, &"types".into(), &Array::of1(&kind))?;
    let asked: Promise = dialogue.call1(&JsValue::UNDEFINED, &options)?.dyn_into()?;
    JsFuture::from(asked).await?.dyn_into()
}

/// Whether an error says that the dialogue was closed.
pub(super) fn is_closed(error: &JsValue) -> bool {
    name_of(error) == "AbortError"
}

/// Writes the film. `sources` are never written to. `progress` is told how many bytes are written, and says whether
/// to go on.
pub(super) async fn write(
    handle: &FileSystemFileHandle,
    film: &Blob,
    sources: &[FileId],
    progress: impl Fn(u64) -> bool,
) -> Outcome {
    let before = match file_of(handle).await {
        Ok(before) => before,
        Err(error) => return Outcome::Failed(failure(&error)),
    };
    if sources.contains(&file_id(&before)) {
        return Outcome::Failed(SaveFailure::Original);
    }
    let outcome = match write_pieces(handle, film, progress).await {
        Ok(true) => match file_of(handle).await {
            Ok(saved) if saved.size() == film.size() => return Outcome::Saved(saved),
            Ok(_) => Outcome::Failed(SaveFailure::Other),
            Err(error) => Outcome::Failed(failure(&error)),
        },
        Ok(false) => Outcome::Cancelled,
        Err(failure) => Outcome::Failed(failure),
    };
    // The dialogue makes an empty file, which must not stay.
    if before.size() == 0.0 {
        remove(handle).await;
    }
    outcome
}

async fn file_of(handle: &FileSystemFileHandle) -> Result<File, JsValue> {
    JsFuture::from(handle.get_file()).await?.dyn_into()
}

/// Returns whether all of it is written; otherwise it was cancelled.
async fn write_pieces(
    handle: &FileSystemFileHandle,
    film: &Blob,
    progress: impl Fn(u64) -> bool,
) -> Result<bool, SaveFailure> {
    let failed = |error: JsValue| failure(&error);
    let stream = JsFuture::from(handle.create_writable())
        .await
        .map_err(failed)?;
    let stream: FileSystemWritableFileStream = stream.dyn_into().map_err(failed)?;
    // Whole numbers below 2⁵³: exact.
    let bytes = film.size() as u64;
    let mut done = 0;
    while done < bytes {
        let end = (done + PIECE).min(bytes);
        let piece = film
            .slice_with_f64_and_f64(done as f64, end as f64)
            .map_err(failed)?;
        if let Err(error) = write_piece(&stream, &piece).await {
            let is_source = !can_be_read(&piece).await;
            abort(&stream).await;
            return Err(if is_source {
                SaveFailure::Source
            } else {
                failure(&error)
            });
        }
        done = end;
        if !progress(done) {
            abort(&stream).await;
            return Ok(false);
        }
    }
    JsFuture::from(stream.close()).await.map_err(failed)?;
    Ok(true)
}

async fn write_piece(stream: &FileSystemWritableFileStream, piece: &Blob) -> Result<(), JsValue> {
    JsFuture::from(stream.write_with_blob(piece)?)
        .await
        .map(drop)
}

/// Leaves the file as it was.
async fn abort(stream: &FileSystemWritableFileStream) {
    // A stream that has failed is aborted already.
    let _ = JsFuture::from(stream.abort()).await;
}

async fn can_be_read(piece: &Blob) -> bool {
    JsFuture::from(piece.array_buffer()).await.is_ok()
}

/// Removes a file, where the browser can.
async fn remove(handle: &FileSystemFileHandle) {
    let remove =
        Reflect::get(handle, &"remove".into()).and_then(|remove| remove.dyn_into::<Function>());
    let removing = remove.and_then(|remove| remove.call0(handle)?.dyn_into::<Promise>());
    if let Ok(removing) = removing {
        // An empty file that stays is no film.
        let _ = JsFuture::from(removing).await;
    }
}

fn failure(error: &JsValue) -> SaveFailure {
    match name_of(error).as_str() {
        "QuotaExceededError" => SaveFailure::Full,
        "NotFoundError"
        | "InvalidStateError"
        | "NotAllowedError"
        | "NoModificationAllowedError" => SaveFailure::Gone,
        _ => SaveFailure::Other,
    }
}

fn name_of(error: &JsValue) -> String {
    error
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .unwrap_or_default()
}
