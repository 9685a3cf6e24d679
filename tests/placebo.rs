//! A placebo: the names of two parties are exchanged throughout a text, and
//! nothing else. The lexicons must find the same terms, of the same categories
//! and strengths, whoever they are said of.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::lexicon::{Caches, Lexicons};
use parallax::model::Article;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Name and demonym of the two parties of the examples.
const INVENTED: [(&str, &str); 2] = [("Valdoria", "Valdorian"), ("Kestria", "Kestrian")];

/// Parties that stand in their place, from several regions; none is at odds
/// with the other more than by chance of this list.
const PAIRS: &[[(&str, &str); 2]] = &[
    [("Armenia", "Armenian"), ("Azerbaijan", "Azerbaijani")],
    [("Russia", "Russian"), ("Ukraine", "Ukrainian")],
    [("Israel", "Israeli"), ("Iran", "Iranian")],
    [("India", "Indian"), ("Pakistan", "Pakistani")],
    [("China", "Chinese"), ("Japan", "Japanese")],
    [("Ethiopia", "Ethiopian"), ("Eritrea", "Eritrean")],
    [("Venezuela", "Venezuelan"), ("Colombia", "Colombian")],
    [("Greece", "Greek"), ("Turkey", "Turkish")],
    [("Britain", "British"), ("Argentina", "Argentine")],
    [("America", "American"), ("Mexico", "Mexican")],
];

/// Least share of hits that must be the same.
const SAME: f64 = 0.99;

/// The texts with the invented parties replaced by two others.
fn texts(parties: [(&str, &str); 2]) -> Vec<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"),
        &mut files,
    );
    files.sort();
    let text = |file: &PathBuf| {
        let mut text = std::fs::read_to_string(file).unwrap();
        for ((name, demonym), (new_name, new_demonym)) in INVENTED.iter().zip(parties) {
            text = text.replace(demonym, new_demonym).replace(name, new_name);
        }
        text
    };
    files.iter().map(text).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            files.push(path);
        }
    }
}

/// How often each category finds something of each strength, by text.
type Counts = BTreeMap<(usize, String, String, u8), usize>;

fn counts(texts: &[String], lexicons: &Lexicons) -> Counts {
    let mut caches = Caches::default();
    let mut counts = Counts::new();
    for (number, text) in texts.iter().enumerate() {
        let article = Article {
            text: text.clone(),
            headline_in_text: true,
            ..Article::default()
        };
        let scored = parallax::pipeline::article(article, lexicons, &mut caches);
        for hit in &scored.linked.0.hits {
            let lexicon = lexicons.lexicon(&hit.find).id.clone();
            let category = lexicons.category(&hit.find).id.clone();
            let strength = lexicons.entry(&hit.find).strength;
            *counts
                .entry((number, lexicon, category, strength))
                .or_default() += 1;
        }
    }
    counts
}

#[test]
fn the_same_terms_are_found_whoever_they_are_said_of() {
    let lexicons = Lexicons::load(&[]).unwrap();
    let (mut all, mut same) = (0, 0);
    for [one, other] in PAIRS {
        let before = counts(&texts([*one, *other]), &lexicons);
        let after = counts(&texts([*other, *one]), &lexicons);
        let mut kinds: Vec<_> = before.keys().chain(after.keys()).collect();
        kinds.sort();
        kinds.dedup();
        for kind in kinds {
            let [a, b] = [&before, &after].map(|c| c.get(kind).copied().unwrap_or(0));
            all += a.max(b);
            same += a.min(b);
            if a != b {
                println!("{} and {}: {kind:?} {a} and {b}", one.0, other.0);
            }
        }
    }
    assert!(all > 3_000, "only {all} hits");
    let share = same as f64 / all as f64;
    assert!(share >= SAME, "{share} of {all} hits are the same");
}
