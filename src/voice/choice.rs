//! Learned decisions. Where a rule has to choose - is this form a cue here,
//! where does its content end - it lists the alternatives with named features,
//! and a conditional logit model (McFadden 1974) weighs them: the score of an
//! alternative is the sum of the weights of its features. The weights are
//! figures learned from a corpus of attributions by `parallax-train`; they
//! stand, with their names, in `weights.tsv`.

use super::frame::SHAPES;
use super::part::{Part, crossed, feature};
use super::weights::Model;
use rustc_hash::FxHashMap;

/// The alternatives of one decision, each a label and its features.
#[derive(Debug, Default)]
pub struct Alternatives {
    labels: Vec<usize>,
    ends: Vec<usize>,
    features: Vec<u64>,
    scores: Vec<f32>,
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
    #[inline]
    pub fn add<const N: usize>(&mut self, name: Part<'static>, parts: [Part<'_>; N]) {
        let hash = feature(name, &parts);
        self.features.push(hash);
        if let Some(end) = self.ends.last_mut() {
            *end = self.features.len();
        }
        if let Some(names) = &mut self.names {
            note(names, hash, name, &parts);
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

    /// Makes the features of the last alternative those of as many shapes as
    /// there are, each feature crossed with the name of its shape.
    pub fn cross(&mut self) {
        let base = self
            .len()
            .checked_sub(1)
            .map_or(Vec::new(), |last| self.features(last).to_vec());
        self.clear();
        for (label, (shape, _, _)) in SHAPES.iter().enumerate() {
            self.next(label);
            for &plain in &base {
                let hash = crossed(*shape, plain);
                self.features.push(hash);
                if let Some(names) = &mut self.names {
                    let name = format!(
                        "{}\t{}",
                        shape.name,
                        names.get(&plain).map_or("", String::as_str)
                    );
                    names.entry(hash).or_insert(name);
                }
            }
            self.ends[label] = self.features.len();
        }
    }
}

#[cold]
fn note(names: &mut FxHashMap<u64, String>, hash: u64, name: Part<'_>, parts: &[Part<'_>]) {
    names.entry(hash).or_insert_with(|| {
        let all = std::iter::once(&name).chain(parts);
        all.map(|part| part.name).collect::<Vec<_>>().join("\t")
    });
}

/// Adds a feature, the name of which is hashed while the program is compiled.
macro_rules! add {
    ($all:expr, $name:literal, $($part:expr),* $(,)?) => {
        $all.add(const { $crate::voice::part::Part::new($name) }, [$($part),*])
    };
}
pub(super) use add;

/// Who decides: the model, or the gold standard while the model is learned.
pub trait Decider {
    /// The label of the alternative chosen, with its probability.
    fn choose(&mut self, decision: &'static str, all: &mut Alternatives) -> (usize, f32);

    /// The shape chosen for a cue that the last alternative describes.
    fn shape(&mut self, all: &mut Alternatives) -> usize;
}

impl Decider for &Model {
    fn choose(&mut self, _: &'static str, all: &mut Alternatives) -> (usize, f32) {
        let mut scores = std::mem::take(&mut all.scores);
        scores.clear();
        scores.extend((0..all.len()).map(|index| self.score(all.features(index))));
        let (best, probability) = best(&scores).unwrap_or((0, 0.0));
        all.scores = scores;
        (all.label(best), probability)
    }

    fn shape(&mut self, all: &mut Alternatives) -> usize {
        let last = all.len() - 1;
        best(&self.shapes(all.features(last))).map_or(0, |(shape, _)| shape)
    }
}

/// The highest score (the first of equals) and its probability.
fn best(scores: &[f32]) -> Option<(usize, f32)> {
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
