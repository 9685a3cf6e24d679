//! A table on its way to its files: rows go in as the articles come, none is kept.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Error, Format, Options, RowSink};
use crate::tables::{Cell, Table};

/// Writes the rows of one table, in every format chosen.
pub struct TableWriter<R: 'static> {
    table: &'static Table<R>,
    sinks: Vec<(PathBuf, Box<dyn RowSink>)>,
    closed: Arc<AtomicBool>,
}

impl<R> TableWriter<R> {
    /// A writer of a table into anything, apart from a folder; `name` stands in
    /// its errors.
    ///
    /// # Errors
    /// [`Error::Io`] where what stands before the first row cannot be written.
    pub fn new(
        table: &'static Table<R>,
        format: &Format,
        options: Options,
        name: impl Into<PathBuf>,
        file: Box<dyn io::Write + Send>,
    ) -> Result<Self, Error> {
        let mut writer = TableWriter {
            table,
            sinks: Vec::new(),
            closed: Arc::default(),
        };
        writer.add(format, options, name.into(), file)?;
        Ok(writer)
    }

    pub(super) fn empty(table: &'static Table<R>, closed: Arc<AtomicBool>) -> Self {
        TableWriter {
            table,
            sinks: Vec::new(),
            closed,
        }
    }

    pub(super) fn add(
        &mut self,
        format: &Format,
        options: Options,
        path: PathBuf,
        file: Box<dyn io::Write + Send>,
    ) -> Result<(), Error> {
        let sink = (format.open)(file, &self.table.schema(), options)
            .map_err(Error::io("write", &path))?;
        self.sinks.push((path, sink));
        Ok(())
    }

    /// Appends rows, in the order given.
    ///
    /// # Errors
    /// [`Error::Io`] with the file that could not be written.
    pub fn append(&mut self, rows: &[R]) -> Result<(), Error> {
        let mut cells: Vec<Cell<'_>> = Vec::with_capacity(self.table.columns.len());
        for row in rows {
            cells.clear();
            cells.extend(self.table.columns.iter().map(|column| (column.get)(row)));
            for (path, sink) in &mut self.sinks {
                sink.row(&cells).map_err(Error::io("write", &*path))?;
            }
        }
        Ok(())
    }

    /// Writes what is still held back. A folder whose tables were not all
    /// closed is never kept.
    ///
    /// # Errors
    /// [`Error::Io`] with the file that could not be written.
    pub fn close(self) -> Result<(), Error> {
        for (path, sink) in self.sinks {
            sink.finish().map_err(Error::io("write", path))?;
        }
        self.closed.store(true, Ordering::Release);
        Ok(())
    }
}
