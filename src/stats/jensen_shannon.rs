//! How differently two outlets name one thing: the Jensen-Shannon divergence, in
//! bits, of their shares of each variant (Lin 1991, IEEE Transactions on
//! Information Theory 37), with a permutation of units for its p. 0 = the same
//! shares; 1 = no variant in common.

use super::arrangements::Block;
use super::permutation::TIE;

/// The divergence of two lists of counts of the same variants; `None` where a
/// side has none.
pub fn divergence(a: &[f64], b: &[f64]) -> Option<f64> {
    let (all_a, all_b) = (a.iter().sum::<f64>(), b.iter().sum::<f64>());
    if all_a <= 0.0 || all_b <= 0.0 {
        return None;
    }
    let variant = |(a, b): (&f64, &f64)| {
        let (p, q) = (a / all_a, b / all_b);
        let middle = 0.5 * (p + q);
        let term = |p: f64| {
            if p > 0.0 {
                p * (p / middle).log2()
            } else {
                0.0
            }
        };
        0.5 * (term(p) + term(q))
    };
    let sum: f64 = a.iter().zip(b).map(variant).sum();
    Some(sum.clamp(0.0, 1.0))
}

/// Counts of the variants of one thing, each by unit and not 0.
pub type Variants = Vec<Vec<(usize, f64)>>;

/// Divergences to be tested, with what they are in the observed arrangement.
pub struct Divergences<'a> {
    things: &'a [Variants],
    totals: Vec<Vec<f64>>,
    observed: Vec<f64>,
}

impl<'a> Divergences<'a> {
    /// Things with their variants; `observed` is the arrangement that is.
    pub fn new(things: &'a [Variants], observed: &Block) -> Self {
        let total = |variant: &Vec<(usize, f64)>| variant.iter().map(|(_, n)| n).sum();
        let of_thing = |variants: &Variants| variants.iter().map(total).collect();
        let mut all = Divergences {
            things,
            totals: things.iter().map(of_thing).collect(),
            observed: Vec::new(),
        };
        let things = 0..things.len();
        all.observed = things.map(|thing| all.of(thing, observed)[0]).collect();
        all
    }

    /// In how many arrangements of a block each divergence is as large as observed.
    pub fn reached(&self, block: &Block) -> Vec<u64> {
        let reach = |thing: usize| {
            let least = self.observed[thing] * (1.0 - TIE);
            let divergences = self.of(thing, block);
            divergences.iter().filter(|d| **d >= least).count() as u64
        };
        (0..self.things.len()).map(reach).collect()
    }

    /// The divergence of a thing in each arrangement; 0 where a side never names it.
    fn of(&self, thing: usize, block: &Block) -> Vec<f64> {
        let sums: Vec<Vec<f64>> = self.things[thing].iter().map(|v| block.sums(v)).collect();
        let totals = &self.totals[thing];
        let at = |column: usize| {
            let a: Vec<f64> = sums.iter().map(|sums| sums[column]).collect();
            let b: Vec<f64> = totals.iter().zip(&a).map(|(all, a)| all - a).collect();
            divergence(&a, &b).unwrap_or(0.0)
        };
        (0..block.width).map(at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::arrangements::Arrangements;
    use super::*;

    #[test]
    fn check_value() {
        let (a, b) = ([30.0, 5.0, 65.0], [10.0, 25.0, 115.0]);
        assert!((divergence(&a, &b).unwrap() - 0.085299).abs() < 1e-6);
        assert!((divergence(&b, &a).unwrap() - 0.085299).abs() < 1e-6);
        assert_eq!(divergence(&[1.0, 0.0], &[0.0, 2.0]), Some(1.0));
        assert_eq!(divergence(&[1.0, 3.0], &[2.0, 6.0]), Some(0.0));
        assert_eq!(divergence(&[0.0, 0.0], &[0.0, 2.0]), None);
    }

    #[test]
    fn check_value_of_the_test() {
        // Four articles a side, each with one name: 2 of C(8, 4) = 70 arrangements
        // part the names as these do.
        let all = Arrangements::new(8, 4, 99, 1, &["a", "b"]);
        let name = |units: std::ops::Range<usize>| units.map(|unit| (unit, 1.0)).collect();
        let things = [vec![name(0..4), name(4..8)]];
        let divergences = Divergences::new(&things, &all.observed(&[0, 1, 2, 3]));
        let reached = all.tally(1, |block| divergences.reached(block));
        assert_eq!(all.p(reached[0]), 2.0 / 70.0);
    }
}
