//! Words that lower how sure a sentence is, for swaps: a short list that does
//! not depend on which lexicons are in use. The lexicon `hedges` is wider and
//! counts also what is no more than a manner of speaking.

use crate::event::Unit;

/// Hedges of one word.
const WORDS: &[&str] = &[
    "reportedly",
    "allegedly",
    "alleged",
    "apparently",
    "apparent",
    "possibly",
    "possible",
    "probably",
    "probable",
    "likely",
    "perhaps",
    "maybe",
    "may",
    "might",
    "suspected",
    "purportedly",
    "purported",
    "supposedly",
    "supposed",
    "presumably",
    "presumed",
    "seemingly",
    "ostensibly",
    "conceivably",
    "unconfirmed",
    "potentially",
];
/// Verbs and participles that hedge where "to" follows.
const BEFORE_TO: &[&str] = &[
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "believed",
    "thought",
    "rumoured",
    "rumored",
    "understood",
    "reported",
    "said",
    "alleged",
];
const MONTH: &str = "may";

/// How many units from `at` on are a hedge; 0 where none begins there.
pub fn at(units: &[Unit], at: usize) -> usize {
    let word = units[at].word.as_str();
    let next = units.get(at + 1);
    if next.is_some_and(|next| next.word == "to") && BEFORE_TO.contains(&word) {
        return 2;
    }
    let is_month = word == MONTH && units[at].capital;
    usize::from(WORDS.contains(&word) && !is_month)
}
