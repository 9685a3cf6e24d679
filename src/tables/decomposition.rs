//! Table `decomposition`: a difference split by where it comes from.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, Table, VOICE_GROUPS, WIRE, column};
use crate::model::DecompositionRow;

/// The table.
pub static TABLE: Table<DecompositionRow> = Table {
    name: "decomposition",
    about: "One row for each pair of outlets, measure, category and voice, of the text alone: difference = within + mix + unshared. Formulas are in docs/methods.md of the program.",
    key: &[
        "outlet_a", "outlet_b", "measure", "category", "voice", "wire",
    ],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<DecompositionRow>] = &[
    column("outlet_a", Text, "", "first outlet, or group where --by was given", |r| (&r.outlet_a).into()),
    column("outlet_b", Text, "", "second outlet, or group", |r| (&r.outlet_b).into()),
    column("measure", Text, "", "what was measured, for example terms:territory; CODEBOOK.md lists the measures", |r| (&r.measure).into()),
    column("category", Text, "", "category of the measure, or * for the total", |r| (&r.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all", |r| r.voice.into()),
    column("difference", Number, "the measure's unit", "level of outlet_a minus level of outlet_b, as in comparison", |r| r.difference.into()),
    column("within", Number, "the measure's unit", "part that comes from wording the same events differently, events weighted by the mean of their shares in both outlets (comparison weights them otherwise)", |r| r.within.into()),
    column("mix", Number, "the measure's unit", "part that comes from giving the shared events different shares of the words", |r| r.mix.into()),
    column("unshared", Number, "the measure's unit", "part that comes from events which only one of the two reports", |r| r.unshared.into()),
    column("shared_events", Integer, "events", "events on which both outlets have articles", |r| r.shared_events.into()),
    column("note", Text, "", "reasons for empty statistics", |r| (&r.note).into()),
    column("wire", OneOf(WIRE), "", "whether shared agency copy was part of the statistics (keep) or left out (drop)", |r| r.wire.into()),
];
