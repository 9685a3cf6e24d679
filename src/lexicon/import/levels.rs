//! Nesting by indentation: which categories stand around a line.

use super::file::Part;

/// Columns that a tab is wide.
const TAB: usize = 4;

/// The columns that a line is indented by, and the line without white space.
pub fn indented(line: Part<'_>) -> (usize, Part<'_>) {
    let own = line.trim();
    let indent = &line.text[..own.start - line.start];
    let columns = indent.chars().map(|c| if c == '\t' { TAB } else { 1 });
    (columns.sum(), own)
}

/// The categories that are open at a line, each with its indentation.
#[derive(Debug, Default)]
pub struct Levels(Vec<(usize, Vec<String>)>);

impl Levels {
    /// The path of the category around a line of this indentation, which closes
    /// those that are indented as much or more.
    pub fn around(&mut self, width: usize) -> Vec<String> {
        self.0.retain(|(outer, _)| *outer < width);
        let innermost = self.0.last();
        innermost.map_or(Vec::new(), |(_, path)| path.clone())
    }

    /// Opens a category.
    pub fn open(&mut self, width: usize, path: Vec<String>) {
        self.0.push((width, path));
    }
}
