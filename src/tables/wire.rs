//! Table `wire`: copy that articles of different outlets share.

use super::Kind::{Integer, Number, Text};
use super::{Column, Table, column};
use crate::model::{Meeting, Met, Shared};

/// A row of wire.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct WireRow {
    pub group: String,
    pub article_id: String,
    pub outlet: String,
    pub event: String,
    pub words_shared: usize,
    pub share: f64,
    pub with: String,
    pub with_outlet: String,
    pub added: usize,
    pub cut: usize,
}

/// The rows of a meeting, in the order of what is shared.
pub fn rows(meeting: &Meeting, met: &Met) -> Vec<WireRow> {
    let groups = groups(meeting, met);
    let row = |shared: &Shared| {
        let (teller, with) = (
            &meeting.tellers[shared.teller],
            &meeting.tellers[shared.with],
        );
        WireRow {
            group: format!("wire:{}", meeting.tellers[groups[shared.teller]].id),
            article_id: teller.id.clone(),
            outlet: teller.outlet.clone(),
            event: meeting.event.clone(),
            words_shared: shared.words,
            share: shared.share,
            with: with.id.clone(),
            with_outlet: with.outlet.clone(),
            added: shared.added,
            cut: shared.cut,
        }
    };
    met.shared.iter().map(row).collect()
}

/// For each teller the one with the smallest id among those that it shares copy
/// with, directly or through others.
fn groups(meeting: &Meeting, met: &Met) -> Vec<usize> {
    let mut first: Vec<usize> = (0..meeting.tellers.len()).collect();
    let root = |first: &[usize], mut at: usize| {
        while first[at] != at {
            at = first[at];
        }
        at
    };
    for shared in &met.shared {
        let (a, b) = (root(&first, shared.teller), root(&first, shared.with));
        let is_less = meeting.tellers[a].id <= meeting.tellers[b].id;
        let (low, high) = if is_less { (a, b) } else { (b, a) };
        first[high] = low;
    }
    (0..first.len()).map(|at| root(&first, at)).collect()
}

/// The table.
pub static TABLE: Table<WireRow> = Table {
    name: "wire",
    about: "One row for each article that shares copy, such as an agency's, with an article of another outlet on the same event, and for each such outlet: how much of it, and with which article most. A sentence is shared where most of its words stand in runs of words that the other article has as well, quotations left out; two outlets that report one speech share its words but no copy.",
    key: &["article_id", "with"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<WireRow>] = &[
    column("group", Text, "", "group of articles that share copy, directly or through others: wire: and the smallest article id", |r| (&r.group).into()),
    column("article_id", Text, "", "id of the article", |r| (&r.article_id).into()),
    column("outlet", Text, "", "its outlet, or group where --by was given", |r| (&r.outlet).into()),
    column("event", Text, "", "event that both articles report", |r| (&r.event).into()),
    column("words_shared", Integer, "words", "words of its text in sentences that it shares with the other article", |r| r.words_shared.into()),
    column("share", Number, "share", "of all words of its text", |r| r.share.into()),
    column("with", Text, "", "id of the article of one other outlet that it shares most words with", |r| (&r.with).into()),
    column("with_outlet", Text, "", "outlet, or group, of that article", |r| (&r.with_outlet).into()),
    column("added", Integer, "words", "words of the shared sentences that only this article has", |r| r.added.into()),
    column("cut", Integer, "words", "words of the other article's same sentences that this one lacks", |r| r.cut.into()),
];
