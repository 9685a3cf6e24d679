//! Two sentences word by word: which units of one stand for which of the other,
//! and the slots between them where the sentences part. Units in the same order
//! are found by the alignment of greatest weight (Needleman and Wunsch 1970, A
//! general method applicable to the search for similarities); what is left and
//! stands elsewhere in the other sentence has moved.

use crate::event::Unit;
use std::ops::Range;

/// What a common unit weighs: one that says something, a function word, and
/// how much more it does next to another.
const CONTENT: f64 = 3.0;
const STOP: f64 = 1.0;
const NEXT: f64 = 0.6;

/// How the units of two sentences stand to each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slots {
    /// For each unit of a whether b has it, there or elsewhere.
    pub shared_a: Vec<bool>,
    /// For each unit of b whether a has it.
    pub shared_b: Vec<bool>,
    /// The units between two that stand for each other, of a and of b.
    pub slots: Vec<(Range<usize>, Range<usize>)>,
    /// Units that stand for each other, in order.
    pub anchors: Vec<(usize, usize)>,
}

impl Slots {
    /// The unit of a at which a unit of b would stand: after the last one before
    /// it that stands for one of a.
    pub fn before_b(&self, b: usize) -> usize {
        let after = self.anchors.partition_point(|(_, j)| *j < b);
        after.checked_sub(1).map_or(0, |at| self.anchors[at].0 + 1)
    }

    /// Likewise the unit of b for one of a.
    pub fn before_a(&self, a: usize) -> usize {
        let after = self.anchors.partition_point(|(i, _)| *i < a);
        after.checked_sub(1).map_or(0, |at| self.anchors[at].1 + 1)
    }

    /// Whether one slot holds a stretch of a and one of b.
    pub fn in_one(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let holds = |slot: &Range<usize>, part: &Range<usize>| {
            slot.start <= part.start && part.end <= slot.end
        };
        self.slots
            .iter()
            .any(|(of_a, of_b)| holds(of_a, a) && holds(of_b, b))
    }
}

/// Aligns the units of two sentences.
pub fn slots(a: &[Unit], b: &[Unit]) -> Slots {
    let anchors = anchors(a, b);
    let mut found = Slots {
        shared_a: vec![false; a.len()],
        shared_b: vec![false; b.len()],
        ..Slots::default()
    };
    let mut last = (0, 0);
    for &(i, j) in anchors.iter().chain([&(a.len(), b.len())]) {
        if last.0 < i || last.1 < j {
            found.slots.push((last.0..i, last.1..j));
        }
        if i < a.len() {
            found.shared_a[i] = true;
            found.shared_b[j] = true;
        }
        last = (i + 1, j + 1);
    }
    for i in (0..a.len()).filter(|i| !a[*i].stop) {
        let is_same = |j: &usize| !found.shared_b[*j] && b[*j].key == a[i].key;
        if found.shared_a[i] {
            continue;
        }
        if let Some(j) = (0..b.len()).find(is_same) {
            found.shared_a[i] = true;
            found.shared_b[j] = true;
        }
    }
    found.anchors = anchors;
    found
}

/// Pairs of units with one key, in order, of the greatest weight together.
fn anchors(a: &[Unit], b: &[Unit]) -> Vec<(usize, usize)> {
    let (n, m) = (a.len(), b.len());
    let at = |i: usize, j: usize| i * (m + 1) + j;
    // Best weight of what begins at i and j, and the same where i and j are a pair.
    let mut best = vec![0.0_f64; (n + 1) * (m + 1)];
    let mut paired = vec![f64::NEG_INFINITY; (n + 1) * (m + 1)];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            if a[i].key == b[j].key {
                let weight = if a[i].stop { STOP } else { CONTENT };
                let next = paired[at(i + 1, j + 1)] + NEXT;
                paired[at(i, j)] = weight + next.max(best[at(i + 1, j + 1)]);
            }
            best[at(i, j)] = paired[at(i, j)]
                .max(best[at(i + 1, j)])
                .max(best[at(i, j + 1)]);
        }
    }
    let mut anchors = Vec::new();
    let (mut i, mut j) = (0, 0);
    // Whether the pair before was taken for the sake of the one that follows it.
    let mut bound = false;
    while i < n && j < m {
        let here = paired[at(i, j)];
        if bound || here >= best[at(i, j)] && here > 0.0 {
            anchors.push((i, j));
            bound = paired[at(i + 1, j + 1)] + NEXT > best[at(i + 1, j + 1)];
            (i, j) = (i + 1, j + 1);
        } else if best[at(i + 1, j)] >= best[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    anchors
}
