//! Settings: what the command line and `parallax.toml` say, checked. Flags are
//! what the user typed; the settings made of them are complete and valid.

use crate::model::Article;
use crate::read::{ROLES, ReadSettings, role, usual_role};
use crate::stats::{Period, SharedCopy, StatSettings, UnitOfInference};
use crate::{text, write};
use clap::Args;
use serde::Deserialize;
use std::path::PathBuf;

/// A flag or a configuration file says something impossible.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(String);

fn error<T>(message: String) -> Result<T, SettingsError> {
    Err(SettingsError(message))
}

/// Flags of reading, shared by all commands that read articles.
#[derive(Debug, Clone, Default, Args)]
pub struct ReadFlags {
    /// Folders (subfolders are outlets), files, NAME=PATH, or - for JSONL on standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<String>,
    /// Say which column is what, e.g. text=body (id, outlet, event, date, title, text, url)
    #[arg(long = "column", value_name = "FIELD=NAME")]
    pub columns: Vec<String>,
    /// Keep only articles whose column has this value
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    pub wheres: Vec<String>,
    /// Keep only articles of this day or later (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Keep only articles of this day or earlier (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Keep only articles in this language (ISO 639-1, e.g. en)
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
}

/// Flags of a report, shared by score and compare.
#[derive(Debug, Clone, Default, Args)]
pub struct ReportFlags {
    /// Lexicon to use: a shipped name, a folder, a dictionary of another program, or `default` for all shipped ones
    #[arg(long = "lexicon", value_name = "NAME|PATH")]
    pub lexicons: Vec<String>,
    /// Folder of the report; replaced if it holds an earlier one
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Formats of the tables
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub format: Vec<String>,
    /// Fail if anything was skipped
    #[arg(long)]
    pub strict: bool,
    /// Write text cells as they are, without the guard against spreadsheet formulas
    #[arg(long)]
    pub raw: bool,
    /// Begin CSV files with a byte-order mark, for Excel
    #[arg(long)]
    pub bom: bool,
    /// Also write texts.jsonl: the titles and texts that were measured, which spans point into
    #[arg(long)]
    pub save_text: bool,
    /// Threads to use; results never depend on it
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// No progress bar and no closing summary
    #[arg(long)]
    pub quiet: bool,
    /// Configuration file with long names of flags as keys (all but threads, quiet and config); flags go before it
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Flags of the statistics.
#[derive(Debug, Clone, Default, Args)]
pub struct StatFlags {
    /// Compare groups by this column instead of outlets (also: year)
    #[arg(long, value_name = "COLUMN")]
    pub by: Option<String>,
    /// Compare every other outlet with this one
    #[arg(long, value_name = "OUTLET")]
    pub reference: Option<String>,
    /// Seed of the drawn arrangements
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Intervals are at level 1 - alpha
    #[arg(long, value_name = "A")]
    pub alpha: Option<f64>,
    /// Arrangements drawn where there are too many for all
    #[arg(long, value_name = "R")]
    pub resamples: Option<u64>,
    /// What counts as one observation: cluster (near-duplicate articles of an outlet together, any other alone) or event (all that an outlet has on one event)
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// What becomes of copy that outlets share, such as an agency's, in the statistics: keep, drop or both
    #[arg(long, value_name = "WHAT")]
    pub wire: Option<String>,
    /// Also write timeline: levels by week, month or year of publication
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
}

/// What `parallax.toml` may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Config {
    column: Vec<String>,
    #[serde(rename = "where")]
    wheres: Vec<String>,
    since: Option<String>,
    until: Option<String>,
    language: Option<String>,
    lexicon: Vec<String>,
    out: Option<PathBuf>,
    format: Vec<String>,
    strict: bool,
    raw: bool,
    bom: bool,
    save_text: bool,
    by: Option<String>,
    reference: Option<String>,
    seed: Option<u64>,
    alpha: Option<f64>,
    resamples: Option<u64>,
    unit: Option<String>,
    wire: Option<String>,
    period: Option<String>,
}

/// Puts into the flags what the configuration file says and they do not.
pub fn merge_config(
    read: &mut ReadFlags,
    report: &mut ReportFlags,
    stats: &mut StatFlags,
) -> Result<(), SettingsError> {
    let Some(path) = &report.config else {
        return Ok(());
    };
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|e| SettingsError(format!("cannot read {shown}: {e}")))?;
    let config: Config = toml::from_str(&text)
        .map_err(|e| SettingsError(format!("cannot use {shown}: {}", e.to_string().trim_end())))?;
    let list = |flags: &mut Vec<String>, config: Vec<String>| {
        if flags.is_empty() {
            *flags = config;
        }
    };
    list(&mut read.columns, config.column);
    list(&mut read.wheres, config.wheres);
    list(&mut report.lexicons, config.lexicon);
    list(&mut report.format, config.format);
    read.since = read.since.take().or(config.since);
    read.until = read.until.take().or(config.until);
    read.language = read.language.take().or(config.language);
    report.out = report.out.take().or(config.out);
    report.strict |= config.strict;
    report.raw |= config.raw;
    report.bom |= config.bom;
    report.save_text |= config.save_text;
    stats.by = stats.by.take().or(config.by);
    stats.reference = stats.reference.take().or(config.reference);
    stats.seed = stats.seed.or(config.seed);
    stats.alpha = stats.alpha.or(config.alpha);
    stats.resamples = stats.resamples.or(config.resamples);
    stats.unit = stats.unit.take().or(config.unit);
    stats.wire = stats.wire.take().or(config.wire);
    stats.period = stats.period.take().or(config.period);
    Ok(())
}

/// How to read, and which articles to keep.
pub struct Reading {
    /// For the stage `read`.
    pub settings: ReadSettings,
    filter: Filter,
}

struct Filter {
    wheres: Vec<(String, String)>,
    since: Option<String>,
    until: Option<String>,
    language: Option<String>,
}

impl ReadFlags {
    /// The checked settings.
    pub fn resolve(&self) -> Result<Reading, SettingsError> {
        let mut settings = ReadSettings::default();
        for pair in &self.columns {
            let known: Vec<&str> = ROLES.iter().map(|(_, name, _)| *name).collect();
            let parts = pair
                .split_once('=')
                .and_then(|(field, name)| Some((role(field)?, name)));
            let Some((role, name)) = parts else {
                return error(format!(
                    "--column `{pair}` is not FIELD=NAME; FIELD is one of {}",
                    known.join(", ")
                ));
            };
            settings.columns.insert(role, name.to_string());
        }
        let mut wheres = Vec::new();
        for pair in &self.wheres {
            match pair.split_once('=') {
                Some((column, value)) => wheres.push((column.to_string(), value.to_string())),
                None => return error(format!("--where `{pair}` is not COLUMN=VALUE")),
            }
        }
        for (flag, date) in [("since", &self.since), ("until", &self.until)] {
            if let Some(date) = date
                && !is_day(date)
            {
                return error(format!("--{flag} `{date}` is not a day such as 2024-03-04"));
            }
        }
        let filter = Filter {
            wheres,
            since: self.since.clone(),
            until: self.until.clone(),
            language: self.language.clone(),
        };
        Ok(Reading { settings, filter })
    }
}

fn is_day(date: &str) -> bool {
    date.len() == 10
        && date.bytes().enumerate().all(|(at, b)| {
            if matches!(at, 4 | 7) {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        })
}

impl Reading {
    /// Whether an article is wanted; if not, the reason.
    pub fn keep(&self, article: &Article) -> Result<(), String> {
        let filter = &self.filter;
        for (column, value) in &filter.wheres {
            if column_of(article, column).as_deref() != Some(value.as_str()) {
                return Err(format!("left out by --where {column}={value}"));
            }
        }
        let day = article.date.get(..10).unwrap_or("");
        if let Some(since) = &filter.since
            && (!is_day(day) || day < since.as_str())
        {
            return Err(format!("left out by --since {since}"));
        }
        if let Some(until) = &filter.until
            && (!is_day(day) || day > until.as_str())
        {
            return Err(format!("left out by --until {until}"));
        }
        match &filter.language {
            Some(wanted) if text::detect(&article.text) != wanted => {
                Err(format!("left out by --language {wanted}"))
            }
            _ => Ok(()),
        }
    }
}

/// The value of a column of an article, by the name of a field or of a further column.
pub fn column_of(article: &Article, column: &str) -> Option<String> {
    let field = match column {
        "id" | "article_id" => Some(&article.id),
        "outlet" => Some(&article.outlet),
        "event" => Some(&article.event),
        "date" => Some(&article.date),
        "title" => Some(&article.title),
        "url" => Some(&article.url),
        "path" => Some(&article.path),
        _ => None,
    };
    if let Some(field) = field {
        return Some(field.clone());
    }
    match article.meta.get(column) {
        Some(serde_json::Value::String(text)) => Some(text.clone()),
        Some(serde_json::Value::Null) | None if column == "year" => article
            .date
            .get(..4)
            .filter(|y| y.bytes().all(|b| b.is_ascii_digit()))
            .map(String::from),
        Some(serde_json::Value::Null) => None,
        None => usual_role(column).and_then(|role| column_of(article, role)),
        Some(other) => Some(other.to_string()),
    }
}

impl ReportFlags {
    /// The formats chosen; CSV where none is.
    pub fn formats(&self) -> Result<Vec<&'static write::Format>, SettingsError> {
        let names = if self.format.is_empty() {
            vec!["csv".to_string()]
        } else {
            self.format.clone()
        };
        let known = || {
            write::FORMATS
                .iter()
                .map(|f| f.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        names
            .iter()
            .map(|name| {
                write::format(name).ok_or_else(|| {
                    SettingsError(format!(
                        "--format `{name}` is unknown; known are {}",
                        known()
                    ))
                })
            })
            .collect()
    }

    /// How tables are written.
    pub fn options(&self) -> write::Options {
        write::Options {
            raw: self.raw,
            bom: self.bom,
        }
    }
}

impl StatFlags {
    /// The checked settings.
    pub fn resolve(&self) -> Result<StatSettings, SettingsError> {
        let default = StatSettings::default();
        let alpha = self.alpha.unwrap_or(default.alpha);
        if !(alpha > 0.0 && alpha < 1.0) {
            return error(format!("--alpha {alpha} is not between 0 and 1"));
        }
        let resamples = self.resamples.unwrap_or(default.resamples);
        if !(99..=10_000_000).contains(&resamples) {
            return error(format!(
                "--resamples {resamples} is not between 99 and 10000000"
            ));
        }
        Ok(StatSettings {
            alpha,
            seed: self.seed.unwrap_or(default.seed),
            resamples,
            reference: self.reference.clone(),
            unit: match self.unit.as_deref() {
                None => default.unit,
                Some(name) => one_of("unit", name, &UnitOfInference::ALL)?,
            },
            period: match self.period.as_deref() {
                None => None,
                Some(name) => Some(one_of("period", name, &Period::ALL)?),
            },
            wire: default.wire,
        })
    }

    /// What --wire says, or would say if it was not given.
    pub fn wire_name(given: Option<&str>) -> &'static str {
        let known = WIRE.iter().find(|(name, _)| Some(*name) == given);
        known.unwrap_or(&WIRE[0]).0
    }

    /// The runs of the statistics that are wanted, with shared copy and without.
    pub fn wire(&self) -> Result<&'static [SharedCopy], SettingsError> {
        match self.wire.as_deref() {
            None => Ok(WIRE[0].1),
            Some(name) => one_of("wire", name, WIRE),
        }
    }
}

/// What becomes of shared copy, by name; the first unless another was asked for.
const WIRE: &[(&str, &[SharedCopy])] = &[
    ("keep", &[SharedCopy::Keep]),
    ("drop", &[SharedCopy::Drop]),
    ("both", &[SharedCopy::Keep, SharedCopy::Drop]),
];

/// The value of a flag that takes one of a few words.
fn one_of<T: Copy>(flag: &str, given: &str, known: &[(&str, T)]) -> Result<T, SettingsError> {
    match known.iter().find(|(name, _)| *name == given) {
        Some((_, value)) => Ok(*value),
        None => {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            error(format!(
                "--{flag} `{given}` is none of {}",
                names.join(", ")
            ))
        }
    }
}
