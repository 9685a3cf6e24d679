//! Overlap: within one category the longest of overlapping matches wins and is
//! counted once; categories are independent.

use super::{Entry, Lexicons};
use crate::model::{Find, Span};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What of an entry decides between finds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    /// Index of its category in its lexicon.
    pub(super) category: u32,
    generality: u8,
}

impl Rank {
    /// The rank of an entry.
    pub(super) fn of(entry: &Entry) -> Rank {
        Rank {
            category: entry.category as u32,
            generality: generality(&entry.term),
        }
    }
}

/// Of two patterns with the same match the more specific one counts: those with
/// context, then plain words before lemmas before wildcards and gaps before
/// regular expressions.
fn generality(term: &str) -> u8 {
    match term {
        _ if term.starts_with("re:") => 4,
        _ if term.starts_with("text:") => 1,
        _ if term.contains('[') => 0,
        _ if term.contains(['*', '?']) || term.contains("..") || term.contains("{actor}") => 3,
        _ if term.contains('+') => 2,
        _ => 1,
    }
}

impl Lexicons {
    /// Within a category the longest of overlapping matches, in characters of the
    /// field, and of equal ones the most specific pattern.
    pub(super) fn longest(&self, mut finds: Vec<Find>, field: &str) -> Vec<Find> {
        if finds.len() < 2 {
            return finds;
        }
        let rank = |find: &Find| self.ranks[find.lexicon][find.entry];
        let group = |find: &Find| (find.lexicon, rank(find).category);
        if may_compete(&mut finds, group) {
            let key = |find: &Find| {
                (
                    group(find),
                    Reverse(characters(find.span, field)),
                    find.span.start,
                    rank(find).generality,
                    find.entry,
                )
            };
            finds.sort_unstable_by_key(key);
            let (mut taken, mut last) = (Taken::default(), None);
            finds.retain(|find| {
                if last != Some(group(find)) {
                    (taken, last) = (Taken::default(), Some(group(find)));
                }
                taken.takes(find.span)
            });
        }
        // Finds of one category do not overlap now, so this tells all apart.
        finds.sort_unstable_by_key(|find| (find.span, group(find)));
        finds
    }
}

/// How long a stretch is: in bytes, é and ’ would be longer than e and '.
pub(super) fn characters(span: Span, field: &str) -> usize {
    let bytes = span.of(field).bytes();
    // All bytes but those that go on with a character.
    bytes.filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Whether finds of one group may overlap; they come out in text order. Most
/// sentences have none that do, and these need no second look.
fn may_compete<G: PartialEq>(finds: &mut [Find], group: impl Fn(&Find) -> G) -> bool {
    finds.sort_unstable_by_key(|find| (find.span, find.lexicon, find.entry));
    // Where many groups share a place, looking at all pairs would cost too much.
    let mut looks = 8 * finds.len();
    for (at, find) in finds.iter().enumerate() {
        let after = finds[at + 1..].iter();
        for other in after.take_while(|other| other.span.start < find.span.end) {
            looks = looks.saturating_sub(1);
            if looks == 0 || group(find) == group(other) {
                return true;
            }
        }
    }
    false
}

/// The stretches that were taken, by start and end; none overlaps another. A
/// sentence can hold a hundred thousand finds, so that each may ask only its
/// neighbour.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes the span if none of those taken overlaps it.
    pub(super) fn takes(&mut self, span: Span) -> bool {
        let before = self.0.range(..span.end).next_back();
        let free = before.is_none_or(|(_, end)| *end <= span.start);
        if free && span.start < span.end {
            self.0.insert(span.start, span.end);
        }
        free
    }
}
