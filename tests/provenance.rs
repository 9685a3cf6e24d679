//! METHODS.md and run.json: how the articles were chosen and what made the
//! report, so that others can judge it and do it again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::{jsonl, two_outlets};
use report::{Report, Scratch};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The files that describe a report.
const ABOUT: [&str; 4] = ["datapackage.json", "CODEBOOK.md", "METHODS.md", "run.json"];
const UNDECLARED: &str =
    "The sampling frame was not declared; these results describe these files only.";

/// A report on `corpus/`, with a corpus.toml where one is given.
fn framed(frame: Option<&str>) -> (Scratch, Report) {
    let scratch = Scratch::new();
    scratch.write("corpus/news.jsonl", &jsonl(&two_outlets(2, 2)));
    if let Some(frame) = frame {
        scratch.write("corpus/corpus.toml", frame);
    }
    let report = scratch.report(&["compare", "corpus"], "out");
    (scratch, report)
}

#[test]
fn methods_open_with_what_was_not_declared() {
    let (_scratch, report) = framed(None);
    let methods = report.text("METHODS.md");
    let opening = format!("# Methods\n\n{UNDECLARED}");
    assert!(methods.starts_with(&opening), "{methods}");
}

#[test]
fn methods_cite_what_was_declared() {
    let frame = r#"
database = "Archive of the Lenna press"
query = "dam AND (gates | locks)"
dates = "2031-05-01 to 2031-05-31"
inclusion = "news, no opinion"
found = 12
kept = 4
"#;
    let (_scratch, report) = framed(Some(frame));
    let methods = report.text("METHODS.md");
    assert!(!methods.contains(UNDECLARED), "{methods}");
    assert!(
        methods.starts_with("# Methods\n\n## Sampling frame\n"),
        "{methods}"
    );
    for row in [
        "| database | Archive of the Lenna press |",
        r"| query | dam AND (gates \| locks) |",
        "| dates | 2031-05-01 to 2031-05-31 |",
        "| inclusion | news, no opinion |",
        "| found | 12 |",
        "| kept | 4 |",
        "| note | not declared |",
    ] {
        assert!(methods.contains(&format!("\n{row}\n")), "{row}: {methods}");
    }
    assert!(!methods.contains("The two differ."), "{methods}");
    assert!(
        report.table("skipped").rows.is_empty(),
        "corpus.toml is no article"
    );
}

#[test]
fn methods_say_where_the_declaration_does_not_fit() {
    let (_scratch, report) = framed(Some("kept = 40\n"));
    let methods = report.text("METHODS.md");
    let differ = "Declared as kept: 40; given to this run: 4. The two differ.";
    assert!(methods.contains(differ), "{methods}");
}

#[test]
fn a_declaration_can_stand_beside_the_input_file_and_two_must_agree() {
    let scratch = Scratch::new();
    for folder in ["one", "two"] {
        scratch.write(&format!("{folder}/corpus.toml"), "query = \"dam\"\n");
    }
    scratch.write("one/a.jsonl", &jsonl(&two_outlets(1, 0)));
    scratch.write("two/b.jsonl", &jsonl(&two_outlets(0, 1)));
    let inputs = ["compare", "one/a.jsonl", "East=two/b.jsonl"];
    let report = scratch.report(&inputs, "out");
    assert!(report.text("METHODS.md").contains("| query | dam |"));
    scratch.write("two/corpus.toml", "query = \"lake\"\n");
    let said = scratch.run(&[&inputs[..], &["--out", "other"]].concat());
    assert_eq!(said.code, Some(1));
    let expected = "one/corpus.toml and two/corpus.toml declare different sampling frames";
    assert!(said.stderr.contains(expected), "{}", said.stderr);
}

#[test]
fn a_declaration_with_an_unknown_key_is_refused_with_its_place() {
    let scratch = Scratch::new();
    scratch.write("corpus/news.jsonl", &jsonl(&two_outlets(1, 1)));
    scratch.write("corpus/corpus.toml", "query = \"dam\"\nqeury = \"lake\"\n");
    let said = scratch.run(&["compare", "corpus", "--out", "out"]);
    assert_eq!(said.code, Some(1));
    for part in ["error: corpus/corpus.toml", "line 2", "qeury"] {
        assert!(said.stderr.contains(part), "{part}: {}", said.stderr);
    }
    assert!(!scratch.path().join("out").exists());
}

#[test]
fn methods_name_seed_level_lexicons_and_families() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&two_outlets(6, 6)));
    let flags = ["--seed", "4711", "--alpha", "0.1", "--resamples", "299"];
    let report = scratch.report(&[&["compare", "news.jsonl"], &flags[..]].concat(), "out");
    let methods = report.text("METHODS.md");
    for part in [
        "seed 4711",
        "level 90 %",
        "299 drawn at random",
        "Words about a dam, version 1.2.0",
        "12 given, 12 read, 0 skipped.",
        "| terms:dam |",
    ] {
        assert!(methods.contains(part), "{part}: {methods}");
    }
}

#[test]
fn run_json_has_counts_digests_and_every_setting_that_matters() {
    let scratch = Scratch::new();
    let news = jsonl(&two_outlets(3, 2));
    scratch.write("news.jsonl", &(news.clone() + "[]\n"));
    let flags = [
        "--seed",
        "7",
        "--alpha",
        "0.2",
        "--resamples",
        "199",
        "--by",
        "outlet",
        "--reference",
        "Aurora",
        "--where",
        "outlet=Aurora",
        "--since",
        "2031-05-01",
        "--raw",
    ];
    let refused = scratch.run(&[&["compare", "news.jsonl", "--out", "out"], &flags[..]].concat());
    assert_eq!(
        refused.code,
        Some(1),
        "no article has a date: {}",
        refused.stderr
    );
    let flags: Vec<&str> = flags
        .iter()
        .copied()
        .filter(|f| !f.contains("since") && !f.contains("2031"))
        .collect();
    let run = scratch
        .report(&[&["compare", "news.jsonl"], &flags[..]].concat(), "out")
        .json("run.json");
    assert_eq!(run["tool"], "parallax");
    assert_eq!(run["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(run["seed"], 7);
    assert_eq!(run["formula_guard"], false);
    assert_eq!(
        run["articles"],
        json!({"given": 6, "read": 3, "skipped": 3})
    );
    assert_eq!(run["inputs"][0]["path"], "news.jsonl");
    let settings = &run["settings"];
    assert_eq!(settings["where"], json!(["outlet=Aurora"]));
    for (name, value) in [
        ("alpha", json!(0.2)),
        ("resamples", json!(199)),
        ("by", json!("outlet")),
        ("reference", json!("Aurora")),
    ] {
        assert_eq!(settings[name], value, "{name}: {settings}");
    }
    let bytes = std::fs::read(scratch.path().join("news.jsonl")).unwrap();
    let digest = Sha256::digest(bytes);
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(run["inputs"][0]["sha256"], digest);
    let digests: Vec<&Value> = ["inputs", "lexicons"]
        .iter()
        .flat_map(|list| run[*list].as_array().unwrap())
        .map(|item| &item["sha256"])
        .collect();
    assert_eq!(digests.len(), 4);
    for digest in digests {
        let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        let digest = digest.as_str().unwrap();
        assert!(
            digest.len() == 64 && digest.chars().all(hexadecimal),
            "{digest}"
        );
    }
}

#[test]
fn a_run_is_told_without_clock_threads_or_place() {
    let runs = [(); 2].map(|()| {
        let scratch = Scratch::new();
        scratch.write("corpus/news.jsonl", &jsonl(&two_outlets(6, 6)));
        scratch.write("parallax.toml", "alpha = 0.1\n");
        let place = |name: &str| scratch.path().join(name).display().to_string();
        let input = format!("Aurora={}", place("corpus"));
        let flags = ["--config", &place("parallax.toml"), "--threads", "2"];
        let report = scratch.report(&[&["score", &input], &flags[..]].concat(), &place("out"));
        let root = place("");
        for name in ABOUT {
            let text = report.text(name);
            for trace in [root.as_str(), env!("CARGO_MANIFEST_DIR")] {
                assert!(
                    !text.contains(trace.trim_end_matches('/')),
                    "{name} has {trace}: {text}"
                );
            }
        }
        (scratch, report)
    });
    let [(_a, one), (_b, two)] = &runs;
    for name in ABOUT {
        assert_eq!(
            one.text(name),
            two.text(name),
            "{name} differs between places and times"
        );
    }
    let run = one.text("run.json");
    for word in ["time", "date\"", "thread", "host", "user"] {
        assert!(!run.contains(word), "{word}: {run}");
    }
}
