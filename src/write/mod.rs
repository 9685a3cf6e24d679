//! Writing: the last stage. It takes the rows of [`crate::tables`] and the
//! facts of the run, and puts them into a folder that appears only when it is
//! complete; and it reads such a folder back. To add a format: one file like `csv.rs`, and one line in [`FORMATS`].

mod article_writers;
mod codebook;
mod csv;
mod data_package;
mod facts;
mod markdown;
mod meeting_writers;
mod methods;
mod output_dir;
mod run;
mod spool;
mod stored;
mod table_writer;
mod texts;

use std::io;
use std::path::PathBuf;

pub use article_writers::ArticleWriters;
pub use codebook::codebook;
pub use data_package::data_package;
pub use facts::{ComparisonFacts, Counts, InputFact, Limited, RunFacts, SamplingFrame};
pub use meeting_writers::MeetingWriters;
pub use methods::methods;
pub use output_dir::{Leftover, OutputDir};
pub use run::run_json;
pub use spool::{Record, Spool};
pub use stored::{Stored, StoredRow};
pub use table_writer::TableWriter;
pub use texts::Texts;

use crate::tables::{Cell, Schema};

/// All output formats.
pub static FORMATS: &[Format] = &[csv::FORMAT];

/// Begins a file of a table; what it answers takes the rows.
pub type Open = fn(Box<dyn io::Write + Send>, &Schema, Options) -> io::Result<Box<dyn RowSink>>;

/// How tables are written to a file.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    /// Of its files, without the dot.
    pub extension: &'static str,
    /// Begins a file: writes what stands before the first row.
    pub open: Open,
}

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Receives the rows of one table, in order.
pub trait RowSink: Send {
    /// Writes one row; `cells` has one cell a column.
    ///
    /// # Errors
    /// As the file beneath.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Writes what is still held back, and what stands after the last row.
    ///
    /// # Errors
    /// As the file beneath.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// What the user chose about the text of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Text cells as they are, without the formula guard.
    pub raw: bool,
    /// A byte order mark before CSV, for Excel.
    pub bom: bool,
}

/// Why a report could not be written, or read back.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the messages say it
pub enum Error {
    #[error("{} is not a folder; name another folder with --out", path.display())]
    NotAFolder { path: PathBuf },
    #[error(
        "{} holds files and no run.json of parallax, so it was left alone; \
         empty it, or name another folder with --out",
        path.display()
    )]
    Occupied { path: PathBuf },
    #[error("cannot {doing} {}: {cause}", path.display())]
    Io {
        /// What was tried: "write", "create", …
        doing: &'static str,
        path: PathBuf,
        cause: io::Error,
    },
    #[error(
        "cannot move the new report to {}, and the old one could not be moved back: \
         it is now {}; move it back by hand: {cause}",
        path.display(), old.display()
    )]
    Displaced {
        path: PathBuf,
        old: PathBuf,
        cause: io::Error,
    },
    #[error(
        "{} is not the folder of a report: no run.json of parallax is in it; \
         name the folder that --out named",
        path.display()
    )]
    NotAReport { path: PathBuf },
    #[error(
        "table {table} was not closed, so the report was not written; this is an error in parallax"
    )]
    Unfinished { table: &'static str },
    #[error("{} cannot be read as a sampling frame: {message}", path.display())]
    Frame { path: PathBuf, message: String },
}

impl Error {
    fn io(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
        let path = path.into();
        move |cause| Error::Io { doing, path, cause }
    }
}
