//! The loaded index of an article: the mean of the index of its body sentences
//! in the outlet's own voice. [`crate::index`] says what the index is.

use super::{Scorer, Subject};
use crate::index::{Sentence, Term};
use crate::lexicon::Lexicons;
use crate::model::{
    self, BaseKind, Field, Hit, MeasureInfo, Observation, SentenceKind, Span, UnitOfMeasure, Voice,
    VoiceGroup,
};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const MEASURE: &str = "loaded";

/// What the index sees of a sentence of so many words, most in one voice, with
/// these hits in text order. Places are code points, as in the tables.
pub fn seen<'a>(
    text: &str,
    sentence: &model::Sentence,
    (words, voice): (usize, Option<Voice>),
    hits: &'a [Hit],
    lexicons: &'a Lexicons,
) -> (Sentence, Vec<Term<'a>>) {
    let chars = |from: usize, to: usize| Span::new(from, to).of(text).chars().count();
    let (mut byte, mut place) = (sentence.span.start, 0);
    let term = |hit: &'a Hit| {
        let category = lexicons.category(&hit.find);
        let entry = lexicons.entry(&hit.find);
        let span = hit.find.span;
        place += chars(byte, span.start);
        byte = span.start;
        Term {
            lexicon: &lexicons.lexicon(&hit.find).id,
            category: &category.id,
            strength: entry.strength,
            loaded: category.loaded,
            contested: entry.contested,
            voice: hit.voice,
            span: (place, place + chars(span.start, span.end)),
        }
    };
    let terms = hits.iter().map(term).collect();
    let sentence = Sentence {
        words,
        length: chars(sentence.span.start, sentence.span.end),
        voice,
    };
    (sentence, terms)
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
