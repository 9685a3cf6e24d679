//! Reading terms.csv: header, rows and cells, as spreadsheets write them, with
//! every problem noted where it stands.

use super::entry::{Entry, Lexicon};
use super::load::COLUMNS;
use super::pattern;
use super::problem::Problem;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What `target` may say.
const TARGETS: [&str; 6] = ["", "head", "agent", "patient", "label", "holder"];

/// Reads terms.csv, row by row, noting problems as it goes.
pub(super) struct TermsReader<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) file: &'a (String, Arc<str>),
    pub(super) problems: &'a mut Vec<Problem>,
    /// What parts the cells, known once the header was seen.
    pub(super) separator: u8,
}

/// A row with its place in the file.
struct Row<'a> {
    header: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
    start: usize,
    cells: &'a [Range<usize>],
}

impl Row<'_> {
    fn column(&self, name: &str) -> usize {
        let mut header = self.header.iter();
        header
            .position(|column| column.eq_ignore_ascii_case(name))
            .unwrap_or(0)
    }

    fn cell(&self, name: &str) -> &str {
        self.record.get(self.column(name)).unwrap_or("").trim()
    }

    fn text(&self, name: &str) -> String {
        self.cell(name).to_string()
    }

    /// Bytes of a cell in the file.
    fn place(&self, name: &str) -> Range<usize> {
        let cell = self.cells.get(self.column(name));
        cell.cloned().unwrap_or(self.start..self.start)
    }
}

impl TermsReader<'_> {
    /// All entries; what is wrong is noted.
    pub(super) fn read(&mut self) -> Vec<Entry> {
        let text = self.file.1.clone();
        let before = self.problems.len();
        self.separator = separator(&text);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(text.as_bytes());
        let header = match reader.headers() {
            Ok(header) => named(header),
            Err(e) => {
                self.problem(
                    0..0,
                    format!("not a CSV file: {e}"),
                    "save it as CSV, UTF-8",
                );
                return Vec::new();
            }
        };
        if !self.header_is_whole(&header) {
            return Vec::new();
        }
        let mut entries = Vec::new();
        for record in reader.records() {
            match record {
                // A spreadsheet leaves rows of empty cells behind.
                Ok(record) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(record) => entries.extend(self.entry(&header, &record)),
                Err(e) => {
                    let at = e.position().map_or(0, |p| p.byte() as usize);
                    self.problem(at..at, format!("not CSV: {e}"), "save it as CSV, UTF-8");
                }
            }
        }
        if entries.is_empty() && self.problems.len() == before {
            let message = "no entries below the header".to_string();
            self.problem(0..0, message, "add a row for each term");
        }
        entries
    }

    fn problem(&mut self, at: Range<usize>, message: String, help: &str) {
        let (path, text) = self.file.clone();
        let at = at.start.min(text.len())..at.end.min(text.len());
        self.problems.push(Problem {
            path,
            text,
            at,
            message,
            help: help.to_string(),
        });
    }

    fn header_is_whole(&mut self, header: &csv::StringRecord) -> bool {
        let extra: Vec<&str> = self
            .lexicon
            .columns
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
        let line = 0..self.file.1.lines().next().map_or(0, str::len);
        let before = self.problems.len();
        if !header.iter().any(|name| COLUMNS.contains(&name)) {
            self.problem(
                line,
                "the first row names no column of a lexicon".to_string(),
                "begin with the row `term,category,strength,...`, cells parted by commas, semicolons or tabs",
            );
            return false;
        }
        for name in COLUMNS
            .iter()
            .chain(&extra)
            .filter(|n| !header.iter().any(|h| is(h, n)))
        {
            self.problem(
                line.clone(),
                format!("column `{name}` is missing"),
                "add it to the header",
            );
        }
        for name in header
            .iter()
            .filter(|h| !COLUMNS.contains(h) && !extra.iter().any(|name| is(h, name)))
        {
            let message = format!("column `{name}` is not declared");
            self.problem(
                line.clone(),
                message,
                "declare it as [[column]] in lexicon.toml, or remove it",
            );
        }
        self.problems.len() == before
    }

    fn entry(&mut self, header: &csv::StringRecord, record: &csv::StringRecord) -> Option<Entry> {
        let start = record.position().map_or(0, |p| p.byte() as usize);
        let cells = cell_ranges(&self.file.1, start, self.separator);
        if !self.row_is_whole(header, record, start, &cells) {
            return None;
        }
        let row = Row {
            header,
            record,
            start,
            cells: &cells,
        };
        let before = self.problems.len();
        let category = self.category(&row);
        let strength = self.strength(&row);
        self.check_target(&row);
        let polarity = self.polarity(&row);
        let contested = self.contested(&row);
        self.check_term(&row);
        let extra = self.extra(&row);
        (self.problems.len() == before).then(|| Entry {
            term: row.text("term"),
            category,
            strength,
            target: row.text("target"),
            polarity,
            referent: row.text("referent"),
            alternatives: row.text("alternatives"),
            exceptions: split_list(row.cell("exceptions")),
            contested,
            source: row.text("source"),
            note: row.text("note"),
            hits: split_list(row.cell("hit")),
            misses: split_list(row.cell("miss")),
            extra,
            line: record.position().map_or(0, |p| p.line()),
        })
    }

    /// Whether a row has a cell for each column, and no open quotation mark.
    fn row_is_whole(
        &mut self,
        header: &csv::StringRecord,
        record: &csv::StringRecord,
        start: usize,
        cells: &[Range<usize>],
    ) -> bool {
        if let Some(open) = cells.last().filter(|cell| is_open(&self.file.1, cell)) {
            let message = "a quotation mark around a cell is not closed".to_string();
            let at = open.start - 1..open.start;
            self.problem(at, message, "close it, or double it inside of a cell");
            return false;
        }
        let surplus = record.iter().skip(header.len());
        let surplus = surplus.filter(|cell| !cell.trim().is_empty()).count();
        if record.len() >= header.len() && surplus == 0 {
            return true;
        }
        let row = start..cells.last().map_or(start, |c| c.end);
        let message = format!(
            "{} cells where the header has {}",
            record.len(),
            header.len()
        );
        let help = match surplus {
            0 => "give the row a cell for each column, if need be an empty one",
            _ => "quote cells that hold a comma",
        };
        self.problem(row, message, help);
        false
    }

    fn check_term(&mut self, row: &Row<'_>) {
        for name in ["term", "exceptions"] {
            for pattern in split_list(row.cell(name)) {
                self.check_pattern(&pattern, row.place(name));
            }
        }
        if row.cell("term").is_empty() {
            let message = "a row without a term".to_string();
            self.problem(row.place("term"), message, "fill or remove the row");
        }
    }

    fn category(&mut self, row: &Row<'_>) -> usize {
        let id = row.cell("category");
        let found = self.lexicon.categories.iter().position(|c| c.id == id);
        if found.is_none() {
            let message = format!("category `{id}` is not in lexicon.toml");
            let help = "define it there, or correct the name";
            self.problem(row.place("category"), message, help);
        }
        found.unwrap_or(0)
    }

    fn strength(&mut self, row: &Row<'_>) -> u8 {
        match whole(row.cell("strength")) {
            "" | "1" => 1,
            "2" => 2,
            "3" => 3,
            other => {
                let message = format!("strength `{other}` is not 1, 2 or 3");
                self.problem(row.place("strength"), message, "leave it empty for 1");
                1
            }
        }
    }

    fn check_target(&mut self, row: &Row<'_>) {
        let target = row.cell("target");
        if !TARGETS.contains(&target) {
            let message = format!("target `{target}` is unknown");
            let help = "use head, agent, patient, label, holder or nothing";
            self.problem(row.place("target"), message, help);
        }
    }

    fn polarity(&mut self, row: &Row<'_>) -> i8 {
        match whole(row.cell("polarity")) {
            "" | "0" => 0,
            "1" | "+1" => 1,
            "-1" | "−1" | "–1" => -1,
            other => {
                let message = format!("polarity `{other}` is not -1, 0 or 1");
                self.problem(row.place("polarity"), message, "leave it empty for 0");
                0
            }
        }
    }

    fn contested(&mut self, row: &Row<'_>) -> bool {
        let said = row.cell("contested");
        let is = |word: &str| said.eq_ignore_ascii_case(word);
        if !(said.is_empty() || is("true") || is("false")) {
            let message = format!("contested `{said}` is not true or false");
            self.problem(row.place("contested"), message, "leave it empty for false");
        }
        is("true")
    }

    /// The cells of the columns that the lexicon declares itself.
    fn extra(&mut self, row: &Row<'_>) -> BTreeMap<String, String> {
        let lexicon = self.lexicon;
        for column in lexicon.columns.iter().filter(|c| c.kind == "number") {
            let value = row.cell(&column.name);
            if !value.is_empty() && value.parse::<f64>().is_err() {
                let message = format!("`{value}` is not a number");
                let help = "write it with a decimal point";
                self.problem(row.place(&column.name), message, help);
            }
        }
        let columns = lexicon.columns.iter();
        columns
            .map(|column| (column.name.clone(), row.text(&column.name)))
            .collect()
    }

    fn check_pattern(&mut self, pattern: &str, cell: Range<usize>) {
        let (at, message, help) = match pattern::parse(pattern) {
            Err(e) => (e.at, e.message, e.help),
            Ok(read) => {
                let is_unknown = |id: &&str| self.lexicon.category(id).is_none();
                let Some(id) = pattern::categories(&read).find(is_unknown) else {
                    return;
                };
                let from = pattern.find(id).unwrap_or(0);
                let message = format!("category `{id}` is not in lexicon.toml");
                let help = "define it there, or correct the name";
                ((from, from + id.len()), message, help)
            }
        };
        let text = self.file.1.get(cell.clone());
        let at = match text.and_then(|text| text.find(pattern)) {
            Some(from) => cell.start + from + at.0..cell.start + from + at.1,
            None => cell,
        };
        self.problem(at, message, help);
    }
}

/// What parts the cells: a comma, or what the header has in its place, as
/// spreadsheets of some countries write it.
pub(super) fn separator(text: &str) -> u8 {
    let lines = text.split(['\r', '\n']);
    let header = lines.into_iter().find(|line| !line.trim().is_empty());
    let header = header.unwrap_or("");
    let other = [b';', b'\t']
        .into_iter()
        .find(|mark| header.contains(char::from(*mark)));
    match other {
        Some(mark) if !header.contains(',') => mark,
        _ => b',',
    }
}

/// The names of the columns, without regard to case, spaces around them, and
/// empty columns at the end.
fn named(header: &csv::StringRecord) -> csv::StringRecord {
    let names: Vec<String> = header.iter().map(|h| h.trim().to_lowercase()).collect();
    let count = names.iter().rposition(|name| !name.is_empty());
    names[..count.map_or(0, |at| at + 1)].iter().collect()
}

/// A number as spreadsheets may write it: "2.0" and "2,0" are 2.
fn whole(cell: &str) -> &str {
    cell.strip_suffix(".0")
        .or_else(|| cell.strip_suffix(",0"))
        .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(cell)
}

/// Items of a cell that holds several, ` | ` between them.
fn split_list(cell: &str) -> Vec<String> {
    cell.split(" | ")
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(String::from)
        .collect()
}

/// Byte ranges of the cells of the record that starts at `start`, quotes excluded.
pub(super) fn cell_ranges(text: &str, start: usize, separator: u8) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut ranges = Vec::new();
    let mut at = start;
    // The csv crate gives the end of the record before, which may be a line end.
    while matches!(bytes.get(at), Some(b'\n' | b'\r')) {
        at += 1;
    }
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let from = at + usize::from(quoted);
        let to = if quoted {
            end_of_quoted(bytes, from)
        } else {
            end_of_plain(bytes, from, separator)
        };
        ranges.push(from..to);
        at = to + usize::from(quoted && to < bytes.len());
        if bytes.get(at) != Some(&separator) {
            return ranges;
        }
        at += 1;
    }
}

/// Whether a cell begins with a quotation mark and goes on to the end of the file.
pub(super) fn is_open(text: &str, cell: &Range<usize>) -> bool {
    let text = text.as_bytes();
    let mark = cell.start.checked_sub(1).and_then(|at| text.get(at));
    mark == Some(&b'"') && cell.end == text.len()
}

fn end_of_plain(bytes: &[u8], from: usize, separator: u8) -> usize {
    let length = bytes[from..]
        .iter()
        .position(|b| *b == separator || matches!(b, b'\n' | b'\r'));
    length.map_or(bytes.len(), |n| from + n)
}

fn end_of_quoted(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return at,
            _ => at += 1,
        }
    }
    at
}
