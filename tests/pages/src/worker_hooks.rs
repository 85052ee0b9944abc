//! The page's workers, told what to do in the middle of their work. No debugger reaches them in every
//! engine: what they shall do is put before their own script, and asked for by name.

use crate::browser::Browser;
use serde_json::{Value, json};

impl Browser {
    /// Lets the examiners of every page from now on do that before all else.
    pub(crate) async fn before_examiners(&self, method: &str) {
        self.before_workers(&format!("if (self.name === 'examine') {{ {method} }}"))
            .await;
    }

    /// Teaches the workers of every page from now on what they do when they are asked: methods, as they
    /// stand in an object.
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

    /// Lets the worker of that name do what it was taught, and gives what comes of it.
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

    /// Puts a script before that of every worker.
    async fn before_workers(&self, script: &str) {
        let script = json!(format!("{script}\n"));
        // The page makes its workers of what it has fetched before.
        let put = format!(
            "{{ const Whole = Blob;
            window.Blob = class extends Whole {{
                constructor(parts, options) {{ super([{script}, ...(parts ?? [])], options); }} }}; }}"
        );
        self.before_any_script(&put).await;
    }
}
