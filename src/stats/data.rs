//! A corpus with all that its comparisons share: sums by article, unit and
//! event, the rows in order, and what the single terms are called.

use super::corpus::{BaseKey, Corpus, Key, Sparse, TOTAL, TermKey};
use super::levels::Levels;
use super::{StatSettings, TermName};
use crate::lexicon::TERMS;
use crate::model::{BaseKind, Field, VoiceGroup};
use std::collections::BTreeMap;

/// A corpus, ready to be compared.
pub struct Data<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// How.
    pub settings: &'a StatSettings,
    /// Its sums.
    pub levels: Levels,
    /// Its rows, in order, with the base of each.
    pub keys: Vec<(&'a Key, BaseKey)>,
    /// Its terms, in order.
    pub terms: Vec<Term>,
    /// Indices of the terms of a lexicon in some voices.
    of_lexicon: BTreeMap<(String, VoiceGroup), Vec<usize>>,
}

/// A single entry in some voices.
pub struct Term {
    /// Its key in the corpus.
    pub key: TermKey,
    /// What it is called.
    pub name: TermName,
}

impl Term {
    /// What it is counted out of.
    pub fn base(&self) -> BaseKey {
        (BaseKind::Words, self.key.2, Field::Text)
    }
}

impl<'a> Data<'a> {
    /// A corpus; `name` names an entry by the indices of lexicon and entry.
    pub fn new(
        corpus: &'a Corpus,
        settings: &'a StatSettings,
        name: &dyn Fn(usize, usize) -> TermName,
    ) -> Self {
        let term = |key: &TermKey| Term {
            key: *key,
            name: name(key.0, key.1),
        };
        let terms: Vec<Term> = corpus.terms.keys().map(term).collect();
        let mut of_lexicon: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (index, term) in terms.iter().enumerate() {
            let key = (term.name.lexicon.clone(), term.key.2);
            of_lexicon.entry(key).or_default().push(index);
        }
        Data {
            corpus,
            settings,
            levels: Levels::of(corpus, settings),
            keys: corpus
                .rows
                .keys()
                .map(|key| (key, corpus.base_key(key)))
                .collect(),
            terms,
            of_lexicon,
        }
    }

    /// Counts of a row, by article, unit and event.
    pub fn counts(&self, row: usize) -> [&Sparse; 3] {
        let levels = &self.levels;
        [&levels.articles, levels.units(), &levels.events].map(|level| &level.rows[row])
    }

    /// Indices of the terms that a row of term rates counts; none for other measures.
    pub fn terms_of(&self, key: &Key) -> Vec<usize> {
        let measure = &self.corpus.measures[key.measure].name;
        let Some(lexicon) = measure
            .strip_prefix(TERMS)
            .filter(|_| key.field == Field::Text)
        else {
            return Vec::new();
        };
        let all = self.of_lexicon.get(&(lexicon.to_string(), key.voice));
        let is_mine = |index: &usize| {
            key.category == TOTAL || self.terms[*index].name.category == key.category
        };
        all.into_iter().flatten().copied().filter(is_mine).collect()
    }
}
