//! How common words are in English news at large: in how many of some thousand
//! articles each stem stands. Small corpora cannot tell rare words from common
//! ones by themselves; with this table two articles can.

use super::units::{Key, hash};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A heading with the number of articles, then stem and number of those with it.
const TABLE: &str = include_str!("background.tsv");
/// Counts of articles.
pub struct Background {
    /// All articles.
    pub articles: f64,
    counts: FxHashMap<Key, f64>,
}

impl Background {
    /// Articles that a stem outside the table is taken to stand in.
    pub const UNSEEN: f64 = 2.0;

    /// The table that comes with the program.
    pub fn shipped() -> &'static Background {
        static SHIPPED: LazyLock<Background> = LazyLock::new(|| Background::read(TABLE));
        &SHIPPED
    }

    fn read(table: &str) -> Background {
        let mut lines = table.lines();
        let articles = lines.next().and_then(|line| line.parse().ok());
        let count = |line: &str| {
            let (stem, count) = line.split_once('\t')?;
            Some((hash(stem), count.parse().ok()?))
        };
        Background {
            articles: articles.unwrap_or(1.0),
            counts: lines.filter_map(count).collect(),
        }
    }

    /// All stems, by key, with their articles.
    pub fn counts(&self) -> impl Iterator<Item = (Key, f64)> + '_ {
        self.counts.iter().map(|(key, count)| (*key, *count))
    }

    /// Articles with the stem of that key.
    pub fn count(&self, key: Key) -> f64 {
        self.counts.get(&key).copied().unwrap_or(Background::UNSEEN)
    }

    /// How rare a stem is: the logarithm of all articles to those with it.
    pub fn idf(&self, key: Key) -> f64 {
        ((self.articles + 1.0) / (self.count(key) + 0.5)).ln()
    }
}
