//! Table `sources`: who each outlet quotes, how much, and how it is presented.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, SOURCE_TYPES, Table, column};
use crate::model::SourceRow;

/// The table.
pub static TABLE: Table<SourceRow> = Table {
    name: "sources",
    about: "One row for each outlet (or group where --by was given) and named source, of the text alone, the source with most words first. Attributions without a known source have no row, nor have scare quotes and marks that do not pair; the words of the former are in the total that share is out of, so the shares of an outlet add up to 1 or less. A source has one row for each name that articles give it: names are resolved within an article, not across articles.",
    key: &["outlet", "source"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<SourceRow>] = &[
    column("outlet", Text, "", "outlet, or the group where --by was given", |r| (&r.outlet).into()),
    column("source", Text, "", "name of the source, resolved across its article; where it has none, how it is described (officials)", |r| (&r.source).into()),
    column("source_type", OneOf(SOURCE_TYPES), "", "what the source is; where its articles differ, what it was taken for most often", |r| r.source_type.name().into()),
    column("actor", Text, "", "canonical party that it speaks for; where its articles differ, the most frequent; empty if unknown", |r| (&r.actor).into()),
    column("articles", Integer, "articles", "articles of the outlet that quote it", |r| r.articles.into()),
    column("attributions", Integer, "attributions", "attributions to it", |r| r.attributions.into()),
    column("direct_words", Integer, "words", "words of their contents inside quotation marks", |r| r.direct_words.into()),
    column("indirect_words", Integer, "words", "words of their contents outside quotation marks", |r| r.indirect_words.into()),
    column("share", Number, "share 0 to 1", "direct and indirect words of the source over those of all sources of the outlet, known or not; empty if the outlet has none", |r| r.share.into()),
    column("neutral", Integer, "attributions", "attributions whose cue is neutral", |r| r.stances[0].into()),
    column("doubting", Integer, "attributions", "attributions whose cue is doubting", |r| r.stances[1].into()),
    column("endorsing", Integer, "attributions", "attributions whose cue is endorsing", |r| r.stances[2].into()),
    column("conceding", Integer, "attributions", "attributions whose cue is conceding", |r| r.stances[3].into()),
    column("confrontational", Integer, "attributions", "attributions whose cue is confrontational; those without a cue are in none of the five", |r| r.stances[4].into()),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CUE_STANCES;

    #[test]
    fn the_last_columns_are_the_stances_in_their_order() {
        let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        assert!(names.ends_with(&CUE_STANCES), "{names:?}");
    }
}
