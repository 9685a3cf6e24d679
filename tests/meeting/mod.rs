//! Articles that meet on an event, for tests of what is found between them.

#![allow(dead_code)]

use parallax::align::{met, told};
use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Meeting, Met, Teller};

/// Articles as outlet and text, all on one event, by outlet.
pub fn meeting(articles: &[(&str, &str)], lexicons: &Lexicons) -> Meeting {
    let mut caches = Caches::default();
    let tellers = articles.iter().enumerate().map(|(at, (outlet, text))| {
        let article = Article {
            id: format!("{outlet}{at}"),
            text: text.to_string(),
            ..Article::default()
        };
        Teller {
            article: at,
            id: article.id.clone(),
            outlet: outlet.to_string(),
            aligned: true,
            told: told(
                &parallax::pipeline::article(article, lexicons, &mut caches)
                    .linked
                    .0,
            ),
        }
    });
    Meeting {
        event: "e".to_string(),
        tellers: tellers.collect(),
        reference: None,
    }
}

/// What two texts of two outlets have to do with each other.
pub fn two(a: &str, b: &str, lexicons: &Lexicons) -> (Meeting, Met) {
    let meeting = meeting(&[("A", a), ("B", b)], lexicons);
    let met = met(&meeting);
    (meeting, met)
}
