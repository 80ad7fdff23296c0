"""Cues and view: what a session's events and state look like to a presenter, in the session's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simkit.events import (
    Changed,
    Chosen,
    Ended,
    Entered,
    Event,
    Felt,
    Halted,
    Interrupted,
    Opened,
    Prompted,
    Said,
    SettingsChanged,
    TimedOut,
    Waited,
)
from simkit.scenario.expression import Value
from simkit.scenario.model import NARRATOR, Choose, Line, Option, Topics, Work
from simkit.scenario.text import filled
from simkit.session import floor, live, showing_world, timeline
from simkit.session.cueing_world import world_cues
from simkit.session.cues import (
    AnsweredCue,
    ChooseCue,
    Cue,
    EndCue,
    FeelCue,
    HaltCue,
    InterruptCue,
    SayCue,
    SceneCue,
    SettingsCue,
    WaitCue,
)
from simkit.session.points import Kind
from simkit.session.program import Program
from simkit.session.view import (
    CastView,
    ChooseView,
    LineView,
    OptionView,
    TranscriptLine,
    View,
)

if TYPE_CHECKING:
    from simkit.session.log import Entry, Log
    from simkit.session.region import Region
    from simkit.session.session import Session

Facts = dict[str, Value]


def cues(session: Session, events: Sequence[Event]) -> tuple[Cue, ...]:
    """The cues of the session's last events. Texts are filled with the facts as they were at each event."""
    program, language = session.program, session.settings.language
    facts = _facts_before(session, events)
    number = session.openings - sum(isinstance(event, Opened) for event in events)
    found: list[Cue] = []
    for event in events:
        match event:
            case Changed():
                facts[event.fact] = event.after
                found += world_cues(session, event, facts)
            case Entered():
                found.append(SceneCue(event.scene))
            case Said(id=id, speaker=speaker, ms=ms):
                text = _text(program, id, language, facts)
                name, face = _name(program, speaker, language), program.lines[id].face
                found.append(SayCue(id, speaker, name, text, ms, face))
            case Prompted(id=id, speaker=speaker, ms=ms):
                text = _text(program, id, language, facts)
                name, face = _name(program, speaker, language), program.lines[id].face
                found.append(SayCue(id, speaker, name, text, ms, face, prompt=True))
            case Interrupted():
                found.append(InterruptCue(event.id))
            case Waited():
                found.append(WaitCue(event.ms))
            case Opened():
                number += 1
                found.append(ChooseCue(_choose(session, event, number, facts)))
            case Chosen():
                found.append(
                    AnsweredCue(
                        event.id, _text(program, event.id, language, facts), _wordless(program, event.id)
                    )
                )
            case TimedOut():
                found.append(AnsweredCue(event.id, ""))
            case Felt():
                found.append(FeelCue(event.cast, event.feeling, event.before, event.after))
            case SettingsChanged():
                found.append(SettingsCue(event.language))
            case Ended():
                found.append(EndCue(event.ending, program.scenario.text(f"ending.{event.ending}", language)))
            case Halted():
                found.append(HaltCue(event.code, event.place))
            case _:
                found += world_cues(session, event, facts)
    return tuple(found)


def view(session: Session) -> View:
    program, language, region = session.program, session.settings.language, session.main
    scenario = program.scenario
    facts = _facts(session)
    line = _line(session, facts)
    ending = session.ending
    return View(
        language=language,
        title=scenario.text("title", language),
        briefing=filled(scenario, "briefing", facts, language),
        setting=scenario.setting,
        at=session.at,
        scene=region.stack[-1].scene if region.stack else "",
        cast=tuple(
            CastView(
                id=member.id,
                name=_name(program, member.id, language),
                person=member.person,
                voice=member.voice,
                outfit=member.outfit,
                feels={
                    name: _whole(session.values[program.slots[f"{member.id}.{name}"]])
                    for name in member.feels
                },
                face=line.face if line and line.speaker == member.id else None,
            )
            for member in scenario.cast.values()
        ),
        line=line,
        wait_left_ms=_wait_left(session),
        choose=_open_choose(session, facts),
        transcript=session.transcript(language),
        ending=ending,
        ending_name=scenario.text(f"ending.{ending}", language) if ending else None,
        halted=session.halted,
        acts=showing_world.acts(session),
        objects=showing_world.objects(session),
        zones=showing_world.zones(session),
        zone=showing_world.zone(session),
        tasks=showing_world.tasks(session),
        speaking_region=_speaking_region(session),
        live=_is_live(session),
        due_ms=timeline.until_due(session) if session.world is None else live.until_due(session),
    )


class Transcript:
    """Everything said so far in a log that grows; what was told of it is not gone through again."""

    __slots__ = ("_done", "_facts", "_program", "language", "lines")

    def __init__(self, program: Program, language: str) -> None:
        self._program = program
        self._facts: Facts = {}
        self._done = 0
        self.language = language
        self.lines: tuple[TranscriptLine, ...] = ()

    def upto(self, log: Sequence[Entry]) -> tuple[TranscriptLine, ...]:
        """`log` is the one given before, longer by now."""
        if self._done < len(log):
            found: list[TranscriptLine] = []
            for entry in log[self._done :]:
                self._tell(entry, found)
            self._done = len(log)
            if found:
                self.lines = (*self.lines, *found)
        return self.lines

    def _tell(self, entry: Entry, found: list[TranscriptLine]) -> None:
        program, language = self._program, self.language
        for event in entry.events:
            match event:
                case Changed():
                    self._facts[event.fact] = event.after
                case Said(id=id, speaker=speaker) | Prompted(id=id, speaker=speaker):
                    text = _text(program, id, language, self._facts)
                    name = _name(program, speaker, language)
                    found.append(TranscriptLine(id, speaker, name, text, event.at))
                case Chosen(id=id):
                    text = _text(program, id, language, self._facts)
                    wordless = _wordless(program, id)
                    found.append(TranscriptLine(id, "trainee", "", text, event.at, wordless))
                case _:
                    pass


def transcript(program: Program, log: Log, language: str) -> tuple[TranscriptLine, ...]:
    """Everything said so far, as it was said, in any language the scenario has."""
    return Transcript(program, language).upto(log)


def _facts(session: Session) -> Facts:
    slots, values = session.program.slots, session.values
    return {name: values[slots[name]] for name in session.program.shown}


def _facts_before(session: Session, events: Sequence[Event]) -> Facts:
    facts = _facts(session)
    for event in reversed(events):
        if isinstance(event, Changed):
            facts[event.fact] = event.before
    return facts


def _text(program: Program, id: str, language: str, facts: Mapping[str, Value]) -> str:
    return filled(program.scenario, id, facts, language)


def _name(program: Program, speaker: str, language: str) -> str:
    return "" if speaker == NARRATOR else program.scenario.text(f"cast.{speaker}.name", language)


def _choose(session: Session, event: Opened, number: int, facts: Facts) -> ChooseView:
    program, language = session.program, session.settings.language
    step = program.chooses[event.id]
    limit = None
    if not event.early and isinstance(step, Choose) and step.within_ms and session.settings.time_limits:
        limit = step.within_ms * session.settings.time_limits // 100
    options = tuple(
        OptionView(id, _text(program, id, language, facts), _early(program, id), _wordless(program, id))
        for id in event.open
    )
    return ChooseView(event.id, number, options, isinstance(step, Topics), limit)


def _asking(session: Session) -> Region | None:
    """The region whose options are open."""
    if session.world is None:
        return session.main
    return floor.asking(session)


def _is_live(session: Session) -> bool:
    if session.done:
        return False
    if session.world is not None:
        return live.is_live(session)
    main = session.main
    return session.program.points[main.state].kind is Kind.CHOOSE and main.deadline is not None


def _speaking_region(session: Session) -> str | None:
    if session.world is None:
        return None
    region = floor.speaking(session) or floor.asking(session)
    return region.name or None if region is not None else None


def _wait_left(session: Session) -> int | None:
    """Of a wait, or of what keeps the hands busy; not while somebody speaks or a region waits beside work."""
    points = session.program.points
    if session.world is None:
        return session.main.left if points[session.main.state].kind is Kind.WAIT else None
    if session.world.busy:
        return session.world.busy
    kinds = {points[region.state].kind for region in session.regions}
    if session.done or Kind.WORK in kinds or floor.holder(session) is not None:
        return None
    return min(
        (region.left for region in session.regions if points[region.state].kind is Kind.WAIT), default=None
    )


def _open_choose(session: Session, facts: Facts) -> ChooseView | None:
    region, program, language = _asking(session), session.program, session.settings.language
    if session.done or region is None or not region.open:
        return None
    step = program.points[region.state].step
    if isinstance(step, Line):
        step = next(c for c in program.chooses.values() if c.key == region.early)
    assert isinstance(step, Choose | Topics | Work)
    options = tuple(
        OptionView(id, _text(program, id, language, facts), _early(program, id), _wordless(program, id))
        for id in region.open
    )
    left = None if region.deadline is None else max(0, region.deadline - session.at)
    return ChooseView(step.id, region.cue, options, isinstance(step, Topics), left)


def _early(program: Program, id: str) -> bool:
    option = program.options[id]
    return isinstance(option, Option) and option.early


def _wordless(program: Program, id: str) -> bool:
    option = program.options[id]
    return isinstance(option, Option) and option.wordless


def _line(session: Session, facts: Facts) -> LineView | None:
    program, language = session.program, session.settings.language
    region = session.main if session.world is None else floor.speaking(session) or floor.asking(session)
    if region is None or session.done:
        return None
    step = program.points[region.state].step
    if isinstance(step, Line):
        text = _text(program, step.id, language, facts)
        name = _name(program, step.speaker, language)
        return LineView(step.id, step.speaker, name, text, step.ms, region.left, step.face)
    if isinstance(step, Choose | Topics | Work) and region.prompted and step.if_silent:
        prompt = step.if_silent
        text = _text(program, prompt.id, language, facts)
        left = max(0, prompt.after_ms + prompt.ms - region.waited)
        name = _name(program, prompt.speaker, language)
        return LineView(prompt.id, prompt.speaker, name, text, prompt.ms, left, prompt.face, prompt=True)
    return None


def _whole(value: Value) -> int:
    assert isinstance(value, int)
    return value
