//! Says that nothing is uploaded, and how to verify that.

use super::context::Page;
use crate::text::id;
use yew::prelude::*;

/// The assurance, with ways to verify it folded away below.
pub(super) fn privacy(page: &Page) -> Html {
    html! {
        <section class="assure" aria-label={page.text(id::PAGE_PRIVACY_LABEL)}>
            <details>
                <summary>
                    <span>
                        <strong>{ page.text(id::PAGE_PRIVACY_HEAD) }</strong>
                        { page.text(id::PAGE_PRIVACY_BODY) }
                        <span class="more">{ page.text(id::PAGE_PRIVACY_PROOF) }</span>
                    </span>
                </summary>
                <ul class="marks">
                    <li>{ page.text(id::PAGE_PRIVACY_PROOF_OFFLINE) }</li>
                    <li>{ page.text(id::PAGE_PRIVACY_PROOF_NETWORK) }</li>
                    <li>{ page.text(id::PAGE_PRIVACY_PROOF_POLICY) }</li>
                    <li>{ page.text(id::PAGE_PRIVACY_KEPT) }</li>
                </ul>
            </details>
        </section>
    }
}
