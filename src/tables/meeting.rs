//! The rows that articles on one event give together.

use super::pairs::{self, PairRow};
use super::swaps::{self, SwapRow};
use super::unmatched::{self, UnmatchedRow};
use super::wire::{self, WireRow};
use crate::lexicon::Lexicons;
use crate::model::{Meeting, Met};
use std::collections::BTreeMap;

/// All rows of one event, made apart from the files that they go to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeetingRows {
    /// Its rows of pairs.
    pub pairs: Vec<PairRow>,
    /// Its rows of swaps.
    pub swaps: Vec<SwapRow>,
    /// Its rows of unmatched.
    pub unmatched: Vec<UnmatchedRow>,
    /// Its rows of wire.
    pub wire: Vec<WireRow>,
    /// Articles that share copy, by their number in the corpus, with their group.
    pub groups: BTreeMap<usize, String>,
}

impl MeetingRows {
    /// The rows of a meeting; `lexicons` are those that scored its articles.
    pub fn of(meeting: &Meeting, met: &Met, lexicons: &Lexicons) -> Self {
        let mut rows = MeetingRows {
            wire: wire::rows(meeting, met),
            unmatched: unmatched::rows(meeting, met),
            ..MeetingRows::default()
        };
        for pair in &met.pairs {
            let row = pairs::row(meeting, pair);
            rows.swaps
                .extend(swaps::rows(meeting, pair, &row, lexicons));
            rows.pairs.push(row);
        }
        let shared = met.shared.iter().zip(&rows.wire);
        let group = |(shared, row): (&crate::model::Shared, &WireRow)| {
            (meeting.tellers[shared.teller].article, row.group.clone())
        };
        rows.groups = shared.map(group).collect();
        rows
    }
}
