//! Articles for the tests of scorers: a text, and who says what of it, given by
//! hand, so that no scorer's test depends on what the stage `voice` finds.

use super::{Subject, Words, attributed, count_words, score_sentences};
use crate::lexicon::Lexicons;
use crate::model::{
    Article, Attribution, AttributionKind, Field, Observation, Segmented, SourceType, Span, Voice,
    Voiced,
};
use std::sync::Arc;

/// An attribution by what it says; content is found at its first place, in the
/// title where that has it.
#[derive(Clone, Default)]
pub struct Said {
    source: &'static str,
    source_type: Option<SourceType>,
    actor: &'static str,
    stance: &'static str,
    content: Vec<&'static str>,
    quoted: Vec<&'static str>,
    scare: bool,
}

impl Said {
    pub fn of(source_type: SourceType, source: &'static str) -> Said {
        Said {
            source,
            source_type: Some(source_type),
            ..Said::default()
        }
    }

    pub fn nobody() -> Said {
        Said::default()
    }

    pub fn content(mut self, content: &[&'static str]) -> Said {
        self.content = content.to_vec();
        self
    }

    pub fn quoted(mut self, quoted: &'static str) -> Said {
        self.quoted.push(quoted);
        self
    }

    pub fn cue(mut self, stance: &'static str) -> Said {
        self.stance = stance;
        self
    }

    pub fn actor(mut self, actor: &'static str) -> Said {
        self.actor = actor;
        self
    }

    pub fn scare(mut self) -> Said {
        self.scare = true;
        self
    }

    fn attribution(&self, text: &Segmented) -> Attribution {
        let found = |part: &str| {
            let place = |(passage, p): (usize, &crate::model::Passage)| {
                let start = text.text_of(p.field).find(part)?;
                Some((passage, Span::new(start, start + part.len())))
            };
            let mut places = text.passages.iter().enumerate().filter_map(place);
            places.next().expect("content that stands in the article")
        };
        let spans = |parts: &[&str]| parts.iter().map(|part| found(part).1).collect();
        let (passage, first) = found(self.content[0]);
        let sentences = &text.passages[passage].sentences;
        Attribution {
            passage,
            sentence: sentences.partition_point(|s| s.span.end <= first.start),
            kind: match (self.scare, self.quoted.is_empty()) {
                (true, _) => AttributionKind::Scare,
                (_, true) => AttributionKind::Indirect,
                (_, false) => AttributionKind::Mixed,
            },
            source: self.source_type.map(|_| first),
            source_name: self.source.to_string(),
            source_type: self.source_type,
            actor: self.actor.to_string(),
            cue: (!self.stance.is_empty()).then_some(first),
            cue_stance: self.stance.to_string(),
            content: spans(&self.content),
            quoted: spans(&self.quoted),
            addressee: String::new(),
            rule: "by_hand",
            rule_precision: None,
        }
    }
}

/// An article with its attributions and voices, and no hits.
pub struct Sample {
    pub voiced: Voiced,
}

impl Sample {
    pub fn new(title: &str, text: &str, said: &[Said]) -> Sample {
        let text = crate::text::segment(Arc::new(Article {
            title: title.to_string(),
            text: text.to_string(),
            ..Article::default()
        }));
        let attributions: Vec<_> = said.iter().map(|said| said.attribution(&text)).collect();
        let voice_of = |passage: usize, token: Span| {
            let holds = |spans: &[Span]| spans.iter().any(|span| span.contains(token));
            let voices = attributions.iter().filter(|a| a.passage == passage);
            let voices = voices.filter(|a| holds(&a.content)).map(|a| match a.kind {
                AttributionKind::Scare => Voice::Scare,
                _ if holds(&a.quoted) => Voice::Direct,
                _ => Voice::Indirect,
            });
            voices.min().unwrap_or(Voice::Own)
        };
        let voices = text.passages.iter().enumerate().map(|(passage, p)| {
            let tokens = p.tokens.iter();
            tokens.map(|token| voice_of(passage, token.span)).collect()
        });
        Sample {
            voiced: Voiced {
                voices: voices.collect(),
                text,
                actors: Vec::new(),
                attributions,
                hits: Vec::new(),
            },
        }
    }

    /// What a function makes of it, without any lexicon.
    pub fn with<T>(&self, look: impl Fn(&Subject<'_>) -> T) -> T {
        let lexicons = Lexicons::default();
        let words: Words = count_words(&self.voiced);
        look(&Subject {
            voiced: &self.voiced,
            lexicons: &lexicons,
            sentences: &score_sentences(&self.voiced, &lexicons),
            words: &words,
            attributed: &attributed::words(&self.voiced),
        })
    }

    /// Observations of a field as (measure, category, count, base).
    pub fn observed(
        &self,
        observe: fn(&Subject<'_>) -> Vec<Observation>,
        field: Field,
    ) -> Vec<(String, String, f64, f64)> {
        let all = self.with(observe).into_iter().filter(|o| o.field == field);
        all.map(|o| (o.measure, o.category, o.count, o.base))
            .collect()
    }
}
