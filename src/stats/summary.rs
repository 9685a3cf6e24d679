//! Levels: one row an outlet, measure, category, voice and field.

use super::StatSettings;
use super::corpus::{Corpus, sample};
use super::describe::{mean, quantile, sd};
use super::jackknife::{FEWEST, jackknife, rate_interval};
use crate::model::SummaryRow;

/// All rows, by outlet, then measure, category, voice and field.
pub fn summary(corpus: &Corpus, members: &[Vec<u32>], settings: &StatSettings) -> Vec<SummaryRow> {
    let mut order: Vec<usize> = (0..corpus.groups.len()).collect();
    order.sort_by(|a, b| corpus.groups[*a].cmp(&corpus.groups[*b]));
    let mut rows = Vec::with_capacity(order.len() * corpus.rows.len());
    for group in order {
        for (key, counts) in &corpus.rows {
            let base = corpus.base(&corpus.base_key(key));
            let sample = sample(&members[group], counts, base);
            let measure = &corpus.measures[key.measure];
            let factor = measure.unit.factor();
            let mut values: Vec<f64> = sample
                .iter()
                .filter(|(_, m)| *m > 0.0)
                .map(|(x, m)| factor * x / m)
                .collect();
            values.sort_by(f64::total_cmp);
            let found = jackknife(&sample);
            let interval = found
                .as_ref()
                .and_then(|j| rate_interval(j, settings.alpha));
            let counted = measure.base.name();
            let note = match &found {
                None => format!("no {counted} to count in"),
                Some(j) if j.n < FEWEST => "too few articles for an interval".to_string(),
                Some(j) if j.variance.is_none() => format!("one article holds all {counted}"),
                Some(_) if interval.is_none() => "no variation".to_string(),
                Some(_) => String::new(),
            };
            rows.push(SummaryRow {
                outlet: corpus.groups[group].clone(),
                measure: measure.name.clone(),
                category: key.category.clone(),
                voice: key.voice,
                field: key.field,
                unit: measure.unit,
                articles: values.len(),
                clusters: values.len(),
                base: sample.iter().map(|(_, m)| m).sum(),
                count: sample.iter().map(|(x, _)| x).sum(),
                value: found.map(|j| factor * j.rate),
                mean: mean(&values),
                sd: sd(&values),
                median: quantile(&values, 0.5),
                q1: quantile(&values, 0.25),
                q3: quantile(&values, 0.75),
                min: values.first().copied(),
                max: values.last().copied(),
                ci_low: interval.map(|(low, _)| factor * low),
                ci_high: interval.map(|(_, high)| factor * high),
                note,
            });
        }
    }
    rows
}
