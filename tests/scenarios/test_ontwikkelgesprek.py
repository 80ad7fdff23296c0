"""The development talk: it can be played, it is fair, and what it teaches can be shown in it."""

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
from simkit.scenario.model import Option, Otherwise, Topics
from simkit.scenario.text import render
from simkit.session.program import Program
from tests.scenarios.walking import Pick, Talk, along, talk, wandering, worth

WALKS = 1_800
LEANINGS = (0.0, 0.3, 0.7, 1.5, -0.3, -0.7)
"""0: evenly at random; above it good options are likelier, below it poor ones."""
FACTS: dict[str, int | str | bool] = {"weken": 12, "doel-van": "tom"}
TRY = {"nl": 'Probeer: "', "en": 'Try: "'}

EXPERT = [
    "opening.blad",
    "agenda.volgorde",
    "terugblik.vroeg",
    "tafel.teamleider",
    "teamleider.directie",
    "tafel.dinsdag",
    "dinsdag.maart",
    "dinsdag.klopt",
    "erachter.wel",
    "doel.veranderen",
    "merkbaar.merken",
    "mogelijkheden.twee",
    "vorig-jaar.liggen",
    "afspraak.telefoon",
    "verslag.samenvatten",
]
SOUND = [
    "opening.leren",
    "agenda.allebei",
    "terugblik.ruilen",
    "tafel.dinsdag",
    "dinsdag.utrecht",
    "dinsdag.raakt",
    "erachter.voorbeeld",
    "tafel.teamleider",
    "teamleider.liefst",
    "doel.beter",
    "merkbaar.datum",
    "mogelijkheden.wacht",
    "vorig-jaar.geloof",
    "afspraak.agenda",
    "verslag.mail",
]
WEAK = [
    "opening.punt",
    "agenda.eerst",
    "terugblik.organisator",
    "tafel.waarom",
    "teamleider.zelf",
    "tafel.lastig",
    "dinsdag.prima",
    "dinsdag.zwaar",
    "klem.kom-op",
    "doel.prima",
    "merkbaar.letten",
    "mogelijkheden.bellen",
    "vorig-jaar.gekkenhuis",
    "afspraak.vaker",
    "verslag.komt-wel",
]
BROKEN_OFF = [
    "opening.acht",
    "agenda.eerlijk",
    "terugblik.kanten",
    "tafel.lastig",
    "dinsdag.collegas",
    "dinsdag.ho",
    "klem.akkoord",
]
REPAIRED = [
    *BROKEN_OFF[:-1],
    "klem.te-snel",
    "tafel.teamleider",
    "teamleider.directie",
    "doel.eigen",
    "merkbaar.merken",
    "mogelijkheden.twee",
    "vorig-jaar.liggen",
    "afspraak.telefoon",
    "verslag.samenvatten",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return resource_dir("scenarios") / "ontwikkelgesprek"


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


def spoken(program: Program) -> set[str]:
    """Ids of everything that is said or done in the talk."""
    ids = {id for id in program.scenario.texts if "." in id and not id.endswith(".feedback")}
    return {id for id in ids if id.split(".")[0] not in ("rubric", "cast", "ending")}


def instead(path: list[str], old: str, *new: str) -> list[str]:
    at = path.index(old)
    return [*path[:at], *new, *path[at + 1 :]]


# -- what it is ---------------------------------------------------------------------------------------------------


def test_size(program: Program) -> None:
    scenario = program.scenario
    assert len(scenario.scenes) >= 12
    assert len(scenario.endings) == 3
    assert 7 <= scenario.minutes <= 9
    assert scenario.rubric is not None
    assert len(scenario.rubric.skills) == 3
    assert len(scenario.rubric.criteria) == 8
    assert not scenario.derived, "ids that nobody wrote are refused in assessment"


def test_its_topics_have_one_optional_part(program: Program) -> None:
    steps = [step for scene in program.scenario.scenes.values() for step in scene.steps]
    topics = next(step for step in steps if isinstance(step, Topics))
    assert [option.id for option in topics.options if option.optional] == ["tafel.vorig-jaar"]


# -- playing it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_expert(program: Program, language: str) -> None:
    done = talk(program, along(EXPERT), language=language)
    assert done.ending == "eigen-plan"
    assert set(done.levels.values()) == {4}
    assert done.card.passing.outcome == "passed"


def test_the_sound_path_is_sound_and_passes(program: Program) -> None:
    done = talk(program, along(SOUND))
    assert done.ending == "eigen-plan"
    assert set(done.levels.values()) == {3}
    assert done.card.passing.outcome == "passed"


def test_a_kind_talk_that_steers_all_the_way_ends_politely_and_does_not_pass(program: Program) -> None:
    done = talk(program, along(WEAK))
    assert done.ending == "op-papier"
    assert set(done.levels.values()) == {2}
    assert done.card.passing.outcome == "not_yet"


def test_verdicts_make_him_break_off(program: Program) -> None:
    path = instead(BROKEN_OFF, "tafel.lastig", "tafel.waarom", "teamleider.zelf", "tafel.lastig")
    done = talk(program, along(path))
    assert done.ending == "dicht"
    assert done.card.passing.outcome != "passed"
    assert done.levels["afspreken"] is None, "what never came up was not observed"


def test_a_poor_start_can_be_repaired(program: Program) -> None:
    """The same mistakes up to the moment he shuts down, then owning one's part."""
    done = talk(program, along(REPAIRED))
    assert done.ending != "dicht"
    assert "klem.bang" in done.said, "what lay behind it comes out after all"
    assert done.levels["afspreken"] == 4


def test_breaking_in_is_possible_and_scores_as_arguing(program: Program) -> None:
    session = simkit.Session(program, seed=1)
    session.act(Clock(3_600_000))
    for id in EXPERT[: EXPERT.index("dinsdag.maart")]:
        session.act(Choose(id))
        session.act(Clock(3_600_000))
    session.act(Choose("dinsdag.maart"))
    while session.view.line is None or session.view.line.id != "dinsdag.iedereen":
        session.act(Clock(100))
    assert session.view.choose is not None
    assert [option.id for option in session.view.choose.options] == ["dinsdag.ho"]
    events = session.act(Choose("dinsdag.ho"))
    assert any(isinstance(event, Interrupted) for event in events)
    seen = [o for o in simkit.observations(session.log) if o.criterion == "weerstand"]
    assert [o.grade for o in seen] == ["harmful"]


def test_thinking_is_prompted_and_costs_nothing(program: Program) -> None:
    quick, slow = simkit.Session(program, seed=1), simkit.Session(program, seed=1)
    quick.act(Clock(20_000))
    slow.act(Clock(90_000))
    assert "opening.stil" in {line.id for line in slow.view.transcript}
    for session in (quick, slow):
        session.act(Choose("opening.blad"))
    assert quick.at == slow.at
    assert quick.view.cast == slow.view.cast


# -- listening pays -----------------------------------------------------------------------------------------------


def test_what_he_tells_depends_on_his_openness(program: Program) -> None:
    heard = set(talk(program, along(EXPERT)).said)
    steered = set(talk(program, along(WEAK)).said)
    for told in ("teamleider.eerlijk", "erachter.tot-tien", "doel.geks", "vorig-jaar.telefoon"):
        assert told in heard
        assert told not in steered


def test_the_real_wish_takes_more_than_correct_questions(program: Program) -> None:
    sound = talk(program, along(SOUND))
    assert "erachter.tot-tien" in sound.said
    assert "doel.geks" not in sound.said


def test_the_topics_come_in_any_order(program: Program) -> None:
    leader, tuesday = EXPERT[3:5], EXPERT[5:9]
    assert [*EXPERT[:3], *leader, *tuesday, *EXPERT[9:]] == EXPERT
    done = talk(program, along([*EXPERT[:3], *tuesday, *leader, *EXPERT[9:]]))
    assert done.ending == "eigen-plan"
    assert set(done.levels.values()) == {4}


def test_who_asked_after_last_year_hears_about_it_once(program: Program) -> None:
    asked_first = talk(program, along(instead(EXPERT, "tafel.teamleider", "tafel.vorig-jaar", EXPERT[3])))
    assert "vorig-jaar.weer-niks" in asked_first.said
    assert "vorig-jaar.nooit" not in asked_first.said
    assert "vorig-jaar.nooit" in talk(program, along(EXPERT)).said


@pytest.mark.parametrize(
    ("good", "promise", "rest", "catches_up"),
    [
        ("teamleider.directie", "teamleider.jou", ("doel.veranderen", "doel.eigen"), "afspraak.plek"),
        ("mogelijkheden.twee", "mogelijkheden.cursus", None, "afspraak.budget"),
    ],
)
def test_a_promise_outside_the_mandate_comes_back(
    program: Program, good: str, promise: str, rest: tuple[str, str] | None, catches_up: str
) -> None:
    path = instead(EXPERT, good, promise)
    if rest:
        path = instead(path, *rest)
    done, kept = talk(program, along(path)), talk(program, along(EXPERT))
    assert catches_up in done.said
    assert catches_up not in kept.said
    assert done.feeling("trust")[-1][1] < kept.feeling("trust")[-1][1] - 10


def test_openness_rises_slower_than_it_falls_and_no_talk_cures(program: Program) -> None:
    expert, broken = talk(program, along(EXPERT)), talk(program, along(REPAIRED))
    start = program.scenario.cast["medewerker"].feels["openness"].start
    values = [value for _, value in expert.feeling("openness")]
    assert start < values[-1] < 90
    assert max(b - a for a, b in pairwise(values)) < 8
    low = min(value for n, value in broken.feeling("openness") if n <= len(BROKEN_OFF) - 1)
    assert start - low > 25


# -- every way through it -----------------------------------------------------------------------------------------


def test_every_full_talk_has_10_to_16_decisions(walks: list[Talk]) -> None:
    counts = {len(walk.path) for walk in walks if walk.ending != "dicht"}
    assert counts
    assert min(counts) >= 10
    assert max(counts) <= 16


def test_every_full_talk_gives_two_opportunities_for_each_criterion(walks: list[Talk]) -> None:
    for walk in walks:
        if walk.ending != "dicht":
            for result in walk.card.results:
                assert result.opportunities >= 2, (result.criterion, walk.path)


def test_every_full_talk_has_an_outcome(walks: list[Talk]) -> None:
    for walk in walks:
        if walk.ending != "dicht":
            assert walk.card.passing.outcome in ("passed", "not_yet")


def test_every_ending_is_reached(walks: list[Talk], program: Program) -> None:
    assert {walk.ending for walk in walks} == set(program.scenario.endings)


def test_every_level_of_every_criterion_is_reached_in_a_full_talk(walks: list[Talk]) -> None:
    seen = defaultdict(set)
    for walk in walks:
        if walk.ending != "dicht":
            for criterion, level in walk.levels.items():
                seen[criterion].add(level)
    assert len(seen) == 8
    for criterion, levels in seen.items():
        assert levels == {1, 2, 3, 4}, (criterion, levels)


def test_every_option_and_every_line_turns_up(walks: list[Talk], program: Program) -> None:
    taken = {id for walk in walks for id in walk.path}
    assert taken == set(program.options)
    said = {id for walk in walks for id in walk.said}
    assert spoken(program) - said - taken == {"opening.stil"}


def test_a_good_option_is_always_open(walks: list[Talk], program: Program) -> None:
    """Whatever went wrong before: at each opportunity there is something sound to say."""
    for walk in walks:
        for opened in walk.opened:
            assert len(opened.open) >= 2 or opened.id == "tafel.onderwerpen", (opened.id, walk.path)
            for criterion in opened.opportunities:
                grades = {dict(program.options[id].evidence).get(criterion) for id in opened.open}
                assert grades & {"sound", "strong"}, (opened.id, criterion, walk.path)


def test_nothing_is_said_twice(walks: list[Talk]) -> None:
    for walk in walks:
        said = [event.id for event in walk.events if isinstance(event, Said)]
        assert len(said) == len(set(said)), walk.path


# -- fair ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [EXPERT, SOUND, WEAK], ids=["expert", "sound", "weak"])
def test_chance_changes_words_and_nothing_else(program: Program, path: list[str]) -> None:
    talks = [talk(program, along(path), seed=seed) for seed in range(24)]
    assert len({tuple(one.said) for one in talks}) > 1
    assert len({one.session.at for one in talks}) == 1
    assert len({tuple(one.levels.items()) for one in talks}) == 1
    assert len({tuple(one.feeling("openness")) for one in talks}) == 1


_POLITE = {
    "nl": r"\b(sorry|graag|dank\w*|natuurlijk|mooi\w*|goed|fijn|prima|top|leuk\w*|begrijp|snap|hoor)\b",
    "en": r"\b(sorry|please|thank\w*|of course|good|great|nice|fine|well|glad|understand|help)\b",
}
_YOU = {"nl": r"\b(je|jij|jou|jouw)\b", "en": r"\b(you|your)\b"}
_I = {"nl": r"\b(ik|mij|mijn)\b", "en": r"\b(I|my|I'd|I'm|I've|I'll)\b"}
_OPEN = {"nl": r"\b(wat|hoe|vertel|welke|waaraan)\b", "en": r"\b(what|how|tell|which)\b"}


def _tricks(language: str) -> dict[str, Callable[[str], int]]:
    """Ways to choose without understanding: a number for a text, the highest is taken."""

    def count(pattern: str, text: str) -> int:
        return len(re.findall(pattern, text, re.IGNORECASE))

    return {
        "longest": len,
        "shortest": lambda text: -len(text),
        "most words": lambda text: len(text.split()),
        "fewest words": lambda text: -len(text.split()),
        "most polite": lambda text: count(_POLITE[language], text),
        "least polite": lambda text: -count(_POLITE[language], text),
        "a question": lambda text: text.count("?"),
        "ends in a question": lambda text: text.endswith("?"),
        "no question": lambda text: -text.count("?"),
        "most punctuation": lambda text: count(r"[.,;:!?]", text),
        "says you": lambda text: count(_YOU[language], text),
        "says I": lambda text: count(_I[language], text),
        "never says I": lambda text: -count(_I[language], text),
        "names a day or a number": lambda text: count(r"\d|dag\b|day\b|tien|ten\b|twaalf|twelve", text),
    }


def _taking(program: Program, keep: Callable[[str], bool], language: str, seed: int) -> Pick:
    """At random among the options that `keep` holds for, or all where there are none."""
    random = Random(seed)
    texts = {id: words(program, option, language) for id, option in program.options.items()}
    return lambda opened: random.choice([id for id in opened.open if keep(texts[id])] or list(opened.open))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("trick", list(_tricks("nl")))
def test_no_trick_with_words_passes(program: Program, trick: str, language: str) -> None:
    measure = _tricks(language)[trick]
    texts = {id: words(program, option, language) for id, option in program.options.items()}
    done = talk(
        program, lambda opened: max(opened.open, key=lambda id: measure(texts[id])), language=language
    )
    assert done.card.passing.outcome != "passed", done.path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ["a question", "no question", "an open word"])
def test_asking_questions_is_not_enough(program: Program, kind: str, language: str) -> None:
    keep: dict[str, Callable[[str], bool]] = {
        "a question": lambda text: "?" in text,
        "no question": lambda text: "?" not in text,
        "an open word": lambda text: re.search(_OPEN[language], text, re.IGNORECASE) is not None,
    }
    talks = [talk(program, _taking(program, keep[kind], language, seed), seed=seed) for seed in range(40)]
    passed = sum(one.card.passing.outcome == "passed" for one in talks)
    assert passed <= 0.15 * len(talks)


@pytest.mark.parametrize("place", [0, 1, 2, -1], ids=["first", "second", "third", "last"])
def test_no_place_in_the_list_passes(program: Program, place: int) -> None:
    done = talk(program, lambda opened: opened.open[min(place, len(opened.open) - 1)])
    assert done.card.passing.outcome != "passed", done.path


def test_guessing_rarely_passes(walks: list[Talk]) -> None:
    even = [walk for walk in walks if walk.session.seed % len(LEANINGS) == LEANINGS.index(0.0)]
    passed = [walk for walk in even if walk.card.passing.outcome == "passed"]
    assert len(even) >= 300
    assert len(passed) <= 0.1 * len(even)


def test_one_thing_always_wrong_does_not_pass_by_the_rest(program: Program) -> None:
    """Labels and hearsay in an otherwise good talk; and a good talk that decides everything for him."""
    label = instead(EXPERT, "terugblik.vroeg", "terugblik.kanten")
    label = instead(label, "dinsdag.maart", "dinsdag.collegas")
    label = instead(label, "doel.veranderen", "doel.eigen")
    done = talk(program, along(label))
    assert done.levels["concreet"] == 1
    assert done.card.passing.outcome == "not_yet"
    decides = instead(EXPERT, "agenda.volgorde", "agenda.eerlijk")
    decides = instead(decides, "teamleider.directie", "teamleider.jou")
    decides = instead(decides, "doel.veranderen", "doel.minder")
    done = talk(program, along(decides))
    assert done.levels["ruimte"] == 1
    assert done.card.passing.outcome == "not_yet"


# -- craft --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_best_option_is_a_question_as_often_as_the_others(program: Program, language: str) -> None:
    question, questions = 0, 0.0
    chooses = [step for step in asked(program) if len(step.options) > 2]
    for choose in chooses:
        best = max(choose.options, key=lambda option: worth(program, option.id))
        texts = {option.id: words(program, option, language) for option in choose.options}
        question += "?" in texts[best.id]
        questions += sum("?" in text for text in texts.values()) / len(texts)
    assert abs(question - questions) <= 0.1 * len(chooses)


def test_colleagues_say_je(program: Program) -> None:
    for id, text in program.scenario.texts.items():
        assert not re.search(r"\b(u|uw|uzelf)\b", text, re.IGNORECASE), id


def test_nobody_asks_after_his_health_but_the_option_that_is_wrong(program: Program) -> None:
    private = {
        id
        for id, o in program.options.items()
        if re.search(r"slaap|thuis|ziek|gezond", words(program, o, "nl"))
    }
    assert private == {"erachter.thuis"}
    assert dict(program.options["erachter.thuis"].evidence)["doorvragen"] == "harmful"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "In het verslag: een doel van Tom zelf. Terugkijken: over 12 weken."),
        ("en", "In the report: a goal of Tom's own. Review: in 12 weeks."),
    ],
)
def test_the_report_says_what_was_agreed(program: Program, language: str, line: str) -> None:
    done = talk(program, along(EXPERT), language=language)
    report = [said.text for said in done.session.view.transcript if said.id == "verslag.staat"]
    assert report == [line]
