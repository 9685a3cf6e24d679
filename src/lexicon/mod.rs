//! Lexicons: their format, their pattern language and the matcher. In the
//! pipeline this is the stage after `text`: it takes a
//! [`Segmented`] article and returns a [`Matched`] one.
//!
//! Overlap: within one category the longest match wins and is counted once;
//! categories are independent, so one span can be a hit in several of them.

pub mod balance;
pub mod check;
mod company;
mod entry;
pub mod export;
pub mod import;
mod inflect;
mod load;
mod manifest;
mod matcher;
mod overlap;
mod pattern;
mod problem;
pub mod shipped;
mod terms;
#[cfg(test)]
mod tests;
mod units;

pub use entry::{Category, Entry, ExtraColumn, Lexicon, WEIGHT};
pub use inflect::lemma;
pub use load::{COLUMNS, LoadError, Source, is_id, open, read};
pub use problem::{Note, Problem};

use crate::model::{Find, Matched, Passage, Segmented, Span};
pub use matcher::Caches;
use matcher::{Found, Matcher, PatternId, Places};
use overlap::{Rank, Taken, characters};
use std::cmp::Reverse;
use std::path::Path;

/// Id of the lexicon of actors, whose names `{actor}` stands for.
pub const ACTORS: &str = "actors";
/// Id of the lexicon of cues.
pub const REPORTING: &str = "reporting";
/// What the measure of a scored lexicon begins with; its id follows.
pub const TERMS: &str = "terms:";
/// What the measure of the weights of a lexicon begins with; its id follows.
pub const WEIGHTS: &str = "weights:";
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
    /// What decides between finds, of each entry of each lexicon: small, because
    /// a find asks for it many times.
    ranks: Vec<Vec<Rank>>,
}

/// A lexicon that was asked for cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// Neither a shipped name nor a path.
    #[error("unknown lexicon `{0}`: neither a folder nor a file nor one of the shipped ones ({1})")]
    Unknown(String, String),
    /// Two lexicons of one id.
    #[error("two lexicons have the id `{0}`; rename one in its lexicon.toml, or its file")]
    Twice(String),
    /// Its files cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// What to read a lexicon from, by the name of a shipped one, or by the path of
/// a folder or of a dictionary of another program.
pub fn find_source(name: &str) -> Result<Source, LexiconError> {
    if let Some(source) = shipped::source(name) {
        return Ok(source);
    }
    let path = Path::new(name);
    if path.is_dir() {
        return Ok(open(path)?);
    }
    if path.is_file() {
        // One of its files stands for the folder.
        let folder = path.parent().filter(|_| is_part_of_folder(path));
        return Ok(match folder {
            Some(folder) => open(folder)?,
            None => Source::Dictionary(import::open(path)?),
        });
    }
    Err(LexiconError::Unknown(
        name.to_string(),
        shipped::names().join(", "),
    ))
}

/// Whether a file is one of the two of a lexicon's folder.
fn is_part_of_folder(path: &Path) -> bool {
    let is = |name: &str| path.file_name().is_some_and(|own| own == name);
    is("lexicon.toml") || is("terms.csv") && path.with_file_name("lexicon.toml").is_file()
}

impl Lexicons {
    /// Reads and compiles the lexicons named (shipped names, paths of folders or
    /// dictionaries, or [`DEFAULT`]; nothing means the default), with `reporting` and
    /// `actors` unless these are among them.
    pub fn load(names: &[String]) -> Result<Lexicons, LexiconError> {
        let mut list: Vec<Lexicon> = Vec::new();
        let default = [DEFAULT.to_string()];
        for given in if names.is_empty() { &default } else { names } {
            let wanted = if given == DEFAULT {
                shipped::names()
            } else {
                vec![given.as_str()]
            };
            for name in wanted {
                let lexicon = read(&find_source(name)?)?;
                match list.iter().position(|other| other.id == lexicon.id) {
                    // One that was named replaces a shipped one, in either
                    // order, so that `default` can be overridden.
                    Some(_) if given == DEFAULT => {}
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
                        matcher.add(&pattern, id, &lexicon.categories);
                    }
                }
            }
        }
        names.prepare();
        terms.prepare();
        let ranks = |lexicon: &Lexicon| lexicon.entries.iter().map(Rank::of).collect();
        Lexicons {
            ranks: list.iter().map(ranks).collect(),
            list,
            names,
            terms,
        }
    }

    /// The lexicon of a find.
    pub fn lexicon(&self, find: &Find) -> &Lexicon {
        &self.list[find.lexicon]
    }

    /// Those that are scored, with their indices.
    pub fn scored(&self) -> impl Iterator<Item = (usize, &Lexicon)> + '_ {
        self.list
            .iter()
            .enumerate()
            .filter(|(_, lexicon)| lexicon.scored)
    }

    /// The scored lexicon that a measure counts the terms of, or sums the weights of.
    pub fn of_measure(&self, measure: &str) -> Option<&Lexicon> {
        let mut prefixes = [TERMS, WEIGHTS].into_iter();
        self.named(prefixes.find_map(|prefix| measure.strip_prefix(prefix))?)
    }

    /// The lexicon of an id.
    pub fn named(&self, id: &str) -> Option<&Lexicon> {
        self.list.iter().find(|lexicon| lexicon.id == id)
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
    pub fn matched(&self, text: Segmented, caches: &mut Caches) -> Matched {
        let (mut finds, mut cues, mut actors) = (Vec::new(), Vec::new(), Vec::new());
        for (index, passage) in text.passages.iter().enumerate() {
            let field = text.text_of(passage.field);
            caches.open(field, [&self.names, &self.terms]);
            for (number, sentence) in passage.sentences.iter().enumerate() {
                let tokens = sentence.tokens.clone();
                if !caches.read(passage, tokens, field, [&self.names, &self.terms]) {
                    continue;
                }
                let place = Place {
                    passage,
                    index,
                    number,
                    field,
                    sentence: sentence.span,
                };
                actors.extend(self.names_in(&place, caches));
                for find in self.terms_in(&place, caches) {
                    match self.lexicon(&find) {
                        lexicon if lexicon.scored => finds.push(find),
                        lexicon if lexicon.id == REPORTING => cues.push(find),
                        _ => {}
                    }
                }
            }
        }
        caches.tidy();
        Matched {
            text,
            finds,
            cues,
            actors,
        }
    }

    /// Actor names in a sentence: over the whole lexicon the longest wins.
    /// `{actor}` stands for each of them, also for one inside a longer name.
    fn names_in(&self, place: &Place<'_>, caches: &mut Caches) -> Vec<Find> {
        let found = caches.find_names(&self.names, place.field, place.sentence);
        let possible = self.allowed(place, found);
        caches.set_actors(&possible);
        let mut finds = self.longest(possible, place.field);
        if finds.len() > 1 {
            finds.sort_by_cached_key(|f| {
                let length = characters(f.span, place.field);
                (Reverse(length), f.span, f.lexicon, f.entry)
            });
            let mut taken = Taken::default();
            finds.retain(|find| taken.takes(find.span));
            finds.sort_by_key(|find| find.span);
        }
        finds
    }

    /// What else is found in a sentence whose actors are known.
    fn terms_in(&self, place: &Place<'_>, caches: &mut Caches) -> Vec<Find> {
        let found = caches.find_terms(&self.terms, place.field, place.sentence);
        self.longest(self.allowed(place, found), place.field)
    }

    /// What has the company that it asks for, and is not forbidden by exceptions.
    fn allowed(&self, place: &Place<'_>, places: Places<'_>) -> Vec<Find> {
        let is_plain = |f: &Found| !f.pattern.exception && f.company.is_none();
        if places.found.iter().all(is_plain) {
            return places.found.iter().filter_map(|f| place.find(f)).collect();
        }
        let category = |id: PatternId| self.ranks[id.lexicon][id.entry].category;
        let kept = company::allowed(places, category);
        kept.iter().filter_map(|found| place.find(found)).collect()
    }
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
