//! What the statistics say of small corpora whose answer is known, and of ones
//! that nothing can be said of: each answer a number or a note, never a number
//! that was made up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod simulated;

use parallax::model::ComparisonRow;
use parallax::stats::{StatSettings, UnitOfInference};
use simulated::{Draft, assert_sound, inferred, outlet};

/// Counts and words of the articles of an outlet.
type Sample = Vec<(f64, f64)>;

/// The one comparison of two samples.
fn compare(a: &Sample, b: &Sample) -> ComparisonRow {
    let drafts = [outlet("A", a), outlet("B", b)].concat();
    let mut rows = inferred(&drafts, &StatSettings::default()).comparison;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

/// Fails unless the value is given and within 1e-6, relative where it is above 1.
fn close(value: Option<f64>, expected: f64) {
    let value = value.expect("a value");
    let tolerance = 1e-6 * expected.abs().max(1.0);
    assert!(
        (value - expected).abs() < tolerance,
        "{value} is not {expected}"
    );
}

#[test]
fn check_values_of_a_comparison() {
    let a = vec![(3.0, 400.0), (0.0, 350.0), (2.0, 500.0)];
    let b = vec![(0.0, 450.0), (1.0, 600.0), (0.0, 380.0), (0.0, 520.0)];
    let row = compare(&a, &b);
    close(row.value_a, 4.0);
    close(row.value_b, 0.512821);
    close(row.difference, 3.487179);
    close(row.ci_low, -3.814608);
    close(row.ci_high, 10.788967);
    close(row.ratio, 7.8);
    close(row.ratio_low, 0.405198);
    close(row.ratio_high, 150.148859);
    close(row.detectable_ratio, 20.777056);
    assert_eq!((row.n_a, row.n_b, row.p), (Some(3), Some(4), None));
    assert_eq!(row.note, "too few; no events");
    // Without its first article A has 2 in 850 words.
    assert_eq!(row.influential_article, "A0000");
    close(
        row.difference_without_article,
        1000.0 * (2.0 / 850.0 - 1.0 / 1950.0),
    );
}

#[test]
fn check_values_of_a_test() {
    // Six units a side, every count on one: 2 of C(12, 6) = 924 arrangements are as far apart.
    let a: Sample = (0..6).map(|n| (f64::from(4 + n % 2), 500.0)).collect();
    let b: Sample = vec![(0.0, 500.0); 6];
    let row = compare(&a, &b);
    close(row.p, 2.0 / 924.0);
    assert_eq!(
        (row.test.as_str(), row.q, row.p_max_t, row.family_size),
        ("permutation_exact", row.p, row.p, Some(1))
    );
    close(row.cliffs_delta, 1.0);
}

#[test]
fn no_difference_at_all_has_p_one() {
    let sample: Sample = (0..7).map(|n| (f64::from(n % 3), 300.0)).collect();
    let row = compare(&sample, &sample);
    close(row.p, 1.0);
    close(row.difference, 0.0);
    close(row.ratio, 1.0);
}

/// Articles of one outlet on events: name of the event, count, words.
fn on_events(name: &str, articles: &[(&str, f64, f64)]) -> Vec<Draft> {
    let counts: Sample = articles
        .iter()
        .map(|(_, count, words)| (*count, *words))
        .collect();
    let mut drafts = outlet(name, &counts);
    for (draft, (event, ..)) in drafts.iter_mut().zip(articles) {
        draft.event = (*event).to_string();
    }
    drafts
}

/// The events of the check values: three shared, and some of each outlet alone.
fn shared_and_not() -> Vec<Draft> {
    let a = [
        ("e", 10.0, 2000.0),
        ("f", 3.0, 1500.0),
        ("g", 1.0, 500.0),
        ("only a", 9.0, 1000.0),
    ];
    let b = [
        ("e", 3.0, 800.0),
        ("f", 2.0, 1200.0),
        ("g", 8.0, 2000.0),
        ("", 1.0, 1500.0),
    ];
    [on_events("A", &a), on_events("B", &b)].concat()
}

#[test]
fn check_values_of_events() {
    let found = inferred(&shared_and_not(), &StatSettings::default());
    let row = &found.comparison[0];
    close(row.difference, 2.054545);
    close(row.within, 0.083333);
    close(row.within_low, -3.189719);
    close(row.within_high, 3.356386);
    assert_eq!((row.shared_events, row.within_p), (Some(3), None));
    assert_eq!(row.influential_event, "g");
    close(
        row.difference_without_event,
        1000.0 * (22.0 / 4500.0 - 6.0 / 3500.0),
    );
    let parts = &found.decomposition[0];
    close(parts.difference, 2.054545);
    close(parts.within, -0.075);
    close(parts.mix, 0.325);
    close(parts.unshared, 1.804545);
    assert_eq!(parts.shared_events, 3);
}

#[test]
fn check_value_of_the_sign_flip() {
    // With 1,000 words on each side weights are equal, so that differences are counts.
    let differences = [2.0, 1.0, 3.0, -1.0, 4.0, 2.0, 0.0, 1.0];
    let names: Vec<String> = (0..8).map(|n| format!("e{n}")).collect();
    let side = |name: &str, more: f64| {
        let articles: Vec<(&str, f64, f64)> = names
            .iter()
            .zip(differences)
            .map(|(event, d)| (event.as_str(), 5.0 + more * d, 1000.0))
            .collect();
        on_events(name, &articles)
    };
    let drafts = [side("A", 1.0), side("B", 0.0)].concat();
    let row = &inferred(&drafts, &StatSettings::default()).comparison[0];
    close(row.within, 1.5);
    close(row.within_p, 16.0 / 256.0);
    assert_eq!(row.within_q, row.within_p);
}

#[test]
fn copies_count_as_one_unit_and_change_no_interval() {
    let sample: Sample = (0..7)
        .map(|n| (f64::from(n % 3), 300.0 + f64::from(n)))
        .collect();
    let other: Sample = (0..8)
        .map(|n| (f64::from(n % 2), 280.0 + f64::from(n)))
        .collect();
    let once = [outlet("A", &sample), outlet("B", &other)].concat();
    let mut twice = once.clone();
    for (at, draft) in once.iter().enumerate() {
        twice.push(Draft {
            id: format!("{}-again", draft.id),
            copy_of: Some(at),
            ..draft.clone()
        });
    }
    let [once, twice] = [once, twice].map(|drafts| {
        inferred(&drafts, &StatSettings::default())
            .comparison
            .remove(0)
    });
    assert_eq!((twice.n_a, twice.clusters_a), (Some(14), Some(7)));
    assert_eq!((once.p, once.test), (twice.p, twice.test));
    close(twice.ci_low, once.ci_low.unwrap());
    close(twice.ratio_high, once.ratio_high.unwrap());
}

#[test]
fn with_unit_event_what_an_outlet_has_on_an_event_is_one_unit() {
    let articles = |name: &str| {
        let one = |n: usize| (["e", "f", "g", ""][n % 4], (n % 3) as f64, 200.0);
        on_events(name, &(0..12).map(one).collect::<Vec<_>>())
    };
    let drafts = [articles("A"), articles("B")].concat();
    let by_event = StatSettings {
        unit: UnitOfInference::Event,
        ..StatSettings::default()
    };
    let row = &inferred(&drafts, &by_event).comparison[0];
    // Three events, and three articles without one.
    assert_eq!((row.n_a, row.clusters_a), (Some(12), Some(6)));
    assert_eq!(row.test, "permutation_exact");
}

#[test]
fn of_nothing_much_nothing_is_made_up() {
    let some: Sample = (0..8).map(|n| (f64::from(n % 3), 300.0)).collect();
    let zeros: Sample = vec![(0.0, 300.0); 8];
    let equal: Sample = vec![(2.0, 300.0); 8];
    let silent: Sample = vec![(0.0, 0.0); 8];
    let mut giant = zeros.clone();
    giant[3] = (40.0, 1e9);
    let mut alone = silent.clone();
    alone[0] = (3.0, 500.0);
    let one: Sample = vec![(1.0, 200.0)];
    let kinds = [
        &some,
        &zeros,
        &equal,
        &silent,
        &giant,
        &alone,
        &one,
        &vec![],
    ];
    for (at, a) in kinds.iter().enumerate() {
        for (to, b) in kinds.iter().enumerate() {
            let drafts = [outlet("A", a), outlet("B", b)].concat();
            let found = inferred(&drafts, &StatSettings::default());
            assert_sound(&found, &format!("{at} and {to}"));
            let no_evidence = found.comparison.iter().all(|row| row.p.is_none());
            let is_thin = |sample: usize| sample >= 3 && sample != 4 && sample != 2;
            assert!(
                no_evidence || !(is_thin(at) || is_thin(to)),
                "{at} and {to}"
            );
        }
    }
    let zero = compare(&zeros, &zeros);
    assert_eq!(
        (zero.p, zero.difference, zero.ratio),
        (None, Some(0.0), None)
    );
    // Equal rates that rounding tells apart in the last digit.
    let sevenths: Sample = (1..8)
        .map(|n| (f64::from(2 * n), f64::from(22 * n)))
        .collect();
    let row = compare(&sevenths, &sevenths);
    assert_eq!(
        (row.difference, row.ci_low, row.ratio_low),
        (Some(0.0), None, None)
    );
    assert_eq!(row.influential_article, "");
    let same = compare(&equal, &equal);
    assert_eq!((same.p, same.ci_low), (Some(1.0), None));
    assert!(same.note.contains("no variation"), "{}", same.note);
}

#[test]
fn ten_outlets_of_three_articles_are_too_few_for_any_test() {
    let names: Vec<String> = (0..10).map(|n| format!("O{n}")).collect();
    let of = |name: &String| outlet(name, &[(1.0, 200.0), (0.0, 300.0), (2.0, 100.0)]);
    let drafts: Vec<Draft> = names.iter().flat_map(of).collect();
    let found = inferred(&drafts, &StatSettings::default());
    assert_sound(&found, "ten outlets");
    assert_eq!(found.comparison.len(), 1 + 45);
    for row in &found.comparison {
        assert_eq!((row.p, row.q, row.family_size), (None, None, Some(0)));
        assert!(row.note.contains("too few"), "{}", row.note);
    }
}
