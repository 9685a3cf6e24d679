//! Swaps: what one sentence of a pair says where the other says something else.
//! The sentences are aligned unit by unit; whatever has a reason of its own
//! (attribution, hedge, quotation, number) is taken out first, each by one
//! rule, and what is left in a slot was replaced, added or dropped.

use super::numbers;
use super::side::{Said, Side};
use super::slots::{Slots, slots};
use crate::model::{Swap, SwapKind, ToldSentence};
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
        // "Told" for "said" is no choice of words.
        let mut cues = self.a.units[a.cue.clone()]
            .iter()
            .chain(&self.b.units[b.cue.clone()]);
        let says_more = cues.any(|unit| !unit.stop);
        let mut words = self.a.units[a.cue.clone()].iter();
        let others = &self.b.units[b.cue.clone()];
        let has_common = words.any(|word| others.iter().any(|other| other.key == word.key));
        if differ && is_worded && says_more && !has_common {
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
