//! Differences between two groups: one row a measure, category, voice and field.

use super::cliffs_delta::cliffs_delta;
use super::data::Data;
use super::decomposition;
use super::describe::difference;
use super::detectable_ratio::detectable_ratio;
use super::influence::{Sides, most_influential};
use super::jackknife::{
    FEWEST, Jackknife, difference_interval, jackknife, log_variances, ratio_interval,
};
use super::notes::{self, Facts};
use super::pair::{Pair, Samples};
use super::within::{self, Shared};
use super::{FEWEST_COUNTS, FEWEST_UNITS};
use crate::model::{ComparisonRow, DecompositionRow};
use rayon::prelude::*;

/// A row with what is still to be tested.
pub struct Compared {
    /// The row; p, q and all that follows from them are still empty.
    pub row: ComparisonRow,
    /// Whether there is enough evidence for a test.
    pub testable: bool,
    /// For the sign-flip test, weight times difference by event of the pair.
    pub flips: Vec<f64>,
    /// Where the difference comes from; of the text, where there are events.
    pub decomposition: Option<DecompositionRow>,
}

/// All rows of a pair, in the order of the corpus.
pub fn rows(pair: &Pair<'_>) -> Vec<Compared> {
    let rows = 0..pair.data.keys.len();
    rows.into_par_iter().map(|index| row(pair, index)).collect()
}

fn row(pair: &Pair<'_>, index: usize) -> Compared {
    let data = pair.data;
    let (key, base) = &data.keys[index];
    let measure = &data.corpus.measures[key.measure];
    let factor = measure.unit.factor();
    let samples = pair.samples(data.counts(index), base);
    let (outlet_a, outlet_b) = pair.names();
    let sides = [jackknife(&samples.a), jackknife(&samples.b)];
    let testable = is_testable(&samples.a, &samples.b);
    let mut facts = Facts {
        testable,
        counted: measure.base.name(),
        has_events: !pair.events.is_empty(),
        ..Facts::default()
    };
    let mut row = ComparisonRow {
        outlet_a,
        outlet_b,
        measure: measure.name.clone(),
        category: key.category.clone(),
        voice: Some(key.voice),
        field: Some(key.field),
        unit: Some(measure.unit),
        n_a: Some(with_base(&samples.articles[0])),
        n_b: Some(with_base(&samples.articles[1])),
        clusters_a: Some(with_base(&samples.a)),
        clusters_b: Some(with_base(&samples.b)),
        cliffs_delta: cliffs_delta(&rates(&samples.articles[0]), &rates(&samples.articles[1])),
        family: measure.family.clone(),
        wire: data.settings.wire.name(),
        ..ComparisonRow::default()
    };
    differences(&mut row, &mut facts, &sides, data, factor);
    let flips = shared_events(&mut row, &mut facts, &samples, data, factor);
    influences(&mut row, &mut facts, pair, index, &samples, factor);
    row.note = notes::of(&row, &facts, &sides);
    Compared {
        row,
        testable,
        flips,
        decomposition: decomposition::row(pair, index, &samples),
    }
}

/// Levels, difference and ratio, with their intervals.
fn differences(
    row: &mut ComparisonRow,
    facts: &mut Facts<'_>,
    [a, b]: &[Option<Jackknife>; 2],
    data: &Data<'_>,
    factor: f64,
) {
    row.value_a = a.as_ref().map(|j| factor * j.rate);
    row.value_b = b.as_ref().map(|j| factor * j.rate);
    let Some((a, b)) = a.as_ref().zip(b.as_ref()) else {
        return;
    };
    let alpha = data.settings.alpha;
    row.difference = Some(factor * difference(a.rate, b.rate));
    if let Some((low, high)) = difference_interval(a, b, alpha) {
        row.ci_low = Some(factor * low);
        row.ci_high = Some(factor * high);
    }
    row.ratio = (a.rate > 0.0 && b.rate > 0.0).then(|| a.rate / b.rate);
    if let Some((low, high)) = ratio_interval(a, b, alpha) {
        row.ratio_low = Some(low);
        row.ratio_high = Some(high);
    }
    let enough = a.n >= FEWEST && b.n >= FEWEST;
    let logs = log_variances(a, b).filter(|_| enough);
    row.detectable_ratio = logs.and_then(|(a, b)| detectable_ratio(a, b));
    facts.one_holds_all = [a, b].iter().any(|j| j.n >= 2 && j.variance.is_none());
}

/// How the same events were worded. Answers weight times difference by event.
fn shared_events(
    row: &mut ComparisonRow,
    facts: &mut Facts<'_>,
    samples: &Samples,
    data: &Data<'_>,
    factor: f64,
) -> Vec<f64> {
    if !facts.has_events {
        return Vec::new();
    }
    let shared = shared(&samples.events);
    row.shared_events = Some(shared.len());
    row.within = within::within(&shared).map(|within| factor * within);
    if let Some((low, high)) = within::interval(&shared, data.settings.alpha) {
        row.within_low = Some(factor * low);
        row.within_high = Some(factor * high);
    }
    let product = |event: &Sides| {
        let shared = as_shared(event).filter(|_| facts.testable);
        shared.map_or(0.0, |shared| shared.weight() * shared.difference())
    };
    samples.events.iter().map(product).collect()
}

/// The events on which both sides have a base.
pub fn shared(events: &[Sides]) -> Vec<Shared> {
    events.iter().filter_map(as_shared).collect()
}

fn as_shared(event: &Sides) -> Option<Shared> {
    (event.a.1 > 0.0 && event.b.1 > 0.0).then_some(Shared {
        a: event.a,
        b: event.b,
    })
}

/// The unit, event and term that the difference hangs on most.
fn influences(
    row: &mut ComparisonRow,
    facts: &mut Facts<'_>,
    pair: &Pair<'_>,
    index: usize,
    samples: &Samples,
    factor: f64,
) {
    let all = samples.total();
    if let Some((at, without)) = most_influential(&all, samples.units.iter().copied()) {
        row.influential_article = pair.label(at).to_string();
        row.difference_without_article = Some(factor * without);
    }
    if let Some((at, without)) = most_influential(&all, samples.events.iter().copied()) {
        row.influential_event = pair.events[at].to_string();
        row.difference_without_event = Some(factor * without);
    }
    let terms = pair.data.terms_of(pair.data.keys[index].0);
    let counts: Vec<Sides> = terms
        .iter()
        .map(|term| counts_of_term(pair, *term))
        .collect();
    let (sum_a, sum_b) = counts
        .iter()
        .fold((0.0, 0.0), |(a, b), term| (a + term.a.0, b + term.b.0));
    // A span that is in two categories is counted once in the total: what is
    // left of it without one of its terms cannot be told.
    if (sum_a, sum_b) != (all.a.0, all.b.0) {
        facts.terms_overlap = !terms.is_empty();
        return;
    }
    if let Some((at, without)) = most_influential(&all, counts.into_iter()) {
        row.influential_term
            .clone_from(&pair.data.terms[terms[at]].name.term);
        row.difference_without_term = Some(factor * without);
    }
}

/// Occurrences of a term on both sides; leaving it out takes no words away.
fn counts_of_term(pair: &Pair<'_>, term: usize) -> Sides {
    let level = pair.data.levels.units();
    let mut sides = Sides::default();
    for (place, count) in pair.places.sparse(&level.terms[term]) {
        let group = level.units[pair.units[place] as usize].group;
        let side = if group == pair.a {
            &mut sides.a
        } else {
            &mut sides.b
        };
        side.0 += count;
    }
    sides
}

/// Whether there is enough evidence for a test.
pub fn is_testable(a: &[(f64, f64)], b: &[(f64, f64)]) -> bool {
    let counts = with_count(a) + with_count(b);
    with_base(a) >= FEWEST_UNITS && with_base(b) >= FEWEST_UNITS && counts >= FEWEST_COUNTS
}

/// How many have a base and a count in it.
pub fn with_count(sample: &[(f64, f64)]) -> usize {
    sample.iter().filter(|(x, m)| *x != 0.0 && *m > 0.0).count()
}

/// How many have a base.
pub fn with_base(sample: &[(f64, f64)]) -> usize {
    sample.iter().filter(|(_, m)| *m > 0.0).count()
}

fn rates(sample: &[(f64, f64)]) -> Vec<f64> {
    let with_base = sample.iter().filter(|(_, m)| *m > 0.0);
    with_base.map(|(x, m)| x / m).collect()
}
