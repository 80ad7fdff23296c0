"""One frame after another in the headset's rhythm, or on the desktop while there is no headset."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

import xr
from panda3d.core import LPoint3

from simkit.errors import Diagnostic
from simkit.session import View
from simkit.stage.frames import LONGEST_FRAME_S, Frames
from simkit.stage.panels import Theme
from simkit.stage.panels.screens.data import Command
from simkit.stage.place import Place
from simkit.stage.shade import Quality
from simkit.stage.stage import Stage
from simkit.stage.talk import Shown
from simkit.stage.window import Window
from simkit.vr.clearance import Clearance
from simkit.vr.comfort import Comfort
from simkit.vr.drawn import Drawn
from simkit.vr.finding import Finding
from simkit.vr.gear import Gear
from simkit.vr.hands import Hand, Side
from simkit.vr.holding import Holding, reached
from simkit.vr.hud import VrHud
from simkit.vr.listening import Listening
from simkit.vr.mirror import Mirror
from simkit.vr.moving import Moving
from simkit.vr.panels import Ray
from simkit.vr.pointing import Pointing, Pressed, Reached, Turned
from simkit.vr.runtime import lost
from simkit.vr.session import Beat, Looking
from simkit.vr.settling import settle
from simkit.vr.shell import Shell
from simkit.vr.spots import MARK, Spots
from simkit.vr.standing import Standing, grounded, still

IDLE_S = 90.0
"""A head that does not move at all for so long is none: the headset lies somewhere."""
Where = Literal["desktop", "headset"]
Told = Literal["found", "gone", "back"]


class VrFrames(Frames):
    """`tell` hears when the headset was found, went and came back; with why it went."""

    hud: VrHud

    def __init__(
        self,
        window: Window,
        *,
        theme: Theme | None = None,
        quality: Quality | None = None,
        place: str | None = None,
        tell: Callable[[Told, Diagnostic | None], None] = lambda what, why: None,
        idle_s: float = IDLE_S,
    ) -> None:
        super().__init__(window, theme=theme, quality=quality, place=place, hud=VrHud(window, theme))
        self.gear: Gear | None = None
        self.looking: Looking | None = None
        """Where the trainee looked from in the last frame they saw."""
        self.standing = Standing(window.render)
        self._holding = Holding(self.standing)
        self.pointing = Pointing(self.hud.panel, self.standing, self._tick, self._aim_at)
        self.beats = 0
        """Frames that were begun with the runtime, and ended."""
        self._drawn = Drawn(window.render, self.standing)
        self.moving = Moving(Spots(window.render), self.standing, self._drawn)
        self.moving.moved = self._hang
        self.keep: Callable[[Comfort], None] = lambda comfort: None
        """Called when the trainee set something of the headset's own."""
        self._finding = Finding(window, self.standing.node, time.perf_counter)
        self._mirror: Mirror | None = None
        self._tell = tell
        self._idle_s, self._still_s = idle_s, 0.0
        self._had_headset = False
        self._had_attention = False
        self._waits_for_hand = False
        self._entered: Stage | None = None
        self._shell: Shell | None = None
        self._clearance = Clearance(self.standing)
        self._asked: list[str] = []
        if self._keyboard is not None:
            self._keyboard = Listening(self._keyboard, self._asked)  # type: ignore[assignment]
        self.hud.aim = self._aim

    # where it is seen

    @property
    def where(self) -> Where:
        return "headset" if self.hud.room is not None else "desktop"

    @property
    def attended(self) -> bool:
        """Whether the trainee is there: the headset is worn and nothing else has its attention, or there is none."""
        return self._had_attention if self.gear is not None else not self._waits_for_hand

    @property
    def why_not(self) -> Diagnostic | None:
        """Why there is no headset, when it was asked for last."""
        return self._finding.why

    def find(self) -> bool:
        """Look for a headset now; True when one answered."""
        if self.gear is None:
            self._finding.begin(at_once=True)
            self._look()
        return self.gear is not None

    def open_stage(self, view: View) -> Stage:
        stage = super().open_stage(view)
        if stage is not self._entered:
            self._entered = stage
            self.standing.enter(stage.built.place)
            self.moving.enter(stage.built.place)
            self._build_shell(stage.built.place)
            settle()
            self._centre(anew=False)
            if self.where == "headset":
                stage.around(self.standing.head, self._holding.hand)
        return stage

    def _build_shell(self, place: Place) -> None:
        if self._shell is not None:
            self._shell.remove()
        self._shell = Shell(self.window.render, place, shown=self.where == "headset")

    def hear(self, view: View, shown: Shown) -> None:
        super().hear(view, shown)
        if self.hud.room is not None and self.stage is not None:
            self.hud.room.stand_clear(
                [self.standing.azimuth(actor.eyes) for actor in self.stage.actors.values()]
            )
            actor = self.stage.actors.get(shown.speaker)
            if actor is not None:
                self.hud.room.follow(self.standing.azimuth(actor.eyes))

    def places(self) -> dict[str, LPoint3]:
        """Every target that can be chosen now, in the room; empty on the desktop."""
        return self.hud.room.places() if self.hud.room is not None else {}

    # what was wanted

    def read(self, *, skips: bool) -> list[object]:
        by_keys = super().read(skips=skips)
        found: list[object] = []
        for one in self.pointing.wants:
            if isinstance(one, Pressed):
                found.append(self._pressed(one.key, skips=skips))
            elif isinstance(one, Reached) and (one.thing or "").startswith(MARK):
                found.append(self.moving.step(one.thing or "", self._view))
            elif isinstance(one, Reached):
                found.append(reached(one, self.desk if self._view is not None else None, self.stage))
            elif one == "recentre":
                self._centre()
            elif isinstance(one, Turned):
                self.standing.turn(one.degrees)
                if self.hud.comfort.vignette == "on":
                    self._drawn.blink()
            else:
                found.append(one)
        self.pointing.wants.clear()
        for asked in self._asked:
            if asked == "v" and self.gear is None:
                self._finding.begin(at_once=True)
            elif asked == "c":
                self._centre()
        self._asked.clear()
        found = [
            one for one in found if one is not None and not (self.desk is not None and self.desk.obey(one))
        ]
        kept = [one for one in (*by_keys, *found) if not self._set(one)]
        self._waits_for_hand &= not kept
        return kept

    def _pressed(self, key: str, *, skips: bool) -> object:
        taken = self._worked(key)
        if taken is not None:
            return taken[0]
        if skips and key == "enter" and self.hud.panel.focus is None:
            return Command("skip")
        return self.hud.panel.press(key)

    def _aim_at(self, ray: Ray | None) -> str | None:
        thing = None
        if self.desk is not None and self._view is not None:
            thing = self.desk.aim((ray.start, ray.way) if ray is not None else None)
        mark = self.moving.aim(ray if thing is None else None)
        return thing or mark

    @property
    def works(self) -> bool:
        return self.where == "headset" or super().works

    def _set(self, wanted: object) -> bool:
        comfort = self.hud.comfort.obey(wanted) if isinstance(wanted, Command) else None
        if comfort is None:
            return False
        moved = comfort.posture != self.hud.comfort.posture
        self.hud.comfort = comfort
        self.keep(comfort)
        if moved:
            self._centre(anew=False)
        return True

    # frames

    def draw(self, *, pace: float = 1.0, judge: bool = False) -> float:
        self._look()
        if self.gear is None:
            seconds = super().draw(pace=pace, judge=judge)
            return 0.0 if self._waits_for_hand else seconds
        try:
            return self._beat(self.gear, pace)
        except xr.XrException as error:
            self._lose(lost(error))
            return 0.0

    def _beat(self, gear: Gear, pace: float) -> float:
        session = gear.session
        for happened in session.poll():
            if happened == "recentred":
                self.standing.forget()
            elif happened == "profile":
                gear.hands.identify()
            elif happened == "lost":
                self._lose(lost(xr.InstanceLossPending()))
                return 0.0
        if session.over:
            self._lose(lost(xr.SessionLossPending()))
            return 0.0
        if session.seen:
            self._into_headset()
        elif not session.running:
            self._onto_desktop()
        if not session.running:
            self._attend(False)
            super().draw(pace=pace)
            return 0.0
        beat = session.begin()
        seconds = self._passed()
        looking = session.looking(beat) if session.seen else None
        pictures = looking is not None and beat.draws and self.where == "headset"
        self._see(gear, beat, grounded(looking) if looking is not None else None, seconds)
        gear.eyes.look(self.looking.eyes if pictures and self.looking is not None else None)
        if self.where == "desktop":
            self._last -= seconds
            super().draw(pace=pace)
        else:
            self._draw_room(gear, seconds * pace)
        session.end(beat, gear.eyes.hand_over() if pictures else ())
        self.beats += 1
        self._attend(session.focused and self._still_s < self._idle_s)
        return seconds if self._had_attention else 0.0

    def _draw_room(self, gear: Gear, seconds: float) -> None:
        if self.stage is not None:
            if self._view is not None and self.desk is not None:
                self.stage.work(self._view, seconds, None)
            self.stage.update(seconds)
            self._place_menu()
            if self.hud.room is not None:
                self._clearance.update(
                    seconds, self.hud, self.desk if self._view is not None else None, self.stage
                )
        self.hud.update()
        if self.looking is not None:
            if self._mirror is None:
                self._mirror = Mirror(self.window, gear.eyes.left, self.hud.panel)
            self._mirror.update()
        self.window.refit()
        self.window.frame(hurry=True)

    def _place_menu(self) -> None:
        thing = self.desk.beside if self.desk is not None and self._view is not None else None
        if self.hud.room is not None and self.stage is not None and self.hud.shows("acts"):
            self.hud.room.lie_beside(self.stage.objects.corners(thing) if thing is not None else [])

    def _passed(self) -> float:
        now = time.perf_counter()
        seconds, self._last = min(now - self._last, LONGEST_FRAME_S), now
        return seconds

    def _see(self, gear: Gear, beat: Beat, looking: Looking | None, seconds: float) -> None:
        """Where head and hands are in this frame, and what they want."""
        hands = (Hand("left"), Hand("right"))
        if looking is not None:
            before = self.looking
            self.looking = looking
            self._still_s = self._still_s + seconds if before and still(before.head, looking.head) else 0.0
            self.standing.follow(looking)
            if not self.standing.centred:
                self._centre()
            hands = gear.hands.read(gear.session.space, beat.time)
            if any(hand.there and max(hand.trigger, *map(abs, hand.stick)) > 0.2 for hand in hands):
                self._still_s = 0.0
        room = self.hud.room
        if room is not None and looking is not None:
            self.moving.update(self._view, on=self.hud.comfort.moving == "on")
            self.pointing.large = self.moving.large
            self.pointing.update(hands, looking.head, room, self.hud.comfort, seconds)
            if not gear.session.focused:
                self.pointing.wants.clear()
            self._holding.update(hands, self.pointing.aimed, self.stage)
            self._drawn.update(hands, self.pointing.aimed if gear.session.focused else None, seconds)

    def _attend(self, attends: bool) -> None:
        self.left_alone = self._had_attention and not attends
        self._had_attention = attends

    # coming and going

    def _look(self) -> None:
        if self.gear is not None:
            return
        self.gear = self._finding.look()
        if self.gear is not None:
            self._finding.stop()
            self._tell("back" if self._had_headset else "found", None)
            self._had_headset = True

    def _into_headset(self) -> None:
        self._waits_for_hand = False
        if self.where == "desktop":
            self.hud.enter_room(self.window.render)
            self._still_s = 0.0
            self.standing.forget()
            if self.stage is not None:
                self.stage.around(self.standing.head, self._holding.hand)
            if self._shell is not None:
                self._shell.show(True)

    def _onto_desktop(self) -> None:
        if self._mirror is not None:
            self._mirror.close()
            self._mirror = None
        if self._shell is not None:
            self._shell.show(False)
        self._holding.let_go(self.stage)
        if self.where == "headset":
            self.hud.leave_room()
            self.pointing.wants.clear()
            self._drawn.update((Hand("left"), Hand("right")), None, 0.0)
            self.looking = None
            if self.stage is not None:
                self.stage.around(None)

    def _lose(self, why: Diagnostic) -> None:
        self._onto_desktop()
        if self.gear is not None:
            self.gear.close()
            self.gear = None
        self._attend(False)
        self._waits_for_hand = True
        self._finding.why = why
        self._finding.begin(at_once=False)
        self._tell("gone", why)

    def close(self) -> None:
        if self.gear is not None:
            with suppress(xr.XrException):
                self.gear.end()
            self._onto_desktop()
            self.gear.close()
            self.gear = None
        self._drawn.remove()
        self.moving.spots.remove()
        super().close()
        self.standing.remove()

    # small things

    def _centre(self, *, anew: bool = True) -> None:
        """`anew`: straight ahead is where the head looks now. Else the place or the posture changed, and it stays."""
        if self.looking is None:
            return
        floor = self.gear is not None and self.gear.session.floor
        self.standing.centre(self.looking if anew else None, self.hud.comfort.posture, floor=floor)
        self._hang()

    def _hang(self) -> None:
        if self.hud.room is not None:
            place = self.stage.built.place if self.stage is not None else None
            person_m = self.standing.away(place.stands[0].at) if place is not None else 1.5
            self.hud.room.hang(self.standing.anchor, self.standing.heading, person_m)

    def _tick(self, side: Side) -> None:
        if self.gear is not None:
            self.gear.hands.tick(side)

    def _aim(self, x: float, y: float) -> tuple[float, float] | None:
        if self._mirror is None or self.hud.room is None:
            return None
        return self._mirror.aim(x, y, self.hud.room)
