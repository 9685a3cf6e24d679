//! The names that features are made of. A feature is known by the hash of its
//! name, and a name has parts - "the word before", "a comma" - that stand in
//! hundreds of features; so each part is hashed once, where it is made.

/// A part of a feature's name, with its hash.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// As it stands in the list of weights.
    pub name: &'a str,
    hash: u64,
}

/// The part that says nothing.
pub const NONE: Part<'static> = Part::new("");

/// Multiplier of the hashes: 2^64 over the golden ratio, odd (Knuth, volume 3, section 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a> Part<'a> {
    /// Hashes a name (FNV-1a, spread once more).
    pub const fn new(name: &'a str) -> Self {
        let bytes = name.as_bytes();
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
            at += 1;
        }
        hash = (hash ^ hash >> 32).wrapping_mul(SPREAD);
        Part { name, hash }
    }

    /// Whether it says nothing.
    pub fn is_empty(self) -> bool {
        self.name.is_empty()
    }
}

/// The hash of a feature: its name and its parts, in order.
#[inline]
pub fn feature(name: Part<'_>, parts: &[Part<'_>]) -> u64 {
    let joined =
        |hash: u64, part: &Part<'_>| (hash.rotate_left(5) ^ part.hash).wrapping_mul(SPREAD);
    parts.iter().fold(name.hash, joined)
}

/// The hash of a feature that stands for one label of a decision only.
#[inline]
pub fn crossed(label: Part<'_>, feature: u64) -> u64 {
    (label.hash.rotate_left(5) ^ feature).wrapping_mul(SPREAD)
}
