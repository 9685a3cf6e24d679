//! An article without some of its sentences, for statistics that leave out
//! shared copy: its words are not counted, and what stands in them is not found.

use crate::model::{Field, SentenceKind, Span, Voiced};
use std::collections::BTreeSet;

/// The article with these sentences, given by field and number, left out.
pub fn without(mut voiced: Voiced, sentences: &[(Field, usize)]) -> Voiced {
    let out: BTreeSet<(Field, usize)> = sentences.iter().copied().collect();
    let mut spans: Vec<Vec<Span>> = Vec::new();
    for passage in &mut voiced.text.passages {
        let mut gone = Vec::new();
        for (number, sentence) in passage.sentences.iter_mut().enumerate() {
            if out.contains(&(passage.field, number)) {
                sentence.kind = SentenceKind::Boilerplate;
                gone.push(sentence.span);
                for token in &mut passage.tokens[sentence.tokens.clone()] {
                    token.counted = false;
                }
            }
        }
        spans.push(gone);
    }
    let is_gone = |passage: usize, span: Span| {
        let gone = &spans[passage];
        let at = gone.partition_point(|other| other.end <= span.start);
        gone.get(at).is_some_and(|other| other.overlaps(span))
    };
    voiced
        .hits
        .retain(|hit| !is_gone(hit.find.passage, hit.find.span));
    voiced
        .actors
        .retain(|find| !is_gone(find.passage, find.span));
    let mut kept = vec![true; voiced.attributions.len()];
    for (kept, attribution) in kept.iter_mut().zip(&mut voiced.attributions) {
        let passage = attribution.passage;
        attribution.content.retain(|span| !is_gone(passage, *span));
        attribution.quoted.retain(|span| !is_gone(passage, *span));
        *kept = !attribution.content.is_empty();
    }
    renumber(&mut voiced, &kept);
    voiced
}

/// Takes out the attributions that are not kept, and lets the hits that point to
/// others follow them.
fn renumber(voiced: &mut Voiced, kept: &[bool]) {
    let mut number = 0;
    let places: Vec<Option<usize>> = kept
        .iter()
        .map(|kept| {
            number += usize::from(*kept);
            kept.then(|| number - 1)
        })
        .collect();
    let mut at = 0;
    voiced.attributions.retain(|_| {
        at += 1;
        kept[at - 1]
    });
    for hit in &mut voiced.hits {
        hit.attribution = hit.attribution.and_then(|at| places[at]);
    }
}
