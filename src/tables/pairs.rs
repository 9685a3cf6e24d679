//! Table `pairs`: sentences of two outlets that tell one fact.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Table, VOICES, column, id};
use crate::model::{Field, Meeting, Pair, Parts, Place, Relation, ToldSentence, Voice};
use std::collections::BTreeSet;

/// A row of pairs.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct PairRow {
    pub pair_id: String,
    pub event: String,
    pub a: Side,
    pub b: Side,
    pub relation: Relation,
    pub score: f64,
    pub parts: Parts,
}

/// One sentence of a pair.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct Side {
    pub article: String,
    pub outlet: String,
    pub field: Field,
    pub sentence: usize,
    pub start: usize,
    pub end: usize,
    pub voice: Option<Voice>,
    pub hits: usize,
    pub text: String,
}

/// The row of a pair.
pub fn row(meeting: &Meeting, pair: &Pair) -> PairRow {
    let (a, b) = (side(meeting, pair.a), side(meeting, pair.b));
    let place = |side: &Side| format!("{} {}..{}", side.field.name(), side.start, side.end);
    PairRow {
        pair_id: id::of('p', &[&a.article, &place(&a), &b.article, &place(&b)]),
        event: meeting.event.clone(),
        relation: pair.relation,
        score: pair.score,
        parts: pair.parts,
        a,
        b,
    }
}

fn side(meeting: &Meeting, place: Place) -> Side {
    let teller = &meeting.tellers[place.teller];
    let sentence: &ToldSentence = &teller.told.sentences[place.sentence];
    let spans: BTreeSet<_> = sentence.hits.iter().map(|hit| hit.span).collect();
    Side {
        article: teller.id.clone(),
        outlet: teller.outlet.clone(),
        field: sentence.field,
        sentence: sentence.number,
        start: sentence.start,
        end: sentence.end,
        voice: sentence.voice,
        hits: spans.len(),
        text: sentence.text.clone(),
    }
}

/// Names of the relations, in table order.
const RELATIONS: &[&str] = &["verbatim", "reworded", "partial"];

/// The table.
pub static TABLE: Table<PairRow> = Table {
    name: "pairs",
    about: "One row for two sentences of different outlets that tell the same fact or share part of one, on an event that both report. A sentence can stand in several rows: one outlet may tell in two sentences what the other tells in one. outlet_a comes before outlet_b by code point; with --reference the reference is b. With --by the outlet columns hold the group. Titles are aligned with titles only. The last columns are the parts that the score is made of; docs/events.md of the program has the formula.",
    key: &["pair_id"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<PairRow>] = &[
    column("pair_id", Text, "", "id of the pair: p and 12 hexadecimal digits, the same in every run", |r| (&r.pair_id).into()),
    column("event", Text, "", "event that both articles report", |r| (&r.event).into()),
    column("article_a", Text, "", "id of the first outlet's article", |r| (&r.a.article).into()),
    column("outlet_a", Text, "", "first outlet, or group where --by was given", |r| (&r.a.outlet).into()),
    column("field_a", OneOf(FIELDS), "", "field in which its sentence stands", |r| r.a.field.into()),
    column("sentence_a", Integer, "", "number of the sentence in its field, from 0", |r| r.a.sentence.into()),
    column("start_a", Integer, "code points", "first character of the sentence in its field", |r| r.a.start.into()),
    column("end_a", Integer, "code points", "one past its last character", |r| r.a.end.into()),
    column("article_b", Text, "", "id of the second outlet's article", |r| (&r.b.article).into()),
    column("outlet_b", Text, "", "second outlet, or group", |r| (&r.b.outlet).into()),
    column("field_b", OneOf(FIELDS), "", "field in which its sentence stands", |r| r.b.field.into()),
    column("sentence_b", Integer, "", "number of the sentence in its field, from 0", |r| r.b.sentence.into()),
    column("start_b", Integer, "code points", "first character of the sentence in its field", |r| r.b.start.into()),
    column("end_b", Integer, "code points", "one past its last character", |r| r.b.end.into()),
    column("relation", OneOf(RELATIONS), "", "verbatim = the same words but for case, typography and marks; reworded = the same fact, neither side lacking a main part of it; partial = one shares only part of the other", |r| r.relation.name().into()),
    column("score", Number, "0 to 1", "how close the two are, from the parts in the last columns", |r| r.score.into()),
    column("voice_a", OneOf(VOICES), "", "voice of most words of the first sentence", |r| r.a.voice.into()),
    column("voice_b", OneOf(VOICES), "", "voice of most words of the second", |r| r.b.voice.into()),
    column("hits_a", Integer, "spans", "distinct stretches of the first sentence at which a lexicon entry was found", |r| r.a.hits.into()),
    column("hits_b", Integer, "spans", "likewise of the second", |r| r.b.hits.into()),
    column("text_a", Text, "", "the first sentence", |r| (&r.a.text).into()),
    column("text_b", Text, "", "the second sentence", |r| (&r.b.text).into()),
    column("gap", Number, "0 to 1", "part of the wording: the longest stretch of words that say something of which the other sentence has none, in eighths", |r| r.parts.wording[0].into()),
    column("spread", Number, "0 to 1", "part of the wording: how far the shared words are spread over several runs", |r| r.parts.wording[1].into()),
    column("lost", Number, "0 to 1", "part of the wording: rarity of the words of one sentence that the other lacks", |r| r.parts.wording[2].into()),
    column("order", Number, "0 to 1", "part of the wording: words in common in the same order, of the longer sentence", |r| r.parts.wording[3].into()),
    column("letters", Number, "0 to 1", "part of the wording: sequences of three letters in common, of both (Dice)", |r| r.parts.wording[4].into()),
    column("length", Number, "0 to 1", "part of the wording: difference in length, in tens of words", |r| r.parts.wording[5].into()),
    column("numbers", Number, "0 to 1", "part of the wording: numbers that one sentence has and the other lacks", |r| r.parts.wording[6].into()),
    column("negation", Number, "0 or 1", "part of the wording: 1 where only one sentence is negated", |r| r.parts.wording[7].into()),
    column("wording", Number, "0 and more", "part of the place: how alike the wording is, from the eight parts before", |r| r.parts.place[0].into()),
    column("overlap", Number, "0 to 1", "part of the place: weight of the shared words, of the lighter sentence, where words weigh the more the fewer sentences of the event have them", |r| r.parts.place[1].into()),
    column("saying", Number, "0 or 1", "part of the place: 1 where somebody says something in both sentences", |r| r.parts.place[2].into()),
    column("place", Number, "0 to 1", "part of the place: 1 where both stand at the same point of their articles, 0 where one begins and the other ends", |r| r.parts.place[3].into()),
    column("near", Number, "0 to 1", "part of the place: how alike the most alike sentences next to the two are (cosine)", |r| r.parts.place[4].into()),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closed_list_holds_every_relation() {
        use Relation::{Partial, Reworded, Verbatim};
        for relation in [Verbatim, Reworded, Partial] {
            match relation {
                Verbatim | Reworded | Partial => assert!(RELATIONS.contains(&relation.name())),
            }
        }
    }
}
