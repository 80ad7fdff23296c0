"""The lock-out: made safe in any order that is safe, failed by each critical error, pressed from beside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest

import simkit
from simkit.resources import resource_dir
from simkit.scenario.model import Choose
from simkit.session.program import Program
from tests.scenarios.doing import Pick, Round, at_random, offered, play, taking, walk

BESIDE = {"prepare.enough", "safe.clear", "safe.enough"}
"""Options beside work: what one does, not what one answers."""
LOOK = ["read machine-card", "inspect packer"]
STOP = ["press stop-button"]
MAIN = ["turn main-switch to off", "take lock-1", "hang lock-1 on main-switch"]
BELT = ["turn belt-switch to off", "take lock-2", "hang lock-2 on belt-switch"]
AIR = ["close air-valve", "take lock-3", "hang lock-3 on air-valve", "open bleed", "read gauge"]
LIFT = ["take pin", "put pin in lift"]
PROVE = ["safe.clear", "press start-button", "press line-start", "press stop-button"]
CLEAR = ["open guard", "take hook", "use hook on carton", "put down hook"]
REACH = ["enter danger-zone", "take carton", "enter none", "put carton in bin"]
TIDY = ["take hook", "put hook on tool-board", "take pin", "put pin on tool-board", "close guard"]
BACK = [
    "close bleed",
    "use my-key on lock-1",
    "turn main-switch to on",
    "use my-key on lock-2",
    "turn belt-switch to on",
    "use my-key on lock-3",
    "open air-valve",
    "press start-button",
]
SAFE = [*STOP, *MAIN, *BELT, *AIR, *LIFT]
AFTER = [*CLEAR, *REACH, *TIDY, *BACK]
ACTS = [*LOOK, *SAFE, *PROVE, *AFTER]
BEST = [
    "jam.card",
    "sources.four",
    "tell.all",
    "pressure.dead",
    "pressure.beside",
    "pressure.start",
    "out.hands-off",
    "warn.clear",
    "hand-over.log",
]
SOUND = [
    "jam.safe",
    "sources.three",
    "tell.lock",
    "pressure.rush",
    "pressure.myself",
    "pressure.finish",
    "out.wait",
    "warn.nearly",
    "hand-over.eye",
]
WEAK = [
    "jam.quick",
    "sources.two",
    "tell.wait",
    "pressure.rules",
    "pressure.the-key",
    "pressure.maybe",
    "out.yours",
    "warn.fine",
    "hand-over.done",
]
HARMFUL = [
    "jam.two-minutes",
    "sources.red",
    "tell.fill",
    "pressure.skip",
    "pressure.thanks",
    "pressure.all-right",
    "out.go-ahead",
    "warn.press",
    "hand-over.stick",
]
NOVICE = [
    *["prepare.enough", "turn main-switch to off", "press stop-button", "turn belt-switch to off"],
    *["close air-valve", *MAIN[1:], *BELT[1:], *AIR[1:4], *LIFT, "read gauge"],
    *["press start-button", "safe.clear", "press line-start", "press stop-button"],
    *[*CLEAR, *REACH, "close guard", *TIDY[:4], *BACK],
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return resource_dir("scenarios") / "lockout"


@pytest.fixture(scope="module")
def program(folder: Path) -> Program:
    return simkit.compile(simkit.load(str(folder)))


def but(script: Sequence[str], without: Sequence[str]) -> list[str]:
    return [act for act in script if act not in without]


def best_but(*ids: str) -> Pick:
    """The best answers, with these in the place of those at the same moment."""
    moments = {id.split(".")[0]: id for id in ids if not id.startswith("pressure.")}
    pressure = [id for id in ids if id.startswith("pressure.")]
    places = {id: row.index(id) for row in (BEST, SOUND, WEAK, HARMFUL) for id in row if id in pressure}
    found = [moments.get(id.split(".")[0], id) for id in BEST]
    for id, place in places.items():
        found[place] = id
    return taking(*found)


# -- what it is -------------------------------------------------------------------------------------------------------


# -- playing it -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "nl"])
def test_expert(program: Program, language: str) -> None:
    done = play(program, ACTS, taking(*BEST), language=language)
    assert done.ending == "handed-over"
    assert set(done.levels.values()) == {4}
    assert done.outcome == "passed"
    assert not done.errors
    assert not done.violated
    assert 8 <= len(done.chosen) <= 12
    assert 30 <= done.handled <= 45


def test_novice_hands_over_and_does_not_pass(program: Program) -> None:
    done = play(program, NOVICE, taking(*WEAK))
    assert done.ending == "handed-over"
    assert done.outcome == "not_yet"
    assert done.levels["prepare"] == done.levels["tell"] == done.levels["stand-firm"] == 2
    assert {"under-load", "unwarned-start"} == set(done.violated)
    assert ("tidy.hook", "order") in done.errors, "the guard was closed over the hook"


def test_any_safe_order_is_as_good_as_another(program: Program) -> None:
    """Sources in any order, each locked once it is off; the start test after all of them."""
    random = Random(3)
    for _ in range(4):
        parts = [STOP, BELT, AIR, LIFT]
        random.shuffle(parts)
        parts.insert(random.randint(parts.index(STOP) + 1, len(parts)), MAIN)
        tests = PROVE[:1] + random.sample(PROVE[1:3], 2) + PROVE[3:]
        made = [act for part in parts for act in part]
        done = play(program, [*LOOK[::-1], *made, *tests, *AFTER], taking(*BEST))
        assert set(done.levels.values()) == {4}, made
        assert done.outcome == "passed"


def test_locks_are_alike(program: Program) -> None:
    turned = [act.translate(str.maketrans("123", "231")) for act in ACTS]
    assert set(play(program, turned, taking(*BEST)).levels.values()) == {4}


# -- what must not happen ---------------------------------------------------------------------------------------------

LEFT = {
    "the belt's own feed": ("isolate", BELT),
    "the air": ("isolate", AIR),
    "bleeding": ("release", AIR[3:]),
    "the pin": ("release", LIFT),
}


@pytest.mark.parametrize("left", list(LEFT))
def test_reaching_in_with_energy_left_ends_in_an_emergency(program: Program, left: str) -> None:
    criterion, acts = LEFT[left]
    script = [*LOOK, *but(SAFE, acts), "safe.enough", *CLEAR, "enter danger-zone"]
    done = play(program, script, taking(*BEST))
    assert done.ending == "stopped"
    assert "reach-in" in done.violated
    assert done.levels["keep-out"] == done.levels[criterion] == 1
    assert done.outcome == "not_yet"


def test_reaching_into_a_machine_that_runs(program: Program) -> None:
    done = play(program, [*LOOK, "open guard", "enter danger-zone"], taking(*BEST))
    assert done.ending == "stopped"
    assert done.violated == ["guard-first", "reach-in"], "a guard contact is no isolation"
    assert "emergency.sleeve" in done.said
    assert done.outcome == "not_yet"


def test_the_emergency_stop_is_no_isolation(program: Program) -> None:
    script = [*LOOK, "press emergency-stop", "safe.enough", *CLEAR, "enter danger-zone"]
    done = play(program, script, taking(*BEST))
    assert done.ending == "stopped"
    assert done.levels["isolate"] == 1
    assert ("make-safe.stop", "object") in done.errors


@pytest.mark.parametrize(
    ("made", "criterion"),
    [
        (SAFE, "verify"),
        ([*SAFE, *but(PROVE, ["press line-start"])], "verify"),
        ([*but(SAFE, BELT[1:]), *PROVE], "own-lock"),
    ],
    ids=["no start test", "one start not tried", "a lock is missing"],
)
def test_nothing_moved_and_nothing_was_proved(program: Program, made: list[str], criterion: str) -> None:
    after = [act for act in AFTER if not act.endswith("lock-2") or BELT[1] in made]
    done = play(program, [*LOOK, *made, "safe.enough", *after], taking(*BEST))
    assert done.ending == "lucky"
    assert done.violated == ["reach-in-unproved"]
    assert done.levels[criterion] == done.levels["keep-out"] == 1
    assert done.outcome == "not_yet"


def test_another_ones_lock_is_none(program: Program) -> None:
    done = play(program, ACTS, best_but("pressure.thanks"))
    assert done.levels["own-lock"] == 1
    assert done.outcome == "not_yet"


def test_agreeing_to_reach_in_is_enough(program: Program) -> None:
    done = play(program, ACTS, best_but("pressure.all-right"))
    assert done.levels["keep-out"] == 1
    assert done.outcome == "not_yet"


def test_energy_back_with_the_guard_open(program: Program) -> None:
    at = ACTS.index("close guard")
    script = [*ACTS[:at], "use my-key on lock-1", "turn main-switch to on", *ACTS[at:]]
    script = [act for n, act in enumerate(script) if n < at + 2 or act not in (BACK[1], BACK[2])]
    done = play(program, script, taking(*BEST))
    assert done.violated == ["guard-open"]
    assert done.outcome == "not_yet"


def test_coming_close_is_a_near_miss_and_no_violation(program: Program) -> None:
    script = [*LOOK, "enter danger-zone.near", "enter none", *ACTS[2:]]
    done = play(program, script, taking(*BEST))
    assert done.ending == "handed-over"
    assert done.violated == []
    assert done.levels["keep-out"] == 2


def test_a_start_command_that_was_left_runs_by_itself(program: Program) -> None:
    """Pressed again after the test, and not taken back: the packer starts as soon as the switch is on."""
    at = ACTS.index("use my-key on lock-1")
    done = play(program, [*ACTS[:at], "press start-button", *ACTS[at:-1]], taking(*BEST))
    assert done.violated == ["by-itself"]
    assert done.levels["verify"] == 2


def test_the_twin_machines_switch_is_a_wrong_object(program: Program) -> None:
    done = play(program, [*LOOK, "turn other-switch to off", *ACTS[2:]], taking(*BEST))
    assert [error for _, error in done.errors] == ["object"]
    assert done.levels["isolate"] == 2


def test_a_lock_holds_its_switch(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    walk(session, [*LOOK, *STOP, *MAIN], taking(*BEST))
    session.act(simkit.events.Clock(3_000))
    assert "turn main-switch to on" not in offered(session.view)
    assert "turn belt-switch to off" in offered(session.view)


# -- the colleague beside ---------------------------------------------------------------------------------------------


def test_he_asks_while_you_work_and_waits_for_no_step(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    walk(session, [*LOOK, *STOP], taking(*BEST[:3]))
    for _ in range(60):
        if session.view.choose is not None and session.view.choose.id == "pressure.first":
            break
        session.act(simkit.events.Clock(1_000))
    assert session.view.choose is not None
    assert session.view.choose.id == "pressure.first"
    assert "turn main-switch to off" in offered(session.view), "hands stay free while he asks"
    walk(session, [*MAIN, *BELT])
    assert session.view.choose is not None
    assert session.view.choose.id == "pressure.first", "his question waits for an answer, not the work"


def test_a_fast_one_meets_all_of_his_pressure_too(program: Program) -> None:
    done = play(program, ACTS, taking(*BEST))
    asked = [id for id in done.chosen if id.startswith("pressure.")]
    assert asked == ["pressure.dead", "pressure.beside", "pressure.start"]


# -- fair -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def talks(program: Program) -> list[Round]:
    """Every act right, and what is said at random."""
    found = []
    for seed in range(30):
        random = Random(seed)

        def pick(options: Sequence[str], random: Random = random) -> str | None:
            return None if set(options) & BESIDE else random.choice(options)

        found.append(play(program, ACTS, pick, seed=seed))
    return found


@pytest.fixture(scope="module")
def all_of_it(program: Program, talks: list[Round]) -> list[Round]:
    """The talks, and ways of doing it from expert to harmful."""
    found = list(talks)
    found += [play(program, ACTS, taking(*row)) for row in (BEST, SOUND, WEAK, HARMFUL)]
    found.append(play(program, NOVICE, taking(*WEAK)))
    found.append(play(program, [*LOOK, "safe.enough", *CLEAR, "enter danger-zone"], taking(*BEST)))
    found.append(play(program, [*LOOK, *SAFE, "safe.enough", *AFTER], taking(*BEST)))
    found.append(play(program, [*LOOK, "enter danger-zone.near", *ACTS[2:]], taking(*BEST)))
    hinted: list[str] = []
    for act in [*SAFE, *PROVE, *CLEAR]:
        hinted += ["hint clear" if act in CLEAR else "hint make-safe"] if act in HINTED else []
        hinted.append(act)
    found.append(play(program, [*LOOK, *hinted, *REACH, *TIDY, *BACK], taking(*SOUND)))
    told = [*LOOK, *SAFE, *PROVE, *CLEAR[:2], "hint clear", "hint clear", *CLEAR[2:], *REACH, *TIDY, *BACK]
    found.append(play(program, told, taking(*BEST)))
    return found


HINTED = ("press stop-button", "hang lock-1 on main-switch", "open bleed", "safe.clear", "take hook")
"""Acts before which a hint is asked for: one for each of the criteria of making safe."""


def test_every_level_of_every_criterion_is_reached(all_of_it: list[Round]) -> None:
    seen = defaultdict(set)
    for done in all_of_it:
        for criterion, level in done.levels.items():
            seen[criterion].add(level)
    missing = {criterion: {1, 2, 3, 4} - levels for criterion, levels in seen.items()}
    assert not any(missing.values()), missing


def test_every_ending_is_reached(all_of_it: list[Round], program: Program) -> None:
    assert {done.ending for done in all_of_it} == set(program.scenario.endings)


def test_every_full_path_gives_two_opportunities_for_each_criterion(talks: list[Round]) -> None:
    for done in talks:
        assert done.ending == "handed-over"
        assert min(done.opportunities.values()) >= 2, done.opportunities


def test_every_option_and_every_line_turns_up(all_of_it: list[Round], program: Program) -> None:
    taken = {id for done in all_of_it for id in done.chosen}
    assert taken == set(program.options)
    said = {id for done in all_of_it for id in done.said}
    lines = {id for id in program.scenario.texts if id.split(".")[0] in program.scenario.scenes}
    steps = {id for id in lines if id.endswith(".feedback") or ".hint-" in id} | _steps(program)
    assert lines - steps - taken - said == {"jam.silent"}


def _steps(program: Program) -> set[str]:
    found, waiting = set(), [step for task in program.scenario.tasks.values() for step in task.steps]
    while waiting:
        step = waiting.pop()
        found.add(step.id)
        waiting += step.steps
    return found


def test_words_alone_do_not_pass(program: Program) -> None:
    """All the right answers, and not one right act."""
    done = play(program, ["prepare.enough", "safe.enough", *CLEAR, "enter danger-zone"], taking(*BEST))
    assert done.outcome == "not_yet"


def test_acts_alone_rarely_pass(talks: list[Round]) -> None:
    """Every act right, and guessing what to say: the critical answers catch it."""
    passed = [done for done in talks if done.outcome == "passed"]
    assert len(passed) <= 0.25 * len(talks)


_POLITE = {
    "en": r"\b(sorry|please|thank\w*|of course|nearly|good|help\w*|fine|fair|right)\b",
    "nl": r"\b(sorry|graag|dank\w*|natuurlijk|bijna|goed|help\w*|fijn|prima|even)\b",
}


def _tricks(language: str) -> dict[str, Callable[[str], int]]:
    return {
        "longest": len,
        "shortest": lambda text: -len(text),
        "most polite": lambda text: len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "least polite": lambda text: -len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "says no": lambda text: len(re.findall(r"\b(no|not|nobody|nee|niet|niemand|geen)\b", text.lower())),
        "names a time": lambda text: len(re.findall(r"minut|twenty|twintig", text.lower())),
        "most punctuation": lambda text: len(re.findall(r"[.,;:!?]", text)),
    }


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("trick", list(_tricks("en")))
def test_no_trick_with_words_passes_with_a_novices_hands(program: Program, trick: str, language: str) -> None:
    measure, scenario = _tricks(language)[trick], program.scenario

    def pick(options: Sequence[str]) -> str | None:
        if set(options) & BESIDE:
            return None
        return max(options, key=lambda id: measure(scenario.text(id, language)))

    done = play(program, NOVICE, pick, language=language)
    assert done.outcome != "passed", done.chosen


@pytest.mark.parametrize("place", [0, 1, 2, -1], ids=["first", "second", "third", "last"])
def test_no_place_in_the_list_passes(program: Program, place: int) -> None:
    def pick(options: Sequence[str]) -> str | None:
        return None if set(options) & BESIDE else options[min(place, len(options) - 1)]

    assert play(program, ACTS, pick).outcome != "passed"


def test_random_acts_never_break_it_and_never_pass(program: Program) -> None:
    for seed in range(15):
        done = at_random(program, Random(seed), seed=seed, most=200)
        assert done is None or done.outcome != "passed"


# -- craft ------------------------------------------------------------------------------------------------------------


def asked(program: Program) -> list[Choose]:
    scenes = program.scenario.scenes.values()
    return [step for scene in scenes for step in scene.steps if isinstance(step, Choose)]


def test_dutch_says_je(program: Program) -> None:
    for id in program.scenario.texts:
        assert not re.search(r"\b(u|uw)\b", program.scenario.text(id, "nl"), re.IGNORECASE), id
