//! Descriptions: mean, standard deviation (n − 1), and quantiles of type 7
//! (Hyndman and Fan 1996, The American Statistician 50).

/// Mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Relative difference that rounding alone can leave between equal values.
const ROUNDING: f64 = 1e-12;

/// Whether values differ by more than rounding leaves. Where they do not, their
/// variance is 0, whatever a sum of squares says in its last digits.
pub fn vary(values: &[f64]) -> bool {
    let largest = values.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    let first = values.first().copied().unwrap_or(0.0);
    values
        .iter()
        .any(|v| (v - first).abs() > ROUNDING * largest)
}

/// a − b, or 0 where only rounding tells them apart.
pub fn difference(a: f64, b: f64) -> f64 {
    if vary(&[a, b]) { a - b } else { 0.0 }
}

/// Standard deviation with n − 1; `None` below two values.
pub fn sd(values: &[f64]) -> Option<f64> {
    let mean = mean(values).filter(|_| values.len() > 1)?;
    if !vary(values) {
        return Some(0.0);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) and sd().
        let values = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(
            [0.25, 0.5, 0.75].map(|q| quantile(&values, q).unwrap()),
            [1.75, 3.0, 5.0]
        );
        assert!((sd(&values).unwrap() - 3.095696).abs() < 1e-6);
        assert_eq!(sd(&[2.0 / 22.0; 7]), Some(0.0));
        assert_eq!(
            (mean(&[]), sd(&[1.0]), quantile(&[], 0.5)),
            (None, None, None)
        );
    }
}
