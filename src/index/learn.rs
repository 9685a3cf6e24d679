//! Learning the weights of the loaded index from sentences that people judged,
//! and how well they do on sentences that were not learned from.

use super::features::tells_of_loaded;
use super::{Sentence, Term, Weights, features};
use crate::fit::{Fit, Instance, fit};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Parts of cross-validation.
pub const FOLDS: usize = 5;
/// Smallest weight that is kept, in log-odds.
const LEAST: f64 = 0.02;

/// How the weights are fitted: few sentences, so slowly and with a strong pull.
const SETTINGS: Fit = Fit {
    epochs: 30,
    rate: 0.02,
    pull: 1e-2,
    least: 8,
};

/// A text that somebody judged, as the index sees it.
#[derive(Debug, Clone)]
pub struct Judged {
    sentences: Vec<Vec<String>>,
    words: Vec<usize>,
    loaded: bool,
}

/// How well an order and a decision agree with the judgements, 0 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Agreement {
    /// Share of pairs of a loaded and another text in which the loaded one has
    /// the higher index, ties counting half.
    pub auc: f64,
    /// Mean of the F of both classes, decided at an index of 0.5.
    pub macro_f1: f64,
}

impl Judged {
    /// The sentences of a text with their terms, and whether it was judged loaded.
    pub fn new(seen: &[(Sentence, Vec<Term<'_>>)], loaded: bool) -> Judged {
        let names = |(sentence, terms): &(Sentence, Vec<Term<'_>>)| {
            let mut names = Vec::new();
            features(sentence, terms, &mut |name| names.push(name.to_string()));
            names
        };
        Judged {
            sentences: seen.iter().map(names).collect(),
            words: seen.iter().map(|(sentence, _)| sentence.words).collect(),
            loaded,
        }
    }

    /// Whether it was judged loaded.
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// The features of the longest sentence: what is learned from.
    fn longest(&self) -> &[String] {
        let longest = (0..self.words.len()).max_by_key(|at| (self.words[*at], usize::MAX - at));
        longest.map_or(&[], |at| &self.sentences[at])
    }

    /// The highest index of its sentences; 0 without any.
    fn index(&self, weights: &Weights) -> f64 {
        let of = |names: &Vec<String>| weights.of_names(names.iter().map(String::as_str));
        self.sentences.iter().map(of).fold(0.0, f64::max)
    }
}

/// The weights learned from judged texts, by name.
pub fn learn<'a>(judged: impl Iterator<Item = &'a Judged>) -> Vec<(String, f64)> {
    let mut names: FxHashMap<u64, &str> = FxHashMap::default();
    let mut instances = Vec::new();
    for text in judged {
        let mut hashes = Vec::new();
        for name in text.longest() {
            let hash = hash(name);
            names.insert(hash, name);
            hashes.push(hash);
        }
        instances.push(Instance {
            decision: "loaded",
            features: vec![Vec::new(), hashes],
            gold: usize::from(text.loaded),
        });
    }
    let weights = fit(&instances, SETTINGS).into_iter();
    let named = weights.map(|(hash, weight)| (names[&hash].to_string(), f64::from(weight)));
    // A loaded term makes no sentence less loaded: where the judged sentences say
    // so, they speak of a topic, or are few.
    let holds = |(name, weight): &(String, f64)| {
        weight.abs() >= LEAST && (*weight > 0.0 || !tells_of_loaded(name))
    };
    let mut rows: Vec<(String, f64)> = named.filter(holds).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish()
}

/// Agreement of each text's index by weights learned from the other parts; the
/// text at place `n` is in part `n` modulo [`FOLDS`].
pub fn cross_validated(judged: &[Judged]) -> Agreement {
    let mut indices = vec![0.0; judged.len()];
    for fold in 0..FOLDS {
        let others = judged
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != fold);
        let weights = Weights::new(learn(others.map(|(_, text)| text)));
        for at in (fold..judged.len()).step_by(FOLDS) {
            indices[at] = judged[at].index(&weights);
        }
    }
    agreement(&indices, judged)
}

/// Agreement with the texts that the weights were learned from.
pub fn in_sample(judged: &[Judged], weights: &Weights) -> Agreement {
    let indices: Vec<f64> = judged.iter().map(|text| text.index(weights)).collect();
    agreement(&indices, judged)
}

fn agreement(indices: &[f64], judged: &[Judged]) -> Agreement {
    let pairs = || {
        indices
            .iter()
            .zip(judged)
            .map(|(index, text)| (*index, text.loaded))
    };
    Agreement {
        auc: auc(pairs().collect()),
        macro_f1: (f1(pairs(), true) + f1(pairs(), false)) / 2.0,
    }
}

/// Area under the receiver operating characteristic, by ranks (Hanley and McNeil 1982).
fn auc(mut pairs: Vec<(f64, bool)>) -> f64 {
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut sum, mut from) = (0.0, 0);
    for same in pairs.chunk_by(|a, b| a.0 == b.0) {
        let rank = from as f64 + (same.len() + 1) as f64 / 2.0;
        sum += rank * same.iter().filter(|(_, loaded)| *loaded).count() as f64;
        from += same.len();
    }
    let loaded = pairs.iter().filter(|(_, loaded)| *loaded).count() as f64;
    let others = pairs.len() as f64 - loaded;
    (sum - loaded * (loaded + 1.0) / 2.0) / (loaded * others)
}

/// F of one class, decided at 0.5.
fn f1(pairs: impl Iterator<Item = (f64, bool)>, class: bool) -> f64 {
    let (mut both, mut either) = (0.0, 0.0);
    for (index, loaded) in pairs {
        let (found, gold) = ((index >= 0.5) == class, loaded == class);
        both += f64::from(u8::from(found && gold));
        either += f64::from(u8::from(found)) + f64::from(u8::from(gold));
    }
    2.0 * both / either
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_that_of_the_textbook() {
        // Ranks of the loaded: 2.5, 4, 5; U = 11.5 - 6 = 5.5 of 6.
        let pairs = vec![
            (0.1, false),
            (0.4, false),
            (0.4, true),
            (0.7, true),
            (0.9, true),
        ];
        assert!((auc(pairs.clone()) - 5.5 / 6.0).abs() < 1e-12);
        // Found loaded: 2, both right; of 3 loaded.
        assert!((f1(pairs.clone().into_iter(), true) - 0.8).abs() < 1e-12);
        assert!((f1(pairs.into_iter(), false) - 0.8).abs() < 1e-12);
    }

    fn judged(names: &[&str], loaded: bool) -> Judged {
        Judged {
            sentences: vec![names.iter().map(|name| name.to_string()).collect()],
            words: vec![5],
            loaded,
        }
    }

    #[test]
    fn what_tells_them_apart_gets_the_weight() {
        let texts: Vec<Judged> = (0..200)
            .map(|n| {
                let charged = n % 2 == 0;
                let noise = if n % 3 == 0 { "noise" } else { "other" };
                let names = ["sentence", noise, if charged { "charged" } else { "plain" }];
                judged(&names, charged)
            })
            .collect();
        let weights = learn(texts.iter());
        let of = |name: &str| weights.iter().find(|w| w.0 == name).map_or(0.0, |w| w.1);
        assert!(of("charged") > 0.5 && of("plain") < -0.5, "{weights:?}");
        assert!(of("noise").abs() < 0.3, "{weights:?}");
        assert!(cross_validated(&texts).auc > 0.99);
        assert_eq!(weights, learn(texts.iter()));
    }
}
