//! Table `timeline`: each outlet's level of each measure by period.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Table, VOICE_GROUPS, column};
use crate::model::TimelineRow;

/// The table.
pub static TABLE: Table<TimelineRow> = Table {
    name: "timeline",
    about: "Written with --period. One row for each outlet (or group where --by was given), period with an article, measure, category, voice and field. Articles whose date is no day of the calendar are in none. A description: differences over time are not tested.",
    key: &["outlet", "period", "measure", "category", "voice", "field"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<TimelineRow>] = &[
    column("outlet", Text, "", "outlet, or the group where --by was given", |r| (&r.outlet).into()),
    column("period", Text, "", "year (2024), month (2024-03) or ISO 8601 week (2024-W10) of publication", |r| (&r.period).into()),
    column("measure", Text, "", "what was measured, for example terms:territory; CODEBOOK.md lists the measures", |r| (&r.measure).into()),
    column("category", Text, "", "category of the measure, or * for the total", |r| (&r.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all", |r| r.voice.into()),
    column("field", OneOf(FIELDS), "", "title or text; the two are never mixed", |r| r.field.into()),
    column("articles", Integer, "articles", "articles of the period with a base above 0", |r| r.articles.into()),
    column("count", Number, "occurrences, words, cues or a sum of index values, by the measure", "sum of the counts", |r| r.count.into()),
    column("base", Number, "words, sentences, cues or articles, by the measure", "sum of the bases", |r| r.base.into()),
    column("value", Number, "the measure's unit", "count over base, in the measure's unit as in summary; empty where the base is 0", |r| r.value.into()),
];
