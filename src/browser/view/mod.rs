//! The Yew components.

use super::supervisor::WorkerParts;
use yew::prelude::*;

/// What the page starts with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The notice's text as fetched: untrusted, still to be parsed.
    pub notice: AttrValue,
    /// What workers are made of.
    pub worker: WorkerParts,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! { <p>{ props.notice.len() }</p> }
}
