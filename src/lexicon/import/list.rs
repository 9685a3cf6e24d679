//! Plain lists: a term a line, or several with commas between them; `*` and `?`
//! are wildcards, `@LIST` includes another list, and what begins with `;`,
//! `//` or `#` and a space is a comment.

use super::draft::{Draft, Syntax};
use super::file::Part;
use super::glob::Wildcards;
use super::{File, Format};

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
    let comments = file
        .filled_lines()
        .filter(|line| is_comment(line.text.trim()))
        .count();
    if comments > 0 {
        draft.note(None, format!("{comments} line(s) are comments"), false);
    }
    for (line, term) in terms(&file.text) {
        if let Some(what) = other_file(file, line) {
            let help = "a plain list has a term a line; see docs/lexicons.md for other formats";
            draft.wrong(line.at(), what, help);
            return;
        }
        draft.term_or_include((term.text, term.at()), SYNTAX, category, None);
    }
}

/// What shows in a line that this is no list of terms.
fn other_file(file: &File, line: Part<'_>) -> Option<&'static str> {
    let text = line.text;
    let has_word = text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let is_indented = file.text[..line.start].ends_with('\t');
    let is_category = text.starts_with('+') && text[1..].starts_with(char::is_alphabetic);
    match text {
        _ if text.contains('\t') => Some("a tab inside of a line: this is a table, and no list"),
        _ if is_indented => Some("an indented line: terms below a category, and no list"),
        _ if text.split_whitespace().count() > WORDS => Some("a term of more than 12 words"),
        _ if has_word && is_category => Some("a category after the first line, or no list"),
        _ if has_word && (text.ends_with(':') || text.contains(": ")) => {
            Some("a colon after a word: a name and its terms, and no list")
        }
        _ if has_word && text.contains(['{', '}', '[', ']', '=', '|', '<', '>']) => {
            Some("brackets or signs of another format")
        }
        _ => None,
    }
}

/// The terms of a list, each after the line in which it stands.
pub fn terms(text: &str) -> impl Iterator<Item = (Part<'_>, Part<'_>)> {
    let lines = Part::new(0, text).split('\n').map(Part::trim);
    let filled = lines.filter(|line| !line.text.is_empty() && !is_comment(line.text));
    let terms = filled.flat_map(|line| split(line).into_iter().map(move |term| (line, term)));
    terms.filter(|(_, term)| !term.text.is_empty())
}

/// The terms of a line, between commas that stand outside of quotation marks.
fn split(line: Part<'_>) -> Vec<Part<'_>> {
    let (mut parts, mut from, mut is_quoted) = (Vec::new(), 0, false);
    for (at, c) in line.text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                parts.push(Part::new(line.start + from, &line.text[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(Part::new(line.start + from, &line.text[from..]));
    parts
        .into_iter()
        .map(|part| unquoted(part.trim()))
        .collect()
}

/// A term without quotation marks around the whole of it.
pub fn unquoted(term: Part<'_>) -> Part<'_> {
    let inside = term
        .text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.map_or(term, |inside| Part::new(term.start + 1, inside).trim())
}

/// Whether a line is a comment. `#word` is a term, as hashtags are, and so is
/// `;)`.
pub fn is_comment(line: &str) -> bool {
    let is_text = |rest: &str| {
        let first = rest.chars().next();
        first.is_none_or(|c| c.is_whitespace() || c.is_alphanumeric() || c == ';')
    };
    let is_tag = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    line.strip_prefix(';').is_some_and(is_text)
        || line.starts_with("//")
        || line.strip_prefix('#').is_some_and(|rest| !is_tag(rest))
}
