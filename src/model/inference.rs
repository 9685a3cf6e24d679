//! Rows of the aggregate tables: what the statistics return and the tables write.
//!
//! `None` is an empty cell: not applicable or not computable, with the reason
//! in `note`. No field is ever NaN or infinite.

use super::{Field, SourceType, VoiceGroup};

/// In what a measure's value is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitOfMeasure {
    /// 1000 · count / base.
    Per1000Words,
    /// count / base, 0 to 1.
    Share,
    /// count / base, the mean of an index.
    Index,
    /// Bits of divergence, 0 to 1.
    Bits,
}

impl UnitOfMeasure {
    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            UnitOfMeasure::Per1000Words => "per_1000_words",
            UnitOfMeasure::Share => "share",
            UnitOfMeasure::Index => "index",
            UnitOfMeasure::Bits => "bits",
        }
    }

    /// What count / base is multiplied by.
    pub fn factor(self) -> f64 {
        match self {
            UnitOfMeasure::Per1000Words => 1000.0,
            UnitOfMeasure::Share | UnitOfMeasure::Index | UnitOfMeasure::Bits => 1.0,
        }
    }
}

/// Out of what a measure's count is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BaseKind {
    /// Counted words of the voice group.
    Words,
    /// Own-voice body sentences.
    Sentences,
    /// Attributions that have a cue.
    Cues,
    /// Those of the sources of one actor, by its number among all actors.
    CuesOf(u32),
    /// One for an article with a named source.
    Sourced,
    /// Words of sentences that are aligned with one of another outlet.
    AlignedWords,
    /// Sentences that are aligned with one of another outlet.
    AlignedSentences,
    /// Sentences that were looked for in other outlets.
    Sought,
    /// Words of articles in which shared copy was looked for.
    Compared,
}

impl BaseKind {
    /// Whether it is counted of articles that meet on an event, not of one alone.
    pub fn is_of_meeting(self) -> bool {
        use BaseKind::{AlignedSentences, AlignedWords, Compared, Sought};
        matches!(self, AlignedWords | AlignedSentences | Sought | Compared)
    }

    /// What is counted in the base, for notes (where `a` is an outlet, so without
    /// that word) and the codebook.
    pub fn name(self) -> &'static str {
        match self {
            BaseKind::Words => "words",
            BaseKind::Sentences => "own-voice sentences",
            BaseKind::Cues => "cues",
            BaseKind::CuesOf(_) => "cues of the actor's sources",
            BaseKind::Sourced => "articles with named sources",
            BaseKind::AlignedWords => "words of aligned sentences",
            BaseKind::AlignedSentences => "aligned sentences",
            BaseKind::Sought => "sentences on shared events",
            BaseKind::Compared => "words on shared events",
        }
    }
}

/// A measure that a scorer yields.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureInfo {
    /// Its name in the tables, e.g. `terms:territory`.
    pub name: String,
    /// In what its value is said.
    pub unit: UnitOfMeasure,
    /// Out of what its count is.
    pub base: BaseKind,
    /// Name of its family: measures of one family are corrected together for
    /// many tests. Its own name, unless it is one of many of a kind.
    pub family: String,
    /// One sentence for the codebook; measures of one family share it.
    pub about: String,
}

/// How often one entry of a lexicon stands in the text of an article, by voice group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermCount {
    /// Index of the lexicon in the set.
    pub lexicon: usize,
    /// Index of the entry.
    pub entry: usize,
    /// Over which voices.
    pub voice: VoiceGroup,
    /// Occurrences.
    pub count: u32,
}

/// Stances that a cue can show, in table order; the first is the plain one.
pub const CUE_STANCES: [&str; 5] = [
    "neutral",
    "doubting",
    "endorsing",
    "conceding",
    "confrontational",
];

/// What the text of one article has of one source. Words whose attribution
/// names no source are a count with an empty name, so that the words of all
/// counts together are the attributed words of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCount {
    /// Its name, resolved across the article; empty if there is none.
    pub source: String,
    /// What it is; `None` where no source is given.
    pub source_type: Option<SourceType>,
    /// Canonical actor that it speaks for; empty if unknown.
    pub actor: String,
    /// Attributions.
    pub attributions: u64,
    /// Words of their contents inside quotation marks.
    pub direct_words: u64,
    /// Words of their contents outside.
    pub indirect_words: u64,
    /// Attributions by the stance of their cue, as in [`CUE_STANCES`].
    pub stances: [u64; 5],
}

/// A row of sources.csv: one source of one outlet, in the text field.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/sources.rs
pub struct SourceRow {
    pub outlet: String,
    pub source: String,
    pub source_type: SourceType,
    pub actor: String,
    pub articles: u64,
    pub attributions: u64,
    pub direct_words: u64,
    pub indirect_words: u64,
    pub share: Option<f64>,
    /// As in [`CUE_STANCES`].
    pub stances: [u64; 5],
}

/// A row of summary.csv: one outlet's level of one measure.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/summary.rs
pub struct SummaryRow {
    pub outlet: String,
    pub measure: String,
    pub category: String,
    pub voice: VoiceGroup,
    pub field: Field,
    pub unit: UnitOfMeasure,
    pub articles: usize,
    pub clusters: usize,
    pub base: f64,
    pub count: f64,
    /// Pooled: factor · Σcount / Σbase.
    pub value: Option<f64>,
    pub mean: Option<f64>,
    pub sd: Option<f64>,
    pub median: Option<f64>,
    pub q1: Option<f64>,
    pub q3: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    pub note: String,
    /// keep or drop: whether shared agency copy was part of the statistics.
    pub wire: &'static str,
}

/// A row of comparison.csv: one measure between two outlets.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the columns are described once, in tables/comparison.rs
pub struct ComparisonRow {
    pub outlet_a: String,
    pub outlet_b: String,
    pub measure: String,
    pub category: String,
    pub voice: Option<VoiceGroup>,
    pub field: Option<Field>,
    pub unit: Option<UnitOfMeasure>,
    pub n_a: Option<usize>,
    pub n_b: Option<usize>,
    pub clusters_a: Option<usize>,
    pub clusters_b: Option<usize>,
    pub value_a: Option<f64>,
    pub value_b: Option<f64>,
    pub difference: Option<f64>,
    pub ci_low: Option<f64>,
    pub ci_high: Option<f64>,
    pub ratio: Option<f64>,
    pub ratio_low: Option<f64>,
    pub ratio_high: Option<f64>,
    pub cliffs_delta: Option<f64>,
    /// Name of the test behind `p`, e.g. `permutation_exact`, `permutation_9999`; empty without one.
    pub test: String,
    pub p: Option<f64>,
    pub q: Option<f64>,
    pub p_max_t: Option<f64>,
    pub family: String,
    pub family_size: Option<usize>,
    pub detectable_ratio: Option<f64>,
    pub shared_events: Option<usize>,
    pub within: Option<f64>,
    pub within_low: Option<f64>,
    pub within_high: Option<f64>,
    pub within_p: Option<f64>,
    pub influential_article: String,
    pub difference_without_article: Option<f64>,
    pub influential_event: String,
    pub difference_without_event: Option<f64>,
    pub influential_term: String,
    pub difference_without_term: Option<f64>,
    pub note: String,
    /// keep or drop: whether shared agency copy was part of the statistics.
    pub wire: &'static str,
    pub within_q: Option<f64>,
}

/// A row of decomposition.csv.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/decomposition.rs
pub struct DecompositionRow {
    pub outlet_a: String,
    pub outlet_b: String,
    pub measure: String,
    pub category: String,
    pub voice: VoiceGroup,
    pub difference: Option<f64>,
    pub within: Option<f64>,
    pub mix: Option<f64>,
    pub unshared: Option<f64>,
    pub shared_events: usize,
    pub note: String,
    /// keep or drop: whether shared agency copy was part of the statistics.
    pub wire: &'static str,
}

/// A row of terms.csv: one lexicon entry between two outlets, in the text field.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/terms.rs
pub struct TermRow {
    pub outlet_a: String,
    pub outlet_b: String,
    pub lexicon: String,
    pub term: String,
    pub category: String,
    pub voice: VoiceGroup,
    pub count_a: u64,
    pub count_b: u64,
    pub articles_a: usize,
    pub articles_b: usize,
    /// Occurrences per 1,000 words.
    pub value_a: Option<f64>,
    pub value_b: Option<f64>,
    pub log_odds: Option<f64>,
    pub z: Option<f64>,
    pub g2: Option<f64>,
    pub p: Option<f64>,
    pub q: Option<f64>,
    pub note: String,
    /// keep or drop: whether shared agency copy was part of the statistics.
    pub wire: &'static str,
}

/// A row of naming.csv: one name of one thing in one outlet, in the text field.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/naming.rs
pub struct NamingRow {
    pub referent: String,
    pub variant: String,
    pub outlet: String,
    pub count: u64,
    pub articles: usize,
    pub share: Option<f64>,
    pub value: Option<f64>,
    pub voice: VoiceGroup,
}

/// A row of timeline.csv: one outlet's level of one measure in one period.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, in tables/timeline.rs
pub struct TimelineRow {
    pub outlet: String,
    pub period: String,
    pub measure: String,
    pub category: String,
    pub voice: VoiceGroup,
    pub field: Field,
    pub articles: usize,
    pub count: f64,
    pub base: f64,
    pub value: Option<f64>,
}

/// All that the statistics found, in table order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inference {
    /// Levels by outlet.
    pub summary: Vec<SummaryRow>,
    /// Differences between outlets.
    pub comparison: Vec<ComparisonRow>,
    /// Differences split into wording, mix and unshared events.
    pub decomposition: Vec<DecompositionRow>,
    /// Single terms.
    pub terms: Vec<TermRow>,
    /// Names of one thing.
    pub naming: Vec<NamingRow>,
    /// Levels by period; empty unless periods were asked for.
    pub timeline: Vec<TimelineRow>,
}

impl Inference {
    /// Appends the rows of another one that say whether shared copy was left
    /// out; those of tables that do not say it stay as they are.
    pub fn extend(&mut self, other: Inference) {
        self.summary.extend(other.summary);
        self.comparison.extend(other.comparison);
        self.decomposition.extend(other.decomposition);
        self.terms.extend(other.terms);
    }
}
