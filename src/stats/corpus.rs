//! What the statistics see of a corpus: units (articles), and for each measure
//! a sparse list of counts beside a base that measures share. It is filled as
//! articles stream past, so that texts need not stay in memory.

use crate::model::{BaseKind, Field, MeasureInfo, Observation, TermCount, VoiceGroup};
use std::collections::BTreeMap;

/// What a row of the statistics is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Index into [`Corpus::measures`].
    pub measure: usize,
    /// Category; `*` for the total.
    pub category: String,
    /// Over which voices.
    pub voice: VoiceGroup,
    /// Of which field.
    pub field: Field,
}

/// Which base a count is out of.
pub type BaseKey = (BaseKind, VoiceGroup, Field);

/// Counts of one row: unit and count, in order of the unit; zeros left out.
pub type Counts = Vec<(u32, f64)>;

/// One unit: an article, with the group (outlet) that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The article's id.
    pub id: String,
    /// Index into [`Corpus::groups`].
    pub group: usize,
}

/// Counts and bases of all articles.
#[derive(Debug, Default)]
pub struct Corpus {
    /// All measures that the scorers yield.
    pub measures: Vec<MeasureInfo>,
    /// Names of the groups, in the order in which they came.
    pub groups: Vec<String>,
    /// All units, in the order in which they came.
    pub units: Vec<Unit>,
    /// Counts by what they are of.
    pub rows: BTreeMap<Key, Counts>,
    /// Bases: unit and value, as counts. Sparse too, for few articles quote any one actor.
    pub bases: BTreeMap<BaseKey, Counts>,
    /// Counts of single entries in the text: lexicon, entry, voices.
    pub terms: BTreeMap<(usize, usize, VoiceGroup), Counts>,
    /// Index of each measure by its name.
    names: BTreeMap<String, usize>,
}

impl Corpus {
    /// An empty corpus of these measures.
    pub fn new(measures: Vec<MeasureInfo>) -> Self {
        let names = measures.iter().enumerate();
        Corpus {
            names: names.map(|(at, m)| (m.name.clone(), at)).collect(),
            measures,
            ..Corpus::default()
        }
    }

    /// Adds an article of a group.
    pub fn add(
        &mut self,
        id: &str,
        group: &str,
        observations: &[Observation],
        terms: &[TermCount],
    ) {
        let unit = self.units.len() as u32;
        let known = self.groups.iter().position(|g| g == group);
        let group = known.unwrap_or_else(|| {
            self.groups.push(group.to_string());
            self.groups.len() - 1
        });
        self.units.push(Unit {
            id: id.to_string(),
            group,
        });
        for observation in observations {
            self.observe(unit, observation);
        }
        for term in terms {
            let key = (term.lexicon, term.entry, term.voice);
            self.terms
                .entry(key)
                .or_default()
                .push((unit, f64::from(term.count)));
        }
    }

    fn observe(&mut self, unit: u32, o: &Observation) {
        let Some(&measure) = self.names.get(&o.measure) else {
            return;
        };
        let key = Key {
            measure,
            category: o.category.clone(),
            voice: o.voice,
            field: o.field,
        };
        let counts = self.rows.entry(key).or_default();
        if o.count != 0.0 {
            counts.push((unit, o.count));
        }
        if o.category == "*" && o.base != 0.0 {
            let base = self
                .bases
                .entry((self.measures[measure].base, o.voice, o.field))
                .or_default();
            // Measures of one base kind give the same base again.
            if base.last().is_none_or(|(last, _)| *last != unit) {
                base.push((unit, o.base));
            }
        }
    }

    /// The base of a row.
    pub fn base(&self, key: &BaseKey) -> &[(u32, f64)] {
        self.bases.get(key).map_or(&[], Vec::as_slice)
    }

    /// Which base a row has.
    pub fn base_key(&self, key: &Key) -> BaseKey {
        (self.measures[key.measure].base, key.voice, key.field)
    }

    /// Units of each group sorted by id, so that the order of reading does not matter.
    pub fn members(&self) -> Vec<Vec<u32>> {
        let mut members = vec![Vec::new(); self.groups.len()];
        for (index, unit) in self.units.iter().enumerate() {
            members[unit.group].push(index as u32);
        }
        for list in &mut members {
            list.sort_by(|a, b| self.units[*a as usize].id.cmp(&self.units[*b as usize].id));
        }
        members
    }
}

/// Count and base of some units.
pub type Sample = Vec<(f64, f64)>;

/// Count and base of some units, parallel to `units`.
pub fn sample(units: &[u32], counts: &[(u32, f64)], base: &[(u32, f64)]) -> Sample {
    let units = units.iter();
    units
        .map(|&unit| (value(counts, unit), value(base, unit)))
        .collect()
}

/// The value of a unit; 0 where it has none.
pub fn value(values: &[(u32, f64)], unit: u32) -> f64 {
    let at = values.binary_search_by_key(&unit, |(u, _)| *u);
    at.map_or(0.0, |at| values[at].1)
}
