//! Share of words by voice: how much of what an article says is not in the
//! outlet's own voice. Categories are the voices; the `*` row is their total,
//! so that the outlet's own share is one minus it.

use super::{Scorer, Subject};
use crate::lexicon::Lexicons;
use crate::model::{BaseKind, MeasureInfo, Observation, UnitOfMeasure, Voice, VoiceGroup};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const MEASURE: &str = "words_not_own";
const VOICES: [Voice; 4] = [Voice::Direct, Voice::Indirect, Voice::Scare, Voice::Unclear];

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::Words,
        family: MEASURE.to_string(),
        about: "share of words that are not in the outlet's own voice, by their voice".to_string(),
    }]
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let mut observations = Vec::new();
    for field in subject.fields() {
        let base = subject.words.of_group(field, VoiceGroup::All) as f64;
        let count = |voice: &Voice| subject.words.of(field, *voice);
        let row = |category: &str, count: usize| Observation {
            field,
            measure: MEASURE.to_string(),
            category: category.to_string(),
            voice: VoiceGroup::All,
            count: count as f64,
            base,
        };
        observations.push(row("*", VOICES.iter().map(count).sum()));
        let voices = VOICES.iter().filter(|voice| count(voice) > 0);
        observations.extend(voices.map(|voice| row(voice.name(), count(voice))));
    }
    observations
}
