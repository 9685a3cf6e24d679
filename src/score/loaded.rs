//! The loaded index of a sentence: 1 − 2^(−s/2), where s is the sum of the
//! strengths of the loaded terms in it (contested ones count half). It is 0
//! without such a term, 0.5 for one clearly framing term or two mild ones, and
//! nears 1 as they heap up. It orders sentences; it is no probability, and no
//! share of anything. An article's index is the mean over the body sentences
//! in the outlet's own voice.

use super::{Scorer, Subject};
use crate::lexicon::Lexicons;
use crate::model::{
    BaseKind, Field, Hit, MeasureInfo, Observation, SentenceKind, UnitOfMeasure, Voice, VoiceGroup,
};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const MEASURE: &str = "loaded";
/// Sum of strengths that gives an index of one half.
const HALF: f64 = 2.0;

/// The index of a sentence by its hits (in text order): 0 to 1.
pub fn index(hits: &[Hit], lexicons: &Lexicons) -> f64 {
    let mut sum = 0.0;
    let mut last = None;
    for hit in hits
        .iter()
        .filter(|hit| lexicons.category(&hit.find).loaded)
    {
        // A span in two categories is one choice of words.
        if last != Some(hit.find.span) {
            let entry = lexicons.entry(&hit.find);
            sum += f64::from(entry.strength) * if entry.contested { 0.5 } else { 1.0 };
        }
        last = Some(hit.find.span);
    }
    1.0 - (-sum / HALF).exp2()
}

/// Sum and number of the index over own-voice sentences of running text (or of the title).
fn sum(subject: &Subject<'_>, field: Field) -> (f64, usize) {
    let (mut total, mut count) = (0.0, 0);
    for (passage, scores) in subject.sentences.iter().enumerate() {
        for (number, score) in scores.iter().enumerate() {
            let kind = subject.voiced.text.passages[passage].sentences[number].kind;
            let counts = matches!(kind, SentenceKind::Body | SentenceKind::Headline);
            if !counts
                || score.voice != Some(Voice::Own)
                || subject.field_of(passage, number) != field
            {
                continue;
            }
            total += score.loaded.unwrap_or(0.0);
            count += 1;
        }
    }
    (total, count)
}

/// The mean index of a field; `None` without an own-voice sentence.
pub fn mean(subject: &Subject<'_>, field: Field) -> Option<f64> {
    let (total, count) = sum(subject, field);
    (count > 0).then(|| total / count as f64)
}

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Index,
        base: BaseKind::Sentences,
        family: MEASURE.to_string(),
        about: "mean loaded index of the sentences in the outlet's own voice".to_string(),
    }]
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let row = |field| {
        let (total, count) = sum(subject, field);
        Observation {
            field,
            measure: MEASURE.to_string(),
            category: "*".to_string(),
            voice: VoiceGroup::Own,
            count: total,
            base: count as f64,
        }
    };
    subject.fields().map(row).collect()
}
