//! Source diversity: the Shannon entropy, in bits, of an article's named sources
//! weighted by their attributions (Shannon 1948, Bell System Technical Journal
//! 27): 0 where one source has all of them, 1 for two that have as many, 2 for
//! four. It grows with the number of attributions, so it compares articles of
//! like length. An outlet's level is the mean over its articles that have a
//! named source.

use super::{Scorer, Subject};
use crate::lexicon::Lexicons;
use crate::model::{BaseKind, Field, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup};
use std::collections::BTreeMap;

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const MEASURE: &str = "source_diversity";

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Index,
        base: BaseKind::Sourced,
        family: MEASURE.to_string(),
        about: "Shannon entropy in bits of an article's named sources, weighted by their \
                attributions: 0 with one source, 1 with two that are quoted equally often, 2 with \
                four; the mean over articles with a named source. It grows with the number of \
                attributions, so compare articles of like length"
            .to_string(),
    }]
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let row = |field| {
        let entropy = entropy(&attributions(subject, field));
        Observation {
            field,
            measure: MEASURE.to_string(),
            category: "*".to_string(),
            voice: VoiceGroup::All,
            count: entropy.unwrap_or(0.0),
            base: f64::from(entropy.is_some()),
        }
    };
    subject.fields().map(row).collect()
}

/// Attributions of each named source of a field.
fn attributions(subject: &Subject<'_>, field: Field) -> Vec<usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (attribution, _) in subject.speech() {
        if !attribution.source_name.is_empty()
            && subject.field_of(attribution.passage, attribution.sentence) == field
        {
            *counts.entry(&attribution.source_name).or_default() += 1;
        }
    }
    counts.into_values().collect()
}

/// −Σ p·log₂ p; `None` of nothing.
fn entropy(counts: &[usize]) -> Option<f64> {
    let all: usize = counts.iter().sum();
    let part = |count: &usize| {
        let p = *count as f64 / all as f64;
        -p * p.log2()
    };
    // Adding 0 makes 0 of −0.
    (all > 0).then(|| counts.iter().map(part).sum::<f64>() + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceType::{Anonymous, Person};
    use crate::score::sample::{Said, Sample};

    #[test]
    fn entropies_by_hand() {
        assert_eq!(entropy(&[]), None);
        assert_eq!(entropy(&[7]), Some(0.0));
        assert_eq!(entropy(&[2, 2]), Some(1.0));
        assert_eq!(entropy(&[1, 1, 1, 1]), Some(2.0));
        // 1/2·1 + 1/4·2 + 1/4·2
        assert_eq!(entropy(&[2, 1, 1]), Some(1.5));
        // 3/4·log₂(4/3) + 1/4·2 = 0.311278 + 0.5
        assert!((entropy(&[3, 1]).unwrap() - 0.811278).abs() < 1e-6);
    }

    fn observed(title: &str, text: &str, said: &[Said], field: Field) -> Vec<(f64, f64)> {
        let all = Sample::new(title, text, said).observed(observe, field);
        all.into_iter()
            .map(|(_, _, count, base)| (count, base))
            .collect()
    }

    #[test]
    fn an_article_counts_once_if_it_has_a_named_source() {
        let text = "One, two, three, four, five.";
        let said = [
            Said::of(Person, "Oldane").content(&["One"]),
            Said::of(Person, "Oldane").content(&["two"]),
            Said::of(Person, "Verrin").content(&["three"]),
            Said::of(Anonymous, "officials").content(&["four"]),
            Said::nobody().content(&["five"]),
        ];
        assert_eq!(observed("Rain", text, &said, Field::Text), [(1.5, 1.0)]);
        assert_eq!(observed("Rain", text, &said, Field::Title), [(0.0, 0.0)]);
        assert_eq!(observed("", text, &said[4..], Field::Text), [(0.0, 0.0)]);
        assert_eq!(observed("", text, &said[..2], Field::Text), [(0.0, 1.0)]);
        assert_eq!(observed("", "", &[], Field::Text), [(0.0, 0.0)]);
    }
}
