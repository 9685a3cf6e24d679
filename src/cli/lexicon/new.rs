//! `parallax lexicon new`: a folder with a small lexicon that passes the check,
//! to be changed in a text editor and a spreadsheet.

use crate::cli::{Failure, terminal};
use crate::lexicon::{DEFAULT, is_id, shipped};
use std::fs;
use std::path::Path;

const MANIFEST: &str = include_str!("new_lexicon.toml");
const TERMS: &str = include_str!("new_terms.csv");

/// Runs the command.
pub fn run(name: &str) -> Result<(), Failure> {
    let folder = Path::new(name);
    let id = folder.file_name().and_then(|part| part.to_str());
    let id = id
        .filter(|id| is_id(id) && !id.starts_with('-'))
        .ok_or_else(|| {
            Failure::Other(format!(
                "{name} cannot be the id of a lexicon; use lower-case letters, digits, - and _"
            ))
        })?;
    if id == DEFAULT || shipped::names().contains(&id) {
        return Err(Failure::Other(format!(
            "{id} is the name of shipped lexicons; choose another name"
        )));
    }
    if folder.exists() {
        return Err(Failure::Other(format!(
            "{} is there already; choose another name",
            folder.display()
        )));
    }
    let failed = |error: std::io::Error| {
        Failure::Other(format!("cannot make {}: {error}", folder.display()))
    };
    fs::create_dir_all(folder).map_err(failed)?;
    fs::write(folder.join("lexicon.toml"), MANIFEST.replace("NAME", id)).map_err(failed)?;
    fs::write(folder.join("terms.csv"), TERMS).map_err(failed)?;
    terminal::print(&format!(
        "made {0}/lexicon.toml and {0}/terms.csv\n\
         Change them, then run: parallax lexicon check --watch {0}\n",
        folder.display()
    ));
    Ok(())
}
