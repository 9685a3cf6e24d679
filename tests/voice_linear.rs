//! Voice takes time that grows with the text and no faster. Each text here is
//! one that made some step of it look at everything before each place, and is
//! so large that such a step would not come to an end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Attribution, Voiced};
use std::sync::Arc;

fn voiced(title: &str, text: String) -> Voiced {
    let lexicons = Lexicons::load(&[]).unwrap();
    let article = Article {
        title: title.to_string(),
        text,
        ..Article::default()
    };
    let segmented = parallax::text::segment(Arc::new(article));
    let voiced = parallax::voice::voiced(
        lexicons.matched(segmented, &mut Caches::default()),
        &lexicons,
    );
    for (passage, voices) in voiced.text.passages.iter().zip(&voiced.voices) {
        assert_eq!(passage.tokens.len(), voices.len());
    }
    voiced
}

/// The attributions of a text without a title.
fn of(text: String) -> Vec<Attribution> {
    voiced("", text).attributions
}

/// `unit` as often as it takes for so many bytes.
fn filled(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

const LARGE: usize = 1_000_000;

#[test]
fn nothing_but_marks() {
    for unit in [
        "\"", "“", "”", "“”", "'", "''", "``", "' ", "\" ", "’s ", "(\"",
    ] {
        of(filled(unit, LARGE));
    }
}

#[test]
fn a_sentence_with_a_cue_every_few_words() {
    let found = of("the old town said ".repeat(25_000));
    assert!(found.iter().all(|a| a.content.len() <= 2));
}

#[test]
fn a_sentence_of_quotations_each_with_its_speaker() {
    let found = of("'x, said Ida, '".repeat(40_000));
    assert!(found.len() > 1_000);
    let found = of("“We wait for rain,” said Ida, ".repeat(20_000));
    assert!(found.len() > 1_000);
}

#[test]
fn a_mark_left_open_in_every_paragraph() {
    let found = of(filled("Ida said “we wait.\n", LARGE));
    assert!(found.iter().all(|a| a.kind.name() == "unclear"));
    let found = of(format!(
        "Ida said: {}",
        filled("“We wait for rain.\n", LARGE)
    ));
    assert!(
        found[0].content.len() > 10_000,
        "one quotation goes on and on"
    );
    let text = filled("“We wait for rain.\n", LARGE);
    let found = of(format!("{text}“It came,” said Ida Lee.\n"));
    assert!(
        found[0].content.len() > 10_000,
        "its speaker comes at the end"
    );
    assert!(found[0].content.is_sorted());
}

#[test]
fn quotations_that_follow_a_speaker() {
    let more = filled("“We wait for rain.” ", LARGE);
    let found = of(format!("“We wait,” said Ida Lee. {more}"));
    assert!(found[0].content.len() > 10_000);
    let more = filled("“We wait for rain here.”\n", LARGE);
    let found = of(format!("Ida Lee said it was dry.\n{more}"));
    assert!(found.iter().all(|a| a.source_name == "Ida Lee"));
}

/// A name for every number.
fn name(number: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let parts = [number, number / 26, number / 676, number / 17_576];
    parts.iter().map(|n| letter(*n)).collect()
}

#[test]
fn a_new_name_in_every_sentence() {
    let all = (0..40_000).map(|n| format!("Ann R{} said it rained. ", name(n)));
    assert_eq!(of(all.collect()).len(), 40_000);
    let all = (0..40_000).map(|n| format!("Q{} Holm said it rained. ", name(n)));
    let found = of(all.collect());
    assert_eq!(found.len(), 40_000);
    assert_eq!(found[39_999].source_name, format!("Q{} Holm", name(39_999)));
}

#[test]
fn a_name_without_an_end() {
    of(format!("{}said it rained.", filled("Aa Bb ", LARGE)));
    of(filled("Ann Lee, the head, ", LARGE));
}

#[test]
fn pronouns_without_an_end() {
    let found = of(format!(
        "Ann Lee wept. {}",
        "She said it rained, and Tom Holm left. ".repeat(15_000)
    ));
    assert_eq!(found.len(), 15_000);
}

#[test]
fn parties_without_an_end() {
    of(filled("Russia said France lied, and ", LARGE / 2));
}

#[test]
fn titles_as_long_as_texts() {
    let text = filled("Ann Lee said it rained. ", LARGE / 4);
    let found = voiced(
        &filled("Minister: no plan to go. ", LARGE / 2),
        text.clone(),
    );
    assert!(found.attributions.len() > 10_000);
    voiced(
        &filled("Zaid Zork: Russia fell. ", LARGE),
        "Zaid Zork said so.".to_string(),
    );
    voiced(&filled("He said it rained. ", LARGE / 4), text);
    voiced(
        &filled("Live: ", LARGE),
        "Ann Lee said it rained.".to_string(),
    );
}
