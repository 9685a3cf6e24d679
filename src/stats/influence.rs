//! What a difference hangs on: the unit, the event and the term without which
//! the difference of pooled rates is moved most (delete-one influence; Cook and
//! Weisberg 1982, Residuals and Influence in Regression).

use super::describe::difference;

/// Relative difference below which two moves are equal; the first then counts.
/// A move by less than this part of the levels is none.
const TIE: f64 = 1e-12;

/// Counts and bases of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sides {
    /// Count and base of the first.
    pub a: (f64, f64),
    /// Of the second.
    pub b: (f64, f64),
}

impl Sides {
    /// The difference of the rates; `None` where a side has no base.
    pub fn difference(&self) -> Option<f64> {
        let [a, b] = self.rates();
        Some(difference(a?, b?))
    }

    fn rates(&self) -> [Option<f64>; 2] {
        [self.a, self.b].map(|(x, m)| (m > 0.0).then(|| x / m))
    }

    fn without(&self, part: &Sides) -> Sides {
        let minus = |all: (f64, f64), part: (f64, f64)| (all.0 - part.0, all.1 - part.1);
        Sides {
            a: minus(self.a, part.a),
            b: minus(self.b, part.b),
        }
    }
}

/// Which of `parts` moves the difference of `all` most when it is left out, and
/// what the difference then is; the first of equal ones. Parts that hold the
/// whole base of a side cannot be left out. `None` where no part moves it.
pub fn most_influential(all: &Sides, parts: impl Iterator<Item = Sides>) -> Option<(usize, f64)> {
    let difference = all.difference()?;
    let scale = all
        .rates()
        .iter()
        .flatten()
        .fold(0.0, |m: f64, r| m.max(r.abs()));
    let mut most: Option<(usize, f64, f64)> = None;
    for (at, part) in parts.enumerate() {
        let Some(without) = all.without(&part).difference() else {
            continue;
        };
        let moved = (without - difference).abs();
        let largest = most.map_or(TIE * scale, |(_, _, moved)| moved * (1.0 + TIE));
        if moved > largest {
            most = Some((at, without, moved));
        }
    }
    most.map(|(at, without, _)| (at, without))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(a: (f64, f64), b: (f64, f64)) -> Sides {
        Sides { a, b }
    }

    #[test]
    fn the_part_that_moves_it_most_is_found_and_what_is_left_without_it() {
        let parts = [
            part((3.0, 400.0), (0.0, 0.0)),
            part((0.0, 350.0), (0.0, 0.0)),
            part((0.0, 0.0), (1.0, 600.0)),
            part((0.0, 0.0), (0.0, 400.0)),
        ];
        let all = part((3.0, 750.0), (1.0, 1000.0));
        // 0.003; without each in turn: −0.001, 0.0065, 0.004, 0.002333.
        let (at, without) = most_influential(&all, parts.into_iter()).unwrap();
        assert_eq!(at, 0);
        assert!((without + 0.001).abs() < 1e-12);
    }

    #[test]
    fn of_equal_parts_the_first_and_a_whole_side_never() {
        let all = part((2.0, 200.0), (0.0, 100.0));
        let halves = [
            part((2.0, 100.0), (0.0, 0.0)),
            part((2.0, 100.0), (0.0, 0.0)),
        ];
        assert_eq!(most_influential(&all, halves.into_iter()).unwrap().0, 0);
        let side = [part((0.0, 0.0), (0.0, 100.0))];
        assert_eq!(most_influential(&all, side.into_iter()), None);
        let nothing = [part((1.0, 100.0), (0.0, 0.0))];
        assert_eq!(most_influential(&all, nothing.into_iter()), None);
    }
}
