//! Words that tell what a source is: offices, bodies, texts, people without a
//! name, and what stands before names. One look tells all of a word.

use super::first_names::{FEMALE, MALE};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word tells of a source; several can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tells {
    /// An office or a role of one person.
    pub office: bool,
    /// A body, also as part of its name.
    pub organisation: bool,
    /// A text that can be a source.
    pub document: bool,
    /// People who are not named.
    pub unnamed: bool,
    /// Stands before a name or in it, and is no part of it.
    pub title: bool,
    /// A title that only a person's name follows.
    pub personal: bool,
    /// One of the people who are not named, where it is the noun of the phrase.
    pub person: bool,
    /// A first name, mostly of women.
    pub female: bool,
    /// A first name, mostly of men.
    pub male: bool,
}

impl Tells {
    /// Whether it tells nothing but that it can be a first name.
    pub fn is_plain(self) -> bool {
        let named = Tells {
            female: false,
            male: false,
            ..self
        };
        named == Tells::default()
    }

    /// Whether it is a first name.
    pub fn is_first_name(self) -> bool {
        self.female || self.male
    }
}

/// Longest word of the lists, in bytes.
const LONGEST: usize = 18;

static WORDS: LazyLock<FxHashMap<Vec<u8>, Tells>> = LazyLock::new(|| {
    let mut words: FxHashMap<Vec<u8>, Tells> = FxHashMap::default();
    let mut set = |list: &[&str], mark: fn(&mut Tells)| {
        for word in list {
            mark(
                words
                    .entry(word.to_ascii_lowercase().into_bytes())
                    .or_default(),
            );
        }
    };
    set(OFFICES, |tells| tells.office = true);
    set(ORGANISATIONS, |tells| tells.organisation = true);
    set(DOCUMENTS, |tells| tells.document = true);
    set(UNNAMED, |tells| tells.unnamed = true);
    set(TITLES, |tells| tells.title = true);
    set(PERSONAL, |tells| tells.personal = true);
    set(PEOPLE, |tells| tells.person = true);
    set(FEMALE, |tells| tells.female = true);
    set(MALE, |tells| tells.male = true);
    words
});

/// What a word tells, without regard to case.
pub fn tells(word: &str) -> Tells {
    let mut lower = [0u8; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()).filter(|_| word.is_ascii()) else {
        return Tells::default();
    };
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    WORDS.get(&*lower).copied().unwrap_or_default()
}

/// Words for offices and roles of one person.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "adviser", "advisor", "aide", "ambassador", "analyst", "archbishop", "attorney", "auditor",
    "author", "bishop", "candidate", "captain", "cardinal", "chairman", "chairwoman",
    "chancellor", "chief", "coach", "colonel", "columnist", "commander", "commissioner",
    "congressman", "congresswoman", "counsel", "deputy", "director", "doctor", "economist",
    "editor", "emir", "envoy", "executive", "father", "founder", "general", "governor", "head",
    "historian", "imam", "judge", "king", "lawmaker", "lawyer", "leader", "manager", "mayor",
    "minister", "mother", "nominee", "officer", "physician", "pope", "premier", "president",
    "prince", "princess", "professor", "prosecutor", "queen", "rabbi", "reporter",
    "representative", "researcher", "scientist", "secretary", "senator", "sheikh", "sheriff",
    "speaker", "spokesman", "spokesperson", "spokeswoman", "strategist", "teacher", "treasurer",
    "whip",
];

/// Words for bodies, also as part of a name.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "abc", "academy", "administration", "afp", "agency", "alliance", "army", "assembly",
    "association", "authority", "bank", "bbc", "board", "bureau", "cabinet", "campaign", "cbs",
    "cdc", "center", "centre", "church", "cia", "city", "club", "cnn", "coalition", "command",
    "commission", "committee", "company", "congress", "corp", "corporation", "council",
    "county", "court", "department", "dept", "epa", "eu", "exchange", "fbi", "federation",
    "forces", "forum", "foundation", "fund", "gazette", "government", "group", "guard",
    "herald", "hospital", "house", "inc", "initiative", "institute", "international", "irs",
    "journal", "kremlin", "league", "legislature", "ltd", "magazine", "military", "ministry",
    "museum", "nation", "nations", "nato", "nbc", "network", "news", "nsa", "nypd", "office",
    "organisation", "organization", "osce", "pac", "parliament", "party", "pentagon", "police",
    "post", "press", "project", "radio", "republic", "reuters", "school", "senate", "service",
    "services", "society", "staff", "state", "team", "television", "times", "treasury",
    "tribune", "trust", "un", "union", "university", "watch",
];

/// Words for texts that can be sources.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "account", "ad", "ads", "advertisement", "affidavit", "agreement", "analysis", "article",
    "articles", "audit", "bill", "book", "books", "brief", "budget", "charter", "complaint",
    "complaints", "constitution", "data", "declaration", "decree", "document", "documents",
    "e-mail", "editorial", "email", "emails", "essay", "figures", "filing", "filings", "index",
    "indictment", "law", "lawsuit", "letter", "letters", "memo", "memos", "message", "motion",
    "note", "order", "paper", "petition", "poll", "polls", "post", "records", "release",
    "report", "reports", "resolution", "review", "ruling", "site", "statement", "statements",
    "studies", "study", "survey", "surveys", "transcript", "transcripts", "treaty", "tweet",
    "tweets", "verdict", "video", "website",
];

/// Words for people who are not named.
#[rustfmt::skip]
const UNNAMED: &[&str] = &[
    "activists", "advocates", "aide", "aides", "allies", "analysts", "anyone", "attendees",
    "authorities", "backers", "colleagues", "conservatives", "critics", "delegates",
    "democrats", "detainees", "detractors", "diplomats", "doctors", "donors", "dozens",
    "economists", "employees", "everybody", "everyone", "executives", "experts", "families",
    "farmers", "few", "five", "four", "friends", "historians", "hundreds", "insiders",
    "investigators", "lawmakers", "lawyers", "leaders", "liberals", "locals", "man", "many",
    "members", "men", "migrants", "most", "mourners", "neighbors", "neighbours", "nobody",
    "none", "observers", "official", "officials", "opponents", "others", "parents",
    "participants", "people", "person", "politicians", "prosecutors", "protesters", "refugees",
    "relatives", "representatives", "republicans", "researchers", "residents", "rivals",
    "scientists", "senators", "several", "skeptics", "soldiers", "some", "somebody", "someone",
    "source", "sources", "speakers", "spokespeople", "students", "supporters", "survivors",
    "teachers", "thousands", "three", "two", "veterans", "villagers", "voters", "witness",
    "witnesses", "woman", "women", "workers",
];

/// What stands before a name, or in it, and is no part of it.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Actor", "Actress", "Afghan", "Agent", "Ambassador", "American", "Assemblyman",
    "Assemblywoman", "Attorney", "British", "Brother", "Capt", "Captain", "Chair", "Chairman",
    "Chairperson", "Chairwoman", "Chancellor", "Chief", "Chinese", "Col", "Colonel",
    "Commissioner", "Congressman", "Congresswoman", "Councilman", "Councilwoman", "Dame",
    "Defence", "Defense", "Democrat", "Democratic", "Democrats", "Deputy", "Detective",
    "Director", "Dr", "Finance", "Foreign", "Former", "Fr", "French", "Gen", "General",
    "German", "Gov", "House", "Indian", "Interior", "Iranian", "Iraqi", "Israeli", "Journalist",
    "Judge", "Justice", "King", "Lady", "Lord", "Lt", "Maj", "Major", "Mayor", "Minister",
    "Ministry", "Miss", "Mr", "Mrs", "Ms", "Officer", "Pakistani", "Pastor", "Pope",
    "President", "President-elect", "Prime", "Prince", "Princess", "Prof", "Professor", "Queen",
    "Rep", "Reps", "Republican", "Republicans", "Rev", "Russian", "Secretary", "Sen", "Senior",
    "Sens", "Sergeant", "Sgt", "Sheriff", "Sir", "Sister", "Speaker", "Spokesman",
    "Spokesperson", "Spokeswoman", "State", "Syrian", "The", "Turkish", "U.S", "Ukrainian",
    "Vice", "White",
];

/// Titles that only a person's name follows, beside the words for offices.
#[rustfmt::skip]
const PERSONAL: &[&str] = &[
    "Assemblyman", "Brother", "Capt", "Chairperson", "Col", "Congressman", "Congresswoman",
    "Councilman", "Councilwoman", "Dame", "Detective", "Dr", "Fr", "Gen", "Gov", "Justice",
    "Lady", "Lord", "Lt", "Maj", "Major", "Miss", "Mr", "Mrs", "Ms", "Prof", "Rep", "Reps",
    "Rev", "Sen", "Sens", "Sergeant", "Sgt", "Sir", "Sister",
];

/// Words for one of the people who are not named.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "activist", "bystander", "caller", "colleague", "customer", "demonstrator", "diplomat",
    "driver", "employee", "engineer", "expert", "farmer", "fisherman", "friend", "guard",
    "insider", "investigator", "neighbor", "neighbour", "nurse", "onlooker", "participant",
    "passenger", "protester", "rebel", "refugee", "relative", "rescuer", "resident", "sailor",
    "shopkeeper", "soldier", "student", "supporter", "survivor", "tourist", "villager",
    "visitor", "volunteer", "voter", "worker",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        for list in [
            OFFICES,
            ORGANISATIONS,
            DOCUMENTS,
            UNNAMED,
            TITLES,
            PERSONAL,
            PEOPLE,
        ] {
            for word in list {
                assert!(word.len() <= LONGEST, "{word} is longer than LONGEST");
                assert_ne!(tells(word), Tells::default(), "{word}");
                assert_eq!(tells(word), tells(&word.to_ascii_uppercase()));
            }
        }
        assert_eq!(tells("meadow"), Tells::default());
    }
}
