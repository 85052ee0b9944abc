//! The page that the teacher sees: Yew components, one file each.
//!
//! All state is in [`crate::session`]; a component shows it and sends actions. Only passing state (which
//! frame the player shows, which fields were left) is kept in components.
//!
//! # Hooks for tests and other programs
//!
//! | where | what |
//! | --- | --- |
//! | `#choose` | the file input; drops are taken anywhere in the window, `#drop.over` while one hovers |
//! | `#refused` | what was dropped last held a folder or no file |
//! | `#notice-bad` | the notice's data are faulty |
//! | `[data-lang="zh-CN"]`, `[data-lang="en"]` | the language switch; `<html lang>` follows. English is `disabled` until its words have arrived |
//! | `[data-rest]` | what follows a verdict: `loading` or `failed` in the program that gives verdicts, `loaded` in the whole page |
//! | `[data-submission]` | the module that hashes and renders the sheet: `loading`, `loaded` or `failed` |
//! | `[data-examiner]` | the module that examines: `loading`, `loaded` or `failed` |
//! | `#live` | what a screen reader says |
//! | `#stored-drafts`, `[data-draft="<name>"]` | drafts of videos that are not chosen now; `#stored-drafts-clear`, then `#stored-drafts-clear-yes` |
//! | `#overview`, `[data-open="<name>"]` | a line for each of several videos, and the button that opens it; none is open until one is pressed |
//! | `[data-work="<name>"]` | a line of the list in the whole page; `[data-why]` why it is refused, `[data-left]` what is left to do, `[data-tick]` chooses it; `[data-filter]`, `[data-sort]` what is listed, and how |
//! | `#together`, `[data-shared]` | what works share, while none is open: `#shared-<field>`, the options of lists, `[data-action]` `fill-all`, `declare-all`, `confirm-all` |
//! | `#works-fields`, `[data-cell="<name>/<field>"]` | the table of what differs; `#pasted` what was taken from the clipboard |
//! | `#print-all`, `[data-action=print-all]` | prints the sheets of all that are listed or ticked |
//! | `[data-file="<name>"]` | a video, also while it is not the open one (then `hidden`); `data-phase` is `waiting`, `inspecting`, `inspected` or `failed`, `data-verdict` as in the report once there is one (`cannot-tell` where the inspection failed) |
//! | `[data-rule]` in it | `data-outcome`, `data-code`; `[data-also]` for what else it says; `[data-remedy]`, `[data-program]` how to mend it; `[data-play]` a button that plays the second it is about |
//! | `[data-hash]` in it | `waiting`, `running`, `cancelling`, `done`, `cancelled`, `failed`; `[data-sha256]` the digest |
//! | `[data-defect]` in it | each defect, by code |
//! | `[data-action]` | buttons: `remove`, `inspect-again`, `hash-cancel`, `hash-again`, `hash-copy`, `examine-pause`, `examine-resume`, `examine-cancel`, `examine-again`, `pick`, `unpick`, `play`, `confirm-elsewhere`, `use-unit`, `clear`, `undo-clear`, `print`, `save-html`, `save-json` |
//!
//! Only the open video has the following, so their ids are plain:
//!
//! | where | what |
//! | --- | --- |
//! | `.work-bar`, `[data-step]` | of several videos: which one is open, the way to the others (`[data-action]` `work-before`, `work-after`, `works`), and the step that is shown |
//! | `#player`, `#player-at`, `#opening`, `[data-seek]` | the player, the second it shows, the slider, buttons (`back`, `on`, or the second) |
//! | `#player-trouble` | why it does not show a picture |
//! | `#examination` | `data-examination` is `waiting`, `running`, `paused`, `done`, `cancelled` or `failed`; in it what the examiner made: `[data-examined="sound"]` with `data-end` as in the report, `[data-figure]`, `[data-advice]` by code, `[data-at]` a button that plays the video from that second |
//! | `[data-confirm="<rule>"]` | the tick boxes; `[data-asked="<rule>"]` the question whether it was watched elsewhere; `#played` how much was played here; `#confirmer` who ticks them; `#title-card` the picture that was picked |
//! | `#field-<field>` | controls of the form (the first, where there are several); `[data-field]` the whole field; `[data-choice="<id>"]` a choice; `[data-problem]` what is wrong with a field; `[data-missing]` the summary's links |
//! | `#form-state`, `#draft-state` | what is missing; whether the draft is kept |
//! | `#unit-offer` | what was typed for another video of the unit |
//! | `#sheet-open` | what the sheet will say is still open |
//! | `#preview` | the sheet as it prints; in print, nothing else is there |

mod app;
mod context;
mod file_picker;
mod hand_in;
mod header;
mod labels;
mod live;
mod notices;
mod overview;
mod privacy;
mod rule;
pub(super) mod submission;
mod video;

pub(super) use app::{App, AppProps};
pub(super) use header::title;
