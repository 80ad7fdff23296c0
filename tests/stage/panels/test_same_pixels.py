"""Changing a drawn screen gives the very pixels that drawing it anew gives."""

from __future__ import annotations

import html

import numpy as np
import pytest

from simkit.stage.panels.css import stylesheet
from simkit.stage.panels.element import Element, walk
from simkit.stage.panels.html import INNER, document
from simkit.stage.panels.layout import slots
from simkit.stage.panels.painter import BlitzPainter
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.theme import Theme
from simkit.stage.panels.worker import Look, Request, _bgra, _Document
from tests.stage.panels.samples import CAPTION, screens


def anew(tree: Element, look: Look, scrolls: dict[str, float]) -> np.ndarray:
    """Drawn in one go, the scrolling written into the document."""
    page = document(tree, look.theme, stylesheet(look.theme))
    for ident, by in scrolls.items():
        opening = f'id="{html.escape(ident)}{INNER}" class="in"'
        assert opening in page
        page = page.replace(opening, f'{opening} style="transform:translateY({-by:g}px)"')
    painter = BlitzPainter()
    painter.load(page, look.width, look.height, look.scale)
    return _bgra(painter.render())


@pytest.mark.parametrize("name", sorted(screens("en")))
def test_scrolled_and_translated_screens(name: str) -> None:
    for region, tree in screens("nl")[name].items():
        slot = slots(1280, 720, 125)[region]
        look = Look(Theme(125), slot.width, slot.height, 1.0)
        scrolls = {node.id: 17.0 for node in walk(tree) if node.element.scroll}
        paper = _Document(BlitzPainter())
        paper.paint(Request(screens("en")[name][region], look, scrolls))
        unscrolled = paper.paint(Request(tree, look)).bgra
        assert np.array_equal(unscrolled, anew(tree, look, {})), f"{region}, translated"
        scrolled = paper.paint(Request(tree, look, scrolls)).bgra
        assert np.array_equal(scrolled, anew(tree, look, scrolls)), f"{region}, scrolled"


def test_the_spoken_word_moved() -> None:
    from dataclasses import replace

    look = Look(Theme(), 1080, 160, 1.0)
    paper = _Document(BlitzPainter())
    for word in (0, 5, None, 11):
        tree = caption(replace(CAPTION["nl"], word=word), "nl")
        assert np.array_equal(paper.paint(Request(tree, look)).bgra, anew(tree, look, {})), word
