//! Levels: one row a group, measure, category, voice and field.

use super::data::Data;
use super::describe::{mean, quantile, sd};
use super::jackknife::{FEWEST, Jackknife, jackknife, rate_interval};
use super::levels::{Level, Places};
use crate::model::SummaryRow;
use rayon::prelude::*;

/// All rows, by group, then measure, category, voice and field.
pub fn summary(data: &Data<'_>, order: &[usize]) -> Vec<SummaryRow> {
    let levels = [&data.levels.articles, data.levels.units()];
    let of_group = |group: &usize| {
        let places = levels.map(|level| places(level, *group));
        let rows = (0..data.keys.len()).into_par_iter();
        rows.map(|index| row(data, *group, &places, index))
            .collect::<Vec<_>>()
    };
    order.iter().flat_map(of_group).collect()
}

fn places(level: &Level, group: usize) -> Places {
    Places::new(level, &level.of_group(group))
}

fn row(data: &Data<'_>, group: usize, places: &[Places; 2], index: usize) -> SummaryRow {
    let (key, base) = &data.keys[index];
    let measure = &data.corpus.measures[key.measure];
    let factor = measure.unit.factor();
    let sample =
        |places: &Places, level: &Level| places.sample(&level.rows[index], level.base(base));
    let articles = sample(&places[0], &data.levels.articles);
    let units = sample(&places[1], data.levels.units());
    let with_base = articles.iter().filter(|(_, m)| *m > 0.0);
    let mut values: Vec<f64> = with_base.map(|(x, m)| factor * x / m).collect();
    let mean = mean(&values);
    let sd = sd(&values);
    values.sort_by(f64::total_cmp);
    let found = jackknife(&units);
    let interval = found
        .as_ref()
        .and_then(|j| rate_interval(j, data.settings.alpha));
    SummaryRow {
        outlet: data.corpus.groups.list[group].clone(),
        measure: measure.name.clone(),
        category: key.category.clone(),
        voice: key.voice,
        field: key.field,
        unit: measure.unit,
        articles: values.len(),
        clusters: found.map_or(0, |j| j.n),
        base: units.iter().map(|(_, m)| m).sum(),
        count: units.iter().map(|(x, _)| x).sum(),
        value: found.map(|j| factor * j.rate),
        mean,
        sd,
        median: quantile(&values, 0.5),
        q1: quantile(&values, 0.25),
        q3: quantile(&values, 0.75),
        min: values.first().copied(),
        max: values.last().copied(),
        ci_low: interval.map(|(low, _)| factor * low),
        ci_high: interval.map(|(_, high)| factor * high),
        note: note(found.as_ref(), interval.is_some(), measure.base.name()),
        wire: data.settings.wire.name(),
    }
}

fn note(found: Option<&Jackknife>, has_interval: bool, counted: &str) -> String {
    match found {
        None => format!("no {counted} to count in"),
        Some(j) if j.n < FEWEST => "too few articles for an interval".to_string(),
        Some(j) if j.variance.is_none() => format!("one article holds all {counted}"),
        Some(_) if !has_interval => "no variation".to_string(),
        Some(_) => String::new(),
    }
}
