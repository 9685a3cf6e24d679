//! What the tests of whole reports share: a scratch folder in which the
//! program runs, the tables that it wrote, and small corpora of invented news.
//! The lexicons are those of `tests/lexicons`, among them stand-ins for
//! `reporting` and `actors`, so that no test changes with the shipped ones.

#![allow(dead_code)] // every test file uses its own part of this module

pub mod news;

use news::{Story, jsonl};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Columns that look at other articles too.
pub const OF_THE_CORPUS: [&str; 3] = ["event", "cluster", "wire"];
/// Tables with rows of single articles.
pub const OF_ARTICLES: [&str; 5] = ["articles", "sentences", "hits", "attributions", "measures"];

/// A temporary folder in which the program runs.
pub struct Scratch(tempfile::TempDir);

/// What a run of the program said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Scratch {
    pub fn new() -> Scratch {
        Scratch(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file below the folder")).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs the program, with the lexicons of the tests.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(arguments)
            .args(lexicons())
            .current_dir(self.path())
            .output()
            .expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("messages are UTF-8");
        Said {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Runs a command that must succeed, and answers the report in `out`.
    pub fn report(&self, arguments: &[&str], out: &str) -> Report {
        let said = self.run(&[arguments, &["--quiet", "--out", out]].concat());
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.stderr);
        Report(self.path().join(out))
    }
}

/// The flags that name the lexicons of the tests, by absolute path.
fn lexicons() -> Vec<String> {
    let flag = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lexicons");
        [
            "--lexicon".to_string(),
            folder.join(name).display().to_string(),
        ]
    };
    ["dam", "dam_cues", "dam_parties"]
        .iter()
        .flat_map(|name| flag(name))
        .collect()
}

/// Compares the articles, written as one JSONL file.
pub fn compared(stories: &[Story], more: &[&str]) -> (Scratch, Report) {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(stories));
    let report = scratch.report(&[&["compare", "news.jsonl"], more].concat(), "out");
    (scratch, report)
}

/// The folder of a report.
pub struct Report(pub PathBuf);

impl Report {
    /// A file as text.
    pub fn text(&self, name: &str) -> String {
        let path = self.0.join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// A JSON file.
    pub fn json(&self, name: &str) -> serde_json::Value {
        serde_json::from_str(&self.text(name)).expect("JSON")
    }

    /// A table.
    pub fn table(&self, name: &str) -> Table {
        Table::read(&self.text(&format!("{name}.csv")))
    }

    /// Names of all tables, sorted.
    pub fn tables(&self) -> Vec<String> {
        let names = self.files();
        names
            .keys()
            .filter_map(|name| name.strip_suffix(".csv"))
            .map(String::from)
            .collect()
    }

    /// All files, by name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(&self.0).unwrap().map(Result::unwrap);
        let file = |entry: std::fs::DirEntry| {
            let name = entry.file_name().into_string().expect("names are UTF-8");
            (name, std::fs::read(entry.path()).unwrap())
        };
        entries.map(file).collect()
    }
}

/// A row: its cells by column.
pub type Row = BTreeMap<String, String>;

/// A table as a reader of the CSV file sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

impl Table {
    fn read(text: &str) -> Table {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
        let row = |record: csv::StringRecord| {
            let cells = record.iter().map(String::from);
            header.iter().cloned().zip(cells).collect()
        };
        let rows = reader
            .records()
            .map(|record| row(record.expect("cells as the header")))
            .collect();
        Table { header, rows }
    }

    /// The table without some columns.
    pub fn without(mut self, columns: &[&str]) -> Table {
        self.header.retain(|name| !columns.contains(&name.as_str()));
        for row in &mut self.rows {
            row.retain(|name, _| !columns.contains(&name.as_str()));
        }
        self
    }

    /// The rows for which `keep` holds.
    pub fn only(mut self, keep: impl Fn(&Row) -> bool) -> Table {
        self.rows.retain(keep);
        self
    }

    /// The rows by the values of these columns, which must tell all apart.
    pub fn by(&self, columns: &[&str]) -> BTreeMap<Vec<String>, &Row> {
        let key = |row: &Row| columns.iter().map(|name| row[*name].clone()).collect();
        let rows: BTreeMap<_, _> = self.rows.iter().map(|row| (key(row), row)).collect();
        assert_eq!(rows.len(), self.rows.len(), "{columns:?} are no key");
        rows
    }
}

/// Fails unless two reports have the same files with the same bytes.
pub fn assert_same_files(one: &Report, other: &Report) {
    let (one, other) = (one.files(), other.files());
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} differs");
    }
}
