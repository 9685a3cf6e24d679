//! The plain data that flows through the pipeline, from an article as it was
//! read to the rows that the statistics see.
//!
//! Each stage takes the type before it and returns its own: [`Article`] (read)
//! → [`Segmented`] (text) → [`Matched`] (lexicon) → [`Voiced`] (voice) →
//! [`Linked`] (link) → [`Scored`] (score) → [`Inference`] (stats) → tables.
//! Nothing here computes; the only functions are small views of the data.
//!
//! Spans inside the program are **byte** offsets, end exclusive, into the
//! field they belong to. The tables turn them into Unicode code points
//! (see [`crate::text::CodePoints`]), which is what R and Python cut by.

mod inference;
mod json_text;
mod telling;
mod voice;

pub use inference::{
    BaseKind, CUE_STANCES, ComparisonRow, DecompositionRow, Inference, MeasureInfo, NamingRow,
    SourceCount, SourceRow, SummaryRow, TermCount, TermRow, TimelineRow, UnitOfMeasure,
};

pub use telling::{
    Copied, Meeting, Met, Pair, Parts, Place, Relation, Shared, Swap, SwapKind, Teller, Told,
    ToldAttribution, ToldHit, ToldSentence, ToldWord, Unmatched,
};
pub use voice::{Attribution, AttributionKind, Hit, Link, SourceType, Voice, VoiceGroup, Voiced};

use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// A stretch of a field: byte offsets, end exclusive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end` (bytes, end exclusive).
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The text it covers; empty where the offsets do not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The two parts of an article, written by different hands and never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The title field of a record, or a headline in a text file.
    Title,
    /// The body.
    Text,
}

impl Field {
    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
        }
    }
}

/// One article as it was read. Strings are empty where nothing was given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The given id; else the path below the input with its outlet; else file and record.
    pub id: String,
    /// Outlet, trimmed, case kept; may be empty for `score`.
    pub outlet: String,
    /// A given event id, untouched; empty if none.
    pub event: String,
    /// The date as given (ISO 8601 where it could be recognised).
    pub date: String,
    /// Title field; empty in txt and md, where the headline is part of the text.
    pub title: String,
    /// Body text, exactly what spans point into.
    pub text: String,
    /// Web address, if given.
    pub url: String,
    /// Path of the input file as given on the command line, `/` as separator; `stdin` for standard input.
    pub path: String,
    /// 1-based record in its file (a line of JSONL, a record of CSV); 1 for one-article files.
    pub record: u64,
    /// All further columns or keys, in the order of their names.
    #[serde(with = "json_text")]
    pub meta: std::collections::BTreeMap<String, serde_json::Value>,
    /// True for txt and md: a headline-like first line is then looked for in the text.
    pub headline_in_text: bool,
}

/// Something that was given and not read, with the reason: a row of skipped.csv.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Path as given, `/` as separator.
    pub path: String,
    /// 1-based record, or `None` where the whole file is meant.
    pub record: Option<u64>,
    /// Lower case: what is wrong, and what to do where that is not plain.
    pub reason: String,
}

/// What a sentence is for. Datelines, credits and boilerplate have no voice and no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// Running text.
    Body,
    /// A headline (in the title field, or the first line of a text file).
    Headline,
    /// A line of place, agency and date alone.
    Dateline,
    /// The line under a picture.
    Caption,
    /// A photo or agency credit alone.
    Credit,
    /// "Read more", copyright lines, bylines and the like.
    Boilerplate,
}

impl SentenceKind {
    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SentenceKind::Body => "body",
            SentenceKind::Headline => "headline",
            SentenceKind::Dateline => "dateline",
            SentenceKind::Caption => "caption",
            SentenceKind::Credit => "credit",
            SentenceKind::Boilerplate => "boilerplate",
        }
    }

    /// Whether its tokens count as words and have a voice.
    pub fn counts(self) -> bool {
        !matches!(
            self,
            SentenceKind::Dateline | SentenceKind::Credit | SentenceKind::Boilerplate
        )
    }
}

/// A word: a maximal run of `\w+([.’'-]\w+)*` with a letter or digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the field.
    pub span: Span,
    /// False for the tokens of a dateline, credit or boilerplate (also of a
    /// dateline or credit that stands inside a counted sentence).
    pub counted: bool,
}

/// A sentence: its span is trimmed of white space and keeps closing marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the field.
    pub span: Span,
    /// What it is for.
    pub kind: SentenceKind,
    /// 0-based paragraph of the field in which it stands.
    pub paragraph: usize,
    /// Its tokens, as indices into [`Passage::tokens`].
    pub tokens: Range<usize>,
}

/// One field of an article with its tokens, sentences and paragraphs, all in text order.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Which field.
    pub field: Field,
    /// Words; every token belongs to exactly one sentence.
    pub tokens: Vec<Token>,
    /// Sentences in order, not overlapping; together they cover all that is not white space.
    pub sentences: Vec<Sentence>,
    /// Paragraphs: byte spans, trimmed, in order.
    pub paragraphs: Vec<Span>,
}

/// An article cut into sentences and tokens: what the stage `text` returns.
#[derive(Debug, Clone)]
pub struct Segmented {
    /// The article; its strings own the text that spans point into.
    pub article: Arc<Article>,
    /// ISO 639-1 code of the language found, empty if unsure.
    pub language: &'static str,
    /// The title (left out where empty) and then the text.
    pub passages: Vec<Passage>,
}

impl Segmented {
    /// The text of a field.
    pub fn text_of(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.article.title,
            Field::Text => &self.article.text,
        }
    }
}

/// A lexicon entry found at a place, before anything is known of its voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Find {
    /// Index into [`Segmented::passages`].
    pub passage: usize,
    /// Index into the passage's sentences.
    pub sentence: usize,
    /// Bytes of the field; may be part of a token ("occupied" in "Armenian-occupied").
    pub span: Span,
    /// First and one past the last token that it touches.
    pub tokens: (usize, usize),
    /// Index of the lexicon in the set in use.
    pub lexicon: usize,
    /// Index of the entry in its lexicon.
    pub entry: usize,
}

/// What the stage `lexicon` returns: scored finds, cues and actor names apart.
#[derive(Debug, Clone)]
pub struct Matched {
    /// The article in sentences and tokens.
    pub text: Segmented,
    /// Finds of scored lexicons, ordered by passage, start, end, lexicon, category, term.
    pub finds: Vec<Find>,
    /// Finds of the `reporting` lexicon, in text order.
    pub cues: Vec<Find>,
    /// Finds of the `actors` lexicon, in text order, longest first where nested.
    pub actors: Vec<Find>,
}

/// What the stage `link` returns: hits with their targets.
#[derive(Debug, Clone)]
pub struct Linked(pub Voiced);

/// What a scorer yields for one article: a count and a base. A row of measures.csv.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Which field the words belong to (a headline in a text file counts as title).
    pub field: Field,
    /// The measure, e.g. `terms:territory`.
    pub measure: String,
    /// The category, or `*` for the total and the base.
    pub category: String,
    /// Over which voices.
    pub voice: VoiceGroup,
    /// How many (occurrences, words, cues, or a sum of index values).
    pub count: f64,
    /// Out of how many, by the measure's [`BaseKind`].
    pub base: f64,
}

/// One sentence's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SentenceScore {
    /// Counted words.
    pub words: usize,
    /// Voice of most words; `None` without words.
    pub voice: Option<Voice>,
    /// Distinct hit spans.
    pub hits: usize,
    /// Ordinal index 0 to 1 of loaded language; `None` where the sentence does not count.
    pub loaded: Option<f64>,
}

/// Totals of one article: the figures of articles.csv.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ArticleScore {
    /// Unicode code points of the text field.
    pub chars: usize,
    /// Counted words of the text, by voice: own, direct, indirect, scare, unclear.
    pub words_by_voice: [usize; 5],
    /// Sentences of the text field, of every kind.
    pub sentences: usize,
    /// Attributions of the text field.
    pub attributions: usize,
    /// Distinct hit spans in the text.
    pub hits: usize,
    /// Of these, in own voice.
    pub hits_own: usize,
    /// Mean loaded index of own-voice body sentences; `None` without one.
    pub loaded: Option<f64>,
}

/// What the stage `score` returns: an article with all that its table rows need.
#[derive(Debug, Clone)]
pub struct Scored {
    /// Text, attributions, hits.
    pub linked: Linked,
    /// Totals.
    pub totals: ArticleScore,
    /// Scores of the sentences, by passage.
    pub sentences: Vec<Vec<SentenceScore>>,
    /// What the statistics see, in table order.
    pub observations: Vec<Observation>,
    /// Entries found in the text (titles and headlines left out), for the comparison of terms.
    pub terms: Vec<TermCount>,
    /// Sources of the text (titles and headlines left out), sorted by name, type and actor.
    pub sources: Vec<SourceCount>,
}
