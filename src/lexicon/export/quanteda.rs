//! quanteda YAML: keys for categories and lists of terms below them. A category
//! that holds all that its subcategories hold is written around them, for so
//! quanteda counts; where one does not, all stand side by side.

use super::spell::{self, Spelled, Wildcards};
use super::{Loss, Target, Written};
use crate::lexicon::Lexicon;
use crate::lexicon::import::label;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The format.
pub const TARGET: Target = Target {
    name: "quanteda YAML",
    extensions: &["yml", "yaml"],
    write: |lexicon| Ok(write(lexicon)),
};

/// Terms by category.
struct Lists<'a> {
    lexicon: &'a Lexicon,
    terms: Vec<Vec<String>>,
}

fn write(lexicon: &Lexicon) -> Written {
    let spell::Entries { kept, mut losses } = spell::entries(lexicon, |pattern| {
        spell::terms(pattern, Wildcards::Anywhere)
    });
    let mut lists = Lists {
        lexicon,
        terms: vec![Vec::new(); lexicon.categories.len()],
    };
    for Spelled { entry, terms } in &kept {
        lists.terms[entry.category].extend(terms.iter().cloned());
    }
    lists.terms.iter_mut().for_each(once);
    let mut text = String::new();
    let is_nested = lists.is_nested();
    for (at, category) in lexicon.categories.iter().enumerate() {
        let is_inner = category.id.contains('/');
        if is_nested && !is_inner {
            lists.push(&mut text, at, 0);
        } else if !is_nested {
            let _ = writeln!(text, "{}:", quoted(&category.id));
            lists.push_terms(&mut text, &lists.terms[at], 1, false);
            if is_inner {
                losses.push(Loss {
                    line: 0,
                    message: format!("category `{}` is no part of the one around it", category.id),
                    lost: false,
                });
            }
        }
    }
    Written {
        files: vec![("", text)],
        kept: kept.len(),
        losses,
    }
}

/// Each term once, whatever its case.
fn once(terms: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    terms.retain(|term| seen.insert(term.to_lowercase()));
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl Lists<'_> {
    /// Whether every category holds what the categories in it hold, and each of
    /// these has one around it.
    fn is_nested(&self) -> bool {
        let categories = &self.lexicon.categories;
        categories.iter().zip(&self.terms).all(|(category, terms)| {
            let Some((outer, _)) = category.id.rsplit_once('/') else {
                return true;
            };
            let outer = categories.iter().position(|other| other.id == outer);
            outer.is_some_and(|outer| {
                let held: BTreeSet<String> = self.terms[outer]
                    .iter()
                    .map(|term| term.to_lowercase())
                    .collect();
                terms.iter().all(|term| held.contains(&term.to_lowercase()))
            })
        })
    }

    /// Categories that stand directly in one.
    fn inner(&self, at: usize) -> Vec<usize> {
        let outer = &self.lexicon.categories[at].id;
        let is_inner = |id: &str| {
            id.rsplit_once('/')
                .is_some_and(|(around, _)| around == outer)
        };
        let all = self.lexicon.categories.iter().enumerate();
        all.filter(|(_, category)| is_inner(&category.id))
            .map(|(index, _)| index)
            .collect()
    }

    /// A category with its own terms and the categories in it.
    fn push(&self, text: &mut String, at: usize, depth: usize) {
        let inner = self.inner(at);
        let held: BTreeSet<String> = inner
            .iter()
            .flat_map(|i| &self.terms[*i])
            .map(|term| term.to_lowercase())
            .collect();
        let own = self.terms[at]
            .iter()
            .filter(|term| !held.contains(&term.to_lowercase()));
        let own: Vec<String> = own.cloned().collect();
        let dash = if depth == 0 { "" } else { "- " };
        let name = quoted(label(&self.lexicon.categories[at]));
        let _ = writeln!(text, "{}{dash}{name}:", "    ".repeat(depth));
        self.push_terms(text, &own, depth + 1, !inner.is_empty());
        for category in inner {
            self.push(text, category, depth + 1);
        }
    }

    fn push_terms(&self, text: &mut String, terms: &[String], depth: usize, has_more: bool) {
        let indent = "    ".repeat(depth);
        for term in terms {
            let _ = writeln!(text, "{indent}- {}", quoted(term));
        }
        if terms.is_empty() && !has_more {
            let _ = writeln!(text, "{indent}[]");
        }
    }
}
