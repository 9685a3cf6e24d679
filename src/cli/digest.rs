//! The closing summary: at most fifteen lines that a person can read. It names
//! differences, with interval and number of articles, and shows sentences; it
//! judges nobody.

use super::report::Totals;
use super::telling::Tellings;
use crate::lexicon::{Category, Lexicons, TERMS};
use crate::model::{ComparisonRow, Field, Inference, Scored, Voice, VoiceGroup};
use crate::stats::ALL_OUTLETS;
use crate::write::RunFacts;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Shared events from which on the difference within them is shown.
const EVENTS: usize = 6;
/// Differences that are shown.
const SHOWN: usize = 4;
/// Code points of an example sentence.
const SENTENCE: usize = 150;

/// A sentence for each group, measure and category: the first one read.
#[derive(Debug, Default)]
pub struct Examples(BTreeMap<(String, String, String), String>);

impl Examples {
    /// Own-voice sentences of one article, by measure and category.
    pub fn of(scored: &Scored, lexicons: &Lexicons) -> Examples {
        let voiced = &scored.linked.0;
        let mut examples = Examples::default();
        for hit in voiced.hits.iter().filter(|hit| hit.voice == Voice::Own) {
            let passage = &voiced.text.passages[hit.find.passage];
            let measure = format!("{TERMS}{}", lexicons.lexicon(&hit.find).id);
            let key = (
                String::new(),
                measure,
                lexicons.category(&hit.find).id.clone(),
            );
            let sentence = passage.sentences[hit.find.sentence].span;
            let text = sentence.of(voiced.text.text_of(passage.field));
            examples.0.entry(key).or_insert_with(|| shorten(text));
        }
        examples
    }

    /// Adds the examples of an article of a group.
    pub fn add(&mut self, group: &str, examples: Examples) {
        for ((_, measure, category), sentence) in examples.0 {
            self.0
                .entry((group.to_string(), measure, category))
                .or_insert(sentence);
        }
    }
}

fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SENTENCE) {
        None => text,
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}

/// How much was read and found.
pub fn counts(facts: &RunFacts, totals: &Totals) -> String {
    let outlets = facts.outlets.keys().filter(|name| !name.is_empty()).count();
    let of = match outlets {
        0 => String::new(),
        1 => " of one outlet".to_string(),
        n => format!(" of {n} outlets"),
    };
    let mut text = format!(
        "{} articles{of} read, {} skipped. {} lexicon terms found, {} of them in the outlets' own voice; {} attributions.",
        facts.counts.read, facts.counts.skipped, totals.hits, totals.hits_own, totals.attributions
    );
    for (reason, n) in facts.skipped_because.iter().take(2) {
        text.push_str(&format!("\n  skipped: {n} × {reason}"));
    }
    text
}

/// The closing summary of a comparison.
pub fn comparison(
    counts: &str,
    inference: &Inference,
    lexicons: &Lexicons,
    examples: &Examples,
    tellings: &Tellings,
    out: &Path,
) -> String {
    let mut lines: Vec<String> = counts.lines().map(String::from).collect();
    let strongest = strongest(inference, lexicons);
    // With --wire both every test is there twice.
    let shown = inference.comparison.first().map_or("", |row| row.wire);
    let tests = inference
        .comparison
        .iter()
        .filter(|row| row.p.is_some() && row.wire == shown)
        .count();
    if strongest.is_empty() {
        let groups = inference
            .summary
            .chunk_by(|a, b| a.outlet == b.outlet)
            .count();
        lines.push(match tests {
            _ if groups < 2 => "One outlet or group only, so that there is nothing to compare it with.".to_string(),
            0 => "Too few articles to test any difference (six a side are needed); the tables show what each outlet wrote.".to_string(),
            n => format!("None of {n} differences tested stands out (q < 0.05); that is not proof of sameness."),
        });
    } else if strongest.iter().all(|row| is_unmeasured(row, lexicons)) {
        lines.push(format!(
            "No difference (of {tests} tested, q < 0.05) in a category whose precision was measured; in others:"
        ));
    } else {
        lines.push(format!(
            "Strongest differences in own-voice wording (of {tests} tested, q < 0.05):"
        ));
    }
    let strongest_shown = strongest.len();
    for row in strongest {
        lines.push(describe(row, lexicons));
        lines.extend(within(row));
        let group = if row.difference.unwrap_or(0.0) > 0.0 {
            &row.outlet_a
        } else {
            &row.outlet_b
        };
        let key = (group.clone(), row.measure.clone(), row.category.clone());
        if let Some(sentence) = examples.0.get(&key) {
            lines.push(format!("    {group}: {sentence}"));
        }
    }
    let told = tellings.lines();
    if strongest_shown == 0 && !told.is_empty() {
        lines.extend(told);
    }
    lines.push(format!(
        "Differences in wording, not verdicts. Tables are in {}; CODEBOOK.md and METHODS.md there explain them.",
        out.display()
    ));
    lines.join("\n")
}

/// Own-voice term rates of the text with q < 0.05 and an interval that leaves
/// out 0, where the test of all outlets at once, if there is one, finds
/// something as well. Categories whose precision was measured come before the others, and of
/// each those of loaded language first: a plain name tells rather what an outlet
/// covers than how. Then they go by q and size.
fn strongest<'a>(inference: &'a Inference, lexicons: &Lexicons) -> Vec<&'a ComparisonRow> {
    let is_shown = |row: &&ComparisonRow| {
        row.voice == Some(VoiceGroup::Own)
            && row.field == Some(Field::Text)
            && row.measure.starts_with(TERMS)
            && row.category != "*"
            && Some(row.wire) == inference.comparison.first().map(|first| first.wire)
            && row.q.is_some_and(|q| q < 0.05)
    };
    let of_text = inference.comparison.iter().filter(is_shown);
    let (all, pairs): (Vec<_>, Vec<_>) = of_text.partition(|row| row.outlet_a == ALL_OUTLETS);
    let found_in_all: BTreeSet<_> = all
        .iter()
        .map(|row| (&row.measure, &row.category))
        .collect();
    let has_all = inference
        .comparison
        .iter()
        .any(|row| row.outlet_a == ALL_OUTLETS);
    let mut rows = pairs;
    rows.retain(|row| {
        let interval = row.ci_low.zip(row.ci_high);
        let found = !has_all || found_in_all.contains(&(&row.measure, &row.category));
        found && interval.is_some_and(|(low, high)| low * high > 0.0)
    });
    let size = |row: &ComparisonRow| row.difference.map_or(0.0, f64::abs);
    let rank = |row: &ComparisonRow| {
        let plain = category(row, lexicons).is_some_and(|category| !category.loaded);
        (is_unmeasured(row, lexicons), plain)
    };
    rows.sort_by(|a, b| {
        let by_q = a.q.unwrap_or(1.0).total_cmp(&b.q.unwrap_or(1.0));
        rank(a)
            .cmp(&rank(b))
            .then(by_q)
            .then(size(b).total_cmp(&size(a)))
    });
    // Of a category only the strongest pair, so that few lines show many.
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((&row.measure, &row.category)));
    rows.truncate(SHOWN);
    rows
}

/// The category of a row of term rates.
fn category<'a>(row: &ComparisonRow, lexicons: &'a Lexicons) -> Option<&'a Category> {
    lexicons.of_measure(&row.measure)?.category(&row.category)
}

fn is_unmeasured(row: &ComparisonRow, lexicons: &Lexicons) -> bool {
    category(row, lexicons).is_some_and(Category::is_unmeasured)
}

/// How the same events were worded, where that can be said.
fn within(row: &ComparisonRow) -> Option<String> {
    let events = row.shared_events.filter(|n| *n >= EVENTS)?;
    let (low, high) = (row.within_low?, row.within_high?);
    let q = row
        .within_q
        .map_or(String::new(), |q| format!(", q {q:.3}"));
    Some(format!(
        "    on the {events} events that both report: difference {:.2} [{low:.2}, {high:.2}]{q}",
        row.within?
    ))
}

fn describe(row: &ComparisonRow, lexicons: &Lexicons) -> String {
    let number = |value: Option<f64>| value.map_or("?".to_string(), |v| format!("{v:.2}"));
    let lexicon = row.measure.trim_start_matches(TERMS);
    format!(
        "  {lexicon}/{}: {} {} v {} {} per 1,000 words, difference {} [{}, {}], q {:.3}, {} v {} articles{}",
        row.category,
        row.outlet_a,
        number(row.value_a),
        row.outlet_b,
        number(row.value_b),
        number(row.difference),
        number(row.ci_low),
        number(row.ci_high),
        row.q.unwrap_or(1.0),
        row.n_a.unwrap_or(0),
        row.n_b.unwrap_or(0),
        if is_unmeasured(row, lexicons) {
            "; not validated"
        } else {
            ""
        }
    )
}
