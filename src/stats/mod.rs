//! The stage `stats`: from counts and bases of articles to levels, differences
//! and how sure they are. The unit is the article, never the word: with equal
//! true rates, tests that take words for independent draws find "significant"
//! differences most of the time.

mod comparison;
mod corpus;
mod describe;
pub mod evidence;
mod families;
mod jackknife;
mod keyness;
mod permutation;
mod power;
mod rate;
mod sources;
mod summary;
mod terms;

pub use corpus::Corpus;
pub use permutation::{Arrangements, Row};
pub use sources::Sources;

use crate::model::Inference;

/// Fewest articles a side for a test.
pub const FEWEST_ARTICLES: usize = 6;
/// Fewest articles with a count, both sides together, for a test.
pub const FEWEST_COUNTS: usize = 5;

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
}

impl Default for StatSettings {
    fn default() -> Self {
        StatSettings {
            alpha: 0.05,
            seed: 1,
            resamples: 9999,
            reference: None,
        }
    }
}

/// What a single term is called in the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermName {
    /// Id of its lexicon.
    pub lexicon: String,
    /// The pattern as written.
    pub term: String,
    /// Id of its category.
    pub category: String,
}

/// The stage: levels by outlet, differences by pair of outlets, single terms.
/// `name` names an entry by the indices of lexicon and entry.
pub fn infer(
    corpus: &Corpus,
    settings: &StatSettings,
    name: &dyn Fn(usize, usize) -> TermName,
) -> Inference {
    let members = corpus.members();
    let mut inference = Inference {
        summary: summary::summary(corpus, &members, settings),
        ..Inference::default()
    };
    for (a, b) in pairs(corpus, settings) {
        let pair = comparison::Pair::new(corpus, &members, a, b, settings);
        inference.comparison.extend(pair.rows());
        inference.terms.extend(terms::rows(&pair, name));
    }
    comparison::adjust(&mut inference.comparison);
    inference
}

/// Pairs of groups: the smaller name first, or the reference second.
fn pairs(corpus: &Corpus, settings: &StatSettings) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..corpus.groups.len()).collect();
    order.sort_by(|a, b| corpus.groups[*a].cmp(&corpus.groups[*b]));
    let mut pairs = Vec::new();
    for (at, &a) in order.iter().enumerate() {
        for &b in &order[at + 1..] {
            match &settings.reference {
                None => pairs.push((a, b)),
                Some(name) if corpus.groups[b] == *name => pairs.push((a, b)),
                Some(name) if corpus.groups[a] == *name => pairs.push((b, a)),
                Some(_) => {}
            }
        }
    }
    pairs
}
