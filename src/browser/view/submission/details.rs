//! All facts about the file, as technical file checkers report them, folded away.

use crate::browser::clock;
use crate::browser::view::context::Page;
use crate::facts::{Content, Defect, Facts, Movie, PictureTrack, Size, SoundTrack};
use crate::text::{Submission, Text, id, submission};
use yew::prelude::*;

/// The facts as a list of names and values.
pub(super) fn details(page: &Page, facts: &Facts) -> Html {
    let mut rows = Rows {
        page,
        rows: Vec::new(),
    };
    rows.file(facts);
    if let Some(movie) = &facts.movie {
        rows.movie(facts, movie);
        for (index, track) in movie.pictures.iter().enumerate() {
            rows.picture(index, track);
        }
        for (index, track) in movie.sounds.iter().enumerate() {
            rows.sound(index, track);
        }
    }
    let rows = rows.rows;
    html! {
        <details class="technical">
            <summary>{ page.text(submission::FACTS) }</summary>
            <p class="soft small">{ page.text(submission::FACTS_HINT) }</p>
            <dl class="facts">
                { for rows.into_iter().map(|(name, value)| html! {
                    <div><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            if !facts.defects.is_empty() {
                <h4>{ page.text(submission::FACT_DEFECTS) }</h4>
                <ul class="defects">{ for facts.defects.iter().map(|defect| self::defect(page, defect)) }</ul>
            }
        </details>
    }
}

fn defect(page: &Page, defect: &Defect) -> Html {
    let code = defect.code.as_str();
    let words = page
        .lang
        .find(&format!("defect-{code}"), &[])
        .unwrap_or_default();
    let place = page.fill(
        submission::FACT_PLACE,
        &[
            ("path", defect.path.as_str().into()),
            ("offset", defect.offset.into()),
        ],
    );
    html! {
        <li data-defect={code}>{ words }{ " " }<span class="mono soft">{ code }{ " · " }{ place }</span></li>
    }
}

struct Rows<'a> {
    page: &'a Page,
    rows: Vec<(String, String)>,
}

impl Rows<'_> {
    fn add(&mut self, name: Text<Submission>, value: impl Into<String>) {
        self.rows
            .push((self.page.text(name).to_owned(), value.into()));
    }

    fn file(&mut self, facts: &Facts) {
        let page = self.page;
        self.add(
            submission::FACT_BYTES,
            page.fill(
                submission::FACT_BYTES_VALUE,
                &[("bytes", facts.bytes.into())],
            ),
        );
        self.add(submission::FACT_CONTENT, content(page, facts.content));
        if let Some(brands) = &facts.brands {
            let compatible: Vec<String> =
                brands.compatible.iter().map(ToString::to_string).collect();
            self.add(submission::FACT_BRAND, brands.major.to_string());
            self.add(submission::FACT_COMPATIBLE, compatible.join(" "));
        }
    }

    fn movie(&mut self, facts: &Facts, movie: &Movie) {
        let page = self.page;
        if let Some(duration_s) = movie.duration_s.known() {
            self.add(submission::FACT_DURATION, duration(page, *duration_s));
        }
        if let Some(duration_s) = movie.header_duration_s {
            self.add(submission::FACT_HEADER_DURATION, duration(page, duration_s));
        }
        let layout = match (facts.fragmented, movie.moov_first) {
            (true, _) => submission::FACT_LAYOUT_FRAGMENTED,
            (false, true) => submission::FACT_LAYOUT_FIRST,
            (false, false) => submission::FACT_LAYOUT_LAST,
        };
        // Other containers have an index of another kind, or none.
        if facts.content == Content::IsoBmff {
            self.add(submission::FACT_LAYOUT, page.text(layout));
        }
        if let Some(created) = movie.created_unix_s {
            let words = clock::format_date_time(created as f64 * 1000.0, page.lang.tag());
            self.add(submission::FACT_CREATED, words);
        }
        if let Some(encoder) = &movie.encoder {
            self.add(submission::FACT_ENCODER, encoder.as_str());
        }
        if !movie.others.is_empty() {
            self.add(submission::FACT_OTHERS, movie.others.join(" "));
        }
    }

    fn picture(&mut self, index: usize, track: &PictureTrack) {
        let page = self.page;
        self.track(submission::FACT_PICTURE, index, picture_words(page, track));
        if let Some(size) = track.coded.known() {
            self.add(submission::FACT_CODED, pixels(*size));
        }
        if let Some(size) = track.displayed.known() {
            self.add(submission::FACT_DISPLAYED, pixels(*size));
        }
        let mut shape = Vec::new();
        if let Some(degrees) = track.rotation_deg.known() {
            shape.push(page.fill(submission::FACT_TURN, &[("degrees", (*degrees).into())]));
        }
        if track.mirrored {
            shape.push(page.text(submission::FACT_MIRRORED).to_owned());
        }
        let (width, height) = track.pixel_aspect;
        shape.push(page.fill(
            submission::FACT_ASPECT,
            &[("aspect", format!("{width}:{height}").as_str().into())],
        ));
        if let Some(size) = track.clean_aperture {
            shape.push(page.fill(
                submission::FACT_APERTURE,
                &[("size", pixels(size).as_str().into())],
            ));
        }
        self.add(
            submission::FACT_SHAPE,
            shape.join(page.text(id::PAGE_LIST_AND)),
        );
        self.length(track.duration_s.known().copied(), track.samples);
    }

    fn sound(&mut self, index: usize, track: &SoundTrack) {
        self.track(submission::FACT_SOUND, index, sound_words(self.page, track));
        self.length(track.duration_s.known().copied(), track.samples);
    }

    fn track(&mut self, name: crate::text::Template<Submission>, index: usize, words: String) {
        let name = self.page.fill(name, &[("number", (index + 1).into())]);
        self.rows.push((name, words));
    }

    fn length(&mut self, duration_s: Option<f64>, samples: u64) {
        let page = self.page;
        let length = match duration_s {
            Some(s) => page.fill(
                submission::FACT_LENGTH,
                &[("duration_s", s.into()), ("samples", samples.into())],
            ),
            None => page.fill(submission::FACT_SAMPLES, &[("samples", samples.into())]),
        };
        self.add(submission::FACT_TRACK_LENGTH, length);
    }
}

/// How a track of pictures is coded, in a line.
pub(super) fn picture_words(page: &Page, track: &PictureTrack) -> String {
    let mut words = vec![codec(page, &track.codec, &track.entry.to_string())];
    words.extend(track.profile.clone());
    words.extend(track.level.as_ref().map(|level| format!("L{level}")));
    words.extend(bit_rate(page, track.bit_rate));
    if let Some(rate) = track.frame_rate {
        let kind = match track.variable_frame_rate {
            true => submission::FACT_RATE_VARIABLE,
            false => submission::FACT_RATE_CONSTANT,
        };
        words.push(page.fill(kind, &[("rate", rate.into())]));
    }
    if let Some(interlaced) = track.interlaced {
        let scan = match interlaced {
            true => submission::FACT_SCAN_INTERLACED,
            false => submission::FACT_SCAN_PROGRESSIVE,
        };
        words.push(page.text(scan).to_owned());
    }
    words.extend(track.bit_depth.map(|depth| {
        page.fill(
            submission::FACT_DEPTH,
            &[("depth", u32::from(depth).into())],
        )
    }));
    words.extend(track.colour.map(|(p, t, m)| {
        page.fill(
            submission::FACT_COLOUR,
            &[("colour", format!("{p}/{t}/{m}").as_str().into())],
        )
    }));
    if track.encrypted {
        words.push(page.text(submission::FACT_ENCRYPTED).to_owned());
    }
    words.join(page.text(id::PAGE_LIST_AND))
}

/// How a track of sound is coded, in a line.
pub(super) fn sound_words(page: &Page, track: &SoundTrack) -> String {
    let mut words = vec![codec(page, &track.codec, &track.entry.to_string())];
    words.extend(track.profile.clone());
    words.extend(track.channels.map(|n| {
        page.fill(
            submission::FACT_CHANNELS,
            &[("channels", u32::from(n).into())],
        )
    }));
    words.extend(
        track
            .sample_rate
            .map(|rate| page.fill(submission::FACT_SAMPLE_RATE, &[("rate", rate.into())])),
    );
    words.extend(bit_rate(page, track.bit_rate));
    if track.encrypted {
        words.push(page.text(submission::FACT_ENCRYPTED).to_owned());
    }
    words.join(page.text(id::PAGE_LIST_AND))
}

/// What the content is. MP4 and its kin share a name here: which of them it is, the brand tells.
fn content(page: &Page, content: Content) -> String {
    match content {
        Content::IsoBmff => page.text(submission::FACT_ISO_BMFF).to_owned(),
        Content::Unknown => page.text(submission::FACT_UNKNOWN).to_owned(),
        other => name(page, "name", other.as_str()),
    }
}

/// The name of a format or codec where there is one, else its code.
pub(super) fn name(page: &Page, kind: &str, code: &str) -> String {
    page.lang
        .find(&format!("{kind}-{code}"), &[])
        .unwrap_or_else(|| code.to_owned())
}

fn codec(page: &Page, codec: &str, entry: &str) -> String {
    match name(page, "codec", codec) {
        // Other containers have no sample entries.
        name if name == entry || entry.trim().is_empty() => name,
        name => format!("{name} ({entry})"),
    }
}

fn bit_rate(page: &Page, rate: Option<u64>) -> Option<String> {
    let rate = rate? as f64 / 1000.0;
    Some(page.fill(submission::FACT_BIT_RATE, &[("rate", rate.round().into())]))
}

fn duration(page: &Page, duration_s: f64) -> String {
    page.fill(
        submission::DURATION_EXACT,
        &[("duration_s", duration_s.into())],
    )
}

fn pixels(size: Size) -> String {
    format!("{}×{}", size.width, size.height)
}
