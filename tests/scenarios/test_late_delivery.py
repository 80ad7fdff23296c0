"""The reference scenario: it can be played, it is fair, and what it teaches can be shown in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

import simkit
from simkit.events import Choose, Clock, Interrupted, Said
from simkit.resources import resource_dir
from simkit.scenario.model import Choose as ChooseStep
from simkit.scenario.model import Option, Otherwise
from simkit.scenario.text import render
from simkit.session.program import Program
from tests.scenarios.walking import Talk, along, talk, wandering

WALKS = 2_000
LEANINGS = (0.0, 0.3, 0.7, 1.5, -0.3, -0.7)
"""0: evenly at random; above it good options are likelier, below it poor ones."""
FACTS: dict[str, int | str | bool] = {"days": 3, "euros": 23, "offer": "haarlem"}

EXPERT = [
    "counter.day",
    "story.never-mind",
    "earlier.until-eight",
    "loss.drawing",
    "questions.help",
    "wish.matters",
    "summary.wish",
    "amend.before-five",
    "screen.unknown",
    "offer.choice",
    "trouble.both",
    "mail.ours",
    "close.whatever",
    "last.card",
]
MIDDLE = [
    "counter.day",
    "story.who-for",
    "loss.counted",
    "questions.number",
    "questions.before",
    "earlier.should-have",
    "questions.when",
    "wish.box",
    "summary.late",
    "amend.good",
    "screen.still",
    "offer.haarlem",
    "trouble.eight-back",
    "mail.sorry",
    "close.call",
    "last.driver",
]
NOVICE = [
    "counter.annoying",
    "story.proof",
    "loss.paid-extra",
    "questions.number",
    "questions.contact",
    "earlier.busy",
    "questions.when",
    "wish.site",
    "summary.window",
    "amend.type",
    "screen.chain",
    "offer.order",
    "again.haarlem",
    "mail.sorry",
    "close.fine",
    "last.hear",
]
WALK_OUT = ["counter.number", "story.proof", "loss.carrier", "manager.rules"]
REPAIRED = [
    "counter.number",
    "story.proof",
    "loss.carrier",
    "manager.mine",
    "questions.help",
    "wish.from-here",
    "questions.before",
    "earlier.until-eight",
    "summary.both",
    "amend.before-five",
    "screen.unknown",
    "offer.choice",
    "trouble.both",
    "mail.ours",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return resource_dir("scenarios") / "late-delivery"


@pytest.fixture(scope="module")
def program(folder: Path) -> Program:
    return simkit.compile(simkit.load(str(folder)))


@pytest.fixture(scope="module")
def walks(program: Program) -> list[Talk]:
    """Many talks at random: evenly, leaning to what is good, and leaning to what is not."""
    random = Random(20)
    return [
        talk(program, wandering(program, random, LEANINGS[n % len(LEANINGS)]), seed=n) for n in range(WALKS)
    ]


def asked(program: Program) -> list[ChooseStep]:
    """Every choose of the scenario, none of them topics."""
    found = []
    for scene in program.scenario.scenes.values():
        found += [step for step in scene.steps if isinstance(step, ChooseStep)]
    return found


def words(program: Program, option: Option | Otherwise, language: str) -> str:
    return render(program.scenario.text(option.id, language), FACTS, language)


# -- what it is ---------------------------------------------------------------------------------------------------


def test_size(program: Program) -> None:
    scenario = program.scenario
    assert len(scenario.scenes) >= 12
    assert len(scenario.endings) == 3
    assert scenario.rubric is not None
    assert len(scenario.rubric.skills) == 3
    assert len(scenario.rubric.criteria) == 8
    assert not scenario.derived, "ids that nobody wrote are refused in assessment"


# -- playing it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "nl"])
def test_expert(program: Program, language: str) -> None:
    done = talk(program, along(EXPERT), language=language)
    assert done.ending == "agreed"
    assert set(done.levels.values()) == {4}
    assert done.card.passing.outcome == "passed"


def test_middle_path_is_sound_and_passes(program: Program) -> None:
    done = talk(program, along(MIDDLE))
    assert done.ending == "agreed"
    assert done.card.passing.outcome == "passed"
    assert set(done.levels.values()) == {3}
    stock = talk(program, along(["counter.annoying", *MIDDLE[1:]]))
    assert stock.levels["acknowledge"] == 2, "stock empathy, and a lost evening that was passed over"
    assert stock.card.passing.outcome == "not_yet"


def test_novice_gets_an_agreement_and_not_the_pass(program: Program) -> None:
    done = talk(program, along(NOVICE))
    assert done.ending == "cool"
    assert done.card.passing.outcome == "not_yet"
    assert done.levels["close"] == 2


def test_walk_out(program: Program) -> None:
    done = talk(program, along(WALK_OUT))
    assert done.ending == "lost"
    assert done.card.passing.outcome != "passed"
    assert done.levels["solve"] is None, "what she walked out on was not observed"


def test_a_poor_start_can_be_repaired(program: Program) -> None:
    """The same three mistakes as in the walk-out, then taking it on."""
    path = [*REPAIRED, "close.keep", "last.card"]
    assert path[:3] == WALK_OUT[:3]
    done = talk(program, along(path))
    assert done.ending != "lost"
    assert done.levels["solve"] == 4


def test_breaking_in_is_possible_and_scores_as_breaking_in(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    while session.view.line is None or session.view.line.id != "counter.monday":
        session.act(Clock(100))
    assert session.view.choose is not None
    assert [option.id for option in session.view.choose.options] == ["counter.number"]
    events = session.act(Choose("counter.number"))
    assert any(isinstance(event, Interrupted) for event in events)
    seen = [o for o in simkit.observations(session.log) if o.criterion == "hear-out"]
    assert [o.grade for o in seen] == ["harmful"]


def test_silence_is_prompted_and_costs_nothing(program: Program) -> None:
    quick, slow = simkit.Session(program, seed=1), simkit.Session(program, seed=1)
    quick.act(Clock(20_000))
    slow.act(Clock(90_000))
    assert "counter.silent" in {line.id for line in slow.view.transcript}
    for session in (quick, slow):
        session.act(Choose("counter.day"))
    assert quick.at == slow.at
    assert quick.view.cast == slow.view.cast


# -- listening pays -----------------------------------------------------------------------------------------------


def test_what_she_tells_depends_on_her_trust(program: Program) -> None:
    heard = set(talk(program, along(EXPERT)).said)
    unheard = set(talk(program, along(WALK_OUT)).said)
    for told in ("loss.birthday", "earlier.called", "wish.saturday", "wish.chasing"):
        assert told in heard
        assert told not in unheard
    repaired = set(talk(program, along([*REPAIRED, "close.keep", "last.card"])).said)
    assert "wish.monday" in repaired
    assert "wish.saturday" not in repaired


def test_who_was_heard_takes_the_promise_and_who_was_not_takes_what_is_there(program: Program) -> None:
    assert "pick.new" in talk(program, along(EXPERT)).said
    assert "pick.display" in talk(program, along([*REPAIRED, "close.keep", "last.card"])).said


def test_more_than_the_mandate_does_not_hold(program: Program) -> None:
    path = [("trouble.sixty" if id == "trouble.both" else id) for id in EXPERT]
    done = talk(program, along(path))
    assert "close.till" in done.said
    assert done.levels["solve"] is not None
    kept = talk(program, along(EXPERT))
    assert done.feeling("trust")[-1][1] < kept.feeling("trust")[-1][1]


def test_anger_peaks_early_turns_past_half_and_flares_up_once_more(program: Program) -> None:
    done = talk(program, along(EXPERT))
    moves, decisions = done.feeling("anger"), len(EXPERT)
    start = program.scenario.cast["customer"].feels["anger"].start
    peak = max(value for _, value in moves)
    at_peak = next(n for n, value in moves if value == peak)
    turned = next(n for n, value in moves if value < 50)
    flared = [n for (_, before), (n, after) in pairwise(moves) if after > before + 5]
    assert start < peak <= 80
    assert at_peak <= decisions / 3
    assert turned >= decisions / 2
    assert decisions * 0.7 <= flared[-1] <= decisions * 0.85
    assert 20 <= moves[-1][1] <= 45, "calmer, not cured"


# -- every way through it -----------------------------------------------------------------------------------------


def test_every_full_talk_has_10_to_16_decisions(walks: list[Talk]) -> None:
    counts = {len(walk.path) for walk in walks if walk.ending != "lost"}
    assert counts
    assert min(counts) >= 10
    assert max(counts) <= 16


def test_every_full_talk_gives_two_opportunities_for_each_criterion(walks: list[Talk]) -> None:
    for walk in walks:
        if walk.ending != "lost":
            for result in walk.card.results:
                assert result.opportunities >= 2, (result.criterion, walk.path)


def test_every_full_talk_has_an_outcome(walks: list[Talk]) -> None:
    for walk in walks:
        if walk.ending != "lost":
            assert walk.card.passing.outcome in ("passed", "not_yet")


def test_every_ending_is_reached(walks: list[Talk], program: Program) -> None:
    assert {walk.ending for walk in walks} == set(program.scenario.endings)


def test_every_level_of_every_criterion_is_reached(walks: list[Talk], program: Program) -> None:
    seen = defaultdict(set)
    for walk in walks:
        for criterion, level in walk.levels.items():
            seen[criterion].add(level)
    for criterion, levels in seen.items():
        assert levels >= {1, 2, 3, 4}, (criterion, levels)


def test_every_option_and_every_line_turns_up(walks: list[Talk], program: Program) -> None:
    scenario = program.scenario
    taken = {id for walk in walks for id in walk.path}
    assert taken == set(program.options)
    said = {id for walk in walks for id in walk.said}
    spoken = {id for id in scenario.texts if "." in id and not id.endswith(".feedback")}
    spoken -= {id for id in spoken if id.split(".")[0] in ("rubric", "cast", "ending")}
    assert spoken - said - taken == {"counter.silent"}


def test_there_is_always_something_to_choose(walks: list[Talk]) -> None:
    for walk in walks:
        for opened in walk.opened:
            assert len(opened.open) >= 2, (opened.id, walk.path)


def test_a_good_option_is_always_open(walks: list[Talk], program: Program) -> None:
    """Whatever went wrong before: at each opportunity there is something sound to say."""
    for walk in walks:
        for opened in walk.opened:
            for criterion in opened.opportunities:
                grades = {dict(program.options[id].evidence).get(criterion) for id in opened.open}
                assert grades & {"sound", "strong"}, (opened.id, criterion, walk.path)


# -- fair ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [EXPERT, MIDDLE, NOVICE], ids=["expert", "middle", "novice"])
def test_chance_changes_words_and_nothing_else(program: Program, path: list[str]) -> None:
    talks = [talk(program, along(path), seed=seed) for seed in range(12)]
    assert len({tuple(one.said) for one in talks}) > 1
    assert len({one.session.at for one in talks}) == 1
    assert len({tuple(one.levels.items()) for one in talks}) == 1
    assert len({tuple(one.feeling("anger")) for one in talks}) == 1


_POLITE = {
    "en": r"\b(sorry|apolog\w+|please|thank\w*|of course|afraid|unfortunately|glad|good|help|imagine|understand)\b",
    "nl": r"\b(sorry|excuses|graag|dank\w*|natuurlijk|helaas|goed|mag ik|begrijp|snap|voorstellen|vervelend)\b",
}
_YOU = {"en": r"\b(you|your)\b", "nl": r"\b(u|uw)\b"}
_WE = {"en": r"\b(we|us|our|ours)\b", "nl": r"\b(wij|we|ons|onze)\b"}


def _tricks(language: str) -> dict[str, Callable[[str], int]]:
    """Ways to choose without understanding: a number for a text, the highest is taken."""
    return {
        "longest": len,
        "shortest": lambda text: -len(text),
        "most words": lambda text: len(text.split()),
        "fewest words": lambda text: -len(text.split()),
        "most polite": lambda text: len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "least polite": lambda text: -len(re.findall(_POLITE[language], text, re.IGNORECASE)),
        "a question": lambda text: text.count("?"),
        "ends in a question": lambda text: text.endswith("?"),
        "no question": lambda text: -text.count("?"),
        "most punctuation": lambda text: len(re.findall(r"[.,;:!?]", text)),
        "says you": lambda text: len(re.findall(_YOU[language], text, re.IGNORECASE)),
        "says we": lambda text: len(re.findall(_WE[language], text, re.IGNORECASE)),
        "names a day or a number": lambda text: len(
            re.findall(r"\d|day|dag|four|vier|five|vijf|eight|acht", text)
        ),
    }


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("trick", list(_tricks("en")))
def test_no_trick_with_words_passes(program: Program, trick: str, language: str) -> None:
    measure = _tricks(language)[trick]
    texts = {id: words(program, program.options[id], language) for id in program.options}
    done = talk(
        program, lambda opened: max(opened.open, key=lambda id: measure(texts[id])), language=language
    )
    assert done.card.passing.outcome != "passed", done.path


@pytest.mark.parametrize("place", [0, 1, 2, -1], ids=["first", "second", "third", "last"])
def test_no_place_in_the_list_passes(program: Program, place: int) -> None:
    done = talk(program, lambda opened: opened.open[min(place, len(opened.open) - 1)])
    assert done.card.passing.outcome != "passed", done.path


def test_guessing_rarely_passes(walks: list[Talk]) -> None:
    even = [walk for walk in walks if walk.session.seed % len(LEANINGS) == LEANINGS.index(0.0)]
    passed = [walk for walk in even if walk.card.passing.outcome == "passed"]
    assert len(even) > 300
    assert len(passed) <= 0.1 * len(even)


def test_one_thing_always_wrong_does_not_pass_by_the_rest(program: Program) -> None:
    """Warm and no remedy, or a remedy given coldly: neither passes."""
    cold = [
        "counter.annoying",
        "story.never-mind",
        "earlier.busy",
        "loss.happens",
        "manager.mine",
        *EXPERT[4:-2],
        "close.keep",
        "last.card",
    ]
    assert talk(program, along(cold)).card.passing.outcome == "not_yet"
    at = EXPERT.index("offer.choice")
    poor = [*EXPERT[:at], "offer.voucher", "again.everyone", "mail.ours", "close.keep", "last.card"]
    done = talk(program, along(poor))
    assert done.levels["solve"] == 1
    assert done.card.passing.outcome == "not_yet"


# -- craft --------------------------------------------------------------------------------------------------------


def test_dutch_says_u_to_the_customer_and_je_to_the_trainee(program: Program) -> None:
    scenario = program.scenario
    for id in program.options:
        if id != "amend.type":  # the one thing that is done, not said
            assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", scenario.text(id, "nl"), re.IGNORECASE), id
        own_words = re.sub(r'"[^"]*"', "", scenario.text(f"{id}.feedback", "nl"))
        assert not re.search(r"\b(u|uw)\b", own_words, re.IGNORECASE), id
    for id in ("briefing", "screen.scan", "offer.stock", "mail.buzz", "order.paid", "look-up.sign-in"):
        assert not re.search(r"\b(u|uw)\b", scenario.text(id, "nl"), re.IGNORECASE), id


def test_the_slip_names_what_was_agreed(program: Program) -> None:
    done = talk(program, along(EXPERT), language="nl")
    slip = [line.text for line in done.session.view.transcript if line.id == "last.slip"]
    assert slip == ["Op de bon: telescoop, morgen uit Haarlem. Terug: 23 euro."]


def test_nothing_is_said_twice(walks: list[Talk]) -> None:
    for walk in walks:
        said = [event.id for event in walk.events if isinstance(event, Said)]
        assert len(said) == len(set(said)), walk.path
