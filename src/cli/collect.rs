//! The second pass of `compare`: what is kept of articles as they are scored:
//! counts for the statistics, and the rows of the two tables that say what a
//! comparison of articles found out, which is known only at the end.

use super::digest::Examples;
use super::gather::Settled;
use crate::align;
use crate::lexicon::Lexicons;
use crate::model::{Observation, Scored, SourceCount, TermCount, Told};
use crate::stats::{Corpus, Facts, Sources};
use crate::tables::articles::ArticleRow;
use crate::tables::measures;
use crate::write::{self, ArticleWriters, Record, Spool};

/// Articles whose rows of measures are made at a time.
const BATCH: usize = 500;

/// What the statistics need of an article.
pub struct Piece {
    observations: Vec<Observation>,
    terms: Vec<TermCount>,
    sources: Vec<SourceCount>,
    examples: Examples,
    told: Record,
}

impl Piece {
    /// Of a scored article; what it told is kept where it `meets` others.
    pub fn of(scored: &Scored, lexicons: &Lexicons, meets: bool) -> Piece {
        let told = if meets {
            align::told(&scored.linked.0)
        } else {
            Told::default()
        };
        Piece {
            observations: scored.observations.clone(),
            terms: scored.terms.clone(),
            sources: scored.sources.clone(),
            examples: Examples::of(scored, lexicons),
            told: Record::of(&told),
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
    /// What they told, by article.
    pub told: Spool<Told>,
    /// Their rows.
    pub rows: Vec<ArticleRow>,
}

impl Collected {
    /// None yet.
    pub fn new(corpus: Corpus, told: Spool<Told>) -> Self {
        Collected {
            corpus,
            sources: Sources::default(),
            examples: Examples::default(),
            told,
            rows: Vec::new(),
        }
    }

    /// Adds an article with its row.
    pub fn add(
        &mut self,
        row: ArticleRow,
        piece: Piece,
        settled: &Settled,
    ) -> Result<(), write::Error> {
        let at = self.rows.len();
        let group = &settled.group[at];
        let facts = Facts {
            id: &row.head.article_id,
            group,
            event: &row.head.event,
            date: &row.date,
        };
        self.corpus.add(facts, &piece.observations, &piece.terms);
        self.sources.add(group, &piece.sources);
        self.examples.add(group, piece.examples);
        self.told.push(piece.told)?;
        self.rows.push(row);
        Ok(())
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
