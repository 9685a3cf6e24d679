//! Where a difference comes from: difference = within′ + mix + unshared, with
//! within′ = Σ½(p_a + p_b)(r_a − r_b) and mix = Σ(p_a − p_b)½(r_a + r_b) over
//! shared events, p an event's share of the outlet's words on shared events
//! (Kitagawa 1955, Journal of the American Statistical Association 50), and
//! unshared the rest: what comes from events that only one of the two reports.

use super::within::Shared;

/// The three parts, which add up to the difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// From wording the same events differently.
    pub within: f64,
    /// From giving shared events different shares of the words.
    pub mix: f64,
    /// From events that only one of the two reports.
    pub unshared: f64,
}

/// Splits a difference; `None` without a shared event.
pub fn split(difference: f64, events: &[Shared]) -> Option<Split> {
    if events.is_empty() {
        return None;
    }
    let base_a: f64 = events.iter().map(|event| event.a.1).sum();
    let base_b: f64 = events.iter().map(|event| event.b.1).sum();
    let (mut within, mut mix) = (0.0, 0.0);
    for event in events {
        let (p_a, p_b) = (event.a.1 / base_a, event.b.1 / base_b);
        let (r_a, r_b) = (event.a.0 / event.a.1, event.b.0 / event.b.1);
        within += 0.5 * (p_a + p_b) * (r_a - r_b);
        mix += (p_a - p_b) * 0.5 * (r_a + r_b);
    }
    Some(Split {
        within,
        mix,
        unshared: difference - within - mix,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::within::tests::EVENTS;

    #[test]
    fn check_value() {
        // Beside the shared events A has 1,000 words with 9 terms, B 1,500 with 1.
        let difference = 23.0 / 5000.0 - 14.0 / 5500.0;
        let split = split(difference, &EVENTS).unwrap();
        let per_1000 = [split.within, split.mix, split.unshared].map(|part| 1000.0 * part);
        for (part, expected) in per_1000.iter().zip([-0.075, 0.325, 1.804545]) {
            assert!((part - expected).abs() < 1e-6, "{part} is not {expected}");
        }
        assert!((1000.0 * difference - 2.054545).abs() < 1e-6);
    }
}
