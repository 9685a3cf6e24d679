//! How alike the wording of two sentences is: eight parts, and the probability
//! that both tell the same fact, by a logistic function of them. The parts look
//! at how long the stretches are that the other side lacks more than at how
//! many words are shared, because two facts about one thing share most words.

use super::slots::slots;
use super::{numbers, opposites};
use crate::event::{Background, Key, Unit, stem, units};
use crate::model::ToldSentence;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Number of parts.
pub const PARTS: usize = 8;

/// Names of the parts, in their order.
pub const NAMES: [&str; PARTS] = [
    "gap", "spread", "lost", "order", "letters", "length", "numbers", "negation",
];

/// Weights of the parts, in their order, and the constant last. Learned by
/// logistic regression (`parallax-train pairs`); docs/events.md says on what.
const WEIGHTS: [f64; PARTS + 1] = [
    -1.387, 1.593, -0.831, 3.782, 3.104, -1.032, -0.906, -1.096, -2.699,
];

/// Units that stand together in one sentence, and of which the other has none in
/// that place, from which on they are a main part of it.
const PART: usize = 7;

/// The parts with their weights, and the constant.
pub fn weighed() -> (impl Iterator<Item = (&'static str, f64)>, f64) {
    (NAMES.into_iter().zip(WEIGHTS), WEIGHTS[PARTS])
}

/// A sentence, ready to be compared.
pub struct Prepared {
    /// Its units.
    pub units: Vec<Unit>,
    /// Keys of those that say something, sorted, each once.
    pub content: Vec<Key>,
    /// Whether somebody says something in it.
    pub says: bool,
    /// Whether it is one that stands in any article ("declined to comment").
    pub stock: bool,
    keys: FxHashSet<Key>,
    numbers: Vec<f64>,
    negated: bool,
    /// Sequences of three characters of the folded text, sorted.
    trigrams: Vec<[char; 3]>,
    /// Rarity of the content together.
    weight: f64,
}

impl Prepared {
    /// Of a sentence as it was told.
    pub fn of(sentence: &ToldSentence) -> Prepared {
        let units = units(&sentence.text, sentence.words.iter().map(|word| word.span));
        let words = units.iter().filter(|unit| !unit.stop);
        let mut content: Vec<Key> = words.map(|unit| unit.key).collect();
        content.sort_unstable();
        content.dedup();
        let background = Background::shipped();
        Prepared {
            says: units.iter().any(|unit| SAYING.contains(&unit.key)),
            negated: units.iter().any(is_negation),
            stock: super::stock::is_stock(&units),
            keys: units.iter().map(|unit| unit.key).collect(),
            trigrams: trigrams(&units),
            weight: content.iter().map(|key| background.idf(*key)).sum(),
            numbers: numbers::all(&units, 0..units.len()),
            content,
            units,
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.units.iter().map(|unit| unit.word.as_str())
    }

    /// Whether the words are the same, but for case, typography and marks.
    pub fn is_same(&self, other: &Prepared) -> bool {
        self.words().eq(other.words())
    }

    /// Whether something forbids that both tell the same, however alike they are:
    /// other numbers or opposites in one place, or a whole part that one lacks.
    pub fn differs(&self, other: &Prepared) -> bool {
        // Of two equally good alignments one is found, which must not depend on
        // the sides.
        if self.words().gt(other.words()) {
            return other.differs(self);
        }
        let slots = slots(&self.units, &other.units).slots;
        slots.into_iter().any(|(mine, others)| {
            let (a, b) = (&self.units[mine.clone()], &other.units[others.clone()]);
            let (mine, others) = numbers::whole((&self.units, &other.units), (mine, others));
            let mine = numbers::all(&self.units, mine);
            let others = numbers::all(&other.units, others);
            let mut numbers = mine.iter().zip(&others);
            let (more, less) = (extent(a, other), extent(b, self));
            numbers.any(|(x, y)| !numbers::agree(*x, *y))
                || opposites::deny(a, b)
                || more.max(less) >= PART && more.min(less) == 0
        })
    }
}

/// Units of a stretch from the first to the last that says something which the
/// other sentence has not.
fn extent(stretch: &[Unit], other: &Prepared) -> usize {
    let is_new = |unit: &Unit| !unit.stop && !other.keys.contains(&unit.key);
    let first = stretch.iter().position(is_new);
    let last = stretch.iter().rposition(is_new);
    first.zip(last).map_or(0, |(first, last)| last + 1 - first)
}

fn is_negation(unit: &Unit) -> bool {
    unit.word.ends_with("n't") || NEGATIONS.contains(&unit.word.as_str())
}

const NEGATIONS: &[&str] = &[
    "no", "not", "none", "never", "nothing", "nobody", "neither", "nor", "without", "cannot",
    "fail", "failed", "fails", "deny", "denied", "denies", "denying", "refuse", "refused",
    "refuses", "reject", "rejected", "rejects",
];

/// Keys of verbs of saying.
static SAYING: LazyLock<FxHashSet<Key>> = LazyLock::new(|| {
    let words = [
        "say",
        "tell",
        "ask",
        "add",
        "write",
        "tweet",
        "call",
        "argue",
        "note",
        "claim",
        "conclude",
        "insist",
        "declare",
        "respond",
        "reply",
        "warn",
        "describe",
        "explain",
        "announce",
        "assert",
        "vow",
        "continue",
        "recall",
        "testify",
        "read",
        "accuse",
        "quote",
        "state",
        "statement",
        "post",
        "interview",
        "according",
        "urge",
        "praise",
    ];
    words
        .iter()
        .map(|word| crate::event::hash(&stem(word)))
        .collect()
});

fn trigrams(units: &[Unit]) -> Vec<[char; 3]> {
    let mut text = vec![' '];
    for unit in units {
        text.extend(unit.word.chars());
        text.push(' ');
    }
    let mut trigrams: Vec<[char; 3]> = text.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    trigrams.sort_unstable();
    trigrams
}

/// The parts of two sentences, each 0 to 1: gap, spread, lost, order, letters,
/// length, numbers, negation. docs/events.md has their definitions.
pub fn parts(a: &Prepared, b: &Prepared) -> [f64; PARTS] {
    let (la, lb) = (a.units.len(), b.units.len());
    let (run, in_order) = common_runs(a, b);
    let shared = a.keys.iter().filter(|key| b.keys.contains(key)).count();
    let background = Background::shipped();
    let common = a
        .content
        .iter()
        .filter(|key| b.content.binary_search(key).is_ok());
    let common: f64 = common.map(|key| background.idf(*key)).sum();
    let lost = (a.weight - common).max(b.weight - common);
    let (of_a, of_b) = (
        numbers::missing(&a.numbers, &b.numbers),
        numbers::missing(&b.numbers, &a.numbers),
    );
    let (least, most) = (of_a.min(of_b), of_a.max(of_b));
    [
        (gap(a, b).max(gap(b, a)) as f64 / 8.0).min(1.0),
        if shared == 0 {
            0.0
        } else {
            1.0 - (run as f64 / shared as f64).min(1.0)
        },
        (lost / 60.0).clamp(0.0, 1.0),
        in_order as f64 / la.max(lb).max(1) as f64,
        dice(&a.trigrams, &b.trigrams),
        (la.abs_diff(lb) as f64 / 10.0).min(1.0),
        (0.5 * least as f64 + 0.25 * (most - least) as f64).min(1.0),
        f64::from(u8::from(a.negated != b.negated)),
    ]
}

/// The logarithm of the odds that sentences with these parts tell one fact.
pub fn log_odds(parts: &[f64; PARTS]) -> f64 {
    let weighted = parts
        .iter()
        .zip(WEIGHTS)
        .map(|(part, weight)| part * weight);
    weighted.sum::<f64>() + WEIGHTS[PARTS]
}

/// The longest stretch of content units of a, function words between them, that
/// b has none of.
fn gap(a: &Prepared, b: &Prepared) -> usize {
    let (mut longest, mut here) = (0, 0);
    for unit in a.units.iter().filter(|unit| !unit.stop) {
        here = if b.keys.contains(&unit.key) {
            0
        } else {
            here + 1
        };
        longest = longest.max(here);
    }
    longest
}

/// Lengths of the longest common run of units, and of the longest common
/// sequence of units in order.
fn common_runs(a: &Prepared, b: &Prepared) -> (usize, usize) {
    let mut run = vec![0_usize; b.units.len() + 1];
    let mut ordered = run.clone();
    let mut longest = 0;
    for x in &a.units {
        // Of the row before, at the place before.
        let (mut run_before, mut ordered_before) = (0, 0);
        for (j, y) in b.units.iter().enumerate() {
            let (run_here, ordered_here) = (run[j + 1], ordered[j + 1]);
            if x.key == y.key {
                run[j + 1] = run_before + 1;
                ordered[j + 1] = ordered_before + 1;
                longest = longest.max(run[j + 1]);
            } else {
                run[j + 1] = 0;
                ordered[j + 1] = ordered_here.max(ordered[j]);
            }
            (run_before, ordered_before) = (run_here, ordered_here);
        }
    }
    (longest, ordered.last().copied().unwrap_or(0))
}

/// Twice what two sorted lists have in common, of both together (Dice 1945).
fn dice(a: &[[char; 3]], b: &[[char; 3]]) -> f64 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}
