//! Tables of cells, as spreadsheets write them, each cell with its place.

use super::draft::Draft;
use crate::lexicon::terms::{cell_ranges, is_open};
use std::ops::Range;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it holds, without quotation marks around it and white space at its ends.
    pub text: String,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

/// The rows of a file that are not blank, if they can be read.
pub fn rows(draft: &mut Draft<'_>, separator: u8) -> Vec<Vec<Cell>> {
    let text = draft.file.text.clone();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is valid and rows may differ in length: reading cannot fail.
        let Ok(record) = record else { continue };
        let start = record.position().map_or(0, |p| p.byte() as usize);
        let ranges = cell_ranges(&text, start, separator);
        if let Some(open) = ranges.last().filter(|range| is_open(&text, range)) {
            let at = open.start - 1..open.start;
            draft.wrong(
                at,
                "a quotation mark around a cell is not closed",
                "close it",
            );
            return Vec::new();
        }
        if let Some(long) = ranges
            .iter()
            .find(|range| text[range.start..range.end].contains('\n'))
        {
            let at = long.start.saturating_sub(1)..long.start;
            let message = "a quotation mark around a cell that goes on over lines";
            draft.wrong(
                at,
                message,
                "close it in its line, or double it inside of a cell",
            );
            return Vec::new();
        }
        let cell = |(text, at): (&str, Range<usize>)| Cell {
            text: text.trim().to_string(),
            at,
        };
        let cells: Vec<Cell> = record.iter().zip(ranges).map(cell).collect();
        let is_filled = cells.iter().any(|cell| !cell.text.is_empty());
        if is_filled && !(rows.is_empty() && is_sep_line(&cells)) {
            rows.push(cells);
        }
    }
    rows
}

/// Whether a row is the line `sep=;` by which a spreadsheet names its separator.
fn is_sep_line(cells: &[Cell]) -> bool {
    let first = cells.first().map_or("", |cell| &cell.text);
    first.len() <= 5 && first.to_lowercase().starts_with("sep=")
}

/// A finite number, with a decimal point or comma.
pub fn amount(cell: &str) -> Option<f64> {
    number(&cell.replace(',', "."))
}

/// A finite number, with a decimal point.
pub fn number(text: &str) -> Option<f64> {
    let is_plain = text.contains(|c: char| c.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|n: &f64| is_plain && n.is_finite())
}

/// The cells of a line of a tab file.
pub fn cells(line: &str) -> Vec<Cell> {
    let cell = |text: &str| Cell {
        text: text.trim().to_string(),
        at: 0..0,
    };
    line.split('\t').map(cell).collect()
}

/// What parts the cells of a line: of tab, semicolon and comma the one that it
/// has most of.
pub fn separator(line: &str) -> Option<u8> {
    let count = |mark: u8| line.bytes().filter(|b| *b == mark).count();
    let marks = [b',', b';', b'\t']
        .into_iter()
        .filter(|mark| count(*mark) > 0);
    marks.max_by_key(|mark| count(*mark))
}

/// What a cell says of a term's being in a category.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Membership {
    /// It is not.
    No,
    /// It is.
    Yes,
    /// It is, with this weight.
    Weight(f64),
}

/// What a cell of a column of this name says; `None` if it is no such cell.
pub fn membership(cell: &str, column: &str) -> Option<Membership> {
    let is = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    if is(&["", "0", "no", "false"]) {
        return Some(Membership::No);
    }
    if is(&["x", "1", "yes", "true", column]) {
        return Some(Membership::Yes);
    }
    let weight = amount(cell)?;
    Some(if weight == 0.0 {
        Membership::No
    } else {
        Membership::Weight(weight)
    })
}
