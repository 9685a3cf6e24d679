//! A report read back: rows of its CSV tables, by the values of some columns,
//! without the formula guard. What a command says of a report comes from its
//! tables alone; no input file is needed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::StringRecord;
use serde_json::Value;

use super::csv::unguarded;
use super::{Error, run};
use crate::read::is_report;
use crate::tables;

/// The folder of a report.
#[derive(Debug)]
pub struct Stored {
    folder: PathBuf,
    is_guarded: bool,
}

/// A row of one of its tables.
#[derive(Debug, Clone)]
pub struct StoredRow {
    header: Arc<StringRecord>,
    cells: StringRecord,
    is_guarded: bool,
}

impl Stored {
    /// A report in `folder`.
    ///
    /// # Errors
    /// [`Error::NotAReport`] without a run.json of ours.
    pub fn open(folder: &Path) -> Result<Stored, Error> {
        let file = folder.join(run::FILE);
        if !is_report(&file) {
            return Err(Error::NotAReport {
                path: folder.to_path_buf(),
            });
        }
        let text = fs::read(&file).map_err(Error::io("read", &file))?;
        let run: Value = serde_json::from_slice(&text).unwrap_or_default();
        Ok(Stored {
            folder: folder.to_path_buf(),
            is_guarded: run["formula_guard"].as_bool().unwrap_or(true),
        })
    }

    /// The rows of a table that have these values in these columns, in the
    /// order of the file, which is read once and not kept.
    ///
    /// # Errors
    /// [`Error::Io`] where the table is not there, is no CSV, or lacks a column
    /// that every report has.
    pub fn rows(&self, table: &str, wanted: &[(&str, &str)]) -> Result<Vec<StoredRow>, Error> {
        let path = self.folder.join(format!("{table}.csv"));
        let wrong = |message: String| Error::io("read", &path)(io::Error::other(message));
        let file = File::open(&path).map_err(Error::io("read", &path))?;
        let mut reader = csv::Reader::from_reader(file);
        let header = reader.headers().map_err(|e| wrong(e.to_string()))?.clone();
        if let Some(missing) = missing(table, &header) {
            return Err(wrong(format!(
                "no column `{missing}`; make the report anew, for the table was changed"
            )));
        }
        let header = Arc::new(header);
        let mut row = StoredRow {
            header: Arc::clone(&header),
            cells: StringRecord::new(),
            is_guarded: self.is_guarded,
        };
        let mut found = Vec::new();
        while reader
            .read_record(&mut row.cells)
            .map_err(|e| wrong(e.to_string()))?
        {
            if wanted
                .iter()
                .all(|(column, value)| row.text(column) == *value)
            {
                found.push(row.clone());
            }
        }
        Ok(found)
    }
}

/// The first column of a table that a header lacks.
fn missing(table: &str, header: &StringRecord) -> Option<&'static str> {
    let schema = tables::all()
        .into_iter()
        .find(|schema| schema.name == table);
    let columns = schema.map_or(Vec::new(), |schema| schema.columns);
    let mut names = columns.into_iter().map(|column| column.name);
    names.find(|name| !header.iter().any(|cell| cell == *name))
}

impl StoredRow {
    /// A cell as it stands in the file.
    fn cell(&self, column: &str) -> &str {
        let at = self.header.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or("")
    }

    /// The text of a cell; empty where the cell is, or there is no such column.
    pub fn text(&self, column: &str) -> &str {
        match self.cell(column) {
            cell if self.is_guarded => unguarded(cell),
            cell => cell,
        }
    }

    /// The text of a cell that has so many code points, which tells the guard
    /// from an apostrophe of the text itself.
    pub fn text_of_length(&self, column: &str, length: usize) -> &str {
        match self.cell(column) {
            cell if cell.chars().count() == length => cell,
            _ => self.text(column),
        }
    }

    /// A whole number; `None` where the cell has none.
    pub fn number(&self, column: &str) -> Option<usize> {
        self.cell(column).parse().ok()
    }

    /// Whether the cell says `true`.
    pub fn is_true(&self, column: &str) -> bool {
        self.cell(column) == "true"
    }

    /// Spans in code points, end exclusive.
    pub fn spans(&self, column: &str) -> Vec<(usize, usize)> {
        let span = |part: &str| {
            let (start, end) = part.split_once("..")?;
            Some((start.parse().ok()?, end.parse().ok()?))
        };
        self.cell(column).split(';').filter_map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str], is_guarded: bool) -> StoredRow {
        StoredRow {
            header: Arc::new(StringRecord::from(vec!["text", "spans"])),
            cells: StringRecord::from(cells.to_vec()),
            is_guarded,
        }
    }

    #[test]
    fn the_guard_is_undone_and_apostrophes_stay() {
        assert_eq!(row(&["'=1+1"], true).text("text"), "=1+1");
        assert_eq!(row(&["'=1+1"], false).text("text"), "'=1+1");
        assert_eq!(row(&["'tis"], true).text("text"), "'tis");
        assert_eq!(row(&["'"], true).text("text"), "'");
        // Five code points: the apostrophe is the text's own.
        assert_eq!(row(&["'-été"], true).text_of_length("text", 5), "'-été");
        assert_eq!(row(&["'-été"], true).text_of_length("text", 4), "-été");
        assert_eq!(row(&["a"], true).text("no such column"), "");
    }

    #[test]
    fn spans_are_read_and_what_is_none_is_left_out() {
        let spans = |cell| row(&["", cell], true).spans("spans");
        assert_eq!(spans("12..40;55..80"), [(12, 40), (55, 80)]);
        assert_eq!(spans(""), []);
        assert_eq!(spans("12-40;7..x;1..2"), [(1, 2)]);
    }

    #[test]
    fn a_table_that_lost_a_column_is_found_out() {
        let header = |names: &[&str]| StringRecord::from(names.to_vec());
        assert_eq!(
            missing("skipped", &header(&["path", "reason"])),
            Some("record")
        );
        let more = header(&["reason", "mine", "record", "path"]);
        assert_eq!(missing("skipped", &more), None);
    }
}
