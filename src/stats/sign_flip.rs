//! The sign-flip test of a sum over shared events (Fisher 1935, The Design of
//! Experiments, 21; Pitman 1937, Supplement to the Journal of the Royal
//! Statistical Society 4): if both outlets word an event alike, its difference
//! is as likely to have the other sign. Exact where the ways to choose signs
//! are few, else drawn; one set of draws serves all measures of a pair.

use super::arrangements::{EXACT, block_width, generator, p_value, tally};
use super::permutation::TIE;
use rand_chacha::rand_core::Rng;

/// Fewest events that differ, for a test: with five, no p could be below 1/16.
pub const FEWEST: usize = 6;

/// p of |Σ values| of each row, where the signs of its values are flipped;
/// `None` where fewer than [`FEWEST`] are not 0. Rows have a value for each of
/// the same events; `key` is that of the stream of signs.
pub fn sign_flips(rows: &[Vec<f64>], resamples: u64, key: [u8; 32]) -> Vec<Option<f64>> {
    let different = |row: &Vec<f64>| row.iter().filter(|value| **value != 0.0).count();
    let is_exact = |n: usize| n < 64 && 1u64 << n <= EXACT;
    let many: Vec<&Vec<f64>> = rows
        .iter()
        .filter(|row| !is_exact(different(row)))
        .collect();
    let mut drawn = drawn(&many, resamples, key).into_iter();
    let p = |row: &Vec<f64>| match different(row) {
        n if n < FEWEST => None,
        n if is_exact(n) => Some(exact(row)),
        _ => drawn.next(),
    };
    rows.iter().map(p).collect()
}

/// All signs are tried; the first one stays, for the others mirror it.
fn exact(row: &[f64]) -> f64 {
    let observed = row.iter().sum::<f64>().abs() * (1.0 - TIE);
    let mut values = row.iter().filter(|value| **value != 0.0);
    let mut sums = vec![values.next().copied().unwrap_or(0.0)];
    for value in values {
        sums = sums
            .iter()
            .flat_map(|sum| [sum + value, sum - value])
            .collect();
    }
    let reached = sums.iter().filter(|sum| sum.abs() >= observed).count();
    p_value(reached as u64, sums.len() as u64, true)
}

fn drawn(rows: &[&Vec<f64>], resamples: u64, key: [u8; 32]) -> Vec<f64> {
    let events = rows.first().map_or(0, |row| row.len());
    let observed = |row: &Vec<f64>| row.iter().sum::<f64>().abs() * (1.0 - TIE);
    let observed: Vec<f64> = rows.iter().map(|row| observed(row)).collect();
    let reached = tally(resamples, block_width(events), rows.len(), |from, width| {
        let signs = signs(events, key, from, width);
        let reach = |(row, least): (&&Vec<f64>, &f64)| {
            let sums = flipped_sums(row, &signs, width);
            sums.iter().filter(|sum| sum.abs() >= *least).count() as u64
        };
        rows.iter().zip(&observed).map(reach).collect()
    });
    reached
        .into_iter()
        .map(|n| p_value(n, resamples, false))
        .collect()
}

/// Signs of every event in some draws, one bit each, by event.
fn signs(events: usize, key: [u8; 32], from: u64, width: usize) -> Vec<f64> {
    let mut signs = vec![1.0; events * width];
    for column in 0..width {
        let mut rng = generator(key, from + column as u64);
        let mut bits = 0;
        for event in 0..events {
            if event % 64 == 0 {
                bits = rng.next_u64();
            }
            if bits >> (event % 64) & 1 == 1 {
                signs[event * width + column] = -1.0;
            }
        }
    }
    signs
}

fn flipped_sums(row: &[f64], signs: &[f64], width: usize) -> Vec<f64> {
    let mut sums = vec![0.0; width];
    for (value, signs) in row.iter().zip(signs.chunks(width)) {
        if *value != 0.0 {
            for (sum, sign) in sums.iter_mut().zip(signs) {
                *sum += value * sign;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::arrangements::stream_key;

    const VALUES: [f64; 8] = [2.0, 1.0, 3.0, -1.0, 4.0, 2.0, 0.0, 1.0];

    fn p(values: &[f64]) -> Option<f64> {
        sign_flips(&[values.to_vec()], 9999, stream_key(1, &["a", "b"]))[0]
    }

    #[test]
    fn check_value() {
        assert!((p(&VALUES).unwrap() - 16.0 / 256.0).abs() < 1e-12);
    }

    #[test]
    fn five_events_that_differ_are_too_few() {
        assert_eq!(p(&[1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0]), None);
        assert_eq!(p(&[1.0; 6]), Some(2.0 / 64.0));
        assert_eq!(p(&[]), None);
    }

    #[test]
    fn drawn_signs_are_near_exact_ones() {
        // Of 20 values ±1, |sum| ≥ 8 has probability 0.115318 (binomial).
        let values: Vec<f64> = (0..20).map(|n| if n < 14 { 1.0 } else { -1.0 }).collect();
        assert!((p(&values).unwrap() - 0.115318).abs() < 0.012);
    }

    #[test]
    fn the_other_side_first_and_other_rows_beside_it_change_nothing() {
        let many: Vec<f64> = (0..70).map(|n| f64::from(n % 7) - 2.5).collect();
        for values in [VALUES.to_vec(), many.clone()] {
            let mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
            assert_eq!(p(&values), p(&mirrored));
        }
        let other: Vec<f64> = (0..70).map(f64::from).collect();
        let both = sign_flips(&[other, many.clone()], 9999, stream_key(1, &["a", "b"]));
        assert_eq!(both[1], p(&many));
    }
}
