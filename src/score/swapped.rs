//! Share of an article's aligned sentences that name a source, hedge or quote
//! where the other outlet's sentence on the same fact does not, or have words
//! where it has none.

use super::meeting::MeetingScorer;
use crate::lexicon::Lexicons;
use crate::model::{
    BaseKind, Field, MeasureInfo, Meeting, Met, Observation, Pair, Swap, SwapKind, UnitOfMeasure,
    VoiceGroup,
};
use std::collections::BTreeSet;

/// The scorer.
pub const SCORER: MeetingScorer = MeetingScorer { measures, observe };

const MEASURE: &str = "swaps";
/// What an article has that the other has not.
const CATEGORIES: [&str; 5] = [
    "attribution",
    "hedge",
    "quotation",
    "other_words",
    "more_words",
];

fn measures(_: &Lexicons) -> Vec<MeasureInfo> {
    vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Share,
        base: BaseKind::AlignedSentences,
        family: MEASURE.to_string(),
        about: "share of aligned sentences that differ from the other outlet's: in them is an attribution, a hedge or a quotation that the other lacks, other words in the same place, or more words; * counts sentences with any of these"
            .to_string(),
    }]
}

/// The category of a swap, seen from a (`true`) or b; `None` where the other
/// side has more.
pub fn category(swap: &Swap, from_a: bool) -> Option<&'static str> {
    let (only_here, name) = match swap.kind {
        SwapKind::AttributionAdded => (!from_a, "attribution"),
        SwapKind::AttributionDropped => (from_a, "attribution"),
        SwapKind::HedgeAdded => (!from_a, "hedge"),
        SwapKind::HedgeDropped => (from_a, "hedge"),
        SwapKind::QuoteCut => (swap.a.is_some() == from_a, "quotation"),
        SwapKind::Added => (!from_a, "more_words"),
        SwapKind::Dropped | SwapKind::AgentDeleted => (from_a, "more_words"),
        SwapKind::Replaced | SwapKind::NumberChanged => (true, "other_words"),
    };
    only_here.then_some(name)
}

/// The pairs of a teller in the text whose words were compared, each with its
/// own sentence and whether it is a.
pub fn pairs_of<'a>(
    meeting: &'a Meeting,
    met: &'a Met,
    teller: usize,
) -> impl Iterator<Item = (&'a Pair, usize, bool)> + 'a {
    let compared = met.pairs.iter().filter(|pair| pair.swaps.is_some());
    let sides = compared.flat_map(|pair| [(pair, pair.a, true), (pair, pair.b, false)]);
    sides
        .filter(move |(_, at, _)| at.teller == teller)
        .map(|(pair, at, is_a)| (pair, at.sentence, is_a))
        .filter(move |(_, at, _)| !meeting.tellers[teller].told.sentences[*at].headline)
}

fn observe(meeting: &Meeting, met: &Met, teller: usize, _: &Lexicons) -> Vec<Observation> {
    let mut aligned = BTreeSet::new();
    let mut differ: BTreeSet<(&str, usize)> = BTreeSet::new();
    for (pair, sentence, is_a) in pairs_of(meeting, met, teller) {
        aligned.insert(sentence);
        for category in pair
            .swaps
            .iter()
            .flatten()
            .filter_map(|swap| category(swap, is_a))
        {
            differ.insert((category, sentence));
            differ.insert(("*", sentence));
        }
    }
    let row = |category: &str| Observation {
        field: Field::Text,
        measure: MEASURE.to_string(),
        category: category.to_string(),
        voice: VoiceGroup::All,
        count: differ.iter().filter(|(of, _)| *of == category).count() as f64,
        base: aligned.len() as f64,
    };
    let categories = CATEGORIES.iter().map(|category| row(category));
    let found = categories.filter(|row| row.count > 0.0);
    if aligned.is_empty() {
        return Vec::new();
    }
    [row("*")].into_iter().chain(found).collect()
}
