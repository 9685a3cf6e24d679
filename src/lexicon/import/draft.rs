//! What a reader of a format fills while it goes through a file: categories,
//! terms, includes, and what there is to say about them. When it is done, the
//! draft becomes a [`Lexicon`], or a list of problems.

use super::glob::{self, Unusable, Wildcards};
use super::{File, finish, include};
use crate::lexicon::load::LoadError;
use crate::lexicon::{Lexicon, Problem};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Categories in each other at most.
const DEEPEST: usize = 50;

/// How the terms of a format are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Words, with these wildcards; a phrase has spaces.
    Words(Wildcards),
    /// A regular expression for words.
    Regex,
}

/// A category of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftCategory {
    /// Its name after those of the categories around it, as in the file.
    pub path: Vec<String>,
    /// What the file says it is; empty if nothing.
    pub about: String,
    /// Where it begins, in bytes.
    pub at: Range<usize>,
    /// Whether it is a list of another file, which is no category of this one.
    pub hidden: bool,
}

/// What stands beside a term.
#[derive(Debug, Clone, PartialEq)]
pub enum Context {
    /// Before it a term of one of these categories.
    After(Vec<usize>),
    /// After it this word.
    Before(String),
}

/// A term of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftEntry {
    /// Its pattern in this project's language.
    pub pattern: String,
    /// Where alone it counts.
    pub only: Option<Context>,
    /// Where it does not count.
    pub unless: Option<Context>,
    /// Index of its category.
    pub category: usize,
    /// Its weight, where the file gives one.
    pub weight: Option<f64>,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

/// A term that stands for all terms of a category or list.
#[derive(Debug, Clone, PartialEq)]
pub struct Include {
    /// The category that includes.
    pub category: usize,
    /// What it includes: a category, or a file.
    pub name: String,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

/// Something to say about a place, before its line is known.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftNote {
    /// Bytes of the file; `None` for all of it.
    pub at: Option<usize>,
    /// Lower case: what, and why.
    pub message: String,
    /// Whether something is lost by it.
    pub lost: bool,
}

/// A dictionary while it is read.
#[derive(Debug)]
pub struct Draft<'a> {
    /// What it is read from.
    pub file: &'a File,
    /// One line for people; empty if the file has none.
    pub title: String,
    /// Whether a term counts for the categories around its own as well.
    pub inherits: bool,
    /// In the order of the file.
    pub categories: Vec<DraftCategory>,
    /// In the order of the file.
    pub entries: Vec<DraftEntry>,
    /// In the order of the file.
    pub includes: Vec<Include>,
    /// SHA-256 of the lists of other files that it includes.
    pub included: Vec<String>,
    /// In no particular order.
    pub notes: Vec<DraftNote>,
    /// What is wrong; nothing is used of a file with a problem.
    pub problems: Vec<Problem>,
    by_path: FxHashMap<Vec<String>, usize>,
}

impl<'a> Draft<'a> {
    fn new(file: &'a File) -> Draft<'a> {
        Draft {
            file,
            title: String::new(),
            inherits: true,
            categories: Vec::new(),
            entries: Vec::new(),
            includes: Vec::new(),
            included: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            by_path: FxHashMap::default(),
        }
    }

    /// Reads a file of a format whose reader is `fill`.
    pub fn read(file: &File, format: &str, fill: fn(&mut Draft<'_>)) -> Result<Lexicon, LoadError> {
        let mut draft = Draft::new(file);
        fill(&mut draft);
        finish::lexicon(draft, format)
    }

    /// The category of this path, made if it is not there, with those around it.
    /// One that is too deep is a problem, and becomes the one around it.
    pub fn category(&mut self, path: &[String], at: Range<usize>) -> usize {
        if let Some(&index) = self.by_path.get(path) {
            return index;
        }
        if path.len() > DEEPEST {
            if self.problems.is_empty() {
                let message = format!("more than {DEEPEST} categories in each other");
                self.wrong(at.clone(), message, "nest less deeply");
            }
            return self.category(&path[..DEEPEST], at);
        }
        if path.len() > 1 {
            self.category(&path[..path.len() - 1], at.clone());
        }
        self.categories.push(DraftCategory {
            path: path.to_vec(),
            about: String::new(),
            at,
            hidden: false,
        });
        let index = self.categories.len() - 1;
        self.by_path.insert(path.to_vec(), index);
        index
    }

    /// The category that the file begins here; one that it began before goes on.
    pub fn open(&mut self, path: &[String], at: Range<usize>) -> usize {
        if self.find(path).is_some() {
            let message = format!("category `{}` is there twice; both are one", path.join("/"));
            self.changed(at.start, message);
        }
        self.category(path, at)
    }

    /// The category of this path, if it is there.
    pub fn find(&self, path: &[String]) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Adds a term, or notes why it cannot be counted.
    pub fn term(
        &mut self,
        (text, at): (&str, Range<usize>),
        syntax: Syntax,
        category: usize,
        weight: Option<f64>,
    ) {
        let pattern = match syntax {
            Syntax::Words(wildcards) => glob::pattern_of(text, wildcards),
            Syntax::Regex => glob::pattern_of_regex(text),
        };
        match pattern {
            Ok(pattern) => self.entries.push(DraftEntry {
                pattern,
                only: None,
                unless: None,
                category,
                weight,
                at,
            }),
            Err(Unusable::Unseen(why)) => self.lost(at.start, format!("`{text}` {why}")),
            Err(Unusable::Wrong(what)) => self.wrong(at, what, "shorten or remove it"),
        }
    }

    /// Adds what stands in place of a term: the term, or what it includes.
    pub fn term_or_include(
        &mut self,
        (text, at): (&str, Range<usize>),
        syntax: Syntax,
        category: usize,
        weight: Option<f64>,
    ) {
        match include::name(text) {
            Some(name) => self.include((name, at), category),
            None => self.term((include::plain(text), at), syntax, category, weight),
        }
    }

    /// Adds an include of a category or list.
    pub fn include(&mut self, (name, at): (&str, Range<usize>), category: usize) {
        self.includes.push(Include {
            category,
            name: name.to_string(),
            at,
        });
    }

    /// Notes that something of the file cannot be counted.
    pub fn lost(&mut self, at: usize, message: String) {
        self.note(Some(at), message, true);
    }

    /// Notes that something is not taken as it stands, without a loss.
    pub fn changed(&mut self, at: usize, message: String) {
        self.note(Some(at), message, false);
    }

    /// Notes something about a place, or about the file as a whole.
    pub fn note(&mut self, at: Option<usize>, message: String, lost: bool) {
        self.notes.push(DraftNote { at, message, lost });
    }

    /// Notes a problem: the file cannot be used as it is.
    pub fn wrong(&mut self, at: Range<usize>, message: impl Into<String>, help: &str) {
        self.problems.push(Problem {
            path: self.file.path.clone(),
            text: self.file.text.clone(),
            at,
            message: message.into(),
            help: help.to_string(),
        });
    }
}
