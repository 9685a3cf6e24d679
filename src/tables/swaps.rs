//! Table `swaps`: where the words of a pair part.

use super::Kind::{Integer, OneOf, Text};
use super::pairs::PairRow;
use super::{Column, Table, column};
use crate::lexicon::Lexicons;
use crate::model::{Meeting, Pair, Place, Span, Swap, SwapKind, ToldHit, ToldSentence};
use std::collections::BTreeSet;

/// A row of swaps.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct SwapRow {
    pub pair_id: String,
    pub event: String,
    pub kind: SwapKind,
    pub a: Phrase,
    pub b: Phrase,
    pub referent: String,
}

/// What one side says; empty where it says nothing in that place.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the columns are described once, below
pub struct Phrase {
    pub outlet: String,
    pub phrase: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub category: String,
}

/// The rows of a pair.
pub fn rows(meeting: &Meeting, pair: &Pair, row: &PairRow, lexicons: &Lexicons) -> Vec<SwapRow> {
    let swap = |swap: &Swap| SwapRow {
        pair_id: row.pair_id.clone(),
        event: row.event.clone(),
        kind: swap.kind,
        a: phrase(meeting, pair.a, swap.a, lexicons),
        b: phrase(meeting, pair.b, swap.b, lexicons),
        referent: referent(meeting, pair, swap, lexicons),
    };
    pair.swaps.iter().flatten().map(swap).collect()
}

fn sentence(meeting: &Meeting, at: Place) -> &ToldSentence {
    &meeting.tellers[at.teller].told.sentences[at.sentence]
}

fn phrase(meeting: &Meeting, at: Place, span: Option<Span>, lexicons: &Lexicons) -> Phrase {
    let sentence = sentence(meeting, at);
    let outlet = meeting.tellers[at.teller].outlet.clone();
    let Some(span) = span else {
        return Phrase {
            outlet,
            ..Phrase::default()
        };
    };
    let points = |to: usize| sentence.start + sentence.text[..to].chars().count();
    let category = |hit: &ToldHit| {
        let lexicon = &lexicons.list[hit.lexicon];
        let entry = &lexicon.entries[hit.entry];
        format!("{}/{}", lexicon.id, lexicon.categories[entry.category].id)
    };
    let categories: BTreeSet<String> = sentence.hits_in(span).map(category).collect();
    Phrase {
        outlet,
        phrase: span.of(&sentence.text).to_string(),
        start: Some(points(span.start)),
        end: Some(points(span.end)),
        category: categories.into_iter().collect::<Vec<_>>().join("; "),
    }
}

/// The thing that both phrases name, where one side has a phrase alone, that
/// which it names.
fn referent(meeting: &Meeting, pair: &Pair, swap: &Swap, lexicons: &Lexicons) -> String {
    let of = |at: Place, span: Option<Span>| -> Option<BTreeSet<&str>> {
        let hits = sentence(meeting, at).hits_in(span?);
        let referents = hits.map(|hit| {
            lexicons.list[hit.lexicon].entries[hit.entry]
                .referent
                .as_str()
        });
        Some(referents.filter(|referent| !referent.is_empty()).collect())
    };
    let named = match (of(pair.a, swap.a), of(pair.b, swap.b)) {
        (Some(a), Some(b)) => a.intersection(&b).copied().collect(),
        (a, b) => a.or(b).unwrap_or_default(),
    };
    named.into_iter().collect::<Vec<_>>().join("; ")
}

/// Names of the kinds, in table order.
const KINDS: &[&str] = &[
    "replaced",
    "added",
    "dropped",
    "attribution_added",
    "attribution_dropped",
    "hedge_added",
    "hedge_dropped",
    "number_changed",
    "quote_cut",
    "agent_deleted",
];

/// The table.
pub static TABLE: Table<SwapRow> = Table {
    name: "swaps",
    about: "One row for each place in which the words of a pair part: what one side says where the other says something else, or nothing. Added and dropped are seen from outlet_a: added is what only outlet_b has. A row reports a difference in wording and says nothing of which side is right.",
    key: &[],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<SwapRow>] = &[
    column("pair_id", Text, "", "the pair, as in pairs", |r| (&r.pair_id).into()),
    column("event", Text, "", "event that both articles report", |r| (&r.event).into()),
    column("kind", OneOf(KINDS), "", "replaced = each side has words where the other has others; added, dropped = words that only b, only a has; attribution_added, attribution_dropped = only b, only a puts the fact into a source's mouth; hedge_added, hedge_dropped = only b, only a hedges; number_changed = numbers in one place differ; quote_cut = quoted words of one side are missing in the other; agent_deleted is kept for a later version", |r| r.kind.name().into()),
    column("outlet_a", Text, "", "first outlet, or group where --by was given", |r| (&r.a.outlet).into()),
    column("phrase_a", Text, "", "its words; empty where it has none in that place", |r| (&r.a.phrase).into()),
    column("start_a", Integer, "code points", "first character of phrase_a in the field of its sentence", |r| r.a.start.into()),
    column("end_a", Integer, "code points", "one past its last character", |r| r.a.end.into()),
    column("category_a", Text, "", "lexicon/category of the hits in phrase_a, separated by semicolons; empty if there is none", |r| (&r.a.category).into()),
    column("outlet_b", Text, "", "second outlet, or group", |r| (&r.b.outlet).into()),
    column("phrase_b", Text, "", "its words; empty where it has none in that place", |r| (&r.b.phrase).into()),
    column("start_b", Integer, "code points", "first character of phrase_b in the field of its sentence", |r| r.b.start.into()),
    column("end_b", Integer, "code points", "one past its last character", |r| r.b.end.into()),
    column("category_b", Text, "", "lexicon/category of the hits in phrase_b, separated by semicolons; empty if there is none", |r| (&r.b.category).into()),
    column("referent", Text, "", "thing that the phrases name, by the lexicons; where both sides have a phrase, only what both name", |r| (&r.referent).into()),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closed_list_holds_every_kind() {
        assert_eq!(KINDS.to_vec(), SwapKind::ALL.map(SwapKind::name));
    }
}
