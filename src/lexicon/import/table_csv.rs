//! CSV and tab files with guessed columns: a term, a category and a weight a
//! row; or a column for each category, with cells that say who is in it. What
//! each column was taken for is a note.

use super::columns::{Columns, guess};
use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::table::{Cell, Membership, amount, membership, rows, separator};
use super::valence::signed;
use super::{File, Format, include};

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
        .map(|(_, line)| line)
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
    let mut lines = draft.file.filled_lines().map(|(_, line)| line);
    let first = lines
        .find(|line| !line.to_lowercase().starts_with("sep="))
        .unwrap_or("");
    let rows = rows(draft, separator(first).unwrap_or(b','));
    if !draft.problems.is_empty() {
        return;
    }
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
    let (header, body) = match columns.has_header {
        true => rows.split_at(1),
        false => rows.split_at(0),
    };
    let weights = body
        .iter()
        .filter_map(|row| amount(&row.get(columns.weight?)?.text));
    let weights: Vec<f64> = weights.collect();
    let kind = Weights {
        is_signed: weights.iter().any(|weight| *weight < 0.0),
        is_flag: weights.iter().all(|weight| [0.0, 1.0].contains(weight)),
    };
    for row in body {
        let Some(term) = row.get(columns.term).filter(|cell| !cell.text.is_empty()) else {
            draft.wrong(
                row[0].at.clone(),
                "a row without a term",
                "fill or remove the row",
            );
            continue;
        };
        let place = Part::new(term.at.start, without_sense(&term.text));
        match columns.members.as_slice() {
            [] => one(draft, &columns, row, place, kind),
            members => many(draft, members, header, row, place),
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
        None if kind.is_signed => {
            let category = signed(draft, weight.unwrap_or(0.0), term);
            add(draft, term, category, weight);
            return;
        }
        None => vec![draft.file.stem()],
    };
    if names.is_empty() {
        draft.lost(term.start, format!("`{}` has no category", term.text));
    }
    for name in names {
        let category = draft.category(&[name], term.at());
        add(draft, term, category, weight);
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

/// A row with a cell for each category.
fn many(
    draft: &mut Draft<'_>,
    members: &[usize],
    header: &[Vec<Cell>],
    row: &[Cell],
    term: Part<'_>,
) {
    for at in members {
        let name = &header[0][*at].text;
        let empty = Cell::default();
        let cell = row.get(*at).unwrap_or(&empty);
        let weight = match membership(&cell.text, name) {
            Some(Membership::No) => continue,
            Some(Membership::Yes) => None,
            Some(Membership::Weight(weight)) => Some(weight),
            None => {
                let message = format!("`{}` is not empty, 0, 1, X or a weight", cell.text);
                draft.wrong(cell.at.clone(), message, "correct the cell");
                continue;
            }
        };
        let category = draft.category(std::slice::from_ref(name), header[0][*at].at.clone());
        add(draft, term, category, weight);
    }
}

fn add(draft: &mut Draft<'_>, term: Part<'_>, category: usize, weight: Option<f64>) {
    match include::name(term.text) {
        Some(name) => draft.include((name, term.at()), category),
        None => draft.term((term.text, term.at()), SYNTAX, category, weight),
    }
}

fn note_columns(draft: &mut Draft<'_>, rows: &[Vec<Cell>], columns: &Columns) {
    let name = |at: usize| match columns.has_header {
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
