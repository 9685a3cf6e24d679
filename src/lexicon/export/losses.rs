//! What a format without a place for it leaves out of an entry.

use super::Loss;
use crate::lexicon::entry::WEIGHT;
use crate::lexicon::{Entry, Lexicon};

/// The loss of a whole entry.
pub fn whole(entry: &Entry, why: &str) -> Loss {
    Loss {
        line: entry.line,
        message: format!("`{}` is left out: {why}", entry.term),
        lost: true,
    }
}

/// What plain lists of terms by category have no place for, in one line an entry.
pub fn of_entry(entry: &Entry) -> Option<Loss> {
    let parts = [
        (!entry.exceptions.is_empty(), "exceptions"),
        (entry.strength != 1, "strength"),
        (!entry.target.is_empty(), "target"),
        (entry.polarity != 0, "polarity"),
        (!entry.referent.is_empty(), "referent"),
        (!entry.alternatives.is_empty(), "alternatives"),
        (entry.contested, "contested"),
    ];
    let parts = parts
        .iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, name)| *name);
    // A weight of 1 is what a term without a weight has.
    let is_usual = |name: &str, value: &str| value.is_empty() || name == WEIGHT && value == "1";
    let extra = entry
        .extra
        .iter()
        .filter(|(name, value)| !is_usual(name, value));
    let all: Vec<&str> = parts.chain(extra.map(|(name, _)| name.as_str())).collect();
    (!all.is_empty()).then(|| Loss {
        line: entry.line,
        message: format!("`{}` without its {}", entry.term, all.join(", ")),
        lost: true,
    })
}

/// Notes and example sentences, which change no count.
pub fn documentation(lexicon: &Lexicon) -> Option<Loss> {
    let has_words = |entry: &Entry| {
        let texts = [&entry.source, &entry.note];
        texts.iter().any(|text| !text.is_empty())
            || !entry.hits.is_empty()
            || !entry.misses.is_empty()
    };
    let count = lexicon
        .entries
        .iter()
        .filter(|entry| has_words(entry))
        .count();
    (count > 0).then(|| Loss {
        line: 0,
        message: format!("source, note and example sentences of {count} entries are left out"),
        lost: false,
    })
}

/// Categories of loaded language, where there is no place to say so.
pub fn loaded_categories(lexicon: &Lexicon) -> Vec<Loss> {
    let loaded = lexicon.categories.iter().filter(|category| category.loaded);
    let loss = |message: String| Loss {
        line: 0,
        message,
        lost: true,
    };
    loaded
        .map(|c| loss(format!("category `{}` without its being loaded", c.id)))
        .collect()
}
