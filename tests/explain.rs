//! `parallax explain` over whole reports: what it marks is what the tables say,
//! however they were written, and a report that somebody changed is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use parallax::voice::RULES;
use report::news::{jsonl, two_outlets};
use report::{Report, Scratch};
use std::process::Command;

/// What it prints of an id, or its message, with the exit code.
fn explain(report: &Report, id: &str) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["explain", report.0.to_str().unwrap(), id])
        .output()
        .unwrap();
    let code = output.status.code().unwrap();
    let said = if code == 0 {
        output.stdout
    } else {
        output.stderr
    };
    (code, String::from_utf8(said).unwrap())
}

#[test]
fn every_hit_is_marked_where_it_stands() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&two_outlets(3, 3)));
    let report = scratch.report(&["score", "news.jsonl"], "out");
    let hits = report.table("hits").rows;
    assert!(hits.len() > 10);
    for hit in &hits {
        let (code, text) = explain(&report, &hit["hit_id"]);
        assert_eq!(code, 0, "{text}");
        assert!(
            text.contains(&format!("[match: {}]", hit["match"])),
            "{text}"
        );
        assert!(
            text.contains(&format!("\nvoice       {}", hit["voice"])),
            "{text}"
        );
        if hit["voice"] != "own" {
            assert!(text.contains("; parallax explain"), "{text}");
        }
    }
}

#[test]
fn every_attribution_has_a_rule_that_is_explained() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&two_outlets(20, 20)));
    let report = scratch.report(&["score", "news.jsonl"], "out");
    let rows = report.table("attributions").rows;
    assert!(rows.len() > 40);
    for row in &rows {
        let known = RULES.iter().any(|rule| rule.name == row["rule"]);
        assert!(known, "no rule {}", row["rule"]);
    }
    for row in rows.iter().step_by(9) {
        let (code, text) = explain(&report, &row["attribution_id"]);
        assert_eq!(code, 0, "{text}");
        for (label, column) in [("cue", "cue"), ("content", "content_spans")] {
            let marks = text.matches(&format!("[{label}: ")).count();
            let is_there = !row[column].is_empty();
            assert_eq!(marks > 0, is_there, "{label} in {text}");
        }
        assert!(text.contains(&format!("[cue: {}]", row["cue"])) || row["cue"].is_empty());
    }
}

#[test]
fn guard_and_byte_order_mark_change_nothing() {
    let scratch = Scratch::new();
    let text = "-5 degrees in the disputed valley.\n\n'-6 came,' said Mira Oldane. \
                “=SUM is no word of mine,” said Mira Oldane of the land grab. @home they seized it.\n";
    scratch.write("İnn/news.txt", text);
    let plain = scratch.report(&["score", "İnn=İnn"], "plain");
    let written = [
        scratch.report(&["score", "İnn=İnn", "--raw"], "raw"),
        scratch.report(&["score", "İnn=İnn", "--bom"], "bom"),
    ];
    assert!(plain.text("sentences.csv").contains("'-5 degrees"));
    let mut ids: Vec<String> = Vec::new();
    ids.extend(plain.table("hits").rows.iter().map(|r| r["hit_id"].clone()));
    let attributions = plain.table("attributions").rows;
    ids.extend(attributions.iter().map(|r| r["attribution_id"].clone()));
    assert!(ids.len() > 4, "{ids:?}");
    let without_folder = |report: &Report, id: &str| {
        let (code, text) = explain(report, id);
        assert_eq!(code, 0, "{text}");
        text.replace(report.0.to_str().unwrap(), "DIR")
    };
    for id in &ids {
        let expected = without_folder(&plain, id);
        for other in &written {
            assert_eq!(without_folder(other, id), expected);
        }
    }
    let all: String = ids.iter().map(|id| without_folder(&plain, id)).collect();
    assert!(
        all.contains("  -5 degrees in the [match: disputed valley]."),
        "{all}"
    );
    assert!(all.contains("  @home they [match: seized] it."), "{all}");
}

#[test]
fn a_report_that_was_changed_is_an_error_and_no_panic() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&two_outlets(2, 2)));
    let report = scratch.report(&["score", "news.jsonl"], "out");
    let id = report.table("hits").rows[0]["hit_id"].clone();
    let hits = report.text("hits.csv");
    let change = |text: &str| std::fs::write(report.0.join("hits.csv"), text).unwrap();
    let fails = |word: &str| {
        let (code, text) = explain(&report, &id);
        assert_eq!(code, 1, "{text}");
        assert!(
            text.starts_with("error: cannot read ") && text.contains(word),
            "{text}"
        );
    };
    change(&hits.replacen(",lexicon,", ",dictionary,", 1));
    fails("no column `lexicon`");
    change(&hits.replacen('\n', "\none cell too few\n", 1));
    fails("record 1");
    // Positions that no sentence has.
    change(&hits.replace(&id, "h000000000000"));
    let header = hits.lines().next().unwrap();
    let cells: Vec<String> = header
        .split(',')
        .map(|column| match column {
            "hit_id" => id.clone(),
            "start" => "99999999999999999999".to_string(),
            "end" => "7".to_string(),
            _ => String::new(),
        })
        .collect();
    change(&format!("{header}\n{}\n", cells.join(",")));
    let (code, text) = explain(&report, &id);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("(its sentence is not in sentences.csv)"),
        "{text}"
    );
    std::fs::remove_file(report.0.join("hits.csv")).unwrap();
    fails("hits.csv");
}

#[test]
fn the_parts_of_a_loaded_index_make_the_index() {
    let scratch = Scratch::new();
    // Two bytes a letter: places are code points here and in the program.
    let text = "The mayor of Ééééé, Élodie Éluard, saw an unlawful barrage there. In the \
                town of Éééé éééééé the brutal water theft was a land grab, and they seized the pumps.";
    scratch.write("a.txt", text);
    let report = scratch.report(&["score", "a.txt"], "out");
    let sentences = report.table("sentences").rows;
    let hits = report.table("hits").rows;
    assert!(hits.len() > 3, "{hits:?}");
    for hit in &hits {
        let (_, said) = explain(&report, &hit["hit_id"]);
        let weight = |line: &str| -> Option<f64> {
            let line = line.trim_start().replace('−', "-");
            let (weight, _) = line.split_once("  ")?;
            weight.parse().ok()
        };
        let parts = said.lines().skip_while(|line| !line.starts_with("index"));
        let sum: f64 = parts.skip(1).filter_map(weight).sum();
        let is_its = |row: &&report::Row| row["sentence"] == hit["sentence"];
        let row = sentences.iter().find(is_its).unwrap();
        let stored: f64 = row["loaded"].parse().unwrap();
        let index = 1.0 / (1.0 + (-sum).exp());
        assert!(
            (index - stored).abs() < 1e-5,
            "{index} and {stored}\n{said}"
        );
    }
}
