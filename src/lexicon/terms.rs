//! Reading terms.csv: header, rows and cells, as spreadsheets write them, with
//! every problem noted where it stands.

use super::entry::{Entry, Lexicon};
use super::load::COLUMNS;
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

    /// Whether a cell begins with a quotation mark and goes on to the end of the file.
    fn is_open(&self, cell: &Range<usize>) -> bool {
        let text = self.file.1.as_bytes();
        let mark = cell.start.checked_sub(1).and_then(|at| text.get(at));
        mark == Some(&b'"') && cell.end == text.len()
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
        if let Some(open) = cells.last().filter(|cell| self.is_open(cell)) {
            let message = "a quotation mark around a cell is not closed".to_string();
            let at = open.start - 1..open.start;
            self.problem(at, message, "close it, or double it inside of a cell");
            return None;
        }
        let surplus = record.iter().skip(header.len());
        let surplus = surplus.filter(|cell| !cell.trim().is_empty()).count();
        if record.len() < header.len() || surplus > 0 {
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
            return None;
        }
        let is = |h: &str, name: &str| h.eq_ignore_ascii_case(name);
        let column = |name: &str| header.iter().position(|h| is(h, name)).unwrap_or(0);
        let cell = |name: &str| record.get(column(name)).unwrap_or("").trim();
        let place = |name: &str| cells.get(column(name)).cloned().unwrap_or(start..start);
        let before = self.problems.len();

        let category = self
            .lexicon
            .categories
            .iter()
            .position(|c| c.id == cell("category"));
        if category.is_none() {
            let message = format!("category `{}` is not in lexicon.toml", cell("category"));
            self.problem(
                place("category"),
                message,
                "define it there, or correct the name",
            );
        }
        let strength = match whole(cell("strength")) {
            "" | "1" => 1,
            "2" => 2,
            "3" => 3,
            other => {
                let message = format!("strength `{other}` is not 1, 2 or 3");
                self.problem(place("strength"), message, "leave it empty for 1");
                1
            }
        };
        if !TARGETS.contains(&cell("target")) {
            let message = format!("target `{}` is unknown", cell("target"));
            self.problem(
                place("target"),
                message,
                "use head, agent, patient, label, holder or nothing",
            );
        }
        let polarity = match whole(cell("polarity")) {
            "" | "0" => 0,
            "1" | "+1" => 1,
            "-1" | "−1" | "–1" => -1,
            other => {
                let message = format!("polarity `{other}` is not -1, 0 or 1");
                self.problem(place("polarity"), message, "leave it empty for 0");
                0
            }
        };
        let contested = match cell("contested") {
            "" => false,
            said if said.eq_ignore_ascii_case("false") => false,
            said if said.eq_ignore_ascii_case("true") => true,
            other => {
                let message = format!("contested `{other}` is not true or false");
                self.problem(place("contested"), message, "leave it empty for false");
                false
            }
        };
        for name in ["term", "exceptions"] {
            for pattern in split_list(cell(name))
                .iter()
                .filter(|p| name == "exceptions" || !p.is_empty())
            {
                self.check_pattern(pattern, place(name));
            }
        }
        if cell("term").is_empty() {
            self.problem(
                place("term"),
                "a row without a term".into(),
                "fill or remove the row",
            );
        }
        let extra: BTreeMap<String, String> = self
            .lexicon
            .columns
            .iter()
            .map(|c| (c.name.clone(), cell(&c.name).to_string()))
            .collect();
        for column in self.lexicon.columns.iter().filter(|c| c.kind == "number") {
            let value = &extra[&column.name];
            if !value.is_empty() && value.parse::<f64>().is_err() {
                let message = format!("`{value}` is not a number");
                self.problem(
                    place(&column.name),
                    message,
                    "write it with a decimal point",
                );
            }
        }
        (self.problems.len() == before).then(|| Entry {
            term: cell("term").to_string(),
            category: category.unwrap_or(0),
            strength,
            target: cell("target").to_string(),
            polarity,
            referent: cell("referent").to_string(),
            alternatives: cell("alternatives").to_string(),
            exceptions: split_list(cell("exceptions")),
            contested,
            source: cell("source").to_string(),
            note: cell("note").to_string(),
            hits: split_list(cell("hit")),
            misses: split_list(cell("miss")),
            extra,
            line: record.position().map_or(0, |p| p.line()),
        })
    }

    fn check_pattern(&mut self, pattern: &str, cell: Range<usize>) {
        if let Err(e) = super::pattern::parse(pattern) {
            let inside = self
                .file
                .1
                .get(cell.clone())
                .and_then(|text| text.find(pattern));
            let at = match inside {
                Some(from) => cell.start + from + e.at.0..cell.start + from + e.at.1,
                None => cell,
            };
            self.problem(at, e.message, e.help);
        }
    }
}

/// What parts the cells: a comma, or what the header has in its place, as
/// spreadsheets of some countries write it.
fn separator(text: &str) -> u8 {
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
fn cell_ranges(text: &str, start: usize, separator: u8) -> Vec<Range<usize>> {
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
