"""Recomputes the statistics of reports from their measures, and compares.

    python recompute.py REPORT [REPORT...]

A second implementation, in NumPy and SciPy, of the methods that a report's
METHODS.md names, to hold the program to. REPORT is a folder that `parallax
compare` wrote, without --by or --unit. From its measures.csv (and alpha, resamples
and reference in run.json) come the numbers of summary.csv, comparison.csv and
decomposition.csv; q also there and in terms.csv from the p of the same table.
Each cell must agree to 1e-5, and the same cells must be empty. Not recomputed are
drawn p values (but they must be there), influence, the other numbers of terms.csv
and, save for q, the rows of `naming` and of the test of all outlets.

Prints how many cells of each report were compared and how many differ, then the
first of these: table, key, column, theirs, ours. Exits 1 if one differs or none
was compared. The check values of the methods are tried first.
"""

import csv
import itertools
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from recompute_methods import (
    ALL_ARRANGEMENTS,
    DIGITS,
    FILLED,
    Band,
    Cell,
    How,
    Key,
    Side,
    arrangements,
    benjamini_hochberg,
    check_values,
    decomposition_cells,
    event_cells,
    level_cells,
    near,
    permutation,
    summary_cells,
    testable,
)

KEY = ("measure", "category", "voice", "field")
PAIR = ("outlet_a", "outlet_b")
# The recomputed columns; those that a function below leaves out must be empty.
COLUMNS = {
    "summary": "articles clusters base count value mean sd median q1 q3 min max ci_low ci_high",
    "comparison": "n_a n_b clusters_a clusters_b value_a value_b difference ci_low ci_high ratio "
    "ratio_low ratio_high cliffs_delta test p p_max_t detectable_ratio shared_events within "
    "within_low within_high within_p",
    "decomposition": "difference within mix unshared shared_events",
}
SHOWN = 20


class Corpus:
    """The content of measures.csv."""

    def __init__(self, table: Path, alpha: float) -> None:
        found = list(rows(table))
        articles = {row["article_id"]: row for row in found}
        self.how = How(alpha)
        self.rounded = {row["measure"] for row in found if "." in row["count"] + row["base"]}
        self.outlet = np.array([row["outlet"] for row in articles.values()])
        self.outlets = sorted({row["outlet"] for row in found})
        self.event = numbered(row["event"] for row in articles.values())  # 0 is none
        self.cluster = numbered(row["cluster"] for row in articles.values())
        places = {article: place for place, article in enumerate(articles)}
        self.cells = {key_of(row): np.zeros((2, len(places))) for row in found}
        categories = defaultdict(list)
        for measure, category, voice, field in self.cells:
            categories[measure, voice, field].append(category)
        for row in sorted(found, key=lambda row: row["category"] != "*"):
            measure, category, voice, field = key_of(row)
            place, base = places[row["article_id"]], float(row["base"])
            for other in categories[measure, voice, field] if category == "*" else ():
                self.cells[measure, other, voice, field][1, place] = base
            self.cells[measure, category, voice, field][:, place] = float(row["count"]), base

    def side(self, outlet: str, key: Key, unit: float = 1) -> Side:
        here = self.outlet == outlet
        articles = self.cells[key][:, here] * [[unit], [1]]
        clusters = np.unique(self.cluster[here], return_inverse=True)[1]
        events = summed(articles, self.event[here], self.event.max() + 1)
        return Side(articles, summed(articles, clusters, clusters.max() + 1), events[:, 1:])

    def has_events(self, pair: Key) -> bool:
        return any(self.event[np.isin(self.outlet, pair)])

    def how_close(self, key: Key) -> How:
        return How(self.how.alpha, 10 * DIGITS, 2 * DIGITS) if key[0] in self.rounded else self.how


def key_of(row: dict[str, str]) -> Key:
    return tuple(row[column] for column in KEY)


def numbered(values: Iterable) -> np.ndarray:
    """A number for each value, 0 for an empty one."""
    numbers: dict = {"": 0}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values])


def summed(pairs: np.ndarray, groups: np.ndarray, number: int) -> np.ndarray:
    """Counts and bases by group."""
    return np.array([np.bincount(groups, row, number) for row in pairs])


def test_cells(
    corpus: Corpus, pair: Key, families: dict[Key, str], resamples: int
) -> dict[Key, dict[str, Cell]]:
    """test, p and p_max_t of the measures of a pair that have enough evidence."""
    clusters, keys = {}, defaultdict(list)
    for key, family in families.items():
        a, b = (corpus.side(outlet, key) for outlet in pair)
        clusters[key] = np.hstack([a.clusters, b.clusters])
        if testable(a, b):
            keys[family].append(key)
    n_a, n = a.clusters.shape[1], a.clusters.shape[1] + b.clusters.shape[1]
    if not keys or math.comb(n, n_a) > ALL_ARRANGEMENTS:
        drawn = {"test": f"permutation_{resamples}", "p": FILLED, "p_max_t": FILLED}
        return {key: drawn for family in keys.values() for key in family}
    labels = arrangements(n_a, n)
    cells = {}
    for family in keys.values():
        how = max(map(corpus.how_close, family))
        tests = permutation(labels, [clusters[key] for key in family], how)
        for key, (p, p_max_t) in zip(family, tests):
            cells[key] = {"test": "permutation_exact", "p": p, "p_max_t": p_max_t}
    return cells


class Check:
    """Compares the cells of a report and keeps what differs."""

    def __init__(self, report: Path) -> None:
        self.report = report
        self.settings = json.loads((report / "run.json").read_text("utf-8"))["settings"]
        if (self.settings["by"], self.settings["unit"]) != ("outlet", "cluster"):
            sys.exit(f"{report}: made with --by or --unit, whose groups measures.csv does not have")
        self.corpus = Corpus(report / "measures.csv", self.settings["alpha"])
        self.compared = 0
        self.different: list[tuple] = []
        self.summary()
        table = list(rows(report / "comparison.csv"))
        self.comparison([row for row in table if is_recomputed(row)])
        self.decomposition({row["measure"]: unit_of(row) for row in table})
        self.corrected("comparison", table, "p", "q", ["family"])
        self.corrected("comparison", table, "within_p", "within_q", ["family"])
        self.corrected("terms", list(rows(report / "terms.csv")), "p", "q", PAIR)

    def pairs(self) -> list[Key]:
        if reference := self.settings.get("reference"):
            return [(outlet, reference) for outlet in self.corpus.outlets if outlet != reference]
        return list(itertools.combinations(self.corpus.outlets, 2))

    def summary(self) -> None:
        table = list(rows(self.report / "summary.csv"))
        wanted = itertools.product(self.corpus.outlets, self.corpus.cells)
        for row in self.expected("summary", table, {(outlet, *key) for outlet, key in wanted}):
            how = self.corpus.how_close(key_of(row))
            side = self.corpus.side(row["outlet"], key_of(row), unit_of(row))
            self.table_row("summary", row, summary_cells(side, unit_of(row), how))

    def comparison(self, table: list[dict[str, str]]) -> None:
        wanted = itertools.product(self.pairs(), self.corpus.cells)
        table = self.expected("comparison", table, {(*pair, *key) for pair, key in wanted})
        families: dict[Key, dict] = defaultdict(dict)
        for row in table:
            families[pair_of(row)][key_of(row)] = row["family"]
        resamples = self.settings["resamples"]
        tests = {
            pair: test_cells(self.corpus, pair, each, resamples) for pair, each in families.items()
        }
        for row in table:
            a, b, how = self.sides(row, unit_of(row))
            cells = level_cells(a, b, how) | tests[pair_of(row)].get(key_of(row), {})
            cells |= event_cells(a, b, how) if self.corpus.has_events(pair_of(row)) else {}
            self.table_row("comparison", row, cells)

    def decomposition(self, units: dict[str, float]) -> None:
        table = [{**row, "field": "text"} for row in rows(self.report / "decomposition.csv")]
        pairs = filter(self.corpus.has_events, self.pairs())
        keys = [key for key in self.corpus.cells if key[3] == "text"]
        wanted = {(*pair, *key) for pair, key in itertools.product(pairs, keys)}
        for row in self.expected("decomposition", table, wanted):
            cells = decomposition_cells(*self.sides(row, units[row["measure"]]))
            self.table_row("decomposition", row, cells)

    def sides(self, row: dict[str, str], unit: float) -> tuple[Side, Side, How]:
        a, b = (self.corpus.side(outlet, key_of(row), unit) for outlet in pair_of(row))
        return a, b, self.corpus.how_close(key_of(row))

    def expected(self, name: str, table: list[dict[str, str]], wanted: set[Key]) -> list:
        """The rows that should be there; a missing or other row is a difference."""
        columns = ("outlet", *KEY) if name == "summary" else (*PAIR, *KEY)
        theirs = {tuple(row[column] for column in columns): row for row in table}
        self.compared += 1
        if len(theirs) < len(table):
            self.different.append((name, "number of rows", len(table), len(theirs)))
        for key in sorted(theirs.keys() ^ wanted):
            self.different.append((name, *key, "row", key in theirs, key in wanted))
        return [row for key, row in theirs.items() if key in wanted]

    def table_row(self, name: str, row: dict[str, str], cells: dict[str, Cell]) -> None:
        self.compare(name, row, dict.fromkeys(COLUMNS[name].split()) | cells)

    def compare(self, name: str, row: dict[str, str], cells: dict[str, Cell]) -> None:
        columns = ("outlet", *PAIR, "lexicon", "term", *KEY)
        key = [row[column] for column in columns if column in row]
        for column, ours in cells.items():
            self.compared += 1
            if not agree(row[column], ours):
                self.different.append((name, *key, column, row[column] or "empty", shown(ours)))

    def corrected(self, name: str, table: list, p: str, q: str, by: Iterable[str]) -> None:
        """q, and the size of the family, from the p of the table."""
        families = defaultdict(list)
        for row in table:
            families[tuple(row[column] for column in by)].append(row)
        for family in families.values():
            tested = [row for row in family if row[p]]
            corrected = iter(benjamini_hochberg(np.array([float(row[p]) for row in tested])))
            for row in family:
                cells = {q: near(next(corrected), self.corpus.how) if row[p] else None}
                if "family" in row and p == "p":
                    cells["family_size"] = str(len(tested))
                self.compare(name, row, cells)


def pair_of(row: dict[str, str]) -> Key:
    return row["outlet_a"], row["outlet_b"]


def unit_of(row: dict[str, str]) -> float:
    return 1000.0 if row["unit"] == "per_1000_words" else 1.0


def is_recomputed(row: dict[str, str]) -> bool:
    return row["outlet_a"] != "*" and row["measure"] != "naming"


def agree(theirs: str, ours: Cell) -> bool:
    if isinstance(ours, Band):
        return theirs != "" and ours.low <= float(theirs) <= ours.high
    return theirs == (ours or "")


def shown(ours: Cell) -> str:
    if isinstance(ours, Band):
        return "filled" if ours == FILLED else f"{ours.low:.9g} to {ours.high:.9g}"
    return ours or "empty"


def rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def main() -> int:
    csv.field_size_limit(sys.maxsize)
    check_values()
    failed = len(sys.argv) < 2
    for report in map(Path, sys.argv[1:]):
        check = Check(report)
        print(f"{report}: {check.compared:,} cells compared, {len(check.different):,} differ")
        for difference in check.different[:SHOWN]:
            print(*difference, sep="\t")
        failed |= bool(check.different) or not check.compared
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
