//! The list of several videos, as the workbench of whoever hands them in together.

mod fields;
mod line;
mod order;
mod print;
mod reason;
mod together;

use crate::browser::view::context::{Page, Shared};
use crate::browser::view::live::totals;
use crate::job::FileKey;
use crate::notice::Notice;
use crate::session::{ModuleState, Session, Video};
use crate::text::{Submission, Text, id, submission};
use fields::FieldsTable;
use line::Line;
use order::{Column, Filter, Order};
use print::PrintAll;
use std::rc::Rc;
use together::Together;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct WorksProps {
    page: Page,
    session: Shared<Session>,
    notice: Shared<Notice>,
}

/// The list of all chosen videos.
pub(super) fn works(page: &Page, session: &Rc<Session>, notice: &Rc<Notice>) -> Html {
    html! { <Works page={page.clone()} session={Shared::from(session)} notice={Shared::from(notice)} /> }
}

#[component]
fn Works(props: &WorksProps) -> Html {
    let (page, session) = (&props.page, &props.session);
    let filter = use_state_eq(|| Filter::All);
    let order = use_state_eq(Order::default);
    let ticked = use_state_eq(Vec::<FileKey>::new);
    let all = &session.videos;
    let shown = order.sorted(
        all.iter()
            .filter(|video| filter.takes(video, &props.notice)),
    );
    // What is ticked and was removed since, or is filtered out of sight, is not meant.
    let chosen: Vec<Rc<Video>> = shown
        .iter()
        .filter(|video| ticked.contains(&video.key))
        .cloned()
        .collect();
    let meant = if chosen.is_empty() { &shown } else { &chosen };
    let on_tick = {
        let ticked = ticked.clone();
        Callback::from(move |(key, on): (FileKey, bool)| {
            let others = ticked.iter().copied().filter(|other| *other != key);
            ticked.set(others.chain(on.then_some(key)).collect());
        })
    };
    let head = page.fill(id::PAGE_OVERVIEW, &[("count", all.len().into())]);
    let columns = Columns {
        page,
        order: &order,
    };
    html! {
        <>
        <section class="card overview block" id="overview" aria-labelledby="overview-head">
            <div class="row apart">
                <h2 id="overview-head">{ head }</h2>
                <ul class="totals">
                    { for totals(page, all).into_iter().map(|total| html! { <li>{ total }</li> }) }
                </ul>
            </div>
            { filters(page, &filter, all, &props.notice) }
            <table>
                <thead>
                    <tr>
                        <th scope="col"><span class="only-heard">{ page.text(submission::WORKS_CHOOSE) }</span></th>
                        { columns.head(Column::File, page.text(id::PAGE_OVERVIEW_FILE)) }
                        { columns.head(Column::Verdict, page.text(id::PAGE_OVERVIEW_VERDICT)) }
                        <th scope="col">{ page.text(submission::WORKS_WHY) }</th>
                        { columns.head(Column::Duration, page.text(id::PAGE_OVERVIEW_DURATION)) }
                        { columns.head(Column::Open, page.text(submission::WORKS_OPEN)) }
                        <th scope="col"><span class="only-heard">{ page.text(id::PAGE_OVERVIEW_MORE) }</span></th>
                    </tr>
                </thead>
                <tbody onkeydown={Callback::from(move_by_arrows)}>
                    { for shown.iter().map(|video| html! {
                        <Line key={video.key.0} page={page.clone()} video={Shared::from(video)} notice={props.notice.clone()}
                            open={session.selected == Some(video.key)} ticked={ticked.contains(&video.key)} on_tick={on_tick.clone()} />
                    }) }
                </tbody>
            </table>
            if shown.is_empty() { <p class="soft">{ page.text(submission::WORKS_NONE) }</p> }
        </section>
        // While a video is open, it follows the list.
        if session.selected.is_none() {
        <Together page={page.clone()} session={props.session.clone()} notice={props.notice.clone()}
            meant={shared(meant)} are_ticked={!chosen.is_empty()} />
        <FieldsTable page={page.clone()} notice={props.notice.clone()} meant={shared(meant)} />
        if session.submission == ModuleState::Loaded {
            <PrintAll page={page.clone()} notice={props.notice.clone()} meant={shared(meant)} />
        }
        }
        </>
    }
}

fn shared(videos: &[Rc<Video>]) -> Vec<Shared<Video>> {
    videos.iter().map(Shared::from).collect()
}

/// The heads of columns by which the list can be sorted.
struct Columns<'a> {
    page: &'a Page,
    order: &'a UseStateHandle<Order>,
}

impl Columns<'_> {
    fn head(&self, column: Column, words: &'static str) -> Html {
        let now = **self.order;
        let sorted = match (now.column == column, now.is_down) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        };
        let sign = match sorted {
            Some("ascending") => " ↑",
            Some(_) => " ↓",
            None => "",
        };
        let order = self.order.clone();
        let onclick = Callback::from(move |_: MouseEvent| order.set(order.turned(column)));
        let title = self.page.text(submission::WORKS_SORT);
        html! {
            <th scope="col" aria-sort={sorted}>
                <button type="button" class="button plain" data-sort={<&str>::from(column)} {title} {onclick}>{ words }{ sign }</button>
            </th>
        }
    }
}

/// Shows only some of the works, each choice with how many there are.
fn filters(
    page: &Page,
    filter: &UseStateHandle<Filter>,
    all: &[Rc<Video>],
    notice: &Notice,
) -> Html {
    let choice = |of: Filter, words: Text<Submission>| {
        let count = all.iter().filter(|video| of.takes(video, notice)).count();
        let onclick = {
            let filter = filter.clone();
            Callback::from(move |_: MouseEvent| filter.set(of))
        };
        let is_on = **filter == of;
        html! {
            <button type="button" class="button" data-filter={<&str>::from(of)} aria-pressed={is_on.to_string()}
                disabled={count == 0 && !is_on} {onclick}>
                { page.text(words) }{ " " }{ count }
            </button>
        }
    };
    html! {
        <div class="row filters" role="group" aria-label={page.text(submission::WORKS_FILTER)}>
            { choice(Filter::All, submission::WORKS_ALL) }
            { choice(Filter::Refused, submission::WORKS_REFUSED) }
            { choice(Filter::Open, submission::WORKS_UNFINISHED) }
            { choice(Filter::Advised, submission::WORKS_ADVISED) }
            { choice(Filter::Ready, submission::WORKS_READY) }
        </div>
    }
}

/// The arrow keys move the focus from one name to the next.
fn move_by_arrows(event: KeyboardEvent) {
    let target = event.target_dyn_into::<HtmlElement>();
    let line = target
        .filter(|target| target.has_attribute("data-open"))
        .and_then(|target| target.closest("tr").ok().flatten());
    let next = match event.key().as_str() {
        "ArrowDown" => line.and_then(|line| line.next_element_sibling()),
        "ArrowUp" => line.and_then(|line| line.previous_element_sibling()),
        _ => None,
    };
    let name = next.and_then(|next| next.query_selector("[data-open]").ok().flatten());
    if let Some(name) =
        name.and_then(|name| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(name).ok())
    {
        event.prevent_default();
        // A button that cannot take the focus leaves it where it was.
        let _ = name.focus();
    }
}
