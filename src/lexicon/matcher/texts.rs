//! Patterns that are a text as it stands (`text:at&t`), marks and all: one
//! automaton finds all of them in a sentence, however many there are.

use super::{Found, PatternId};
use crate::model::Span;
use aho_corasick::AhoCorasick;

/// Texts, each perhaps in several spellings.
#[derive(Debug, Default)]
pub struct Texts {
    list: Vec<(String, PatternId)>,
    automaton: Option<AhoCorasick>,
}

impl Texts {
    /// Adds a text; [`Texts::prepare`] must follow.
    pub fn add(&mut self, text: &str, id: PatternId) {
        // The automaton folds the case of ASCII; other letters are added in both.
        let plain = text.replace('’', "'");
        let mut spellings = vec![plain.to_lowercase(), plain.to_uppercase(), plain];
        let curly: Vec<String> = spellings
            .iter()
            .map(|text| text.replace('\'', "’"))
            .collect();
        spellings.extend(curly);
        let fold = |text: &String| text.to_ascii_lowercase();
        spellings.sort_by_key(fold);
        spellings.dedup_by_key(|text| fold(text));
        self.list
            .extend(spellings.into_iter().map(|text| (text, id)));
    }

    /// Builds the automaton.
    pub fn prepare(&mut self) {
        let texts = self.list.iter().map(|(text, _)| text);
        let built = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(texts);
        self.automaton = built.ok().filter(|_| !self.list.is_empty());
    }

    /// All of them in one sentence of a field.
    pub fn find(&self, field: &str, sentence: Span, out: &mut Vec<Found>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        let text = sentence.of(field);
        for found in automaton.find_overlapping_iter(text) {
            if stands_alone(text, found.start(), found.end()) {
                out.push(Found {
                    pattern: self.list[found.pattern().as_usize()].1,
                    span: Span::new(sentence.start + found.start(), sentence.start + found.end()),
                    company: None,
                });
            }
        }
    }
}

/// Whether no word goes on at either end of a stretch.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(regex_syntax::is_word_character);
    let (before, inside, after) = (&text[..start], &text[start..end], &text[end..]);
    let runs_in = is_word(before.chars().next_back()) && is_word(inside.chars().next());
    let runs_on = is_word(inside.chars().next_back()) && is_word(after.chars().next());
    !runs_in && !runs_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(texts: &Texts, text: &'t str) -> Vec<(usize, &'t str)> {
        let mut out = Vec::new();
        texts.find(text, Span::new(0, text.len()), &mut out);
        let mut found: Vec<_> = out
            .iter()
            .map(|f| (f.pattern.entry, f.span.of(text)))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn texts_with_marks() {
        let mut texts = Texts::default();
        for (entry, text) in ["at&t", "#lake", "'em", "é/è", "c++"]
            .into_iter()
            .enumerate()
        {
            let id = PatternId {
                lexicon: 0,
                entry,
                exception: false,
            };
            texts.add(text, id);
        }
        texts.prepare();
        assert_eq!(found(&texts, "AT&T met, at&tea, cat&t."), [(0, "AT&T")]);
        assert_eq!(
            found(&texts, "#Lake #lakes let ’em, 'em"),
            [(1, "#Lake"), (2, "'em"), (2, "’em")]
        );
        assert_eq!(
            found(&texts, "É/È c++ C++17"),
            [(3, "É/È"), (4, "C++"), (4, "c++")]
        );
    }
}
