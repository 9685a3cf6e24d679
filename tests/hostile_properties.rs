//! Whatever the bytes and whatever the letters: nothing panics, nothing
//! vanishes, and every span that the pipeline gives fits its text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Folder, gzip, lexicon, zstandard};
use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Passage, Scored, Span, Voiced};
use parallax::read::{Item, ReadSettings};
use parallax::tables::ArticleRows;
use proptest::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;

/// Reads one file. Answers how many articles it gave and how many reasons.
fn read(name: &str, bytes: &[u8]) -> (usize, usize) {
    let folder = Folder::new();
    folder.file(name, bytes);
    let settings = ReadSettings::default();
    let path = folder.path(name).to_str().unwrap().to_string();
    let plan = parallax::read::plan(&[path], &settings).unwrap();
    let (mut articles, mut skipped) = (0, 0);
    let progress = AtomicU64::new(0);
    let facts = parallax::read::read(
        &plan,
        &settings,
        &mut std::io::empty(),
        &progress,
        &mut |item| match item {
            Item::Article(_) => articles += 1,
            Item::Skipped(skip) => {
                assert!(!skip.reason.is_empty());
                skipped += 1;
            }
        },
    );
    let of_facts: u64 = facts.iter().map(|f| f.articles + f.skipped).sum();
    assert_eq!(of_facts, (articles + skipped) as u64);
    (articles, skipped)
}

/// Bytes of no kind, and bytes that come close to a table, a page or an object.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let close = prop_oneof![
        Just("text"),
        Just("title"),
        Just("id"),
        Just(","),
        Just(";"),
        Just("\t"),
        Just("\n"),
        Just("\r\n"),
        Just("\""),
        Just("{\"text\":\"a\"}"),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(":"),
        Just("\\u"),
        Just("<p>"),
        Just("</div>"),
        Just("<article>"),
        Just("<table><td>"),
        Just("<!--"),
        Just("<script>"),
        Just("&#"),
        Just("a b. "),
        Just("\u{feff}"),
        Just("\0"),
        Just("é"),
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        prop::collection::vec(close, 0..60).prop_map(|parts| parts.concat().into_bytes()),
        ("\\PC{0,200}", prop::collection::vec(any::<u8>(), 0..4)).prop_map(|(text, tail)| [
            text.as_bytes(),
            &tail
        ]
        .concat()),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_skipped(bytes in bytes()) {
        for extension in ["txt", "md", "jsonl", "json", "csv", "tsv", "html"] {
            let (articles, skipped) = read(&format!("a.{extension}"), &bytes);
            prop_assert!(articles + skipped >= 1, "{extension}: neither read nor skipped");
        }
    }

    #[test]
    fn any_damage_to_an_archive_is_read_or_skipped(
        bytes in bytes(), at in any::<prop::sample::Index>(), bit in 0..8u32, keep in any::<bool>(),
    ) {
        for (name, mut packed) in [("a.txt.gz", gzip(&bytes)), ("a.txt.zst", zstandard(&bytes))] {
            let at = at.index(packed.len());
            if keep { packed[at] ^= 1 << bit } else { packed.truncate(at) }
            for name in [name, &name.replace("txt", "jsonl"), &name.replace("txt", "csv")] {
                let (articles, skipped) = read(name, &packed);
                prop_assert!(articles + skipped >= 1, "{name}: neither read nor skipped");
            }
        }
    }
}

static LEXICONS: LazyLock<[Lexicons; 2]> = LazyLock::new(|| {
    let own = ["default".to_string(), lexicon("letters")];
    [&[][..], &own].map(|names| Lexicons::load(names).unwrap())
});

thread_local! {
    static CACHES: RefCell<[Caches; 2]> = RefCell::default();
}

/// Letters and marks of every kind, among what the rules look for.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(vec![
            " ", " ", " ", ". ", ", ", "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{85}", "\u{2028}",
            "“", "”", "\"", "‘", "’", "'", "''", "``", "«", "»", "(", ")", "—", " - ", "--", "…",
            "said", "told", "according to", "claimed that", "she", "Mayor Ida Holm", "Mr.", "Armenia",
            "Armenian-occupied", "brutal", "naïve plan", "not", "by", "who", "was", "U.S.", "e.g.",
            "No. 5", "1,000", "3.5", "Sept. 27", "'90s", "# ", "KESTRA (NPA) — ", "(NPA Photo)",
            "By Ann Lee", "Read more: ", "https://a.example/b?c", "👩‍👩‍👧", "e\u{301}", "\u{301}", "İ", "ß",
            "שלום", "\u{202e}", "\u{feff}", "\0", "_", "𝔅", "中文。", "ﬁ",
        ]).prop_map(str::to_string),
        2 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn inside(text: &str, span: Span) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

/// Words, sentences and paragraphs: valid, in order, and nothing left out.
fn check_passage(text: &str, passage: &Passage) {
    let (mut at, mut token, mut paragraph) = (0, 0, 0);
    for sentence in &passage.sentences {
        let span = sentence.span;
        assert!(inside(text, span) && at <= span.start, "{sentence:?}");
        assert!(
            text[at..span.start].trim().is_empty(),
            "before {sentence:?}"
        );
        assert_eq!(span.of(text).trim(), span.of(text));
        assert!(passage.paragraphs[sentence.paragraph].contains(span));
        assert!(paragraph <= sentence.paragraph);
        assert_eq!(sentence.tokens.start, token, "each token in one sentence");
        for token in &passage.tokens[sentence.tokens.clone()] {
            assert!(inside(text, token.span) && span.contains(token.span));
        }
        (at, token, paragraph) = (span.end, sentence.tokens.end, sentence.paragraph);
    }
    assert!(text[at..].trim().is_empty(), "after the last sentence");
    assert_eq!(token, passage.tokens.len());
    let words: Vec<Span> = parallax::text::words(text).collect();
    let tokens: Vec<Span> = passage.tokens.iter().map(|token| token.span).collect();
    assert_eq!(tokens, words, "a sentence cuts a word");
}

/// Attributions and hits: every span fits the text of its field.
fn check_voices(voiced: &Voiced) {
    let passage = |index: usize| &voiced.text.passages[index];
    let text = |index: usize| voiced.text.text_of(passage(index).field);
    for (passage, voices) in voiced.text.passages.iter().zip(&voiced.voices) {
        assert_eq!(passage.tokens.len(), voices.len());
    }
    for found in &voiced.attributions {
        assert!(
            !found.content.is_empty() && found.sentence < passage(found.passage).sentences.len()
        );
        let parts = found.content.iter().chain(&found.quoted);
        for span in parts.chain(&found.source).chain(&found.cue) {
            assert!(inside(text(found.passage), *span), "{found:?}");
        }
    }
    for hit in &voiced.hits {
        let find = &hit.find;
        let sentence = &passage(find.passage).sentences[find.sentence];
        assert!(inside(text(find.passage), find.span) && sentence.span.contains(find.span));
        assert!(sentence.tokens.start <= find.tokens.0 && find.tokens.1 <= sentence.tokens.end);
        assert!(find.tokens.0 < find.tokens.1);
        let target = hit.link.target;
        assert!(
            target.is_none_or(|span| inside(text(find.passage), span)),
            "{hit:?}"
        );
    }
}

fn check(scored: &Scored) {
    let voiced = &scored.linked.0;
    for passage in &voiced.text.passages {
        check_passage(voiced.text.text_of(passage.field), passage);
    }
    check_voices(voiced);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_keeps_its_spans(title in text(), text in text(), headline_in_text in any::<bool>()) {
        for (lexicons, at) in LEXICONS.iter().zip(0..) {
            let article = Article {
                id: "a".into(),
                title: title.clone(),
                text: text.clone(),
                headline_in_text,
                ..Article::default()
            };
            CACHES.with_borrow_mut(|caches| {
                let scored = parallax::pipeline::article(article, lexicons, &mut caches[at]);
                check(&scored);
                let rows = ArticleRows::of(&scored, lexicons);
                assert_eq!(rows.hits.len(), scored.linked.0.hits.len());
            });
        }
    }
}
