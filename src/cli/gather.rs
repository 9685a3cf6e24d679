//! The first pass of `compare`: what is kept of articles as they are read,
//! until all are there and it can be said which belong together. The articles
//! wait in a file; in memory is only what tells them apart.

use crate::event::{self, Outline, Signature};
use crate::model::{Article, Segmented};
use crate::settings::column_of;
use crate::write::{Error, OutputDir, Record, Spool};
use std::collections::{BTreeMap, BTreeSet};

/// All articles so far.
pub struct Gathered {
    articles: Spool<Article>,
    known: Vec<Known>,
}

/// An article, before others were seen.
pub struct Known {
    id: String,
    outlet: String,
    group: String,
    event: String,
    signature: Signature,
    outline: Outline,
}

impl Known {
    /// Of an article, grouped by a column, with the record that the file gets.
    pub fn of(text: &Segmented, by: &str) -> (Known, Record) {
        let article = &text.article;
        let group = column_of(article, by).unwrap_or_default();
        let known = Known {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            group: group.trim().to_string(),
            event: article.event.clone(),
            signature: Signature::of(text),
            outline: Outline::of(text),
        };
        (known, Record::of(article.as_ref()))
    }
}

/// Which articles belong together.
#[derive(Default)]
pub struct Settled {
    /// For each article the first one of its cluster of near-duplicates.
    pub cluster: Vec<usize>,
    /// How many articles are in a cluster with others.
    pub in_clusters: usize,
    /// For each article its event, given or found; empty if it has none.
    pub event: Vec<String>,
    /// For each article its outlet, or the group that it is compared by.
    pub group: Vec<String>,
    /// Events of more than one group, with their articles by id.
    pub meetings: BTreeMap<String, Vec<usize>>,
    /// How many events were found, beside those given.
    pub found: usize,
}

impl Gathered {
    /// None yet.
    pub fn new(out: &OutputDir) -> Result<Self, Error> {
        Ok(Gathered {
            articles: Spool::create(out)?,
            known: Vec::new(),
        })
    }

    /// Adds an article.
    pub fn add(&mut self, (known, record): (Known, Record)) -> Result<(), Error> {
        self.known.push(known);
        self.articles.push(record)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Finds clusters and, where none are given, events. With `together` all
    /// articles without an event are taken to report one.
    pub fn settle(&mut self, together: bool) -> Settled {
        let mut order: Vec<usize> = (0..self.known.len()).collect();
        order.sort_by(|a, b| self.known[*a].id.cmp(&self.known[*b].id));
        let (cluster, in_clusters) = self.clusters(&order);
        let (event, found) = self.events(&order, together);
        let mut meetings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in order.into_iter().filter(|at| !event[*at].is_empty()) {
            meetings.entry(event[at].clone()).or_default().push(at);
        }
        let known = std::mem::take(&mut self.known);
        let group: Vec<String> = known.into_iter().map(|known| known.group).collect();
        meetings.retain(|_, articles| {
            let first = &group[articles[0]];
            articles.iter().any(|at| group[*at] != *first)
        });
        Settled {
            cluster,
            in_clusters,
            event,
            group,
            meetings,
            found,
        }
    }

    fn clusters(&self, order: &[usize]) -> (Vec<usize>, usize) {
        let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
        let mut numbers = Vec::with_capacity(order.len());
        for at in order {
            let next = outlets.len();
            numbers.push(*outlets.entry(&self.known[*at].outlet).or_insert(next));
        }
        let signature = |at: &usize| &self.known[*at].signature;
        let signatures: Vec<&Signature> = order.iter().map(signature).collect();
        let mut first = vec![0; order.len()];
        let mut sizes = vec![0; order.len()];
        let clusters = event::clusters(&signatures, &numbers);
        for (place, found) in clusters.into_iter().enumerate() {
            first[order[place]] = order[found];
            sizes[order[found]] += 1;
        }
        (first, sizes.into_iter().filter(|size| *size > 1).sum())
    }

    /// Events by article, and how many were found.
    fn events(&mut self, order: &[usize], together: bool) -> (Vec<String>, usize) {
        let mut events: Vec<String> = self.known.iter().map(|k| k.event.clone()).collect();
        let open: Vec<usize> = order
            .iter()
            .copied()
            .filter(|at| events[*at].is_empty())
            .collect();
        let take = |at: &usize| std::mem::take(&mut self.known[*at].outline);
        let outlines: Vec<Outline> = open.iter().map(take).collect();
        let first = if together {
            vec![0; open.len()]
        } else {
            event::found(outlines)
        };
        let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, first) in first.into_iter().enumerate() {
            found.entry(first).or_default().push(place);
        }
        found.retain(|_, places| places.len() > 1);
        // Somebody may have given an event the name of a found one.
        let given: BTreeSet<String> = events.iter().cloned().collect();
        for (first, places) in &found {
            let mut name = format!("found:{}", self.known[open[*first]].id);
            while given.contains(&name) {
                name.push('\'');
            }
            for place in places {
                events[open[*place]].clone_from(&name);
            }
        }
        (events, found.len())
    }

    /// Some of the articles again, by their numbers in the order of reading,
    /// each with its number and its event.
    pub fn articles<'a>(
        &'a mut self,
        numbers: impl Iterator<Item = usize> + 'a,
        settled: &'a Settled,
    ) -> impl Iterator<Item = Result<(usize, Article), Error>> + 'a {
        numbers.map(|at| {
            let mut article = self.articles.get(at)?;
            article.event.clone_from(&settled.event[at]);
            Ok((at, article))
        })
    }
}
