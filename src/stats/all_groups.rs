//! Three groups or more at once: comparison rows whose outlets are `*` and `*`.
//! They come first: where they show nothing, pairs are not searched for more.

use super::arrangements::{stream_key, test_name};
use super::comparison::{with_base, with_count};
use super::data::Data;
use super::levels::{Places, Sample};
use super::omnibus::Groups;
use super::permutation::{Bases, Row};
use super::{FEWEST_COUNTS, FEWEST_UNITS};
use crate::model::ComparisonRow;

/// What their families begin with, before that of the measure.
pub const FAMILY: &str = "omnibus:";
/// What stands in place of both outlets.
pub const ALL_OUTLETS: &str = "*";
/// What all notes begin with: why there is no level and no difference.
const NOTE: &str = "all outlets at once";
/// Fewest groups.
const FEWEST_GROUPS: usize = 3;

/// One row for each measure, category, voice and field; none below three groups.
pub fn rows(data: &Data<'_>, order: &[usize]) -> Vec<ComparisonRow> {
    if order.len() < FEWEST_GROUPS {
        return Vec::new();
    }
    let level = data.levels.units();
    let units: Vec<u32> = (0..level.units.len() as u32).collect();
    let places = Places::new(level, &units);
    let mut rows = Vec::with_capacity(data.keys.len());
    let mut bases = Bases::default();
    let (mut jobs, mut tested) = (Vec::new(), Vec::new());
    for (index, (_, base)) in data.keys.iter().enumerate() {
        let sample = places.sample(&level.rows[index], level.base(base));
        let groups = large_groups(data, &sample);
        if groups >= FEWEST_GROUPS && with_count(&sample) >= FEWEST_COUNTS {
            let number = bases.number(*base, || places.dense(level.base(base)));
            jobs.push(Row {
                base: number,
                counts: places.sparse(&level.rows[index]),
                family: 0,
            });
            tested.push(index);
        }
        rows.push(row(data, index, &sample, groups));
    }
    let mut names: Vec<&str> = data.corpus.groups.list.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.insert(0, ALL_OUTLETS);
    let groups = Groups {
        of: level.units.iter().map(|unit| unit.group).collect(),
        count: order.len(),
        resamples: data.settings.resamples,
        key: stream_key(data.settings.seed, &names),
    };
    for (index, p) in tested.into_iter().zip(groups.p_values(&bases.list, &jobs)) {
        rows[index].p = Some(p);
        rows[index].test = test_name("omnibus", groups.resamples, false);
        rows[index].note = NOTE.to_string();
    }
    rows
}

fn row(data: &Data<'_>, index: usize, sample: &Sample, groups: usize) -> ComparisonRow {
    let (key, base) = &data.keys[index];
    let measure = &data.corpus.measures[key.measure];
    let articles = data.levels.articles.base(base).iter();
    let note = match groups {
        0..FEWEST_GROUPS => "; too few; fewer than three outlets with six articles",
        _ => "; too few",
    };
    ComparisonRow {
        outlet_a: ALL_OUTLETS.to_string(),
        outlet_b: ALL_OUTLETS.to_string(),
        measure: measure.name.clone(),
        category: key.category.clone(),
        voice: Some(key.voice),
        field: Some(key.field),
        unit: Some(measure.unit),
        n_a: Some(articles.filter(|(_, m)| *m > 0.0).count()),
        clusters_a: Some(with_base(sample)),
        family: format!("{FAMILY}{}", measure.family),
        note: format!("{NOTE}{note}"),
        wire: data.settings.wire.name(),
        ..ComparisonRow::default()
    }
}

/// Groups with enough units that have a base.
fn large_groups(data: &Data<'_>, sample: &Sample) -> usize {
    let mut units = vec![0; data.corpus.groups.list.len()];
    for (unit, (_, m)) in data.levels.units().units.iter().zip(sample) {
        units[unit.group] += usize::from(*m > 0.0);
    }
    units.into_iter().filter(|n| *n >= FEWEST_UNITS).count()
}
