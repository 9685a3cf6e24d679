//! Quotations signed by their speaker: “Q.” — Ann Lee, the dash at the end of
//! the paragraph or at the beginning of the next.

use super::marks::Quote;
use super::quotations::{counted_sentence, is_void};
use super::rules::Raw;
use crate::model::{Passage, Span};

/// Longest signature, in words.
const LONGEST: usize = 8;

/// The signed ones among the quotations that have no owner, an attribution that holds them.
pub fn signed(
    text: &str,
    passage: &Passage,
    quotes: &[Quote],
    owners: &[Option<usize>],
) -> Vec<Raw> {
    let mut found = Vec::new();
    let free = quotes.iter().zip(owners).filter(|(_, o)| o.is_none());
    for (quote, _) in free.filter(|(quote, _)| !is_void(quote)) {
        let source = signature(text, passage, quote);
        if let Some((source, sentence)) = source.zip(counted_sentence(passage, quote)) {
            found.push(Raw {
                sentence,
                source: Some(source),
                cue: None,
                content: vec![quote.inner],
                addressee: None,
                rule: "signed_quotation",
                unclear: false,
            });
        }
    }
    found
}

/// The name after the dash, up to a comma or the end of its paragraph.
fn signature(text: &str, passage: &Passage, quote: &Quote) -> Option<Span> {
    let paragraph = passage.paragraphs.get(quote.paragraph)?;
    let rest = Span::new(quote.outer.end, paragraph.end);
    let rest = if rest.of(text).trim().is_empty() {
        *passage.paragraphs.get(quote.paragraph + 1)?
    } else {
        rest
    };
    let line = rest.of(text);
    let name = line
        .trim_start()
        .strip_prefix(['—', '–', '―', '-'])?
        .trim_start_matches(['-', ' ', '\u{a0}']);
    let start = rest.start + (line.len() - name.len());
    let name = name.trim_end().trim_end_matches('.');
    let name = &name[..name.find([',', '(']).unwrap_or(name.len())];
    let mut words = name.split_whitespace();
    let capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
    let is_name = words.clone().count() <= LONGEST
        && words.next()?.starts_with(char::is_uppercase)
        && words.all(capital)
        && !name.contains(['.', '!', '?', ':']) | name.contains(". ");
    (is_name && line.trim_end().len() < 120)
        .then(|| Span::new(start, start + name.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::super::marks::quotes;
    use super::*;
    use crate::model::Article;
    use std::sync::Arc;

    fn signatures(text: &str) -> Vec<String> {
        let article = Article {
            text: text.to_string(),
            ..Article::default()
        };
        let segmented = crate::text::segment(Arc::new(article));
        let passage = &segmented.passages[0];
        let quotes = quotes(text, &passage.paragraphs);
        signed(text, passage, &quotes, &vec![None; quotes.len()])
            .iter()
            .map(|raw| raw.source.unwrap_or_default().of(text).to_string())
            .collect()
    }

    #[test]
    fn a_dash_and_a_name_after_a_quotation() {
        for (text, expected) in [
            ("“We lost the harvest.” — Ana Holm", vec!["Ana Holm"]),
            (
                "\"We lost it.\" -- Ana Holm, farmer in Sele.",
                vec!["Ana Holm"],
            ),
            (
                "“We lost the harvest.”\n\n― Ana van Holm",
                vec!["Ana van Holm"],
            ),
            ("“We lost the harvest.” — it was a bad year for all", vec![]),
            (
                "The “lost harvest” — Holm had warned of it — was sold.",
                vec![],
            ),
            ("“We lost the harvest.”\n\nThe council met again.", vec![]),
        ] {
            assert_eq!(signatures(text), expected, "{text}");
        }
    }
}
