//! Words that deny each other. Where one sentence has one of a pair and the
//! other sentence the other in the same place, the two tell different facts,
//! however alike they are.

use crate::event::{Key, Unit, hash, stem};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Pairs of opposites, as lemmas.
const OPPOSITES: &[(&str, &str)] = &[
    ("approve", "reject"),
    ("accept", "reject"),
    ("accept", "refuse"),
    ("pass", "reject"),
    ("begin", "end"),
    ("start", "end"),
    ("start", "stop"),
    ("begin", "stop"),
    ("open", "close"),
    ("reopen", "close"),
    ("win", "lose"),
    ("beat", "lose"),
    ("rise", "fall"),
    ("rise", "drop"),
    ("rise", "decline"),
    ("gain", "lose"),
    ("increase", "decrease"),
    ("increase", "cut"),
    ("raise", "lower"),
    ("raise", "cut"),
    ("grow", "shrink"),
    ("higher", "lower"),
    ("arrest", "release"),
    ("detain", "release"),
    ("jail", "free"),
    ("charge", "clear"),
    ("convict", "acquit"),
    ("guilty", "innocent"),
    ("confirm", "deny"),
    ("admit", "deny"),
    ("allow", "ban"),
    ("allow", "forbid"),
    ("legal", "illegal"),
    ("support", "oppose"),
    ("back", "oppose"),
    ("praise", "criticise"),
    ("join", "leave"),
    ("arrive", "leave"),
    ("enter", "leave"),
    ("hire", "fire"),
    ("appoint", "dismiss"),
    ("survive", "die"),
    ("alive", "dead"),
    ("kill", "wound"),
    ("kill", "injure"),
    ("buy", "sell"),
    ("borrow", "lend"),
    ("import", "export"),
    ("lift", "impose"),
    ("advance", "retreat"),
    ("attack", "defend"),
    ("build", "demolish"),
    ("build", "close"),
    ("remember", "forget"),
    ("succeed", "fail"),
    ("safe", "unsafe"),
    ("likely", "unlikely"),
    ("possible", "impossible"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("summon", "recall"),
    ("strengthen", "weaken"),
];

/// Whether one stretch holds the opposite of what another holds.
pub fn deny(a: &[Unit], b: &[Unit]) -> bool {
    static KEYS: LazyLock<FxHashSet<(Key, Key)>> = LazyLock::new(|| {
        let key = |word: &str| hash(&stem(word));
        let pairs = OPPOSITES.iter().map(|(x, y)| (key(x), key(y)));
        pairs.flat_map(|(x, y)| [(x, y), (y, x)]).collect()
    });
    let mut pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x.key, y.key)));
    pairs.any(|pair| KEYS.contains(&pair))
}
