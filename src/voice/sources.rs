//! Where the noun phrase of a source begins and ends, what kind of source it
//! is, and whom a short form or a pronoun stands for.

use super::words::Words;
use crate::model::{SourceType, Span};

/// Longest source, in words.
const LONGEST: usize = 24;

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them",
];
const SHE: &[&str] = &["she", "her"];
const HE: &[&str] = &["he", "him"];
/// Words that a noun phrase before a verb cannot hold: it begins after them.
const BEFORE_SUBJECT: &[&str] = &[
    "that", "but", "because", "although", "though", "while", "when", "if", "as", "since", "after",
    "before", "until", "whether", "where", "what", "how", "why", "so", "yet", "is", "are", "was",
    "were", "has", "had", "have", "than",
];
/// Words between subject and verb.
const AUXILIARIES: &[&str] = &[
    "has",
    "have",
    "had",
    "also",
    "later",
    "then",
    "would",
    "will",
    "could",
    "may",
    "might",
    "must",
    "did",
    "does",
    "do",
    "again",
    "once",
    "recently",
    "previously",
    "earlier",
    "once",
    "even",
    "still",
    "just",
    "now",
    "often",
    "both",
    "all",
    "reportedly",
    "already",
    "not",
    "never",
    "is",
    "are",
    "was",
    "were",
    "been",
    "be",
    "being",
    "can",
    "should",
    "himself",
    "herself",
    "itself",
    "themselves",
];
/// Words that end an inverted subject: "said Ann Lee in a statement".
const AFTER_SUBJECT: &[&str] = &[
    "that",
    "in",
    "on",
    "at",
    "to",
    "during",
    "after",
    "before",
    "as",
    "when",
    "while",
    "last",
    "this",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "adding",
    "by",
    "via",
    "through",
    "and",
    "but",
    "earlier",
    "later",
    "told",
    "about",
    "if",
    "because",
    "referring",
    "speaking",
    "citing",
];
const OFFICES: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "chairman",
    "chairwoman",
    "governor",
    "mayor",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "director",
    "chief",
    "commissioner",
    "senator",
    "ambassador",
    "leader",
    "judge",
    "commander",
    "prosecutor",
    "chancellor",
    "premier",
    "envoy",
    "king",
    "pope",
];
const ORGANISATIONS: &[&str] = &[
    "ministry",
    "kremlin",
    "government",
    "department",
    "agency",
    "party",
    "council",
    "committee",
    "commission",
    "court",
    "police",
    "army",
    "military",
    "company",
    "union",
    "house",
    "administration",
    "campaign",
    "group",
    "office",
    "bank",
    "university",
    "institute",
    "association",
    "organization",
    "organisation",
    "parliament",
    "congress",
    "senate",
    "coalition",
    "times",
    "post",
    "pentagon",
    "bureau",
    "network",
    "authority",
];
const DOCUMENTS: &[&str] = &[
    "report",
    "statement",
    "study",
    "survey",
    "poll",
    "document",
    "documents",
    "letter",
    "memo",
    "law",
    "bill",
    "order",
    "filing",
    "lawsuit",
    "complaint",
    "indictment",
    "article",
    "book",
    "paper",
    "email",
    "e-mail",
    "records",
    "transcript",
    "tweet",
    "post",
    "affidavit",
    "figures",
    "data",
];
const UNNAMED: &[&str] = &[
    "officials",
    "official",
    "sources",
    "source",
    "critics",
    "supporters",
    "analysts",
    "experts",
    "witnesses",
    "witness",
    "residents",
    "observers",
    "activists",
    "people",
    "some",
    "many",
    "others",
    "lawmakers",
    "diplomats",
    "aides",
    "aide",
    "protesters",
    "opponents",
    "advocates",
    "authorities",
    "investigators",
    "republicans",
    "democrats",
    "leaders",
];

/// The subject that ends right before word `verb` (auxiliaries skipped).
pub fn subject_before(words: &Words<'_>, verb: usize) -> Option<Span> {
    let mut end = verb;
    while end > 0 && is_auxiliary(words, end - 1) && !words.breaks(end) {
        end -= 1;
    }
    if end == 0
        || words.gap(end).contains(['.', '!', '?', ';', '”', '"', '('])
            && !is_after_initials(words, end)
    {
        return None;
    }
    // "Ann Lee, the mayor, said": between two commas stands an apposition.
    if words.gap(end).contains(',') {
        return subject_with_apposition(words, end);
    }
    let start = phrase_start(words, end);
    proper(words, start, end)
}

fn is_auxiliary(words: &Words<'_>, at: usize) -> bool {
    words.is(at, AUXILIARIES)
        || words.word(at).len() > 4 && words.word(at).ends_with("ly") && !words.is_capital(at)
}

fn is_after_initials(words: &Words<'_>, at: usize) -> bool {
    let gap = words.gap(at);
    gap.starts_with('.') && gap.trim_start_matches('.').chars().all(char::is_whitespace)
}

/// The start of the noun phrase that ends before word `end`.
fn phrase_start(words: &Words<'_>, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let word = start - 1;
        if words.is(word, BEFORE_SUBJECT) || start < end && words.breaks(start) {
            break;
        }
        // "Lee and Mott said" is one subject; "he left and Lee said" is not.
        if words.is(word, &["and", "or"])
            && start < end
            && !(word > 0 && words.is_capital(word - 1) && words.is_capital(start))
        {
            break;
        }
        start -= 1;
    }
    start
}

fn subject_with_apposition(words: &Words<'_>, end: usize) -> Option<Span> {
    let mut comma = end;
    while comma > 0 && end - comma < LONGEST {
        comma -= 1;
        if words.gap(comma).contains(',') {
            break;
        }
        if words.breaks(comma) || comma == 0 {
            return None;
        }
    }
    let start = phrase_start(words, comma);
    proper(words, start, end).filter(|_| comma > start)
}

/// The subject that begins at word `start`, after its verb: "said Ann Lee, the mayor".
pub fn subject_after(words: &Words<'_>, start: usize) -> Option<Span> {
    let mut end = start;
    while end < words.len() && end - start < LONGEST {
        if end > start && (words.breaks(end) || words.is(end, AFTER_SUBJECT)) {
            break;
        }
        if words.gap(end).contains(['“', '"', '”']) {
            break;
        }
        end += 1;
    }
    if end < words.len() && words.gap(end).starts_with(',') {
        end = apposition_end(words, end);
    }
    proper(words, start, end)
}

/// The end of "a spokesman for the group" after a comma, where one follows.
fn apposition_end(words: &Words<'_>, from: usize) -> usize {
    let names_role = words.is(from, &["a", "an", "the", "who", "whose"]) || words.is(from, OFFICES);
    if !names_role || words.gap(from).trim() != "," {
        return from;
    }
    let mut end = from + 1;
    while end < words.len() && end - from < LONGEST && !words.breaks(end) {
        end += 1;
    }
    end
}

/// The phrase without what cannot be a source.
fn proper(words: &Words<'_>, mut start: usize, end: usize) -> Option<Span> {
    while start < end
        && words.is(
            start,
            &[
                "and",
                "but",
                "meanwhile",
                "yet",
                "still",
                "then",
                "later",
                "earlier",
                "so",
                "or",
                "nor",
            ],
        )
    {
        start += 1;
    }
    if start < end && words.is(start, &["it", "there"]) && end - start == 1 {
        return None;
    }
    let noun = (start..end).any(|at| words.word(at).chars().any(char::is_alphabetic));
    if !noun { None } else { words.range(start, end) }
}

/// Whether the phrase is a pronoun.
pub fn is_pronoun(source: &str) -> bool {
    PRONOUNS
        .iter()
        .any(|word| source.eq_ignore_ascii_case(word))
}

/// What kind of source a phrase names.
pub fn source_type(source: &str) -> SourceType {
    let head = source.split(',').next().unwrap_or(source);
    let list: Vec<&str> = head
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let has = |known: &[&str]| {
        list.iter()
            .any(|w| known.iter().any(|k| w.eq_ignore_ascii_case(k)))
    };
    let last_is = |known: &[&str]| {
        list.last()
            .is_some_and(|w| known.iter().any(|k| w.eq_ignore_ascii_case(k)))
    };
    let capitals = list
        .iter()
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    if last_is(DOCUMENTS) {
        SourceType::Document
    } else if has(UNNAMED) && !person_name(head) {
        SourceType::Anonymous
    } else if has(ORGANISATIONS) && !has(OFFICES) {
        SourceType::Organisation
    } else if person_name(head) {
        SourceType::Person
    } else if has(OFFICES) {
        SourceType::Office
    } else if capitals > 0 && list.first().is_some_and(|w| w.eq_ignore_ascii_case("the")) {
        SourceType::Organisation
    } else if capitals == 1 && list.len() == 1 {
        SourceType::Person
    } else {
        SourceType::Unknown
    }
}

/// The last run of capitalised words that looks like a person's name.
pub fn name_in(source: &str) -> Option<&str> {
    let head = source.split(',').next().unwrap_or(source);
    let mut best: Option<(usize, usize)> = None;
    let mut run: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    for word in head.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let is_role = OFFICES
            .iter()
            .chain(TITLES)
            .any(|t| bare.trim_end_matches('.').eq_ignore_ascii_case(t));
        let is_name = bare.starts_with(char::is_uppercase)
            && !is_role
            && !bare.ends_with("ian")
            && !bare.ends_with("ish");
        run = match run {
            _ if !is_name => None,
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
    best.and_then(|(start, end)| head.get(start..end))
}

const TITLES: &[&str] = &[
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Prof",
    "The",
    "Foreign",
    "Prime",
    "Defense",
    "Defence",
    "Russian",
    "U.S",
    "Interior",
    "Finance",
    "State",
    "White",
    "House",
    "Ministry",
    "Republican",
    "Democratic",
    "Democrat",
    "Col",
    "Lt",
    "Sgt",
    "Capt",
    "Vice",
    "Attorney",
    "General",
    "Deputy",
    "Senior",
    "Former",
    "Speaker",
    "Sir",
    "Lord",
];

fn person_name(head: &str) -> bool {
    name_in(head).is_some()
}

/// The people and bodies named in an article so far, latest last.
#[derive(Debug, Default)]
pub struct Cast {
    /// Full name as it was first written.
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    name: String,
    person: bool,
    female: Option<bool>,
    last_seen: usize,
}

const FEMALE_NAMES: &[&str] = &[
    "maria",
    "mary",
    "anna",
    "ann",
    "anne",
    "elena",
    "sarah",
    "susan",
    "linda",
    "hillary",
    "nancy",
    "angela",
    "theresa",
    "kate",
    "katherine",
    "catherine",
    "elizabeth",
    "jane",
    "julia",
    "laura",
    "lisa",
    "michelle",
    "melania",
    "ivanka",
    "kellyanne",
    "jennifer",
    "jessica",
    "karen",
    "olga",
    "svetlana",
    "natalia",
    "fatima",
    "aisha",
    "leila",
    "sofia",
    "sophie",
    "emma",
    "olivia",
    "rachel",
    "rebecca",
    "ruth",
    "samantha",
    "sandra",
    "sharon",
    "stephanie",
    "teresa",
    "victoria",
    "wendy",
    "barbara",
    "betty",
    "carol",
    "christine",
    "claire",
    "dana",
    "debbie",
    "deborah",
    "diana",
    "donna",
    "eva",
    "federica",
    "ursula",
    "jacinda",
    "kamala",
    "marine",
    "nikki",
    "condoleezza",
    "janet",
    "joan",
    "judith",
    "julie",
    "kathleen",
    "kelly",
    "kim",
    "loretta",
    "madeleine",
    "margaret",
    "martha",
    "megan",
    "mia",
    "nadia",
    "nina",
    "patricia",
    "rosa",
    "alexandria",
    "amy",
    "andrea",
    "alice",
    "allison",
    "amanda",
    "yulia",
];

impl Cast {
    /// Notes that a name stands at byte `at`.
    pub fn note(&mut self, name: &str, person: bool, at: usize) {
        let known = self
            .members
            .iter_mut()
            .find(|m| m.name == name || m.name.ends_with(&format!(" {name}")));
        match known {
            Some(member) => member.last_seen = at,
            None => {
                let first = name.split(' ').next().unwrap_or("").to_lowercase();
                let female = FEMALE_NAMES.contains(&first.as_str()).then_some(true);
                self.members.push(Member {
                    name: name.to_string(),
                    person,
                    female,
                    last_seen: at,
                });
            }
        }
    }

    /// Notes that a surname of somebody known stands at byte `at`.
    pub fn note_again(&mut self, surname: &str, at: usize) {
        let ending = format!(" {surname}");
        for member in self
            .members
            .iter_mut()
            .filter(|m| m.name.ends_with(&ending))
        {
            member.last_seen = at;
        }
    }

    /// Who a source is: the full name of a surname, the person a pronoun stands for.
    pub fn resolve(&mut self, source: &str) -> Option<String> {
        if SHE.iter().chain(HE).any(|w| source.eq_ignore_ascii_case(w)) {
            let female = SHE.iter().any(|w| source.eq_ignore_ascii_case(w));
            let fits = |m: &&mut Member| m.person && m.female.unwrap_or(false) == female;
            // Nobody of a known female name: then any person whose gender no name tells.
            let found = self
                .members
                .iter_mut()
                .filter(fits)
                .max_by_key(|m| m.last_seen)
                .map(|m| m.name.clone());
            return found.or_else(|| self.latest_person(female));
        }
        if is_pronoun(source) {
            return None;
        }
        let last = source.split(' ').next_back()?;
        let ending = format!(" {last}");
        let found = self
            .members
            .iter()
            .filter(|m| m.person && m.name.ends_with(&ending))
            .max_by_key(|m| m.last_seen);
        found
            .filter(|_| {
                !source.contains(' ')
                    || source.split(' ').count() == 2
                        && TITLES.contains(&source.split(['.', ' ']).next().unwrap_or(""))
            })
            .map(|m| m.name.clone())
    }

    fn latest_person(&mut self, female: bool) -> Option<String> {
        let open = self
            .members
            .iter_mut()
            .filter(|m| m.person && m.female.is_none());
        let member = open.max_by_key(|m| m.last_seen)?;
        member.female = Some(female);
        Some(member.name.clone())
    }
}
