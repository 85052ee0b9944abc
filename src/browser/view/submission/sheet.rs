//! The sheet as it will print, and the ways to take it along.

use crate::browser::view::context::{Page, Shared};
use crate::browser::{clock, save};
use crate::notice::Notice;
use crate::report::{Measurements, Report};
use crate::rules::{Context, Outcome, RuleId};
use crate::session::{Action, HashState, Video};
use crate::sheet::{PrintedFrame, Saved, Sheet, file_name};
use crate::text::{After, Lang, Text, after};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) page: Page,
    pub(super) video: Shared<Video>,
    pub(super) notice: Shared<Notice>,
}

/// Preview, printing and saving.
#[component]
pub(super) fn SheetView(props: &SheetProps) -> Html {
    let page = &props.page;
    let failed = use_state_eq(|| false);
    let lang = page.lang;
    let button = |name: &'static str, words: Text<After>, saved: Saved| {
        let (video, notice) = (Rc::clone(&props.video), Rc::clone(&props.notice));
        let (send, failed) = (page.send.clone(), failed.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let file = file_name(&video.draft.form, saved, lang);
            let text = with_sheet(&video, &notice, lang, |sheet| content(sheet, saved, lang));
            let done = text
                .flatten()
                .is_some_and(|(media_type, text)| save::save(&file, media_type, &text).is_ok());
            failed.set(!done);
            if done {
                send.emit(Action::Saved(file));
            }
        });
        html! {
            <button type="button" class="button" data-action={name} {onclick}>{ page.text(words) }</button>
        }
    };
    let markup = with_sheet(&props.video, &props.notice, lang, |sheet| {
        sheet.markup(lang)
    });
    let medium = props.notice.hand_in.medium(lang);
    html! {
        <>
            <div class="card stack">
                <p>{ page.fill(after::SHEET_LEAD, &[("medium", medium.into())]) }</p>
                { open_ends(page, props) }
                <div class="row">
                    <button type="button" class="button main" data-action="print"
                        onclick={|_: MouseEvent| save::print()}>{ page.text(after::SHEET_PRINT) }</button>
                    { button("save-html", after::SHEET_SAVE_HTML, Saved::SheetHtml) }
                    { button("save-json", after::SHEET_SAVE_JSON, Saved::SheetJson) }
                </div>
                <p class="soft small">{ page.fill(after::SHEET_SAVE_HINT, &[("medium", medium.into())]) }</p>
                if *failed { <p class="note bad" role="alert">{ page.text(after::SAVE_FAILED) }</p> }
            </div>
            <div id="preview" class="preview" tabindex="0" role="region"
                aria-label={page.text(after::SHEET_PREVIEW)}>
                // The one place where markup is put in as it is: the sheet's, where all is escaped.
                { Html::from_html_unchecked(markup.unwrap_or_default().into()) }
            </div>
        </>
    }
}

/// What the sheet will say that whoever prints it should know before.
fn open_ends(page: &Page, props: &SheetProps) -> Html {
    let video = &props.video;
    let missing = video.missing(&props.notice);
    let to_confirm = video.count(Outcome::Confirm);
    let hash = match video.hash {
        HashState::Waiting | HashState::Running { .. } => Some(after::SHEET_OPEN_HASH),
        _ => None,
    };
    let lines = [
        match video.verdict() {
            Some(Outcome::Breaks) => Some(page.text(after::SHEET_BREAKS).to_owned()),
            Some(Outcome::CannotTell) => Some(page.text(after::SHEET_CANNOT_TELL).to_owned()),
            _ => None,
        },
        (to_confirm > 0)
            .then(|| page.fill(after::SHEET_OPEN_CONFIRM, &[("count", to_confirm.into())])),
        (missing > 0).then(|| page.fill(after::SHEET_OPEN_FORM, &[("count", missing.into())])),
        hash.map(|words| page.text(words).to_owned()),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        return html! { <p class="note fine">{ "✓ " }{ page.text(after::SHEET_READY) }</p> };
    }
    html! {
        <ul id="sheet-open" class="note hint marks">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
    }
}

/// Makes the sheet of a video and hands it to `f`; `None` where there is nothing to put on one.
fn with_sheet<T>(
    video: &Video,
    notice: &Notice,
    lang: Lang,
    f: impl FnOnce(&Sheet<'_>) -> T,
) -> Option<T> {
    let draft = &video.draft;
    let context = Context {
        facts: video.facts()?,
        file_name: &video.id.name,
        notice,
        confirmations: &draft.confirmations(),
    };
    let mut report = Report::new(&context, video.hash.sha256().map(str::to_owned));
    let examined = video.examined.as_deref();
    report.measurements =
        examined.and_then(|examined| Measurements::new(examined.measurements.clone()));
    let frame = |rule| {
        let picked = draft.picked.get(&rule)?;
        PrintedFrame::new(picked.image.as_deref()?.to_owned(), picked.at_s)
    };
    Some(f(&Sheet {
        report: &report,
        form: &draft.form,
        notice,
        date: clock::today()?,
        hashing: matches!(video.hash, HashState::Waiting | HashState::Running { .. }),
        title_card: frame(RuleId::TitleCard).as_ref(),
        speaker_label: frame(RuleId::SpeakerLabel).as_ref(),
        sound: examined.map(|examined| examined.sound.of(lang)),
        picture: examined.and_then(|examined| Some(examined.picture.as_ref()?.of(lang))),
    }))
}

/// Media type and text of what is saved.
fn content(sheet: &Sheet<'_>, saved: Saved, lang: Lang) -> Option<(&'static str, String)> {
    match saved {
        Saved::SheetHtml => Some(("text/html;charset=utf-8", sheet.document(lang))),
        _ => {
            let json = serde_json::to_string_pretty(&sheet.data()).ok()?;
            Some(("application/json", json))
        }
    }
}
