//! False discovery rate within a family of tests (Benjamini and Hochberg 1995,
//! Journal of the Royal Statistical Society B 57).

/// The adjusted value of each p, in the order given.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]).then(a.cmp(b)));
    let n = p.len() as f64;
    let mut least: f64 = 1.0;
    let mut q = vec![1.0; p.len()];
    for (from_last, index) in order.into_iter().enumerate() {
        least = least.min(p[index] * (n / (n - from_last as f64)));
        q[index] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        let p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
        let expected = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084571, 0.205];
        for (q, e) in benjamini_hochberg(&p).iter().zip(expected) {
            assert!((q - e).abs() < 1e-6, "{q} is not {e}");
        }
        assert!(benjamini_hochberg(&[]).is_empty());
    }
}
