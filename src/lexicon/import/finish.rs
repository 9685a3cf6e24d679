//! From a draft to a lexicon: ids for categories, terms for every category that
//! they count in, each once, and the places of notes in lines and columns.

use super::draft::{Context, Draft, DraftEntry};
use super::{File, include};
use crate::lexicon::entry::WEIGHT;
use crate::lexicon::load::{LoadError, digest};
use crate::lexicon::pattern::{self, Element, Pattern};
use crate::lexicon::{ACTORS, Category, Entry, ExtraColumn, Lexicon, Note, REPORTING, shipped};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Terms of a lexicon at most, counted in each of their categories.
const MOST: usize = 500_000;

/// The lexicon that a draft is of.
pub fn lexicon(mut draft: Draft<'_>, format: &str) -> Result<Lexicon, LoadError> {
    let reach = include::reach(&mut draft);
    if draft.file.encoding != "UTF-8" {
        let message = format!("read as {}", draft.file.encoding);
        draft.note(None, message, false);
    }
    let (ids, places) = ids(&mut draft);
    let lines = Lines::of(draft.file);
    let name = |category: usize| ids[places[category]].as_str();
    let terms = draft.entries.drain(..).map(|entry| Term::of(entry, name));
    let terms: Vec<Term> = terms.collect();
    let rows = rows(&mut draft, terms, &reach, &lines);
    if rows.is_empty() && draft.problems.is_empty() {
        let why = draft.notes.iter().find(|note| note.lost);
        let why = why.map_or(String::new(), |note| format!(": {}", note.message));
        let message = format!("no term that can be counted{why}");
        draft.wrong(0..0, message, "is this the whole file?");
    }
    if !draft.problems.is_empty() {
        return Err(LoadError::Problems(draft.problems));
    }
    note_empty(&mut draft, &rows);
    let is_weighted = rows
        .iter()
        .any(|(row, _)| row.entry.weight.is_some_and(|w| w != 1.0));
    let entry = |(row, category): (Term, usize)| Entry {
        category: places[category],
        strength: 1,
        line: lines.line(row.entry.at.start) as u64,
        extra: extra(&row.entry, is_weighted),
        term: row.pattern,
        exceptions: row.exceptions,
        ..Entry::default()
    };
    let entries = rows.into_iter().map(entry).collect();
    let (name, id) = (draft.file.name(), lexicon_id(draft.file));
    let title = match draft.title.trim() {
        "" => format!("{} ({format})", draft.file.stem()),
        title => format!("{title} ({format})"),
    };
    Ok(Lexicon {
        id,
        title,
        citation: format!("{name}, a dictionary read as {format}; cite its authors"),
        description: format!("Read from {name} ({format})."),
        scored: true,
        categories: categories(&draft, ids),
        columns: if is_weighted {
            vec![weight_column()]
        } else {
            Vec::new()
        },
        entries,
        sha256: sha256(&draft),
        notes: notes(&draft, &lines),
        ..Lexicon::default()
    })
}

/// Of the file, or of its digest and those of the lists that it includes.
fn sha256(draft: &Draft<'_>) -> String {
    let own = &draft.file.sha256;
    match draft.included.is_empty() {
        true => own.clone(),
        false => digest(format!("{own}{}", draft.included.concat()).as_bytes()),
    }
}

fn extra(row: &DraftEntry, is_weighted: bool) -> BTreeMap<String, String> {
    let weight = is_weighted.then(|| row.weight.unwrap_or(1.0).to_string());
    weight
        .into_iter()
        .map(|w| (WEIGHT.to_string(), w))
        .collect()
}

/// The column of weights, as a lexicon declares it.
pub fn weight_column() -> ExtraColumn {
    ExtraColumn {
        name: WEIGHT.to_string(),
        kind: "number".to_string(),
        definition: "weight of the term in its category".to_string(),
    }
}

/// The id of a lexicon that is named after its file. One that a shipped lexicon
/// has gets the file's extension, so that a list of `actors` replaces nothing.
pub fn lexicon_id(file: &File) -> String {
    let id = slug(&file.stem());
    let is_taken = shipped::names().contains(&id.as_str()) || [ACTORS, REPORTING].contains(&&*id);
    match (is_taken, slug(&file.extension())) {
        (true, extension) => format!("{id}_{extension}"),
        (false, _) if id.is_empty() => "dictionary".to_string(),
        (false, _) => id,
    }
}

/// A name in the letters of an id.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '-' => slug.push('-'),
            c if c.is_alphanumeric() && !c.is_uppercase() => slug.push(c),
            _ if slug.ends_with('_') => {}
            _ => slug.push('_'),
        }
    }
    slug.trim_matches(['_', '-']).to_string()
}

/// What a category is called where a name gives back its id; else the last part of that.
pub fn label(category: &Category) -> &str {
    let id = category.own_id();
    if slug(&category.name) == id {
        &category.name
    } else {
        id
    }
}

/// Ids of the categories that are shown, in order, and the place of each
/// category of the draft among them.
fn ids(draft: &mut Draft<'_>) -> (Vec<String>, Vec<usize>) {
    let (mut ids, mut places): (Vec<String>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut taken = BTreeMap::new();
    let mut by_path: FxHashMap<Vec<String>, String> = FxHashMap::default();
    let mut changed = Vec::new();
    for category in &draft.categories {
        places.push(ids.len());
        if category.hidden {
            continue;
        }
        let (around, own) = category.path.split_at(category.path.len() - 1);
        let own = match slug(&own[0]) {
            slug if slug.is_empty() => "category".to_string(),
            slug => slug,
        };
        let own = match by_path.get(around) {
            Some(outer) => format!("{outer}/{own}"),
            None => own,
        };
        let id = free(&own, &mut taken);
        if id != own {
            let name = category.path.join("/");
            let message = format!("category `{name}` is called `{id}`, since `{own}` is another");
            changed.push((category.at.start, message));
        }
        by_path.insert(category.path.clone(), id.clone());
        ids.push(id);
    }
    for (at, message) in changed {
        draft.changed(at, message);
    }
    (ids, places)
}

/// The id, or the id with the next number that makes it a new one; `taken` has
/// the ids in use with the last number that each was given.
fn free(id: &str, taken: &mut BTreeMap<String, u64>) -> String {
    let Some(mut number) = taken.get(id).copied() else {
        taken.insert(id.to_string(), 1);
        return id.to_string();
    };
    let free = loop {
        number += 1;
        let free = format!("{id}_{number}");
        if !taken.contains_key(&free) {
            break free;
        }
    };
    taken.insert(id.to_string(), number);
    taken.insert(free.clone(), 1);
    free
}

fn categories(draft: &Draft<'_>, ids: Vec<String>) -> Vec<Category> {
    let name = draft.file.name();
    let shown = draft.categories.iter().filter(|category| !category.hidden);
    let category = |(category, id): (&super::draft::DraftCategory, String)| {
        let path = category.path.join("/");
        Category {
            id,
            name: category.path.last().cloned().unwrap_or_default(),
            definition: match category.about.trim() {
                "" => format!("what {name} lists as {path}"),
                about => about.to_string(),
            },
            source: name.clone(),
            loaded: false,
            evidence: "none".to_string(),
        }
    };
    shown.zip(ids).map(category).collect()
}

/// A term with its context spelled out, and the entry that it was made of.
#[derive(Clone)]
struct Term {
    pattern: String,
    exceptions: Vec<String>,
    entry: DraftEntry,
}

impl Term {
    /// Of an entry; `name` gives the ids of categories.
    fn of<'i>(mut entry: DraftEntry, name: impl Fn(usize) -> &'i str) -> Term {
        let beside = |context: &Context| match context {
            Context::Before(word) => format!("{} [{word}]", entry.pattern),
            Context::After(categories) => {
                let names = categories.iter().map(|c| format!("@{}", name(*c)));
                let names: Vec<String> = names.collect();
                match names.as_slice() {
                    [one] => format!("[{one}] {}", entry.pattern),
                    all => format!("[{{{}}}] {}", all.join("|"), entry.pattern),
                }
            }
        };
        let pattern = entry.only.as_ref().map(beside);
        let exceptions = entry.unless.iter().map(beside).collect();
        Term {
            pattern: pattern.unwrap_or_else(|| std::mem::take(&mut entry.pattern)),
            exceptions,
            entry,
        }
    }
}

/// What a term is after folding: two terms of one are the same.
#[derive(PartialEq, Eq, Hash)]
enum Folded {
    Sequences(Vec<Vec<Element>>),
    Text(String),
    Regex(String),
}

fn folded(pattern: &str) -> Folded {
    // To compile an expression only to compare it takes too long.
    if pattern.starts_with("re:") {
        return Folded::Regex(pattern.to_string());
    }
    match pattern::parse(pattern) {
        Ok(Pattern::Sequences(sequences)) => Folded::Sequences(sequences),
        Ok(Pattern::Text(text)) => Folded::Text(text.to_lowercase()),
        _ => Folded::Regex(pattern.to_string()),
    }
}

/// Every term with every category that it counts in, each once, in the order of the file.
fn rows(
    draft: &mut Draft<'_>,
    terms: Vec<Term>,
    reach: &[Vec<usize>],
    lines: &Lines<'_>,
) -> Vec<(Term, usize)> {
    let mut rows: Vec<(Term, usize)> = Vec::new();
    let mut numbers: FxHashMap<Folded, usize> = FxHashMap::default();
    let mut first: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let mut changed = Vec::new();
    for term in terms {
        let entry = &term.entry;
        if rows.len() > MOST {
            let message = format!("more than {MOST} terms, those of includes among them");
            draft.wrong(entry.at.clone(), message, "split the dictionary");
            return rows;
        }
        let next = numbers.len();
        let number = *numbers.entry(folded(&term.pattern)).or_insert(next);
        for &category in &reach[entry.category] {
            let key = (category, number);
            let Some(&at) = first.get(&key) else {
                first.insert(key, rows.len());
                rows.push((term.clone(), category));
                continue;
            };
            let (other, _) = &rows[at];
            // What two inner categories share is no news in the outer one.
            let is_other =
                entry.weight != other.entry.weight || term.exceptions != other.exceptions;
            if is_other || entry.category == other.entry.category {
                changed.push((
                    entry.at.start,
                    term.pattern.clone(),
                    other.entry.at.start,
                    is_other,
                ));
            }
        }
    }
    for (at, pattern, other, is_other) in changed {
        let what = if is_other { "said otherwise" } else { "there" };
        let line = lines.line(other);
        draft.changed(
            at,
            format!("`{pattern}` is {what} in line {line}; the first counts"),
        );
    }
    rows
}

fn note_empty(draft: &mut Draft<'_>, rows: &[(Term, usize)]) {
    let filled: BTreeSet<usize> = rows.iter().map(|(_, category)| *category).collect();
    let all = draft.categories.iter().enumerate();
    let empty = all.filter(|(index, category)| !category.hidden && !filled.contains(index));
    let empty: Vec<(usize, String)> = empty
        .map(|(_, category)| (category.at.start, category.path.join("/")))
        .collect();
    for (at, name) in empty {
        draft.changed(
            at,
            format!("category `{name}` has no term that can be counted"),
        );
    }
}

/// Where the lines of a file begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl Lines<'_> {
    fn of(file: &File) -> Lines<'_> {
        Lines {
            text: &file.text,
            starts: file.lines().map(|line| line.start).collect(),
        }
    }

    /// 1-based line of a byte.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1)
    }

    /// 1-based line and column of a byte.
    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        let before = self.text.get(self.starts[line - 1]..at);
        (line, before.map_or(1, |text| text.chars().count() + 1))
    }
}

fn notes(draft: &Draft<'_>, lines: &Lines<'_>) -> Vec<Note> {
    let mut notes: Vec<&_> = draft.notes.iter().collect();
    notes.sort_by_key(|note| note.at);
    // A term of several categories is noted once.
    notes.dedup();
    let note = |note: &super::draft::DraftNote| {
        let (line, column) = note.at.map_or((0, 0), |at| lines.place(at));
        Note {
            path: draft.file.path.clone(),
            line,
            column,
            message: note.message.clone(),
            lost: note.lost,
        }
    };
    notes.into_iter().map(note).collect()
}
