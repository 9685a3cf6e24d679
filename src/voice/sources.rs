//! Who or what a source is, by the words of its phrase: a person with a name,
//! an office, an organisation, a document, somebody unnamed.

use crate::model::SourceType;

/// Words for offices and roles of one person.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "adviser", "advisor", "aide", "ambassador", "analyst", "archbishop", "attorney", "auditor",
    "author", "bishop", "candidate", "captain", "cardinal", "chairman", "chairwoman",
    "chancellor", "chief", "coach", "colonel", "columnist", "commander", "commissioner",
    "congressman", "congresswoman", "counsel", "deputy", "director", "doctor", "economist",
    "editor", "emir", "envoy", "executive", "father", "founder", "general", "governor",
    "historian", "imam", "judge", "king", "lawmaker", "lawyer", "leader", "manager", "mayor",
    "minister", "mother", "nominee", "officer", "physician", "pope", "premier", "president",
    "prince", "princess", "professor", "prosecutor", "queen", "rabbi", "reporter",
    "representative", "researcher", "resident", "scientist", "secretary", "senator", "sheikh",
    "sheriff", "speaker", "spokesman", "spokesperson", "spokeswoman", "strategist", "teacher",
    "treasurer", "whip",
];

/// Words for bodies, also as part of a name.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "abc", "academy", "administration", "afp", "agency", "alliance", "army", "assembly",
    "association", "authority", "bank", "bbc", "board", "bureau", "cabinet", "campaign", "cbs",
    "cdc", "center", "centre", "church", "cia", "city", "club", "cnn", "coalition", "command",
    "commission", "committee", "company", "congress", "corp", "corporation", "council", "county",
    "court", "department", "epa", "eu", "exchange", "fbi", "federation", "forces", "forum",
    "foundation", "fund", "gazette", "government", "group", "guard", "herald", "hospital",
    "house", "inc", "institute", "irs", "journal", "kremlin", "league", "legislature", "ltd",
    "magazine", "military", "ministry", "museum", "nation", "nations", "nato", "nbc", "network",
    "news", "nsa", "nypd", "office", "organisation", "organization", "osce", "pac", "parliament",
    "party", "pentagon", "police", "post", "press", "project", "radio", "republic", "reuters",
    "school", "senate", "service", "services", "society", "staff", "state", "team", "television",
    "times", "treasury", "tribune", "trust", "un", "union", "university",
];

/// Words for texts that can be sources.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "account", "ad", "ads", "advertisement", "affidavit", "agreement", "analysis", "article",
    "articles", "audit", "bill", "book", "books", "brief", "budget", "charter", "complaint",
    "complaints", "constitution", "data", "declaration", "decree", "document", "documents",
    "e-mail", "editorial", "email", "emails", "essay", "figures", "filing", "filings", "index",
    "indictment", "law", "lawsuit", "letter", "letters", "memo", "memos", "message", "motion",
    "note", "order", "paper", "petition", "poll", "polls", "post", "records", "release", "report",
    "reports", "resolution", "review", "ruling", "site", "statement", "statements", "studies",
    "study", "survey", "surveys", "transcript", "transcripts", "treaty", "tweet", "tweets",
    "verdict", "video", "website",
];

/// Words for people who are not named.
#[rustfmt::skip]
const UNNAMED: &[&str] = &[
    "activists", "advocates", "aide", "aides", "allies", "analysts", "anyone", "attendees",
    "authorities", "backers", "colleagues", "conservatives", "critics", "delegates", "democrats",
    "detainees", "detractors", "diplomats", "doctors", "donors", "dozens", "economists",
    "employees", "everybody", "everyone", "executives", "experts", "families", "farmers", "few",
    "five", "four", "friends", "historians", "hundreds", "insiders", "investigators", "lawmakers",
    "lawyers", "leaders", "liberals", "locals", "man", "many", "members", "men", "migrants",
    "most", "mourners", "neighbors", "neighbours", "nobody", "none", "observers", "official",
    "officials", "opponents", "others", "parents", "participants", "people", "person",
    "politicians", "prosecutors", "protesters", "refugees", "relatives", "representatives",
    "republicans", "researchers", "residents", "rivals", "scientists", "senators", "several",
    "skeptics", "soldiers", "some", "somebody", "someone", "source", "sources", "speakers",
    "spokespeople", "students", "supporters", "survivors", "teachers", "thousands", "three",
    "two", "veterans", "villagers", "voters", "witness", "witnesses", "woman", "women", "workers",
];

/// What stands before a name, or in it, and is no part of it.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Afghan", "Ambassador", "American", "Assemblyman", "Attorney", "British", "Brother", "Capt",
    "Captain", "Chair", "Chairman", "Chairperson", "Chairwoman", "Chancellor", "Chief", "Chinese",
    "Col", "Colonel", "Commissioner", "Congressman", "Congresswoman", "Councilman",
    "Councilwoman", "Dame", "Defence", "Defense", "Democrat", "Democratic", "Democrats", "Deputy",
    "Detective", "Director", "Dr", "Finance", "Foreign", "Former", "Fr", "French", "Gen",
    "General", "German", "Gov", "House", "Indian", "Interior", "Iranian", "Iraqi", "Israeli",
    "Judge", "Justice", "King", "Lady", "Lord", "Lt", "Maj", "Major", "Mayor", "Minister",
    "Ministry", "Miss", "Mr", "Mrs", "Ms", "Officer", "Pakistani", "Pope", "President", "Prime",
    "Prince", "Princess", "Prof", "Professor", "Queen", "Rep", "Republican", "Republicans", "Rev",
    "Russian", "Secretary", "Sen", "Senior", "Sergeant", "Sgt", "Sheriff", "Sir", "Sister",
    "Speaker", "Spokesman", "Spokesperson", "Spokeswoman", "State", "Syrian", "The", "Turkish",
    "U.S", "Ukrainian", "Vice", "White",
];

/// Whether a word is one of a list, without regard to case.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The words of a phrase up to its first comma or bracket.
fn head(source: &str) -> &str {
    let end = source.find([',', '(', '—', ';']).unwrap_or(source.len());
    source[..end].trim_end()
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// What kind of source a phrase names.
pub fn source_type(source: &str) -> SourceType {
    let head = head(source);
    let words: Vec<&str> = head
        .split_whitespace()
        .map(bare)
        .filter(|w| !w.is_empty())
        .collect();
    let Some((first, last)) = words.first().zip(words.last()) else {
        return SourceType::Unknown;
    };
    // "a spokesman for the ministry": what counts stands before the preposition.
    let core = words.iter().position(|w| {
        matches!(
            *w,
            "of" | "for" | "at" | "from" | "in" | "with" | "who" | "familiar"
        )
    });
    let core = &words[..core.filter(|at| *at > 0).unwrap_or(words.len())];
    let noun = core.last().unwrap_or(last);
    let capitals = words
        .iter()
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    let lower = |w: &&str| w.starts_with(char::is_lowercase);
    match () {
        () if is_one_of(noun, DOCUMENTS) && (lower(noun) || first.eq_ignore_ascii_case("the")) => {
            SourceType::Document
        }
        () if name_in(source).is_some() => SourceType::Person,
        () if core.iter().any(|w| is_one_of(w, UNNAMED)) => SourceType::Anonymous,
        () if is_one_of(noun, OFFICES) => SourceType::Office,
        () if words.iter().any(|w| is_one_of(w, ORGANISATIONS)) => SourceType::Organisation,
        () if core.iter().any(|w| is_one_of(w, OFFICES)) => SourceType::Office,
        () if capitals > 0 && is_one_of(first, &["the"]) => SourceType::Organisation,
        () if is_one_of(noun, DOCUMENTS) => SourceType::Document,
        () if capitals == 1 && words.len() == 1 => SourceType::Person,
        () if capitals > 0 && words.len() > 1 => SourceType::Organisation,
        () => SourceType::Unknown,
    }
}

/// The last run of two capitalised words or more that can be a person's name,
/// titles left out: "Maria Zakharova" of "ministry spokesperson Maria Zakharova".
pub fn name_in(source: &str) -> Option<&str> {
    let first = head(source);
    let apposed = || {
        let rest = source[first.len()..].strip_prefix(", ")?;
        let second = head(rest);
        name_in_phrase(second).filter(|name| name.len() == second.len())
    };
    name_in_phrase(first).or_else(|| role_in(first).and_then(|_| apposed()))
}

fn name_in_phrase(head: &str) -> Option<&str> {
    let mut best: Option<(usize, usize)> = None;
    let mut run: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    for word in head.split(' ') {
        let part = bare(word);
        run = match run {
            _ if !is_name_part(part) => None,
            Some((start, _, n)) => Some((start, at + word.len(), n + 1)),
            None => Some((at, at + word.len(), 1)),
        };
        if let Some((start, end, n)) = run
            && n >= 2
        {
            best = Some((start, end));
        }
        at += word.len() + 1;
    }
    let (start, end) = best?;
    let name = head
        .get(start..end)?
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    Some(
        name.strip_suffix("'s")
            .or_else(|| name.strip_suffix("’s"))
            .unwrap_or(name),
    )
}

fn is_name_part(word: &str) -> bool {
    let is_particle = matches!(
        word,
        "de" | "da" | "al" | "bin" | "van" | "von" | "der" | "el" | "la" | "ben"
    );
    let initial = word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
    let capital = word.starts_with(char::is_uppercase);
    let shouted = word.len() > 3 && word.chars().all(|c| c.is_uppercase());
    (is_particle || initial || capital && !shouted)
        && !is_one_of(word, TITLES)
        && !is_one_of(word, ORGANISATIONS)
        && !is_one_of(word, OFFICES)
        && !word.starts_with("U.S")
}

/// The role that a phrase gives somebody: "governor" of "Gov. Ann Lee" and of "the governor".
pub fn role_in(source: &str) -> Option<String> {
    let words = head(source).split_whitespace().map(bare);
    let role = |word: &str| {
        let lower = word.to_lowercase();
        let long = ABBREVIATED
            .iter()
            .find(|(short, _)| *short == lower)
            .map(|(_, long)| *long);
        long.map(String::from)
            .or_else(|| is_one_of(&lower, OFFICES).then_some(lower))
    };
    words.filter_map(role).next_back()
}

const ABBREVIATED: &[(&str, &str)] = &[
    ("gov", "governor"),
    ("sen", "senator"),
    ("rep", "representative"),
    ("gen", "general"),
    ("lt", "lieutenant"),
    ("col", "colonel"),
    ("capt", "captain"),
    ("prof", "professor"),
];
