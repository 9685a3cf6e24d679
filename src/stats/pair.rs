//! Two groups of a corpus, ready to be compared: their articles, units of
//! inference and events, and the arrangements that serve all that is tested.

use super::arrangements::{Arrangements, stream_key};
use super::corpus::{BaseKey, Sparse};
use super::data::Data;
use super::influence::Sides;
use super::levels::{Level, Places, Sample};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Two groups.
pub struct Pair<'a> {
    /// The corpus and how it is looked at.
    pub data: &'a Data<'a>,
    /// Index of the first group.
    pub a: usize,
    /// Index of the second.
    pub b: usize,
    /// The arrangements of units.
    pub arrangements: Arrangements,
    /// Places of the units of the side that is drawn.
    pub drawn: Vec<usize>,
    /// Key of the stream of signs.
    pub signs: [u8; 32],
    /// The units of both, by label.
    pub units: Vec<u32>,
    /// Places of these units.
    pub places: Places,
    /// Events that either has, by name.
    pub events: Vec<&'a str>,
    /// Whether each unit is of the first group.
    is_a: Vec<bool>,
    articles: [Places; 2],
    event_places: [Places; 2],
    bases: BTreeMap<BaseKey, Bases>,
}

/// A base by all that it is needed by.
#[derive(Clone)]
struct Bases {
    units: Vec<f64>,
    articles: [Vec<f64>; 2],
    events: [Vec<f64>; 2],
}

/// Counts and bases of one row.
pub struct Samples {
    /// By unit of inference of the first group.
    pub a: Sample,
    /// Of the second.
    pub b: Sample,
    /// By article of both groups.
    pub articles: [Sample; 2],
    /// By unit of both, in the order of [`Pair::units`].
    pub units: Vec<Sides>,
    /// By event, in the order of [`Pair::events`].
    pub events: Vec<Sides>,
}

impl<'a> Pair<'a> {
    /// Two groups, by index.
    pub fn new(data: &'a Data<'a>, a: usize, b: usize) -> Self {
        let (level, settings) = (data.levels.units(), data.settings);
        let of = |group| level.of_group(group);
        let (units_a, units_b) = (of(a), of(b));
        let mut units = [units_a.as_slice(), &units_b].concat();
        units.sort_unstable();
        let is_a: Vec<bool> = units
            .iter()
            .map(|u| level.units[*u as usize].group == a)
            .collect();
        // The same side is drawn whichever group comes first in the tables, so
        // that swapping their names changes no p: the smaller one, or that of
        // the first unit.
        let draws_a = match units_a.len().cmp(&units_b.len()) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Equal => is_a.first().copied().unwrap_or(true),
        };
        let drawn: Vec<usize> = (0..units.len()).filter(|at| is_a[*at] == draws_a).collect();
        let groups = &data.corpus.groups.list;
        let mut names = [groups[a].as_str(), groups[b].as_str()];
        names.sort_unstable();
        let (events, event_places) = events(&data.levels.events, [a, b]);
        let articles = &data.levels.articles;
        let mut pair = Pair {
            data,
            a,
            b,
            arrangements: Arrangements::new(
                units.len(),
                drawn.len(),
                settings.resamples,
                settings.seed,
                &names,
            ),
            drawn,
            signs: stream_key(settings.seed, &[names[0], names[1], "signs"]),
            places: Places::new(level, &units),
            units,
            events,
            is_a,
            articles: [a, b].map(|group| Places::new(articles, &articles.of_group(group))),
            event_places,
            bases: BTreeMap::new(),
        };
        let bases = data
            .corpus
            .bases
            .keys()
            .map(|key| (*key, pair.bases_of(key)));
        pair.bases = bases.collect();
        pair
    }

    fn bases_of(&self, key: &BaseKey) -> Bases {
        let levels = &self.data.levels;
        let articles = levels.articles.base(key);
        let events = levels.events.base(key);
        Bases {
            units: self.places.dense(levels.units().base(key)),
            articles: self
                .articles
                .each_ref()
                .map(|places| places.dense(articles)),
            events: self
                .event_places
                .each_ref()
                .map(|places| places.dense(events)),
        }
    }

    /// Names of the two groups.
    pub fn names(&self) -> (String, String) {
        let groups = &self.data.corpus.groups.list;
        (groups[self.a].clone(), groups[self.b].clone())
    }

    /// The label of a unit, by its place.
    pub fn label(&self, place: usize) -> &'a str {
        let unit = self.units[place] as usize;
        &self.data.levels.units().units[unit].label
    }

    /// A base by unit.
    pub fn base(&self, key: &BaseKey) -> Vec<f64> {
        self.bases(key).units.clone()
    }

    /// A base that no article has is 0 everywhere.
    fn bases(&self, key: &BaseKey) -> Cow<'_, Bases> {
        let made = self.bases.get(key).map(Cow::Borrowed);
        made.unwrap_or_else(|| Cow::Owned(self.bases_of(key)))
    }

    /// Counts of one row, by article, unit and event, with its base.
    pub fn samples(&self, [articles, units, events]: [&Sparse; 3], key: &BaseKey) -> Samples {
        let bases = self.bases(key);
        let counts = self.places.dense(units);
        let side = |(pair, is_a): ((f64, f64), &bool)| {
            let mut sides = Sides::default();
            *(if *is_a { &mut sides.a } else { &mut sides.b }) = pair;
            sides
        };
        let pairs = counts.into_iter().zip(bases.units.iter().copied());
        let units: Vec<Sides> = pairs.zip(&self.is_a).map(side).collect();
        let sample = |side: usize| -> Sample {
            let counts = self.articles[side].dense(articles);
            counts
                .into_iter()
                .zip(bases.articles[side].iter().copied())
                .collect()
        };
        let event = |side: usize| -> Sample {
            let counts = self.event_places[side].dense(events);
            counts
                .into_iter()
                .zip(bases.events[side].iter().copied())
                .collect()
        };
        let of = |side: bool| {
            units
                .iter()
                .zip(&self.is_a)
                .filter(move |(_, is_a)| **is_a == side)
        };
        Samples {
            a: of(true).map(|(unit, _)| unit.a).collect(),
            b: of(false).map(|(unit, _)| unit.b).collect(),
            articles: [0, 1].map(sample),
            events: event(0)
                .into_iter()
                .zip(event(1))
                .map(|(a, b)| Sides { a, b })
                .collect(),
            units,
        }
    }
}

impl Samples {
    /// Sums over the units of both sides.
    pub fn total(&self) -> Sides {
        let sum = |sample: &Sample| {
            sample
                .iter()
                .fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1))
        };
        Sides {
            a: sum(&self.a),
            b: sum(&self.b),
        }
    }
}

/// The events that either group has, by name, and the places of each group's.
fn events(level: &Level, groups: [usize; 2]) -> (Vec<&str>, [Places; 2]) {
    let units = groups.map(|group| level.of_group(group));
    let name = |unit: u32| level.units[unit as usize].label.as_str();
    let names: BTreeSet<&str> = units.iter().flatten().map(|unit| name(*unit)).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let places = units.map(|units| {
        let place = |unit: u32| names.binary_search(&name(unit)).unwrap_or(0);
        let units: Vec<(u32, usize)> = units.into_iter().map(|u| (u, place(u))).collect();
        Places::at(level, &units, names.len())
    });
    (names, places)
}
