//! Tables: the public contract. This stage takes what `score` and `stats`
//! return and turns it into rows; each table is one file that states its
//! columns once, and every header, schema and codebook derives from there.
//! To add a table: one file like `skipped.rs`, and one line in [`all`].

pub mod articles;
pub mod attributions;
mod cell;
mod column;
pub mod comparison;
mod context;
pub mod decomposition;
pub mod hits;
mod id;
pub mod measures;
mod meeting;
pub mod naming;
pub mod number;
pub mod pairs;
pub mod sentences;
pub mod skipped;
pub mod sources;
pub mod summary;
pub mod swaps;
pub mod terms;
pub mod timeline;
pub mod unmatched;
mod view;
pub mod wire;

pub use cell::Cell;
use column::column;
pub use column::{Column, ColumnSchema, Kind, Schema, Table};
pub use meeting::MeetingRows;
pub use view::{Head, Stretch, View};

use crate::lexicon::Lexicons;
use crate::model::Scored;

/// All tables, in the order of the codebook.
pub fn all() -> Vec<Schema> {
    vec![
        articles::TABLE.schema(),
        sentences::TABLE.schema(),
        hits::TABLE.schema(),
        attributions::TABLE.schema(),
        measures::TABLE.schema(),
        skipped::TABLE.schema(),
        summary::TABLE.schema(),
        comparison::TABLE.schema(),
        decomposition::TABLE.schema(),
        terms::TABLE.schema(),
        sources::TABLE.schema(),
        naming::TABLE.schema(),
        timeline::TABLE.schema(),
        pairs::TABLE.schema(),
        swaps::TABLE.schema(),
        unmatched::TABLE.schema(),
        wire::TABLE.schema(),
    ]
}

/// The rows that one article gives, made apart from the files that they go to,
/// so that threads can make them and one thread write them in order.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleRows {
    /// Its row of articles.
    pub article: articles::ArticleRow,
    /// Its rows of sentences.
    pub sentences: Vec<sentences::SentenceRow>,
    /// Its rows of hits.
    pub hits: Vec<hits::HitRow>,
    /// Its rows of attributions.
    pub attributions: Vec<attributions::AttributionRow>,
    /// Its rows of measures, the cluster empty.
    pub measures: Vec<measures::MeasureRow>,
}

impl ArticleRows {
    /// All rows of a scored article; `lexicons` are those that scored it.
    pub fn of(scored: &Scored, lexicons: &Lexicons) -> Self {
        let view = View::new(scored, lexicons);
        ArticleRows {
            article: articles::row(&view),
            sentences: sentences::rows(&view),
            hits: hits::rows(&view),
            attributions: attributions::rows(&view),
            measures: measures::rows(&view),
        }
    }
}

// The words of the columns that hold one of a closed list.
const FIELDS: &[&str] = &["title", "text"];
const VOICES: &[&str] = &["own", "direct", "indirect", "scare", "unclear"];
const VOICE_GROUPS: &[&str] = &["own", "others", "all"];
const UNITS: &[&str] = &["per_1000_words", "share", "index", "bits"];
const KINDS_OF_SENTENCE: &[&str] = &[
    "body",
    "headline",
    "dateline",
    "caption",
    "credit",
    "boilerplate",
];
const KINDS_OF_ATTRIBUTION: &[&str] = &["direct", "indirect", "mixed", "scare", "unclear"];
const SOURCE_TYPES: &[&str] = &[
    "person",
    "office",
    "organisation",
    "document",
    "anonymous",
    "unknown",
];
const WIRE: &[&str] = &["keep", "drop"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttributionKind, Field, SentenceKind, SourceType, UnitOfMeasure};
    use crate::model::{Voice, VoiceGroup};

    /// Each list against the names of the model; a match makes the compiler ask
    /// for a variant that a list here would lack.
    #[test]
    fn closed_lists_hold_every_name_of_the_model() {
        for voice in Voice::ALL {
            assert!(VOICES.contains(&voice.name()));
        }
        assert_eq!(VOICES.len(), Voice::ALL.len());
        assert_eq!(VOICE_GROUPS.to_vec(), VoiceGroup::ALL.map(VoiceGroup::name));
        assert_eq!(
            FIELDS.to_vec(),
            [Field::Title, Field::Text].map(Field::name)
        );
        use SentenceKind::{Body, Boilerplate, Caption, Credit, Dateline, Headline};
        let kinds = [Body, Headline, Dateline, Caption, Credit, Boilerplate];
        for kind in kinds {
            match kind {
                Body | Headline | Dateline | Caption | Credit | Boilerplate => {}
            }
        }
        assert_eq!(KINDS_OF_SENTENCE.to_vec(), kinds.map(SentenceKind::name));
        use AttributionKind::{Direct, Indirect, Mixed, Scare, Unclear};
        let kinds = [Direct, Indirect, Mixed, Scare, Unclear];
        for kind in kinds {
            match kind {
                Direct | Indirect | Mixed | Scare | Unclear => {}
            }
        }
        assert_eq!(
            KINDS_OF_ATTRIBUTION.to_vec(),
            kinds.map(AttributionKind::name)
        );
        use SourceType::{Anonymous, Document, Office, Organisation, Person, Unknown};
        let types = [Person, Office, Organisation, Document, Anonymous, Unknown];
        for kind in types {
            match kind {
                Person | Office | Organisation | Document | Anonymous | Unknown => {}
            }
        }
        assert_eq!(SOURCE_TYPES.to_vec(), types.map(SourceType::name));
        assert_eq!(SourceType::ALL, types);
        use UnitOfMeasure::{Bits, Index, Per1000Words, Share};
        for unit in [Per1000Words, Share, Index, Bits] {
            match unit {
                Per1000Words | Share | Index | Bits => assert!(UNITS.contains(&unit.name())),
            }
        }
    }

    #[test]
    fn keys_are_columns_and_every_column_is_described() {
        for table in all() {
            let names: Vec<_> = table.columns.iter().map(|c| c.name).collect();
            for key in table.key {
                assert!(names.contains(key), "{}: no column {key}", table.name);
            }
            for column in &table.columns {
                assert!(column.about.len() > 9, "{}.{}", table.name, column.name);
                assert!(!column.about.ends_with('.'), "{}", column.about);
                let same = names.iter().filter(|n| **n == column.name).count();
                assert_eq!(same, 1, "{}.{} twice", table.name, column.name);
            }
        }
    }
}
