//! Plain lists: a term a line, or several with commas between them; `*` and `?`
//! are wildcards, `@LIST` includes another list, and what begins with `;`,
//! `//` or `#` and a space is a comment.

use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::{File, Format, include};

/// The format.
pub const FORMAT: Format = Format {
    name: "plain list",
    extensions: &[],
    looks: "a term a line",
    is: |_| true,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

/// How its terms are written.
pub const SYNTAX: Syntax = Syntax::Words(Wildcards::StarAndOne);

/// Words of a term at most: what is longer is no list of terms.
const WORDS: usize = 12;

fn fill(draft: &mut Draft<'_>) {
    let file = draft.file;
    let category = draft.category(&[file.stem()], 0..0);
    for (line, term) in terms(&file.text) {
        if line.text.contains('\t') {
            let message = "a tab inside of a line: this is a table, and no list";
            draft.wrong(
                line.at(),
                message,
                "give all lines the same cells, or name the columns",
            );
            return;
        }
        if term.text.split_whitespace().count() > WORDS {
            let message = format!("a term of more than {WORDS} words");
            draft.wrong(
                line.at(),
                message,
                "a plain list has a term a line; is this another file?",
            );
            continue;
        }
        match include::name(term.text) {
            Some(name) => draft.include((name, term.at()), category),
            None => draft.term((term.text, term.at()), SYNTAX, category, None),
        }
    }
}

/// The terms of a list, each after the line in which it stands.
pub fn terms(text: &str) -> impl Iterator<Item = (Part<'_>, Part<'_>)> {
    let lines = Part::new(0, text).split('\n').map(Part::trim);
    let filled = lines.filter(|line| !line.text.is_empty() && !is_comment(line.text));
    let terms = filled.flat_map(|line| line.split(',').map(move |term| (line, term.trim())));
    let terms = terms.map(|(line, term)| (line, unquoted(term)));
    terms.filter(|(_, term)| !term.text.is_empty())
}

/// A term without quotation marks around the whole of it.
pub fn unquoted(term: Part<'_>) -> Part<'_> {
    let inside = term
        .text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.map_or(term, |inside| Part::new(term.start + 1, inside).trim())
}

/// Whether a line is a comment; `#word` alone is a term, as hashtags are.
pub fn is_comment(line: &str) -> bool {
    let is_tag = |rest: &str| {
        let begins = rest.chars().next().is_some_and(char::is_alphanumeric);
        begins && !rest.contains(char::is_whitespace)
    };
    line.starts_with(';')
        || line.starts_with("//")
        || line.strip_prefix('#').is_some_and(|rest| !is_tag(rest))
}
