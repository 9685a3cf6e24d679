//! Quotation marks, paired paragraph by paragraph: directed marks first,
//! straight ones by parity, also ``…'' and single ones where they are no
//! apostrophes. A mark that opens again at the next paragraph continues the
//! quotation; one that stays open ends with its paragraph and is unclear, so
//! that a missing mark never swallows the rest of an article.

use crate::model::Span;

/// A stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub outer: Span,
    /// Without its marks.
    pub inner: Span,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Whether it has no closing mark although nothing continues it.
    pub unclear: bool,
    /// Whether it goes on from the quotation before it, in the paragraph before.
    pub continues: bool,
}

/// What a mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// A straight mark: opens if nothing is open, else closes.
    Either,
}

/// Words that begin with an apostrophe.
const APHAERESIS: &[&str] = &[
    "em", "til", "cause", "tis", "twas", "n", "bout", "round", "cuz",
];

/// All quotations of a text, in order, not nested.
pub fn quotes(text: &str, paragraphs: &[Span]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let open_before = quotes
            .last()
            .is_some_and(|q| q.unclear && q.paragraph + 1 == number);
        let first_mark = marks(text, *paragraph).next();
        let starts_open =
            first_mark.is_some_and(|(at, _, mark)| at == paragraph.start && mark != Mark::Close);
        // A paragraph of a quotation whose opening mark was forgotten: its
        // first mark closes what the paragraph before left open.
        let closes = first_mark
            .filter(|(_, _, mark)| *mark == Mark::Close && open_before)
            .map(|(at, length, _)| Quote {
                outer: Span::new(paragraph.start, at + length),
                inner: Span::new(paragraph.start, at),
                paragraph: number,
                unclear: false,
                continues: true,
            });
        if let Some(last) = quotes.last_mut()
            && open_before
            && (starts_open || closes.is_some())
        {
            last.unclear = false;
        }
        let first = quotes.len();
        quotes.extend(closes);
        pair(text, number, *paragraph, &mut quotes);
        if let Some(quote) = quotes.get_mut(first) {
            quote.continues |= open_before && starts_open;
        }
        if quotes.len() == first {
            single_quotes(text, number, *paragraph, &mut quotes);
        }
    }
    quotes
}

/// Pairs the double marks of one paragraph.
fn pair(text: &str, number: usize, paragraph: Span, quotes: &mut Vec<Quote>) {
    let mut open: Option<(usize, usize)> = None;
    let mut depth = 0usize;
    for (at, length, mark) in marks(text, paragraph) {
        match (open, mark) {
            (None, Mark::Close) => {}
            (None, _) => open = Some((at, at + length)),
            (Some(_), Mark::Open) => depth += 1,
            (Some(_), Mark::Close) if depth > 0 => depth -= 1,
            (Some((outer, inner)), _) => {
                quotes.push(Quote {
                    outer: Span::new(outer, at + length),
                    inner: Span::new(inner, at),
                    paragraph: number,
                    unclear: false,
                    continues: false,
                });
                (open, depth) = (None, 0);
            }
        }
    }
    if let Some((outer, inner)) = open {
        quotes.push(Quote {
            outer: Span::new(outer, paragraph.end),
            inner: Span::new(inner, paragraph.end),
            paragraph: number,
            unclear: true,
            continues: false,
        });
    }
}

/// The double marks of a paragraph: place, bytes, what it does.
fn marks(text: &str, paragraph: Span) -> impl Iterator<Item = (usize, usize, Mark)> + '_ {
    let inside = paragraph.of(text);
    let mut skip = 0;
    inside.char_indices().filter_map(move |(at, c)| {
        if at < skip {
            return None;
        }
        let place = paragraph.start + at;
        match c {
            '“' | '”' if faces_wrongly(inside, at, c) => {
                Some((place, c.len_utf8(), Mark::Either))
            }
            '“' | '„' | '«' => Some((place, c.len_utf8(), Mark::Open)),
            '”' | '»' => Some((place, c.len_utf8(), Mark::Close)),
            '"' if is_inch(inside, at) => None,
            '"' => Some((place, 1, Mark::Either)),
            '`' | '\'' if inside[at + 1..].starts_with(c) => {
                skip = at + 2;
                Some((place, 2, if c == '`' { Mark::Open } else { Mark::Either }))
            }
            _ => None,
        }
    })
}

/// A directed mark that stands where only the other can: ”Yes.” and “Yes.“
fn faces_wrongly(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let begins = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—'))
        && after.is_some_and(char::is_alphanumeric);
    let ends = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '—' | '-'))
        && after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ')'));
    if mark == '”' { begins } else { ends }
}

/// 5'11" and 19": a measure, no quotation mark.
fn is_inch(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.ends_with(|c: char| c.is_ascii_digit())
        && before
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'))
            .ends_with(['\'', '’'])
}

/// Single marks of a paragraph without double ones: ‘…’ or '…' around words.
fn single_quotes(text: &str, number: usize, paragraph: Span, quotes: &mut Vec<Quote>) {
    let inside = paragraph.of(text);
    let mut open: Option<(usize, usize)> = None;
    let mut previous = ' ';
    let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (at, c) in inside.char_indices() {
        let after = &inside[at + c.len_utf8()..];
        let opens =
            matches!(c, '‘' | '\'') && !previous.is_alphanumeric() && opens_quotation(after);
        let closes = matches!(c, '’' | '\'')
            && !previous.is_whitespace()
            && !after.starts_with(char::is_alphanumeric);
        match open {
            None if opens => open = Some((at, at + c.len_utf8())),
            // "the villagers' well": a plural possessive only closes what nothing else does.
            Some((outer, inner)) if closes && (previous != 's' || !closes_later(after)) => {
                found.push((outer, inner, at, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
        previous = c;
    }
    quotes.extend(found.into_iter().map(|(outer, inner, end, close)| Quote {
        outer: Span::new(paragraph.start + outer, paragraph.start + close),
        inner: Span::new(paragraph.start + inner, paragraph.start + end),
        paragraph: number,
        unclear: false,
        continues: false,
    }));
}

/// Whether what follows a single mark is the beginning of a quotation, not '90s or 'em.
fn opens_quotation(after: &str) -> bool {
    let word = after
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    !word.is_empty()
        && !word.starts_with(|c: char| c.is_ascii_digit())
        && !APHAERESIS.contains(&word.to_lowercase().as_str())
}

/// Whether a clear closing mark (after a mark of punctuation) stands in the next 300 bytes.
fn closes_later(after: &str) -> bool {
    let end = after
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|&at| at < 300)
        .last()
        .unwrap_or(0);
    let near = &after[..end];
    [",’", ".’", "!’", "?’", ",'", ".'", "!'", "?'"]
        .iter()
        .any(|close| near.contains(close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        let mut at = 0;
        let paragraphs: Vec<Span> = text
            .split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at = span.end + 1;
                span
            })
            .collect();
        quotes(text, &paragraphs)
            .iter()
            .map(|q| {
                format!(
                    "{}{}{}",
                    q.inner.of(text),
                    if q.unclear { " ?" } else { "" },
                    if q.continues { " +" } else { "" }
                )
            })
            .collect()
    }

    #[test]
    fn pairs() {
        for (text, expected) in [
            ("“One,” she said. “Two.”", vec!["One,", "Two."]),
            ("\"One,\" she said, \"two.\"", vec!["One,", "two."]),
            ("``One,'' she said.", vec!["One,"]),
            ("“One “two” three”", vec!["One “two” three"]),
            ("He is 5'11\" and said “no”.", vec!["no"]),
            ("‘One,’ she said. The '90s weren't bad.", vec!["One,"]),
            ("The villagers' well and the '90s", vec![]),
            (
                "‘The villagers’ well is dry,’ she said.",
                vec!["The villagers’ well is dry,"],
            ),
            ("“One.\n“Two.”", vec!["One.", "Two. +"]),
            ("“One.\nTwo.", vec!["One. ?"]),
            ("“One.\nTwo.” Three “four”.", vec!["One.", "Two. +", "four"]),
            ("A \" mark\nnot \"here\".", vec![" mark ?", "here"]),
            ("stray” mark", vec![]),
            ("”One,” she said. ”Two.”", vec!["One,", "Two."]),
            ("“One,“ she said. “Two.“", vec!["One,", "Two."]),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
