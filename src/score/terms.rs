//! Term rate: occurrences of each category of each scored lexicon per 1,000
//! words, by field and voice. The measure of a lexicon is `terms:` and its id;
//! its `*` row counts the distinct spans of all its categories.

use super::{Scorer, Subject, distinct_spans};
use crate::lexicon::{Lexicon, Lexicons, TERMS};
use crate::model::{BaseKind, Hit, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup};
use std::collections::BTreeMap;

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

fn name(id: &str) -> String {
    format!("{TERMS}{id}")
}

fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let info = lexicons
        .scored()
        .map(|(_, lexicon)| per_1000_words(name(&lexicon.id), "occurrences", lexicon));
    info.collect()
}

/// A measure of something of the terms of a lexicon per 1,000 words.
pub(super) fn per_1000_words(name: String, what: &str, lexicon: &Lexicon) -> MeasureInfo {
    MeasureInfo {
        family: name.clone(),
        name,
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::Words,
        about: format!(
            "{what} of terms of the lexicon \"{}\" per 1,000 words",
            lexicon.title
        ),
    }
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let lexicons = subject.lexicons.list.iter().enumerate();
    let scored = lexicons.filter(|(_, lexicon)| lexicon.scored);
    let rows = |(index, lexicon): (usize, &Lexicon)| {
        let count = |hits: &[&Hit]| distinct_spans(hits.iter().copied()) as f64;
        by_category(subject, index, &name(&lexicon.id), &count)
    };
    scored.flat_map(rows).collect()
}

/// For each field and voice what `value` makes of the hits of a lexicon, out of
/// the words: of all of them, and of each category where it is not 0.
pub(super) fn by_category(
    subject: &Subject<'_>,
    index: usize,
    measure: &str,
    value: &dyn Fn(&[&Hit]) -> f64,
) -> Vec<Observation> {
    let lexicon = &subject.lexicons.list[index];
    let hits = subject.voiced.hits.iter();
    let hits: Vec<&Hit> = hits.filter(|hit| hit.find.lexicon == index).collect();
    let mut observations = Vec::new();
    for field in subject.fields() {
        for voice in VoiceGroup::ALL {
            let base = subject.words.of_group(field, voice) as f64;
            let is_mine = |hit: &&&Hit| {
                let of = subject.field_of(hit.find.passage, hit.find.sentence);
                voice.holds(hit.voice) && of == field
            };
            let mine: Vec<&Hit> = hits.iter().filter(is_mine).copied().collect();
            let row = |category: &str, count: f64| Observation {
                field,
                measure: measure.to_string(),
                category: category.to_string(),
                voice,
                count,
                base,
            };
            observations.push(row("*", value(&mine)));
            let mut by_category: BTreeMap<&str, Vec<&Hit>> = BTreeMap::new();
            for hit in mine {
                let category = lexicon.entries[hit.find.entry].category;
                let category = lexicon.categories[category].id.as_str();
                by_category.entry(category).or_default().push(hit);
            }
            for (category, hits) in by_category {
                let count = value(&hits);
                if count != 0.0 {
                    observations.push(row(category, count));
                }
            }
        }
    }
    observations
}
