//! Delete-one-unit jackknife of the pooled rate, V = (n−1)/n · Σ(r₍ᵢ₎ − r̄₍·₎)²
//! (Efron and Stein 1981, Annals of Statistics 9), and t intervals with Welch's
//! degrees of freedom for a difference and, on the log scale, for a ratio.

use super::describe::{difference, vary};
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Fewest units a side for an interval.
pub const FEWEST: usize = 3;

/// A pooled rate with its jackknife variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jackknife {
    /// Units with a base.
    pub n: usize,
    /// Pooled rate.
    pub rate: f64,
    /// Its variance; `None` where one unit holds the whole base, or n < 2.
    pub variance: Option<f64>,
}

/// The jackknife of a sample of counts and bases; `None` without a base.
pub fn jackknife(sample: &[(f64, f64)]) -> Option<Jackknife> {
    let with_base: Vec<(f64, f64)> = sample.iter().copied().filter(|(_, m)| *m > 0.0).collect();
    let (x, m) = with_base
        .iter()
        .fold((0.0, 0.0), |(x, m), (xi, mi)| (x + xi, m + mi));
    if m <= 0.0 {
        return None;
    }
    let n = with_base.len();
    let rates: Vec<f64> = with_base
        .iter()
        .filter(|(_, mi)| m - mi > 0.0)
        .map(|(xi, mi)| (x - xi) / (m - mi))
        .collect();
    let variance = (n >= 2 && rates.len() == n).then(|| {
        if !vary(&rates) {
            return 0.0;
        }
        let mean = rates.iter().sum::<f64>() / n as f64;
        let squares: f64 = rates.iter().map(|r| (r - mean) * (r - mean)).sum();
        squares * (n as f64 - 1.0) / n as f64
    });
    Some(Jackknife {
        n,
        rate: x / m,
        variance,
    })
}

/// Welch's degrees of freedom of V_a + V_b; `None` where both are 0.
pub fn welch(va: f64, na: usize, vb: f64, nb: usize) -> Option<f64> {
    let part = |v: f64, n: usize| {
        if v > 0.0 {
            v * v / (n as f64 - 1.0)
        } else {
            0.0
        }
    };
    let below = part(va, na) + part(vb, nb);
    (below > 0.0).then(|| (va + vb) * (va + vb) / below)
}

/// The two-sided quantile of Student's t at level 1 − alpha.
pub fn t_quantile(df: f64, alpha: f64) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, df)
        .ok()?
        .inverse_cdf(1.0 - alpha / 2.0);
    t.is_finite().then_some(t)
}

/// Interval of one rate, df = n − 1.
pub fn rate_interval(j: &Jackknife, alpha: f64) -> Option<(f64, f64)> {
    let variance = j.variance.filter(|v| *v > 0.0 && j.n >= FEWEST)?;
    let half = t_quantile(j.n as f64 - 1.0, alpha)? * variance.sqrt();
    Some((j.rate - half, j.rate + half))
}

/// Interval of r_a − r_b.
pub fn difference_interval(a: &Jackknife, b: &Jackknife, alpha: f64) -> Option<(f64, f64)> {
    around(
        difference(a.rate, b.rate),
        a.variance?,
        a.n,
        b.variance?,
        b.n,
        alpha,
    )
}

/// Interval of r_a / r_b, made on the log scale; `None` where a rate is 0.
pub fn ratio_interval(a: &Jackknife, b: &Jackknife, alpha: f64) -> Option<(f64, f64)> {
    let (va, vb) = log_variances(a, b)?;
    let (low, high) = around((a.rate / b.rate).ln(), va, a.n, vb, b.n, alpha)?;
    let (low, high) = (low.exp(), high.exp());
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// Variances of the logarithms of both rates, V/r².
pub fn log_variances(a: &Jackknife, b: &Jackknife) -> Option<(f64, f64)> {
    let positive = a.rate > 0.0 && b.rate > 0.0;
    positive.then_some((
        a.variance? / (a.rate * a.rate),
        b.variance? / (b.rate * b.rate),
    ))
}

fn around(d: f64, va: f64, na: usize, vb: f64, nb: usize, alpha: f64) -> Option<(f64, f64)> {
    if na < FEWEST || nb < FEWEST {
        return None;
    }
    let half = t_quantile(welch(va, na, vb, nb)?, alpha)? * (va + vb).sqrt();
    Some((d - half, d + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
    }

    #[test]
    fn check_values() {
        let per_1000 =
            |s: &[(f64, f64)]| s.iter().map(|(x, m)| (1000.0 * x, *m)).collect::<Vec<_>>();
        let a = jackknife(&per_1000(&[(3.0, 400.0), (0.0, 350.0), (2.0, 500.0)])).unwrap();
        let b = jackknife(&per_1000(&[
            (0.0, 450.0),
            (1.0, 600.0),
            (0.0, 380.0),
            (0.0, 520.0),
        ]))
        .unwrap();
        let (va, vb) = (a.variance.unwrap(), b.variance.unwrap());
        close(a.rate - b.rate, 3.487179);
        close(va, 3.419843);
        close(vb, 0.252187);
        close((va + vb).sqrt(), 1.916254);
        close(welch(va, 3, vb, 4).unwrap(), 2.297516);
        let (low, high) = difference_interval(&a, &b, 0.05).unwrap();
        close(low, -3.814608);
        close(high, 10.788967);
        let (la, lb) = log_variances(&a, &b).unwrap();
        close((a.rate / b.rate).ln(), 2.054124);
        close((la + lb).sqrt(), 1.082905);
        close(welch(la, 3, lb, 4).unwrap(), 4.175248);
        let (low, high) = ratio_interval(&a, &b, 0.05).unwrap();
        close(low, 0.405198);
        assert!((high - 150.148859).abs() < 1e-4, "{high}");
    }

    #[test]
    fn one_article_with_all_the_words_has_no_variance() {
        assert_eq!(
            jackknife(&[(1.0, 10.0), (0.0, 0.0)]).unwrap().variance,
            None
        );
        assert_eq!(jackknife(&[(0.0, 0.0)]), None);
    }
}
