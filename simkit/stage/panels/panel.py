"""A panel: regions that are shown, painted in a worker, pointed at and walked through with keys."""

from __future__ import annotations

from collections.abc import Callable

from simkit.stage.panels.element import Element
from simkit.stage.panels.focus import Spot, moved, numbered, targets
from simkit.stage.panels.hit import anything_at, scroller_at, target_at
from simkit.stage.panels.layout import GAP, ORDER, Slot, slots
from simkit.stage.panels.painter import BlitzPainter, Box, Painter
from simkit.stage.panels.region import Region
from simkit.stage.panels.theme import Theme
from simkit.stage.panels.worker import Frame, Look, PaintWorker

NEXT = frozenset({"tab", "arrow_down", "arrow_right"})
PREVIOUS = frozenset({"shift-tab", "arrow_up", "arrow_left"})
SCROLL_STEP = 3.0
"""Rem that one arrow or turn of the wheel scrolls."""


Arrange = Callable[[int, int, int], dict[str, Slot]]
"""From width, height and text scale (per cent) to every region's slot."""


class Panel:
    """All of it from one thread. Sizes are CSS pixels; `scale` is device pixels a CSS pixel.

    `show` and `hide` regions (names in `layout.ORDER`), call `update` once a frame, give it pointer and keys:
    what was chosen comes back as that element's `act`.
    """

    def __init__(
        self,
        width: int,
        height: int,
        *,
        theme: Theme | None = None,
        scale: float = 1.0,
        make_painter: Callable[[], Painter] = BlitzPainter,
        arrange: Arrange = slots,
    ) -> None:
        self._arranges = arrange
        self.width, self.height, self.scale = width, height, scale
        self.theme = theme or Theme()
        self.focus: Spot | None = None
        self.hover: Spot | None = None
        self.on_focus: Callable[[Element], None] | None = None
        """Called with the element that focus came to, to speak it."""
        self.dot: tuple[float, float] | None = None
        """Where a ray points at the panel, drawn as a dot; None for none (a mouse has a cursor of its own)."""
        self.bars: dict[str, float] = {}
        """How full the bar element of each id is, 0 to 1: drawn over it without painting anew (time left)."""
        self._worker = PaintWorker(make_painter)
        self.regions: dict[str, Region] = {}
        self._arrange()

    # what is shown

    def show(self, name: str, tree: Element) -> None:
        """Show the tree in a region, or change what it shows. KeyError for a region that does not exist."""
        region = self.regions[name]
        newly = not region.shown
        region.set(tree)
        self._ask(region)
        if newly and region.slot.modal:
            self.focus = self.hover = None
        if self.focus is not None and self.focus not in self.spots():
            self.focus = None

    def hide(self, name: str) -> None:
        region = self.regions[name]
        region.hide()
        self._worker.cancel(name)
        if self.focus is not None and self.focus.region == name:
            self.focus = None
        if self.hover is not None and self.hover.region == name:
            self.hover = None

    def rearrange(self, arrange: Arrange) -> None:
        """Give every region another place: it is looked at in another way from now on, and painted anew for that."""
        self._arranges = arrange
        self._arrange()
        for region in self.regions.values():
            region.frame = None

    def resize(self, width: int, height: int, scale: float = 1.0) -> None:
        if (width, height, scale) != (self.width, self.height, self.scale):
            self.width, self.height, self.scale = width, height, scale
            self._arrange()

    def set_theme(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._arrange()

    def update(self) -> dict[str, Frame]:
        """Take what the worker has painted: the new frames by region. Raises what painting raised."""
        fresh: dict[str, Frame] = {}
        for name, frame in self._worker.take().items():
            region = self.regions[name]
            if not region.take(frame):
                continue
            fresh[name] = frame
            if region.follow():
                self._ask(region)
        return fresh

    def settle(self, timeout_s: float = 10.0) -> dict[str, Frame]:
        """Wait until all that was asked is painted, following scrolls included, and take it. For stills."""
        fresh: dict[str, Frame] = {}
        for _ in range(8):
            if not self._worker.settle(timeout_s):
                raise TimeoutError("the panel painter is still busy")
            newest = self.update()
            if not newest:
                break
            fresh |= newest
        return fresh

    def close(self) -> None:
        self._worker.close()

    # where it lies

    def shown(self) -> list[Region]:
        """Back to front."""
        return [self.regions[name] for name in ORDER if name in self.regions and self.regions[name].shown]

    def open_regions(self) -> list[Region]:
        """Those in which something can be chosen, back to front: the uppermost modal one alone, or all."""
        shown = self.shown()
        modal = [region for region in shown if region.slot.modal]
        return modal[-1:] or shown

    def origin(self, region: Region) -> tuple[float, float]:
        """Upper left corner of the region's content in the panel."""
        slot, height = region.slot, region.content_height
        if slot.anchor == "top":
            return slot.x, slot.y
        if slot.anchor == "middle":
            return slot.x, slot.y + (slot.height - height) / 2
        bottom = float(slot.y + slot.height)
        under = self.regions.get(slot.above)
        if under is not None and under.shown and under.content_height:
            bottom = self.origin(under)[1] - GAP
        return slot.x, bottom - height

    def face_room(self) -> Box:
        """The part of the window that no talk region covers: where a camera should keep a face."""
        top, bottom = 0.0, float(self.height)
        for region in self.shown():
            if not region.slot.modal and region.frame is not None:
                if region.slot.anchor == "top":
                    top = max(top, region.slot.y + region.content_height)
                else:
                    bottom = min(bottom, self.origin(region)[1])
        return 0.0, top, float(self.width), max(0.0, bottom - top)

    def box_of(self, spot: Spot) -> Box | None:
        """The visible part of a target in the panel; None where it is scrolled away or not yet painted."""
        region = self.regions[spot.region]
        x, y = self.origin(region)
        for seen in region.seen():
            if seen.node.id == spot.id and seen.clip[2] > 0 and seen.clip[3] > 0:
                return seen.clip[0] + x, seen.clip[1] + y, seen.clip[2], seen.clip[3]
        return None

    # pointer: x, y in CSS pixels of the panel

    def at(self, x: float, y: float) -> Spot | None:
        for region in reversed(self.open_regions()):
            left, top = self.origin(region)
            if seen := target_at(region.seen(), x - left, y - top):
                return Spot(region.name, seen.node.id)
            if anything_at(region.seen(), x - left, y - top):
                return None
        return None

    def covers(self, x: float, y: float) -> bool:
        """Whether the panel is opaque there, or modal: a click must not reach the world behind."""
        if any(region.slot.modal for region in self.shown()):
            return True
        return any(
            anything_at(region.seen(), x - self.origin(region)[0], y - self.origin(region)[1])
            for region in self.shown()
        )

    def point(self, x: float, y: float) -> Spot | None:
        """The pointer moved there. Focus stays: only acting moves it."""
        self.hover = self.at(x, y)
        return self.hover

    def click(self, x: float, y: float) -> object:
        """The act of the target there, which gets the focus; None where there is none."""
        spot = self.at(x, y)
        if spot is None:
            return None
        self.focus_on(spot, say=False)
        return self.element(spot).act

    def wheel(self, x: float, y: float, steps: float) -> bool:
        """Scroll what is under the pointer, down for positive steps."""
        for region in reversed(self.open_regions()):
            left, top = self.origin(region)
            if seen := scroller_at(region.seen(), x - left, y - top):
                return self._scroll(region, seen.node.id, steps * SCROLL_STEP * self.theme.rem)
        return False

    # keys

    def press(self, key: str) -> object:
        """What a key chooses, or None: it moved the focus, scrolled, or means nothing here.

        Keys: tab, shift-tab, arrow_up/down/left/right, enter, space, 1 to 9, page_up, page_down, home, end.
        """
        if key in ("enter", "space"):
            return self.element(self.focus).act if self.focus else None
        if key.isdecimal():
            return self._choose_number(int(key))
        if key.startswith("page_") or key in ("home", "end"):
            self._page(key)
        elif key in NEXT or key in PREVIOUS:
            down = key in NEXT
            if key in ("arrow_up", "arrow_down") and len(self.spots()) < 2 and self._arrow(down):
                return None
            step = moved(self.spots(), self.focus, 1 if down else -1)
            if step is not None:
                self.focus_on(step)
        return None

    def spots(self) -> list[Spot]:
        """Every target that can be chosen now, in focus order."""
        return [
            Spot(region.name, node.id)
            for region in self.open_regions()
            if region.tree is not None
            for node in targets(region.tree)
        ]

    def focus_first(self, region: str) -> None:
        """Put the focus on a region's first target, as when its options open."""
        tree = self.regions[region].tree
        if tree is not None and (found := targets(tree)):
            self.focus_on(Spot(region, found[0].id))

    def focus_on(self, spot: Spot, *, say: bool = True) -> None:
        """Put the focus on a target, scroll it into view, let `on_focus` hear of it. KeyError if it is not there."""
        element = self.element(spot)
        self.focus = spot
        region = self.regions[spot.region]
        if region.reveal(spot.id):
            self._ask(region)
        if say and self.on_focus is not None:
            self.on_focus(element)

    def element(self, spot: Spot) -> Element:
        """KeyError where that target is not shown."""
        tree = self.regions[spot.region].tree
        node = next((n for n in targets(tree) if n.id == spot.id), None) if tree is not None else None
        if node is None:
            raise KeyError(spot)
        return node.element

    # inside

    def _arrange(self) -> None:
        for name, slot in self._arranges(self.width, self.height, self.theme.text_scale).items():
            self.place(name, slot)

    def place(self, name: str, slot: Slot) -> None:
        """Give a region another slot than the arrangement's."""
        look = Look(self.theme, slot.width, slot.height, self.scale)
        region = self.regions.get(name)
        if region is None:
            self.regions[name] = Region(name, slot, look, ORDER.index(name))
            return
        region.slot, region.look = slot, look
        if region.shown:
            region.unscroll()
            self._ask(region)

    def _ask(self, region: Region) -> None:
        self._worker.ask(region.name, region.request())

    def _choose_number(self, number: int) -> object:
        for region in reversed(self.open_regions()):
            if region.tree is not None and (node := numbered(region.tree, number)):
                self.focus_on(Spot(region.name, node.id), say=False)
                return node.element.act
        return None

    def _page(self, key: str) -> None:
        for region in reversed(self.open_regions()):
            for seen in region.scrollers():
                ident, view = seen.node.id, seen.box[3]
                if region.scroll_range(ident) <= 0:
                    continue
                step = {"page_down": 0.85 * view, "page_up": -0.85 * view, "home": -1e9, "end": 1e9}[key]
                self._scroll(region, ident, step)
                return

    def _arrow(self, down: bool) -> bool:
        for region in reversed(self.open_regions()):
            for seen in region.scrollers():
                if region.scroll_range(seen.node.id) > 0:
                    return self._scroll(
                        region, seen.node.id, (1 if down else -1) * SCROLL_STEP * self.theme.rem
                    )
        return False

    def _scroll(self, region: Region, ident: str, by: float) -> bool:
        if region.scroll_to(ident, region.scrolls.get(ident, 0.0) + by):
            self._ask(region)
            return True
        return False
