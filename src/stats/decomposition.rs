//! Where differences come from: rows of decomposition, of the text alone, for
//! pairs of groups that have events.

use super::comparison::shared;
use super::pair::Pair;
use super::split::split;
use crate::model::{DecompositionRow, Field};

/// Rows of a pair, in the order of the corpus; none where no article has an event.
pub fn rows(pair: &Pair<'_>) -> Vec<DecompositionRow> {
    if pair.events.is_empty() {
        return Vec::new();
    }
    let keys = pair.data.keys.iter().enumerate();
    let in_text = keys.filter(|(_, (key, _))| key.field == Field::Text);
    in_text.map(|(index, _)| row(pair, index)).collect()
}

fn row(pair: &Pair<'_>, index: usize) -> DecompositionRow {
    let data = pair.data;
    let (key, base) = &data.keys[index];
    let measure = &data.corpus.measures[key.measure];
    let factor = measure.unit.factor();
    let samples = pair.samples(data.counts(index), base);
    let difference = samples.total().difference();
    let shared = shared(&samples.events);
    let parts = difference.and_then(|difference| split(difference, &shared));
    let (outlet_a, outlet_b) = pair.names();
    let note = match (difference, &parts) {
        (None, _) => format!("no {} to count in one of the two", measure.base.name()),
        (_, None) => "no shared events".to_string(),
        _ => String::new(),
    };
    DecompositionRow {
        outlet_a,
        outlet_b,
        measure: measure.name.clone(),
        category: key.category.clone(),
        voice: key.voice,
        difference: difference.map(|d| factor * d),
        within: parts.map(|p| factor * p.within),
        mix: parts.map(|p| factor * p.mix),
        unshared: parts.map(|p| factor * p.unshared),
        shared_events: shared.len(),
        note,
    }
}
