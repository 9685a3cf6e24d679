//! Invented news about an invented dam. A seed gives the same articles on every
//! machine; outlets differ in how often they use the terms of the lexicon.

use serde_json::json;

/// An article of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Story {
    pub id: String,
    pub outlet: String,
    pub event: String,
    pub date: String,
    pub title: String,
    pub text: String,
}

/// Numbers that look random: splitmix64.
pub struct Draw(pub u64);

impl Draw {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    fn one_of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}

const TITLES: [&str; 4] = [
    "Dam gates open at Talmere",
    "River board meets in Port Lenna",
    "Anger over land grab at Talmere dam",
    "Talks on the disputed valley begin",
];
const PLAIN: [&str; 6] = [
    "Engineers opened two gates of the dam before noon.",
    "The lake has fallen by four metres since the spring.",
    "Trucks brought pumps and pipes to Port Lenna.",
    "Farmers on both banks of the Lenna wait for rain.",
    "The council of Talmere will meet again next week.",
    "A road along the shore stayed closed for repairs.",
];
const CHARGED: [&str; 6] = [
    "Ostreli troops seized the pumping station at the lower lock.",
    "The land grab along the shore went on for a third day.",
    "Villages in the occupied valley had no water.",
    "Few people in the disputed valley still own a field.",
    "The illegal barrage holds back half of the river.",
    "Vardun showed restraint after the water theft.",
];
const QUOTED: [&str; 6] = [
    "“The water theft must end,” said Mira Oldane, a member of the river board.",
    "“We hope for a peaceful summer on the lake,” Tomas Verrin told reporters.",
    "Mira Oldane said that the barrage was an unlawful barrage.",
    "According to the river board, the disputed valley lost a third of its fields.",
    "The Vardunian government claimed that the aggressor had seized four pumps.",
    "The “land grab” was the talk of the town.",
];

fn text(draw: &mut Draw, heat: f64) -> String {
    let mut text = String::new();
    for number in 0..5 + draw.below(12) {
        if number > 0 {
            text.push_str(if number % 3 == 0 { "\n\n" } else { " " });
        }
        let sort = draw.unit();
        text.push_str(match sort {
            _ if sort < heat => draw.one_of(&CHARGED),
            _ if sort < heat + 0.3 => draw.one_of(&QUOTED),
            _ => draw.one_of(&PLAIN),
        });
    }
    text
}

/// Most articles are on one of seven events that all outlets report, some on
/// one of their own, some on none.
fn event(outlet: &str, number: usize) -> String {
    match number % 10 {
        8 => format!("only {outlet}"),
        9 => String::new(),
        n => format!("event {}", n % 7),
    }
}

/// `count` articles of an outlet; `heat` is the share of charged sentences.
pub fn stories(outlet: &str, count: usize, heat: f64, seed: u64) -> Vec<Story> {
    let mut draw = Draw(seed);
    let story = |number| Story {
        id: format!("{}-{number:02}", outlet.to_lowercase()),
        outlet: outlet.to_string(),
        event: event(outlet, number),
        date: format!("2024-{:02}-{:02}", 1 + number % 3, 1 + number % 28),
        title: draw.one_of(&TITLES).to_string(),
        text: text(&mut draw, heat),
    };
    (0..count).map(story).collect()
}

/// Two outlets, the second with more charged sentences.
pub fn two_outlets(first: usize, second: usize) -> Vec<Story> {
    let mut all = stories("Aurora", first, 0.15, 11);
    all.extend(stories("Borough", second, 0.45, 12));
    all
}

/// The same, each article without an event given one of its own, so that none
/// is found.
pub fn with_events(mut stories: Vec<Story>) -> Vec<Story> {
    for story in &mut stories {
        if story.event.is_empty() {
            story.event = format!("only {}", story.id);
        }
    }
    stories
}

/// The articles as JSONL.
pub fn jsonl(stories: &[Story]) -> String {
    let line = |story: &Story| {
        let Story {
            id,
            outlet,
            event,
            date,
            title,
            text,
        } = story;
        let record = json!({
            "id": id, "outlet": outlet, "event": event, "date": date, "title": title, "text": text
        });
        record.to_string() + "\n"
    };
    stories.iter().map(line).collect()
}
