//! Articles that meet on an event: what the tables of pairs, swaps and unmatched
//! sentences say of them, and what holds whatever the articles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod meeting;
mod report;

use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Met, Pair, Relation, Swap, Told, ToldSentence};
use proptest::prelude::*;
use report::news::Story;
use report::{Report, Row, Scratch, Table, compared};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::load(&[]).unwrap());

/// A report on a bridge, with letters and marks of more than one byte.
const ONE: &str = "A café on the Léman bridge in Ostrava‑Sémi collapsed on Monday, injuring 14 guests of a wedding.

“The beams were rotten — we warned the council twice,” said Zoë Brandström, an engineer of the town.

The mayor, André Delacroix, rejected the charge and called the engineer’s report a pack of lies.

Divers recovered the café’s piano from the river on Tuesday evening, to the cheers of a small crowd.

Repairs will cost 2.5 million crowns and the bridge will stay closed until the end of April.

A beekeeper on the far bank now drives forty kilometres to reach his own orchard each morning.";

const OTHER: &str = "Fourteen guests of a wedding were injured on Monday when a café on the Léman bridge in Ostrava‑Sémi collapsed.

Zoë Brandström, an engineer of the town, reportedly warned the council twice that the beams were rotten.

The mayor, André Delacroix, rejected the charge and called the engineer’s report “mistaken”.

Repairs will cost 3.4 million crowns and the bridge will stay closed until the end of April.

Members of the rowing club offered their boats as a ferry — free of charge for schoolchildren.";

fn two_files(one: &str, other: &str, more: &[&str]) -> (Scratch, Report, String) {
    let scratch = Scratch::new();
    scratch.write("a.txt", one);
    scratch.write("b.txt", other);
    let arguments = [&["compare", "a.txt", "b.txt", "--out", "out"], more].concat();
    let said = scratch.run(&arguments);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let report = Report(scratch.path().join("out"));
    (scratch, report, said.stdout)
}

/// Characters of a text by code points, as R and Python cut them.
fn cut(text: &str, row: &Row, start: &str, end: &str) -> String {
    let place = |column: &str| row[column].parse::<usize>().unwrap();
    let (start, end) = (place(start), place(end));
    assert!(start < end, "{row:?}");
    text.chars().skip(start).take(end - start).collect()
}

/// Offsets of pairs, swaps and unmatched cut what stands beside them; answers how many.
fn offsets_hold(report: &Report, texts: &BTreeMap<&str, &str>) -> usize {
    let mut checked = 0;
    let pairs = report.table("pairs");
    for row in &pairs.rows {
        for side in ["a", "b"] {
            let column = |name: &str| format!("{name}_{side}");
            assert_eq!(row[&column("field")], "text");
            let text = texts[row[&column("outlet")].as_str()];
            let found = cut(text, row, &column("start"), &column("end"));
            assert_eq!(found, row[&column("text")]);
            checked += 1;
        }
    }
    for row in &report.table("swaps").rows {
        let pair = pairs.rows.iter().find(|p| p["pair_id"] == row["pair_id"]);
        let pair = pair.expect("a swap is of a pair");
        for side in ["a", "b"] {
            let column = |name: &str| format!("{name}_{side}");
            assert_eq!(row[&column("outlet")], pair[&column("outlet")]);
            if row[&column("phrase")].is_empty() {
                assert_eq!([&row[&column("start")], &row[&column("end")]], ["", ""]);
                continue;
            }
            let text = texts[row[&column("outlet")].as_str()];
            let found = cut(text, row, &column("start"), &column("end"));
            assert_eq!(found, row[&column("phrase")]);
            let place = |row: &Row, name: &str| row[&column(name)].parse::<usize>().unwrap();
            assert!(place(pair, "start") <= place(row, "start"));
            assert!(place(row, "end") <= place(pair, "end"));
            checked += 1;
        }
    }
    for row in &report.table("unmatched").rows {
        let text = texts[row["outlet"].as_str()];
        assert_eq!(cut(text, row, "start", "end"), row["text"]);
        checked += 1;
    }
    checked
}

#[test]
fn two_files_are_compared_sentence_by_sentence() {
    let (_scratch, report, stdout) = two_files(ONE, OTHER, &[]);
    for name in ["pairs", "swaps", "unmatched"] {
        assert!(!report.table(name).rows.is_empty(), "{name}");
    }
    assert!(stdout.contains("Too few"), "{stdout}");
    let beginning_with = |start: &'static str| {
        let lines = stdout.lines();
        lines.filter(move |line| line.starts_with(start))
    };
    let mut marked = beginning_with("  - a: ").zip(beginning_with("    b: "));
    assert!(
        marked.any(|(a, b)| a.contains('[') && b.contains('[')),
        "{stdout}"
    );
    let kinds: BTreeSet<String> = report
        .table("swaps")
        .rows
        .into_iter()
        .map(|row| row["kind"].clone())
        .collect();
    for kind in ["number_changed", "hedge_added"] {
        assert!(kinds.contains(kind), "{kinds:?}");
    }
    let found_nowhere = |text: &str| {
        let rows = report.table("unmatched").rows.into_iter();
        rows.map(|row| row["text"].clone())
            .any(|sentence| sentence.starts_with(text))
    };
    assert!(found_nowhere("A beekeeper on the far bank"));
    assert!(found_nowhere("Members of the rowing club"));
    assert!(!found_nowhere("The mayor"));
    // Both are on one event, which is named after the first.
    for row in report.table("articles").rows {
        assert_eq!(row["event"], "found:a/a.txt");
    }
}

#[test]
fn what_differs_is_marked_in_the_summary() {
    let one =
        "Repairs of the Léman bridge were delayed by 12 days because a crane broke on Friday.";
    let other = "Repairs of the Léman bridge were reportedly delayed by 19 days because a crane broke on Friday.";
    let (_scratch, _, stdout) = two_files(one, other, &[]);
    let lines = [
        "  - a: Repairs of the Léman bridge were delayed by [12] days because a crane broke on Friday.",
        "    b: Repairs of the Léman bridge were [reportedly] delayed by [19] days because a crane broke on Friday.",
    ];
    assert!(stdout.contains(&lines.join("\n")), "{stdout}");
    let (_scratch, _, stdout) = two_files(one, one, &[]);
    assert!(!stdout.contains("in brackets"), "{stdout}");
}

#[test]
fn offsets_cut_what_stands_beside_them() {
    let (_scratch, report, _) = two_files(ONE, OTHER, &[]);
    let checked = offsets_hold(&report, &BTreeMap::from([("a", ONE), ("b", OTHER)]));
    assert!(checked > 20, "{checked}");
    for row in report.table("pairs").rows {
        assert!(row["outlet_a"] < row["outlet_b"]);
    }
}

#[test]
fn offsets_hold_in_titles_and_with_letters_of_several_code_points() {
    let titled = |id: &str, outlet: &str, title: &str, text: &str| Story {
        id: id.to_string(),
        outlet: outlet.to_string(),
        event: "bridge".to_string(),
        title: title.to_string(),
        text: text.to_string(),
        ..Story::default()
    };
    // An e with a combining accent, a family of three, and a flag.
    let odd = "Cafe\u{301} owner Zoe\u{308} Brandstro\u{308}m 👩‍👩‍👧 🇨🇭 sold the rotten beams to the council for 300 crowns in May.";
    let even = "Cafe\u{301} owner Zoe\u{308} Brandstro\u{308}m sold the rotten beams to the parish for 500 crowns in May.";
    let (_scratch, report) = compared(
        &[
            titled("x", "Aurora", "Café collapses on Léman bridge", odd),
            titled("y", "Borough", "Café falls from Léman bridge", even),
        ],
        &[],
    );
    let pairs = report.table("pairs");
    let fields: BTreeSet<&str> = pairs.rows.iter().map(|row| &*row["field_a"]).collect();
    assert_eq!(fields, BTreeSet::from(["text", "title"]));
    let texts = |outlet: &str, field: &str| match (outlet, field) {
        ("Aurora", "title") => "Café collapses on Léman bridge",
        ("Borough", "title") => "Café falls from Léman bridge",
        ("Aurora", _) => odd,
        _ => even,
    };
    for row in &pairs.rows {
        assert_eq!(row["field_a"], row["field_b"], "titles meet titles only");
        for side in ["a", "b"] {
            let text = texts(&row[&format!("outlet_{side}")], &row["field_a"]);
            let found = cut(text, row, &format!("start_{side}"), &format!("end_{side}"));
            assert_eq!(found, row[&format!("text_{side}")]);
        }
    }
    let mut phrases = 0;
    for row in report.table("swaps").rows {
        let of = |pair: &&Row| pair["pair_id"] == row["pair_id"];
        let pair = pairs.rows.iter().find(of).unwrap();
        for side in ["a", "b"] {
            let phrase = &row[&format!("phrase_{side}")];
            if !phrase.is_empty() {
                let text = texts(&row[&format!("outlet_{side}")], &pair["field_a"]);
                let found = cut(text, &row, &format!("start_{side}"), &format!("end_{side}"));
                assert_eq!(found, *phrase);
                phrases += 1;
            }
        }
    }
    assert!(phrases >= 6, "{phrases}");
}

#[test]
fn a_reference_is_b() {
    let (_scratch, report, _) = two_files(ONE, OTHER, &["--reference", "a"]);
    let pairs = report.table("pairs");
    assert!(!pairs.rows.is_empty());
    for row in pairs.rows.iter().chain(&report.table("swaps").rows) {
        assert_eq!([&row["outlet_a"], &row["outlet_b"]], ["b", "a"]);
    }
    offsets_hold(&report, &BTreeMap::from([("a", ONE), ("b", OTHER)]));
    // It is the mirror of what comes without.
    let (_scratch, plain, _) = two_files(ONE, OTHER, &[]);
    assert_eq!(swap_rows(&report), mirrored(&swap_rows(&plain)));
    // Of three outlets, only pairs with the reference.
    let story = |outlet: &str, text: &str| Story {
        id: outlet.to_lowercase(),
        outlet: outlet.to_string(),
        event: "bridge".to_string(),
        text: text.to_string(),
        ..Story::default()
    };
    let all = [
        story("Aurora", ONE),
        story("Borough", OTHER),
        story("Comet", ONE),
    ];
    let (_scratch, report) = compared(&all, &["--reference", "Borough"]);
    let pairs = report.table("pairs").rows;
    let met: BTreeSet<(&str, &str)> = pairs
        .iter()
        .map(|row| (&*row["outlet_a"], &*row["outlet_b"]))
        .collect();
    assert_eq!(
        met,
        BTreeSet::from([("Aurora", "Borough"), ("Comet", "Borough")])
    );
    let against = report.table("unmatched").rows.into_iter();
    let against: BTreeSet<String> = against
        .filter(|row| row["outlet"] != "Borough")
        .map(|row| row["against"].clone())
        .collect();
    assert_eq!(against, BTreeSet::from(["Borough".to_string()]));
}

/// Swaps as kind, phrases and categories, sorted.
fn swap_rows(report: &Report) -> Vec<[String; 6]> {
    let columns = [
        "kind",
        "phrase_a",
        "phrase_b",
        "category_a",
        "category_b",
        "referent",
    ];
    let rows = report.table("swaps").rows.into_iter();
    let mut rows: Vec<[String; 6]> = rows
        .map(|row| columns.map(|column| row[column].clone()))
        .collect();
    rows.sort();
    rows
}

fn mirrored(rows: &[[String; 6]]) -> Vec<[String; 6]> {
    let kind = |kind: &str| match kind.split_once('_').unwrap_or(("", kind)) {
        ("", "added") => "dropped".to_string(),
        ("", "dropped") => "added".to_string(),
        (of @ ("attribution" | "hedge"), "added") => format!("{of}_dropped"),
        (of @ ("attribution" | "hedge"), "dropped") => format!("{of}_added"),
        _ => kind.to_string(),
    };
    let mut rows: Vec<[String; 6]> = rows
        .iter()
        .map(
            |[of, phrase_a, phrase_b, category_a, category_b, referent]| {
                [
                    kind(of),
                    phrase_b.clone(),
                    phrase_a.clone(),
                    category_b.clone(),
                    category_a.clone(),
                    referent.clone(),
                ]
            },
        )
        .collect();
    rows.sort();
    rows
}

#[test]
fn exchanging_the_files_mirrors_the_swaps() {
    let (_scratch, plain, _) = two_files(ONE, OTHER, &[]);
    let (_scratch, exchanged, _) = two_files(OTHER, ONE, &[]);
    let rows = swap_rows(&plain);
    assert!(rows.iter().any(|row| row[0] == "hedge_added"), "{rows:?}");
    assert_eq!(swap_rows(&exchanged), mirrored(&rows));
    let sides = |report: &Report, a: &str, b: &str| -> BTreeSet<(String, String, String)> {
        let rows = report.table("pairs").rows.into_iter();
        rows.map(|row| (row[a].clone(), row[b].clone(), row["relation"].clone()))
            .collect()
    };
    assert_eq!(
        sides(&plain, "text_a", "text_b"),
        sides(&exchanged, "text_b", "text_a")
    );
    let unmatched = |report: &Report| -> BTreeSet<String> {
        let rows = report.table("unmatched").rows.into_iter();
        rows.map(|row| row["text"].clone()).collect()
    };
    assert_eq!(unmatched(&plain), unmatched(&exchanged));
}

/// The relation of two sentences that are all of their articles; `None` if they are no pair.
fn relation(a: &str, b: &str) -> Option<Relation> {
    let (_, met) = meeting::two(a, b, &LEXICONS);
    assert!(met.pairs.len() <= 1, "{a} {b}");
    met.pairs.first().map(|pair| pair.relation)
}

/// Pairs of numbers that cannot both be true.
const CONFLICTS: [(&str, &str); 13] = [
    ("12", "19"),
    ("3", "four"),
    ("eleven", "twelve"),
    ("1,200", "2,100"),
    ("20", "19"),
    ("2.5 million", "3.4 million"),
    ("forty", "fourteen"),
    ("twenty-five", "twenty-six"),
    ("1987", "1989"),
    ("5.1", "6.1"),
    ("30,000", "8,000"),
    ("100", "1,000"),
    ("two dozen", "three dozen"),
];

/// A sentence with a number.
const WITH_NUMBER: [&str; 3] = [
    "The ferry company has sold {} tickets for the crossing to Quillhaven since the strike ended.",
    "Inspectors of the river board found {} cracks in the upper lock at Talmere on Thursday.",
    "“We counted {} swans below the weir before the fog came in,” the warden of the reserve said.",
];

#[test]
fn numbers_that_conflict_are_never_the_same_fact() {
    for frame in WITH_NUMBER {
        for (one, other) in CONFLICTS {
            let texts = [one, other].map(|number| frame.replace("{}", number));
            for (a, b) in [(0, 1), (1, 0)] {
                let found = relation(&texts[a], &texts[b]);
                let is_same = [Some(Relation::Verbatim), Some(Relation::Reworded)].contains(&found);
                assert!(!is_same, "{} / {}: {found:?}", texts[a], texts[b]);
            }
            assert_eq!(relation(&texts[0], &texts[0]), Some(Relation::Verbatim));
        }
    }
}

#[test]
fn a_changed_number_is_a_swap() {
    for (one, other) in CONFLICTS {
        let [a, b] = [one, other].map(|number| WITH_NUMBER[0].replace("{}", number));
        let (meeting, met) = meeting::two(&a, &b, &LEXICONS);
        let pair = met.pairs.first().unwrap_or_else(|| panic!("{a} {b}"));
        let swaps = swaps_of(pair);
        assert!(!swaps.is_empty(), "{a} {b}");
        for swap in swaps {
            assert_eq!(swap.kind.name(), "number_changed", "{a} {b}");
            let phrase = swap
                .a
                .unwrap()
                .of(&meeting.tellers[0].told.sentences[0].text);
            assert!(one.contains(phrase), "{phrase} of {one}");
        }
    }
}

#[test]
fn another_scale_is_another_number() {
    for (one, other) in [
        ("2.5 million", "2.5 billion"),
        ("2 hundred", "2 thousand"),
        ("five", "five thousand"),
    ] {
        let [a, b] = [one, other].map(|number| WITH_NUMBER[0].replace("{}", number));
        let (_, met) = meeting::two(&a, &b, &LEXICONS);
        assert_eq!(met.pairs[0].relation, Relation::Partial, "{one}, {other}");
        let swaps = swaps_of(&met.pairs[0]).iter();
        let kinds: Vec<&str> = swaps.map(|swap| swap.kind.name()).collect();
        assert_eq!(kinds, ["number_changed"], "{one}, {other}");
    }
}

#[test]
fn a_sentence_told_in_two_is_two_pairs() {
    for (whole, parts) in [
        (
            "A landslide buried the railway tunnel at Hasselmoor on Sunday, and two hundred passengers spent the night in a village school.",
            [
                "A landslide buried the railway tunnel at Hasselmoor on Sunday.",
                "Two hundred passengers spent the night in a village school.",
            ],
        ),
        (
            "The Belcastra opera dismissed its conductor on Friday, hours after the orchestra had refused to play under him.",
            [
                "The Belcastra opera dismissed its conductor on Friday.",
                "Hours earlier, the orchestra had refused to play under him.",
            ],
        ),
    ] {
        for (text, is_a) in [(parts.join(" "), true), (parts.join("\n\n"), false)] {
            let (a, b) = if is_a {
                (whole, &*text)
            } else {
                (&*text, whole)
            };
            let (_, met) = meeting::two(a, b, &LEXICONS);
            let relations: Vec<Relation> = met.pairs.iter().map(|pair| pair.relation).collect();
            assert_eq!(relations, [Relation::Partial; 2], "{a} / {b}");
            assert!(met.unmatched.is_empty());
        }
    }
}

#[test]
fn the_order_of_paragraphs_matters_little() {
    let found = |other: &str| -> BTreeSet<(String, String)> {
        let (_scratch, report, _) = two_files(ONE, other, &[]);
        let rows = report.table("pairs").rows.into_iter();
        rows.map(|row| (row["text_a"].clone(), row["text_b"].clone()))
            .collect()
    };
    let plain = found(OTHER);
    assert!(plain.len() >= 4);
    let paragraphs: Vec<&str> = OTHER.split("\n\n").collect();
    for turn in 1..paragraphs.len() {
        let mut turned = paragraphs.clone();
        turned.rotate_left(turn);
        let reversed: Vec<&str> = turned.iter().rev().copied().collect();
        for order in [turned, reversed] {
            let here = found(&order.join("\n\n"));
            let common = here.intersection(&plain).count();
            let all = here.union(&plain).count();
            assert!(
                5 * common >= 4 * all,
                "{order:?}\n{:#?}",
                here.symmetric_difference(&plain)
            );
        }
    }
}

#[test]
fn an_article_meets_itself_word_for_word() {
    for text in [ONE, OTHER] {
        let (_, met) = meeting::two(text, text, &LEXICONS);
        assert!(met.unmatched.is_empty());
        let sought = met.sought.iter().filter(|at| at.teller == 0);
        let sought: Vec<usize> = sought.map(|at| at.sentence).collect();
        assert!(sought.len() >= 5);
        for sentence in sought {
            let own = |pair: &&Pair| pair.a.sentence == sentence && pair.b.sentence == sentence;
            let pair = met.pairs.iter().find(own).expect("it meets itself");
            assert_eq!(pair.relation, Relation::Verbatim);
            assert_eq!(pair.score, 1.0);
            assert!(swaps_of(pair).is_empty());
        }
        let others = met.pairs.iter().filter(|p| p.a.sentence != p.b.sentence);
        assert!(others.clone().all(|p| p.relation == Relation::Partial));
    }
    let (_scratch, report, _) = two_files(ONE, ONE, &[]);
    let sentences = report.table("sentences").rows.len() / 2;
    assert_eq!(verbatim_of_one_place(&report), sentences);
    assert!(report.table("unmatched").rows.is_empty());
}

/// Pairs of a sentence with itself, all of which must be verbatim; two sentences
/// of one article can share a part of a fact, but no more.
fn verbatim_of_one_place(report: &Report) -> usize {
    let pairs = report.table("pairs");
    let (same, others): (Vec<&Row>, Vec<&Row>) = pairs
        .rows
        .iter()
        .partition(|row| row["sentence_a"] == row["sentence_b"]);
    for row in &same {
        assert_eq!([&row["relation"], &row["score"]], ["verbatim", "1"]);
    }
    assert!(others.iter().all(|row| row["relation"] == "partial"));
    let swaps = report.table("swaps");
    let of_others = |id: &String| others.iter().any(|row| row["pair_id"] == *id);
    assert!(swaps.rows.iter().all(|row| of_others(&row["pair_id"])));
    same.len()
}

#[test]
fn typography_and_case_are_no_difference() {
    let loud = ONE
        .to_uppercase()
        .replace(['“', '”'], "\"")
        .replace('’', "'");
    let (_scratch, report, _) = two_files(ONE, &loud, &[]);
    let sentences = report.table("sentences").rows.len() / 2;
    assert!(sentences >= 5);
    assert_eq!(verbatim_of_one_place(&report), sentences);
}

/// No sentence of unmatched is in a pair with the outlet against which it stands.
fn unmatched_is_in_no_pair(pairs: &Table, unmatched: &Table) {
    let mut paired: BTreeSet<[&str; 4]> = BTreeSet::new();
    for row in &pairs.rows {
        for (mine, other) in [("a", "b"), ("b", "a")] {
            let cell = |name: &str, side: &str| row[&format!("{name}_{side}")].as_str();
            paired.insert([
                cell("article", mine),
                cell("field", mine),
                cell("sentence", mine),
                cell("outlet", other),
            ]);
        }
    }
    for row in &unmatched.rows {
        let key = ["article_id", "field", "sentence", "against"].map(|name| &*row[name]);
        assert!(!paired.contains(&key), "{row:?}");
        assert_ne!(row["against"], row["outlet"]);
        assert!(row["best_score"].parse::<f64>().unwrap() < 0.5);
    }
}

#[test]
fn what_is_paired_is_not_unmatched() {
    let (_scratch, report, _) = two_files(ONE, OTHER, &[]);
    unmatched_is_in_no_pair(&report.table("pairs"), &report.table("unmatched"));
    let mut all = report::news::two_outlets(14, 14);
    all.extend(report::news::stories("Comet", 14, 0.3, 13));
    let (_scratch, report) = compared(&all, &[]);
    let (pairs, unmatched) = (report.table("pairs"), report.table("unmatched"));
    assert!(!unmatched.rows.is_empty());
    unmatched_is_in_no_pair(&pairs, &unmatched);
    // Pairs are of two outlets on one event.
    let articles = report.table("articles");
    let articles = articles.by(&["article_id"]);
    for row in &pairs.rows {
        let [a, b] = ["article_a", "article_b"].map(|side| articles[&vec![row[side].clone()]]);
        assert_eq!([&a["event"], &b["event"]], [&row["event"]; 2]);
        assert!(row["outlet_a"] < row["outlet_b"]);
        assert_eq!(
            [&a["outlet"], &b["outlet"]],
            [&row["outlet_a"], &row["outlet_b"]]
        );
    }
    let ids: BTreeSet<&String> = pairs.rows.iter().map(|row| &row["pair_id"]).collect();
    assert_eq!(ids.len(), pairs.rows.len());
}

fn told(text: &str) -> Told {
    let article = Article {
        id: "a".to_string(),
        text: text.to_string(),
        ..Article::default()
    };
    let scored = parallax::pipeline::article(article, &LEXICONS, &mut Caches::default());
    parallax::align::told(&scored.linked.0)
}

/// Where the words of a pair part.
fn swaps_of(pair: &Pair) -> &[Swap] {
    pair.swaps.as_deref().unwrap_or_default()
}

/// Where the words of two sentences part.
fn swaps(a: &ToldSentence, b: &ToldSentence) -> Vec<Swap> {
    parallax::align::swaps(a, b).unwrap_or_default()
}

fn sorted(mut swaps: Vec<Swap>) -> Vec<Swap> {
    swaps.sort_by_key(|swap| (swap.kind, swap.a, swap.b));
    swaps
}

/// Words that the rules look at, among others that they do not.
const WORDS: [&str; 40] = [
    "the",
    "mayor",
    "engineers",
    "said",
    "told",
    "reportedly",
    "allegedly",
    "may",
    "May",
    "twelve",
    "19",
    "5,200",
    "2.5",
    "million",
    "hundreds",
    "about",
    "more",
    "than",
    "“rotten",
    "beams”",
    "“the",
    "weir”",
    "café",
    "naïve",
    "İnci",
    "straße",
    "well-known",
    "e-mail",
    "engineer’s",
    "bridge",
    "bridges",
    "closed",
    "opened",
    "on",
    "Monday",
    "according",
    "to",
    "—",
    "not",
    "river",
];

fn sequence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..24)
        .prop_map(|words| format!("{}.", words.join(" ")))
}

/// A sequence and another that is made of it: words left out, doubled or others.
fn two_sequences() -> impl Strategy<Value = (String, String)> {
    let change = (
        any::<prop::sample::Index>(),
        0..3,
        prop::sample::select(WORDS.to_vec()),
    );
    let related = (sequence(), prop::collection::vec(change, 0..6)).prop_map(|(one, changes)| {
        let mut words: Vec<String> = one.split(' ').map(String::from).collect();
        for (place, what, word) in changes {
            let at = place.index(words.len());
            match what {
                0 => words[at] = word.to_string(),
                1 => words.insert(at, word.to_string()),
                _ if words.len() > 1 => {
                    words.remove(at);
                }
                _ => {}
            }
        }
        (one, words.join(" "))
    });
    prop_oneof![(sequence(), sequence()), related]
}

/// The sentences of pairs, the second article's first if `turned`.
fn paired(met: &Met, turned: bool) -> BTreeSet<(usize, usize)> {
    let sides = met.pairs.iter().map(|pair| match turned {
        true => (pair.b.sentence, pair.a.sentence),
        false => (pair.a.sentence, pair.b.sentence),
    });
    sides.collect()
}

#[test]
fn the_relation_does_not_depend_on_which_sentence_is_a() {
    let one =
        "2.5 the the said about twelve engineer’s opened said said mayor the the the the the.";
    let other = "may the 2.5 the 19 about engineer’s 19 engineers the said the.";
    assert_eq!(relation(one, other), relation(other, one));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn swaps_are_mirrored_and_stand_on_words((one, other) in two_sequences()) {
        let (one, other) = (told(&one), told(&other));
        for a in &one.sentences {
            prop_assert!(swaps(a, a).is_empty(), "{:?}", swaps(a, a));
            for b in &other.sentences {
                let found = swaps(a, b);
                let mirror = found.iter().cloned().map(Swap::mirrored).collect();
                prop_assert_eq!(sorted(mirror), sorted(swaps(b, a)));
                for swap in &found {
                    prop_assert!(swap.a.is_some() || swap.b.is_some());
                    for (span, sentence) in [(swap.a, a), (swap.b, b)] {
                        let Some(span) = span else { continue };
                        prop_assert!(span.start < span.end);
                        let phrase = sentence.text.get(span.start..span.end);
                        let phrase = phrase.expect("on the boundaries of characters");
                        prop_assert_eq!(phrase, phrase.trim());
                        prop_assert!(sentence.words.iter().any(|word| word.span.overlaps(span)));
                    }
                    prop_assert_eq!(swap.clone().mirrored().mirrored(), swap.clone());
                }
            }
        }
    }

    #[test]
    fn two_articles_of_any_words_meet_in_order((one, other) in two_sequences()) {
        let (_, met) = meeting::two(&one, &other, &LEXICONS);
        let places: Vec<_> = met.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        prop_assert!(places.is_sorted());
        for pair in &met.pairs {
            prop_assert!((0.0..=1.0).contains(&pair.score));
            prop_assert_eq!([pair.a.teller, pair.b.teller], [0, 1]);
            let paired = [(pair.a, "B"), (pair.b, "A")];
            let mut missed = met.unmatched.iter();
            let is_missed = missed.any(|u| paired.contains(&(u.at, u.against.as_str())));
            prop_assert!(!is_missed);
        }
        let (_, back) = meeting::two(&other, &one, &LEXICONS);
        prop_assert_eq!(paired(&met, false), paired(&back, true));
    }
}
