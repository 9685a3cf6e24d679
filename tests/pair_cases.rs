//! Sentences of two outlets and how they stand to each other: the files under
//! `tests/cases/pairs`. A case is a few lines `key: value`, and a blank line ends
//! it: `a` and `b`, one article each, further paragraphs on lines that begin with
//! two spaces; `relation` of their first sentences, which is verbatim, reworded,
//! partial, none, or `not same` (neither verbatim nor reworded); `b2` and
//! `relation2` for a second paragraph of b.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod case_blocks;
mod meeting;

use case_blocks::{Block, blocks};
use parallax::lexicon::Lexicons;
use std::collections::BTreeMap;

/// Cases that there are at least.
const AT_LEAST: usize = 120;
/// Share of the cases of a file that must be right. Other facts in much the same
/// words are the hardest: what tells "approved" from "endorsed" and from
/// "discussed" is not in the words alone.
const RIGHT: &[(&str, f64)] = &[
    ("boilerplate", 0.95),
    ("numbers", 0.95),
    ("other_fact", 0.45),
    ("quote_cut", 0.65),
    ("reworded", 0.9),
    ("split", 0.8),
    ("verbatim", 1.0),
];

/// The relation of the first sentence of a to a paragraph of b, by its number.
fn relation(met: &parallax::model::Met, sentence: usize) -> &'static str {
    let pair = met
        .pairs
        .iter()
        .find(|pair| pair.a.sentence == 0 && pair.b.sentence == sentence);
    pair.map_or("none", |pair| pair.relation.name())
}

fn is_as_expected(expected: &str, found: &str) -> bool {
    match expected {
        "not same" => !["verbatim", "reworded"].contains(&found),
        _ => expected == found,
    }
}

fn wrong(block: &Block, lexicons: &Lexicons) -> Vec<String> {
    let b = match block.get("b2") {
        Some(second) => format!("{}\n\n{second}", block.text("b")),
        None => block.text("b"),
    };
    let (_, met) = meeting::two(&block.text("a"), &b, lexicons);
    let expected = [("relation", 0), ("relation2", 1)];
    let mut wrong = Vec::new();
    for (key, sentence) in expected {
        let Some(expected) = block.get(key) else {
            continue;
        };
        let found = relation(&met, sentence);
        if !is_as_expected(expected, found) {
            let score = met.pairs.iter().find(|pair| pair.b.sentence == sentence);
            let score = score.map_or(0.0, |pair| pair.score);
            wrong.push(format!(
                "{}: {key} {expected}, found {found} ({score:.2})\n    a: {}\n    b: {b}",
                block.place,
                block.text("a")
            ));
        }
    }
    wrong
}

#[test]
fn pairs_are_found_as_expected() {
    let lexicons = Lexicons::load(&[]).unwrap();
    let mut all = 0;
    let mut report = Vec::new();
    let mut of_file: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for block in blocks("pairs") {
        let wrong = wrong(&block, &lexicons);
        let (right, cases) = of_file.entry(block.file.clone()).or_default();
        *cases += 1;
        *right += usize::from(wrong.is_empty());
        all += 1;
        report.extend(wrong);
    }
    for (file, (right, cases)) in &of_file {
        println!("{file}: {right} of {cases}");
    }
    println!("{}", report.join("\n"));
    assert!(all >= AT_LEAST, "only {all} cases");
    let files: Vec<&str> = RIGHT.iter().map(|(file, _)| *file).collect();
    assert_eq!(
        of_file.keys().map(String::as_str).collect::<Vec<_>>(),
        files
    );
    for (file, least) in RIGHT {
        let (right, cases) = of_file[*file];
        assert!(
            right as f64 >= least * cases as f64,
            "{file}: {right} of {cases} right\n{}",
            report.join("\n")
        );
    }
}
