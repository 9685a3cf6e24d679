//! WordStat `.cat`: categories and terms by indentation; a term has a weight
//! in brackets after it, ` (1)`. A category counts what is in its
//! subcategories too. `_` joins the words of a phrase; `*` is any letters, `?`
//! one. `@NAME [...]` is a rule of proximity, which cannot be kept; `@NAME`
//! alone includes a category or a list.

use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::levels::{Levels, indented};
use super::table::amount;
use super::{File, Format, include};

/// The format.
pub const FORMAT: Format = Format {
    name: "WordStat",
    extensions: &["cat"],
    looks: "categories and, indented below them, terms with their weights, `term (1)`",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::StarAndOne);

fn is(file: &File) -> bool {
    if ["yml", "yaml"].contains(&file.extension().as_str()) {
        return false;
    }
    let is_term = |line: Part<'_>| {
        let own = line.trim();
        let is_item = own.text.starts_with("- ");
        own.start > line.start && !is_item && weighted(own).1.is_some()
    };
    file.filled_lines().any(is_term) || file.extension() == "cat" && has_levels(file)
}

/// Whether some lines are indented and others not.
fn has_levels(file: &File) -> bool {
    let mut is_indented = file
        .filled_lines()
        .map(|line| line.text.starts_with(char::is_whitespace));
    let first = is_indented.next();
    is_indented.any(|is| Some(is) != first)
}

/// What stands before a weight, and the weight.
fn weighted(line: Part<'_>) -> (Part<'_>, Option<f64>) {
    let cut = line
        .text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let cut = cut.filter(|(term, _)| !term.trim().is_empty());
    let weight = cut.and_then(|(term, weight)| {
        let weight = amount(weight.trim())?;
        Some((line.split_at(term.len()).0.trim(), weight))
    });
    match weight {
        Some((term, weight)) => (term, Some(weight)),
        None => (line, None),
    }
}

/// Whether a name ends in digits and marks in brackets, which are no number.
fn has_bad_weight(name: &str) -> bool {
    let inside = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let is_mark = |c: char| c.is_ascii_digit() || ".,+-".contains(c);
    inside.is_some_and(|(_, inside)| !inside.is_empty() && inside.chars().all(is_mark))
}

/// A line with its indentation.
struct Line<'a> {
    width: usize,
    /// The line without its weight.
    part: Part<'a>,
    weight: Option<f64>,
}

fn line(line: Part<'_>) -> Line<'_> {
    let (width, own) = indented(line);
    let (part, weight) = weighted(own);
    Line {
        width,
        part,
        weight,
    }
}

fn fill(draft: &mut Draft<'_>) {
    let file = draft.file;
    let lines: Vec<Line<'_>> = file.filled_lines().map(line).collect();
    let has_weights = lines.iter().any(|line| line.weight.is_some());
    let mut levels = Levels::default();
    for (at, line) in lines.iter().enumerate() {
        let path = levels.around(line.width);
        let is_outer = lines
            .get(at + 1)
            .is_some_and(|next| next.width > line.width);
        let is_rule = line.part.text.starts_with('@');
        let is_term = line.weight.is_some() || !has_weights && !is_outer;
        if is_rule || is_term {
            if is_outer {
                let message = "something is indented below a term";
                let help =
                    "a name that ends in a number in brackets is a term; indent below a category";
                draft.wrong(line.part.at(), message, help);
            }
            add(draft, line, path);
        } else {
            levels.open(line.width, open(draft, line, path));
        }
    }
}

/// Opens the category of a line; answers its path.
fn open(draft: &mut Draft<'_>, line: &Line<'_>, mut path: Vec<String>) -> Vec<String> {
    let name = line.part.text;
    if has_bad_weight(name) {
        let message = "a weight that is no number";
        draft.wrong(line.part.at(), message, "write it as (1) or (0.5)");
    }
    path.push(name.to_string());
    draft.open(&path, line.part.at());
    path
}

fn add(draft: &mut Draft<'_>, line: &Line<'_>, path: Vec<String>) {
    let part = line.part;
    let path = if path.is_empty() {
        vec![draft.file.stem()]
    } else {
        path
    };
    let category = draft.category(&path, part.at());
    match include::name(part.text) {
        Some(rule) if rule.contains('[') && !rule.contains(']') => {
            draft.wrong(
                part.at(),
                "a rule whose bracket is not closed",
                "close it with ]",
            );
        }
        Some(rule) if rule.contains(['[', ' ', '\t']) => {
            draft.lost(
                part.start,
                format!("`{}` is a rule of proximity", part.text),
            );
        }
        Some(name) => draft.include((name, part.at()), category),
        None => {
            let term = include::plain(part.text).replace('_', " ");
            draft.term((&term, part.at()), SYNTAX, category, line.weight);
        }
    }
}
