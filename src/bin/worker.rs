//! The worker's module: everything that touches a file, and nothing of the screen.

fn main() -> Result<(), wasm_bindgen::JsValue> {
    yujian::browser::worker::run()
}
