//! What the scorers of sources count on: the words of each attribution, each
//! word in one of them only, and what the text has of each source.

use super::{Subject, Words, measured_field};
use crate::model::{CUE_STANCES, Field, SourceCount, Voice, VoiceGroup, Voiced};
use std::collections::BTreeMap;

/// Counted words of the content of each attribution, parallel to them. A word
/// that two contents share belongs to the later, as a hit does; so the direct
/// and indirect words of all attributions together are those of the article.
pub fn words(voiced: &Voiced) -> Vec<Words> {
    let mut words = vec![Words::default(); voiced.attributions.len()];
    for (index, passage) in voiced.text.passages.iter().enumerate() {
        let before = |byte: usize| passage.tokens.partition_point(|t| t.span.start < byte);
        let mut owners: Vec<Option<usize>> = vec![None; passage.tokens.len()];
        for (number, attribution) in voiced.attributions.iter().enumerate() {
            if attribution.passage != index || !attribution.kind.is_speech() {
                continue;
            }
            for span in &attribution.content {
                let from = before(span.start);
                let to = before(span.end).max(from);
                owners[from..to].fill(Some(number));
            }
        }
        for (number, sentence) in passage.sentences.iter().enumerate() {
            let field = measured_field(voiced, index, number);
            for token in sentence.tokens.clone() {
                if let (true, Some(owner)) = (passage.tokens[token].counted, owners[token]) {
                    words[owner].0[field as usize][voiced.voices[index][token] as usize] += 1;
                }
            }
        }
    }
    words
}

/// The sources of the text, sorted by name, type and actor.
pub fn sources(subject: &Subject<'_>) -> Vec<SourceCount> {
    let mut counts = BTreeMap::new();
    for (attribution, words) in subject.speech() {
        let is_in_text = subject.field_of(attribution.passage, attribution.sentence) == Field::Text;
        if !is_in_text && words.of_group(Field::Text, VoiceGroup::Others) == 0 {
            continue;
        }
        let (name, actor) = (attribution.source_name.as_str(), attribution.actor.as_str());
        let count = counts
            .entry((name, attribution.source_type, actor))
            .or_insert_with(|| SourceCount {
                source: name.to_string(),
                source_type: attribution.source_type,
                actor: actor.to_string(),
                attributions: 0,
                direct_words: 0,
                indirect_words: 0,
                stances: [0; 5],
            });
        count.direct_words += words.of(Field::Text, Voice::Direct) as u64;
        count.indirect_words += words.of(Field::Text, Voice::Indirect) as u64;
        count.attributions += u64::from(is_in_text);
        let stance = CUE_STANCES
            .iter()
            .position(|s| *s == attribution.cue_stance);
        if let Some(stance) = stance.filter(|_| is_in_text) {
            count.stances[stance] += 1;
        }
    }
    counts.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceType::Person;
    use crate::score::sample::{Said, Sample};

    const TEXT: &str =
        "The lake is low, Oldane said. Verrin said that he “will not go there” soon.";

    fn said() -> [Said; 2] {
        [
            Said::of(Person, "Oldane").content(&["The lake is low"]),
            Said::of(Person, "Verrin")
                .content(&["he “will not go there” soon"])
                .quoted("will not go there"),
        ]
    }

    #[test]
    fn a_word_counts_for_one_attribution() {
        let sample = Sample::new("", TEXT, &said());
        let words = words(&sample.voiced);
        let of = |at: usize, voice| words[at].of(Field::Text, voice);
        assert_eq!((of(0, Voice::Indirect), of(0, Voice::Direct)), (4, 0));
        assert_eq!((of(1, Voice::Indirect), of(1, Voice::Direct)), (2, 4));
        // Two contents that share words: the later has them.
        let nested = Said::of(Person, "Aide").content(&["will not go there"]);
        let [first, second] = said();
        let sample = Sample::new("", TEXT, &[first, second, nested]);
        let words = super::words(&sample.voiced);
        assert_eq!(words[1].of_group(Field::Text, VoiceGroup::Others), 2);
        assert_eq!(words[2].of_group(Field::Text, VoiceGroup::Others), 4);
    }

    #[test]
    fn sources_of_a_text() {
        let [first, second] = said();
        let again = Said::of(Person, "Oldane")
            .content(&["soon"])
            .cue("doubting");
        let unknown = Said::nobody().content(&["low"]);
        let scare = Said::nobody().content(&["Verrin"]).scare();
        let all = [first.cue("neutral"), second, again, unknown, scare];
        let sample = Sample::new("Oldane said no", TEXT, &all);
        let found = sample.with(sources);
        let names: Vec<_> = found.iter().map(|c| c.source.as_str()).collect();
        assert_eq!(names, ["", "Oldane", "Verrin"]);
        let figures = |c: &SourceCount| (c.attributions, c.direct_words, c.indirect_words);
        assert_eq!(figures(&found[0]), (1, 0, 1), "said by nobody known");
        assert_eq!(figures(&found[1]), (2, 0, 4));
        assert_eq!(found[1].stances, [1, 1, 0, 0, 0]);
        assert_eq!(figures(&found[2]), (1, 4, 1));
        let words: u64 = found
            .iter()
            .map(|c| c.direct_words + c.indirect_words)
            .sum();
        assert_eq!(words, 10);
    }

    #[test]
    fn sources_of_a_title_are_not_of_the_text() {
        let said = [Said::of(Person, "Oldane").content(&["Lake is low"])];
        let sample = Sample::new("Lake is low, Oldane says", "Rain fell.", &said);
        assert_eq!(sample.with(sources), []);
    }
}
