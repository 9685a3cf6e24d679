//! Classes of words for the learned decisions: function words stand for
//! themselves, other words for their shape, so that what is learned holds for
//! words never seen.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that stand for themselves, lower case.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "every", "each",
    "all", "both", "many", "most", "several", "few", "other", "another", "such", "one", "two",
    "three", "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my",
    "your", "his", "its", "our", "their", "himself", "herself", "itself", "themselves", "who",
    "whom", "whose", "which", "what", "when", "where", "why", "how", "whether", "if", "because",
    "although", "though", "while", "since", "until", "unless", "before", "after", "as", "than",
    "so", "and", "or", "but", "nor", "yet", "of", "to", "in", "on", "at", "by", "for", "with",
    "from", "into", "about", "against", "over", "under", "between", "among", "through", "during",
    "without", "within", "toward", "towards", "upon", "across", "behind", "like", "per", "via",
    "despite", "amid", "around", "up", "down", "out", "off", "back", "away", "is", "are", "was",
    "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did",
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "never",
    "also", "then", "later", "earlier", "again", "once", "now", "still", "already", "just",
    "even", "only", "often", "recently", "previously", "repeatedly", "reportedly", "there",
    "here", "more", "less", "much", "very", "too", "well", "however", "meanwhile", "instead",
    "yes", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "yesterday", "tomorrow", "night", "week", "month", "year", "last", "next", "ago", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "mr", "mrs", "ms", "dr", "sen",
    "rep", "gov", "gen", "president", "statement", "interview", "reporters", "speech", "letter",
    "email", "tweet", "report", "study", "poll", "news", "conference", "people", "according",
    "'s",
];

static WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| CLOSED.iter().copied().collect());

/// Longest closed word in bytes.
const LONGEST: usize = 12;

/// The class of a word.
pub fn class(word: &str) -> &'static str {
    if word.len() <= LONGEST && word.is_ascii() {
        let mut lower = [0u8; LONGEST];
        for (to, from) in lower.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let lower = std::str::from_utf8(&lower[..word.len()]).unwrap_or("");
        if let Some(known) = WORDS.get(lower) {
            return known;
        }
    }
    shape(word)
}

fn shape(word: &str) -> &'static str {
    let first = word.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return "#NUM";
    }
    if first.is_uppercase() {
        return if word.ends_with("'s") || word.ends_with("’s") {
            "#Cap's"
        } else {
            "#Cap"
        };
    }
    if word.ends_with("n't") || word.ends_with("n’t") {
        return "not";
    }
    if word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") {
        return "#x's";
    }
    for (ending, name) in ENDINGS {
        if word.len() > ending.len() + 2 && word.ends_with(ending) {
            return name;
        }
    }
    "#x"
}

const ENDINGS: &[(&str, &str)] = &[
    ("ing", "#ing"),
    ("ed", "#ed"),
    ("ly", "#ly"),
    ("tion", "#tion"),
    ("ers", "#ers"),
    ("er", "#er"),
    ("man", "#man"),
    ("ment", "#ment"),
    ("ity", "#ity"),
    ("ness", "#ness"),
    ("ists", "#ists"),
    ("ist", "#ist"),
    ("ss", "#x"),
    ("s", "#s"),
];

/// A number as one of a few words, so that distances can be features.
pub fn bucket(n: usize) -> &'static str {
    match n {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5..=6 => "5",
        7..=9 => "7",
        10..=14 => "10",
        15..=24 => "15",
        _ => "25",
    }
}

/// What stands between two words, as a class.
pub fn gap_class(gap: &str) -> &'static str {
    if gap == " " {
        return "";
    }
    let mut class = "";
    for c in gap.chars() {
        class = match (c, class) {
            ('“' | '”' | '"', ",") => ",q",
            ('“' | '”' | '"', ":") => ":q",
            ('“' | '”' | '"', _) => "q",
            (',', "q") => "q,",
            (',', "") => ",",
            (':', _) => ":",
            (';', _) => ";",
            ('—' | '–' | '―', _) => "-",
            ('-', _) if gap.len() > 1 => "-",
            ('(' | '[', _) => "(",
            (')' | ']', "") => ")",
            (')' | ']', _) => ")",
            ('!' | '?', _) => "!",
            ('.', "") => ".",
            _ => class,
        };
    }
    class
}
