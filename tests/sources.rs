//! Who is quoted: the table `sources` and the measures of sources, counted again
//! from the tables of articles, attributions and sentences.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::two_outlets;
use report::{Report, Row, compared};
use std::collections::{BTreeMap, BTreeSet};

const STANCES: [&str; 5] = [
    "neutral",
    "doubting",
    "endorsing",
    "conceding",
    "confrontational",
];

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or(0.0)
}

/// Attributions of texts in which somebody else speaks.
fn speech(report: &Report) -> Vec<Row> {
    let all = report.table("attributions").only(|row| {
        row["field"] == "text" && !["scare", "unclear"].contains(&row["kind"].as_str())
    });
    all.rows
}

#[test]
fn the_table_can_be_counted_again() {
    let (_scratch, report) = compared(&two_outlets(20, 25), &[]);
    let mut counts: BTreeMap<(String, String), BTreeMap<&str, f64>> = BTreeMap::new();
    let mut articles: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for row in speech(&report)
        .iter()
        .filter(|row| !row["source"].is_empty())
    {
        let key = (row["outlet"].clone(), row["source"].clone());
        let count = counts.entry(key.clone()).or_default();
        *count.entry("attributions").or_default() += 1.0;
        for stance in STANCES
            .iter()
            .filter(|stance| row["cue_stance"] == **stance)
        {
            *count.entry(*stance).or_default() += 1.0;
        }
        *count.entry("words").or_default() += number(row, "words");
        articles
            .entry(key)
            .or_default()
            .insert(row["article_id"].clone());
    }
    let sources = report.table("sources");
    let rows = sources.by(&["outlet", "source"]);
    assert!(rows.len() > 5, "only {} sources", rows.len());
    assert_eq!(rows.len(), counts.len());
    for ((outlet, source), count) in &counts {
        let row = rows[&vec![outlet.clone(), source.clone()]];
        let of = |name: &str| count.get(name).copied().unwrap_or(0.0);
        for column in ["attributions"].iter().chain(&STANCES) {
            assert_eq!(number(row, column), of(column), "{source} {column}");
        }
        let words = number(row, "direct_words") + number(row, "indirect_words");
        assert_eq!(words, of("words"), "{source}");
        let key = (outlet.clone(), source.clone());
        assert_eq!(number(row, "articles"), articles[&key].len() as f64);
    }
}

#[test]
fn shares_are_out_of_all_attributed_words() {
    let mut stories = two_outlets(8, 9);
    // Words whose source is not known are in the total.
    stories[0].text = "“The lake is empty and the boats lie on the sand.” Rain fell.".to_string();
    let (_scratch, report) = compared(&stories, &[]);
    let mut total: BTreeMap<String, f64> = BTreeMap::new();
    for row in report.table("articles").rows {
        *total.entry(row["outlet"].clone()).or_default() +=
            number(&row, "words_direct") + number(&row, "words_indirect");
    }
    let mut sum: BTreeMap<String, f64> = BTreeMap::new();
    let rows = report.table("sources").rows;
    for row in &rows {
        let words = number(row, "direct_words") + number(row, "indirect_words");
        let expected = words / total[&row["outlet"]];
        assert!((number(row, "share") - expected).abs() < 1e-5, "{row:?}");
        *sum.entry(row["outlet"].clone()).or_default() += expected;
    }
    assert!(sum["Aurora"] < 0.999, "{sum:?}");
    assert!(sum["Borough"] < 1.0 + 1e-9, "{sum:?}");
    for pair in rows.windows(2).filter(|w| w[0]["outlet"] == w[1]["outlet"]) {
        let key = |row: &Row| {
            let words = number(row, "direct_words") + number(row, "indirect_words");
            (-words as i64, row["source"].clone())
        };
        assert!(key(&pair[0]) < key(&pair[1]), "{pair:?}");
    }
}

#[test]
fn measures_of_sources_agree_with_the_tables() {
    let (_scratch, report) = compared(&two_outlets(12, 12), &[]);
    let measures = report
        .table("measures")
        .only(|row| row["field"] == "text")
        .rows;
    let sum = |measure: &str, category: &str, column: &str| -> f64 {
        let rows = measures.iter();
        rows.filter(|row| row["measure"] == measure && row["category"] == category)
            .map(|row| number(row, column))
            .sum()
    };
    let speech = speech(&report);
    let count = |keep: &dyn Fn(&Row) -> bool| speech.iter().filter(|row| keep(row)).count() as f64;
    assert_eq!(
        sum("cue_stance", "*", "base"),
        count(&|row| !row["cue"].is_empty())
    );
    assert_eq!(
        sum("cue_stance", "doubting", "count"),
        count(&|row| row["cue_stance"] == "doubting")
    );
    let vardun = |row: &Row| row["actor"] == "Vardun" && !row["cue"].is_empty();
    assert!(count(&vardun) > 2.0);
    assert_eq!(sum("cue_stance:Vardun", "*", "base"), count(&vardun));
    assert_eq!(
        sum("cue_stance:Vardun", "*", "count"),
        count(&|row| vardun(row) && row["cue_stance"] != "neutral")
    );
    let words = |keep: &dyn Fn(&Row) -> bool| -> f64 {
        let rows = speech.iter().filter(|row| keep(row));
        rows.map(|row| number(row, "words")).sum()
    };
    for (measure, column) in [
        ("words_by_source_type", "source_type"),
        ("words_by_actor", "actor"),
    ] {
        assert_eq!(sum(measure, "*", "base"), words(&|_| true), "{measure}");
        assert_eq!(
            sum(measure, "*", "count"),
            words(&|row| !row[column].is_empty()),
            "{measure}"
        );
    }
    assert_eq!(
        sum("words_by_actor", "Vardun", "count"),
        words(&|row| row["actor"] == "Vardun")
    );
    let sourced: BTreeSet<&String> = speech
        .iter()
        .filter(|row| !row["source"].is_empty())
        .map(|row| &row["article_id"])
        .collect();
    assert_eq!(sum("source_diversity", "*", "base"), sourced.len() as f64);
}

#[test]
fn tests_of_all_actors_are_one_family() {
    let (_scratch, report) = compared(&two_outlets(25, 25), &[]);
    let rows = report
        .table("comparison")
        .only(|row| row["measure"].starts_with("cue_stance:"))
        .rows;
    let tested = rows.iter().filter(|row| !row["p"].is_empty()).count();
    assert!(tested > 0, "no actor is quoted often enough");
    for row in rows {
        assert_eq!(row["family"], "cue_stance:*");
        assert_eq!(row["family_size"], tested.to_string());
    }
}

#[test]
fn groups_stand_in_the_column_of_outlets() {
    let (_scratch, report) = compared(&two_outlets(6, 6), &["--by", "id"]);
    let rows = report.table("sources").rows;
    let attributions = report.table("attributions").rows;
    assert!(!rows.is_empty());
    for row in rows {
        assert!(
            attributions
                .iter()
                .any(|a| a["article_id"] == row["outlet"])
        );
        assert_eq!(row["articles"], "1");
    }
}
