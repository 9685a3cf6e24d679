//! Includes: `@LIST` in place of a term stands for every term of a category of
//! the same file, or of a plain list beside it (LIST or LIST.txt).

use super::draft::{Draft, Include};
use super::{list, open};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

/// The name that a term includes, if it is an include; `@@name` is the term
/// `@name` itself.
pub fn name(term: &str) -> Option<&str> {
    let name = term.strip_prefix('@')?.trim();
    (!name.is_empty() && !name.starts_with('@')).then_some(name)
}

/// A term without the sign that keeps it from being an include.
pub fn plain(term: &str) -> &str {
    if term.starts_with("@@") {
        &term[1..]
    } else {
        term
    }
}

/// For each category of the draft the categories that its terms count in:
/// itself, what includes it, and what is around these. Files that are included
/// become hidden categories first.
pub fn reach(draft: &mut Draft<'_>) -> Vec<Vec<usize>> {
    let mut edges: Vec<(usize, usize, Range<usize>)> = Vec::new();
    let mut files = BTreeMap::new();
    let names = names(draft);
    let mut next = 0;
    // Lists that are read along the way may include further ones.
    while let Some(include) = draft.includes.get(next).cloned() {
        next += 1;
        match names.get(&include.name.to_lowercase()).copied() {
            Some(inner) => edges.push((include.category, inner, include.at)),
            None => {
                let inner = file_of(draft, &include, &mut files);
                edges.extend(inner.map(|inner| (include.category, inner, include.at)));
            }
        }
    }
    let mut outer: Vec<Vec<usize>> = vec![Vec::new(); draft.categories.len()];
    edges
        .iter()
        .for_each(|(from, to, _)| outer[*to].push(*from));
    if let Some(cycle) = cycle(&outer, &edges) {
        let names = cycle.iter().map(|c| draft.categories[*c].path.join("/"));
        let names: Vec<String> = names.collect();
        let at = edges.iter().find(|e| e.0 == cycle[0] && e.1 == cycle[1]);
        let at = at.map_or(0..0, |edge| edge.2.clone());
        let message = format!("lists that include each other: {}", names.join(" > "));
        draft.wrong(at, message, "take one of the includes out");
        return vec![Vec::new(); draft.categories.len()];
    }
    (0..draft.categories.len())
        .map(|category| counted_in(draft, category, &outer))
        .collect()
}

/// Categories by their whole paths, and by their names where no path is so;
/// case does not matter.
fn names(draft: &Draft<'_>) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    let all = || draft.categories.iter().enumerate();
    for (index, category) in all() {
        names
            .entry(category.path.join("/").to_lowercase())
            .or_insert(index);
    }
    for (index, category) in all() {
        let last = category
            .path
            .last()
            .map_or(String::new(), |name| name.to_lowercase());
        names.entry(last).or_insert(index);
    }
    names
}

/// The hidden category of a list beside the file, read when it is first named.
fn file_of(
    draft: &mut Draft<'_>,
    include: &Include,
    files: &mut BTreeMap<PathBuf, usize>,
) -> Option<usize> {
    let name = &include.name;
    let is_plain = !name.contains(['/', '\\']) && !name.starts_with('.');
    let paths = [name.clone(), format!("{name}.txt")].map(|name| draft.file.folder.join(name));
    let Some(path) = paths.into_iter().find(|path| is_plain && path.is_file()) else {
        let message = format!("`@{name}` is neither a category of this file nor a list beside it");
        let help = "correct the name, or add the list; write @@NAME for the term @NAME itself";
        draft.wrong(include.at.clone(), message, help);
        return None;
    };
    if let Some(index) = files.get(&path) {
        return Some(*index);
    }
    let file = match open(&path) {
        Ok(file) => file,
        Err(e) => {
            draft.wrong(include.at.clone(), e.to_string(), "");
            return None;
        }
    };
    let index = draft.category(&[format!("@{}", file.name())], include.at.clone());
    draft.categories[index].hidden = true;
    files.insert(path, index);
    draft.included.push(file.sha256.clone());
    for (_, term) in list::terms(&file.text) {
        let place = (term.text, include.at.clone());
        draft.term_or_include(place, list::SYNTAX, index, None);
    }
    Some(index)
}

/// A way round from a category to itself, if there is one.
fn cycle(outer: &[Vec<usize>], edges: &[(usize, usize, Range<usize>)]) -> Option<Vec<usize>> {
    // What is left when all that nothing leads to was taken away again and
    // again goes round.
    let mut inner: Vec<usize> = vec![0; outer.len()];
    edges.iter().for_each(|edge| inner[edge.0] += 1);
    let mut free: Vec<usize> = (0..outer.len()).filter(|c| inner[*c] == 0).collect();
    while let Some(category) = free.pop() {
        for &from in &outer[category] {
            inner[from] -= 1;
            if inner[from] == 0 {
                free.push(from);
            }
        }
    }
    let start = (0..outer.len()).find(|c| inner[*c] > 0)?;
    let mut way = vec![start];
    loop {
        let here = way[way.len() - 1];
        let next = edges.iter().find(|e| e.0 == here && inner[e.1] > 0)?.1;
        if let Some(from) = way.iter().position(|c| *c == next) {
            way.push(next);
            return Some(way.split_off(from));
        }
        way.push(next);
    }
}

/// Categories in which the terms of one count, in order.
fn counted_in(draft: &Draft<'_>, category: usize, outer: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![category];
    let mut known = BTreeSet::from([category]);
    let mut next = 0;
    while next < seen.len() {
        let around = around(draft, seen[next]);
        for &other in outer[seen[next]].iter().chain(&around) {
            if known.insert(other) {
                seen.push(other);
            }
        }
        next += 1;
    }
    seen.retain(|other| !draft.categories[*other].hidden);
    seen.sort_by_key(|other| (*other != category, *other));
    seen
}

/// The category around one, if its terms count there too.
fn around(draft: &Draft<'_>, category: usize) -> Option<usize> {
    let path = &draft.categories[category].path;
    let outer = path.split_last().map(|(_, outer)| outer)?;
    draft.find(outer).filter(|_| draft.inherits)
}
