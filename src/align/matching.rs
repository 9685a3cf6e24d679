//! Which sentences of two articles are a pair. Every two that share words which
//! tell facts apart are scored; a pair is what scores high, or what scores fairly
//! and is the best of both its sentences. One sentence may be in several pairs,
//! and their order is free, for news tells things in any order.

use super::place::{Grid, LEAST_UNITS, Rarity, Weighed, total};
use super::wording::{self, Prepared};
use crate::model::{Parts, Relation, Told};

/// Probability, by the wording, from which on two sentences tell the same fact.
pub const SAME: f64 = 0.4;
/// Total from which on two sentences are a pair, whatever others there are.
const HIGH: f64 = 5.6;
/// Total from which on they are one if neither has a better one.
pub const MEDIUM: f64 = 4.5;
/// Weight of shared words that two sentences need to be compared.
const SHARED: f64 = 2.0;

/// The sentences of an article that are compared: its headlines, or its text.
pub struct Article<'a> {
    sentences: Vec<&'a Prepared>,
    /// Index of each in what the article told.
    numbers: Vec<usize>,
    weighed: Weighed,
}

impl<'a> Article<'a> {
    /// The headlines of an article, or all but these.
    pub fn of(told: &Told, prepared: &'a [Prepared], headline: bool, rarity: &Rarity) -> Self {
        let mine = |at: &usize| told.sentences[*at].headline == headline;
        let numbers: Vec<usize> = (0..prepared.len()).filter(mine).collect();
        let sentences: Vec<&Prepared> = numbers.iter().map(|at| &prepared[*at]).collect();
        Article {
            weighed: Weighed::of(&sentences, rarity),
            sentences,
            numbers,
        }
    }

    /// Those that are looked for, by their index in what the article told.
    pub fn sought(&self) -> impl Iterator<Item = usize> + '_ {
        let sentences = self.sentences.iter().zip(&self.numbers);
        sentences
            .filter(|(sentence, _)| is_sought(sentence))
            .map(|(_, at)| *at)
    }
}

/// Whether a sentence says enough to be looked for elsewhere.
fn is_sought(sentence: &Prepared) -> bool {
    sentence.units.len() >= LEAST_UNITS && !sentence.stock && !sentence.content.is_empty()
}

/// Two sentences that were compared.
pub struct Matched {
    /// Index of the sentence in what a told.
    pub a: usize,
    /// Likewise of b.
    pub b: usize,
    /// How close they are, 0 to 1.
    pub score: f64,
    /// What that is made of.
    pub parts: Parts,
    /// How they stand to each other; `None` if they are no pair.
    pub relation: Option<Relation>,
}

/// Two sentences while it is not known yet which pairs are best.
struct Scored {
    i: usize,
    j: usize,
    total: f64,
    same: f64,
    parts: Parts,
}

/// All sentences of two articles that were compared.
pub fn matched(a: &Article<'_>, b: &Article<'_>, rarity: &Rarity) -> Vec<Matched> {
    let weighed = (&a.weighed, &b.weighed);
    let grid = Grid::of(&a.sentences, &b.sentences, weighed, rarity);
    let mut scored = Vec::new();
    for (i, x) in a.sentences.iter().enumerate().filter(|(_, x)| is_sought(x)) {
        for (j, y) in b.sentences.iter().enumerate() {
            if grid.shared(i, j) < SHARED || !is_sought(y) {
                continue;
            }
            let wording = wording::parts(x, y);
            let log_odds = wording::log_odds(&wording);
            let place = grid.parts((i, j), (x, y), weighed, log_odds);
            scored.push(Scored {
                i,
                j,
                total: total(&place),
                same: logistic(log_odds),
                parts: Parts { wording, place },
            });
        }
    }
    let mut best = (
        vec![f64::NEG_INFINITY; a.sentences.len()],
        vec![f64::NEG_INFINITY; b.sentences.len()],
    );
    for pair in &scored {
        best.0[pair.i] = best.0[pair.i].max(pair.total);
        best.1[pair.j] = best.1[pair.j].max(pair.total);
    }
    let judge = |pair: Scored| {
        let is_best = pair.total >= best.0[pair.i] && pair.total >= best.1[pair.j];
        let is_pair = pair.total >= HIGH || pair.total >= MEDIUM && is_best || pair.same >= SAME;
        let (x, y) = (a.sentences[pair.i], b.sentences[pair.j]);
        let is_verbatim = x.is_same(y);
        let relation = match () {
            () if is_verbatim => Some(Relation::Verbatim),
            () if pair.same >= SAME && !x.differs(y) => Some(Relation::Reworded),
            () if is_pair => Some(Relation::Partial),
            () => None,
        };
        Matched {
            a: a.numbers[pair.i],
            b: b.numbers[pair.j],
            score: if is_verbatim {
                1.0
            } else {
                logistic(pair.total - MEDIUM).max(pair.same)
            },
            parts: pair.parts,
            relation,
        }
    };
    scored.into_iter().map(judge).collect()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
