//! Categories whose precision nobody measured are said to be so in the notes of
//! their rows, and in those of `*` where a lexicon has no other, after all
//! figures are there.

use crate::lexicon::Lexicons;
use crate::model::Inference;
use std::collections::BTreeSet;

/// What the note says.
pub const NOT_VALIDATED: &str = "not validated";

/// Adds it to the notes of an inference.
pub fn mark(inference: &mut Inference, lexicons: &Lexicons) {
    let unmeasured = unmeasured(lexicons);
    let is_unmeasured = |lexicon: &str, category: &str| {
        let key = (lexicon.to_string(), category.to_string());
        unmeasured.contains(&key)
    };
    let of_measure = |measure: &str, category: &str| {
        let lexicon = measure.strip_prefix("terms:");
        lexicon.is_some_and(|lexicon| is_unmeasured(lexicon, category))
    };
    for row in &mut inference.comparison {
        if of_measure(&row.measure, &row.category) {
            add(&mut row.note);
        }
    }
    for row in &mut inference.summary {
        if of_measure(&row.measure, &row.category) {
            add(&mut row.note);
        }
    }
    for row in &mut inference.terms {
        if is_unmeasured(&row.lexicon, &row.category) {
            add(&mut row.note);
        }
    }
}

/// Lexicon and category of each that has no evidence, and `*` for a lexicon
/// of which no category has any.
fn unmeasured(lexicons: &Lexicons) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for lexicon in lexicons.list.iter().filter(|lexicon| lexicon.scored) {
        let without = lexicon.categories.iter().filter(|c| c.is_unmeasured());
        let without: Vec<&str> = without.map(|category| category.id.as_str()).collect();
        if without.len() == lexicon.categories.len() {
            found.insert((lexicon.id.clone(), "*".to_string()));
        }
        found.extend(
            without
                .into_iter()
                .map(|id| (lexicon.id.clone(), id.to_string())),
        );
    }
    found
}

fn add(note: &mut String) {
    if !note.is_empty() {
        note.push_str("; ");
    }
    note.push_str(NOT_VALIDATED);
}
