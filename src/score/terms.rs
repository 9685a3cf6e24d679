//! Term rate: occurrences of each category of each scored lexicon per 1,000
//! words, by field and voice. The measure of a lexicon is `terms:` and its id;
//! its `*` row counts the distinct spans of all its categories.

use super::{Scorer, Subject, distinct_spans};
use crate::lexicon::{Lexicons, TERMS};
use crate::model::{BaseKind, Field, Hit, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

fn name(id: &str) -> String {
    format!("{TERMS}{id}")
}

fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let scored = lexicons.list.iter().filter(|lexicon| lexicon.scored);
    let info = scored.map(|lexicon| MeasureInfo {
        name: name(&lexicon.id),
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::Words,
        family: name(&lexicon.id),
        about: format!(
            "occurrences of terms of the lexicon \"{}\" per 1,000 words",
            lexicon.title
        ),
    });
    info.collect()
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let mut observations = Vec::new();
    for (index, lexicon) in subject
        .lexicons
        .list
        .iter()
        .enumerate()
        .filter(|(_, l)| l.scored)
    {
        let hits: Vec<&Hit> = subject
            .voiced
            .hits
            .iter()
            .filter(|hit| hit.find.lexicon == index)
            .collect();
        for field in subject.fields() {
            for voice in VoiceGroup::ALL {
                let base = subject.words.of_group(field, voice) as f64;
                let mine = || {
                    hits.iter()
                        .copied()
                        .filter(|hit| is_in(subject, hit, field, voice))
                };
                let row = |category: &str, count: usize| Observation {
                    field,
                    measure: name(&lexicon.id),
                    category: category.to_string(),
                    voice,
                    count: count as f64,
                    base,
                };
                observations.push(row("*", distinct_spans(mine())));
                for (number, category) in lexicon.categories.iter().enumerate() {
                    let of_category =
                        |hit: &&Hit| lexicon.entries[hit.find.entry].category == number;
                    let count = mine().filter(of_category).count();
                    if count > 0 {
                        observations.push(row(&category.id, count));
                    }
                }
            }
        }
    }
    observations
}

fn is_in(subject: &Subject<'_>, hit: &Hit, field: Field, voice: VoiceGroup) -> bool {
    voice.holds(hit.voice) && subject.field_of(hit.find.passage, hit.find.sentence) == field
}
