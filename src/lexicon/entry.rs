//! A lexicon as plain data: what `lexicon.toml` and `terms.csv` say.

use super::problem::Note;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A lexicon: its own description, its categories and its entries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// Name of its folder and prefix of its measures; unique in a set.
    pub id: String,
    /// One line for people.
    pub title: String,
    /// Semantic version.
    pub version: String,
    /// ISO 639-1 code of the language it is written for.
    pub language: String,
    /// SPDX name of its licence.
    pub licence: String,
    /// How to cite it.
    pub citation: String,
    /// What it is for and what it does not claim.
    pub description: String,
    /// Whether its entries are counted; false for `actors` and `reporting`.
    pub scored: bool,
    /// In the order of the file.
    pub categories: Vec<Category>,
    /// Further columns of terms.csv.
    pub columns: Vec<ExtraColumn>,
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// SHA-256 over lexicon.toml and terms.csv, or of a dictionary's bytes, in
    /// hexadecimal.
    pub sha256: String,
    /// What reading a dictionary of another program could not keep, or changed.
    pub notes: Vec<Note>,
}

/// The further column that holds weights of terms; a term without one has 1.
pub const WEIGHT: &str = "weight";

impl Lexicon {
    /// Whether its terms have weights.
    pub fn has_weights(&self) -> bool {
        let is_weight = |column: &ExtraColumn| column.name == WEIGHT && column.kind == "number";
        self.columns.iter().any(is_weight)
    }

    /// The category of an id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }
}

/// A category of a lexicon.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// snake_case, unique in its lexicon; `outer/inner` for a category in another.
    pub id: String,
    /// What a dictionary of another program calls it; empty if the id says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What falls in and what does not.
    pub definition: String,
    /// Its place in the literature.
    pub source: String,
    /// Whether it counts as loaded language.
    #[serde(default)]
    pub loaded: bool,
    /// What its precision was measured on, or `none`.
    #[serde(default = "none")]
    pub evidence: String,
}

fn none() -> String {
    "none".to_string()
}

impl Category {
    /// Its id without those of the categories around it.
    pub fn own_id(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }

    /// Whether nobody measured how often its hits are what its definition says.
    pub fn is_unmeasured(&self) -> bool {
        matches!(self.evidence.trim(), "" | "none")
    }
}

/// A column that a lexicon has beyond the common ones.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraColumn {
    /// Its header in terms.csv.
    pub name: String,
    /// `text` or `number`.
    pub kind: String,
    /// What it holds.
    pub definition: String,
}

/// One row of terms.csv.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// The pattern as written.
    pub term: String,
    /// Index into [`Lexicon::categories`].
    pub category: usize,
    /// 1 mildly evaluative, 2 clearly framing, 3 strongly charged.
    pub strength: u8,
    /// The target rule's role: agent, patient, head, label, holder; empty for none.
    pub target: String,
    /// −1, 0, +1 toward the target; 0 where none is given.
    pub polarity: i8,
    /// The one thing that this entry is a name of; empty for none.
    pub referent: String,
    /// Wording that a style guide prefers; empty where none is known.
    pub alternatives: String,
    /// Patterns that drop a hit which they overlap.
    pub exceptions: Vec<String>,
    /// Whether the term may be the legal or the correct one.
    pub contested: bool,
    /// Where the entry's facts come from.
    pub source: String,
    /// Reason for the strength, or a warning.
    pub note: String,
    /// Sentences that must fire.
    pub hits: Vec<String>,
    /// Sentences that must not fire.
    pub misses: Vec<String>,
    /// Values of the further columns.
    pub extra: BTreeMap<String, String>,
    /// 1-based line of terms.csv at which the row starts.
    pub line: u64,
}

impl Entry {
    /// Its weight in its category; 1 if none is given.
    pub fn weight(&self) -> f64 {
        let weight = self
            .extra
            .get(WEIGHT)
            .and_then(|weight| weight.parse().ok());
        weight.unwrap_or(1.0)
    }
}
