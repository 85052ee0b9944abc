//! A tick box by which a person confirms a rule.

use super::pick::pick;
use super::play::play_from;
use super::player::PlayerState;
use super::remedy::remedy_steps;
use super::watch::WatchProps;
use crate::browser::view::context::Page;
use crate::form::Form;
use crate::notice::Notice;
use crate::rules::{self, Outcome, RuleId};
use crate::session::{Action, Draft, RULES_WITH_FRAME};
use crate::text::{Submission, Text, submission};
use yew::prelude::*;

/// The tick box, what to look for, and what was typed in the form to compare with.
pub(super) fn confirmation(
    page: &Page,
    props: &WatchProps,
    rule: RuleId,
    player: &PlayerState<'_>,
) -> Html {
    let (file, draft) = (props.file, &*props.draft);
    let at_s = player.shown.at_s();
    let confirmed = draft.confirmed.get(&rule);
    let confirm = Action::Confirmed(file, rule, seen_at(rule, draft, at_s));
    let onchange = page.on(match confirmed {
        Some(_) => Action::Withdrawn(file, rule),
        None => confirm.clone(),
    });
    let (words, help) = words(rule);
    let field = format!("confirm-{}", rule.as_str());
    let help_id = format!("{field}-help");
    let done = confirmed.map(|confirmed| match confirmed.at_s {
        Some(at_s) => page.fill(submission::CONFIRM_DONE_AT, &[("at_s", at_s.into())]),
        None => page.text(submission::CONFIRM_DONE).to_owned(),
    });
    html! {
        <li key={rule.as_str()} class={classes!("tick", confirmed.is_some().then_some("done"))}>
            <input id={field.clone()} type="checkbox" checked={confirmed.is_some()}
                data-confirm={rule.as_str()} aria-describedby={help_id.clone()} {onchange} />
            <div>
                <label for={field}>{ page.text(words) }</label>
                <p id={help_id} class="soft small">{ page.text(help) }</p>
                if RULES_WITH_FRAME.contains(&rule) { { pick(page, file, rule, draft, player) } }
                { against(page, rule, &draft.form) }
                { ask_to_play(page, props, rule, &confirm) }
                if let Some(done) = done {
                    <p class="of-meets small">{ "✓ " }{ done }</p>
                } else if RULES_WITH_FRAME.contains(&rule) {
                    { remedy_if_missing(page, rule, &props.notice) }
                }
            </div>
        </li>
    }
}

/// Asks whoever confirms without having played the video here whether it was watched elsewhere.
fn ask_to_play(page: &Page, props: &WatchProps, rule: RuleId, confirm: &Action) -> Html {
    let is_asked = props.asked_to_play == Some(rule) && !props.draft.confirmed.contains_key(&rule);
    let Some(percent) = props.played_percent.filter(|_| is_asked) else {
        return Html::default();
    };
    let words = page.fill(
        submission::CONFIRM_UNPLAYED,
        &[("percent", u32::from(percent).into())],
    );
    let play = Callback::from(|_: MouseEvent| play_from(0.0));
    html! {
        <div class="note hint stack" role="alert" data-asked={rule.as_str()}>
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

/// The second at which the rule was seen to be met; `None` for picture and sound, which are judged over the
/// whole video.
fn seen_at(rule: RuleId, draft: &Draft, at_s: Option<f64>) -> Option<f64> {
    let picked = draft.picked.get(&rule).map(|frame| frame.at_s);
    picked.or(at_s).filter(|_| RULES_WITH_FRAME.contains(&rule))
}

/// How to add what the video does not show.
fn remedy_if_missing(page: &Page, rule: RuleId, notice: &Notice) -> Html {
    let remedy = rules::rule(rule).remedy("to-confirm");
    remedy.map_or_else(Html::default, |remedy| {
        remedy_steps(page, remedy, Outcome::Confirm, notice)
    })
}

/// What the teacher says, and what there is to look for.
const fn words(rule: RuleId) -> (Text<Submission>, Text<Submission>) {
    match rule {
        RuleId::TitleCard => (
            submission::CONFIRM_TITLE_CARD,
            submission::CONFIRM_TITLE_CARD_HELP,
        ),
        RuleId::SpeakerLabel => (
            submission::CONFIRM_SPEAKER_LABEL,
            submission::CONFIRM_SPEAKER_LABEL_HELP,
        ),
        RuleId::Sound => (submission::CONFIRM_SOUND, submission::CONFIRM_SOUND_HELP),
        _ => (
            submission::CONFIRM_PICTURE,
            submission::CONFIRM_PICTURE_HELP,
        ),
    }
}

/// What was typed in the form, where the video must show the same.
fn against(page: &Page, rule: RuleId, form: &Form) -> Html {
    let typed = match rule {
        RuleId::TitleCard => vec![&form.topic],
        RuleId::SpeakerLabel => vec![&form.speaker, &form.unit, &form.post],
        _ => return Html::default(),
    };
    let typed: Vec<&str> = typed.into_iter().map(|typed| typed.trim()).collect();
    if typed.iter().all(|typed| typed.is_empty()) {
        return html! { <p class="small">{ page.text(submission::CONFIRM_AGAINST_NONE) }</p> };
    }
    let typed: Vec<&str> = typed
        .into_iter()
        .filter(|typed| !typed.is_empty())
        .collect();
    html! {
        <p class="typed">
            <span class="soft small">{ page.text(submission::CONFIRM_AGAINST) }</span>
            <bdi>{ typed.join("　") }</bdi>
        </p>
    }
}
