//! Table `summary`: each outlet's level of each measure.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Table, UNITS, VOICE_GROUPS, WIRE, column};
use crate::model::SummaryRow;

/// The table.
pub static TABLE: Table<SummaryRow> = Table {
    name: "summary",
    about: "One row for each outlet, measure, category, voice and field: the outlet's level of the measure. With --by the outlet column holds the group. Formulas are in docs/methods.md of the program.",
    key: &["outlet", "measure", "category", "voice", "field", "wire"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<SummaryRow>] = &[
    column("outlet", Text, "", "outlet, or the group where --by was given", |r| (&r.outlet).into()),
    column("measure", Text, "", "what was measured, for example terms:territory; CODEBOOK.md lists the measures", |r| (&r.measure).into()),
    column("category", Text, "", "category of the measure, or * for the total", |r| (&r.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all", |r| r.voice.into()),
    column("field", OneOf(FIELDS), "", "title or text; the two are never mixed", |r| r.field.into()),
    column("unit", OneOf(UNITS), "", "what the values are: per_1000_words = occurrences per 1,000 words of that voice; share = a part of 1; index = the mean of an index", |r| r.unit.into()),
    column("articles", Integer, "articles", "articles of the outlet with a base above 0", |r| r.articles.into()),
    column("clusters", Integer, "clusters", "clusters of near-duplicates among them (with --unit event, events), the unit of inference; an article without near-duplicates is a cluster of its own", |r| r.clusters.into()),
    column("base", Number, "words, sentences, cues or articles, by the measure", "sum of the bases", |r| r.base.into()),
    column("count", Number, "occurrences, words, cues or a sum of index values, by the measure", "sum of the counts", |r| r.count.into()),
    column("value", Number, "see column unit", "sum of the counts over sum of the bases, in the row's unit; empty where the base is 0", |r| r.value.into()),
    column("mean", Number, "see column unit", "mean of the articles' own values, over articles with a base above 0; empty without one", |r| r.mean.into()),
    column("sd", Number, "see column unit", "standard deviation of the articles' values (n - 1); empty below two articles", |r| r.sd.into()),
    column("median", Number, "see column unit", "median of the articles' values (quantiles of type 7)", |r| r.median.into()),
    column("q1", Number, "see column unit", "first quartile of the articles' values (type 7)", |r| r.q1.into()),
    column("q3", Number, "see column unit", "third quartile of the articles' values (type 7)", |r| r.q3.into()),
    column("min", Number, "see column unit", "smallest value of an article", |r| r.min.into()),
    column("max", Number, "see column unit", "largest value of an article", |r| r.max.into()),
    column("ci_low", Number, "see column unit", "lower end of the interval of value (jackknife over clusters, Student's t); empty below three clusters, and where nothing varies", |r| r.ci_low.into()),
    column("ci_high", Number, "see column unit", "upper end of the interval of value", |r| r.ci_high.into()),
    column("note", Text, "", "reasons for empty statistics, and warnings", |r| (&r.note).into()),
    column("wire", OneOf(WIRE), "", "whether shared agency copy was part of the statistics (keep) or left out (drop)", |r| r.wire.into()),
];
