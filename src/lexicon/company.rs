//! Which of the patterns found in a sentence hold: those that no exception of
//! their own overlaps, and, of those with a category as context (`[@crew] moor`),
//! those that stand right after a term of it. What overlaps what comes later.

use super::matcher::{Found, PatternId, Places};
use super::units::{Break, Unit};
use rustc_hash::{FxHashMap, FxHashSet};

/// The terms among what was found that hold; `category` says the index of the
/// category of a term in its lexicon.
pub(super) fn allowed(places: Places<'_>, category: impl Fn(PatternId) -> u32) -> Vec<&Found> {
    let (mut exceptions, mut terms): (Vec<&Found>, Vec<&Found>) =
        places.found.iter().partition(|f| f.pattern.exception);
    // What stands before a term, or before an exception that overlaps it, ends
    // before that term does; so in this order each is judged by those that were
    // judged already.
    terms.sort_by_key(|term| term.span.end);
    exceptions.sort_by_key(|exception| exception.span.start);
    let mut judged = Judged::of(places.units);
    let mut exceptions = exceptions.into_iter().peekable();
    terms.retain(|term| {
        while let Some(exception) = exceptions.next_if(|e| e.span.start < term.span.end) {
            judged.except(exception);
        }
        let holds = judged.holds(term);
        if holds {
            judged.keep(term, category(term.pattern));
        }
        holds
    });
    terms
}

/// What is known of a sentence up to the end of the term at hand.
struct Judged<'a> {
    units: &'a [Unit],
    /// The units at which a term of a category ends, with its lexicon and category.
    company: FxHashSet<(usize, usize, u32)>,
    /// How far the exceptions of an entry reach.
    excepted: FxHashMap<PatternId, usize>,
}

impl Judged<'_> {
    fn of(units: &[Unit]) -> Judged<'_> {
        Judged {
            units,
            company: FxHashSet::default(),
            excepted: FxHashMap::default(),
        }
    }

    fn except(&mut self, exception: &Found) {
        if self.is_in_company(exception) {
            let end = self.excepted.entry(exception.pattern).or_default();
            *end = exception.span.end.max(*end);
        }
    }

    fn keep(&mut self, term: &Found, category: u32) {
        let ended = self.units.partition_point(|u| u.span.end <= term.span.end);
        if ended > 0 {
            let place = (ended - 1, term.pattern.lexicon, category);
            self.company.insert(place);
        }
    }

    /// All exceptions that are known begin before the end of the term.
    fn holds(&self, term: &Found) -> bool {
        let id = PatternId {
            exception: true,
            ..term.pattern
        };
        let end = self.excepted.get(&id);
        end.is_none_or(|end| *end <= term.span.start) && self.is_in_company(term)
    }

    /// Whether what a pattern asks for stands before it, in the same phrase.
    fn is_in_company(&self, found: &Found) -> bool {
        let Some(category) = found.company else {
            return true;
        };
        let first = self
            .units
            .partition_point(|unit| unit.span.start < found.span.start);
        let runs_on = self
            .units
            .get(first)
            .is_some_and(|unit| unit.before == Break::None);
        let wanted = |before| (before, found.pattern.lexicon, category);
        runs_on && first > 0 && self.company.contains(&wanted(first - 1))
    }
}
