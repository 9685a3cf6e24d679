//! Cue stance: how the outlet's cues present what its sources say - of all
//! attributions with a cue, the share whose cue doubts, endorses, concedes or
//! confronts. The `*` row is their total, so that neutral cues are the rest.
//! The same is a measure of its own for the sources of each actor,
//! `cue_stance:` and the actor's name, out of that actor's cues: a side that is
//! quoted little is not thereby doubted little.

use super::{Scorer, Subject};
use crate::lexicon::{ACTORS, Lexicons};
use crate::model::{
    BaseKind, CUE_STANCES, Field, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup,
};
use std::collections::{BTreeMap, BTreeSet};

/// The scorer.
pub const SCORER: Scorer = Scorer { measures, observe };

const MEASURE: &str = "cue_stance";

/// The measure of one actor.
fn name(actor: &str) -> String {
    format!("{MEASURE}:{actor}")
}

fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let mut all = vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::Cues,
        family: MEASURE.to_string(),
        about: "share of the attributions with a cue whose cue is doubting, endorsing, \
                conceding or confrontational; * is these four together, and neutral cues \
                are the rest"
            .to_string(),
    }];
    all.extend(actors(lexicons).iter().zip(0..).map(|(actor, number)| {
        MeasureInfo {
            name: name(actor),
            unit: UnitOfMeasure::Share,
            base: BaseKind::CuesOf(number),
            family: name("*"),
            about: "the same for the sources that speak for the actor after the colon, out of \
                    the attributions to that actor's sources; an article without one has no row"
                .to_string(),
        }
    }));
    all
}

/// Canonical names of all actors, sorted.
fn actors(lexicons: &Lexicons) -> BTreeSet<&str> {
    let lexicon = lexicons.list.iter().filter(|lexicon| lexicon.id == ACTORS);
    let names = lexicon.flat_map(|lexicon| &lexicon.entries);
    let names = names.filter_map(|entry| entry.extra.get("actor"));
    names
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect()
}

/// Cues by stance, and all of them.
#[derive(Default)]
struct Cues {
    stances: [usize; CUE_STANCES.len()],
    all: usize,
}

impl Cues {
    fn add(&mut self, stance: &str) {
        self.all += 1;
        if let Some(at) = CUE_STANCES.iter().position(|known| *known == stance) {
            self.stances[at] += 1;
        }
    }

    /// The total and each stance that is there, but for the neutral one.
    fn observations(&self, measure: &str, field: Field) -> Vec<Observation> {
        let row = |category: &str, count: usize| Observation {
            field,
            measure: measure.to_string(),
            category: category.to_string(),
            voice: VoiceGroup::All,
            count: count as f64,
            base: self.all as f64,
        };
        let marked = || CUE_STANCES.iter().zip(self.stances).skip(1);
        let total = row("*", marked().map(|(_, count)| count).sum());
        let categories = marked().filter(|(_, count)| *count > 0);
        std::iter::once(total)
            .chain(categories.map(|(stance, count)| row(stance, count)))
            .collect()
    }
}

fn observe(subject: &Subject<'_>) -> Vec<Observation> {
    let mut observations = Vec::new();
    for field in subject.fields() {
        let mut all = Cues::default();
        let mut by_actor: BTreeMap<&str, Cues> = BTreeMap::new();
        for (attribution, _) in subject.speech() {
            if attribution.cue.is_none()
                || subject.field_of(attribution.passage, attribution.sentence) != field
            {
                continue;
            }
            all.add(&attribution.cue_stance);
            if !attribution.actor.is_empty() {
                let cues = by_actor.entry(&attribution.actor).or_default();
                cues.add(&attribution.cue_stance);
            }
        }
        observations.extend(all.observations(MEASURE, field));
        for (actor, cues) in by_actor {
            observations.extend(cues.observations(&name(actor), field));
        }
    }
    observations
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
    fn cues_by_stance_and_actor() {
        let text = "One, two, three, four, five, six.";
        let said = [
            Said::of(Organisation, "Ostrel")
                .actor("Ostrel")
                .cue("doubting")
                .content(&["One"]),
            Said::of(Person, "Verrin")
                .actor("Ostrel")
                .cue("neutral")
                .content(&["two"]),
            Said::of(Organisation, "Vardun")
                .actor("Vardun")
                .cue("neutral")
                .content(&["three"]),
            Said::of(Person, "Oldane")
                .cue("conceding")
                .content(&["four"]),
            Said::of(Person, "Verrin")
                .actor("Ostrel")
                .content(&["five"]),
            Said::nobody().content(&["six"]).scare(),
        ];
        let sample = Sample::new("", text, &said);
        assert_eq!(
            sample.observed(observe, Field::Text),
            [
                row("cue_stance", "*", 2.0, 4.0),
                row("cue_stance", "doubting", 1.0, 4.0),
                row("cue_stance", "conceding", 1.0, 4.0),
                row("cue_stance:Ostrel", "*", 1.0, 2.0),
                row("cue_stance:Ostrel", "doubting", 1.0, 2.0),
                row("cue_stance:Vardun", "*", 0.0, 1.0),
            ]
        );
    }

    #[test]
    fn title_and_text_are_apart() {
        let said = [Said::of(Person, "Oldane")
            .cue("doubting")
            .content(&["Lake is low"])];
        let sample = Sample::new("Lake is low, Oldane claims", "Rain fell.", &said);
        assert_eq!(
            sample.observed(observe, Field::Title)[0],
            row("cue_stance", "*", 1.0, 1.0)
        );
        assert_eq!(
            sample.observed(observe, Field::Text),
            [row("cue_stance", "*", 0.0, 0.0)]
        );
    }

    #[test]
    fn a_stance_that_no_list_has_is_a_cue_all_the_same() {
        let said = [Said::of(Person, "Oldane").cue("ironic").content(&["Rain"])];
        let sample = Sample::new("", "Rain fell.", &said);
        assert_eq!(
            sample.observed(observe, Field::Text),
            [row("cue_stance", "*", 0.0, 1.0)]
        );
    }

    #[test]
    fn every_actor_has_a_measure_and_a_base_of_its_own() {
        let lexicons = Lexicons::load(&[]).unwrap();
        let all = measures(&lexicons);
        assert!(all.len() > 100);
        let bases: BTreeSet<_> = all.iter().map(|m| m.base).collect();
        let names: BTreeSet<_> = all.iter().map(|m| &m.name).collect();
        assert_eq!((bases.len(), names.len()), (all.len(), all.len()));
        let families: BTreeSet<_> = all.iter().map(|m| m.family.as_str()).collect();
        assert_eq!(
            families.into_iter().collect::<Vec<_>>(),
            ["cue_stance", "cue_stance:*"]
        );
    }
}
