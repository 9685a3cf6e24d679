//! YAML as a tree of texts with their places. Every scalar stays what it says,
//! so that the terms `no`, `null` and `1` are words.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// A value of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// No value: `~`, or nothing at all.
    Nothing,
    /// A scalar as it stands.
    Text(String),
    /// Indices of its items.
    List(Vec<usize>),
    /// Indices of its keys and values.
    Map(Vec<(usize, usize)>),
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// A document; an alias is the index of what it repeats.
#[derive(Debug, Default)]
pub struct Tree {
    /// All values.
    pub nodes: Vec<Node>,
    /// The outermost one; `None` in an empty document.
    pub root: Option<usize>,
}

/// Lists and maps in each other at most.
const DEEPEST: usize = 100;

/// A list or map that is open.
struct Open {
    node: usize,
    anchor: usize,
    is_map: bool,
    /// Values in it, keys and values in turn.
    items: Vec<usize>,
}

/// Reads the one document of a text; what is wrong is told with its place.
pub fn read(text: &str) -> Result<Tree, (Range<usize>, String)> {
    let mut places = Places::new(text);
    let mut build = Build::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => {
                let at = places.bytes(span);
                build.take(event, at)?;
            }
            Err(e) => {
                let at = places.byte(e.marker().index());
                let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
                return Err((at..end, format!("not YAML: {}", e.info())));
            }
        }
    }
    Ok(build.tree)
}

#[derive(Default)]
struct Build {
    tree: Tree,
    open: Vec<Open>,
    anchors: BTreeMap<usize, usize>,
    documents: usize,
}

impl Build {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) -> Result<(), (Range<usize>, String)> {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err((at, "a second document in one file".to_string()));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let is_plain = style == ScalarStyle::Plain;
                let value = match &*text {
                    "" | "~" if is_plain => Value::Nothing,
                    text => Value::Text(text.to_string()),
                };
                let node = self.add(value, at);
                self.anchors.insert(anchor, node);
                self.put(node);
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if self.open.len() >= DEEPEST => {
                return Err((at, format!("more than {DEEPEST} lists in each other")));
            }
            Event::SequenceStart(anchor, _) => self.begin(anchor, false, at),
            Event::MappingStart(anchor, _) => self.begin(anchor, true, at),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => {
                if self.open.iter().any(|open| open.anchor == anchor) {
                    return Err((at, "a category that includes itself".to_string()));
                }
                match self.anchors.get(&anchor) {
                    Some(&node) => self.put(node),
                    None => return Err((at, "an alias of nothing".to_string())),
                }
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn add(&mut self, value: Value, at: Range<usize>) -> usize {
        self.tree.nodes.push(Node { value, at });
        self.tree.nodes.len() - 1
    }

    fn begin(&mut self, anchor: usize, is_map: bool, at: Range<usize>) {
        let node = self.add(Value::Nothing, at);
        self.open.push(Open {
            node,
            anchor,
            is_map,
            items: Vec::new(),
        });
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.tree.nodes[open.node].value = match open.is_map {
            true => Value::Map(open.items.chunks_exact(2).map(|p| (p[0], p[1])).collect()),
            false => Value::List(open.items),
        };
        self.anchors.insert(open.anchor, open.node);
        self.put(open.node);
    }

    fn put(&mut self, node: usize) {
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.tree.root = Some(node),
        }
    }
}

/// From characters, which the parser counts, to bytes. Places come nearly in
/// order, so each is found from the one before.
struct Places<'t> {
    text: &'t str,
    is_ascii: bool,
    char: usize,
    byte: usize,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let is_ascii = text.is_ascii();
        Places {
            text,
            is_ascii,
            char: 0,
            byte: 0,
        }
    }

    fn bytes(&mut self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        let length = span.end.index().saturating_sub(span.start.index());
        let rest = &self.text[start..];
        let end = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(at, _)| at);
        start..start + end
    }

    fn byte(&mut self, char: usize) -> usize {
        if self.is_ascii {
            return char.min(self.text.len());
        }
        if char < self.char {
            let back = self.text[..self.byte].char_indices().rev();
            self.byte = back
                .take(self.char - char)
                .last()
                .map_or(self.byte, |(at, _)| at);
        } else {
            let rest = self.text[self.byte..].char_indices().nth(char - self.char);
            self.byte = rest.map_or(self.text.len(), |(at, _)| self.byte + at);
        }
        self.char = char;
        self.byte
    }
}
