//! Permutation of units of the studentised difference of pooled rates (Janssen
//! 1997, Statistics & Probability Letters 36; Chung and Romano 2013, Annals of
//! Statistics 41): exact where few arrangements are possible, else drawn.
//!
//! One set of arrangements serves all rows of a comparison. The statistic needs
//! only sums over the units of one side, so a row costs its non-zero counts
//! times the arrangements: a label matrix (units × arrangements) is made block
//! by block, and each non-zero count adds its row of labels.

use super::rate::{Sums, studentised};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// Up to this many arrangements all are looked at.
pub const EXACT: u64 = 100_000;
/// Arrangements in a block.
const BLOCK: usize = 256;
/// Relative tolerance of ties.
const TIE: f64 = 1e-12;

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

/// A row: its base (one of a shared list) and its non-zero counts.
#[derive(Debug, Clone)]
pub struct Row {
    /// Index into the bases.
    pub base: usize,
    /// Unit (0-based within the comparison) and count, in order of the unit.
    pub counts: Vec<(usize, f64)>,
}

impl Arrangements {
    /// The arrangements of a comparison. `name` tells comparisons apart, so
    /// that each has draws of its own, whatever else is computed.
    pub fn new(units: usize, chosen: usize, resamples: u64, seed: u64, name: &[&str]) -> Self {
        let all = choose(units as u64, chosen as u64);
        let exact = all.is_some_and(|n| n <= EXACT);
        let mut hasher = Sha256::new();
        hasher.update(seed.to_le_bytes());
        for part in name {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let count = if exact { all.unwrap_or(0) } else { resamples };
        Arrangements {
            units,
            chosen,
            exact,
            count,
            key: hasher.finalize().into(),
        }
    }

    /// The name of the test for the tables.
    pub fn test(&self) -> String {
        if self.exact {
            "permutation_exact".to_string()
        } else {
            format!("permutation_{}", self.count)
        }
    }

    /// The p value of each row: how many arrangements are as far from equality
    /// as the observed one. `bases` are values by unit, `observed` the units of
    /// the chosen side.
    pub fn p_values(&self, bases: &[Vec<f64>], rows: &[Row], observed: &[usize]) -> Vec<f64> {
        let totals = Totals::new(bases, rows);
        let mut seen = Block::new(self.units, 1);
        seen.select(0, observed.iter().copied());
        let dense = Dense::new(&seen, bases);
        let statistics: Vec<f64> = (0..rows.len())
            .map(|row| totals.statistics(row, rows, bases, &seen, &dense)[0])
            .collect();
        let blocks = self.count.div_ceil(BLOCK as u64);
        let counts = (0..blocks)
            .into_par_iter()
            .map(|block| self.exceedances(block, bases, rows, &totals, &statistics))
            .reduce(
                || vec![0u64; rows.len()],
                |a, b| a.iter().zip(&b).map(|(x, y)| x + y).collect(),
            );
        let p = |c: u64| {
            if self.exact {
                c as f64 / self.count as f64
            } else {
                (c + 1) as f64 / (self.count + 1) as f64
            }
        };
        counts.into_iter().map(p).collect()
    }

    /// For each row, how many arrangements of a block reach the observed statistic.
    fn exceedances(
        &self,
        block: u64,
        bases: &[Vec<f64>],
        rows: &[Row],
        totals: &Totals,
        observed: &[f64],
    ) -> Vec<u64> {
        let from = block * BLOCK as u64;
        let width = (self.count - from).min(BLOCK as u64) as usize;
        let labels = self.block(from, width);
        let dense = Dense::new(&labels, bases);
        let reaches = |row: usize| {
            let statistics = totals.statistics(row, rows, bases, &labels, &dense);
            let least = observed[row] * (1.0 - TIE);
            statistics.iter().filter(|t| **t >= least).count() as u64
        };
        (0..rows.len()).map(reaches).collect()
    }

    fn block(&self, from: u64, width: usize) -> Block {
        let mut block = Block::new(self.units, width);
        if self.exact {
            let mut subset = nth_subset(self.units, self.chosen, from);
            for column in 0..width {
                block.select(column, subset.iter().copied());
                next_subset(&mut subset, self.units);
            }
        } else {
            let mut order: Vec<usize> = Vec::new();
            for column in 0..width {
                order.clear();
                order.extend(0..self.units);
                let mut rng = ChaCha20Rng::from_seed(self.key);
                rng.set_stream(from + column as u64);
                for at in 0..self.chosen {
                    let left = (self.units - at) as u64;
                    // Multiply-shift; its deviation from uniform is below 2⁻⁴⁰ here.
                    let pick = ((u128::from(rng.next_u64()) * u128::from(left)) >> 64) as usize;
                    order.swap(at, at + pick);
                }
                block.select(column, order[..self.chosen].iter().copied());
            }
        }
        block
    }
}

/// Labels of a block: 1 where a unit is on the chosen side.
struct Block {
    width: usize,
    labels: Vec<f64>,
}

impl Block {
    fn new(units: usize, width: usize) -> Self {
        Block {
            width,
            labels: vec![0.0; units * width],
        }
    }

    fn select(&mut self, column: usize, units: impl Iterator<Item = usize>) {
        for unit in units {
            self.labels[unit * self.width + column] = 1.0;
        }
    }

    fn of(&self, unit: usize) -> &[f64] {
        &self.labels[unit * self.width..(unit + 1) * self.width]
    }

    /// Adds `value` to each arrangement that has the unit on the chosen side.
    fn add(&self, unit: usize, value: f64, sums: &mut [f64]) {
        for (sum, label) in sums.iter_mut().zip(self.of(unit)) {
            *sum += value * label;
        }
    }
}

/// n, Σm and Σm² of the chosen side, by base and arrangement.
struct Dense(Vec<[Vec<f64>; 3]>);

impl Dense {
    fn new(block: &Block, bases: &[Vec<f64>]) -> Self {
        let of_base = |base: &Vec<f64>| {
            let mut sums = [(); 3].map(|()| vec![0.0; block.width]);
            for (unit, &m) in base.iter().enumerate().filter(|(_, m)| **m > 0.0) {
                block.add(unit, 1.0, &mut sums[0]);
                block.add(unit, m, &mut sums[1]);
                block.add(unit, m * m, &mut sums[2]);
            }
            sums
        };
        Dense(bases.iter().map(of_base).collect())
    }
}

/// Sums over both sides, by row.
struct Totals(Vec<Sums>);

impl Totals {
    fn new(bases: &[Vec<f64>], rows: &[Row]) -> Self {
        let of_row = |row: &Row| {
            let base = &bases[row.base];
            let mut sample: Vec<(f64, f64)> = base.iter().map(|m| (0.0, *m)).collect();
            row.counts.iter().for_each(|(unit, x)| sample[*unit].0 = *x);
            Sums::of(&sample)
        };
        Totals(rows.iter().map(of_row).collect())
    }

    /// The statistic of a row in each arrangement of a block.
    fn statistics(
        &self,
        row: usize,
        rows: &[Row],
        bases: &[Vec<f64>],
        block: &Block,
        dense: &Dense,
    ) -> Vec<f64> {
        let Row { base, counts } = &rows[row];
        let [mut x, mut xx, mut xm] = [(); 3].map(|()| vec![0.0; block.width]);
        for &(unit, count) in counts {
            block.add(unit, count, &mut x);
            block.add(unit, count * count, &mut xx);
            block.add(unit, count * bases[*base][unit], &mut xm);
        }
        let [n, m, mm] = &dense.0[*base];
        let all = self.0[row];
        let statistic = |i: usize| {
            let a = Sums {
                n: n[i],
                x: x[i],
                m: m[i],
                xx: xx[i],
                xm: xm[i],
                mm: mm[i],
            };
            let b = Sums {
                n: all.n - a.n,
                x: all.x - a.x,
                m: all.m - a.m,
                xx: all.xx - a.xx,
                xm: all.xm - a.xm,
                mm: all.mm - a.mm,
            };
            studentised(&a, &b)
        };
        (0..block.width).map(statistic).collect()
    }
}

/// n over k; `None` where it does not fit.
pub fn choose(n: u64, k: u64) -> Option<u64> {
    let k = k.min(n.checked_sub(k)?);
    let mut result: u64 = 1;
    for i in 0..k {
        result = result.checked_mul(n - i)? / (i + 1);
    }
    Some(result)
}

/// The subset of size `k` of `0..n` that is number `rank` in lexical order.
fn nth_subset(n: usize, k: usize, mut rank: u64) -> Vec<usize> {
    let mut subset = Vec::with_capacity(k);
    let mut next = 0;
    while subset.len() < k && next < n {
        let with = choose((n - next - 1) as u64, (k - subset.len() - 1) as u64).unwrap_or(u64::MAX);
        if rank < with {
            subset.push(next);
        } else {
            rank -= with;
        }
        next += 1;
    }
    subset
}

/// Steps to the next subset in lexical order; stays at the last one.
fn next_subset(subset: &mut [usize], n: usize) {
    let k = subset.len();
    let Some(at) = (0..k).rev().find(|&i| subset[i] < n - k + i) else {
        return;
    };
    subset[at] += 1;
    for i in at + 1..k {
        subset[i] = subset[i - 1] + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(a: &[(f64, f64)], b: &[(f64, f64)], exact: bool) -> f64 {
        let all: Vec<(f64, f64)> = a.iter().chain(b).copied().collect();
        let mut arrangements = Arrangements::new(all.len(), a.len(), 9999, 1, &["a", "b"]);
        if !exact {
            arrangements.exact = false;
            arrangements.count = 9999;
        }
        let counts = all
            .iter()
            .enumerate()
            .filter(|(_, s)| s.0 > 0.0)
            .map(|(i, s)| (i, s.0))
            .collect();
        let base: Vec<f64> = all.iter().map(|s| s.1).collect();
        let observed: Vec<usize> = (0..a.len()).collect();
        arrangements.p_values(&[base], &[Row { base: 0, counts }], &observed)[0]
    }

    const A: [(f64, f64); 3] = [(3.0, 400.0), (0.0, 350.0), (2.0, 500.0)];
    const B: [(f64, f64); 4] = [(0.0, 450.0), (1.0, 600.0), (0.0, 380.0), (0.0, 520.0)];

    #[test]
    fn check_value() {
        assert!((p(&A, &B, true) - 6.0 / 35.0).abs() < 1e-12);
    }

    #[test]
    fn sides_can_be_swapped() {
        assert_eq!(p(&A, &B, true), p(&B, &A, true));
    }

    #[test]
    fn drawn_is_near_exact() {
        assert!((p(&A, &B, false) - 6.0 / 35.0).abs() < 0.015);
    }

    #[test]
    fn subsets_come_in_order_from_any_rank() {
        let mut subset = nth_subset(6, 3, 0);
        for rank in 0..20 {
            assert_eq!(subset, nth_subset(6, 3, rank), "rank {rank}");
            next_subset(&mut subset, 6);
        }
    }

    #[test]
    fn numbers_of_arrangements() {
        assert_eq!(
            (choose(7, 3), choose(16, 8), choose(300, 150)),
            (Some(35), Some(12870), None)
        );
    }
}
