//! Table `attributions`: one row an attribution: who said what, by which cue.

use std::sync::Arc;

use super::Kind::{Integer, Number, OneOf, Spans, Text};
use super::{
    Column, FIELDS, Head, KINDS_OF_ATTRIBUTION, SOURCE_TYPES, Stretch, Table, View, column, id,
};
use crate::model::{Attribution, AttributionKind, Field, Passage, SourceType, Span};

/// A row of attributions.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct AttributionRow {
    pub attribution_id: String,
    pub head: Arc<Head>,
    pub field: Field,
    pub sentence: usize,
    pub kind: AttributionKind,
    pub source: String,
    pub source_stretch: Option<Stretch>,
    pub source_type: Option<SourceType>,
    pub actor: String,
    pub cue: String,
    pub cue_stretch: Option<Stretch>,
    pub cue_stance: String,
    pub content_spans: String,
    pub quoted_spans: String,
    pub words: usize,
    pub addressee: String,
    pub rule: &'static str,
    pub rule_precision: Option<f64>,
}

/// The article's attributions, title first, in text order.
pub fn rows(view: &View<'_>) -> Vec<AttributionRow> {
    let attributions = &view.voiced().attributions;
    attributions.iter().map(|a| row(view, a)).collect()
}

fn row(view: &View<'_>, attribution: &Attribution) -> AttributionRow {
    let passage = view.passage(attribution.passage);
    let field = passage.field;
    let cue = attribution.cue.map_or("", |span| view.words(field, span));
    let mut row = AttributionRow {
        attribution_id: String::new(),
        head: Arc::clone(&view.head),
        field,
        sentence: attribution.sentence,
        kind: attribution.kind,
        source: attribution.source_name.clone(),
        source_stretch: attribution.source.map(|span| view.stretch(field, span)),
        source_type: attribution.source_type,
        actor: attribution.actor.clone(),
        cue: cue.to_owned(),
        cue_stretch: attribution.cue.map(|span| view.stretch(field, span)),
        cue_stance: attribution.cue_stance.clone(),
        content_spans: view.stretches(field, &attribution.content),
        quoted_spans: view.stretches(field, &attribution.quoted),
        words: counted_words(passage, &attribution.content),
        addressee: attribution.addressee.clone(),
        rule: attribution.rule,
        rule_precision: attribution.rule_precision,
    };
    row.attribution_id = attribution_id(&row);
    row
}

/// Counted words whose first character stands in one of `spans` (in text order).
fn counted_words(passage: &Passage, spans: &[Span]) -> usize {
    let before = |byte: usize| passage.tokens.partition_point(|t| t.span.start < byte);
    let mut words = 0;
    let mut next = 0;
    for span in spans {
        let first = before(span.start).max(next);
        next = before(span.end).max(first);
        words += passage.tokens[first..next]
            .iter()
            .filter(|t| t.counted)
            .count();
    }
    words
}

/// The content's spans lead; the places of source and cue and the kind tell
/// apart two attributions of the same words.
fn attribution_id(row: &AttributionRow) -> String {
    let place = |stretch: Option<Stretch>| {
        stretch.map_or(String::new(), |s| format!("{}..{}", s.start, s.end))
    };
    id::of(
        'a',
        &[
            &row.head.article_id,
            row.field.name(),
            &row.content_spans,
            &place(row.source_stretch),
            &place(row.cue_stretch),
            row.kind.name(),
        ],
    )
}

/// The table.
pub static TABLE: Table<AttributionRow> = Table {
    name: "attributions",
    about: "One row for each attribution: a source, the cue that introduces it, and the content that is put in its mouth. A quotation of more than three content words without a known source is direct with an empty source.",
    key: &["attribution_id"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<AttributionRow>] = &[
    column("attribution_id", Text, "", "a and 12 hexadecimal digits; the same in every run over the same article and lexicons", |r| (&r.attribution_id).into()),
    column("article_id", Text, "", "article it stands in", |r| (&r.head.article_id).into()),
    column("outlet", Text, "", "outlet of the article; empty if none was given", |r| (&r.head.outlet).into()),
    column("event", Text, "", "event of the article; empty if unknown", |r| (&r.head.event).into()),
    column("field", OneOf(FIELDS), "", "field it stands in, which all positions of the row point into", |r| r.field.into()),
    column("sentence", Integer, "", "number of the sentence in which its content begins, from 0 in its field", |r| r.sentence.into()),
    column("kind", OneOf(KINDS_OF_ATTRIBUTION), "", "direct = content wholly inside quotation marks; mixed = partly; indirect = not at all; scare = a short quoted fragment that no cue governs; unclear = a stretch whose marks do not pair", |r| r.kind.name().into()),
    column("source", Text, "", "name of the source, resolved across the article (the full name also where the text says she); empty if unknown", |r| (&r.source).into()),
    column("source_start", Integer, "code points", "first code point of the source as written there; empty without one", |r| r.source_stretch.map(|s| s.start).into()),
    column("source_end", Integer, "code points", "one past the last code point of the source as written there; empty without one", |r| r.source_stretch.map(|s| s.end).into()),
    column("source_type", OneOf(SOURCE_TYPES), "", "what the source is; empty without one", |r| r.source_type.map(SourceType::name).into()),
    column("actor", Text, "", "canonical party that the source speaks for; empty if unknown", |r| (&r.actor).into()),
    column("cue", Text, "", "word or phrase that attributes, as written; empty without one", |r| (&r.cue).into()),
    column("cue_start", Integer, "code points", "first code point of the cue; empty without one", |r| r.cue_stretch.map(|s| s.start).into()),
    column("cue_end", Integer, "code points", "one past the last code point of the cue; empty without one", |r| r.cue_stretch.map(|s| s.end).into()),
    column("cue_stance", Text, "", "how the cue presents what is said: neutral, doubting, endorsing, conceding or confrontational; empty without a cue", |r| (&r.cue_stance).into()),
    column("content_spans", Spans, "code points", "where the content stands; for scare and unclear the marked stretch", |r| (&r.content_spans).into()),
    column("quoted_spans", Spans, "code points", "the parts of the content inside quotation marks, the outer marks excluded; empty if there are none", |r| (&r.quoted_spans).into()),
    column("words", Integer, "words", "words of the content", |r| r.words.into()),
    column("addressee", Text, "", "to whom it was said, as written; empty if that is not said", |r| (&r.addressee).into()),
    column("rule", Text, "", "rule that found it", |r| r.rule.into()),
    column("rule_precision", Number, "share 0 to 1", "how often that rule was right where it was measured; empty if it was not measured", |r| r.rule_precision.into()),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Token;

    #[test]
    fn a_word_counts_once_where_its_first_character_stands() {
        let token = |start, end, counted| Token {
            span: Span::new(start, end),
            counted,
        };
        let passage = Passage {
            field: Field::Text,
            tokens: vec![
                token(0, 3, true),
                token(4, 8, true),
                token(9, 12, false),
                token(13, 15, true),
            ],
            sentences: vec![],
            paragraphs: vec![],
        };
        let words = |spans: &[(usize, usize)]| {
            let spans: Vec<_> = spans.iter().map(|s| Span::new(s.0, s.1)).collect();
            counted_words(&passage, &spans)
        };
        assert_eq!(words(&[(0, 15)]), 3);
        assert_eq!(words(&[(1, 6)]), 1, "begins inside the first word");
        assert_eq!(words(&[(0, 8), (4, 15)]), 3, "overlapping spans");
        assert_eq!(words(&[(9, 12)]), 0);
        assert_eq!(words(&[(40, 50)]), 0);
    }
}
