//! Table `measures`: the counts and bases that the statistics see.

use std::sync::Arc;

use super::Kind::{Number, OneOf, Text};
use super::{Column, FIELDS, Head, Table, VOICE_GROUPS, View, column};
use crate::model::Observation;

/// A row of measures.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct MeasureRow {
    pub head: Arc<Head>,
    pub cluster: Arc<str>,
    pub observation: Observation,
}

/// Category of the row that holds the total and the base.
const TOTAL: &str = "*";

/// The article's observations, without those of categories that were not found,
/// the cluster empty.
pub fn rows(view: &View<'_>) -> Vec<MeasureRow> {
    let observations = view.scored.observations.iter();
    let found = observations.filter(|o| o.category == TOTAL || o.count != 0.0);
    of_observations(&view.head, "", found.cloned().collect())
}

/// Rows of an article whose cluster is known: by measure, field, voice and
/// category, the total first.
pub fn of_observations(
    head: &Arc<Head>,
    cluster: &str,
    mut observations: Vec<Observation>,
) -> Vec<MeasureRow> {
    observations.sort_by(|a, b| {
        let place = |o: &Observation| (o.field, o.voice, o.category != TOTAL);
        let measures = a.measure.cmp(&b.measure);
        let places = measures.then(place(a).cmp(&place(b)));
        places.then_with(|| a.category.cmp(&b.category))
    });
    let cluster: Arc<str> = Arc::from(cluster);
    let row = |observation| MeasureRow {
        head: Arc::clone(head),
        cluster: Arc::clone(&cluster),
        observation,
    };
    observations.into_iter().map(row).collect()
}

/// The table.
pub static TABLE: Table<MeasureRow> = Table {
    name: "measures",
    about: "What the statistics see, for models of your own. For each article, field, measure and voice one row with category * holds the total and the base; a category has a row only where its count is not 0, and its base is that of the * row. A measure of one actor has rows only where the article quotes that actor's sources with a cue.",
    key: &["article_id", "field", "measure", "category", "voice"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<MeasureRow>] = &[
    column("article_id", Text, "", "article that was measured", |r| (&r.head.article_id).into()),
    column("outlet", Text, "", "outlet of the article; empty if none was given", |r| (&r.head.outlet).into()),
    column("event", Text, "", "event of the article; empty if unknown", |r| (&r.head.event).into()),
    column("cluster", Text, "", "cluster of near-duplicates that the article is in, by its smallest article id: the unit of all inference (unless --unit event); filled by compare, empty from score", |r| (&*r.cluster).into()),
    column("field", OneOf(FIELDS), "", "what the words belong to; a headline counts under title also where it stands in the text of a txt or md file", |r| r.observation.field.into()),
    column("measure", Text, "", "what was measured, for example terms:territory; CODEBOOK.md lists the measures", |r| (&r.observation.measure).into()),
    column("category", Text, "", "category of the measure, or * for the total", |r| (&r.observation.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own = the outlet's; others = direct and indirect together; all = every word", |r| r.observation.voice.into()),
    column("count", Number, "occurrences, words, cues or a sum of index values, by the measure", "how many; 0 = looked and found none", |r| r.observation.count.into()),
    column("base", Number, "words, sentences, cues or articles, by the measure", "out of how many", |r| r.observation.base.into()),
];
