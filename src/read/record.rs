//! From the cells of a record to an article, and the admission of articles:
//! ids are unique, ids and outlets are no formulas, and there is some text.

use super::Item;
use super::columns::Role;
use super::date;
use crate::model::{Article, Skipped};
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a file gives every article in it.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Path as shown.
    pub path: String,
    /// Path below the input, with the outlet first; what ids are made of.
    pub stem: String,
    /// Outlet of the folder or of the command line; empty if there is none.
    pub outlet: String,
    /// File name, without folders.
    pub name: String,
}

/// An article of named values; what has no role goes to `meta`.
pub fn article(
    origin: &Origin,
    record: u64,
    roles: &BTreeMap<Role, String>,
    meta: BTreeMap<String, serde_json::Value>,
) -> Article {
    let get = |role| roles.get(&role).map_or("", String::as_str);
    let id = get(Role::Id).trim();
    // An outlet on the command line or of a folder goes before the column.
    let outlet = if origin.outlet.is_empty() {
        get(Role::Outlet)
    } else {
        &origin.outlet
    };
    Article {
        id: if id.is_empty() {
            format!("{}#{record}", origin.stem)
        } else {
            id.to_string()
        },
        outlet: outlet.trim().to_string(),
        event: get(Role::Event).trim().to_string(),
        date: date::normalise(get(Role::Date)),
        title: get(Role::Title).to_string(),
        text: get(Role::Text).to_string(),
        url: get(Role::Url).trim().to_string(),
        path: origin.path.clone(),
        record,
        meta,
        headline_in_text: false,
    }
}

/// An article that is a whole file.
pub fn whole_file(origin: &Origin, title: String, text: String) -> Article {
    Article {
        id: origin.stem.clone(),
        outlet: origin.outlet.trim().to_string(),
        date: date::of_file_name(&origin.name).unwrap_or_default(),
        title,
        text,
        path: origin.path.clone(),
        record: 1,
        ..Article::default()
    }
}

/// Lets articles in, or says why not.
#[derive(Debug, Default)]
pub struct Admission {
    seen: FxHashSet<u128>,
}

impl Admission {
    /// The item itself, or the article as skipped.
    pub fn admit(&mut self, item: Item) -> Item {
        let Item::Article(article) = item else {
            return item;
        };
        match self.refusal(&article) {
            None => Item::Article(article),
            Some(reason) => Item::Skipped(Skipped {
                path: article.path.clone(),
                record: Some(article.record),
                reason,
            }),
        }
    }

    fn refusal(&mut self, article: &Article) -> Option<String> {
        for (what, value) in [("id", &article.id), ("outlet", &article.outlet)] {
            if value.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
                let shown: String = value.chars().take(40).collect();
                return Some(format!(
                    "{what} `{}` starts like a formula; rename it",
                    shown.escape_debug()
                ));
            }
        }
        if article.text.trim().is_empty() && article.title.trim().is_empty() {
            return Some("no text and no title".to_string());
        }
        let digest = Sha256::digest(article.id.as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&digest[..16]);
        (!self.seen.insert(u128::from_le_bytes(key)))
            .then(|| format!("id `{}` was already read; ids must be unique", article.id))
    }
}
