//! Plays the video from a second that something is said of.

use crate::browser::view::context::Page;
use crate::session::{Action, Step};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlVideoElement;

/// Opens the step with the player, and plays the video from that second.
pub(in crate::browser::view) fn play_from(page: &Page, at_s: f64) {
    page.send.emit(Action::StepOpened(Step::Watch));
    // The step is shown before a timer fires.
    Timeout::new(0, move || play(at_s)).forget();
}

/// Plays the video from that second, in sight. Without a player nothing happens.
pub(super) fn play(at_s: f64) {
    let document = web_sys::window().and_then(|window| window.document());
    let player = document.and_then(|document| document.get_element_by_id("player"));
    let Some(player) = player.and_then(|player| player.dyn_into::<HtmlVideoElement>().ok()) else {
        return;
    };
    if at_s.is_finite() {
        player.set_current_time(at_s);
    }
    player.scroll_into_view();
    if let Ok(playing) = player.play() {
        // A player that cannot play says so itself.
        spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
}
