//! Statistics at the level of the public functions: the check values that only
//! a whole comparison gives, and a simulation of outlets without a difference.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod report;

use parallax::model::{
    BaseKind, ComparisonRow, Field, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup,
};
use parallax::stats::{Corpus, StatSettings, TermName, infer};
use report::news::Draw;

const MEASURE: &str = "terms:invented";

/// Articles of an outlet: counts and words.
type Sample = Vec<(f64, f64)>;

/// The one comparison of two samples.
fn compare(a: &Sample, b: &Sample, settings: &StatSettings) -> ComparisonRow {
    let mut corpus = Corpus::new(vec![MeasureInfo {
        name: MEASURE.to_string(),
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::Words,
        family: MEASURE.to_string(),
        about: String::new(),
    }]);
    for (outlet, sample) in [("A", a), ("B", b)] {
        for (number, &(count, base)) in sample.iter().enumerate() {
            let observation = Observation {
                field: Field::Text,
                measure: MEASURE.to_string(),
                category: "*".to_string(),
                voice: VoiceGroup::Own,
                count,
                base,
            };
            corpus.add(&format!("{outlet}{number:03}"), outlet, &[observation], &[]);
        }
    }
    let nameless = |_, _| TermName {
        lexicon: String::new(),
        term: String::new(),
        category: String::new(),
    };
    let mut rows = infer(&corpus, settings, &nameless).comparison;
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
    let row = compare(&a, &b, &StatSettings::default());
    close(row.value_a, 4.0);
    close(row.value_b, 0.512821);
    close(row.difference, 3.487179);
    close(row.ci_low, -3.814608);
    close(row.ci_high, 10.788967);
    close(row.ratio, 7.8);
    close(row.ratio_low, 0.405198);
    close(row.ratio_high, 150.148859);
    close(row.detectable_ratio, 20.777056);
    assert_eq!((row.n_a, row.n_b, row.p), (3, 4, None));
    assert_eq!(row.note, "too few");
}

#[test]
fn check_values_of_a_test() {
    // Six units a side, every count on one: 2 of C(12, 6) = 924 arrangements are as far apart.
    let a: Sample = (0..6).map(|n| (f64::from(4 + n % 2), 500.0)).collect();
    let b: Sample = vec![(0.0, 500.0); 6];
    let row = compare(&a, &b, &StatSettings::default());
    close(row.p, 2.0 / 924.0);
    assert_eq!(
        (row.test.as_str(), row.q, row.family_size),
        ("permutation_exact", row.p, Some(1))
    );
    close(row.cliffs_delta, 1.0);
}

#[test]
fn no_difference_at_all_has_p_one() {
    let sample: Sample = (0..7).map(|n| (f64::from(n % 3), 300.0)).collect();
    let row = compare(&sample, &sample, &StatSettings::default());
    close(row.p, 1.0);
    close(row.difference, 0.0);
    close(row.ratio, 1.0);
}

/// A standard normal number, after Box and Muller.
fn normal(draw: &mut Draw) -> f64 {
    let radius = (-2.0 * (1.0 - draw.unit()).ln()).sqrt();
    radius * (std::f64::consts::TAU * draw.unit()).cos()
}

/// A Poisson number, by multiplying uniform ones until they fall below exp(-mean).
fn poisson(draw: &mut Draw, mean: f64) -> f64 {
    let (least, mut product, mut count) = ((-mean).exp(), draw.unit(), 0.0);
    while product > least {
        product *= draw.unit();
        count += 1.0;
    }
    count
}

/// An outlet's articles: lengths from some hundred to some thousand words, and
/// counts that vary from article to article far more than Poisson does.
fn outlet(draw: &mut Draw, articles: usize, rate: f64) -> Sample {
    let article = |draw: &mut Draw| {
        let words = (500.0 * (0.6 * normal(draw)).exp()).round().max(40.0);
        let heat = (0.8 * normal(draw) - 0.32).exp();
        (poisson(draw, rate * words * heat), words)
    };
    (0..articles).map(|_| article(draw)).collect()
}

/// Shares of studies with p ≤ 5 %, and with the true difference of 0 inside the interval.
fn studies(seed: u64, sizes: (usize, usize), rates: (f64, f64)) -> (f64, f64) {
    const STUDIES: usize = 1000;
    let mut draw = Draw(seed);
    let (mut rejected, mut covered) = (0, 0);
    for study in 0..STUDIES {
        let a = outlet(&mut draw, sizes.0, rates.0);
        let b = outlet(&mut draw, sizes.1, rates.1);
        let settings = StatSettings {
            seed: study as u64,
            resamples: 199,
            ..StatSettings::default()
        };
        let row = compare(&a, &b, &settings);
        rejected += usize::from(row.p.unwrap() <= 0.05);
        let (low, high) = (row.ci_low.unwrap(), row.ci_high.unwrap());
        covered += usize::from(low <= 0.0 && 0.0 <= high);
    }
    (
        rejected as f64 / STUDIES as f64,
        covered as f64 / STUDIES as f64,
    )
}

#[test]
fn without_a_difference_one_test_in_twenty_rejects() {
    for (seed, sizes) in [(1, (12, 12)), (2, (10, 24)), (3, (40, 15))] {
        let (rejected, covered) = studies(seed, sizes, (0.006, 0.006));
        assert!(
            (0.02..=0.09).contains(&rejected),
            "{sizes:?}: {rejected} rejected"
        );
        assert!(
            (0.90..=0.98).contains(&covered),
            "{sizes:?}: {covered} covered"
        );
    }
}

#[test]
fn a_large_difference_is_mostly_found() {
    let (rejected, covered) = studies(4, (25, 25), (0.004, 0.012));
    assert!(rejected > 0.8, "{rejected} rejected");
    assert!(covered < 0.2, "{covered} still hold 0");
}
