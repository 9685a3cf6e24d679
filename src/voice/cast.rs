//! Who is who in an article: people and bodies named so far, and for whom a
//! surname, a role, a short form or a pronoun stands.

use super::source_words::tells;
use super::sources::{name_in, role_in, surname_in};
use super::words::{is_one_of, without_owner};
use rustc_hash::FxHashMap;

/// Bytes back within which a pronoun finds its person.
const REACH: usize = 4000;
/// Most mentions looked at for whom a pronoun stands for.
const MENTIONS: usize = 1000;
/// Most words of a name; a longer run of capitals is a heading or a list.
const LONGEST: usize = 8;

/// Grammatical gender, as told by a name or a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

#[derive(Debug, Default)]
struct Member {
    name: String,
    /// Whether there is a sign that this is a person: a first name, a title, speech.
    person: bool,
    /// Whether it is the source of an attribution.
    spoke: bool,
    /// Whether it was named as a place is.
    placed: bool,
    /// Whether it began a sentence as its subject.
    acts: bool,
    gender: Option<Gender>,
    role: Option<String>,
    /// Canonical actor named in a phrase that names the member.
    actor: String,
    seen: usize,
    /// Where it last began a sentence or spoke.
    salient: usize,
}

impl Member {
    /// Whether the name is like that of a person, for want of a better sign.
    fn may_be_person(&self) -> bool {
        self.acts && !self.placed && self.name.split(' ').count() == 2
    }
}

/// The people and bodies named in an article so far.
#[derive(Debug, Default)]
pub struct Cast {
    members: Vec<Member>,
    /// Members by their whole name.
    names: FxHashMap<String, usize>,
    /// Members by the ends of their names: "Lee" and "Mae Lee" of "Ann Mae Lee".
    ends: FxHashMap<String, Bearers>,
    /// Who held a role last.
    roles: FxHashMap<String, usize>,
    /// Every mention: where it ends, and of whom.
    mentions: Vec<(usize, usize)>,
}

/// Who bears a name that is the end of a longer one.
#[derive(Debug, Clone, Copy)]
struct Bearers {
    first: usize,
    latest: usize,
}

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    /// The phrase, with titles.
    pub phrase: &'a str,
    /// What is said of the name right behind the phrase: "the mayor of Kestra".
    pub apposition: &'a str,
    /// Canonical actor named in it; empty if none is.
    pub actor: &'a str,
    /// Byte at which it ends.
    pub at: usize,
    /// Whether it begins a sentence or speaks.
    pub salient: bool,
    /// Whether it speaks.
    pub speaks: bool,
    /// Whether it stands as a place does: "in Port Ellis".
    pub placed: bool,
    /// Whether it begins a sentence and a verb or an apposition follows.
    pub acts: bool,
}

impl Cast {
    /// Notes a mention of a full name, or of a surname of somebody known.
    pub fn note(&mut self, mention: Mention<'_>) {
        let single = !mention.speaks && !mention.phrase.contains(' ');
        let name = Some(mention.phrase).filter(|_| !single).and_then(name_in);
        let name = name.filter(|name| name.split(' ').count() <= LONGEST);
        let known = match name {
            Some(name) => self.known(name),
            None => self.by_surname(last_word(mention.phrase)),
        };
        // Who is called by the last word of a name is a person.
        let by_surname = known.is_some() && name.is_none() && !mention.placed;
        let surname = || surname_in(mention.phrase).filter(|_| mention.speaks);
        let Some(index) = known.or_else(|| name.or_else(surname).map(|name| self.enter(name)))
        else {
            return;
        };
        let named = &self.members[index];
        let gender = named
            .gender
            .or_else(|| gender_of(mention.phrase, &named.name))
            .or_else(|| mention.apposition.split(' ').find_map(gender_of_word));
        let role = role_in(mention.phrase).or_else(|| role_in(definite(mention.apposition)?));
        let member = &mut self.members[index];
        member.person |= gender.is_some() || role.is_some() || mention.speaks || by_surname;
        member.acts |= mention.acts;
        member.spoke |= mention.speaks;
        member.placed |= mention.placed;
        member.gender = gender;
        if let Some(role) = role {
            self.roles.entry(role.clone()).or_insert(index);
            member.role = Some(role);
        }
        if let Some(latest) = member
            .role
            .as_ref()
            .and_then(|role| self.roles.get_mut(role))
        {
            *latest = index;
        }
        member.seen = mention.at;
        if !mention.actor.is_empty() {
            member.actor = mention.actor.to_string();
        }
        if mention.salient {
            member.salient = mention.at;
        }
        for end in ends(&member.name) {
            if let Some(bearers) = self.ends.get_mut(end) {
                bearers.latest = index;
            }
        }
        self.mentions.push((mention.at, index));
    }

    /// Whether nobody was named yet.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether somebody of this name or surname is a source in the article.
    pub fn speaks(&self, name: &str) -> bool {
        let found = self.known(name).or_else(|| self.by_surname(name));
        found.is_some_and(|index| self.members[index].spoke)
    }

    /// Whether it is the surname of somebody who is a person for sure.
    pub fn is_person(&self, surname: &str) -> bool {
        let bearers = self.ends.get(surname);
        bearers.is_some_and(|bearers| self.members[bearers.latest].person)
    }

    /// The first member of this name, or of a longer one that ends with it.
    fn known(&self, name: &str) -> Option<usize> {
        let whole = self.names.get(name).copied();
        let end = self.ends.get(name).map(|bearers| bearers.first);
        whole.into_iter().chain(end).min()
    }

    fn enter(&mut self, name: &str) -> usize {
        let index = self.members.len();
        self.members.push(Member {
            name: name.to_string(),
            ..Member::default()
        });
        self.names.insert(name.to_string(), index);
        for end in ends(name) {
            let bearers = Bearers {
                first: index,
                latest: index,
            };
            self.ends.entry(end.to_string()).or_insert(bearers);
        }
        index
    }

    /// The actor that somebody of this name was said to belong to; empty if unknown.
    pub fn actor_of(&self, name: &str) -> &str {
        let member = self.names.get(name).map(|index| &self.members[*index]);
        member.map_or("", |m| &m.actor)
    }

    fn by_surname(&self, surname: &str) -> Option<usize> {
        let longer = self.ends.get(surname).map(|bearers| bearers.latest);
        longer.or_else(|| self.names.get(surname).copied())
    }

    /// The person whom "she" or "he" at byte `at` stands for. The latest who
    /// began a sentence or spoke goes before who was only mentioned.
    pub fn pronoun(&mut self, gender: Gender, at: usize) -> Option<String> {
        let index = self.likeliest(gender, at)?;
        let member = &mut self.members[index];
        member.gender = Some(gender);
        member.person = true;
        member.salient = at;
        Some(member.name.clone())
    }

    /// The likeliest of those who were named near enough to `at`: who is of the
    /// gender before a person of none known, and that before who may be one.
    fn likeliest(&self, gender: Gender, at: usize) -> Option<usize> {
        let rank = |index: &usize| {
            let m = &self.members[*index];
            let sure = match m.gender {
                Some(own) if own == gender && m.person => 2,
                None if m.person => 1,
                None if m.may_be_person() => 0,
                _ => return None,
            };
            let is_salient = m.salient + REACH / 2 >= at && m.salient > 0;
            let latest = m.salient.max(m.seen / 2);
            (m.seen + REACH >= at).then_some((sure, is_salient, latest, m.seen, *index))
        };
        // Mentions come nearly in order; twice the reach leaves none out.
        let near = |mention: &&(usize, usize)| mention.0 + 2 * REACH >= at;
        let mentions = self.mentions.iter().rev().take_while(near).take(MENTIONS);
        let ranks = mentions.filter_map(|mention| rank(&mention.1));
        ranks.max().map(|rank| rank.4)
    }

    /// The full name of whom a phrase names: by name, by surname, by role.
    pub fn resolve(&self, phrase: &str) -> Option<String> {
        if let Some(name) = name_in(phrase) {
            let known = self
                .ends
                .get(name)
                .map(|bearers| &self.members[bearers.first]);
            return Some(known.map_or(name, |m| m.name.as_str()).to_string());
        }
        let last = last_word(phrase);
        if last.starts_with(char::is_uppercase) {
            let found = &self.members[self.by_surname(last)?];
            return (found.person || !found.placed).then(|| found.name.clone());
        }
        let definite = phrase
            .get(..4)
            .is_some_and(|p| p.eq_ignore_ascii_case("the "));
        let role = role_in(phrase).filter(|_| definite && phrase.split(' ').count() <= 3)?;
        let found = &self.members[*self.roles.get(&role)?];
        (found.person && found.role.as_ref() == Some(&role)).then(|| found.name.clone())
    }
}

/// An apposition that names the one holder of a role: "the mayor of Kestra",
/// "the company's lawyer", not "president of a club".
fn definite(apposition: &str) -> Option<&str> {
    let one =
        apposition.starts_with("the ") || apposition.contains("'s ") || apposition.contains("’s ");
    one.then_some(apposition)
}

/// The ends of a name that are names too: all but its first word, its first two ...
fn ends(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices(' ').map(|(at, _)| &name[at + 1..])
}

fn last_word(phrase: &str) -> &str {
    let head = phrase.split([',', '(']).next().unwrap_or(phrase).trim_end();
    let last = head.rsplit(' ').next().unwrap_or("");
    without_owner(last).trim_matches(|c: char| !c.is_alphanumeric())
}

/// The gender that a title or a first name tells.
fn gender_of(phrase: &str, name: &str) -> Option<Gender> {
    let before = phrase.split(name).next().unwrap_or("");
    if let Some(gender) = before.split_whitespace().rev().find_map(gender_of_word) {
        return Some(gender);
    }
    let first = tells(name.split([' ', '-']).next().unwrap_or(""));
    match () {
        () if first.female => Some(Gender::Female),
        () if first.male => Some(Gender::Male),
        () => None,
    }
}

/// The gender that a title, or a word for a role, tells.
fn gender_of_word(word: &str) -> Option<Gender> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let ends = |end: &str| {
        let at = word.len().checked_sub(end.len());
        let tail = at.and_then(|at| word.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    match () {
        () if is_one_of(word, MEN) => Some(Gender::Male),
        () if is_one_of(word, WOMEN) || ends("woman") => Some(Gender::Female),
        () if ends("man") && word.len() > 6 => Some(Gender::Male),
        () => None,
    }
}

/// Titles of men.
const MEN: &[&str] = &["mr", "sir", "lord", "king", "prince", "father"];
/// Titles of women.
const WOMEN: &[&str] = &["mrs", "ms", "miss", "queen", "princess", "lady", "mother"];
