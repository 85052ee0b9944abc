//! The whole page.

use super::context::{Page, Shared};
use super::file_picker::file_picker;
use super::hand_in::{self, hand_in};
use super::header::header;
use super::live::live;
use super::overview::overview;
use super::privacy::privacy;
use super::stored_drafts::StoredDrafts;
use super::video::VideoView;
use crate::browser::app_store::AppStore;
use crate::browser::deferred::Deferred;
use crate::browser::files::ChosenFiles;
use crate::browser::files::drop::use_drop;
use crate::browser::files::input::FileInput;
use crate::browser::sheet_renderer::SheetRenderer;
use crate::browser::worker::script::WorkerScript;
use crate::notice::{Notice, NoticeError};
use crate::session::{ModuleState, Session};
use crate::text::{Lang, id};
use std::rc::Rc;
use yew::prelude::*;

/// What the page starts with: what was fetched, and what still is being fetched.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The text of `notice.json`.
    pub notice: AttrValue,
    /// The script of the worker that inspects.
    pub inspector: WorkerScript,
    /// The file input, which is in the document already.
    pub file_input: FileInput,
    /// The texts of each language of [`Lang::to_load`].
    pub languages: Vec<Deferred>,
    /// The script of the worker that hashes and renders sheets.
    pub submission: Deferred,
    /// The script of the examine workers.
    pub examiner: Deferred,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let drawn = use_force_update();
    let files = use_memo((), |()| ChosenFiles::default());
    let store = use_memo((), |()| {
        let draw = Callback::from(move |()| drawn.force_update());
        let inspector = props.inspector.clone();
        let store = AppStore::start(&props.notice, files.clone(), inspector, draw);
        let taker = Rc::clone(&store);
        props
            .file_input
            .listen(&files, move |choice| taker.act(choice));
        for (lang, words) in Lang::to_load().zip(&props.languages) {
            let taker = Rc::clone(&store);
            words.then_text(move |text| taker.add_language(lang, text));
        }
        let taker = Rc::clone(&store);
        props
            .submission
            .then_script(move |script| taker.take_submission(script));
        let taker = Rc::clone(&store);
        props
            .examiner
            .then_script(move |script| taker.take_examiner(script));
        store
    });
    let send = {
        let store = Rc::clone(&store);
        use_callback((), move |action, ()| store.act(action))
    };
    let over = use_drop(&files, &send);
    let session = store.session();
    let page = Page {
        lang: session.lang(),
        send,
        files,
        sheets: SheetRenderer::new(&store),
    };
    let main = match &session.notice {
        Ok(notice) => main(&page, &session, notice, &props.file_input, over),
        Err(error) => notice_bad(&page, error),
    };
    let open = session.selected.and_then(|key| session.video(key));
    let has_sheet = session.submission == ModuleState::Loaded
        && open.is_some_and(|video| video.verdict().is_some());
    html! {
        <div class={classes!("page", has_sheet.then_some("has-sheet"))}
            data-submission={session.submission.as_str()} data-examiner={session.examiner.as_str()}>
            <a class="skip" href="#main">{ page.text(id::PAGE_SKIP) }</a>
            { header(&page, &session) }
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

fn main(
    page: &Page,
    session: &Rc<Session>,
    notice: &Rc<Notice>,
    file_input: &FileInput,
    over: bool,
) -> Html {
    let chosen = !session.videos.is_empty();
    let medium = notice.hand_in.medium(page.lang);
    html! {
        <main id="main" class={classes!("wide", chosen.then_some("after"))}>
            <div class="opening">
                <div>
                    <h1>{ notice.title(page.lang) }</h1>
                    <p class="theme">{ page.fill(id::PAGE_THEME, &[("theme", notice.theme(page.lang).into())]) }</p>
                    if !chosen {
                        <p class="lead">{ page.fill(id::PAGE_LEAD, &[("medium", medium.into())]) }</p>
                    }
                </div>
                if chosen { <div class="when small">{ hand_in::when(page, notice) }</div> }
            </div>
            { privacy(page) }
            <div class="intake">
                { file_picker(page, file_input, over, chosen, session.refused) }
                if !chosen { { hand_in(page, notice) } }
            </div>
            <StoredDrafts page={page.clone()} drafts={session.stored_drafts.iter().map(Shared::from).collect::<Vec<_>>()} />
            if session.videos.len() > 1 {
                { overview(page, session, notice) }
            }
            { for session.videos.iter().map(|video| html! {
                <VideoView key={video.key.0} page={page.clone()} video={Shared::from(video)} notice={Shared::from(notice)}
                    open={session.selected == Some(video.key)} storage={session.storage} examiner={session.examiner} submission={session.submission}
                    unit={session.unit.as_ref().map(Shared::from)} />
            }) }
        </main>
    }
}

/// The page without a valid notice: there is nothing to check against.
fn notice_bad(page: &Page, error: &NoticeError) -> Html {
    html! {
        <main id="main" class="wide">
            <div class="opening"><h1>{ page.text(id::PAGE_NAME) }</h1></div>
            <div id="notice-bad" class="note bad stack" role="alert">
                <h2>{ page.text(id::PAGE_NOTICE_BAD) }</h2>
                <p>{ page.text(id::PAGE_NOTICE_BAD_WAY) }</p>
                <p class="mono">{ error.to_string() }</p>
            </div>
        </main>
    }
}
