//! `parallax-train`: learns the weights of the attribution decisions from a
//! JSONL of articles with `text` and `attributions` (lists of `[start, end]` in
//! code points for `source`, `cue` and `content`).

use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Span};
use parallax::text;
use parallax::voice::learn::{Fit, Gold, Notes, fit, note};
use std::io::{BufRead, Write};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, input, output] = arguments.as_slice() else {
        return Err("usage: parallax-train ARTICLES.jsonl WEIGHTS.tsv".into());
    };
    let lexicons = Lexicons::load(&[])?;
    let mut caches = Caches::default();
    let mut notes = Notes::default();
    let file = std::fs::File::open(input)?;
    for line in std::io::BufReader::new(file).lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let body = row["text"].as_str().unwrap_or("").to_string();
        let bytes: Vec<usize> = body
            .char_indices()
            .map(|(at, _)| at)
            .chain([body.len()])
            .collect();
        let spans = |value: &serde_json::Value| -> Vec<Span> {
            let list = value.as_array().cloned().unwrap_or_default();
            let at = |v: &serde_json::Value| {
                bytes[(v.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)]
            };
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
        let article = Article {
            text: body,
            ..Article::default()
        };
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
    let mut out = std::io::BufWriter::new(std::fs::File::create(output)?);
    writeln!(out, "feature\tweight")?;
    for (name, weight) in &rows {
        writeln!(out, "{name}\t{weight:.3}")?;
    }
    out.flush()?;
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
