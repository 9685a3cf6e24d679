//! Term weight: the sum of the weights of what was found, per 1,000 words, for
//! lexicons whose entries have weights: scores of sentiment, intensities, the
//! weights of a dictionary. The measure is `weights:` and the lexicon's id; in
//! its `*` row a span that counts in several categories counts with the mean of
//! its weights. Sums can be below 0.

use super::{Scorer, Subject, terms};
use crate::lexicon::{Lexicon, Lexicons, WEIGHTS};
use crate::model::{Hit, MeasureInfo, Observation};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

fn name(id: &str) -> String {
    format!("{WEIGHTS}{id}")
}

fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let weighted = lexicons.list.iter().filter(|lexicon| is_weighted(lexicon));
    let what = "sum of the weights";
    let info = weighted.map(|lexicon| terms::per_1000_words(name(&lexicon.id), what, lexicon));
    info.collect()
}

fn is_weighted(lexicon: &Lexicon) -> bool {
    lexicon.scored && lexicon.has_weights()
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let lexicons = subject.lexicons.list.iter().enumerate();
    let weighted = lexicons.filter(|(_, lexicon)| is_weighted(lexicon));
    let rows = |(index, lexicon): (usize, &Lexicon)| {
        let sum = |hits: &[&Hit]| sum(lexicon, hits);
        terms::by_category(subject, index, &name(&lexicon.id), &sum)
    };
    weighted.flat_map(rows).collect()
}

/// The sum over distinct spans, each with the mean weight of its hits.
fn sum(lexicon: &Lexicon, hits: &[&Hit]) -> f64 {
    let place = |hit: &&Hit| (hit.find.passage, hit.find.span);
    let spans = hits.chunk_by(|a, b| place(a) == place(b));
    let weight = |hit: &&Hit| lexicon.entries[hit.find.entry].weight();
    spans
        .map(|hits| hits.iter().map(weight).sum::<f64>() / hits.len() as f64)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Caches, Source, import, read};
    use crate::model::Article;
    use crate::pipeline;

    #[test]
    fn weights_are_summed_by_category_and_over_distinct_spans() {
        let text = "term,category,weight\ncalm,joy,0.5\ncalm,trust,1\ndark,fear,-2\nodd,fear,\n";
        let file = import::File::of_text("mood.csv", text);
        let lexicon = read(&Source::Dictionary(file)).unwrap();
        let lexicons = Lexicons::compile(vec![lexicon]);
        let article = Article {
            text: "The calm and odd lake was dark. It was calm.".to_string(),
            ..Article::default()
        };
        let scored = pipeline::article(article, &lexicons, &mut Caches::default());
        let rows = scored
            .observations
            .iter()
            .filter(|row| row.measure == "weights:mood");
        let rows = rows.filter(|row| row.voice == crate::model::VoiceGroup::All);
        let rows: Vec<(&str, f64, f64)> = rows
            .map(|row| (row.category.as_str(), row.count, row.base))
            .collect();
        // 0.75 + 1 − 2 + 0.75; an entry without a weight has 1.
        assert_eq!(
            rows,
            [
                ("*", 0.5, 10.0),
                ("fear", -1.0, 10.0),
                ("joy", 1.0, 10.0),
                ("trust", 2.0, 10.0)
            ]
        );
    }
}
