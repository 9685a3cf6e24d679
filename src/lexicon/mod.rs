//! Lexicons: their format, their pattern language and the matcher. In the
//! pipeline this is the stage after `text`: it takes a
//! [`Segmented`] article and returns a [`Matched`] one.
//!
//! Overlap: within one category the longest match wins and is counted once;
//! categories are independent, so one span can be a hit in several of them.

pub mod check;
mod entry;
mod inflect;
mod load;
mod matcher;
mod pattern;
mod problem;
pub mod shipped;
mod units;

pub use entry::{Category, Entry, ExtraColumn, Lexicon};
pub use load::{COLUMNS, LoadError, Source, open, read};
pub use matcher::Cache;
pub use problem::Problem;

use crate::model::{Find, Matched, Passage, Segmented, Span};
use matcher::{Found, Matcher, PatternId};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;
use units::{Unit, break_between, split_word};

/// Id of the lexicon of actors, whose names `{actor}` stands for.
pub const ACTORS: &str = "actors";
/// Id of the lexicon of cues.
pub const REPORTING: &str = "reporting";
/// What stands on the command line for all shipped lexicons.
pub const DEFAULT: &str = "default";

/// The lexicons in use, compiled: scored ones in the order in which they were
/// named, then `reporting` and `actors`.
#[derive(Debug, Default)]
pub struct Lexicons {
    /// All of them, scored or not.
    pub list: Vec<Lexicon>,
    names: Matcher,
    terms: Matcher,
}

/// A lexicon that was asked for cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// Neither a shipped name nor a folder.
    #[error("unknown lexicon `{0}`: neither a folder nor one of the shipped ones ({1})")]
    Unknown(String, String),
    /// Two lexicons of one id.
    #[error("two lexicons have the id `{0}`; rename one in its lexicon.toml")]
    Twice(String),
    /// Its files cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// The files of a lexicon, by the name of a shipped one or by the path of a folder.
pub fn find_source(name: &str) -> Result<Source, LexiconError> {
    if let Some(source) = shipped::source(name) {
        return Ok(source);
    }
    if Path::new(name).is_dir() {
        return Ok(open(Path::new(name))?);
    }
    Err(LexiconError::Unknown(
        name.to_string(),
        shipped::names().join(", "),
    ))
}

impl Lexicons {
    /// Reads and compiles the lexicons named (shipped names, paths of folders,
    /// or [`DEFAULT`]; nothing means the default), with `reporting` and
    /// `actors` unless these are among them.
    pub fn load(names: &[String]) -> Result<Lexicons, LexiconError> {
        let mut list: Vec<Lexicon> = Vec::new();
        let default = [DEFAULT.to_string()];
        for name in if names.is_empty() { &default } else { names } {
            let wanted = if name == DEFAULT {
                shipped::names()
            } else {
                vec![name.as_str()]
            };
            for name in wanted {
                let lexicon = read(&find_source(name)?)?;
                match list.iter().position(|other| other.id == lexicon.id) {
                    // A later one replaces a shipped one, so that `default` can be overridden.
                    Some(at) if names.iter().any(|n| n == DEFAULT) => list[at] = lexicon,
                    Some(_) => return Err(LexiconError::Twice(lexicon.id)),
                    None => list.push(lexicon),
                }
            }
        }
        for name in [REPORTING, ACTORS] {
            if !list.iter().any(|lexicon| lexicon.id == name) {
                list.push(read(&find_source(name)?)?);
            }
        }
        list.sort_by_key(|lexicon| [REPORTING, ACTORS].iter().position(|id| *id == lexicon.id));
        Ok(Lexicons::compile(list))
    }

    /// Compiles lexicons that were read.
    pub fn compile(list: Vec<Lexicon>) -> Lexicons {
        let (mut names, mut terms) = (Matcher::new(), Matcher::new());
        for (index, lexicon) in list.iter().enumerate() {
            let matcher = if lexicon.id == ACTORS {
                &mut names
            } else {
                &mut terms
            };
            for (at, entry) in lexicon.entries.iter().enumerate() {
                let own = PatternId {
                    lexicon: index,
                    entry: at,
                    exception: false,
                };
                let exception = PatternId {
                    exception: true,
                    ..own
                };
                let exceptions = entry.exceptions.iter().map(|pattern| (pattern, exception));
                for (pattern, id) in exceptions.chain([(&entry.term, own)]) {
                    // Reading has refused every pattern that cannot be parsed.
                    if let Ok(pattern) = pattern::parse(pattern) {
                        matcher.add(&pattern, id);
                    }
                }
            }
        }
        Lexicons { list, names, terms }
    }

    /// The lexicon of a find.
    pub fn lexicon(&self, find: &Find) -> &Lexicon {
        &self.list[find.lexicon]
    }

    /// The entry of a find.
    pub fn entry(&self, find: &Find) -> &Entry {
        &self.list[find.lexicon].entries[find.entry]
    }

    /// The category of a find.
    pub fn category(&self, find: &Find) -> &Category {
        let lexicon = self.lexicon(find);
        &lexicon.categories[lexicon.entries[find.entry].category]
    }

    /// The stage: finds every entry in the counted words of an article.
    pub fn matched(&self, text: Segmented, cache: &mut Caches) -> Matched {
        let (mut finds, mut cues, mut actors) = (Vec::new(), Vec::new(), Vec::new());
        for (index, passage) in text.passages.iter().enumerate() {
            let field = text.text_of(passage.field);
            for (number, sentence) in passage.sentences.iter().enumerate() {
                let units = units_of(passage, sentence.tokens.clone(), field);
                if units.is_empty() {
                    continue;
                }
                let place = Place {
                    passage,
                    index,
                    number,
                    field,
                    sentence: sentence.span,
                };
                let named = self.names_in(&place, &units, &mut cache.names);
                let ends = actor_ends(&units, &named);
                let mut found = Vec::new();
                let terms = &mut cache.terms;
                self.terms
                    .find(&units, &ends, field, sentence.span, terms, &mut found);
                for find in self.resolve(&place, &found) {
                    match self.lexicon(&find) {
                        lexicon if lexicon.scored => finds.push(find),
                        lexicon if lexicon.id == REPORTING => cues.push(find),
                        _ => {}
                    }
                }
                actors.extend(named);
            }
        }
        cache.names.tidy();
        cache.terms.tidy();
        Matched {
            text,
            finds,
            cues,
            actors,
        }
    }

    /// Actor names in a sentence: over the whole lexicon the longest wins.
    fn names_in(&self, place: &Place<'_>, units: &[Unit], cache: &mut Cache) -> Vec<Find> {
        let mut found = Vec::new();
        self.names
            .find(units, &[], place.field, place.sentence, cache, &mut found);
        let mut finds = self.resolve(place, &found);
        finds.sort_by_key(|f| {
            (
                Reverse(f.span.end - f.span.start),
                f.span,
                f.lexicon,
                f.entry,
            )
        });
        let mut taken = Taken::default();
        finds.retain(|find| taken.takes(find.span));
        finds.sort_by_key(|find| find.span);
        finds
    }

    /// Drops what exceptions forbid; within a category keeps the longest of
    /// overlapping matches, and of equal ones the most specific pattern.
    fn resolve(&self, place: &Place<'_>, found: &[Found]) -> Vec<Find> {
        let exceptions: Vec<&Found> = found.iter().filter(|f| f.pattern.exception).collect();
        let mut finds: Vec<Find> = found
            .iter()
            .filter(|f| !f.pattern.exception && !is_excepted(f, &exceptions))
            .filter_map(|f| place.find(f))
            .collect();
        finds.sort_by_key(|find| {
            let entry = self.entry(find);
            let length = find.span.end - find.span.start;
            let group = (find.lexicon, entry.category);
            (
                group,
                Reverse(length),
                find.span.start,
                generality(&entry.term),
                find.entry,
            )
        });
        let (mut taken, mut group) = (Taken::default(), None);
        finds.retain(|find| {
            let of_find = Some((find.lexicon, self.entry(find).category));
            if group != of_find {
                (taken, group) = (Taken::default(), of_find);
            }
            taken.takes(find.span)
        });
        finds.sort_by(|a, b| {
            let (x, y) = (self.entry(a), self.entry(b));
            (a.span, a.lexicon, x.category, &x.term).cmp(&(b.span, b.lexicon, y.category, &y.term))
        });
        finds
    }
}

/// The stretches that were taken, by start and end; none overlaps another. A
/// sentence can hold a hundred thousand finds, so that each may ask only its
/// neighbour.
#[derive(Debug, Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes the span if none of those taken overlaps it.
    fn takes(&mut self, span: Span) -> bool {
        let before = self.0.range(..span.end).next_back();
        let free = before.is_none_or(|(_, end)| *end <= span.start);
        if free && span.start < span.end {
            self.0.insert(span.start, span.end);
        }
        free
    }
}

/// What a thread remembers of the forms it has seen, for both matchers.
#[derive(Debug, Default)]
pub struct Caches {
    names: Cache,
    terms: Cache,
}

/// The sentence in which something was found.
struct Place<'a> {
    passage: &'a Passage,
    index: usize,
    number: usize,
    field: &'a str,
    sentence: Span,
}

impl Place<'_> {
    /// The find with its tokens; `None` if it touches no word.
    fn find(&self, found: &Found) -> Option<Find> {
        let tokens = &self.passage.tokens;
        let first = tokens.partition_point(|token| token.span.end <= found.span.start);
        let end = tokens.partition_point(|token| token.span.start < found.span.end);
        (first < end && tokens[first].counted).then_some(Find {
            passage: self.index,
            sentence: self.number,
            span: found.span,
            tokens: (first, end),
            lexicon: found.pattern.lexicon,
            entry: found.pattern.entry,
        })
    }
}

/// The units of the counted tokens.
fn units_of(passage: &Passage, tokens: std::ops::Range<usize>, text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len() + 4);
    for index in tokens {
        let token = passage.tokens[index];
        if !token.counted {
            continue;
        }
        for (from, to) in split_word(token.span.of(text)) {
            let span = Span::new(token.span.start + from, token.span.start + to);
            let before = match units.last() {
                Some(last) if last.token == index => units::Break::None,
                Some(last) => break_between(Span::new(last.span.end, span.start).of(text)),
                None => units::Break::Hard,
            };
            units.push(Unit {
                span,
                token: index,
                before,
            });
        }
    }
    units
}

/// For each unit, the ends (in units) of the actor names that start there.
fn actor_ends(units: &[Unit], named: &[Find]) -> Vec<Vec<usize>> {
    if named.is_empty() {
        return Vec::new();
    }
    let mut ends = vec![Vec::new(); units.len()];
    for find in named {
        let start = units.partition_point(|unit| unit.span.start < find.span.start);
        let end = units.partition_point(|unit| unit.span.end <= find.span.end);
        if start < end {
            ends[start].push(end);
        }
    }
    ends
}

fn is_excepted(hit: &Found, exceptions: &[&Found]) -> bool {
    let id = PatternId {
        exception: true,
        ..hit.pattern
    };
    exceptions
        .iter()
        .any(|other| other.pattern == id && other.span.overlaps(hit.span))
}

/// Of two patterns with the same match the more specific one counts: plain
/// words before lemmas before wildcards and gaps before regular expressions.
fn generality(term: &str) -> u8 {
    match term {
        _ if term.starts_with("re:") => 3,
        _ if term.contains('*') || term.contains("..") || term.contains("{actor}") => 2,
        _ if term.contains('+') => 1,
        _ => 0,
    }
}
