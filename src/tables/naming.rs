//! Table `naming`: which of several names of one thing each outlet uses.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, Table, VOICE_GROUPS, column};
use crate::model::NamingRow;

/// The table.
pub static TABLE: Table<NamingRow> = Table {
    name: "naming",
    about: "One row for each thing that has several names (a referent of the lexicons), name, outlet (or group where --by was given) and voice, of the text alone. All names that any outlet uses are listed for each. A pattern that two lexicons list counts once. How far the shares of two outlets diverge is in comparison, measure naming. Formulas are in docs/methods.md of the program.",
    key: &["referent", "variant", "outlet", "voice"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<NamingRow>] = &[
    column("referent", Text, "", "the thing named, by its id in the lexicons", |r| (&r.referent).into()),
    column("variant", Text, "", "the name, as its pattern is written in the lexicon", |r| (&r.variant).into()),
    column("outlet", Text, "", "outlet, or the group where --by was given", |r| (&r.outlet).into()),
    column("count", Integer, "occurrences", "how often the outlet uses this name", |r| r.count.into()),
    column("articles", Integer, "articles", "articles of the outlet that have it", |r| r.articles.into()),
    column("share", Number, "share 0 to 1", "count over that of all names of the referent in the outlet; empty where it never names it", |r| r.share.into()),
    column("value", Number, "occurrences per 1,000 words", "rate in the words of that voice; empty where the outlet has none", |r| r.value.into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all", |r| r.voice.into()),
];
