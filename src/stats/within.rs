//! How two outlets word the same events, apart from which events they choose:
//! the difference within shared events, Σw(r_ae − r_be)/Σw with
//! w = M_a·M_b/(M_a + M_b) (Mantel and Haenszel 1959, JNCI 22, for rates as in
//! Greenland and Robins 1985, Biometrics 41), with the delete-one-event
//! jackknife.

use super::describe::{difference, vary};
use super::jackknife::t_quantile;

/// Fewest shared events for an interval.
pub const FEWEST: usize = 3;

/// Counts and bases of two outlets on one event that both report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Count and base of the first.
    pub a: (f64, f64),
    /// Of the second.
    pub b: (f64, f64),
}

impl Shared {
    /// Difference of the rates.
    pub fn difference(&self) -> f64 {
        difference(self.a.0 / self.a.1, self.b.0 / self.b.1)
    }

    /// M_a·M_b/(M_a + M_b).
    pub fn weight(&self) -> f64 {
        self.a.1 * self.b.1 / (self.a.1 + self.b.1)
    }
}

/// The weighted mean difference; `None` without a shared event.
pub fn within(events: &[Shared]) -> Option<f64> {
    let (sum, weight) = sums(events);
    (weight > 0.0).then(|| sum / weight)
}

fn sums(events: &[Shared]) -> (f64, f64) {
    events.iter().fold((0.0, 0.0), |(sum, weight), event| {
        let w = event.weight();
        (sum + w * event.difference(), weight + w)
    })
}

/// Its interval, df = events − 1; `None` below three events or without variation.
pub fn interval(events: &[Shared], alpha: f64) -> Option<(f64, f64)> {
    let n = events.len();
    if n < FEWEST {
        return None;
    }
    let (sum, weight) = sums(events);
    let without = |event: &Shared| {
        let w = event.weight();
        (sum - w * event.difference()) / (weight - w)
    };
    let estimates: Vec<f64> = events.iter().map(without).collect();
    if !vary(&estimates) {
        return None;
    }
    let mean = estimates.iter().sum::<f64>() / n as f64;
    let squares: f64 = estimates.iter().map(|e| (e - mean) * (e - mean)).sum();
    let variance = squares * (n as f64 - 1.0) / n as f64;
    let half = t_quantile(n as f64 - 1.0, alpha)? * variance.sqrt();
    Some((sum / weight - half, sum / weight + half))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A reports its events in 2,000, 1,500 and 500 words, B in 800, 1,200 and 2,000.
    pub const EVENTS: [Shared; 3] = [
        Shared {
            a: (10.0, 2000.0),
            b: (3.0, 800.0),
        },
        Shared {
            a: (3.0, 1500.0),
            b: (2.0, 1200.0),
        },
        Shared {
            a: (1.0, 500.0),
            b: (8.0, 2000.0),
        },
    ];

    #[test]
    fn check_value() {
        assert!((1000.0 * within(&EVENTS).unwrap() - 0.083333).abs() < 1e-6);
        assert_eq!(within(&[]), None);
    }

    #[test]
    fn check_value_of_the_interval() {
        // NumPy and SciPy: leave-one-out estimates −0.541667, −0.088235, 0.756410.
        let (low, high) = interval(&EVENTS, 0.05).unwrap();
        let (low, high) = (1000.0 * low, 1000.0 * high);
        assert!((low + 3.189719).abs() < 1e-6, "{low}");
        assert!((high - 3.356386).abs() < 1e-6, "{high}");
        assert_eq!(interval(&EVENTS[..2], 0.05), None);
        assert_eq!(interval(&[EVENTS[0]; 4], 0.05), None);
    }
}
