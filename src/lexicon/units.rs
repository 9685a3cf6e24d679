//! Units: what patterns are matched on. A word token is one unit, or several
//! where hyphens join it ("Armenian-occupied") or a possessive 's ends a part, so
//! that `occupied` is found in the one and `russia` in "Russia's". Patterns are
//! cut by the same function as text, so a hyphen and a space are the same to
//! the matcher.

use crate::model::Span;

/// A part of a word token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Bytes of the field.
    pub span: Span,
    /// Index of the token it is part of, in its passage.
    pub token: usize,
    /// What stands between it and the unit before it.
    pub before: Break,
}

/// What stands between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// White space, a hyphen, a quotation mark: a phrase runs on.
    None,
    /// A comma: a phrase ends, a gap `..` runs on.
    Comma,
    /// A dash, ellipsis, bracket, colon or semicolon: both end.
    Hard,
}

/// Cuts one word into the byte ranges of its units.
pub fn split_word(word: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut start = 0;
    let parts = word.split('-').flat_map(move |part| {
        let (from, to) = (start, start + part.len());
        start = to + 1;
        let stem = to - clitic_length(part);
        [(from, stem), (stem, to)]
    });
    parts.filter(|(from, to)| from < to)
}

/// Bytes of a possessive or contracted 's at the end; 0 if there is none.
fn clitic_length(word: &str) -> usize {
    let Some(rest) = word.strip_suffix(['s', 'S']) else {
        return 0;
    };
    ["'", "’", "‘"]
        .iter()
        .find(|mark| rest.len() > mark.len() && rest.ends_with(**mark))
        .map_or(0, |mark| mark.len() + 1)
}

/// What the text between two units means for a phrase that spans both.
pub fn break_between(between: &str) -> Break {
    if between.len() <= 1 && between != "," {
        return match between {
            "" | " " | "-" | "." | "\u{a0}" => Break::None,
            other => break_of(other),
        };
    }
    break_of(between)
}

fn break_of(between: &str) -> Break {
    let spaced = between.contains(char::is_whitespace);
    // As typewriters write a dash and an ellipsis.
    if between.contains("--") || between.matches('.').count() > 2 {
        return Break::Hard;
    }
    between
        .chars()
        .map(|c| match c {
            ',' => Break::Comma,
            ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '—' | '…' | '!' | '?' | '•' | '|' => {
                Break::Hard
            }
            '-' | '–' if spaced => Break::Hard,
            _ => Break::None,
        })
        .max()
        .unwrap_or(Break::None)
}

/// Folds a unit for matching into `out`: lower case, NFC, ’ to '.
pub fn fold(unit: &str, out: &mut String) {
    use unicode_normalization::UnicodeNormalization;
    out.clear();
    if unit.is_ascii() {
        out.push_str(unit);
        out.make_ascii_lowercase();
    } else {
        out.extend(unit.nfc().flat_map(char::to_lowercase).map(|c| {
            if matches!(c, '’' | '‘' | 'ʼ') {
                '\''
            } else {
                c
            }
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Vec<&str> {
        split_word(word).map(|(a, b)| &word[a..b]).collect()
    }

    #[test]
    fn words_come_apart_at_hyphens_and_possessives() {
        assert_eq!(parts("Armenian-occupied"), ["Armenian", "occupied"]);
        assert_eq!(parts("Russia’s"), ["Russia", "’s"]);
        assert_eq!(parts("Russia‘s"), ["Russia", "‘s"]);
        assert_eq!(parts("U.S"), ["U.S"]);
        assert_eq!(parts("don't"), ["don't"]);
        assert_eq!(parts("mother-in-law's"), ["mother", "in", "law", "'s"]);
        assert_eq!(parts("women’s-rights"), ["women", "’s", "rights"]);
        assert_eq!(parts("'s-Hertogenbosch-'s"), ["'s", "Hertogenbosch", "'s"]);
    }

    #[test]
    fn folding_keeps_letters_that_grow() {
        let mut out = String::new();
        fold("İSTANBUL", &mut out);
        assert_eq!(out, "i\u{307}stanbul");
        fold("Cafe\u{301}", &mut out);
        assert_eq!(out, "café");
    }

    #[test]
    fn breaks() {
        assert_eq!(break_between(" "), Break::None);
        assert_eq!(break_between(" “"), Break::None);
        assert_eq!(break_between(", "), Break::Comma);
        assert_eq!(break_between(" – "), Break::Hard);
        assert_eq!(break_between("–"), Break::None);
        assert_eq!(break_between(") "), Break::Hard);
        assert_eq!(break_between("--"), Break::Hard);
        assert_eq!(break_between("... "), Break::Hard);
        assert_eq!(break_between(" . . . "), Break::Hard);
        assert_eq!(break_between(". "), Break::None);
    }
}
