"""Which presenter to use, and making it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TextIO, cast

from simkit.cli.output import tell
from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.present.driven import Drive, Driven
from simkit.present.headless import HeadlessPresenter
from simkit.present.moment import Driver
from simkit.present.narrated import Narrated
from simkit.present.preferences import Preferences
from simkit.present.protocol import Presenter, Welcome
from simkit.present.strategy import StrategyName, follow, read_path, strategy
from simkit.present.terminal import LineReader, PlainScreen, SayFirst, Screen, TerminalPresenter
from simkit.session import Program, Settings
from simkit.vr.registered import registered_runtime

if TYPE_CHECKING:
    from simkit.stage.lobby import SharedFrames
    from simkit.stage.needs import Needs
    from simkit.stage.voice import Audio

_PICTURED: Final = ("talk", "options", "debrief")
_PACE: Final = 150.0
"""How many times as fast as life an autopilot plays on the stage."""

Kind = Literal["vr", "stage", "terminal", "plain", "autopilot"]


@dataclass(frozen=True, slots=True)
class Around:
    """What there is to present on."""

    display: bool
    stage: bool
    """The stage's packages are installed."""
    typing: bool
    """Somebody can type: input and output are a terminal."""
    headset: bool = False
    """A runtime for a headset is named on this computer; whether it answers is another thing."""

    @classmethod
    def here(cls) -> Around:
        always = sys.platform in ("win32", "darwin")
        display = always or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        typing = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
        headset = find_spec("xr") is not None and registered_runtime() is not None
        return cls(display, find_spec("panda3d") is not None, typing, headset)


@dataclass(slots=True)
class House:
    """What is kept from one scenario to the next: a window with what the trainee needs, or a terminal's input."""

    reader: LineReader = field(default_factory=LineReader)
    frames: SharedFrames | None = None
    needs: Needs | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is to be presented, and how it was asked for."""

    wanted: str
    program: Program
    settings: Settings
    seed: int
    path: Path | None
    strategy: str | None
    real_pace: bool
    pictures: Path | None
    """Where an autopilot saves pictures of the stage; None for none."""
    out: TextIO
    cache: Path | None = None
    """Where speech is kept that was made; None: nowhere, as for a guest."""
    self_voicing: bool = False
    preferences: Preferences | None = None
    keep: Callable[[Preferences], None] = lambda _: None
    """Called with what the trainee sets while it is presented."""
    house: House | None = None
    """Where scenarios are chosen from a list: what they share."""


@dataclass(slots=True)
class Presenting:
    presenter: Presenter
    out: TextIO
    notes: list[Diagnostic] = field(default_factory=list)
    """Why it is another presenter than the first choice."""
    unheard: list[Diagnostic] = field(default_factory=list)
    """What could not be spoken while it was presented."""
    unshown: list[Diagnostic] = field(default_factory=list)
    """What the room was shown without."""
    welcome_in: Callable[[str], Welcome] | None = None
    """The start screen in another language; whoever makes the sessions sets it."""
    pictures: list[Path] = field(default_factory=list)
    """Taken so far, each named after a moment."""

    def keep_pictures(self, session: str) -> list[Path]:
        """Give the pictures their place: a folder named after the session."""
        kept = []
        for path in self.pictures:
            into = path.parent.with_name(session) / path.name
            into.parent.mkdir(parents=True, exist_ok=True)
            kept.append(path.replace(into))
        self.drop_pictures()
        return kept

    def drop_pictures(self) -> None:
        """Remove those that were not kept, as after a session that was broken off."""
        for path in self.pictures:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in self.pictures if path.parent.is_dir()}:
            folder.rmdir()
        self.pictures = []


def choose(wanted: str, around: Around) -> Kind:
    if wanted != "auto":
        return cast(Kind, wanted)
    if around.display and around.stage:
        return "stage"
    return "terminal" if around.typing else "autopilot"


def present(setting: Setting, around: Around | None = None) -> Presenting:
    """Raises SimkitError: SK8403 the stage was asked for and cannot start, SK8404 its extra is missing."""
    around = around or Around.here()
    kind = choose(setting.wanted, around)
    silent: Diagnostic | None = None
    if (
        setting.wanted == "auto"
        and kind == "stage"
        and around.headset
        and not (setting.path or setting.strategy)
    ):
        silent = no_headset()
        kind = "vr" if silent is None else kind
    if setting.wanted == "auto" and (setting.path or setting.strategy):
        kind = "autopilot"
    if kind == "vr":
        return _headset(setting, around)
    if kind == "stage":
        made = _stage(setting, around)
        made.notes += [silent] if silent is not None else []
        return made
    if kind == "autopilot":
        return _autopilot(setting, around)
    return Presenting(_terminal(setting, plain=kind == "plain"), setting.out)


def screen_on(out: TextIO, language: str, *, plain: bool) -> Screen:
    if not plain:
        from simkit.present.terminal.rich_screen import RichScreen, can_be_rich

        if can_be_rich(out):
            return RichScreen(out, language)
    return PlainScreen(out, language)


def _stage(setting: Setting, around: Around) -> Presenting:
    if not around.stage:
        raise SimkitError(diagnostic("SK8404", what="the stage", extra="stage"))
    from simkit.stage import StagePresenter
    from simkit.stage.needs import Needs
    from simkit.stage.own_place import own_place

    made: Presenting
    folder = setting.program.scenario.folder

    def welcome_in(language: str) -> Welcome:
        assert made.welcome_in is not None
        return made.welcome_in(language)

    house, audio = setting.house, _audio(setting)
    try:
        presenter = StagePresenter(
            welcome_in=welcome_in,
            audio=audio,
            frames=house.frames if house is not None else None,
            needs=house.needs if house is not None else Needs(setting.preferences, setting.keep),
        )
        presenter.frames.place = own_place(folder, setting.program.scenario.setting)
        made = Presenting(presenter, setting.out, unheard=audio.notes, unshown=presenter.frames.notes)
        return made
    except SimkitError as error:
        found = error.diagnostics[0]
        if setting.wanted == "stage":
            raise SimkitError(diagnostic("SK8403", reason=found.message())) from error
        note = diagnostic("SK8402", reason=found.message())
        plan_b = _terminal(setting, plain=False) if around.typing else None
        made = Presenting(plan_b, setting.out) if plan_b else _autopilot(setting, around)
        made.notes.append(note)
        return made


def _audio(setting: Setting) -> Audio:
    """Speech by what this machine and the scenario's folder have, as the trainee set it."""
    from simkit.stage.voice import Audio, make_voice

    kept = setting.preferences or Preferences()
    folder = setting.program.scenario.folder
    voice = partial(make_voice, cache=setting.cache, recordings=Path(folder) if folder else None)
    audio = Audio(voice, self_voicing=setting.self_voicing or kept.self_voicing, agreed=kept.voice)
    audio.speed = kept.speech_speed
    return audio


def no_headset() -> Diagnostic | None:
    """Why no headset answers; None: one does."""
    from simkit.vr import find_headset

    try:
        find_headset()
    except SimkitError as error:
        return error.diagnostics[0]
    return None


def _headset(setting: Setting, around: Around) -> Presenting:
    if not around.stage:
        raise SimkitError(diagnostic("SK8404", what="the headset", extra="stage"))
    from simkit.stage.needs import Needs
    from simkit.stage.own_place import own_place
    from simkit.vr import VrPresenter
    from simkit.vr.lobby import SharedVrFrames

    made: Presenting

    def welcome_in(language: str) -> Welcome:
        assert made.welcome_in is not None
        return made.welcome_in(language)

    scenario, house = setting.program.scenario, setting.house
    needs = house.needs if house is not None else None
    audio = _audio(setting)
    try:
        shared = house.frames if house is not None and isinstance(house.frames, SharedVrFrames) else None
        presenter = VrPresenter(
            frames=shared,
            tell=tell,
            language=setting.settings.language,
            place=own_place(scenario.folder, scenario.setting),
            welcome_in=welcome_in,
            audio=audio,
            needs=needs or Needs(setting.preferences, setting.keep),
        )
        presenter.frames.place = own_place(scenario.folder, scenario.setting)
        made = Presenting(presenter, setting.out, unheard=audio.notes, unshown=presenter.frames.notes)
        return made
    except SimkitError as error:
        if error.code == "SK8404":
            raise
        raise SimkitError(diagnostic("SK8403", reason=error.diagnostics[0].message())) from error


def _autopilot(setting: Setting, around: Around) -> Presenting:
    """On the stage off-screen, with pictures, where that can be; without it otherwise. Both print the talk."""
    screen = screen_on(setting.out, setting.settings.language, plain=False)
    driver = _driver(setting)
    made = Presenting(Narrated(HeadlessPresenter(driver), screen), setting.out)
    if setting.pictures is None or not around.stage:
        return made
    from simkit.stage import StagePresenter
    from simkit.stage.own_place import own_place

    folder = setting.pictures / f".{os.getpid()}"

    def on_moment(name: str, stage: StagePresenter) -> None:
        if name in _PICTURED:
            folder.mkdir(parents=True, exist_ok=True)
            made.pictures.append(folder / f"{_PICTURED.index(name) + 1}-{name}.png")
            stage.picture(made.pictures[-1])

    drive = Drive(driver)
    try:
        place = own_place(setting.program.scenario.folder, setting.program.scenario.setting)
        stage = StagePresenter(offscreen=True, drive=drive, pace=_PACE, on_moment=on_moment, place=place)
        made.unshown = stage.frames.notes
    except SimkitError as error:
        made.notes.append(diagnostic("SK8402", reason=error.diagnostics[0].message()))
        return made
    made.presenter = Narrated(Driven(stage, drive), screen)
    return made


def _terminal(setting: Setting, *, plain: bool) -> TerminalPresenter:
    reader = setting.house.reader if setting.house is not None else LineReader()
    screen = screen_on(setting.out, setting.settings.language, plain=plain or not reader.is_tty)
    rich = not isinstance(screen, PlainScreen)
    kept = setting.preferences or Preferences()

    def keep(on: bool) -> None:
        setting.keep(replace(kept, say_first="on" if on else "off"))

    return TerminalPresenter(
        screen,
        reader,
        real_pace=setting.real_pace,
        idle_counts=rich or setting.real_pace,
        say_first=SayFirst(kept.say_first == "on", keep),
    )


def _driver(setting: Setting) -> Driver:
    """Raises SimkitError SK8508 for a path that cannot be read."""
    if setting.path is None:
        return strategy(cast(StrategyName, setting.strategy or "learner"), setting.program, setting.seed)
    try:
        text = setting.path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SimkitError(diagnostic("SK8508", path=setting.path, reason=reason)) from error
    return follow(read_path(text), setting.program)
