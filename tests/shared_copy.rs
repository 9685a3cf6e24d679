//! Copy that outlets share, such as an agency's: where it is found, what is said
//! of it, and what the statistics are without it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::{Draw, Story, jsonl};
use report::{Report, Row, Scratch, compared};
use std::collections::{BTreeMap, BTreeSet};

/// What an agency sent out, sentence by sentence.
const AGENCY: [&str; 12] = [
    "The sluice at Talmere failed early on Monday and sent a wave of brown water through the lower town.",
    "Nobody was killed, but nine people were treated in hospital for cuts and for the cold.",
    "The water reached the market square within twenty minutes and stood there until late in the afternoon.",
    "Shopkeepers had carried what they could to the upper floors before the power was switched off.",
    "Engineers found that a bolt the length of a forearm had sheared off during the night.",
    "It had been inspected in March and was not due for replacement before the end of next year.",
    "The river board ordered that every bolt of the same make be examined by Friday at the latest.",
    "There are forty of them in the valley, most of them in locks that carry little traffic.",
    "Insurers put the damage at eleven million crowns and warned that the sum could still rise.",
    "The railway to Port Lenna remained closed because gravel had been washed from under the sleepers.",
    "Trains will run again on Wednesday if the track can be filled and tested in time.",
    "A similar failure twelve years ago had led to the rules under which the bolts are inspected.",
];

const OWN: [&str; 3] = [
    "Our reporter walked through the lower town at dusk and met families who were drying carpets over fences.",
    "An old cooper showed her a line on his wall where the flood of his childhood had stood.",
    "He has repainted everything but that line ever since, he explained, because children believe only what they see.",
];

fn story(id: &str, outlet: &str, event: &str, text: String) -> Story {
    Story {
        id: id.to_string(),
        outlet: outlet.to_string(),
        event: event.to_string(),
        text,
        ..Story::default()
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column]
        .parse()
        .unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

fn count(row: &Row, column: &str) -> usize {
    row[column]
        .parse()
        .unwrap_or_else(|_| panic!("{column} of {row:?}"))
}

/// One outlet prints all, the other cuts two sentences, writes words into a
/// third and adds a paragraph.
fn printed_twice() -> [Story; 2] {
    let mut edited: Vec<String> = AGENCY.map(String::from).to_vec();
    edited[2] = edited[2].replace("stood there", "stood there, brown and stinking of oil,");
    edited.remove(7);
    edited.remove(5);
    let text = format!("{}\n\n{}", edited.join(" "), OWN.join(" "));
    [
        story("a-1", "Aurora", "sluice", AGENCY.join(" ")),
        story("b-1", "Borough", "sluice", text),
    ]
}

#[test]
fn an_agency_story_in_two_outlets() {
    let stories = printed_twice();
    let (_scratch, report) = compared(&stories, &[]);
    let wire = report.table("wire");
    assert_eq!(wire.rows.len(), 2, "{wire:?}");
    let cut = words(AGENCY[5]) + words(AGENCY[7]);
    let all = words(&stories[0].text);
    for (row, outlet, with, shared, of, added, cut) in [
        (&wire.rows[0], "Aurora", "b-1", all - cut, all, 0, 5),
        (
            &wire.rows[1],
            "Borough",
            "a-1",
            all - cut + 5,
            words(&stories[1].text),
            5,
            0,
        ),
    ] {
        assert_eq!([&row["outlet"], &row["with"]], [outlet, with]);
        assert_eq!(row["group"], "wire:a-1");
        assert_eq!(count(row, "words_shared"), shared, "{outlet}");
        let share = shared as f64 / of as f64;
        assert!((number(row, "share") - share).abs() < 1e-4, "{row:?}");
        assert_eq!([count(row, "added"), count(row, "cut")], [added, cut]);
    }
    for row in report.table("articles").rows {
        assert_eq!(row["wire"], "wire:a-1", "{}", row["article_id"]);
    }
    // The measure says the same.
    let shared = report
        .table("measures")
        .only(|row| row["measure"] == "shared_copy" && row["voice"] == "all");
    for (row, wire) in shared.rows.iter().zip(&wire.rows) {
        assert_eq!(count(row, "count"), count(wire, "words_shared"));
    }
    assert_eq!(shared.rows.len(), 2);
}

#[test]
fn words_that_either_side_cut_are_counted_on_the_other() {
    // Each outlet cuts a few words of a sentence that the other keeps.
    let mut one = AGENCY.map(String::from);
    let mut other = AGENCY.map(String::from);
    one[2] = one[2].replace(" within twenty minutes", "");
    other[6] = other[6].replace(" of the same make", "");
    let (_scratch, report) = compared(
        &[
            story("a", "Aurora", "sluice", one.join(" ")),
            story("b", "Borough", "sluice", other.join(" ")),
        ],
        &[],
    );
    let rows = report.table("wire").rows;
    assert_eq!(rows.len(), 2);
    let counted = |row: &Row| [count(row, "added"), count(row, "cut")];
    assert_eq!([counted(&rows[0]), counted(&rows[1])], [[4, 3], [3, 4]]);
}

#[test]
fn typography_and_case_do_not_hide_copy() {
    let shouted = AGENCY.join(" ").to_uppercase();
    let dashed = AGENCY.join("\n\n").replace(',', " —");
    let (_scratch, report) = compared(
        &[
            story("a", "Aurora", "sluice", shouted),
            story("b", "Borough", "sluice", dashed),
        ],
        &[],
    );
    let rows = report.table("wire").rows;
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter().all(|row| number(row, "share") > 0.95),
        "{rows:?}"
    );
}

#[test]
fn outlets_that_quote_one_speech_share_no_copy() {
    let speech = [
        "“We will not wait for another winter before the locks are mended, and we will not ask the villages to pay for them,” {}.",
        "“Anyone who has seen the water in the square knows that the time for reports and for committees is over,” {}.",
        "“I have asked the treasury for eleven million crowns, and I will go on asking until the last bolt is replaced,” {}.",
        "“The people of the valley have carried enough on their own shoulders since the spring, and they deserve an answer,” {}.",
    ];
    let quoted = |tags: [&str; 4], own: [&str; 4]| {
        let parts = speech.iter().zip(tags).zip(own);
        let paragraphs =
            parts.map(|((quote, tag), own)| format!("{} {own}", quote.replace("{}", tag)));
        paragraphs.collect::<Vec<_>>().join("\n\n")
    };
    let one = quoted(
        ["Mira Oldane said", "she said", "Oldane said", "she said"],
        [
            "The head of the river board spoke for an hour in a crowded gymnasium.",
            "Farmers in the first rows applauded, others kept their arms folded.",
            "Where the money should come from remained open, as it had at two earlier meetings.",
            "A brass band played when she left through a side door.",
        ],
    );
    let other = quoted(
        [
            "the chairwoman, Mira Oldane, said",
            "Oldane told the meeting",
            "she said to applause",
            "she said at the end",
        ],
        [
            "It rained so hard on the roof that some of her listeners asked for a microphone.",
            "Two councillors walked out before questions were allowed.",
            "No budget line for repairs exists at present.",
            "Coffee was served by the volunteers of the fire brigade afterwards.",
        ],
    );
    let (_scratch, report) = compared(
        &[
            story("a", "Aurora", "speech", one),
            story("b", "Borough", "speech", other),
        ],
        &[],
    );
    assert!(report.table("wire").rows.is_empty());
    let articles = report.table("articles").rows;
    assert!(articles.iter().all(|row| row["wire"].is_empty()));
    // Yet the sentences are found to tell the same.
    assert!(report.table("pairs").rows.len() >= 4);
}

#[test]
fn what_one_outlet_prints_twice_or_on_another_event_is_not_shared() {
    let copy = || AGENCY.join(" ");
    let (_scratch, report) = compared(
        &[
            story("a-1", "Aurora", "sluice", copy()),
            story("a-2", "Aurora", "sluice", copy()),
            story("b-1", "Borough", "sluice", OWN.join(" ")),
            story("b-2", "Borough", "another", copy()),
        ],
        &[],
    );
    assert!(report.table("wire").rows.is_empty());
}

#[test]
fn all_copies_are_one_group_however_they_hang_together() {
    // Aurora and Comet share nothing but through Borough.
    let halves = [AGENCY[..6].join(" "), AGENCY[6..].join(" ")];
    let (_scratch, report) = compared(
        &[
            story("z-first", "Aurora", "sluice", halves[0].clone()),
            story("m-both", "Borough", "sluice", halves.join(" ")),
            story("c-second", "Comet", "sluice", halves[1].clone()),
        ],
        &[],
    );
    let wire = report.table("wire");
    let with: BTreeSet<(&str, &str)> = wire
        .rows
        .iter()
        .map(|row| (&*row["article_id"], &*row["with"]))
        .collect();
    let both = [("z-first", "m-both"), ("c-second", "m-both")];
    let expected = both
        .iter()
        .flat_map(|(one, other)| [(*one, *other), (*other, *one)]);
    assert_eq!(with, expected.collect());
    assert!(wire.rows.iter().all(|row| row["group"] == "wire:c-second"));
}

/// Events of which each outlet has one article: half an agency's copy with
/// terms of the lexicon in it, half its own text. Of the last event Aurora has
/// nothing but the copy.
fn corpus() -> Vec<Story> {
    const SUBJECTS: [&str; 8] = [
        "foresters",
        "potters",
        "weavers",
        "millers",
        "divers",
        "masons",
        "joiners",
        "drovers",
    ];
    const DEEDS: [&str; 8] = [
        "asked the council of Talmere for",
        "wrote to the river board about",
        "brought to the market in Port Lenna",
        "complained on Tuesday of",
        "collected signatures against",
        "paid the treasury a fine for",
        "argued in the tavern over",
        "showed visitors from the coast",
    ];
    const THINGS: [&str; 8] = [
        "a load of damp timber",
        "the land grab along the shore",
        "two broken looms",
        "the disputed valley",
        "the water theft at the upper lock",
        "a peaceful pasture",
        "seven barrels of tar",
        "an unlawful barrage",
    ];
    let mut draw = Draw(77);
    let sentence = |draw: &mut Draw, mark: &str| {
        format!(
            "The {mark} {} {} {} after {} days of rain.",
            SUBJECTS[draw.below(8)],
            DEEDS[draw.below(8)],
            THINGS[draw.below(8)],
            3 + draw.below(90)
        )
    };
    let mut text = |mark: &str, count: usize| -> String {
        let sentences: Vec<String> = (0..count).map(|_| sentence(&mut draw, mark)).collect();
        sentences.join(" ")
    };
    let mut all = Vec::new();
    for event in 0..8 {
        let copy = text(&format!("agency{event}"), 4);
        for outlet in ["Aurora", "Borough"] {
            let own = text(&format!("{}{event}", outlet.to_lowercase()), 5);
            let only_copy = event == 7 && outlet == "Aurora";
            all.push(story(
                &format!("{}-{event}", outlet.to_lowercase()),
                outlet,
                &format!("event {event}"),
                if only_copy {
                    copy.clone()
                } else {
                    format!("{copy}\n\n{own}")
                },
            ));
        }
    }
    all
}

/// The tables that say whether shared copy was left out, with what tells rows apart.
const WITH_WIRE: [(&str, &[&str]); 4] = [
    (
        "summary",
        &["outlet", "measure", "category", "voice", "field"],
    ),
    (
        "comparison",
        &[
            "outlet_a", "outlet_b", "measure", "category", "voice", "field",
        ],
    ),
    (
        "decomposition",
        &["outlet_a", "outlet_b", "measure", "category", "voice"],
    ),
    (
        "terms",
        &[
            "outlet_a", "outlet_b", "lexicon", "term", "category", "voice",
        ],
    ),
];

/// Reports of the corpus with each setting; the first is without the flag.
fn reports() -> (Scratch, BTreeMap<&'static str, Report>) {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&corpus()));
    let reports = ["", "keep", "drop", "both"].map(|wire| {
        let flags: &[&str] = if wire.is_empty() {
            &[]
        } else {
            &["--wire", wire]
        };
        let out = format!("out-{wire}");
        let arguments = [&["compare", "news.jsonl"], flags].concat();
        (wire, scratch.report(&arguments, &out))
    });
    (scratch, reports.into())
}

#[test]
fn rows_say_whether_shared_copy_was_left_out() {
    let (_scratch, reports) = reports();
    for (name, key) in WITH_WIRE {
        let table = |wire: &str| reports[wire].table(name);
        let of = |wire: &str| -> BTreeSet<String> {
            let rows = table(wire).rows.into_iter();
            rows.map(|row| row["wire"].clone()).collect()
        };
        assert_eq!(of(""), BTreeSet::from(["keep".to_string()]), "{name}");
        assert_eq!(of("drop"), BTreeSet::from(["drop".to_string()]), "{name}");
        assert_eq!(of("both").len(), 2, "{name}");
        // Both is one beside the other, and keep is what comes without the flag.
        assert!(table("") == table("keep"), "{name}");
        for wire in ["keep", "drop"] {
            let alone = table(wire);
            let beside = table("both").only(|row| row["wire"] == wire);
            assert!(alone.by(key) == beside.by(key), "{name} {wire}");
        }
    }
}

#[test]
fn tables_of_articles_and_of_pairs_are_the_same_with_each() {
    let (_scratch, reports) = reports();
    let default = reports[""].files();
    for (wire, report) in &reports {
        let files = report.files();
        for name in [
            "articles",
            "sentences",
            "hits",
            "measures",
            "pairs",
            "swaps",
            "unmatched",
            "wire",
        ] {
            let name = format!("{name}.csv");
            assert!(!default[&name].is_empty());
            assert!(files[&name] == default[&name], "--wire {wire}: {name}");
        }
        let settings = &report.json("run.json")["settings"];
        let expected = if wire.is_empty() { "keep" } else { wire };
        assert_eq!(settings["wire"], expected);
    }
}

#[test]
fn what_is_left_out_is_the_shared_sentences_and_nothing_else() {
    let (_scratch, reports) = reports();
    let report = &reports["both"];
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    let wire = report.table("wire");
    assert_eq!(wire.rows.len(), corpus().len());
    for row in &wire.rows {
        *shared.entry(row["outlet"].clone()).or_default() += count(row, "words_shared");
    }
    let summary = report.table("summary");
    let row = |outlet: &str, measure: &str, wire: &str| {
        let is_it = |row: &&Row| {
            row["outlet"] == outlet
                && row["measure"] == measure
                && row["category"] == "*"
                && row["voice"] == "all"
                && row["field"] == "text"
                && row["wire"] == wire
        };
        let mut rows = summary.rows.iter().filter(is_it);
        let row = rows.next().unwrap_or_else(|| panic!("{outlet} {measure}"));
        assert!(rows.next().is_none());
        row
    };
    for outlet in ["Aurora", "Borough"] {
        for measure in ["words_not_own", "terms:dam"] {
            let (keep, drop) = (row(outlet, measure, "keep"), row(outlet, measure, "drop"));
            let left_out = count(keep, "base") - count(drop, "base");
            assert_eq!(left_out, shared[outlet], "{outlet} {measure}");
            assert!(count(drop, "base") > 0);
            // The article that is all copy has nothing left to count in.
            let gone = usize::from(outlet == "Aurora");
            let articles = [keep, drop].map(|row| count(row, "articles"));
            assert_eq!(articles, [8, 8 - gone], "{outlet} {measure}");
        }
        let hits = ["keep", "drop"].map(|wire| count(row(outlet, "terms:dam", wire), "count"));
        assert!(hits[0] > hits[1] && hits[1] > 0, "{outlet}: {hits:?}");
        // The hits that are left stand outside the shared sentences.
        let own = |hit: &&Row| hit["outlet"] == outlet && !hit["sentence"].is_empty();
        let hits_table = report.table("hits");
        let outside = hits_table.rows.iter().filter(own).filter(|hit| {
            // The copy is the first four sentences.
            count(hit, "sentence") >= 4
        });
        let spans: BTreeSet<[&str; 3]> = outside
            .map(|hit| [&*hit["article_id"], &*hit["start"], &*hit["end"]])
            .collect();
        assert_eq!(spans.len(), hits[1], "{outlet}");
    }
}

#[test]
fn measures_of_what_is_shared_stay() {
    let (_scratch, reports) = reports();
    let summary = reports["both"].table("summary");
    let mut compared = 0;
    let key = ["outlet", "measure", "category", "voice", "field"];
    let of = |wire: &str| {
        let rows = summary.clone().only(|row| row["wire"] == wire);
        let rows = rows.only(|row| {
            row["measure"].starts_with("swaps")
                || ["shared_copy", "not_found"].contains(&&*row["measure"])
        });
        rows.without(&["wire"])
    };
    let (keep, drop) = (of("keep"), of("drop"));
    let (keep, drop) = (keep.by(&key), drop.by(&key));
    assert!(keep.keys().eq(drop.keys()));
    for (key, row) in &keep {
        assert_eq!(*row, drop[key]);
        compared += usize::from(!row["value"].is_empty());
    }
    assert!(compared > 4, "{compared}");
}

#[test]
fn copy_of_a_whole_corpus_leaves_nothing() {
    let all = [
        story("a", "Aurora", "sluice", AGENCY.join(" ")),
        story("b", "Borough", "sluice", AGENCY.join(" ")),
    ];
    let (_scratch, report) = compared(&all, &["--wire", "drop"]);
    let summary = report
        .table("summary")
        .only(|row| row["measure"] == "words_not_own" && row["field"] == "text");
    assert!(!summary.rows.is_empty());
    for row in summary.rows {
        assert_eq!([count(&row, "articles"), count(&row, "base")], [0, 0]);
        assert_eq!(row["value"], "");
        assert!(row["note"].starts_with("no "), "{}", row["note"]);
    }
    let comparison = report.table("comparison");
    assert!(comparison.rows.iter().all(|row| row["p"].is_empty()));
}

#[test]
fn another_word_after_wire_is_wrong_usage() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&printed_twice()));
    for word in ["what", "", "Keep", "keep,drop"] {
        let said = scratch.run(&["compare", "news.jsonl", "--wire", word, "--out", "out"]);
        assert_eq!(said.code, Some(2), "{word}: {}", said.stderr);
        let expected = format!("--wire `{word}` is none of keep, drop, both");
        assert!(said.stderr.contains(&expected), "{}", said.stderr);
        assert!(!scratch.path().join("out").exists());
    }
}
