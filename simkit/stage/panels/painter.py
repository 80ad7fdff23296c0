"""The seam to the library that lays out and draws: HTML in, pixels and boxes out. Only this imports it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from simkit.errors import SimkitError, diagnostic
from simkit.resources import resource_dir
from simkit.stage.panels.diff import Change, SetClass, SetInner, SetStyle, SetText

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = (400, 600, 700)

Box = tuple[float, float, float, float]
"""x, y, width, height in CSS pixels from the document's upper left corner; scrolling is not in it."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """RGBA, 8 bit, sRGB-encoded, premultiplied, top row first."""

    width: int
    height: int
    data: bytes


class Painter(Protocol):
    """One document, changed in place. Its methods are called from one thread at a time."""

    def load(self, document: str, width: int, height: int, scale: float) -> None:
        """Size in CSS pixels; `scale` is device pixels a CSS pixel."""

    def change(self, changes: Sequence[Change]) -> None: ...

    def render(self) -> Pixels: ...

    def boxes(self) -> dict[str, Box]:
        """The box of every element that has an id."""


class BlitzPainter:
    """Draws with blitz-py. Raises SimkitError SK8301 where it is not installed or its fonts are not read."""

    def __init__(self) -> None:
        self._blitz = _blitz_with_fonts()
        self._template: Any = None

    def load(self, document: str, width: int, height: int, scale: float) -> None:
        self._template = self._blitz.Template(
            document, width=width, height=height, scale=scale, background=None
        )

    def change(self, changes: Sequence[Change]) -> None:
        for change in changes:
            match change:
                case SetText(ident, text):
                    self._template.set_text(ident, text)
                case SetClass(ident, classes):
                    self._template.set_attribute(ident, "class", classes)
                case SetInner(ident, inner):
                    self._template.set_html(ident, inner)
                case SetStyle(ident, name, value):
                    self._template.set_style(ident, name, value)

    def render(self) -> Pixels:
        width, height, data = self._template.render_rgba()
        return Pixels(width, height, data)

    def boxes(self) -> dict[str, Box]:
        boxes: dict[str, Box] = self._template.boxes()
        return boxes


_lock = threading.Lock()
_ready: list[Any] = []


def _blitz_with_fonts() -> Any:
    # Fonts are registered once a process, before the first document: later ones would not see earlier text.
    with _lock:
        if _ready:
            return _ready[0]
        try:
            import blitz_py
        except ImportError as error:
            raise SimkitError(diagnostic("SK8301", reason=str(error))) from error
        _register(blitz_py)
        _ready.append(blitz_py)
        return blitz_py


def _register(blitz: Any) -> None:
    folder = resource_dir("assets") / "fonts"
    try:
        fonts = [(folder / f"AtkinsonHyperlegibleNext-{weight}.ttf").read_bytes() for weight in WEIGHTS]
    except OSError as error:
        raise SimkitError(diagnostic("SK8301", reason=str(error))) from error
    # A file it cannot read gives no error but a shorter list.
    names = blitz.register_fonts(fonts, default_family=FAMILY)
    if names != [FAMILY] * len(WEIGHTS):
        raise SimkitError(diagnostic("SK8301", reason=f"fonts read as {names}"))
