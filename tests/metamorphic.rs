//! What must not change, and what must change in a known way, when a corpus or
//! a command line is changed: read off the tables that the program writes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::{Story, jsonl, stories, two_outlets, with_events};
use report::{
    OF_ARTICLES, OF_THE_CORPUS, Report, Row, Scratch, Table, assert_same_files, compared,
};
use std::collections::BTreeMap;

/// What tells rows of summary and comparison apart.
const MEASURE: [&str; 4] = ["measure", "category", "voice", "field"];

/// Rows of single articles, by table and article, as far as they depend on that article alone.
fn by_article(report: &Report) -> BTreeMap<(String, String), Vec<Row>> {
    let mut rows: BTreeMap<(String, String), Vec<Row>> = BTreeMap::new();
    for name in OF_ARTICLES {
        for row in report.table(name).without(&OF_THE_CORPUS).rows {
            let key = (name.to_string(), row["article_id"].clone());
            rows.entry(key).or_default().push(row);
        }
    }
    rows
}

#[test]
fn the_corpus_of_these_tests_has_something_to_find() {
    let (_scratch, report) = compared(&two_outlets(7, 8), &[]);
    for name in OF_ARTICLES {
        assert!(report.table(name).rows.len() > 14, "{name} is nearly empty");
    }
    let p = |name: &str| {
        report
            .table(name)
            .only(|row| !row["p"].is_empty())
            .rows
            .len()
    };
    assert!(
        p("comparison") > 10 && p("terms") > 5,
        "{} and {}",
        p("comparison"),
        p("terms")
    );
    let voices: std::collections::BTreeSet<String> = report
        .table("hits")
        .rows
        .iter()
        .map(|row| row["voice"].clone())
        .collect();
    assert!(voices.len() >= 4, "only {voices:?}");
}

#[test]
fn another_article_changes_no_row_of_the_others() {
    let few = with_events(two_outlets(6, 6));
    let (_scratch, before) = compared(&few, &[]);
    for at in [0, 5, few.len()] {
        let mut more = few.clone();
        let mut other = stories("Aurora", 1, 0.9, 77).remove(0);
        other.id = "another".to_string();
        other.event = "another".to_string();
        more.insert(at, other);
        let (_scratch, after) = compared(&more, &[]);
        let mut rows = by_article(&after);
        rows.retain(|(_, article), _| article != "another");
        assert!(rows == by_article(&before), "with an article more at {at}");
    }
}

#[test]
fn another_file_changes_no_row_of_the_others() {
    let scratch = Scratch::new();
    for story in two_outlets(3, 3) {
        let text = format!("{}\n\n{}\n", story.title, story.text);
        scratch.write(&format!("news/{}/{}.txt", story.outlet, story.id), &text);
    }
    let before = by_article(&scratch.report(&["compare", "news"], "before"));
    assert!(before.contains_key(&("articles".to_string(), "Borough/borough-01.txt".to_string())));
    scratch.write(
        "news/Aurora/a-new-one.txt",
        "New\n\nThey seized the lake.\n",
    );
    let mut after = by_article(&scratch.report(&["compare", "news"], "after"));
    after.retain(|(_, article), _| article != "Aurora/a-new-one.txt");
    assert!(after == before);
}

#[test]
fn an_article_without_words_scores_nothing_and_moves_nothing() {
    let few = two_outlets(6, 7);
    let mut more = few.clone();
    more.push(Story {
        id: "silent".to_string(),
        outlet: "Aurora".to_string(),
        title: String::new(),
        text: "… — !? “”\n\n* * *".to_string(),
        ..Story::default()
    });
    let (_scratch, before) = compared(&few, &[]);
    let (_scratch, after) = compared(&more, &[]);
    let mine = |name: &str| {
        after
            .table(name)
            .only(|row| row["article_id"] == "silent")
            .rows
    };
    let article = &mine("articles")[0];
    for column in ["words", "hits", "hits_own", "attributions"] {
        assert_eq!(article[column], "0", "{column}");
    }
    assert_eq!(article["loaded"], "");
    assert!(mine("hits").is_empty());
    let measures = mine("measures");
    assert!(!measures.is_empty());
    for row in measures {
        assert_eq!(
            (&*row["category"], &*row["count"], &*row["base"]),
            ("*", "0", "0")
        );
    }
    // It is a unit of the test all the same: one set of arrangements serves all measures.
    let statistics = |report: &Report, name: &str| report.table(name).without(&["p", "q"]);
    for name in ["summary", "comparison", "terms"] {
        assert_eq!(
            statistics(&after, name),
            statistics(&before, name),
            "{name}"
        );
    }
}

#[test]
fn a_corpus_taken_twice_is_no_more_evidence() {
    let once = two_outlets(7, 8);
    let mut twice = once.clone();
    twice.extend(once.iter().map(|story| Story {
        id: format!("{}-again", story.id),
        ..story.clone()
    }));
    let (_scratch, before) = compared(&once, &[]);
    let (_scratch, after) = compared(&twice, &[]);
    let same = |name: &str, key: &[&str], columns: &str| {
        let (before, after) = (before.table(name), after.table(name));
        let (before, after) = (before.by(key), after.by(key));
        assert!(before.keys().eq(after.keys()), "{name} has other rows");
        for (key, row) in &before {
            for column in columns.split_whitespace() {
                assert_eq!(row[column], after[key][column], "{name} {key:?} {column}");
            }
        }
    };
    let outlet_and_measure = [&["outlet"], &MEASURE[..]].concat();
    let levels = "clusters value mean min max ci_low ci_high note";
    same("summary", &outlet_and_measure, levels);
    let differences = "clusters_a clusters_b value_a value_b difference ci_low ci_high ratio \
                       ratio_low ratio_high cliffs_delta test p q p_max_t within within_low \
                       within_high within_p within_q difference_without_article \
                       difference_without_event difference_without_term note";
    same("comparison", &MEASURE, differences);
    let term = ["lexicon", "term", "category", "voice"];
    same("terms", &term, "value_a value_b p q note");
    let counts = |report: &Report| -> Vec<u64> {
        let rows = report.table("terms").rows;
        rows.iter()
            .map(|row| row["count_a"].parse().unwrap())
            .collect()
    };
    let doubled: Vec<u64> = counts(&before).iter().map(|count| 2 * count).collect();
    assert_eq!(counts(&after), doubled);
}

#[test]
fn one_thread_and_two_write_the_same_bytes() {
    let scratch = Scratch::new();
    scratch.write(
        "news.jsonl",
        &(jsonl(&two_outlets(30, 25)) + "{\"text\": 7\n"),
    );
    for command in ["score", "compare"] {
        let one = scratch.report(&[command, "news.jsonl", "--threads", "1"], "one");
        let two = scratch.report(&[command, "news.jsonl", "--threads", "2"], "two");
        assert_same_files(&one, &two);
        assert!(one.files().len() > 9, "{:?}", one.files().keys());
    }
}

#[test]
fn parts_of_a_file_score_as_the_whole() {
    let all = two_outlets(8, 7);
    let scratch = Scratch::new();
    scratch.write("whole.jsonl", &jsonl(&all));
    let whole = scratch.report(&["score", "whole.jsonl"], "whole");
    let mut parts: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for (number, part) in [&all[..1], &all[1..9], &all[9..]].into_iter().enumerate() {
        let file = format!("part-{number}.jsonl");
        scratch.write(&file, &jsonl(part));
        let report = scratch.report(&["score", &file], &format!("part-{number}"));
        for name in OF_ARTICLES {
            let rows = report.table(name).without(&["path"]).rows;
            parts.entry(name).or_default().extend(rows);
        }
    }
    for name in OF_ARTICLES {
        let Table { rows, .. } = whole.table(name).without(&["path"]);
        assert!(rows == parts[name], "{name} differs");
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let scratch = Scratch::new();
    scratch.write("b.jsonl", &jsonl(&stories("Aurora", 7, 0.2, 1)));
    scratch.write("a.jsonl", &jsonl(&stories("Borough", 6, 0.4, 2)));
    scratch.write("more/Aurora/c.txt", "They seized the lake.\n");
    scratch.write("more/Aurora/d.xyz", "no article\n");
    let one = scratch.report(&["compare", "b.jsonl", "more", "a.jsonl"], "one");
    let other = scratch.report(&["compare", "a.jsonl", "b.jsonl", "more"], "other");
    let without_command = |report: &Report| {
        let mut files = report.files();
        let mut run = report.json("run.json");
        run.as_object_mut()
            .unwrap()
            .remove("command")
            .expect("run.json names the command");
        files.insert("run.json".to_string(), run.to_string().into_bytes());
        files
    };
    assert_eq!(one.table("skipped").rows.len(), 1);
    let (one, other) = (without_command(&one), without_command(&other));
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} differs");
    }
}

#[test]
fn a_seed_changes_only_p_values() {
    // C(20, 10) is 184,756: too many for all, so arrangements are drawn.
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&two_outlets(10, 10)));
    let with = |seed: &str, out: &str| {
        scratch.report(
            &[
                "compare",
                "news.jsonl",
                "--resamples",
                "999",
                "--seed",
                seed,
            ],
            out,
        )
    };
    let (one, again, two) = (with("1", "one"), with("1", "again"), with("2", "two"));
    assert_same_files(&one, &again);
    let p_values = ["p", "q", "p_max_t", "within_p", "within_q"];
    let mut moved = 0;
    for name in one.tables() {
        let (one, two) = (one.table(&name), two.table(&name));
        assert!(
            one.clone().without(&p_values) == two.clone().without(&p_values),
            "{name}"
        );
        moved += usize::from(one != two);
    }
    assert!(
        moved > 0,
        "no p value depends on the seed: nothing was drawn"
    );
    let p = |report: &Report| report.table("comparison").rows[0]["test"].clone();
    assert_eq!(p(&one), "permutation_999");
    for name in ["METHODS.md", "run.json"] {
        let (one, two) = (one.text(name), two.text(name));
        assert_ne!(one, two, "{name} does not name the seed");
        assert_eq!(one.lines().count(), two.lines().count());
        for (one, two) in one.lines().zip(two.lines()).filter(|(one, two)| one != two) {
            assert!(
                one.contains("seed") && two.contains("seed"),
                "{one} | {two}"
            );
        }
    }
}

#[test]
fn where_all_arrangements_are_tried_the_seed_changes_no_table() {
    let (_scratch, one) = compared(&two_outlets(7, 7), &["--seed", "1"]);
    let (_scratch, two) = compared(&two_outlets(7, 7), &["--seed", "2"]);
    for name in one.tables() {
        assert!(one.table(&name) == two.table(&name), "{name} differs");
    }
}
