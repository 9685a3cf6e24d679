//! Naming: entries of one referent are rival names of one thing. How often each
//! group uses which, and how far the shares of two groups diverge.

use super::data::Data;
use super::jensen_shannon::{Variants, divergence};
use super::levels::Places;
use super::pair::Pair;
use super::{FEWEST_COUNTS, FEWEST_UNITS};
use crate::model::{ComparisonRow, Field, NamingRow, UnitOfMeasure, VoiceGroup};
use std::collections::BTreeMap;

/// The measure and family of its comparison rows.
pub const MEASURE: &str = "naming";

/// What all notes begin with: why there is no level and no interval.
const NOTE: &str = "divergence of shares";

/// Terms of each referent and voice, a pattern that two lexicons list once.
pub type Referents<'a> = BTreeMap<(&'a str, VoiceGroup), BTreeMap<&'a str, usize>>;

/// The referents of a corpus, each with its variants.
pub fn referents<'a>(data: &'a Data<'_>) -> Referents<'a> {
    let mut referents = Referents::new();
    for (index, term) in data.terms.iter().enumerate() {
        if !term.name.referent.is_empty() {
            let key = (term.name.referent.as_str(), term.key.2);
            let variants = referents.entry(key).or_default();
            variants.entry(&term.name.term).or_insert(index);
        }
    }
    referents
}

/// Rows of naming: by referent, variant, group and voice. A group that names
/// the thing has a row for every variant that any group uses.
pub fn rows(data: &Data<'_>, order: &[usize]) -> Vec<NamingRow> {
    let articles = &data.levels.articles;
    let groups = order
        .iter()
        .map(|group| (*group, articles.of_group(*group)));
    let groups: Vec<(usize, Places)> = groups
        .map(|(group, units)| (group, Places::new(articles, &units)))
        .collect();
    let mut rows = Vec::new();
    for ((referent, voice), variants) in referents(data) {
        for (group, places) in &groups {
            let counts = |term: &usize| places.sparse(&articles.terms[*term]);
            let counts: Vec<_> = variants.values().map(counts).collect();
            let all: f64 = counts.iter().flatten().map(|(_, n)| n).sum();
            let base = variants
                .values()
                .next()
                .map(|term| data.terms[*term].base());
            let base = base.map_or(0.0, |key| {
                places
                    .sparse(articles.base(&key))
                    .iter()
                    .map(|(_, m)| m)
                    .sum()
            });
            for (variant, counts) in variants.keys().zip(&counts) {
                let count: f64 = counts.iter().map(|(_, n)| n).sum();
                rows.push(NamingRow {
                    referent: referent.to_string(),
                    variant: (*variant).to_string(),
                    outlet: data.corpus.groups.list[*group].clone(),
                    count: count as u64,
                    articles: counts.len(),
                    share: (all > 0.0).then(|| count / all),
                    value: (base > 0.0).then(|| 1000.0 * count / base),
                    voice,
                });
            }
        }
    }
    rows.sort_by(|a, b| {
        let key = |row: &NamingRow| (row.referent.clone(), row.variant.clone());
        key(a)
            .cmp(&key(b))
            .then_with(|| a.outlet.cmp(&b.outlet))
            .then(a.voice.cmp(&b.voice))
    });
    rows
}

/// A comparison row with what is still to be tested.
pub struct Named {
    /// The row; p and q are still empty.
    pub row: ComparisonRow,
    /// Counts of the variants, by place of the pair's units.
    pub variants: Variants,
    /// Whether there is enough evidence for a test.
    pub testable: bool,
}

/// One row for each referent and voice that either group of a pair names.
pub fn comparison(pair: &Pair<'_>, referents: &Referents<'_>) -> Vec<Named> {
    let rows = referents.iter();
    rows.filter_map(|(key, variants)| named(pair, *key, variants))
        .collect()
}

fn named(
    pair: &Pair<'_>,
    (referent, voice): (&str, VoiceGroup),
    terms: &BTreeMap<&str, usize>,
) -> Option<Named> {
    let level = pair.data.levels.units();
    let variant = |term: &usize| pair.places.sparse(&level.terms[*term]);
    let variants: Variants = terms
        .values()
        .map(variant)
        .filter(|v| !v.is_empty())
        .collect();
    if variants.is_empty() {
        return None;
    }
    let is_of = |place: usize, group: usize| level.units[pair.units[place] as usize].group == group;
    let sums = |group: usize| -> Vec<f64> {
        let sum = |variant: &Vec<(usize, f64)>| {
            let mine = variant.iter().filter(|(place, _)| is_of(*place, group));
            mine.map(|(_, n)| n).sum()
        };
        variants.iter().map(sum).collect()
    };
    let [clusters_a, clusters_b] = [pair.a, pair.b].map(|group| {
        let mut places: Vec<usize> = variants.iter().flatten().map(|(place, _)| *place).collect();
        places.retain(|place| is_of(*place, group));
        places.sort_unstable();
        places.dedup();
        places.len()
    });
    let testable = clusters_a.min(clusters_b) >= FEWEST_UNITS
        && clusters_a + clusters_b >= FEWEST_COUNTS
        && variants.len() > 1;
    let difference = divergence(&sums(pair.a), &sums(pair.b));
    let note = match difference {
        None if clusters_a == 0 => "; too few; no mention in a",
        None => "; too few; no mention in b",
        Some(_) if variants.len() < 2 => "; too few; one name only",
        Some(_) if !testable => "; too few",
        Some(_) => "",
    };
    let (outlet_a, outlet_b) = pair.names();
    Some(Named {
        row: ComparisonRow {
            outlet_a,
            outlet_b,
            measure: MEASURE.to_string(),
            category: referent.to_string(),
            voice: Some(voice),
            field: Some(Field::Text),
            unit: Some(UnitOfMeasure::Bits),
            n_a: Some(articles(pair, pair.a, terms)),
            n_b: Some(articles(pair, pair.b, terms)),
            clusters_a: Some(clusters_a),
            clusters_b: Some(clusters_b),
            difference,
            family: MEASURE.to_string(),
            note: format!("{NOTE}{note}"),
            wire: pair.data.settings.wire.name(),
            ..ComparisonRow::default()
        },
        variants,
        testable,
    })
}

/// Articles of a group that have any of these terms.
fn articles(pair: &Pair<'_>, group: usize, terms: &BTreeMap<&str, usize>) -> usize {
    let level = &pair.data.levels.articles;
    let counts = terms.values().flat_map(|term| &level.terms[*term]);
    let mine = counts.filter(|(article, _)| level.units[*article as usize].group == group);
    let mut mine: Vec<u32> = mine.map(|(article, _)| *article).collect();
    mine.sort_unstable();
    mine.dedup();
    mine.len()
}
