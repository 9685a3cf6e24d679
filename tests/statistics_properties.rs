//! What holds of the statistics whatever the articles: drawn corpora of two or
//! three outlets, several measures, events and copies.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod simulated;

use parallax::model::{ComparisonRow, Inference};
use parallax::stats::StatSettings;
use proptest::prelude::*;
use simulated::{Draft, assert_sound, inferred};

const OUTLETS: [&str; 3] = ["Aurora", "Borough", "Comet"];

/// An article: outlet, event, counts of two measures, words, and whether it is
/// a copy of the one before it in its outlet.
fn article(outlets: usize) -> impl Strategy<Value = (usize, usize, [u8; 2], u16, bool)> {
    let counts = prop::array::uniform2(prop_oneof![Just(0u8), 0u8..6]);
    (
        0..outlets,
        0usize..9,
        counts,
        0u16..900,
        prop::bool::weighted(0.1),
    )
}

fn drafts(articles: &[(usize, usize, [u8; 2], u16, bool)]) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    for (number, (outlet, event, counts, words, is_copy)) in articles.iter().enumerate() {
        let outlet = OUTLETS[*outlet].to_string();
        let earlier = all.iter().rposition(|draft| draft.outlet == outlet);
        let copy_of = earlier
            .filter(|_| *is_copy)
            .map(|at| all[at].copy_of.unwrap_or(at));
        // An article without words has no counts.
        let counts = counts.map(|count| if *words == 0 { 0.0 } else { f64::from(count) });
        all.push(Draft {
            id: format!("{:04}", (number * 7919) % 10_000),
            outlet,
            event: if *event == 8 {
                String::new()
            } else {
                format!("e{event}")
            },
            counts: counts.to_vec(),
            words: f64::from(*words),
            copy_of,
        });
    }
    all
}

fn corpora(outlets: usize, most: usize) -> impl Strategy<Value = Vec<Draft>> {
    prop::collection::vec(article(outlets), 2..most).prop_map(|articles| drafts(&articles))
}

fn settings() -> StatSettings {
    StatSettings {
        resamples: 499,
        ..StatSettings::default()
    }
}

fn close(one: Option<f64>, other: Option<f64>, scale: f64) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * scale.max(one.abs()),
        (one, other) => one == other,
    }
}

/// Rows by what they are of, outlets apart.
fn keyed(
    found: &Inference,
) -> std::collections::BTreeMap<(String, String, String), &ComparisonRow> {
    let key = |row: &ComparisonRow| {
        (
            row.outlet_a.clone(),
            row.outlet_b.clone(),
            row.measure.clone(),
        )
    };
    found.comparison.iter().map(|row| (key(row), row)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_number_is_finite_and_every_p_a_probability(drafts in corpora(3, 60)) {
        let found = inferred(&drafts, &settings());
        assert_sound(&found, "drawn");
        for row in &found.comparison {
            if let (Some(p), Some(q)) = (row.p, row.q) {
                prop_assert!(q >= p);
                prop_assert!(row.p_max_t.is_none_or(|max_t| max_t >= p));
            }
            if let (Some(low), Some(high), Some(d)) = (row.ci_low, row.ci_high, row.difference) {
                prop_assert!(low <= d && d <= high);
            }
        }
    }

    #[test]
    fn q_grows_with_p_within_a_family(drafts in corpora(3, 60)) {
        let found = inferred(&drafts, &settings());
        let mut tested: Vec<&ComparisonRow> =
            found.comparison.iter().filter(|row| row.p.is_some()).collect();
        tested.sort_by(|a, b| a.family.cmp(&b.family).then(a.p.unwrap().total_cmp(&b.p.unwrap())));
        for pair in tested.windows(2).filter(|pair| pair[0].family == pair[1].family) {
            prop_assert!(pair[0].q.unwrap() <= pair[1].q.unwrap());
        }
    }

    #[test]
    fn parts_of_a_difference_add_up(drafts in corpora(2, 60)) {
        for row in &inferred(&drafts, &settings()).decomposition {
            if let (Some(within), Some(mix), Some(unshared)) = (row.within, row.mix, row.unshared) {
                let parts = within + mix + unshared;
                let scale = [within, mix, unshared].iter().map(|part| part.abs()).sum::<f64>();
                prop_assert!((parts - row.difference.unwrap()).abs() <= 1e-9 * scale);
            }
        }
    }

    #[test]
    fn the_order_of_articles_changes_nothing(drafts in corpora(3, 50), shift in 1usize..50) {
        let before = inferred(&drafts, &settings());
        let n = drafts.len();
        let shift = shift % n;
        let mut moved = drafts.clone();
        moved.rotate_left(shift);
        for draft in &mut moved {
            draft.copy_of = draft.copy_of.map(|at| (at + n - shift) % n);
        }
        prop_assert_eq!(before, inferred(&moved, &settings()));
    }

    #[test]
    fn swapping_two_outlets_mirrors_the_comparison(drafts in corpora(2, 50)) {
        let mut swapped = drafts.clone();
        for draft in &mut swapped {
            draft.outlet = OUTLETS[usize::from(draft.outlet == OUTLETS[0])].to_string();
        }
        let (before, after) = (inferred(&drafts, &settings()), inferred(&swapped, &settings()));
        for (one, other) in before.comparison.iter().zip(&after.comparison) {
            prop_assert_eq!((one.p, one.p_max_t, one.within_p), (other.p, other.p_max_t, other.within_p));
            let scale = one.value_a.unwrap_or(0.0).max(one.value_b.unwrap_or(0.0));
            prop_assert!(close(one.difference.map(|d| -d), other.difference, scale));
            prop_assert!(close(one.ci_low.map(|d| -d), other.ci_high, scale));
            prop_assert!(close(one.within.map(|d| -d), other.within, scale));
            prop_assert_eq!(&one.influential_article, &other.influential_article);
        }
    }

    #[test]
    fn other_names_change_exact_p_not_at_all_and_drawn_ones_little(drafts in corpora(2, 44)) {
        let before = inferred(&drafts, &settings());
        let mut renamed = drafts.clone();
        for draft in &mut renamed {
            draft.outlet = format!("The {}", draft.outlet);
            draft.id = format!("x{}", draft.id);
        }
        let after = inferred(&renamed, &settings());
        for (one, other) in before.comparison.iter().zip(&after.comparison) {
            prop_assert_eq!((one.difference, one.ci_low, one.cliffs_delta),
                (other.difference, other.ci_low, other.cliffs_delta));
            match (one.p, other.p) {
                (Some(p), Some(q)) if one.test == "permutation_499" => {
                    // Five standard errors of the difference of two drawn ones.
                    let chance = 5.0 * (2.0 * p.max(q) * (1.0 - p.min(q)) / 499.0).sqrt() + 0.01;
                    prop_assert!((p - q).abs() <= chance, "{} and {}", p, q);
                }
                (p, q) => prop_assert_eq!(p, q),
            }
        }
    }

    #[test]
    fn another_measure_changes_no_p(drafts in corpora(3, 60)) {
        let with = inferred(&drafts, &settings());
        let mut fewer = drafts.clone();
        fewer.iter_mut().for_each(|draft| draft.counts.truncate(1));
        let without = inferred(&fewer, &settings());
        let with = keyed(&with);
        for (key, row) in keyed(&without) {
            let other = with[&key];
            prop_assert_eq!((row.p, row.p_max_t, row.within_p), (other.p, other.p_max_t, other.within_p));
        }
    }
}
