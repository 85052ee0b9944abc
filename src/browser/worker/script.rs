//! The script and the module from which workers are started.

use js_sys::WebAssembly::Module;
use js_sys::{Array, Promise};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions};

/// Comes after wasm-bindgen's script, which defines `wasm_bindgen`, and starts the module that comes with
/// the first message. An unhandled rejection does not reach the page's `onerror`, so its reason is thrown
/// again.
const START: &str = r"
self.onunhandledrejection = (event) => setTimeout(() => { throw event.reason; });
self.onmessage = ({ data: module }) => {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: module }).then(() => wasm_bindgen.work());
};
";

/// A script and a compiled module, both in memory, so that starting a worker makes no request.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkerScript {
    url: Rc<str>,
    module: Module,
}

impl WorkerScript {
    /// Made from wasm-bindgen's script and the compiled module, as a list of two.
    ///
    /// The worker is made from a `blob:` URL and so inherits the page's content security policy; one
    /// that is loaded from a URL of its own does not inherit a policy in a `meta` tag.
    ///
    /// # Errors
    /// When the list holds something else, or the browser cannot make a blob.
    pub fn new(list: &JsValue) -> Result<Self, JsValue> {
        let list: &Array = list.dyn_ref().ok_or("no list of script and module")?;
        let script = list.get(0).as_string().ok_or("no script")?;
        let parts = Array::of2(&script.into(), &START.into());
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        Ok(Self {
            url: Url::create_object_url_with_blob(&blob)?.into(),
            module: list.get(1).dyn_into()?,
        })
    }

    /// Waits for that list; `None` where it does not arrive.
    pub(crate) async fn arrive(list: Promise) -> Option<Self> {
        Self::new(&JsFuture::from(list).await.ok()?).ok()
    }

    /// Starts a worker and sends it its module.
    ///
    /// # Errors
    /// When the browser makes no worker.
    pub(super) fn launch(&self, name: &str, listeners: &Listeners) -> Result<Worker, JsValue> {
        let options = WorkerOptions::new();
        options.set_name(name);
        let worker = Worker::new_with_options(&self.url, &options)?;
        worker.set_onmessage(Some(listeners.message.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(listeners.error.as_ref().unchecked_ref()));
        worker.set_onerror(Some(listeners.error.as_ref().unchecked_ref()));
        worker.post_message(&self.module)?;
        Ok(worker)
    }
}

/// The page's listeners to a worker.
pub(super) struct Listeners {
    pub(super) message: Closure<dyn FnMut(MessageEvent)>,
    pub(super) error: Closure<dyn FnMut(Event)>,
}

/// Ends a worker. Messages from it that were not yet handled are dropped.
pub(super) fn end(worker: &Worker) {
    worker.set_onmessage(None);
    worker.set_onmessageerror(None);
    worker.set_onerror(None);
    worker.terminate();
}
