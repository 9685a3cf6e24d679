//! This project's own terms.csv without its lexicon.toml, as
//! `parallax lexicon convert` writes it to a CSV file: all its columns, and
//! categories by their ids.

use super::finish::{lexicon_id, weight_column};
use super::{File, Format};
use crate::lexicon::entry::WEIGHT;
use crate::lexicon::load::{COLUMNS, LoadError, is_id, read_terms};
use crate::lexicon::{Category, Lexicon, pattern};
use std::collections::BTreeSet;

/// The format.
pub const FORMAT: Format = Format {
    name: "Parallax CSV",
    extensions: &[],
    looks: "its header has the columns of terms.csv",
    is,
    read,
};

fn header(file: &File) -> Vec<String> {
    let names = file.first_line().split([',', ';', '\t']);
    names.map(|name| name.trim().to_lowercase()).collect()
}

fn is(file: &File) -> bool {
    let header = header(file);
    COLUMNS
        .iter()
        .all(|column| header.iter().any(|name| name == column))
}

fn read(file: &File) -> Result<Lexicon, LoadError> {
    let has_weights = header(file).iter().any(|name| name == WEIGHT);
    let mut lexicon = Lexicon {
        id: lexicon_id(file),
        title: format!("{} ({})", file.stem(), FORMAT.name),
        citation: format!("{}; cite its authors", file.name()),
        description: format!("Read from {} ({}).", file.name(), FORMAT.name),
        scored: true,
        columns: has_weights.then(weight_column).into_iter().collect(),
        sha256: file.sha256.clone(),
        ..Lexicon::default()
    };
    let text = (file.path.clone(), file.text.clone());
    lexicon.categories = categories(file);
    lexicon.entries = read_terms(&lexicon, &text)?;
    Ok(lexicon)
}

/// What stands in the column of categories, in the order of the file.
fn categories(file: &File) -> Vec<Category> {
    let separator = crate::lexicon::terms::separator(&file.text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_reader(file.text.as_bytes());
    let header = header(file);
    let mut ids: Vec<String> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for record in reader.records().flatten() {
        let cell = |column: &str| {
            let at = header.iter().position(|name| name == column);
            at.and_then(|at| record.get(at)).unwrap_or("").trim()
        };
        ids.push(cell("category").to_string());
        let patterns = [cell("term")]
            .into_iter()
            .chain(cell("exceptions").split(" | "));
        for pattern in patterns.filter(|pattern| pattern.contains("@")) {
            let read = pattern::parse(pattern.trim());
            named.extend(read.iter().flat_map(pattern::categories).map(String::from));
        }
    }
    // One without a term of its own can still be asked for as context.
    ids.append(&mut named);
    let mut seen = BTreeSet::new();
    ids.retain(|id| id.split('/').all(is_id) && seen.insert(id.clone()));
    let category = |id: String| Category {
        definition: format!("what {} lists as {id}", file.name()),
        source: file.name(),
        evidence: "none".to_string(),
        id,
        ..Category::default()
    };
    ids.into_iter().map(category).collect()
}
