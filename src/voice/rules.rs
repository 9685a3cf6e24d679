//! The sieve: named rules that find source, cue and content. A rule is the
//! pattern that a frame has; whether the pattern holds, and how far its parts
//! reach, are learned decisions. A quotation that no cue takes belongs to the
//! speaker before it, or is a scare quote where it is short.

use super::cast::Cast;
use super::choice::Alternatives;
use super::classes::WEEKDAYS;
use super::frame::{Frame, Framer, Side};
use super::line::Line;
use super::marks::Quote;
use super::mend::cut_openers;
use super::quotations::{attach, owners, without_cue};
use super::resolve::Context;
use super::signed::signed;
use super::weights::Model;
use crate::lexicon::Lexicons;
use crate::model::{Attribution, Find, Passage, Span};
use rustc_hash::FxHashSet;

/// Longest addressee, in words.
const ADDRESSEE: usize = 8;

/// What a rule found.
pub struct Raw {
    pub(super) sentence: usize,
    pub(super) source: Option<Span>,
    pub(super) cue: Option<(Span, String)>,
    pub(super) content: Vec<Span>,
    pub(super) addressee: Option<Span>,
    pub(super) rule: &'static str,
    /// Whether it stands after a mark that nothing closes.
    pub(super) unclear: bool,
}

/// All attributions of a passage, in text order of their content. The cast
/// holds whom other passages of the article name.
pub fn attributions(context: &Context<'_>, cues: &[Find], cast: &mut Cast) -> Vec<Attribution> {
    let Context {
        text,
        passage,
        quotes,
        lexicons,
        ..
    } = *context;
    let mut found: Vec<Raw> = Vec::new();
    let mut all = Alternatives::default();
    for line in lines(text, passage, cues, quotes, lexicons) {
        for frame in frames(&line, Model::shipped(), &mut all) {
            found.extend(raw(&line, &frame, passage));
        }
    }
    found.sort_by_key(place);
    drop_announced(&mut found);
    attach(text, passage, quotes, &mut found);
    let signed = signed(text, passage, quotes, &owners(quotes, &found));
    found.extend(signed);
    found.sort_by_key(place);
    let left = without_cue(text, passage, quotes, &found);
    found.extend(left);
    found.sort_by_key(place);
    context.resolve(found, cast)
}

/// Drops what a sentence announces in the next one where that has a tag of its
/// own: "Lee was asked whether: "No," he said."
fn drop_announced(found: &mut Vec<Raw>) {
    let tagged: FxHashSet<(usize, usize)> =
        found.iter().map(|raw| (place(raw), raw.sentence)).collect();
    found.retain(|raw| {
        let announced = raw.rule == "introduced_quotation";
        !(announced && tagged.contains(&(place(raw), raw.sentence + 1)))
    });
}

/// Where an attribution stands: at its first content.
pub fn place(raw: &Raw) -> usize {
    raw.content.first().map_or(0, |span| span.start)
}

/// The sentences that count and hold a cue.
pub fn lines<'a>(
    text: &'a str,
    passage: &'a Passage,
    cues: &'a [Find],
    quotes: &'a [Quote],
    lexicons: &'a Lexicons,
) -> impl Iterator<Item = Line<'a>> + 'a {
    let sentences = passage.sentences.iter().enumerate();
    sentences.filter_map(move |(number, sentence)| {
        let here = of_sentence(cues, number);
        (sentence.kind.counts() && !here.is_empty())
            .then(|| Line::new(text, passage, number, here, quotes, lexicons))
    })
}

fn of_sentence(finds: &[Find], number: usize) -> &[Find] {
    let from = finds.partition_point(|find| find.sentence < number);
    let to = finds.partition_point(|find| find.sentence <= number);
    &finds[from..to]
}

/// The frames of a line that stand: a cue inside the content of another frame
/// gives none of its own - "he said she thinks so" is one attribution - unless
/// it is the likelier one and that content stands before the other's cue.
fn frames(line: &Line<'_>, model: &Model, all: &mut Alternatives) -> Vec<Frame> {
    let mut framer = Framer {
        line,
        decider: model,
        all,
    };
    let mut frames: Vec<Frame> = Vec::new();
    for cue in 0..line.cues.len() {
        let frame = framer.frame(cue);
        frames.extend(frame.and_then(|frame| framer.mended(frame)));
    }
    cut_openers(line, &mut frames);
    frames.sort_by_key(|frame| frame.left.or(frame.right).map_or(0, |(from, _)| from));
    let mut kept: Vec<Frame> = Vec::new();
    for frame in frames {
        while kept.last().is_some_and(|last| yields(last, &frame)) {
            kept.pop();
        }
        if kept.last().is_none_or(|last| !yields(&frame, last)) {
            kept.push(frame);
        }
    }
    kept
}

/// Whether `frame` gives way to `other`.
fn yields(frame: &Frame, other: &Frame) -> bool {
    let likelier = other.probability >= frame.probability;
    // "voiced concern about": two forms, one attribution.
    if (frame.left, frame.right) == (other.left, other.right) {
        return likelier;
    }
    match (holder(other, frame), holder(frame, other)) {
        (None, Some(Side::Left)) | (Some(Side::Left), None) | (Some(_), Some(_)) => likelier,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// In which content of `outer` the cue of `inner` stands.
fn holder(outer: &Frame, inner: &Frame) -> Option<Side> {
    let at = inner.cue.1 - 1;
    let inside =
        |range: Option<(usize, usize)>| range.is_some_and(|(from, to)| from <= at && at < to);
    match () {
        () if inside(outer.left) => Some(Side::Left),
        () if inside(outer.right) => Some(Side::Right),
        () => None,
    }
}

/// A frame in bytes.
fn raw(line: &Line<'_>, frame: &Frame, passage: &Passage) -> Option<Raw> {
    let cue = &line.cues[frame.cue_index];
    let mut content = Vec::new();
    content.extend(frame.left.and_then(|range| content_span(line, range)));
    match frame.right {
        Some((from, _)) if from >= line.len() => content.extend(next_sentence(line, passage)),
        Some(range) => content.extend(content_span(line, range)),
        None => {}
    }
    let (content, unclear) = sure_part(line, content);
    let whole = !content.is_empty() && content.iter().all(|span| span.start < span.end);
    whole.then(|| Raw {
        sentence: line.number,
        source: frame
            .source
            .and_then(|(from, to)| line.words.range(from, to)),
        cue: line
            .words
            .range(frame.cue.0, frame.cue.1)
            .map(|span| (span, cue.stance.to_string())),
        content,
        addressee: addressee(line, frame),
        rule: rule(line, frame),
        unclear,
    })
}

/// Content up to a mark that nothing closes. Where there is none, all that
/// stands behind the mark, and that it is unclear how much of that was said.
fn sure_part(line: &Line<'_>, content: Vec<Span>) -> (Vec<Span>, bool) {
    let behind = |span: &Span| line.quotes_in(*span).iter().find(|quote| quote.unclear);
    let Some(quote) = content.iter().find_map(behind) else {
        return (content, false);
    };
    let before_mark = |span: &Span| {
        let end = span.end.min(quote.outer.start.max(span.start));
        let text = Span::new(span.start, end).of(line.words.text);
        Span::new(span.start, span.start + text.trim_end().len())
    };
    let has_words = |span: &Span| {
        crate::text::words(span.of(line.words.text))
            .next()
            .is_some()
    };
    let sure: Vec<Span> = content.iter().map(before_mark).filter(has_words).collect();
    match sure.is_empty() {
        true => (vec![quote.inner], true),
        false => (sure, false),
    }
}

/// The bytes of content, with the marks of quotations that begin or end it,
/// and stretched over a quotation that it would cut.
fn content_span(line: &Line<'_>, (from, to): (usize, usize)) -> Option<Span> {
    let words = line.words.range(from, to)?;
    let (first, last) = (line.quote(from), line.quote(to - 1));
    let mut span = words;
    if let Some(quote) = first.map(|q| line.quotes[q])
        && (line.opens(from) || from == 0)
    {
        span.start = quote.outer.start;
    }
    if let Some(quote) = last.map(|q| line.quotes[q])
        && quote.outer.start >= span.start
    {
        span.end = quote.outer.end;
    }
    let inner = first.filter(|_| first == last).map(|q| line.quotes[q]);
    match inner {
        Some(quote) if span == quote.outer => Some(quote.inner),
        _ => Some(span),
    }
}

/// Words that end an addressee, beside the days of the week.
#[rustfmt::skip]
const AFTER_ADDRESSEE: &[&str] = &[
    "that", "to", "in", "on", "at", "during", "by", "after", "before", "when", "if", "whether",
    "how", "why", "what", "about", "of", "for", "earlier", "later", "last", "this", "yesterday",
    "today", "and", "as", "through", "over", "with", "from", "outside", "near", "because", "while",
    "who",
];

/// What can be told, and is nobody to tell it to: "told a different story".
const TALES: &[&str] = &[
    "story", "stories", "tale", "tales", "version", "truth", "lie", "lies", "joke",
];

/// To whom it was said: the words after "told".
fn addressee(line: &Line<'_>, frame: &Frame) -> Option<Span> {
    let cue = &line.cues[frame.cue_index];
    let from = cue.words.1;
    let limit = frame
        .right
        .map_or(line.len(), |(start, _)| start.min(line.len()));
    let limit = limit.min(from + ADDRESSEE);
    if !cue.takes_addressee || frame.source.is_some_and(|(start, _)| start >= from) {
        return None;
    }
    let ends = |at: &usize| {
        let name = line.name(*at);
        AFTER_ADDRESSEE.contains(&name)
            || WEEKDAYS.contains(&name)
            || *at > from && !line.gap(*at).is_empty()
    };
    let to = (from..limit).find(ends).unwrap_or(limit);
    let told = to
        .checked_sub(1)
        .is_some_and(|last| TALES.contains(&line.words.word(last)));
    line.words.range(from, to).filter(|_| !told)
}

/// The sentence that a colon introduces.
fn next_sentence(line: &Line<'_>, passage: &Passage) -> Option<Span> {
    let next = passage.sentences.get(line.number + 1)?;
    if let Some(quote) = line.quotes_after(next.span.start) {
        return Some(quote.inner);
    }
    // A paragraph of its own is a block quotation: it needs no marks.
    let here = passage.sentences[line.number].paragraph;
    let block = (next.paragraph != here).then(|| passage.paragraphs.get(next.paragraph));
    Some(block.flatten().map_or(next.span, |paragraph| *paragraph))
}

/// The name of the pattern that a frame has.
fn rule(line: &Line<'_>, frame: &Frame) -> &'static str {
    let cue = &line.cues[frame.cue_index];
    let opens = |at: usize| line.opens(at);
    let source_word = frame.source.map_or("", |(from, _)| line.name(from));
    let right_class = frame.right.map_or("", |(from, _)| line.name(from));
    let left_quoted = frame
        .left
        .is_some_and(|(_, to)| line.quote(to - 1).is_some());
    match (frame.left, frame.right) {
        _ if cue.form.name == "preposition" => "according_to",
        _ if cue.form.name == "noun" => "noun_cue",
        (Some(_), Some(_)) if left_quoted => "interrupted_quotation",
        (Some(_), Some(_)) => "interrupted_clause",
        (Some(_), None) if left_quoted => "tagged_quotation",
        (Some(_), None) => "clause_final",
        (None, Some((from, _))) if from >= line.len() || opens(from) => "introduced_quotation",
        _ if matches!(source_word, "who" | "which" | "that") => "relative_clause",
        _ if matches!(right_class, "that" | "whether" | "if") => "that_clause",
        _ if right_class == "to" => "infinitive",
        (None, Some((from, _))) if line.gap(from).name.contains(':') => "colon",
        (None, Some((from, to)))
            if to - from <= 4
                && !(from..to).any(|at| line.is_verbal(at) && line.name(at) != "#ed") =>
        {
            "object"
        }
        _ => "plain_clause",
    }
}
