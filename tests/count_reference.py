"""Counts the hits of a dictionary in the sentences of a report, and compares.

    python count_reference.py DICTIONARY REPORT

A slow and simple second implementation of what docs/lexicons.md says about
dictionaries of other programs, to hold the fast one to. DICTIONARY is a LIWC
`.dic`, a WordStat `.cat` or a Lexicoder `.lc3` in UTF-8. REPORT is the folder
that `parallax score` or `compare` wrote with it as the only `--lexicon`. For each
article, field and category the own count in REPORT/sentences.csv is compared
with the rows of REPORT/hits.csv. Prints a line for each difference (article,
field, category, theirs, ours), then `N articles, M categories, K hits, D
differences`. Exits 1 if D > 0 or K is 0.

Words of datelines and photo credits do not count. Which ones they are is not
decided here: `words` in sentences.csv says how many words of a sentence count,
and the others are its first ones (in a caption its last ones).
"""

import csv
import functools
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

COUNTED_KINDS = ("body", "headline", "caption")
LETTER = r"[^\W²³¹¼½¾]"  # a letter, a digit or _
WORD = re.compile(rf"{LETTER}+(?:[.'-]{LETTER}+)*")
ENDS_PHRASE = re.compile(r"[,;:()\[\]{}—…!?•|]|\s[-–]|[-–]\s|--|\..*\..*\.")
Span = tuple[int, int]


class Unit(NamedTuple):
    """A word of a text or a part of one, and its place."""

    word: str
    start: int
    end: int


class Target(NamedTuple):
    """A category in which a term counts: always, or only in some company."""

    category: str
    after: frozenset[str] = frozenset()  # categories of the word before
    before: str = ""  # the word after
    otherwise: bool = False  # counts where that is not so


class Term(NamedTuple):
    """An entry: a pattern for each word, or a single one for a term with marks."""

    words: list[re.Pattern[str]]
    marks: re.Pattern[str] | None
    targets: list[Target]


def fold(text: str) -> str:
    """Composed letters, straight apostrophes, lower case."""
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    return "".join(letter.lower() for letter in text)


def words(text: str) -> list[re.Match[str]]:
    """The words of a folded text; a run of _ alone is none."""
    return [word for word in WORD.finditer(text) if re.search(r"[^\W_]", word.group())]


def parts(word: str) -> list[str]:
    """A word, cut at hyphens and before the possessive 's of a part."""
    return [part for part in re.sub(r"(?<=[^-])'s(?=-|$)", "-'s", word).split("-") if part]


def units(text: str) -> list[Unit]:
    """The parts of all words of a folded text."""
    found = []
    for word in words(text):
        at = word.start()
        for part in parts(word.group()):
            at = text.index(part, at) + len(part)
            found.append(Unit(part, at - len(part), at))
    return found


def counted_text(row: dict[str, str]) -> str:
    """The folded text of a sentence, without the words that do not count."""
    guarded = len(row["text"]) > int(row["end"]) - int(row["start"])  # a ' before a formula
    text = fold(row["text"][1:] if guarded else row["text"])
    found = words(text)
    uncounted = len(found) - int(row["words"])
    if uncounted <= 0:
        return text
    if row["kind"] == "caption":
        return text[: found[-uncounted].start()]
    return text[found[uncounted - 1].end() :]


def category_id(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name.lower()).strip("_")


def make_term(written: str, wildcards: str, targets: list[Target]) -> Term:
    """Reads a term whose words have spaces between them."""
    written = " ".join(fold(written).split())
    letter = rf"(?:{LETTER}|[{wildcards}])"
    word = re.compile(rf"({letter}+(?:[.'-]{letter}+)*)\.?")

    def pattern(text: str, any_letter: str) -> str:
        wild = {"*": any_letter + "*", "?": any_letter, " ": r"\s+"}
        return "".join(wild[c] if c in wildcards + " " else re.escape(c) for c in text)

    found = [word.fullmatch(each) for each in written.split()]
    if all(found):
        cut = [part for each in found for part in parts(each[1])]
        return Term([re.compile(pattern(part, ".")) for part in cut], None, targets)
    before = rf"(?<!{LETTER})" if re.match(letter, written) else ""
    after = rf"(?!{LETTER})" if re.match(letter, written[-1]) else ""
    return Term([], re.compile(before + pattern(written, LETTER) + after), targets)


def nested(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines with those around them that are indented less."""
    around: list[str] = []
    for line in filter(str.strip, lines):
        indent = len(line) - len(line.lstrip())
        around = [outer for outer in around if len(outer) - len(outer.lstrip()) < indent]
        yield line.strip(), [outer.strip() for outer in around]
        around.append(line)


def read_liwc(lines: list[str]) -> Iterator[Term]:
    """A legend of codes and names between lines `%`, then terms with codes: `7`; `(2 5)7/8`,
    7 after a word of 2 or 5, else 8; `<of>7/8`, 7 before `of`, else 8."""
    start, end = [number for number, line in enumerate(lines) if line.strip() == "%"][:2]
    names: dict[int, str] = {}
    for line, around in nested(lines[start + 1 : end]):
        legend = [re.fullmatch(r"(\d+)\s+(.+?)(\s+\(.*\))?", each) for each in [*around, line]]
        names[int(legend[-1][1])] = "/".join(category_id(each[2]) for each in legend)
    for line in filter(str.strip, lines[end + 1 :]):
        written, *codes = [cell.strip() for cell in line.split("\t") if cell.strip()]
        targets = []
        for code in codes:
            form = re.fullmatch(r"(?:\(([\d ]+)\)|<(.+)>)?(\d+)(?:/(\d+))?", code)
            after = frozenset(names[int(each)] for each in (form[1] or "").split())
            for number, otherwise in ((form[3], False), (form[4], True)):
                if number and int(number) in names:
                    name = names[int(number)]
                    targets.append(Target(name, after, fold(form[2] or ""), otherwise))
        yield make_term(re.sub(r"^\((.+?)\)", r"\1", written), "*", targets)


def read_wordstat(lines: list[str]) -> Iterator[Term]:
    """Indented categories, and in them terms with `_` between words and a weight in brackets."""
    for line, around in nested(lines):
        if term := re.fullmatch(r"(.+)\(-?[\d.]+\)", line):
            ids = [category_id(outer) for outer in around]
            targets = [Target("/".join(ids[:depth])) for depth in range(1, len(ids) + 1)]
            yield make_term(term[1].replace("_", " "), "*?", targets)


def read_lexicoder(lines: list[str]) -> Iterator[Term]:
    """Lines `+CATEGORY`, each with its terms below."""
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("+"):
            target = Target(category_id(line[1:]))
        else:
            yield make_term(line, "*", [target])


def matches(text: str, found: list[Unit], terms: list[Term], beginning: Callable) -> Iterator:
    """Start, end and term of all places where a term is found."""
    for at, unit in enumerate(found):
        for term in beginning(unit.word):
            here = found[at : at + len(term.words)]
            fits = [pattern.fullmatch(each.word) for pattern, each in zip(term.words, here)]
            gaps = [text[one.end : two.start] for one, two in zip(here, here[1:])]
            whole = len(here) == len(term.words) and all(fits)
            if whole and not any(map(ENDS_PHRASE.search, gaps)):
                yield unit.start, here[-1].end, term
    for term in terms:
        if term.marks:
            yield from ((*match.span(), term) for match in term.marks.finditer(text))


def count(text: str, terms: list[Term], beginning: Callable[[str], list[Term]]) -> Counter[str]:
    """Hits of each category in a folded sentence; `beginning(word)` are the terms to try there."""
    found = units(text)
    spans: dict[str, list[Span]] = {}
    for start, end, term in sorted(matches(text, found, terms, beginning), key=lambda m: m[:2]):
        for target in term.targets:
            gaps: list[str] = []  # between the match and the company that the target asks for
            if target.after:
                ends = [span[1] for category in target.after for span in spans.get(category, [])]
                last = [unit for unit in found if unit.end <= start][-1:]
                gaps = [text[unit.end : start] for unit in last if unit.end in ends]
            elif target.before:
                first = [unit for unit in found if unit.start >= end][:1]
                gaps = [text[end : unit.start] for unit in first if unit.word == target.before]
            in_company = any(not ENDS_PHRASE.search(gap) for gap in gaps)
            always = not target.after and not target.before
            if always or in_company != target.otherwise:
                spans.setdefault(target.category, []).append((start, end))
    return Counter({category: len(longest(each)) for category, each in spans.items()})


def longest(spans: list[Span]) -> list[Span]:
    """Of spans that overlap the longest; of equally long ones the first."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other_start or other_end <= start for other_start, other_end in kept):
            kept.append((start, end))
    return kept


def rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def main() -> int:
    dictionary, report = map(Path, sys.argv[1:])
    csv.field_size_limit(sys.maxsize)
    readers = {".dic": read_liwc, ".cat": read_wordstat, ".lc3": read_lexicoder}
    lines = dictionary.read_text(encoding="utf-8-sig").splitlines()
    terms = list(readers[dictionary.suffix.lower()](lines))

    @functools.cache
    def beginning(word: str) -> list[Term]:
        return [term for term in terms if term.words and term.words[0].fullmatch(word)]

    articles: set[str] = set()
    ours: Counter[tuple[str, str, str]] = Counter()
    for row in rows(report / "sentences.csv"):
        articles.add(row["article_id"])
        if row["kind"] in COUNTED_KINDS:
            for category, hits in count(counted_text(row), terms, beginning).items():
                ours[row["article_id"], row["field"], category] += hits
    columns = ("article_id", "field", "category")
    theirs = Counter(tuple(map(row.get, columns)) for row in rows(report / "hits.csv"))
    different = sorted(key for key in ours.keys() | theirs.keys() if ours[key] != theirs[key])
    for key in different:
        print(*key, theirs[key], ours[key], sep="\t")
    categories = {target.category for term in terms for target in term.targets}
    print(f"{len(articles)} articles, {len(categories)} categories, ", end="")
    print(f"{ours.total()} hits, {len(different)} differences")
    return 1 if different or not ours else 0


if __name__ == "__main__":
    sys.exit(main())
