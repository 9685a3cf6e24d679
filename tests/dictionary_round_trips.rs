//! What is written in a format of others and read back is what it was, but for
//! what is listed as lost: made-up dictionaries with nested categories,
//! phrases, wildcards, marks and weights, through every format that is written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::lexicon::{self, Lexicon, Source, export, find_source, import};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// A term with its category and weight, as far as a format may keep it.
type Item = (String, String, String);

fn items(lexicon: &Lexicon, with_weights: bool) -> BTreeSet<Item> {
    let weight = |entry: &lexicon::Entry| match entry.extra.get(lexicon::WEIGHT) {
        Some(weight) if with_weights => weight.clone(),
        _ => String::new(),
    };
    let item = |entry: &lexicon::Entry| {
        let category = lexicon.categories[entry.category].id.clone();
        // A full stop at the end of a word says nothing, and a hyphen what a space says.
        let term = entry.term.to_lowercase().replace('.', "").replace('-', " ");
        (category, term, weight(entry))
    };
    lexicon.entries.iter().map(item).collect()
}

fn read(name: &str, text: &str) -> Lexicon {
    let file = import::File::of_text(name, text);
    lexicon::read(&Source::Dictionary(file)).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

/// What a lexicon is after it was written to a path of this name and read back,
/// and the losses.
fn through(lexicon: &Lexicon, name: &str) -> (Lexicon, Vec<export::Loss>) {
    let target = export::target(Path::new(name)).expect("a format that is written");
    let written = (target.write)(lexicon).unwrap();
    let back = match written.files.as_slice() {
        _ if written.kept == 0 => Lexicon::default(),
        [("", text)] => read(name, text),
        files => {
            let part = |name: &str| {
                let (_, text) = files.iter().find(|file| file.0 == name).unwrap();
                (name.to_string(), text.as_str().into())
            };
            let source = Source::Folder {
                manifest: part("lexicon.toml"),
                terms: part("terms.csv"),
            };
            lexicon::read(&source).unwrap_or_else(|e| panic!("{e}"))
        }
    };
    (back, written.losses)
}

/// The pattern of "`pattern` is left out: why".
fn left_out(message: &str) -> &str {
    let end = message.find("` is left out").unwrap();
    &message[1..end]
}

/// Reads back and compares; what is missing must be listed, each by its line.
fn check(lexicon: &Lexicon) {
    for (name, keeps_weights) in [
        ("x", true),
        ("x.csv", true),
        ("x.dic", false),
        ("x.yml", false),
    ] {
        let is_left_out = |loss: &&export::Loss| loss.message.contains("is left out");
        let (back, losses) = through(lexicon, name);
        let lost: BTreeSet<(u64, &str)> = losses
            .iter()
            .filter(is_left_out)
            .map(|loss| (loss.line, left_out(&loss.message)))
            .collect();
        let mut kept = lexicon.clone();
        kept.entries
            .retain(|entry| !lost.contains(&(entry.line, entry.term.as_str())));
        let (expected, found) = (items(&kept, keeps_weights), items(&back, keeps_weights));
        assert_eq!(expected, found, "through {name}, without {losses:?}");
        let repeated: Vec<_> = back.notes.iter().filter(|note| note.lost).collect();
        assert!(repeated.is_empty(), "{name}: {repeated:?}");
        if matches!(name, "x" | "x.csv") {
            assert!(losses.iter().all(|loss| loss.line == 0), "{losses:?}");
        }
    }
}

fn term() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-d]{1,4}",
        1 => "[a-d]{1,3}\\*",
        1 => "\\*[a-d]{1,3}",
        1 => "[a-c]\\?[a-c]",
        1 => "[a-c]{2}-[a-c]{2}",
        1 => "[a-c]{2}'s",
        1 => "[a-c]&[a-c]",
        1 => "[A-C]\\.[A-C]\\.",
        1 => "é[a-c]{1,2}",
        1 => Just("no".to_string()),
        1 => "[0-9]{1,3}",
        1 => Just("*".to_string()),
    ];
    let words = proptest::collection::vec(word, 1..4).prop_map(|words| words.join(" "));
    words.prop_filter("some word", |text| text.contains(char::is_alphanumeric))
}

/// A dictionary in quanteda YAML: categories with terms, some with categories in them.
fn dictionary() -> impl Strategy<Value = String> {
    let terms = || proptest::collection::vec(term(), 1..6);
    let category = (terms(), proptest::collection::vec(terms(), 0..3));
    proptest::collection::vec(category, 1..5).prop_map(|categories| {
        let quoted = |term: &String| format!("'{}'", term.replace('\'', "''"));
        let mut text = String::new();
        for (at, (terms, inner)) in categories.iter().enumerate() {
            text.push_str(&format!("Class {at}:\n"));
            terms
                .iter()
                .for_each(|term| text.push_str(&format!("  - {}\n", quoted(term))));
            for (number, terms) in inner.iter().enumerate() {
                let list: Vec<String> = terms.iter().map(quoted).collect();
                text.push_str(&format!("  - 'IN-{number}': [{}]\n", list.join(", ")));
            }
        }
        text
    })
}

/// The same in LIWC's format, where an outer category need not hold the inner.
fn codes() -> impl Strategy<Value = String> {
    let line = (
        "[a-d]{1,4}( [a-d]{1,3})?\\*?",
        proptest::collection::btree_set(1u8..5, 1..4),
    );
    proptest::collection::vec(line, 1..12).prop_map(|lines| {
        let mut text = "%\n1\tone\n\t2\ttwo\n\t\t3\tthree\n4\tfour\n%\n".to_string();
        for (term, codes) in lines {
            let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
            text.push_str(&format!("{term}\t{}\n", codes.join("\t")));
        }
        text
    })
}

/// The same with conditions on the word before or after.
fn conditions() -> impl Strategy<Value = String> {
    let condition = prop_oneof![
        3 => proptest::collection::btree_set(1u8..5, 1..4).prop_map(|codes| {
            let codes: Vec<String> = codes.iter().map(u8::to_string).collect();
            format!("({})", codes.join(" "))
        }),
        1 => "<[a-d]{1,3}>",
    ];
    let line = ("[a-d]{1,4}\\*?", condition, 1u8..5, 1u8..5);
    let conditions = proptest::collection::vec(line, 1..8);
    (codes(), conditions).prop_map(|(mut text, lines)| {
        for (term, condition, then, otherwise) in lines {
            text.push_str(&format!("{term}\t{condition}{then}/{otherwise}\n"));
        }
        text
    })
}

/// A weighted table.
fn weights() -> impl Strategy<Value = String> {
    let row = ("[a-d]{1,4}", "[xyz]", 1i32..50);
    proptest::collection::vec(row, 1..12).prop_map(|rows| {
        let mut text = "term,category,weight\n".to_string();
        for (term, category, weight) in rows {
            text.push_str(&format!(
                "{term},{category},{}\n",
                f64::from(weight) / 4.0 - 6.1
            ));
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn nested_terms_survive(text in dictionary()) {
        check(&read("words.yml", &text));
    }

    #[test]
    fn weights_survive(text in weights()) {
        check(&read("words.csv", &text));
    }

    #[test]
    fn conditions_survive(text in conditions()) {
        let lexicon = read("words.dic", &text);
        prop_assert!(lexicon.notes.iter().all(|note| !note.lost));
        let patterns = |lexicon: &Lexicon| -> Vec<(String, Vec<String>)> {
            let of = |entry: &lexicon::Entry| (entry.term.clone(), entry.exceptions.clone());
            lexicon.entries.iter().map(of).collect()
        };
        for name in ["x", "x.csv"] {
            let (back, losses) = through(&lexicon, name);
            prop_assert_eq!(&losses, &[]);
            prop_assert_eq!(patterns(&lexicon), patterns(&back), "through {}", name);
            prop_assert_eq!(items(&lexicon, true), items(&back, true), "through {}", name);
        }
        // Lists of terms have no place for what stands beside one.
        for name in ["x.dic", "x.yml"] {
            let (back, losses) = through(&lexicon, name);
            let is_listed = |entry: &lexicon::Entry| {
                losses.iter().any(|loss| loss.line == entry.line && loss.lost)
            };
            let mut conditional = lexicon.entries.iter().filter(|entry| {
                entry.term.contains('[') || !entry.exceptions.is_empty()
            });
            prop_assert!(conditional.all(is_listed), "{:?}", losses);
            prop_assert!(back.entries.iter().all(|entry| !entry.term.contains('[')));
        }
    }

    #[test]
    fn codes_survive(text in codes()) {
        let lexicon = read("words.dic", &text);
        for name in ["x", "x.csv", "x.dic"] {
            let (back, losses) = through(&lexicon, name);
            prop_assert_eq!(&losses, &[]);
            prop_assert_eq!(items(&lexicon, true), items(&back, true), "through {}", name);
        }
        // In YAML an inner category that is more than its outer one stands beside it.
        let (back, losses) = through(&lexicon, "x.yml");
        let flat = |items: BTreeSet<Item>| -> BTreeSet<Item> {
            items.into_iter().map(|(c, t, w)| (c.replace('/', "_"), t, w)).collect()
        };
        prop_assert!(losses.iter().all(|loss| !loss.lost));
        prop_assert_eq!(flat(items(&lexicon, true)), flat(items(&back, true)));
    }
}

#[test]
fn a_folder_is_written_as_it_was_read() {
    for name in lexicon::shipped::names() {
        let lexicon = lexicon::read(&find_source(name).unwrap()).unwrap();
        let (mut back, losses) = through(&lexicon, "x");
        assert_eq!(losses, []);
        back.sha256.clone_from(&lexicon.sha256);
        for (entry, old) in back.entries.iter_mut().zip(&lexicon.entries) {
            entry.line = old.line;
        }
        assert!(
            back == lexicon,
            "{name} is another after writing and reading"
        );
    }
}

#[test]
fn what_a_format_cannot_say_is_listed_entry_by_entry() {
    let lexicon = lexicon::read(&find_source("territory").unwrap()).unwrap();
    for name in ["x.dic", "x.yml"] {
        let (_, losses) = through(&lexicon, name);
        let said = |part: &str| {
            losses
                .iter()
                .any(|loss| loss.lost && loss.message.contains(part))
        };
        for part in [
            "is left out: a regular expression",
            "the names of actors",
            "without its exceptions",
        ] {
            assert!(said(part), "{name}: {part}");
        }
    }
    let (_, losses) = through(&lexicon, "x.csv");
    assert!(
        losses
            .iter()
            .all(|loss| loss.message.contains("being loaded")),
        "{losses:?}"
    );
}
