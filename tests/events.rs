//! Events that nobody gave: which articles are found to tell of one, what does
//! not matter for it, and what no input may do to it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;
mod tellings;

use report::news::{Draw, Story, jsonl};
use report::{Report, Row, Scratch, compared};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tellings::{AFFAIRS, affair_of, tellings};

/// The event of each article.
fn events(report: &Report) -> BTreeMap<String, String> {
    let rows = report.table("articles").rows.into_iter();
    rows.map(|row| (row["article_id"].clone(), row["event"].clone()))
        .collect()
}

/// The articles of each event; those without one are left out.
fn members(events: &BTreeMap<String, String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut members: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (id, event) in events.iter().filter(|(_, event)| !event.is_empty()) {
        members.entry(event).or_default().insert(id);
    }
    members
}

/// The events of stories, as one file without a column for them.
fn found(stories: &[Story]) -> BTreeMap<String, String> {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &without_events(stories));
    events(&scratch.report(&["compare", "news.jsonl"], "out"))
}

fn without_events(stories: &[Story]) -> String {
    let without = |line: &str| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        record.as_object_mut().unwrap().remove("event");
        record.to_string() + "\n"
    };
    jsonl(stories).lines().map(without).collect()
}

/// The event that every article of [`tellings`] should have.
fn expected() -> BTreeMap<String, String> {
    let all = tellings();
    let first = |affair: &str| {
        let mine = all.iter().filter(|story| affair_of(&story.id) == affair);
        mine.map(|story| &story.id).min().unwrap()
    };
    let named = |story: &Story| format!("found:{}", first(affair_of(&story.id)));
    all.iter()
        .map(|story| (story.id.clone(), named(story)))
        .collect()
}

fn shuffled(mut stories: Vec<Story>, seed: u64) -> Vec<Story> {
    let mut draw = Draw(seed);
    for at in (1..stories.len()).rev() {
        stories.swap(at, draw.below(at + 1));
    }
    stories
}

fn number(row: &Row, column: &str) -> usize {
    row[column].parse().unwrap()
}

#[test]
fn the_stories_are_long_and_in_words_of_their_own() {
    let all = tellings();
    assert!(all.len() > 2 * AFFAIRS.len() && AFFAIRS.len() >= 8);
    for story in &all {
        let words = story.text.split_whitespace().count();
        assert!(words >= 130, "{} has {words} words", story.id);
        assert!(!story.text.contains('{'), "{}", story.text);
    }
    // So that no event is found by copied text.
    let (_scratch, report) = compared(&all, &[]);
    assert!(report.table("wire").rows.is_empty());
    for row in report.table("articles").rows {
        assert_eq!(row["cluster"], row["article_id"]);
    }
}

#[test]
fn events_are_found_with_dates_and_without() {
    let mut all = tellings();
    assert_eq!(found(&all), expected());
    for story in &mut all {
        story.date.clear();
    }
    assert_eq!(found(&all), expected());
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    for seed in 1..4 {
        assert_eq!(found(&shuffled(tellings(), seed)), expected(), "{seed}");
    }
}

#[test]
fn an_event_is_named_after_its_smallest_article_id() {
    let mut all = tellings();
    // Ids whose order is not that of the input.
    let count = all.len();
    for (number, story) in all.iter_mut().enumerate() {
        let affair = affair_of(&story.id).to_string();
        story.id = format!("{affair}-{}", (count - number) * 7919 % 1000);
    }
    let events = found(&all);
    for (event, members) in members(&events) {
        assert_eq!(event, format!("found:{}", members.first().unwrap()));
        assert_eq!(members.len(), {
            let affair = affair_of(members.first().unwrap());
            all.iter().filter(|s| affair_of(&s.id) == affair).count()
        });
    }
    assert_eq!(members(&events).len(), AFFAIRS.len());
}

#[test]
fn every_article_alone_has_no_event() {
    let mut all = tellings();
    let mut seen = BTreeSet::new();
    all.retain(|story| seen.insert(affair_of(&story.id).to_string()));
    assert_eq!(all.len(), AFFAIRS.len());
    let events = found(&all);
    assert_eq!(events.len(), all.len());
    assert!(events.values().all(String::is_empty), "{events:?}");
}

#[test]
fn given_events_stay_and_are_joined_by_nobody() {
    let mut all = tellings();
    for story in &mut all {
        let affair = affair_of(&story.id);
        story.event = match (affair, &*story.outlet) {
            // Of one event a single article has it, of another all have it, and
            // two articles of different affairs are given one event.
            ("quarry", "Aurora") => "rocks".to_string(),
            ("ferry", _) => "ships".to_string(),
            ("theft" | "opera", "Borough") => "culture".to_string(),
            _ => String::new(),
        };
    }
    let (_scratch, report) = compared(&all, &[]);
    let events = events(&report);
    let given: BTreeMap<_, _> = all
        .iter()
        .map(|s| (s.id.clone(), s.event.clone()))
        .collect();
    for (id, event) in &events {
        if given[id].is_empty() {
            assert!(event.starts_with("found:"), "{id}: {event}");
        } else {
            assert_eq!(*event, given[id], "{id}");
        }
    }
    let members = members(&events);
    let rest = BTreeSet::from(["quarry-borough", "quarry-comet"]);
    assert_eq!(members["found:quarry-borough"], rest);
    let rest = BTreeSet::from(["theft-aurora", "theft-comet"]);
    assert_eq!(members["found:theft-aurora"], rest);
    assert_eq!(members["rocks"], BTreeSet::from(["quarry-aurora"]));
}

#[test]
fn a_given_event_named_like_a_found_one_is_another() {
    let mut all = tellings();
    for story in &mut all {
        if affair_of(&story.id) == "ferry" {
            story.event = "found:comet-borough".to_string();
        }
    }
    let events = {
        let (_scratch, report) = compared(&all, &[]);
        events(&report)
    };
    assert_ne!(events["ferry-borough"], events["comet-borough"]);
}

#[test]
fn a_bulletin_of_several_events_does_not_glue_them_together() {
    for kind in ["bulletin", "live blog"] {
        let mut all = tellings();
        let text: Vec<String> = AFFAIRS[..5]
            .iter()
            .map(|affair| match kind {
                "bulletin" => affair.facts.map(|fact| fact[0]).join(" "),
                // A live blog comes back to each of them.
                _ => affair.told(1),
            })
            .collect();
        all.push(Story {
            id: "mixed".to_string(),
            outlet: "Aurora".to_string(),
            date: "2024-05-08".to_string(),
            text: text.join("\n\n"),
            ..Story::default()
        });
        let events = found(&all);
        let mut affairs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (id, event) in events.iter().filter(|(id, _)| *id != "mixed") {
            assert!(!event.is_empty(), "{kind}: {id}");
            affairs.entry(affair_of(id)).or_default().insert(event);
        }
        let distinct: BTreeSet<&str> = affairs.values().flatten().copied().collect();
        assert_eq!(distinct.len(), AFFAIRS.len(), "{kind}: {affairs:?}");
        assert!(
            affairs.values().all(|events| events.len() == 1),
            "{kind}: {affairs:?}"
        );
    }
}

#[test]
fn dates_of_any_form_stop_nothing() {
    let dates = [
        "2024-13-45",
        "yesterday",
        "",
        "3 May 2024",
        "2024/05/07",
        "07.05.2024",
        "0000-00-00",
        "99999-01-01",
        "2024-05",
        "٢٠٢٤-٠٥-٠٧",
        "–––––––––––",
        "2024-02-30T25:61:00Z",
        "1715040000",
    ];
    let mut all = tellings();
    for (story, date) in all.iter_mut().zip(dates.iter().cycle()) {
        story.date = date.to_string();
    }
    assert_eq!(found(&all), expected());
}

#[test]
fn the_longer_the_time_between_two_articles_the_less_they_are_one_event() {
    // Of every affair how two outlets end, which has less in common than the
    // whole, so many days apart.
    let joined = |days: u64| -> usize {
        let mut all = tellings();
        all.retain(|story| story.outlet != "Aurora");
        for story in &mut all {
            let paragraphs = story.text.split("\n\n");
            story.text = paragraphs.last().unwrap().to_string();
            let days = if story.outlet == "Comet" { days } else { 0 };
            let date = chrono::NaiveDate::from_ymd_opt(2021, 5, 4).unwrap();
            story.date = (date + chrono::Days::new(days)).to_string();
        }
        let events = found(&all);
        let members = members(&events);
        let is_one = |ids: &&BTreeSet<&str>| {
            let affairs: BTreeSet<&str> = ids.iter().map(|id| affair_of(id)).collect();
            ids.len() == 2 && affairs.len() == 1
        };
        members.values().filter(is_one).count()
    };
    let counts: Vec<usize> = [0, 2, 10, 60, 700].map(joined).to_vec();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert!(counts[0] > counts[4], "{counts:?}");
}

#[test]
fn shared_events_reach_the_comparison() {
    let (_scratch, report) = compared(&tellings(), &[]);
    let rows = report.table("comparison").rows;
    let shared: BTreeMap<(&str, &str), usize> = rows
        .iter()
        .filter(|row| row["measure"] == "words_not_own" && row["outlet_a"] != "*")
        .map(|row| {
            let pair = (&*row["outlet_a"], &*row["outlet_b"]);
            (pair, number(row, "shared_events"))
        })
        .collect();
    assert!(!shared.is_empty(), "{:?}", rows[0]);
    // Every second affair is told by all three, all others by the last two.
    assert_eq!(shared[&("Aurora", "Borough")], AFFAIRS.len() / 2);
    assert_eq!(shared[&("Borough", "Comet")], AFFAIRS.len());
}

#[test]
fn articles_that_are_all_the_same_are_one_event() {
    let all: Vec<Story> = (0..60)
        .map(|n| Story {
            id: format!("{n:02}"),
            outlet: tellings::OUTLETS[n % 3].to_string(),
            date: "2024-05-01".to_string(),
            text: AFFAIRS[0].told(0),
            ..Story::default()
        })
        .collect();
    let (_scratch, report) = compared(&all, &[]);
    let events: BTreeSet<String> = events(&report).into_values().collect();
    assert_eq!(events, BTreeSet::from(["found:00".to_string()]));
    let clusters: BTreeSet<String> = report
        .table("articles")
        .rows
        .iter()
        .map(|row| row["cluster"].clone())
        .collect();
    assert_eq!(clusters, ["00", "01", "02"].map(String::from).into());
    // Of near-duplicates one is aligned: three articles, each with two others.
    let pairs = report.table("pairs");
    assert!(!pairs.rows.is_empty());
    for row in &pairs.rows {
        let same_sentence = row["start_a"] == row["start_b"];
        assert!(!same_sentence || row["relation"] == "verbatim", "{row:?}");
    }
    let articles: BTreeSet<&str> = pairs
        .rows
        .iter()
        .flat_map(|row| [&*row["article_a"], &*row["article_b"]])
        .collect();
    assert_eq!(articles, BTreeSet::from(["00", "01", "02"]));
}

#[test]
fn ten_thousand_copies_and_another_article() {
    let line = |id: &str, outlet: &str, text: &str| {
        json!({"id": id, "outlet": outlet, "text": text}).to_string() + "\n"
    };
    let copied = "Engineers opened two gates of the Talmere dam before noon on Friday.";
    let mut lines: String = (0..10_000)
        .map(|n| line(&format!("{n:05}"), "Aurora", copied))
        .collect();
    lines.push_str(&line("same", "Borough", copied));
    lines.push_str(&line("other", "Borough", AFFAIRS[0].facts[0][1]));
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &lines);
    let report = scratch.report(&["compare", "news.jsonl"], "out");
    let rows = report.table("articles").rows;
    assert_eq!(rows.len(), 10_002);
    for row in &rows {
        let (event, cluster) = (&*row["event"], &*row["cluster"]);
        match &*row["article_id"] {
            "other" => assert_eq!([event, cluster], ["", "other"]),
            "same" => assert_eq!(cluster, "same"),
            _ => assert_eq!(cluster, "00000"),
        }
        assert!(event.is_empty() || event.starts_with("found:0"), "{event}");
    }
    let summary = report.table("summary");
    let of_aurora = |row: &&Row| row["outlet"] == "Aurora" && row["measure"] == "words_not_own";
    let row = summary.rows.iter().find(of_aurora).unwrap();
    assert_eq!(
        [number(row, "articles"), number(row, "clusters")],
        [10_000, 1]
    );
    // Of all copies one meets the other outlet's.
    let pairs = report.table("pairs").rows;
    let relations: Vec<&String> = pairs.iter().map(|row| &row["relation"]).collect();
    assert_eq!(relations, ["verbatim"]);
}

#[test]
fn events_of_many_articles_are_found_whole() {
    const MORE: [&str; 8] = [
        "Shops opened again in the afternoon.",
        "A bus with relatives waited at the station.",
        "Rain is forecast for the weekend.",
        "The newspaper printed a photograph on its front page.",
        "A meeting was called for the evening.",
        "Coffee was handed out by volunteers.",
        "Older people remembered a similar day.",
        "Children asked their teachers about it.",
    ];
    let mut draw = Draw(9);
    let mut all = Vec::new();
    for affair in &AFFAIRS[..3] {
        for n in 0..120 {
            let mut sentences = affair.facts.map(|fact| fact[draw.below(3)]).to_vec();
            for _ in 0..4 {
                let at = draw.below(sentences.len() + 1);
                sentences.insert(at, MORE[draw.below(8)]);
            }
            all.push(Story {
                id: format!("{}-{n:03}", affair.key),
                outlet: tellings::OUTLETS[n % 3].to_string(),
                text: sentences.join(" "),
                ..Story::default()
            });
        }
    }
    for (id, event) in found(&all) {
        assert_eq!(event, format!("found:{}-000", affair_of(&id)), "{id}");
    }
}

#[test]
fn any_number_of_copies_is_one_event() {
    for count in [90, 100, 200] {
        let copy = |n: usize| Story {
            id: format!("{n:03}"),
            outlet: tellings::OUTLETS[n % 2].to_string(),
            text: AFFAIRS[0].told(0),
            ..Story::default()
        };
        let all: Vec<Story> = (0..count).map(copy).collect();
        let events: BTreeSet<String> = found(&all).into_values().collect();
        assert_eq!(events.len(), 1, "{count}: {events:?}");
    }
}

#[test]
fn one_outlet_alone_has_events_and_no_pairs() {
    let mut all = tellings();
    for story in &mut all {
        story.outlet = "Aurora".to_string();
    }
    let (_scratch, report) = compared(&all, &[]);
    assert_eq!(events(&report), expected());
    for name in ["pairs", "swaps", "unmatched", "wire"] {
        let table = report.table(name);
        assert!(table.rows.is_empty(), "{name}");
        assert!(table.header.contains(&"event".to_string()), "{name}");
    }
}

/// An event with many short articles, all different, in five outlets.
fn crowd(count: usize) -> Vec<Story> {
    const PLACES: [&str; 9] = [
        "Talmere",
        "Quillhaven",
        "Ostvik",
        "Belcastra",
        "Larkenfeld",
        "Ardenbrook",
        "Tarsk",
        "Yelda",
        "Hasselmoor",
    ];
    const DEEDS: [&str; 9] = [
        "cleared the road of snow",
        "counted the damaged roofs",
        "sent blankets and soup",
        "restored power to the mill",
        "searched the lower barns",
        "closed the school for a day",
        "rescued a herd of goats",
        "pumped water from cellars",
        "mended the telephone line",
    ];
    let mut draw = Draw(5);
    let sentence = |draw: &mut Draw| {
        let (place, deed) = (PLACES[draw.below(9)], DEEDS[draw.below(9)]);
        format!(
            "Crews from {place} {deed} at house {} today.",
            draw.below(900)
        )
    };
    (0..count)
        .map(|n| Story {
            id: format!("{n:03}"),
            outlet: format!("Outlet {}", n % 5),
            event: "snow".to_string(),
            text: (0..3)
                .map(|_| sentence(&mut draw))
                .collect::<Vec<_>>()
                .join(" "),
            ..Story::default()
        })
        .collect()
}

#[test]
fn of_a_large_event_a_hundred_articles_are_aligned_and_that_is_said() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&crowd(500)));
    let said = scratch.run(&["compare", "news.jsonl", "--out", "out"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let report = Report(scratch.path().join("out"));
    let clusters: BTreeSet<String> = report
        .table("articles")
        .rows
        .iter()
        .map(|row| row["cluster"].clone())
        .collect();
    assert!(clusters.len() > 400, "{}", clusters.len());
    let note = format!(
        "note: of the {} articles on the event snow, 100 were aligned sentence by sentence",
        clusters.len()
    );
    assert!(said.stderr.contains(&note), "{}", said.stderr);
    let mut aligned: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in report.table("pairs").rows {
        for side in ["a", "b"] {
            let outlet = row[&format!("outlet_{side}")].clone();
            let article = row[&format!("article_{side}")].clone();
            aligned.entry(outlet).or_default().insert(article);
        }
    }
    for row in report.table("unmatched").rows {
        let outlet = aligned.entry(row["outlet"].clone()).or_default();
        outlet.insert(row["article_id"].clone());
    }
    // The first of each outlet in turn.
    assert_eq!(aligned.len(), 5);
    for articles in aligned.values() {
        assert!((15..=20).contains(&articles.len()), "{}", articles.len());
    }
}

#[test]
fn an_event_of_a_hundred_articles_is_aligned_whole() {
    let scratch = Scratch::new();
    scratch.write("news.jsonl", &jsonl(&crowd(60)));
    let said = scratch.run(&["compare", "news.jsonl", "--out", "out"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(!said.stderr.contains("were aligned"), "{}", said.stderr);
}

#[test]
fn articles_of_no_word_or_of_one() {
    let mut all = tellings();
    for (id, text) in [
        ("empty-1", ""),
        ("empty-2", ""),
        ("blank", " \n\n\t "),
        ("marks", "“—” … !!!"),
        ("one-1", "Talmere"),
        ("one-2", "Talmere"),
        ("stop", "the"),
        ("digit", "7"),
    ] {
        for outlet in ["Aurora", "Borough"] {
            all.push(Story {
                id: format!("{id}-{outlet}"),
                outlet: outlet.to_string(),
                text: text.to_string(),
                ..Story::default()
            });
        }
    }
    let (_scratch, report) = compared(&all, &[]);
    let events = events(&report);
    for (id, event) in expected() {
        assert_eq!(events[&id], event, "{id}");
    }
    let expected = expected();
    for (id, event) in events.iter().filter(|(id, _)| !expected.contains_key(*id)) {
        let (text, _) = id.rsplit_once('-').unwrap();
        if ["empty-1", "empty-2", "blank", "marks", "stop"].contains(&text) {
            assert_eq!(event, "", "{id}");
        } else {
            // At most with others of one word.
            let alike = ["", "found:one-1-Aurora", "found:digit-Aurora"];
            assert!(alike.contains(&&**event), "{id}: {event}");
        }
    }
    // And where there is nothing else.
    let alone = ["", "Talmere", ""].map(String::from);
    let few: Vec<Story> = alone
        .into_iter()
        .enumerate()
        .map(|(n, text)| Story {
            id: n.to_string(),
            outlet: format!("Outlet {n}"),
            text,
            ..Story::default()
        })
        .collect();
    let (_scratch, report) = compared(&few, &[]);
    assert!(report.table("pairs").rows.is_empty());
}
