//! Invented affairs that several outlets tell, each in words of its own.

#![allow(dead_code)] // every test file uses its own part of this module

use crate::report::news::Story;

/// Outlets that tell the affairs.
pub const OUTLETS: [&str; 3] = ["Aurora", "Borough", "Comet"];

/// What happened, and what it is told with.
pub struct Affair {
    pub key: &'static str,
    pub place: &'static str,
    pub region: &'static str,
    pub body: &'static str,
    pub post: &'static str,
    pub name: &'static str,
    /// What it is about, as each outlet calls it.
    pub matter: [&'static str; 3],
    pub days: u32,
    /// Three facts, each as every outlet tells it.
    pub facts: [[&'static str; 3]; 3],
}

/// All affairs; they have nothing to do with each other.
pub const AFFAIRS: [Affair; 8] = [
    Affair {
        key: "quarry",
        place: "Hasselmoor",
        region: "the Brack uplands",
        body: "the mining inspectorate",
        post: "chief inspector of mines",
        name: "Greta Vosslin",
        matter: ["the granite quarry", "the quarry wall", "the rockfall"],
        days: 21,
        facts: [
            [
                "A wall of the granite quarry above Hasselmoor collapsed on Tuesday and buried two excavators under 900 tonnes of rock.",
                "Two excavators lie under some 900 tonnes of granite after a quarry face gave way at Hasselmoor on Tuesday.",
                "Rock weighing 900 tonnes slid onto two excavators when the side of a Hasselmoor quarry broke off on Tuesday.",
            ],
            [
                "All 34 workers had left the pit for lunch minutes earlier and none of them was hurt.",
                "None of the 34 quarrymen was injured, because they were having lunch outside the pit.",
                "The lunch break saved the crew of 34 miners, who were out of the pit when the granite fell.",
            ],
            [
                "Blasting in the neighbouring pits has been forbidden until geologists have measured the cracks.",
                "Geologists are to measure cracks in the granite, and until they have finished no pit nearby may blast.",
                "No explosives may be used in other pits of the district before the cracks have been surveyed by geologists.",
            ],
        ],
    },
    Affair {
        key: "ferry",
        place: "Quillhaven",
        region: "the Sorrel islands",
        body: "the seamen's union",
        post: "spokesman of the ferry line",
        name: "Ivo Tarrant",
        matter: ["the ferry strike", "the walkout", "the strike of the crews"],
        days: 9,
        facts: [
            [
                "Ferry crews in Quillhaven walked off eleven ships on Monday over a plan to cut night allowances.",
                "Eleven ferries stayed moored in Quillhaven on Monday because their crews are on strike against lower night allowances.",
                "A dispute over night allowances has stopped eleven Quillhaven ferries, whose crews refused to sail on Monday.",
            ],
            [
                "About 6,000 passengers were stranded on the islands, many of them on their way to a sheep fair.",
                "Some 6,000 travellers, including visitors of a sheep fair, could not leave the islands.",
                "The islands' sheep fair ended with 6,000 passengers waiting on the quays for a boat.",
            ],
            [
                "The ferry line offered to pay the allowances for one more summer if the crews return by Friday.",
                "If the crews sail again by Friday, the company will keep the night allowances for another summer, it offered.",
                "An offer by the shipping company would keep allowances over the summer, provided that sailors are back on Friday.",
            ],
        ],
    },
    Affair {
        key: "theft",
        place: "Ardenbrook",
        region: "the duchy of Lisse",
        body: "the museum trust",
        post: "director of the clock museum",
        name: "Orla Fennimore",
        matter: ["the stolen clock", "the burglary", "the theft of the clock"],
        days: 30,
        facts: [
            [
                "Thieves took a bronze astronomical clock from the museum in Ardenbrook on Sunday night through a hole in the roof.",
                "A bronze clock that shows the planets was stolen on Sunday night from Ardenbrook's museum by burglars who had cut open the roof.",
                "Burglars climbed through the roof of the Ardenbrook museum on Sunday night and made off with its astronomical clock of bronze.",
            ],
            [
                "The clock was built in 1587 by a locksmith and is insured for four million crowns.",
                "Insurers value the piece, the work of a locksmith in 1587, at four million crowns.",
                "Made by a locksmith in 1587, it carries an insurance of four million crowns.",
            ],
            [
                "Detectives are looking for a grey van with a ladder that a baker saw at three in the morning.",
                "A baker noticed a ladder on a grey van at three in the morning, and detectives want to find its driver.",
                "The only trace for detectives is a grey van carrying a ladder, seen by a baker at 3 a.m.",
            ],
        ],
    },
    Affair {
        key: "harvest",
        place: "Lower Tarsk",
        region: "the Tarsk valley",
        body: "the farmers' chamber",
        post: "president of the potato growers",
        name: "Benno Ashgrove",
        matter: ["the potato harvest", "the beetles", "the lost potatoes"],
        days: 14,
        facts: [
            [
                "Beetles have eaten a third of the potato harvest around Lower Tarsk, the worst loss in forty years.",
                "One potato field in three near Lower Tarsk was stripped by beetles in the worst season for forty years.",
                "Not for forty years have beetles destroyed as many potatoes as this season in Lower Tarsk, where a third is gone.",
            ],
            [
                "The price of a sack has doubled since June and mills have begun to buy starch abroad.",
                "Starch mills buy abroad since a sack of potatoes costs twice what it did in June.",
                "Sacks have become twice as dear since June, which drove the starch mills to foreign suppliers.",
            ],
            [
                "Growers want permission to spray a pesticide that has been banned near streams since 2011.",
                "A pesticide banned along streams in 2011 should be allowed again, the growers ask.",
                "Farmers ask to lift the ban of 2011 on a pesticide that harms the streams.",
            ],
        ],
    },
    Affair {
        key: "opera",
        place: "Belcastra",
        region: "the northern lakes",
        body: "the city theatre board",
        post: "artistic director",
        name: "Lucian Marchetto",
        matter: ["the opera house", "the new stage", "the rebuilt opera"],
        days: 45,
        facts: [
            [
                "The opera house of Belcastra reopened on Saturday with a comic opera, seven years after a fire had gutted it.",
                "Seven years after it burned out, Belcastra's opera raised its curtain again on Saturday for a comic opera.",
                "A comic opera was sung on Saturday at the reopening in Belcastra of the opera house that a fire ruined seven years ago.",
            ],
            [
                "Rebuilding cost 88 million crowns, nearly twice the first estimate of the architects.",
                "Architects had first estimated little more than half of the 88 million crowns that were spent on rebuilding.",
                "At 88 million crowns the rebuilding was almost double what architects had once calculated.",
            ],
            [
                "Critics praised the soprano and the acoustics but found the seats of the balcony too narrow.",
                "The soprano was applauded and so were the acoustics, while narrow seats in the balcony drew complaints from critics.",
                "Narrow balcony seats aside, reviewers were delighted with the soprano and with the acoustics of the hall.",
            ],
        ],
    },
    Affair {
        key: "verdict",
        place: "Ostvik",
        region: "the coastal province",
        body: "the appeal court",
        post: "public prosecutor",
        name: "Henrike Solberg",
        matter: ["the bribery trial", "the verdict", "the harbour bribes"],
        days: 28,
        facts: [
            [
                "A court in Ostvik sentenced the former harbour master to five years in prison on Thursday for taking bribes.",
                "Ostvik's former harbour master must go to prison for five years because he was bribed, judges decided on Thursday.",
                "Five years in prison is the sentence that a former harbour master received from Ostvik judges on Thursday for bribery.",
            ],
            [
                "He had accepted 750,000 crowns and a sailing yacht from a dredging firm between 2015 and 2018.",
                "From 2015 to 2018 a dredging firm gave him a sailing yacht and 750,000 crowns.",
                "A sailing yacht and 750,000 crowns came from a dredging firm over the years 2015 to 2018.",
            ],
            [
                "His lawyer called the witnesses liars and announced that the convict would appeal.",
                "The convict will appeal, his lawyer announced, and he accused witnesses of lying.",
                "An appeal was announced by the defence lawyer, in whose view witnesses had lied.",
            ],
        ],
    },
    Affair {
        key: "race",
        place: "Larkenfeld",
        region: "the southern plain",
        body: "the athletics federation",
        post: "race director",
        name: "Wanda Kesteven",
        matter: ["the marathon", "the shortened course", "the race"],
        days: 12,
        facts: [
            [
                "Nomvula Adair won the marathon of Larkenfeld on Sunday in two hours and 19 minutes, but the time will not stand as a record.",
                "The marathon in Larkenfeld on Sunday was won by Nomvula Adair in 2 hours 19 minutes, which will not become a record.",
                "No record for Nomvula Adair: the runner's 2 hours and 19 minutes won her Sunday's marathon at Larkenfeld and nothing more.",
            ],
            [
                "Stewards had placed a barrier wrongly, so that the runners covered 400 metres less than they should.",
                "Because of a barrier that stewards put in a wrong street, the course was 400 metres too short.",
                "A misplaced barrier cut 400 metres from the course before the stewards noticed.",
            ],
            [
                "More than 12,000 runners from thirty countries had started in drizzle beside the old brewery.",
                "The drizzle at the old brewery did not keep 12,000 runners of thirty nations from starting.",
                "In drizzle, 12,000 runners who came from thirty countries had set off at the old brewery.",
            ],
        ],
    },
    Affair {
        key: "comet",
        place: "Mount Yelda",
        region: "the high desert",
        body: "the observatory council",
        post: "astronomer in charge",
        name: "Tobiah Renwick",
        matter: ["the green comet", "the discovery", "the comet"],
        days: 60,
        facts: [
            [
                "Astronomers on Mount Yelda have discovered a green comet that will pass the sun in November, they reported on Wednesday.",
                "A comet of green colour, due to swing around the sun in November, was found from the telescope on Mount Yelda, it became known on Wednesday.",
                "The telescope at Mount Yelda has caught a greenish comet on its way to the sun, which it reaches in November, a bulletin of Wednesday says.",
            ],
            [
                "Its nucleus is about nine kilometres wide and its tail already stretches over two million kilometres.",
                "Two million kilometres is the length of the tail, and nine kilometres the width of the nucleus.",
                "With a nucleus of nine kilometres it drags a tail two million kilometres long.",
            ],
            [
                "With binoculars it should be visible before dawn near the constellation of the Swan.",
                "Before dawn, owners of binoculars can look for it close to the Swan constellation.",
                "Near the Swan, the constellation, it can be seen through binoculars shortly before dawn.",
            ],
        ],
    },
];

/// How each outlet puts an affair into an article.
const FRAMES: [&str; 3] = [
    "{0} The news reached {region} late in the evening, and by the next morning {body} had sent a team to {place}. {1} {name}, the {post}, said that nobody had expected {matter} to take such a turn.\n\n“We owe the people of {place} an answer,” {surname} told reporters. {2} In {place} itself shops stayed open and children went to school, but conversation everywhere returned to {matter}. A report is due within {days} days, and {body} will decide afterwards what it means for {region}. Until then nothing about {matter} is settled, according to an official who has seen the first papers.",
    "{0}\n\n{1} It is not the first trouble of its kind in {region}, where older residents still speak of what went wrong a generation ago. This time {body} wants to know every detail of {matter} and has given itself {days} days.\n\n{2} “Ask me again when we have slept,” said {name}, who as {post} has hardly left {place} since. Asked about {matter} once more, {surname} shrugged. Neighbours brought coffee and cake. Whether anyone will be held to account for {matter} is a question that {body} did not want to answer in {place}.",
    "{name} had a short night. The {post} was among the first who heard of {matter}. {0} {2} Nothing like it has been seen in {region} for a long while.\n\n{1} Every household in {place} seems to know somebody who is concerned, and {body} has opened an office there with two telephones. “Please be patient with us,” {surname} asked on the steps. Patience is not what {region} is known for. In {days} days at the latest there must be a first account of {matter}, and {body} has promised to publish all of it.",
];

impl Affair {
    /// The article of an outlet, by its place in [`OUTLETS`].
    pub fn told(&self, outlet: usize) -> String {
        let surname = self.name.rsplit(' ').next().unwrap_or(self.name);
        let mut text = FRAMES[outlet].to_string();
        for (at, fact) in self.facts.iter().enumerate() {
            text = text.replace(&format!("{{{at}}}"), fact[outlet]);
        }
        for (slot, filler) in [
            ("{place}", self.place),
            ("{region}", self.region),
            ("{body}", self.body),
            ("{post}", self.post),
            ("{name}", self.name),
            ("{surname}", surname),
            ("{matter}", self.matter[outlet]),
            ("{days}", &self.days.to_string()),
        ] {
            text = text.replace(slot, filler);
        }
        text
    }
}

/// The affairs as told by two or three outlets each, on days next to each other.
/// The id of an article is its affair and its outlet.
pub fn tellings() -> Vec<Story> {
    let mut all = Vec::new();
    for (number, affair) in AFFAIRS.iter().enumerate() {
        let tellers = if number % 2 == 0 { 0..3 } else { 1..3 };
        for outlet in tellers {
            all.push(Story {
                id: format!("{}-{}", affair.key, OUTLETS[outlet].to_lowercase()),
                outlet: OUTLETS[outlet].to_string(),
                date: format!("2024-05-{:02}", 2 + 3 * number + outlet),
                text: affair.told(outlet),
                ..Story::default()
            });
        }
    }
    all
}

/// The affair of an article of [`tellings`].
pub fn affair_of(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}
