//! Which column of a table is what: usual names, and what the user says.

use std::collections::BTreeMap;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // named as in the table articles
pub enum Role {
    Id,
    Outlet,
    Event,
    Date,
    Title,
    Text,
    Url,
}

/// A role, its name, and usual names of its column, best first.
pub const ROLES: &[(Role, &str, &[&str])] = &[
    (
        Role::Id,
        "id",
        &["id", "articleid", "docid", "documentid", "uid", "guid"],
    ),
    (
        Role::Outlet,
        "outlet",
        &[
            "outlet",
            "source",
            "publisher",
            "publication",
            "newspaper",
            "sourcename",
            "medium",
            "media",
            "outletname",
            "site",
            "domain",
        ],
    ),
    (
        Role::Event,
        "event",
        &["event", "eventid", "story", "storyid", "cluster"],
    ),
    (
        Role::Date,
        "date",
        &[
            "date",
            "published",
            "publisheddate",
            "publicationdate",
            "pubdate",
            "publishedat",
            "publishdate",
            "datetime",
            "time",
            "timestamp",
        ],
    ),
    (
        Role::Title,
        "title",
        &["title", "headline", "head", "heading"],
    ),
    (
        Role::Text,
        "text",
        &[
            "text",
            "body",
            "content",
            "article",
            "articletext",
            "fulltext",
            "maintext",
            "articlebody",
            "story text",
            "contents",
        ],
    ),
    (
        Role::Url,
        "url",
        &["url", "link", "weburl", "permalink", "uri"],
    ),
];

/// The role of a name on the command line.
pub fn role(name: &str) -> Option<Role> {
    ROLES
        .iter()
        .find(|(_, known, _)| *known == name)
        .map(|(role, _, _)| *role)
}

/// The name of the role that a usual column name has: `outlet` of "Publisher".
pub fn usual_role(column: &str) -> Option<&'static str> {
    let folded = fold(column);
    let known = |(_, name, usual): &&(Role, &'static str, &[&str])| {
        *name != column && usual.iter().any(|u| fold(u) == folded)
    };
    ROLES.iter().find(known).map(|(_, name, _)| *name)
}

fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Assigns roles to column names; what the user named must be there.
/// On failure answers the name that is missing.
pub fn assign(
    names: &[String],
    given: &BTreeMap<Role, String>,
) -> Result<BTreeMap<Role, usize>, String> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let mut roles = BTreeMap::new();
    for (role, wanted) in given {
        let exact = names.iter().position(|name| name.trim() == wanted.as_str());
        let at = exact.or_else(|| folded.iter().position(|name| *name == fold(wanted)));
        roles.insert(*role, at.ok_or_else(|| wanted.clone())?);
    }
    for (role, _, usual) in ROLES {
        let taken: Vec<usize> = roles.values().copied().collect();
        let free = |at: &usize| !taken.contains(at);
        let find = |name: &&str| folded.iter().position(|f| *f == fold(name)).filter(free);
        if !roles.contains_key(role)
            && let Some(at) = usual.iter().find_map(find)
        {
            roles.insert(*role, at);
        }
    }
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|s| s.to_string()).collect()
    }

    #[test]
    fn usual_names_and_given_ones() {
        let columns = names(&["Publisher", "Full_Text", "headline", "lean", "Article ID"]);
        let roles = assign(&columns, &BTreeMap::new()).unwrap();
        let found =
            [Role::Outlet, Role::Text, Role::Title, Role::Id].map(|r| roles.get(&r).copied());
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(4)]);
        let given = BTreeMap::from([(Role::Outlet, "lean".to_string())]);
        assert_eq!(assign(&columns, &given).unwrap()[&Role::Outlet], 3);
        let given = BTreeMap::from([(Role::Text, "corpus".to_string())]);
        assert_eq!(assign(&columns, &given), Err("corpus".to_string()));
    }
}
