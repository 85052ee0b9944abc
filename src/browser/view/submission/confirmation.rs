//! A tick box by which a person confirms a rule.

use super::pick::pick;
use super::play::play;
use super::player::PlayerState;
use super::remedy::remedy_steps;
use super::watch::WatchProps;
use crate::browser::view::context::Page;
use crate::form::Form;
use crate::notice::Notice;
use crate::rules::{Demand, DemandId, Kind, Outcome, Settled};
use crate::session::Action;
use crate::text::{Submission, Text, submission};
use yew::prelude::*;

/// The tick box, what to look for, and what was typed in the form to compare with.
pub(super) fn confirmation(
    page: &Page,
    props: &WatchProps,
    rule: &DemandId,
    player: &PlayerState<'_>,
) -> Html {
    let Some(demand) = props.notice.demand(rule) else {
        return Html::default();
    };
    let (file, draft) = (props.file, &*props.draft);
    let at_s = player.shown.at_s();
    let has_frame = demand.kind.settled() == Settled::Seen;
    // A confirmation of other words does not count, and is asked anew.
    let confirmed = draft.confirmed.get(rule);
    let confirmed = confirmed.filter(|confirmed| confirmed.words == demand.mark());
    let picked = draft.picked.get(rule).map(|frame| frame.at_s);
    let seen_at_s = picked.or(at_s).filter(|_| has_frame);
    let confirm = Action::Confirmed(file, rule.clone(), seen_at_s);
    let onchange = page.on(match confirmed {
        Some(_) => Action::Withdrawn(file, rule.clone()),
        None => confirm.clone(),
    });
    let (words, help) = words(page, demand);
    let field = format!("confirm-{rule}");
    let help_id = format!("{field}-help");
    let done = confirmed.map(|confirmed| match confirmed.at_s {
        Some(at_s) => page.fill(submission::CONFIRM_DONE_AT, &[("at_s", at_s.into())]),
        None => page.text(submission::CONFIRM_DONE).to_owned(),
    });
    html! {
        <li key={rule.to_string()} class={classes!("tick", confirmed.is_some().then_some("done"))}>
            <input id={field.clone()} type="checkbox" checked={confirmed.is_some()}
                data-confirm={rule.to_string()} aria-describedby={help_id.clone()} {onchange} />
            <div>
                <label for={field}>{ words }</label>
                <p id={help_id} class="soft small">{ means(page, demand) }{ page.text(help) }</p>
                if has_frame { { pick(page, file, demand, &props.notice, draft, player) } }
                { against(page, demand, &draft.form) }
                { ask_to_play(page, props, rule, &confirm) }
                if let Some(done) = done {
                    <p class="of-meets small">{ "✓ " }{ done }</p>
                } else if has_frame {
                    { remedy_if_missing(page, demand, &props.notice) }
                }
            </div>
        </li>
    }
}

/// Asks whoever confirms without having played the video here whether it was watched elsewhere.
fn ask_to_play(page: &Page, props: &WatchProps, rule: &DemandId, confirm: &Action) -> Html {
    let is_asked =
        props.asked_to_play.as_ref() == Some(rule) && !props.draft.confirmed.contains_key(rule);
    let Some(percent) = props.played_percent.filter(|_| is_asked) else {
        return Html::default();
    };
    let words = page.fill(
        submission::CONFIRM_UNPLAYED,
        &[("percent", u32::from(percent).into())],
    );
    let play = Callback::from(|_: MouseEvent| play(0.0));
    html! {
        <div class="note hint stack" role="alert" data-asked={rule.to_string()}>
            <p>{ words }</p>
            <p class="row">
                <button type="button" class="button main" data-action="play" onclick={play}>
                    { page.text(submission::CONFIRM_PLAY) }
                </button>
                <button type="button" class="button" data-action="confirm-elsewhere" onclick={page.on(confirm.clone())}>
                    { page.text(submission::CONFIRM_ELSEWHERE) }
                </button>
            </p>
        </div>
    }
}

/// How to add what the video does not show.
fn remedy_if_missing(page: &Page, demand: &Demand, notice: &Notice) -> Html {
    let remedy = demand.kind.remedy("to-confirm");
    remedy.map_or_else(Html::default, |remedy| {
        remedy_steps(page, remedy, Outcome::Confirm, demand, notice)
    })
}

/// What is confirmed, and what there is to look for.
fn words(page: &Page, demand: &Demand) -> (String, Text<Submission>) {
    let demanded = demand.words(page.lang);
    let args = [("demand", demanded.as_str().into())];
    let is_usual = demanded == demand.kind.demanded(page.lang);
    match (&demand.kind, demand.kind.settled()) {
        (Kind::Picture(_), _) if is_usual => (
            page.text(submission::CONFIRM_PICTURE).to_owned(),
            submission::CONFIRM_PICTURE_HELP,
        ),
        (Kind::Sound(_), _) if is_usual => (
            page.text(submission::CONFIRM_SOUND).to_owned(),
            submission::CONFIRM_SOUND_HELP,
        ),
        (Kind::Sound(_), _) => (
            page.fill(submission::CONFIRM_HEARD, &args),
            submission::CONFIRM_SOUND_HELP,
        ),
        (_, Settled::Seen) => (
            page.fill(submission::CONFIRM_SEEN, &args),
            submission::CONFIRM_SEEN_HELP,
        ),
        (_, Settled::Watched) => (
            page.fill(submission::CONFIRM_WATCHED, &args),
            submission::CONFIRM_WATCHED_HELP,
        ),
        (_, Settled::Measured | Settled::Stated) => (
            page.fill(submission::CONFIRM_STATED, &args),
            submission::CONFIRM_STATED_HELP,
        ),
    }
}

/// What exactly is confirmed, where the notice's own words leave out a part of it.
fn means(page: &Page, demand: &Demand) -> Option<String> {
    (!demand.is_said_whole(page.lang)).then(|| {
        let asked = demand.kind.demanded(page.lang);
        page.fill(
            submission::CONFIRM_MEANS,
            &[("asked", asked.as_str().into())],
        )
    })
}

/// What was typed in the form, where the video must show the same.
fn against(page: &Page, demand: &Demand, form: &Form) -> Html {
    let Kind::Shown(shown) = &demand.kind else {
        return Html::default();
    };
    let mut fields = shown.fields().peekable();
    if fields.peek().is_none() {
        return Html::default();
    }
    let typed = fields.map(|field| form.answers.typed(field).trim());
    let typed: Vec<&str> = typed.filter(|typed| !typed.is_empty()).collect();
    if typed.is_empty() {
        return html! { <p class="small">{ page.text(submission::CONFIRM_AGAINST_NONE) }</p> };
    }
    html! {
        <p class="typed">
            <span class="soft small">{ page.text(submission::CONFIRM_AGAINST) }</span>
            <bdi>{ typed.join("　") }</bdi>
        </p>
    }
}
