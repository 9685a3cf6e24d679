//! Table `hits`: one row a lexicon entry found, with its voice and its target.

use std::sync::Arc;

use super::Kind::{Boolean, Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Head, Stretch, Table, VOICES, View, column, context, id};
use crate::model::{Article, Field, Hit, Span, Voice};

/// A row of hits.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct HitRow {
    pub hit_id: String,
    pub head: Arc<Head>,
    pub article: Arc<Article>,
    pub field: Field,
    pub sentence: usize,
    /// In bytes.
    pub span: Span,
    pub stretch: Stretch,
    pub lexicon: String,
    pub term: String,
    pub category: String,
    pub strength: u8,
    pub loaded: bool,
    pub contested: bool,
    pub voice: Voice,
    pub voice_mixed: bool,
    pub source: String,
    pub cue: String,
    pub negated: bool,
    pub hedged: bool,
    pub target: String,
    pub target_stretch: Option<Stretch>,
    pub role: &'static str,
    pub actor: String,
    pub stance: Option<i8>,
    pub rule: &'static str,
    pub alternatives: String,
    pub weight: Option<f64>,
}

/// The article's hits in table order: title first, then by start, end,
/// lexicon, category, term.
pub fn rows(view: &View<'_>) -> Vec<HitRow> {
    view.voiced()
        .hits
        .iter()
        .map(|hit| row(view, hit))
        .collect()
}

fn row(view: &View<'_>, hit: &Hit) -> HitRow {
    let find = &hit.find;
    let lexicon = view.lexicons.lexicon(find);
    let entry = view.lexicons.entry(find);
    let category = view.lexicons.category(find);
    let field = view.passage(find.passage).field;
    let attribution = hit
        .attribution
        .and_then(|a| view.voiced().attributions.get(a));
    let cue = attribution.and_then(|a| Some((view.passage(a.passage).field, a.cue?)));
    let target = hit.link.target;
    let mut row = HitRow {
        hit_id: String::new(),
        head: Arc::clone(&view.head),
        article: Arc::clone(&view.segmented().article),
        field,
        sentence: find.sentence,
        span: find.span,
        stretch: view.stretch(field, find.span),
        lexicon: lexicon.id.clone(),
        term: entry.term.clone(),
        category: category.id.clone(),
        strength: entry.strength,
        loaded: category.loaded,
        contested: entry.contested,
        voice: hit.voice,
        voice_mixed: hit.voice_mixed,
        source: attribution.map_or(String::new(), |a| a.source_name.clone()),
        cue: cue
            .map_or("", |(field, span)| view.words(field, span))
            .to_owned(),
        negated: hit.negated,
        hedged: hit.hedged,
        target: target.map_or("", |span| view.words(field, span)).to_owned(),
        target_stretch: target.map(|span| view.stretch(field, span)),
        role: hit.link.role,
        actor: hit.link.actor.clone(),
        stance: hit.link.stance.filter(|_| !entry.contested),
        rule: hit.link.rule,
        alternatives: entry.alternatives.clone(),
        weight: lexicon.has_weights().then(|| entry.weight()),
    };
    row.hit_id = hit_id(&row);
    row
}

fn hit_id(row: &HitRow) -> String {
    let span = format!("{}..{}", row.stretch.start, row.stretch.end);
    id::of(
        'h',
        &[
            &row.head.article_id,
            row.field.name(),
            &span,
            &row.lexicon,
            &row.category,
            &row.term,
        ],
    )
}

impl HitRow {
    fn text(&self) -> &str {
        match self.field {
            Field::Title => &self.article.title,
            Field::Text => &self.article.text,
        }
    }
}

/// The table.
pub static TABLE: Table<HitRow> = Table {
    name: "hits",
    about: "One row for each entry of a scored lexicon that was found in an article. A term that stands in two categories gives two rows. The names of actors resolve targets and are not hits.",
    key: &["hit_id"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<HitRow>] = &[
    column("hit_id", Text, "", "h and 12 hexadecimal digits; the same in every run over the same article and lexicons", |r| (&r.hit_id).into()),
    column("article_id", Text, "", "article it stands in", |r| (&r.head.article_id).into()),
    column("outlet", Text, "", "outlet of the article; empty if none was given", |r| (&r.head.outlet).into()),
    column("event", Text, "", "event of the article; empty if unknown", |r| (&r.head.event).into()),
    column("field", OneOf(FIELDS), "", "field it stands in, which all positions of the row point into", |r| r.field.into()),
    column("sentence", Integer, "", "number of its sentence in the field, from 0", |r| r.sentence.into()),
    column("start", Integer, "code points", "its first code point in the field, from 0", |r| r.stretch.start.into()),
    column("end", Integer, "code points", "one past its last code point", |r| r.stretch.end.into()),
    column("match", Text, "", "what was found, as written in the article", |r| r.span.of(r.text()).into()),
    column("lexicon", Text, "", "id of the lexicon", |r| (&r.lexicon).into()),
    column("term", Text, "", "the entry, as its pattern is written in the lexicon", |r| (&r.term).into()),
    column("category", Text, "", "category of the entry", |r| (&r.category).into()),
    column("strength", Integer, "", "1 mildly evaluative, 2 clearly framing, 3 strongly charged", |r| r.strength.into()),
    column("loaded", Boolean, "", "whether the category is one of loaded language", |r| r.loaded.into()),
    column("contested", Boolean, "", "whether the term may be the legal or the correct one; such hits carry no stance", |r| r.contested.into()),
    column("voice", OneOf(VOICES), "", "voice of its first word", |r| r.voice.into()),
    column("voice_mixed", Boolean, "", "whether its words differ in voice", |r| r.voice_mixed.into()),
    column("source", Text, "", "source in whose mouth it is, resolved across the article; empty if there is none or it is unknown", |r| (&r.source).into()),
    column("cue", Text, "", "cue of the attribution that holds it, as written; empty if there is none", |r| (&r.cue).into()),
    column("negated", Boolean, "", "whether a negation reaches it", |r| r.negated.into()),
    column("hedged", Boolean, "", "whether a hedge stands in its clause", |r| r.hedged.into()),
    column("target", Text, "", "phrase that it is about, as written; empty if no rule was sure", |r| (&r.target).into()),
    column("target_start", Integer, "code points", "first code point of the target; empty without one", |r| r.target_stretch.map(|s| s.start).into()),
    column("target_end", Integer, "code points", "one past the last code point of the target; empty without one", |r| r.target_stretch.map(|s| s.end).into()),
    column("role", Text, "", "what the target is to the term: agent, patient, holder, head, label; empty without a target", |r| r.role.into()),
    column("actor", Text, "", "canonical party that the target names; empty if unknown", |r| (&r.actor).into()),
    column("stance", Integer, "", "stance of the term toward the actor: -1 against, 0 neither, 1 for; empty where the term is contested or has no target", |r| r.stance.into()),
    column("rule", Text, "", "rule that found the target; empty if none did", |r| r.rule.into()),
    column("alternatives", Text, "", "wording that a style guide prefers, from the lexicon, where its source is given; empty where none is known", |r| (&r.alternatives).into()),
    column("left", Text, "", "up to 60 code points before it, whole words, white space folded", |r| context::around(r.text(), r.span).0.into()),
    column("right", Text, "", "up to 60 code points after it, whole words, white space folded", |r| context::around(r.text(), r.span).1.into()),
    column("weight", Number, "", "weight of the entry in its category; empty where the lexicon has none", |r| r.weight.into()),
];
