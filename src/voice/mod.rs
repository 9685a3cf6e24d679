//! The stage `voice`: whose words each token is. Quotation marks are paired,
//! cues found by the lexicon `reporting` are looked at by a sieve of named
//! rules, most precise first, and what they yield - source, cue, content -
//! decides the voice of every token and hit.

mod cast;
mod choice;
mod classes;
mod features;
mod first_names;
mod frame;
pub mod learn;
mod line;
mod marks;
mod negation;
mod quotations;
mod reach;
mod resolve;
mod rule_list;
mod rules;
mod signed;
mod sources;
mod words;

use crate::lexicon::Lexicons;
use crate::model::{
    Attribution, AttributionKind, Find, Hit, Link, Matched, Passage, Span, Voice, Voiced,
};

pub use marks::{Quote, quotes};
pub use rule_list::{RULES, Rule};

/// The stage: attributions, the voice of every token, and hits with their voice.
pub fn voiced(matched: Matched, lexicons: &Lexicons) -> Voiced {
    let Matched {
        text,
        finds,
        cues,
        actors,
    } = matched;
    let mut attributions = Vec::new();
    let mut voices = Vec::with_capacity(text.passages.len());
    for (index, passage) in text.passages.iter().enumerate() {
        let cues = of_passage(&cues, index);
        let actors = of_passage(&actors, index);
        let field = text.text_of(passage.field);
        let found = rules::attributions(field, passage, index, cues, actors, lexicons);
        voices.push(voices_of(passage, &found));
        attributions.extend(found);
    }
    let negated = negation::Scope::new(&text);
    let hits = finds
        .into_iter()
        .map(|find| hit(find, &voices, &attributions, &negated))
        .collect();
    Voiced {
        text,
        actors,
        voices,
        attributions,
        hits,
    }
}

/// The finds of one passage; they come sorted by it.
fn of_passage(finds: &[Find], passage: usize) -> &[Find] {
    let from = finds.partition_point(|find| find.passage < passage);
    let to = finds.partition_point(|find| find.passage <= passage);
    &finds[from..to]
}

/// The voice of each token: the first that applies of unclear, direct, scare, indirect, own.
fn voices_of(passage: &Passage, attributions: &[Attribution]) -> Vec<Voice> {
    let mut voices = vec![Voice::Own; passage.tokens.len()];
    for attribution in attributions {
        let inside = match attribution.kind {
            AttributionKind::Unclear => Voice::Unclear,
            AttributionKind::Scare => Voice::Scare,
            AttributionKind::Direct => Voice::Direct,
            AttributionKind::Indirect | AttributionKind::Mixed => Voice::Indirect,
        };
        for span in &attribution.content {
            lower(passage, &mut voices, *span, inside);
        }
        let quoted = if inside == Voice::Indirect {
            Voice::Direct
        } else {
            inside
        };
        for span in &attribution.quoted {
            lower(passage, &mut voices, *span, quoted);
        }
    }
    voices
}

/// Gives the tokens of a span a voice, unless they have one of precedence.
fn lower(passage: &Passage, voices: &mut [Voice], span: Span, voice: Voice) {
    let from = passage
        .tokens
        .partition_point(|token| token.span.start < span.start);
    for (token, slot) in passage.tokens.iter().zip(voices.iter_mut()).skip(from) {
        if token.span.start >= span.end {
            break;
        }
        *slot = (*slot).min(voice);
    }
}

fn hit(
    find: Find,
    voices: &[Vec<Voice>],
    attributions: &[Attribution],
    negated: &negation::Scope<'_>,
) -> Hit {
    let (from, to) = find.tokens;
    let own = &voices[find.passage][from..to];
    let voice = own.first().copied().unwrap_or(Voice::Own);
    let holds = |a: &Attribution| {
        a.passage == find.passage && a.content.iter().any(|span| span.overlaps(find.span))
    };
    // Attributions of a passage are in text order, by their first content.
    let near = attributions.partition_point(|a| {
        (a.passage, a.content.first().map_or(0, |s| s.start)) < (find.passage, find.span.end)
    });
    let earliest = near.saturating_sub(12);
    let attribution = (earliest..near)
        .rev()
        .find(|&index| holds(&attributions[index]));
    let (is_negated, hedged) = negated.of(&find);
    Hit {
        find,
        voice,
        voice_mixed: own.iter().any(|other| *other != voice),
        attribution: attribution.filter(|_| voice != Voice::Own),
        negated: is_negated,
        hedged,
        link: Link::default(),
    }
}
