//! What the two programs of the page consist of.
//!
//! A verdict waits for the first one alone, which gives verdicts and nothing else. The second one has
//! everything; once it is there it takes the place of the first.

use super::mended::{self, Mending};
use super::storage::sync::{self, OpenDrafts};
use super::view::submission::{self, SubmissionViews};
use super::worker::messages::{self, DecodeReply};
use crate::session::{Reducer, Session};
use crate::text::{FetchedSets, OF_PAGE, OF_VERDICT};

/// What a program of the page has besides verdicts.
pub(super) struct Program {
    /// The views of what follows a verdict.
    pub(super) submission: Option<&'static SubmissionViews>,
    /// Reads what the browser stores into a session, and returns what will store its changes.
    pub(super) open_drafts: Option<OpenDrafts>,
    /// The texts that it takes from the file of a language.
    pub(super) texts: FetchedSets,
    /// Decodes the replies of its workers.
    pub(super) decode_reply: DecodeReply,
    /// Changes its session by what happens.
    pub(super) reduce: Reducer,
    /// How it mends films.
    pub(super) mending: Option<&'static Mending>,
}

/// The program that gives verdicts. None of what the other has is linked into it.
pub(super) static VERDICT: Program = Program {
    submission: None,
    open_drafts: None,
    texts: OF_VERDICT,
    decode_reply: messages::decode_inspector,
    reduce: Session::reduce_to_verdict,
    mending: None,
};

/// The whole page.
pub(super) static PAGE: Program = Program {
    submission: Some(&submission::VIEWS),
    open_drafts: Some(sync::open),
    texts: OF_PAGE,
    decode_reply: messages::decode,
    reduce: Session::reduce,
    mending: Some(&mended::MENDING),
};
