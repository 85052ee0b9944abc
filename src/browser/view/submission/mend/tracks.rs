//! Which picture and which sound are kept, where there are several.

use crate::browser::view::context::Page;
use crate::browser::view::submission::details::{picture_words, sound_words};
use crate::facts::Facts;
use crate::job::RemuxOptions;
use crate::text::{Submission, Text, submission};
use yew::prelude::*;

/// A list of each kind of which there are several.
pub(super) fn tracks(
    page: &Page,
    facts: &Facts,
    options: RemuxOptions,
    change: &Callback<RemuxOptions>,
) -> Html {
    let Some(movie) = &facts.movie else {
        return Html::default();
    };
    let pictures = movie.pictures.iter();
    let pictures: Vec<_> = pictures
        .map(|track| (track.id, picture_words(page, track)))
        .collect();
    let sounds = movie.sounds.iter();
    let sounds: Vec<_> = sounds
        .map(|track| (track.id, sound_words(page, track)))
        .collect();
    let take_picture = change.reform(move |id| RemuxOptions {
        picture: Some(id),
        ..options
    });
    let take_sound = change.reform(move |id| RemuxOptions {
        sound: Some(id),
        ..options
    });
    let hint = pictures.len() > 1 || sounds.len() > 1;
    html! {
        <>
            { list(page, "mend-picture", submission::MEND_PICTURES, &pictures, options.picture, &take_picture) }
            { list(page, "mend-sound", submission::MEND_SOUNDS, &sounds, options.sound, &take_sound) }
            if hint { <p class="help">{ page.text(submission::MEND_TRACKS_HINT) }</p> }
        </>
    }
}

fn list(
    page: &Page,
    name: &'static str,
    words: Text<Submission>,
    tracks: &[(u32, String)],
    chosen: Option<u32>,
    take: &Callback<u32>,
) -> Html {
    let [first, _, ..] = tracks else {
        return Html::default();
    };
    let chosen = chosen.unwrap_or(first.0);
    let one = |(place, (id, words)): (usize, &(u32, String))| {
        let id = *id;
        let onchange = take.reform(move |_: Event| id);
        let words = [
            ("number", (place + 1).into()),
            ("words", words.as_str().into()),
        ];
        html! {
            <label>
                <input type="radio" {name} value={id.to_string()} checked={chosen == id} {onchange} />
                { page.fill(submission::MEND_TRACK, &words) }
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ page.text(words) }</legend>
            <div class="choices long">{ for tracks.iter().enumerate().map(one) }</div>
        </fieldset>
    }
}
