//! Which outlet is a and which is b is a matter of their names: exchanging
//! the names mirrors every comparison and moves no p value.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use report::news::{Story, jsonl, two_outlets};
use report::{Report, Row, Scratch};

/// The tables of a corpus, and those of the same with its outlets' names exchanged.
fn both(stories: &[Story], more: &[&str]) -> (Scratch, Report, Report) {
    let swapped: Vec<Story> = stories
        .iter()
        .map(|story| Story {
            outlet: match story.outlet.as_str() {
                "Aurora" => "Borough".to_string(),
                _ => "Aurora".to_string(),
            },
            ..story.clone()
        })
        .collect();
    let scratch = Scratch::new();
    let mut reports = [("one", stories), ("other", &swapped)].map(|(name, stories)| {
        let file = format!("{name}.jsonl");
        scratch.write(&file, &jsonl(stories));
        Some(scratch.report(&[&["compare", &file], more].concat(), name))
    });
    let (one, other) = (reports[0].take().unwrap(), reports[1].take().unwrap());
    (scratch, one, other)
}

/// A number of a cell; `None` where it is empty.
fn number(row: &Row, column: &str) -> Option<f64> {
    let cell = &row[column];
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

/// Fails unless both are empty, or equal in the digits that tables have.
fn close(one: Option<f64>, other: Option<f64>, what: &str) {
    let equal = match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 2e-5 * one.abs().max(other.abs()),
        (one, other) => one == other,
    };
    assert!(equal, "{what}: {one:?} and {other:?}");
}

fn negated(value: Option<f64>) -> Option<f64> {
    value.map(|value| -value)
}

fn inverted(value: Option<f64>) -> Option<f64> {
    value.map(|value| 1.0 / value)
}

/// The note with what it says of a said of b.
fn exchanged(note: &str) -> String {
    let word = |word: &str| match word {
        "a" => "b".to_string(),
        "b" => "a".to_string(),
        "a;" => "b;".to_string(),
        "b;" => "a;".to_string(),
        other => other.to_string(),
    };
    note.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn comparison_is_mirrored(one: &Row, other: &Row, what: &str) {
    for column in [
        "test",
        "p",
        "q",
        "p_max_t",
        "family",
        "family_size",
        "within_p",
        "within_q",
        "shared_events",
        "influential_article",
        "influential_event",
        "influential_term",
        "unit",
    ] {
        assert_eq!(one[column], other[column], "{what} {column}");
    }
    for column in ["n", "clusters", "value"] {
        let (a, b) = (format!("{column}_a"), format!("{column}_b"));
        assert_eq!(
            (&one[&a], &one[&b]),
            (&other[&b], &other[&a]),
            "{what} {column}"
        );
    }
    for column in [
        "difference",
        "cliffs_delta",
        "within",
        "difference_without_article",
        "difference_without_event",
        "difference_without_term",
    ] {
        // A divergence has no sign.
        let mirror = |value| {
            if one["measure"] == "naming" {
                value
            } else {
                negated(value)
            }
        };
        close(
            mirror(number(one, column)),
            number(other, column),
            &format!("{what} {column}"),
        );
    }
    for (low, high) in [("ci_low", "ci_high"), ("within_low", "within_high")] {
        close(
            negated(number(one, low)),
            number(other, high),
            &format!("{what} {low}"),
        );
        close(
            negated(number(one, high)),
            number(other, low),
            &format!("{what} {high}"),
        );
    }
    for (column, mirrored) in [
        ("ratio", "ratio"),
        ("ratio_low", "ratio_high"),
        ("ratio_high", "ratio_low"),
    ] {
        let what = format!("{what} {column}");
        close(
            inverted(number(one, column)),
            number(other, mirrored),
            &what,
        );
    }
    let detectable = "detectable_ratio";
    close(
        number(one, detectable),
        number(other, detectable),
        &format!("{what} {detectable}"),
    );
    assert_eq!(exchanged(&one["note"]), other["note"], "{what} note");
}

fn term_is_mirrored(one: &Row, other: &Row, what: &str) {
    for column in ["p", "q", "note"] {
        assert_eq!(one[column], other[column], "{what} {column}");
    }
    for column in ["count", "articles", "value"] {
        let (a, b) = (format!("{column}_a"), format!("{column}_b"));
        assert_eq!(
            (&one[&a], &one[&b]),
            (&other[&b], &other[&a]),
            "{what} {column}"
        );
    }
    for column in ["log_odds", "z"] {
        close(
            negated(number(one, column)),
            number(other, column),
            &format!("{what} {column}"),
        );
    }
    close(
        number(one, "g2"),
        number(other, "g2"),
        &format!("{what} g2"),
    );
}

/// Checks all tables of a corpus against those with the names exchanged;
/// answers how many rows of comparison have a p.
fn mirrored(stories: &[Story], more: &[&str]) -> usize {
    let (_scratch, one, other) = both(stories, more);
    for (name, key, check) in [
        (
            "comparison",
            &["measure", "category", "voice", "field"][..],
            comparison_is_mirrored as fn(&Row, &Row, &str),
        ),
        (
            "terms",
            &["lexicon", "term", "category", "voice"][..],
            term_is_mirrored,
        ),
    ] {
        let (one, other) = (one.table(name), other.table(name));
        let (one, other) = (one.by(key), other.by(key));
        assert!(one.keys().eq(other.keys()), "{name} has other rows");
        for (key, row) in &one {
            check(row, other[key], &format!("{name} {key:?}"));
        }
    }
    let mut renamed = other.table("summary");
    for row in &mut renamed.rows {
        let name = if row["outlet"] == "Aurora" {
            "Borough"
        } else {
            "Aurora"
        };
        row.insert("outlet".to_string(), name.to_string());
    }
    let key = ["outlet", "measure", "category", "voice", "field"];
    assert_eq!(one.table("summary").by(&key), renamed.by(&key));
    one.table("comparison")
        .only(|row| !row["p"].is_empty())
        .rows
        .len()
}

#[test]
fn where_all_arrangements_are_tried() {
    assert!(mirrored(&two_outlets(7, 8), &[]) > 10);
    assert!(mirrored(&two_outlets(7, 7), &[]) > 10);
}

#[test]
fn where_arrangements_are_drawn() {
    assert!(mirrored(&two_outlets(10, 12), &["--resamples", "499"]) > 10);
    assert!(mirrored(&two_outlets(11, 11), &["--resamples", "499"]) > 10);
}

#[test]
fn where_there_are_too_few_articles() {
    assert_eq!(mirrored(&two_outlets(2, 5), &[]), 0);
    assert_eq!(mirrored(&two_outlets(1, 1), &[]), 0);
}
