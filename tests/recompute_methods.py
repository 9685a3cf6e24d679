"""The statistical methods of recompute.py: each gives the numbers that the cells of
a table must agree with. What is computed, and why, stands in docs/methods.md.
"""

import itertools
import math
from typing import NamedTuple

import numpy as np
from scipy.stats import t as student

ALL_ARRANGEMENTS = 100_000  # up to as many all are tried
BLOCK = 2_000_000  # statistics at a time
DIGITS = 1e-5  # what six significant digits allow
TIE = 1e-12


class Band(NamedTuple):
    """Where a number of theirs must lie."""

    low: float
    high: float


FILLED = Band(-math.inf, math.inf)
Cell = Band | str | None  # a number, a text or count, an empty cell
Key = tuple[str, ...]


class How(NamedTuple):
    """How exactly a measure can be recomputed, and the level of its intervals."""

    alpha: float
    slack: float = DIGITS  # between a cell and ours, relative
    doubt: float = 0  # of counts that measures.csv gives with six digits only, relative

    @property
    def tie(self) -> float:
        return max(TIE, self.doubt)


class Side(NamedTuple):
    """Counts (row 0, times the unit) and bases (row 1) of a measure in an outlet."""

    articles: np.ndarray
    clusters: np.ndarray
    events: np.ndarray  # the same ones in all outlets

    @property
    def level(self) -> float | None:
        count, base = self.articles.sum(axis=1)
        return count / base if base > 0 else None


def with_base(pairs: np.ndarray) -> np.ndarray:
    return pairs[:, pairs[1] > 0]


def near(value: float | None, how: How, scale: float = 0) -> Cell:
    """The numbers that agree with a value, or with a difference of values of some scale."""
    if value is None:
        return None
    room = how.slack * max(abs(value), scale)
    return Band(value - room, value + room)


def variance(estimates: np.ndarray) -> float:
    """Of the jackknife, from the estimates that each leave one unit out."""
    return (len(estimates) - 1) * np.var(estimates)


def jackknife(pairs: np.ndarray, how: How) -> float | None:
    """Variance of the level of clusters; None below three with a base, 0 if all are equal."""
    count, base = pairs = with_base(pairs)
    if len(base) < 3:
        return None
    equal = np.ptp(count / base) <= how.tie * np.abs(count / base).max()
    without = pairs.sum(axis=1, keepdims=True) - pairs
    return 0.0 if equal else variance(without[0] / without[1])


def interval(
    centre: float, variances: list[float | None], sizes: list[int], alpha: float
) -> tuple[float, float] | None:
    """Student's interval with Welch's degrees of freedom; None if nothing varies."""
    if None in variances or not sum(variances):
        return None
    freedom = sum(variances) ** 2 / sum(v**2 / (n - 1) for v, n in zip(variances, sizes))
    half = student.ppf(1 - alpha / 2, freedom) * math.sqrt(sum(variances))
    return centre - half, centre + half


def ends(name: str, found: tuple[float, float] | None, how: How, scale: float) -> dict[str, Cell]:
    """The cells of an interval; a bound is as exact as what it was added up from."""
    if found is None:
        return {}
    scale = max(scale, (found[1] - found[0]) / 2)
    return {f"{name}_low": near(found[0], how, scale), f"{name}_high": near(found[1], how, scale)}


def cliffs_delta(a: np.ndarray, b: np.ndarray, how: How) -> Cell:
    """How often a is higher minus how often it is lower."""
    if not a.size or not b.size:
        return None
    gaps = a[:, None] - b
    equal = np.abs(gaps) <= how.tie * np.abs(b)
    higher = np.sign(gaps[~equal]).sum()
    unsure = equal.sum() if how.doubt else 0
    return Band((higher - unsure) / gaps.size - DIGITS, (higher + unsure) / gaps.size + DIGITS)


def arrangements(n_a: int, n: int) -> np.ndarray:
    """All ways to choose the clusters of the first side; the first row is the given one."""
    chosen = np.array(list(itertools.combinations(range(n), n_a)))
    labels = np.zeros((len(chosen), n))
    np.put_along_axis(labels, chosen, 1, axis=1)
    return labels


def linearised(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Level and variance of one side, from its sums of x, m, xx, xm, mm and m > 0."""
    x, m, xx, xm, mm, n = sums.astype(np.longdouble)  # exact for integers
    squares = m * m * xx - 2 * x * m * xm + x * x * mm
    squares[(squares <= 1e-16 * m * m * xx) | (n < 2)] = 0
    with np.errstate(divide="ignore", invalid="ignore"):
        return (x / m).astype(float), (n / np.maximum(n - 1, 1) * squares / m**4).astype(float)


def statistics(labels: np.ndarray, clusters: np.ndarray, how: How) -> np.ndarray:
    """|d| / sqrt(V_a + V_b), the least and the most that it can be, by arrangement and measure.

    `clusters` has counts and bases, by measure, by cluster.
    """
    x, m = clusters
    moments = np.array([x, m, x * x, x * m, m * m, m > 0])
    first = labels @ moments.swapaxes(1, 2)
    second = moments.sum(axis=2)[:, None, :] - first
    (level_a, v_a), (level_b, v_b) = linearised(first), linearised(second)
    difference, deviation = np.abs(level_a - level_b), np.sqrt(v_a + v_b)
    larger = np.maximum(np.abs(level_a), np.abs(level_b))
    difference[difference <= TIE * larger] = 0
    room = larger * how.doubt
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.maximum(difference - room, 0) / (deviation + room)
        most = (difference + room) / np.maximum(deviation - room, 0)
    found = np.array([least, most])
    found[:, (first[1] == 0) | (second[1] == 0)] = 0
    return np.nan_to_num(found, posinf=np.inf)


def reached(found: np.ndarray, observed: np.ndarray) -> Band:
    """Share of arrangements whose statistic reaches the observed one."""
    (least, most), (least_observed, most_observed) = found, observed
    low = (least >= most_observed * (1 - TIE)).mean()
    high = (most >= least_observed * (1 - TIE)).mean()
    return Band(low * (1 - DIGITS), high * (1 + DIGITS))


def permutation(labels: np.ndarray, clusters: list[np.ndarray], how: How) -> list[list[Band]]:
    """p and max-T p of the measures of a family."""
    largest = np.zeros((2, len(labels)))
    observed, tests = [], []
    step = max(1, BLOCK // len(labels))
    for start in range(0, len(clusters), step):
        found = statistics(labels, np.stack(clusters[start : start + step], axis=1), how)
        largest = np.maximum(largest, found.max(axis=2))
        observed += list(found[:, 0].T)
        tests += [[reached(found[..., each], found[:, 0, each])] for each in range(found.shape[2])]
    return [[*test, reached(largest, value)] for test, value in zip(tests, observed)]


def sign_flips(values: np.ndarray, room: float = 0) -> Band | None:
    """p of a sum under all changes of signs; None below six values that are not 0."""
    values = values[values != 0]
    if len(values) < 6:
        return None
    if 2 ** len(values) > ALL_ARRANGEMENTS:
        return FILLED
    signs = np.array(list(itertools.product((1, -1), repeat=len(values))))
    sums = np.abs(signs @ values)
    return reached(np.array([sums - room, sums + room]), sums[0] + np.array([-room, room]))


def benjamini_hochberg(p: np.ndarray) -> np.ndarray:
    order = np.argsort(-p)
    q = np.empty(len(p))
    q[order] = np.minimum.accumulate(p[order] * len(p) / np.arange(len(p), 0, -1))
    return q


def testable(a: Side, b: Side) -> bool:
    """Six clusters a side and five with a count."""
    sides = with_base(a.clusters), with_base(b.clusters)
    return min(len(base) for _, base in sides) >= 6 and np.count_nonzero(np.hstack(sides)[0]) >= 5


def summary_cells(side: Side, unit: float, how: How) -> dict[str, Cell]:
    articles, clusters = with_base(side.articles), with_base(side.clusters)
    count, base = side.articles.sum(axis=1)
    values = articles[0] / articles[1]
    numbers = {"base": base, "count": count / unit, "value": side.level}
    scale = abs(side.level or 0)
    cells: dict[str, Cell] = {}
    if values.size:
        quartiles = np.quantile(values, [0, 0.25, 0.5, 0.75, 1])
        numbers |= {"mean": values.mean()}
        numbers |= zip(("min", "q1", "median", "q3", "max"), quartiles)
        variances, sizes = [jackknife(clusters, how)], [clusters.shape[1]]
        cells |= ends("ci", interval(side.level, variances, sizes, how.alpha), how, scale)
    if len(values) > 1:
        cells["sd"] = near(values.std(ddof=1), how, scale)
    cells |= {"articles": str(len(values)), "clusters": str(clusters.shape[1])}
    return cells | {name: near(number, how) for name, number in numbers.items()}


def level_cells(a: Side, b: Side, how: How) -> dict[str, Cell]:
    """Levels of two outlets, their difference and their ratio."""
    (x_a, m_a), (x_b, m_b) = with_base(a.articles), with_base(b.articles)
    sizes = [with_base(side.clusters).shape[1] for side in (a, b)]
    cells = {"n_a": str(len(m_a)), "n_b": str(len(m_b))}
    cells |= {"clusters_a": str(sizes[0]), "clusters_b": str(sizes[1])}
    cells |= {"value_a": near(a.level, how), "value_b": near(b.level, how)}
    if a.level is None or b.level is None:
        return cells
    scale = max(abs(a.level), abs(b.level))
    variances = [jackknife(side.clusters, how) for side in (a, b)]
    found = interval(a.level - b.level, variances, sizes, how.alpha)
    cells |= ends("ci", found, how, scale)
    cells["difference"] = near(a.level - b.level, how, scale)
    cells["cliffs_delta"] = cliffs_delta(x_a / m_a, x_b / m_b, how)
    if a.level > 0 and b.level > 0:
        cells["ratio"] = near(a.level / b.level, how)
        if None not in variances:
            relative = [variances[0] / a.level**2, variances[1] / b.level**2]
            cells |= ratio_cells(math.log(a.level / b.level), relative, sizes, how)
    return cells


def ratio_cells(log: float, variances: list[float], sizes: list[int], how: How) -> dict[str, Cell]:
    """Interval of the ratio, and the ratio that four of five studies would find."""
    cells: dict[str, Cell] = {}
    if found := interval(log, variances, sizes, how.alpha):
        cells = dict(zip(("ratio_low", "ratio_high"), (near(math.exp(end), how) for end in found)))
    if (detectable := 2.801585 * math.sqrt(sum(variances))) <= math.log(1e6):
        cells["detectable_ratio"] = near(math.exp(detectable), how)
    return cells


def shared(a: Side, b: Side) -> tuple[np.ndarray, np.ndarray]:
    """Counts and bases of both on the events where both have a base."""
    both = (a.events[1] > 0) & (b.events[1] > 0)
    return a.events[:, both], b.events[:, both]


def event_cells(a: Side, b: Side, how: How) -> dict[str, Cell]:
    """How the same events were worded."""
    (x_a, m_a), (x_b, m_b) = shared(a, b)
    number = len(m_a)
    if not number:
        return {"shared_events": "0"}
    scale = max(abs(a.level), abs(b.level))
    weights = m_a * m_b / (m_a + m_b)
    differences = x_a / m_a - x_b / m_b
    differences[np.abs(differences) <= how.tie * scale] = 0
    weighted = weights * differences
    within = weighted.sum() / weights.sum()
    cells = {"shared_events": str(number), "within": near(within, how, scale)}
    if number >= 3 and np.ptp(differences) > how.tie * scale:
        without = (weighted.sum() - weighted) / (weights.sum() - weights)
        found = interval(within, [variance(without)], [number], how.alpha)
        cells |= ends("within", found, how, scale)
    room = how.doubt * scale * weights.sum()
    return cells | {"within_p": sign_flips(weighted, room) if testable(a, b) else None}


def decomposition_cells(a: Side, b: Side, how: How) -> dict[str, Cell]:
    (x_a, m_a), (x_b, m_b) = shared(a, b)
    cells: dict[str, Cell] = {"shared_events": str(len(m_a))}
    if a.level is None or b.level is None:
        return cells
    parts = {"difference": a.level - b.level}
    if len(m_a):
        p_a, p_b, level_a, level_b = m_a / m_a.sum(), m_b / m_b.sum(), x_a / m_a, x_b / m_b
        parts["within"] = ((p_a + p_b) / 2 * (level_a - level_b)).sum()
        parts["mix"] = ((p_a - p_b) * (level_a + level_b) / 2).sum()
        parts["unshared"] = parts["difference"] - parts["within"] - parts["mix"]
    scale = max(abs(a.level), abs(b.level))
    return cells | {name: near(part, how, scale) for name, part in parts.items()}


def check_values() -> None:
    """Fails if a method does not give its known value."""

    def close(ours: Cell | float, value: float) -> bool:
        middle = (ours.low + ours.high) / 2 if isinstance(ours, Band) else ours
        return math.isclose(middle, value, rel_tol=1e-6, abs_tol=1e-6)

    def side(counts: list[int], bases: list[int], number: int | None = None) -> Side:
        pairs = np.array([counts, bases], float) * [[1000], [1]]
        return Side(pairs, pairs, pairs[:, :number])

    how = How(0.05)
    a, b = side([3, 0, 2], [400, 350, 500]), side([0, 1, 0, 0], [450, 600, 380, 520])
    cells = level_cells(a, b, how)
    wanted = {"difference": 3.487179, "ci_low": -3.814608, "ci_high": 10.788967}
    wanted |= {"ratio_low": 0.405198, "ratio_high": 150.148859, "detectable_ratio": 20.777056}
    wanted |= {"ratio": math.exp(2.054124)}
    assert all(close(cells[name], value) for name, value in wanted.items())
    assert close(jackknife(a.clusters, how), 3.419843)
    assert close(jackknife(b.clusters, how), 0.252187)
    together = np.hstack([a.clusters, b.clusters])
    found = statistics(arrangements(3, 7), together[:, None, :], how)[..., 0]
    assert close(found[0, 0], 1.746170) and close(reached(found, found[:, 0]), 6 / 35)
    a = side([10, 3, 1, 9], [2000, 1500, 500, 1000])
    b = side([3, 2, 8, 1], [800, 1200, 2000, 1500])
    a, b = a._replace(events=a.events[:, :3]), b._replace(events=b.events[:, :3])
    cells = decomposition_cells(a, b, how)
    wanted = {"difference": 2.054545, "within": -0.075, "mix": 0.325, "unshared": 1.804545}
    assert all(close(cells[name], value) for name, value in wanted.items())
    assert close(event_cells(a, b, how)["within"], 0.083333)
    assert close(sign_flips(np.array([2, 1, 3, -1, 4, 2, 0, 1])), 16 / 256)
    p = np.array([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205])
    q = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.084571, 0.205]
    assert all(map(close, benjamini_hochberg(p), q))
    a, b = np.array([4, 0, 6, 2, 8, 3]), np.array([1, 0, 2, 0, 1, 3, 0])
    assert close(cliffs_delta(a, b, how), 0.642857)
