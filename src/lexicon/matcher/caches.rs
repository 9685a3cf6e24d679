//! What a thread keeps from sentence to sentence: the words it has seen, and the
//! space in which the units of the sentence at hand and what is found among
//! them are laid out, so that a sentence costs no allocation of its own.

use super::{Forms, Found, Known, Matcher, Symbols};
use crate::lexicon::units::{Break, Unit, break_between};
use crate::model::{Find, Passage, Span};
use std::ops::Range;

/// What a thread remembers of the words it has seen, and its working space.
#[derive(Debug, Default)]
pub struct Caches {
    forms: Forms,
    /// Units of the sentence at hand, with what they are among names and terms.
    units: Vec<Unit>,
    known: [Vec<Known>; 2],
    /// Regular expressions of names and of terms that may match in the field at hand.
    worth: [Vec<usize>; 2],
    /// First and last unit (exclusive) of the actors in the sentence at hand.
    actors: Vec<(usize, usize)>,
    found: Vec<Found>,
}

/// What was found in a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Its units.
    pub units: &'a [Unit],
    /// Patterns, exceptions among them, in no particular order.
    pub found: &'a [Found],
}

impl Caches {
    /// Begins a field.
    pub fn open(&mut self, field: &str, matchers: [&Matcher; 2]) {
        for (matcher, worth) in matchers.iter().zip(&mut self.worth) {
            matcher.regexes.worth_trying(field, worth);
        }
    }

    /// Takes the counted tokens of a sentence apart into units; answers whether there are any.
    pub fn read(
        &mut self,
        passage: &Passage,
        tokens: Range<usize>,
        field: &str,
        matchers: [&Matcher; 2],
    ) -> bool {
        self.units.clear();
        self.known.iter_mut().for_each(Vec::clear);
        for index in tokens {
            let token = passage.tokens[index];
            if token.counted {
                self.word(token.span, index, field, matchers);
            }
        }
        !self.units.is_empty()
    }

    fn word(&mut self, word: Span, token: usize, field: &str, matchers: [&Matcher; 2]) {
        let word = self.with_mark(word, field);
        let parts = self.forms.parts_of(word.of(field), matchers);
        for part in &self.forms.parts[parts] {
            let (start, end) = (part.start as usize, part.end as usize);
            let span = Span::new(word.start + start, word.start + end);
            let before = match self.units.last() {
                Some(last) if last.token == token => Break::None,
                Some(last) => break_between(Span::new(last.span.end, span.start).of(field)),
                None => Break::Hard,
            };
            self.units.push(Unit {
                span,
                token,
                before,
            });
            for (known, of_part) in self.known.iter_mut().zip(part.known) {
                known.push(of_part);
            }
        }
    }

    /// An s with the mark before it, where this is a left quotation mark that
    /// stands for the apostrophe of a possessive ("Lormark‘s"): no quotation
    /// begins in the middle of a word.
    fn with_mark(&self, word: Span, field: &str) -> Span {
        let last = self.units.last().map_or(0, |unit| unit.span.end);
        let is_mark = last > 0 && word.start == last + '‘'.len_utf8() && word.end == word.start + 1;
        match is_mark && matches!(&field[last..word.end], "‘s" | "‘S") {
            true => Span::new(last, word.end),
            false => word,
        }
    }

    /// All names in the sentence, exceptions among them.
    pub fn find_names(&mut self, matcher: &Matcher, field: &str, sentence: Span) -> Places<'_> {
        self.actors.clear();
        self.find(matcher, 0, field, sentence)
    }

    /// All terms in the sentence; [`Caches::set_actors`] has said what its actors are.
    pub fn find_terms(&mut self, matcher: &Matcher, field: &str, sentence: Span) -> Places<'_> {
        self.find(matcher, 1, field, sentence)
    }

    fn find(&mut self, matcher: &Matcher, of: usize, field: &str, sentence: Span) -> Places<'_> {
        self.found.clear();
        let symbols = Symbols {
            units: &self.units,
            known: &self.known[of],
            symbols: &self.forms.symbols,
        };
        matcher.find(symbols, &self.actors, &mut self.found);
        matcher.texts.find(field, sentence, &mut self.found);
        let worth = &self.worth[of];
        matcher
            .regexes
            .find(worth, field, sentence, &mut self.found);
        Places {
            units: &self.units,
            found: &self.found,
        }
    }

    /// Notes the stretches of names, each once and in order.
    pub fn set_actors(&mut self, names: &[Find]) {
        self.actors.clear();
        for name in names {
            let start = self
                .units
                .partition_point(|u| u.span.start < name.span.start);
            let end = self.units.partition_point(|u| u.span.end <= name.span.end);
            if start < end {
                self.actors.push((start, end));
            }
        }
        self.actors.sort_unstable();
        self.actors.dedup();
    }

    /// Forgets words once there are too many; to be called between articles.
    pub fn tidy(&mut self) {
        self.forms.tidy();
    }
}
