//! What a comparison could have shown: the ratio that so many articles would
//! find in four of five studies, exp((z₀.₉₇₅ + z₀.₈)·√(V_a/r_a² + V_b/r_b²)).
//! That no difference is shown is not sameness.

/// z at 0.975 plus z at 0.8.
const Z: f64 = 2.801585;

/// The detectable ratio from the variances of both log rates; `None` beyond 10⁶.
pub fn detectable_ratio(log_va: f64, log_vb: f64) -> Option<f64> {
    let ratio = (Z * (log_va + log_vb).sqrt()).exp();
    (ratio <= 1e6).then_some(ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_value() {
        let se: f64 = 1.082905;
        assert!((detectable_ratio(se * se, 0.0).unwrap() - 20.777056).abs() < 1e-4);
    }
}
