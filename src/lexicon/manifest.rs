//! lexicon.toml: read, checked and written.

use super::entry::{Category, ExtraColumn, Lexicon};
use super::load::{Text, is_id};
use super::problem::Problem;
use serde::{Deserialize, Serialize};

/// The keys of lexicon.toml.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    id: String,
    title: String,
    version: String,
    language: String,
    licence: String,
    citation: String,
    #[serde(default)]
    description: String,
    #[serde(default = "yes")]
    scored: bool,
    #[serde(rename = "category", default)]
    categories: Vec<Category>,
    #[serde(rename = "column", default)]
    columns: Vec<ExtraColumn>,
}

fn yes() -> bool {
    true
}

/// A lexicon without its entries.
pub fn read((path, text): &Text) -> Result<Lexicon, Problem> {
    let manifest: Manifest = toml::from_str(text).map_err(|e| Problem {
        path: path.clone(),
        text: text.clone(),
        at: e.span().unwrap_or(0..0),
        message: e.message().to_string(),
        help: "see docs/lexicons.md for the keys of lexicon.toml".to_string(),
    })?;
    Ok(Lexicon {
        id: manifest.id,
        title: manifest.title,
        version: manifest.version,
        language: manifest.language,
        licence: manifest.licence,
        citation: manifest.citation,
        description: manifest.description,
        scored: manifest.scored,
        categories: manifest.categories,
        columns: manifest.columns,
        ..Lexicon::default()
    })
}

/// The text of the lexicon.toml of a lexicon.
pub fn write(lexicon: &Lexicon) -> Result<String, toml::ser::Error> {
    let lexicon = lexicon.clone();
    toml::to_string_pretty(&Manifest {
        id: lexicon.id,
        title: lexicon.title,
        version: lexicon.version,
        language: lexicon.language,
        licence: lexicon.licence,
        citation: lexicon.citation,
        description: lexicon.description,
        scored: lexicon.scored,
        categories: lexicon.categories,
        columns: lexicon.columns,
    })
}

/// What is wrong in a lexicon.toml that could be read.
pub fn check(lexicon: &Lexicon, (path, text): &Text) -> Vec<Problem> {
    let problem = |needle: &str, message: String, help: &str| {
        let start = text.find(needle).unwrap_or(0);
        let at = start
            ..start
                + text
                    .get(start..)
                    .map_or(0, |t| t.lines().next().unwrap_or("").len());
        Problem {
            path: path.clone(),
            text: text.clone(),
            at,
            message,
            help: help.to_string(),
        }
    };
    let mut problems = Vec::new();
    if lexicon.citation.trim().is_empty() {
        problems.push(problem(
            "citation",
            "missing citation".into(),
            "say how to cite the lexicon",
        ));
    }
    if !is_id(&lexicon.id) {
        let message = format!("`{}` is no id", lexicon.id);
        problems.push(problem(
            "id",
            message,
            "use lower-case letters, digits, - and _",
        ));
    }
    for column in lexicon
        .columns
        .iter()
        .filter(|c| !matches!(c.kind.as_str(), "text" | "number"))
    {
        let message = format!(
            "kind `{}` of column `{}` is unknown",
            column.kind, column.name
        );
        problems.push(problem(
            &format!("\"{}\"", column.kind),
            message,
            "use text or number",
        ));
    }
    for (index, category) in lexicon.categories.iter().enumerate() {
        let needle = format!("\"{}\"", category.id);
        if !category.id.split('/').all(is_id) {
            let message = format!("`{}` is no category id", category.id);
            let help = "use lower-case letters, digits, - and _, and / before a category in it";
            problems.push(problem(&needle, message, help));
        }
        if category.definition.trim().is_empty() {
            let message = format!("category `{}` has no definition", category.id);
            problems.push(problem(
                &needle,
                message,
                "say what falls in and what does not",
            ));
        }
        if lexicon.categories[..index]
            .iter()
            .any(|other| other.id == category.id)
        {
            let message = format!("category `{}` is there twice", category.id);
            problems.push(problem(&needle, message, "remove one"));
        }
    }
    problems
}
