"""A bright rim round an object: its own shape, a little larger, seen from the inside and in one colour."""

from __future__ import annotations

from panda3d.core import CullFaceAttrib, GeomNode, LineSegs, LPoint3, NodePath

from simkit.stage.objects.model import Model

LINE = 0.005
"""Of the distance: some three pixels of a window 720 high."""


class Outline:
    def __init__(self, model: Model, render: NodePath, colour: tuple[float, float, float]) -> None:
        self.model = model
        self._render = render
        self.node = model.node.attachNewNode("outline")
        if model.unseen:
            self.node.attachNewNode(_edges(model.low, model.high))
        else:
            model.inner.instanceTo(self.node)
            # Drawn before the object and without depth, so that it shows beside the object and nowhere on it.
            model.inner.setBin("fixed", 5)
            self.node.setBin("fixed", 1, 20)
            self.node.setDepthWrite(False, 20)
            self.node.setAttrib(CullFaceAttrib.make(CullFaceAttrib.MCullCounterClockwise), 20)
        self.node.setTextureOff(20)
        self.node.setShaderOff(20)
        self.node.setLightOff(20)
        self.node.setMaterialOff(20)
        self.node.setColor(*colour, 1, 20)
        self.node.setColorScaleOff(20)

    def update(self, eye: NodePath) -> None:
        """Once a frame: as thick as it looks from there."""
        if self.model.unseen:
            return
        distance = (
            eye.getPos(self._render) - self._render.getRelativePoint(self.model.node, self.model.middle)
        ).length()
        thick = LINE * distance / max(1e-6, self.model.node.getScale(self._render).x)
        low, high = self.model.low, self.model.high
        size = high - low
        scale = [(size[i] + 2 * thick) / max(size[i], 0.004) for i in range(3)]
        middle = self.model.middle
        self.node.setScale(*scale)
        self.node.setPos(*(middle[i] * (1 - scale[i]) for i in range(3)))

    def remove(self) -> None:
        self.model.inner.clearBin()
        self.node.removeNode()


def _edges(low: LPoint3, high: LPoint3) -> GeomNode:
    lines = LineSegs("edges")
    lines.setThickness(3)
    for axis in range(3):
        one, two = (axis + 1) % 3, (axis + 2) % 3
        for a in (low, high):
            for b in (low, high):
                start, end = [0.0] * 3, [0.0] * 3
                start[axis], end[axis] = low[axis], high[axis]
                start[one] = end[one] = a[one]
                start[two] = end[two] = b[two]
                lines.moveTo(*start)
                lines.drawTo(*end)
    return lines.create()
