//! Corpora that never were: counts and words of articles drawn from known
//! distributions, and what the statistics say of them.

#![allow(dead_code)] // every test file uses its own part of this module
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../report/news.rs"]
mod news;

pub use news::Draw;
use parallax::model::{
    BaseKind, Field, Inference, MeasureInfo, Observation, UnitOfMeasure, VoiceGroup,
};
use parallax::stats::{Corpus, Facts, StatSettings, TermName, infer};

/// An article: its outlet, event (may be empty), counts of each measure, words.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub id: String,
    pub outlet: String,
    pub event: String,
    pub counts: Vec<f64>,
    pub words: f64,
    /// Index of the first article of its cluster; its own where `None`.
    pub copy_of: Option<usize>,
}

/// The articles of an outlet with one measure, on no event.
pub fn outlet(name: &str, articles: &[(f64, f64)]) -> Vec<Draft> {
    let draft = |(number, (count, words)): (usize, &(f64, f64))| Draft {
        id: format!("{name}{number:04}"),
        outlet: name.to_string(),
        event: String::new(),
        counts: vec![*count],
        words: *words,
        copy_of: None,
    };
    articles.iter().enumerate().map(draft).collect()
}

/// What the statistics say of some articles.
pub fn inferred(drafts: &[Draft], settings: &StatSettings) -> Inference {
    let measures = drafts.first().map_or(0, |draft| draft.counts.len());
    let measure = |number: usize| MeasureInfo {
        name: format!("terms:m{number}"),
        unit: UnitOfMeasure::Per1000Words,
        base: BaseKind::Words,
        family: format!("terms:m{}", number % 2),
        about: String::new(),
    };
    let mut corpus = Corpus::new((0..measures).map(measure).collect());
    for draft in drafts {
        let observation = |(number, count): (usize, &f64)| Observation {
            field: Field::Text,
            measure: format!("terms:m{number}"),
            category: "*".to_string(),
            voice: VoiceGroup::Own,
            count: *count,
            base: draft.words,
        };
        let observations: Vec<_> = draft.counts.iter().enumerate().map(observation).collect();
        let facts = Facts {
            id: &draft.id,
            group: &draft.outlet,
            event: &draft.event,
            date: "",
        };
        corpus.add(facts, &observations, &[]);
    }
    let first = |(at, draft): (usize, &Draft)| draft.copy_of.unwrap_or(at);
    let first: Vec<usize> = drafts.iter().enumerate().map(first).collect();
    corpus.set_clusters(&first);
    infer(&corpus, settings, &|_, _| TermName::default())
}

/// Fails where a number is not finite, a p is none, or an empty one has no note.
pub fn assert_sound(found: &Inference, what: &str) {
    let text = format!("{found:?}");
    for wrong in ["NaN", "Some(inf", "Some(-inf", ": inf", ": -inf"] {
        assert!(!text.contains(wrong), "{what}: {wrong}");
    }
    for row in &found.comparison {
        for p in [row.p, row.q, row.p_max_t, row.within_p, row.within_q]
            .into_iter()
            .flatten()
        {
            assert!(p > 0.0 && p <= 1.0, "{what}: p {p}");
        }
        assert_eq!(row.p.is_some(), !row.test.is_empty(), "{what}");
        assert!(row.p.is_some() || !row.note.is_empty(), "{what}: {row:?}");
    }
}

impl Draw {
    /// A standard normal number, after Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A log-normal number with mean 1.
    pub fn heat(&mut self, sigma: f64) -> f64 {
        (sigma * self.normal() - 0.5 * sigma * sigma).exp()
    }

    /// A Poisson number: uniform ones are multiplied until they fall below
    /// exp(-mean), a part of the mean at a time so that it stays above 0.
    pub fn poisson(&mut self, mean: f64) -> f64 {
        let (mut left, mut count) = (mean, 0.0);
        while left > 0.0 {
            let (least, mut product) = ((-left.min(50.0)).exp(), self.unit());
            while product > least {
                product *= self.unit();
                count += 1.0;
            }
            left -= 50.0;
        }
        count
    }

    /// Words of an article: heavy-tailed, a few hundred with some of thousands.
    pub fn words(&mut self) -> f64 {
        (450.0 * (0.75 * self.normal()).exp()).round().max(40.0)
    }

    /// Count and words of an article whose terms come in bursts: the rate varies
    /// from article to article far more than Poisson counts do.
    pub fn article(&mut self, rate: f64) -> (f64, f64) {
        let words = self.words();
        let heat = self.heat(0.9);
        (self.poisson(rate * words * heat), words)
    }
}
