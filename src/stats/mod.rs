//! The stage `stats`: from counts and bases of articles to levels, differences
//! and how sure they are. The unit is the article, never the word: with equal
//! true rates, tests that take words for independent draws find "significant"
//! differences far more often than they say.

mod all_groups;
mod arrangements;
mod benjamini_hochberg;
mod cliffs_delta;
mod comparison;
mod corpus;
mod data;
mod decomposition;
mod describe;
mod detectable_ratio;
pub mod evidence;
mod families;
mod g2;
mod influence;
mod jackknife;
mod jensen_shannon;
mod levels;
mod log_odds;
mod naming;
mod notes;
mod omnibus;
mod pair;
mod permutation;
mod rate;
mod sign_flip;
mod sources;
mod split;
mod subsets;
mod summary;
mod terms;
mod testing;
mod timeline;
mod within;

pub use all_groups::{ALL_OUTLETS, FAMILY as ALL_GROUPS};
pub use corpus::{Corpus, Counts, Facts, Member};
pub use naming::MEASURE as NAMING;
pub use sources::Sources;
pub use terms::PRIOR_WORDS;
pub use timeline::Period;

use crate::model::Inference;
use data::Data;
use pair::Pair;

/// Fewest units a side for a test.
pub const FEWEST_UNITS: usize = 6;
/// Fewest units with a count, both sides together, for a test.
pub const FEWEST_COUNTS: usize = 5;

/// What is taken for independent of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitOfInference {
    /// Near-duplicate articles of an outlet together, any other alone.
    Cluster,
    /// All that a group has on one event together; what has none as above.
    Event,
}

impl UnitOfInference {
    /// All, by name.
    pub const ALL: [(&'static str, UnitOfInference); 2] = [
        ("cluster", UnitOfInference::Cluster),
        ("event", UnitOfInference::Event),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        UnitOfInference::ALL[self as usize].0
    }
}

/// Whether copy that outlets share is part of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedCopy {
    /// It is.
    Keep,
    /// Its sentences are left out.
    Drop,
}

impl SharedCopy {
    /// The name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SharedCopy::Keep => "keep",
            SharedCopy::Drop => "drop",
        }
    }
}

/// How the statistics are made.
#[derive(Debug, Clone, PartialEq)]
pub struct StatSettings {
    /// Intervals are at level 1 − alpha.
    pub alpha: f64,
    /// Seed of the drawn arrangements.
    pub seed: u64,
    /// Arrangements that are drawn where there are too many for all.
    pub resamples: u64,
    /// The outlet that every other is compared with; all pairs where `None`.
    pub reference: Option<String>,
    /// The unit of inference.
    pub unit: UnitOfInference,
    /// How time is cut for the timeline; none is made where `None`.
    pub period: Option<Period>,
    /// Whether the corpus holds copy that outlets share; the rows say so.
    pub wire: SharedCopy,
}

impl Default for StatSettings {
    fn default() -> Self {
        StatSettings {
            alpha: 0.05,
            seed: 1,
            resamples: 9999,
            reference: None,
            unit: UnitOfInference::Cluster,
            period: None,
            wire: SharedCopy::Keep,
        }
    }
}

/// What a single term is called in the tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermName {
    /// Id of its lexicon.
    pub lexicon: String,
    /// The pattern as written.
    pub term: String,
    /// Id of its category.
    pub category: String,
    /// What it is a name of; empty if of nothing that has several.
    pub referent: String,
}

/// The stage: levels by group, differences of all groups and of pairs of them,
/// where these come from, single terms, names, periods. `name` names an entry
/// by the indices of lexicon and entry.
pub fn infer(
    corpus: &Corpus,
    settings: &StatSettings,
    name: &dyn Fn(usize, usize) -> TermName,
) -> Inference {
    let data = Data::new(corpus, settings, name);
    let order = group_order(corpus);
    let mut inference = Inference {
        summary: summary::summary(&data, &order),
        comparison: all_groups::rows(&data, &order),
        naming: naming::rows(&data, &order),
        ..Inference::default()
    };
    if let Some(period) = settings.period {
        inference.timeline = timeline::rows(&data, &order, period);
    }
    let referents = naming::referents(&data);
    for (a, b) in pairs(corpus, &order, settings) {
        let pair = Pair::new(&data, a, b);
        let mut rows = comparison::rows(&pair);
        let mut terms = terms::rows(&pair);
        let mut naming = naming::comparison(&pair, &referents);
        testing::test(&pair, &mut rows, &mut terms, &mut naming);
        for compared in rows {
            inference.comparison.push(compared.row);
            inference.decomposition.extend(compared.decomposition);
        }
        inference
            .comparison
            .extend(naming.into_iter().map(|row| row.row));
        let mut terms: Vec<_> = terms.into_iter().map(|term| term.row).collect();
        families::adjust_terms(&mut terms);
        inference.terms.extend(terms);
    }
    families::adjust(&mut inference.comparison);
    inference
}

/// Groups by name.
fn group_order(corpus: &Corpus) -> Vec<usize> {
    let names = &corpus.groups.list;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].cmp(&names[*b]));
    order
}

/// Pairs of groups: the smaller name first, or the reference second.
fn pairs(corpus: &Corpus, order: &[usize], settings: &StatSettings) -> Vec<(usize, usize)> {
    let name = |group: usize| corpus.groups.list[group].as_str();
    let mut pairs = Vec::new();
    for (at, &a) in order.iter().enumerate() {
        for &b in &order[at + 1..] {
            match settings.reference.as_deref() {
                None => pairs.push((a, b)),
                Some(reference) if name(b) == reference => pairs.push((a, b)),
                Some(reference) if name(a) == reference => pairs.push((b, a)),
                Some(_) => {}
            }
        }
    }
    pairs
}
