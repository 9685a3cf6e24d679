//! Learning what the parts of the wording weigh, from sentences of which people
//! said whether they tell the same fact: logistic regression with a ridge
//! penalty (le Cessie and van Houwelingen 1992, Ridge estimators in logistic
//! regression), by Newton's method.

use super::wording::{NAMES, PARTS, Prepared, parts};
use crate::model::{Told, ToldSentence};

/// Strength of the pull of the weights toward 0.
const RIDGE: f64 = 1.0;
/// Newton steps; it converges in fewer.
const STEPS: usize = 30;
/// Parameters: the weights and the constant.
const N: usize = PARTS + 1;

/// Two sentences with what people said of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    parts: [f64; N],
    same: bool,
}

impl Judged {
    /// Of two texts of one sentence each; `None` where one has none.
    pub fn new(a: &Told, b: &Told, same: bool) -> Option<Judged> {
        let first = |told: &'_ Told| -> Option<Prepared> {
            let sentence: &ToldSentence = told.sentences.first()?;
            Some(Prepared::of(sentence))
        };
        let of = parts(&first(a)?, &first(b)?);
        let mut parts = [1.0; N];
        parts[..PARTS].copy_from_slice(&of);
        Some(Judged { parts, same })
    }
}

/// The weights of the parts, by name, and the constant last.
pub fn weights(judged: &[Judged]) -> Vec<(String, f64)> {
    let names = NAMES
        .iter()
        .chain(&["constant"])
        .map(|name| name.to_string());
    names.zip(fitted(judged.iter())).collect()
}

/// Accuracy and F of "the same fact" at probability `least`, each third judged
/// by the weights of the other two.
pub fn cross_validated(judged: &[Judged], least: f64) -> (f64, f64) {
    let mut table = [[0.0; 2]; 2];
    for fold in 0..3 {
        let others = judged.iter().enumerate().filter(|(at, _)| at % 3 != fold);
        let weights = fitted(others.map(|(_, judged)| judged));
        for judged in judged.iter().skip(fold).step_by(3) {
            let said = probability(judged, &weights) >= least;
            table[usize::from(judged.same)][usize::from(said)] += 1.0;
        }
    }
    let [[tn, fp], [missed, tp]] = table;
    let all = judged.len().max(1) as f64;
    (
        (tn + tp) / all,
        2.0 * tp / (2.0 * tp + fp + missed).max(1.0),
    )
}

fn probability(judged: &Judged, weights: &[f64; N]) -> f64 {
    let log_odds: f64 = judged.parts.iter().zip(weights).map(|(x, w)| x * w).sum();
    1.0 / (1.0 + (-log_odds).exp())
}

fn fitted<'a>(judged: impl Iterator<Item = &'a Judged> + Clone) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        // The gradient in the last column beside the second derivatives.
        let mut system = [[0.0; N + 1]; N];
        for (at, row) in system.iter_mut().enumerate().take(PARTS) {
            row[at] = RIDGE;
            row[N] = -RIDGE * weights[at];
        }
        for judged in judged.clone() {
            let p = probability(judged, &weights);
            let residual = f64::from(u8::from(judged.same)) - p;
            for (x, row) in judged.parts.iter().zip(&mut system) {
                for (y, cell) in judged.parts.iter().zip(row.iter_mut()) {
                    *cell += p * (1.0 - p) * x * y;
                }
                row[N] += residual * x;
            }
        }
        for (weight, step) in weights.iter_mut().zip(solved(system)) {
            *weight += step;
        }
    }
    weights
}

/// The solution of linear equations (Gauss, with pivots); 0 for what they leave open.
fn solved(mut system: [[f64; N + 1]; N]) -> [f64; N] {
    for at in 0..N {
        let rows = (at..N).max_by(|x, y| system[*x][at].abs().total_cmp(&system[*y][at].abs()));
        system.swap(at, rows.unwrap_or(at));
        let pivot = system[at];
        if pivot[at].abs() < 1e-12 {
            continue;
        }
        for (row, equation) in system.iter_mut().enumerate() {
            let share = equation[at] / pivot[at];
            if row != at {
                for (cell, of_pivot) in equation.iter_mut().zip(pivot) {
                    *cell -= share * of_pivot;
                }
            }
        }
    }
    std::array::from_fn(|at| {
        let pivot = system[at][at];
        if pivot.abs() < 1e-12 {
            0.0
        } else {
            system[at][N] / pivot
        }
    })
}
