//! Dictionaries of other programs, read as they are. A format is one file here
//! and one line in [`FORMATS`]; it is told by its content. What becomes of a
//! dictionary is a [`Lexicon`] like any other, with notes on what could not be
//! kept; a file with a line that its own program would not read is refused as a
//! whole. docs/lexicons.md has the meaning of each format in a table.

mod columns;
mod draft;
mod file;
mod finish;
mod glob;
mod include;
mod levels;
mod lexicoder;
mod list;
mod liwc;
mod liwc22;
mod liwc_codes;
mod nrc;
mod own_csv;
mod quanteda;
mod table;
mod table_csv;
mod valence;
mod wordstat;
mod xml;
mod yaml;

pub use file::{File, open};
pub use finish::label;
pub use glob::term_of;

use super::load::LoadError;
use super::{Lexicon, Problem};

/// A format of dictionaries.
pub struct Format {
    /// Its program and kind, for people.
    pub name: &'static str,
    /// Endings of its files, in lower case; empty where any will do.
    pub extensions: &'static [&'static str],
    /// How its files are told from others, for a message.
    pub looks: &'static str,
    /// Whether a file is of this format.
    pub is: fn(&File) -> bool,
    /// Reads a file of this format.
    pub read: fn(&File) -> Result<Lexicon, LoadError>,
}

/// All formats; the first one that a file is of is taken.
pub const FORMATS: &[Format] = &[
    xml::YOSHIKODER,
    xml::LEXICODER,
    liwc22::FORMAT,
    liwc::FORMAT,
    own_csv::FORMAT,
    lexicoder::FORMAT,
    nrc::FORMAT,
    valence::FORMAT,
    wordstat::FORMAT,
    quanteda::FORMAT,
    table_csv::FORMAT,
    list::FORMAT,
];

/// Reads a dictionary in whatever format it is.
pub fn read(file: &File) -> Result<Lexicon, LoadError> {
    if file.text.trim().is_empty() {
        return Err(problem(
            file,
            "an empty file".to_string(),
            "is this the right one?",
        ));
    }
    let extension = file.extension();
    let named = FORMATS
        .iter()
        .find(|f| f.extensions.contains(&extension.as_str()));
    let found = FORMATS.iter().find(|format| (format.is)(file));
    match (found, named) {
        // What any text could be is not what a file says that it is.
        (Some(found), Some(named)) if found.extensions.is_empty() && found.name != named.name => {
            let message = format!(
                "no {} dictionary, as its name says: {}",
                named.name, named.looks
            );
            Err(problem(
                file,
                message,
                "correct the file, or give it another ending",
            ))
        }
        (Some(found), _) => (found.read)(file),
        (None, _) => {
            let message = "a dictionary of no known format".to_string();
            Err(problem(
                file,
                message,
                "see docs/lexicons.md for the formats",
            ))
        }
    }
}

/// Names and endings of all formats, for help texts.
pub fn formats() -> Vec<String> {
    let named = |format: &Format| match format.extensions {
        [] => format.name.to_string(),
        endings => format!("{} (.{})", format.name, endings.join(", .")),
    };
    FORMATS.iter().map(named).collect()
}

fn problem(file: &File, message: String, help: &str) -> LoadError {
    LoadError::Problems(vec![Problem {
        path: file.path.clone(),
        text: file.text.clone(),
        at: 0..0,
        message,
        help: help.to_string(),
    }])
}
