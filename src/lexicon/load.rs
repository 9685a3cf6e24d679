//! Reading a lexicon's folder: `lexicon.toml` and `terms.csv` into a
//! [`Lexicon`]. Every problem is collected with its place, so that one run
//! shows them all; a lexicon with a problem is never used in part.

use super::entry::{Category, Entry, ExtraColumn, Lexicon};
use super::problem::Problem;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// The common columns of terms.csv, in their order.
pub const COLUMNS: [&str; 13] = [
    "term",
    "category",
    "strength",
    "target",
    "polarity",
    "referent",
    "alternatives",
    "exceptions",
    "contested",
    "source",
    "note",
    "hit",
    "miss",
];
/// What `target` may say.
const TARGETS: [&str; 6] = ["", "head", "agent", "patient", "label", "holder"];

/// A lexicon's two files as text, with the paths to name in messages.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Path and text of lexicon.toml.
    pub manifest: (String, Arc<str>),
    /// Path and text of terms.csv.
    pub terms: (String, Arc<str>),
}

/// A lexicon cannot be opened or read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file cannot be opened.
    #[error(
        "cannot read lexicon file {path}: {reason}; a lexicon is a folder with lexicon.toml and terms.csv"
    )]
    Unreadable {
        /// Which file.
        path: String,
        /// Why.
        reason: String,
    },
    /// The files have problems.
    #[error("{}", join(.0))]
    Problems(Vec<Problem>),
}

fn join(problems: &[Problem]) -> String {
    let shown: Vec<String> = problems.iter().map(Problem::to_string).collect();
    shown.join("\n\n")
}

#[derive(Deserialize)]
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
    categories: Vec<ManifestCategory>,
    #[serde(rename = "column", default)]
    columns: Vec<ManifestColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestCategory {
    id: String,
    definition: String,
    source: String,
    #[serde(default)]
    loaded: bool,
    #[serde(default = "none")]
    evidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestColumn {
    name: String,
    kind: String,
    definition: String,
}

fn yes() -> bool {
    true
}

fn none() -> String {
    "none".to_string()
}

/// Opens the folder at `path`.
pub fn open(path: &Path) -> Result<Source, LoadError> {
    let read = |name: &str| {
        let file = path.join(name);
        let shown = file.to_string_lossy().replace('\\', "/");
        match std::fs::read_to_string(&file) {
            Ok(text) => Ok((
                shown,
                Arc::from(text.strip_prefix('\u{feff}').unwrap_or(&text)),
            )),
            Err(e) => Err(LoadError::Unreadable {
                path: shown,
                reason: e.to_string(),
            }),
        }
    };
    Ok(Source {
        manifest: read("lexicon.toml")?,
        terms: read("terms.csv")?,
    })
}

/// Reads both files.
pub fn read(source: &Source) -> Result<Lexicon, LoadError> {
    let mut lexicon = read_manifest(&source.manifest).map_err(|p| LoadError::Problems(vec![p]))?;
    let mut problems = check_manifest(&lexicon, &source.manifest);
    let mut reader = TermsReader {
        lexicon: &lexicon,
        file: &source.terms,
        problems: &mut problems,
    };
    let entries = reader.read();
    lexicon.entries = entries;
    lexicon.sha256 = digest(source);
    if problems.is_empty() {
        Ok(lexicon)
    } else {
        Err(LoadError::Problems(problems))
    }
}

fn digest(source: &Source) -> String {
    let mut hasher = Sha256::new();
    hasher.update(source.manifest.1.as_bytes());
    hasher.update([0]);
    hasher.update(source.terms.1.as_bytes());
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn read_manifest((path, text): &(String, Arc<str>)) -> Result<Lexicon, Problem> {
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
        categories: manifest
            .categories
            .into_iter()
            .map(|c| Category {
                id: c.id,
                definition: c.definition,
                source: c.source,
                loaded: c.loaded,
                evidence: c.evidence,
            })
            .collect(),
        columns: manifest
            .columns
            .into_iter()
            .map(|c| ExtraColumn {
                name: c.name,
                kind: c.kind,
                definition: c.definition,
            })
            .collect(),
        ..Lexicon::default()
    })
}

fn check_manifest(lexicon: &Lexicon, (path, text): &(String, Arc<str>)) -> Vec<Problem> {
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
        if !is_id(&category.id) {
            let message = format!("`{}` is no category id", category.id);
            problems.push(problem(
                &needle,
                message,
                "use lower-case letters, digits, - and _",
            ));
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

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}

/// Reads terms.csv, row by row, noting problems as it goes.
struct TermsReader<'a> {
    lexicon: &'a Lexicon,
    file: &'a (String, Arc<str>),
    problems: &'a mut Vec<Problem>,
}

impl TermsReader<'_> {
    fn read(&mut self) -> Vec<Entry> {
        let text = self.file.1.clone();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(e) => {
                self.problem(
                    0..0,
                    format!("not a CSV file: {e}"),
                    "save it as CSV, UTF-8",
                );
                return Vec::new();
            }
        };
        if !self.header_is_whole(&header) {
            return Vec::new();
        }
        let mut entries = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => entries.extend(self.entry(&header, &record)),
                Err(e) => {
                    let at = e.position().map_or(0, |p| p.byte() as usize);
                    self.problem(at..at, format!("not CSV: {e}"), "save it as CSV, UTF-8");
                }
            }
        }
        entries
    }

    fn problem(&mut self, at: Range<usize>, message: String, help: &str) {
        let (path, text) = self.file.clone();
        let at = at.start.min(text.len())..at.end.min(text.len());
        self.problems.push(Problem {
            path,
            text,
            at,
            message,
            help: help.to_string(),
        });
    }

    fn header_is_whole(&mut self, header: &csv::StringRecord) -> bool {
        let extra: Vec<&str> = self
            .lexicon
            .columns
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        let line = 0..self.file.1.lines().next().map_or(0, str::len);
        let before = self.problems.len();
        for name in COLUMNS
            .iter()
            .chain(&extra)
            .filter(|n| !header.iter().any(|h| h == **n))
        {
            self.problem(
                line.clone(),
                format!("column `{name}` is missing"),
                "add it to the header",
            );
        }
        for name in header
            .iter()
            .filter(|h| !COLUMNS.contains(h) && !extra.contains(h))
        {
            let message = format!("column `{name}` is not declared");
            self.problem(
                line.clone(),
                message,
                "declare it as [[column]] in lexicon.toml, or remove it",
            );
        }
        self.problems.len() == before
    }

    fn entry(&mut self, header: &csv::StringRecord, record: &csv::StringRecord) -> Option<Entry> {
        let start = record.position().map_or(0, |p| p.byte() as usize);
        let cells = cell_ranges(&self.file.1, start);
        if record.len() != header.len() {
            let row = start..cells.last().map_or(start, |c| c.end);
            let message = format!(
                "{} cells where the header has {}",
                record.len(),
                header.len()
            );
            self.problem(row, message, "quote cells that hold a comma");
            return None;
        }
        let column = |name: &str| header.iter().position(|h| h == name).unwrap_or(0);
        let cell = |name: &str| record.get(column(name)).unwrap_or("").trim();
        let place = |name: &str| cells.get(column(name)).cloned().unwrap_or(start..start);
        let before = self.problems.len();

        let category = self
            .lexicon
            .categories
            .iter()
            .position(|c| c.id == cell("category"));
        if category.is_none() {
            let message = format!("category `{}` is not in lexicon.toml", cell("category"));
            self.problem(
                place("category"),
                message,
                "define it there, or correct the name",
            );
        }
        let strength = match cell("strength") {
            "" | "1" => 1,
            "2" => 2,
            "3" => 3,
            other => {
                let message = format!("strength `{other}` is not 1, 2 or 3");
                self.problem(place("strength"), message, "leave it empty for 1");
                1
            }
        };
        if !TARGETS.contains(&cell("target")) {
            let message = format!("target `{}` is unknown", cell("target"));
            self.problem(
                place("target"),
                message,
                "use head, agent, patient, label, holder or nothing",
            );
        }
        let polarity = match cell("polarity") {
            "" | "0" => 0,
            "1" | "+1" => 1,
            "-1" | "−1" => -1,
            other => {
                let message = format!("polarity `{other}` is not -1, 0 or 1");
                self.problem(place("polarity"), message, "leave it empty for 0");
                0
            }
        };
        let contested = match cell("contested") {
            "" | "false" | "FALSE" => false,
            "true" | "TRUE" => true,
            other => {
                let message = format!("contested `{other}` is not true or false");
                self.problem(place("contested"), message, "leave it empty for false");
                false
            }
        };
        for name in ["term", "exceptions"] {
            for pattern in split_list(cell(name))
                .iter()
                .filter(|p| name == "exceptions" || !p.is_empty())
            {
                self.check_pattern(pattern, place(name));
            }
        }
        if cell("term").is_empty() {
            self.problem(
                place("term"),
                "a row without a term".into(),
                "fill or remove the row",
            );
        }
        let extra: BTreeMap<String, String> = self
            .lexicon
            .columns
            .iter()
            .map(|c| (c.name.clone(), cell(&c.name).to_string()))
            .collect();
        for column in self.lexicon.columns.iter().filter(|c| c.kind == "number") {
            let value = &extra[&column.name];
            if !value.is_empty() && value.parse::<f64>().is_err() {
                let message = format!("`{value}` is not a number");
                self.problem(
                    place(&column.name),
                    message,
                    "write it with a decimal point",
                );
            }
        }
        (self.problems.len() == before).then(|| Entry {
            term: cell("term").to_string(),
            category: category.unwrap_or(0),
            strength,
            target: cell("target").to_string(),
            polarity,
            referent: cell("referent").to_string(),
            alternatives: cell("alternatives").to_string(),
            exceptions: split_list(cell("exceptions")),
            contested,
            source: cell("source").to_string(),
            note: cell("note").to_string(),
            hits: split_list(cell("hit")),
            misses: split_list(cell("miss")),
            extra,
            line: record.position().map_or(0, |p| p.line()),
        })
    }

    fn check_pattern(&mut self, pattern: &str, cell: Range<usize>) {
        if let Err(e) = super::pattern::parse(pattern) {
            let inside = self
                .file
                .1
                .get(cell.clone())
                .and_then(|text| text.find(pattern));
            let at = match inside {
                Some(from) => cell.start + from + e.at.0..cell.start + from + e.at.1,
                None => cell,
            };
            self.problem(at, e.message, e.help);
        }
    }
}

/// Items of a cell that holds several, ` | ` between them.
fn split_list(cell: &str) -> Vec<String> {
    cell.split(" | ")
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(String::from)
        .collect()
}

/// Byte ranges of the cells of the record that starts at `start`, quotes excluded.
fn cell_ranges(text: &str, start: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut ranges = Vec::new();
    let mut at = start;
    // The csv crate gives the end of the record before, which may be a line end.
    while matches!(bytes.get(at), Some(b'\n' | b'\r')) {
        at += 1;
    }
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let from = at + usize::from(quoted);
        let to = if quoted {
            end_of_quoted(bytes, from)
        } else {
            end_of_plain(bytes, from)
        };
        ranges.push(from..to);
        at = to + usize::from(quoted && to < bytes.len());
        if bytes.get(at) != Some(&b',') {
            return ranges;
        }
        at += 1;
    }
}

fn end_of_plain(bytes: &[u8], from: usize) -> usize {
    let length = bytes[from..]
        .iter()
        .position(|b| matches!(b, b',' | b'\n' | b'\r'));
    length.map_or(bytes.len(), |n| from + n)
}

fn end_of_quoted(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return at,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"
id = "sample"
title = "Sample"
version = "0.1.0"
language = "en"
licence = "CC-BY-4.0"
citation = "Nobody (2026)"
[[category]]
id = "good"
definition = "what is good"
source = "none"
"#;
    const HEADER: &str = "term,category,strength,target,polarity,referent,alternatives,exceptions,contested,source,note,hit,miss\n";

    fn load(manifest: &str, rows: &str) -> Result<Lexicon, LoadError> {
        read(&Source {
            manifest: ("sample/lexicon.toml".into(), manifest.into()),
            terms: ("sample/terms.csv".into(), format!("{HEADER}{rows}").into()),
        })
    }

    #[test]
    fn a_whole_row() {
        let lexicon = load(
            MANIFEST,
            "\"fine, day\",good,2,head,-1,day,,fine art | a fine,TRUE,,,One. | Two.,\n",
        );
        // A comma is no word character, so the pattern is refused with its place.
        let message = lexicon.map(|_| ()).unwrap_err().to_string();
        assert!(message.contains("sample/terms.csv:2:2"), "{message}");
        let lexicon = load(
            MANIFEST,
            "fine day,good,2,head,-1,day,,fine art | a fine,TRUE,,,One. | Two.,\n",
        )
        .unwrap();
        let entry = &lexicon.entries[0];
        assert_eq!(
            (entry.strength, entry.polarity, entry.contested, entry.line),
            (2, -1, true, 2)
        );
        assert_eq!(entry.exceptions, ["fine art", "a fine"]);
        assert_eq!(entry.hits, ["One.", "Two."]);
    }

    #[test]
    fn problems_show_their_place_under_a_caret() {
        let rows = "fine,good,,,,,,,,,,,\n\"x\",bad,4,,,,,,,,,,\n";
        let message = load(MANIFEST, rows).unwrap_err().to_string();
        let expected = "\
error: category `bad` is not in lexicon.toml
 --> sample/terms.csv:3:5
  |
3 | \"x\",bad,4,,,,,,,,,,
  |     ^^^
  |
help: define it there, or correct the name

error: strength `4` is not 1, 2 or 3
 --> sample/terms.csv:3:9
  |
3 | \"x\",bad,4,,,,,,,,,,
  |         ^
  |
help: leave it empty for 1";
        assert_eq!(message, expected);
    }

    #[test]
    fn missing_citation_and_undeclared_column() {
        let manifest = MANIFEST.replace("Nobody (2026)", " ");
        assert!(
            load(&manifest, "")
                .unwrap_err()
                .to_string()
                .contains("missing citation")
        );
        let source = Source {
            manifest: ("m".into(), MANIFEST.into()),
            terms: ("t".into(), HEADER.replace("miss", "miss,colour").into()),
        };
        assert!(
            read(&source)
                .unwrap_err()
                .to_string()
                .contains("column `colour` is not declared")
        );
    }
}
