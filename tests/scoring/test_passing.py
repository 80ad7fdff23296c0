"""When a session is passed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Passing, score
from tests.scoring.builders import criterion, rubric, seen, steady

LETTERS = {1: "h", 2: "w", 3: "s", 4: "S", None: ""}


def card_of(levels, passing, **extra):
    """A card with these levels; weights and critical criteria by `weights=` and `critical=`."""
    weights, critical = extra.get("weights", {}), extra.get("critical", ())
    made = [criterion(id, weight=weights.get(id, 1), critical=id in critical) for id in levels]
    observations = [o for id, level in levels.items() for o in seen(LETTERS[level], of=id)]
    return score(observations, rubric(*made, passing=passing))


ALL = Passing("conjunctive", 2, observed=1000)
MEAN = Passing("compensatory", 600, observed=750)


@pytest.mark.parametrize(
    ("levels", "passing", "extra", "outcome", "reasons"),
    [
        ({"a": 2, "b": 4}, ALL, {}, "passed", []),
        ({"a": 1, "b": 4}, ALL, {}, "not_yet", [("below", "a")]),
        ({"a": 1, "b": 4}, ALL, {"critical": "a"}, "not_yet", [("critical-failed", "a")]),
        ({"a": 2, "b": None}, ALL, {}, "undecided", [("too-little-observed", None), ("not-observed", "b")]),
        (
            {"a": 1, "b": None},
            ALL,
            {},
            "not_yet",
            [("below", "a"), ("too-little-observed", None), ("not-observed", "b")],
        ),
        ({"a": 2, "b": None}, Passing("conjunctive", 2, observed=500), {}, "passed", [("not-observed", "b")]),
        (
            {"a": None},
            Passing("conjunctive", 2),
            {},
            "undecided",
            [("too-little-observed", None), ("not-observed", "a")],
        ),
        # compensatory: 3 + 0 of 6 points, 3 + 1 of 6, weights 3 and 1
        ({"a": 4, "b": 1}, MEAN, {}, "not_yet", [("points", None)]),
        ({"a": 4, "b": 2}, MEAN, {}, "passed", [("points", None)]),
        ({"a": 4, "b": 1}, MEAN, {"weights": {"a": 3}}, "passed", [("points", None)]),
        ({"a": 1, "b": 4}, MEAN, {"weights": {"a": 3}}, "not_yet", [("points", None)]),
        # not observed is left out, unless it is too much
        ({"a": 4, "b": 4, "c": 4, "d": None}, MEAN, {}, "passed", [("points", None), ("not-observed", "d")]),
        (
            {"a": 1, "b": None},
            MEAN,
            {},
            "undecided",
            [("too-little-observed", None), ("points", None), ("not-observed", "b")],
        ),
        # critical
        (
            {"a": 1, "b": 4, "c": 4},
            MEAN,
            {"critical": "a"},
            "not_yet",
            [("critical-failed", "a"), ("points", None)],
        ),
        (
            {"a": None, "b": 4, "c": 4, "d": 4},
            MEAN,
            {"critical": "a"},
            "undecided",
            [("critical-not-observed", "a"), ("points", None)],
        ),
        (
            {"a": 1, "b": 4},
            Passing(),
            {"critical": "a"},
            "not_yet",
            [("critical-failed", "a"), ("no-rule", None)],
        ),
        ({"a": 4}, Passing(), {}, "undecided", [("no-rule", None)]),
    ],
)
def test_the_outcome_and_its_reasons(levels, passing, extra, outcome, reasons):
    result = card_of(levels, passing, **extra).passing
    assert result.outcome == outcome
    assert [(reason.kind, reason.criterion) for reason in result.reasons] == reasons


def test_points_count_levels_above_the_first_and_round_down():
    assert card_of({"a": 4, "b": 4}, MEAN).passing.points == 1000
    assert card_of({"a": 1, "b": 1}, MEAN).passing.points == 0
    assert card_of({"a": 3, "b": 3}, MEAN).passing.points == 666
    assert card_of({"a": 4, "b": 2, "c": None, "d": 3}, MEAN, weights={"a": 2}).passing.points == 750
    assert card_of({"a": 4}, ALL).passing.points is None


def test_two_thirds_of_the_points_pass_at_666_and_not_at_667():
    for at_least, outcome in ((666, "passed"), (667, "not_yet")):
        assert card_of({"a": 3, "b": 3}, Passing("compensatory", at_least)).passing.outcome == outcome


@pytest.mark.parametrize(
    ("grades", "critical_on", "outcome"),
    [
        ("SSSh", "harmful", "not_yet"),
        ("SSSh", "level", "passed"),
        ("SSS!", "harmful", "not_yet"),
        ("h", "level", "not_yet"),
        ("SSS-", "harmful", "passed"),
    ],
)
def test_one_harmful_act_fails_a_critical_criterion(grades, critical_on, outcome):
    made = rubric(criterion(critical=True), passing=Passing("conjunctive", 2, critical_on=critical_on))
    assert score(seen(grades), made).passing.outcome == outcome


def test_criteria_are_critical_by_either_way_of_saying_so():
    by_rule = rubric(criterion("a"), criterion("b"), passing=Passing("conjunctive", 2, ("b",)))
    by_criterion = rubric(criterion("a"), criterion("b", critical=True), passing=Passing("conjunctive", 2))
    assert by_rule == by_criterion
    assert by_rule.passing.critical == ("b",)
    assert by_rule.hash == by_criterion.hash


def test_reasons_are_sentences_in_both_languages():
    card = card_of({"own": 1, "close": None, "hear": 2}, MEAN, critical=("own",))
    assert card.pass_sentences("en") == [
        "Not yet passed.",
        "A critical error in Own.",
        "66 % of the criteria by weight was observed; 75 % is needed.",
        "16 % of the points that could be earned; 60 % is needed.",
        "Close was not observed, so it has no level.",
    ]
    assert card.pass_sentences("nl") == [
        "Nog niet behaald.",
        "Een kritieke fout bij Own.",
        "66 % van de criteria naar gewicht is waargenomen; 75 % is nodig.",
        "16 % van de punten die te halen waren; 60 % is nodig.",
        "Close is niet waargenomen en heeft dus geen niveau.",
    ]


some_levels = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([None, 1, 2, 3, 4]), min_size=1)


@steady
@given(some_levels, st.sampled_from([ALL, MEAN]), st.sampled_from("abcdef"))
def test_a_higher_level_never_turns_passed_into_not_yet(levels, passing, raised):
    before = card_of(levels, passing, critical="a").passing
    if levels.get(raised) in (1, 2, 3):
        after = card_of({**levels, raised: levels[raised] + 1}, passing, critical="a").passing
        assert (before.outcome, after.outcome) != ("passed", "not_yet")
        assert before.points is None or after.points >= before.points


@steady
@given(some_levels, st.sampled_from([ALL, MEAN]))
def test_without_any_observation_nothing_is_passed(levels, passing):
    empty = card_of(dict.fromkeys(levels), passing).passing
    assert empty.outcome == "undecided"
