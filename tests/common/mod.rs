//! Helpers of the tests that run the program: a temporary folder to run it in,
//! and its report as rows of maps. Every report that is read through here is
//! held to the rule that what was given was read or skipped.

// Each file of tests is a program of its own and uses a part of this.
#![allow(dead_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A row of a table, by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// What the program said and how it ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A temporary folder, the working directory of the program.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    /// Names of all that lies in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.feed(arguments, b"")
    }

    /// Runs the program with something on standard input.
    pub fn feed(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // A program that reads no input may be gone before it is written.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let run = Run {
            code: output.status.code().expect("ended by itself"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        };
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        run
    }

    /// `parallax score` into the folder `report`; it must end well.
    pub fn score(&self, arguments: &[&str]) -> Report<'_> {
        self.score_fed(arguments, b"")
    }

    /// The same, with something on standard input.
    pub fn score_fed(&self, arguments: &[&str], input: &[u8]) -> Report<'_> {
        let all: Vec<&str> = ["score", "--out", "report"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        let run = self.feed(&all, input);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
        self.report("report")
    }

    /// A report that was written below this folder.
    pub fn report(&self, name: &str) -> Report<'_> {
        let report = Report {
            path: self.path(name),
            _folder: self,
        };
        report.check_counts();
        report
    }

    /// Runs a command that must fail with this code and say so on standard
    /// error alone. Answers the message.
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (code, ""),
            "{}",
            run.stderr
        );
        assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
        run.stderr
    }
}

/// The folder of a report.
pub struct Report<'a> {
    pub path: PathBuf,
    /// It is gone with its folder.
    _folder: &'a Folder,
}

impl Report<'_> {
    /// The rows of a table.
    pub fn rows(&self, table: &str) -> Vec<Row> {
        rows(&self.path.join(format!("{table}.csv")))
    }

    pub fn run_json(&self) -> Value {
        let text = std::fs::read_to_string(self.path.join("run.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Articles read and things skipped.
    pub fn counts(&self) -> (u64, u64) {
        let counts = &self.run_json()["articles"];
        let count = |name: &str| counts[name].as_u64().unwrap();
        assert_eq!(count("given"), count("read") + count("skipped"));
        (count("read"), count("skipped"))
    }

    /// run.json and the tables say the same, and nothing was skipped without a reason.
    fn check_counts(&self) {
        let (articles, skipped) = (self.rows("articles"), self.rows("skipped"));
        let of_tables = (articles.len() as u64, skipped.len() as u64);
        assert_eq!(self.counts(), of_tables, "run.json, then the tables");
        for row in &skipped {
            assert!(!row["path"].is_empty(), "{row:?}");
            let reason = row["reason"].chars().next();
            assert!(reason.is_some_and(|c| !c.is_uppercase()), "{row:?}");
        }
    }

    /// One column of a table.
    pub fn column(&self, table: &str, column: &str) -> Vec<String> {
        self.rows(table)
            .into_iter()
            .map(|mut row| row.remove(column).expect("the column"))
            .collect()
    }

    /// Place and reason of everything skipped: `path#record: reason`.
    pub fn skipped(&self) -> Vec<String> {
        let show = |row: Row| format!("{}#{}: {}", row["path"], row["record"], row["reason"]);
        self.rows("skipped").into_iter().map(show).collect()
    }
}

/// The rows of a CSV file.
pub fn rows(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).expect("the table is there");
    let rows: Result<Vec<Row>, _> = reader.deserialize().collect();
    rows.expect("the table is whole")
}

/// What R and Python cut out of a text by the offsets of a table.
pub fn cut(text: &str, start: &str, end: &str) -> String {
    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
    text.chars().skip(start).take(end - start).collect()
}

/// A lexicon of the tests, as an argument.
pub fn lexicon(name: &str) -> String {
    format!("{}/tests/lexicons/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Bytes in gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Bytes in Zstandard.
pub fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}
