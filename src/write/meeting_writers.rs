//! The tables of articles that meet on an event, opened, fed and closed together.

use super::{Error, OutputDir, TableWriter};
use crate::tables::MeetingRows;
use crate::tables::pairs::{self, PairRow};
use crate::tables::swaps::{self, SwapRow};
use crate::tables::unmatched::{self, UnmatchedRow};
use crate::tables::wire::{self, WireRow};

/// Writers of pairs, swaps, unmatched and wire.
#[allow(missing_docs)] // named as the tables
pub struct MeetingWriters {
    pub pairs: TableWriter<PairRow>,
    pub swaps: TableWriter<SwapRow>,
    pub unmatched: TableWriter<UnmatchedRow>,
    pub wire: TableWriter<WireRow>,
}

impl MeetingWriters {
    /// Begins the four tables.
    ///
    /// # Errors
    /// As [`OutputDir::table`].
    pub fn open(out: &mut OutputDir) -> Result<Self, Error> {
        Ok(MeetingWriters {
            pairs: out.table(&pairs::TABLE)?,
            swaps: out.table(&swaps::TABLE)?,
            unmatched: out.table(&unmatched::TABLE)?,
            wire: out.table(&wire::TABLE)?,
        })
    }

    /// Appends the rows of one event to all four.
    ///
    /// # Errors
    /// As [`TableWriter::append`].
    pub fn append(&mut self, rows: &MeetingRows) -> Result<(), Error> {
        self.pairs.append(&rows.pairs)?;
        self.swaps.append(&rows.swaps)?;
        self.unmatched.append(&rows.unmatched)?;
        self.wire.append(&rows.wire)
    }

    /// Closes all four.
    ///
    /// # Errors
    /// As [`TableWriter::close`].
    pub fn close(self) -> Result<(), Error> {
        self.pairs.close()?;
        self.swaps.close()?;
        self.unmatched.close()?;
        self.wire.close()
    }
}
