//! The loaded index of a sentence: 0 to 1, and from 0.5 on more likely loaded
//! than not in the eyes of the people whose judgements it was learned from. It
//! is a logistic model (Cox 1958): each thing that holds of the sentence - a
//! term of this category and strength is in it, there are more than two of them
//! in the outlet's own voice, it has more than twenty words - has a weight, and
//! the index is the logistic function of their sum. The weights stand in
//! `weights.tsv` and can be read; `parallax explain` shows those of one
//! sentence. It orders sentences; it is no probability for another kind of
//! text, and no share of anything.

mod features;
pub mod learn;

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

pub use features::{Sentence, Term, features};

/// Weights by the name of the feature; one that is not there weighs nothing.
#[derive(Debug, Default, Clone)]
pub struct Weights(FxHashMap<String, f64>);

static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights.tsv")));

/// One thing that holds of a sentence, with what it adds to the sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The feature's name.
    pub feature: String,
    /// Its weight, in log-odds.
    pub weight: f64,
}

impl Weights {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Weights {
        &SHIPPED
    }

    /// Reads lines of `feature<tab>weight`; other lines, such as the heading, are none.
    pub fn read(text: &str) -> Weights {
        let line = |line: &str| {
            let (name, weight) = line.rsplit_once('\t')?;
            Some((name.to_string(), weight.parse().ok()?))
        };
        Weights(text.lines().filter_map(line).collect())
    }

    /// Weights by name.
    pub fn new(rows: Vec<(String, f64)>) -> Weights {
        Weights(rows.into_iter().collect())
    }

    /// The index of a sentence.
    pub fn index(&self, sentence: &Sentence, terms: &[Term<'_>]) -> f64 {
        let mut sum = 0.0;
        features(sentence, terms, &mut |name| sum += self.of(name));
        logistic(sum)
    }

    /// The index of a sentence of which the names of its features are known.
    fn of_names<'a>(&self, names: impl Iterator<Item = &'a str>) -> f64 {
        logistic(names.map(|name| self.of(name)).sum())
    }

    fn of(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or(0.0)
    }

    /// What adds to the sum or takes from it, the most first; features without a weight are left out.
    pub fn shares(&self, sentence: &Sentence, terms: &[Term<'_>]) -> Vec<Share> {
        let mut shares = Vec::new();
        features(sentence, terms, &mut |name| {
            if let Some(weight) = self.0.get(name) {
                shares.push(Share {
                    feature: name.to_string(),
                    weight: *weight,
                });
            }
        });
        shares.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        shares
    }
}

fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Voice;

    fn term(strength: u8) -> Term<'static> {
        Term {
            lexicon: "violence",
            category: "killing",
            strength,
            loaded: true,
            contested: false,
            voice: Voice::Own,
            span: (10, 18),
        }
    }

    const PLAIN: Sentence = Sentence {
        words: 18,
        length: 100,
        voice: Some(Voice::Own),
    };

    #[test]
    fn the_index_is_the_logistic_function_of_the_weights() {
        let weights = Weights::read(
            "# learned from nothing\nfeature\tweight\nsentence\t-1\nloaded violence.killing 3\t2.5\n",
        );
        let none = weights.index(&PLAIN, &[]);
        assert!((none - 0.268_941_421_369_995_1).abs() < 1e-12);
        let one = weights.index(&PLAIN, &[term(3)]);
        assert!((one - 0.817_574_476_193_643_7).abs() < 1e-12);
        let shares = weights.shares(&PLAIN, &[term(3)]);
        assert_eq!(shares[0].feature, "loaded violence.killing 3");
        assert_eq!(shares[1].weight, -1.0);
        assert_eq!(shares.len(), 2);
    }

    #[test]
    fn the_shipped_weights_tell_a_charged_sentence_from_a_plain_one() {
        let shipped = Weights::shipped();
        assert!(shipped.index(&PLAIN, &[]) < 0.5);
        assert!(shipped.index(&PLAIN, &[term(3), term(3)]) > shipped.index(&PLAIN, &[]));
    }

    #[test]
    fn another_loaded_term_lowers_no_index() {
        let shipped = Weights::shipped();
        let kinds = [
            ("subjective", "intensifier", 1, Voice::Own),
            ("violence", "killing", 3, Voice::Direct),
            ("labelling", "political_label", 2, Voice::Own),
            ("economy", "class_label", 1, Voice::Indirect),
            ("mine", "anything", 2, Voice::Own),
        ];
        let mut terms: Vec<Term<'_>> = Vec::new();
        let mut last = shipped.index(&PLAIN, &terms);
        for (number, (lexicon, category, strength, voice)) in kinds.into_iter().enumerate() {
            // Each before the one before it, so that the first moves as well.
            let start = 90 - 20 * number;
            terms.insert(
                0,
                Term {
                    lexicon,
                    category,
                    strength,
                    voice,
                    span: (start, start + 8),
                    ..term(1)
                },
            );
            let index = shipped.index(&PLAIN, &terms);
            assert!(index >= last, "{last} to {index} by {lexicon}.{category}");
            last = index;
        }
        assert!(last > 0.5);
    }
}
