//! The public contract of a report: which tables with which columns in which
//! order, what describes them, and what is never in them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use parallax::tables;
use report::news::{jsonl, two_outlets};
use report::{Report, Scratch, Table};
use serde_json::Value;

/// The columns of every table. They may get more at the end; none of these is
/// ever renamed, moved or taken away.
#[rustfmt::skip]
const COLUMNS: [(&str, &str); 17] = [
    ("articles", "article_id outlet event date title url path meta language chars words sentences words_own words_direct words_indirect words_scare words_unclear attributions hits hits_own loaded cluster wire"),
    ("sentences", "article_id outlet event field sentence start end kind words voice hits loaded text"),
    ("hits", "hit_id article_id outlet event field sentence start end match lexicon term category strength loaded contested voice voice_mixed source cue negated hedged target target_start target_end role actor stance rule alternatives left right"),
    ("attributions", "attribution_id article_id outlet event field sentence kind source source_start source_end source_type actor cue cue_start cue_end cue_stance content_spans quoted_spans words addressee rule rule_precision"),
    ("measures", "article_id outlet event cluster field measure category voice count base"),
    ("skipped", "path record reason"),
    ("summary", "outlet measure category voice field unit articles clusters base count value mean sd median q1 q3 min max ci_low ci_high note wire"),
    ("comparison", "outlet_a outlet_b measure category voice field unit n_a n_b clusters_a clusters_b value_a value_b difference ci_low ci_high ratio ratio_low ratio_high cliffs_delta test p q p_max_t family family_size detectable_ratio shared_events within within_low within_high within_p influential_article difference_without_article influential_event difference_without_event influential_term difference_without_term note wire"),
    ("decomposition", "outlet_a outlet_b measure category voice difference within mix unshared shared_events note wire"),
    ("terms", "outlet_a outlet_b lexicon term category voice count_a count_b articles_a articles_b value_a value_b log_odds z g2 p q note wire"),
    ("sources", "outlet source source_type actor articles attributions direct_words indirect_words share neutral doubting endorsing conceding confrontational"),
    ("naming", "referent variant outlet count articles share value"),
    ("timeline", "outlet period measure category voice field articles count base value"),
    ("pairs", "pair_id event article_a outlet_a field_a sentence_a start_a end_a article_b outlet_b field_b sentence_b start_b end_b relation score voice_a voice_b hits_a hits_b text_a text_b"),
    ("swaps", "pair_id event kind outlet_a phrase_a start_a end_a category_a outlet_b phrase_b start_b end_b category_b referent"),
    ("unmatched", "event article_id outlet field sentence start end against best_score text"),
    ("wire", "group article_id outlet event words_shared share with"),
];
const FROM_SCORE: [&str; 6] = [
    "articles",
    "sentences",
    "hits",
    "attributions",
    "measures",
    "skipped",
];
const FROM_COMPARE: [&str; 7] = [
    "summary",
    "comparison",
    "decomposition",
    "terms",
    "sources",
    "naming",
    "timeline",
];
const ABOUT: [&str; 4] = ["datapackage.json", "CODEBOOK.md", "METHODS.md", "run.json"];

fn contract(table: &str) -> Vec<&'static str> {
    let found = COLUMNS.iter().find(|(name, _)| *name == table);
    let (_, columns) = found.unwrap_or_else(|| panic!("table {table} is not in the contract"));
    columns.split(' ').collect()
}

/// Reports of both commands on a corpus that fills every table.
fn reports() -> (Scratch, [Report; 2]) {
    let scratch = Scratch::new();
    let broken = "{\"id\": \"broken\"\n";
    scratch.write("news.jsonl", &(jsonl(&two_outlets(7, 7)) + broken));
    let reports = [
        scratch.report(&["score", "news.jsonl"], "score"),
        scratch.report(&["compare", "news.jsonl", "--period", "month"], "compare"),
    ];
    (scratch, reports)
}

#[test]
fn every_table_begins_with_the_columns_of_the_contract() {
    for schema in tables::all() {
        let names: Vec<&str> = schema.columns.iter().map(|column| column.name).collect();
        let contract = contract(schema.name);
        assert_eq!(
            names[..contract.len().min(names.len())],
            contract,
            "{}",
            schema.name
        );
    }
}

#[test]
fn the_commands_write_these_files_with_these_headers() {
    let (_scratch, [score, compare]) = reports();
    let all = [&FROM_SCORE[..], &FROM_COMPARE].concat();
    for (report, expected) in [(&score, &FROM_SCORE[..]), (&compare, &all)] {
        let (files, tables) = (report.files(), report.tables());
        for name in expected {
            assert!(tables.contains(&name.to_string()), "no table {name}");
        }
        for name in ABOUT {
            assert!(files.contains_key(name), "no {name}");
        }
        for name in &tables {
            let Table { header, .. } = report.table(name);
            let contract = contract(name);
            assert_eq!(
                header[..contract.len().min(header.len())],
                contract,
                "{name}"
            );
        }
    }
    assert!(!score.tables().contains(&"comparison".to_string()));
}

#[test]
fn a_header_stands_even_where_there_are_no_rows() {
    let scratch = Scratch::new();
    scratch.write("quiet.txt", "Nothing was found here.\n");
    let report = scratch.report(&["score", "quiet.txt"], "out");
    for name in ["hits", "attributions", "skipped"] {
        let text = report.text(&format!("{name}.csv"));
        assert!(text.starts_with(&contract(name).join(",")), "{name}");
        assert_eq!(text.find('\n'), Some(text.len() - 1), "{name} has rows");
    }
}

#[test]
fn tables_of_a_tiny_corpus() {
    let scratch = Scratch::new();
    for (name, text) in [
        (
            "Aurora/2031-05-02-gates.txt",
            "Dam gates open at Talmere\n\nPORT LENNA — Engineers opened two gates on Monday. Farmers in the disputed valley waited.\n\n“The lake is low,” said Mira Oldane, a member of the river board. “We ask both governments for restraint.”\n",
        ),
        (
            "Aurora/2031-05-03-talks.txt",
            "River talks begin\n\nThe Vardunian government said that the barrage was legal. According to Ostrel, it is an illegal barrage.\n",
        ),
        (
            "Borough/2031-05-02-gates.txt",
            "Anger over land grab\n\nOstreli troops seized the pumping station in the occupied valley. Nobody seized the day. The “aggressor” sent pumps, Mira Oldane told reporters.\n",
        ),
        (
            "Borough/2031-05-03-talks.txt",
            "Talks fail\n\nOstrel claimed the water theft was over. It did not, a fisherman said, seize the boats.\n\nCopyright 2031 Borough. All rights reserved.\n",
        ),
    ] {
        scratch.write(&format!("news/{name}"), text);
    }
    scratch.write("news/Borough/notes.xyz", "no article\n");
    let report = scratch.report(&["compare", "news"], "out");
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        for name in report.tables() {
            insta::assert_snapshot!(format!("tiny_{name}"), report.text(&format!("{name}.csv")));
        }
    });
}

/// What is wrong with a cell, by the field of its Table Schema.
fn wrong(field: &Value, cell: &str) -> Option<&'static str> {
    let limits = &field["constraints"];
    let words = limits["enum"].as_array();
    let is_span = |part: &str| {
        let ends = part
            .split_once("..")
            .map(|(a, b)| (a.parse::<u64>(), b.parse::<u64>()));
        matches!(ends, Some((Ok(start), Ok(end))) if start < end)
    };
    if cell.is_empty() {
        return None;
    }
    match field["type"].as_str().unwrap() {
        "integer" if cell.parse::<i64>().is_err() => Some("no integer"),
        "number" if !cell.parse::<f64>().is_ok_and(f64::is_finite) => Some("no number"),
        "boolean" if !["true", "false"].contains(&cell) => Some("no boolean"),
        "object" if !serde_json::from_str::<Value>(cell).is_ok_and(|v| v.is_object()) => {
            Some("no object")
        }
        _ if words.is_some_and(|words| !words.iter().any(|word| word == cell)) => {
            Some("not in the closed list")
        }
        _ if limits["pattern"].is_string() && !cell.split(';').all(is_span) => Some("no spans"),
        "integer" | "number" | "boolean" | "object" | "string" => None,
        _ => Some("of a type that nobody knows"),
    }
}

#[test]
fn datapackage_and_tables_agree() {
    let (_scratch, reports) = reports();
    for report in &reports {
        let package = report.json("datapackage.json");
        let resources = package["resources"].as_array().unwrap();
        let mut names: Vec<&str> = Vec::new();
        for resource in resources {
            let name = resource["name"].as_str().unwrap();
            names.push(name);
            assert_eq!(resource["path"], format!("{name}.csv"));
            let table = report.table(name);
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let columns: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
            assert_eq!(table.header, columns, "{name}");
            for field in fields {
                let column = field["name"].as_str().unwrap();
                assert!(
                    !field["description"].as_str().unwrap().is_empty(),
                    "{name}.{column}"
                );
                for row in &table.rows {
                    let problem = wrong(field, &row[column]);
                    assert_eq!(problem, None, "{name}.{column}: `{}`", row[column]);
                }
            }
            if let Some(key) = resource["schema"]["primaryKey"].as_array() {
                let key: Vec<&str> = key.iter().map(|name| name.as_str().unwrap()).collect();
                table.by(&key);
            }
        }
        names.sort_unstable();
        assert_eq!(names, report.tables());
    }
}

#[test]
fn the_codebook_has_every_column_and_every_category() {
    let (_scratch, reports) = reports();
    for report in &reports {
        let codebook = report.text("CODEBOOK.md");
        for name in report.tables() {
            let start = codebook.find(&format!("\n### {name}\n"));
            let section = &codebook[start.unwrap_or_else(|| panic!("no section {name}")) + 4..];
            let section = &section[..section.find("\n### ").unwrap_or(section.len())];
            for column in report.table(&name).header {
                assert!(
                    section.contains(&format!("| {column} |")),
                    "{name}.{column}"
                );
            }
        }
        for category in ["conflict", "naming", "calm", "neutral", "doubting", "state"] {
            assert!(
                codebook.contains(&format!("\n| {category} |")),
                "{category}"
            );
        }
    }
}
