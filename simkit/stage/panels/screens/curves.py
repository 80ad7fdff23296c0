"""Feelings over a conversation as a drawing, one column a decision, so that the numbers under it line up."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.stage.panels.element import Element
from simkit.stage.panels.picture import Path, Picture
from simkit.stage.panels.screens.data import FeelingCurve
from simkit.stage.panels.screens.parts import group
from simkit.stage.panels.screens.strings import say

WIDTH, HEIGHT, EDGE = 1000.0, 98.0, 6.0

# Told apart without colour too.
DASHES = {"curve-a": "", "curve-b": "14 8", "curve-c": "2 9", "curve-d": "18 7 3 7"}


def column_of(at_ms: int, decisions_ms: Sequence[int]) -> float:
    """Where a moment lies, 0 to 1: each decision in the middle of its column, straight in between."""
    count = len(decisions_ms)
    if count == 0:
        return 0.0
    if at_ms <= decisions_ms[0]:
        first = decisions_ms[0]
        return (at_ms / first if first > 0 else 1.0) * 0.5 / count
    for index in range(count - 1):
        left, right = decisions_ms[index], decisions_ms[index + 1]
        if at_ms <= right:
            part = (at_ms - left) / (right - left) if right > left else 1.0
            return (index + 0.5 + part) / count
    # After the last decision the talk runs on for as long as the decisions lay apart, or to the edge.
    apart = max(1.0, decisions_ms[-1] / count)
    return (count - 0.5 + 0.5 * min(1.0, (at_ms - decisions_ms[-1]) / apart)) / count


def drawing(curves: Sequence[FeelingCurve], decisions_ms: Sequence[int], marked: Sequence[int]) -> Picture:
    """`marked`: indexes of decisions that get an upright line."""
    grid = tuple(Path(f"M0 {y:g} H{WIDTH:g}", ink="line", width=1) for y in (EDGE, HEIGHT / 2, HEIGHT - EDGE))
    count = max(1, len(decisions_ms))
    uprights = tuple(
        Path(f"M{(index + 0.5) / count * WIDTH:.1f} 0 V{HEIGHT:g}", ink="text", width=2, dash="4 4")
        for index in marked
    )
    lines = tuple(
        Path(_line(curve, decisions_ms), ink=curve.tone, width=3.5, dash=DASHES[curve.tone])
        for curve in curves
        if curve.points
    )
    return Picture(WIDTH, HEIGHT, (*grid, *uprights, *lines))


def legend(curves: Sequence[FeelingCurve], language: str) -> Element:
    """Names beside a piece of their line; spoken, each tells its course in numbers."""
    return group(
        *(
            Element(
                "curve",
                name=f"curve.{index}",
                label=_course(curve, language),
                style="row near",
                children=(
                    Element("run", style="swatch", picture=_swatch(curve)),
                    Element("run", text=curve.name, style="legend-text"),
                ),
            )
            for index, curve in enumerate(curves)
            if curve.points
        ),
        style="row legend",
    )


def _line(curve: FeelingCurve, decisions_ms: Sequence[int]) -> str:
    points = [
        (column_of(at, decisions_ms) * WIDTH, HEIGHT - EDGE - value / 100 * (HEIGHT - 2 * EDGE))
        for at, value in curve.points
    ]
    last_x, last_y = points[-1]
    if last_x < WIDTH:
        points.append((WIDTH, last_y))
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _swatch(curve: FeelingCurve) -> Picture:
    return Picture(36, 24, (Path("M1 12 H35", ink=curve.tone, width=4, dash=DASHES[curve.tone]),))


def _course(curve: FeelingCurve, language: str) -> str:
    values = [value for _, value in curve.points]
    return say(
        language,
        "curve.label",
        name=curve.name,
        first=values[0],
        last=values[-1],
        low=min(values),
        high=max(values),
    )
