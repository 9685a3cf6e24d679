//! What the statistics see of a corpus: articles with their group, event and
//! cluster, and for each measure a sparse list of counts beside a base that
//! measures share. It is filled as articles stream past, so that texts need not
//! stay in memory.

use crate::model::{BaseKind, Field, MeasureInfo, Observation, TermCount, VoiceGroup};
use std::collections::BTreeMap;
use std::ops::Range;

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

/// The category of totals.
pub const TOTAL: &str = "*";

/// Which base a count is out of.
pub type BaseKey = (BaseKind, VoiceGroup, Field);

/// A single entry, by the indices of lexicon and entry, and the voices.
pub type TermKey = (usize, usize, VoiceGroup);

/// Values by article or unit, in its order; where there is none it is 0.
pub type Sparse = Vec<(u32, f64)>;

/// What is given of an article beside its counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Its id.
    pub id: &'a str,
    /// Outlet, or the group of `--by`.
    pub group: &'a str,
    /// Its event; empty if it has none.
    pub event: &'a str,
    /// Its date, in ISO 8601 where that could be told.
    pub date: &'a str,
}

/// What the scorers count of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// Counts and bases.
    pub observations: Vec<Observation>,
    /// Counts of single entries.
    pub terms: Vec<TermCount>,
}

/// An article, as the statistics know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Index into [`Corpus::groups`].
    pub group: usize,
    /// Index into [`Corpus::events`]; `None` without an event.
    pub event: Option<usize>,
    /// Its date.
    pub date: String,
    /// The first article of its cluster of near-duplicates, by index; itself,
    /// unless [`Corpus::set_clusters`] said otherwise.
    pub cluster: usize,
}

/// Names by number, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The names.
    pub list: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Names {
    fn number(&mut self, name: &str) -> usize {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        self.list.push(name.to_string());
        self.numbers.insert(name.to_string(), self.list.len() - 1);
        self.list.len() - 1
    }
}

/// Counts and bases of all articles.
#[derive(Debug, Default)]
pub struct Corpus {
    /// All measures that the scorers yield.
    pub measures: Vec<MeasureInfo>,
    /// The groups that are compared: outlets, unless `--by` says otherwise.
    pub groups: Names,
    /// The events.
    pub events: Names,
    /// All articles, in the order in which they came.
    pub articles: Vec<Member>,
    /// Counts by what they are of. Totals are there also where they are 0.
    pub rows: BTreeMap<Key, Sparse>,
    /// Bases. Sparse too, for few articles quote any one actor.
    pub bases: BTreeMap<BaseKey, Sparse>,
    /// Counts of single entries in the text.
    pub terms: BTreeMap<TermKey, Sparse>,
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

    /// Adds an article.
    pub fn add(&mut self, facts: Facts<'_>, observations: &[Observation], terms: &[TermCount]) {
        let article = self.articles.len();
        let event = (!facts.event.is_empty()).then(|| self.events.number(facts.event));
        self.articles.push(Member {
            id: facts.id.to_string(),
            group: self.groups.number(facts.group),
            event,
            date: facts.date.to_string(),
            cluster: article,
        });
        self.observe(article, observations);
        self.count_terms(article, terms);
    }

    /// Adds observations of an article that is there; of one measure those of
    /// earlier articles come first.
    pub fn observe(&mut self, article: usize, observations: &[Observation]) {
        for observation in observations {
            self.observe_one(article as u32, observation);
        }
    }

    fn count_terms(&mut self, article: usize, terms: &[TermCount]) {
        for term in terms {
            let counts = self.terms.entry((term.lexicon, term.entry, term.voice));
            let count = f64::from(term.count);
            counts.or_default().push((article as u32, count));
        }
    }

    /// The same corpus with other counts of some articles; what was counted of
    /// articles that meet stays.
    pub fn with(&self, others: &BTreeMap<usize, Counts>) -> Corpus {
        let kept = |counts: &Sparse, stays: bool| -> Sparse {
            let is_kept = |article: u32| stays || !others.contains_key(&(article as usize));
            let counts = counts.iter().copied();
            counts.filter(|(article, _)| is_kept(*article)).collect()
        };
        let of_meeting = |key: &Key| self.measures[key.measure].base.is_of_meeting();
        let rows = self.rows.iter();
        let bases = self.bases.iter();
        let terms = self.terms.iter();
        let mut corpus = Corpus {
            measures: self.measures.clone(),
            names: self.names.clone(),
            groups: self.groups.clone(),
            events: self.events.clone(),
            articles: self.articles.clone(),
            rows: rows
                .map(|(key, counts)| (key.clone(), kept(counts, of_meeting(key))))
                .collect(),
            bases: bases
                .map(|(key, base)| (*key, kept(base, key.0.is_of_meeting())))
                .collect(),
            terms: terms
                .map(|(key, counts)| (*key, kept(counts, false)))
                .collect(),
        };
        for (article, counts) in others {
            corpus.observe(*article, &counts.observations);
            corpus.count_terms(*article, &counts.terms);
        }
        let rows = corpus.rows.values_mut().chain(corpus.bases.values_mut());
        for counts in rows.chain(corpus.terms.values_mut()) {
            counts.sort_by_key(|(article, _)| *article);
        }
        corpus
    }

    fn observe_one(&mut self, article: u32, o: &Observation) {
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
        if o.count != 0.0 || o.category == TOTAL {
            counts.push((article, o.count));
        }
        if o.category == TOTAL && o.base != 0.0 {
            let key = (self.measures[measure].base, o.voice, o.field);
            let base = self.bases.entry(key).or_default();
            // Measures of one base kind give the same base again.
            if base.last().is_none_or(|(last, _)| *last != article) {
                base.push((article, o.base));
            }
        }
    }

    /// Says which articles are near-duplicates: for each the first one of its
    /// cluster, by index.
    pub fn set_clusters(&mut self, first: &[usize]) {
        for (article, first) in self.articles.iter_mut().zip(first) {
            article.cluster = *first;
        }
    }

    /// Which base a row has.
    pub fn base_key(&self, key: &Key) -> BaseKey {
        (self.measures[key.measure].base, key.voice, key.field)
    }

    /// Indices of the articles, by id: the order in which values are summed,
    /// so that the order of reading changes no sum.
    pub fn by_id(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.articles.len()).collect();
        order.sort_by(|a, b| self.articles[*a].id.cmp(&self.articles[*b].id));
        order
    }

    /// The observations of some articles, by article, in the order of the rows.
    pub fn observations(&self, articles: Range<usize>) -> Vec<Vec<Observation>> {
        let mut all = vec![Vec::new(); articles.len()];
        for (key, counts) in &self.rows {
            let base = self.bases.get(&self.base_key(key));
            let place = |at: usize| counts.partition_point(|(article, _)| (*article as usize) < at);
            for &(article, count) in &counts[place(articles.start)..place(articles.end)] {
                all[article as usize - articles.start].push(Observation {
                    field: key.field,
                    measure: self.measures[key.measure].name.clone(),
                    category: key.category.clone(),
                    voice: key.voice,
                    count,
                    base: base.map_or(0.0, |base| value(base, article)),
                });
            }
        }
        all
    }
}

/// The value of an article or unit; 0 where it has none.
pub fn value(values: &[(u32, f64)], of: u32) -> f64 {
    let at = values.binary_search_by_key(&of, |(unit, _)| *unit);
    at.map_or(0.0, |at| values[at].1)
}
