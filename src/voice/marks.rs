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

impl Quote {
    /// Whether nothing stands between its marks.
    pub fn is_empty(&self) -> bool {
        self.inner.start >= self.inner.end
    }
}

/// What a mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    /// A straight mark where only an opening one would stand.
    Opening,
    /// Opens if nothing is open, else closes.
    Either,
}

/// Words that begin with an apostrophe.
const APHAERESIS: &[&str] = &[
    "em", "til", "cause", "tis", "twas", "n", "bout", "round", "cuz",
];

/// All quotations of a text, in order, not nested.
pub fn quotes(text: &str, paragraphs: &[Span]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let open_before = quotes
            .last()
            .is_some_and(|q| q.unclear && q.paragraph + 1 == number);
        marks(text, *paragraph, &mut found);
        let first_mark = found.first();
        let starts_open = first_mark
            .is_some_and(|first| first.at == paragraph.start && first.mark != Mark::Close);
        // A paragraph of a quotation whose opening mark was forgotten: its
        // first mark closes what the paragraph before left open.
        let closes = first_mark
            .filter(|first| first.mark == Mark::Close && open_before)
            .map(|first| Quote {
                outer: Span::new(paragraph.start, first.at + first.length),
                inner: Span::new(paragraph.start, first.at),
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
        pair(number, *paragraph, &found, &mut quotes);
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
fn pair(number: usize, paragraph: Span, marks: &[Found], quotes: &mut Vec<Quote>) {
    let mut open: Option<&Found> = None;
    let mut depth = 0usize;
    let mut push = |open: &Found, end: usize, outer_end: usize, unclear: bool| {
        quotes.push(Quote {
            outer: Span::new(open.at, outer_end),
            inner: Span::new(open.at + open.length, end),
            paragraph: number,
            unclear,
            continues: false,
        });
    };
    for (index, found) in marks.iter().enumerate() {
        let Some(first) = open else {
            open = (found.mark != Mark::Close).then_some(found);
            continue;
        };
        match found.mark {
            Mark::Open => depth += 1,
            // A straight mark that looks like an opening one: nested, if two
            // closing ones follow; else what was open was never closed.
            Mark::Opening if closes_twice(&marks[index + 1..]) => depth += 1,
            Mark::Opening if depth == 0 => {
                let end = found.before.max(first.at + first.length);
                push(first, end, end, !found.after_sentence);
                open = Some(found);
            }
            _ if depth > 0 => depth -= 1,
            _ => {
                push(first, found.at, found.at + found.length, false);
                open = None;
            }
        }
    }
    if let Some(first) = open {
        push(first, paragraph.end, paragraph.end, true);
    }
}

fn closes_twice(marks: &[Found]) -> bool {
    matches!(marks, [one, other, ..] if one.mark == Mark::Close && other.mark == Mark::Close)
}

/// A double mark: place, bytes, what it does.
#[derive(Debug, Clone, Copy)]
struct Found {
    at: usize,
    length: usize,
    mark: Mark,
    /// Where the words before it end.
    before: usize,
    /// Whether a sentence ends there.
    after_sentence: bool,
}

/// The double marks of a paragraph.
fn marks(text: &str, paragraph: Span, found: &mut Vec<Found>) {
    found.clear();
    let inside = paragraph.of(text);
    let mut skip = 0;
    for (at, c) in candidates(inside) {
        if at < skip {
            continue;
        }
        let double = matches!(c, '`' | '\'') && inside[at + 1..].starts_with(c);
        let length = if double { 2 } else { c.len_utf8() };
        let place = Place::new(inside, at, at + length);
        let mark = match c {
            '“' | '„' | '«' | '`' if c != '`' || double => place.directed(Mark::Open),
            '”' | '»' => place.directed(Mark::Close),
            '"' if is_inch(inside, at) => continue,
            '"' => place.straight(),
            '\'' if double => place.straight(),
            _ => continue,
        };
        skip = at + length;
        let before = inside[..at].trim_end();
        found.push(Found {
            at: paragraph.start + at,
            length,
            mark,
            before: paragraph.start + before.len(),
            after_sentence: before.ends_with(['.', '!', '?']),
        });
    }
    // Straight marks are paired by number where that comes out even; which
    // way they look is asked where one is missing.
    let is_straight = |mark: &Found| matches!(text.as_bytes()[mark.at], b'"' | b'\'');
    if found.iter().filter(|mark| is_straight(mark)).count() % 2 == 0 {
        for mark in found.iter_mut().filter(|mark| is_straight(mark)) {
            mark.mark = Mark::Either;
        }
    }
}

/// The characters that can be marks, by their first byte: most text is passed
/// over without being decoded.
fn candidates(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.bytes().enumerate();
    bytes.filter_map(|(at, byte)| match byte {
        b'"' | b'\'' | b'`' => Some((at, char::from(byte))),
        // The first byte of « and », and of “ ” „ ‘ ’.
        0xc2 | 0xe2 => text.get(at..)?.chars().next().map(|c| (at, c)),
        _ => None,
    })
}

/// What stands on both sides of a mark.
struct Place {
    begins: bool,
    ends: bool,
}

impl Place {
    fn new(text: &str, from: usize, to: usize) -> Self {
        let before = text[..from].chars().next_back();
        let after = text[to..].chars().next();
        let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/');
        let closes = |c: char| {
            !c.is_alphanumeric()
                && !matches!(
                    c,
                    '‘' | '\'' | '$' | '£' | '€' | '#' | '@' | '…' | '[' | '('
                )
        };
        Place {
            begins: before.is_none_or(opens) && after.is_some_and(|c| !c.is_whitespace()),
            ends: before.is_some_and(|c| !opens(c)) && after.is_none_or(closes),
        }
    }

    /// A directed mark does what its direction says, but some writers and
    /// machines set “both ways“ alike.
    fn directed(&self, mark: Mark) -> Mark {
        match mark {
            Mark::Open if self.ends => Mark::Close,
            Mark::Close if self.begins => Mark::Either,
            mark => mark,
        }
    }

    fn straight(&self) -> Mark {
        match (self.begins, self.ends) {
            (true, false) => Mark::Opening,
            (false, true) => Mark::Close,
            _ => Mark::Either,
        }
    }
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
    let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (at, c) in candidates(inside) {
        let previous = inside[..at].chars().next_back().unwrap_or(' ');
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
            // Marks of one kind on both sides.
            ("“One,“ she said.", vec!["One,"]),
            ("She said ”one” twice.", vec!["one"]),
            // An odd number of straight marks: which way they look is asked.
            ("One,\" she said. \"Two.\"", vec!["Two."]),
            ("\"One. \"Two.\"", vec!["One.", "Two."]),
            ("A \"one of \"two\" three.", vec!["one of ?", "two"]),
            (
                "\"He said \"no\" to me,\" she said.",
                vec!["He said ", " to me,"],
            ),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
