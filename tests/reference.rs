//! Counts by dictionaries of other programs, held to a second implementation
//! in Python, slow and simple, that shares nothing with this one but its
//! documentation: `tests/count_reference.py` counts in the sentences of a
//! report, and every article and category must come out the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod python;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder or file of the project.
fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Scores the articles of a folder with one dictionary alone.
fn score(corpus: &Path, dictionary: &Path, out: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args([
            Path::new("score"),
            corpus,
            Path::new("--lexicon"),
            dictionary,
        ])
        .args([Path::new("--quiet"), Path::new("--out"), out])
        .status()
        .unwrap();
    assert!(status.success(), "{}", dictionary.display());
}

/// Whether the reference agrees with a report, and what it says.
fn compared(python: &str, dictionary: &Path, report: &Path) -> (bool, String) {
    python::run(
        python,
        "count_reference.py",
        &[dictionary, report],
        &path(""),
    )
}

#[test]
fn counts_agree_with_the_reference() {
    let Some(python) = python::python("compared with the reference") else {
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let corpus = path("examples/two-outlets");
    for (name, least) in [("mood.dic", 500), ("harbour.cat", 250), ("trade.lc3", 200)] {
        let dictionary = path("examples/dictionaries").join(name);
        let report = scratch.path().join(name);
        score(&corpus, &dictionary, &report);
        let (agrees, said) = compared(&python, &dictionary, &report);
        assert!(agrees, "{name}: {said}");
        let hits = said
            .split(" hits")
            .next()
            .and_then(|text| text.rsplit(' ').next());
        let hits: usize = hits.unwrap().parse().unwrap();
        assert!(hits > least, "{name}: only {hits} hits: {said}");

        // A reference that agrees with everything would be none.
        let table = report.join("hits.csv");
        let rows = std::fs::read_to_string(&table).unwrap();
        let (short, _) = rows.trim_end().rsplit_once('\n').unwrap();
        std::fs::write(&table, format!("{short}\n")).unwrap();
        let (agrees, said) = compared(&python, &dictionary, &report);
        assert!(!agrees && said.contains("1 differences"), "{name}: {said}");
    }
}
