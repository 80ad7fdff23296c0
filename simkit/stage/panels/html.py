"""A tree of elements as HTML with an id per element. Everything a person wrote goes through `html.escape`."""

from __future__ import annotations

import html

from simkit.stage.panels.element import Element, child_id, walk
from simkit.stage.panels.picture import Picture
from simkit.stage.panels.theme import Theme

INNER = "~in"
"""Added to a scroller's id, it names the box inside that moves."""


def document(tree: Element, theme: Theme, css: str) -> str:
    """A whole page. ValueError where two elements bear one name: one of them could not be found again."""
    seen: set[str] = set()
    for node in walk(tree):
        if node.id in seen:
            raise ValueError(f"two elements are called {node.id!r}")
        seen.add(node.id)
    body = element_html(tree, tree.name or "root", theme)
    return (
        f'<html class="{theme.contrast}"><head><style>{css}</style></head>'
        f'<body><div id="page">{body}</div></body></html>'
    )


def element_html(element: Element, ident: str, theme: Theme) -> str:
    shown = html.escape(ident)
    inside = inner_html(element, ident, theme)
    return f'<div id="{shown}" class="{classes(element)}">{inside}</div>'


def inner_html(element: Element, ident: str, theme: Theme) -> str:
    parts = [html.escape(element.text)]
    if element.picture is not None:
        parts.append(svg(element.picture, theme))
    parts += [element_html(c, child_id(ident, i, c), theme) for i, c in enumerate(element.children)]
    # Words are set apart by a space, as text would be; elsewhere the painter ignores it.
    inside = " ".join(part for part in parts if part)
    if element.scroll:
        return f'<div id="{html.escape(ident)}{INNER}" class="in">{inside}</div>'
    return inside


def classes(element: Element) -> str:
    names = [element.role, *element.style.split()]
    if element.act is not None:
        names.append("target")
    if element.chosen is not None:
        names.append("chosen" if element.chosen else "unchosen")
    if element.scroll:
        names.append("scroll")
    return html.escape(" ".join(names))


def svg(picture: Picture, theme: Theme) -> str:
    def colour(token: str) -> str:
        return theme.colour(token) if token else "none"

    paths = "".join(
        f'<path d="{html.escape(p.d)}" fill="{colour(p.fill)}" stroke="{colour(p.ink)}"'
        f' stroke-width="{p.width:g}"'
        + (f' stroke-dasharray="{html.escape(p.dash)}"' if p.dash else "")
        + ' stroke-linecap="round" stroke-linejoin="round"/>'
        for p in picture.paths
    )
    return f'<svg viewBox="0 0 {picture.width:g} {picture.height:g}">{paths}</svg>'
