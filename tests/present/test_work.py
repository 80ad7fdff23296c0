"""A procedure, as bots, a terminal, a replay and the debrief show it: the same acts everywhere."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from scoring import Scorecard, score
from simkit.errors import SimkitError
from simkit.events import Act, Clock, Do, Enter, Event, Fill, Hint, Hinted, Report, StepError, Violated
from simkit.present.debrief import Debrief, DecisionReview
from simkit.present.doable import doable
from simkit.present.headless import HeadlessPresenter
from simkit.present.make_debrief import make_debrief
from simkit.present.path import follow, read_path
from simkit.present.protocol import Quit
from simkit.present.replay import ReplayPresenter
from simkit.present.strategy import STRATEGIES, StrategyName, strategy
from simkit.present.terminal import PlainScreen, SayFirst, TerminalPresenter
from simkit.present.terminal.debrief_lines import debrief_lines
from simkit.present.terminal.menu import Menu, Unclear
from simkit.present.terminal.rich_screen import RichScreen
from simkit.present.terminal.tell import tell
from simkit.scenario import load
from simkit.session import Program, Session, Settings, View, compile_program, observations
from simkit.testing.offering import ANSWERS
from simkit.testing.play import events_of, headless, present
from tests.present.typist import Typed, Typist
from tests.present.world import PACKER
from tests.session.procedure import program_of, session_of

GOOD = """
hurry.as-long
press stop-button
close air-valve       # air before current
turn main-switch to off
open toolbox
take padlock
hang padlock on main-switch
report spill as wet
fill in log-book.signed with yes
"""
POOR = """
hurry.minute
turn main-switch to off
turn main-switch to on
enter guard-zone.near
press stop-button
close air-valve
hint
turn other-switch to off
turn main-switch to off
work.enough
report cone
report spill as wet
fill in log-book.signed with yes
"""


@cache
def program() -> Program:
    return compile_program(load(PACKER))


def walked(path: str, language: str = "en") -> Session:
    return headless(program(), follow(read_path(path), program()), seed=7, language=language)


def card_of(session: Session) -> Scorecard:
    rubric = program().scenario.rubric
    assert rubric
    return score(observations(session.log), rubric)


def debrief_of(session: Session, language: str = "en") -> Debrief:
    return make_debrief(session.log, program(), card_of(session), language=language)


def at_work(language: str = "en", path: Sequence[str] = ("hurry.as-long",)) -> Session:
    """A session in which the acts of `path` were done and work goes on."""
    session = Session(program(), seed=7, settings=Settings(language))
    left = [*path]
    driver = follow(left, program())

    class Stops(HeadlessPresenter):
        def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
            done = sum(isinstance(entry.act, ANSWERS) for entry in session.log) == len(left)
            return Quit() if done and view.acts else super().ask(view, busy=busy)

    present(Stops(driver), session)
    assert session.view.acts
    return session


def found(session: Session, kind: type[Event]) -> list[Event]:
    return [event for event in events_of(session) if isinstance(event, kind)]


# -- bots -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_bot_ends_it_and_twice_alike(name: StrategyName) -> None:
    first, again = (
        headless(program(), strategy(name, program(), 7), seed=7, language="en") for _ in range(2)
    )
    assert first.ending
    assert events_of(first) == events_of(again)


def test_who_plays_well_does_what_the_tasks_ask_in_their_order() -> None:
    session = headless(program(), strategy("best", program(), 7), seed=7, language="en")
    assert session.ending == "done"
    assert not found(session, StepError)
    assert not found(session, Violated)
    assert card_of(session).levels == {"isolate": 4, "look": 4}


def test_who_plays_badly_does_what_must_not_happen() -> None:
    session = headless(program(), strategy("worst", program(), 7), seed=7, language="en")
    assert session.ending == "hurt"
    assert card_of(session).levels["isolate"] == 1


def test_a_path_of_acts_in_words_is_what_it_says() -> None:
    acts = [entry.act for entry in walked(GOOD).log]
    assert Do("hang on", "padlock", "main-switch", cue=1) in acts
    assert Report("spill", "wet", cue=2) in acts
    assert Fill("log-book.signed", True, cue=2) in acts
    poor = walked(POOR)
    assert Hint("make-safe", cue=1) in [entry.act for entry in poor.log]
    assert len(found(poor, Hinted)) == 1


def test_a_path_that_wants_what_cannot_be_done_says_what_can() -> None:
    with pytest.raises(SimkitError) as caught:
        walked("hurry.as-long\nhang padlock on main-switch\n")
    assert caught.value.code == "SK8520"
    assert "open toolbox" in caught.value.diagnostics[0].message()


# -- everywhere the same --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("path", [GOOD, POOR])
def test_typed_in_the_terminal_or_played_back_it_is_the_same_session(path: str, language: str) -> None:
    wanted = walked(path, language)
    typed = Session(program(), seed=7, settings=Settings(language))
    presenter = Typed(follow(read_path(path), program()))
    assert present(presenter, typed).how == "ended"
    back = Session(program(), seed=7, settings=Settings(language))
    player = ReplayPresenter(HeadlessPresenter(lambda _: None), wanted.log[1:])
    assert present(player, back).how == "ended"
    assert player.refusals == []
    assert events_of(wanted) == events_of(typed) == events_of(back)
    assert card_of(wanted) == card_of(typed) == card_of(back)


# -- the terminal ---------------------------------------------------------------------------------------------


def test_the_list_has_every_act_and_nothing_else() -> None:
    view, menu = at_work().view, Menu(PlainScreen(io.StringIO()))
    reached = []
    for one in doable(view):
        menu.open(view)
        typed = one.written if one.act is None else one.act.label
        if one.act is None:
            typed = next(o.text for o in view.choose.options if o.id == one.object) if view.choose else ""
        act = menu.pick(typed)
        if act is None:
            # letters of a name give a list; the act stands in it, or what it is done with does
            heading = [item.text for item in menu.items]
            label = one.act.label if one.act else ""
            act = menu.pick(label) if label in heading else None
        if act is None and one.act is not None:
            act = menu.pick(next(w.name for w in one.act.withs if w.id == one.with_))
        reached.append(act)
    wanted = [one.answer for one in doable(view)]
    assert [getattr(act, "option", act) for act in reached] == wanted


def test_a_long_list_is_by_object_and_letters_find_a_name_without_its_accents_or_capitals() -> None:
    view, out = at_work("nl").view, io.StringIO()
    menu = Menu(PlainScreen(out, "nl"))
    menu.open(view)
    menu.show(view)
    assert "Hoofdschakelaar: bekijken, draaien" in out.getvalue()
    assert menu.pick("hoofdsch") is None
    assert "Draaien: Hoofdschakelaar" in [item.text for item in menu.items]
    with pytest.raises(Unclear, match="Niets wat je hier kunt doen"):
        menu.pick("vliegtuig")
    with pytest.raises(Unclear, match="staat niet in de lijst"):
        menu.pick("99")


class Script(Typist):
    """Types what it is told, whatever is asked."""

    def __init__(self, *lines: str) -> None:
        super().__init__(lambda _: None, io.StringIO())
        self.lines = list(lines)

    def read(self, timeout_s: float | None = None) -> str | None:
        return self.lines.pop(0) if self.lines else "q"


def typed(session: Session, *lines: str, rich: bool = False) -> str:
    out = io.StringIO()
    language = session.settings.language
    screen = RichScreen(out, language) if rich else PlainScreen(out, language)
    presenter = TerminalPresenter(screen, Script("", *lines, "q", "y"), now=lambda: 0.0)
    present(presenter, session, resumed=True)
    return out.getvalue()


@pytest.mark.parametrize("rich", [False, True])
def test_hints_tasks_and_help_are_a_letter_away(rich: bool) -> None:
    text = typed(
        at_work(path=["hurry.as-long", "press stop-button", "close air-valve"]), "k", "h", "?", rich=rich
    )
    assert "Make the packer safe" in text
    assert "Turn: Main switch (off)" in text
    assert "Hint: Where does the current come in?" in text
    assert "a hint" in text


def test_what_an_act_does_is_seen_before_it_is_judged() -> None:
    text = typed(at_work(), "stop button", "2", "machine card", "2")
    assert "You: Press: Stop button" in text
    assert "Packer: it stands still." in text
    assert "What happens: Air first, then current." in text


def test_a_task_with_a_limit_shows_what_is_left() -> None:
    session = at_work(path=read_path(GOOD)[:7])
    text = typed(session, "k")
    # It began with the padlock, which takes three seconds to hang.
    assert "57 seconds left." in text
    assert "Leave the floor as it should be: 57 seconds left." in text


def test_at_work_too_the_words_come_when_they_are_asked_for() -> None:
    session, out = at_work(), io.StringIO()
    assert session.view.choose
    said = session.view.choose.options[0].text
    script, say_first = Script("", "1", "q", "y"), SayFirst(on=True)
    presenter = TerminalPresenter(PlainScreen(out), script, now=lambda: 0.0, say_first=say_first)
    present(presenter, session, resumed=True)
    before, after = out.getvalue().split("1. Show what I can say")
    assert "Say it aloud first." in before
    assert "What do you say or do?" in after
    assert (said in before, f"1. {said}" in after) == (False, True)


# -- the debrief ----------------------------------------------------------------------------------------------


def test_errors_near_misses_and_steps_stand_beside_decisions_with_their_evidence() -> None:
    debrief = debrief_of(walked(POOR))
    told = [
        (one.kind, one.id, [grade for _, _, grade in one.evidence], one.feedback) for one in debrief.moments
    ]
    assert ("near-miss", "reach-in", ["weak"], "One more step and it had you.") in told
    assert ("omitted", "make-safe.lock", ["harmful"], "Anyone could turn it on again.") in told
    assert any(
        kind == "object" and feedback == "That stands there for a reason." for kind, _, _, feedback in told
    )
    assert any(kind == "order" and feedback == "First to rest and then off." for kind, _, _, feedback in told)
    entries = [one.entry for one in debrief.reviews]
    assert entries == sorted(entries)
    assert [one.option for one in debrief.decisions] == ["hurry.minute", "work.enough"]
    assert [grade for _, _, grade in debrief.decisions[0].evidence] == ["weak"]


def test_a_violation_says_how_grave_it_is() -> None:
    debrief = debrief_of(walked("hurry.as-long\nenter guard-zone\n"))
    broke = next(one for one in debrief.moments if one.kind == "violation")
    assert (broke.severity, broke.what) == ("critical", "Go to: the danger zone")
    text = "\n".join(debrief_lines(debrief))
    assert "this must not happen (critical)" in text
    assert "Feedback: You reached in while it was running." in text


def test_telling_hazards_from_foils_is_shown_and_decides_nothing() -> None:
    good, poor = debrief_of(walked(GOOD)), debrief_of(walked(POOR), "nl")
    assert good.detection
    assert poor.detection
    assert (good.detection.hits, good.detection.false_alarms) == (1, 0)
    assert (poor.detection.hits, poor.detection.false_alarms) == (1, 1)
    assert "Dit getal is voor jou; het beslist niets." in debrief_lines(poor)


def test_every_moment_can_be_tried_again_from_the_terminal() -> None:
    debrief = debrief_of(walked(POOR))
    number = next(n for n, one in enumerate(debrief.reviews, 1) if not isinstance(one, DecisionReview))
    presenter = TerminalPresenter(PlainScreen(io.StringIO()), Script(f"try {number}"))
    wish = presenter.debrief(debrief)
    assert getattr(wish, "entry", None) == debrief.reviews[number - 1].entry


# -- what is told of a list that changes ----------------------------------------------------------------------


def test_after_an_act_only_what_changed_is_told_and_numbers_stay() -> None:
    session = at_work()
    out = io.StringIO()
    menu = Menu(PlainScreen(out))
    menu.open(session.view)
    menu.show(session.view)
    before = dict(zip(menu.numbers, [item.key for item in menu.items], strict=True))
    whole = out.getvalue()
    session.act(Do("open", "toolbox"))
    session.act(Clock(3_000))
    out.truncate(0)
    menu.update(session.view)
    menu.show(session.view)
    after = dict(zip(menu.numbers, [item.key for item in menu.items], strict=True))
    assert {number: key for number, key in after.items() if number in before} == {
        number: key for number, key in before.items() if number in after
    }
    told = out.getvalue()
    assert "New or other now:" in told
    assert "Toolbox: inspect, close" in told
    assert "Your padlock" in told
    assert "Packer" not in told
    assert len(told.splitlines()) < len(whole.splitlines()) / 2
    for number, item in zip(menu.numbers, menu.items, strict=True):
        assert menu.pick(str(number)) is not None or menu.heading.startswith(item.text), item.text
        menu.update(session.view)


def test_enter_tells_the_whole_list_again() -> None:
    text = typed(at_work(), "toolbox", "2", "")
    assert text.count("What do you say or do?") == 2


@pytest.mark.parametrize(("zone", "told"), [("till", False), ("floor", True)])
def test_what_appears_is_told_only_to_who_stands_where_it_is(zone: str, told: bool) -> None:
    session = session_of(
        """
        objects:
          spill:
            kind: spill
            name: Puddle
            there: {start: no}
            inspect: {only if: zone == floor and there}
            report: {only if: zone == floor and there}
        zones:
          floor: {box: [0, 0, 1, 1]}
          till: {box: [2, 2, 3, 3]}
        scenes:
          main:
            - meanwhile: leak
            - free: told
            - end: done
          leak:
            - wait: 4 s
            - set: {spill.there: yes}
            - wait: 60 s
        """
    )
    session.act(Enter(zone))
    out = io.StringIO()
    assert (session.view.live, session.view.due_ms) == (True, 4_000)
    session.act(Clock(4_000))
    tell(PlainScreen(out), session.cues, session.view)
    assert ("Puddle: you see it now." in out.getvalue()) is told


@pytest.mark.parametrize(
    ("goal", "does"),
    [
        ("switch.locked", [Do("take", "lock"), Do("hang on", "lock", "switch")]),
        ("not switch.locked", [Do("take", "lock")]),
    ],
)
def test_who_plays_well_finds_what_a_property_hangs_on_even_where_it_hangs_on_itself(
    goal: str, does: list[Do]
) -> None:
    start = "yes" if goal.startswith("not") else "no"
    text = f"""
    objects:
      switch: {{kind: switch, locked: {start}}}
      lock: {{kind: padlock{", in: switch" if start == "yes" else ""}}}
    scenes:
      main: [{{free: {goal}}}, {{end: done}}]
    """
    program = program_of(text)
    session = headless(program, strategy("best", program, 7), seed=7, language="en")
    done = [replace(entry.act, cue=None) for entry in session.log if isinstance(entry.act, Do)]
    assert (session.ending, done) == ("done", does)


@pytest.mark.parametrize(("language", "said"), [("en", "exercise"), ("nl", "oefening")])
def test_a_procedure_is_called_an_exercise_and_no_talk(language: str, said: str) -> None:
    text = "\n".join(debrief_lines(debrief_of(walked(GOOD, language), language)))
    assert text.count(said) >= 4
    assert "this talk" not in text
    assert "gesprek, uit" not in text
