//! Differences between two outlets: one row a measure, category, voice and
//! field, all tested with one set of arrangements.

use super::corpus::{BaseKey, Corpus, Counts, Key, Sample, sample, value};
use super::describe::cliffs_delta;
use super::families::benjamini_hochberg;
use super::jackknife::{
    FEWEST, Jackknife, difference_interval, jackknife, log_variances, ratio_interval,
};
use super::permutation::{Arrangements, Row};
use super::power::detectable_ratio;
use super::{FEWEST_ARTICLES, FEWEST_COUNTS, StatSettings};
use crate::model::ComparisonRow;
use std::collections::BTreeMap;

/// Beyond this ratio of articles the note says `unbalanced`.
const UNBALANCED: f64 = 3.0;
/// Beyond this ratio of variances times articles it says `unequal dispersion`.
const DISPERSION: f64 = 4.0;

/// Two groups of a corpus, ready to be compared.
pub struct Pair<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// How.
    pub settings: &'a StatSettings,
    /// Index of the first group.
    pub a: usize,
    /// Index of the second.
    pub b: usize,
    /// Units of the first group, sorted by id.
    pub members_a: &'a [u32],
    /// Units of the second.
    pub members_b: &'a [u32],
    /// The arrangements that serve all rows.
    pub arrangements: Arrangements,
    /// Place of each unit among all units of the pair, sorted by id.
    places: BTreeMap<u32, usize>,
    /// Places of the units of the side that is drawn.
    drawn: Vec<usize>,
}

impl<'a> Pair<'a> {
    /// Two groups, by index.
    pub fn new(
        corpus: &'a Corpus,
        members: &'a [Vec<u32>],
        a: usize,
        b: usize,
        settings: &'a StatSettings,
    ) -> Self {
        let (members_a, members_b) = (members[a].as_slice(), members[b].as_slice());
        let id = |unit: &u32| corpus.units[*unit as usize].id.as_str();
        let mut all: Vec<u32> = members_a.iter().chain(members_b).copied().collect();
        all.sort_by(|x, y| id(x).cmp(id(y)));
        let places: BTreeMap<u32, usize> = all.iter().enumerate().map(|(at, u)| (*u, at)).collect();
        // The same side is drawn whichever outlet comes first in the tables, so
        // that swapping their names changes no p: the smaller one, or that of
        // the first article.
        let first_is_a = all
            .first()
            .is_some_and(|unit| corpus.units[*unit as usize].group == a);
        let draws_a = match members_a.len().cmp(&members_b.len()) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Equal => first_is_a,
        };
        let side = if draws_a { members_a } else { members_b };
        let drawn: Vec<usize> = side.iter().map(|unit| places[unit]).collect();
        let mut names = [corpus.groups[a].as_str(), corpus.groups[b].as_str()];
        names.sort_unstable();
        let arrangements = Arrangements::new(
            all.len(),
            drawn.len(),
            settings.resamples,
            settings.seed,
            &names,
        );
        Pair {
            corpus,
            settings,
            a,
            b,
            members_a,
            members_b,
            arrangements,
            places,
            drawn,
        }
    }

    /// Names of the two groups.
    pub fn names(&self) -> (String, String) {
        (
            self.corpus.groups[self.a].clone(),
            self.corpus.groups[self.b].clone(),
        )
    }

    /// Counts and bases of both sides.
    pub fn samples(&self, counts: &Counts, base: &BaseKey) -> (Sample, Sample) {
        let base = self.corpus.base(base);
        (
            sample(self.members_a, counts, base),
            sample(self.members_b, counts, base),
        )
    }

    /// p of each of these rows.
    pub fn p_values(&self, rows: &[(&Counts, BaseKey)]) -> Vec<f64> {
        let mut keys: Vec<BaseKey> = rows.iter().map(|(_, base)| *base).collect();
        keys.sort_unstable();
        keys.dedup();
        let base_of = |key: &BaseKey| {
            let all = self.corpus.base(key);
            let mut base = vec![0.0; self.arrangements.units];
            for (unit, place) in &self.places {
                base[*place] = value(all, *unit);
            }
            base
        };
        let bases: Vec<Vec<f64>> = keys.iter().map(base_of).collect();
        let row_of = |(counts, key): &(&Counts, BaseKey)| {
            let mut counts: Vec<(usize, f64)> = counts
                .iter()
                .filter_map(|(unit, x)| Some((*self.places.get(unit)?, *x)))
                .collect();
            counts.sort_by_key(|(place, _)| *place);
            Row {
                base: keys.binary_search(key).unwrap_or(0),
                counts,
            }
        };
        let rows: Vec<Row> = rows.iter().map(row_of).collect();
        self.arrangements.p_values(&bases, &rows, &self.drawn)
    }

    /// All rows of the comparison; q is still empty.
    pub fn rows(&self) -> Vec<ComparisonRow> {
        let mut rows = Vec::with_capacity(self.corpus.rows.len());
        let mut tested: Vec<(usize, (&Counts, BaseKey))> = Vec::new();
        for (key, counts) in &self.corpus.rows {
            let base = self.corpus.base_key(key);
            let (a, b) = self.samples(counts, &base);
            let row = self.row(key, &a, &b);
            if is_testable(&a, &b) {
                tested.push((rows.len(), (counts, base)));
            }
            rows.push(row);
        }
        let jobs: Vec<(&Counts, BaseKey)> = tested.iter().map(|(_, job)| *job).collect();
        for ((index, _), p) in tested.iter().zip(self.p_values(&jobs)) {
            rows[*index].p = Some(p);
            rows[*index].test = self.arrangements.test();
        }
        rows
    }

    fn row(&self, key: &Key, a: &[(f64, f64)], b: &[(f64, f64)]) -> ComparisonRow {
        let measure = &self.corpus.measures[key.measure];
        let factor = measure.unit.factor();
        let (outlet_a, outlet_b) = self.names();
        let (ja, jb) = (jackknife(a), jackknife(b));
        let both = ja.as_ref().zip(jb.as_ref());
        let alpha = self.settings.alpha;
        let interval = both.and_then(|(ja, jb)| difference_interval(ja, jb, alpha));
        let ratio = both
            .filter(|(ja, jb)| ja.rate > 0.0 && jb.rate > 0.0)
            .map(|(ja, jb)| ja.rate / jb.rate);
        let ratio_interval = both.and_then(|(ja, jb)| ratio_interval(ja, jb, alpha));
        let logs = both.and_then(|(ja, jb)| log_variances(ja, jb));
        let (n_a, n_b) = (with_base(a), with_base(b));
        let detectable = logs
            .filter(|_| n_a >= FEWEST && n_b >= FEWEST)
            .and_then(|(va, vb)| detectable_ratio(va, vb));
        let given = Given {
            interval: interval.is_some(),
            ratio: ratio.is_some(),
            ratio_interval: ratio_interval.is_some(),
            detectable_ratio: detectable.is_some(),
        };
        ComparisonRow {
            outlet_a,
            outlet_b,
            measure: measure.name.clone(),
            category: key.category.clone(),
            voice: Some(key.voice),
            field: Some(key.field),
            unit: Some(measure.unit),
            n_a,
            n_b,
            clusters_a: n_a,
            clusters_b: n_b,
            value_a: ja.as_ref().map(|j| factor * j.rate),
            value_b: jb.as_ref().map(|j| factor * j.rate),
            difference: both.map(|(ja, jb)| factor * (ja.rate - jb.rate)),
            ci_low: interval.map(|(low, _)| factor * low),
            ci_high: interval.map(|(_, high)| factor * high),
            ratio,
            ratio_low: ratio_interval.map(|(low, _)| low),
            ratio_high: ratio_interval.map(|(_, high)| high),
            cliffs_delta: cliffs_delta(&rates(a), &rates(b)),
            family: measure.family.clone(),
            detectable_ratio: detectable,
            note: notes(a, b, both, &given, measure.base.name()),
            wire: "keep",
            ..ComparisonRow::default()
        }
    }
}

/// Whether there is enough evidence for a test.
pub fn is_testable(a: &[(f64, f64)], b: &[(f64, f64)]) -> bool {
    let counts = a
        .iter()
        .chain(b)
        .filter(|(x, m)| *x != 0.0 && *m > 0.0)
        .count();
    with_base(a) >= FEWEST_ARTICLES && with_base(b) >= FEWEST_ARTICLES && counts >= FEWEST_COUNTS
}

fn with_base(sample: &[(f64, f64)]) -> usize {
    sample.iter().filter(|(_, m)| *m > 0.0).count()
}

fn rates(sample: &[(f64, f64)]) -> Vec<f64> {
    sample
        .iter()
        .filter(|(_, m)| *m > 0.0)
        .map(|(x, m)| x / m)
        .collect()
}

/// Which statistics a row has.
struct Given {
    interval: bool,
    ratio: bool,
    ratio_interval: bool,
    detectable_ratio: bool,
}

/// Why cells are empty, and what to beware of; `counted` is what the base is of.
fn notes(
    a: &[(f64, f64)],
    b: &[(f64, f64)],
    both: Option<(&Jackknife, &Jackknife)>,
    given: &Given,
    counted: &str,
) -> String {
    let (n_a, n_b) = (with_base(a), with_base(b));
    let mut notes = Vec::new();
    if !is_testable(a, b) {
        notes.push("too few");
    }
    let Some((ja, jb)) = both else {
        let missing = match (n_a, n_b) {
            (0, 0) => "either",
            (0, _) => "a",
            _ => "b",
        };
        let missing = format!("no {counted} to count in {missing}");
        notes.push(&missing);
        return notes.join("; ");
    };
    if !given.ratio {
        notes.push(match (ja.rate > 0.0, jb.rate > 0.0) {
            _ if ja.rate < 0.0 || jb.rate < 0.0 => "no ratio of values below 0",
            (false, false) => "no count in either",
            (false, true) => "no count in a",
            _ => "no count in b",
        });
    }
    if !given.interval && n_a >= FEWEST && n_b >= FEWEST {
        notes.push("no variation");
    } else if !given.interval {
        notes.push("no interval below three articles");
    }
    // Where one article has nearly all the words, ratios go beyond all bounds.
    if given.interval && given.ratio && !given.ratio_interval {
        notes.push("ratio interval too wide");
    }
    if given.interval && given.ratio && !given.detectable_ratio {
        notes.push("detectable ratio too large");
    }
    let (small, large) = (n_a.min(n_b) as f64, n_a.max(n_b) as f64);
    if large > UNBALANCED * small {
        notes.push("unbalanced");
    }
    if let (Some(va), Some(vb)) = (ja.variance, jb.variance)
        && va > 0.0
        && vb > 0.0
        && n_a >= FEWEST_ARTICLES
        && n_b >= FEWEST_ARTICLES
    {
        let (va, vb) = (va * n_a as f64, vb * n_b as f64);
        if va.max(vb) / va.min(vb) * large / small > DISPERSION {
            notes.push("unequal dispersion");
        }
    }
    notes.join("; ")
}

/// Fills q, and the size of the family, in all rows that have a p.
pub fn adjust(rows: &mut [ComparisonRow]) {
    let mut families: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        families.entry(row.family.clone()).or_default().push(index);
    }
    for indices in families.values() {
        let tested: Vec<usize> = indices
            .iter()
            .copied()
            .filter(|i| rows[*i].p.is_some())
            .collect();
        let p: Vec<f64> = tested.iter().filter_map(|i| rows[*i].p).collect();
        for (index, q) in tested.iter().zip(benjamini_hochberg(&p)) {
            rows[*index].q = Some(q);
        }
        for index in indices {
            rows[*index].family_size = Some(tested.len());
        }
    }
}
