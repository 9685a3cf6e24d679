//! The log-likelihood statistic G² of a term (Dunning 1993, Computational
//! Linguistics 19, in the two-cell form of Rayson and Garside 2000). It stands
//! beside other figures for comparison with older work and for nothing else: it
//! takes every word for an independent draw, and so finds differences between
//! random halves of one outlet far more often than it says.

/// G² of counts out of all words, a and b; `None` where a side has no words or
/// the term is nowhere.
pub fn g2(a: (f64, f64), b: (f64, f64)) -> Option<f64> {
    let rate = (a.0 + b.0) / (a.1 + b.1);
    if a.1 <= 0.0 || b.1 <= 0.0 || rate <= 0.0 {
        return None;
    }
    let cell = |(count, words): (f64, f64)| {
        if count > 0.0 {
            count * (count / (words * rate)).ln()
        } else {
            0.0
        }
    };
    Some((2.0 * (cell(a) + cell(b))).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_value() {
        assert!((g2((30.0, 100.0), (10.0, 150.0)).unwrap() - 20.207145).abs() < 1e-6);
        assert_eq!(g2((0.0, 5.0), (0.0, 0.0)), None);
    }
}
