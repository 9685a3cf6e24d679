//! Reports are Data Packages that a program which is not ours reads without
//! complaint: the Python package `frictionless` validates them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod python;
mod report;

use report::Scratch;
use report::news::{Story, jsonl, two_outlets};

/// Articles that are hard on CSV, JSON and types.
fn awkward() -> Vec<Story> {
    let story = |id: &str, title: &str, text: &str| Story {
        id: id.to_string(),
        outlet: "Aurora, \"the paper\"".to_string(),
        title: title.to_string(),
        text: text.to_string(),
        ..Story::default()
    };
    vec![
        story(
            "1",
            "=1+1",
            "-1 is seized, @home.\r\n\r\n+2 “seized”; he said: \"No, \"\"no\"\".\"",
        ),
        story(
            "2",
            "",
            "\tSeized\u{2028}by\u{1F600} İstanbul’s aggressor \u{0}.",
        ),
        story("true", "NaN", "inf. 1e5. The disputed valley, null"),
        story("é,;|'", "Title\nin two lines", "Text."),
    ]
}

/// Folders of reports of every sort.
fn reports(scratch: &Scratch) -> Vec<String> {
    let mut all = two_outlets(7, 8);
    all.extend(awkward());
    scratch.write("news.jsonl", &(jsonl(&all) + "no JSON\n"));
    scratch.write("quiet.txt", "Nothing was found here.\n");
    let meta = r#"{"id": "m", "text": "They seized it.", "page": 3, "tags": ["a", {"b": null}]}"#;
    scratch.write("meta.jsonl", meta);
    for (out, arguments) in [
        ("score", &["score", "news.jsonl"][..]),
        ("compare", &["compare", "news.jsonl"]),
        (
            "excel",
            &["compare", "news.jsonl", "--bom", "--period", "month"],
        ),
        ("raw", &["compare", "news.jsonl", "--raw"]),
        ("quiet", &["score", "quiet.txt"]),
        ("meta", &["score", "meta.jsonl"]),
    ] {
        scratch.report(arguments, out);
    }
    ["score", "compare", "excel", "raw", "quiet", "meta"]
        .map(String::from)
        .to_vec()
}

/// Whether the validator accepts some folders, and what it says.
fn validated(python: &str, scratch: &Scratch, folders: &[String]) -> (bool, String) {
    python::run(python, "validate_package.py", folders, scratch.path())
}

#[test]
fn frictionless_accepts_every_report() {
    let Some(python) = python::python("validated with frictionless") else {
        return;
    };
    let scratch = Scratch::new();
    let folders = reports(&scratch);
    let (accepted, said) = validated(&python, &scratch, &folders);
    assert!(accepted, "{said}");

    // A validator that accepts everything would be none.
    let file = scratch.path().join("compare/measures.csv");
    let table = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, table.replacen(",own,", ",nobody,", 1)).unwrap();
    let (accepted, said) = validated(&python, &scratch, &["compare".to_string()]);
    assert!(!accepted && said.contains("nobody"), "{said}");
}
