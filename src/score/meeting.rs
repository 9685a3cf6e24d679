//! What is counted of articles that meet on an event: swaps, what was not found
//! elsewhere, and shared copy. These counts are of an article among others, so
//! they come after `align` and not with those of the article alone.

use super::{copied, not_found, swapped, swapped_terms};
use crate::lexicon::Lexicons;
use crate::model::{MeasureInfo, Meeting, Met, Observation};

/// Yields the observations of one kind.
pub struct MeetingScorer {
    /// The measures it can yield with these lexicons.
    pub measures: fn(&Lexicons) -> Vec<MeasureInfo>,
    /// Its observations of one article, by the index of its teller, in table order.
    pub observe: fn(&Meeting, &Met, usize, &Lexicons) -> Vec<Observation>,
}

/// All of them, in the order of their measures in the tables.
pub const SCORERS: &[MeetingScorer] = &[
    swapped_terms::SCORER,
    swapped::SCORER,
    not_found::SCORER,
    copied::SCORER,
];

/// All measures that these lexicons give.
pub fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    SCORERS
        .iter()
        .flat_map(|scorer| (scorer.measures)(lexicons))
        .collect()
}

/// The observations of every article of a meeting that was aligned, by teller.
pub fn of_meeting(
    meeting: &Meeting,
    met: &Met,
    lexicons: &Lexicons,
) -> Vec<(usize, Vec<Observation>)> {
    let observe = |teller: usize| {
        let scorers = SCORERS.iter();
        scorers
            .flat_map(|scorer| (scorer.observe)(meeting, met, teller, lexicons))
            .collect()
    };
    let tellers = meeting.tellers.iter().enumerate();
    tellers
        .filter(|(_, teller)| teller.aligned)
        .map(|(at, _)| (at, observe(at)))
        .collect()
}
