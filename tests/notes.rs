//! An empty cell is never left unexplained: where a statistic could not be
//! computed, `note` says why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::{Report, Row, Scratch};

/// Statistics that are computed, with the columns that tell a reader which row it is.
fn statistics(report: &Report) -> Vec<(String, &'static str, Row)> {
    const SUMMARY: &str = "value mean sd median q1 q3 min max ci_low ci_high";
    const COMPARISON: &str = "value_a value_b difference ci_low ci_high ratio ratio_low ratio_high cliffs_delta test p q p_max_t detectable_ratio shared_events within within_low within_high within_p within_q influential_article influential_event";
    const DECOMPOSITION: &str = "difference within mix unshared";
    const TERMS: &str = "value_a value_b log_odds z g2 p q";
    let mut all = Vec::new();
    for (table, columns) in [
        ("summary", SUMMARY),
        ("comparison", COMPARISON),
        ("decomposition", DECOMPOSITION),
        ("terms", TERMS),
    ] {
        for row in report.table(table).rows {
            let names = columns
                .split(' ')
                .map(|column| (table.to_string(), column, row.clone()));
            all.extend(names);
        }
    }
    all
}

/// Corpora with something missing: text, words of a side, counts, variation, articles.
fn sparse() -> Vec<String> {
    let article = |outlet: &str, number: usize, text: &str| {
        let id = format!("{outlet}{number}");
        let event = ["", "one", "two", "three"][number % 4];
        let article = serde_json::json!({
            "id": id, "outlet": outlet, "event": event, "text": text
        });
        article.to_string() + "\n"
    };
    let long = "The lake has fallen by four metres since the spring. ".repeat(600);
    let outlet = |name: &str, texts: &[&str]| -> String {
        let articles = texts.iter().enumerate();
        articles
            .map(|(number, text)| article(name, number, text))
            .collect()
    };
    let (hit, none, said) = ("They seized it.", "Rain fell.", "“Yes,” said Mira Oldane.");
    let corpora = [
        (vec![none], vec![none]),
        (vec![hit], vec![none, none]),
        (vec!["…", "…"], vec![hit, none, said]),
        (vec![hit; 3], vec![none; 3]),
        (vec![hit; 7], vec![hit; 7]),
        (
            vec![said, hit, none, none, none, none, hit, said],
            vec![none; 7],
        ),
        (
            vec![&long, "They seized it.", "They seized."],
            vec![&long, hit, "We seize."],
        ),
        (
            vec![&long, "It was seized.", "Who seized it?", hit, none, none],
            vec![hit; 7],
        ),
        (vec![hit, none, none], vec![none, hit, none]),
    ];
    let text = |(a, b): (Vec<&str>, Vec<&str>)| outlet("Aurora", &a) + &outlet("Borough", &b);
    corpora.into_iter().map(text).collect()
}

#[test]
fn an_empty_statistic_has_its_reason_in_note() {
    let scratch = Scratch::new();
    let mut empty = 0;
    for (number, corpus) in sparse().into_iter().enumerate() {
        let (file, out) = (format!("{number}.jsonl"), format!("out-{number}"));
        scratch.write(&file, &corpus);
        let report = scratch.report(&["compare", &file], &out);
        for (table, column, row) in statistics(&report) {
            if row[column].is_empty() {
                empty += 1;
                assert!(
                    !row["note"].is_empty(),
                    "corpus {number}, {table}.{column}: {row:?}"
                );
            }
        }
    }
    assert!(empty > 100, "only {empty} empty statistics were seen");
}
