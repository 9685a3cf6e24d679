//! A problem in a lexicon's files, shown as a compiler shows one: file, line,
//! column, and the offending text under a caret.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use std::sync::Arc;

/// What is wrong, where, and what to do.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Path of the file as given.
    pub path: String,
    /// The file's text.
    pub text: Arc<str>,
    /// Bytes of the offending part.
    pub at: Range<usize>,
    /// Lower case: what is wrong.
    pub message: String,
    /// What to do; empty where the message says it.
    pub help: String,
}

impl Problem {
    /// 1-based line of the first offending byte.
    pub fn line(&self) -> usize {
        let before = self.text.get(..self.at.start).unwrap_or(&self.text);
        before.bytes().filter(|&b| b == b'\n').count() + 1
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let annotation = AnnotationKind::Primary.span(self.at.clone());
        let snippet = Snippet::source(&*self.text)
            .path(&*self.path)
            .annotation(annotation);
        let mut report: Vec<Group<'_>> =
            vec![Level::ERROR.primary_title(&*self.message).element(snippet)];
        if !self.help.is_empty() {
            report.push(Group::with_title(Level::HELP.secondary_title(&*self.help)));
        }
        f.write_str(&Renderer::plain().render(&report))
    }
}
