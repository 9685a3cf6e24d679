//! Who is who in an article: people and bodies named so far, and for whom a
//! surname, a role, a short form or a pronoun stands.

use super::first_names::{FEMALE, MALE};
use super::sources::{name_in, role_in};

/// Bytes back within which a pronoun finds its person.
const REACH: usize = 4000;

/// Grammatical gender, as told by a name or a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

#[derive(Debug)]
struct Member {
    name: String,
    /// Whether there is a sign that this is a person: a first name, a title, speech.
    person: bool,
    gender: Option<Gender>,
    role: Option<String>,
    /// Canonical actor named in a phrase that names the member.
    actor: String,
    seen: usize,
    /// Where it last began a sentence or spoke.
    salient: usize,
}

/// The people and bodies named in an article so far.
#[derive(Debug, Default)]
pub struct Cast {
    members: Vec<Member>,
}

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    /// The phrase, with titles.
    pub phrase: &'a str,
    /// Canonical actor named in it; empty if none is.
    pub actor: &'a str,
    /// Byte at which it ends.
    pub at: usize,
    /// Whether it begins a sentence or speaks.
    pub salient: bool,
    /// Whether it speaks.
    pub speaks: bool,
}

impl Cast {
    /// Notes a mention of a full name, or of a surname of somebody known.
    pub fn note(&mut self, mention: Mention<'_>) {
        let name = name_in(mention.phrase);
        let known = match name {
            Some(name) => self
                .members
                .iter()
                .position(|m| m.name == name || is_surname_of(name, &m.name)),
            None => self.by_surname(last_word(mention.phrase)),
        };
        let index = match (known, name) {
            (Some(index), _) => index,
            (None, Some(name)) => {
                self.members.push(Member {
                    name: name.to_string(),
                    person: false,
                    gender: None,
                    role: None,
                    actor: String::new(),
                    seen: 0,
                    salient: 0,
                });
                self.members.len() - 1
            }
            (None, None) => return,
        };
        let gender = gender_of(mention.phrase, &self.members[index].name);
        let role = role_in(mention.phrase);
        let member = &mut self.members[index];
        member.person |= gender.is_some() || role.is_some() || mention.speaks;
        member.gender = member.gender.or(gender);
        member.role = role.or(member.role.take());
        member.seen = mention.at;
        if !mention.actor.is_empty() {
            member.actor = mention.actor.to_string();
        }
        if mention.salient {
            member.salient = mention.at;
        }
    }

    /// The actor that somebody of this name was said to belong to; empty if unknown.
    pub fn actor_of(&self, name: &str) -> &str {
        let member = self.members.iter().find(|m| m.name == name);
        member.map_or("", |m| &m.actor)
    }

    fn by_surname(&self, surname: &str) -> Option<usize> {
        let fits = |(_, m): &(usize, &Member)| is_surname_of(surname, &m.name);
        let found = self.members.iter().enumerate().filter(fits);
        found.max_by_key(|(_, m)| m.seen).map(|(index, _)| index)
    }

    /// The person whom "she" or "he" at byte `at` stands for. The latest who
    /// began a sentence or spoke goes before who was only mentioned.
    pub fn pronoun(&mut self, gender: Gender, at: usize) -> Option<String> {
        let near = |m: &&mut Member| m.person && m.seen + REACH >= at;
        let rank = |m: &Member| {
            (
                m.salient + REACH / 2 >= at && m.salient > 0,
                m.salient.max(m.seen / 2),
                m.seen,
            )
        };
        let sure = self
            .members
            .iter_mut()
            .filter(near)
            .filter(|m| m.gender == Some(gender));
        let found = sure.max_by_key(|m| rank(m));
        let member = match found {
            Some(member) => member,
            None => {
                let open = self
                    .members
                    .iter_mut()
                    .filter(near)
                    .filter(|m| m.gender.is_none());
                let member = open.max_by_key(|m| rank(m))?;
                member.gender = Some(gender);
                member
            }
        };
        member.salient = at;
        Some(member.name.clone())
    }

    /// The full name of whom a phrase names: by name, by surname, by role.
    pub fn resolve(&self, phrase: &str) -> Option<String> {
        if let Some(name) = name_in(phrase) {
            let known = self.members.iter().find(|m| is_surname_of(name, &m.name));
            return Some(known.map_or(name, |m| m.name.as_str()).to_string());
        }
        let last = last_word(phrase);
        if last.starts_with(char::is_uppercase) {
            let found = &self.members[self.by_surname(last)?];
            return found.person.then(|| found.name.clone());
        }
        let definite = phrase
            .get(..4)
            .is_some_and(|p| p.eq_ignore_ascii_case("the "));
        let role = role_in(phrase).filter(|_| definite && phrase.split(' ').count() <= 3)?;
        let fits = |m: &&Member| m.person && m.role.as_ref() == Some(&role);
        let found = self.members.iter().filter(fits).max_by_key(|m| m.seen)?;
        Some(found.name.clone())
    }
}

/// Whether `short` is the end of a longer name.
fn is_surname_of(short: &str, name: &str) -> bool {
    name.len() > short.len()
        && !short.is_empty()
        && name.ends_with(short)
        && name.as_bytes()[name.len() - short.len() - 1] == b' '
}

fn last_word(phrase: &str) -> &str {
    let head = phrase.split([',', '(']).next().unwrap_or(phrase).trim_end();
    let last = head.rsplit(' ').next().unwrap_or("");
    let last = last
        .strip_suffix("'s")
        .or_else(|| last.strip_suffix("’s"))
        .unwrap_or(last);
    last.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The gender that a title or a first name tells.
fn gender_of(phrase: &str, name: &str) -> Option<Gender> {
    let before = phrase.split(name).next().unwrap_or("");
    for word in before.split_whitespace().rev() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        match lower.as_str() {
            "mr" | "sir" | "lord" | "king" | "prince" | "father" => return Some(Gender::Male),
            "mrs" | "ms" | "miss" | "queen" | "princess" | "lady" | "mother" => {
                return Some(Gender::Female);
            }
            _ if lower.ends_with("woman") => return Some(Gender::Female),
            _ if lower.ends_with("man") && lower.len() > 6 && lower != "german" => {
                return Some(Gender::Male);
            }
            _ => {}
        }
    }
    let first = name.split([' ', '-']).next().unwrap_or("").to_lowercase();
    match () {
        () if FEMALE.binary_search(&first.as_str()).is_ok() => Some(Gender::Female),
        () if MALE.binary_search(&first.as_str()).is_ok() => Some(Gender::Male),
        () => None,
    }
}
