//! What to read: the arguments of the command line become a sorted list of
//! files, each with its format and outlet.

use super::record::Origin;
use super::{FORMATS, Format, ReadSettings};
use crate::model::Skipped;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Files that describe a corpus and are no articles.
const NOT_ARTICLES: &[&str] = &["corpus.toml"];

/// The file by which a report of this program is known.
pub const REPORT: &str = "run.json";
/// What it calls its maker.
pub const TOOL: &str = "parallax";

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// A file to read; `-` is standard input.
pub struct File {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    pub(super) format: &'static Format,
    pub(super) compression: Compression,
    pub(super) bytes: u64,
}

/// Everything to read, in order, and what was given and cannot be.
#[derive(Default)]
pub struct Plan {
    /// Files by path, bytewise.
    pub files: Vec<File>,
    /// What is no article file.
    pub skipped: Vec<Skipped>,
}

impl Plan {
    /// Bytes on disk.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// An input that cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing at the path.
    #[error(
        "cannot read {path}: {reason}; give a file, a folder, NAME=PATH, or - for JSONL on standard input"
    )]
    Missing {
        /// The path as given.
        path: String,
        /// Why.
        reason: String,
    },
    /// A file of an unknown format was named.
    #[error("cannot read {path}: unknown format; known are {known}, each also .gz or .zst")]
    Format {
        /// The path as given.
        path: String,
        /// Known extensions.
        known: String,
    },
}

/// Looks at the inputs, without reading any file.
pub fn plan(inputs: &[String], settings: &ReadSettings) -> Result<Plan, ReadError> {
    let mut plan = Plan::default();
    for input in inputs {
        if input == "-" {
            plan.files.push(standard_input());
            continue;
        }
        let (outlet, path) = split_name(input);
        let meta = std::fs::metadata(path).map_err(|e| ReadError::Missing {
            path: path.to_string(),
            reason: e.to_string(),
        })?;
        if meta.is_dir() {
            add_folder(&mut plan, path, outlet);
        } else {
            add_named_file(&mut plan, path, outlet, settings)?;
        }
    }
    plan.files
        .sort_by(|a, b| a.origin.path.as_bytes().cmp(b.origin.path.as_bytes()));
    plan.skipped
        .sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    drop_repeats(&mut plan);
    Ok(plan)
}

fn standard_input() -> File {
    let origin = Origin {
        // Not "-", which the tables would have to guard as a formula.
        path: "stdin".into(),
        stem: "stdin".into(),
        name: "stdin".into(),
        outlet: String::new(),
    };
    File {
        path: PathBuf::from("-"),
        origin,
        format: &super::json_lines::JSONL,
        compression: Compression::None,
        bytes: 0,
    }
}

/// `NAME=PATH`, unless the whole is a path that exists.
fn split_name(input: &str) -> (&str, &str) {
    match input.split_once('=') {
        Some((name, path)) if !name.is_empty() && !Path::new(input).exists() => (name, path),
        _ => ("", input),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn add_named_file(
    plan: &mut Plan,
    path: &str,
    outlet: &str,
    settings: &ReadSettings,
) -> Result<(), ReadError> {
    let name = Path::new(path)
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let Some((format, compression)) = format_of(&name) else {
        let known: Vec<&str> = FORMATS.iter().flat_map(|f| f.extensions).copied().collect();
        return Err(ReadError::Format {
            path: path.to_string(),
            known: known.join(", "),
        });
    };
    let stem = name.split('.').next().unwrap_or(&name);
    let by_stem = outlet.is_empty() && settings.stem_as_outlet && format.one_article;
    let outlet = if by_stem { stem } else { outlet };
    let origin = Origin {
        path: shown(Path::new(path)),
        stem: with_outlet(outlet, &name),
        outlet: outlet.to_string(),
        name,
    };
    push(plan, PathBuf::from(path), origin, format, compression);
    Ok(())
}

fn with_outlet(outlet: &str, below: &str) -> String {
    if outlet.is_empty() {
        below.to_string()
    } else {
        format!("{outlet}/{below}")
    }
}

fn push(
    plan: &mut Plan,
    path: PathBuf,
    origin: Origin,
    format: &'static Format,
    compression: Compression,
) {
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    plan.files.push(File {
        path,
        origin,
        format,
        compression,
        bytes,
    });
}

fn add_folder(plan: &mut Plan, root: &str, outlet: &str) {
    let mut entries = walkdir::WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Err(e) => {
                let path = e.path().map(shown).unwrap_or_else(|| root.to_string());
                let reason = match e.loop_ancestor() {
                    Some(ancestor) => format!("a link in a circle, back to {}", shown(ancestor)),
                    None => format!(
                        "cannot be read: {}",
                        e.io_error()
                            .map_or("unknown".into(), |e| e.kind().to_string())
                    ),
                };
                plan.skipped.push(Skipped {
                    path,
                    record: None,
                    reason,
                });
            }
            Ok(entry) if entry.file_type().is_dir() => {
                if let Some(reason) = not_entered(&entry) {
                    plan.skipped.push(Skipped {
                        path: shown(entry.path()),
                        record: None,
                        reason: reason.to_string(),
                    });
                    entries.skip_current_dir();
                }
            }
            Ok(entry) => add_found_file(plan, root, outlet, entry.path()),
        }
    }
}

/// Why a folder below an input holds no articles, if it does not.
fn not_entered(entry: &walkdir::DirEntry) -> Option<&'static str> {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    match entry.depth() {
        0 => None,
        _ if hidden => Some("a hidden folder"),
        _ if is_report(&entry.path().join(REPORT)) => Some("a report of this program"),
        _ => None,
    }
}

/// Whether the file is a run.json that this program wrote, in any version.
pub fn is_report(file: &Path) -> bool {
    let Ok(text) = std::fs::read(file) else {
        return false;
    };
    let run: Option<serde_json::Value> = serde_json::from_slice(&text).ok();
    run.is_some_and(|run| run.get("tool").and_then(serde_json::Value::as_str) == Some(TOOL))
}

fn add_found_file(plan: &mut Plan, root: &str, outlet: &str, path: &Path) {
    let below = shown(path.strip_prefix(root).unwrap_or(path));
    let name = below.rsplit('/').next().unwrap_or(&below).to_string();
    if NOT_ARTICLES.contains(&below.as_str()) {
        return;
    }
    let mut skip = |reason: &str| {
        plan.skipped.push(Skipped {
            path: shown(path),
            record: None,
            reason: reason.to_string(),
        });
    };
    if name.starts_with('.') {
        return skip("a hidden file");
    }
    if !path.is_file() {
        return skip("not a regular file");
    }
    let Some((format, compression)) = format_of(&name) else {
        return skip("unknown format; see `parallax inspect --help` for the known ones");
    };
    let first = below
        .split('/')
        .next()
        .filter(|_| below.contains('/'))
        .unwrap_or("");
    let outlet = if outlet.is_empty() { first } else { outlet };
    let inside = below.strip_prefix(&format!("{outlet}/")).unwrap_or(&below);
    let origin = Origin {
        path: shown(path),
        stem: with_outlet(outlet, inside),
        outlet: outlet.to_string(),
        name,
    };
    push(plan, path.to_path_buf(), origin, format, compression);
}

fn format_of(name: &str) -> Option<(&'static Format, Compression)> {
    let lower = name.to_lowercase();
    let (stem, compression) = match lower.rsplit_once('.') {
        Some((stem, "gz")) => (stem, Compression::Gzip),
        Some((stem, "zst")) => (stem, Compression::Zstd),
        _ => (lower.as_str(), Compression::None),
    };
    let (_, extension) = stem.rsplit_once('.')?;
    let format = FORMATS
        .iter()
        .find(|format| format.extensions.contains(&extension))?;
    Some((format, compression))
}

/// A file that is reached twice is read once.
fn drop_repeats(plan: &mut Plan) {
    let mut seen = BTreeSet::new();
    let files = std::mem::take(&mut plan.files);
    for file in files {
        let real = std::fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        if seen.insert(real) {
            plan.files.push(file);
        } else {
            let reason = "the same file as one already given".to_string();
            plan.skipped.push(Skipped {
                path: file.origin.path,
                record: None,
                reason,
            });
        }
    }
}
