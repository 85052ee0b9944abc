//! The only folder that names JavaScript types.
//!
//! The `*_worker.rs` of [`worker`] run in Web Workers, with [`decode`] for frames and sound; the rest runs
//! in the page. Both sides exchange the messages of `worker/messages.rs`.

/// Every module carries its own allocator: this one is small.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

mod address;
mod app_store;
mod clock;
mod decode;
mod deferred;
pub mod files;
mod focus;
mod hand_over;
mod mended;
mod panic_report;
mod program;
pub mod running;
mod save;
mod save_film;
mod sheet_renderer;
mod storage;
mod view;
pub mod worker;
