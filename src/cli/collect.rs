//! What `compare` keeps of the articles that stream past: counts for the
//! statistics, signatures for near-duplicates, and the rows of the two tables
//! that name clusters, which are known only at the end.

use super::digest::Examples;
use crate::event::{self, Signature};
use crate::lexicon::Lexicons;
use crate::model::{Observation, Scored, SourceCount, TermCount};
use crate::settings::column_of;
use crate::stats::{Corpus, Facts, Sources};
use crate::tables::articles::ArticleRow;
use crate::tables::measures;
use crate::write::{self, ArticleWriters};
use std::collections::BTreeMap;

/// Articles whose rows of measures are made at a time.
const BATCH: usize = 500;

/// What the statistics need of an article.
pub struct Piece {
    group: String,
    observations: Vec<Observation>,
    terms: Vec<TermCount>,
    sources: Vec<SourceCount>,
    examples: Examples,
    signature: Signature,
}

impl Piece {
    /// Of a scored article, grouped by a column.
    pub fn of(scored: &Scored, lexicons: &Lexicons, by: &str) -> Piece {
        let text = &scored.linked.0.text;
        let group = column_of(&text.article, by).unwrap_or_default();
        Piece {
            group: group.trim().to_string(),
            observations: scored.observations.clone(),
            terms: scored.terms.clone(),
            sources: scored.sources.clone(),
            examples: Examples::of(scored, lexicons),
            signature: Signature::of(text),
        }
    }
}

/// All articles so far.
pub struct Collected {
    /// Their counts.
    pub corpus: Corpus,
    /// Their sources.
    pub sources: Sources,
    /// Their examples.
    pub examples: Examples,
    rows: Vec<ArticleRow>,
    signatures: Vec<Signature>,
}

impl Collected {
    /// None yet.
    pub fn new(corpus: Corpus) -> Self {
        Collected {
            corpus,
            sources: Sources::default(),
            examples: Examples::default(),
            rows: Vec::new(),
            signatures: Vec::new(),
        }
    }

    /// Adds an article with its row.
    pub fn add(&mut self, row: ArticleRow, piece: Piece) {
        let facts = Facts {
            id: &row.head.article_id,
            group: &piece.group,
            event: &row.head.event,
            date: &row.date,
        };
        self.corpus.add(facts, &piece.observations, &piece.terms);
        self.sources.add(&piece.group, &piece.sources);
        self.examples.add(&piece.group, piece.examples);
        self.signatures.push(piece.signature);
        self.rows.push(row);
    }

    /// Finds near-duplicates within outlets, and answers how many articles are
    /// in a cluster with others.
    pub fn find_clusters(&mut self) -> usize {
        let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
        let mut numbers = Vec::with_capacity(self.rows.len());
        let order = self.corpus.by_id();
        for row in order.iter().map(|at| &self.rows[*at]) {
            let next = outlets.len();
            numbers.push(*outlets.entry(&row.head.outlet).or_insert(next));
        }
        let signatures: Vec<&Signature> = order.iter().map(|at| &self.signatures[*at]).collect();
        let mut first = vec![0; order.len()];
        let mut sizes = vec![0; order.len()];
        for (place, found) in event::clusters(&signatures, &numbers)
            .into_iter()
            .enumerate()
        {
            first[order[place]] = order[found];
            sizes[order[found]] += 1;
        }
        self.corpus.set_clusters(&first);
        self.signatures.clear();
        sizes.into_iter().filter(|size| *size > 1).sum()
    }

    /// Writes the rows of articles and measures, with their clusters.
    pub fn write(&mut self, writers: &mut ArticleWriters) -> Result<(), write::Error> {
        let members = &self.corpus.articles;
        for (row, member) in self.rows.iter_mut().zip(members) {
            row.cluster.clone_from(&members[member.cluster].id);
        }
        writers.articles.append(&self.rows)?;
        for from in (0..self.rows.len()).step_by(BATCH) {
            let to = (from + BATCH).min(self.rows.len());
            let observations = self.corpus.observations(from..to);
            for (row, observations) in self.rows[from..to].iter().zip(observations) {
                let rows = measures::of_observations(&row.head, &row.cluster, observations);
                writers.measures.append(&rows)?;
            }
        }
        self.rows.clear();
        Ok(())
    }
}
