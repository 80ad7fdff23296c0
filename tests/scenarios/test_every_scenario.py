"""What every shipped scenario keeps to: nothing to remark, all in both languages, speakable, no answer given away."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import simkit
from simkit.resources import resource_dir
from simkit.scenario import check
from simkit.scenario.model import Choose, Line, Option, Vary
from simkit.scenario.text import filled, used
from simkit.session.program import Program
from tests.scenarios.walking import WORTH, worth

FOLDERS = sorted(file.parent for file in resource_dir("scenarios").glob("*/scenario.yaml"))
TRY = {"en": 'Try: "', "nl": 'Probeer: "'}
LANGUAGES = pytest.mark.parametrize("language", ["en", "nl"])


@cache
def program_of(folder: Path) -> Program:
    return simkit.compile(simkit.load(str(folder)))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def program(folder: Path) -> Program:
    return program_of(folder)


def asked(program: Program) -> list[Choose]:
    """Every choose of the scenario, none of them topics."""
    scenes = program.scenario.scenes.values()
    return [step for scene in scenes for step in scene.steps if isinstance(step, Choose)]


def said(program: Program, choose: Choose, language: str) -> dict[str, str]:
    return {option.id: filled(program.scenario, option.id, {}, language) for option in choose.options}


def test_nothing_to_remark(folder: Path) -> None:
    assert list(check(str(folder))) == []


def test_everything_is_said_in_both_languages(program: Program) -> None:
    scenario = program.scenario
    assert set(scenario.languages) == {"en", "nl"}
    assert not any(scenario.stale.values())
    assert not scenario.derived, "ids that nobody wrote are refused in assessment"
    for texts in scenario.translations.values():
        assert set(scenario.texts) <= set(texts)
    assert scenario.rubric is not None
    for criterion in scenario.rubric.criteria:
        assert set(criterion.anchors) == {1, 2, 3, 4}
        for text in (criterion.name, *criterion.anchors.values()):
            assert text.get("nl"), criterion.id
            assert text.get("en"), criterion.id


def test_both_languages_fill_in_the_same(program: Program) -> None:
    scenario = program.scenario
    for id in scenario.texts:
        en, nl = ({use.name for use in used(scenario.text(id, language))} for language in ("en", "nl"))
        assert en == nl, id


@LANGUAGES
def test_lines_can_be_said(program: Program, language: str) -> None:
    """Two breaths at most, and short sentences."""
    options = [id for id, option in program.options.items() if isinstance(option, Option)]
    for id in [*program.lines, *options]:
        text = filled(program.scenario, id, {}, language)
        assert len(text.split()) <= 20, id
        for sentence in re.split(r"[.!?:]+\s", text):
            assert len(sentence.split()) <= 15, (id, sentence)


def test_what_varies_lasts_equally_long(program: Program) -> None:
    steps = (step for scene in program.scenario.scenes.values() for step in scene.steps)
    for step in steps:
        if isinstance(step, Vary):
            assert len({tuple(line.ms for line in run if isinstance(line, Line)) for run in step.runs}) == 1


@LANGUAGES
def test_options_of_a_choose_are_alike_in_length(program: Program, language: str) -> None:
    for choose in asked(program):
        lengths = [len(text.split()) for text in said(program, choose, language).values()]
        apart = max(lengths) - min(lengths)
        assert apart <= 3 or apart <= 0.2 * max(lengths), (choose.id, lengths)


@LANGUAGES
def test_the_best_option_does_not_stand_out(program: Program, language: str) -> None:
    """First or longest about as often as chance would have it."""
    first = longest = 0
    chooses = [choose for choose in asked(program) if len(choose.options) > 2]
    for choose in chooses:
        texts = said(program, choose, language)
        best = max(texts, key=lambda id: worth(program, id))
        first += best == choose.options[0].id
        longest += len(texts[best]) == max(map(len, texts.values()))
    chance = sum(1 / len(choose.options) for choose in chooses) + 0.1 * len(chooses)
    assert first <= chance
    assert longest <= chance


@LANGUAGES
def test_feedback_is_short_and_comes_with_a_line_to_try_where_it_was_poor(
    program: Program, language: str
) -> None:
    scenario = program.scenario
    written = {id for id in scenario.texts if id.endswith(".feedback")}
    assert {f"{id}.feedback" for id in program.options} <= written
    assert {f"never.{id}.feedback" for id in scenario.monitors} <= written
    for id in written:
        assert 15 <= len(scenario.text(id, language).split()) <= 45, id
    for id, option in program.options.items():
        if max((WORTH[grade] for _, grade in option.evidence), default=1) < 0:
            assert TRY[language] in scenario.text(f"{id}.feedback", language), id
