//! Share of an article's words that stand in copy which another outlet has too.

use super::meeting::MeetingScorer;
use crate::lexicon::Lexicons;
use crate::model::{
    BaseKind, Field, MeasureInfo, Meeting, Met, Observation, UnitOfMeasure, VoiceGroup,
};

/// The scorer.
pub const SCORER: MeetingScorer = MeetingScorer { measures, observe };

const MEASURE: &str = "shared_copy";

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::Compared,
        family: MEASURE.to_string(),
        about: "share of words, on events that other outlets report as well, in sentences that one of them has nearly word for word, such as an agency's"
            .to_string(),
    }]
}

fn observe(meeting: &Meeting, met: &Met, teller: usize, _: &Lexicons) -> Vec<Observation> {
    let mut others = 0..meeting.tellers.len();
    if !others.any(|other| meeting.faces(teller, other)) {
        return Vec::new();
    }
    let copied = met.copied.iter().find(|(of, _)| *of == teller);
    let is_copied =
        |number: usize| copied.is_some_and(|(_, all)| all.contains(&(Field::Text, number)));
    let sentences = meeting.tellers[teller].told.sentences.iter();
    let sentences = sentences.filter(|s| s.field == Field::Text && !s.headline);
    let row = |voice: VoiceGroup| {
        let words = |s: &crate::model::ToldSentence| {
            s.words
                .iter()
                .filter(|word| voice.holds(word.voice))
                .count()
        };
        let copied = sentences.clone().filter(|s| is_copied(s.number));
        Observation {
            field: Field::Text,
            measure: MEASURE.to_string(),
            category: "*".to_string(),
            voice,
            count: copied.map(words).sum::<usize>() as f64,
            base: sentences.clone().map(words).sum::<usize>() as f64,
        }
    };
    VoiceGroup::ALL.into_iter().map(row).collect()
}
