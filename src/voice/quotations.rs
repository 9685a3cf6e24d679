//! Quotations that no cue takes: those that go on from an attribution, those
//! that belong to the speaker before them, scare quotes, and unpaired marks.

use super::marks::Quote;
use super::rules::{Raw, place};
use crate::model::{Passage, Span};

/// Content words up to which a quotation without a cue is a scare quote.
const SCARE_WORDS: usize = 3;

/// Function words that do not count when a quotation is measured.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as",
    "is", "are", "was", "be", "it", "its", "his", "her", "their", "our", "my", "your", "this",
    "that", "not", "no",
];

/// Gives quotations that go on from an attribution to it: the next paragraphs
/// of a quotation left open, and one that stands right after another's end.
pub fn attach(text: &str, passage: &Passage, quotes: &[Quote], found: &mut [Raw]) {
    for (at, quote) in quotes.iter().enumerate() {
        let Some(before) = at.checked_sub(1).map(|n| quotes[n]) else {
            continue;
        };
        if quote.unclear
            || quote.inner.start >= quote.inner.end
            || owner(found, quote.inner).is_some()
        {
            continue;
        }
        let between = Span::new(before.outer.end, quote.outer.start).of(text);
        let goes_on = starts_a_sentence(passage, quote) || between.trim_end().ends_with(',');
        let near = quote.paragraph == before.paragraph && goes_on;
        if !(quote.continues || near) {
            continue;
        }
        if let Some(owner) = owner(found, before.inner)
            && (quote.continues || is_next(text, &found[owner], quote))
        {
            found[owner].content.push(quote.inner);
        }
    }
    // A quotation whose speaker comes only in a later paragraph.
    for (at, quote) in quotes.iter().enumerate().rev() {
        if quote.continues
            && let Some(before) = at.checked_sub(1).map(|n| quotes[n])
            && before.inner.start < before.inner.end
            && owner(found, before.inner).is_none()
            && let Some(owner) = owner(found, quote.inner)
        {
            found[owner].content.insert(0, before.inner);
        }
    }
}

/// Whether nothing but the attribution's own tag stands before the quotation.
fn is_next(text: &str, raw: &Raw, quote: &Quote) -> bool {
    let parts = raw
        .content
        .iter()
        .copied()
        .chain(raw.source)
        .chain(raw.cue.as_ref().map(|c| c.0));
    let end = parts
        .map(|span| span.end)
        .filter(|end| *end <= quote.outer.start)
        .max()
        .unwrap_or(0);
    let between = Span::new(end, quote.outer.start).of(text);
    between.split_whitespace().count() <= 12
}

/// The attribution whose content holds a span; `found` is in text order, and
/// only those around the place are looked at.
pub fn owner(found: &[Raw], span: Span) -> Option<usize> {
    let at = found.partition_point(|raw| place(raw) <= span.start);
    let from = at.saturating_sub(4);
    (from..at).rev().find(|&n| {
        found[n]
            .content
            .iter()
            .any(|c| c.start <= span.start && c.end >= span.end)
    })
}

fn starts_a_sentence(passage: &Passage, quote: &Quote) -> bool {
    passage
        .sentences
        .binary_search_by_key(&quote.outer.start, |s| s.span.start)
        .is_ok()
}

/// Quotations that no cue took: continued, floating, scare or unclear.
pub fn without_cue(text: &str, passage: &Passage, quotes: &[Quote], found: &[Raw]) -> Vec<Raw> {
    let mut taken: Vec<Span> = found
        .iter()
        .flat_map(|raw| raw.content.iter().copied())
        .collect();
    taken.sort_unstable();
    let mut by_place: Vec<&Raw> = found.iter().collect();
    by_place.sort_by_key(|raw| raw.content.first().map_or(0, |span| span.start));
    let mut left: Vec<Raw> = Vec::new();
    for quote in quotes {
        let at = taken.partition_point(|span| span.start <= quote.inner.start);
        let covered = taken[at.saturating_sub(3)..at]
            .iter()
            .any(|span| span.end >= quote.inner.end);
        if covered || quote.inner.start >= quote.inner.end {
            continue;
        }
        let sentence = passage
            .sentences
            .partition_point(|s| s.span.end <= quote.outer.start);
        if passage
            .sentences
            .get(sentence)
            .is_none_or(|s| !s.kind.counts())
        {
            continue;
        }
        let at = by_place.partition_point(|raw| {
            raw.content
                .first()
                .is_some_and(|s| s.start < quote.outer.start)
        });
        let previous = at.checked_sub(1).map(|n| by_place[n]);
        let last_left = left.last().filter(|raw| {
            previous.is_none_or(|p| p.content.first() < raw.content.first()) && raw.source.is_some()
        });
        let speaker = last_left.or(previous).and_then(|raw| {
            let paragraph = passage.sentences.get(raw.sentence)?.paragraph;
            let near =
                paragraph == quote.paragraph || quote.continues && paragraph + 1 == quote.paragraph;
            raw.source.filter(|_| near)
        });
        let (rule, source) = match content_words(quote.inner.of(text)) {
            _ if quote.unclear => ("unpaired_mark", None),
            _ if quote.continues => ("continued_quotation", speaker),
            0..=SCARE_WORDS if !is_sentence(passage, sentence, quote) => ("scare_quote", None),
            _ if speaker.is_some() && starts_sentence(passage, sentence, quote) => {
                ("floating_quotation", speaker)
            }
            _ => ("unattributed_quotation", None),
        };
        left.push(Raw {
            sentence,
            source,
            cue: None,
            content: vec![quote.inner],
            addressee: None,
            rule,
        });
    }
    left
}

/// Whether the quotation is a whole sentence: “No.”
fn is_sentence(passage: &Passage, sentence: usize, quote: &Quote) -> bool {
    passage
        .sentences
        .get(sentence)
        .is_some_and(|s| s.span == quote.outer)
}

fn starts_sentence(passage: &Passage, sentence: usize, quote: &Quote) -> bool {
    passage
        .sentences
        .get(sentence)
        .is_some_and(|s| s.span.start == quote.outer.start)
}

fn content_words(text: &str) -> usize {
    crate::text::words(text)
        .filter(|word| {
            !FUNCTION_WORDS
                .iter()
                .any(|f| word.of(text).eq_ignore_ascii_case(f))
        })
        .take(SCARE_WORDS + 1)
        .count()
}
