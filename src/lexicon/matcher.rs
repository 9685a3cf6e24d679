//! The matcher: all patterns of all lexicons in use, compiled once into one
//! trie over units, and walked from the units of a sentence.
//!
//! An edge of the trie is a *symbol*: a literal form, a lemma, a wildcard, an
//! actor. What symbols a unit has is looked up once per distinct word and
//! remembered, and a walk starts only where a pattern can, so that the number
//! of patterns hardly matters to the cost of a word. Actor names are found
//! first, by a trie of their own, because `{actor}` stands for any of them.

mod caches;
mod forms;
mod regexes;
mod texts;
mod wildcards;

pub use caches::{Caches, Places};
use forms::Forms;
use regexes::Regexes;
use texts::Texts;
use wildcards::Wildcards;

use super::Category;
use super::inflect::inflect;
use super::pattern::{self, Element, Pattern};
use super::units::{Break, Unit};
use crate::model::Span;
use rustc_hash::FxHashMap;

/// Words that a gap `..` may skip.
const GAP_WORDS: usize = 3;

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

/// A pattern found: units `start..end` without context, or a stretch found by a
/// regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which pattern.
    pub pattern: PatternId,
    /// Bytes of the field.
    pub span: Span,
    /// The category of which a term must stand right before.
    pub company: Option<u32>,
}

/// The end of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    pattern: PatternId,
    /// Units of context before and after, which are no part of the hit.
    before: u32,
    after: u32,
    company: Option<u32>,
}

/// The symbols of a unit, in the list of [`Forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    from: u32,
    to: u32,
    /// Whether a pattern can start with one of them.
    starts: bool,
}

/// The units of a sentence with their symbols.
#[derive(Debug, Clone, Copy)]
pub struct Symbols<'a> {
    /// The units.
    pub units: &'a [Unit],
    /// The symbols of each.
    pub known: &'a [Known],
    /// What these point into.
    pub symbols: &'a [u32],
}

#[derive(Debug, Default)]
struct Node {
    ends: Vec<End>,
    /// The node after each symbol, in the order of symbols.
    next: Vec<(u32, u32)>,
    gap: Option<u32>,
    actor: Option<u32>,
    any: Option<u32>,
}

impl Node {
    /// The node after a symbol.
    fn after(&self, symbol: u32) -> Option<u32> {
        let found = self.next.binary_search_by_key(&symbol, |edge| edge.0);
        found.ok().map(|at| self.next[at].1)
    }
}

/// Patterns compiled into a trie.
#[derive(Debug, Default)]
pub struct Matcher {
    nodes: Vec<Node>,
    /// For each symbol the node after the root, which has too many edges to
    /// search them; 0 where it has none.
    starts: Vec<u32>,
    /// Symbols of each literal form and of each form of a lemma.
    literals: FxHashMap<Box<str>, Vec<u32>>,
    elements: FxHashMap<Element, u32>,
    wildcards: Wildcards,
    /// Those patterns that are no sequences of units.
    pub regexes: Regexes,
    texts: Texts,
}

impl Matcher {
    /// A matcher without patterns.
    pub fn new() -> Self {
        Matcher {
            nodes: vec![Node::default()],
            ..Matcher::default()
        }
    }

    /// Adds a pattern of a lexicon with these categories.
    pub fn add(&mut self, pattern: &Pattern, id: PatternId, categories: &[Category]) {
        match pattern {
            Pattern::Regex(regex) => self.regexes.add(regex, id),
            Pattern::Text(text) => self.texts.add(text, id),
            Pattern::Sequences(sequences) => {
                for sequence in sequences {
                    self.add_sequence(sequence, id, categories);
                }
            }
        }
    }

    fn add_sequence(&mut self, sequence: &[Element], id: PatternId, categories: &[Category]) {
        let [mut before, own, after] = pattern::split(sequence);
        let mut company = None;
        if let [Element::Category(wanted)] = before {
            let known = categories.iter().position(|c| c.id == *wanted);
            // Reading has refused categories that are not there.
            let Some(known) = known else { return };
            (before, company) = (&[], Some(known as u32));
        }
        let units = [before, own, after].into_iter().flatten();
        let node = units.fold(0, |node, element| self.step(node, element));
        let end = End {
            pattern: id,
            before: before.len() as u32,
            after: after.len() as u32,
            company,
        };
        let ends = &mut self.nodes[node as usize].ends;
        if !ends.contains(&end) {
            ends.push(end);
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
            _ => self.edge(node, element),
        };
        if reached == next {
            self.nodes.push(Node::default());
        }
        reached
    }

    fn edge(&mut self, node: u32, element: &Element) -> u32 {
        let symbol = self.symbol(element);
        let new = self.nodes.len() as u32;
        let edges = &mut self.nodes[node as usize].next;
        match edges.binary_search_by_key(&symbol, |edge| edge.0) {
            Ok(at) => edges[at].1,
            Err(at) => {
                edges.insert(at, (symbol, new));
                if node == 0 {
                    self.starts[symbol as usize] = new;
                }
                new
            }
        }
    }

    fn symbol(&mut self, element: &Element) -> u32 {
        if let Some(&symbol) = self.elements.get(element) {
            return symbol;
        }
        let symbol = self.elements.len() as u32;
        self.elements.insert(element.clone(), symbol);
        self.starts.push(0);
        match element {
            Element::Literal(form) => self.literal(form, symbol),
            Element::Lemma(lemma) => inflect(lemma)
                .iter()
                .for_each(|form| self.literal(form, symbol)),
            Element::Wildcard(pattern) => self.wildcards.add(pattern, symbol),
            _ => {}
        }
        symbol
    }

    fn literal(&mut self, form: &str, symbol: u32) {
        self.literals.entry(form.into()).or_default().push(symbol);
    }

    /// Makes ready what can be made ready once all patterns are there.
    pub fn prepare(&mut self) {
        self.wildcards.prepare();
        self.regexes.prepare();
        self.texts.prepare();
    }

    /// All sequences found in one sentence, in no particular order.
    ///
    /// `actors` are first and last unit (exclusive) of every name of an actor
    /// in the sentence, in order.
    pub fn find(&self, sentence: Symbols<'_>, actors: &[(usize, usize)], out: &mut Vec<Found>) {
        let root = &self.nodes[0];
        let walk = Walk {
            matcher: self,
            sentence,
            actors,
        };
        for (start, known) in sentence.known.iter().enumerate() {
            let with_actor = || root.actor.is_some() && walk.actors_at(start).next().is_some();
            if known.starts || root.any.is_some() || with_actor() {
                walk.from(0, start, start, out);
            }
        }
    }

    /// Appends the symbols of a folded form.
    fn symbols_of(&self, folded: &str, symbols: &mut Vec<u32>) -> Known {
        let from = symbols.len();
        symbols.extend(self.literals.get(folded).into_iter().flatten());
        self.wildcards.collect(folded, symbols);
        let starts = |symbol: &u32| self.starts[*symbol as usize] > 0;
        Known {
            from: from as u32,
            to: symbols.len() as u32,
            starts: symbols[from..].iter().any(starts),
        }
    }
}

/// The walk through the trie over the units of one sentence.
struct Walk<'a> {
    matcher: &'a Matcher,
    sentence: Symbols<'a>,
    actors: &'a [(usize, usize)],
}

impl Walk<'_> {
    /// Follows every edge from `node`, reached with the units `start..at`.
    fn from(&self, node: u32, start: usize, at: usize, out: &mut Vec<Found>) {
        let here = &self.matcher.nodes[node as usize];
        if at > start {
            let units = self.sentence.units;
            out.extend(here.ends.iter().map(|end| {
                let first = start + end.before as usize;
                let last = at - 1 - end.after as usize;
                Found {
                    pattern: end.pattern,
                    span: Span::new(units[first].span.start, units[last].span.end),
                    company: end.company,
                }
            }));
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
        let Some(unit) = self.sentence.units.get(at) else {
            return;
        };
        if at > start && unit.before > allowed {
            return;
        }
        let here = &self.matcher.nodes[node as usize];
        let known = self.sentence.known[at];
        if !here.next.is_empty() {
            for &symbol in &self.sentence.symbols[known.from as usize..known.to as usize] {
                let next = match node {
                    0 => Some(self.matcher.starts[symbol as usize]).filter(|next| *next > 0),
                    _ => here.after(symbol),
                };
                if let Some(next) = next {
                    self.from(next, start, at + 1, out);
                }
            }
        }
        if let Some(next) = here.any {
            self.from(next, start, at + 1, out);
        }
        if let Some(next) = here.actor {
            for end in self.actors_at(at) {
                self.from(next, start, end, out);
            }
        }
    }

    /// The ends of the names of actors that start at unit `at`.
    fn actors_at(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.actors.partition_point(|actor| actor.0 < at);
        let here = self.actors[first..].iter();
        here.take_while(move |actor| actor.0 == at)
            .map(|actor| actor.1)
    }

    /// The units at which a gap that begins at `at` may end: after 0 to 3 words.
    fn over_gap(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let units = self.sentence.units;
        let first = units.get(at).map_or(0, |unit| unit.token);
        let fits = move |&next: &usize| {
            let inside = &units[at..=next];
            inside[next - at].token - first <= GAP_WORDS
                && inside.iter().all(|unit| unit.before < Break::Hard)
        };
        (at..units.len()).take_while(fits)
    }
}
