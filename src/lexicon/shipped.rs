//! The lexicons that come with the program, embedded as text.

use super::load::Source;
use include_dir::{Dir, include_dir};
use std::sync::Arc;

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/lexicons");

/// Names of the shipped lexicons, sorted.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = FOLDER
        .dirs()
        .filter_map(|dir| dir.path().to_str())
        .collect();
    names.sort_unstable();
    names
}

/// The files of a shipped lexicon, if there is one of this name.
pub fn source(name: &str) -> Option<Source> {
    let file = |part: &str| {
        let path = format!("{name}/{part}");
        let text = FOLDER.get_file(&path)?.contents_utf8()?;
        Some((format!("lexicons/{path}"), Arc::from(text)))
    };
    Some(Source::Folder {
        manifest: file("lexicon.toml")?,
        terms: file("terms.csv")?,
    })
}
