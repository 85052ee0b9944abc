//! Measures a file's sound, or decoded samples from standard input, and prints the figures and the
//! advice as JSON.
//!
//! `measure file FILE…` takes videos;
//! `measure quantisers FILE…` takes videos, of which it tells how coarsely their pictures are quantised;
//! `measure sound RATE CHANNELS` takes interleaved 32-bit floats, little endian;
//! `measure picture WIDTH HEIGHT STEP` takes luma planes of limited range, STEP seconds apart.

use std::io::Read;
use yujian::examine::{Demuxed, FrameRequest, examine_sound};
use yujian::inspect::inspect;
use yujian::signal::picture::{self, PictureAnalyser, Plane, Range};
use yujian::signal::sound::{self, Layout, SoundAnalyser};
use yujian::source::{FileSource, ReadError};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["file", files @ ..] => files.iter().try_for_each(|file| examine(file)),
        ["quantisers", files @ ..] => files.iter().try_for_each(|file| quantisers(file)),
        ["sound", rate, channels] => sound(rate.parse()?, channels.parse()?),
        ["picture", width, height, step] => {
            pictures(width.parse()?, height.parse()?, step.parse()?)
        }
        _ => Err(
            "usage: measure file FILE… | quantisers FILE… | sound RATE CHANNELS | picture WIDTH HEIGHT STEP"
                .into(),
        ),
    }
}

fn examine(file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let source = FileSource::open(std::path::Path::new(file))?;
    let found = pollster::block_on(async {
        let facts = inspect(&source).await?;
        examine_sound(&source, &facts, async |_| {}).await
    })?;
    println!("{}", serde_json::json!({ "file": file, "sound": found }));
    Ok(())
}

/// One for each two seconds, as the page takes them.
fn quantisers(file: &str) -> Result<(), Box<dyn std::error::Error>> {
    const STEP_S: f64 = 2.0;
    let source = FileSource::open(std::path::Path::new(file))?;
    let found = pollster::block_on(async {
        let facts = inspect(&source).await?;
        let opened = Demuxed::read(&source).await?;
        let movie = facts.movie.as_ref();
        let video_s = movie.and_then(|movie| movie.duration_s.known().copied());
        let mut found = Vec::new();
        let seeker = opened.as_ref().and_then(|o| o.seeker(&facts, &source));
        let reader = opened.as_ref().and_then(|o| o.quantisers(&facts));
        if let (Some(mut seeker), Some(mut reader)) = (seeker, reader) {
            let mut at_s = 0.0;
            while at_s < video_s.unwrap_or_default() {
                let request = FrameRequest { at_s, early_s: 0.0 };
                let Some(target) = seeker.seek(request).await? else {
                    break;
                };
                let quantiser = reader.finest(&target, &source).await;
                found.extend(quantiser.map(|quantiser| (at_s, quantiser)));
                at_s += STEP_S;
            }
        }
        Ok::<_, ReadError>(found)
    })?;
    let advice = picture::advise_coding(&found);
    println!(
        "{}",
        serde_json::json!({ "file": file, "quantisers": found, "advice": advice })
    );
    Ok(())
}

fn sound(rate: u32, channels: usize) -> Result<(), Box<dyn std::error::Error>> {
    let layout = Layout::by_count(rate, channels).ok_or("this layout cannot be analysed")?;
    let mut analyser = SoundAnalyser::new(layout, 0.0);
    let mut input = std::io::stdin().lock();
    let mut bytes = Vec::new();
    while input.by_ref().take(1 << 20).read_to_end(&mut bytes)? > 0 {
        let samples = bytes
            .chunks_exact(4)
            .filter_map(|sample| sample.try_into().ok());
        let samples: Vec<f32> = samples.map(f32::from_le_bytes).collect();
        analyser.push(&samples);
        bytes.clear();
    }
    let measures = analyser.measures();
    let advice = sound::advise(&measures, analyser.seconds(), true);
    println!(
        "{}",
        serde_json::json!({ "measures": measures, "advice": advice })
    );
    Ok(())
}

fn pictures(width: usize, height: usize, step: f64) -> Result<(), Box<dyn std::error::Error>> {
    let mut analyser = PictureAnalyser::default();
    let mut input = std::io::stdin().lock();
    let mut samples = vec![0; width.checked_mul(height).ok_or("too large a picture")?];
    let mut frames = Vec::new();
    while input.read_exact(&mut samples).is_ok() {
        let plane = Plane::new(width, height, width, &samples, Range::Limited);
        let plane = plane.ok_or("this size cannot be analysed")?;
        frames.push(analyser.push(frames.len() as f64 * step, &plane));
    }
    let measures = analyser.measures();
    let advice = picture::advise(&measures);
    let opening = picture::advise_opening(&frames);
    println!(
        "{}",
        serde_json::json!({ "measures": measures, "advice": advice, "opening": opening })
    );
    Ok(())
}
