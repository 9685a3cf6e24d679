//! CSV and tab files with guessed columns: a term, a category and a weight a
//! row; or a column for each category, with cells that say who is in it. What
//! each column was taken for is a note.

use super::columns::{Columns, guess, is_header};
use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::table::{Cell, Membership, amount, membership, rows, separator};
use super::valence::signed;
use super::{File, Format};

/// The format.
pub const FORMAT: Format = Format {
    name: "CSV",
    extensions: &[],
    looks: "a table with a column of terms",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::StarAndOne);
/// Lines that are looked at to tell a table from a list.
const HEAD: usize = 50;
/// Endings of files that are tables whatever is in them.
const ENDINGS: [&str; 3] = ["csv", "tsv", "tab"];

/// A table by its ending, or by cells in every line: tabs, or as many
/// semicolons. Commas in a list may as well stand between terms.
fn is(file: &File) -> bool {
    let lines: Vec<&str> = file
        .filled_lines()
        .take(HEAD)
        .map(|line| line.text)
        .collect();
    if ENDINGS.contains(&file.extension().as_str()) {
        return true;
    }
    let counts = |mark: char| lines.iter().map(move |line| line.matches(mark).count());
    let is_table = |mark| {
        let first = counts(mark).next().unwrap_or(0);
        first > 0 && counts(mark).all(|count| count == first)
    };
    let has_header = || {
        let names = lines.first().map_or("", |line| line).to_lowercase();
        ["term,", "word,", "category"]
            .iter()
            .any(|name| names.contains(name))
    };
    is_table('\t') || is_table(';') || is_table(',') && has_header()
}

fn fill(draft: &mut Draft<'_>) {
    draft.inherits = false;
    let mut lines = draft.file.filled_lines().map(|line| line.text);
    let first = lines
        .find(|line| !line.to_lowercase().starts_with("sep="))
        .unwrap_or("");
    let rows = rows(draft, separator(first).unwrap_or(b','));
    if !draft.problems.is_empty() {
        return;
    }
    let rows = below_title(draft, rows);
    let Some(columns) = guess(&rows) else {
        let message = "cannot tell which column holds the terms";
        let end = rows
            .first()
            .and_then(|row| row.last())
            .map_or(0, |cell| cell.at.end);
        draft.wrong(
            0..end,
            message,
            "name one column `term`, and others `category` and `weight`",
        );
        return;
    };
    note_columns(draft, &rows, &columns);
    let (header, body) = rows.split_at(usize::from(columns.has_header));
    check_names(draft, &columns, header);
    let table = Table::of(&columns, header, body, rows[0].len());
    for row in body {
        table.row(draft, row);
    }
}

/// How the rows of a table are read.
struct Table<'t> {
    columns: &'t Columns,
    members: Vec<Member>,
    weights: Weights,
    /// Cells of the first row.
    width: usize,
}

impl Table<'_> {
    fn of<'t>(
        columns: &'t Columns,
        header: &[Vec<Cell>],
        body: &[Vec<Cell>],
        width: usize,
    ) -> Table<'t> {
        let weight = |row: &Vec<Cell>| amount(&row.get(columns.weight?)?.text);
        let weights: Vec<f64> = body.iter().filter_map(weight).collect();
        let member = |at: &usize| Member::of(*at, header, body);
        Table {
            columns,
            members: columns.members.iter().map(member).collect(),
            weights: Weights {
                is_signed: weights.iter().any(|weight| *weight < 0.0),
                is_flag: weights.iter().all(|weight| [0.0, 1.0].contains(weight)),
            },
            width,
        }
    }

    fn row(&self, draft: &mut Draft<'_>, row: &[Cell]) {
        let mut surplus = row.iter().skip(self.width);
        if let Some(cell) = surplus.find(|cell| !cell.text.is_empty()) {
            let message = format!("{} cells where the first row has {}", row.len(), self.width);
            let help = "quote cells that hold a separator";
            draft.wrong(cell.at.clone(), message, help);
            return;
        }
        let term = row.get(self.columns.term);
        let Some(term) = term.filter(|cell| !cell.text.is_empty()) else {
            let help = "fill or remove the row";
            draft.wrong(row[0].at.clone(), "a row without a term", help);
            return;
        };
        let place = Part::new(term.at.start, without_sense(&term.text));
        match self.members.as_slice() {
            [] => one(draft, self.columns, row, place, self.weights),
            members => many(draft, members, row, place),
        }
    }
}

/// A word of the General Inquirer without the number of its sense.
fn without_sense(term: &str) -> &str {
    match term.rsplit_once('#') {
        Some((word, sense)) if !word.is_empty() && sense.parse::<u32>().is_ok() => word,
        _ => term,
    }
}

/// What the weights of a table are.
#[derive(Clone, Copy)]
struct Weights {
    /// Whether some are below 0.
    is_signed: bool,
    /// Whether they only say who is in, 0 or 1.
    is_flag: bool,
}

/// A row with at most one category, or several in one cell.
fn one(draft: &mut Draft<'_>, columns: &Columns, row: &[Cell], term: Part<'_>, kind: Weights) {
    let weight = match columns
        .weight
        .and_then(|at| row.get(at))
        .filter(|c| !c.text.is_empty())
    {
        None => None,
        Some(cell) => match amount(&cell.text) {
            Some(weight) => Some(weight),
            None => {
                let message = format!("`{}` is no number", cell.text);
                draft.wrong(cell.at.clone(), message, "write it with a decimal point");
                return;
            }
        },
    };
    let weight = match weight {
        Some(0.0) if kind.is_flag => return,
        weight => weight.filter(|_| !kind.is_flag),
    };
    let names = match columns.category {
        Some(at) => row.get(at).map_or(Vec::new(), |cell| split(&cell.text)),
        None if kind.is_signed && weight.is_none() => {
            draft.lost(term.start, format!("`{}` has no weight", term.text));
            return;
        }
        None if kind.is_signed => {
            let category = signed(draft, weight.unwrap_or(0.0), term);
            draft.term_or_include((term.text, term.at()), SYNTAX, category, weight);
            return;
        }
        None => vec![draft.file.stem()],
    };
    if names.is_empty() {
        draft.lost(term.start, format!("`{}` has no category", term.text));
    }
    for name in names {
        let category = draft.category(&[name], term.at());
        draft.term_or_include((term.text, term.at()), SYNTAX, category, weight);
    }
}

/// Names of categories in one cell.
fn split(cell: &str) -> Vec<String> {
    let names = cell.split([';', '|']).map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(String::from)
        .collect()
}

/// A column that is a category.
struct Member {
    at: usize,
    name: String,
    place: std::ops::Range<usize>,
    /// Whether 0 says that a term is not in: so where most cells are 0 or
    /// nothing, while among weights 0 is a weight.
    is_sparse: bool,
}

impl Member {
    fn of(at: usize, header: &[Vec<Cell>], body: &[Vec<Cell>]) -> Member {
        let name = header[0][at].text.clone();
        let cells = || {
            body.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| &*cell.text)
        };
        let is_out = |cell: &&str| membership(cell, &name) == Some(Membership::No);
        let is_flag = |cell: &str| !matches!(membership(cell, &name), Some(Membership::Weight(_)));
        let is_sparse = 2 * cells().filter(is_out).count() > body.len() || cells().all(is_flag);
        let place = header[0][at].at.clone();
        Member {
            at,
            name,
            place,
            is_sparse,
        }
    }
}

/// A row with a cell for each category.
fn many(draft: &mut Draft<'_>, members: &[Member], row: &[Cell], term: Part<'_>) {
    for member in members {
        let empty = Cell::default();
        let cell = row.get(member.at).unwrap_or(&empty);
        let weight = match membership(&cell.text, &member.name) {
            Some(Membership::No) if member.is_sparse || amount(&cell.text).is_none() => continue,
            Some(Membership::No) => Some(0.0),
            Some(Membership::Yes) => None,
            Some(Membership::Weight(weight)) => Some(weight),
            None => {
                let message = format!("`{}` is not empty, 0, 1, X or a weight", cell.text);
                draft.wrong(cell.at.clone(), message, "correct the cell");
                continue;
            }
        };
        let category = draft.category(std::slice::from_ref(&member.name), member.place.clone());
        draft.term_or_include((term.text, term.at()), SYNTAX, category, weight);
    }
}

/// Two columns of one name would be one category.
fn check_names(draft: &mut Draft<'_>, columns: &Columns, header: &[Vec<Cell>]) {
    let mut seen = std::collections::BTreeSet::new();
    for at in &columns.members {
        let cell = &header[0][*at];
        if !seen.insert(cell.text.to_lowercase()) {
            let message = format!("column `{}` is there twice", cell.text);
            draft.wrong(cell.at.clone(), message, "give each category one column");
        }
    }
}

/// The rows from the header on, where lines of comment or a title stand above it.
fn below_title(draft: &mut Draft<'_>, rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let is_title = |row: &Vec<Cell>| {
        let filled = row.iter().filter(|cell| !cell.text.is_empty()).count();
        filled == 1 || row[0].text.starts_with("# ")
    };
    let above = rows.iter().take_while(|row| is_title(row)).count();
    let is_below = rows.get(above).is_some_and(|row| is_header(row));
    if above == 0 || !is_below {
        return rows;
    }
    draft.note(
        None,
        format!("{above} line(s) above the header are not read"),
        false,
    );
    rows.into_iter().skip(above).collect()
}

fn note_columns(draft: &mut Draft<'_>, rows: &[Vec<Cell>], columns: &Columns) {
    let name = |at: usize| match columns.has_header {
        true if rows[0][at].text.is_empty() => format!("{} (without a name)", at + 1),
        true => format!("`{}`", rows[0][at].text),
        false => (at + 1).to_string(),
    };
    let names = |all: &[usize]| {
        all.iter()
            .map(|at| name(*at))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut said = vec![format!("column {} holds the terms", name(columns.term))];
    for (at, what) in [
        (columns.category, "categories"),
        (columns.weight, "weights"),
    ] {
        said.extend(at.map(|at| format!("{} the {what}", name(at))));
    }
    if !columns.members.is_empty() {
        said.push(format!("{} are categories", names(&columns.members)));
    }
    if !columns.unread.is_empty() {
        said.push(format!("{} are not read", names(&columns.unread)));
    }
    draft.note(None, said.join(", "), false);
}
