//! Classes of words for the learned decisions: function words stand for
//! themselves, other words for their shape, so that what is learned holds for
//! words never seen.

use super::part::Part;
use super::words::without_owner;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that stand for themselves, lower case.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "every", "each",
    "all", "both", "many", "most", "several", "few", "other", "another", "such", "one", "two",
    "three", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them",
    "my", "your", "his", "its", "our", "their", "himself", "herself", "itself", "themselves",
    "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "whether", "if",
    "because", "although", "though", "while", "since", "until", "unless", "before", "after",
    "as", "than", "so", "and", "or", "but", "nor", "yet", "of", "to", "in", "on", "at", "by",
    "for", "with", "from", "into", "about", "against", "over", "under", "between", "among",
    "through", "during", "without", "within", "toward", "towards", "upon", "across", "behind",
    "like", "per", "via", "despite", "amid", "around", "up", "down", "out", "off", "back",
    "away", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had",
    "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "not", "never", "also", "then", "later", "earlier", "again", "once",
    "now", "still", "already", "just", "even", "only", "often", "recently", "previously",
    "repeatedly", "reportedly", "there", "here", "more", "less", "much", "very", "too", "well",
    "however", "meanwhile", "instead", "yes", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "night", "week", "month",
    "year", "last", "next", "ago", "january", "february", "march", "april", "june", "july",
    "august", "september", "october", "november", "december", "jan", "feb", "aug", "sept",
    "oct", "nov", "dec", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "president",
    "statement", "interview", "reporters", "speech", "letter", "email", "tweet", "report",
    "study", "poll", "news", "conference", "people", "according", "'s",
];

static WORDS: LazyLock<FxHashMap<&'static [u8], Class>> = LazyLock::new(|| {
    CLOSED
        .iter()
        .map(|word| (word.as_bytes(), Class::new(word)))
        .collect()
});

/// Longest closed word in bytes.
const LONGEST: usize = 12;

/// The class of a word, and what the decisions often ask of it.
#[derive(Debug, Clone, Copy)]
pub struct Class {
    /// Its name.
    pub part: Part<'static>,
    /// Whether content may begin or end before such a word.
    pub is_boundary: bool,
    /// Whether it is likely a verb or begins a clause.
    pub is_verbal: bool,
}

impl Class {
    const fn new(name: &'static str) -> Self {
        Class {
            part: Part::new(name),
            is_boundary: is_one_of(name, BOUNDARIES) || is_one_of(name, WEEKDAYS),
            is_verbal: is_one_of(name, VERBAL),
        }
    }
}

/// Classes of the days of the week.
#[rustfmt::skip]
pub const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// Classes of words before which content may begin or end, beside the days of the week.
#[rustfmt::skip]
const BOUNDARIES: &[&str] = &[
    "and", "but", "or", "as", "while", "because", "when", "after", "before", "if", "although",
    "though", "since", "who", "which", "that", "to", "in", "on", "at", "during", "for", "with",
    "by", "from", "about", "over", "than", "so", "where", "until", "without", "despite", "amid",
    "last", "this", "#ing", "against", "into", "of", "is", "was", "are", "were", "has", "had",
    "have", "would",
];

/// Classes of words that are likely verbs, or begin a clause.
#[rustfmt::skip]
const VERBAL: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "that", "which", "who", "would", "will",
    "#ed",
];

/// The class of a word.
pub fn class(word: &str) -> Class {
    if word.len() <= LONGEST && word.is_ascii() {
        let mut lower = [0u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        if let Some(known) = WORDS.get(&lower[..word.len()]) {
            return *known;
        }
    }
    shape(word)
}

/// Whether a name stands in a list, also while the program is compiled.
const fn is_one_of(name: &str, list: &[&str]) -> bool {
    let mut at = 0;
    while at < list.len() {
        if is_same(name.as_bytes(), list[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

const NUMBER: Class = Class::new("#NUM");
const CAPITAL: Class = Class::new("#Cap");
const CAPITAL_OWNER: Class = Class::new("#Cap's");
const OWNER: Class = Class::new("#x's");
const NOT: Class = Class::new("not");
const OTHER: Class = Class::new("#x");

fn shape(word: &str) -> Class {
    let first = word.chars().next().unwrap_or(' ');
    let owner = || without_owner(word) != word;
    if first.is_ascii_digit() {
        return NUMBER;
    }
    if first.is_uppercase() {
        return if owner() { CAPITAL_OWNER } else { CAPITAL };
    }
    if word.ends_with("n't") || word.ends_with("n’t") {
        return NOT;
    }
    if owner() || word.ends_with("s'") {
        return OWNER;
    }
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    let found = ENDINGS.iter().find(|(ending, _)| ends(ending));
    found.map_or(OTHER, |(_, class)| *class)
}

/// Endings, the first that fits.
#[rustfmt::skip]
const ENDINGS: &[(&str, Class)] = &[
    ("ing", Class::new("#ing")),
    ("ed", Class::new("#ed")),
    ("ly", Class::new("#ly")),
    ("tion", Class::new("#tion")),
    ("ers", Class::new("#ers")),
    ("er", Class::new("#er")),
    ("man", Class::new("#man")),
    ("ment", Class::new("#ment")),
    ("ity", Class::new("#ity")),
    ("ness", Class::new("#ness")),
    ("ists", Class::new("#ists")),
    ("ist", Class::new("#ist")),
    ("ss", Class::new("#x")),
    ("s", Class::new("#s")),
];

const BUCKETS: [Part<'static>; 10] = [
    Part::new("0"),
    Part::new("1"),
    Part::new("2"),
    Part::new("3"),
    Part::new("4"),
    Part::new("5"),
    Part::new("7"),
    Part::new("10"),
    Part::new("15"),
    Part::new("25"),
];

/// A number as one of a few words, so that distances can be features.
pub fn bucket(n: usize) -> Part<'static> {
    BUCKETS[match n {
        0..=4 => n,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }]
}

/// What stands between two words.
#[derive(Debug, Clone, Copy)]
pub struct Gap {
    /// Its class.
    pub part: Part<'static>,
    /// Whether it parts clauses, so that no source reaches over it.
    pub breaks: bool,
    /// Whether it is a comma and no more.
    pub is_comma: bool,
}

impl Gap {
    const fn new(name: &'static str) -> Self {
        Gap {
            part: Part::new(name),
            breaks: is_one_of(name, &[";", "q", ",q", "q,", ":", "!"]),
            is_comma: is_one_of(name, &[","]),
        }
    }
}

/// A space.
pub const SPACE: Gap = Gap::new("");

/// The class of what stands between two words.
pub fn gap_class(gap: &str) -> Gap {
    if gap == " " {
        return SPACE;
    }
    let mut class = 0;
    for c in gap.chars() {
        class = match (c, class) {
            ('“' | '”' | '"', COMMA) => COMMA_QUOTE,
            ('“' | '”' | '"', COLON) => COLON_QUOTE,
            ('“' | '”' | '"', _) => QUOTE,
            (',', QUOTE) => QUOTE_COMMA,
            (',', 0) => COMMA,
            (':', _) => COLON,
            (';', _) => 6,
            ('—' | '–' | '―', _) => DASH,
            ('-', _) if gap.len() > 1 => DASH,
            ('(' | '[', _) => 8,
            (')' | ']', _) => 9,
            ('!' | '?', _) => 10,
            ('.', 0) => 11,
            _ => class,
        };
    }
    GAPS[class]
}

const COMMA: usize = 1;
const QUOTE: usize = 2;
const COMMA_QUOTE: usize = 3;
const QUOTE_COMMA: usize = 4;
const COLON: usize = 5;
const DASH: usize = 7;
const COLON_QUOTE: usize = 12;

#[rustfmt::skip]
const GAPS: [Gap; 13] = [
    SPACE, Gap::new(","), Gap::new("q"), Gap::new(",q"), Gap::new("q,"), Gap::new(":"),
    Gap::new(";"), Gap::new("-"), Gap::new("("), Gap::new(")"), Gap::new("!"), Gap::new("."),
    Gap::new(":q"),
];
