//! Permutation of units of the studentised difference of pooled rates (Janssen
//! 1997, Statistics & Probability Letters 36; Chung and Romano 2013, Annals of
//! Statistics 41), and p corrected within a family by the largest statistic of
//! each arrangement, max-T (Westfall and Young 1993, Resampling-Based Multiple
//! Testing, single step).
//!
//! The statistic needs only sums over the units of one side, so a row costs its
//! non-zero counts times the arrangements.

use super::arrangements::Block;
use super::corpus::BaseKey;
use super::rate::{Sums, studentised};
use std::collections::BTreeMap;

/// Relative tolerance of ties.
pub const TIE: f64 = 1e-12;

/// A row: its base (one of a shared list), its non-zero counts, its family.
#[derive(Debug, Clone)]
pub struct Row {
    /// Index into the bases.
    pub base: usize,
    /// Unit (0-based within the comparison) and count, in order of the unit.
    pub counts: Vec<(usize, f64)>,
    /// Rows of one family, which follow each other, are corrected together.
    pub family: usize,
}

/// Bases of rows by unit, each once.
#[derive(Debug, Default)]
pub struct Bases {
    numbers: BTreeMap<BaseKey, usize>,
    /// The values of each.
    pub list: Vec<Vec<f64>>,
}

impl Bases {
    /// The index of a base; `values` are made where it is new.
    pub fn number(&mut self, key: BaseKey, values: impl FnOnce() -> Vec<f64>) -> usize {
        *self.numbers.entry(key).or_insert_with(|| {
            self.list.push(values());
            self.list.len() - 1
        })
    }
}

/// Rows to be tested, with what they are in the observed arrangement.
pub struct Rates<'a> {
    bases: &'a [Vec<f64>],
    rows: &'a [Row],
    totals: Vec<Sums>,
    observed: Vec<f64>,
}

impl<'a> Rates<'a> {
    /// Rows with their bases by unit; `observed` is the arrangement that is.
    pub fn new(bases: &'a [Vec<f64>], rows: &'a [Row], observed: &Block) -> Self {
        let of_row = |row: &Row| {
            let base = &bases[row.base];
            let mut sample: Vec<(f64, f64)> = base.iter().map(|m| (0.0, *m)).collect();
            row.counts.iter().for_each(|(unit, x)| sample[*unit].0 = *x);
            Sums::of(&sample)
        };
        let mut rates = Rates {
            bases,
            rows,
            totals: rows.iter().map(of_row).collect(),
            observed: Vec::new(),
        };
        let dense = dense_sums(observed, bases);
        let rows = 0..rates.rows.len();
        rates.observed = rows
            .map(|row| rates.statistics(row, observed, &dense)[0])
            .collect();
        rates
    }

    /// In how many arrangements of a block each row reaches what was observed,
    /// and then, for each row, in how many its family's largest statistic does.
    pub fn reached(&self, block: &Block) -> Vec<u64> {
        let dense = dense_sums(block, self.bases);
        let mut alone = Vec::with_capacity(2 * self.rows.len());
        let mut together = Vec::with_capacity(self.rows.len());
        let at_least = |statistics: &[f64], row: usize| {
            let least = self.observed[row] * (1.0 - TIE);
            statistics.iter().filter(|t| **t >= least).count() as u64
        };
        let mut from = 0;
        for family in self.rows.chunk_by(|a, b| a.family == b.family) {
            let mut largest = vec![0.0; block.width];
            for row in from..from + family.len() {
                let statistics = self.statistics(row, block, &dense);
                for (largest, t) in largest.iter_mut().zip(&statistics) {
                    *largest = f64::max(*largest, *t);
                }
                alone.push(at_least(&statistics, row));
            }
            together.extend((from..from + family.len()).map(|row| at_least(&largest, row)));
            from += family.len();
        }
        alone.extend(together);
        alone
    }

    /// The statistic of a row in each arrangement of a block.
    fn statistics(&self, row: usize, block: &Block, dense: &[[Vec<f64>; 3]]) -> Vec<f64> {
        let Row { base, counts, .. } = &self.rows[row];
        let [mut x, mut xx, mut xm] = [(); 3].map(|()| vec![0.0; block.width]);
        for &(unit, count) in counts {
            let (square, product) = (count * count, count * self.bases[*base][unit]);
            let sums = x.iter_mut().zip(&mut xx).zip(&mut xm);
            for (((x, xx), xm), label) in sums.zip(block.of(unit)) {
                *x += count * label;
                *xx += square * label;
                *xm += product * label;
            }
        }
        let [n, m, mm] = &dense[*base];
        let all = self.totals[row];
        let statistic = |i: usize| {
            let a = Sums {
                n: n[i],
                x: x[i],
                m: m[i],
                xx: xx[i],
                xm: xm[i],
                mm: mm[i],
            };
            studentised(&a, &all.minus(&a))
        };
        (0..block.width).map(statistic).collect()
    }
}

/// n, Σm and Σm² of the drawn side, by base and arrangement.
fn dense_sums(block: &Block, bases: &[Vec<f64>]) -> Vec<[Vec<f64>; 3]> {
    let of_base = |base: &Vec<f64>| {
        let values = |f: fn(f64) -> f64| -> Vec<(usize, f64)> {
            let units = base.iter().enumerate().filter(|(_, m)| **m > 0.0);
            units.map(|(unit, m)| (unit, f(*m))).collect()
        };
        [|_| 1.0, |m| m, |m| m * m].map(|f| block.sums(&values(f)))
    };
    bases.iter().map(of_base).collect()
}

#[cfg(test)]
mod tests {
    use super::super::arrangements::Arrangements;
    use super::*;

    type Sample<'a> = &'a [(f64, f64)];

    /// p and p by max-T of rows that share the bases of the first.
    fn tested(rows: &[(Sample<'_>, Sample<'_>)], exact: bool) -> Vec<f64> {
        let all = |(a, b): (Sample<'_>, Sample<'_>)| [a, b].concat();
        let base: Vec<f64> = all(rows[0]).iter().map(|s| s.1).collect();
        let mut arrangements = Arrangements::new(base.len(), rows[0].0.len(), 9999, 1, &["a", "b"]);
        if !exact {
            arrangements.exact = false;
            arrangements.count = 9999;
        }
        let row = |sides: &(Sample<'_>, Sample<'_>)| Row {
            base: 0,
            counts: all(*sides)
                .iter()
                .map(|s| s.0)
                .enumerate()
                .filter(|(_, x)| *x > 0.0)
                .collect(),
            family: 0,
        };
        let list: Vec<Row> = rows.iter().map(row).collect();
        let observed: Vec<usize> = (0..rows[0].0.len()).collect();
        let bases = [base];
        let rates = Rates::new(&bases, &list, &arrangements.observed(&observed));
        let reached = arrangements.tally(2 * list.len(), |block| rates.reached(block));
        reached.into_iter().map(|n| arrangements.p(n)).collect()
    }

    const A: [(f64, f64); 3] = [(3.0, 400.0), (0.0, 350.0), (2.0, 500.0)];
    const B: [(f64, f64); 4] = [(0.0, 450.0), (1.0, 600.0), (0.0, 380.0), (0.0, 520.0)];

    #[test]
    fn check_value() {
        assert!((tested(&[(&A, &B)], true)[0] - 6.0 / 35.0).abs() < 1e-12);
    }

    #[test]
    fn sides_can_be_swapped() {
        assert_eq!(tested(&[(&A, &B)], true), tested(&[(&B, &A)], true));
    }

    #[test]
    fn drawn_is_near_exact() {
        assert!((tested(&[(&A, &B)], false)[0] - 6.0 / 35.0).abs() < 0.015);
    }

    #[test]
    fn the_largest_of_a_family_of_one_is_its_own_and_of_two_is_no_smaller() {
        let one = tested(&[(&A, &B)], true);
        assert_eq!(one[0], one[1]);
        let other = ([(0.0, 400.0), (1.0, 350.0), (1.0, 500.0)], B);
        let two = tested(&[(&A, &B), (&other.0, &other.1)], true);
        assert_eq!(two[0], one[0]);
        assert!(two[2] >= two[0] && two[3] >= two[1], "{two:?}");
        assert!(two[2] > one[1], "{two:?}");
    }
}
