//! A problem in a lexicon's files, shown as a compiler shows one: file, line,
//! column, and the offending text under a caret; and what reading a dictionary
//! of another program has to say without being in the way.

use crate::text::bounds;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;
use std::sync::Arc;

/// Bytes of a line that are shown on either side of the offending part.
const SHOWN: usize = 200;

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

    /// The line of the first offending byte, and where in it the offence stands.
    fn shown(&self) -> (&str, Range<usize>) {
        let start = bounds::floor(&self.text, self.at.start);
        let from = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let to = self.text[start..].find('\n');
        let line = &self.text[from..to.map_or(self.text.len(), |n| start + n)];
        let end = self.at.end.clamp(start, from + line.len());
        (line, start - from..end - from)
    }

    /// The report with only a part of a long line, and no caret.
    fn fmt_cut(
        &self,
        f: &mut std::fmt::Formatter<'_>,
        line: &str,
        at: Range<usize>,
    ) -> std::fmt::Result {
        let from = bounds::floor(line, at.start.saturating_sub(SHOWN / 4));
        let to = bounds::ceil(line, at.start + SHOWN);
        let (number, column) = (self.line(), line[..at.start].chars().count() + 1);
        let cut = |is_cut: bool| if is_cut { "..." } else { "" };
        let (before, after) = (cut(from > 0), cut(to < line.len()));
        writeln!(f, "error: {}", self.message)?;
        writeln!(f, " --> {}:{number}:{column}", self.path)?;
        write!(f, "  | {before}{}{after}", &line[from..to])?;
        match self.help.as_str() {
            "" => Ok(()),
            help => write!(f, "\nhelp: {help}"),
        }
    }
}

/// Something that reading a dictionary of another program could not keep, or
/// had to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Path of the file as given.
    pub path: String,
    /// 1-based line; 0 for the file as a whole.
    pub line: usize,
    /// 1-based column, in characters.
    pub column: usize,
    /// Lower case: what, and why.
    pub message: String,
    /// Whether something is lost: it is in the dictionary and cannot be counted.
    pub lost: bool,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}:{}: {}", self.path, self.column, self.message),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (line, at) = self.shown();
        if line.len() > 2 * SHOWN + at.len().min(SHOWN) {
            return self.fmt_cut(f, line, at);
        }
        let snippet = Snippet::source(line)
            .line_start(self.line())
            .path(&*self.path)
            .annotation(AnnotationKind::Primary.span(at));
        let mut report: Vec<Group<'_>> =
            vec![Level::ERROR.primary_title(&*self.message).element(snippet)];
        if !self.help.is_empty() {
            report.push(Group::with_title(Level::HELP.secondary_title(&*self.help)));
        }
        f.write_str(&Renderer::plain().render(&report))
    }
}
