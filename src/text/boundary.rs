//! Sentences of one paragraph: it is cut where something new begins without a
//! mark (`breaks`), and at runs of `.`, `!`, `?` or `…` with their closing
//! marks, of which `candidate` decides whether they end a sentence.

use super::bounds::floor;
use super::breaks;
use super::candidate::{Candidate, is_glued};
use super::paragraphs::trim;
use crate::model::Span;

/// Bytes in which the next item of a list in running text is looked for.
const ITEM: usize = 400;

/// Sentences of a paragraph: trimmed spans, in order, which cover all but white space.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::with_capacity(4);
    for piece in breaks::pieces(text, paragraph) {
        of_piece(text, piece, &mut found);
    }
    found
}

fn of_piece(text: &str, piece: Span, found: &mut Vec<Span>) {
    let (mut start, mut at) = (piece.start, piece.start);
    while let Some(run) = next_run(text, at, piece.end) {
        at = run.end;
        if let Some(next) = next_item(text, start, piece.end.min(run.end + 1)) {
            found.push(trim(text, Span::new(start, next)));
            (start, at) = (next, next);
            continue;
        }
        let here = Candidate {
            text,
            piece,
            start,
            run,
        };
        if here.is_end() {
            found.push(trim(text, Span::new(start, run.end)));
            start = run.end;
        }
    }
    while let Some(next) = next_item(text, start, piece.end) {
        found.push(trim(text, Span::new(start, next)));
        start = next;
    }
    let rest = trim(text, Span::new(start, piece.end));
    if rest.start < rest.end {
        found.push(rest);
    }
}

/// Byte at which the next item of a list in running text begins ("1) … 2) …"),
/// if the sentence that starts at `start` begins with an item's marker.
fn next_item(text: &str, start: usize, end: usize) -> Option<usize> {
    let sentence = text.get(start..floor(text, end.min(start + ITEM)))?;
    let inside = sentence.trim_start();
    let bullet = inside.len() - inside.trim_start_matches(['•', '⁃', '*', '-', ' ']).len();
    let number = &inside[bullet..];
    let length = number.find(|c: char| !c.is_ascii_alphanumeric())?;
    let mark: String = number[length..]
        .chars()
        .take_while(|c| matches!(c, '.' | ')'))
        .collect();
    if mark.is_empty() || !number[length + mark.len()..].starts_with(' ') {
        return None;
    }
    let bullet = inside[..bullet].trim_end_matches(' ');
    let space = if inside[bullet.len()..].starts_with(' ') && !bullet.is_empty() {
        " "
    } else {
        ""
    };
    let next = format!(" {bullet}{space}{}{mark} ", successor(&number[..length])?);
    let at = inside.find(&next)?;
    Some(start + (sentence.len() - inside.len()) + at + 1)
}

/// 9 → 10, a → b.
fn successor(marker: &str) -> Option<String> {
    if let Ok(number) = marker.parse::<u16>() {
        return Some((u32::from(number) + 1).to_string());
    }
    match marker.as_bytes() {
        [letter @ b'a'..=b'y'] => Some(char::from(letter + 1).to_string()),
        _ => None,
    }
}

/// The next run of end marks with its closing marks at which a sentence may end.
fn next_run(text: &str, from: usize, end: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes
            .get(at..end)?
            .iter()
            .position(|b| matches!(b, b'.' | b'!' | b'?' | 0xE2))?;
        if !text.is_char_boundary(at) || !text[at..].starts_with(is_end_mark) {
            at += 1;
            continue;
        }
        let inside = &text[at..end];
        let marks = inside.len() - inside.trim_start_matches(is_end_mark).len();
        let mut close = at + marks + closing_length(&inside[marks..]);
        // ". . .", "! ”" and ". [5]" are one run.
        while let Some(more) = further_marks(&text[close..end]) {
            close += more;
        }
        let rest = &text[close..end];
        if rest.chars().next().is_none_or(char::is_whitespace)
            || starts_reference(rest)
            || is_glued(&text[from..at], &text[at..close], rest)
        {
            return Some(Span::new(at, close));
        }
        at = close.max(at + 1);
    }
}

fn is_end_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '⁇')
}

fn closing_length(rest: &str) -> usize {
    let is_closing = |c: char| {
        matches!(
            c,
            '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '}' | '*' | '_'
        )
    };
    let after = rest.trim_start_matches(is_closing);
    // An opening mark before white space was meant to close.
    let after = match after.strip_prefix('“') {
        Some(more) if more.is_empty() || more.starts_with(char::is_whitespace) => more,
        _ => after,
    };
    rest.len() - after.len()
}

/// Bytes of what belongs to the run as well: a further end mark after a space,
/// as in ". . .", or a footnote mark.
fn further_marks(rest: &str) -> Option<usize> {
    if let Some(length) = footnote(rest) {
        return Some(length);
    }
    let after = rest.strip_prefix([' ', '\u{a0}'])?;
    let space = rest.len() - after.len();
    let marks = after.len() - after.trim_start_matches('.').len();
    let tail = &after[marks..];
    let closes =
        tail.is_empty() || tail.starts_with(char::is_whitespace) || tail.starts_with(['”', '"']);
    (marks > 0 && closes).then(|| space + marks + closing_length(tail))
}

/// Bytes of a footnote mark, "[17]", also after a space, with nothing glued to it.
fn footnote(rest: &str) -> Option<usize> {
    let digits = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('[')?;
    let mark = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = mark.strip_prefix(']')?;
    let alone = after.is_empty() || after.starts_with(char::is_whitespace);
    ((1..=3).contains(&(digits.len() - mark.len())) && alone).then_some(rest.len() - after.len())
}

/// A footnote mark right after the end: "true.[5]".
fn starts_reference(rest: &str) -> bool {
    rest.starts_with('[') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
}
