//! Sentences as journalists write them, and who says what in them: the files
//! under `tests/cases/voice` are read, each case goes through the pipeline with
//! the shipped lexicons, and all that is not found as expected is reported
//! together, with file and line. A file is named after the rule that has to
//! find its attributions; `negatives.txt` holds sentences that attribute nothing.
//!
//! A case is a few lines `key: value`, and a blank line ends it:
//!
//! - `text`, and further paragraphs on lines that begin with two spaces; before
//!   it `title`, where what the headline attributes is looked at;
//! - `source`, `name`, `type`, `actor`, `cue`, `stance`, `addressee`, `kind`, and
//!   a line `content` for each span; what is not given is not looked at;
//! - `--` alone goes on to the next attribution of the text;
//! - `rule`, where another rule than that of the file finds the attribution;
//! - `none` alone: no attribution of kind direct, indirect or mixed;
//! - `known: wrong` at the top: the program does not find it yet. The test fails
//!   once it does, and then the line has to go.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use parallax::lexicon::{Caches, Lexicons};
use parallax::model::{Article, Attribution, AttributionKind, Field, Span};
use parallax::voice::RULES;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Cases that there are at least.
const AT_LEAST: usize = 175;
/// Percentage of cases that may be known to be wrong.
const KNOWN_WRONG: usize = 12;
/// What a case may say of an attribution, besides its contents.
const KEYS: &[&str] = &[
    "source",
    "name",
    "type",
    "actor",
    "cue",
    "stance",
    "addressee",
    "kind",
    "rule",
];

/// What is expected of one attribution, or what was found: keys with values.
type Facts = Vec<(&'static str, String)>;

#[derive(Debug, Default)]
struct Case {
    line: usize,
    title: String,
    text: String,
    known_wrong: bool,
    none: bool,
    expected: Vec<Facts>,
}

/// Reads the cases of a file; answers what is wrong with a line that it does not know.
fn cases(written: &str, rule: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open = false;
    for (number, line) in written.lines().enumerate() {
        let number = number + 1;
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        if !open {
            cases.push(Case {
                line: number,
                expected: vec![Facts::new()],
                ..Case::default()
            });
            open = true;
        }
        let case = cases.last_mut().expect("a case was opened above");
        take(case, line).map_err(|reason| format!("line {number}: {reason}"))?;
    }
    for case in &mut cases {
        complete(case, rule).map_err(|reason| format!("line {}: {reason}", case.line))?;
    }
    Ok(cases)
}

/// Takes a line into a case.
fn take(case: &mut Case, line: &str) -> Result<(), String> {
    if let Some(paragraph) = line.strip_prefix("  ") {
        case.text.push_str("\n\n");
        case.text.push_str(paragraph);
        return Ok(());
    }
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    let value = value.trim().to_string();
    let facts = case.expected.last_mut().expect("never empty");
    match key.trim() {
        "title" if case.title.is_empty() => case.title = value,
        "text" if case.text.is_empty() => case.text = value,
        "known" if value == "wrong" => case.known_wrong = true,
        "none" if value.is_empty() => case.none = true,
        "--" if !facts.is_empty() => case.expected.push(Facts::new()),
        "content" => facts.push(("content", bare(&value).to_string())),
        key => match KEYS.iter().find(|known| **known == key) {
            Some(known) if facts.iter().all(|(key, _)| key != known) => facts.push((known, value)),
            Some(_) => return Err(format!("“{key}” is given twice")),
            None => return Err(format!("“{line}” is no line of a case")),
        },
    }
    Ok(())
}

/// Checks that a case says something, and adds the rule of its file.
fn complete(case: &mut Case, rule: &str) -> Result<(), String> {
    let says = case.expected.iter().all(|facts| !facts.is_empty());
    if case.text.is_empty() {
        return Err("the case has no text".to_string());
    }
    if case.none == says {
        return Err("a case has either “none” or what is expected, after each “--”".to_string());
    }
    let ruled = rule != "negatives" && !case.none && !case.known_wrong;
    for facts in case.expected.iter_mut().filter(|_| ruled) {
        if facts.iter().all(|(key, _)| *key != "rule") {
            facts.push(("rule", rule.to_string()));
        }
    }
    Ok(())
}

/// Without white space and quotation marks around it.
fn bare(text: &str) -> &str {
    let mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '\'' | '`');
    text.trim_matches(|c: char| c.is_whitespace() || mark(c))
}

/// What the pipeline finds in a text, or in its title if there is one, in text order.
fn found(case: &Case, lexicons: &Lexicons) -> Vec<Facts> {
    let article = Article {
        title: case.title.clone(),
        text: case.text.clone(),
        ..Article::default()
    };
    let (field, text) = match case.title.as_str() {
        "" => (Field::Text, &case.text),
        title => (Field::Title, &title.to_string()),
    };
    let scored = parallax::pipeline::article(article, lexicons, &mut Caches::default());
    let voiced = &scored.linked.0;
    let passages = &voiced.text.passages;
    let attributions = voiced.attributions.iter();
    attributions
        .filter(|attribution| passages[attribution.passage].field == field)
        .map(|attribution| facts(attribution, text))
        .collect()
}

/// What a case can say, of an attribution that was found.
fn facts(attribution: &Attribution, text: &str) -> Facts {
    let cut = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_string();
    let mut facts = vec![
        ("source", cut(attribution.source)),
        ("name", attribution.source_name.clone()),
        (
            "type",
            attribution.source_type.map_or("", |t| t.name()).to_string(),
        ),
        ("actor", attribution.actor.clone()),
        ("cue", cut(attribution.cue)),
        ("stance", attribution.cue_stance.clone()),
        ("addressee", attribution.addressee.clone()),
        ("kind", attribution.kind.name().to_string()),
        ("rule", attribution.rule.to_string()),
    ];
    for span in &attribution.content {
        facts.push(("content", bare(span.of(text)).to_string()));
    }
    facts
}

/// Whether what was found has all that is expected; contents all or none.
fn fits(expected: &Facts, found: &Facts) -> bool {
    let contents = |facts: &Facts| -> Vec<String> {
        let contents = facts.iter().filter(|(key, _)| *key == "content");
        contents.map(|(_, value)| value.clone()).collect()
    };
    let wanted = contents(expected);
    let others = expected.iter().filter(|(key, _)| *key != "content");
    (wanted.is_empty() || wanted == contents(found))
        && others.into_iter().all(|fact| found.contains(fact))
}

/// Whether a case is found as it expects, its attributions in text order.
fn holds(case: &Case, found: &[Facts]) -> bool {
    let attributes = |facts: &Facts| {
        let kinds = [
            AttributionKind::Direct,
            AttributionKind::Indirect,
            AttributionKind::Mixed,
        ];
        let kind = |k: AttributionKind| facts.contains(&("kind", k.name().to_string()));
        kinds.into_iter().any(kind)
    };
    if case.none {
        return !found.iter().any(attributes);
    }
    let mut rest = found.iter();
    let mut expected = case.expected.iter();
    expected.all(|wanted| rest.any(|facts| fits(wanted, facts)))
}

/// What was found, to be read beside what was expected.
fn shown(found: &[Facts]) -> String {
    let mut shown = String::new();
    for (number, facts) in found.iter().enumerate() {
        let _ = writeln!(shown, "    found {}:", number + 1);
        for (key, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(shown, "      {key}: {value}");
        }
    }
    shown
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/voice");
    let entries = std::fs::read_dir(&folder).expect("the folder of the cases is there");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn attributions_are_found_as_written_down() {
    let lexicons = Lexicons::load(&[]).expect("the shipped lexicons load");
    let mut failures = String::new();
    let (mut all, mut wrong) = (0, 0);
    for file in files() {
        let rule = file.file_stem().unwrap().to_string_lossy().into_owned();
        let written = std::fs::read_to_string(&file).expect("a file of cases is UTF-8");
        let cases = match cases(&written, &rule) {
            Ok(cases) => cases,
            Err(reason) => panic!("tests/cases/voice/{rule}.txt, {reason}"),
        };
        all += cases.len();
        wrong += cases.iter().filter(|case| case.known_wrong).count();
        for case in &cases {
            let found = found(case, &lexicons);
            let said = match (holds(case, &found), case.known_wrong) {
                (true, false) | (false, true) => continue,
                (false, false) => "not found as expected",
                (true, true) => "found as expected now: take the line “known: wrong” out",
            };
            let (line, text) = (case.line, &case.text);
            let place = format!("tests/cases/voice/{rule}.txt:{line}");
            let _ = writeln!(failures, "{place}: {said}\n    {text}\n{}", shown(&found));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(all >= AT_LEAST, "only {all} cases are left");
    let limit = all * KNOWN_WRONG / 100;
    assert!(wrong <= limit, "{wrong} of {all} cases are known wrong");
}

#[test]
fn each_rule_has_its_file_and_each_file_its_rule() {
    let names: Vec<String> = files()
        .iter()
        .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    for rule in RULES {
        let has_file = names.iter().any(|name| name == rule.name);
        assert!(has_file, "{} has no file", rule.name);
    }
    for name in &names {
        let known = name == "negatives" || RULES.iter().any(|rule| rule.name == name);
        assert!(known, "{name}.txt is named after no rule");
    }
}

#[test]
fn a_case_that_is_not_met_fails() {
    let lexicons = Lexicons::load(&[]).expect("the shipped lexicons load");
    let text = "text: \"The bridge is closed,\" said Mara Lenk.";
    for (expected, right) in [
        ("content: The bridge is closed,\nkind: direct", true),
        ("source: Mara Lenk\ncue: said", true),
        ("source: Mara", false),
        ("content: The bridge", false),
        ("content: The bridge is closed,\ncontent: said", false),
        ("kind: indirect", false),
        ("rule: object", false),
        ("cue: said\n--\ncue: said", false),
        ("none", false),
    ] {
        let written = format!("{text}\n{expected}\n");
        let cases = cases(&written, "tagged_quotation").unwrap();
        let found = found(&cases[0], &lexicons);
        assert_eq!(holds(&cases[0], &found), right, "{expected}");
    }
    for unreadable in [
        "cue: said",
        "text: A",
        "text: A\nsauce: B",
        "text: A\nnone\nx",
    ] {
        assert!(cases(unreadable, "object").is_err(), "{unreadable}");
    }
}
