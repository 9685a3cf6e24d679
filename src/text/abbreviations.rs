//! Abbreviations by what may follow them: lists of our own, in lower case,
//! without the last dot.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Bytes of the longest word in any of the lists.
const LONGEST: usize = 12;

type Words = LazyLock<FxHashSet<&'static str>>;
static NAME_SET: Words = LazyLock::new(|| BEFORE_NAME.iter().copied().collect());
static NUMBER_SET: Words = LazyLock::new(|| BEFORE_NUMBER.iter().copied().collect());
static EITHER_SET: Words = LazyLock::new(|| EITHER.iter().copied().collect());
static STARTER_SET: Words = LazyLock::new(|| STARTERS.iter().copied().collect());

/// Never end a sentence: a name or a further word always follows.
const BEFORE_NAME: &[&str] = &[
    "adm", "amb", "atty", "brig", "capt", "cdr", "cllr", "cmdr", "col", "comdr", "cpl", "det",
    "dist", "dr", "e.g", "eg", "fr", "ft", "gen", "gov", "hon", "i.e", "ie", "insp", "lieut", "lt",
    "lt.col", "maj", "messrs", "mgr", "mme", "mlle", "mr", "mrs", "ms", "msgr", "mt", "mx", "pfc",
    "pres", "prof", "pvt", "rep", "reps", "rev", "sec", "sen", "sens", "sgt", "spc", "ste", "supt",
    "sr.lt", "treas", "vs", "v", "viz", "cf", "approx", "univ", "asst", "assoc", "dept", "gens",
    "govs", "profs", "drs", "cols", "rt", "p.s", "ps",
];

/// End a sentence unless a digit follows ("Oct. 8", "No. 5").
const BEFORE_NUMBER: &[&str] = &[
    "apr", "art", "aug", "ch", "dec", "feb", "fig", "figs", "jan", "jul", "jun", "mar", "no",
    "nos", "nov", "nr", "oct", "p", "par", "para", "pg", "pp", "sep", "sept", "vol", "vols", "ver",
    "arts", "op", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "ext",
    "tel",
];

/// Months, which a year or a day follows, and which rarely end a sentence.
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
];

/// May end a sentence or not: what follows decides.
const EITHER: &[&str] = &[
    "a.m", "am", "ala", "ariz", "ark", "assn", "ave", "b.a", "b.s", "bc", "blvd", "bros", "calif",
    "co", "colo", "conn", "corp", "cos", "d.c", "del", "e.u", "esq", "est", "et al", "al", "etc",
    "fla", "ga", "ill", "inc", "ind", "jr", "kan", "ken", "ky", "la", "llc", "ltd", "m.a", "m.d",
    "mass", "md", "mich", "min", "minn", "miss", "mo", "mont", "n.c", "n.d", "n.h", "n.j", "n.m",
    "n.y", "neb", "nev", "okla", "ont", "ore", "oz", "p.m", "pa", "penn", "ph.d", "phd", "plc",
    "pm", "pop", "pte", "pty", "que", "r.i", "rd", "s.c", "s.d", "sq", "sr", "st", "tenn", "tex",
    "u.k", "u.n", "u.s", "u.s.a", "u.s.s.r", "va", "vt", "w.va", "w.v", "wash", "wis", "wyo", "yr",
    "yrs", "hr", "hrs", "lb", "lbs", "in", "dist", "l.a", "g.o.p", "f.b.i", "c.i.a", "n.f.l",
    "ret", "dem",
];

/// Words with a capital that begin a new sentence rather than go on with a name.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "although",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "as",
    "asked",
    "at",
    "authorities",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "did",
    "do",
    "does",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "few",
    "for",
    "four",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "i'm",
    "i’m",
    "if",
    "in",
    "instead",
    "is",
    "it",
    "it's",
    "it’s",
    "its",
    "just",
    "last",
    "later",
    "like",
    "many",
    "maybe",
    "meanwhile",
    "more",
    "most",
    "my",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "now",
    "officials",
    "of",
    "on",
    "once",
    "one",
    "only",
    "or",
    "our",
    "over",
    "people",
    "please",
    "police",
    "perhaps",
    "several",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "take",
    "than",
    "that",
    "that's",
    "that’s",
    "the",
    "their",
    "them",
    "then",
    "there",
    "there's",
    "there’s",
    "these",
    "they",
    "they're",
    "they’re",
    "this",
    "those",
    "though",
    "three",
    "through",
    "thus",
    "to",
    "today",
    "two",
    "under",
    "unlike",
    "until",
    "was",
    "we",
    "we're",
    "we’re",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "without",
    "would",
    "yes",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// What an abbreviation lets follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// Something always does: no sentence ends here.
    Name,
    /// A number, or else the sentence may end.
    Number,
    /// Either; a sentence ends only before a word that begins one.
    Either,
    /// No abbreviation.
    Anything,
}

/// What may follow a word that a dot ends. `word` is without that dot.
pub fn follows(word: &str) -> Follows {
    if word.len() > LONGEST {
        return match is_dotted(word) {
            true => Follows::Either,
            false => Follows::Anything,
        };
    }
    let lower = word.to_lowercase();
    let known = |list: &Words| list.contains(lower.as_str());
    if known(&NAME_SET) && is_plain_capital(word, &lower) {
        Follows::Name
    } else if known(&NUMBER_SET) || lower == "n°" {
        Follows::Number
    } else if known(&EITHER_SET) && !is_common_word(word) || is_dotted(word) {
        Follows::Either
    } else {
        Follows::Anything
    }
}

/// Whether a title is written as one ("Gen.", not "gen."), or needs no capital.
fn is_plain_capital(word: &str, lower: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || matches!(
            lower,
            "e.g"
                | "eg"
                | "i.e"
                | "ie"
                | "vs"
                | "v"
                | "viz"
                | "cf"
                | "approx"
                | "ft"
                | "dept"
                | "mr"
                | "mrs"
                | "dr"
                | "asst"
        )
}

/// Lower-case words that are abbreviations only with a capital.
fn is_common_word(word: &str) -> bool {
    matches!(
        word,
        "am" | "in"
            | "ill"
            | "miss"
            | "la"
            | "pop"
            | "mass"
            | "del"
            | "ken"
            | "wash"
            | "pa"
            | "ma"
            | "min"
            | "ind"
            | "ore"
            | "al"
            | "ret"
            | "dem"
            | "pm"
            | "est"
            | "st"
            | "mo"
            | "md"
            | "va"
            | "ga"
            | "cos"
            | "bc"
    )
}

/// Letters with dots between them: "U.N", "a.k.a".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Whether it is the short name of a month.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// Whether a capitalised word begins a sentence rather than going on with a name.
pub fn starts_sentence(word: &str) -> bool {
    word.len() <= LONGEST && STARTER_SET.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_what_is_looked_up() {
        let lists = [BEFORE_NAME, BEFORE_NUMBER, EITHER, STARTERS, MONTHS];
        for word in lists.concat() {
            assert!(word.len() <= LONGEST, "{word}");
            assert_eq!(word, word.to_lowercase(), "{word}");
        }
    }
}
