//! Three groups or more at once: do any of them differ? The statistic is
//! Σ w_g(r_g − r̄)² with w_g = 1/V_g and r̄ = Σ w_g·r_g/Σ w_g (Welch 1951,
//! Biometrika 38), its p that of a permutation of units among all groups
//! (Pauly, Brunner and Konietschke 2015, Journal of the Royal Statistical
//! Society B 77). A group without variation, for example without a count,
//! takes the residual variance of all groups.

use super::arrangements::{below, block_width, generator, p_value, tally};
use super::permutation::{Row, TIE};
use super::rate::Sums;

/// The statistic of the sums of each group; groups without a base are left out.
pub fn statistic(groups: &[Sums]) -> f64 {
    let groups: Vec<&Sums> = groups.iter().filter(|group| group.m > 0.0).collect();
    let rates: Vec<f64> = groups.iter().filter_map(|group| group.rate()).collect();
    let (low, high) = rates.iter().fold((f64::MAX, f64::MIN), |(low, high), r| {
        (low.min(*r), high.max(*r))
    });
    if groups.len() < 2 || high - low <= TIE * high.abs().max(low.abs()) {
        return 0.0;
    }
    let (residuals, units) = groups.iter().fold((0.0, 0.0), |(sum, n), group| {
        (sum + group.residual(), n + group.n)
    });
    let pooled = residuals / (units - groups.len() as f64).max(1.0);
    let weights: Vec<f64> = groups
        .iter()
        .map(|group| match group.variance() {
            v if v > 0.0 => 1.0 / v,
            _ => group.m * group.m / (group.n * pooled),
        })
        .collect();
    let weight: f64 = weights.iter().sum();
    if !weight.is_finite() {
        return f64::INFINITY;
    }
    let mean = weights.iter().zip(&rates).map(|(w, r)| w * r).sum::<f64>() / weight;
    let squares = weights
        .iter()
        .zip(&rates)
        .map(|(w, r)| w * (r - mean) * (r - mean));
    squares.sum()
}

/// Units and their groups, and how they are permuted.
pub struct Groups {
    /// Group of each unit, 0-based.
    pub of: Vec<usize>,
    /// How many groups.
    pub count: usize,
    /// Arrangements drawn.
    pub resamples: u64,
    /// Key of their stream.
    pub key: [u8; 32],
}

impl Groups {
    /// p of each row; `bases` are values by unit.
    pub fn p_values(&self, bases: &[Vec<f64>], rows: &[Row]) -> Vec<f64> {
        let as_is: Vec<u16> = self.of.iter().map(|group| *group as u16).collect();
        let observed = self.statistics(&as_is, 1, bases, rows);
        let least: Vec<f64> = observed.iter().map(|t| t[0] * (1.0 - TIE)).collect();
        let width = block_width(self.of.len());
        let reached = tally(self.resamples, width, rows.len(), |from, width| {
            let labels = self.labels(&as_is, from, width);
            let statistics = self.statistics(&labels, width, bases, rows);
            let reach =
                |(all, least): (&Vec<f64>, &f64)| all.iter().filter(|t| *t >= least).count();
            statistics
                .iter()
                .zip(&least)
                .map(|row| reach(row) as u64)
                .collect()
        });
        let p = |n: u64| p_value(n, self.resamples, false);
        reached.into_iter().map(p).collect()
    }

    /// Groups of every unit in some arrangements, by unit.
    fn labels(&self, as_is: &[u16], from: u64, width: usize) -> Vec<u16> {
        let mut labels = vec![0; as_is.len() * width];
        let mut order = as_is.to_vec();
        for column in 0..width {
            order.copy_from_slice(as_is);
            let mut rng = generator(self.key, from + column as u64);
            for at in 0..order.len() {
                let pick = below(&mut rng, order.len() - at);
                order.swap(at, at + pick);
            }
            for (unit, group) in order.iter().enumerate() {
                labels[unit * width + column] = *group;
            }
        }
        labels
    }

    /// The statistic of each row in each arrangement of a block.
    fn statistics(
        &self,
        labels: &[u16],
        width: usize,
        bases: &[Vec<f64>],
        rows: &[Row],
    ) -> Vec<Vec<f64>> {
        let add = |sums: &mut [[f64; 3]], unit: usize, value: [f64; 3]| {
            let labels = &labels[unit * width..(unit + 1) * width];
            for (groups, group) in sums.chunks_mut(self.count).zip(labels) {
                let sum = &mut groups[usize::from(*group)];
                sum.iter_mut()
                    .zip(value)
                    .for_each(|(sum, value)| *sum += value);
            }
        };
        let none = || vec![[0.0; 3]; self.count * width];
        let of_base = |base: &Vec<f64>| {
            let mut sums = none();
            for (unit, &m) in base.iter().enumerate().filter(|(_, m)| **m > 0.0) {
                add(&mut sums, unit, [1.0, m, m * m]);
            }
            sums
        };
        let dense: Vec<Vec<[f64; 3]>> = bases.iter().map(of_base).collect();
        let of_row = |row: &Row| {
            let mut sums = none();
            for &(unit, x) in &row.counts {
                add(&mut sums, unit, [x, x * x, x * bases[row.base][unit]]);
            }
            let pairs = sums.iter().zip(&dense[row.base]);
            let sums: Vec<Sums> = pairs
                .map(|(&[x, xx, xm], &[n, m, mm])| Sums {
                    n,
                    x,
                    m,
                    xx,
                    xm,
                    mm,
                })
                .collect();
            sums.chunks(self.count).map(statistic).collect()
        };
        rows.iter().map(of_row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(values: &[f64]) -> Sums {
        Sums::of(&values.iter().map(|x| (*x, 1.0)).collect::<Vec<_>>())
    }

    #[test]
    fn check_value() {
        // Equal bases: rates are means, V = s²/n. NumPy: weights 3, 1, 3/7; mean
        // 4.354839.
        let groups = [
            sums(&[3.0, 4.0, 5.0]),
            sums(&[2.0, 2.0, 5.0]),
            sums(&[7.0, 11.0, 12.0]),
        ];
        assert!((statistic(&groups) - 15.870968).abs() < 1e-6);
    }

    #[test]
    fn groups_alike_give_zero_and_no_variation_infinity() {
        assert_eq!(
            statistic(&[sums(&[1.0, 2.0]), sums(&[2.0, 1.0]), sums(&[1.5, 1.5])]),
            0.0
        );
        assert_eq!(
            statistic(&[sums(&[1.0; 3]), sums(&[2.0; 3]), sums(&[2.0; 3])]),
            f64::INFINITY
        );
        let one_without = statistic(&[sums(&[0.0; 3]), sums(&[1.0, 2.0]), sums(&[2.0, 4.0])]);
        assert!(one_without.is_finite() && one_without > 0.0);
    }

    fn p(values: &[&[f64]]) -> f64 {
        let all = values.concat();
        let of = values
            .iter()
            .enumerate()
            .flat_map(|(g, v)| vec![g; v.len()])
            .collect();
        let groups = Groups {
            of,
            count: values.len(),
            resamples: 999,
            key: [7; 32],
        };
        let counts = all
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, x)| *x != 0.0)
            .collect();
        let row = Row {
            base: 0,
            counts,
            family: 0,
        };
        groups.p_values(&[vec![1.0; all.len()]], &[row])[0]
    }

    #[test]
    fn one_group_apart_is_found_and_equal_ones_are_not() {
        let a = [1.0, 2.0, 3.0, 2.0, 1.0, 3.0];
        let far = [9.0, 8.0, 7.0, 9.0, 8.0, 7.0];
        assert!(p(&[&a, &a, &far]) < 0.01);
        assert!(p(&[&a, &a, &a]) == 1.0);
    }
}
