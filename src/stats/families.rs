//! Which tests are corrected together: all categories, voices, fields and pairs
//! of one measure; the terms of a pair; naming; the tests of all groups at once.

use super::benjamini_hochberg::benjamini_hochberg;
use crate::model::{ComparisonRow, TermRow};
use std::collections::BTreeMap;

/// Fills q, the q of `within`, and the size of the family.
pub fn adjust(rows: &mut [ComparisonRow]) {
    let mut families: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        families.entry(row.family.clone()).or_default().push(index);
    }
    for family in families.values() {
        let tested = correct(rows, family, |row| row.p, |row, q| row.q = Some(q));
        correct(
            rows,
            family,
            |row| row.within_p,
            |row, q| row.within_q = Some(q),
        );
        for index in family {
            rows[*index].family_size = Some(tested);
        }
    }
}

/// Fills q of the terms of one pair.
pub fn adjust_terms(rows: &mut [TermRow]) {
    let family: Vec<usize> = (0..rows.len()).collect();
    correct(rows, &family, |row| row.p, |row, q| row.q = Some(q));
}

/// Corrects what is there in a family; answers how many tests that were.
fn correct<R>(
    rows: &mut [R],
    family: &[usize],
    p: impl Fn(&R) -> Option<f64>,
    set: impl Fn(&mut R, f64),
) -> usize {
    let tested: Vec<(usize, f64)> = family
        .iter()
        .filter_map(|index| Some((*index, p(&rows[*index])?)))
        .collect();
    let values: Vec<f64> = tested.iter().map(|(_, p)| *p).collect();
    for ((index, _), q) in tested.iter().zip(benjamini_hochberg(&values)) {
        set(&mut rows[*index], q);
    }
    tested.len()
}
