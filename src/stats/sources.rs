//! Who is quoted, by outlet: sums over articles of what their texts have of each
//! source. A description; the tests of who gets quoted are those of the
//! measures. It is filled as articles stream past and grows with the number of
//! different sources of each outlet.

use crate::model::{SourceCount, SourceRow, SourceType};
use std::collections::BTreeMap;

/// Sums by group (outlet) and source.
#[derive(Debug, Default)]
pub struct Sources(BTreeMap<String, Group>);

#[derive(Debug, Default)]
struct Group {
    /// Attributed words, also of no known source.
    words: u64,
    sources: BTreeMap<String, Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    articles: u64,
    attributions: u64,
    direct_words: u64,
    indirect_words: u64,
    stances: [u64; 5],
    /// Attributions by what the source was taken for.
    types: BTreeMap<SourceType, u64>,
    /// Attributions by the actor that it spoke for.
    actors: BTreeMap<String, u64>,
}

impl Sources {
    /// Adds the sources of an article of a group; its counts come sorted by name.
    pub fn add(&mut self, group: &str, counts: &[SourceCount]) {
        if !self.0.contains_key(group) {
            self.0.insert(group.to_string(), Group::default());
        }
        let Some(group) = self.0.get_mut(group) else {
            return;
        };
        let mut last = "";
        for count in counts {
            group.words += count.direct_words + count.indirect_words;
            if count.source.is_empty() {
                continue;
            }
            let tally = group.sources.entry(count.source.clone()).or_default();
            tally.articles += u64::from(count.source != last);
            tally.add(count);
            last = &count.source;
        }
    }

    /// All rows: by group, then the source with most words first, then by name.
    pub fn rows(&self) -> Vec<SourceRow> {
        let mut rows = Vec::new();
        for (outlet, group) in &self.0 {
            let mut sources: Vec<(&String, &Tally)> = group.sources.iter().collect();
            sources.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.words()));
            let row = |(source, tally): (&String, &Tally)| tally.row(outlet, source, group.words);
            rows.extend(sources.into_iter().map(row));
        }
        rows
    }
}

impl Tally {
    fn words(&self) -> u64 {
        self.direct_words + self.indirect_words
    }

    fn add(&mut self, count: &SourceCount) {
        self.attributions += count.attributions;
        self.direct_words += count.direct_words;
        self.indirect_words += count.indirect_words;
        for (sum, more) in self.stances.iter_mut().zip(count.stances) {
            *sum += more;
        }
        if let Some(known) = count.source_type.filter(|t| *t != SourceType::Unknown) {
            *self.types.entry(known).or_default() += count.attributions;
        }
        if !count.actor.is_empty() {
            *self.actors.entry(count.actor.clone()).or_default() += count.attributions;
        }
    }

    fn row(&self, outlet: &str, source: &str, all_words: u64) -> SourceRow {
        SourceRow {
            outlet: outlet.to_string(),
            source: source.to_string(),
            source_type: most(&self.types).copied().unwrap_or(SourceType::Unknown),
            actor: most(&self.actors).cloned().unwrap_or_default(),
            articles: self.articles,
            attributions: self.attributions,
            direct_words: self.direct_words,
            indirect_words: self.indirect_words,
            share: (all_words > 0).then(|| self.words() as f64 / all_words as f64),
            stances: self.stances,
        }
    }
}

/// The key with the largest value; of equal ones the first.
fn most<K: Ord>(counts: &BTreeMap<K, u64>) -> Option<&K> {
    let largest = counts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
    largest.map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(source: &str, source_type: SourceType, actor: &str, words: (u64, u64)) -> SourceCount {
        SourceCount {
            source: source.to_string(),
            source_type: (!source.is_empty()).then_some(source_type),
            actor: actor.to_string(),
            attributions: 1,
            direct_words: words.0,
            indirect_words: words.1,
            stances: [1, 0, 0, 0, 0],
        }
    }

    #[test]
    fn shares_are_of_all_attributed_words_of_the_outlet() {
        use SourceType::{Organisation, Person, Unknown};
        let mut sources = Sources::default();
        let nobody = count("", Unknown, "", (5, 0));
        let oldane = count("Oldane", Person, "", (3, 1));
        sources.add("North", &[nobody, oldane.clone()]);
        // Twice in one article, taken for two things.
        let other = count("Oldane", Unknown, "Vardun", (0, 4));
        let ostrel = count("Ostrel", Organisation, "Ostrel", (0, 7));
        sources.add("North", &[oldane, other, ostrel.clone()]);
        sources.add("East", &[ostrel]);
        sources.add("West", &[]);
        let rows = sources.rows();
        let seen: Vec<_> = rows
            .iter()
            .map(|r| (&*r.outlet, &*r.source, r.articles, r.attributions))
            .collect();
        assert_eq!(
            seen,
            [
                ("East", "Ostrel", 1, 1),
                ("North", "Oldane", 2, 3),
                ("North", "Ostrel", 1, 1)
            ]
        );
        let oldane = &rows[1];
        assert_eq!((oldane.direct_words, oldane.indirect_words), (6, 6));
        assert_eq!(oldane.share, Some(0.5), "12 of 24");
        assert_eq!((oldane.source_type, &*oldane.actor), (Person, "Vardun"));
        assert_eq!(oldane.stances, [3, 0, 0, 0, 0]);
        assert_eq!(rows[0].share, Some(1.0));
    }

    #[test]
    fn sources_with_as_many_words_come_by_name() {
        let mut sources = Sources::default();
        for (name, words) in [("b", 2), ("a", 2), ("c", 3)] {
            sources.add("North", &[count(name, SourceType::Person, "", (0, words))]);
        }
        let rows = sources.rows();
        let names: Vec<_> = rows.iter().map(|r| r.source.as_str()).collect();
        assert_eq!(names, ["c", "a", "b"]);
    }

    #[test]
    fn the_most_frequent_and_of_equals_the_first() {
        let most = |list: &[(&'static str, u64)]| most(&list.iter().copied().collect()).copied();
        assert_eq!(most(&[("b", 2), ("a", 2), ("c", 1)]), Some("a"));
        assert_eq!(most(&[("b", 3), ("a", 2)]), Some("b"));
        assert_eq!(most(&[]), None);
    }
}
