//! The per-article tables, opened, fed and closed together.

use super::{Error, OutputDir, TableWriter};
use crate::tables::ArticleRows;
use crate::tables::articles::{self, ArticleRow};
use crate::tables::attributions::{self, AttributionRow};
use crate::tables::hits::{self, HitRow};
use crate::tables::measures::{self, MeasureRow};
use crate::tables::sentences::{self, SentenceRow};

/// Writers of articles, sentences, hits, attributions and measures.
#[allow(missing_docs)] // named as the tables
pub struct ArticleWriters {
    pub articles: TableWriter<ArticleRow>,
    pub sentences: TableWriter<SentenceRow>,
    pub hits: TableWriter<HitRow>,
    pub attributions: TableWriter<AttributionRow>,
    pub measures: TableWriter<MeasureRow>,
}

impl ArticleWriters {
    /// Begins the five tables.
    ///
    /// # Errors
    /// As [`OutputDir::table`].
    pub fn open(out: &mut OutputDir) -> Result<Self, Error> {
        Ok(ArticleWriters {
            articles: out.table(&articles::TABLE)?,
            sentences: out.table(&sentences::TABLE)?,
            hits: out.table(&hits::TABLE)?,
            attributions: out.table(&attributions::TABLE)?,
            measures: out.table(&measures::TABLE)?,
        })
    }

    /// Appends those that no cluster is in: sentences, hits and attributions.
    ///
    /// # Errors
    /// As [`TableWriter::append`].
    pub fn append_text(&mut self, rows: &ArticleRows) -> Result<(), Error> {
        self.sentences.append(&rows.sentences)?;
        self.hits.append(&rows.hits)?;
        self.attributions.append(&rows.attributions)
    }

    /// Closes all five.
    ///
    /// # Errors
    /// As [`TableWriter::close`].
    pub fn close(self) -> Result<(), Error> {
        self.articles.close()?;
        self.sentences.close()?;
        self.hits.close()?;
        self.attributions.close()?;
        self.measures.close()
    }
}
