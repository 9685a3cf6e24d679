//! Table `comparison`: each measure between two outlets.

use super::Kind::{Integer, Number, OneOf, Text};
use super::{Column, FIELDS, Table, UNITS, VOICE_GROUPS, WIRE, column};
use crate::model::ComparisonRow;

/// The table.
pub static TABLE: Table<ComparisonRow> = Table {
    name: "comparison",
    about: "One row for each pair of outlets, measure, category, voice and field: how far the two differ, and how sure that is. outlet_a comes before outlet_b by code point; with --reference the reference is b. The test of three outlets or more at once is a row with outlets * and *. Measure naming has one row for each referent of the lexicons: difference is the Jensen-Shannon divergence of the two outlets' shares of its names, and levels, intervals, events and influence are empty. The notes too few, unbalanced, unequal dispersion, no events and the like are explained in METHODS.md and, with the formulas, in docs/methods.md of the program.",
    key: &[
        "outlet_a", "outlet_b", "measure", "category", "voice", "field", "wire",
    ],
    columns: COLUMNS,
};

#[rustfmt::skip]
const COLUMNS: &[Column<ComparisonRow>] = &[
    column("outlet_a", Text, "", "first outlet, or group where --by was given; * in the test of all outlets", |r| (&r.outlet_a).into()),
    column("outlet_b", Text, "", "second outlet, or group; * in the test of all outlets", |r| (&r.outlet_b).into()),
    column("measure", Text, "", "what was measured, for example terms:territory; CODEBOOK.md lists the measures", |r| (&r.measure).into()),
    column("category", Text, "", "category of the measure, or * for the total", |r| (&r.category).into()),
    column("voice", OneOf(VOICE_GROUPS), "", "whose words were counted: own, others (direct and indirect) or all; empty where the measure has no voice", |r| r.voice.into()),
    column("field", OneOf(FIELDS), "", "title or text; the two are never mixed", |r| r.field.into()),
    column("unit", OneOf(UNITS), "", "what the values are: per_1000_words = occurrences per 1,000 words of that voice; share = a part of 1; index = the mean of an index; bits = a divergence, 0 to 1", |r| r.unit.into()),
    column("n_a", Integer, "articles", "articles of outlet_a with a base above 0; of all outlets in the test of all outlets; in naming, articles that name the thing", |r| r.n_a.into()),
    column("n_b", Integer, "articles", "articles of outlet_b, likewise; empty in the test of all outlets", |r| r.n_b.into()),
    column("clusters_a", Integer, "clusters", "clusters of near-duplicates of outlet_a (with --unit event, events), the unit of inference; of all outlets in the test of all outlets", |r| r.clusters_a.into()),
    column("clusters_b", Integer, "clusters", "clusters of outlet_b; empty in the test of all outlets", |r| r.clusters_b.into()),
    column("value_a", Number, "see column unit", "level of outlet_a: sum of counts over sum of bases; empty where the base is 0", |r| r.value_a.into()),
    column("value_b", Number, "see column unit", "level of outlet_b", |r| r.value_b.into()),
    column("difference", Number, "see column unit", "value_a - value_b: what was published, wording and choice of events together", |r| r.difference.into()),
    column("ci_low", Number, "see column unit", "lower end of the interval of difference (jackknife over clusters, Welch's t); empty below three clusters a side", |r| r.ci_low.into()),
    column("ci_high", Number, "see column unit", "upper end of the interval of difference", |r| r.ci_high.into()),
    column("ratio", Number, "ratio", "value_a / value_b; empty where either count is 0", |r| r.ratio.into()),
    column("ratio_low", Number, "ratio", "lower end of the interval of ratio", |r| r.ratio_low.into()),
    column("ratio_high", Number, "ratio", "upper end of the interval of ratio", |r| r.ratio_high.into()),
    column("cliffs_delta", Number, "-1 to 1", "how often an article of outlet_a has a higher value than one of outlet_b, minus how often a lower one", |r| r.cliffs_delta.into()),
    column("test", Text, "", "test behind p, with the number of arrangements where not all were tried; empty without a test", |r| (&r.test).into()),
    column("p", Number, "probability", "two-sided p of the test, not corrected for the number of tests", |r| r.p.into()),
    column("q", Number, "probability", "p corrected within the family (Benjamini and Hochberg)", |r| r.q.into()),
    column("p_max_t", Number, "probability", "p corrected for the rows of this family and this pair of outlets through the largest statistic of each arrangement (max-T); empty in naming and in the test of all outlets", |r| r.p_max_t.into()),
    column("family", Text, "", "family of tests within which q holds; empty where the row is in none", |r| (&r.family).into()),
    column("family_size", Integer, "tests", "number of tests in the family", |r| r.family_size.into()),
    column("detectable_ratio", Number, "ratio", "ratio that this many articles would show in four of five studies; no difference shown is not sameness", |r| r.detectable_ratio.into()),
    column("shared_events", Integer, "events", "events on which both outlets have a base above 0; empty without events", |r| r.shared_events.into()),
    column("within", Number, "see column unit", "how the same events were worded: weighted mean over shared events of value_a - value_b; empty without shared events", |r| r.within.into()),
    column("within_low", Number, "see column unit", "lower end of the interval of within", |r| r.within_low.into()),
    column("within_high", Number, "see column unit", "upper end of the interval of within", |r| r.within_high.into()),
    column("within_p", Number, "probability", "p of within: signs flipped over shared events; empty below six events that differ; within_q corrects it", |r| r.within_p.into()),
    column("influential_article", Text, "", "article, or cluster by its smallest article id, whose removal moves difference most", |r| (&r.influential_article).into()),
    column("difference_without_article", Number, "see column unit", "difference without it", |r| r.difference_without_article.into()),
    column("influential_event", Text, "", "event whose removal from both outlets moves difference most; empty without events, and where one event is all that a side has", |r| (&r.influential_event).into()),
    column("difference_without_event", Number, "see column unit", "difference without it", |r| r.difference_without_event.into()),
    column("influential_term", Text, "", "lexicon entry whose removal moves difference most, its words staying; for rates of terms in the text, else empty", |r| (&r.influential_term).into()),
    column("difference_without_term", Number, "see column unit", "difference without it", |r| r.difference_without_term.into()),
    column("note", Text, "", "reasons for empty statistics, and warnings", |r| (&r.note).into()),
    column("wire", OneOf(WIRE), "", "whether shared agency copy was part of the statistics (keep) or left out (drop)", |r| r.wire.into()),
    column("within_q", Number, "probability", "within_p corrected within the family (Benjamini and Hochberg)", |r| r.within_q.into()),
];
