//! Sentences that could stand in any article: that somebody would not comment,
//! who contributed, where to read on. Two of them alike tell no common fact.

use crate::event::{Key, Unit, hash, stem};
use std::sync::LazyLock;

/// Words that together mark such a sentence.
const STOCK: &[&[&str]] = &[
    &["declined", "comment"],
    &["decline", "comment"],
    &["request", "comment"],
    &["requests", "comment"],
    &["respond", "comment"],
    &["reached", "comment"],
    &["available", "comment"],
    &["immediate", "comment"],
    &["immediately", "comment"],
    &["condition", "anonymity"],
    &["spoke", "anonymously"],
    &["asked", "not", "named"],
    &["not", "authorised", "speak"],
    &["return", "call", "seeking"],
    &["return", "calls"],
    &["respond", "message"],
    &["respond", "email"],
    &["respond", "inquiry"],
    &["respond", "questions"],
    &["story", "updated"],
    &["article", "updated"],
    &["report", "updated"],
    &["developing", "story"],
    &["contributed", "report"],
    &["additional", "reporting"],
    &["reporting", "editing"],
    &["read", "more"],
    &["read", "also"],
    &["read", "full"],
    &["click", "here"],
    &["sign", "newsletter"],
    &["subscribe"],
    &["follow", "twitter"],
    &["follow", "facebook"],
    &["copyright"],
    &["rights", "reserved"],
    &["this", "is", "breaking", "news"],
    &["more", "follows"],
    &["more", "details", "follow"],
    &["update", "et"],
    &["updated", "et"],
    &["hide", "caption"],
    &["just", "watched"],
    &["refresh", "page"],
    &["details", "available"],
    &["not", "independently", "verified"],
    &["earlier", "version", "article"],
    &["earlier", "version", "story"],
];
/// Other words that say something which such a sentence has at most: who would
/// not comment, and when.
const OTHERS: usize = 7;

/// Whether a sentence is one of them.
pub fn is_stock(units: &[Unit]) -> bool {
    static KEYS: LazyLock<Vec<Vec<Key>>> = LazyLock::new(|| {
        let key = |word: &&str| hash(&stem(word));
        STOCK
            .iter()
            .map(|words| words.iter().map(key).collect())
            .collect()
    });
    let content = units.iter().filter(|unit| !unit.stop).count();
    let has = |key: &Key| units.iter().any(|unit| unit.key == *key);
    KEYS.iter()
        .any(|words| content <= words.len() + OTHERS && words.iter().all(has))
}
