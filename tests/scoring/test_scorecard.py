"""A scorecard: what it says, and that it can be stored."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Passing, Rule, ScoringError, score, scorecard_from_data
from tests.scoring.builders import criterion, rubric, seen, steady


def test_because_holds_the_events_the_rule_and_a_sentence():
    because = score(seen("S-s"), rubric(criterion()))["hear"].because
    assert [(ref.entry, ref.event, ref.id, ref.at) for ref in because.events] == [
        (0, 1, "talk.option0", 0),
        (1, 1, "talk.option1", 1000),
        (2, 1, "talk.option2", 2000),
    ]
    assert because.rule == Rule()
    assert because.rule_text("nl").startswith("De middelste telt")
    assert because.sentence("en").startswith("In this talk, from 3 opportunities: level 3 of 4.")
    assert because.sentence("nl").startswith("In dit gesprek, uit 3 kansen: niveau 3 van 4.")


@pytest.mark.parametrize(
    ("grades", "rule", "english", "dutch"),
    [
        (
            "S",
            Rule(),
            "In this talk, from 1 opportunity: level 4 of 4. 1 strong.",
            "In dit gesprek, uit 1 kans: niveau 4 van 4. 1 sterk.",
        ),
        (
            "--",
            Rule(missed=1),
            "In this talk, from 2 opportunities: level 1 of 4. 2 missed. There was an opportunity, but it was not "
            "taken. A missed opportunity counts as level 1 and never makes the level higher.",
            "In dit gesprek, uit 2 kansen: niveau 1 van 4. 2 gemist. Er was wel een kans, maar die is niet benut. "
            "Een gemiste kans telt als niveau 1 en maakt het niveau nooit hoger.",
        ),
        (
            "",
            Rule(),
            "In this talk there was no opportunity to show this. It is not observed: there is no level, and it "
            "does not count.",
            "In dit gesprek was er geen kans om dit te laten zien. Het is niet waargenomen: er is geen niveau en "
            "het telt niet mee.",
        ),
        (
            "w",
            Rule(at_least=2),
            "In this talk, from 1 opportunity: too few for a level, at least 2 are needed. It is not observed. "
            "1 weak.",
            "In dit gesprek, uit 1 kans: te weinig voor een niveau, er zijn er minstens 2 nodig. Het is niet "
            "waargenomen. 1 zwak.",
        ),
        (
            "!",
            Rule(),
            "In this talk, outside an opportunity: level 1 of 4. 1 harmful. Something harmful outside an "
            "opportunity always counts.",
            "In dit gesprek, buiten een kans om: niveau 1 van 4. 1 schadelijk. Iets schadelijks buiten een kans "
            "om telt altijd mee.",
        ),
        (
            "hSS",
            Rule("last", harmful="caps"),
            "In this talk, from 3 opportunities: level 2 of 4. 2 strong, 1 harmful. The last one counts. After "
            "something harmful the level is 2 at most; it is 1 if half or more of what was done is harmful.",
            "In dit gesprek, uit 3 kansen: niveau 2 van 4. 2 sterk, 1 schadelijk. De laatste keer telt. Na iets "
            "schadelijks is het niveau hooguit 2; het is 1 als minstens de helft van wat er gedaan is "
            "schadelijk is.",
        ),
    ],
)
def test_the_sentence_for_a_person(grades, rule, english, dutch):
    because = score(seen(grades), rubric(criterion(rule=rule)))["hear"].because
    assert because.sentence("en") == english
    assert because.sentence("nl") == because.sentence("nl-BE") == dutch
    assert because.sentence("fr") == english


def test_results_are_grouped_by_skill_in_the_rubrics_order():
    made = rubric(criterion("a", skill="x"), criterion("b", skill="y"), criterion("c", skill="x"))
    card = score([], made)
    groups = [(group.skill.id, [result.criterion for result in group.results]) for group in card.skills]
    assert groups == [("x", ["a", "c"]), ("y", ["b"])]
    with pytest.raises(KeyError):
        card["d"]


def test_the_card_names_the_rubric_it_was_made_with():
    made = rubric(criterion())
    card = score([], made)
    assert (card.rubric_id, card.rubric_version, card.rubric_hash) == ("made", "1", made.hash)


def test_stored_data_can_be_read_without_simkit():
    data = score(seen("S-s"), rubric(criterion(), passing=Passing("conjunctive", 2))).to_data()
    (entry,) = data["criteria"]
    assert (entry["id"], entry["level"], entry["opportunities"], entry["observed"]) == ("hear", 3, 3, True)
    assert entry["sentence"]["nl"].startswith("In dit gesprek")
    assert entry["anchors"]["3"] == {"en": "anchor 3", "nl": "anker 3"}
    assert entry["rule"]["kind"] == "typical"
    assert entry["observations"][1]["why"] == "missed"
    assert entry["observations"][2]["events"] == [{"entry": 2, "event": 1, "id": "talk.option2", "at": 2000}]
    assert data["passing"]["outcome"] == "passed"
    assert data["passing"]["sentences"]["nl"] == ["Behaald."]


def holds_no_float(data):
    if isinstance(data, dict):
        return all(isinstance(key, str) and holds_no_float(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(holds_no_float, data))
    return data is None or isinstance(data, str | int | bool)


@steady
@given(
    st.text("hwsS-!", max_size=6),
    st.text("hwsS-!", max_size=6),
    st.builds(
        Rule, kind=st.sampled_from(["typical", "last", "most"]), harmful=st.sampled_from(["counts", "caps"])
    ),
    st.sampled_from(
        [Passing(), Passing("conjunctive", 3), Passing("compensatory", 625, ("own",), "level", 750)]
    ),
)
def test_a_card_survives_being_stored(first, second, rule, passing):
    made = rubric(criterion(rule=rule), criterion("own", weight=2), passing=passing)
    card = score(seen(first) + seen(second, of="own", start=50) + seen("S", of="gone"), made)
    data = card.to_data()
    assert holds_no_float(data)
    back = scorecard_from_data(json.loads(json.dumps(data)))
    assert back == card
    assert back.to_data() == data
    assert pickle.loads(pickle.dumps(card)) == card


@pytest.mark.parametrize(
    "spoil", [lambda d: [], lambda d: {**d, "scorecard": 2}, lambda d: {**d, "criteria": None}]
)
def test_data_that_is_no_scorecard_is_refused(spoil):
    data = score(seen("S"), rubric(criterion())).to_data()
    with pytest.raises(ScoringError) as refused:
        scorecard_from_data(spoil(data))
    assert refused.value.code == "SK4121"


@pytest.mark.parametrize("part", ["rubric", "skills", "criteria", "passing", "ignored"])
def test_a_part_that_is_missing_is_named(part):
    data = score(seen("S"), rubric(criterion())).to_data()
    del data[part]
    with pytest.raises(ScoringError) as refused:
        scorecard_from_data(data)
    assert refused.value.problems[0].values["key"] == part
