//! Table `sentences`: one row a sentence, with its text.

use std::sync::Arc;

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Head, KINDS_OF_SENTENCE, Stretch, Table, VOICES, View, column};
use crate::model::{Article, Field, SentenceKind, SentenceScore, Span};

/// A row of sentences.csv. The text is not copied: it is cut out of the
/// article when the row is written.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct SentenceRow {
    pub head: Arc<Head>,
    pub article: Arc<Article>,
    pub field: Field,
    pub sentence: usize,
    /// In bytes.
    pub span: Span,
    pub stretch: Stretch,
    pub kind: SentenceKind,
    pub score: SentenceScore,
}

/// The article's sentences, title first, in text order.
pub fn rows(view: &View<'_>) -> Vec<SentenceRow> {
    let text = view.segmented();
    let mut rows = Vec::new();
    for (passage, scores) in text.passages.iter().zip(&view.scored.sentences) {
        for (index, (sentence, score)) in passage.sentences.iter().zip(scores).enumerate() {
            rows.push(SentenceRow {
                head: Arc::clone(&view.head),
                article: Arc::clone(&text.article),
                field: passage.field,
                sentence: index,
                span: sentence.span,
                stretch: view.stretch(passage.field, sentence.span),
                kind: sentence.kind,
                score: *score,
            });
        }
    }
    rows
}

impl SentenceRow {
    fn text(&self) -> &str {
        self.span.of(match self.field {
            Field::Title => &self.article.title,
            Field::Text => &self.article.text,
        })
    }
}

/// The table.
pub static TABLE: Table<SentenceRow> = Table {
    name: "sentences",
    about: "One row for each sentence, title first, in text order. Together the sentences of a field hold all of it but white space.",
    key: &["article_id", "field", "sentence"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<SentenceRow>] = &[
    column("article_id", Text, "", "article it stands in", |r| (&r.head.article_id).into()),
    column("outlet", Text, "", "outlet of the article; empty if none was given", |r| (&r.head.outlet).into()),
    column("event", Text, "", "event of the article; empty if unknown", |r| (&r.head.event).into()),
    column("field", OneOf(FIELDS), "", "field it stands in, which start and end point into; a headline that stands in the text of a txt or md file has field text", |r| r.field.into()),
    column("sentence", Integer, "", "number of the sentence in its field, from 0", |r| r.sentence.into()),
    column("start", Integer, "code points", "its first code point in the field, from 0", |r| r.stretch.start.into()),
    column("end", Integer, "code points", "one past its last code point", |r| r.stretch.end.into()),
    column("kind", OneOf(KINDS_OF_SENTENCE), "", "what it is for; datelines, credits and boilerplate have no voice and no words", |r| r.kind.name().into()),
    column("words", Integer, "words", "its words; 0 for datelines, credits and boilerplate", |r| r.score.words.into()),
    column("voice", OneOf(VOICES), "", "voice of most of its words, ties to the one that the definitions name first; empty if it has no words", |r| r.score.voice.into()),
    column("hits", Integer, "spans", "distinct stretches in it at which a lexicon entry was found", |r| r.score.hits.into()),
    column("loaded", Number, "index 0 to 1", "how loaded its language is, an ordinal index; 0.5 or more = more likely loaded than not; empty where the sentence has no words", |r| r.score.loaded.into()),
    column("text", Text, "", "the sentence as written, white space and all", |r| r.text().into()),
];
