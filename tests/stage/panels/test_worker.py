"""The painting thread: newest only, failures come out, nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from simkit.stage.panels.diff import Change
from simkit.stage.panels.element import Element
from simkit.stage.panels.painter import BlitzPainter, Box, Pixels
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.theme import Theme
from simkit.stage.panels.worker import Look, PaintWorker, Request

LOOK = Look(Theme(), 4, 4, 1.0)


class GatedPainter:
    """Waits at `gate` with the first drawing, and counts drawings."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun = threading.Event()
        self.drawn = 0

    def load(self, document: str, width: int, height: int, scale: float) -> None:
        if "broken" in document:
            raise ValueError("broken")

    def change(self, changes: Sequence[Change]) -> None: ...

    def render(self) -> Pixels:
        self.begun.set()
        assert self.gate.wait(30)
        self.drawn += 1
        return Pixels(1, 1, b"\x01\x02\x03\xff")

    def boxes(self) -> dict[str, Box]:
        return {"t": (0, 0, 1, 1)}


def request(text: str) -> Request:
    return Request(Element("text", name="t", text=text), LOOK)


def test_only_the_newest_of_what_waits_is_painted() -> None:
    painter = GatedPainter()
    worker = PaintWorker(lambda: painter)
    worker.ask("a", request("0"))
    assert painter.begun.wait(30)
    for n in range(1, 50):
        worker.ask("a", request(str(n)))
    painter.gate.set()
    assert worker.settle(30)
    frame = worker.take()["a"]
    worker.close()
    assert frame.request.tree.text == "49"
    assert painter.drawn == 2
    assert bytes(frame.bgra) == b"\x03\x02\x01\xff"


def test_asking_never_waits_for_the_painter() -> None:
    painter = GatedPainter()
    worker = PaintWorker(lambda: painter)
    worker.ask("a", request("0"))
    assert painter.begun.wait(30)
    worker.ask("b", request("1"))
    assert worker.take() == {}
    assert not worker.settle(0)
    painter.gate.set()
    assert worker.settle(30)
    assert set(worker.take()) == {"a", "b"}
    worker.close()


class SteppedPainter(GatedPainter):
    """Draws once for each permission."""

    def __init__(self) -> None:
        super().__init__()
        self.permissions = threading.Semaphore(0)
        self.waiting = threading.Semaphore(0)

    def render(self) -> Pixels:
        self.waiting.release()
        assert self.permissions.acquire(timeout=30)
        return Pixels(1, 1, b"\x01\x02\x03\xff")


def test_a_frame_asked_for_before_a_hiding_is_not_shown_after_it() -> None:
    painter = SteppedPainter()
    panel = Panel(400, 300, make_painter=lambda: painter)
    panel.show("top", Element("text", name="t", text="before"))
    assert painter.waiting.acquire(timeout=30)
    panel.hide("top")
    panel.show("top", Element("text", name="t", text="after"))
    painter.permissions.release()
    assert painter.waiting.acquire(timeout=30)  # the first is done, the second begun
    assert panel.update() == {}
    assert panel.regions["top"].frame is None
    painter.permissions.release()
    assert panel.settle(30)["top"].request.tree.text == "after"
    panel.close()


def test_what_goes_wrong_comes_out_in_the_main_thread_and_the_next_is_painted() -> None:
    painter = GatedPainter()
    painter.gate.set()
    worker = PaintWorker(lambda: painter)
    worker.ask("a", request("broken"))
    assert worker.settle(30)
    with pytest.raises(ValueError, match="broken"):
        worker.take()
    worker.ask("a", request("whole"))
    assert worker.settle(30)
    assert worker.take()["a"].request.tree.text == "whole"
    worker.close()


def test_a_missing_painter_is_a_coded_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from simkit.errors import SimkitError
    from simkit.stage.panels import painter

    monkeypatch.setattr(painter, "_ready", [])
    monkeypatch.setitem(sys.modules, "blitz_py", None)
    panel = Panel(400, 300, make_painter=BlitzPainter)
    panel.show("top", Element("text", name="t", text="x"))
    with pytest.raises(SimkitError) as caught:
        panel.settle(60.0)
    panel.close()
    assert caught.value.code == "SK8301"
    assert "simkit[stage]" in str(caught.value)


def test_fonts_are_read() -> None:
    painter = BlitzPainter()
    css = "html{font-size:20px} div{display:inline-block} .own{font-family:'Atkinson Hyperlegible Next'}"
    page = (
        f"<html><head><style>{css}</style></head><body>"
        '<div id="thin" class="own">iiiiiiiiii</div><div id="bold" class="own" style="font-weight:700">iiiiiiiiii</div>'
        '<div id="semi" class="own" style="font-weight:600">iiiiiiiiii</div></body></html>'
    )
    painter.load(page, 600, 100, 1.0)
    boxes = painter.boxes()
    widths = [boxes[name][2] for name in ("thin", "semi", "bold")]
    assert len(set(widths)) == 3, f"three weights are three widths: {widths}"
