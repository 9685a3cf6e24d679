//! `parallax explain` for a pair of sentences: both of them, the parts that its
//! score is made of with what each weighs, and where the words part.

use super::Failure;
use crate::align::{MEDIUM, SAME, place_weights, wording_weights};
use crate::write::{Stored, StoredRow};
use std::fmt::Write as _;
use std::path::Path;

/// The page of a row of pairs.
pub fn pair(report: &Stored, _: &Path, row: &StoredRow) -> Result<String, Failure> {
    let id = row.text("pair_id");
    let mut page = format!("pair {id}\n\n");
    for side in ["a", "b"] {
        let cell = |name: &str| row.text(&format!("{name}_{side}")).to_string();
        let place = format!("{}, sentence {}", cell("field"), cell("sentence"));
        let _ = writeln!(page, "  {side}  {}", clean(&cell("text")));
        let from = [cell("outlet"), cell("article"), place];
        let _ = writeln!(page, "     ({})\n", clean(&from.join("; ")));
    }
    let _ = writeln!(page, "event       {}", clean(row.text("event")));
    let _ = writeln!(page, "relation    {}", row.text("relation"));
    let _ = writeln!(page, "score       {}", row.text("score"));
    parts(&mut page, row);
    let swaps = report.rows("swaps", &[("pair_id", id)])?;
    if swaps.is_empty() {
        page.push_str("\nswaps       none\n");
    } else {
        page.push_str("\nswaps\n");
    }
    for swap in swaps {
        let [kind, a, b] = ["kind", "phrase_a", "phrase_b"].map(|name| clean(swap.text(name)));
        let _ = writeln!(page, "  {kind:<20}{} | {}", dash(&a), dash(&b));
    }
    Ok(page)
}

/// How the score came about.
fn parts(page: &mut String, row: &StoredRow) {
    let value = |name: &str| row.text(name).parse::<f64>().unwrap_or(0.0);
    let mut sum_of = |weights: Vec<(&'static str, f64)>, constant: f64| -> f64 {
        let mut sum = constant;
        for (name, weight) in weights {
            let share = weight * value(name);
            sum += share;
            let _ = writeln!(
                page,
                "  {name:<10}{:<10} × {weight:>6.3} = {share:>6.3}",
                row.text(name)
            );
        }
        sum
    };
    let (weights, constant) = wording_weights();
    let wording = sum_of(weights.collect(), constant);
    let place = sum_of(place_weights().collect(), 0.0);
    let probability = |x: f64| 1.0 / (1.0 + (-x).exp());
    let _ = writeln!(
        page,
        "the first eight parts and {constant} give {wording:.3} for the wording, which is {:.3} of 1; from {SAME} on \
         two sentences tell the same fact, unless they conflict",
        probability(wording)
    );
    let _ = writeln!(
        page,
        "the last five give {place:.3} for the place, which is {:.3} of 1 (0.5 at {MEDIUM}); the score is \
         the larger of the two, and 1 where the words are the same",
        probability(place - MEDIUM)
    );
}

fn dash(phrase: &str) -> &str {
    if phrase.is_empty() { "–" } else { phrase }
}

/// Text of an article could hold what a terminal takes for a command.
fn clean(text: &str) -> String {
    let clean = text.replace(|c: char| c.is_whitespace() || c.is_control(), " ");
    clean.trim().to_string()
}
