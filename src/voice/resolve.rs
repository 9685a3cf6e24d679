//! From what the rules found to attributions: who the source is across the
//! article, what it is, for which actor it speaks, and what of the content is quoted.

use super::cast::{Cast, Gender, Mention};
use super::line::near;
use super::marks::Quote;
use super::rule_list::precision;
use super::rules::Raw;
use super::sources::{name_in, source_type};
use crate::lexicon::Lexicons;
use crate::model::{Attribution, AttributionKind, Find, Passage, SourceType, Span};

/// Bytes from the start of a sentence in which a name is likely its subject.
const SUBJECT: usize = 40;

/// Pronouns that can be sources.
const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "they",
    "it",
    "i",
    "we",
    "you",
    "who",
    "which",
    "that",
    "him",
    "her",
    "them",
    "his",
    "their",
    "its",
    "my",
    "our",
    "me",
    "us",
    "himself",
    "herself",
    "themselves",
    "those",
    "this",
    "these",
];

fn is_pronoun(source: &str) -> bool {
    PRONOUNS
        .iter()
        .any(|word| source.eq_ignore_ascii_case(word))
}

fn gender_of_pronoun(source: &str) -> Option<Gender> {
    match source.to_ascii_lowercase().as_str() {
        "she" | "her" | "herself" => Some(Gender::Female),
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        _ => None,
    }
}

fn without_article(phrase: &str) -> &str {
    let first = phrase.split(' ').next().unwrap_or("");
    match first.to_ascii_lowercase().as_str() {
        "the" | "a" | "an" => phrase[first.len()..].trim_start(),
        _ => phrase,
    }
}

/// White space folded to one space, closing marks of punctuation left out.
fn one_line(phrase: &str) -> String {
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    phrase.trim_end_matches([',', ';', ' ']).to_string()
}

/// What turns raw findings into attributions.
pub struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) passage: &'a Passage,
    pub(super) index: usize,
    pub(super) quotes: &'a [Quote],
    pub(super) actors: &'a [Find],
    pub(super) lexicons: &'a Lexicons,
}

impl Context<'_> {
    /// All attributions, in the order of what was found.
    pub fn resolve(&self, found: Vec<Raw>) -> Vec<Attribution> {
        let mut cast = Cast::default();
        let mut noted = 0;
        let mut attributions = Vec::with_capacity(found.len());
        for raw in found {
            let until = raw.source.map_or(0, |span| span.start);
            noted = self.note_names(&mut cast, noted, until);
            attributions.push(self.attribution(raw, &mut cast));
        }
        attributions
    }

    /// Notes the names between two bytes; answers up to where it read.
    fn note_names(&self, cast: &mut Cast, from: usize, until: usize) -> usize {
        if until <= from {
            return from;
        }
        let sentences = &self.passage.sentences;
        let first = sentences.partition_point(|s| s.span.end <= from);
        for sentence in sentences[first..]
            .iter()
            .take_while(|s| s.span.start < until)
        {
            let words = &self.passage.tokens[sentence.tokens.clone()];
            // One sentence can hold thousands of attributions: each reads its own stretch.
            let first = words.partition_point(|token| token.span.start < from);
            let last = words.partition_point(|token| token.span.start < until);
            let words = &words[first..last.max(first)];
            let mut run: Option<Span> = None;
            for span in words.iter().map(|token| token.span) {
                let capital = span.of(self.text).starts_with(char::is_uppercase);
                let joined = run.is_some_and(|r| {
                    matches!(Span::new(r.end, span.start).of(self.text), " " | ". ")
                });
                if let Some(r) = run
                    && !(capital && joined)
                {
                    self.note(cast, r, sentence.span.start);
                    run = None;
                }
                if capital {
                    run = Some(Span::new(run.map_or(span.start, |r| r.start), span.end));
                }
            }
            if let Some(r) = run {
                self.note(cast, r, sentence.span.start);
            }
        }
        until
    }

    fn note(&self, cast: &mut Cast, run: Span, sentence: usize) {
        if self.actors.iter().any(|find| find.span.contains(run)) {
            return;
        }
        cast.note(Mention {
            phrase: run.of(self.text),
            actor: self.actor_in(run),
            at: run.end,
            salient: run.start < sentence + SUBJECT,
            speaks: false,
        });
    }

    fn attribution(&self, raw: Raw, cast: &mut Cast) -> Attribution {
        let written = raw.source.map_or("", |span| span.of(self.text));
        let (source_name, source_type) = match raw.source {
            None => (String::new(), None),
            Some(span) => {
                let (name, kind) = self.identify(span, cast);
                (name, Some(kind))
            }
        };
        if let (Some(span), Some(SourceType::Person)) = (raw.source, source_type)
            && !is_pronoun(written)
        {
            cast.note(Mention {
                phrase: written,
                actor: self.actor_in(span),
                at: span.end,
                salient: true,
                speaks: true,
            });
        }
        let actor = match raw.source.map_or("", |span| self.actor_in(span)) {
            "" => cast.actor_of(&source_name).to_string(),
            actor => actor.to_string(),
        };
        let quoted = self.quoted(&raw.content);
        let kind = self.kind(&raw, &quoted);
        let quoted = if kind == AttributionKind::Unclear {
            Vec::new()
        } else {
            quoted
        };
        Attribution {
            passage: self.index,
            sentence: raw.sentence,
            kind,
            source: raw.source,
            source_name,
            source_type,
            actor,
            cue: raw.cue.as_ref().map(|(span, _)| *span),
            cue_stance: raw
                .cue
                .as_ref()
                .map_or(String::new(), |(_, stance)| stance.clone()),
            content: raw.content,
            quoted,
            addressee: raw
                .addressee
                .map_or(String::new(), |span| span.of(self.text).to_string()),
            rule: raw.rule,
            rule_precision: precision(raw.rule),
        }
    }

    /// Name and type of the source that stands at a span.
    fn identify(&self, span: Span, cast: &mut Cast) -> (String, SourceType) {
        let written = span.of(self.text);
        // "He's asked that ...": the verb is no part of the name.
        let written = written
            .strip_suffix("'s")
            .or(written.strip_suffix("’s"))
            .unwrap_or(written);
        if let Some(gender) = gender_of_pronoun(written) {
            return match cast.pronoun(gender, span.start) {
                Some(name) => (name, SourceType::Person),
                None => (String::new(), SourceType::Unknown),
            };
        }
        if is_pronoun(written) {
            return (String::new(), SourceType::Unknown);
        }
        let kind = match source_type(written) {
            // A single capitalised word is a person, unless it is a party's name.
            SourceType::Person if name_in(written).is_none() && self.is_actor(span) => {
                SourceType::Organisation
            }
            kind => kind,
        };
        let resolvable = matches!(
            kind,
            SourceType::Person | SourceType::Office | SourceType::Unknown
        );
        match cast.resolve(written).filter(|_| resolvable) {
            Some(name) => (one_line(&name), SourceType::Person),
            None => (one_line(without_article(written)), kind),
        }
    }

    /// The parts of the content inside marks.
    fn quoted(&self, content: &[Span]) -> Vec<Span> {
        let inside = content.iter().flat_map(|span| {
            let clip =
                |q: &Quote| Span::new(q.inner.start.max(span.start), q.inner.end.min(span.end));
            near(self.quotes, *span)
                .iter()
                .map(clip)
                .filter(|s| s.start < s.end)
                .collect::<Vec<_>>()
        });
        inside.collect()
    }

    fn kind(&self, raw: &Raw, quoted: &[Span]) -> AttributionKind {
        let words = |spans: &[Span]| -> usize {
            spans
                .iter()
                .map(|span| crate::text::words(span.of(self.text)).count())
                .sum()
        };
        let is_open = |span: &Span| {
            let quotes = near(self.quotes, *span).iter();
            quotes
                .clone()
                .any(|q| q.unclear && q.outer.start <= span.start)
        };
        match raw.rule {
            // Where a quotation ends nobody can tell is not for the cue to say.
            _ if raw.content.iter().any(is_open) => AttributionKind::Unclear,
            "unpaired_mark" => AttributionKind::Unclear,
            "scare_quote" => AttributionKind::Scare,
            _ if quoted.is_empty() => AttributionKind::Indirect,
            _ if words(quoted) == words(&raw.content) => AttributionKind::Direct,
            _ => AttributionKind::Mixed,
        }
    }

    /// Whether an actor's name is all that stands there.
    fn is_actor(&self, stretch: Span) -> bool {
        let first = self
            .actors
            .partition_point(|find| find.span.end <= stretch.start);
        let covers = |find: &Find| find.span.contains(stretch);
        self.actors.get(first).is_some_and(covers)
    }

    /// The canonical actor of the first actor name in a stretch; empty if there is none.
    fn actor_in(&self, stretch: Span) -> &str {
        let first = self
            .actors
            .partition_point(|find| find.span.end <= stretch.start);
        let find = self
            .actors
            .get(first)
            .filter(|find| stretch.contains(find.span));
        find.and_then(|find| self.lexicons.entry(find).extra.get("actor"))
            .map_or("", String::as_str)
    }
}
