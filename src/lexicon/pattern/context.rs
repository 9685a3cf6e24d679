//! Context in a pattern: what stands in brackets before or after must be there
//! and is no part of the hit. In a sequence the marks [`Element::Begin`] and
//! [`Element::End`] part it from the rest, so that alternatives of it multiply
//! like any others.

use super::{Element, Pattern, PatternError, combined, error, sequences};
use crate::lexicon::is_id;

/// Bytes of a pattern.
type At = (usize, usize);

/// The parts of a pattern; context without its brackets.
struct Parts {
    before: Option<At>,
    own: At,
    after: Option<At>,
}

/// All sequences of a pattern that is no text and no regular expression.
pub(super) fn read(pattern: &str) -> Result<Vec<Vec<Element>>, PatternError> {
    let parts = parts(pattern)?;
    let mut all = sequences(pattern, parts.own)?;
    for sequence in &all {
        check_own(sequence, (0, pattern.len()))?;
    }
    if let Some(at) = parts.before {
        let mut before = sequences(pattern, at)?;
        for sequence in &mut before {
            check_context(sequence, at, true)?;
            sequence.push(Element::Begin);
        }
        all = combined(&before, &all, at)?;
    }
    if let Some(at) = parts.after {
        let mut after = sequences(pattern, at)?;
        for sequence in &mut after {
            check_context(sequence, at, false)?;
            sequence.insert(0, Element::End);
        }
        all = combined(&all, &after, at)?;
    }
    Ok(all)
}

fn parts(pattern: &str) -> Result<Parts, PatternError> {
    let end = pattern.trim_end().len();
    let start = end - pattern[..end].trim_start().len();
    let mut own = (start, end);
    let (mut before, mut after) = (None, None);
    if pattern[start..end].starts_with('[') {
        let Some(close) = pattern[start..end].find(']') else {
            let at = (start, start + 1);
            return Err(error(
                at,
                "an opening bracket without a closing one",
                "close it",
            ));
        };
        before = Some((start + 1, start + close));
        own.0 = start + close + 1;
    }
    if pattern[own.0..end].ends_with(']') {
        let Some(open) = pattern[own.0..end].rfind('[') else {
            let at = (end - 1, end);
            return Err(error(
                at,
                "a closing bracket without an opening one",
                "remove it",
            ));
        };
        own.1 = own.0 + open;
        after = Some((own.1 + 1, end - 1));
    }
    let rest = &pattern[own.0..own.1];
    if let Some(at) = rest.find(['[', ']']) {
        let at = (own.0 + at, own.0 + at + 1);
        let help = "context stands at the beginning or at the end";
        return Err(error(at, "a bracket in the middle", help));
    }
    let is_joined = before.is_some() && !rest.starts_with(char::is_whitespace)
        || after.is_some() && !rest.ends_with(char::is_whitespace);
    if is_joined && !rest.trim().is_empty() {
        let help = "put a space between the brackets and the word";
        return Err(error((start, end), "a word joined to brackets", help));
    }
    Ok(Parts { before, own, after })
}

/// The element of `@ID`.
pub(super) fn category(id: &str, at: At) -> Result<Element, PatternError> {
    if id.split('/').all(is_id) {
        return Ok(Element::Category(id.to_string()));
    }
    let help = "after @ stands the id of a category, in lower case";
    Err(error(at, format!("`{id}` is no id of a category"), help))
}

fn check_own(sequence: &[Element], at: At) -> Result<(), PatternError> {
    let anchors = |e: &Element| !matches!(e, Element::Gap | Element::Any);
    if sequence.is_empty() {
        return Err(error(at, "an empty pattern", "write a word"));
    }
    if sequence.iter().any(is_category) {
        let help = "put it in brackets before the term: [@category] term";
        return Err(error(at, "a category that is no context", help));
    }
    if !sequence.iter().any(anchors) {
        return Err(error(at, "nothing but wildcards", "name at least one word"));
    }
    if [sequence.first(), sequence.last()].contains(&Some(&Element::Gap)) {
        let help = "a gap stands between two words";
        return Err(error(at, "a gap at the edge", help));
    }
    Ok(())
}

/// The number of units of context must be plain from the pattern, since the
/// matcher takes them off the ends of what it found.
fn check_context(sequence: &[Element], at: At, is_before: bool) -> Result<(), PatternError> {
    let is_open = |e: &Element| matches!(e, Element::Gap | Element::Actor);
    if sequence.is_empty() {
        return Err(error(at, "empty brackets", "fill or remove them"));
    }
    if sequence.iter().any(is_open) {
        let help = "name the words, or make it a part of the term";
        return Err(error(at, "a gap or {actor} in brackets", help));
    }
    if sequence.iter().any(is_category) && !(is_before && sequence.len() == 1) {
        let help = "a category stands alone in brackets before the term";
        return Err(error(at, "a category beside words or after the term", help));
    }
    Ok(())
}

fn is_category(element: &Element) -> bool {
    matches!(element, Element::Category(_))
}

/// What stands before the hit, the hit, and what stands after it.
pub fn split(sequence: &[Element]) -> [&[Element]; 3] {
    let begin = sequence.iter().position(|e| *e == Element::Begin);
    let end = sequence.iter().position(|e| *e == Element::End);
    let (from, to) = (begin.map_or(0, |at| at + 1), end.unwrap_or(sequence.len()));
    [
        &sequence[..begin.unwrap_or(0)],
        &sequence[from..to],
        &sequence[end.map_or(to, |at| at + 1)..],
    ]
}

/// Ids of the categories that a pattern has as context.
pub fn categories(pattern: &Pattern) -> impl Iterator<Item = &str> {
    let sequences = match pattern {
        Pattern::Sequences(sequences) => sequences.as_slice(),
        _ => &[],
    };
    sequences
        .iter()
        .flatten()
        .filter_map(|element| match element {
            Element::Category(id) => Some(id.as_str()),
            _ => None,
        })
}
