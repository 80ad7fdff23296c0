"""How observations become a level, from the definitions in docs/reference/scoring.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Rule, ScoringError, score
from tests.scoring.builders import criterion, rubric, seen, steady

CAPS = {"harmful": "caps"}


@pytest.mark.parametrize(
    ("grades", "rule", "level"),
    [
        # typical: the lower median
        ("S", Rule(), 4),
        ("h", Rule(), 1),
        ("wS", Rule(), 2),
        ("wsS", Rule(), 3),
        ("hwsS", Rule(), 2),
        ("SShhS", Rule(), 4),
        # lowest, highest, last
        ("SsS", Rule("lowest"), 3),
        ("SwS", Rule("highest"), 4),
        ("Ssw", Rule("last"), 2),
        ("wsS", Rule("last"), 4),
        # most: the most frequent, of equals the lower
        ("wssS", Rule("most"), 3),
        ("SwSw", Rule("most"), 2),
        ("Swsh", Rule("most"), 1),
        # a missed opportunity counts as `missed` ...
        ("-", Rule(), 2),
        ("-", Rule(missed=1), 1),
        ("S-", Rule(), 2),
        ("SS-", Rule(), 4),
        ("S-", Rule("lowest", missed=1), 1),
        ("S-", Rule("last"), 2),
        # ... and never raises a level
        ("h-", Rule("last"), 1),
        ("h-", Rule("highest"), 1),
        ("h--", Rule(), 1),
        ("h--", Rule("most"), 1),
        ("w-", Rule("highest", missed=3), 2),
        # harmful caps the level; at least half harmful makes it 1
        ("hSSS", Rule("typical"), 4),
        ("hSSS", Rule("typical", **CAPS), 2),
        ("hSSS", Rule("typical", **CAPS, cap=3), 3),
        ("hSSS", Rule("typical", **CAPS, cap=1), 1),
        ("hS", Rule("highest", **CAPS), 1),
        ("hSS", Rule("highest", **CAPS), 2),
        ("hhSS", Rule("last", **CAPS), 1),
        ("SSS", Rule("typical", **CAPS), 4),
        # a missed opportunity does not thin out what is harmful
        ("hS---", Rule("highest", **CAPS), 1),
        # outside an opportunity harm counts all the same
        ("!", Rule(), 1),
        ("!", Rule(at_least=3), 1),
        ("SS!", Rule(), 4),
        ("SS!", Rule("last"), 1),
        ("SS!", Rule("typical", **CAPS), 2),
        # too few opportunities, or none: not observed
        ("", Rule(), None),
        ("S", Rule(at_least=2), None),
        ("S-", Rule(at_least=2), 2),
        ("SSs", Rule(at_least=3), 4),
    ],
)
def test_the_level_follows_the_rule(grades, rule, level):
    result = score(seen(grades), rubric(criterion(rule=rule)))["hear"]
    assert result.level == level
    assert result.observed is (level is not None)


def test_what_was_seen_is_counted_by_grade():
    result = score(seen("SSw-h!"), rubric(criterion()))["hear"]
    assert result.grades == {"strong": 2, "sound": 0, "weak": 1, "harmful": 2, "missed": 1}
    assert (result.opportunities, result.forced) == (5, 1)


def test_not_observed_is_neither_missed_nor_zero():
    card = score(seen("-"), rubric(criterion(), criterion("own")))
    assert card["hear"].level == 2
    assert card["own"].level is None
    assert card.levels == {"hear": 2, "own": None}
    sentences = {card["hear"].because.sentence(), card["own"].because.sentence()}
    assert len(sentences) == 2


@pytest.mark.parametrize(
    ("grades", "rule", "kinds", "last_level"),
    [
        ("", Rule(), ["no-opportunity"], None),
        ("S", Rule(at_least=2), ["levels", "too-few"], None),
        ("wsS", Rule(), ["levels", "rule"], 3),
        ("h-", Rule("last"), ["levels", "rule", "missed"], 1),
        ("hSS", Rule("highest", **CAPS), ["levels", "rule", "cap"], 2),
        ("wS-hS", Rule("highest", **CAPS), ["levels", "rule", "cap"], 2),
    ],
)
def test_the_trace_ends_at_the_level(grades, rule, kinds, last_level):
    result = score(seen(grades), rubric(criterion(rule=rule)))["hear"]
    assert [step.kind for step in result.trace] == kinds
    assert result.trace[-1].level == last_level == result.level
    for step in result.trace:
        assert step.sentence("nl", rule) != step.sentence("en", rule)


def test_what_counted_says_for_each_observation_why():
    card = score(seen("s-!") + seen("S", of="own", start=9), rubric(criterion(), criterion("own")))
    counted = [(c.criterion, c.level, c.why) for c in card.what_counted()]
    assert counted == [
        ("hear", 3, "grade"),
        ("hear", 2, "missed"),
        ("hear", 1, "forced"),
        ("own", 4, "grade"),
    ]
    assert [c.observation.events[0].entry for c in card.what_counted()] == [0, 1, 2, 9]
    assert card.what_counted()[0].sentence("en") == "Sound: counts as level 3."
    assert card.what_counted()[0].sentence("nl") == "Goed: telt als niveau 3."


def test_a_criterion_the_rubric_dropped_is_named_not_refused():
    card = score(seen("S") + seen("h", of="zeal") + seen("h", of="gone"), rubric(criterion()))
    assert card.levels == {"hear": 4}
    assert card.ignored == ("gone", "zeal")


@pytest.mark.parametrize("letter", ["great", "forced"])
def test_an_observation_that_cannot_be_scored_is_refused(letter):
    from dataclasses import replace

    (good,) = seen("S")
    bad = replace(good, grade="great") if letter == "great" else replace(good, forced=True)
    with pytest.raises(ScoringError) as refused:
        score([bad], rubric(criterion()))
    assert refused.value.code == "SK4120"
    assert refused.value.problems[0].values["opportunity"] == "talk.step0#1"


rules = st.builds(
    Rule,
    kind=st.sampled_from(["typical", "lowest", "highest", "last", "most"]),
    missed=st.integers(1, 3),
    harmful=st.sampled_from(["counts", "caps"]),
    cap=st.integers(1, 3),
    at_least=st.integers(1, 4),
)
grades = st.text("hwsS-!", max_size=9)


@steady
@given(grades, rules)
def test_a_level_is_1_to_4_and_the_trace_gives_it(letters, rule):
    result = score(seen(letters), rubric(criterion(rule=rule)))["hear"]
    assert result.level in (None, 1, 2, 3, 4)
    assert result.trace[-1].level == result.level
    enough = len(letters.replace("!", "")) >= rule.at_least or "!" in letters
    assert result.observed is enough


@steady
@given(grades, rules, st.data())
def test_a_missed_opportunity_never_raises_a_level(letters, rule, data):
    place = data.draw(st.integers(0, len(letters)))
    before = score(seen(letters), rubric(criterion(rule=rule)))["hear"].level
    after = score(seen(letters[:place] + "-" + letters[place:]), rubric(criterion(rule=rule)))["hear"].level
    assert before is None or after <= before


@steady
@given(grades, rules, st.sampled_from("h!"))
def test_harm_never_raises_a_level(letters, rule, harm):
    before = score(seen(letters), rubric(criterion(rule=rule)))["hear"].level
    after = score(seen(letters + harm), rubric(criterion(rule=rule)))["hear"].level
    assert before is None or after <= before


@steady
@given(
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.tuples(grades, rules), min_size=1), st.data()
)
def test_criteria_do_not_change_each_other(cases, data):
    """Neither by their order, nor by one that is not observed, nor by how their observations lie between."""
    observations = {id: seen(letters, of=id) for id, (letters, _) in cases.items()}
    alone = {
        id: score(observations[id], rubric(criterion(id, rule)))[id].level for id, (_, rule) in cases.items()
    }
    order = data.draw(st.permutations(list(cases)))
    made = rubric(criterion("unseen"), *(criterion(id, cases[id][1]) for id in order))
    turns = data.draw(st.permutations([id for id in cases for _ in observations[id]]))
    left = {id: iter(observations[id]) for id in cases}
    card = score([next(left[id]) for id in turns], made)
    assert card.levels == {"unseen": None, **alone}
