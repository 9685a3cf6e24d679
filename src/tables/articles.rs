//! Table `articles`: one row an article, with its totals.

use std::sync::Arc;

use serde_json::Value;

use super::Kind::{Integer, Json, Number, Text};
use super::{Column, Head, Table, View, column};
use crate::model::ArticleScore;

/// A row of articles.csv. It owns no text, so that many can be kept until the
/// clusters are known.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the columns are described once, below
pub struct ArticleRow {
    pub head: Arc<Head>,
    pub date: String,
    pub title: String,
    pub url: String,
    pub path: String,
    pub meta: String,
    pub language: &'static str,
    pub totals: ArticleScore,
    pub cluster: String,
    pub wire: String,
}

/// The article's row; `cluster` and `wire` are empty until a comparison fills them.
pub fn row(view: &View<'_>) -> ArticleRow {
    let text = view.segmented();
    let article = &text.article;
    ArticleRow {
        head: Arc::clone(&view.head),
        date: article.date.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
        path: article.path.clone(),
        meta: meta(&article.meta),
        language: text.language,
        totals: view.scored.totals,
        cluster: String::new(),
        wire: String::new(),
    }
}

/// Compact JSON with sorted keys, whatever order the input had them in.
fn meta(columns: &std::collections::BTreeMap<String, Value>) -> String {
    if columns.is_empty() {
        return String::new();
    }
    let columns = columns
        .iter()
        .map(|(key, value)| (key.clone(), sorted(value)));
    Value::Object(columns.collect()).to_string()
}

fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(keys) => {
            let mut keys: Vec<_> = keys.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            let keys = keys
                .into_iter()
                .map(|(key, value)| (key.clone(), sorted(value)));
            Value::Object(keys.collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

impl ArticleRow {
    fn words(&self) -> usize {
        self.totals.words_by_voice.iter().sum()
    }
}

/// The table.
pub static TABLE: Table<ArticleRow> = Table {
    name: "articles",
    about: "One row for each article that was read, with its totals. All counts are those of the text field; a headline that stands in the text of a txt or md file is part of that field's characters and sentences, but its words count under title in measures.",
    key: &["article_id"],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<ArticleRow>] = &[
    column("article_id", Text, "", "id of the article: the given one; else its path below the input, with its outlet; else its file and record", |r| (&r.head.article_id).into()),
    column("outlet", Text, "", "outlet that published it, as given, trimmed; empty if none was given", |r| (&r.head.outlet).into()),
    column("event", Text, "", "event it reports: as given, or `found:` and the smallest article id of the event where it was found; empty if unknown", |r| (&r.head.event).into()),
    column("date", Text, "", "date of publication as given, in ISO 8601 (2020-10-31) where it could be recognised; empty if not given", |r| (&r.date).into()),
    column("title", Text, "", "title field as given; empty where none was given, as in txt and md files", |r| (&r.title).into()),
    column("url", Text, "", "web address as given; empty if not given", |r| (&r.url).into()),
    column("path", Text, "", "file it was read from, as named on the command line, with / as separator; stdin for standard input", |r| (&r.path).into()),
    column("meta", Json, "", "all further columns or keys of the input, as one JSON object with sorted keys; empty if there are none", |r| (&r.meta).into()),
    column("language", Text, "", "ISO 639-1 code of the language found in the text; empty if unsure", |r| r.language.into()),
    column("chars", Integer, "code points", "length of the text field", |r| r.totals.chars.into()),
    column("words", Integer, "words", "words of the text: the sum of the five columns by voice", |r| r.words().into()),
    column("sentences", Integer, "sentences", "sentences of the text field, of every kind", |r| r.totals.sentences.into()),
    column("words_own", Integer, "words", "words of the text in the outlet's own voice", |r| r.totals.words_by_voice[0].into()),
    column("words_direct", Integer, "words", "words of the text inside a source's quotation marks", |r| r.totals.words_by_voice[1].into()),
    column("words_indirect", Integer, "words", "words of the text in reported speech or thought without quotation marks", |r| r.totals.words_by_voice[2].into()),
    column("words_scare", Integer, "words", "words of the text in short quoted fragments that no cue governs", |r| r.totals.words_by_voice[3].into()),
    column("words_unclear", Integer, "words", "words of the text whose voice could not be told, for example inside a quotation mark that never closes", |r| r.totals.words_by_voice[4].into()),
    column("attributions", Integer, "attributions", "attributions of the text", |r| r.totals.attributions.into()),
    column("hits", Integer, "spans", "distinct stretches of the text at which a lexicon entry was found; a stretch that two categories hold counts once", |r| r.totals.hits.into()),
    column("hits_own", Integer, "spans", "of these, in the outlet's own voice", |r| r.totals.hits_own.into()),
    column("loaded", Number, "index 0 to 1", "mean loaded index of the body sentences in the outlet's own voice; empty if there is none", |r| r.totals.loaded.into()),
    column("cluster", Text, "", "smallest article id among the near-duplicates of this article within its outlet; they count as one unit; filled by compare, empty from score", |r| (&r.cluster).into()),
    column("wire", Text, "", "group of articles that share agency copy with this one; empty if there is none, and from score", |r| (&r.wire).into()),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meta_has_sorted_keys_and_is_empty_without_any() {
        let given = serde_json::json!({"b": {"z": 1, "a": [{"y": null, "x": "é"}]}, "a": 2.5});
        let Value::Object(given) = given else {
            unreachable!("an object is written above")
        };
        assert_eq!(
            meta(&given.into_iter().collect()),
            r#"{"a":2.5,"b":{"a":[{"x":"é","y":null}],"z":1}}"#
        );
        assert_eq!(meta(&Default::default()), "");
    }
}
