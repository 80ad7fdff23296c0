"""A thread that paints the newest version of each region and drops older ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from simkit.stage.panels.css import stylesheet
from simkit.stage.panels.diff import Change, SetStyle, changes
from simkit.stage.panels.element import Element, walk
from simkit.stage.panels.html import INNER, document
from simkit.stage.panels.painter import Box, Painter, Pixels
from simkit.stage.panels.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is fixed to when it is made."""

    theme: Theme
    width: int
    height: int
    scale: float


@dataclass(frozen=True, slots=True)
class Request:
    tree: Element
    look: Look
    scrolls: Mapping[str, float] = field(default_factory=dict)
    """CSS pixels that each scroller's content is moved up, by id."""
    version: int = 0
    """Counts up in its region, so that a frame asked for before a hiding can be told from one after."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One painted request."""

    request: Request
    width: int
    height: int
    bgra: npt.NDArray[np.uint8]
    """Flat, premultiplied, top row first: the byte order of a texture in memory."""
    boxes: Mapping[str, Box]


class PaintWorker:
    """`ask` and `take` from the main thread. What goes wrong while painting is raised by the next `take`."""

    def __init__(self, make_painter: Callable[[], Painter]) -> None:
        self._make = make_painter
        self._asked: dict[str, Request] = {}
        self._done: dict[str, Frame] = {}
        self._failure: BaseException | None = None
        self._busy = False
        self._open = True
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._documents: dict[str, _Document] = {}

    def ask(self, key: str, request: Request) -> None:
        with self._change:
            self._asked[key] = request
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="panel painter", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def cancel(self, key: str) -> None:
        """Drop what was asked of the region and not yet begun; a frame under way still arrives."""
        with self._change:
            self._asked.pop(key, None)
            self._done.pop(key, None)

    def take(self) -> dict[str, Frame]:
        """The frames finished since the last call, the newest of each region."""
        with self._change:
            if self._failure is not None:
                failure, self._failure = self._failure, None
                raise failure
            done, self._done = self._done, {}
            return done

    def settle(self, timeout_s: float = 10.0) -> bool:
        """Wait until nothing is asked or being painted; False if that took longer."""
        with self._change:
            return self._change.wait_for(lambda: not self._asked and not self._busy, timeout_s)

    def close(self) -> None:
        with self._change:
            self._open = False
            self._asked.clear()
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join(5.0)

    def _run(self) -> None:
        while True:
            with self._change:
                self._busy = False
                self._change.notify_all()
                self._change.wait_for(lambda: bool(self._asked) or not self._open)
                if not self._open:
                    return
                key = next(iter(self._asked))
                request = self._asked.pop(key)
                paper = self._documents.get(key)
                self._busy = True
            try:
                paper = paper or _Document(self._make())
                frame = paper.paint(request)
            except Exception as error:
                with self._change:
                    self._failure = error
                    self._documents.pop(key, None)
                continue
            with self._change:
                self._documents[key] = paper
                self._done[key] = frame


class _Document:
    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._painted: Request | None = None

    def paint(self, request: Request) -> Frame:
        before = self._painted
        edits = None
        if before is not None and before.look == request.look:
            edits = changes(before.tree, request.tree, request.look.theme)
        if before is None or edits is None:
            look = request.look
            page = document(request.tree, look.theme, stylesheet(look.theme))
            self._painter.load(page, look.width, look.height, look.scale)
            edits = []
            scrolled: Mapping[str, float] = {}
        else:
            scrolled = before.scrolls
        moved = {
            node.id: request.scrolls.get(node.id, 0.0)
            for node in walk(request.tree)
            if node.element.scroll
            # New content may hold a scroller that does not know yet how far it was.
            and (edits or request.scrolls.get(node.id, 0.0) != scrolled.get(node.id, 0.0))
        }
        self._painted = request
        scrolls: list[Change] = [
            SetStyle(f"{ident}{INNER}", "transform", f"translateY({-by:g}px)") for ident, by in moved.items()
        ]
        self._painter.change([*edits, *scrolls])
        pixels = self._painter.render()
        return Frame(request, pixels.width, pixels.height, _bgra(pixels), self._painter.boxes())


def _bgra(pixels: Pixels) -> npt.NDArray[np.uint8]:
    # Done here, off the main thread: it spares every surface a shader of its own.
    rgba = np.frombuffer(pixels.data, np.uint8).reshape(-1, 4)
    swapped = np.empty_like(rgba)
    swapped[:, 0], swapped[:, 1], swapped[:, 2], swapped[:, 3] = (
        rgba[:, 2],
        rgba[:, 1],
        rgba[:, 0],
        rgba[:, 3],
    )
    return swapped.reshape(-1)
