//! What is kept of a voiced article until the others of its event are there:
//! its counted sentences, each with its words, their voices, its hits and what
//! of attributions stands in it. All spans become those of the sentence.

use crate::model::{
    Attribution, Field, Hit, SentenceKind, Span, Told, ToldAttribution, ToldHit, ToldSentence,
    ToldWord, Voice, Voiced,
};
use crate::text::CodePoints;

/// The counted sentences of an article.
pub fn told(voiced: &Voiced) -> Told {
    let mut told = Told::default();
    for (index, passage) in voiced.text.passages.iter().enumerate() {
        let text = voiced.text.text_of(passage.field);
        let points = CodePoints::new(text);
        for (number, sentence) in passage.sentences.iter().enumerate() {
            let words: Vec<ToldWord> = sentence
                .tokens
                .clone()
                .filter(|token| passage.tokens[*token].counted)
                .map(|token| ToldWord {
                    span: within(passage.tokens[token].span, sentence.span),
                    voice: voiced.voices[index][token],
                })
                .collect();
            if !sentence.kind.counts() || words.is_empty() {
                continue;
            }
            let headline = sentence.kind == SentenceKind::Headline || passage.field == Field::Title;
            let hits = voiced.hits_of(index, number).iter();
            told.sentences.push(ToldSentence {
                field: passage.field,
                headline,
                number,
                start: points.at(sentence.span.start),
                end: points.at(sentence.span.end),
                text: sentence.span.of(text).to_string(),
                voice: most(&words),
                hits: hits
                    .filter_map(|hit| told_hit(hit, sentence.span))
                    .collect(),
                attributions: attributions(voiced, index, sentence.span),
                words,
            });
        }
    }
    told
}

/// `span` of the field as one of a sentence that holds it.
fn within(span: Span, sentence: Span) -> Span {
    Span::new(span.start - sentence.start, span.end - sentence.start)
}

/// The part of `span` that stands in a sentence, as a span of it.
fn cut(span: Span, sentence: Span) -> Option<Span> {
    let part = Span::new(
        span.start.max(sentence.start),
        span.end.min(sentence.end).max(sentence.start),
    );
    (part.start < part.end).then(|| within(part, sentence))
}

fn most(words: &[ToldWord]) -> Option<Voice> {
    let mut by_voice = [0; 5];
    for word in words {
        by_voice[word.voice as usize] += 1;
    }
    Voice::of_most(by_voice)
}

fn told_hit(hit: &Hit, sentence: Span) -> Option<ToldHit> {
    Some(ToldHit {
        span: cut(hit.find.span, sentence)?,
        lexicon: hit.find.lexicon,
        entry: hit.find.entry,
        voice: hit.voice,
    })
}

fn attributions(voiced: &Voiced, passage: usize, sentence: Span) -> Vec<ToldAttribution> {
    let of_passage = voiced
        .attributions
        .iter()
        .filter(|a| a.passage == passage && a.kind.is_speech());
    let told = |attribution: &Attribution| {
        let cut = |span: &Span| cut(*span, sentence);
        let told = ToldAttribution {
            source: attribution.source.as_ref().and_then(cut),
            cue: attribution.cue.as_ref().and_then(cut),
            content: attribution.content.iter().filter_map(cut).collect(),
            quoted: attribution.quoted.iter().filter_map(cut).collect(),
        };
        (told.cue.is_some() || !told.content.is_empty()).then_some(told)
    };
    of_passage.filter_map(told).collect()
}
