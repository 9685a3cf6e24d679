//! Table `terms`: each lexicon entry between two outlets.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, Table, VOICE_GROUPS, WIRE, column};
use crate::model::TermRow;

/// The table.
pub static TABLE: Table<TermRow> = Table {
    name: "terms",
    about: "One row for each pair of outlets, lexicon entry and voice, of the text alone: which terms set the two apart. Formulas are in docs/methods.md of the program.",
    key: &[
        "outlet_a", "outlet_b", "lexicon", "term", "category", "voice", "wire",
    ],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<TermRow>] = &[
    column("outlet_a", Text, "", "first outlet, or group where --by was given", |r| (&r.outlet_a).into()),
    column("outlet_b", Text, "", "second outlet, or group", |r| (&r.outlet_b).into()),
    column("lexicon", Text, "", "id of the lexicon", |r| (&r.lexicon).into()),
    column("term", Text, "", "the entry, as its pattern is written in the lexicon", |r| (&r.term).into()),
    column("category", Text, "", "category of the entry", |r| (&r.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all", |r| r.voice.into()),
    column("count_a", Integer, "occurrences", "how often outlet_a has it", |r| r.count_a.into()),
    column("count_b", Integer, "occurrences", "how often outlet_b has it", |r| r.count_b.into()),
    column("articles_a", Integer, "articles", "articles of outlet_a that have it", |r| r.articles_a.into()),
    column("articles_b", Integer, "articles", "articles of outlet_b that have it", |r| r.articles_b.into()),
    column("value_a", Number, "occurrences per 1,000 words", "rate in outlet_a; empty where it has no words of that voice", |r| r.value_a.into()),
    column("value_b", Number, "occurrences per 1,000 words", "rate in outlet_b", |r| r.value_b.into()),
    column("log_odds", Number, "natural log", "log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008); above 0 = outlet_a uses it more", |r| r.log_odds.into()),
    column("z", Number, "standard deviations", "log_odds over its standard deviation; ranks terms, is no test", |r| r.z.into()),
    column("g2", Number, "", "log-likelihood ratio (Dunning 1993), beside older work only: it takes words for independent and rejects far too often", |r| r.g2.into()),
    column("p", Number, "probability", "two-sided p of the permutation of clusters; empty where untestable", |r| r.p.into()),
    column("q", Number, "probability", "p corrected among the pair's terms (Benjamini and Hochberg)", |r| r.q.into()),
    column("note", Text, "", "reasons for empty statistics", |r| (&r.note).into()),
    column("wire", OneOf(WIRE), "", "whether shared agency copy was part of the statistics (keep) or left out (drop)", |r| r.wire.into()),
];
