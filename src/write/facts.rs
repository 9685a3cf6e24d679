//! What the command knows of a run, as plain data: METHODS.md and run.json are
//! made of nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::Error;
use crate::model::Inference;
use crate::stats::{Period, StatSettings};

/// The facts of one run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunFacts {
    /// The command and its arguments, without the program: `["score", "corpus"]`.
    pub command: Vec<String>,
    /// Every setting that can change a result, by name; none that cannot
    /// (threads, progress, quiet).
    pub settings: BTreeMap<String, Value>,
    /// Seed of all random numbers.
    pub seed: u64,
    /// Every file that was read, in the order of reading.
    pub inputs: Vec<InputFact>,
    /// How many articles.
    pub counts: Counts,
    /// How many were skipped for each reason.
    pub skipped_because: BTreeMap<String, u64>,
    /// Articles read, by outlet; an empty name where none was given.
    pub outlets: BTreeMap<String, u64>,
    /// Articles read, by language; an empty name where unsure.
    pub languages: BTreeMap<String, u64>,
    /// Whether syntax was left out (`--depth fast`).
    pub fast: bool,
    /// What corpus.toml declares; `None` without one.
    pub frame: Option<SamplingFrame>,
    /// What the statistics did; `None` from `score`.
    pub comparison: Option<ComparisonFacts>,
}

/// A file that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputFact {
    /// As named on the command line, `/` as separator. Of an absolute path
    /// only the last part is written.
    pub path: String,
    /// SHA-256 of its bytes as they stand on disk, in hexadecimal.
    pub sha256: String,
}

/// Articles given, read and skipped; read + skipped = given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // as the type says
pub struct Counts {
    pub given: u64,
    pub read: u64,
    pub skipped: u64,
}

/// What the statistics of a comparison were set to and met.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComparisonFacts {
    /// Intervals have level 1 − alpha.
    pub alpha: f64,
    /// Random arrangements where not all are tried.
    pub resamples: u64,
    /// Number of tests in each family.
    pub families: BTreeMap<String, usize>,
    /// Column that the articles were grouped by; empty for the outlet.
    pub by: String,
    /// Outlet that all others are compared with; empty where all pairs are.
    pub reference: String,
    /// What counts as one observation, `cluster` or `event`.
    pub unit: &'static str,
    /// Period of the timeline; empty without one.
    pub period: &'static str,
    /// Articles that are in a cluster with others.
    pub in_clusters: usize,
    /// Events.
    pub events: usize,
    /// Those of them that were found and not given.
    pub events_found: usize,
    /// Aligned pairs of sentences.
    pub pairs: usize,
    /// Articles that hold copy which another outlet has too.
    pub with_copy: usize,
    /// Whether the statistics have rows without that copy.
    pub wire: &'static str,
    /// Events of which not every article was aligned.
    pub limited: Vec<Limited>,
    /// Articles without a date that the timeline could use.
    pub undated: usize,
    /// Most shared events that a pair of outlets has.
    pub shared_events: usize,
}

/// An event with more articles than are aligned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limited {
    /// The event.
    pub event: String,
    /// Its articles, of near-duplicates one.
    pub articles: usize,
    /// Those that were aligned.
    pub aligned: usize,
}

impl std::fmt::Display for Limited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "of the {} articles on the event {}, {} were aligned sentence by sentence, the first of each outlet in turn",
            self.articles, self.event, self.aligned
        )
    }
}

impl ComparisonFacts {
    /// Families are those of the comparison rows.
    pub fn of(inference: &Inference, settings: &StatSettings) -> Self {
        let rows = inference.comparison.iter();
        let shared_events = rows.clone().filter_map(|row| row.shared_events).max();
        let families = rows
            .filter(|row| !row.family.is_empty())
            .map(|row| (row.family.clone(), row.family_size.unwrap_or(0)));
        ComparisonFacts {
            alpha: settings.alpha,
            resamples: settings.resamples,
            families: families.collect(),
            reference: settings.reference.clone().unwrap_or_default(),
            unit: settings.unit.name(),
            period: settings.period.map_or("", Period::name),
            shared_events: shared_events.unwrap_or(0),
            ..ComparisonFacts::default()
        }
    }
}

/// How the articles were chosen: corpus.toml.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SamplingFrame {
    /// Database or site that was searched.
    pub database: String,
    /// Query, word for word.
    pub query: String,
    /// First and last date that were searched.
    pub dates: String,
    /// What made an article belong.
    pub inclusion: String,
    /// Articles that the search found.
    pub found: Option<u64>,
    /// Articles kept of them.
    pub kept: Option<u64>,
    /// Anything else a reader should know.
    pub note: String,
}

impl SamplingFrame {
    /// Reads the text of corpus.toml; `path` stands in the error.
    ///
    /// # Errors
    /// [`Error::Frame`] with line and column, also for a key that is not known.
    pub fn from_toml(text: &str, path: &Path) -> Result<Self, Error> {
        toml::from_str(text).map_err(|error| Error::Frame {
            path: path.into(),
            message: error.to_string(),
        })
    }
}
