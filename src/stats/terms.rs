//! Single terms between two outlets, in the text: how often, in how many
//! articles, ranked by log-odds, tested by article.

use super::TermName;
use super::comparison::{Pair, is_testable};
use super::corpus::{BaseKey, Counts};
use super::families::benjamini_hochberg;
use super::keyness::{g2, log_odds};
use crate::model::{BaseKind, Field, TermRow, VoiceGroup};

/// Weight of the prior, in words at the pooled rate.
const PRIOR_WORDS: f64 = 1000.0;
/// Least p that an arrangement must be able to reach.
const REACHABLE: f64 = 0.05;

/// Rows of all terms that either outlet has, by lexicon, entry and voice.
pub fn rows(pair: &Pair<'_>, name: &dyn Fn(usize, usize) -> TermName) -> Vec<TermRow> {
    let mut rows = Vec::new();
    let mut tested: Vec<(usize, (&Counts, BaseKey))> = Vec::new();
    for (&(lexicon, entry, voice), counts) in &pair.corpus.terms {
        let base = (BaseKind::Words, voice, Field::Text);
        let (a, b) = pair.samples(counts, &base);
        let row = row(pair, name(lexicon, entry), voice, &a, &b);
        if row.count_a + row.count_b == 0 {
            continue;
        }
        if row.note.is_empty() {
            tested.push((rows.len(), (counts, base)));
        }
        rows.push(row);
    }
    let jobs: Vec<(&Counts, BaseKey)> = tested.iter().map(|(_, job)| *job).collect();
    let p = pair.p_values(&jobs);
    for (((index, _), p), q) in tested.iter().zip(&p).zip(benjamini_hochberg(&p)) {
        rows[*index].p = Some(*p);
        rows[*index].q = Some(q);
    }
    rows
}

fn row(
    pair: &Pair<'_>,
    name: TermName,
    voice: VoiceGroup,
    a: &[(f64, f64)],
    b: &[(f64, f64)],
) -> TermRow {
    let total = |s: &[(f64, f64)]| s.iter().fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1));
    let articles = |s: &[(f64, f64)]| s.iter().filter(|(x, _)| *x > 0.0).count();
    let value = |(x, m): (f64, f64)| (m > 0.0).then(|| 1000.0 * x / m);
    let (ta, tb) = (total(a), total(b));
    let odds = log_odds(ta, tb, PRIOR_WORDS);
    let (outlet_a, outlet_b) = pair.names();
    let note = if !is_testable(a, b) {
        "too few"
    } else if !is_reachable(a.len(), b.len(), articles(a) + articles(b)) {
        "untestable"
    } else {
        ""
    };
    TermRow {
        outlet_a,
        outlet_b,
        lexicon: name.lexicon,
        term: name.term,
        category: name.category,
        voice,
        count_a: ta.0 as u64,
        count_b: tb.0 as u64,
        articles_a: articles(a),
        articles_b: articles(b),
        value_a: value(ta),
        value_b: value(tb),
        log_odds: odds.map(|o| o.delta),
        z: odds.map(|o| o.z()),
        g2: g2(ta, tb),
        p: None,
        q: None,
        note: note.to_string(),
    }
}

/// Whether a term in `k` articles could reach 5 % if all were on one side:
/// 2·C(n_a, k)/C(n_a + n_b, k), with the mean of both sides where they differ.
fn is_reachable(n_a: usize, n_b: usize, k: usize) -> bool {
    least_p(n_a, n_b, k) <= REACHABLE
}

fn least_p(n_a: usize, n_b: usize, k: usize) -> f64 {
    let ratio = |n: usize| {
        (0..k)
            .map(|i| n.saturating_sub(i) as f64 / (n_a + n_b - i) as f64)
            .product::<f64>()
    };
    ratio(n_a) + ratio(n_b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_values() {
        assert!((least_p(8, 8, 4) - 0.076923).abs() < 1e-6);
        assert!((least_p(8, 8, 5) - 0.025641).abs() < 1e-6);
    }
}
