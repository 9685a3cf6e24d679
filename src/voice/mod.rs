//! The stage `voice`: whose words each token is. Quotation marks are paired, and
//! the cues found by the lexicon `reporting` are looked at one by one; the
//! pattern that source, cue and content make names the rule. What is found
//! decides the voice of every token and hit.

mod cast;
mod choice;
mod classes;
mod features;
mod first_names;
mod frame;
mod headline;
pub mod learn;
mod line;
mod marks;
mod mend;
mod negation;
mod part;
mod quotations;
mod reach;
mod resolve;
mod rule_list;
mod rules;
mod signed;
mod source_words;
mod sources;
mod weights;
mod words;

use crate::lexicon::Lexicons;
use crate::model::{
    Attribution, AttributionKind, Find, Hit, Link, Matched, Passage, Span, Voice, Voiced,
};

use cast::Cast;
use resolve::Context;

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
    // The text comes before the title, which says "Lee" where the text has "Ann Lee".
    let mut cast = Cast::default();
    let found: Vec<Vec<Attribution>> = (0..text.passages.len())
        .rev()
        .map(|index| {
            let passage = &text.passages[index];
            let field = text.text_of(passage.field);
            let context = Context {
                text: field,
                passage,
                index,
                quotes: &quotes(field, &passage.paragraphs),
                actors: of_passage(&actors, index),
                lexicons,
            };
            rules::attributions(&context, of_passage(&cues, index), &mut cast)
        })
        .collect();
    let attributions: Vec<Attribution> = found.into_iter().rev().flatten().collect();
    let voices = voices_of_all(&text.passages, &attributions);
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

/// The voices of all tokens, by passage.
fn voices_of_all(passages: &[Passage], attributions: &[Attribution]) -> Vec<Vec<Voice>> {
    let of = |(index, passage): (usize, &Passage)| {
        let from = attributions.partition_point(|a| a.passage < index);
        let to = attributions.partition_point(|a| a.passage <= index);
        voices_of(passage, &attributions[from..to])
    };
    passages.iter().enumerate().map(of).collect()
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
