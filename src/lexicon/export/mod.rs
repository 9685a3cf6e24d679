//! Lexicons in the formats of others, and in this project's own: what
//! `parallax lexicon convert` writes. A format is one file here and one line in
//! [`TARGETS`]; what it cannot say is listed, entry by entry.

mod folder;
mod liwc;
mod losses;
mod quanteda;
mod spell;

use super::Lexicon;
use std::path::Path;

/// A format that lexicons can be written in.
pub struct Target {
    /// For people.
    pub name: &'static str,
    /// Endings of its files, in lower case; none for a folder.
    pub extensions: &'static [&'static str],
    /// Writes a lexicon.
    pub write: fn(&Lexicon) -> Result<Written, String>,
}

/// All of them.
pub const TARGETS: &[Target] = &[folder::FOLDER, folder::CSV, liwc::TARGET, quanteda::TARGET];

/// A lexicon in some format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Names and texts of files in a folder; a single file has no name.
    pub files: Vec<(&'static str, String)>,
    /// Entries that are in it, in whole or in part.
    pub kept: usize,
    /// What is not said in it, in the order of the lexicon.
    pub losses: Vec<Loss>,
}

/// Something that a format cannot say, or says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The entry's line in its file; 0 for the lexicon as a whole.
    pub line: u64,
    /// Lower case: what, and why.
    pub message: String,
    /// Whether a count by the result can differ.
    pub lost: bool,
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.message),
            line => write!(f, "line {line}: {}", self.message),
        }
    }
}

/// The format that a path's ending asks for.
pub fn target(path: &Path) -> Option<&'static Target> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let is = |target: &&Target| match &extension {
        None => target.extensions.is_empty(),
        Some(extension) => target.extensions.contains(&extension.as_str()),
    };
    TARGETS.iter().find(is)
}

/// Names and endings of all formats, for help texts.
pub fn targets() -> Vec<String> {
    let named = |target: &Target| match target.extensions {
        [] => format!("{} (no ending)", target.name),
        endings => format!("{} (.{})", target.name, endings.join(", .")),
    };
    TARGETS.iter().map(named).collect()
}
