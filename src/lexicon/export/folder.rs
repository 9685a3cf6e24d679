//! This project's own formats: the folder of lexicon.toml and terms.csv, which
//! says everything, and terms.csv alone, which says all but what the
//! categories mean.

use super::losses::loaded_categories;
use super::{Target, Written};
use crate::lexicon::load::COLUMNS;
use crate::lexicon::{Entry, Lexicon, manifest};

/// The folder.
pub const FOLDER: Target = Target {
    name: "folder of Parallax",
    extensions: &[],
    write: |lexicon| {
        let manifest = manifest::write(lexicon).map_err(|e| e.to_string())?;
        Ok(Written {
            files: vec![("lexicon.toml", manifest), ("terms.csv", terms(lexicon)?)],
            kept: lexicon.entries.len(),
            losses: Vec::new(),
        })
    },
};

/// The table alone.
pub const CSV: Target = Target {
    name: "CSV",
    extensions: &["csv"],
    write: |lexicon| {
        Ok(Written {
            files: vec![("", terms(lexicon)?)],
            kept: lexicon.entries.len(),
            losses: loaded_categories(lexicon),
        })
    },
};

fn terms(lexicon: &Lexicon) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let extra: Vec<&str> = lexicon.columns.iter().map(|c| c.name.as_str()).collect();
    let header: Vec<&str> = COLUMNS.iter().chain(&extra).copied().collect();
    writer.write_record(header).map_err(|e| e.to_string())?;
    for entry in &lexicon.entries {
        writer
            .write_record(row(lexicon, entry, &extra))
            .map_err(|e| e.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|e| e.to_string())?;
    String::from_utf8(bytes).map_err(|e| e.to_string())
}

/// The cells of an entry, in the order of [`COLUMNS`]; what is usual is empty.
fn row(lexicon: &Lexicon, entry: &Entry, extra: &[&str]) -> Vec<String> {
    let number = |value: i8, usual: i8| {
        if value == usual {
            String::new()
        } else {
            value.to_string()
        }
    };
    let mut cells = vec![
        entry.term.clone(),
        lexicon.categories[entry.category].id.clone(),
        number(entry.strength as i8, 1),
        entry.target.clone(),
        number(entry.polarity, 0),
        entry.referent.clone(),
        entry.alternatives.clone(),
        entry.exceptions.join(" | "),
        if entry.contested {
            "true".to_string()
        } else {
            String::new()
        },
        entry.source.clone(),
        entry.note.clone(),
        entry.hits.join(" | "),
        entry.misses.join(" | "),
    ];
    let value = |name: &&str| entry.extra.get(*name).cloned().unwrap_or_default();
    cells.extend(extra.iter().map(value));
    cells
}
