//! LIWC `.dic`: a legend, nested by tabs, and a term with its codes a line.

use super::spell::{self, Spelled, Wildcards};
use super::{Target, Written};
use crate::lexicon::import::label;
use crate::lexicon::{Category, Lexicon};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The format.
pub const TARGET: Target = Target {
    name: "LIWC",
    extensions: &["dic"],
    write: |lexicon| Ok(write(lexicon)),
};

fn write(lexicon: &Lexicon) -> Written {
    let spelled = spell::entries(lexicon, sayable);
    let mut text = String::from("%\n");
    for (at, category) in lexicon.categories.iter().enumerate() {
        let depth = category.id.matches('/').count();
        let _ = writeln!(text, "{}{}\t{}", "\t".repeat(depth), at + 1, name(category));
    }
    text.push_str("%\n");
    for (term, codes) in lines(&spelled.kept) {
        let codes: Vec<String> = codes.iter().map(|code| (code + 1).to_string()).collect();
        let _ = writeln!(text, "{term}\t{}", codes.join("\t"));
    }
    Written {
        files: vec![("", text)],
        kept: spelled.kept.len(),
        losses: spelled.losses,
    }
}

/// A name that is not taken for a short and a long one.
fn name(category: &Category) -> &str {
    let label = label(category);
    if label.contains(['(', '\t', '\n']) {
        category.own_id()
    } else {
        label
    }
}

/// A term, and the categories that it is in.
type Line = (String, BTreeSet<usize>);

/// Terms in the order of the lexicon, each with all its categories.
fn lines(entries: &[Spelled<'_>]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for Spelled { entry, terms } in entries {
        for term in terms {
            let at = *places.entry(term.to_lowercase()).or_insert(lines.len());
            if at == lines.len() {
                lines.push((term.clone(), BTreeSet::new()));
            }
            lines[at].1.insert(entry.category);
        }
    }
    lines
}

/// The terms that a pattern is written out as, if lines can begin with them.
fn sayable(pattern: &str) -> Result<Vec<String>, String> {
    let terms = spell::terms(pattern, Wildcards::AtTheEnd)?;
    let is_other = |term: &String| ["(", "# ", "//"].iter().any(|sign| term.starts_with(sign));
    match terms.iter().any(is_other) {
        true => Err("its first sign says something else in this format".to_string()),
        false => Ok(terms),
    }
}
