//! The XML formats: Yoshikoder `.ykd` (`cnode` in `cnode`, `pnode` for a
//! pattern) and Lexicoder 2 `.lcd`, which is like it. A category counts what is
//! in its subcategories too; `*` is any letters, unless the file says that its
//! patterns are regular expressions.

use super::draft::{Draft, Syntax};
use super::glob::Wildcards;
use super::table::number;
use super::{File, Format};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::ops::Range;

/// Yoshikoder.
pub const YOSHIKODER: Format = Format {
    name: "Yoshikoder",
    extensions: &["ykd"],
    looks: "XML of `cnode` and `pnode`",
    is: |file| {
        let is_other = file.extension() == "lcd";
        is_xml(file) && !is_other && (file.extension() == "ykd" || file.text.contains("<cnode"))
    },
    read: |file: &File| Draft::read(file, YOSHIKODER.name, fill),
};

/// Lexicoder 2.
pub const LEXICODER: Format = Format {
    name: "Lexicoder 2",
    extensions: &["lcd"],
    looks: "XML of categories and patterns",
    is: |file| is_xml(file) && (file.extension() == "lcd" || file.text.contains("</")),
    read: |file: &File| Draft::read(file, LEXICODER.name, fill),
};

fn is_xml(file: &File) -> bool {
    file.text.trim_start().starts_with('<')
}

/// Elements of the dictionary as a whole.
const ROOTS: [&str; 4] = ["dictionary", "lexicoder", "lexicon", "root"];
/// Elements of a category.
const CATEGORIES: [&str; 4] = ["cnode", "category", "cat", "group"];
/// Elements of a pattern.
const PATTERNS: [&str; 5] = ["pnode", "pattern", "term", "entry", "word"];
/// Attributes that hold a name or pattern, the first that there is.
const NAMES: [&str; 4] = ["name", "label", "value", "title"];

/// Elements in each other at most.
const DEEPEST: usize = 60;

/// An element that is open.
struct Node {
    /// Whether it is a pattern.
    is_pattern: bool,
    name: String,
    about: String,
    weight: Option<f64>,
    /// Text inside of it.
    text: String,
    at: Range<usize>,
    /// Its path, where it is a category.
    path: Vec<String>,
}

/// The file while it is read.
struct Walk<'d, 'a> {
    draft: &'d mut Draft<'a>,
    syntax: Syntax,
    open: Vec<Node>,
    categories: Vec<Node>,
    /// Patterns, with the path of their category.
    patterns: Vec<(Vec<String>, Node)>,
}

fn fill(draft: &mut Draft<'_>) {
    let text = draft.file.text.clone();
    let mut walk = Walk {
        draft,
        syntax: Syntax::Words(Wildcards::Star),
        open: Vec::new(),
        categories: Vec::new(),
        patterns: Vec::new(),
    };
    if walk.all(&text) {
        walk.finish();
    }
}

impl Walk<'_, '_> {
    /// Goes through all elements; answers whether the file is whole.
    fn all(&mut self, text: &str) -> bool {
        let mut reader = Reader::from_str(text);
        let mut deep = 0usize;
        loop {
            let start = reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(e) => {
                    let at = (reader.error_position() as usize).min(text.len());
                    let end = crate::text::bounds::ceil(text, at + 1);
                    self.draft
                        .wrong(at..end, format!("not well-formed XML: {e}"), "correct it");
                    return false;
                }
            };
            let at = start..reader.buffer_position() as usize;
            match event {
                Event::Start(_) if deep >= DEEPEST => {
                    let message = format!("more than {DEEPEST} elements in each other");
                    self.draft.wrong(at, message, "nest less deeply");
                    return false;
                }
                Event::Start(element) => {
                    deep += 1;
                    self.start(&element, at);
                }
                Event::Empty(element) => {
                    if self.start(&element, at) {
                        self.end();
                    }
                }
                Event::End(element) => {
                    deep = deep.saturating_sub(1);
                    if !ROOTS.contains(&element.local_name().as_ref()) {
                        self.end();
                    }
                }
                Event::Text(text) => self.text(&text.xml10_content(), at),
                Event::CData(text) => self.text(&text.xml10_content(), at),
                Event::GeneralRef(name) => self.reference(&name, at),
                Event::Eof if deep > 0 => {
                    self.draft
                        .wrong(at, "the file ends inside of an element", "is it whole?");
                    return false;
                }
                Event::Eof => return true,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Opens an element; answers whether there is something to close.
    fn start(&mut self, element: &BytesStart<'_>, at: Range<usize>) -> bool {
        let tag = element.local_name().as_ref().to_ascii_lowercase();
        let attributes = self.attributes(element, &at);
        let value = |names: &[&str]| {
            let value = |name: &&str| attributes.iter().find(|(key, _)| key == name);
            names
                .iter()
                .find_map(value)
                .map(|(_, value)| value.trim().to_string())
        };
        if ROOTS.contains(&tag.as_str()) {
            let engine = value(&["patternengine"]).unwrap_or_default();
            if engine.to_lowercase().starts_with("regex") {
                self.syntax = Syntax::Regex;
            }
            return false;
        }
        let is_pattern = PATTERNS.contains(&tag.as_str());
        if !is_pattern && !CATEGORIES.contains(&tag.as_str()) {
            let message = format!("unknown element `{tag}`");
            self.draft
                .wrong(at.clone(), message, "cnode is a category, pnode a pattern");
        }
        if self.open.last().is_some_and(|outer| outer.is_pattern) {
            let message = format!("`{tag}` inside of a pattern");
            self.draft
                .wrong(at.clone(), message, "close the pattern before it");
        }
        let name = value(&NAMES).unwrap_or_default();
        let score = value(&["score", "weight"]);
        let about = value(&["desc", "description"]).unwrap_or_default();
        let weight = self.weight(score, &at);
        let mut node = Node {
            is_pattern,
            about,
            weight,
            text: String::new(),
            path: self.path(),
            name,
            at,
        };
        if !is_pattern {
            if node.name.is_empty() {
                let message = "a category without a name";
                self.draft
                    .wrong(node.at.clone(), message, "give it the attribute `name`");
            }
            node.path.push(node.name.clone());
        }
        self.open.push(node);
        true
    }

    fn weight(&mut self, value: Option<String>, at: &Range<usize>) -> Option<f64> {
        let value = value.filter(|value| !value.is_empty())?;
        let weight = number(&value);
        if weight.is_none() {
            let message = format!("the score `{value}` is no number");
            self.draft
                .wrong(at.clone(), message, "write it with a decimal point");
        }
        weight
    }

    fn attributes(&mut self, element: &BytesStart<'_>, at: &Range<usize>) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for attribute in element.attributes() {
            let pair = attribute.map_err(|e| e.to_string()).and_then(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
                Ok((key, value.map_err(|e| e.to_string())?.into_owned()))
            });
            match pair {
                Ok(pair) => all.push(pair),
                Err(e) => {
                    let message = format!("an attribute that cannot be read: {e}");
                    self.draft.wrong(at.clone(), message, "correct it");
                }
            }
        }
        all
    }

    /// The path of the innermost open category.
    fn path(&self) -> Vec<String> {
        self.open
            .last()
            .map_or(Vec::new(), |node| node.path.clone())
    }

    /// Closes the innermost element.
    fn end(&mut self) {
        let Some(mut node) = self.open.pop() else {
            return;
        };
        if !node.is_pattern {
            self.categories.push(node);
            return;
        }
        if node.name.is_empty() {
            node.name = node.text.trim().to_string();
        }
        match node.name.is_empty() {
            true => self
                .draft
                .wrong(node.at, "a pattern without a name", "name or remove it"),
            false => self.patterns.push((self.path(), node)),
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        match self.open.last_mut() {
            Some(node) if node.is_pattern => node.text.push_str(text),
            _ if text.trim().is_empty() => {}
            _ => self
                .draft
                .wrong(at, "text outside of a pattern", "remove it"),
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: Range<usize>) {
        let text = match reference.resolve_char_ref() {
            Ok(Some(letter)) => Some(letter.to_string()),
            _ => quick_xml::escape::resolve_predefined_entity(reference).map(String::from),
        };
        match text {
            Some(text) => self.text(&text, at),
            None => {
                let message = format!("unknown entity `&{};`", &**reference);
                self.draft.wrong(at, message, "write it out");
            }
        }
    }

    /// The draft's categories and terms. One category around all others is the
    /// dictionary itself, unless it has patterns of its own.
    fn finish(mut self) {
        self.categories.sort_by_key(|node| node.at.start);
        let outer = self
            .categories
            .iter()
            .filter(|node| node.path.len() == 1)
            .count();
        let is_bare = self.patterns.iter().all(|(path, _)| path.len() > 1);
        let drop = usize::from(outer == 1 && is_bare && self.categories.len() > 1);
        if drop == 1 {
            self.draft.title = self.categories[0].name.clone();
        }
        for node in &self.categories[drop..] {
            let path = &node.path[drop..];
            let category = self.draft.open(path, node.at.clone());
            self.draft.categories[category].about = node.about.clone();
        }
        for (path, node) in &self.patterns {
            let path = match path.is_empty() {
                true => vec![self.draft.file.stem()],
                false => path[drop..].to_vec(),
            };
            let category = self.draft.category(&path, node.at.clone());
            let term = (node.name.as_str(), node.at.clone());
            self.draft.term(term, self.syntax, category, node.weight);
        }
    }
}
