"""A session: a function of program, seed, settings and acts. Pure and instantaneous; it reads no clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simkit.clock import drift
from simkit.errors import SimkitError, diagnostic
from simkit.events import (
    Act,
    ChangeSettings,
    Choose,
    Clock,
    Do,
    Enter,
    Event,
    Felt,
    Fill,
    Halted,
    Hint,
    Inspect,
    Report,
    SettingsChanged,
    TimerSet,
    data_of,
)
from simkit.scenario.expression import Value
from simkit.scenario.model import After
from simkit.scenario.tasks import ActWords
from simkit.session import acting, closing, floor, hinting, live, monitoring, settling, showing, tasking
from simkit.session.cues import Cue
from simkit.session.log import Entry
from simkit.session.making import maker
from simkit.session.points import Kind
from simkit.session.program import Program
from simkit.session.region import Frame, Region, Timer
from simkit.session.settings import Settings
from simkit.session.timeline import advance
from simkit.session.view import TranscriptLine, View
from simkit.session.world import Watching, World

STEPS_WITHOUT_WAITING = 10_000
"""More automatic steps than this in a row are a cycle that never waits."""
LONGEST_CLOCK_MS = 3_600_000

_entry, _felt = maker(Entry), maker(Felt)
_AUTOMATIC, _CHOOSE = Kind.AUTOMATIC, Kind.CHOOSE


class ActRefused(SimkitError):
    """The act is not open now; the session is as it was."""


class Session:
    """`seed` is any whole number. Raises ActRefused from `act`, nothing else, for acts of the right types."""

    __slots__ = (
        "_cues",
        "_feelings",
        "_last",
        "_said",
        "_triggers",
        "at",
        "counts",
        "drifting",
        "ending",
        "felt_at",
        "firing",
        "first_settings",
        "halted",
        "log",
        "main",
        "openings",
        "out",
        "passes",
        "pending",
        "program",
        "seed",
        "settings",
        "timers_set",
        "values",
        "visits",
        "world",
    )

    def __init__(self, program: Program, *, seed: int, settings: Settings | None = None) -> None:
        self.program = program
        self.seed = seed
        self.settings = settings or Settings(language=program.scenario.language)
        self.first_settings = self.settings
        self.at = 0
        """Story time, ms."""
        self.values: list[Value] = list(program.initial)
        self.drifting = [0] * len(self.values)
        """Per feeling: story ms since it last moved, for drift."""
        self.felt_at = 0
        self.visits: dict[str, int] = {}
        self.passes: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self.openings = 0
        self.timers_set = 0
        self.ending: str | None = None
        self.halted: str | None = None
        self.firing: Timer | None = None
        self.out: list[Event] = []
        """Events of the act being done."""
        self.log: list[Entry] = []
        self.pending = 0
        """Presented ms without events since the last entry; the next entry's `after`."""
        self._last: Entry | None = None
        self._cues: tuple[Cue, ...] | None = None
        self._said: showing.Transcript | None = None
        self._feelings = program.feelings
        self._triggers: dict[str, Any] = program.machine.events
        self.main = Region(self, program.start)
        self.world: World | None = None
        """Objects, tasks, monitors, regions and events; None in a talk without any of them."""
        if program.world is not None:
            watches = [Watching() for _ in program.world.monitors]
            self.world = World(program.world, [self.main], watches)
        self.stabilise()
        self._commit(None)

    # -- what a presenter uses --------------------------------------------------------------------------------

    def act(self, act: Act) -> tuple[Event, ...]:
        """The events it caused. Raises ActRefused (SK81xx) and changes nothing when the act is not open."""
        if type(act) is Choose:
            self._choose(act)
        elif type(act) is Clock:
            self._clock(act)
        elif isinstance(act, ChangeSettings):
            self._change_settings(act)
        elif isinstance(act, Hint):
            self._hint(act)
        else:
            assert isinstance(act, Do | Enter | Inspect | Report | Fill)
            self._use(act)
        return self._commit(act)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What is new since the last act that caused events."""
        if self._cues is None:
            self._cues = showing.cues(self, self._last.events if self._last else ())
        return self._cues

    def transcript(self, language: str) -> tuple[TranscriptLine, ...]:
        """Everything said so far."""
        if self._said is None or self._said.language != language:
            self._said = showing.Transcript(self.program, language)
        return self._said.upto(self.log)

    @property
    def view(self) -> View:
        return showing.view(self)

    @property
    def regions(self) -> list[Region]:
        """In document order, main first."""
        return self.world.regions if self.world is not None else [self.main]

    @property
    def done(self) -> bool:
        return self.ending is not None or self.halted is not None

    # -- acts -------------------------------------------------------------------------------------------------

    def _choose(self, act: Choose) -> None:
        region, option = self.main, act.option
        if self.world is not None:
            region = floor.asking(self) or region
        if self.ending is not None or self.halted is not None:
            raise _refused("SK8103", option=act.option)
        if act.cue is not None and act.cue != region.cue:
            raise _refused("SK8102", option=act.option)
        if option not in region.open:
            raise _refused("SK8101", option=act.option)
        if self.world is not None:
            self.world.led_away = False
            monitoring.see(self, ActWords("say", option))
        if not self._triggers[option].trigger(region, region):
            if self.world is not None:
                self.world.hits.clear()
            raise _refused("SK8101", option=act.option)
        if self.world is not None:
            for run in tuple(self.world.tasks):
                if not run.over:
                    tasking.see_act(self, run, ActWords("say", option))
        self.stabilise()

    def _use(self, act: Do | Enter | Inspect | Report | Fill) -> None:
        """An act on an object or a zone."""
        words = " ".join(str(value) for value in data_of(act).values() if value is not None)
        if self.done:
            raise _refused("SK8103", option=words)
        doing = acting.open_act(self, act)
        if isinstance(doing, str):
            raise _refused(doing, option=words)
        assert self.world is not None
        self.world.led_away = False
        acting.done(self, doing)
        self.stabilise()

    def _hint(self, act: Hint) -> None:
        if self.done:
            raise _refused("SK8103", option="hint")
        if not acting.at_work(self):
            raise _refused("SK8121", option="hint")
        assert self.world is not None
        if act.cue is not None and act.cue != self.world.works:
            raise _refused("SK8102", option="hint")
        if not hinting.ask(self, act):
            raise _refused("SK8125", task=act.task or "-")
        self.stabilise()

    def _clock(self, act: Clock) -> None:
        if not 0 <= act.ms <= LONGEST_CLOCK_MS:
            raise _refused("SK8104", ms=act.ms, most=LONGEST_CLOCK_MS)
        if self.world is not None:
            live.advance(self, act.ms)
        elif not self.done:
            advance(self, act.ms)

    def _change_settings(self, act: ChangeSettings) -> None:
        if act.language not in self.program.scenario.languages:
            raise _refused("SK8105", language=act.language, known=", ".join(self.program.scenario.languages))
        if not 0 <= act.time_limits <= 10_000:
            raise _refused("SK8106", per_cent=act.time_limits)
        self.settings = Settings(act.language, act.time_limits)
        self.out.append(SettingsChanged(self.at, act.language, act.time_limits))

    # -- what regions, effects and the timeline use -----------------------------------------------------------

    def trigger(self, name: str) -> bool:
        fired: bool = self._triggers[name].trigger(self.main, self.main)
        return fired

    def fire(self, name: str, region: Region) -> bool:
        """A trigger of one region. False where no guard holds."""
        fired: bool = self._triggers[name].trigger(region, region)
        return fired

    def frame_left(self, region: Region, frame: Frame) -> None:
        """Before a region leaves a scene: what ends with it."""
        closing.frame_left(region, frame)

    def proceed(self, name: str) -> None:
        """Fire a trigger that leads on, then run to the next point that waits."""
        self._triggers[name].trigger(self.main, self.main)
        self.stabilise()

    def set_timer(self, region: Region, step: After) -> None:
        frame = region.stack[-1]
        due = self.at + step.ms
        self.timers_set += 1
        region.timers.append(Timer(due, self.timers_set, step.key, frame.scene, frame.visit))
        region.timers.sort()
        self.out.append(TimerSet(self.at, step.key, due))

    def feel_time(self) -> None:
        """A story moment: feelings drift home over the time since the last one."""
        passed = self.at - self.felt_at
        if not passed:
            return
        self.felt_at = self.at
        for feeling in self._feelings:
            slot = feeling.slot
            value: Any = self.values[slot]
            if value == feeling.home:
                self.drifting[slot] = 0
                continue
            elapsed = self.drifting[slot] + passed
            after = feeling.home + drift(value - feeling.home, elapsed, feeling.half_life_ms)
            if after == value:
                self.drifting[slot] = elapsed
            else:
                self.values[slot] = after
                self.drifting[slot] = 0
                if self.world is not None:
                    self.world.touched.add(slot)
                self.out.append(_felt(self.at, feeling.cast, feeling.feeling, value, after, "drift", False))

    def stabilise(self) -> None:
        """Run automatic steps until the talk waits; a cycle that never waits stops the session with a code."""
        if self.world is not None:
            settling.settle(self)
            return
        region, points = self.main, self.program.points
        auto: Callable[..., bool] = self._triggers["auto"].trigger
        for _ in range(STEPS_WITHOUT_WAITING):
            kind = points[region.state].kind
            if kind is _AUTOMATIC:
                if not auto(region, region):
                    self.halt("SK8111")
                    return
            elif kind is _CHOOSE and not region.open:
                self.trigger("pass")
            else:
                return
        self.halt("SK8112")

    # -- within -----------------------------------------------------------------------------------------------

    def halt(self, code: str, region: Region | None = None) -> None:
        """Stop with a coded error, in a region that cannot go on."""
        self.halted = code
        for one in self.regions:
            one.open = ()
        self.out.append(Halted(self.at, code, (region or self.main).state))

    def _commit(self, act: Act | None) -> tuple[Event, ...]:
        out, log = self.out, self.log
        if not out:
            if type(act) is Clock:
                self.pending += act.ms
                return ()
            if act is None:
                return ()
        entry = _entry(len(log), self.pending, act, tuple(out))
        self.pending = 0
        out.clear()
        log.append(entry)
        self._last = entry
        self._cues = None
        return entry.events


def _refused(code: str, **values: str | int) -> ActRefused:
    return ActRefused(diagnostic(code, None, excerpt=None, **values))
