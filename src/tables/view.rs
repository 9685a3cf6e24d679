//! What the rows of one article share: who wrote it, and where its code
//! points are. Built once for an article and read by every per-article table.

use std::fmt::Write;
use std::sync::Arc;

use crate::lexicon::Lexicons;
use crate::model::{Field, Passage, Scored, Segmented, Span, Voiced};
use crate::text::CodePoints;

/// The first cells of every per-article row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Id of the article.
    pub article_id: String,
    /// Its outlet; empty if none was given.
    pub outlet: String,
    /// Its event; empty if none is known.
    pub event: String,
}

/// A stretch in code points, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A scored article with the lexicons that scored it and the code points of
/// its fields.
pub struct View<'a> {
    /// The article.
    pub scored: &'a Scored,
    /// The lexicons that its finds point into.
    pub lexicons: &'a Lexicons,
    /// Shared by all its rows.
    pub head: Arc<Head>,
    title: CodePoints<'a>,
    text: CodePoints<'a>,
}

impl<'a> View<'a> {
    /// Reads both fields once, for their code points.
    pub fn new(scored: &'a Scored, lexicons: &'a Lexicons) -> Self {
        let article = &scored.linked.0.text.article;
        View {
            scored,
            lexicons,
            head: Arc::new(Head {
                article_id: article.id.clone(),
                outlet: article.outlet.clone(),
                event: article.event.clone(),
            }),
            title: CodePoints::new(&article.title),
            text: CodePoints::new(&article.text),
        }
    }

    pub(super) fn voiced(&self) -> &'a Voiced {
        &self.scored.linked.0
    }

    pub(super) fn segmented(&self) -> &'a Segmented {
        &self.scored.linked.0.text
    }

    pub(super) fn passage(&self, passage: usize) -> &'a Passage {
        &self.segmented().passages[passage]
    }

    /// `span` of `field` in code points.
    pub(super) fn stretch(&self, field: Field, span: Span) -> Stretch {
        let points = match field {
            Field::Title => &self.title,
            Field::Text => &self.text,
        };
        Stretch {
            start: points.at(span.start),
            end: points.at(span.end),
        }
    }

    /// Several spans as `12..40;55..80`.
    pub(super) fn stretches(&self, field: Field, spans: &[Span]) -> String {
        let mut text = String::new();
        for span in spans {
            let stretch = self.stretch(field, *span);
            let separator = if text.is_empty() { "" } else { ";" };
            let _ = write!(text, "{separator}{}..{}", stretch.start, stretch.end);
        }
        text
    }

    /// What `span` of `field` says, as written.
    pub(super) fn words(&self, field: Field, span: Span) -> &'a str {
        span.of(self.segmented().text_of(field))
    }
}
