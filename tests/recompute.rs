//! The statistics of reports, held to a second implementation in Python:
//! `tests/recompute.py` computes levels, intervals, exact p and q from
//! measures.csv alone, with NumPy and SciPy, and every cell must come out the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod python;
mod report;

use report::Scratch;
use report::news::{Story, jsonl, stories, two_outlets};

/// Two outlets with events, of which one prints some articles twice.
fn with_copies() -> Vec<Story> {
    let mut all = two_outlets(8, 7);
    let copies = all.iter().filter(|story| story.id.ends_with('3')).cloned();
    let copies: Vec<Story> = copies
        .map(|story| Story {
            id: format!("{}-again", story.id),
            text: format!("{} Updated at noon.", story.text),
            ..story
        })
        .collect();
    all.extend(copies);
    all
}

/// Three outlets of different sizes, one too small for any test.
fn three_outlets() -> Vec<Story> {
    let mut all = two_outlets(6, 9);
    all.extend(stories("Comet", 3, 0.3, 13));
    all
}

/// Folders of reports.
fn reports(scratch: &Scratch) -> Vec<String> {
    scratch.write("copies.jsonl", &jsonl(&with_copies()));
    scratch.write("three.jsonl", &jsonl(&three_outlets()));
    scratch.write("many.jsonl", &jsonl(&two_outlets(14, 15)));
    for (out, arguments) in [
        ("copies", &["compare", "copies.jsonl"][..]),
        (
            "three",
            &["compare", "three.jsonl", "--reference", "Borough"],
        ),
        ("alpha", &["compare", "three.jsonl", "--alpha", "0.2"]),
        ("many", &["compare", "many.jsonl", "--resamples", "499"]),
    ] {
        scratch.report(arguments, out);
    }
    ["copies", "three", "alpha", "many"]
        .map(String::from)
        .to_vec()
}

fn recomputed(python: &str, scratch: &Scratch, folders: &[String]) -> (bool, String) {
    python::run(python, "recompute.py", folders, scratch.path())
}

#[test]
fn every_cell_comes_out_the_same() {
    let Some(python) = python::python("compared with NumPy and SciPy") else {
        return;
    };
    let scratch = Scratch::new();
    let folders = reports(&scratch);
    let (agrees, said) = recomputed(&python, &scratch, &folders);
    assert!(agrees, "{said}");

    // A second implementation that agrees with everything would be none.
    let file = scratch.path().join("copies/comparison.csv");
    let table = std::fs::read_to_string(&file).unwrap();
    let row = table
        .lines()
        .find(|line| line.contains("permutation_exact"))
        .unwrap();
    let wrong = row.replacen("permutation_exact,0.", "permutation_exact,0.1", 1);
    assert_ne!(row, wrong);
    std::fs::write(&file, table.replace(row, &wrong)).unwrap();
    let (agrees, said) = recomputed(&python, &scratch, &["copies".to_string()]);
    assert!(!agrees && said.contains("\tp\t"), "{said}");
}
