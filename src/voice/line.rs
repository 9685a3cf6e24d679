//! A sentence as the attribution rules see it: its words with their classes,
//! what stands between them, which quotation each word is in, and its cues.

use super::classes::{Class, Gap, SPACE, class, gap_class};
use super::marks::Quote;
use super::part::Part;
use super::words::Words;
use crate::lexicon::Lexicons;
use crate::model::{Find, Passage, Span};

/// A form of the lexicon `reporting`, found in the sentence.
pub struct Cue<'a> {
    /// First word and one past the last.
    pub words: (usize, usize),
    /// The entry as written: what its weights are learned by.
    pub entry: Part<'a>,
    /// Its stance, the category of the entry.
    pub stance: &'a str,
    /// verb, noun, preposition or adverb.
    pub form: Part<'a>,
    /// Whether it takes an addressee: "told reporters".
    pub takes_addressee: bool,
    /// How often the form is a cue, 0 to 1.
    pub probability: f64,
}

/// The classes of what stands before the first word and after the last.
const BEFORE: Part<'static> = Part::new("<");
const BEYOND: Part<'static> = Part::new(">");

/// A sentence.
pub struct Line<'a> {
    /// Its words.
    pub words: Words<'a>,
    /// Its number in the passage.
    pub number: usize,
    /// Cues in text order, those inside quotations left out.
    pub cues: Vec<Cue<'a>>,
    /// The quotations that touch it.
    pub quotes: &'a [Quote],
    /// Whether the next sentence of the paragraph, or the next paragraph, opens with a quotation.
    pub quote_follows: bool,
    /// Whether it ends with a colon.
    pub ends_with_colon: bool,
    classes: Vec<Class>,
    gaps: Vec<Gap>,
    quote_of: Vec<Option<u32>>,
    quotes_of_passage: &'a [Quote],
}

impl<'a> Line<'a> {
    /// Sentence `number` of a passage.
    pub fn new(
        text: &'a str,
        passage: &Passage,
        number: usize,
        cues: &[Find],
        quotes: &'a [Quote],
        lexicons: &'a Lexicons,
    ) -> Self {
        let words = Words::new(text, passage, number);
        let near = near(quotes, words.span);
        let count = words.len();
        let classes = (0..count).map(|at| class(words.word(at))).collect();
        let gaps = (0..=count).map(|at| gap_class(words.gap(at))).collect();
        let quote_of = quote_of(&words, near);
        let next = passage
            .sentences
            .get(number + 1)
            .map_or(words.span.end, |s| s.span.start);
        let mut line = Line {
            number,
            cues: Vec::new(),
            quotes: near,
            quote_follows: quotes
                .binary_search_by_key(&next, |q| q.outer.start)
                .is_ok(),
            ends_with_colon: words.span.of(text).ends_with(':'),
            classes,
            gaps,
            quote_of,
            quotes_of_passage: quotes,
            words,
        };
        line.cues = cues
            .iter()
            .filter_map(|find| line.cue(find, lexicons))
            .collect();
        line
    }

    fn cue(&self, find: &Find, lexicons: &'a Lexicons) -> Option<Cue<'a>> {
        let entry = lexicons.entry(find);
        let extra = |name: &str| entry.extra.get(name).map_or("", String::as_str);
        let from = self.words.at_end(find.span.start);
        let to = self.words.at_byte(find.span.end);
        // "called the vote “a sham”": a cue ends before the words in marks.
        let to = (from..to)
            .find(|at| self.quote(*at).is_some())
            .unwrap_or(to);
        (from < to).then(|| Cue {
            words: (from, to),
            entry: Part::new(&entry.term),
            stance: &lexicons.category(find).id,
            form: Part::new(extra("form")),
            takes_addressee: extra("addressee") == "true",
            probability: extra("cue_probability").parse().unwrap_or(0.5),
        })
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The class of word `at`; `<` and `>` beyond the edges.
    pub fn class(&self, at: isize) -> Part<'static> {
        match usize::try_from(at) {
            Err(_) => BEFORE,
            Ok(at) => self.classes.get(at).map_or(BEYOND, |class| class.part),
        }
    }

    /// The name of the class of word `at`.
    pub fn name(&self, at: usize) -> &'static str {
        self.class(at as isize).name
    }

    /// Whether content may begin or end before word `at`.
    pub fn is_boundary(&self, at: usize) -> bool {
        !self.gap(at).is_empty() || self.classes.get(at).is_some_and(|class| class.is_boundary)
    }

    /// Whether word `at` is likely a verb or begins a clause.
    pub fn is_verbal(&self, at: usize) -> bool {
        self.classes.get(at).is_some_and(|class| class.is_verbal)
    }

    /// The class of what stands before word `at`.
    pub fn gap(&self, at: usize) -> Part<'static> {
        self.gap_at(at).part
    }

    /// What stands before word `at`.
    pub fn gap_at(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(SPACE)
    }

    /// The quotation that word `at` is in, as an index into `quotes`.
    pub fn quote(&self, at: usize) -> Option<usize> {
        self.quote_of
            .get(at)
            .copied()
            .flatten()
            .map(|index| index as usize)
    }

    /// The quotation that opens at a byte.
    pub fn quotes_after(&self, byte: usize) -> Option<Quote> {
        let at = self
            .quotes_of_passage
            .binary_search_by_key(&byte, |q| q.outer.start)
            .ok()?;
        Some(self.quotes_of_passage[at])
    }

    /// The quotations of the passage that touch a span.
    pub fn quotes_in(&self, span: Span) -> &'a [Quote] {
        near(self.quotes_of_passage, span)
    }

    /// Whether a quotation begins with word `at`.
    pub fn opens(&self, at: usize) -> bool {
        let here = self.quote(at);
        here.is_some()
            && (at == 0 && self.quotes[here.unwrap_or(0)].outer.start >= self.words.span.start
                || at > 0 && self.quote(at - 1) != here)
    }
}

/// The quotations that touch a span.
pub fn near(quotes: &[Quote], span: Span) -> &[Quote] {
    let from = quotes.partition_point(|quote| quote.outer.end <= span.start);
    let to = quotes.partition_point(|quote| quote.outer.start < span.end);
    &quotes[from..to.max(from)]
}

fn quote_of(words: &Words<'_>, quotes: &[Quote]) -> Vec<Option<u32>> {
    let mut next = 0;
    (0..words.len())
        .map(|at| {
            let span = words.span_of(at);
            while next < quotes.len() && quotes[next].outer.end <= span.start {
                next += 1;
            }
            let inside = quotes
                .get(next)
                .is_some_and(|q| q.outer.start <= span.start);
            inside.then_some(next as u32)
        })
        .collect()
}
