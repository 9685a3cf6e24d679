//! Terms of other programs in this project's pattern language. All of them
//! compare without case and know `*`, most know phrases and some know `?`; what
//! holds marks that no word has becomes a regular expression.

use crate::lexicon::pattern;
use crate::text;

/// Bytes of a term at most.
const LONGEST: usize = 500;

/// Why a term cannot be counted: lower case, for after the term itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unusable {
    /// The format allows it, but nothing can be counted by it.
    Unseen(String),
    /// It is no term at all.
    Wrong(String),
}

/// Which marks are wildcards in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wildcards {
    /// None: terms are compared as they stand.
    None,
    /// `*` for any letters.
    Star,
    /// `*` for any letters, and `?` for one.
    StarAndOne,
}

impl Wildcards {
    /// Whether a mark is one of them.
    fn holds(self, c: char) -> bool {
        match self {
            Wildcards::None => false,
            Wildcards::Star => c == '*',
            Wildcards::StarAndOne => matches!(c, '*' | '?'),
        }
    }
}

/// The pattern of a term of words, spaces and wildcards.
pub fn pattern_of(term: &str, wildcards: Wildcards) -> Result<String, Unusable> {
    check_length(term)?;
    let words: Vec<&str> = term.split_whitespace().collect();
    if !term.contains(char::is_alphanumeric) {
        let is_open = |word: &&str| word.chars().all(|c| wildcards.holds(c));
        let unseen = match words.iter().all(is_open) {
            true => "is nothing but wildcards, which every word fits",
            false => "holds no letter and no digit, so that no word is ever like it",
        };
        return Err(Unusable::Unseen(unseen.to_string()));
    }
    let pattern = match words.iter().all(|word| is_one_word(word, wildcards)) {
        true => phrase(&words),
        // Of a text that stands for itself there may be thousands.
        false if words.len() == 1 && !term.contains(|c| wildcards.holds(c)) => {
            format!("text:{}", words[0])
        }
        false => regex_of(&words.join(" "), wildcards),
    };
    checked(pattern)
}

/// The pattern of a term that is a regular expression for one word, or several.
pub fn pattern_of_regex(term: &str) -> Result<String, Unusable> {
    check_length(term)?;
    // The whole word is matched anyway.
    let term = term.strip_prefix('^').unwrap_or(term);
    let is_end = |rest: &&str| !rest.ends_with('\\');
    let term = term.strip_suffix('$').filter(is_end).unwrap_or(term);
    if !term.contains(|c: char| r"\.+*?()|[]{}^$#&~".contains(c)) {
        return pattern_of(term, Wildcards::None);
    }
    checked(format!(
        r"re:(?i)\b{{start-half}}(?:{})\b{{end-half}}",
        within_word(term)
    ))
}

/// The expression with `\S` for each `.`, so that it ends where its word does.
fn within_word(term: &str) -> String {
    let (mut out, mut in_class, mut is_escaped) = (String::new(), false, false);
    for c in term.chars() {
        match c {
            '.' if !in_class && !is_escaped => out.push_str(r"\S"),
            c => out.push(c),
        }
        in_class = !is_escaped && (c == '[' || in_class && c != ']') || is_escaped && in_class;
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

fn check_length(term: &str) -> Result<(), Unusable> {
    match term.len() {
        0 => Err(Unusable::Wrong("a term without a letter".to_string())),
        length if length > LONGEST => {
            let message = format!("a term of {length} bytes; the longest may have {LONGEST}");
            Err(Unusable::Wrong(message))
        }
        _ => Ok(()),
    }
}

fn checked(pattern: String) -> Result<String, Unusable> {
    match pattern::parse(&pattern) {
        Ok(_) => Ok(pattern),
        Err(e) => Err(Unusable::Unseen(format!(
            "cannot be matched: {}",
            e.message
        ))),
    }
}

/// Whether the words of a text can be like this: whether it is one word, as
/// texts are cut, where wildcards stand for letters.
fn is_one_word(word: &str, wildcards: Wildcards) -> bool {
    let letters = word.trim_end_matches('.');
    let letters = letters.replace(|c| wildcards.holds(c), "x");
    let mut words = text::words(&letters);
    let whole = words.next().is_some_and(|w| w.of(&letters) == letters);
    // A `?` alone is one letter, and the pattern language has no word for that.
    whole && !word.trim_matches('?').is_empty()
}

/// The words of a phrase; a `*` that stands for a whole word is joined to its
/// neighbour by a hyphen, which is how the pattern language says that.
fn phrase(words: &[&str]) -> String {
    let mut pattern = String::new();
    for (at, word) in words.iter().enumerate() {
        let is_any = |word: &str| word.chars().all(|c| c == '*');
        if at > 0 {
            let joined = is_any(word) || is_any(words[at - 1]);
            pattern.push(if joined { '-' } else { ' ' });
        }
        pattern.push_str(if is_any(word) { "*" } else { word });
    }
    pattern
}

/// A regular expression for a term with marks that no word holds.
fn regex_of(term: &str, wildcards: Wildcards) -> String {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_' || wildcards.holds(c);
    let is_word = |c: Option<char>| c.is_some_and(is_letter);
    let mut pattern = String::from("re:(?i)");
    if is_word(term.chars().next()) {
        pattern.push_str(r"\b{start-half}");
    }
    for c in term.chars() {
        match c {
            '*' if wildcards.holds(c) => pattern.push_str(r"\w*"),
            '?' if wildcards.holds(c) => pattern.push_str(r"\w"),
            ' ' => pattern.push_str(r"\s+"),
            '\'' | '’' => pattern.push_str("['’]"),
            c => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if is_word(term.chars().next_back()) {
        pattern.push_str(r"\b{end-half}");
    }
    pattern
}

/// The term that became this regular expression or text, if it came from one.
pub fn term_of(pattern: &str) -> Option<String> {
    if let Some(text) = pattern.strip_prefix("text:") {
        return Some(text.to_string());
    }
    let source = pattern.strip_prefix("re:(?i)")?;
    let source = source.strip_prefix(r"\b{start-half}").unwrap_or(source);
    let source = source.strip_suffix(r"\b{end-half}").unwrap_or(source);
    let source = source.replace(r"\w*", "*").replace(r"\w", "?");
    let source = source.replace(r"\s+", " ").replace("['’]", "'");
    let (mut term, mut is_escaped) = (String::new(), false);
    for c in source.chars() {
        is_escaped = c == '\\' && !is_escaped;
        if !is_escaped {
            term.push(c);
        }
    }
    let is_same = pattern_of(&term, Wildcards::StarAndOne).as_deref() == Ok(pattern);
    is_same.then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_their_patterns() {
        for (term, expected) in [
            ("abandon*", "abandon*"),
            ("wom?n", "wom?n"),
            ("war  in Iraq", "war in Iraq"),
            ("not *", "not-*"),
            ("* of * lake", "*-of-*-lake"),
            ("cease-fire", "cease-fire"),
            ("U.S.", "U.S."),
            ("can't", "can't"),
            ("don’t", "don’t"),
            ("at&t", "text:at&t"),
            ("'em", "text:'em"),
            ("c++", "text:c++"),
            ("oh, no", r"re:(?i)\b{start-half}oh,\s+no\b{end-half}"),
            ("claim/VERB", "text:claim/VERB"),
            ("{actor}", "text:{actor}"),
            (":D", "text::D"),
            ("a..b", "text:a..b"),
        ] {
            let pattern = pattern_of(term, Wildcards::StarAndOne);
            assert_eq!(pattern.as_deref(), Ok(expected), "{term}");
        }
        assert_eq!(
            pattern_of("why?", Wildcards::Star).as_deref(),
            Ok("text:why?")
        );
        assert_eq!(pattern_of("x*", Wildcards::None).as_deref(), Ok("text:x*"));
    }

    #[test]
    fn what_cannot_be_counted_says_why() {
        for (term, expected) in [
            ("*", "nothing but wildcards"),
            ("* ?", "nothing but wildcards"),
            (":-)", "no letter and no digit"),
        ] {
            let Err(Unusable::Unseen(why)) = pattern_of(term, Wildcards::StarAndOne) else {
                unreachable!("{term}");
            };
            assert!(why.contains(expected), "{why}");
        }
        assert!(matches!(
            pattern_of(&"a".repeat(501), Wildcards::Star),
            Err(Unusable::Wrong(_))
        ));
        assert!(matches!(pattern_of_regex("(a"), Err(Unusable::Unseen(_))));
        assert!(matches!(
            pattern_of_regex("(?:a{900}){900}"),
            Err(Unusable::Unseen(_))
        ));
        assert!(pattern_of_regex("colou?r(s|ed)?").is_ok());
        assert_eq!(within_word(r"a.*\.[.\]]."), r"a\S*\.[.\]]\S");
    }
}
