//! Single terms between two groups, in the text: how often, in how many
//! articles, ranked by log-odds, tested by unit of inference.

use super::comparison::is_testable;
use super::g2::g2;
use super::levels::Sample;
use super::log_odds::log_odds;
use super::pair::Pair;
use crate::model::TermRow;
use rayon::prelude::*;

/// Weight of the prior, in words at the pooled rate.
pub const PRIOR_WORDS: f64 = 1000.0;
/// Least p that an arrangement must be able to reach.
const REACHABLE: f64 = 0.05;

/// A row with what is still to be tested.
pub struct Ranked {
    /// The row; p and q are still empty.
    pub row: TermRow,
    /// Index of its term.
    pub term: usize,
    /// Whether there is enough evidence for a test.
    pub testable: bool,
}

/// Rows of all terms that either group has, by lexicon, entry and voice.
pub fn rows(pair: &Pair<'_>) -> Vec<Ranked> {
    let terms = (0..pair.data.terms.len()).into_par_iter();
    terms.filter_map(|term| row(pair, term)).collect()
}

fn row(pair: &Pair<'_>, index: usize) -> Option<Ranked> {
    let levels = &pair.data.levels;
    let term = &pair.data.terms[index];
    let counts = [&levels.articles, levels.units(), &levels.events].map(|l| &l.terms[index]);
    if pair.places.sparse(counts[1]).is_empty() {
        return None;
    }
    let samples = pair.samples(counts, &term.base());
    let all = samples.total();
    let value = |(x, m): (f64, f64)| (m > 0.0).then(|| 1000.0 * x / m);
    let odds = log_odds(all.a, all.b, PRIOR_WORDS);
    let (outlet_a, outlet_b) = pair.names();
    let units = counted(&samples.a) + counted(&samples.b);
    let note = if all.a.1 <= 0.0 || all.b.1 <= 0.0 {
        "no words to count in one of the two"
    } else if !is_testable(&samples.a, &samples.b) {
        "too few"
    } else if least_p(samples.a.len(), samples.b.len(), units) > REACHABLE {
        "untestable"
    } else {
        ""
    };
    Some(Ranked {
        term: index,
        testable: note.is_empty(),
        row: TermRow {
            outlet_a,
            outlet_b,
            lexicon: term.name.lexicon.clone(),
            term: term.name.term.clone(),
            category: term.name.category.clone(),
            voice: term.key.2,
            count_a: all.a.0 as u64,
            count_b: all.b.0 as u64,
            articles_a: counted(&samples.articles[0]),
            articles_b: counted(&samples.articles[1]),
            value_a: value(all.a),
            value_b: value(all.b),
            log_odds: odds.map(|o| o.delta),
            z: odds.map(|o| o.z()),
            g2: g2(all.a, all.b),
            p: None,
            q: None,
            note: note.to_string(),
            wire: pair.data.settings.wire.name(),
        },
    })
}

fn counted(sample: &Sample) -> usize {
    sample.iter().filter(|(x, _)| *x > 0.0).count()
}

/// The least p that a term in `k` units could reach, were all on one side:
/// C(n_a, k)/C(n_a + n_b, k) + C(n_b, k)/C(n_a + n_b, k).
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
