//! JSON: an array of objects, one object, or an object that holds an array.

use super::columns::{ROLES, Role, assign};
use super::source::Source;
use super::{Format, decode, record};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// JSON.
pub const JSON: Format = Format {
    name: "json",
    extensions: &["json"],
    about: "an array of objects, or an object that holds one; one article an object",
    one_article: false,
    read,
};

fn read(source: &mut Source<'_>) {
    let Some(bytes) = source.all() else {
        return;
    };
    let (text, encoding) = decode::decode(&bytes);
    source.facts.encoding = encoding.to_string();
    let value: Value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(e) => return source.skip(None, format!("malformed JSON: {e}")),
    };
    for (item, number) in items(value).into_iter().zip(1..) {
        read_object(source, number, item);
    }
    if source.facts.articles + source.facts.skipped == 0 {
        source.skip(None, "no objects in the file");
    }
}

/// The objects of a file: those of its array, or of the first array of objects in its object.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Object(mut map) => {
            let is_list =
                |v: &Value| matches!(v, Value::Array(a) if a.iter().any(Value::is_object));
            let key = map.iter().find(|(_, v)| is_list(v)).map(|(k, _)| k.clone());
            match key.and_then(|k| map.remove(&k)) {
                Some(Value::Array(items)) => items,
                _ => vec![Value::Object(map)],
            }
        }
        other => vec![other],
    }
}

/// Reads one object as an article, or says why it is none.
pub fn read_object(source: &mut Source<'_>, number: u64, value: Value) {
    let Value::Object(map) = value else {
        return source.skip(Some(number), "not a JSON object");
    };
    let names: Vec<String> = map.keys().cloned().collect();
    let roles = match assign(&names, &source.settings.columns) {
        Ok(roles) => roles,
        Err(missing) => {
            let reason = format!("no field `{missing}`; there are {}", names.join(", "));
            return source.skip(Some(number), reason);
        }
    };
    if !roles.contains_key(&Role::Text) && !roles.contains_key(&Role::Title) {
        let reason = format!(
            "no text field; there are {}; name it with --column text=NAME",
            names.join(", ")
        );
        return source.skip(Some(number), reason);
    }
    note_columns(source, &names, &roles);
    let (mut values, mut meta) = (BTreeMap::new(), BTreeMap::new());
    for (index, (name, value)) in map.into_iter().enumerate() {
        match roles.iter().find(|(_, at)| **at == index) {
            Some((role, _)) => match plain(value) {
                Some(text) => {
                    values.insert(*role, text);
                }
                None => {
                    let reason = format!("field `{name}` is neither text nor a number");
                    return source.skip(Some(number), reason);
                }
            },
            None => {
                meta.insert(name, value);
            }
        }
    }
    let article = record::article(source.origin, number, &values, meta);
    source.article(article);
}

/// The text of a value; `None` of lists and objects.
fn plain(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Null => Some(String::new()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// Notes which columns were recognised, once a file (fields of later records are added).
pub fn note_columns(source: &mut Source<'_>, names: &[String], roles: &BTreeMap<Role, usize>) {
    for (role, label, _) in ROLES {
        if let Some(name) = roles.get(role).and_then(|at| names.get(*at)) {
            let pair = (label.to_string(), name.clone());
            if !source.facts.columns.contains(&pair) {
                source.facts.columns.push(pair);
            }
        }
    }
    for (index, name) in names.iter().enumerate() {
        let known =
            roles.values().any(|at| *at == index) || source.facts.other_columns.contains(name);
        // Objects with keys of their own would grow the list without end.
        if !known && source.facts.other_columns.len() < 100 {
            source.facts.other_columns.push(name.clone());
        }
    }
}

/// The map of a record's further values, as text.
pub fn meta_of(pairs: impl Iterator<Item = (String, String)>) -> BTreeMap<String, Value> {
    pairs
        .map(|(name, value)| (name, Value::String(value)))
        .collect::<Map<String, Value>>()
        .into_iter()
        .collect()
}
