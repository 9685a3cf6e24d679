//! What the flags of `compare` and the tables that only it writes do: copies,
//! events as units, groups, periods, names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::{Story, jsonl, stories, two_outlets, with_events};
use report::{Report, Row, Scratch, compared};
use std::collections::BTreeMap;

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// An article that is another one with a few words more, in an outlet.
fn copy(story: &Story, id: &str, outlet: &str) -> Story {
    Story {
        id: id.to_string(),
        outlet: outlet.to_string(),
        text: format!("{} More follows.", story.text),
        ..story.clone()
    }
}

#[test]
fn copies_within_an_outlet_are_a_cluster_and_in_another_they_are_not() {
    let mut all = two_outlets(6, 6);
    let copies = [
        copy(&all[0], "copy-1", "Aurora"),
        copy(&all[0], "a-copy", "Aurora"),
        copy(&all[0], "elsewhere", "Borough"),
    ];
    all.extend(copies);
    let (_scratch, report) = compared(&all, &[]);
    for table in ["articles", "measures"] {
        for row in report.table(table).rows {
            let copies = ["aurora-00", "copy-1", "a-copy"];
            let is_copy = copies.contains(&row["article_id"].as_str());
            let expected = if is_copy {
                "a-copy"
            } else {
                &row["article_id"]
            };
            assert_eq!(row["cluster"], expected, "{table} {}", row["article_id"]);
        }
    }
    let summary = report.table("summary").only(|row| row["field"] == "text");
    let total = |outlet: &str| {
        let all = |row: &&Row| row["outlet"] == outlet && row["voice"] == "all";
        let row = summary.rows.iter().find(all).unwrap().clone();
        (row["articles"].clone(), row["clusters"].clone())
    };
    assert_eq!(total("Aurora"), ("8".into(), "6".into()));
    assert_eq!(total("Borough"), ("7".into(), "7".into()));
    let methods = report.text("METHODS.md");
    let copies = "3 articles are near-duplicates of another one of their outlet";
    assert!(methods.contains(copies), "{methods}");
}

/// Whether a measure is of articles that meet on an event, which score has not.
fn is_of_meeting(measure: &str) -> bool {
    measure.starts_with("swaps") || ["not_found", "shared_copy"].contains(&measure)
}

#[test]
fn measures_are_those_of_score_but_for_the_cluster() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&with_events(two_outlets(5, 6))));
    let table = |command: &str, name: &str| {
        let report = scratch.report(&[command, "news.jsonl"], command);
        let mut table = report.table(name).without(&["cluster", "wire"]);
        table.rows.retain(|row| {
            row.get("measure")
                .is_none_or(|measure| !is_of_meeting(measure))
        });
        table
    };
    for name in ["articles", "measures"] {
        assert!(table("score", name) == table("compare", name), "{name}");
    }
}

#[test]
fn what_an_outlet_has_on_an_event_can_be_one_unit() {
    let stories = with_events(two_outlets(20, 20));
    let (_scratch, report) = compared(&stories, &["--unit", "event"]);
    for row in report.table("comparison").rows {
        if row["voice"] == "all" && row["field"] == "text" && row["measure"].starts_with("terms") {
            // Seven shared events, and three of its own.
            assert_eq!([&*row["n_a"], &*row["clusters_a"]], ["20", "10"]);
        }
    }
    assert!(
        report
            .text("METHODS.md")
            .contains("The unit of all inference is the event")
    );
    assert_eq!(report.json("run.json")["settings"]["unit"], "event");
}

#[test]
fn periods_add_up_to_the_whole() {
    let mut all = two_outlets(8, 9);
    all[3].date = "some day in spring".to_string();
    let (_scratch, report) = compared(&all, &["--period", "month"]);
    let timeline = report.table("timeline");
    let periods: std::collections::BTreeSet<&str> = timeline
        .rows
        .iter()
        .map(|row| row["period"].as_str())
        .collect();
    assert_eq!(
        periods.into_iter().collect::<Vec<_>>(),
        ["2024-01", "2024-02", "2024-03"]
    );
    let mut sums: BTreeMap<Vec<String>, [f64; 3]> = BTreeMap::new();
    let columns = ["outlet", "measure", "category", "voice", "field"];
    for row in &timeline.rows {
        let key = columns.map(|column| row[column].clone()).to_vec();
        let sum = sums.entry(key).or_default();
        for (sum, column) in sum.iter_mut().zip(["articles", "count", "base"]) {
            *sum += number(row, column);
        }
    }
    let summary = report.table("summary");
    for (key, row) in summary.by(&columns) {
        if row["outlet"] == "Borough" {
            let [articles, count, base] = sums[&key];
            assert_eq!(articles, number(row, "articles"), "{key:?}");
            assert_eq!(base, number(row, "base"), "{key:?}");
            assert!((count - number(row, "count")).abs() < 1e-4, "{key:?}");
        }
    }
    let methods = report.text("METHODS.md");
    assert!(methods.contains("1 articles have no date"), "{methods}");
    let (_scratch, without) = compared(&all, &[]);
    assert!(!without.tables().contains(&"timeline".to_string()));
}

#[test]
fn shares_of_names_add_up_and_their_divergence_is_compared() {
    let (_scratch, report) = compared(&two_outlets(9, 9), &[]);
    let naming = report.table("naming");
    let mut shares: BTreeMap<(String, String, String), f64> = BTreeMap::new();
    for row in naming.rows.iter().filter(|row| !row["share"].is_empty()) {
        let key = ["referent", "outlet", "voice"].map(|column| row[column].clone());
        *shares.entry(key.into()).or_default() += number(row, "share");
    }
    assert!(shares.len() >= 4, "{shares:?}");
    assert!(
        shares.values().all(|sum| (sum - 1.0).abs() < 1e-4),
        "{shares:?}"
    );
    let compared = report
        .table("comparison")
        .only(|row| row["measure"] == "naming");
    assert!(compared.rows.iter().any(|row| !row["p"].is_empty()));
    for row in &compared.rows {
        assert_eq!([&*row["unit"], &*row["family"]], ["bits", "naming"]);
        assert!(row["difference"].is_empty() || (0.0..=1.0).contains(&number(row, "difference")));
    }
}

#[test]
fn three_outlets_are_tested_at_once_and_two_are_not() {
    let mut all = with_events(two_outlets(8, 8));
    let is_omnibus = |row: &Row| row["outlet_a"] == "*";
    let (_scratch, two) = compared(&all, &["--resamples", "199"]);
    assert!(two.table("comparison").only(is_omnibus).rows.is_empty());
    all.extend(with_events(stories("Comet", 8, 0.4, 13)));
    let (_scratch, three) = compared(&all, &["--resamples", "199"]);
    let rows = three.table("comparison").only(is_omnibus).rows;
    let tested: Vec<&Row> = rows.iter().filter(|row| !row["p"].is_empty()).collect();
    assert!(tested.len() > 10, "{}", tested.len());
    for row in tested {
        assert_eq!([&*row["test"], &*row["outlet_b"]], ["omnibus_199", "*"]);
        assert!(row["family"].starts_with("omnibus:"), "{}", row["family"]);
    }
    assert!(
        three
            .text("METHODS.md")
            .contains("test all outlets at once")
    );
    // Another outlet changes nothing in the comparison of two, but for what is
    // counted of articles that meet: in a third outlet more is found.
    let of_two = |report: &Report| {
        let key = [
            "outlet_a", "outlet_b", "measure", "category", "voice", "field",
        ];
        let rows = report.table("comparison").only(|row| {
            row["outlet_a"] == "Aurora"
                && row["outlet_b"] == "Borough"
                && !row["p"].is_empty()
                && !is_of_meeting(&row["measure"])
        });
        let rows = rows.without(&["q", "within_q", "family_size"]);
        rows.by(&key)
            .into_iter()
            .map(|(key, row)| (key, row.clone()))
            .collect::<BTreeMap<_, _>>()
    };
    assert_eq!(of_two(&two), of_two(&three));
}

#[test]
fn groups_are_those_of_any_column() {
    let scratch = Scratch::new();
    let line = |(number, story): (usize, &Story)| {
        let desk = ["north", "south"][number % 2];
        let record = serde_json::json!({"id": story.id, "outlet": story.outlet,
            "date": story.date, "text": story.text, "desk": desk});
        record.to_string() + "\n"
    };
    let all = two_outlets(8, 8);
    scratch.write(
        "news.jsonl",
        &all.iter().enumerate().map(line).collect::<String>(),
    );
    let report = scratch.report(&["compare", "news.jsonl", "--by", "desk"], "by-desk");
    let row = &report.table("comparison").rows[0];
    assert_eq!(
        [&*row["outlet_a"], &*row["outlet_b"], &*row["n_a"]],
        ["north", "south", "8"]
    );
    let one = &[
        "compare",
        "news.jsonl",
        "--by",
        "desk",
        "--reference",
        "north",
    ];
    let row = &scratch.report(one, "reference").table("comparison").rows[0];
    assert_eq!([&*row["outlet_a"], &*row["outlet_b"]], ["south", "north"]);
    let report = scratch.report(&["compare", "news.jsonl", "--by", "year"], "by-year");
    assert!(report.table("comparison").rows.is_empty());
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let scratch = Scratch::new();
    let many: Vec<Story> = (0..51)
        .flat_map(|n| stories(&format!("O{n}"), 1, 0.2, n))
        .collect();
    scratch.write("many.jsonl", &jsonl(&many));
    let star = Story {
        outlet: "*".to_string(),
        ..many[0].clone()
    };
    scratch.write("star.jsonl", &jsonl(&[star]));
    for (arguments, code, parts) in [
        (
            &["many.jsonl", "--unit", "word"][..],
            2,
            "--unit `word` is none of cluster, event",
        ),
        (
            &["many.jsonl", "--period", "day"],
            2,
            "--period `day` is none of week, month, year",
        ),
        (
            &["many.jsonl"],
            1,
            "`outlet` has 51 values, more than the 50 that are compared",
        ),
        (
            &["many.jsonl", "--reference", "P"],
            1,
            "--reference `P` is none of O0, O1",
        ),
        (&["star.jsonl"], 1, "`*` stands for all outlets"),
    ] {
        let said = scratch.run(&[&["compare"], arguments, &["--out", "out"]].concat());
        assert!(
            said.stderr.contains(parts),
            "{arguments:?}: {}",
            said.stderr
        );
        assert_eq!(said.code, Some(code), "{arguments:?}: {}", said.stderr);
        assert!(!scratch.path().join("out").exists());
    }
    let reference = ["compare", "many.jsonl", "--reference", "O7"];
    let report = scratch.report(&reference, "out");
    let rows = report
        .table("comparison")
        .only(|row| row["outlet_a"] != "*");
    assert!(rows.rows.iter().all(|row| row["outlet_b"] == "O7"));
}
