//! Copy that articles of different outlets share, such as an agency's: runs of
//! words that stand in both, found through sequences of eight (Broder 1997, On
//! the resemblance and containment of documents). A sentence is shared where
//! most of its words stand in such runs. Sequences that lie mostly in quotation
//! marks do not count, for who quotes one speech has the same words.

use crate::event::{hash, mixed};
use crate::model::{Copied, Field, Meeting, Shared, Teller, Voice};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Words in a sequence, and those of them that must stand outside quotation marks.
const SEQUENCE: usize = 8;
const UNQUOTED: usize = 5;
/// Share of a sentence's words that must stand in common runs.
const MOST: f64 = 2.0 / 3.0;
/// Words in shared sentences from which on two articles share copy; by chance
/// two reports have one sentence alike, hardly more.
const LEAST_WORDS: usize = 25;
/// Articles of an outlet that are remembered for a sequence.
const REMEMBERED: usize = 2;

/// What is shared, by teller and outlet, and the shared sentences by teller.
pub fn copy(meeting: &Meeting) -> (Vec<Shared>, Vec<Copied>) {
    let texts: Vec<Text> = meeting.tellers.iter().map(Text::of).collect();
    let seen = seen(meeting, &texts);
    let covered: Vec<BTreeMap<usize, Cover>> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| covered(meeting, at, text, &seen))
        .collect();
    let mut shared = Vec::new();
    let mut copied = Vec::new();
    for (teller, text) in texts.iter().enumerate() {
        let mut best: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut sentences = vec![false; text.sentences.len()];
        for (other, cover) in &covered[teller] {
            let words = cover.words(text);
            if words < LEAST_WORDS {
                continue;
            }
            cover.mark(text, &mut sentences);
            let outlet = meeting.tellers[*other].outlet.as_str();
            let most = best.entry(outlet).or_insert((*other, words));
            if words > most.1 {
                *most = (*other, words);
            }
        }
        for (with, words) in best.into_values() {
            let added = covered[teller][&with].missing(text);
            let cut = covered[with]
                .get(&teller)
                .map_or(0, |cover| cover.missing(&texts[with]));
            let share = words as f64 / text.words.len() as f64;
            shared.push(Shared {
                teller,
                with,
                words,
                share,
                added,
                cut,
            });
        }
        let marked = sentences.iter().zip(&text.sentences).filter(|(is, _)| **is);
        let marked: Vec<(Field, usize)> = marked.map(|(_, s)| (Field::Text, s.number)).collect();
        if !marked.is_empty() {
            copied.push((teller, marked));
        }
    }
    (shared, copied)
}

/// The text of an article as one run of words.
struct Text {
    /// Hash of each word, and whether it stands in quotation marks.
    words: Vec<(u64, bool)>,
    sentences: Vec<Words>,
}

/// The words of a sentence.
struct Words {
    number: usize,
    from: usize,
    to: usize,
}

impl Text {
    fn of(teller: &Teller) -> Text {
        let mut text = Text {
            words: Vec::new(),
            sentences: Vec::new(),
        };
        let of_text = |s: &&crate::model::ToldSentence| s.field == Field::Text && !s.headline;
        for sentence in teller.told.sentences.iter().filter(of_text) {
            let from = text.words.len();
            text.words.extend(sentence.words.iter().map(|word| {
                let written = word
                    .span
                    .of(&sentence.text)
                    .to_lowercase()
                    .replace('’', "'");
                (hash(&written), word.voice == Voice::Direct)
            }));
            text.sentences.push(Words {
                number: sentence.number,
                from,
                to: text.words.len(),
            });
        }
        text
    }

    /// Sequences that count, each with its first word.
    fn sequences(&self) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.words
            .windows(SEQUENCE)
            .enumerate()
            .filter_map(|(at, words)| {
                let unquoted = words.iter().filter(|(_, quoted)| !quoted).count();
                let sequence = || words.iter().fold(0, |hash, (word, _)| mixed(hash ^ word));
                (unquoted >= UNQUOTED).then(|| (at, sequence()))
            })
    }
}

/// The articles in which each sequence stands, of each outlet the first ones.
fn seen(meeting: &Meeting, texts: &[Text]) -> FxHashMap<u64, Vec<u32>> {
    let mut seen: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, text) in texts.iter().enumerate() {
        let outlet = &meeting.tellers[at].outlet;
        for (_, sequence) in text.sequences() {
            let list = seen.entry(sequence).or_default();
            // The articles of an outlet stand next to each other.
            let mine = list.iter().rev();
            let mine = mine.take_while(|other| meeting.tellers[**other as usize].outlet == *outlet);
            if list.last() != Some(&(at as u32)) && mine.count() < REMEMBERED {
                list.push(at as u32);
            }
        }
    }
    seen
}

/// Words of an article that stand in runs which another has as well.
#[derive(Default)]
struct Cover {
    /// By sentence.
    words: Vec<usize>,
    /// One past the last word that was counted.
    until: usize,
}

impl Cover {
    /// Counts the words of a sequence that were not counted yet.
    fn add(&mut self, at: usize, text: &Text) {
        self.words.resize(text.sentences.len(), 0);
        let from = at.max(self.until);
        self.until = at + SEQUENCE;
        let mut place = text.sentences.partition_point(|s| s.to <= from);
        for word in from..self.until {
            while text.sentences[place].to <= word {
                place += 1;
            }
            self.words[place] += 1;
        }
    }

    fn shared<'a>(&'a self, text: &'a Text) -> impl Iterator<Item = (usize, &'a Words)> + 'a {
        let sentences = self.words.iter().zip(&text.sentences);
        sentences
            .filter(|(covered, s)| {
                **covered > 0 && **covered as f64 >= MOST * (s.to - s.from) as f64
            })
            .map(|(covered, s)| (*covered, s))
    }

    /// Words of the shared sentences.
    fn words(&self, text: &Text) -> usize {
        self.shared(text).map(|(_, s)| s.to - s.from).sum()
    }

    /// Words of the shared sentences that the other has not.
    fn missing(&self, text: &Text) -> usize {
        self.shared(text)
            .map(|(covered, s)| s.to - s.from - covered)
            .sum()
    }

    fn mark(&self, text: &Text, sentences: &mut [bool]) {
        for (_, shared) in self.shared(text) {
            let place = text.sentences.partition_point(|s| s.from < shared.from);
            sentences[place] = true;
        }
    }
}

/// What of an article stands in others, of other outlets.
fn covered(
    meeting: &Meeting,
    at: usize,
    text: &Text,
    seen: &FxHashMap<u64, Vec<u32>>,
) -> BTreeMap<usize, Cover> {
    let mut covered: BTreeMap<usize, Cover> = BTreeMap::new();
    for (word, sequence) in text.sequences() {
        for other in seen.get(&sequence).into_iter().flatten() {
            let other = *other as usize;
            if meeting.faces(at, other) {
                covered.entry(other).or_default().add(word, text);
            }
        }
    }
    covered
}
