//! What the loaded index sees of a sentence: which categories its terms are of
//! and how strong, how many in whose voice and how dense, where the first one
//! stands, how long the sentence is and whose voice it is in.

use crate::model::Voice;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sentence {
    /// Counted words.
    pub words: usize,
    /// Its length, in the unit of the terms' spans.
    pub length: usize,
    /// The voice of most of its words.
    pub voice: Option<Voice>,
}

/// A term found in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term<'a> {
    /// Id of the lexicon.
    pub lexicon: &'a str,
    /// Id of the category.
    pub category: &'a str,
    /// 1 to 3.
    pub strength: u8,
    /// Whether the category is loaded language.
    pub loaded: bool,
    /// Whether it may be the legal or the right term; it then counts half.
    pub contested: bool,
    /// Whose voice it is in.
    pub voice: Voice,
    /// Start and end, counted from the start of the sentence.
    pub span: (usize, usize),
}

/// Sums of strengths above which there is a feature each.
const SUMS: &[f64] = &[0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0];
/// Strength in twenty words, likewise.
const DENSITIES: &[f64] = &[0.5, 1.0, 1.5, 2.0, 3.0, 4.0];
/// Words of the sentence, likewise.
const WORDS: &[usize] = &[10, 15, 20, 25, 30, 40];
/// Where the first loaded term stands, as a share of the sentence: up to there.
const PLACES: &[f64] = &[0.6, 0.3, 0.1];

/// How the names of features begin that say that a loaded term is there.
const LOADED: &str = "loaded";

/// Whether a feature of this name can only hold because of loaded terms, and
/// the more of them there are.
pub(super) fn tells_of_loaded(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or("");
    matches!(
        first,
        LOADED | "strength" | "own" | "quoted" | "all" | "density" | "first"
    )
}

/// Calls `add` with the name of each feature that holds, each once.
pub fn features(sentence: &Sentence, terms: &[Term<'_>], add: &mut dyn FnMut(&str)) {
    let mut name = String::new();
    let mut say = |arguments: std::fmt::Arguments<'_>| {
        name.clear();
        let _ = name.write_fmt(arguments);
        add(&name);
    };
    say(format_args!("sentence"));
    for least in WORDS.iter().filter(|least| sentence.words > **least) {
        say(format_args!("words > {least}"));
    }
    if let Some(voice) = sentence.voice {
        say(format_args!("voice {}", voice.name()));
    }
    let kinds = terms
        .iter()
        .map(|term| (term.lexicon, term.category, term.strength, term.loaded));
    let kinds: BTreeSet<(&str, &str, u8, bool)> = kinds.collect();
    let mut last = ("", "");
    for (lexicon, category, strength, loaded) in kinds {
        let what = if loaded { LOADED } else { "other" };
        if last != (lexicon, category) {
            say(format_args!("{what} {lexicon}.{category}"));
        }
        say(format_args!("{what} {lexicon}.{category} {strength}"));
        last = (lexicon, category);
    }
    for strength in 1..=3 {
        if terms
            .iter()
            .any(|term| term.loaded && term.strength == strength)
        {
            say(format_args!("strength {strength}"));
        }
    }
    let (own, quoted) = sums(terms);
    for (what, sum) in [("own", own), ("quoted", quoted), ("all", own + quoted)] {
        for least in SUMS.iter().filter(|least| sum > **least) {
            say(format_args!("{what} > {least}"));
        }
    }
    let density = 20.0 * (own + quoted) / sentence.words.max(1) as f64;
    for least in DENSITIES.iter().filter(|least| density > **least) {
        say(format_args!("density > {least}"));
    }
    if let Some(first) = terms
        .iter()
        .filter(|term| term.loaded)
        .map(|term| term.span.0)
        .min()
    {
        let place = first as f64 / sentence.length.max(1) as f64;
        for upto in PLACES.iter().filter(|upto| place <= **upto) {
            say(format_args!("first within {upto}"));
        }
    }
}

/// Strengths of the loaded terms in the outlet's voice (scare quotes with it)
/// and in others'. Terms that overlap are one choice of words, as strong as the
/// strongest of them.
fn sums(terms: &[Term<'_>]) -> (f64, f64) {
    let mut loaded: Vec<&Term<'_>> = terms.iter().filter(|term| term.loaded).collect();
    loaded.sort_by_key(|term| term.span);
    let mut end = 0;
    let mut choices: Vec<(f64, Voice)> = Vec::new();
    for term in loaded {
        let strength = f64::from(term.strength) * if term.contested { 0.5 } else { 1.0 };
        match choices.last_mut() {
            Some(last) if term.span.0 < end => {
                if strength > last.0 {
                    *last = (strength, term.voice);
                }
            }
            _ => choices.push((strength, term.voice)),
        }
        end = end.max(term.span.1);
    }
    let of = |is_own: bool| {
        let own = |voice: Voice| matches!(voice, Voice::Own | Voice::Scare);
        let mine = choices.iter().filter(|choice| own(choice.1) == is_own);
        mine.map(|choice| choice.0).sum()
    };
    (of(true), of(false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(span: (usize, usize), strength: u8, voice: Voice) -> Term<'static> {
        Term {
            lexicon: "l",
            category: "c",
            strength,
            loaded: true,
            contested: false,
            voice,
            span,
        }
    }

    fn names(words: usize, terms: &[Term<'_>]) -> Vec<String> {
        let sentence = Sentence {
            words,
            length: 100,
            voice: Some(Voice::Own),
        };
        let mut names = Vec::new();
        features(&sentence, terms, &mut |name| names.push(name.to_string()));
        names
    }

    #[test]
    fn a_plain_sentence_has_its_length_and_voice() {
        assert_eq!(
            names(17, &[]),
            ["sentence", "words > 10", "words > 15", "voice own"]
        );
    }

    #[test]
    fn each_feature_holds_once_and_overlapping_terms_are_one() {
        let terms = [
            term((0, 10), 2, Voice::Own),
            term((0, 4), 1, Voice::Own),
            term((5, 10), 2, Voice::Own),
            term((40, 44), 1, Voice::Direct),
        ];
        assert_eq!(
            names(10, &terms),
            [
                "sentence",
                "voice own",
                "loaded l.c",
                "loaded l.c 1",
                "loaded l.c 2",
                "strength 1",
                "strength 2",
                "own > 0",
                "own > 0.5",
                "own > 1",
                "quoted > 0",
                "quoted > 0.5",
                "all > 0",
                "all > 0.5",
                "all > 1",
                "all > 2",
                "density > 0.5",
                "density > 1",
                "density > 1.5",
                "density > 2",
                "density > 3",
                "density > 4",
                "first within 0.6",
                "first within 0.3",
                "first within 0.1"
            ]
        );
    }
}
