//! A sentence as a list of words with what stands between them: the view that
//! the attribution rules work on; and small questions about one word.

use crate::model::{Passage, Span};

/// The words of one sentence.
pub struct Words<'a> {
    /// The field.
    pub text: &'a str,
    /// The sentence's span.
    pub span: Span,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    /// The words of sentence `number` of a passage.
    pub fn new(text: &'a str, passage: &Passage, number: usize) -> Self {
        let sentence = &passage.sentences[number];
        let tokens = &passage.tokens[sentence.tokens.clone()];
        let spans = tokens.iter().map(|token| token.span).collect();
        Words {
            text,
            span: sentence.span,
            spans,
        }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// The span of word `at`.
    pub fn span_of(&self, at: usize) -> Span {
        self.spans
            .get(at)
            .copied()
            .unwrap_or(Span::new(self.span.end, self.span.end))
    }

    /// Word `at`; empty beyond the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        self.span_of(at).of(self.text)
    }

    /// What stands between word `at - 1` and word `at`; before the first and after the last word, up to the sentence's edge.
    pub fn gap(&self, at: usize) -> &'a str {
        let from = if at == 0 {
            self.span.start
        } else {
            self.span_of(at - 1).end
        };
        Span::new(from, self.span_of(at).start).of(self.text)
    }

    /// The first word that begins at or after `byte`.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.spans.partition_point(|span| span.start < byte)
    }

    /// The first word that ends after `byte`.
    pub fn at_end(&self, byte: usize) -> usize {
        self.spans.partition_point(|span| span.end <= byte)
    }

    /// The span of the words `from..to`.
    pub fn range(&self, from: usize, to: usize) -> Option<Span> {
        (from < to && to <= self.len())
            .then(|| Span::new(self.span_of(from).start, self.span_of(to - 1).end))
    }
}

/// Whether a word is one of a list, without regard to case.
pub fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// A word without the 's of an owner.
pub fn without_owner(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}
