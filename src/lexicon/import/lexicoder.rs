//! Lexicoder 3 (`.lc3`): a line `+CATEGORY` (or `+CATEGORY+`) before the terms
//! of each category, a term a line; a phrase has spaces, `*` is any letters.

use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::list::unquoted;
use super::{File, Format};

/// The format.
pub const FORMAT: Format = Format {
    name: "Lexicoder 3",
    extensions: &["lc3"],
    looks: "its first line is a category, `+NAME`",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::Star);

fn is(file: &File) -> bool {
    let name = file.first_line().trim().strip_prefix('+');
    name.is_some_and(|name| name.starts_with(char::is_alphabetic))
}

fn fill(draft: &mut Draft<'_>) {
    let file = draft.file;
    let mut category = None;
    for line in file.filled_lines().map(Part::trim) {
        match (line.text.strip_prefix('+'), category) {
            (Some(name), _) => category = open(draft, line, name),
            (None, Some(category)) => {
                let term = unquoted(line);
                draft.term((term.text, term.at()), SYNTAX, category, None);
            }
            // The first line is a category, or its problem was noted.
            (None, None) => {}
        }
    }
}

fn open(draft: &mut Draft<'_>, line: Part<'_>, name: &str) -> Option<usize> {
    let name = name.strip_suffix('+').unwrap_or(name).trim();
    if name.is_empty() {
        draft.wrong(line.at(), "a category without a name", "write +NAME");
        return None;
    }
    Some(draft.open(&[name.to_string()], line.at()))
}
