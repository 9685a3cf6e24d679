//! quanteda YAML: a key is a category, what stands under it are terms and
//! further categories. A category counts what is in its subcategories too;
//! `*` is any letters, `?` one, and a phrase has spaces.

use super::draft::{Draft, Syntax};
use super::glob::Wildcards;
use super::yaml::{Node, Tree, Value};
use super::{File, Format, yaml};

/// The format.
pub const FORMAT: Format = Format {
    name: "quanteda YAML",
    extensions: &["yml", "yaml"],
    looks: "keys with a colon, and lists of terms below them",
    is,
    read: |file: &File| Draft::read(file, FORMAT.name, fill),
};

const SYNTAX: Syntax = Syntax::Words(Wildcards::StarAndOne);
/// Terms and keys at most, those that aliases repeat among them.
const MOST: usize = 300_000;

fn is(file: &File) -> bool {
    let mut lines = file.filled_lines().map(|line| line.text);
    // JSON is YAML as well.
    if file.text.trim_start().starts_with('{') {
        return true;
    }
    if FORMAT.extensions.contains(&file.extension().as_str()) {
        return true;
    }
    let is_content = |line: &&str| !line.starts_with(['#', '%']) && line.trim_end() != "---";
    let is_key = |line: &str| {
        let end = line.trim_end();
        end.ends_with(':') || end.contains(": [") || end.contains(": {")
    };
    let is_below = |line: &str| line.trim_start().starts_with("- ") || line.starts_with(' ');
    match lines.find(is_content) {
        Some(line) if is_key(line) => line.contains(": ") || lines.next().is_some_and(is_below),
        _ => false,
    }
}

fn fill(draft: &mut Draft<'_>) {
    let text = draft.file.text.clone();
    let tree = match yaml::read(&text) {
        Ok(tree) => tree,
        Err((at, message)) => {
            let help = match message.contains("anchor") {
                true => "quote terms that begin with a sign, as in '*ism'",
                false => "correct it; blocks are indented by spaces",
            };
            draft.wrong(at, message, help);
            return;
        }
    };
    let mut walk = Walk {
        draft,
        tree: &tree,
        count: 0,
    };
    match tree.root.map(|root| &tree.nodes[root]) {
        Some(Node {
            value: Value::Map(_) | Value::List(_),
            ..
        }) => {
            walk.node(tree.root.unwrap_or(0), &[], true);
        }
        Some(Node { at, .. }) => {
            let message = "no category: a dictionary is keys with terms below them";
            walk.draft
                .wrong(at.clone(), message, "write `category:` and a list below it");
        }
        None => {}
    }
    if walk.count > MOST {
        draft.wrong(
            0..0,
            format!("more than {MOST} terms"),
            "split the dictionary",
        );
    }
}

struct Walk<'w, 'd, 'a> {
    draft: &'d mut Draft<'a>,
    tree: &'w Tree,
    count: usize,
}

impl Walk<'_, '_, '_> {
    /// Takes what stands below a path into the draft.
    ///
    /// `is_value` says whether it is the value of a key, which may be none.
    fn node(&mut self, index: usize, path: &[String], is_value: bool) {
        self.count += 1;
        let Node { value, at } = &self.tree.nodes[index];
        if self.count > MOST {
            return;
        }
        match value {
            Value::Nothing if path.is_empty() || is_value => {}
            Value::Nothing => {
                let message = "an empty item; a term that begins with # & ! or ~ must be quoted";
                self.draft.lost(at.start, message.to_string());
            }
            Value::Text(term) if path.is_empty() => {
                let message = format!("`{term}` stands in no category");
                self.draft
                    .wrong(at.clone(), message, "write `category:` before it");
            }
            Value::Text(term) => {
                let category = self.draft.category(path, at.clone());
                self.draft.term((term, at.clone()), SYNTAX, category, None);
            }
            Value::List(items) => items.iter().for_each(|item| self.node(*item, path, false)),
            Value::Map(pairs) => pairs
                .iter()
                .for_each(|(key, value)| self.pair(*key, *value, path)),
        }
    }

    fn pair(&mut self, key: usize, value: usize, path: &[String]) {
        let Node { value: name, at } = &self.tree.nodes[key];
        let Value::Text(name) = name else {
            self.draft
                .wrong(at.clone(), "a key that is no name", "name the category");
            return;
        };
        if name == "<<" {
            // A merge key: what it names stands here.
            self.node(value, path, true);
            return;
        }
        let path: Vec<String> = path.iter().chain([name]).cloned().collect();
        self.draft.open(&path, at.clone());
        if !self.is_null(value) {
            self.node(value, &path, true);
        }
    }

    /// Whether a key's value is none; in a list, `null` is a word.
    fn is_null(&self, value: usize) -> bool {
        let value = &self.tree.nodes[value].value;
        matches!(value, Value::Text(text) if text.eq_ignore_ascii_case("null"))
    }
}
