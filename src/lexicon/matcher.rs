//! The matcher: all patterns of all lexicons in use, compiled once into one
//! trie over units, and walked from every unit of a sentence.
//!
//! An edge of the trie is a *symbol*: a literal form, a lemma, a wildcard, an
//! actor. What symbols a unit has is looked up once per distinct form and
//! remembered, so that the number of patterns hardly matters to the cost of a
//! word. Actor names are found first, by a trie of their own, because `{actor}`
//! stands for any of them.

use super::inflect::inflect;
use super::pattern::{Element, Pattern};
use super::units::{Break, Unit, fold};
use crate::model::Span;
use regex::Regex;
use rustc_hash::FxHashMap;

/// Words that a gap `..` may skip.
const GAP_WORDS: usize = 3;
/// Distinct forms that a [`Cache`] remembers before it starts anew.
const CACHE_FORMS: usize = 1 << 17;

/// Which pattern of which entry: an entry's own, or one of its exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId {
    /// Index of the lexicon in the set.
    pub lexicon: usize,
    /// Index of the entry in the lexicon.
    pub entry: usize,
    /// Whether it is an exception, which drops hits that it overlaps.
    pub exception: bool,
}

/// A pattern found: units `start..end`, or a stretch found by a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which pattern.
    pub pattern: PatternId,
    /// Bytes of the field.
    pub span: Span,
}

/// What a thread remembers of the forms it has seen.
#[derive(Debug, Default)]
pub struct Cache {
    forms: FxHashMap<Box<str>, (u32, u32)>,
    symbols: Vec<u32>,
    folded: String,
}

#[derive(Debug, Default)]
struct Node {
    ends: Vec<PatternId>,
    gap: Option<u32>,
    actor: Option<u32>,
    any: Option<u32>,
}

/// Patterns compiled into a trie.
#[derive(Debug, Default)]
pub struct Matcher {
    nodes: Vec<Node>,
    edges: FxHashMap<(u32, u32), u32>,
    /// Symbols of each literal form and of each form of a lemma.
    literals: FxHashMap<Box<str>, Vec<u32>>,
    elements: FxHashMap<Element, u32>,
    wildcards: Wildcards,
    regexes: Vec<(Regex, PatternId)>,
}

/// Wildcards by what stands before their first `*`, shortest lengths first.
#[derive(Debug, Default)]
struct Wildcards {
    lengths: Vec<usize>,
    by_prefix: FxHashMap<Box<str>, Vec<(Box<str>, u32)>>,
}

impl Wildcards {
    fn add(&mut self, pattern: &str, symbol: u32) {
        let prefix = pattern.split('*').next().unwrap_or("");
        if let Err(at) = self.lengths.binary_search(&prefix.len()) {
            self.lengths.insert(at, prefix.len());
        }
        let rest = pattern[prefix.len()..].into();
        self.by_prefix
            .entry(prefix.into())
            .or_default()
            .push((rest, symbol));
    }

    fn collect(&self, form: &str, out: &mut Vec<u32>) {
        for &length in self.lengths.iter().take_while(|&&l| l <= form.len()) {
            let Some(prefix) = form.get(..length) else {
                continue;
            };
            for (rest, symbol) in self.by_prefix.get(prefix).into_iter().flatten() {
                if wildcard_fits(rest, &form[length..]) {
                    out.push(*symbol);
                }
            }
        }
    }
}

/// Whether `form` fits a pattern that begins with `*`, as in `*` or `*ism*`.
fn wildcard_fits(pattern: &str, form: &str) -> bool {
    let mut parts = pattern.strip_prefix('*').unwrap_or(pattern).split('*');
    let last = parts.next_back().unwrap_or("");
    let mut rest = form;
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

impl Matcher {
    /// A matcher without patterns.
    pub fn new() -> Self {
        Matcher {
            nodes: vec![Node::default()],
            ..Matcher::default()
        }
    }

    /// Adds a pattern.
    pub fn add(&mut self, pattern: &Pattern, id: PatternId) {
        match pattern {
            Pattern::Regex(regex) => self.regexes.push((regex.clone(), id)),
            Pattern::Sequences(sequences) => {
                for sequence in sequences {
                    let node = sequence
                        .iter()
                        .fold(0, |node, element| self.step(node, element));
                    let ends = &mut self.nodes[node as usize].ends;
                    if !ends.contains(&id) {
                        ends.push(id);
                    }
                }
            }
        }
    }

    /// The node after `element`, made if it is not there.
    fn step(&mut self, node: u32, element: &Element) -> u32 {
        let next = self.nodes.len() as u32;
        let here = &mut self.nodes[node as usize];
        let reached = match element {
            Element::Gap => *here.gap.get_or_insert(next),
            Element::Actor => *here.actor.get_or_insert(next),
            Element::Any => *here.any.get_or_insert(next),
            _ => {
                let symbol = self.symbol(element);
                *self.edges.entry((node, symbol)).or_insert(next)
            }
        };
        if reached == next {
            self.nodes.push(Node::default());
        }
        reached
    }

    fn symbol(&mut self, element: &Element) -> u32 {
        if let Some(&symbol) = self.elements.get(element) {
            return symbol;
        }
        let symbol = self.elements.len() as u32;
        self.elements.insert(element.clone(), symbol);
        match element {
            Element::Literal(form) => self.literal(form, symbol),
            Element::Lemma(lemma) => inflect(lemma)
                .iter()
                .for_each(|form| self.literal(form, symbol)),
            Element::Wildcard(pattern) => self.wildcards.add(pattern, symbol),
            Element::Any | Element::Actor | Element::Gap => {}
        }
        symbol
    }

    fn literal(&mut self, form: &str, symbol: u32) {
        self.literals.entry(form.into()).or_default().push(symbol);
    }

    /// Everything found in one sentence, in no particular order.
    ///
    /// `units` are the sentence's, `actors[i]` the ends (in units) of the actor
    /// names that start at unit `i` (empty where actors are not known), `text`
    /// the field and `sentence` the sentence's span in it.
    pub fn find(
        &self,
        units: &[Unit],
        actors: &[Vec<usize>],
        text: &str,
        sentence: Span,
        cache: &mut Cache,
        out: &mut Vec<Found>,
    ) {
        let symbols: Vec<(u32, u32)> = units
            .iter()
            .map(|unit| self.symbols_of(unit.span.of(text), cache))
            .collect();
        let walk = Walk {
            matcher: self,
            units,
            actors,
            symbols: &symbols,
            known: &cache.symbols,
        };
        for start in 0..units.len() {
            walk.from(0, start, start, out);
        }
        for (regex, pattern) in &self.regexes {
            for found in regex.find_iter(sentence.of(text)).filter(|m| !m.is_empty()) {
                let span = Span::new(sentence.start + found.start(), sentence.start + found.end());
                out.push(Found {
                    pattern: *pattern,
                    span,
                });
            }
        }
    }

    /// Where in the cache's list the symbols of a form stand.
    fn symbols_of(&self, unit: &str, cache: &mut Cache) -> (u32, u32) {
        let mut folded = std::mem::take(&mut cache.folded);
        fold(unit, &mut folded);
        let range = match cache.forms.get(folded.as_str()) {
            Some(&range) => range,
            None => {
                let from = cache.symbols.len() as u32;
                cache
                    .symbols
                    .extend(self.literals.get(folded.as_str()).into_iter().flatten());
                self.wildcards.collect(&folded, &mut cache.symbols);
                let range = (from, cache.symbols.len() as u32);
                cache.forms.insert(folded.as_str().into(), range);
                range
            }
        };
        cache.folded = folded;
        range
    }
}

impl Cache {
    /// Forgets everything once there is too much of it; to be called between articles.
    pub fn tidy(&mut self) {
        if self.forms.len() > CACHE_FORMS {
            self.forms.clear();
            self.symbols.clear();
        }
    }
}

/// The walk through the trie over the units of one sentence.
struct Walk<'a> {
    matcher: &'a Matcher,
    units: &'a [Unit],
    actors: &'a [Vec<usize>],
    symbols: &'a [(u32, u32)],
    known: &'a [u32],
}

impl Walk<'_> {
    /// Follows every edge from `node`, reached with the units `start..at`.
    fn from(&self, node: u32, start: usize, at: usize, out: &mut Vec<Found>) {
        let here = &self.matcher.nodes[node as usize];
        if at > start {
            let span = Span::new(self.units[start].span.start, self.units[at - 1].span.end);
            out.extend(here.ends.iter().map(|&pattern| Found { pattern, span }));
        }
        if let Some(gap) = here.gap {
            for next in self.over_gap(at) {
                self.element(gap, start, next, Break::Comma, out);
            }
        }
        self.element(node, start, at, Break::None, out);
    }

    /// Takes one element at unit `at`, unless a break greater than `allowed` stands before it.
    fn element(&self, node: u32, start: usize, at: usize, allowed: Break, out: &mut Vec<Found>) {
        let Some(unit) = self.units.get(at) else {
            return;
        };
        if at > start && unit.before > allowed {
            return;
        }
        let (from, to) = self.symbols[at];
        for &symbol in &self.known[from as usize..to as usize] {
            if let Some(&next) = self.matcher.edges.get(&(node, symbol)) {
                self.from(next, start, at + 1, out);
            }
        }
        let here = &self.matcher.nodes[node as usize];
        if let Some(next) = here.any {
            self.from(next, start, at + 1, out);
        }
        if let Some(next) = here.actor {
            for &end in self.actors.get(at).into_iter().flatten() {
                self.from(next, start, end, out);
            }
        }
    }

    /// The units at which a gap that begins at `at` may end: after 0 to 3 words.
    fn over_gap(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.units.get(at).map_or(0, |unit| unit.token);
        let fits = move |&next: &usize| {
            let inside = &self.units[at..=next];
            inside[next - at].token - first <= GAP_WORDS
                && inside.iter().all(|unit| unit.before < Break::Hard)
        };
        (at..self.units.len()).take_while(fits)
    }
}
