//! What ranks single terms: the log-odds ratio with an informative Dirichlet
//! prior (Monroe, Colaresi and Quinn 2008, Political Analysis 16, eqs. 15, 19,
//! 22). It ranks; it is no test, for it takes words for independent.

/// Log-odds ratio and its z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    /// Positive where side a uses the term more.
    pub delta: f64,
    /// Its approximate variance.
    pub variance: f64,
}

impl LogOdds {
    /// delta over its standard error.
    pub fn z(&self) -> f64 {
        self.delta / self.variance.sqrt()
    }
}

/// Counts of a term out of all words, a and b, with a prior of `weight` words
/// at the pooled rate. `None` where a side has no words or the term is nowhere.
pub fn log_odds(a: (f64, f64), b: (f64, f64), weight: f64) -> Option<LogOdds> {
    let prior = weight * (a.0 + b.0) / (a.1 + b.1);
    if a.1 <= 0.0 || b.1 <= 0.0 || prior <= 0.0 {
        return None;
    }
    let odds = |(count, words): (f64, f64)| (count + prior) / (words + weight - count - prior);
    let delta = odds(a).ln() - odds(b).ln();
    let variance = 1.0 / (a.0 + prior) + 1.0 / (b.0 + prior);
    delta.is_finite().then_some(LogOdds { delta, variance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        let occupied = log_odds((30.0, 100.0), (10.0, 150.0), 10.0).unwrap();
        assert!((occupied.delta - 1.640239).abs() < 1e-6);
        assert!((occupied.variance - 0.117852).abs() < 1e-6);
        assert!((occupied.z() - 4.777909).abs() < 1e-6);
        let disputed = log_odds((5.0, 100.0), (25.0, 150.0), 10.0).unwrap();
        assert!((disputed.z() + 2.658554).abs() < 1e-6);
        assert_eq!(log_odds((0.0, 5.0), (0.0, 5.0), 10.0), None);
        assert_eq!(log_odds((1.0, 5.0), (0.0, 0.0), 10.0), None);
    }
}
