//! Patterns written out as the plain terms of other programs: words, phrases
//! and wildcards. Inflections and alternatives become one term for each form.

use super::{Loss, losses};
use crate::lexicon::import::term_of;
use crate::lexicon::inflect::inflect;
use crate::lexicon::pattern::{self, Element, Pattern};
use crate::lexicon::{Entry, Lexicon};

/// Terms that one pattern may become.
const MOST: usize = 1024;

/// Which wildcards a format has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wildcards {
    /// `*` at the end of a word.
    AtTheEnd,
    /// `*` and `?` anywhere, and `*` for a whole word.
    Anywhere,
}

/// An entry with the terms that it is written out as.
pub struct Spelled<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Its terms.
    pub terms: Vec<String>,
}

/// The entries of a lexicon that can be written out.
pub struct Entries<'a> {
    /// In the order of the lexicon.
    pub kept: Vec<Spelled<'a>>,
    /// What is left out: whole entries, and parts of those that are kept.
    pub losses: Vec<Loss>,
}

/// Writes out what `spell` can say of the entries of a lexicon.
pub fn entries<'a>(
    lexicon: &'a Lexicon,
    spell: impl Fn(&str) -> Result<Vec<String>, String>,
) -> Entries<'a> {
    let (mut kept, mut losses) = (Vec::new(), Vec::new());
    for entry in &lexicon.entries {
        match spell(&entry.term) {
            Ok(terms) => {
                losses.extend(losses::of_entry(entry));
                kept.push(Spelled { entry, terms });
            }
            Err(why) => losses.push(losses::whole(entry, &why)),
        }
    }
    losses.extend(losses::documentation(lexicon));
    Entries { kept, losses }
}

/// The terms that a pattern is written out as, or why it cannot be.
pub fn terms(pattern: &str, wildcards: Wildcards) -> Result<Vec<String>, String> {
    if pattern.starts_with("re:") || pattern.starts_with("text:") {
        let term = term_of(pattern).ok_or("a regular expression")?;
        let is_sign = |c: char| c == '*' || c == '?' && wildcards == Wildcards::Anywhere;
        if pattern.starts_with("text:") && term.contains(is_sign) {
            return Err("a sign that is a wildcard in this format".to_string());
        }
        if pattern.starts_with("re:") {
            fits(&term, wildcards)?;
        }
        return Ok(vec![term]);
    }
    let Ok(Pattern::Sequences(sequences)) = pattern::parse(pattern) else {
        return Err("a pattern that cannot be read".to_string());
    };
    let is_plain =
        |element: &Element| matches!(element, Element::Literal(_) | Element::Wildcard(_));
    if let [sequence] = sequences.as_slice()
        && sequence.iter().all(is_plain)
        && !pattern.contains(['{', '+'])
    {
        fits(pattern, wildcards)?;
        return Ok(vec![
            pattern.split_whitespace().collect::<Vec<_>>().join(" "),
        ]);
    }
    let mut terms = Vec::new();
    for sequence in &sequences {
        terms.extend(spelled(sequence, wildcards)?);
        if terms.len() > MOST {
            return Err(format!("more than {MOST} forms"));
        }
    }
    terms.sort();
    terms.dedup();
    Ok(terms)
}

/// Whether a term has only wildcards that the format has.
fn fits(term: &str, wildcards: Wildcards) -> Result<(), String> {
    let ends = |word: &str| !word.trim_end_matches('*').contains(['*', '?']) && word != "*";
    match wildcards {
        Wildcards::AtTheEnd if !term.split([' ', '-']).all(ends) => {
            Err("a wildcard that is not at the end of a word".to_string())
        }
        _ => Ok(()),
    }
}

/// Every way to write a sequence.
fn spelled(sequence: &[Element], wildcards: Wildcards) -> Result<Vec<String>, String> {
    let mut terms = vec![String::new()];
    for element in sequence {
        let forms = match element {
            Element::Literal(form) => vec![form.clone()],
            Element::Lemma(lemma) => inflect(lemma),
            Element::Wildcard(wildcard) => {
                fits(wildcard, wildcards)?;
                vec![wildcard.clone()]
            }
            Element::Any if wildcards == Wildcards::Anywhere => vec!["*".to_string()],
            Element::Any => return Err("a wildcard for a whole word".to_string()),
            Element::Actor => return Err("the names of actors".to_string()),
            Element::Gap => return Err("a gap between words".to_string()),
            _ => return Err("words beside it that are no part of it".to_string()),
        };
        terms = terms
            .iter()
            .flat_map(|term| forms.iter().map(move |form| joined(term, form)))
            .collect();
        if terms.len() > MOST {
            return Err(format!("more than {MOST} forms"));
        }
    }
    Ok(terms)
}

fn joined(before: &str, form: &str) -> String {
    let space = if before.is_empty() || form == "'s" {
        ""
    } else {
        " "
    };
    format!("{before}{space}{form}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_written_out() {
        let shown = |pattern: &str, wildcards| match terms(pattern, wildcards) {
            Ok(terms) => terms.join("; "),
            Err(why) => format!("no: {why}"),
        };
        let anywhere = |pattern| shown(pattern, Wildcards::Anywhere);
        for (pattern, expected) in [
            ("rightful  owner", "rightful owner"),
            ("cease-fire", "cease-fire"),
            ("nation's {soul|heart}", "nation's heart; nation's soul"),
            (
                "seize+ {a|the} town",
                "seize a town; seize the town; seized a town; seized the town; seizes a town; seizes the town; seizing a town; seizing the town",
            ),
            ("*ism", "*ism"),
            ("not-*", "not *"),
            ("hit by .. missile", "no: a gap between words"),
            ("kind [of]", "no: words beside it that are no part of it"),
            ("[@crew] moor", "no: words beside it that are no part of it"),
            ("{actor} border", "no: the names of actors"),
            (r"re:\bUS\b", "no: a regular expression"),
            ("text:at&t", "at&t"),
            ("text:why?", "no: a sign that is a wildcard in this format"),
            (r"re:(?i)\b{start-half}oh,\s+no\w*\b{end-half}", "oh, no*"),
        ] {
            assert_eq!(anywhere(pattern), expected, "{pattern}");
        }
        let at_end = |pattern| shown(pattern, Wildcards::AtTheEnd);
        assert_eq!(at_end("abandon* ship*"), "abandon* ship*");
        assert_eq!(
            at_end("*ism"),
            "no: a wildcard that is not at the end of a word"
        );
        assert_eq!(at_end("text:why?"), "why?");
        assert_eq!(
            at_end("wom?n"),
            "no: a wildcard that is not at the end of a word"
        );
        assert_eq!(at_end("not-*"), "no: a wildcard for a whole word");
    }
}
