//! Counts and bases summed by some unit: by article, by the unit of inference
//! (a cluster of near-duplicates, or all that a group has on one event), and by
//! event within a group. All later files take their samples from here.

use super::corpus::{BaseKey, Corpus, Sparse};
use super::{StatSettings, UnitOfInference};
use std::collections::BTreeMap;

/// Stands for "none" in lists of numbers.
const NONE: u32 = u32::MAX;

/// One unit of a level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Id of the article, smallest id of its articles, or name of the event.
    pub label: String,
    /// Index into the corpus's groups.
    pub group: usize,
}

/// A corpus summed by some unit.
#[derive(Debug, Default)]
pub struct Level {
    /// The units, by label, then by name of the group.
    pub units: Vec<Unit>,
    /// Counts, parallel to the corpus's rows.
    pub rows: Vec<Sparse>,
    /// Bases.
    pub bases: BTreeMap<BaseKey, Sparse>,
    /// Counts of single entries, parallel to the corpus's terms.
    pub terms: Vec<Sparse>,
}

/// The three levels.
#[derive(Debug)]
pub struct Levels {
    /// By article.
    pub articles: Level,
    /// By unit of inference, where it is not the article.
    merged: Option<Level>,
    /// By event and group.
    pub events: Level,
}

impl Levels {
    /// Sums a corpus.
    pub fn of(corpus: &Corpus, settings: &StatSettings) -> Levels {
        let order = corpus.by_id();
        let articles = corpus.articles.iter();
        let events = articles
            .clone()
            .map(|a| Some(&*corpus.events.list[a.event?]));
        let ids: Vec<Option<&str>> = articles.map(|a| Some(&*a.id)).collect();
        let units = unit_labels(corpus, &order, settings.unit);
        Levels {
            articles: Level::by(corpus, &order, &ids),
            merged: (units != ids).then(|| Level::by(corpus, &order, &units)),
            events: Level::by(corpus, &order, &events.collect::<Vec<_>>()),
        }
    }

    /// By the unit of inference.
    pub fn units(&self) -> &Level {
        self.merged.as_ref().unwrap_or(&self.articles)
    }
}

/// For each article the smallest id in its unit of inference.
fn unit_labels<'a>(
    corpus: &'a Corpus,
    order: &[usize],
    unit: UnitOfInference,
) -> Vec<Option<&'a str>> {
    // A cluster may have articles of several events, or only some with any: it
    // goes with the first.
    let mut event_of = BTreeMap::new();
    for article in order.iter().map(|at| &corpus.articles[*at]) {
        if let Some(event) = article.event.filter(|_| unit == UnitOfInference::Event) {
            event_of
                .entry((article.group, article.cluster))
                .or_insert(event);
        }
    }
    let key = |at: usize| {
        let article = &corpus.articles[at];
        match event_of.get(&(article.group, article.cluster)) {
            Some(event) => (article.group, 0, *event),
            None => (article.group, 1, article.cluster),
        }
    };
    let mut smallest = BTreeMap::new();
    for &at in order {
        smallest.entry(key(at)).or_insert(&*corpus.articles[at].id);
    }
    (0..order.len())
        .map(|at| smallest.get(&key(at)).copied())
        .collect()
}

impl Level {
    /// Sums by the label and group of each article; articles without a label
    /// are left out. Values are added in `order`.
    fn by(corpus: &Corpus, order: &[usize], labels: &[Option<&str>]) -> Level {
        let name = |group: usize| &*corpus.groups.list[group];
        let mut numbers = BTreeMap::new();
        for (article, label) in corpus.articles.iter().zip(labels) {
            if let Some(label) = label {
                numbers.insert((*label, name(article.group)), (article.group, NONE));
            }
        }
        let mut units = Vec::with_capacity(numbers.len());
        for ((label, _), (group, number)) in &mut numbers {
            *number = units.len() as u32;
            units.push(Unit {
                label: (*label).to_string(),
                group: *group,
            });
        }
        let unit_of = |(article, label): (&super::corpus::Member, &Option<&str>)| {
            label.map_or(NONE, |label| numbers[&(label, name(article.group))].1)
        };
        let of: Vec<u32> = corpus.articles.iter().zip(labels).map(unit_of).collect();
        let mut rank = vec![0; order.len()];
        for (place, &article) in order.iter().enumerate() {
            rank[article] = place as u32;
        }
        let sum = |values: &Sparse| summed(values, &of, &rank);
        Level {
            rows: corpus.rows.values().map(sum).collect(),
            bases: corpus
                .bases
                .iter()
                .map(|(key, base)| (*key, sum(base)))
                .collect(),
            terms: corpus.terms.values().map(sum).collect(),
            units,
        }
    }

    /// The units of a group, in order.
    pub fn of_group(&self, group: usize) -> Vec<u32> {
        let units = self.units.iter().zip(0..);
        units
            .filter(|(unit, _)| unit.group == group)
            .map(|(_, at)| at)
            .collect()
    }

    /// A base; empty where no article has it.
    pub fn base(&self, key: &BaseKey) -> &[(u32, f64)] {
        self.bases.get(key).map_or(&[], Vec::as_slice)
    }
}

fn summed(values: &Sparse, of: &[u32], rank: &[u32]) -> Sparse {
    let units = values
        .iter()
        .map(|(at, value)| (of[*at as usize], rank[*at as usize], *value));
    let mut sorted: Vec<(u32, u32, f64)> = units.filter(|(unit, ..)| *unit != NONE).collect();
    sorted.sort_unstable_by_key(|(unit, rank, _)| (*unit, *rank));
    let mut sums = Sparse::with_capacity(sorted.len());
    for (unit, _, value) in sorted {
        match sums.last_mut() {
            Some((last, sum)) if *last == unit => *sum += value,
            _ => sums.push((unit, value)),
        }
    }
    sums
}

/// Counts and bases of some units.
pub type Sample = Vec<(f64, f64)>;

/// The place of each unit of a level among those of a comparison.
#[derive(Debug)]
pub struct Places {
    place: Vec<u32>,
    /// How many units have one.
    pub len: usize,
}

impl Places {
    /// Places of some units, in the order given, of a level of so many.
    pub fn new(level: &Level, units: &[u32]) -> Places {
        let places: Vec<(u32, usize)> = units.iter().copied().zip(0..).collect();
        Places::at(level, &places, units.len())
    }

    /// Units with the place of each, among so many.
    pub fn at(level: &Level, units: &[(u32, usize)], len: usize) -> Places {
        let mut place = vec![NONE; level.units.len()];
        for (unit, at) in units {
            place[*unit as usize] = *at as u32;
        }
        Places { place, len }
    }

    /// The values at these places that are not 0.
    pub fn sparse(&self, values: &[(u32, f64)]) -> Vec<(usize, f64)> {
        let mut placed: Vec<(usize, f64)> = self.placed(values).collect();
        placed.sort_unstable_by_key(|(place, _)| *place);
        placed
    }

    /// The value at every place.
    pub fn dense(&self, values: &[(u32, f64)]) -> Vec<f64> {
        let mut dense = vec![0.0; self.len];
        for (place, value) in self.placed(values) {
            dense[place] = value;
        }
        dense
    }

    fn placed(&self, values: &[(u32, f64)]) -> impl Iterator<Item = (usize, f64)> {
        let placed = values
            .iter()
            .map(|(unit, value)| (self.place[*unit as usize], *value));
        placed
            .filter(|(place, value)| *place != NONE && *value != 0.0)
            .map(|(place, value)| (place as usize, value))
    }

    /// Counts and bases at every place.
    pub fn sample(&self, counts: &[(u32, f64)], base: &[(u32, f64)]) -> Sample {
        self.dense(counts)
            .into_iter()
            .zip(self.dense(base))
            .collect()
    }
}
