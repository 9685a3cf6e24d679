//! The pattern language of `terms.csv`, from its text to sequences of elements
//! that the matcher compiles:
//!
//! - words in order, compared without case and after folding of typography;
//! - `occup*`, `*ism`: a wildcard for any letters inside a word; `wom?n`: for one;
//! - `occupy+`: every inflection of the lemma;
//! - `{illegal|unlawful} settlement+`: alternatives, each of one or more words;
//! - `..`: a gap of up to three words;
//! - `{actor}`: a known actor's name or demonym;
//! - `[the] lake`, `kind [of]`: context, which must stand there and is no part of
//!   the hit; `[@crew] moor`: a term of a category as context;
//! - `text:at&t`: these characters as they stand, without case;
//! - `re:…`: a regular expression within the sentence, case-sensitive.

mod context;
#[cfg(test)]
mod tests;

pub use context::{categories, split};

use super::units::{fold, split_word};
use regex::Regex;

/// Sequences that one pattern may expand to by its alternatives.
const EXPANSIONS: usize = 1024;
/// Bytes that a compiled regular expression may take.
const REGEX_BYTES: usize = 1 << 20;

/// What one unit of the text is compared with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// This folded form.
    Literal(String),
    /// Any inflection of this lemma.
    Lemma(String),
    /// A folded form with `*` for any letters and `?` for one.
    Wildcard(String),
    /// Any one unit (a `*` joined by a hyphen: `anti-*`).
    Any,
    /// The name of a known actor, one or more units.
    Actor,
    /// Up to three words.
    Gap,
    /// No unit: context before the hit ends here.
    Begin,
    /// No unit: context after the hit begins here.
    End,
    /// In context before the hit: a term of the category of this id.
    Category(String),
}

/// A pattern, read.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// Any of these sequences.
    Sequences(Vec<Vec<Element>>),
    /// A text as it stands, with marks that no word has.
    Text(String),
    /// A regular expression within the sentence.
    Regex(Regex),
}

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// Byte range of the offending part of the pattern.
    pub at: (usize, usize),
    /// Lower case: what is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

fn error(at: (usize, usize), message: impl Into<String>, help: &'static str) -> PatternError {
    let message = message.into();
    PatternError { at, message, help }
}

/// Reads a pattern.
pub fn parse(pattern: &str) -> Result<Pattern, PatternError> {
    if let Some(source) = pattern.strip_prefix("re:") {
        return parse_regex(source);
    }
    if let Some(text) = pattern.strip_prefix("text:") {
        return parse_text(text);
    }
    context::read(pattern).map(Pattern::Sequences)
}

/// All sequences that a part of a pattern stands for.
fn sequences(pattern: &str, part: (usize, usize)) -> Result<Vec<Vec<Element>>, PatternError> {
    let mut sequences: Vec<Vec<Element>> = vec![Vec::new()];
    for (start, end) in pieces(pattern, part)? {
        let alternatives = parse_piece(pattern, start, end)?;
        sequences = combined(&sequences, &alternatives, (start, end))?;
    }
    Ok(sequences)
}

/// Every sequence of the one followed by every sequence of the other, if these
/// are not too many.
fn combined(
    heads: &[Vec<Element>],
    tails: &[Vec<Element>],
    at: (usize, usize),
) -> Result<Vec<Vec<Element>>, PatternError> {
    if heads.len() * tails.len() > EXPANSIONS {
        let message = format!("more than {EXPANSIONS} combinations of alternatives");
        return Err(error(at, message, "split it into several entries"));
    }
    Ok(product(heads, tails))
}

fn parse_text(text: &str) -> Result<Pattern, PatternError> {
    let at = (5, 5 + text.len());
    if text.contains(char::is_whitespace) {
        let help = "write the words as a phrase, or use re: for what stands between them";
        return Err(error(at, "a text with spaces", help));
    }
    if !text.contains(char::is_alphanumeric) {
        let help = "name at least one, since a hit is of words";
        return Err(error(at, "a text without any letter or digit", help));
    }
    Ok(Pattern::Text(text.to_string()))
}

fn parse_regex(source: &str) -> Result<Pattern, PatternError> {
    let help = "see the syntax of the regex crate; no look-around, no back-references";
    let regex = regex::RegexBuilder::new(source)
        .size_limit(REGEX_BYTES)
        .build()
        .map_err(|e| {
            let reason = e.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim().to_string();
            error(
                (3, 3 + source.len()),
                format!("regular expression: {reason}"),
                help,
            )
        })?;
    if regex.is_match("") {
        return Err(error(
            (3, 3 + source.len()),
            "regular expression matches nothing at all",
            help,
        ));
    }
    Ok(Pattern::Regex(regex))
}

/// Byte ranges of the pieces of a part between white space, braces kept whole.
fn pieces(pattern: &str, part: (usize, usize)) -> Result<Vec<(usize, usize)>, PatternError> {
    let mut pieces = Vec::new();
    let (mut start, mut open) = (None, None);
    for (at, c) in pattern[part.0..part.1].char_indices() {
        let at = part.0 + at;
        match c {
            '{' if open.is_some() => {
                return Err(error(
                    (at, at + 1),
                    "a brace inside braces",
                    "write the alternatives out",
                ));
            }
            '{' => open = Some(at),
            '}' if open.take().is_none() => {
                return Err(error(
                    (at, at + 1),
                    "a closing brace without an opening one",
                    "remove it",
                ));
            }
            _ => {}
        }
        if c.is_whitespace() && open.is_none() {
            pieces.extend(start.take().map(|from| (from, at)));
        } else {
            start = start.or(Some(at));
        }
    }
    if let Some(at) = open {
        return Err(error(
            (at, at + 1),
            "an opening brace without a closing one",
            "close it",
        ));
    }
    pieces.extend(start.map(|from| (from, part.1)));
    Ok(pieces)
}

fn parse_piece(pattern: &str, start: usize, end: usize) -> Result<Vec<Vec<Element>>, PatternError> {
    let piece = &pattern[start..end];
    let Some(brace) = piece.find('{') else {
        return Ok(vec![parse_words(pattern, start, end)?]);
    };
    let close = piece.find('}').unwrap_or(piece.len());
    let (before, after) = (&piece[..brace], piece.get(close + 1..).unwrap_or(""));
    if !matches!(before, "" | "-") && !before.ends_with('-')
        || !(after.is_empty() || after.starts_with('-'))
    {
        let help = "put a space or a hyphen between the braces and the word";
        return Err(error((start, end), "a word joined to braces", help));
    }
    let inside = (start + brace + 1, start + close);
    let mut alternatives = if &pattern[inside.0..inside.1] == "actor" {
        vec![vec![Element::Actor]]
    } else {
        parse_alternatives(pattern, inside)?
    };
    let head = parse_words(pattern, start, start + brace)?;
    alternatives = product(&[head], &alternatives);
    if !after.is_empty() {
        let rest = parse_piece(pattern, start + close + 2, end)?;
        alternatives = product(&alternatives, &rest);
    }
    Ok(alternatives)
}

fn parse_alternatives(
    pattern: &str,
    (start, end): (usize, usize),
) -> Result<Vec<Vec<Element>>, PatternError> {
    let mut alternatives = Vec::new();
    let mut from = start;
    for part in pattern[start..end].split('|') {
        let to = from + part.len();
        let sequence = parse_words(pattern, from, to)?;
        if sequence.is_empty() {
            return Err(error(
                (start - 1, end + 1),
                "an empty alternative",
                "fill it or remove it",
            ));
        }
        alternatives.push(sequence);
        from = to + 1;
    }
    Ok(alternatives)
}

/// Every sequence of the one followed by every sequence of the other.
fn product(heads: &[Vec<Element>], tails: &[Vec<Element>]) -> Vec<Vec<Element>> {
    let joined = |head: &Vec<Element>, tail: &Vec<Element>| [head.as_slice(), tail].concat();
    heads
        .iter()
        .flat_map(|head| tails.iter().map(move |tail| joined(head, tail)))
        .collect()
}

fn parse_words(pattern: &str, start: usize, end: usize) -> Result<Vec<Element>, PatternError> {
    let mut elements = Vec::new();
    let mut from = start;
    for word in pattern[start..end].split(char::is_whitespace) {
        let to = from + word.len();
        if word == ".." {
            elements.push(Element::Gap);
        } else if !word.is_empty() {
            parse_word(word, (from, to), &mut elements)?;
        }
        // One byte for ASCII white space; others are folded away before.
        from = to + pattern[to..].chars().next().map_or(0, char::len_utf8);
    }
    Ok(elements)
}

fn parse_word(word: &str, at: (usize, usize), out: &mut Vec<Element>) -> Result<(), PatternError> {
    if let Some(id) = word.strip_prefix('@') {
        out.push(context::category(id, at)?);
        return Ok(());
    }
    if let Some((_, tag)) = word.split_once('/')
        && !tag.is_empty()
        && tag.chars().all(|c| c.is_ascii_uppercase())
    {
        let help = "write the inflected forms or a longer phrase instead";
        return Err(error(
            at,
            format!("part of speech /{tag} is not supported yet"),
            help,
        ));
    }
    let (stem, lemma) = match word.strip_suffix('+') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let parts: Vec<&str> = split_word(stem).map(|(a, b)| &stem[a..b]).collect();
    for (index, part) in parts.iter().enumerate() {
        let inflected = lemma && index + 1 == parts.len();
        out.push(parse_unit(part, inflected, parts.len(), at)?);
    }
    Ok(())
}

fn parse_unit(
    part: &str,
    inflected: bool,
    parts: usize,
    at: (usize, usize),
) -> Result<Element, PatternError> {
    let mut folded = String::new();
    fold(part.trim_end_matches('.'), &mut folded);
    let unseen =
        |c: char| !(matches!(c, '*' | '?' | '.' | '\'') || regex_syntax::is_word_character(c));
    if let Some(c) = folded.chars().find(|&c| unseen(c)) {
        let message = format!("no word ever holds `{c}`, so that this can never match");
        return Err(error(
            at,
            message,
            "leave it out, or use re: for text beyond words",
        ));
    }
    if folded == "*" && parts > 1 {
        return Ok(Element::Any);
    }
    if !folded.chars().any(char::is_alphanumeric) && folded != "'s" {
        return Err(error(
            at,
            "a word without any letter or digit",
            "name at least one",
        ));
    }
    match (inflected, folded.contains(['*', '?'])) {
        (true, true) => Err(error(
            at,
            "both a wildcard and an inflection",
            "use one of them",
        )),
        (true, false) => Ok(Element::Lemma(folded)),
        (false, true) => Ok(Element::Wildcard(folded)),
        (false, false) => Ok(Element::Literal(folded)),
    }
}
