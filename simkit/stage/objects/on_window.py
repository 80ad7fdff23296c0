"""Between the room and the window: where corners are seen, and which ray a pixel means."""

from __future__ import annotations

from collections.abc import Sequence

from panda3d.core import LPoint2, LPoint3, LVector3

from simkit.stage.window import Window

Box = tuple[float, float, float, float]


def box_of(window: Window, corners: Sequence[LPoint3]) -> Box | None:
    """What holds these points in the window: x, y, width, height in pixels; None where one is behind the eye."""
    points = [point for corner in corners if (point := pixel_of(window, corner)) is not None]
    if len(points) < len(corners) or not points:
        return None
    width, height = window.size
    left, right = max(0.0, min(p[0] for p in points)), min(float(width), max(p[0] for p in points))
    top, low = max(0.0, min(p[1] for p in points)), min(float(height), max(p[1] for p in points))
    return (left, top, right - left, low - top) if right > left and low > top else None


def ray_at(window: Window, x: float, y: float) -> tuple[LPoint3, LVector3] | None:
    """Start and way in the room."""
    width, height = window.size
    near, far = LPoint3(), LPoint3()
    if not window.lens.extrude(LPoint2(2 * x / width - 1, 1 - 2 * y / height), near, far):
        return None
    start = LPoint3(window.render.getRelativePoint(window.camera, near))
    way = LVector3(window.render.getRelativePoint(window.camera, far) - start)
    way.normalize()
    return start, way


def pixel_of(window: Window, point: LPoint3) -> tuple[float, float] | None:
    seen = window.camera.getRelativePoint(window.render, point)
    flat = LPoint2()
    if seen.y <= 0.01:
        return None
    window.lens.project(LPoint3(seen), flat)
    width, height = window.size
    return (flat.x + 1) / 2 * width, (1 - flat.y) / 2 * height
