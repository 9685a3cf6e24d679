//! The stage `text`: an article as it was read becomes words, sentences and
//! paragraphs, each with its span. The rules are written for English news and
//! hold their own on web text; all of them are linear in the length of the text.

mod abbreviations;
mod boundary;
pub mod bounds;
mod breaks;
mod candidate;
mod code_points;
mod credits;
mod dateline;
mod furniture;
mod kinds;
mod language;
mod names;
mod paragraphs;
mod tokens;

pub use code_points::CodePoints;
pub use language::detect;
pub use paragraphs::trim;
pub use tokens::words;

use crate::model::{Article, Field, Passage, Segmented, Sentence, SentenceKind, Span, Token};
use std::sync::Arc;

/// The stage: words, sentences and paragraphs of an article.
pub fn segment(article: Arc<Article>) -> Segmented {
    let mut passages = Vec::with_capacity(2);
    if !article.title.trim().is_empty() {
        passages.push(passage(Field::Title, &article.title, false));
    }
    passages.push(passage(
        Field::Text,
        &article.text,
        article.headline_in_text,
    ));
    let language = language::detect(&article.text);
    Segmented {
        article,
        language,
        passages,
    }
}

fn passage(field: Field, text: &str, headline_in_text: bool) -> Passage {
    let paragraphs = paragraphs::split(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let mut sentences = Vec::with_capacity(text.len() / 120 + 1);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let first = headline_in_text && number == 0;
        for span in boundary::sentences(text, *paragraph) {
            let start = tokens.len();
            let words = tokens::words(span.of(text));
            tokens.extend(words.map(|w| Token {
                span: Span::new(span.start + w.start, span.start + w.end),
                counted: true,
            }));
            sentences.push(Sentence {
                span,
                kind: SentenceKind::Body,
                paragraph: number,
                tokens: start..tokens.len(),
            });
        }
        if first {
            kinds::mark_headline(text, *paragraph, &paragraphs, &mut sentences);
        }
    }
    let mut passage = Passage {
        field,
        tokens,
        sentences,
        paragraphs,
    };
    match field {
        Field::Title => passage
            .sentences
            .iter_mut()
            .for_each(|s| s.kind = SentenceKind::Headline),
        Field::Text => kinds::mark(text, &mut passage),
    }
    passage
}
