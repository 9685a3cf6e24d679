//! What a thread remembers of the words that it has seen: into which units each
//! comes apart, and what symbols each unit has in the matchers, so that a word
//! that was seen before costs one look-up.

use super::{Known, Matcher};
use crate::lexicon::units::{fold, split_word};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Distinct words that are remembered before it starts anew.
const WORDS: usize = 1 << 17;

/// A unit of a word.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// First byte in the word.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
    /// Its symbols among actor names and among all other patterns.
    pub known: [Known; 2],
}

/// Words seen, as they are written.
#[derive(Debug, Default)]
pub struct Forms {
    words: FxHashMap<Box<str>, (u32, u32)>,
    /// Units of all words.
    pub parts: Vec<Part>,
    /// Symbols of all units.
    pub symbols: Vec<u32>,
    folded: String,
}

impl Forms {
    /// Where in `parts` the units of a word stand.
    pub fn parts_of(&mut self, word: &str, matchers: [&Matcher; 2]) -> Range<usize> {
        let (from, to) = match self.words.get(word) {
            Some(&range) => range,
            None => self.learn(word, matchers),
        };
        from as usize..to as usize
    }

    fn learn(&mut self, word: &str, matchers: [&Matcher; 2]) -> (u32, u32) {
        let from = self.parts.len() as u32;
        for (start, end) in split_word(word) {
            fold(&word[start..end], &mut self.folded);
            self.parts.push(Part {
                start: start as u32,
                end: end as u32,
                known: matchers.map(|m| m.symbols_of(&self.folded, &mut self.symbols)),
            });
        }
        let range = (from, self.parts.len() as u32);
        self.words.insert(word.into(), range);
        range
    }

    /// Forgets everything once there is too much of it; to be called between articles.
    pub fn tidy(&mut self) {
        if self.words.len() > WORDS {
            self.words.clear();
            self.parts.clear();
            self.symbols.clear();
        }
    }
}
