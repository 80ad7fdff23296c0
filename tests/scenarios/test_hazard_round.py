"""The safety round: hits, misses and false alarms; what comes meanwhile; what one does and how one reports it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

import simkit
from scoring.detection import Detection
from simkit.events import Clock, Enter
from simkit.present.detected import detected
from simkit.resources import resource_dir
from simkit.scenario.model import Choose
from simkit.session.program import Program
from tests.scenarios.doing import Round, at_random, offered, play, taking, walk

PLACES = ("till", "floor", "racks", "dock")
GRAVE = {"heater": "till", "fire-door": "floor", "upright": "racks", "top-load": "racks", "battery": "racks"}
REST = {"cable": "till", "knife": "till", "bleach": "racks", "high-cage": "dock"}
COMES = {"spill": "floor", "boxes": "dock", "truck": "dock"}
FOILS = {
    "extinguisher": "till",
    "wet-sign": "floor",
    "reel": "floor",
    "rack-5": "racks",
    "push-bar": "dock",
    "cages": "dock",
}
SAFETY = ("extinguisher", "wet-sign", "push-bar", "cages")
HAZARDS = {**GRAVE, **REST, **COMES}
BEST = [
    "day.come-down",
    "day.knock",
    "list.off",
    "list.blocks",
    "list.loose",
    "report.steps",
    "report.friday",
]
SOUND = [
    "day.not-from",
    "day.rather",
    "list.plug",
    "list.racks",
    "list.small",
    "report.someone",
    "report.ask",
]
WEAK = ["day.careful", "day.eye", "list.nothing", "list.top", "list.hard", "report.careful", "report.sign"]
HARMFUL = [
    *["day.pass", "day.leave-it", "list.flat", "list.office", "list.months"],
    *["report.yara", "report.lorry"],
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return resource_dir("scenarios") / "hazard-round"


@pytest.fixture(scope="module")
def program(folder: Path) -> Program:
    return simkit.compile(simkit.load(str(folder)))


def route(reports: Sequence[str], places: Sequence[str] = PLACES, looks: Sequence[str] = ()) -> list[str]:
    """From place to place, what is there is reported; what comes later, on a second time round."""
    first, second = [], []
    for place in places:
        first += [f"enter {place}", *(f"inspect {id}" for id in looks if _where(id) == place)]
        first += [f"report {id}" for id in reports if _where(id) == place and id not in COMES]
        later = [f"report {id}" for id in reports if COMES.get(id) == place]
        second += [f"enter {place}", *later] if later else []
    return [*first, *second]


def _where(id: str) -> str:
    return {**HAZARDS, **FOILS}[id]


def without(*ids: str) -> list[str]:
    return [id for id in HAZARDS if id not in ids]


def found_in(done: Round) -> Detection:
    """As the debrief shows it."""
    found = detected(done.session.log, done.session.program)
    assert found is not None
    return found


# -- what it is -------------------------------------------------------------------------------------------------------


def test_nothing_gives_away_what_is_dangerous(program: Program) -> None:
    """Kind, place and what one can do are the same for a danger and for what only looks so."""
    things = program.scenario.objects
    assert set(things) == {*HAZARDS, *FOILS}
    for id, thing in things.items():
        assert thing.kind == f"{_where(id)}-point"
        assert set(thing.affordances) == {"inspect", "report"}
        for language in ("en", "nl"):
            says = thing.affordances["inspect"].says
            assert says is not None
            assert not re.search(r"danger|hazard|safe\b|gevaar|veilig", program.scenario.text(says, language))
    assert {task.show for task in program.scenario.tasks.values()} == {"no"}


# -- playing it -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "nl"])
def test_expert(program: Program, language: str) -> None:
    script = route(list(HAZARDS), looks=list(FOILS))
    done = play(program, script, taking(*BEST), language=language)
    assert done.ending == "safer"
    assert set(done.levels.values()) == {4}
    assert done.outcome == "passed"
    assert not done.violated
    found = found_in(done)
    assert (found.hits, found.hazards, found.false_alarms, found.foils) == (12, 12, 0, 6)


def test_any_order_of_places_is_as_good(program: Program) -> None:
    random = Random(5)
    for _ in range(4):
        places = random.sample(PLACES, 4)
        reports = random.sample(list(HAZARDS), len(HAZARDS))
        done = play(program, route(reports, places), taking(*BEST))
        assert set(done.levels.values()) == {4}, places


def test_sound_answers_pass_and_weak_ones_do_not(program: Program) -> None:
    done = play(program, route(list(HAZARDS)), taking(*SOUND))
    assert {done.levels[id] for id in ("act", "prioritise", "report-well")} == {3}
    assert done.outcome == "passed"
    few = [id for id in HAZARDS if id not in REST]
    poor = play(program, [*route(few), "round.done"], taking(*WEAK))
    assert {poor.levels[id] for id in ("act", "prioritise", "report-well")} == {2}
    assert poor.outcome == "not_yet"


@pytest.mark.parametrize("missed", [*GRAVE, "boxes"])
def test_one_thing_that_can_kill_and_is_left_fails_the_round(program: Program, missed: str) -> None:
    """Whatever d′ says, and however good the rest is."""
    answers = [id for id in BEST if missed != "battery" or id != "list.off"]
    done = play(program, [*route(without(missed)), "round.done"], taking(*answers))
    assert done.ending == "left-behind"
    assert done.levels["find-grave"] == 1
    assert done.outcome == "not_yet"
    found = found_in(done)
    assert found.d_prime > 2, "sharp eyes all the same: it decides nothing"
    assert found.low < found.d_prime < found.high


def test_what_can_hurt_is_weighed_and_fails_nothing_by_itself(program: Program) -> None:
    done = play(program, [*route(without("knife", "cable")), "round.done"], taking(*BEST))
    assert done.levels["find-rest"] == 4
    assert done.outcome == "passed"
    half = play(program, [*route(without("knife", "cable", "bleach")), "round.done"], taking(*BEST))
    assert half.levels["find-rest"] == 1


def test_false_alarms_are_counted_once_an_object(program: Program) -> None:
    script = route(list(HAZARDS))
    at = script.index("enter floor")
    session = simkit.Session(program, seed=1)
    walk(session, [*script[:at], "report extinguisher"], taking(*BEST))
    session.act(Clock(2_000))
    assert "report extinguisher" not in offered(session.view)


@pytest.mark.parametrize(("alarms", "level"), [(1, 3), (2, 3), (3, 1)])
def test_reporting_what_keeps_people_safe(program: Program, alarms: int, level: int) -> None:
    reported = [*SAFETY[:alarms], *HAZARDS]
    script = []
    for place in PLACES:
        script += [f"enter {place}", *(f"report {id}" for id in reported if _where(id) == place)]
    script = [act for act in script if act.removeprefix("report ") not in COMES]
    script += ["enter floor", "report spill", "enter dock", "report boxes", "report truck"]
    done = play(program, script, taking(*BEST))
    assert done.levels["judge"] == level
    assert (done.outcome == "passed") is (level > 1)
    assert found_in(done).false_alarms == alarms


def test_reporting_everything_does_not_pass(program: Program) -> None:
    done = everything(program)
    assert done.ending == "long-list"
    assert done.levels["find-grave"] == 4
    assert done.levels["judge"] == 1
    assert done.outcome == "not_yet"
    found = found_in(done)
    assert found.d_prime < 1
    assert found.low < 0 < found.high, "no sign of telling them apart"
    assert found.bias < 0


def everything(program: Program, *ids: str) -> Round:
    script = []
    for place in PLACES:
        script += [f"enter {place}", *(f"report {id}" for id in {**HAZARDS, **FOILS} if _where(id) == place)]
    script = [act for act in script if act.removeprefix("report ") not in COMES]
    script += ["enter floor", "report spill", "enter dock", "report boxes", "report truck"]
    return play(program, script, taking(*(ids or BEST)))


def test_reporting_nothing_does_not_pass(program: Program) -> None:
    done = play(program, ["round.done"], taking(*BEST))
    assert done.ending == "left-behind"
    assert done.levels["find-grave"] == done.levels["find-rest"] == 1
    assert done.outcome == "not_yet"


def test_looking_is_no_judgement(program: Program) -> None:
    """Looking closely at all of it shows nothing, neither good nor bad."""
    looks = [id for id in {**HAZARDS, **FOILS} if id not in COMES]
    looked = play(program, [*route((), looks=looks), "round.done"], taking(*BEST))
    passed = play(program, ["round.done"], taking(*BEST))
    assert looked.levels == passed.levels
    assert found_in(looked) == found_in(passed)


# -- what comes meanwhile ---------------------------------------------------------------------------------------------


def test_some_dangers_come_while_one_walks(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    while not session.view.tasks:
        session.act(Clock(1_000))
    session.act(Enter("floor"))
    assert "report spill" not in offered(session.view)
    walk(session, ["report spill"], taking(*BEST))
    assert "round.done" not in offered(session.view), "the round is not over before all of it has come"
    session.act(Clock(1_000))
    session.act(Enter("dock"))
    walk(session, ["report truck"], taking(*BEST))
    session.act(Clock(5_000))
    assert {"round.done", "report boxes"} <= offered(session.view)


def test_one_only_reaches_what_is_where_one_is(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    while not session.view.tasks:
        session.act(Clock(1_000))
    for place in PLACES:
        session.act(Enter(place))
        near = {act.removeprefix("report ") for act in offered(session.view) if act.startswith("report ")}
        assert near == {id for id in {**GRAVE, **REST, **FOILS} if _where(id) == place}


def test_the_round_goes_on_while_somebody_asks(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    while session.view.choose is None:
        session.act(Clock(1_000))
    assert session.view.choose.id == "day.yara"
    walk(session, ["enter till", "report heater"])
    assert session.view.choose is not None
    assert session.view.choose.id == "day.yara"


# -- fair -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rounds(program: Program) -> list[Round]:
    """From sharp to blind, with good, poor and guessed answers, and with hints."""
    found = [play(program, route(list(HAZARDS)), taking(*row)) for row in (BEST, SOUND, WEAK, HARMFUL)]
    found += [everything(program), play(program, ["round.done"], taking(*BEST))]
    for seed in range(20):
        random = Random(seed)

        def pick(options: Sequence[str], random: Random = random) -> str | None:
            return None if "round.done" in options else random.choice(options)

        share = (0.3, 0.6, 0.9)[seed % 3]
        reports = [id for id in {**HAZARDS, **FOILS} if random.random() < share]
        found.append(play(program, [*route(reports), *LAST], pick, seed=seed))
    found += [play(program, hinted(times), taking(*BEST)) for times in (1, 2)]
    for times in (1, 2):
        script = ["enter till", *["hint round"] * times, *route(list(HAZARDS))]
        found.append(play(program, script, taking(*BEST)))
    scratched = [*route(list(HAZARDS))]
    at = scratched.index("enter racks")
    scratched[at + 1 : at + 1] = ["report rack-5"]
    at = scratched.index("enter floor")
    scratched[at + 1 : at + 1] = ["report reel", "report wet-sign"]
    found.append(play(program, scratched, taking(*BEST)))
    return found


LAST = ["round.done"]


def hinted(times: int) -> list[str]:
    """What can kill is found unaided; for four of the rest a hint is asked for, once or twice."""
    script = route(list(GRAVE))
    for id in ("cable", "knife", "spill", "bleach", "high-cage"):
        script += ["hint round"] * (times if id != "spill" else 0)
        script += [f"enter {_where(id)}", f"report {id}"]
    return [*script, "report boxes", "report truck"]


def test_every_ending_and_every_level_is_reached(rounds: list[Round], program: Program) -> None:
    assert {done.ending for done in rounds} == set(program.scenario.endings)
    seen = defaultdict(set)
    for done in rounds:
        for criterion, level in done.levels.items():
            seen[criterion].add(level)
    missing = {criterion: {1, 2, 3, 4} - levels for criterion, levels in seen.items()}
    assert not any(missing.values()), missing


def test_every_round_gives_two_opportunities_for_each_criterion(rounds: list[Round]) -> None:
    for done in rounds:
        assert min(done.opportunities.values()) >= 2, done.opportunities


def test_every_option_and_every_line_turns_up(rounds: list[Round], program: Program) -> None:
    taken = {id for done in rounds for id in done.chosen}
    assert taken == set(program.options)
    said = {id for done in rounds for id in done.said}
    lines = {id for id in program.scenario.texts if id.split(".")[0] in program.scenario.scenes}
    lines = {id for id in lines if not id.endswith(".feedback") and ".hint-" not in id}
    assert lines - taken == said


def test_guessing_does_not_pass(rounds: list[Round], program: Program) -> None:
    for seed in range(15):
        done = at_random(program, Random(seed), seed=seed, most=250, talk=0.2)
        assert done is None or done.outcome != "passed"


_POLITE = {
    "en": r"\b(sorry|please|thank\w*|careful|good|help\w*|fine|fair\w*|right)\b",
    "nl": r"\b(sorry|graag|dank\w*|voorzichtig\w*|goed|help\w*|fijn|prima|even|eerlijk)\b",
}


def _tricks(language: str) -> dict[str, Callable[[str], int]]:
    return {
        "longest": len,
        "shortest": lambda text: -len(text),
        "most polite": lambda text: len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "least polite": lambda text: -len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "most punctuation": lambda text: len(re.findall(r"[.,;:!?]", text)),
        "says I": lambda text: len(re.findall(r"\b(i|i'll|i'd|ik)\b", text.lower())),
    }


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("trick", list(_tricks("en")))
def test_no_trick_with_words_passes_with_half_an_eye(program: Program, trick: str, language: str) -> None:
    """All that can kill is found, half of the rest, and one thing in order is reported with it."""
    measure, scenario = _tricks(language)[trick], program.scenario

    def pick(options: Sequence[str]) -> str | None:
        if "round.done" in options:
            return None
        return max(options, key=lambda id: measure(scenario.text(id, language)))

    reports = [id for id in HAZARDS if id not in ("cable", "knife", "bleach")]
    done = play(program, [*route(["push-bar", *reports]), "round.done"], pick, language=language)
    assert done.outcome != "passed", done.chosen


@pytest.mark.parametrize("place", [0, 1, 2, -1], ids=["first", "second", "third", "last"])
def test_no_place_in_the_list_passes(program: Program, place: int) -> None:
    """However sharp the eyes."""

    def pick(options: Sequence[str]) -> str | None:
        return None if "round.done" in options else options[min(place, len(options) - 1)]

    assert play(program, route(list(HAZARDS)), pick).outcome != "passed"


# -- craft ------------------------------------------------------------------------------------------------------------


def asked(program: Program) -> list[Choose]:
    scenes = program.scenario.scenes.values()
    return [step for scene in scenes for step in scene.steps if isinstance(step, Choose)]


def test_what_is_written_on_each_hazard_and_foil(program: Program) -> None:
    written = {id for id in program.scenario.texts if id.endswith(".feedback")}
    wanted = {f"{id}.feedback" for id in program.options} | {f"round.{id}.feedback" for id in HAZARDS}
    assert written == wanted | {f"never.{id}-left-alone.feedback" for id in FOILS}


def test_dutch_says_je(program: Program) -> None:
    for id in program.scenario.texts:
        assert not re.search(r"\b(u|uw)\b", program.scenario.text(id, "nl"), re.IGNORECASE), id
