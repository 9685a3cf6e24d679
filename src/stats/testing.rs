//! The tests of one pair of groups: rates, terms and namings, all on one set of
//! arrangements, and the sign flips of shared events.

use super::comparison::Compared;
use super::jensen_shannon::{Divergences, Variants};
use super::naming::Named;
use super::notes;
use super::pair::Pair;
use super::permutation::{Bases, Rates, Row};
use super::sign_flip::sign_flips;
use super::terms::Ranked;
use std::collections::BTreeMap;

/// Fills p, and what else comes from the arrangements, in all that is testable.
pub fn test(pair: &Pair<'_>, rows: &mut [Compared], terms: &mut [Ranked], naming: &mut [Named]) {
    flip(pair, rows);
    let level = pair.data.levels.units();
    let mut bases = Bases::default();
    let base = |bases: &mut Bases, key| bases.number(key, || pair.base(&key));
    let mut jobs: Vec<Row> = Vec::new();
    let mut families: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.testable) {
        families
            .entry(row.row.family.clone())
            .or_default()
            .push(index);
    }
    let order: Vec<usize> = families.values().flatten().copied().collect();
    let family_of = families
        .values()
        .zip(0..)
        .flat_map(|(rows, at)| vec![at; rows.len()]);
    for (index, family) in order.iter().zip(family_of) {
        jobs.push(Row {
            base: base(&mut bases, pair.data.keys[*index].1),
            counts: pair.places.sparse(&level.rows[*index]),
            family,
        });
    }
    let tested: Vec<usize> = (0..terms.len()).filter(|at| terms[*at].testable).collect();
    for (nth, at) in tested.iter().enumerate() {
        let term = terms[*at].term;
        jobs.push(Row {
            base: base(&mut bases, pair.data.terms[term].base()),
            counts: pair.places.sparse(&level.terms[term]),
            family: families.len() + nth,
        });
    }
    let named: Vec<usize> = (0..naming.len())
        .filter(|at| naming[*at].testable)
        .collect();
    let things: Vec<Variants> = named
        .iter()
        .map(|at| naming[*at].variants.clone())
        .collect();

    let observed = pair.arrangements.observed(&pair.drawn);
    let rates = Rates::new(&bases.list, &jobs, &observed);
    let divergences = Divergences::new(&things, &observed);
    let reached = pair
        .arrangements
        .tally(2 * jobs.len() + things.len(), |block| {
            let mut reached = rates.reached(block);
            reached.extend(divergences.reached(block));
            reached
        });
    let p: Vec<f64> = reached
        .into_iter()
        .map(|n| pair.arrangements.p(n))
        .collect();
    for (at, index) in order.iter().enumerate() {
        let row = &mut rows[*index].row;
        row.p = Some(p[at]);
        row.p_max_t = Some(p[jobs.len() + at]);
        row.test = pair.arrangements.test("permutation");
    }
    for (at, term) in tested.iter().enumerate() {
        terms[*term].row.p = Some(p[order.len() + at]);
    }
    for (at, thing) in named.iter().enumerate() {
        let row = &mut naming[*thing].row;
        row.p = Some(p[2 * jobs.len() + at]);
        row.test = pair.arrangements.test("permutation");
    }
}

/// Fills `within_p`.
fn flip(pair: &Pair<'_>, rows: &mut [Compared]) {
    let flips: Vec<Vec<f64>> = rows
        .iter_mut()
        .map(|row| std::mem::take(&mut row.flips))
        .collect();
    let p = sign_flips(&flips, pair.data.settings.resamples, pair.signs);
    for (row, p) in rows.iter_mut().zip(p) {
        row.row.within_p = p;
        notes::of_flips(&mut row.row, row.testable);
    }
}
