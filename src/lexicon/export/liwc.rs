//! LIWC `.dic`: a legend, nested by tabs, and a term with its codes a line.

use super::spell::{Wildcards, terms};
use super::{Loss, Target, Written, losses};
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
    let (lines, mut losses) = lines(lexicon);
    let kept = lexicon.entries.len() - losses::left_out(&losses);
    losses.extend(losses::documentation(lexicon));
    let mut text = String::from("%\n");
    for (at, category) in lexicon.categories.iter().enumerate() {
        let depth = category.id.matches('/').count();
        let _ = writeln!(text, "{}{}\t{}", "\t".repeat(depth), at + 1, name(category));
    }
    text.push_str("%\n");
    for (term, codes) in lines {
        let codes: Vec<String> = codes.iter().map(|code| (code + 1).to_string()).collect();
        let _ = writeln!(text, "{term}\t{}", codes.join("\t"));
    }
    Written {
        files: vec![("", text)],
        kept,
        losses,
    }
}

/// A name that is not taken for a short and a long one.
fn name(category: &Category) -> String {
    let label = label(category);
    let id = category.id.rsplit('/').next().unwrap_or(&category.id);
    if label.contains(['(', '\t', '\n']) {
        id.to_string()
    } else {
        label.to_string()
    }
}

/// A term, and the categories that it is in.
type Line = (String, BTreeSet<usize>);

/// Terms in the order of the lexicon, each with all its categories.
fn lines(lexicon: &Lexicon) -> (Vec<Line>, Vec<Loss>) {
    let (mut lines, mut all): (Vec<Line>, Vec<Loss>) = (Vec::new(), Vec::new());
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &lexicon.entries {
        let spelled = terms(&entry.term, Wildcards::AtTheEnd);
        match spelled.and_then(|terms| terms.iter().try_for_each(|t| sayable(t)).map(|()| terms)) {
            Err(why) => all.push(losses::whole(entry, &why)),
            Ok(terms) => {
                all.extend(losses::of_entry(entry));
                for term in terms {
                    let at = *places.entry(term.to_lowercase()).or_insert(lines.len());
                    if at == lines.len() {
                        lines.push((term, BTreeSet::new()));
                    }
                    lines[at].1.insert(entry.category);
                }
            }
        }
    }
    (lines, all)
}

/// Whether a line can begin with a term.
fn sayable(term: &str) -> Result<(), String> {
    match term.starts_with('(') || term.starts_with("# ") || term.starts_with("//") {
        true => Err("its first sign says something else in this format".to_string()),
        false => Ok(()),
    }
}
