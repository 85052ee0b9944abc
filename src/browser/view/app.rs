//! The whole page.

use super::context::{Page, Shared};
use super::file_picker::file_picker;
use super::hand_in::{self, hand_in};
use super::header::header;
use super::live::live;
use super::notices::notices;
use super::overview::overview;
use super::privacy::privacy;
use super::submission::SubmissionViews;
use super::video::{Place, VideoView};
use crate::browser::app_store::AppStore;
use crate::browser::files::drop::use_drop;
use crate::browser::files::input::FileInput;
use crate::browser::sheet_renderer::SheetRenderer;
use crate::json::Fault;
use crate::notice::Notice;
use crate::session::{ModuleState, Session};
use crate::text::id;
use std::rc::Rc;
use yew::prelude::*;

/// What the page shows.
#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    /// Holds the session.
    pub(crate) store: Shared<AppStore>,
    /// The file input, which is in the document already.
    pub(crate) file_input: FileInput,
    /// The views of what follows a verdict, in the program that has them.
    pub(crate) submission: Option<&'static SubmissionViews>,
}

/// The page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let drawn = use_force_update();
    let store = &props.store;
    use_memo((), |()| {
        store.draw_by(Callback::from(move |()| drawn.force_update()));
    });
    let files = Rc::clone(store.files());
    let send = {
        let store = Rc::clone(store);
        use_callback((), move |action, ()| store.act(action))
    };
    let over = use_drop(&files, &send);
    let session = store.session();
    let page = Page {
        lang: session.lang(),
        send,
        files,
        sheets: SheetRenderer::new(store),
        submission: props.submission,
    };
    let main = match &session.notice {
        Ok(notice) => main(&page, &session, notice, &props.file_input, over),
        Err(faults) => notice_bad(&page, faults),
    };
    let open = session.selected.and_then(|key| session.video(key));
    let has_sheet = session.submission == ModuleState::Loaded
        && open.is_some_and(|video| video.verdict().is_some());
    html! {
        <div class={classes!("page", has_sheet.then_some("has-sheet"))}
            data-rest={rest(&page, &session)} data-submission={<&str>::from(session.submission)} data-examiner={<&str>::from(session.examiner)}>
            <a class="skip" href="#main">{ page.text(id::PAGE_SKIP) }</a>
            { header(&page, &session) }
            { notices(&page, &session) }
            { main }
            <footer class="foot">
                <div class="wide">
                    <p>{ page.text(id::PAGE_FOOT_ABOUT) }</p>
                    <p>{ page.text(id::PAGE_FOOT_BROWSERS) }</p>
                </div>
            </footer>
            { live(&page, &session) }
        </div>
    }
}

/// Whether what follows a verdict is there.
fn rest(page: &Page, session: &Session) -> &'static str {
    match (page.submission, session.submission) {
        (Some(_), _) => "loaded",
        (None, ModuleState::Failed) => "failed",
        _ => "loading",
    }
}

fn main(
    page: &Page,
    session: &Rc<Session>,
    notice: &Rc<Notice>,
    file_input: &FileInput,
    over: bool,
) -> Html {
    let chosen = !session.videos.is_empty();
    // Below the field, so that it does not move, and above the fold.
    let drafts = page
        .submission
        .map(|views| (views.stored_drafts)(page, session));
    // Only who wants a seal wants the sheet for sure.
    let tail = match notice.wants_sheet() {
        true => id::PAGE_LEAD_SEALED,
        false => id::PAGE_LEAD_PLAIN,
    };
    html! {
        <main id="main" class={classes!("wide", chosen.then_some("after"))}>
            <div class="opening">
                <div>
                    <h1>{ notice.title.get(page.lang) }</h1>
                    if let Some(theme) = &notice.theme {
                        <p class="theme">{ page.fill(id::PAGE_THEME, &[("theme", theme.get(page.lang).into())]) }</p>
                    }
                    if !chosen {
                        <p class="lead">{ page.text(id::PAGE_LEAD) }<span>{ page.text(tail) }</span></p>
                    }
                </div>
                if chosen { <div class="when small">{ hand_in::when(page, notice) }</div> }
            </div>
            { privacy(page) }
            <div class="intake">
                { file_picker(page, file_input, over, chosen, session.refused, drafts.unwrap_or_default()) }
                if !chosen { { hand_in(page, notice) } }
            </div>
            if session.videos.len() > 1 {
                { works(page, session, notice) }
            }
            { for session.videos.iter().map(|video| html! {
                <VideoView key={video.key.0} page={page.clone()} video={Shared::from(video)} notice={Shared::from(notice)}
                    open={session.selected == Some(video.key)} storage={session.storage} examiner={session.examiner} submission={session.submission}
                    unit={session.unit.as_ref().map(Shared::from)} place={Place::of(session, video.key)} />
            }) }
        </main>
    }
}

/// The list of several videos: the workbench where the program has it, else an overview.
fn works(page: &Page, session: &Rc<Session>, notice: &Rc<Notice>) -> Html {
    match page.submission {
        Some(views) => (views.works)(page, session, notice),
        None => overview(page, session, notice),
    }
}

/// The page without a valid notice: there is nothing to check against.
fn notice_bad(page: &Page, faults: &[Fault]) -> Html {
    html! {
        <main id="main" class="wide">
            <div class="opening"><h1>{ page.text(id::PAGE_NAME) }</h1></div>
            <div id="notice-bad" class="note bad stack" role="alert">
                <h2>{ page.text(id::PAGE_NOTICE_BAD) }</h2>
                <p>{ page.text(id::PAGE_NOTICE_FAULTS) }</p>
                if let Some(views) = page.submission { { (views.faults)(page, faults) } }
            </div>
        </main>
    }
}
