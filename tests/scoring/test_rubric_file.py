"""Reading a rubric file's data."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import (
    Rule,
    ScoringError,
    rubric_from_data,
    rubric_schema,
    score,
    scorecard_from_data,
    text_in,
    with_translations,
)
from scoring.errors import CODES
from tests.scoring.builders import steady

LEVELS = {"1": "Cuts in", "2": "Lets talk", "3": "Lets the story end", "4": "Asks what else"}


def file(**changes):
    data = {
        "simkit-rubric": 1,
        "rubric": "late-delivery",
        "version": "1",
        "language": "en",
        "skills": {
            "listen": {
                "name": "Listening",
                "criteria": {"hear-out": {"name": "Let them finish", "levels": LEVELS}},
            }
        },
    }
    return {**copy.deepcopy(data), **changes}


def with_criterion(**settings):
    data = file()
    data["skills"]["listen"]["criteria"]["hear-out"].update(settings)
    return data


def only(data):
    return rubric_from_data(data).criteria[0]


def refused(data):
    with pytest.raises(ScoringError) as error:
        rubric_from_data(data)
    return [(problem.code, problem.path) for problem in error.value.problems]


def test_what_is_not_said_has_its_default():
    criterion = only(file())
    assert (criterion.id, criterion.skill, criterion.weight, criterion.critical) == (
        "hear-out",
        "listen",
        1,
        False,
    )
    assert criterion.rule == Rule("typical", missed=2, harmful="counts", cap=2, at_least=1)
    assert [level.number for level in criterion.levels] == [1, 2, 3, 4]
    assert criterion.anchors[3] == {"en": "Lets the story end"}


def test_every_setting_is_read():
    settings = {
        "rule": "last",
        "missed": 1,
        "harmful": "caps",
        "cap": 3,
        "at least": 2,
        "weight": 4,
        "critical": "yes",
    }
    criterion = only(with_criterion(**settings))
    assert criterion.rule == Rule("last", missed=1, harmful="caps", cap=3, at_least=2)
    assert (criterion.weight, criterion.critical) == (4, True)


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("ja", True), (True, True), ("nee", False), ("No", False)]
)
def test_yes_and_no_in_either_language(word, meant):
    assert only(with_criterion(critical=word)).critical is meant


def test_a_yaml_reader_may_hand_in_numbers_or_words():
    by_number = file(
        skills=with_criterion(levels={int(k): v for k, v in LEVELS.items()}, missed=1)["skills"], version=1
    )
    by_word = file(skills=with_criterion(missed="1")["skills"])
    assert rubric_from_data(by_number) == rubric_from_data(by_word)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"rule": "conjunctive", "at least": 2}, ("conjunctive", 2, 1000)),
        ({"rule": "conjunctive", "at least": "3", "observed": "80 %"}, ("conjunctive", 3, 800)),
        ({"rule": "compensatory", "at least": "60 %"}, ("compensatory", 600, 750)),
        ({"rule": "compensatory", "at least": "62.5%", "observed": "0 %"}, ("compensatory", 625, 0)),
        ({"rule": "compensatory", "at least": "62,5 %"}, ("compensatory", 625, 750)),
    ],
)
def test_pass_rules(rule, expected):
    passing = rubric_from_data(file(**{"pass": rule})).passing
    assert (passing.kind, passing.at_least, passing.observed) == expected


def test_without_a_pass_rule_there_is_none():
    assert rubric_from_data(file()).passing.kind == "none"


def test_all_faults_are_found_at_once_each_with_its_place():
    data = with_criterion(rule="typicl", missed=7, weight=True, levels={**LEVELS, "3": " "})
    data["pass"] = {"rule": "conjunctive", "at last": 2}
    data["rubric"] = "Late Delivery"
    here = ("skills", "listen", "criteria", "hear-out")
    assert sorted(refused(data)) == sorted(
        [
            ("SK4103", (*here, "rule")),
            ("SK4104", (*here, "missed")),
            ("SK4104", (*here, "weight")),
            ("SK4105", (*here, "levels", "3")),
            ("SK4102", ("pass",)),
            ("SK4101", ("pass", "at last")),
            ("SK4108", ("rubric",)),
        ]
    )


@pytest.mark.parametrize(
    ("data", "code", "path", "values"),
    [
        (file(skils={}), "SK4101", ("skils",), {"key": "skils", "suggestion": "skills"}),
        (
            with_criterion(weigth=2),
            "SK4101",
            ("skills", "listen", "criteria", "hear-out", "weigth"),
            {"suggestion": "weight"},
        ),
        (
            with_criterion(levels={**LEVELS, 5: "x"}),
            "SK4101",
            ("skills", "listen", "criteria", "hear-out", "levels", "5"),
            {},
        ),
        (
            with_criterion(critical="maybe"),
            "SK4103",
            ("skills", "listen", "criteria", "hear-out", "critical"),
            {"known": "yes, no"},
        ),
        (
            file(**{"pass": {"rule": "sum"}}),
            "SK4103",
            ("pass", "rule"),
            {"known": "compensatory, conjunctive"},
        ),
        (file(**{"pass": {}}), "SK4102", ("pass",), {"key": "rule"}),
        (file(**{"pass": {"rule": "compensatory", "at least": "101 %"}}), "SK4106", ("pass", "at least"), {}),
        (
            file(**{"pass": {"rule": "conjunctive", "at least": 5}}),
            "SK4104",
            ("pass", "at least"),
            {"low": 1, "high": 4},
        ),
        (
            file(**{"pass": {"rule": "conjunctive", "at least": 2, "critical": ["hear-out", "own"]}}),
            "SK4110",
            ("pass", "critical", 1),
            {"criterion": "own", "known": "hear-out"},
        ),
        (file(skills={5: {"name": "x", "criteria": {}}}), "SK4108", ("skills", 5), {"value": "5"}),
        ([], "SK4107", (), {}),
    ],
)
def test_a_fault_says_where_and_what(data, code, path, values):
    with pytest.raises(ScoringError) as error:
        rubric_from_data(data)
    found = [problem for problem in error.value.problems if problem.code == code]
    assert [problem.path for problem in found] == [path]
    assert values.items() <= dict(found[0].values).items()
    assert code in str(error.value)


def test_text_ids_are_the_contexts_of_translations():
    ids = rubric_from_data(file()).text_ids()
    assert ids == {
        "rubric.skill.listen.name": "Listening",
        "rubric.hear-out.name": "Let them finish",
        **{f"rubric.hear-out.level.{level}": text for level, text in LEVELS.items()},
    }


def test_translations_are_added_and_change_no_hash():
    source = rubric_from_data(file())
    dutch = {
        "rubric.hear-out.name": "Laten uitpraten",
        "rubric.hear-out.level.1": "",
        "rubric.gone.name": "Weg",
    }
    both = with_translations(source, {"nl": dutch})
    (criterion,) = both.criteria
    assert text_in(criterion.name, "nl") == text_in(criterion.name, "nl-BE") == "Laten uitpraten"
    assert text_in(criterion.name, "en") == text_in(criterion.name, "fr") == "Let them finish"
    assert text_in(criterion.anchors[1], "nl") == "Cuts in"
    assert both.hash == source.hash
    assert both.text_ids() == source.text_ids()


@pytest.mark.parametrize(
    "changed",
    [
        file(version="2"),
        with_criterion(weight=2),
        with_criterion(rule="last"),
        with_criterion(critical=True),
        with_criterion(levels={**LEVELS, "1": "Cuts in at once"}),
        file(**{"pass": {"rule": "conjunctive", "at least": 2}}),
    ],
)
def test_what_changes_scores_or_their_meaning_changes_the_hash(changed):
    assert rubric_from_data(changed).hash != rubric_from_data(file()).hash


def test_saying_a_default_does_not_change_the_hash():
    said = with_criterion(rule="typical", missed=2, harmful="counts", cap=2, weight=1, critical="no")
    assert rubric_from_data(said).hash == rubric_from_data(file()).hash


@steady
@given(
    st.builds(
        Rule,
        kind=st.sampled_from(["typical", "lowest", "highest", "last", "most"]),
        missed=st.integers(1, 3),
        harmful=st.sampled_from(["counts", "caps"]),
        cap=st.integers(1, 3),
        at_least=st.integers(1, 20),
    ),
    st.integers(1, 100),
    st.booleans(),
    st.one_of(
        st.none(),
        st.builds(lambda n: {"rule": "conjunctive", "at least": n}, st.integers(1, 4)),
        st.builds(
            lambda n: {"rule": "compensatory", "at least": f"{n // 10}.{n % 10} %", "critical on": "level"},
            st.integers(0, 1000),
        ),
    ),
)
def test_a_rubric_written_out_reads_back_the_same(rule, weight, critical, passing):
    settings = {"rule": rule.kind, "missed": rule.missed, "harmful": rule.harmful, "cap": rule.cap}
    data = with_criterion(**settings, **{"at least": rule.at_least}, weight=weight, critical=critical)
    if passing:
        data["pass"] = passing
    made = rubric_from_data(data)
    back = rubric_from_data(made.to_data())
    assert back == made
    assert back.hash == made.hash
    assert made.criteria[0].rule == rule


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@steady
@given(st.sampled_from(["rubric", "version", "language", "skills", "pass", "simkit-rubric"]), json_like)
def test_nonsense_is_refused_with_codes_never_with_a_crash(key, value):
    problems = ()
    try:
        rubric_from_data(file(**{key: value}))
    except ScoringError as error:
        problems = error.problems
    assert all(problem.code in CODES and problem.values for problem in problems)


def test_the_schema_describes_every_key_in_both_languages():
    english, dutch = rubric_schema("en"), rubric_schema("nl")
    parts = [english, *english["$defs"].values()]
    mine = [dutch, *dutch["$defs"].values()]
    for part, other in zip(parts, mine, strict=True):
        for key, entry in part["properties"].items():
            assert entry["description"], key
            assert other["properties"][key]["description"] != entry["description"]
        assert part["additionalProperties"] is False
    keys = {"simkit-rubric", "rubric", "version", "language", "of", "skills", "pass"}
    assert set(english["properties"]) == keys


def test_an_exercise_is_called_one_without_changing_the_hash():
    talk, exercise = rubric_from_data(file()), rubric_from_data(file(of="exercise"))
    assert exercise.hash == talk.hash
    assert rubric_from_data(exercise.to_data()) == exercise
    for rubric, english, dutch in (
        (talk, "In this talk", "In dit gesprek"),
        (exercise, "In this exercise", "In deze oefening"),
    ):
        card = score([], rubric)
        assert card.results[0].because.sentence("en").startswith(english)
        assert card.results[0].because.sentence("nl").startswith(dutch)
        assert scorecard_from_data(card.to_data()).results == card.results
