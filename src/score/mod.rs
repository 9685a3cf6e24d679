//! The stage `score`: what the statistics see of an article. A scorer yields a
//! count and a base for each category and voice; all scorers are one list.

mod attributed;
mod copied;
mod cue_stance;
mod loaded;
mod meeting;
mod not_found;
mod quoted_sources;
#[cfg(test)]
mod sample;
mod source_diversity;
mod swapped;
mod swapped_terms;
mod terms;
mod voices;
mod weights;

pub use meeting::{SCORERS as MEETING_SCORERS, of_meeting};

use crate::index::{self, Weights};
use crate::lexicon::Lexicons;
use crate::model::{
    ArticleScore, Attribution, Field, Hit, Linked, MeasureInfo, Observation, Scored, SentenceKind,
    SentenceScore, TermCount, Voice, VoiceGroup, Voiced,
};

/// Yields the observations of one kind.
pub struct Scorer {
    /// The measures it can yield with these lexicons.
    pub measures: fn(&Lexicons) -> Vec<MeasureInfo>,
    /// Its observations of one article, in table order.
    pub observe: fn(&Subject<'_>) -> Vec<Observation>,
}

/// All scorers, in the order of their measures in the tables.
pub const SCORERS: &[Scorer] = &[
    loaded::SCORER,
    terms::SCORER,
    weights::SCORER,
    voices::SCORER,
    cue_stance::SCORER,
    quoted_sources::SCORER,
    source_diversity::SCORER,
];

/// All measures that these lexicons give.
pub fn measures(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    SCORERS
        .iter()
        .flat_map(|scorer| (scorer.measures)(lexicons))
        .collect()
}

/// All measures of a comparison: those of articles alone, and those of articles
/// that meet on an event.
pub fn measures_of_comparison(lexicons: &Lexicons) -> Vec<MeasureInfo> {
    let mut all = measures(lexicons);
    all.extend(meeting::measures(lexicons));
    all
}

/// An article as the scorers see it.
pub struct Subject<'a> {
    /// Text, voices, attributions and hits.
    pub voiced: &'a Voiced,
    /// The lexicons in use.
    pub lexicons: &'a Lexicons,
    /// Scores of the sentences, by passage.
    pub sentences: &'a [Vec<SentenceScore>],
    /// Counted words by field and voice.
    pub words: &'a Words,
    /// Counted words of the content of each attribution, parallel to them, each
    /// word in one of them.
    pub attributed: &'a [Words],
}

/// Counted words by field and voice.
#[derive(Debug, Clone, Default)]
pub struct Words([[usize; 5]; 2]);

impl Words {
    /// Words of one voice.
    pub fn of(&self, field: Field, voice: Voice) -> usize {
        self.0[field as usize][voice as usize]
    }

    /// Words of a voice group.
    pub fn of_group(&self, field: Field, group: VoiceGroup) -> usize {
        Voice::ALL
            .iter()
            .filter(|v| group.holds(**v))
            .map(|v| self.of(field, *v))
            .sum()
    }
}

impl Subject<'_> {
    /// Under which field a sentence is measured: a headline in a text counts as title.
    pub fn field_of(&self, passage: usize, sentence: usize) -> Field {
        measured_field(self.voiced, passage, sentence)
    }

    /// Attributions in which somebody else speaks, with their words.
    pub fn speech(&self) -> impl Iterator<Item = (&Attribution, &Words)> + '_ {
        let all = self.voiced.attributions.iter().zip(self.attributed);
        all.filter(|(attribution, _)| attribution.kind.is_speech())
    }

    /// The fields that hold any sentence.
    pub fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        [Field::Title, Field::Text].into_iter().filter(|field| {
            *field == Field::Text || self.words.of_group(*field, VoiceGroup::All) > 0
        })
    }
}

fn measured_field(voiced: &Voiced, passage: usize, sentence: usize) -> Field {
    let passage = &voiced.text.passages[passage];
    match passage.sentences[sentence].kind {
        SentenceKind::Headline => Field::Title,
        _ => passage.field,
    }
}

/// The stage: totals, sentence scores and observations of an article.
pub fn scored(linked: Linked, lexicons: &Lexicons) -> Scored {
    let voiced = &linked.0;
    let words = count_words(voiced);
    let sentences = score_sentences(voiced, lexicons);
    let attributed = attributed::words(voiced);
    let subject = Subject {
        voiced,
        lexicons,
        sentences: &sentences,
        words: &words,
        attributed: &attributed,
    };
    let observations = SCORERS
        .iter()
        .flat_map(|scorer| (scorer.observe)(&subject))
        .collect();
    let totals = totals(&subject);
    let terms = count_terms(&subject);
    let sources = attributed::sources(&subject);
    Scored {
        totals,
        sentences,
        observations,
        terms,
        sources,
        linked,
    }
}

fn count_words(voiced: &Voiced) -> Words {
    let mut words = Words::default();
    for (index, passage) in voiced.text.passages.iter().enumerate() {
        for (number, sentence) in passage.sentences.iter().enumerate() {
            let field = measured_field(voiced, index, number);
            for token in sentence
                .tokens
                .clone()
                .filter(|t| passage.tokens[*t].counted)
            {
                words.0[field as usize][voiced.voices[index][token] as usize] += 1;
            }
        }
    }
    words
}

/// Scores of each sentence, by passage.
fn score_sentences(voiced: &Voiced, lexicons: &Lexicons) -> Vec<Vec<SentenceScore>> {
    let mut all = Vec::with_capacity(voiced.text.passages.len());
    for (index, passage) in voiced.text.passages.iter().enumerate() {
        let mut scores = Vec::with_capacity(passage.sentences.len());
        for (number, sentence) in passage.sentences.iter().enumerate() {
            let mine = voiced.hits_of(index, number);
            let mut by_voice = [0usize; 5];
            for token in sentence
                .tokens
                .clone()
                .filter(|t| passage.tokens[*t].counted)
            {
                by_voice[voiced.voices[index][token] as usize] += 1;
            }
            let words = by_voice.iter().sum();
            let voice = Voice::of_most(by_voice);
            let index = || {
                let text = voiced.text.text_of(passage.field);
                let (facts, terms) = loaded::seen(text, sentence, (words, voice), mine, lexicons);
                Weights::shipped().index(&facts, &terms)
            };
            scores.push(SentenceScore {
                words,
                voice,
                hits: distinct_spans(mine.iter()),
                loaded: (sentence.kind.counts() && words > 0).then(index),
            });
        }
        all.push(scores);
    }
    all
}

/// What the loaded index sees of each sentence that has one.
pub fn seen_by_index<'a>(
    scored: &'a Scored,
    lexicons: &'a Lexicons,
) -> Vec<(index::Sentence, Vec<index::Term<'a>>)> {
    let voiced = &scored.linked.0;
    let mut seen = Vec::new();
    let passages = voiced.text.passages.iter().zip(&scored.sentences);
    for (index, (passage, scores)) in passages.enumerate() {
        for (at, (sentence, score)) in passage.sentences.iter().zip(scores).enumerate() {
            if score.loaded.is_some() {
                let hits = voiced.hits_of(index, at);
                let text = voiced.text.text_of(passage.field);
                let counts = (score.words, score.voice);
                seen.push(loaded::seen(text, sentence, counts, hits, lexicons));
            }
        }
    }
    seen
}

/// Distinct spans among hits in text order.
fn distinct_spans<'a>(hits: impl Iterator<Item = &'a Hit>) -> usize {
    let mut last = None;
    let mut count = 0;
    for hit in hits {
        let here = Some((hit.find.passage, hit.find.span));
        count += usize::from(here != last);
        last = here;
    }
    count
}

fn totals(subject: &Subject<'_>) -> ArticleScore {
    let voiced = subject.voiced;
    let text = voiced.text.passages.iter().find(|p| p.field == Field::Text);
    let in_text = |hit: &&Hit| subject.field_of(hit.find.passage, hit.find.sentence) == Field::Text;
    let speech = subject.speech();
    let attributions =
        speech.filter(|(a, _)| subject.field_of(a.passage, a.sentence) == Field::Text);
    ArticleScore {
        chars: voiced.text.article.text.chars().count(),
        words_by_voice: [
            Voice::Own,
            Voice::Direct,
            Voice::Indirect,
            Voice::Scare,
            Voice::Unclear,
        ]
        .map(|voice| subject.words.of(Field::Text, voice)),
        sentences: text.map_or(0, |passage| passage.sentences.len()),
        attributions: attributions.count(),
        hits: distinct_spans(voiced.hits.iter().filter(in_text)),
        hits_own: distinct_spans(
            voiced
                .hits
                .iter()
                .filter(in_text)
                .filter(|h| h.voice == Voice::Own),
        ),
        loaded: loaded::mean(subject, Field::Text),
    }
}

/// Entries found in the text, by voice group, sorted by lexicon, entry and group.
fn count_terms(subject: &Subject<'_>) -> Vec<TermCount> {
    let mut counts = std::collections::BTreeMap::new();
    for hit in &subject.voiced.hits {
        if subject.field_of(hit.find.passage, hit.find.sentence) == Field::Title {
            continue;
        }
        for group in VoiceGroup::ALL.into_iter().filter(|g| g.holds(hit.voice)) {
            *counts
                .entry((hit.find.lexicon, hit.find.entry, group))
                .or_insert(0u32) += 1;
        }
    }
    let count = |((lexicon, entry, voice), count)| TermCount {
        lexicon,
        entry,
        voice,
        count,
    };
    counts.into_iter().map(count).collect()
}
