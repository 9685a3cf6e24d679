//! One sentence of a pair while it is found out where its words part from those
//! of the other: its units, which of them are accounted for, and what of it
//! is an attribution, a hedge, a quotation or a number.

use super::{hedges, numbers};
use crate::event::{Unit, is_weekday, units};
use crate::model::{Span, ToldAttribution, ToldSentence};
use std::ops::Range;

/// Units of quoted words that are missing from which on the quotation is cut.
const CUT: usize = 3;

/// One sentence of the pair while its units are accounted for.
pub struct Side<'a> {
    sentence: &'a ToldSentence,
    /// Its units.
    pub units: Vec<Unit>,
    /// Units that no later rule may report.
    done: Vec<bool>,
}

impl<'a> Side<'a> {
    pub fn new(sentence: &'a ToldSentence) -> Self {
        let units = units(&sentence.text, sentence.words.iter().map(|word| word.span));
        Side {
            sentence,
            done: vec![false; units.len()],
            units,
        }
    }

    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let (first, last) = (
            self.units.get(range.start)?,
            self.units.get(range.end.checked_sub(1)?)?,
        );
        Some(Span::new(first.span.start, last.span.end))
    }

    /// The units that a span of the sentence touches.
    fn within(&self, span: Span) -> Range<usize> {
        let from = self
            .units
            .partition_point(|unit| unit.span.end <= span.start);
        let to = self
            .units
            .partition_point(|unit| unit.span.start < span.end);
        from..to.max(from)
    }

    pub fn mark(&mut self, range: Range<usize>) {
        self.done[range].fill(true);
    }

    /// How many units that say something the other side has as well, and what
    /// share that is of all of them.
    pub fn common(&self, shared: &[bool]) -> (usize, f64) {
        let content = (0..self.units.len()).filter(|at| !self.is_light(*at));
        let common = content.clone().filter(|at| shared[*at]).count();
        (common, common as f64 / content.count().max(1) as f64)
    }

    fn is_light(&self, unit: usize) -> bool {
        let word = &self.units[unit];
        word.stop || is_weekday(&word.word) || LIGHT.contains(&word.word.as_str())
    }
}

/// Words that, with the days of the week, say when a thing was reported, or that are written in several
/// ways; alone they are no difference in wording.
const LIGHT: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "per",
    "cent",
    "percent",
    "pct",
    "us",
];

/// An attribution in units of its sentence.
pub struct Said {
    /// Source and cue.
    pub phrase: Range<usize>,
    /// The cue alone.
    pub cue: Range<usize>,
}

/// Quoted words that are missing on the other side.
pub struct Cut {
    /// The words.
    pub words: Range<usize>,
    /// Source and cue, where nothing else of what they govern is left.
    pub phrase: Range<usize>,
}

impl Side<'_> {
    /// Attributions with a cue that govern something which the other side has as well.
    pub fn attributions(&self, shared: &[bool]) -> Vec<Said> {
        let of = self.sentence.attributions.iter();
        of.filter_map(|said| {
            let cue = self.within(said.cue?);
            if cue.clone().any(|at| self.done[at]) {
                return None;
            }
            let content = said.content.iter().flat_map(|span| self.within(*span));
            let content: Vec<usize> = content.filter(|at| !self.is_light(*at)).collect();
            let common = content.iter().filter(|at| shared[**at]).count();
            let governs = common > 0 && 2 * common >= content.len();
            (governs && !cue.is_empty()).then(|| Said {
                phrase: self.source_and_cue(said, &cue),
                cue,
            })
        })
        .collect()
    }

    /// From the source to the cue, with the article before; the cue alone where
    /// the content stands between the two.
    fn source_and_cue(&self, said: &ToldAttribution, cue: &Range<usize>) -> Range<usize> {
        let Some(source) = said.source.map(|span| self.within(span)) else {
            return cue.clone();
        };
        let both = source.start.min(cue.start)..source.end.max(cue.end);
        let is_content = |at: usize| {
            let span = self.units[at].span;
            said.content.iter().any(|content| content.contains(span))
        };
        if source.is_empty() || both.clone().any(is_content) {
            cue.clone()
        } else {
            both
        }
    }

    /// Hedges that the other side has not.
    pub fn hedges(&self, shared: &[bool]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.units.len() {
            let length = hedges::at(&self.units, at);
            if length > 0 && !self.done[at] && !shared[at] {
                found.push(at..at + length);
            }
            at += length.max(1);
        }
        found
    }

    /// Units of a slot that say something and that the other side has not.
    pub fn content(&self, slot: &Range<usize>, shared: &[bool]) -> usize {
        let counts = |at: &usize| !shared[*at] && !self.done[*at] && !self.is_light(*at);
        slot.clone().filter(counts).count()
    }

    /// The quoted words of a slot, if there are enough.
    pub fn quoted(&self, slot: &Range<usize>) -> Option<Cut> {
        self.sentence.attributions.iter().find_map(|said| {
            let marked = said.quoted.iter().map(|span| self.within(*span));
            let words = marked
                .map(|quoted| quoted.start.max(slot.start)..quoted.end.min(slot.end))
                .find(|words| words.len() >= CUT)?;
            if words.clone().all(|at| self.is_light(at)) || words.clone().any(|at| self.done[at]) {
                return None;
            }
            let quoted = said.content.iter().map(|span| self.within(*span));
            let is_whole = quoted
                .clone()
                .all(|part| slot.start <= part.start && part.end <= slot.end);
            let cue = said.cue.map(|span| self.within(span)).filter(|_| is_whole);
            Some(Cut {
                words,
                phrase: cue.map_or(0..0, |cue| self.source_and_cue(said, &cue)),
            })
        })
    }

    /// Numbers of a slot, each with its scale.
    pub fn numbers(&self, slot: &Range<usize>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in slot.clone() {
            let unit = &self.units[at];
            let is_number = unit.number || VAGUE.contains(&unit.word.as_str());
            if !is_number || self.done[at] || found.last().is_some_and(|last| at < last.end) {
                continue;
            }
            let length = numbers::at(&self.units, at).map_or(1, |(_, length)| length);
            found.push(at..at + length);
        }
        found
    }

    /// The words of the slot before a number that say how exact it is.
    pub fn about(&self, number: &Range<usize>, slot: &Range<usize>) -> Range<usize> {
        let is_about = |at: &usize| ABOUT.contains(&self.units[*at].word.as_str());
        let words = (slot.start..number.start)
            .rev()
            .take_while(is_about)
            .count();
        number.start - words..number.start
    }

    /// The value of a number; of "dozens" and the like the word, so that they
    /// equal no number but themselves.
    pub fn value(&self, number: &Range<usize>) -> Result<f64, &str> {
        let word = self.units[number.start].word.as_str();
        numbers::at(&self.units, number.start)
            .map(|(value, _)| value)
            .ok_or(word)
    }

    /// Stretches of a slot that no rule has accounted for and that say something.
    pub fn pieces(&self, slot: &Range<usize>, shared: &[bool]) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for at in slot.clone().filter(|at| !shared[*at] && !self.done[*at]) {
            match pieces.last_mut() {
                Some(last) if last.end == at => last.end += 1,
                _ => pieces.push(at..at + 1),
            }
        }
        pieces.retain(|piece| piece.clone().any(|at| !self.is_light(at)));
        pieces
    }

    /// A piece without the light words at its edges, hyphenated words kept whole.
    pub fn core(&self, piece: Range<usize>) -> Range<usize> {
        let is_core = |at: &usize| !self.is_light(*at);
        let first = piece.clone().find(is_core).unwrap_or(piece.start);
        let last = piece.clone().rfind(is_core).unwrap_or(piece.end - 1);
        let same_word = |at: usize, of: usize| self.units[at].of == self.units[of].of;
        let start = (piece.start..=first).find(|at| same_word(*at, first));
        let end = (last..piece.end).rev().find(|at| same_word(*at, last));
        start.unwrap_or(first)..end.unwrap_or(last) + 1
    }

    /// Likewise, but with a word that opens a phrase or a clause before it.
    pub fn phrase(&self, piece: Range<usize>) -> Range<usize> {
        let core = self.core(piece.clone());
        let opens = |at: &usize| OPENING.contains(&self.units[*at].word.as_str());
        let start = (piece.start..core.start).find(opens);
        start.unwrap_or(core.start)..core.end
    }
}

/// Words before a number that say how exact it is.
const ABOUT: &[&str] = &[
    "at",
    "least",
    "more",
    "than",
    "about",
    "around",
    "nearly",
    "almost",
    "some",
    "up",
    "to",
    "over",
    "roughly",
    "approximately",
    "fewer",
    "less",
    "under",
    "most",
    "as",
    "many",
];

/// Words that stand for a number.
const VAGUE: &[&str] = &[
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
];

/// Words with which a phrase or a clause begins.
const OPENING: &[&str] = &[
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "onto", "about", "over",
    "under", "after", "before", "during", "between", "through", "against", "as", "who", "whom",
    "whose", "which", "that", "where", "when",
];
