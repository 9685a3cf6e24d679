//! The regular expressions of lexicons. To run dozens of them on every sentence
//! costs more than all other patterns together, and nearly none ever matches;
//! so each is asked for texts of which any match must hold one, and one pass
//! over a field by an automaton of all these texts says which are worth a try.

use super::{Found, PatternId};
use crate::model::Span;
use regex::{Regex, RegexSet, RegexSetBuilder};
use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

/// Shortest text that is worth looking for, in bytes.
const SHORTEST: usize = 2;
/// Bytes that the automaton may take.
const SET_BYTES: usize = 16 << 20;

/// Regular expressions with what tells in which texts they cannot match.
#[derive(Debug, Default)]
pub struct Regexes {
    list: Vec<(Regex, PatternId)>,
    /// Alternatives of texts, one of which any match of an expression holds.
    set: Option<RegexSet>,
    /// Which expression each member of the set is of.
    of_set: Vec<usize>,
    /// Expressions without such texts: always tried.
    always: Vec<usize>,
}

impl Regexes {
    /// Adds an expression; [`Regexes::prepare`] must follow.
    pub fn add(&mut self, regex: &Regex, id: PatternId) {
        self.list.push((regex.clone(), id));
    }

    /// Builds the automaton of required texts.
    pub fn prepare(&mut self) {
        let mut members = Vec::new();
        for (index, (regex, _)) in self.list.iter().enumerate() {
            match required(regex) {
                Some(member) => {
                    members.push(member);
                    self.of_set.push(index);
                }
                None => self.always.push(index),
            }
        }
        self.set = RegexSetBuilder::new(&members)
            .size_limit(SET_BYTES)
            .dfa_size_limit(SET_BYTES)
            .build()
            .ok();
        if self.set.is_none() {
            self.of_set.clear();
            self.always = (0..self.list.len()).collect();
        }
    }

    /// Writes to `out` the expressions that may match somewhere in `text`, in order.
    pub fn worth_trying(&self, text: &str, out: &mut Vec<usize>) {
        out.clear();
        out.extend(&self.always);
        if let Some(set) = self.set.as_ref().filter(|set| !set.is_empty()) {
            out.extend(set.matches(text).iter().map(|member| self.of_set[member]));
            out.sort_unstable();
        }
    }

    /// All matches of these expressions in one sentence of `text`.
    pub fn find(&self, worth: &[usize], text: &str, sentence: Span, out: &mut Vec<Found>) {
        for &index in worth {
            let (regex, pattern) = &self.list[index];
            for found in regex.find_iter(sentence.of(text)).filter(|m| !m.is_empty()) {
                let span = Span::new(sentence.start + found.start(), sentence.start + found.end());
                out.push(Found {
                    pattern: *pattern,
                    span,
                    company: None,
                });
            }
        }
    }
}

/// An expression for the texts with which every match begins, or else with
/// which every one ends; `None` where there is no short list of them.
fn required(regex: &Regex) -> Option<String> {
    let hir = regex_syntax::parse(regex.as_str()).ok()?;
    [ExtractKind::Prefix, ExtractKind::Suffix]
        .into_iter()
        .filter_map(|kind| texts(&hir, kind))
        .max_by_key(|texts| texts.iter().map(String::len).min())
        .map(|texts| {
            texts
                .iter()
                .map(|t| regex::escape(t))
                .collect::<Vec<_>>()
                .join("|")
        })
}

fn texts(hir: &Hir, kind: ExtractKind) -> Option<Vec<String>> {
    let found = Extractor::new().kind(kind).extract(hir);
    let text = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes).ok()?;
        (text.len() >= SHORTEST).then(|| text.to_string())
    };
    found
        .literals()?
        .iter()
        .map(|l| text(l.as_bytes()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regexes(patterns: &[&str]) -> Regexes {
        let mut regexes = Regexes::default();
        for (entry, pattern) in patterns.iter().enumerate() {
            let id = PatternId {
                lexicon: 0,
                entry,
                exception: false,
            };
            regexes.add(&Regex::new(pattern).unwrap(), id);
        }
        regexes.prepare();
        regexes
    }

    #[test]
    fn what_cannot_match_is_not_tried() {
        let regexes = regexes(&[
            r"\bUS\b",
            r"\b[Tt]he Beehive\b",
            r"\b(?:[Rr]ebel|[A-Z]{2,})-occupied\b",
            r"\b\w+ism\b",
            r"\b[0-9]+\b",
            r"(?i)\bdiet\b",
        ]);
        let tried = |text: &str| {
            let mut out = Vec::new();
            regexes.worth_trying(text, &mut out);
            out
        };
        assert_eq!(tried("Nothing of the kind."), [4]);
        assert_eq!(tried("In the US and the Beehive"), [0, 1, 4]);
        assert_eq!(tried("An NPA-occupied hill, a prism"), [2, 3, 4]);
        assert_eq!(tried("The DIET met."), [4, 5]);
    }

    #[test]
    fn every_match_is_found() {
        let regexes = regexes(&[r"\bUS\b", r"\b(?:a|the) US\b", r"x*US"]);
        let text = "é “the US” and a US flag, USA. USxUS";
        let mut worth = Vec::new();
        regexes.worth_trying(text, &mut worth);
        let mut found = Vec::new();
        regexes.find(&worth, text, Span::new(0, text.len()), &mut found);
        let count = |entry| found.iter().filter(|f| f.pattern.entry == entry).count();
        assert_eq!([count(0), count(1), count(2)], [2, 2, 5]);
    }
}
