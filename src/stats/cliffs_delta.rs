//! Cliff's delta (Cliff 1993, Psychological Bulletin 114): how often an article
//! of one outlet has a higher value than one of the other, minus how often a
//! lower one. A description of the overlap of two outlets, and no test.

/// P(a > b) − P(a < b) over all pairs, −1 to 1; `None` where a side is empty.
pub fn cliffs_delta(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let mut sorted = b.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut sum = 0i64;
    for value in a {
        let below = sorted.partition_point(|other| other < value) as i64;
        let not_above = sorted.partition_point(|other| other <= value) as i64;
        sum += below - (sorted.len() as i64 - not_above);
    }
    Some(sum as f64 / (a.len() as f64 * b.len() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_value() {
        let a = [4.0, 0.0, 6.0, 2.0, 8.0, 3.0];
        let b = [1.0, 0.0, 2.0, 0.0, 1.0, 3.0, 0.0];
        assert!((cliffs_delta(&a, &b).unwrap() - 0.642857).abs() < 1e-6);
        assert_eq!(cliffs_delta(&a, &[]), None);
    }
}
