//! Descriptions: mean, standard deviation (n − 1), quantiles of type 7 (Hyndman
//! and Fan 1996, The American Statistician 50), and Cliff's delta (Cliff 1993,
//! Psychological Bulletin 114).

/// Mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Standard deviation with n − 1; `None` below two values.
pub fn sd(values: &[f64]) -> Option<f64> {
    let mean = mean(values).filter(|_| values.len() > 1)?;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    Some((squares / (values.len() as f64 - 1.0)).sqrt())
}

/// The quantile of sorted values by linear interpolation, (n − 1)·q + 1.
pub fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    let at = (sorted.len().checked_sub(1)?) as f64 * q;
    let (low, high) = (at.floor() as usize, at.ceil() as usize);
    let (a, b) = (*sorted.get(low)?, *sorted.get(high)?);
    Some(a + (b - a) * (at - low as f64))
}

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
    fn check_values() {
        let a = [4.0, 0.0, 6.0, 2.0, 8.0, 3.0];
        let b = [1.0, 0.0, 2.0, 0.0, 1.0, 3.0, 0.0];
        assert!((cliffs_delta(&a, &b).unwrap() - 0.642857).abs() < 1e-6);
        // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) and sd().
        let values = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(
            [0.25, 0.5, 0.75].map(|q| quantile(&values, q).unwrap()),
            [1.75, 3.0, 5.0]
        );
        assert!((sd(&values).unwrap() - 3.095696).abs() < 1e-6);
        assert_eq!(
            (mean(&[]), sd(&[1.0]), quantile(&[], 0.5)),
            (None, None, None)
        );
    }
}
