//! Swaps: what one sentence of a pair says where the other says something else.
//! The sentences are aligned unit by unit; whatever has a reason of its own
//! (attribution, hedge, quotation, number) is taken out first, each by one
//! rule, and what is left in a slot was replaced, added or dropped.

use super::hedges;
use super::numbers;
use super::slots::{Slots, slots};
use crate::event::{Unit, units};
use crate::model::{Span, Swap, SwapKind, ToldAttribution, ToldSentence};
use std::ops::Range;

/// Units of a sentence beyond which its words are not aligned: no sentence that
/// a person wrote is longer.
const MOST_UNITS: usize = 400;
/// What two sentences must have in common for their places to be compared: units
/// that say something, and these as a share of all such units, of the sentence
/// of which they are more, and of the other.
const COMMON: usize = 3;
const MOST: f64 = 0.6;
const LEAST: f64 = 0.4;
/// Units of a phrase that can stand in for another.
const LONGEST: usize = 5;
/// Units of quoted words that are missing from which on the quotation is cut.
const CUT: usize = 3;

/// One sentence of the pair while its units are accounted for.
struct Side<'a> {
    sentence: &'a ToldSentence,
    units: Vec<Unit>,
    /// Units that no later rule may report.
    done: Vec<bool>,
}

impl<'a> Side<'a> {
    fn new(sentence: &'a ToldSentence) -> Self {
        let units = units(&sentence.text, sentence.words.iter().map(|word| word.span));
        Side {
            sentence,
            done: vec![false; units.len()],
            units,
        }
    }

    fn span(&self, range: &Range<usize>) -> Option<Span> {
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

    fn mark(&mut self, range: Range<usize>) {
        self.done[range].fill(true);
    }

    /// How many units that say something the other side has as well, and what
    /// share that is of all of them.
    fn common(&self, shared: &[bool]) -> (usize, f64) {
        let content = (0..self.units.len()).filter(|at| !self.is_light(*at));
        let common = content.clone().filter(|at| shared[*at]).count();
        (common, common as f64 / content.count().max(1) as f64)
    }

    fn is_light(&self, unit: usize) -> bool {
        let word = &self.units[unit];
        word.stop || LIGHT.contains(&word.word.as_str())
    }
}

/// Words that say when a thing was reported, or that are written in several
/// ways; alone they are no difference in wording.
const LIGHT: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "per",
    "cent",
    "percent",
    "pct",
    "us",
];

/// The swaps of two sentences, in the order of what a says. Which sentence is a
/// changes nothing but the names of what is found. `None` where they have too
/// little in common.
pub fn swaps(a: &ToldSentence, b: &ToldSentence) -> Option<Vec<Swap>> {
    let mut found = if a.text <= b.text {
        parted(a, b)?
    } else {
        let mirrored = |part: Part| Part {
            at: (part.at.1, part.at.0),
            swap: part.swap.mirrored(),
        };
        parted(b, a)?.into_iter().map(mirrored).collect()
    };
    found.sort_by_key(|part| (part.at, part.swap.kind));
    Some(found.into_iter().map(|part| part.swap).collect())
}

/// A swap, and the units of a and of b at which it stands.
struct Part {
    at: (usize, usize),
    swap: Swap,
}

fn parted(a: &ToldSentence, b: &ToldSentence) -> Option<Vec<Part>> {
    let (a, b) = (Side::new(a), Side::new(b));
    if a.units.len().max(b.units.len()) > MOST_UNITS {
        return None;
    }
    let slots = slots(&a.units, &b.units);
    let (of_a, of_b) = (a.common(&slots.shared_a), b.common(&slots.shared_b));
    if of_a.0.min(of_b.0) < COMMON || of_a.1.max(of_b.1) < MOST || of_a.1.min(of_b.1) < LEAST {
        return None;
    }
    let mut pair = Parting {
        a,
        b,
        slots,
        found: Vec::new(),
    };
    pair.hedges();
    pair.attributions();
    pair.quotations();
    pair.numbers();
    pair.words();
    Some(pair.found)
}

/// Two sentences while it is found out where they part.
struct Parting<'a> {
    a: Side<'a>,
    b: Side<'a>,
    slots: Slots,
    found: Vec<Part>,
}

impl Parting<'_> {
    /// Adds a swap of two stretches of units, one of which may be empty.
    fn add(&mut self, kind: SwapKind, of_a: Range<usize>, of_b: Range<usize>) {
        let at = match (of_a.is_empty(), of_b.is_empty()) {
            (true, _) => (self.slots.before_b(of_b.start), of_b.start),
            (_, true) => (of_a.start, self.slots.before_a(of_a.start)),
            _ => (of_a.start, of_b.start),
        };
        let swap = Swap {
            kind,
            a: self.a.span(&of_a),
            b: self.b.span(&of_b),
        };
        self.a.mark(of_a);
        self.b.mark(of_b);
        self.found.push(Part { at, swap });
    }

    /// Who says it: only one of the two names a source, or both use other cues.
    fn attributions(&mut self) {
        let of_a = self.a.attributions(&self.slots.shared_a);
        let of_b = self.b.attributions(&self.slots.shared_b);
        match (of_a.is_empty(), of_b.is_empty()) {
            (true, false) => {
                for said in of_b {
                    if self.is_alone(&said.cue, false) {
                        self.add(SwapKind::AttributionAdded, 0..0, said.phrase);
                    }
                }
            }
            (false, true) => {
                for said in of_a {
                    if self.is_alone(&said.cue, true) {
                        self.add(SwapKind::AttributionDropped, said.phrase, 0..0);
                    }
                }
            }
            _ => {
                for (a, b) in of_a.into_iter().zip(of_b) {
                    self.cues(a, b);
                }
            }
        }
    }

    /// Whether the other side has nothing for a cue of a (or of b): neither the
    /// same word anywhere nor another one in its place, which would have replaced it.
    fn is_alone(&self, cue: &Range<usize>, of_a: bool) -> bool {
        let shared = if of_a {
            &self.slots.shared_a
        } else {
            &self.slots.shared_b
        };
        let holds = |slot: &Range<usize>| slot.start <= cue.start && cue.end <= slot.end;
        let slots = self.slots.slots.iter();
        let mut opposite = slots.filter_map(|(a, b)| match of_a {
            true => holds(a).then(|| self.b.content(b, &self.slots.shared_b)),
            false => holds(b).then(|| self.a.content(a, &self.slots.shared_a)),
        });
        cue.clone().all(|at| !shared[at]) && opposite.all(|words| words == 0)
    }

    /// Two attributions of one thing: their cues, and their sources where these
    /// do not stand in one slot, which nothing else would compare.
    fn cues(&mut self, a: Said, b: Said) {
        if self.slots.anchors.contains(&(a.cue.start, b.cue.start)) {
            return;
        }
        let differ = a.cue.clone().all(|at| !self.slots.shared_a[at])
            && b.cue.clone().all(|at| !self.slots.shared_b[at]);
        let is_plain = |side: &Side, cue: &Range<usize>| side.units[cue.start].word == "according";
        let is_worded = !is_plain(&self.a, &a.cue) && !is_plain(&self.b, &b.cue);
        if !self.slots.in_one(&a.cue, &b.cue) {
            self.a.mark(a.phrase);
            self.b.mark(b.phrase);
        }
        let mut words = self.a.units[a.cue.clone()].iter();
        let others = &self.b.units[b.cue.clone()];
        let has_common = words.any(|word| others.iter().any(|other| other.key == word.key));
        if differ && is_worded && !has_common {
            self.add(SwapKind::Replaced, a.cue, b.cue);
        } else {
            self.a.mark(a.cue);
            self.b.mark(b.cue);
        }
    }

    /// How sure it is said to be.
    fn hedges(&mut self) {
        let of_a = self.a.hedges(&self.slots.shared_a);
        let mut of_b = self.b.hedges(&self.slots.shared_b);
        for hedge in of_a {
            if of_b.is_empty() {
                self.add(SwapKind::HedgeDropped, hedge, 0..0);
            } else {
                let other = of_b.remove(0);
                self.add(SwapKind::Replaced, hedge, other);
            }
        }
        for hedge in of_b {
            self.add(SwapKind::HedgeAdded, 0..0, hedge);
        }
    }

    /// Quoted words that the other side has not.
    fn quotations(&mut self) {
        for (of_a, of_b) in self.slots.slots.clone() {
            let (here, there) = (
                self.a.content(&of_a, &self.slots.shared_a),
                self.b.content(&of_b, &self.slots.shared_b),
            );
            if here > 2 * there
                && let Some(cut) = self.a.quoted(&of_a)
            {
                self.add(SwapKind::QuoteCut, cut.words, 0..0);
                self.a.mark(cut.phrase);
            } else if there > 2 * here
                && let Some(cut) = self.b.quoted(&of_b)
            {
                self.add(SwapKind::QuoteCut, 0..0, cut.words);
                self.b.mark(cut.phrase);
            }
        }
    }

    /// Numbers in one slot.
    fn numbers(&mut self) {
        for slot in self.slots.slots.clone() {
            let (of_a, of_b) = numbers::whole((&self.a.units, &self.b.units), slot);
            let numbers = self.a.numbers(&of_a).into_iter().zip(self.b.numbers(&of_b));
            for (a, b) in numbers.collect::<Vec<_>>() {
                let before = (self.a.about(&a, &of_a), self.b.about(&b, &of_b));
                self.a.mark(before.0);
                self.b.mark(before.1);
                if self.a.value(&a) == self.b.value(&b) {
                    self.a.mark(a);
                    self.b.mark(b);
                } else {
                    self.add(SwapKind::NumberChanged, a, b);
                }
            }
        }
    }

    /// All other words.
    fn words(&mut self) {
        for (of_a, of_b) in self.slots.slots.clone() {
            let a = self.a.pieces(&of_a, &self.slots.shared_a);
            let b = self.b.pieces(&of_b, &self.slots.shared_b);
            let is_short = |piece: &Range<usize>| piece.len() <= LONGEST;
            if a.len() == b.len() && a.iter().chain(&b).all(is_short) {
                for (a, b) in a.into_iter().zip(b) {
                    let (a, b) = (self.a.core(a), self.b.core(b));
                    self.add(SwapKind::Replaced, a, b);
                }
                continue;
            }
            for piece in a {
                let piece = self.a.phrase(piece);
                self.add(SwapKind::Dropped, piece, 0..0);
            }
            for piece in b {
                let piece = self.b.phrase(piece);
                self.add(SwapKind::Added, 0..0, piece);
            }
        }
    }
}

/// An attribution in units of its sentence.
struct Said {
    /// Source and cue.
    phrase: Range<usize>,
    cue: Range<usize>,
}

/// Quoted words that are missing on the other side.
struct Cut {
    words: Range<usize>,
    /// Source and cue, where nothing else of what they govern is left.
    phrase: Range<usize>,
}

impl Side<'_> {
    /// Attributions with a cue that govern something which the other side has as well.
    fn attributions(&self, shared: &[bool]) -> Vec<Said> {
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
    fn hedges(&self, shared: &[bool]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.units.len() {
            let length = hedges::at(&self.units, at);
            if length > 0 && !self.done[at] && self.lacks(at, shared) {
                found.push(at..at + length);
            }
            at += length.max(1);
        }
        found
    }

    /// Whether the other side has not this unit in its place.
    fn lacks(&self, unit: usize, shared: &[bool]) -> bool {
        !shared[unit]
    }

    /// Units of a slot that say something and that the other side has not.
    fn content(&self, slot: &Range<usize>, shared: &[bool]) -> usize {
        let counts = |at: &usize| !shared[*at] && !self.done[*at] && !self.is_light(*at);
        slot.clone().filter(counts).count()
    }

    /// The quoted words of a slot, if there are enough.
    fn quoted(&self, slot: &Range<usize>) -> Option<Cut> {
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
    fn numbers(&self, slot: &Range<usize>) -> Vec<Range<usize>> {
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
    fn about(&self, number: &Range<usize>, slot: &Range<usize>) -> Range<usize> {
        let is_about = |at: &usize| ABOUT.contains(&self.units[*at].word.as_str());
        let words = (slot.start..number.start)
            .rev()
            .take_while(is_about)
            .count();
        number.start - words..number.start
    }

    /// The value of a number; of "dozens" and the like the word, so that they
    /// equal no number but themselves.
    fn value(&self, number: &Range<usize>) -> Result<f64, &str> {
        let word = self.units[number.start].word.as_str();
        numbers::at(&self.units, number.start)
            .map(|(value, _)| value)
            .ok_or(word)
    }

    /// Stretches of a slot that no rule has accounted for and that say something.
    fn pieces(&self, slot: &Range<usize>, shared: &[bool]) -> Vec<Range<usize>> {
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
    fn core(&self, piece: Range<usize>) -> Range<usize> {
        let is_core = |at: &usize| !self.is_light(*at);
        let first = piece.clone().find(is_core).unwrap_or(piece.start);
        let last = piece.clone().rfind(is_core).unwrap_or(piece.end - 1);
        let same_word = |at: usize, of: usize| self.units[at].of == self.units[of].of;
        let start = (piece.start..=first).find(|at| same_word(*at, first));
        let end = (last..piece.end).rev().find(|at| same_word(*at, last));
        start.unwrap_or(first)..end.unwrap_or(last) + 1
    }

    /// Likewise, but with a word that opens a phrase or a clause before it.
    fn phrase(&self, piece: Range<usize>) -> Range<usize> {
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
