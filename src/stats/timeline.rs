//! Levels by period, for pictures over time: a description without tests.

use super::data::Data;
use super::levels::Places;
use crate::model::TimelineRow;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// How time is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// ISO 8601 weeks, `2024-W10`.
    Week,
    /// `2024-03`.
    Month,
    /// `2024`.
    Year,
}

impl Period {
    /// All, by name.
    pub const ALL: [(&'static str, Period); 3] = [
        ("week", Period::Week),
        ("month", Period::Month),
        ("year", Period::Year),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Period::ALL[self as usize].0
    }

    /// The period that a date is in; `None` where the date is none.
    pub fn of(self, date: &str) -> Option<String> {
        let day = NaiveDate::parse_from_str(date.get(..10)?, "%Y-%m-%d").ok()?;
        Some(match self {
            Period::Week => {
                let week = day.iso_week();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Period::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Period::Year => format!("{:04}", day.year()),
        })
    }
}

/// Rows by group, period, measure, category, voice and field; articles without
/// a date are in none.
pub fn rows(data: &Data<'_>, order: &[usize], period: Period) -> Vec<TimelineRow> {
    let articles = &data.levels.articles;
    let mut dates = BTreeMap::new();
    for article in &data.corpus.articles {
        dates.insert(article.id.as_str(), article.date.as_str());
    }
    let mut rows = Vec::new();
    for group in order {
        let mut periods: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for unit in articles.of_group(*group) {
            let date = dates[articles.units[unit as usize].label.as_str()];
            if let Some(period) = period.of(date) {
                periods.entry(period).or_default().push(unit);
            }
        }
        for (period, units) in periods {
            let places = Places::new(articles, &units);
            let of_period =
                (0..data.keys.len()).map(|index| row(data, *group, &period, &places, index));
            rows.extend(of_period);
        }
    }
    rows
}

fn row(data: &Data<'_>, group: usize, period: &str, places: &Places, index: usize) -> TimelineRow {
    let (key, base) = &data.keys[index];
    let articles = &data.levels.articles;
    let measure = &data.corpus.measures[key.measure];
    let bases = places.sparse(articles.base(base));
    let sum = |values: &[(usize, f64)]| values.iter().map(|(_, value)| value).sum::<f64>();
    let (count, base) = (sum(&places.sparse(&articles.rows[index])), sum(&bases));
    TimelineRow {
        outlet: data.corpus.groups.list[group].clone(),
        period: period.to_string(),
        measure: measure.name.clone(),
        category: key.category.clone(),
        voice: key.voice,
        field: key.field,
        articles: bases.len(),
        count,
        base,
        value: (base > 0.0).then(|| measure.unit.factor() * count / base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_dates() {
        let all = |date| Period::ALL.map(|(_, period)| period.of(date).unwrap_or_default());
        assert_eq!(all("2024-03-04"), ["2024-W10", "2024-03", "2024"]);
        // The last days of 2024 are of the first week of 2025.
        assert_eq!(all("2024-12-30T10:00:00Z"), ["2025-W01", "2024-12", "2024"]);
        for none in ["", "2024-02-30", "spring 2024", "04/05/2024", "2024-3-4"] {
            assert_eq!(all(none), ["", "", ""], "{none}");
        }
    }
}
