//! Two sentences on one fact and where their words part: the files under
//! `tests/cases/swaps`. A case has `a` and `b`, and a line
//! `swap: KIND | PHRASE IN A | PHRASE IN B` for each row that is expected, in
//! the order of a; none where the two differ in nothing that matters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod case_blocks;
mod meeting;

use case_blocks::{Block, blocks};
use parallax::align::swaps;
use parallax::lexicon::Lexicons;
use parallax::model::Span;
use std::collections::BTreeMap;

/// Cases that there are at least, and how many of the rows found must be right,
/// and of the rows expected be found.
const AT_LEAST: usize = 60;
const PRECISION: f64 = 0.9;
const RECALL: f64 = 0.9;

fn found(block: &Block, lexicons: &Lexicons) -> Vec<String> {
    let (a, b) = (block.text("a"), block.text("b"));
    let (meeting, _) = meeting::two(&a, &b, lexicons);
    let sentence = |teller: usize| &meeting.tellers[teller].told.sentences[0];
    let phrase = |teller: usize, span: Option<Span>| {
        span.map_or("", |span| span.of(&sentence(teller).text))
            .to_string()
    };
    let swaps = swaps(sentence(0), sentence(1)).unwrap_or_default();
    let swaps = swaps.into_iter();
    swaps
        .map(|swap| {
            format!(
                "{} | {} | {}",
                swap.kind.name(),
                phrase(0, swap.a),
                phrase(1, swap.b)
            )
        })
        .collect()
}

fn normal(row: &str) -> String {
    let parts: Vec<&str> = row.split('|').map(str::trim).collect();
    parts.join(" | ")
}

#[test]
fn swaps_are_found_as_expected() {
    let lexicons = Lexicons::load(&[]).unwrap();
    let (mut cases, mut right, mut said, mut expected) = (0, 0, 0, 0);
    let mut report = String::new();
    let mut of_file: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for block in blocks("swaps") {
        let wanted: Vec<String> = block.all("swap").map(normal).collect();
        let got: Vec<String> = found(&block, &lexicons)
            .iter()
            .map(|row| normal(row))
            .collect();
        let common = wanted.iter().filter(|row| got.contains(row)).count();
        let counts = of_file.entry(block.file.clone()).or_default();
        for (count, more) in counts.iter_mut().zip([common, got.len(), wanted.len()]) {
            *count += more;
        }
        cases += 1;
        right += common;
        said += got.len();
        expected += wanted.len();
        if common < got.len() || common < wanted.len() {
            report.push_str(&format!(
                "{}\n    a: {}\n    b: {}\n    wanted {wanted:?}\n    found  {got:?}\n",
                block.place,
                block.text("a"),
                block.text("b")
            ));
        }
    }
    let (precision, recall) = (right as f64 / said as f64, right as f64 / expected as f64);
    println!("{cases} cases, precision {precision:.3}, recall {recall:.3}\n{of_file:?}\n{report}");
    assert!(cases >= AT_LEAST, "only {cases} cases");
    assert!(precision >= PRECISION, "precision {precision:.3}\n{report}");
    assert!(recall >= RECALL, "recall {recall:.3}\n{report}");
}
