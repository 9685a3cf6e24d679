//! Table `unmatched`: what was not found in another outlet.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Table, column};
use crate::model::{Field, Meeting, Met, Unmatched};

/// A row of unmatched.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct UnmatchedRow {
    pub event: String,
    pub article_id: String,
    pub outlet: String,
    pub field: Field,
    pub sentence: usize,
    pub start: usize,
    pub end: usize,
    pub against: String,
    pub best_score: f64,
    pub text: String,
}

/// The rows of a meeting.
pub fn rows(meeting: &Meeting, met: &Met) -> Vec<UnmatchedRow> {
    let row = |unmatched: &Unmatched| {
        let teller = &meeting.tellers[unmatched.at.teller];
        let sentence = &teller.told.sentences[unmatched.at.sentence];
        UnmatchedRow {
            event: meeting.event.clone(),
            article_id: teller.id.clone(),
            outlet: teller.outlet.clone(),
            field: sentence.field,
            sentence: sentence.number,
            start: sentence.start,
            end: sentence.end,
            against: unmatched.against.clone(),
            best_score: unmatched.best_score,
            text: sentence.text.clone(),
        }
    };
    met.unmatched.iter().map(row).collect()
}

/// The table.
pub static TABLE: Table<UnmatchedRow> = Table {
    name: "unmatched",
    about: "One row for each sentence of the text whose like was not found anywhere in another outlet's articles on the same event, and for each such outlet. Not found is not left out on purpose: the other outlet may tell it in words that the program does not recognise, or in an article that is not in the corpus.",
    key: &["article_id", "field", "sentence", "against"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<UnmatchedRow>] = &[
    column("event", Text, "", "event that both outlets report", |r| (&r.event).into()),
    column("article_id", Text, "", "id of the article", |r| (&r.article_id).into()),
    column("outlet", Text, "", "its outlet, or group where --by was given", |r| (&r.outlet).into()),
    column("field", OneOf(FIELDS), "", "field in which the sentence stands", |r| r.field.into()),
    column("sentence", Integer, "", "number of the sentence in its field, from 0", |r| r.sentence.into()),
    column("start", Integer, "code points", "first character of the sentence in its field", |r| r.start.into()),
    column("end", Integer, "code points", "one past its last character", |r| r.end.into()),
    column("against", Text, "", "the other outlet, or group, in whose articles on the event it was not found", |r| (&r.against).into()),
    column("best_score", Number, "0 to 1", "score of the sentence of the other outlet that comes closest, as in pairs; 0 where none shares a word that counts", |r| r.best_score.into()),
    column("text", Text, "", "the sentence", |r| (&r.text).into()),
];
