//! The ways in which articles may be given on the command line, and what is
//! said where that fails: errors on standard error, 1 for what failed and 2
//! for wrong usage.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Folder, lexicon};
use serde_json::json;

const ONE: &str = "The council of Kestra closed the bridge on Monday.";
const TWO: &str = "The mayor resigned after the brutal storm.";

#[test]
fn standard_input_is_jsonl() {
    let folder = Folder::new();
    let input = b"{\"text\":\"One.\",\"outlet\":\"Dawn\"}\nno json\n{\"text\":\"Two.\"}";
    let report = folder.score_fed(&["-"], input);
    assert_eq!(report.counts(), (2, 1));
    assert_eq!(
        report.column("articles", "article_id"),
        ["stdin#1", "stdin#3"]
    );
    // Not "-", which would be guarded as a formula.
    assert_eq!(report.column("articles", "path"), ["stdin", "stdin"]);
    assert_eq!(report.column("articles", "outlet"), ["Dawn", ""]);
    assert!(report.skipped()[0].starts_with("stdin#2: malformed JSON"));
    let message = folder.fails(1, &["score", "-", "--out", "other"]);
    assert!(message.contains("1 × an empty file"), "{message}");
}

#[test]
fn folders_and_names_give_outlets_and_ids() {
    let folder = Folder::new();
    folder
        .file("in/dawn/2024-03-04-bridge.txt", ONE)
        .file("in/dawn/deep/b.txt", TWO)
        .file("in/loose.txt", "Three.")
        .file("c.txt", "Four.")
        .file("d/e.txt", "Five.");
    let report = folder.score(&["in", "Dusk=c.txt", "The Sun=d"]);
    assert_eq!(report.counts(), (5, 0));
    let ids = [
        "Dusk/c.txt",
        "The Sun/e.txt",
        "dawn/2024-03-04-bridge.txt",
        "dawn/deep/b.txt",
        "loose.txt",
    ];
    assert_eq!(report.column("articles", "article_id"), ids);
    let outlets = ["Dusk", "The Sun", "dawn", "dawn", ""];
    assert_eq!(report.column("articles", "outlet"), outlets);
    assert_eq!(report.rows("articles")[2]["date"], "2024-03-04");
}

#[test]
fn two_files_are_compared_by_their_names() {
    let folder = Folder::new();
    folder.file("dawn.txt", ONE).file("dusk.v2.txt", TWO);
    let words = lexicon("letters");
    let run = folder.run(&["compare", "dawn.txt", "dusk.v2.txt", "--lexicon", &words]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(
        run.stdout
            .contains("2 articles of 2 outlets read, 0 skipped")
    );
    let report = folder.report("reports/parallax");
    assert_eq!(report.counts(), (2, 0));
    assert_eq!(report.column("articles", "outlet"), ["dawn", "dusk"]);
    assert_eq!(report.column("hits", "outlet"), ["dusk"]);
    let pairs = report.rows("comparison");
    assert!(
        pairs.iter().all(|row| row["outlet_a"] == "dawn"),
        "{pairs:?}"
    );
}

#[test]
fn an_article_without_an_outlet_is_not_compared() {
    let folder = Folder::new();
    folder.file(
        "a.jsonl",
        "{\"outlet\":\"Dawn\",\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n",
    );
    let run = folder.run(&["compare", "a.jsonl", "--out", "report", "--quiet"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (0, "", "")
    );
    let report = folder.report("report");
    assert_eq!(report.counts(), (1, 1));
    assert!(report.skipped()[0].starts_with("a.jsonl#2: no outlet; name it with NAME=PATH"));
}

#[test]
fn json_is_an_array_an_object_or_an_object_around_an_array() {
    let folder = Folder::new();
    let (one, two) = (json!({"text": "One."}), json!({"text": "Two.", "n": 2}));
    folder
        .file("in/a.json", json!([one, 7, two]).to_string())
        .file(
            "in/b.json",
            json!({"took": 3, "docs": [one, two]}).to_string(),
        )
        .file("in/c.json", one.to_string())
        .file("in/d.json", "{\"text\":\"Three.\"")
        .file("in/e.json", "[".repeat(100_000));
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (5, 3));
    let ids = ["a.json#1", "a.json#3", "b.json#1", "b.json#2", "c.json#1"];
    assert_eq!(report.column("articles", "article_id"), ids);
    assert_eq!(report.rows("articles")[1]["meta"], "{\"n\":2}");
    let skipped = report.skipped();
    assert_eq!(skipped[0], "in/a.json#2: not a JSON object");
    assert!(skipped[1].starts_with("in/d.json#: malformed JSON: "));
    assert!(skipped[2].starts_with("in/e.json#: malformed JSON: "));
}

#[test]
fn a_column_can_be_named_and_must_be_there() {
    let folder = Folder::new();
    folder
        .file("in/a.csv", "id,lead,text\nx,The ferry sank.,no\n")
        .file("in/b.csv", "id,text\ny,The mayor stayed.\n");
    let report = folder.score(&["in", "--column", "text=lead"]);
    assert_eq!(report.counts(), (1, 1));
    assert_eq!(report.column("sentences", "text"), ["The ferry sank."]);
    let expected = ["in/b.csv#: no column `lead`; there are id, text"];
    assert_eq!(report.skipped(), expected);
    folder.file("c.csv", "id,body\nz,The ferry sank.\n");
    let report = folder.score(&["c.csv", "--column", "text=body"]);
    assert_eq!(report.column("sentences", "text"), ["The ferry sank."]);
}

#[test]
fn of_a_web_page_the_article_is_read() {
    let paragraph = "The ferry between Kestra and Port Ellis sank on Monday morning, a mile \
                     from the shore, with nine people and a great load of timber on board.";
    let body: String = (1..6)
        .map(|n| format!("<p>{paragraph} It was day {n}.</p>\n"))
        .collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>Ferry sinks &amp; nobody is hurt</title>\
         <style>p {{ color: red }}</style><script>var menu = 'hidden';</script></head><body>\
         <nav><ul><li><a href='/'>Front page</a></li><li><a href='/w'>Weather</a></li></ul></nav>\
         <article><h1>Ferry sinks &amp; nobody is hurt</h1>{body}</article>\
         <footer><p>Terms of use and cookies</p></footer></body></html>"
    );
    let folder = Folder::new();
    folder
        .file("in/dawn/page.html", page)
        .file("in/dawn/deep.html", "<div>".repeat(20_000) + paragraph)
        .file("in/dawn/empty.html", "<html><body></body></html>");
    let report = folder.score(&["in"]);
    assert_eq!(report.counts(), (1, 2));
    let expected = "in/dawn/deep.html#: a page of more than 512 elements inside one another";
    assert_eq!(report.skipped()[0], expected);
    assert!(report.skipped()[1].starts_with("in/dawn/empty.html#: no article found"));
    let article = &report.rows("articles")[0];
    assert_eq!(article["article_id"], "dawn/page.html");
    assert_eq!(article["title"], "Ferry sinks & nobody is hurt");
    let sentences = report.rows("sentences");
    let text: Vec<&str> = sentences
        .iter()
        .filter(|row| row["field"] == "text")
        .map(|row| row["text"].as_str())
        .collect();
    let found = |words: &str| text.iter().filter(|text| text.contains(words)).count();
    assert_eq!((found("with nine people"), found("It was day")), (5, 5));
    for other in ["Weather", "cookies", "hidden", "color", "<"] {
        assert_eq!(found(other), 0, "{other} in {text:?}");
    }
}

#[test]
fn filters_leave_out_with_a_reason_and_must_leave_something() {
    let folder = Folder::new();
    folder.file(
        "a.csv",
        "id,outlet,date,desk,text\nx,Dawn,2024-03-04,city,One.\n\
         y,Dusk,2024-03-05,city,Two.\nz,Dusk,,world,Three.\n",
    );
    let report = folder.score(&["a.csv", "--where", "desk=city", "--since", "2024-03-05"]);
    assert_eq!(report.counts(), (1, 2));
    let expected = [
        "a.csv#1: left out by --since 2024-03-05",
        "a.csv#3: left out by --where desk=city",
    ];
    assert_eq!(report.skipped(), expected);
    let nothing = ["score", "a.csv", "--where", "outlet=dusk", "--out", "other"];
    let message = folder.fails(1, &nothing);
    assert!(message.contains("no article could be read: 3 × left out by --where outlet=dusk"));
    assert!(message.contains("`parallax inspect` shows what is there"));
    assert_eq!(folder.names(), ["a.csv", "report"]);
}

#[test]
fn what_failed_ends_with_1_and_leaves_nothing() {
    let folder = Folder::new();
    folder
        .file("a.txt", ONE)
        .file("in/only.docx", "no known format");
    folder
        .file("broken/lexicon.toml", "id = ")
        .file("broken/terms.csv", "");
    for (arguments, part) in [
        (
            &["a.txt", "--lexicon", "nowhere"][..],
            "unknown lexicon `nowhere`",
        ),
        (
            &["a.txt", "--lexicon", "in"],
            "cannot read lexicon file in/lexicon.toml",
        ),
        (&["a.txt", "--lexicon", "broken"], "broken/lexicon.toml"),
        (&["in"], "no article could be read: 1 × unknown format"),
        (&["nowhere"], "cannot read nowhere"),
        (&["Dawn=nowhere"], "cannot read nowhere"),
    ] {
        let message = folder.fails(1, &[&["score"], arguments].concat());
        assert!(message.contains(part), "{message}");
    }
    let message = folder.fails(1, &["compare", "Dawn=a.txt", "--reference", "Dusk"]);
    assert!(
        message.contains("--reference `Dusk` is none of Dawn"),
        "{message}"
    );
    assert!(!folder.path("reports/parallax").exists());
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = Folder::new();
    folder
        .file("a.txt", ONE)
        .file("odd.toml", "colour = \"red\"");
    for arguments in [
        &[][..],
        &["weigh", "a.txt"],
        &["score"],
        &["score", "a.txt", "--colour"],
        &["score", "a.txt", "--column", "text"],
        &["score", "a.txt", "--column", "colour=red"],
        &["score", "a.txt", "--where", "Dawn"],
        &["score", "a.txt", "--since", "yesterday"],
        &["score", "a.txt", "--until", "2024-3-4"],
        &["score", "a.txt", "--format", "papyrus"],
        &["score", "a.txt", "--config", "odd.toml"],
        &["score", "a.txt", "--threads", "many"],
        &["compare", "a.txt", "--alpha", "1.5"],
        &["compare", "a.txt", "--resamples", "3"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(folder.names(), ["a.txt", "odd.toml"]);
}

#[test]
fn reports_and_hidden_folders_below_an_input_are_not_read() {
    let folder = Folder::new();
    folder.file("in/Dawn/a.txt", ONE).file("in/.git/b.txt", TWO);
    let first = folder.run(&["score", "in", "--out", "in/report", "--quiet"]);
    assert_eq!((first.code, first.stderr.as_str()), (0, ""));
    let report = folder.score(&["in"]);
    assert_eq!(report.column("articles", "article_id"), ["Dawn/a.txt"]);
    assert_eq!(
        report.skipped(),
        [
            "in/.git#: a hidden folder",
            "in/report#: a report of this program"
        ]
    );
}

#[test]
fn where_takes_a_column_by_its_own_name_or_its_fields() {
    let folder = Folder::new();
    let table = format!("id,source,body,topic\n1,Dawn,{ONE},bridge\n2,Dusk,{TWO},storm\n");
    folder.file("a.csv", table);
    for filter in ["source=Dusk", "outlet=Dusk", "topic=storm", "Source=Dusk"] {
        let report = folder.score(&["a.csv", "--where", filter]);
        assert_eq!(report.column("articles", "article_id"), ["2"], "{filter}");
    }
}

#[test]
fn save_text_writes_what_spans_point_into() {
    let folder = Folder::new();
    folder.file(
        "a.html",
        format!("<html><body><article><p>{ONE} {TWO}</p></article></body></html>"),
    );
    let report = folder.score(&["a.html", "--save-text"]);
    let texts = std::fs::read_to_string(report.path.join("texts.jsonl")).unwrap();
    let saved: serde_json::Value = serde_json::from_str(texts.trim()).unwrap();
    assert_eq!(saved["article_id"], "a.html");
    let text = saved["text"].as_str().unwrap();
    for row in report.rows("sentences") {
        assert_eq!(common::cut(text, &row["start"], &row["end"]), row["text"]);
    }
    let without = folder.score(&["a.html"]);
    assert!(!without.path.join("texts.jsonl").exists());
}

#[test]
fn one_outlet_is_nothing_to_compare() {
    let folder = Folder::new();
    folder.file("in/Dawn/a.txt", ONE);
    let run = folder.run(&["compare", "in"]);
    assert!(
        run.stdout.contains("nothing to compare it with"),
        "{}",
        run.stdout
    );
}
