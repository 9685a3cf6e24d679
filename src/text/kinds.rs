//! What a sentence is for: headline, dateline, caption, credit, boilerplate or
//! running text. Whatever is no running text by the outlet's reporters has no
//! words and no voice, so a rule here is rather too narrow than too wide: a
//! false one would silently take words away.

use super::{credits, dateline, furniture};
use crate::model::{Passage, Sentence, SentenceKind, Span, Token};
use std::ops::Range;

/// Longest headline, in bytes.
const HEADLINE: usize = 200;
/// Longest caption, in bytes.
const CAPTION: usize = 600;
/// What a web page puts before a caption.
const CAPTIONED: &[&str] = &[
    "Hide caption",
    "Hide Caption",
    "Enlarge this image",
    "toggle caption",
];
/// Paragraphs of running text before which a dateline, the first of its text,
/// may be a bare place.
const TOP: usize = 8;

/// Marks a headline-like first paragraph of a text file.
pub fn mark_headline(text: &str, first: Span, paragraphs: &[Span], sentences: &mut [Sentence]) {
    let line = first.of(text).trim_start_matches(['#', ' ', '*']);
    let ends_plain = !line.ends_with(['.', ':', ';', ',']);
    let is_headline =
        paragraphs.len() > 1 && line.len() <= HEADLINE && ends_plain && !line.is_empty();
    if is_headline || first.of(text).starts_with("# ") {
        sentences
            .iter_mut()
            .for_each(|sentence| sentence.kind = SentenceKind::Headline);
    }
}

/// Marks all other kinds, and takes the tokens of datelines and credits out of the count.
pub fn mark(text: &str, passage: &mut Passage) {
    let (mut first, mut running) = (0, 0);
    let mut dated = false;
    while first < passage.sentences.len() {
        let paragraph = passage.sentences[first].paragraph;
        let more = passage.sentences[first..].iter();
        let end = first + more.take_while(|s| s.paragraph == paragraph).count();
        dated |= mark_paragraph(text, passage, first..end, running < TOP && !dated);
        running += usize::from(passage.sentences[first].kind == SentenceKind::Body);
        first = end;
    }
    for sentence in &passage.sentences {
        if !sentence.kind.counts() {
            passage.tokens[sentence.tokens.clone()]
                .iter_mut()
                .for_each(|t| t.counted = false);
        }
    }
}

/// Marks the sentences of a paragraph; answers whether a dateline opens it.
fn mark_paragraph(text: &str, passage: &mut Passage, range: Range<usize>, near_top: bool) -> bool {
    let sentences = &mut passage.sentences[range];
    let Some(line) = sentences.first().map(|s| passage.paragraphs[s.paragraph]) else {
        return false;
    };
    if sentences[0].kind == SentenceKind::Headline {
        return false;
    }
    let words = line.of(text);
    if let Some(kind) = line_kind(words) {
        sentences.iter_mut().for_each(|s| s.kind = kind);
        return false;
    }
    let dateline = dateline::length(words, near_top);
    if let Some(found) = dateline {
        let end = line.start + found;
        uncount(&mut passage.tokens, Span::new(line.start, end));
        if end == line.end {
            sentences
                .iter_mut()
                .for_each(|s| s.kind = SentenceKind::Dateline);
        }
    }
    mark_captioned(text, line, sentences);
    if let Some(start) = trailing_credit(text, line, sentences) {
        let credit = Span::new(start, line.end);
        uncount(&mut passage.tokens, credit);
        for sentence in sentences {
            sentence.kind = match credit.contains(sentence.span) {
                true => SentenceKind::Credit,
                false => SentenceKind::Caption,
            };
        }
    }
    dateline.is_some()
}

/// Marks what a page itself calls a caption: a short paragraph, or a sentence of a long one.
fn mark_captioned(text: &str, line: Span, sentences: &mut [Sentence]) {
    let is_captioned = |span: Span| CAPTIONED.iter().any(|mark| span.of(text).starts_with(mark));
    let whole = line.end - line.start <= CAPTION && is_captioned(line);
    for sentence in sentences {
        if whole || is_captioned(sentence.span) {
            sentence.kind = SentenceKind::Caption;
        }
    }
}

/// The kind of a line as a whole, where one rule is sure.
fn line_kind(line: &str) -> Option<SentenceKind> {
    if credits::is_credit(line) {
        return Some(SentenceKind::Credit);
    }
    furniture::is_furniture(line).then_some(SentenceKind::Boilerplate)
}

/// Where the credit that ends a caption begins: a last sentence that is one, or its end.
fn trailing_credit(text: &str, line: Span, sentences: &[Sentence]) -> Option<usize> {
    let words = line.of(text);
    if words.len() > CAPTION {
        return None;
    }
    if let [_, .., last] = sentences
        && credits::is_picture_credit(last.span.of(text))
    {
        return Some(last.span.start);
    }
    credits::trailing(words).map(|at| line.start + at)
}

fn uncount(tokens: &mut [Token], span: Span) {
    let from = tokens.partition_point(|t| t.span.start < span.start);
    for token in tokens[from..]
        .iter_mut()
        .take_while(|t| t.span.start < span.end)
    {
        token.counted = false;
    }
}
