"""Panels over the stage: what is shown in which region, made anew only where something changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import replace

from simkit.stage.panels import TEXT_SCALES, Element, OverlaySurface, Panel, Spot, Theme, css_scale
from simkit.stage.panels.layout import ORDER
from simkit.stage.panels.screens.data import Access, Setting
from simkit.stage.window import Window


def _no_more(language: str) -> tuple[Setting, ...]:
    return ()


class Hud:
    more: Callable[[str], tuple[Setting, ...]] = staticmethod(_no_more)
    """What can be set beside what the panels know of themselves, worded in a language."""
    needs: Callable[[str], tuple[Setting, ...]] = staticmethod(_no_more)
    """What the screen of all settings offers beside that."""

    def __init__(self, window: Window, theme: Theme | None = None) -> None:
        width, height = window.size
        scale = css_scale(width, height)
        self.panel = Panel(round(width / scale), round(height / scale), theme=theme, scale=scale)
        self._window = window
        self._surface = OverlaySurface(self.panel, window.pixel2d)
        self._keys: dict[str, Hashable] = {}
        self._limits: tuple[int, int] = (0, 1)
        self.languages: tuple[str, ...] = ()
        self.has_list = False
        """Whether closing a scenario leads back to a list of them."""

    # what is shown

    def show(self, region: str, key: Hashable, make: Callable[[], Element]) -> None:
        """`key` is all that the tree hangs on: with the same key nothing is made or painted."""
        if self._keys.get(region) != key:
            self._keys[region] = key
            self.panel.show(region, make())

    def hide(self, *regions: str) -> None:
        for region in regions:
            if self._keys.pop(region, None) is not None:
                self.panel.hide(region)

    def time_left(self, cue: int, left_ms: int) -> float:
        """How much of a choose's time is left, 0 to 1; the time it had when it was first shown is the whole."""
        if self._limits[0] != cue:
            self._limits = cue, max(1, left_ms)
        return min(1.0, left_ms / self._limits[1])

    def shows(self, region: str) -> bool:
        return region in self._keys

    def update(self) -> None:
        """Once a frame: take what was painted, place the cards."""
        size = self._window.size
        scale = css_scale(*size)
        if (round(size[0] / scale), round(size[1] / scale)) != (self.panel.width, self.panel.height):
            self._surface.resize(*size, scale)
        self._surface.update()

    def settle(self, timeout_s: float = 10.0) -> None:
        """Wait until all that is shown is painted, scrolls that follow included: for a picture."""
        until = time.monotonic() + timeout_s
        calm = 0
        while calm < 3 and time.monotonic() < until:
            self.update()
            calm = calm + 1 if self.painted else 0
            time.sleep(0.01)

    def close(self) -> None:
        self._surface.close()
        self.panel.close()

    # what the trainee set

    def access(self, language: str) -> Access:
        theme = self.panel.theme
        languages = self.languages or (language,)
        return Access(
            language, languages, theme.text_scale, theme.contrast, self.more(language), self.needs(language)
        )

    def set_text_scale(self, scale: int) -> None:
        self._retheme(replace(self.panel.theme, text_scale=scale))

    def larger(self, by: int) -> None:
        """So many steps of text size up, or down."""
        now = TEXT_SCALES.index(min(TEXT_SCALES, key=lambda one: abs(one - self.panel.theme.text_scale)))
        self.set_text_scale(TEXT_SCALES[min(max(now + by, 0), len(TEXT_SCALES) - 1)])

    def set_contrast(self, contrast: str) -> None:
        self._retheme(replace(self.panel.theme, contrast="high" if contrast == "high" else "normal"))

    def other_contrast(self) -> None:
        self.set_contrast("normal" if self.panel.theme.contrast == "high" else "high")

    def _retheme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)

    # pointer and keys

    def pointer(self, x_px: float, y_px: float) -> tuple[float, float]:
        return self._surface.pointer(x_px, y_px)

    def activate(self, region: str, ident: str) -> object:
        """Put the focus on a target and press Enter, as a trainee would; None where there is no such target."""
        spot = Spot(region, ident)
        if spot not in self.panel.spots():
            return None
        self.panel.focus = spot
        return self.panel.press("enter")

    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """Every target that can be chosen now: its box in window pixels from the upper left corner."""
        scale = self.panel.scale
        found = {}
        for spot in self.panel.spots():
            box = self.panel.box_of(spot)
            if box is not None:
                found[spot.id] = (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
        return found

    @property
    def painted(self) -> bool:
        """Whether every region that is shown has been painted as it is now."""
        regions = [self.panel.regions[name] for name in ORDER if self.shows(name)]
        return all(
            region.frame is not None
            and region.frame.request.tree is region.tree
            and region.frame.request.look == region.look
            for region in regions
        )
