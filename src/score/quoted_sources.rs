//! Quoted sources: who gets the word, and how much of it. Of all direct and
//! indirect words, the share of each type of source, and of the sources that
//! speak for each actor. The `*` row is the total of the categories; what it
//! lacks to 1 are words of which that is not known: quotations without a
//! known source, and sources of no known actor.

use super::{Scorer, Subject};
use crate::lexicon::Lexicons;
use crate::model::{
    Attribution, BaseKind, Field, MeasureInfo, Observation, SourceType, UnitOfMeasure, VoiceGroup,
};
use std::collections::BTreeMap;

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const BY_TYPE: &str = "words_by_source_type";
const BY_ACTOR: &str = "words_by_actor";

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    let info = |name: &str, about: &str| MeasureInfo {
        name: name.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::Words,
        family: name.to_string(),
        about: about.to_string(),
    };
    vec![
        info(
            BY_TYPE,
            "share of the attributed words (direct and indirect) by the type of their source; \
             * is all that have a source, the rest is quoted without a known one",
        ),
        info(
            BY_ACTOR,
            "share of the attributed words (direct and indirect) by the actor that their source \
             speaks for; * is all whose actor is known",
        ),
    ]
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let mut observations = Vec::new();
    for field in subject.fields() {
        observations.extend(shares(subject, field, BY_TYPE, |attribution| {
            attribution.source_type.map_or("", SourceType::name)
        }));
        observations.extend(shares(subject, field, BY_ACTOR, |attribution| {
            &attribution.actor
        }));
    }
    observations
}

/// Words of the attributions by their category; those whose category is empty
/// are in the base alone.
fn shares(
    subject: &Subject<'_>,
    field: Field,
    measure: &str,
    category: impl Fn(&Attribution) -> &str,
) -> Vec<Observation> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (attribution, words) in subject.speech() {
        let category = category(attribution);
        let count = words.of_group(field, VoiceGroup::Others);
        if !category.is_empty() && count > 0 {
            *counts.entry(category).or_default() += count;
        }
    }
    let base = subject.words.of_group(field, VoiceGroup::Others) as f64;
    let row = |category: &str, count: usize| Observation {
        field,
        measure: measure.to_string(),
        category: category.to_string(),
        voice: VoiceGroup::Others,
        count: count as f64,
        base,
    };
    let total = row("*", counts.values().sum());
    let categories = counts.iter().map(|(category, count)| row(category, *count));
    std::iter::once(total).chain(categories).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceType::{Organisation, Person};
    use crate::score::sample::{Said, Sample};

    fn row(measure: &str, category: &str, count: f64, base: f64) -> (String, String, f64, f64) {
        (measure.to_string(), category.to_string(), count, base)
    }

    #[test]
    fn words_by_type_and_actor() {
        let text = "“We wait,” said Oldane. The lake is low, Ostrel said. “It will rain again \
                    soon enough.” A “grab”, no less.";
        let said = [
            Said::of(Person, "Oldane")
                .actor("Vardun")
                .content(&["We wait"])
                .quoted("We wait"),
            Said::of(Organisation, "Ostrel")
                .actor("Ostrel")
                .content(&["The lake is low"]),
            Said::of(Person, "Verrin").content(&["no less"]),
            Said::nobody()
                .content(&["It will rain again soon enough."])
                .quoted("It will rain again soon enough."),
            Said::nobody().content(&["grab"]).scare(),
        ];
        let sample = Sample::new("", text, &said);
        assert_eq!(
            sample.observed(observe, Field::Text),
            [
                row("words_by_source_type", "*", 8.0, 14.0),
                row("words_by_source_type", "organisation", 4.0, 14.0),
                row("words_by_source_type", "person", 4.0, 14.0),
                row("words_by_actor", "*", 6.0, 14.0),
                row("words_by_actor", "Ostrel", 4.0, 14.0),
                row("words_by_actor", "Vardun", 2.0, 14.0),
            ]
        );
    }

    #[test]
    fn where_nobody_speaks_there_is_no_base() {
        let sample = Sample::new("Lake is low", "Rain fell.", &[]);
        for field in [Field::Title, Field::Text] {
            assert_eq!(
                sample.observed(observe, field),
                [
                    row("words_by_source_type", "*", 0.0, 0.0),
                    row("words_by_actor", "*", 0.0, 0.0),
                ]
            );
        }
    }
}
