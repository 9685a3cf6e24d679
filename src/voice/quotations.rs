//! Quotations that no cue takes: those that go on from an attribution, those
//! that belong to the speaker before them, scare quotes, and unpaired marks.

use super::marks::Quote;
use super::rules::{Raw, place};
use super::words::is_one_of;
use crate::model::{Passage, Span};

/// Content words up to which a quotation without a cue is a scare quote.
const SCARE_WORDS: usize = 3;

/// Most words of a tag between a quotation and what goes on from it.
const TAG: usize = 12;

/// Most words after an attribution at the end of a paragraph that do not part
/// it from a quotation that fills the next.
const AFTER_SPEAKER: usize = 2;

/// Contents looked at before a place: they overlap that deep at most.
const OVERLAP: usize = 4;

/// Function words that do not count when a quotation is measured.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as",
    "is", "are", "was", "be", "it", "its", "his", "her", "their", "our", "my", "your", "this",
    "that", "not", "no",
];

/// Gives quotations that go on from an attribution to it: the next paragraphs
/// of a quotation left open, and one that stands right after another's end.
pub fn attach(text: &str, passage: &Passage, quotes: &[Quote], found: &mut [Raw]) {
    let mut owners = owners(quotes, found);
    for at in 1..quotes.len() {
        let (before, quote) = (quotes[at - 1], quotes[at]);
        if owners[at].is_some() || is_void(&quote) {
            continue;
        }
        let Some(owner) = owners[at - 1] else {
            continue;
        };
        let raw = &mut found[owner];
        let near = quote.paragraph == before.paragraph && is_next(text, raw, &quote);
        // "We stay," said Lee, "and wait."
        let resumes =
            raw.rule == "tagged_quotation" && text[..quote.outer.start].trim_end().ends_with(',');
        if quote.continues || near && (resumes || starts_a_sentence(passage, &quote)) {
            raw.content.push(quote.inner);
            owners[at] = Some(owner);
            if near && resumes {
                raw.rule = "interrupted_quotation";
            }
        }
    }
    // A quotation whose speaker comes only in a later paragraph.
    let mut led: Vec<usize> = Vec::new();
    for at in (1..quotes.len()).rev() {
        if quotes[at].continues
            && !quotes[at - 1].is_empty()
            && owners[at - 1].is_none()
            && let Some(owner) = owners[at]
        {
            found[owner].content.push(quotes[at - 1].inner);
            owners[at - 1] = Some(owner);
            led.push(owner);
        }
    }
    led.dedup();
    for owner in led {
        found[owner].content.sort_unstable();
    }
}

/// Whether there is nothing to attribute, or no telling how far it reaches.
pub fn is_void(quote: &Quote) -> bool {
    quote.unclear || quote.is_empty()
}

/// For each quotation the attribution whose content holds it.
pub fn owners(quotes: &[Quote], found: &[Raw]) -> Vec<Option<usize>> {
    let of = |(index, raw): (usize, &Raw)| {
        raw.content
            .iter()
            .map(move |c| (*c, index))
            .collect::<Vec<_>>()
    };
    let mut contents: Vec<(Span, usize)> = found.iter().enumerate().flat_map(of).collect();
    contents.sort_unstable();
    let owner = |quote: &Quote| {
        let at = contents.partition_point(|(span, _)| span.start <= quote.inner.start);
        let around = &contents[at.saturating_sub(OVERLAP)..at];
        let holder = around
            .iter()
            .rev()
            .find(|(span, _)| span.contains(quote.inner));
        holder.map(|(_, index)| *index)
    };
    quotes.iter().map(owner).collect()
}

/// Whether nothing but the attribution's own tag stands before the quotation.
fn is_next(text: &str, raw: &Raw, quote: &Quote) -> bool {
    let end = end_before(raw, quote.outer.start);
    let between = Span::new(end, quote.outer.start).of(text);
    between.split_whitespace().nth(TAG).is_none()
}

/// The sentence that a quotation begins in, if it counts.
pub fn counted_sentence(passage: &Passage, quote: &Quote) -> Option<usize> {
    let sentences = &passage.sentences;
    let number = sentences.partition_point(|s| s.span.end <= quote.outer.start);
    let counts = sentences.get(number).is_some_and(|s| s.kind.counts());
    counts.then_some(number)
}

fn starts_a_sentence(passage: &Passage, quote: &Quote) -> bool {
    passage
        .sentences
        .binary_search_by_key(&quote.outer.start, |s| s.span.start)
        .is_ok()
}

/// Quotations that no cue took: continued, floating, scare or unclear.
pub fn without_cue(text: &str, passage: &Passage, quotes: &[Quote], found: &[Raw]) -> Vec<Raw> {
    let mut left: Vec<Raw> = Vec::new();
    let free = quotes.iter().zip(owners(quotes, found));
    for (quote, _) in free.filter(|(quote, owner)| owner.is_none() && !quote.is_empty()) {
        let Some(sentence) = counted_sentence(passage, quote) else {
            continue;
        };
        let speaker = speaker_before(text, passage, quote, &left, found);
        let is_sentence = starts_a_sentence(passage, quote);
        let (rule, source) = match content_words(quote.inner.of(text)) {
            _ if quote.unclear => ("unpaired_mark", None),
            _ if quote.continues => ("continued_quotation", speaker),
            0..=SCARE_WORDS if !is_speech(text, passage, quote) => ("scare_quote", None),
            _ if speaker.is_some() && is_sentence => ("floating_quotation", speaker),
            _ => ("unattributed_quotation", None),
        };
        left.push(Raw {
            sentence,
            source,
            cue: None,
            content: vec![quote.inner],
            addressee: None,
            rule,
            unclear: quote.unclear,
        });
    }
    left
}

/// Who spoke last before a quotation: in the paragraph, or at the end of the
/// one before it where the quotation goes on from there or fills its own.
fn speaker_before(
    text: &str,
    passage: &Passage,
    quote: &Quote,
    left: &[Raw],
    found: &[Raw],
) -> Option<Span> {
    let at = found.partition_point(|raw| place(raw) < quote.outer.start);
    let previous = at.checked_sub(1).map(|n| &found[n]);
    let floating = left.last().filter(|raw| {
        raw.source.is_some() && previous.is_none_or(|previous| place(previous) < place(raw))
    });
    let raw = floating.or(previous)?;
    let own = passage.paragraphs.get(quote.paragraph)?;
    let end = end_before(raw, quote.outer.start);
    let tag = passage.sentences.get(raw.sentence)?.paragraph;
    let paragraph = passage.paragraphs.partition_point(|p| p.end < end);
    let fills = own.start == quote.outer.start && own.end <= quote.outer.end + 1;
    let rest = Span::new(end, own.start).of(text);
    let near = tag == quote.paragraph
        || paragraph == quote.paragraph
        || quote.continues && tag + 1 == quote.paragraph
        || fills
            && paragraph + 1 == quote.paragraph
            && rest.split_whitespace().nth(AFTER_SPEAKER).is_none();
    raw.source.filter(|_| near)
}

/// Where the parts of an attribution end that stand before a place.
fn end_before(raw: &Raw, place: usize) -> usize {
    let ended = |span: &Span| span.end <= place;
    let content = raw.content.iter().rev().copied().find(ended);
    let cue = raw.cue.as_ref().map(|cue| cue.0);
    let parts = content.into_iter().chain(raw.source.filter(ended));
    let ends = parts.chain(cue.filter(ended)).map(|span| span.end);
    ends.max().unwrap_or(0)
}

/// Whether a short quotation is speech all the same: a colon leads to it, or
/// it is one or several whole sentences, with a capital and a full stop.
fn is_speech(text: &str, passage: &Passage, quote: &Quote) -> bool {
    let inner = quote.inner.of(text);
    let ends = passage
        .sentences
        .binary_search_by_key(&quote.outer.end, |s| s.span.end)
        .is_ok();
    let capital = inner.starts_with(char::is_uppercase);
    let stops = inner.ends_with(['.', '!', '?', '…']);
    let led = text[..quote.outer.start].trim_end().ends_with(':');
    ends && capital && stops && (led || starts_a_sentence(passage, quote))
}

fn content_words(text: &str) -> usize {
    crate::text::words(text)
        .filter(|word| !is_one_of(word.of(text), FUNCTION_WORDS))
        .take(SCARE_WORDS + 1)
        .count()
}
