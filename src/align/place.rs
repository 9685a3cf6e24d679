//! Where sentences stand: what speaks for two of them telling one fact beside
//! their wording. In the articles of one event the words that few sentences
//! hold tell facts apart; and reports go through the facts in similar order, so
//! that what stands near to alike sentences is likelier to be alike.

use super::wording::Prepared;
use crate::event::{Background, Key};
use rustc_hash::FxHashMap;

/// Number of parts.
pub const PARTS: usize = 5;

/// Weights of the parts, in their order. Learned on sentences that quote the
/// same words, the quotations taken out; docs/events.md says how.
const WEIGHTS: [f64; PARTS] = [3.626, 4.385, 1.283, 1.658, 3.308];

/// Names of the parts, in their order.
pub const NAMES: [&str; PARTS] = ["wording", "overlap", "saying", "place", "near"];

/// The parts with their weights.
pub fn weighed() -> impl Iterator<Item = (&'static str, f64)> {
    NAMES.into_iter().zip(WEIGHTS)
}

/// Sentences that the background counts for beside those of the event, and how
/// many sentences of an article are taken to hold a word that it has.
const BACKGROUND: f64 = 20.0;
const SENTENCES: f64 = 8.0;
/// Weight below which what a sentence says is taken for that much.
const LEAST: f64 = 5.0;
/// Units that a sentence must have to be aligned.
pub const LEAST_UNITS: usize = 5;

/// How much each word of an event tells its sentences apart.
pub struct Rarity(FxHashMap<Key, f64>);

impl Rarity {
    /// Over all sentences of an event. Two of them with a word count as none:
    /// that is how a fact looks which two outlets tell.
    pub fn of<'a>(sentences: impl Iterator<Item = &'a Prepared>) -> Rarity {
        let mut counts: FxHashMap<Key, usize> = FxHashMap::default();
        let mut all = 0.0;
        for sentence in sentences {
            all += 1.0;
            for key in &sentence.content {
                *counts.entry(*key).or_default() += 1;
            }
        }
        let background = Background::shipped();
        let weight = |key: Key, count: usize| {
            let share = background.count(key) / background.articles / SENTENCES;
            let seen = count.saturating_sub(2) as f64 + 0.5 + BACKGROUND * share;
            -(seen / (all + BACKGROUND)).ln()
        };
        Rarity(
            counts
                .into_iter()
                .map(|(key, count)| (key, weight(key, count)))
                .collect(),
        )
    }

    /// Of one word.
    pub fn weight(&self, key: Key) -> f64 {
        self.0.get(&key).copied().unwrap_or(0.0)
    }
}

/// The sentences of an article with the weights of their words in the event.
pub struct Weighed {
    /// The sum of the weights of each sentence, and the root of that of their squares.
    sums: Vec<(f64, f64)>,
}

impl Weighed {
    /// Of all sentences of an article.
    pub fn of(sentences: &[&Prepared], rarity: &Rarity) -> Weighed {
        let sums = sentences.iter().map(|sentence| {
            let weights = sentence.content.iter().map(|key| rarity.weight(*key));
            let squares: f64 = weights.clone().map(|w| w * w).sum();
            (
                weights.sum(),
                if squares > 0.0 { squares.sqrt() } else { 1.0 },
            )
        });
        Weighed {
            sums: sums.collect(),
        }
    }
}

/// What two articles share, sentence by sentence.
pub struct Grid {
    rows: usize,
    columns: usize,
    /// Weight of the words that two sentences share, and cosine of their words.
    cells: Vec<(f32, f32)>,
}

impl Grid {
    /// Of all sentences of two articles.
    pub fn of(
        a: &[&Prepared],
        b: &[&Prepared],
        weighed: (&Weighed, &Weighed),
        rarity: &Rarity,
    ) -> Grid {
        let mut grid = Grid {
            rows: a.len(),
            columns: b.len(),
            cells: vec![(0.0, 0.0); a.len() * b.len()],
        };
        let mut holders: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
        for (j, sentence) in b.iter().enumerate() {
            for key in &sentence.content {
                holders.entry(*key).or_default().push(j);
            }
        }
        for (i, sentence) in a.iter().enumerate() {
            for key in &sentence.content {
                let weight = rarity.weight(*key) as f32;
                for j in holders.get(key).into_iter().flatten() {
                    let cell = &mut grid.cells[i * b.len() + j];
                    cell.0 += weight;
                    cell.1 += weight * weight;
                }
            }
        }
        for i in 0..grid.rows {
            for j in 0..grid.columns {
                let lengths = weighed.0.sums[i].1 * weighed.1.sums[j].1;
                grid.cells[i * grid.columns + j].1 /= lengths as f32;
            }
        }
        grid
    }

    /// Weight of the words that two sentences share.
    pub fn shared(&self, i: usize, j: usize) -> f64 {
        f64::from(self.cells[i * self.columns + j].0)
    }

    /// The greatest cosine of any two sentences next to these.
    fn near(&self, i: usize, j: usize) -> f64 {
        let mut most: f32 = 0.0;
        for x in i.saturating_sub(1)..(i + 2).min(self.rows) {
            for y in j.saturating_sub(1)..(j + 2).min(self.columns) {
                if (x, y) != (i, j) {
                    most = most.max(self.cells[x * self.columns + y].1);
                }
            }
        }
        f64::from(most)
    }

    /// The parts of two sentences: wording, overlap, saying, place, near.
    /// docs/events.md has their definitions.
    pub fn parts(
        &self,
        (i, j): (usize, usize),
        (a, b): (&Prepared, &Prepared),
        weighed: (&Weighed, &Weighed),
        wording: f64,
    ) -> [f64; PARTS] {
        let along = |at: usize, of: usize| at as f64 / of.saturating_sub(1).max(1) as f64;
        let lighter = weighed.0.sums[i].0.min(weighed.1.sums[j].0).max(LEAST);
        [
            (wording.clamp(-30.0, 30.0) + 2.5).exp().ln_1p() / 6.0,
            self.shared(i, j) / lighter,
            f64::from(u8::from(a.says && b.says)),
            1.0 - (along(i, self.rows) - along(j, self.columns)).abs(),
            self.near(i, j),
        ]
    }
}

/// What the parts come to; the larger, the likelier that both tell one fact.
pub fn total(parts: &[f64; PARTS]) -> f64 {
    parts
        .iter()
        .zip(WEIGHTS)
        .map(|(part, weight)| part * weight)
        .sum()
}
