//! Notes of comparison rows: why cells are empty, and what to beware of.

use super::jackknife::{FEWEST, Jackknife};
use super::sign_flip;
use super::{FEWEST_UNITS, within};
use crate::model::ComparisonRow;

/// Adds that so few events differ that signs could not be flipped.
pub fn of_flips(row: &mut ComparisonRow, testable: bool) {
    let enough = row.shared_events.is_some_and(|n| n >= sign_flip::FEWEST);
    if testable && enough && row.within_p.is_none() {
        push(&mut row.note, "too few events differ");
    }
}

/// Adds a note to others.
pub fn push(notes: &mut String, note: &str) {
    if !notes.is_empty() {
        notes.push_str("; ");
    }
    notes.push_str(note);
}

/// Beyond this ratio of units the note says `unbalanced`.
const UNBALANCED: f64 = 3.0;
/// Beyond this ratio of variances times units it says `unequal dispersion`.
const DISPERSION: f64 = 4.0;

/// What notes need beside the row.
#[derive(Debug, Default)]
pub struct Facts<'a> {
    /// Whether there is enough evidence for a test.
    pub testable: bool,
    /// What the base is of.
    pub counted: &'a str,
    /// Whether any article of either group has an event.
    pub has_events: bool,
    /// Whether one unit of several has a side's whole base.
    pub one_holds_all: bool,
    /// Whether spans of several terms make the influence of one unknowable.
    pub terms_overlap: bool,
}

/// The notes of a row whose statistics are there, but for those of tests.
pub fn of(row: &ComparisonRow, facts: &Facts<'_>, sides: &[Option<Jackknife>; 2]) -> String {
    let mut notes: Vec<String> = Vec::new();
    if !facts.testable {
        notes.push("too few".to_string());
    }
    match sides {
        [Some(a), Some(b)] => notes.extend(of_difference(row, facts, a, b)),
        [a, b] => {
            let missing = match (a, b) {
                (None, None) => "either",
                (None, _) => "a",
                _ => "b",
            };
            notes.push(format!("no {} to count in {missing}", facts.counted));
        }
    }
    notes.extend(of_events(row, facts).map(String::from));
    if facts.terms_overlap {
        notes.push("terms of several categories overlap".to_string());
    }
    notes.join("; ")
}

fn of_difference(
    row: &ComparisonRow,
    facts: &Facts<'_>,
    a: &Jackknife,
    b: &Jackknife,
) -> Vec<String> {
    let mut notes = Vec::new();
    if row.ratio.is_none() {
        notes.push(match (a.rate > 0.0, b.rate > 0.0) {
            _ if a.rate < 0.0 || b.rate < 0.0 => "no ratio of values below 0",
            (false, false) => "no count in either",
            (false, true) => "no count in a",
            _ => "no count in b",
        });
    }
    if row.ci_low.is_none() {
        notes.push(match () {
            () if a.n < FEWEST || b.n < FEWEST => "no interval below three articles",
            () if facts.one_holds_all => "one article holds all words of a side",
            () => "no variation",
        });
    }
    // Where one article has nearly all the words, ratios go beyond all bounds.
    if row.ci_low.is_some() && row.ratio.is_some() && row.ratio_low.is_none() {
        notes.push("ratio interval too wide");
    }
    if row.ci_low.is_some() && row.ratio.is_some() && row.detectable_ratio.is_none() {
        notes.push("detectable ratio too large");
    }
    let (small, large) = (a.n.min(b.n) as f64, a.n.max(b.n) as f64);
    if large > UNBALANCED * small {
        notes.push("unbalanced");
    }
    if let (Some(va), Some(vb)) = (a.variance, b.variance)
        && va > 0.0
        && vb > 0.0
        && a.n >= FEWEST_UNITS
        && b.n >= FEWEST_UNITS
    {
        let (va, vb) = (va * a.n as f64, vb * b.n as f64);
        if va.max(vb) / va.min(vb) * large / small > DISPERSION {
            notes.push("unequal dispersion");
        }
    }
    notes.into_iter().map(String::from).collect()
}

fn of_events(row: &ComparisonRow, facts: &Facts<'_>) -> Option<&'static str> {
    match row.shared_events {
        _ if !facts.has_events => Some("no events"),
        None | Some(0) => Some("no shared events"),
        Some(n) if n < sign_flip::FEWEST => Some("too few shared events"),
        Some(n) if n >= within::FEWEST && row.within_low.is_none() => {
            Some("no variation within events")
        }
        Some(_) => None,
    }
}
