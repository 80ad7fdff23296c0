"""Work with objects on a window: what is pointed at, the menu beside it, the keys, the task list.

All that can be chosen is in the panels' trees, so that it is focused, spoken and hit like everything else; the room
itself knows only which object a ray means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from panda3d.core import LPoint3, LVector3

from simkit.events import Act, Do, Enter, Fill, Hint, Inspect, Report
from simkit.session import Cue, View
from simkit.session.cues import DidCue
from simkit.stage.hud import Hud
from simkit.stage.objects import aside
from simkit.stage.objects.aside import Aside
from simkit.stage.objects.beside import beside
from simkit.stage.objects.cycling import next_stop, next_thing
from simkit.stage.objects.drag import Drag, drag_from
from simkit.stage.objects.groups import Group, Step, deed_id, groups
from simkit.stage.objects.on_window import Box, box_of, ray_at
from simkit.stage.objects.room import ACCENT, Objects
from simkit.stage.panels import Spot
from simkit.stage.panels.panel import NEXT, PREVIOUS
from simkit.stage.panels.screens import acts as screen
from simkit.stage.panels.screens.data import Command
from simkit.stage.window import Window

REGIONS: Final = ("acts", *aside.REGIONS)
WORLD_ACTS: Final = (Do, Enter, Inspect, Report, Fill, Hint)


Taken = tuple[object] | None
"""What a key or click means to the work (None inside: nothing more to be done); None: it is for the panels."""


class Desk:
    def __init__(self, hud: Hud, window: Window) -> None:
        self._hud, self._window = hud, window
        self.objects: Objects | None = None
        self.close_up: str | None = None
        """The object that is looked at closely."""
        self.selected: str | None = None
        """The thing whose menu is open, or would be if anything could be done with it now."""
        self._on = True
        self._open = False
        self._hover: str | None = None
        self._groups: dict[str, Group] = {}
        self._values: dict[str, int] = {}
        self._view: View | None = None
        self._aside = Aside(hud)
        self._drag: Drag | None = None
        self._by_keys = False
        self._last_deed = ""

    # what is shown

    @property
    def active(self) -> bool:
        """Whether anything can be done with objects now."""
        return self._on and self._view is not None and bool(self._view.acts)

    def tell(self, cues: Sequence[Cue], view: View) -> None:
        """What was read or heard by an act, and hints, come as a card; another act takes it away."""
        self._aside.tell(cues, view.language)
        for cue in cues:
            if isinstance(cue, DidCue) and self.objects is not None:
                self.objects.press(cue.object)

    def show(self, view: View, objects: Objects, *, on: bool = True) -> None:
        """Once a frame. `on`: the trainee works on the window; else somebody else presents what can be done."""
        self.objects, self._on = objects, on
        steps = [act.object for act in view.acts if act.affordance == "enter"]
        objects.show(view.objects, view.zones, steps)
        if not on:
            self._hud.hide(*REGIONS)
            return
        self._view = view
        covered = any(region.slot.modal for region in self._hud.panel.shown())
        self._groups = {one.id: one for one in groups(view, self._values)}
        if not view.objects:
            self._hud.hide(*REGIONS)
            return
        if self._drag is not None and (covered or not self._drag.keep(self._groups, self.active)):
            self._let_go()
        self._aside.show(view)
        self._show_menu(view, covered=covered)
        lit = self._hover or (self.selected if self._open else None)
        objects.light(lit if lit in self._groups else None, ACCENT)

    def hide(self) -> None:
        self._let_go()
        self._hud.hide("acts")
        self._aside.hide()
        self._open, self.close_up = False, None
        if self.objects is not None:
            self.objects.light(None)

    def follow(self) -> bool:
        """Once a frame, after the camera moved: the menu stays beside its object. True where it had to move."""
        region = self._hud.panel.regions.get("acts")
        if region is None or not region.shown:
            return False
        x, y = beside(self._hud.panel, self.box_of(self.beside or ""))
        if (region.slot.x, region.slot.y) == (x, y):
            return False
        # Only where it lies changes: nothing is painted anew.
        region.slot = replace(region.slot, x=x, y=y)
        return True

    # pointing: a ray in the room, as of a hand

    def aim(self, ray: tuple[LPoint3, LVector3] | None) -> str | None:
        """What a ray means that something can be done with; its name is shown until the next is aimed at."""
        found = self.objects.pick(*ray) if self.active and self.objects is not None and ray else None
        self._hover = found if found in self._groups else None
        return self._hover

    def reach(self, id: str | None, *, menu: bool = False, take: bool = False) -> object:
        """What reaching for it does: the only thing (unless `menu` is to be opened), or with `take` taking it, if
        it can be taken. None where its menu was opened, or with None for an id closed."""
        group = self._groups.get(id or "")
        if group is None:
            self.selected, self._open, self.close_up = None, False, None
            return None
        deeds = [deed.act for deed in group.menu.deeds]
        taking = next((act for act in deeds if isinstance(act, Do) and act.affordance == "take"), None)
        if take and taking is not None:
            return self._chosen(taking, by_keys=False)
        if len(deeds) == 1 and not group.menu.steppers and not menu:
            return self._chosen(deeds[0], by_keys=False)
        self._select(group.id, by_keys=False)
        return None

    @property
    def beside(self) -> str | None:
        """The object by which the menu, or the name of what is aimed at, belongs."""
        if self._drag is not None and self._drag.moved:
            return self._drag.id
        return self._hover if self._showing_tag else self.selected

    # pointing: window pixels

    def point(self, x: float, y: float) -> None:
        """The mouse moved there."""
        if self._drag is not None:
            self._drag.move(self._window, x, y)
            return
        self._hover = None
        panel = self._hud.panel
        if self.active and not panel.covers(*self._hud.pointer(x, y)):
            self._hover = self._picked(x, y)

    def click(self, x: float, y: float) -> Taken:
        """Open the menu of what is there, or do the only thing; None where the panels have it."""
        if not self.active or self._hud.panel.covers(*self._hud.pointer(x, y)):
            return None
        found = self._picked(x, y)
        if found is not None and self.objects is not None:
            self._drag = drag_from(self.objects, self._groups[found], x, y)
            if self._drag is not None:
                # Whether it is dragged or its menu is wanted is told by how it is let go.
                self._hover = None
                return (None,)
        return (self.reach(found),)

    def release(self) -> Taken:
        """The mouse let go: of what was dragged far enough, that is done; of what was not moved, the menu opens."""
        drag = self._drag
        if drag is None:
            return None
        self._let_go()
        if not drag.moved:
            return (self.reach(drag.id),)
        return (self._chosen(drag.deed.act, by_keys=False) if drag.deed is not None and drag.ready else None,)

    @property
    def grip(self) -> str:
        """The deed that would be done if the hand let go now, by element id."""
        drag = self._drag
        return drag.deed.id if drag is not None and drag.ready and drag.deed is not None else ""

    def box_of(self, id: str) -> Box | None:
        """Where an object or zone is seen in the window: x, y, width, height in pixels; None where it is not."""
        return box_of(self._window, self.objects.corners(id) if self.objects is not None else [])

    def names(self) -> tuple[str, ...]:
        """Everything something can be done with."""
        return tuple(self._groups)

    def things(self) -> dict[str, Box]:
        """Everything something can be done with: its box in window pixels."""
        found = {id: self.box_of(id) for id in self.names()}
        return {id: box for id, box in found.items() if box is not None}

    def deeds(self) -> dict[str, tuple[str, ...]]:
        """What can be done with each of them, by element id, in the order of the arrow keys."""
        if not self.active:
            return {}
        return {id: tuple(deed.id for deed in one.menu.deeds) for id, one in self._groups.items()}

    @property
    def menu(self) -> str:
        """Whose menu is open; empty while none is."""
        shown = self._open and self.active and not self._showing_tag and self.selected in self._groups
        return (self.selected or "") if shown else ""

    # keys and commands

    def press(self, key: str) -> Taken:
        """What a key does to the work; None where it is for the panels."""
        panel = self._hud.panel
        if not self._on or self._view is None or any(region.slot.modal for region in panel.shown()):
            return None
        if key == "escape" and self._drag is not None:
            self._let_go()
            return (None,)
        if key == "escape" and (self._open or self.close_up is not None or self._aside.noted):
            self._close()
            return (None,)
        if not self.active:
            return None
        if key == "j" and any(aside.can_show(task) for task in self._view.tasks):
            self._aside.turn_lists()
            return (None,)
        if key == "h" and (hint := next((a for a in self._view.acts if a.affordance == "hint"), None)):
            return (hint.act(),)
        if key == "i" and self.selected in self._groups:
            return (self._inspect(self.selected),)
        if key in ("arrow_left", "arrow_right") and self._groups:
            self._next_thing(1 if key == "arrow_right" else -1)
            return (None,)
        if key in NEXT or key in PREVIOUS:
            self._next_deed(1 if key in NEXT else -1)
            return (None,)
        if key in ("enter", "space") and panel.focus is not None and panel.focus.region == "acts":
            return (self._chosen(panel.element(panel.focus).act, by_keys=True),)
        if key.isdecimal() and self._open:
            return (self._chosen(panel.press(key), by_keys=True),)
        return None

    def obey(self, wanted: object) -> bool:
        """Whether it was the desk's own."""
        match wanted:
            case Command("tasks"):
                self._aside.turn_lists()
            case Command("close-note"):
                self._aside.put_away()
            case Step(field, value):
                self._values[field] = value
            case _:
                if isinstance(wanted, WORLD_ACTS):
                    self._chosen(wanted, by_keys=self._by_keys)
                return False
        return True

    def do(self, act: Act) -> object:
        """Do an act as a trainee would: its thing's menu, the focus on it, and Enter. The act itself if it has none."""
        if not isinstance(act, WORLD_ACTS) or self._view is None:
            return act
        ident = deed_id(act)
        if isinstance(act, Fill) and type(act.value) is int:
            # What a number stands at is set first, as by its steps.
            self._values[act.field] = act.value
            self._groups = {one.id: one for one in groups(self._view, self._values)}
            ident = f"fill.{act.field}"
        for group in self._groups.values():
            if any(deed.id == ident for deed in group.menu.deeds):
                self._select(group.id, by_keys=True)
                self._show_menu(self._view, covered=False)
                return self._hud.activate("acts", ident) or act
        return self._hud.activate("work", ident) or act

    # inside

    @property
    def _showing_tag(self) -> bool:
        return self._hover in self._groups and self._hover != (self.selected if self._open else None)

    def _chosen(self, act: object, *, by_keys: bool) -> object:
        self._by_keys = by_keys
        if isinstance(act, Inspect) and self.objects is not None:
            self.close_up = act.object
        elif isinstance(act, WORLD_ACTS):
            self.close_up = None
            self._aside.put_away()
        if isinstance(act, WORLD_ACTS):
            self._last_deed = deed_id(act)
            if not by_keys:
                self._open = False
        return act

    def _inspect(self, id: str) -> object:
        """Closer, and back again; where to inspect it is an act, that is handed in."""
        if self.close_up == id:
            self.close_up = None
            return None
        self.close_up = id
        deeds = self._groups[id].menu.deeds
        return next((deed.act for deed in deeds if isinstance(deed.act, Inspect)), None)

    def _close(self) -> None:
        self._aside.put_away()
        self._hud.hide("acts")
        self.close_up = None
        self._open, self.selected = False, None
        focus = self._hud.panel.focus
        if focus is not None and focus.region in REGIONS:
            self._hud.panel.focus = None

    def _let_go(self) -> None:
        if self._drag is not None:
            self._drag.end()
            self._drag = None

    def _select(self, id: str, *, by_keys: bool) -> None:
        if id != self.selected:
            self.close_up = None
        self.selected, self._open, self._by_keys = id, True, by_keys
        self._last_deed = ""

    def _next_thing(self, by: int) -> None:
        now = self.selected if self._open else None
        self._go(next_thing(list(self._groups), now, by), 0)

    def _next_deed(self, by: int) -> None:
        panel = self._hud.panel
        now: tuple[str, int] | Spot | None = panel.focus
        if panel.focus is not None and panel.focus.region == "acts" and self.selected is not None:
            mine = [spot for spot in panel.spots() if spot.region == "acts"]
            now = (self.selected, mine.index(panel.focus)) if panel.focus in mine else (self.selected, 0)
        found = next_stop(self._groups, [spot for spot in panel.spots() if spot.region != "acts"], now, by)
        if found is None:
            return
        if isinstance(found, Spot):
            self._open = False
            self._hud.hide("acts")
            panel.focus_on(found)
        else:
            self._go(*found)

    def _go(self, id: str, row: int) -> None:
        assert self._view is not None
        self._select(id, by_keys=True)
        self._hover = None
        self._show_menu(self._view, covered=False)
        mine = [spot for spot in self._hud.panel.spots() if spot.region == "acts"]
        if mine:
            self._hud.panel.focus_on(mine[min(row, len(mine) - 1)])
            self._last_deed = mine[min(row, len(mine) - 1)].id

    def _show_menu(self, view: View, *, covered: bool) -> None:
        hud, language = self._hud, view.language
        if self._hover is not None and self._hover not in self._groups:
            self._hover = None
        drag = self._drag
        if drag is not None and drag.deed is not None and drag.moved and self.objects is not None:
            name, deed, ready = self._groups[drag.id].menu.name, drag.deed, drag.ready
            hud.show(
                "acts", ("drag", name, deed, ready, language), lambda: screen.dragged(name, deed, ready=ready)
            )
            return
        if self._showing_tag and not covered and self._hover is not None:
            data = self._groups[self._hover].menu
            hud.show("acts", ("tag", self._hover, data, language), lambda: screen.tag(data, language))
            return
        group = self._groups.get(self.selected or "")
        if group is None or not self._open or not self.active:
            hud.hide("acts")
            return
        panel = hud.panel
        had = panel.focus is not None and panel.focus.region == "acts"
        data = group.menu
        hud.show("acts", ("menu", group.id, data, language), lambda: screen.menu(data, language))
        if self._by_keys and not covered and not had and panel.focus is None:
            # Back from what one did: the focus is where it was, or on the first.
            mine = [spot for spot in panel.spots() if spot.region == "acts"]
            panel.focus = Spot("acts", self._last_deed) if Spot("acts", self._last_deed) in mine else mine[0]

    def _picked(self, x: float, y: float) -> str | None:
        ray = ray_at(self._window, x, y)
        found = self.objects.pick(*ray) if self.objects is not None and ray is not None else None
        return found if found in self._groups else None
