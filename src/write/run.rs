//! run.json: what made the report. It has no clock, no thread count and no
//! absolute path, so that the same run gives the same bytes anywhere; and by it
//! a folder is known as a report of ours.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::{Options, RunFacts};
use crate::lexicon::{Lexicon, Lexicons};
use crate::read::{REPORT, TOOL};

/// Its name in the folder.
pub const FILE: &str = REPORT;

// Serialised as they stand here: the order of keys is that of the fields.

#[derive(Serialize)]
struct Run<'a> {
    tool: &'static str,
    version: &'static str,
    command: Vec<Cow<'a, str>>,
    settings: BTreeMap<&'a str, Value>,
    seed: u64,
    formula_guard: bool,
    byte_order_mark: bool,
    articles: Articles,
    lexicons: Vec<LexiconFact<'a>>,
    inputs: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Articles {
    given: u64,
    read: u64,
    skipped: u64,
}

#[derive(Serialize)]
struct LexiconFact<'a> {
    id: &'a str,
    version: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Input<'a> {
    path: Cow<'a, str>,
    sha256: &'a str,
}

/// The text of run.json.
pub fn run_json(facts: &RunFacts, lexicons: &Lexicons, options: Options) -> String {
    let inputs = facts.inputs.iter().map(|input| Input {
        path: without_root(&input.path),
        sha256: &input.sha256,
    });
    pretty(&Run {
        tool: TOOL,
        version: env!("CARGO_PKG_VERSION"),
        command: facts
            .command
            .iter()
            .map(|word| without_root(word))
            .collect(),
        settings: facts.settings.iter().map(setting).collect(),
        seed: facts.seed,
        formula_guard: !options.raw,
        byte_order_mark: options.bom,
        articles: Articles {
            given: facts.counts.given,
            read: facts.counts.read,
            skipped: facts.counts.skipped,
        },
        lexicons: lexicons.list.iter().map(lexicon).collect(),
        inputs: inputs.collect(),
    })
}

/// Lexicons may be named by path; all other values mean something as they stand.
fn setting<'a>((name, value): (&'a String, &Value)) -> (&'a str, Value) {
    let paths = value.as_array().filter(|_| name == "lexicon");
    let written = paths.map(|paths| {
        let path = |path: &Value| {
            path.as_str()
                .map_or(path.clone(), |p| without_root(p).into())
        };
        paths.iter().map(path).collect()
    });
    (name, written.unwrap_or_else(|| value.clone()))
}

fn lexicon(lexicon: &Lexicon) -> LexiconFact<'_> {
    LexiconFact {
        id: &lexicon.id,
        version: &lexicon.version,
        sha256: &lexicon.sha256,
    }
}

/// `text` with an absolute path in it (also after `NAME=`) cut down to its last
/// part, whatever system the path is of.
fn without_root(text: &str) -> Cow<'_, str> {
    let (name, path) = match text.find('=') {
        Some(at) => text.split_at(at + 1),
        None => ("", text),
    };
    let mut start = path.bytes();
    let drive = start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(b':');
    let rooted = path.starts_with(['/', '\\']) || drive && path[2..].starts_with(['/', '\\']);
    if !rooted {
        return Cow::Borrowed(text);
    }
    let last = path
        .trim_end_matches(['/', '\\'])
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default();
    Cow::Owned(format!("{name}{last}"))
}

/// Indented JSON with a final line break.
pub fn pretty(value: &impl Serialize) -> String {
    // Structs of strings, numbers and lists always serialise.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_paths_are_cut_down_and_nothing_else_is() {
        for (given, written) in [
            ("/home/anna/corpus/", "corpus"),
            ("/home/anna/a.csv", "a.csv"),
            ("C:\\Users\\Anna\\a.csv", "a.csv"),
            ("D:/corpus", "corpus"),
            ("\\\\server\\share\\a", "a"),
            ("Alpha=/home/anna/a", "Alpha=a"),
            ("--config=/etc/p.toml", "--config=p.toml"),
            ("/", ""),
            ("corpus/a.txt", "corpus/a.txt"),
            ("../corpus", "../corpus"),
            ("Alpha=corpus/a", "Alpha=corpus/a"),
            ("terms:territory", "terms:territory"),
            ("a:b", "a:b"),
            ("é", "é"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(without_root(given), written, "{given}");
        }
    }
}
