//! `parallax-train`: learns the weights that come with the program from texts
//! that people marked. `voice` takes a JSONL of articles with `text` and
//! `attributions` (lists of `[start, end]` in code points for `source`, `cue`
//! and `content`); `loaded` one of sentences with `text` and `loaded`, true or false;
//! `pairs` one of sentences with `text_a`, `text_b` and `same`, true or false.
//! `background` counts in how many articles of JSONL files with `text` each stem stands.

use parallax::align::learn as learn_pairs;
use parallax::fit::{Fit, fit};
use parallax::index::{Weights, learn};
use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Span};
use parallax::score::seen_by_index;
use parallax::voice::learn::{Gold, Notes, note};
use parallax::{align, event, pipeline, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};
use std::sync::Arc;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["voice", input, output] => voice(input, output),
        ["loaded", input, output] => loaded(input, output),
        ["pairs", input] => pairs(input),
        ["background", output, ref inputs @ ..] if !inputs.is_empty() => background(output, inputs),
        _ => Err(
            "usage: parallax-train voice ARTICLES.jsonl src/voice/weights.tsv\n       \
                  parallax-train loaded SENTENCES.jsonl src/index/weights.tsv\n       \
                  parallax-train pairs PAIRS.jsonl\n       \
                  parallax-train background src/event/background.tsv ARTICLES.jsonl..."
                .into(),
        ),
    }
}

/// The objects of a JSONL file.
fn rows(path: &str) -> Result<Vec<Value>> {
    let file = std::fs::File::open(path).map_err(|e| format!("cannot open {path}: {e}"))?;
    let lines = std::io::BufReader::new(file).lines().enumerate();
    lines
        .map(|(at, line)| {
            let row = serde_json::from_str(&line?);
            row.map_err(|e| format!("{path}, line {}: {e}", at + 1).into())
        })
        .collect()
}

fn article(row: &Value) -> Article {
    Article {
        text: row["text"].as_str().unwrap_or("").to_string(),
        ..Article::default()
    }
}

/// Writes `feature<tab>weight`, below a heading.
fn write(path: &str, rows: impl Iterator<Item = (String, f64)>) -> Result<()> {
    let file = std::fs::File::create(path).map_err(|e| format!("cannot write {path}: {e}"))?;
    let mut out = std::io::BufWriter::new(file);
    writeln!(out, "feature\tweight")?;
    for (name, weight) in rows {
        writeln!(out, "{name}\t{weight:.3}")?;
    }
    Ok(out.flush()?)
}

/// Stems in fewer articles are left out of the background.
const LEAST_ARTICLES: usize = 5;

/// Writes in how many articles each stem stands.
fn background(output: &str, inputs: &[&str]) -> Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles = 0;
    for input in inputs {
        for row in rows(input)? {
            let segmented = text::segment(Arc::new(article(&row)));
            let mut stems = BTreeSet::new();
            for passage in &segmented.passages {
                let words = passage.tokens.iter().map(|token| token.span);
                let units = event::units(segmented.text_of(passage.field), words);
                stems.extend(units.iter().map(|unit| event::stem(&unit.word)));
            }
            articles += 1;
            stems
                .into_iter()
                .for_each(|stem| *counts.entry(stem).or_default() += 1);
        }
    }
    counts.retain(|stem, count| *count >= LEAST_ARTICLES && !stem.contains(['\t', '\n']));
    let mut table = format!("{articles}\n");
    for (stem, count) in &counts {
        table.push_str(&format!("{stem}\t{count}\n"));
    }
    std::fs::write(output, table).map_err(|e| format!("cannot write {output}: {e}"))?;
    println!(
        "{articles} articles, {} stems written to {output}",
        counts.len()
    );
    Ok(())
}

/// Prints the weights of the wording of pairs.
fn pairs(input: &str) -> Result<()> {
    let lexicons = Lexicons::load(&["hedges".to_string()])?;
    let mut caches = Caches::default();
    let mut judged = Vec::new();
    for (at, row) in rows(input)?.iter().enumerate() {
        let same = row["same"].as_bool();
        let same =
            same.ok_or_else(|| format!("{input}, line {}: no `same`, true or false", at + 1))?;
        let mut told = |name: &str| {
            let article = Article {
                text: row[name].as_str().unwrap_or("").to_string(),
                ..Article::default()
            };
            align::told(&pipeline::article(article, &lexicons, &mut caches).linked.0)
        };
        judged.extend(learn_pairs::Judged::new(
            &told("text_a"),
            &told("text_b"),
            same,
        ));
    }
    let (accuracy, f) = learn_pairs::cross_validated(&judged, align::SAME);
    println!(
        "{} pairs; cross-validated in 3 parts at {}: accuracy {:.1}, F {:.1}",
        judged.len(),
        align::SAME,
        100.0 * accuracy,
        100.0 * f
    );
    for (name, weight) in learn_pairs::weights(&judged) {
        println!("{name}\t{weight:.3}");
    }
    Ok(())
}

fn loaded(input: &str, output: &str) -> Result<()> {
    let lexicons = Lexicons::load(&[])?;
    let mut caches = Caches::default();
    let mut judged = Vec::new();
    for (at, row) in rows(input)?.iter().enumerate() {
        let is_loaded = row["loaded"].as_bool();
        let is_loaded = is_loaded
            .ok_or_else(|| format!("{input}, line {}: no `loaded`, true or false", at + 1))?;
        let scored = pipeline::article(article(row), &lexicons, &mut caches);
        let seen = seen_by_index(&scored, &lexicons);
        judged.push(learn::Judged::new(&seen, is_loaded));
    }
    let count = |is: bool| judged.iter().filter(|text| text.is_loaded() == is).count();
    if count(true) < learn::FOLDS || count(false) < learn::FOLDS {
        return Err(format!(
            "{input}: at least {} sentences of each kind are needed",
            learn::FOLDS
        )
        .into());
    }
    let out = learn::cross_validated(&judged);
    println!(
        "{} sentences; cross-validated in {} parts: AUC {:.1}, macro-F1 {:.1}",
        judged.len(),
        learn::FOLDS,
        100.0 * out.auc,
        100.0 * out.macro_f1
    );
    let weights = learn::learn(judged.iter());
    write(output, weights.iter().cloned())?;
    let count = weights.len();
    let same = learn::in_sample(&judged, &Weights::new(weights));
    println!(
        "{count} weights written to {output}; on the sentences that they were learned from: \
         AUC {:.1}, macro-F1 {:.1}",
        100.0 * same.auc,
        100.0 * same.macro_f1
    );
    Ok(())
}

fn voice(input: &str, output: &str) -> Result<()> {
    let lexicons = Lexicons::load(&[])?;
    let mut caches = Caches::default();
    let mut notes = Notes::default();
    for row in rows(input)? {
        let article = article(&row);
        let body = &article.text;
        let bytes: Vec<usize> = body
            .char_indices()
            .map(|(at, _)| at)
            .chain([body.len()])
            .collect();
        let spans = |value: &Value| -> Vec<Span> {
            let list = value.as_array().cloned().unwrap_or_default();
            let at = |v: &Value| bytes[(v.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
            list.iter()
                .map(|pair| Span::new(at(&pair[0]), at(&pair[1])))
                .collect()
        };
        let gold: Vec<Gold> = row["attributions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|a| Gold {
                source: spans(&a["source"]),
                cue: spans(&a["cue"]),
                content: spans(&a["content"]),
            })
            .collect();
        let matched = lexicons.matched(text::segment(Arc::new(article)), &mut caches);
        note(&matched, &lexicons, &gold, &mut notes);
    }
    let weights = fit(&notes.instances, Fit::default());
    let mut rows: Vec<(&str, f32)> = weights
        .iter()
        .filter(|(_, weight)| weight.abs() >= 0.05)
        .filter_map(|(hash, weight)| Some((notes.names.get(hash)?.as_str(), *weight)))
        .collect();
    rows.sort_by(|a, b| a.0.cmp(b.0));
    let named = rows
        .iter()
        .map(|(name, weight)| (name.to_string(), f64::from(*weight)));
    write(output, named)?;
    let mut unreachable: Vec<_> = notes.unreachable.iter().collect();
    unreachable.sort();
    println!(
        "{} decisions, {} features, {} kept; right label not offered: {unreachable:?}",
        notes.instances.len(),
        notes.names.len(),
        rows.len()
    );
    Ok(())
}
