//! Share of an article's sentences, on events that others report as well, whose
//! like was found in no other outlet.

use super::meeting::MeetingScorer;
use crate::lexicon::Lexicons;
use crate::model::{
    BaseKind, Field, MeasureInfo, Meeting, Met, Observation, Place, UnitOfMeasure, VoiceGroup,
};
use std::collections::{BTreeMap, BTreeSet};

/// The scorer.
pub const SCORER: MeetingScorer = MeetingScorer { measures, observe };

const MEASURE: &str = "not_found";

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::Sought,
        family: MEASURE.to_string(),
        about: "share of sentences, on events that other outlets report as well, whose like was not found in any of them, by the voice of most of their words"
            .to_string(),
    }]
}

fn observe(meeting: &Meeting, met: &Met, teller: usize, _: &Lexicons) -> Vec<Observation> {
    let mut missed: BTreeMap<usize, usize> = BTreeMap::new();
    for unmatched in met.unmatched.iter().filter(|u| u.at.teller == teller) {
        *missed.entry(unmatched.at.sentence).or_default() += 1;
    }
    let faced = meeting.tellers.iter().enumerate();
    let faced = faced.filter(|(other, o)| o.aligned && meeting.faces(teller, *other));
    let outlets: BTreeSet<&str> = faced.map(|(_, other)| other.outlet.as_str()).collect();
    if outlets.is_empty() {
        return Vec::new();
    }
    let told = &meeting.tellers[teller].told.sentences;
    let sought = met.sought.iter().filter(|at| at.teller == teller);
    let row = |voice: VoiceGroup| {
        let is_said = |at: &&Place| told[at.sentence].voice.is_some_and(|of| voice.holds(of));
        let is_missed = |at: &&Place| missed.get(&at.sentence) == Some(&outlets.len());
        let mine = sought.clone().filter(is_said);
        Observation {
            field: Field::Text,
            measure: MEASURE.to_string(),
            category: "*".to_string(),
            voice,
            count: mine.clone().filter(is_missed).count() as f64,
            base: mine.count() as f64,
        }
    };
    VoiceGroup::ALL.into_iter().map(row).collect()
}
