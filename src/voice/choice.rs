//! Learned decisions. Where a rule has to choose - is this form a cue here,
//! where does its content end - it lists the alternatives with named features,
//! and a conditional logit model (McFadden 1974) weighs them: the score of an
//! alternative is the sum of the weights of its features. The weights are
//! figures learned from a corpus of attributions by `parallax-train`; they
//! stand, with their names, in `weights.tsv`.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::sync::LazyLock;

/// The alternatives of one decision, each a label and its features.
#[derive(Debug, Default)]
pub struct Alternatives {
    labels: Vec<usize>,
    ends: Vec<usize>,
    features: Vec<u64>,
    /// Names of features by their hash; only kept while learning.
    pub names: Option<FxHashMap<u64, String>>,
}

impl Alternatives {
    /// Alternatives that keep the names of their features.
    pub fn named(names: FxHashMap<u64, String>) -> Self {
        Alternatives {
            names: Some(names),
            ..Alternatives::default()
        }
    }

    /// Forgets the alternatives, keeps the memory.
    pub fn clear(&mut self) {
        self.labels.clear();
        self.ends.clear();
        self.features.clear();
    }

    /// Begins the next alternative.
    pub fn next(&mut self, label: usize) {
        self.labels.push(label);
        self.ends.push(self.features.len());
    }

    /// Adds a feature to the alternative begun last.
    pub fn add(&mut self, name: &str, parts: &[&str]) {
        let hash = hash(name, parts);
        self.features.push(hash);
        if let Some(end) = self.ends.last_mut() {
            *end = self.features.len();
        }
        if let Some(names) = &mut self.names {
            names
                .entry(hash)
                .or_insert_with(|| [&[name], parts].concat().join("\t"));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// The label of alternative `index`.
    pub fn label(&self, index: usize) -> usize {
        self.labels[index]
    }

    /// The features of alternative `index`.
    pub fn features(&self, index: usize) -> &[u64] {
        let from = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[from..self.ends[index]]
    }
}

/// The hash of a feature's name.
pub fn hash(name: &str, parts: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    for part in parts {
        hasher.write_u8(b'\t');
        hasher.write(part.as_bytes());
    }
    hasher.finish()
}

/// Weights of features by the hash of their name.
#[derive(Debug, Default, Clone)]
pub struct Model {
    /// Absent features weigh nothing.
    pub weights: FxHashMap<u64, f32>,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| Model::read(include_str!("weights.tsv")));

impl Model {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Reads lines of `feature<tab>weight` below a header; a line that is none is no weight.
    pub fn read(text: &str) -> Model {
        let line = |line: &str| {
            let (name, weight) = line.rsplit_once('\t')?;
            let mut parts = name.split('\t');
            let first = parts.next()?;
            let rest: Vec<&str> = parts.collect();
            Some((hash(first, &rest), weight.parse().ok()?))
        };
        Model {
            weights: text.lines().skip(1).filter_map(line).collect(),
        }
    }

    /// The scores of all alternatives, in order.
    pub fn scores<'a>(&'a self, all: &'a Alternatives) -> impl Iterator<Item = f32> + 'a {
        (0..all.len()).map(|index| {
            let weight = |feature: &u64| self.weights.get(feature).copied().unwrap_or(0.0);
            all.features(index).iter().map(weight).sum()
        })
    }

    /// The best alternative (the first of equals) and its probability.
    pub fn best(&self, all: &Alternatives) -> Option<(usize, f32)> {
        let scores: Vec<f32> = self.scores(all).collect();
        let mut best = 0;
        for (index, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = index;
            }
        }
        let top = *scores.get(best)?;
        let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        Some((best, 1.0 / sum))
    }
}

/// Who decides: the model, or the gold standard while the model is learned.
pub trait Decider {
    /// The label of the alternative chosen, with its probability.
    fn choose(&mut self, decision: &'static str, all: &Alternatives) -> (usize, f32);
}

impl Decider for &Model {
    fn choose(&mut self, _: &'static str, all: &Alternatives) -> (usize, f32) {
        let (best, probability) = self.best(all).unwrap_or((0, 0.0));
        (all.label(best), probability)
    }
}
