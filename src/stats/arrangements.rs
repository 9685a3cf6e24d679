//! Arrangements of units on two sides: all of them where they are few, else
//! drawn. One set serves everything that a comparison tests; it is made block
//! by block as a matrix of labels (units × arrangements), on which sums over
//! one side are products.

use super::subsets::{choose, next_subset, nth_subset};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// Up to this many arrangements all are looked at.
pub const EXACT: u64 = 100_000;
/// Arrangements in a block: as many as keep its labels in the cache. It has no
/// influence on results.
const WIDTH: std::ops::RangeInclusive<usize> = 64..=256;
/// Labels in a block, about.
const LABELS: usize = 1 << 16;

/// A set of arrangements of `units` units, `chosen` of them on one side.
#[derive(Debug, Clone)]
pub struct Arrangements {
    /// All units of both sides.
    pub units: usize,
    /// How many of them are on the side that is drawn.
    pub chosen: usize,
    /// Whether these are all arrangements that there are.
    pub exact: bool,
    /// How many there are, the observed one apart where they are drawn.
    pub count: u64,
    key: [u8; 32],
}

/// The key of a stream of random numbers: of the seed and of what it is for, so
/// that each comparison has draws of its own, whatever else is computed.
pub fn stream_key(seed: u64, name: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(seed.to_le_bytes());
    for part in name {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// A generator for one arrangement of a stream.
pub fn generator(key: [u8; 32], arrangement: u64) -> ChaCha20Rng {
    let mut rng = ChaCha20Rng::from_seed(key);
    rng.set_stream(arrangement);
    rng
}

/// A number below `n`, by multiply-shift; its deviation from uniform is below
/// 2⁻⁴⁰ for as many units as there can be.
pub fn below(rng: &mut ChaCha20Rng, n: usize) -> usize {
    ((u128::from(rng.next_u64()) * n as u128) >> 64) as usize
}

/// p of a statistic that `reached` arrangements reach, of `count`: the share of
/// all, or (c + 1)/(R + 1) of drawn ones (Phipson and Smyth 2010, Statistical
/// Applications in Genetics and Molecular Biology 9).
pub fn p_value(reached: u64, count: u64, exact: bool) -> f64 {
    if exact {
        reached as f64 / count as f64
    } else {
        (reached + 1) as f64 / (count + 1) as f64
    }
}

/// The name of a test for the tables.
pub fn test_name(method: &str, count: u64, exact: bool) -> String {
    if exact {
        format!("{method}_exact")
    } else {
        format!("{method}_{count}")
    }
}

/// For each place the sum over all blocks of what `count` counts in a block.
pub fn tally(
    total: u64,
    width: usize,
    places: usize,
    count: impl Fn(u64, usize) -> Vec<u64> + Sync,
) -> Vec<u64> {
    let blocks = total.div_ceil(width as u64);
    let add = |a: Vec<u64>, b: Vec<u64>| a.iter().zip(&b).map(|(x, y)| x + y).collect();
    (0..blocks)
        .into_par_iter()
        .map(|block| {
            let from = block * width as u64;
            count(from, (total - from).min(width as u64) as usize)
        })
        .reduce(|| vec![0; places], add)
}

/// Arrangements in a block of so many units.
pub fn block_width(units: usize) -> usize {
    (LABELS / units.max(1)).clamp(*WIDTH.start(), *WIDTH.end())
}

impl Arrangements {
    /// The arrangements of a comparison that `name` tells from all others.
    pub fn new(units: usize, chosen: usize, resamples: u64, seed: u64, name: &[&str]) -> Self {
        let all = choose(units as u64, chosen as u64);
        let exact = all.is_some_and(|n| n <= EXACT);
        Arrangements {
            units,
            chosen,
            exact,
            count: if exact { all.unwrap_or(0) } else { resamples },
            key: stream_key(seed, name),
        }
    }

    /// The name of a test by them.
    pub fn test(&self, method: &str) -> String {
        test_name(method, self.count, self.exact)
    }

    /// p of a statistic that so many arrangements reach.
    pub fn p(&self, reached: u64) -> f64 {
        p_value(reached, self.count, self.exact)
    }

    /// For each place the sum over all blocks of what `count` counts in a block.
    pub fn tally(&self, places: usize, count: impl Fn(&Block) -> Vec<u64> + Sync) -> Vec<u64> {
        let width = block_width(self.units);
        tally(self.count, width, places, |from, width| {
            count(&self.block(from, width))
        })
    }

    /// The one arrangement with these units on the drawn side.
    pub fn observed(&self, chosen: &[usize]) -> Block {
        let mut block = Block::new(self.units, 1);
        block.select(0, chosen);
        block
    }

    fn block(&self, from: u64, width: usize) -> Block {
        let mut block = Block::new(self.units, width);
        if self.exact {
            let mut subset = nth_subset(self.units, self.chosen, from);
            for column in 0..width {
                block.select(column, &subset);
                next_subset(&mut subset, self.units);
            }
        } else {
            let mut order: Vec<usize> = Vec::new();
            for column in 0..width {
                order.clear();
                order.extend(0..self.units);
                let mut rng = generator(self.key, from + column as u64);
                for at in 0..self.chosen {
                    let pick = below(&mut rng, self.units - at);
                    order.swap(at, at + pick);
                }
                block.select(column, &order[..self.chosen]);
            }
        }
        block
    }
}

/// Labels of a block: 1 where a unit is on the drawn side.
pub struct Block {
    /// Arrangements in it.
    pub width: usize,
    labels: Vec<f64>,
}

impl Block {
    fn new(units: usize, width: usize) -> Self {
        Block {
            width,
            labels: vec![0.0; units * width],
        }
    }

    fn select(&mut self, column: usize, units: &[usize]) {
        for unit in units {
            self.labels[unit * self.width + column] = 1.0;
        }
    }

    /// The labels of a unit, by arrangement.
    pub fn of(&self, unit: usize) -> &[f64] {
        &self.labels[unit * self.width..(unit + 1) * self.width]
    }

    /// The sum of these values over the drawn side, by arrangement.
    pub fn sums(&self, values: &[(usize, f64)]) -> Vec<f64> {
        let mut sums = vec![0.0; self.width];
        for &(unit, value) in values {
            for (sum, label) in sums.iter_mut().zip(self.of(unit)) {
                *sum += value * label;
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrangement_has_as_many_on_the_side_and_all_come_up() {
        let exact = Arrangements::new(7, 3, 99, 1, &["a", "b"]);
        assert_eq!((exact.exact, exact.count), (true, 35));
        let mut drawn = Arrangements::new(7, 3, 999, 1, &["a", "b"]);
        drawn.exact = false;
        drawn.count = 999;
        for arrangements in [exact, drawn] {
            let mut seen = std::collections::BTreeSet::new();
            for from in 0..arrangements.count {
                let block = arrangements.block(from, 1);
                let chosen: Vec<usize> = (0..7).filter(|unit| block.of(*unit)[0] > 0.0).collect();
                assert_eq!(chosen.len(), 3);
                seen.insert(chosen);
            }
            assert_eq!(seen.len(), 35);
        }
    }

    #[test]
    fn a_block_holds_the_same_whatever_its_width() {
        let drawn = Arrangements::new(30, 11, 400, 7, &["a", "b"]);
        assert!(!drawn.exact);
        let (wide, late) = (drawn.block(0, 300), drawn.block(290, 10));
        for unit in 0..30 {
            assert_eq!(wide.of(unit)[290..], *late.of(unit));
        }
    }

    #[test]
    fn streams_differ_by_seed_and_name() {
        let keys = [
            stream_key(1, &["a", "b"]),
            stream_key(2, &["a", "b"]),
            stream_key(1, &["a", "c"]),
            stream_key(1, &["ab", ""]),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(keys[at + 1..].iter().all(|other| other != key));
        }
    }
}
