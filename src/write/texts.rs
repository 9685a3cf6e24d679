//! texts.jsonl: the titles and texts that were measured, for formats whose text
//! is extracted, so that the spans of the tables have something to point into.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::{Error, OutputDir};

/// The texts that were measured: one JSON object a line.
pub struct Texts(BufWriter<File>);

impl Texts {
    const NAME: &'static str = "texts.jsonl";

    /// Begins the file.
    ///
    /// # Errors
    /// As [`OutputDir::file`].
    pub fn create(out: &OutputDir) -> Result<Texts, Error> {
        Ok(Texts(BufWriter::new(out.file(Self::NAME)?)))
    }

    /// Appends a line.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn append(&mut self, line: &str) -> Result<(), Error> {
        writeln!(self.0, "{line}").map_err(Error::io("write", Self::NAME))
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn close(mut self) -> Result<(), Error> {
        self.0.flush().map_err(Error::io("write", Self::NAME))
    }
}
