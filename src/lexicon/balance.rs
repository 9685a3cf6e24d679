//! The balance of sides in a lexicon, for `lexicon check`: terms that name one
//! party where no term says the same of another, referents without a plain
//! name, and parties with far more names than others of their kind. Findings
//! are questions to the author, no errors: some things are said of one side only.

use super::check::matched;
use super::{ACTORS, Caches, Lexicon, Lexicons};
use std::collections::{BTreeMap, BTreeSet};

/// Names of a party, as a multiple of the middle number of its kind, from which it is noted.
const RATIO: f64 = 1.5;

/// Something that an author may want to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is.
    pub about: String,
    /// The terms, referents or parties, sorted.
    pub terms: Vec<String>,
}

/// What there is to say of lexicon number `index` of a set that has the actors.
pub fn findings(lexicons: &Lexicons, index: usize) -> Vec<Finding> {
    let lexicon = &lexicons.list[index];
    let found = match lexicon.id.as_str() {
        ACTORS => vec![names(lexicon)],
        _ if lexicon.scored => vec![one_sided(lexicons, index), unnamed(lexicon)],
        _ => Vec::new(),
    };
    let found = found.into_iter();
    found.filter(|finding| !finding.terms.is_empty()).collect()
}

/// Loaded terms that name a party and say what no term says of another one.
fn one_sided(lexicons: &Lexicons, index: usize) -> Finding {
    let lexicon = &lexicons.list[index];
    let mut caches = Caches::default();
    let mut frames: BTreeMap<(usize, String), BTreeSet<(String, &str)>> = BTreeMap::new();
    for entry in &lexicon.entries {
        if !lexicon.categories[entry.category].loaded {
            continue;
        }
        let plain = first_forms(&entry.term);
        let found = matched(lexicons, &plain, &mut caches);
        if let Some(find) = found.actors.first() {
            let actor = lexicons.entry(find).extra.get("actor");
            let around = (&plain[..find.span.start], &plain[find.span.end..]);
            let frame = (entry.category, format!("{}{{}}{}", around.0, around.1));
            let side = actor.map_or(String::new(), String::clone);
            frames.entry(frame).or_default().insert((side, &entry.term));
        }
    }
    let alone = frames.into_values().filter(|sides| {
        let parties: BTreeSet<&String> = sides.iter().map(|(side, _)| side).collect();
        parties.len() == 1
    });
    let terms: BTreeSet<String> = alone
        .flatten()
        .map(|(_, term)| format!("`{term}`"))
        .collect();
    Finding {
        about: format!("{} loaded terms name one side only", terms.len()),
        terms: terms.into_iter().collect(),
    }
}

/// The first text that a pattern is for, near enough: the first of each
/// alternatives, without signs.
fn first_forms(term: &str) -> String {
    let mut text = String::new();
    let mut rest = term;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(inside.split('|').next().unwrap_or(""));
        rest = after;
    }
    text.push_str(rest);
    text.replace(['+', '*', '?'], "").replace("..", "")
}

/// Referents that have loaded names and no plain one.
fn unnamed(lexicon: &Lexicon) -> Finding {
    let mut plain: BTreeMap<&str, bool> = BTreeMap::new();
    for entry in lexicon.entries.iter().filter(|e| !e.referent.is_empty()) {
        let is_plain = !lexicon.categories[entry.category].loaded;
        *plain.entry(&entry.referent).or_default() |= is_plain;
    }
    let without = plain.into_iter().filter(|(_, is_plain)| !is_plain);
    let terms: Vec<String> = without.map(|(referent, _)| referent.to_string()).collect();
    Finding {
        about: format!(
            "{} referents have loaded names and no plain one",
            terms.len()
        ),
        terms,
    }
}

/// Parties that have more names than others of their kind.
fn names(lexicon: &Lexicon) -> Finding {
    let mut kinds: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for entry in &lexicon.entries {
        let actor = entry.extra.get("actor").map_or("", String::as_str);
        let kind = kinds.entry(entry.category).or_default();
        *kind.entry(actor).or_default() += 1;
    }
    let mut terms = Vec::new();
    for actors in kinds.values() {
        let mut counts: Vec<usize> = actors.values().copied().collect();
        counts.sort_unstable();
        let middle = counts[counts.len() / 2] as f64;
        let many = actors.iter().filter(|(_, n)| **n as f64 > RATIO * middle);
        terms.extend(many.map(|(actor, n)| format!("{actor} {n} (middle {middle})")));
    }
    terms.sort();
    Finding {
        about: format!(
            "{} parties have more than {RATIO} times the names of the middle one of their kind",
            terms.len()
        ),
        terms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Category, Entry};

    fn entry(term: &str, category: usize, referent: &str) -> Entry {
        Entry {
            term: term.to_string(),
            category,
            referent: referent.to_string(),
            strength: 2,
            ..Entry::default()
        }
    }

    #[test]
    fn what_is_said_of_one_side_only_and_what_has_no_plain_name() {
        let category = |id: &str, loaded| Category {
            id: id.to_string(),
            loaded,
            ..Category::default()
        };
        let lexicon = Lexicon {
            id: "sides".to_string(),
            scored: true,
            categories: vec![category("charge", true), category("name", false)],
            entries: vec![
                entry("Russian aggression", 0, "war"),
                entry("{Ukrainian|Kyiv's} aggression", 0, "war"),
                entry("French {tyranny|rule}", 0, "rule"),
                entry("the war", 1, "war"),
            ],
            ..Lexicon::default()
        };
        let actors = crate::lexicon::read(&crate::lexicon::find_source(ACTORS).unwrap()).unwrap();
        let found = findings(&Lexicons::compile(vec![lexicon, actors]), 0);
        assert_eq!(found[0].terms, ["`French {tyranny|rule}`"]);
        assert_eq!(found[1].terms, ["rule"]);
    }

    #[test]
    fn the_first_form_of_a_pattern() {
        assert_eq!(
            first_forms("{Kyiv's|the} regime+ in .. Kyiv"),
            "Kyiv's regime in  Kyiv"
        );
        assert_eq!(first_forms("{actor} rule"), "actor rule");
    }
}
