//! LIWC-22 `.dicx`: a table whose first column, `DicTerm`, has the terms and
//! whose other columns are the categories. `X` or 1 in a cell puts the term in,
//! a number is its weight, and an empty cell leaves it out.

use super::draft::{Draft, Syntax};
use super::glob::Wildcards;
use super::table::{Cell, Membership, membership, rows, separator};
use super::{File, Format};

/// The format.
pub const FORMAT: Format = Format {
    name: "LIWC-22",
    extensions: &["dicx"],
    looks: "its first cell is `DicTerm`",
    is: |file: &File| head(file).is_some(),
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::Star);

/// The header, and what parts its cells.
fn head(file: &File) -> Option<u8> {
    let line = file.first_line();
    let separator = separator(line).unwrap_or(b',');
    let first = line.split(char::from(separator)).next()?;
    let name = first.trim().trim_matches('"');
    name.eq_ignore_ascii_case("dicterm").then_some(separator)
}

fn fill(draft: &mut Draft<'_>) {
    draft.inherits = false;
    let separator = head(draft.file).unwrap_or(b',');
    let mut rows = rows(draft, separator).into_iter();
    let Some(mut header) = rows.next() else {
        return;
    };
    while header.last().is_some_and(|cell| cell.text.is_empty()) {
        header.pop();
    }
    let mut categories = Vec::new();
    for cell in &header[1..] {
        categories.push(category(draft, cell));
    }
    if categories.is_empty() {
        let end = header[0].at.end;
        draft.wrong(
            0..end,
            "no column of a category",
            "add one for each category",
        );
        return;
    }
    for row in rows {
        member(draft, &header, &categories, &row);
    }
}

fn category(draft: &mut Draft<'_>, cell: &Cell) -> usize {
    let path = [cell.text.clone()];
    if cell.text.is_empty() {
        draft.wrong(
            cell.at.clone(),
            "a column without a name",
            "name the category",
        );
    } else if draft.find(&path).is_some() {
        let message = format!("column `{}` is there twice", cell.text);
        draft.wrong(cell.at.clone(), message, "give each category one column");
    }
    draft.category(&path, cell.at.clone())
}

fn member(draft: &mut Draft<'_>, header: &[Cell], categories: &[usize], row: &[Cell]) {
    let term = &row[0];
    if term.text.is_empty() {
        draft.wrong(
            term.at.clone(),
            "a row without a term",
            "fill or remove the row",
        );
        return;
    }
    let mut is_member = false;
    for (at, cell) in row.iter().enumerate().skip(1) {
        let column = header.get(at).map_or("", |cell| &cell.text);
        let place = || (term.text.as_str(), term.at.clone());
        match (categories.get(at - 1), membership(&cell.text, column)) {
            (_, Some(Membership::No)) => continue,
            (Some(&category), Some(Membership::Yes)) => draft.term(place(), SYNTAX, category, None),
            (Some(&category), Some(Membership::Weight(weight))) => {
                draft.term(place(), SYNTAX, category, Some(weight));
            }
            (Some(_), None) => {
                let message = format!("`{}` is not empty, X, 1 or a weight", cell.text);
                draft.wrong(cell.at.clone(), message, "correct the cell");
            }
            (None, _) => {
                let message = format!("{} cells where the header has {}", row.len(), header.len());
                draft.wrong(cell.at.clone(), message, "quote cells that hold a comma");
            }
        }
        is_member = true;
    }
    if !is_member {
        draft.changed(term.at.start, format!("`{}` is in no category", term.text));
    }
}
