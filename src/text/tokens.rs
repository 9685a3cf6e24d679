//! Words: maximal runs of `\w+([.’'-]\w+)*` with a letter or digit, found by
//! hand with a fast path for ASCII. A property test holds the scanner to the
//! regular expression.

use crate::model::Span;

/// The words of `text`, in order.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let length = word_char(text, at);
            if length == 0 {
                at += skip(text, at);
                continue;
            }
            let start = at;
            at = end_of_word(text, at);
            if is_word(&text[start..at]) {
                return Some(Span::new(start, at));
            }
        }
        None
    })
}

/// Bytes of the word character at `at`; 0 if there is none.
fn word_char(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b) if b.is_ascii() => usize::from(b.is_ascii_alphanumeric() || *b == b'_'),
        Some(_) => text[at..]
            .chars()
            .next()
            .filter(|&c| regex_syntax::is_word_character(c))
            .map_or(0, char::len_utf8),
        None => 0,
    }
}

/// Bytes of whatever stands at `at`.
fn skip(text: &str, at: usize) -> usize {
    if text.as_bytes()[at].is_ascii() {
        1
    } else {
        text[at..].chars().next().map_or(1, char::len_utf8)
    }
}

/// Bytes of a mark that may join two parts of a word.
fn joiner(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'.' | b'\'' | b'-') => 1,
        Some(0xE2) if text[at..].starts_with('’') => '’'.len_utf8(),
        _ => 0,
    }
}

fn end_of_word(text: &str, mut at: usize) -> usize {
    loop {
        loop {
            let length = word_char(text, at);
            if length == 0 {
                break;
            }
            at += length;
        }
        let mark = joiner(text, at);
        if mark == 0 || word_char(text, at + mark) == 0 {
            return at;
        }
        at += mark;
    }
}

fn is_word(run: &str) -> bool {
    run.as_bytes()[0].is_ascii_alphanumeric() || run.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_regex(text: &str) -> Vec<Span> {
        let word = regex::Regex::new(r"\w+(?:[.’'-]\w+)*").unwrap();
        word.find_iter(text)
            .filter(|m| m.as_str().chars().any(char::is_alphanumeric))
            .map(|m| Span::new(m.start(), m.end()))
            .collect()
    }

    proptest! {
        #[test]
        fn agrees_with_the_regular_expression(text in "[a-z0-9_.’'\\- \u{301}éİß👍של\u{200d}]{0,40}|\\PC{0,40}") {
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), by_regex(&text));
        }
    }

    #[test]
    fn words_of_the_news() {
        let text = "The U.S. said 1,000 Armenian-occupied villages’ “so-called” rule_ _ 3.5% it’s.";
        let found: Vec<&str> = words(text).map(|w| w.of(text)).collect();
        let expected = [
            "The",
            "U.S",
            "said",
            "1",
            "000",
            "Armenian-occupied",
            "villages",
            "so-called",
            "rule_",
            "3.5",
            "it’s",
        ];
        assert_eq!(found, expected);
    }
}
