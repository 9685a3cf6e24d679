//! CODEBOOK.md: what every term, table, column and lexicon category means.

use std::fmt::Write;

use super::markdown::{code, plain, plain_or, table};
use crate::lexicon::{Category, Lexicon, Lexicons};
use crate::score;
use crate::tables::{Kind, Schema};

const DEFINITIONS: &str = include_str!("definitions.md");

/// The codebook of these tables and of the lexicons in use.
pub fn codebook(schemas: &[Schema], lexicons: &Lexicons) -> String {
    let mut text = String::from(
        "# Codebook\n\nWhat the tables of this report hold. \
         Differences between outlets are reported, never verdicts on them.\n\n",
    );
    text.push_str(DEFINITIONS);
    text.push_str("\n## Tables\n");
    for schema in schemas {
        push_table(&mut text, schema);
    }
    push_measures(&mut text, schemas, lexicons);
    text.push_str("\n## Lexicons in use\n");
    if lexicons.list.is_empty() {
        text.push_str("\nNone.\n");
    }
    for lexicon in &lexicons.list {
        push_lexicon(&mut text, lexicon);
    }
    text
}

fn push_table(text: &mut String, schema: &Schema) {
    let _ = write!(text, "\n### {}\n\n{}", schema.name, plain(schema.about));
    if !schema.key.is_empty() {
        let _ = write!(text, " Key: {}.", schema.key.join(", "));
    }
    text.push_str("\n\n");
    let rows = schema.columns.iter().map(|column| {
        let mut about = plain(column.about);
        if let Kind::OneOf(words) = column.kind {
            let _ = write!(about, " ({})", words.join(", "));
        }
        [
            column.name.to_owned(),
            column.kind.name().to_owned(),
            column.unit.to_owned(),
            about,
        ]
    });
    text.push_str(&table(["column", "type", "unit", "what it holds"], rows));
}

/// One line a family: measures that are many of a kind are described once.
fn push_measures(text: &mut String, schemas: &[Schema], lexicons: &Lexicons) {
    text.push_str(
        "\n## Measures\n\nThe value of a measure is its count over its base (for \
         per_1000_words, times 1,000). Where a name ends in `:*` there is one measure for each \
         actor, named with the actor in place of the star.\n\n",
    );
    let compared = schemas.iter().any(|schema| schema.name == "pairs");
    let mut measures = if compared {
        score::measures_of_comparison(lexicons)
    } else {
        score::measures(lexicons)
    };
    measures.dedup_by(|one, before| one.family == before.family);
    let rows = measures.iter().map(|measure| {
        [
            code(&measure.family),
            measure.unit.name().to_owned(),
            measure.base.name().to_owned(),
            plain(&measure.about),
        ]
    });
    text.push_str(&table(
        ["measure", "unit", "count is out of", "what it is"],
        rows,
    ));
}

fn push_lexicon(text: &mut String, lexicon: &Lexicon) {
    let _ = write!(
        text,
        "\n### {} {}\n\n{}",
        plain(&lexicon.id),
        plain(&lexicon.version),
        plain(&lexicon.title)
    );
    if !lexicon.description.trim().is_empty() {
        let _ = write!(text, ". {}", plain(&lexicon.description));
    }
    let _ = write!(
        text,
        "\n\nLanguage {}, licence {}, {} entries{}. SHA-256 {}.\n\nCite as: {}\n\n",
        plain_or(&lexicon.language, "not given"),
        plain_or(&lexicon.licence, "not given"),
        lexicon.entries.len(),
        if lexicon.scored {
            ""
        } else {
            "; not counted, it serves voice and targets"
        },
        plain_or(&lexicon.sha256, "not given"),
        plain_or(&lexicon.citation, "no citation given"),
    );
    let header = [
        "category",
        "loaded",
        "definition",
        "source",
        "evidence",
        "entries",
    ];
    let categories = lexicon.categories.iter().enumerate();
    text.push_str(&table(
        header,
        categories.map(|(index, category)| category_row(lexicon, index, category)),
    ));
}

fn category_row(lexicon: &Lexicon, index: usize, category: &Category) -> [String; 6] {
    let entries = lexicon
        .entries
        .iter()
        .filter(|e| e.category == index)
        .count();
    [
        plain(&category.id),
        category.loaded.to_string(),
        plain(&category.definition),
        plain_or(&category.source, "not given"),
        plain_or(&category.evidence, "none"),
        entries.to_string(),
    ]
}
