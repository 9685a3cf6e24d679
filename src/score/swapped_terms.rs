//! Rate of lexicon terms that an article has, in its aligned sentences, where
//! the other outlet says something else on the same fact, or nothing. The same
//! fact is told on both sides, so that a difference between outlets is one of
//! wording.

use super::meeting::MeetingScorer;
use super::swapped::pairs_of;
use crate::lexicon::Lexicons;
use crate::model::{
    BaseKind, Field, MeasureInfo, Meeting, Met, Observation, ToldHit, UnitOfMeasure, VoiceGroup,
};
use std::collections::{BTreeMap, BTreeSet};

/// The scorer.
pub const SCORER: MeetingScorer = MeetingScorer { measures, observe };

/// What the measures begin with; the id of the lexicon follows.
const MEASURE: &str = "swaps:";

fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let scored = lexicons.scored();
    let measure = |id: &str| {
        MeasureInfo {
        name: format!("{MEASURE}{id}"),
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::AlignedWords,
        family: format!("{MEASURE}{id}"),
        about: "terms of the lexicon, by category, that stand in aligned sentences where the other outlet has other words or none, per 1,000 words of aligned sentences"
            .to_string(),
    }
    };
    scored.map(|(_, lexicon)| measure(&lexicon.id)).collect()
}

fn observe(meeting: &Meeting, met: &Met, teller: usize, lexicons: &Lexicons) -> Vec<Observation> {
    let sentences = &meeting.tellers[teller].told.sentences;
    let mut aligned = BTreeSet::new();
    let mut hits: BTreeMap<(usize, usize), BTreeSet<&ToldHit>> = BTreeMap::new();
    for (pair, at, is_a) in pairs_of(meeting, met, teller) {
        aligned.insert(at);
        let phrases = pair
            .swaps
            .iter()
            .flatten()
            .filter_map(|swap| if is_a { swap.a } else { swap.b });
        for hit in phrases.flat_map(|phrase| sentences[at].hits_in(phrase)) {
            hits.entry((at, hit.lexicon)).or_default().insert(hit);
        }
    }
    if aligned.is_empty() {
        return Vec::new();
    }
    let words = |voice: VoiceGroup| {
        let words = aligned.iter().flat_map(|at| &sentences[*at].words);
        words.filter(|word| voice.holds(word.voice)).count() as f64
    };
    let mut rows = Vec::new();
    for (index, lexicon) in lexicons.scored() {
        for voice in VoiceGroup::ALL {
            let mine = hits
                .iter()
                .filter(|((_, of), _)| *of == index)
                .flat_map(|((at, _), hits)| hits.iter().map(move |hit| (at, hit)));
            let mut counts: BTreeMap<&str, f64> = BTreeMap::from([("*", 0.0)]);
            let mut last = None;
            for (at, hit) in mine.filter(|(_, hit)| voice.holds(hit.voice)) {
                let category = lexicon.entries[hit.entry].category;
                *counts.entry("*").or_default() +=
                    f64::from(u8::from(last != Some((at, hit.span))));
                *counts.entry(&lexicon.categories[category].id).or_default() += 1.0;
                last = Some((at, hit.span));
            }
            rows.extend(counts.into_iter().map(|(category, count)| Observation {
                field: Field::Text,
                measure: format!("{MEASURE}{}", lexicon.id),
                category: category.to_string(),
                voice,
                count,
                base: words(voice),
            }));
        }
    }
    rows
}
