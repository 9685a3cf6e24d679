//! Words as the comparison of articles sees them: the parts of hyphenated words,
//! folded, each with a key that its inflections and spellings share. The stages
//! `event` and `align` compare keys and never words.

use crate::lexicon::lemma;
use crate::model::Span;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

/// What the inflections of a word have in common, as a hash.
pub type Key = u64;

/// A part of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Where it stands, in the text that the words' spans point into.
    pub span: Span,
    /// In lower case, with straight apostrophes and without a possessive 's.
    pub word: String,
    /// What it shares with its inflections; of a number, with its other spellings.
    pub key: Key,
    /// Whether it is one of the words that say nothing of what is told.
    pub stop: bool,
    /// Whether it is a number.
    pub number: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Which of the words it is of.
    pub of: usize,
}

/// The units of the words of a text.
pub fn units(text: &str, words: impl Iterator<Item = Span>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (of, span) in words.enumerate() {
        let written = span.of(text);
        if let Some(last) = units.last_mut()
            && goes_on(text, last, span)
        {
            last.span.end = span.end;
            last.word.push_str(written);
            last.key = key(&last.word);
            continue;
        }
        let joined = is_letter_word(written);
        let mut at = span.start;
        for part in written.split('-') {
            let start = at;
            at += part.len() + 1;
            if joined && start > span.start {
                // "e-mail" is "email".
                if let Some(first) = units.last_mut() {
                    first.word.push_str(&folded(part));
                    first.key = key(&first.word);
                    first.span.end = start + part.len();
                }
                continue;
            }
            let word = folded(part);
            if word.is_empty() {
                continue;
            }
            units.push(Unit {
                span: Span::new(start, start + part.len()),
                key: key(&word),
                stop: is_stop(&word),
                number: number(&word).is_some(),
                capital: part.starts_with(char::is_uppercase),
                word,
                of,
            });
        }
    }
    units
}

/// Whether a word is the next three digits of the number before it.
fn goes_on(text: &str, last: &Unit, span: Span) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let next = span.of(text);
    text.get(last.span.end..span.start) == Some(",")
        && digits(last.span.of(text).rsplit(',').next().unwrap_or("x"))
        && next.len() >= 3
        && digits(&next[..3])
        && next.as_bytes().get(3).is_none_or(|b| *b == b'.')
}

/// "e-mail" and the like, one word in either spelling.
fn is_letter_word(word: &str) -> bool {
    let mut parts = word.split('-');
    parts
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case("e"))
        && parts.count() == 1
}

fn folded(part: &str) -> String {
    let word = part.to_lowercase().replace('’', "'");
    match word.strip_suffix("'s") {
        Some(stem) => stem.to_string(),
        None => word,
    }
}

thread_local! {
    /// Keys of words that were met; news repeats its words.
    static KEYS: RefCell<FxHashMap<String, Key>> = RefCell::default();
}
/// Keys that a thread remembers.
const MOST_KEYS: usize = 200_000;

/// The key of a folded word.
pub fn key(word: &str) -> Key {
    KEYS.with_borrow_mut(|keys| {
        if let Some(key) = keys.get(word) {
            return *key;
        }
        let key = hash(&stem(word));
        if keys.len() < MOST_KEYS {
            keys.insert(word.to_string(), key);
        }
        key
    })
}

/// A hash that is the same on every machine and with every version of a library
/// (Fowler, Noll and Vo's 1a, its bits mixed), because keys settle ties.
pub fn hash(text: &str) -> Key {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    mixed(hash)
}

/// The bits of a number, mixed.
pub fn mixed(mut x: u64) -> u64 {
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^ (x >> 32)
}

/// What the inflections and spellings of a word have in common: its number, or
/// its stem (Porter's second stemmer) after irregular forms and British
/// spellings have become others.
pub fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    if let Some(number) = number(word) {
        return number;
    }
    let word = american(lemma(word).unwrap_or(word));
    STEMMER.stem(&word).into_owned()
}

/// A word in American spelling, where the ending tells; that it makes "raize" of
/// "raise" does no harm, since it does so everywhere.
fn american(word: &str) -> Cow<'_, str> {
    for (british, american) in SPELLINGS {
        if let Some(head) = word.strip_suffix(british)
            && head.len() > 2
        {
            return Cow::Owned(format!("{head}{american}"));
        }
    }
    Cow::Borrowed(word)
}

/// British endings and American ones.
const SPELLINGS: &[(&str, &str)] = &[
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("amme", "am"),
    ("ammes", "ams"),
    ("ogue", "og"),
    ("ogues", "ogs"),
];

/// A number as digits without separators; `None` for any other word. "One" is
/// more often a pronoun.
pub fn number(word: &str) -> Option<String> {
    if let Some(at) = NUMBERS.iter().position(|number| *number == word) {
        return Some((at + 2).to_string());
    }
    if let Some(at) = TENS.iter().position(|number| *number == word) {
        return Some(((at + 2) * 10).to_string());
    }
    let end = word
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(word.len());
    let digits = word[..end].trim_end_matches('.');
    digits
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| digits.to_string())
}

const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Whether a folded word is a day of the week.
pub fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    DAYS.contains(&word)
}

/// Whether a folded word says nothing of what is told.
pub fn is_stop(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| STOP.iter().copied().collect());
    // "We're" and "he'd" as well.
    let head = word.split('\'').next().unwrap_or(word);
    WORDS.contains(head) || word.ends_with("n't")
}

/// Function words, and the plainest words of attribution and address.
const STOP: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "nor", "if", "then", "than", "that", "this", "these",
    "those", "there", "here", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as",
    "into", "onto", "about", "over", "under", "up", "down", "out", "off", "after", "before",
    "during", "between", "through", "against", "i", "me", "my", "mine", "we", "us", "our", "ours",
    "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them",
    "their", "theirs", "who", "whom", "whose", "which", "what", "when", "where", "why", "how",
    "is", "am", "are", "was", "were", "be", "been", "being", "do", "does", "did", "done", "doing",
    "have", "has", "had", "having", "will", "would", "shall", "should", "can", "could", "may",
    "might", "must", "no", "not", "so", "such", "very", "too", "also", "just", "only", "own",
    "same", "other", "another", "each", "both", "some", "any", "all", "more", "most", "few",
    "many", "much", "one", "s", "t", "d", "ll", "re", "ve", "m", "don", "say", "said", "says",
    "saying", "told", "tell", "tells", "mr", "mrs", "ms",
];
