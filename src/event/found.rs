//! Events that nobody gave: articles are drawn together while they are alike
//! enough, the most alike first. How alike two articles are is the cosine of
//! their words, rare ones weighing more, less what the days between them take
//! off; how alike two groups are is the geometric mean over all pairs of their
//! articles (average linkage on logarithms: Sokal and Michener 1958, A
//! statistical method for evaluating systematic relationships). Because all
//! pairs count, a bulletin that touches several events draws none of them
//! together. No step compares all articles with all: an article is compared
//! with those near it in time that share its weightiest words.

use super::background::Background;
use super::merge;
use super::outline::{Outline, short};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How much the corpus itself says of how rare a word is, beside the background:
/// this much in a very large one, half of it at so many articles.
const OWN: f64 = 0.35;
const HALF: f64 = 1000.0;
/// Exponent that evens out how much rarer words weigh more, and the least weight.
const RARITY: f64 = 0.6;
const LEAST: f64 = 0.05;
/// Weightiest words of an article by which others are looked for, how many
/// articles before and after it with such a word are looked at, and how many of
/// those are kept.
const TOP: usize = 32;
const NEAR: usize = 48;
const KEPT: usize = 64;
/// What the days between two articles take off: nothing at two, then by the
/// logarithm of their number; on fewer days it adds, the less the more of all
/// pairs are as near, which must be more than some.
const APART: f64 = 0.2;
const FREE_DAYS: f64 = 2.0;
const MOST_DAYS: f64 = 60.0;
const BUNCH: f64 = 100.0;

/// Words with their weights, sorted by key, of length 1 together.
type Vector = Vec<(u32, f32)>;

/// For each article the first one of its event; itself, if it is alone. The
/// articles come in the order of their ids.
pub fn found(outlines: Vec<Outline>) -> Vec<usize> {
    let n = outlines.len();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|at| (outlines[*at].day.is_none(), outlines[*at].day, *at));
    let weights = weights(&outlines);
    let days: Vec<Option<i32>> = order.iter().map(|at| outlines[*at].day).collect();
    // Each outline goes as its vector comes, for there can be many.
    let mut made: Vec<Vector> = outlines
        .into_par_iter()
        .map(|outline| vector(&outline, &weights))
        .collect();
    let vectors = order
        .iter()
        .map(|at| std::mem::take(&mut made[*at]))
        .collect();
    let mut corpus = Articles {
        vectors,
        days,
        bunched: 0.0,
    };
    let candidates = corpus.candidates();
    corpus.bunched = candidates.near as f64 / (candidates.dated as f64 + BUNCH);
    let groups = merge::groups(&corpus, &candidates.pairs);
    let mut first: Vec<usize> = (0..n).collect();
    for group in groups {
        let members = group.iter().map(|place| order[*place]);
        let least = members.clone().min().unwrap_or_default();
        members.for_each(|at| first[at] = least);
    }
    first
}

/// How much a word weighs: the rarer in corpus and background, the more.
fn weights(outlines: &[Outline]) -> FxHashMap<u32, f32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for (key, _) in outlines.iter().flat_map(|outline| &outline.words) {
        *counts.entry(*key).or_default() += 1;
    }
    let background = Background::shipped().shares();
    let all = outlines.len() as f64;
    let own = OWN * all / (all + HALF);
    let weight = |key: u32, count: u32| {
        let here = (f64::from(count) + 0.5) / (all + 1.0);
        let rarity = -own * here.ln() - (1.0 - own) * background.of(key).ln();
        rarity.max(LEAST).powf(RARITY) as f32
    };
    let weigh = |(key, count): (u32, u32)| (key, weight(key, count));
    counts.into_iter().map(weigh).collect()
}

fn vector(outline: &Outline, weights: &FxHashMap<u32, f32>) -> Vector {
    let weight = |key: &u32| weights.get(key).copied().unwrap_or(0.0);
    let words = outline.words.iter();
    let mut vector: Vector = words
        .map(|(key, count)| (*key, (1.0 + f32::from(*count).ln()) * weight(key)))
        .collect();
    let length = vector.iter().map(|(_, x)| x * x).sum::<f32>().sqrt();
    for (_, x) in &mut vector {
        *x /= if length > 0.0 { length } else { 1.0 };
    }
    vector
}

/// All articles, by day.
pub(super) struct Articles {
    vectors: Vec<Vector>,
    days: Vec<Option<i32>>,
    /// How many of the pairs that are compared are a few days apart at most, 0 to
    /// 1: the more, the less it means that two are.
    bunched: f64,
}

impl Articles {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.vectors.len()
    }

    /// Logarithm of how alike two articles are; at most 0.
    pub fn likeness(&self, a: usize, b: usize) -> f64 {
        let cosine = f64::from(dot(&self.vectors[a], &self.vectors[b])).max(1e-9);
        let apart = match (self.days[a], self.days[b]) {
            (Some(a), Some(b)) => {
                let days = f64::from(a.abs_diff(b)).min(MOST_DAYS);
                let apart = APART * (days.ln_1p() - FREE_DAYS.ln_1p());
                apart * if apart < 0.0 { 1.0 - self.bunched } else { 1.0 }
            }
            _ => 0.0,
        };
        (cosine.ln() - apart).min(0.0)
    }

    /// The pairs of articles that could be of one event.
    fn candidates(&self) -> Candidates {
        let tops: Vec<Vector> = self.vectors.par_iter().map(top).collect();
        let mut lists: FxHashMap<u32, Vec<(u32, f32)>> = FxHashMap::default();
        for (at, top) in tops.iter().enumerate() {
            for (key, x) in top {
                lists.entry(*key).or_default().push((at as u32, *x));
            }
        }
        let near = |at: usize, sums: &mut Sums| {
            for (key, x) in &tops[at] {
                let list = &lists[key];
                let place = list.partition_point(|(other, _)| (*other as usize) < at);
                let from = place.saturating_sub(NEAR);
                for (other, y) in &list[from..list.len().min(place + NEAR + 1)] {
                    sums.add(*other, x * y);
                }
            }
            self.alike(at, sums.take(at))
        };
        let found: Vec<Alike> = (0..self.len())
            .into_par_iter()
            .map_init(|| Sums::new(self.len()), |sums, at| near(at, sums))
            .collect();
        let mut candidates = Candidates::default();
        for (at, alike) in found.into_iter().enumerate() {
            let others = alike.others.iter().map(|other| *other as usize);
            let pair = |other: usize| (at.min(other) as u32, at.max(other) as u32);
            candidates.pairs.extend(others.map(pair));
            candidates.near += alike.near;
            candidates.dated += alike.dated;
        }
        candidates.pairs.sort_unstable();
        candidates.pairs.dedup();
        candidates
    }

    /// Of the articles that share weighty words with one those that are alike
    /// enough to count.
    fn alike(&self, at: usize, mut others: Vec<u32>) -> Alike {
        let apart = |other: &u32| Some(self.days[at]?.abs_diff(self.days[*other as usize]?));
        let days: Vec<u32> = others.iter().filter_map(apart).collect();
        let near = days.iter().filter(|days| f64::from(**days) <= FREE_DAYS);
        let (near, dated) = (near.count() as u64, days.len() as u64);
        others.retain(|other| self.likeness(at, *other as usize) > merge::FLOOR.ln());
        // They were few of many, and there is a list for every article.
        others.shrink_to_fit();
        Alike {
            others,
            near,
            dated,
        }
    }
}

/// What was found for one article.
struct Alike {
    others: Vec<u32>,
    near: u64,
    dated: u64,
}

/// Pairs of articles that are compared.
#[derive(Default)]
struct Candidates {
    /// The smaller place first, sorted.
    pairs: Vec<(u32, u32)>,
    /// How many of all that share weighty words are a few days apart, and how
    /// many have both a date.
    near: u64,
    dated: u64,
}

/// The weightiest words of an article.
fn top(vector: &Vector) -> Vector {
    let mut top = vector.clone();
    top.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    top.truncate(TOP);
    top
}

fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// Sums for all articles, of which few are touched for any one.
struct Sums {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(n: usize) -> Self {
        Sums {
            sums: vec![0.0; n],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, at: u32, x: f32) {
        let sum = &mut self.sums[at as usize];
        if *sum == 0.0 {
            self.touched.push(at);
        }
        *sum += x;
    }

    /// The articles with the largest sums, but for one; all sums are 0 again.
    fn take(&mut self, but: usize) -> Vec<u32> {
        let mut found: Vec<(f32, u32)> = self
            .touched
            .drain(..)
            .map(|at| (std::mem::take(&mut self.sums[at as usize]), at))
            .filter(|(_, at)| *at as usize != but)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(KEPT);
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// Shares of background articles by short keys.
struct Shares {
    shares: FxHashMap<u32, f64>,
    unseen: f64,
}

impl Shares {
    fn of(&self, key: u32) -> f64 {
        self.shares.get(&key).copied().unwrap_or(self.unseen)
    }
}

impl Background {
    fn shares(&self) -> Shares {
        let share = |count: f64| count / self.articles;
        let counts = self.counts().map(|(key, count)| (short(key), share(count)));
        Shares {
            shares: counts.collect(),
            unseen: share(Background::UNSEEN),
        }
    }
}
