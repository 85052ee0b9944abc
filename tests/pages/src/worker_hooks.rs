//! Makes the page's workers do something on demand. No debugger reaches workers in every engine, so methods
//! are defined in a script that runs before their own, and are called by name.

use crate::browser::Browser;
use serde_json::{Value, json};

impl Browser {
    /// Runs a script in the examine workers of every page from now on, before their own.
    pub(crate) async fn before_examiners(&self, script: &str) {
        self.before_workers(&format!("if (self.name === 'examine') {{ {script} }}"))
            .await;
    }

    /// Defines methods in the workers of every page from now on, written as in an object.
    pub(crate) async fn teach_workers(&self, methods: &str) {
        let listen = format!(
            "{{ const methods = {{ {methods} }}, line = new BroadcastChannel('worker');
            line.onmessage = async ({{ data: {{ to, method }} }}) => {{
                if (to === self.name) line.postMessage({{ from: to, outcome: await methods[method]() }});
            }}; }}"
        );
        self.before_workers(&listen).await;
        let watch = "{ const Plain = Worker; window.ended = [];
            window.Worker = class extends Plain {
                constructor(url, options) { super(url, options); this.called = options.name; }
                terminate() { super.terminate(); ended.push(this.called); } }; }";
        self.before_any_script(watch).await;
    }

    /// Calls a method in the worker of that name and returns its result.
    pub(crate) async fn ask_worker(&self, name: &str, method: &str) -> Value {
        let ask = "const [to, method, done] = arguments, line = new BroadcastChannel('worker');
            line.onmessage = ({ data }) => {
                if (data.from !== to) return;
                line.close();
                done(data.outcome);
            };
            line.postMessage({ to, method });";
        let answer = self
            .driver
            .execute_async(ask, vec![json!(name), json!(method)])
            .await
            .unwrap_or_else(|error| panic!("{name} does not answer to {method}: {error}"));
        answer.json().clone()
    }

    /// Waits until the page has ended a worker of that name.
    pub(crate) async fn worker_is_ended(&self, name: &str) {
        self.until(&format!("the end of {name}"), async || {
            let ended = self.script("return window.ended").await;
            ended.as_array()?.contains(&json!(name)).then_some(())
        })
        .await;
    }

    /// Runs a script in every worker, before its own.
    async fn before_workers(&self, script: &str) {
        let script = json!(format!("{script}\n"));
        // The page makes its workers from blobs of scripts that it has fetched.
        let put = format!(
            "{{ const Whole = Blob;
            window.Blob = class extends Whole {{
                constructor(parts, options) {{ super([{script}, ...(parts ?? [])], options); }} }}; }}"
        );
        self.before_any_script(&put).await;
    }
}
