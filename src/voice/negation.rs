//! Whether a negation or a hedge reaches a hit. A negation reaches from its
//! word to the end of the clause; a hedge colours the clause that it stands in.

use super::words::is_one_of;
use crate::model::{Find, Segmented, Span};

/// Words that negate what follows them.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "neither", "nor", "cannot", "none", "nobody", "deny",
    "denies", "denied", "denying", "fail", "fails", "failed", "refuse", "refuses", "refused",
    "refusing", "hardly", "barely",
];
/// Words that lower certainty.
#[rustfmt::skip]
const HEDGES: &[&str] = &[
    "may", "might", "could", "perhaps", "possibly", "reportedly", "allegedly", "apparently",
    "seemingly", "probably", "likely", "purportedly", "presumably", "seems", "seemed",
    "appears", "appeared", "suggests", "suggested",
];
/// How many words before a hit are looked at.
const REACH: usize = 12;

/// Looks for negations and hedges in the texts of an article.
pub struct Scope<'a>(&'a Segmented);

impl<'a> Scope<'a> {
    /// A scope over an article.
    pub fn new(text: &'a Segmented) -> Self {
        Scope(text)
    }

    /// Whether the find is negated, and whether it is hedged.
    pub fn of(&self, find: &Find) -> (bool, bool) {
        let passage = &self.0.passages[find.passage];
        let text = self.0.text_of(passage.field);
        let first = passage.sentences[find.sentence].tokens.start;
        let (mut negated, mut hedged) = (false, false);
        let mut next = find.span.start;
        for index in (first.max(find.tokens.0.saturating_sub(REACH))..find.tokens.0).rev() {
            let span = passage.tokens[index].span;
            if ends_clause(Span::new(span.end, next.max(span.end)).of(text)) {
                break;
            }
            let word = span.of(text);
            negated |= is_one_of(word, NEGATIONS) || word.ends_with("n't") || word.ends_with("n’t");
            hedged |= is_one_of(word, HEDGES);
            next = span.start;
        }
        (negated, hedged)
    }
}

fn ends_clause(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '(', ')', '“', '”', '"'])
}
