//! Where differences come from: rows of decomposition, of the text alone, for
//! pairs of groups that have events.

use super::comparison::shared;
use super::pair::{Pair, Samples};
use super::split::split;
use crate::model::{DecompositionRow, Field};

/// The row of a pair for one row of the corpus; none of titles, and none where
/// no article has an event.
pub fn row(pair: &Pair<'_>, index: usize, samples: &Samples) -> Option<DecompositionRow> {
    let (key, _) = &pair.data.keys[index];
    if pair.events.is_empty() || key.field != Field::Text {
        return None;
    }
    let measure = &pair.data.corpus.measures[key.measure];
    let factor = measure.unit.factor();
    let difference = samples.total().difference();
    let shared = shared(&samples.events);
    let parts = difference.and_then(|difference| split(difference, &shared));
    let (outlet_a, outlet_b) = pair.names();
    let note = match (difference, &parts) {
        (None, _) => format!("no {} to count in one of the two", measure.base.name()),
        (_, None) => "no shared events".to_string(),
        _ => String::new(),
    };
    Some(DecompositionRow {
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
        wire: pair.data.settings.wire.name(),
    })
}
