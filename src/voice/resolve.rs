//! From what the rules found to attributions: who the source is across the
//! article, what it is, for which actor it speaks, and what of the content is quoted.

use super::cast::{Cast, Gender, Mention};
use super::classes::class;
use super::headline::is_headline;
use super::line::near;
use super::marks::Quote;
use super::rule_list::precision;
use super::rules::{Raw, place};
use super::source_words::tells;
use super::sources::{begins_name, source_type, titled};
use super::words::{is_one_of, without_owner};
use crate::lexicon::Lexicons;
use crate::model::{Attribution, AttributionKind, Find, Passage, SourceType, Span};
use rustc_hash::FxHashMap;

/// Bytes from the start of a sentence in which a name is likely its subject.
const SUBJECT: usize = 40;

/// Most actor names that begin before a word and hold it, one in the other.
const NESTED: usize = 8;

/// Characters after a name in which an apposition ends.
const APPOSITION: usize = 80;

/// Words before the name of a place.
#[rustfmt::skip]
const PLACING: &[&str] = &[
    "in", "at", "near", "outside", "around", "across", "into", "through", "toward", "towards",
];

/// Pronouns that can be sources.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "him", "her", "them",
    "his", "their", "its", "my", "our", "me", "us", "himself", "herself", "themselves", "those",
    "this", "these",
];

fn is_pronoun(source: &str) -> bool {
    is_one_of(source, PRONOUNS)
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

/// Whether a run of names ends with an initial or a title, which a full stop
/// does not part from the name: "Sen. Lee", "Ann M. Lee".
fn abbreviates(run: &str) -> bool {
    let last = run.rsplit(' ').next().unwrap_or("");
    let known = tells(last);
    last.chars().count() == 1 || known.personal || known.title && last.len() <= 5
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
    /// All attributions, in text order. Headlines come last, when everybody
    /// whom the text names is known.
    pub fn resolve(&self, found: Vec<Raw>, cast: &mut Cast) -> Vec<Attribution> {
        let field = self.passage.field;
        let heads = |raw: &Raw| is_headline(field, &self.passage.sentences[raw.sentence]);
        let (mut heads, body): (Vec<Raw>, Vec<Raw>) = found.into_iter().partition(heads);
        let mut noted = 0;
        let mut attributions = Vec::with_capacity(body.len() + heads.len());
        for raw in body {
            let until = raw.source.map_or(0, |span| span.start);
            noted = self.note_names(cast, noted, until);
            attributions.push(self.attribution(raw, cast));
        }
        // A title, or a headline, may name whom the text names anywhere.
        if self.index > 0 || !heads.is_empty() {
            self.note_names(cast, noted, self.text.len());
        }
        self.add_headlines(&mut heads, cast);
        let resolved = heads.into_iter().map(|raw| self.attribution(raw, cast));
        attributions.extend(resolved);
        attributions.sort_by_key(|a| a.content.first().map_or(0, |span| span.start));
        attributions
    }

    /// Adds what headlines attribute by a colon; what they hold inside of that
    /// is part of it, and a cue before the colon goes before it.
    fn add_headlines(&self, heads: &mut Vec<Raw>, cast: &Cast) {
        let found = self.headlines(cast).into_iter();
        let mut found: FxHashMap<usize, Raw> = found.map(|raw| (raw.sentence, raw)).collect();
        for other in heads.iter() {
            let cue = other.cue.as_ref().map(|cue| cue.0.start);
            let begins = |raw: &Raw| cue.is_some_and(|cue| cue < place(raw));
            if found.get(&other.sentence).is_some_and(begins) {
                found.remove(&other.sentence);
            }
        }
        heads.retain(|other| !found.contains_key(&other.sentence));
        heads.extend(found.into_values());
        heads.sort_by_key(place);
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
            let first = words.partition_point(|token| token.span.start < from);
            let mut run: Option<Span> = None;
            for span in words[first..]
                .iter()
                .map(|token| token.span)
                .take_while(|s| s.start < until)
            {
                let capital = span.of(self.text).starts_with(char::is_uppercase);
                let joined =
                    run.is_some_and(|r| match Span::new(r.end, span.start).of(self.text) {
                        " " => true,
                        ". " => abbreviates(r.of(self.text)),
                        _ => false,
                    });
                if let Some(r) = run
                    && !(capital && joined)
                {
                    self.note(cast, r, sentence.span.start);
                    run = None;
                }
                if capital && (run.is_some() || begins_name(span.of(self.text))) {
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
        let phrase = without_owner(run.of(self.text));
        let run = Span::new(run.start, run.start + phrase.len());
        let near = self
            .actors
            .partition_point(|find| find.span.start <= run.start);
        let around = &self.actors[near.saturating_sub(NESTED)..near];
        if around.iter().any(|find| find.span.contains(run)) {
            return;
        }
        cast.note(Mention {
            phrase: run.of(self.text),
            apposition: self.apposition(run),
            actor: self.actor_in(run),
            at: run.end,
            salient: run.start < sentence + SUBJECT,
            speaks: false,
            placed: self.is_placed(run),
            acts: run.start == sentence && self.is_subject(run),
        });
    }

    /// What is said of a name right behind it: "the mayor of Kestra" of "Ann
    /// Lee, the mayor of Kestra, opened the bridge".
    fn apposition(&self, name: Span) -> &str {
        let after = self.text.get(name.end..).unwrap_or("");
        let Some(after) = after
            .strip_prefix(", ")
            .or_else(|| after.strip_prefix(" ("))
        else {
            return "";
        };
        let mut chars = after.char_indices().take(APPOSITION);
        let end = chars.find(|(_, c)| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '—' | '\n'));
        end.map_or("", |(at, _)| &after[..at])
    }

    /// Whether a verb or a comma follows a name.
    fn is_subject(&self, name: Span) -> bool {
        let after = self.text.get(name.end..).unwrap_or("");
        let next = after
            .strip_prefix(' ')
            .and_then(|rest| rest.split(' ').next());
        after.starts_with(", ") || next.is_some_and(|word| class(word).is_verbal)
    }

    /// Whether a name stands as that of a place: "in Port Ellis".
    fn is_placed(&self, name: Span) -> bool {
        let before = self.text.get(..name.start).unwrap_or("").trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        word.is_some_and(|word| PLACING.contains(&word))
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
                apposition: self.apposition(span),
                actor: self.actor_in(span),
                at: span.end,
                salient: true,
                speaks: true,
                placed: false,
                acts: true,
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
        // "He's asked that ...": the verb is no part of the name.
        let written = without_owner(span.of(self.text));
        if let Some(gender) = gender_of_pronoun(written) {
            return match cast.pronoun(gender, span.start) {
                Some(name) => (name, SourceType::Person),
                None => (String::new(), SourceType::Unknown),
            };
        }
        if is_pronoun(written) {
            return (String::new(), SourceType::Unknown);
        }
        let kind = source_type(written);
        let named = !matches!(kind, SourceType::Anonymous | SourceType::Office);
        if named
            && !cast.is_person(written)
            && let Some(kind) = self.party(span)
        {
            return (one_line(without_article(written)), kind);
        }
        let resolvable = matches!(
            kind,
            SourceType::Person | SourceType::Office | SourceType::Unknown
        );
        match cast.resolve(written).filter(|_| resolvable) {
            Some(name) => (one_line(&name), SourceType::Person),
            None => {
                let surname = titled(written).filter(|_| kind == SourceType::Person);
                (one_line(surname.unwrap_or(without_article(written))), kind)
            }
        }
    }

    /// What a source is whose phrase is the name of a party: a body, or its people.
    fn party(&self, source: Span) -> Option<SourceType> {
        let written = source.of(self.text);
        let named = Span::new(source.end - without_article(written).len(), source.end);
        let first = self
            .actors
            .partition_point(|find| find.span.start < named.start);
        let find = self.actors.get(first).filter(|find| find.span == named)?;
        let inflected = self.lexicons.entry(find).term.ends_with('+');
        Some(match inflected && written.ends_with('s') {
            true => SourceType::Anonymous,
            false => SourceType::Organisation,
        })
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
        match () {
            () if raw.unclear => AttributionKind::Unclear,
            () if raw.rule == "scare_quote" => AttributionKind::Scare,
            () if quoted.is_empty() => AttributionKind::Indirect,
            () if words(quoted) == words(&raw.content) => AttributionKind::Direct,
            () => AttributionKind::Mixed,
        }
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
