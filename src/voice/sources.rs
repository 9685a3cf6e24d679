//! Who or what a source is, by the words of its phrase: a person with a name,
//! an office, an organisation, a document, somebody unnamed.

use super::classes::class;
use super::source_words::{Tells, tells};
use super::words::without_owner;
use crate::model::SourceType;

/// Whether a noun is one for people who are not named, or its plural.
fn is_unnamed(noun: &str) -> bool {
    tells(noun).person || noun.strip_suffix('s').is_some_and(|one| tells(one).person)
}

/// The words of a phrase up to its first comma or bracket.
fn head(source: &str) -> &str {
    let end = source.find([',', '(', '—', ';']).unwrap_or(source.len());
    source[..end].trim_end()
}

fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    without_owner(word)
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
    let core: Vec<&str> = core(head)
        .split_whitespace()
        .map(bare)
        .filter(|w| !w.is_empty())
        .collect();
    let noun = noun(&core).unwrap_or(last);
    let is_one = matches!(
        first.to_ascii_lowercase().as_str(),
        "a" | "an" | "one" | "another"
    );
    let capitals = words
        .iter()
        .filter(|w| w.starts_with(char::is_uppercase))
        .count();
    let lower = |w: &str| w.starts_with(char::is_lowercase);
    match () {
        () if tells(noun).document && (lower(noun) || first.eq_ignore_ascii_case("the")) => {
            SourceType::Document
        }
        () if name_in(source).is_some() => SourceType::Person,
        () if titled(head).is_some() => SourceType::Person,
        () if core.iter().any(|w| tells(w).unnamed) => SourceType::Anonymous,
        () if is_unnamed(noun) || is_one && source.contains(" who ") => SourceType::Anonymous,
        () if is_one && words.get(1) == Some(&"of") => SourceType::Anonymous,
        () if tells(noun).office => SourceType::Office,
        () if words.iter().any(|w| tells(w).organisation) => SourceType::Organisation,
        () if core.iter().any(|w| tells(w).office) => SourceType::Office,
        () if capitals > 0 && first.eq_ignore_ascii_case("the") => SourceType::Organisation,
        () if tells(noun).document => SourceType::Document,
        () if capitals == 1 && words.len() == 1 => SourceType::Person,
        () if capitals > 0 && words.len() > 1 => SourceType::Organisation,
        () => SourceType::Unknown,
    }
}

/// The last word of a core, or the one before a participle: "memo" of "a memo
/// obtained by the press".
fn noun<'a>(core: &[&'a str]) -> Option<&'a str> {
    let participle = |at: &usize| {
        matches!(class(core[*at]).part.name, "#ed" | "#ing")
            && tells(core[*at]).is_plain()
            && matches!(
                class(core[at - 1]).part.name,
                "#x" | "#ment"
                    | "#s"
                    | "#er"
                    | "#ity"
                    | "#tion"
                    | "report"
                    | "study"
                    | "letter"
                    | "poll"
                    | "statement"
                    | "email"
            )
    };
    let end = (1..core.len()).find(participle).unwrap_or(core.len());
    core[..end].last().copied()
}

/// The words of a head up to its first preposition: of "a spokesman for the
/// ministry" those that count.
fn core(head: &str) -> &str {
    let mut at = 0;
    for word in head.split(' ') {
        if at > 0 && PREPOSITIONS.contains(&word) {
            return head[..at].trim_end();
        }
        at += word.len() + 1;
    }
    head
}

#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "of", "for", "at", "from", "in", "with", "to", "on", "by", "about", "who", "familiar",
];

/// The last run of two capitalised words or more that can be a person's name,
/// titles left out: "Maria Zakharova" of "ministry spokesperson Maria
/// Zakharova", and of "the spokeswoman, Maria Zakharova".
pub fn name_in(source: &str) -> Option<&str> {
    let head = head(source);
    let core = core(head);
    last_name(core)
        .or_else(|| after_office(core, &head[core.len()..]))
        .or_else(|| apposed(core, core == head, source.get(head.len()..)?))
}

/// "John Doe" of "Secretary of State John Doe".
fn after_office<'a>(core: &str, rest: &'a str) -> Option<&'a str> {
    let office = bare(core.rsplit(' ').next()?);
    let capital = office.starts_with(char::is_uppercase) && tells(office).office;
    let rest = rest.trim_start().strip_prefix("of ").filter(|_| capital)?;
    let first = rest
        .match_indices(' ')
        .map(|(at, _)| &rest[at + 1..])
        .find(|name| {
            let first = name.split(' ').next().unwrap_or("");
            first.starts_with(char::is_uppercase) && tells(first).is_first_name()
        });
    last_name(first?)
}

/// The name after the comma of "the mayor, Ann Lee", which may have titles;
/// of "the mayor of Port Ellis, New Orvia" none.
fn apposed<'a>(core: &str, is_whole: bool, after: &'a str) -> Option<&'a str> {
    let given = head(after.strip_prefix(", ")?);
    let role = core.split(' ').any(|word| tells(bare(word)).office);
    let name = last_name(given).filter(|_| role)?;
    let before = given.split(name).next().unwrap_or("").trim_end();
    let titles = before.is_empty() || before.split(' ').all(|word| tells(bare(word)).title);
    let first = name.split(' ').next().unwrap_or("");
    let sure = is_whole || !before.is_empty() || !PLACING.contains(&first);
    (titles && sure).then_some(name)
}

/// First words of the names of places of two words or more.
#[rustfmt::skip]
pub const PLACING: &[&str] = &[
    "New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western",
    "Central", "Upper", "Lower", "Great", "Port", "Fort", "Mount", "Lake", "San", "Santa", "Saint",
    "St", "Los", "Las", "El", "Rhode", "Puerto", "Cape", "Hong", "Saudi", "Sri",
];

/// The surname of somebody of whom a phrase gives no more: "Lee", "Mr. Lee".
pub fn surname_in(source: &str) -> Option<&str> {
    let word = bare(head(source));
    let single = !word.contains(' ') && is_name_part(word) && begins_name(word);
    titled(source).or_else(|| Some(word).filter(|_| single && !tells(word).document))
}

fn last_name(head: &str) -> Option<&str> {
    let mut best: Option<(usize, usize)> = None;
    let mut run: Option<(usize, usize)> = None;
    let mut at = 0;
    for word in head.split(' ') {
        let part = bare(word);
        let end = at + word.len();
        run = match run {
            _ if !is_name_part(part) => None,
            Some((start, count)) => Some((start, count + 1)),
            None => begins_name(part).then_some((at, 1)),
        };
        match run {
            Some((start, count)) if count >= 2 => best = Some((start, end)),
            // "Ann Lee Foundation" is no Ann Lee.
            None if best.is_some_and(|b| b.1 + 1 == at) && names_other(part) => best = None,
            _ => {}
        }
        // Nor is "Ann Lee's office".
        if without_owner(word) != word {
            run = None;
            best = best.filter(|_| end == head.len());
        }
        at = end + 1;
    }
    let (start, end) = best?;
    let name = from_first_name(head.get(start..end)?);
    let last = name.rsplit(' ').next().map_or(Tells::default(), tells);
    let name = bare(name.trim_end_matches(|c: char| c != '.' && !c.is_alphanumeric()));
    (!last.document && !last.unnamed).then_some(name)
}

/// "Susan Lee" of "NPA Susan Lee" and of "Breaking Susan Lee": a first name
/// further on begins the name, where what stands before it is none.
fn from_first_name(name: &str) -> &str {
    let is_first = |at: usize| tells(name[at..].split(' ').next().unwrap_or("")).is_first_name();
    let starts = name.match_indices(' ').map(|(at, _)| at + 1);
    let later = starts
        .take(2)
        .find(|&at| is_first(at) && name[at..].contains(' '));
    let before = name.split(' ').next().unwrap_or("");
    let shouts = before.len() > 2 && before.chars().all(char::is_uppercase);
    let ending = class(&before.to_lowercase()).part.name;
    let is_word = matches!(
        ending,
        "#tion" | "#ing" | "#ed" | "#ment" | "#ity" | "#ness" | "#ers" | "#ly"
    );
    let long = name.split(' ').count() > 3;
    match later {
        Some(at) if !is_first(0) && (shouts || is_word || long) => &name[at..],
        _ => name,
    }
}

/// Whether a word can be the first of a name: "Despite Ann Lee" is none.
pub fn begins_name(word: &str) -> bool {
    if matches!(word, "Neither" | "Either" | "Nor" | "Whatever" | "Whenever") {
        return false;
    }
    if class(word).part.name.starts_with('#') {
        return true;
    }
    let known = tells(word);
    known.title
        || known.office
        || known.personal
        || known.is_first_name()
        || matches!(word, "Jan" | "April" | "May" | "June" | "August" | "Will")
}

/// Whether a capitalised word after a name makes it that of something else.
fn names_other(word: &str) -> bool {
    let known = tells(word);
    word.starts_with(char::is_uppercase)
        && (known.organisation || known.office || known.unnamed || known.document)
}

/// The surname of whom a phrase gives a title only: "Lee" of "Mr. Lee", of
/// "President Lee"; of "General Motors" none, nor of "an aide of Mr. Lee".
pub fn titled(source: &str) -> Option<&str> {
    let mut words = core(head(source)).rsplit(' ');
    let name = bare(words.next()?);
    let title = bare(words.next()?);
    let known = tells(title);
    let is_title = known.personal || known.office && !title.eq_ignore_ascii_case("general");
    let plain = tells(name).is_plain() && name.starts_with(char::is_uppercase);
    let alone = !words.any(|word| {
        matches!(
            word,
            "of" | "for" | "to" | "with" | "and" | "by" | "from" | "in"
        )
    });
    (is_title && plain && alone && is_name_part(name)).then_some(name)
}

/// Whether a word in lower case can stand in a person's name.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da" | "al" | "bin" | "van" | "von" | "der" | "el" | "la" | "ben"
    )
}

fn is_name_part(word: &str) -> bool {
    let initial = word.chars().count() <= 2 && word.starts_with(char::is_uppercase);
    let capital = word.starts_with(char::is_uppercase);
    let shouted = word.len() > 3 && word.chars().all(|c| c.is_uppercase());
    let known = tells(word);
    let younger = matches!(word, "Jr" | "Sr" | "II" | "III");
    (is_particle(word) || initial || capital && !shouted)
        && !younger
        && !(known.title || known.organisation || known.office)
        && !word.starts_with("U.S")
}

/// The role that a phrase gives somebody: "governor" of "Gov. Ann Lee" and of "the governor".
pub fn role_in(source: &str) -> Option<String> {
    let words = core(head(source)).split_whitespace().map(bare);
    let role = |word: &str| {
        let same = |(short, _): &&(&str, &str)| word.eq_ignore_ascii_case(short);
        let long = ABBREVIATED.iter().find(same).map(|(_, long)| *long);
        long.map(String::from)
            .or_else(|| tells(word).office.then(|| word.to_lowercase()))
    };
    words.rev().find_map(role)
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
