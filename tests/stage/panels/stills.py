"""Any screen as a picture: `python tests/stage/panels/stills.py FOLDER` draws them all, to be looked at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from simkit.stage.panels.element import Element
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.theme import Theme


def settled(panel: Panel) -> Panel:
    panel.settle(60.0)
    return panel


def picture(panel: Panel, ground: tuple[int, int, int] = (150, 160, 160)) -> Image.Image:
    """The settled panel's regions over a plain ground, one pixel a device pixel."""
    whole = Image.new(
        "RGBA", (round(panel.width * panel.scale), round(panel.height * panel.scale)), (*ground, 255)
    )
    for region in panel.shown():
        if region.frame is None:
            continue
        frame = region.frame
        rgba = frame.bgra.reshape(frame.height, frame.width, 4)[:, :, [2, 1, 0, 3]].astype(np.float32)
        alpha = rgba[:, :, 3:]
        with np.errstate(divide="ignore", invalid="ignore"):
            rgba[:, :, :3] = np.where(alpha > 0, rgba[:, :, :3] * 255 / alpha, 0)
        layer = Image.fromarray(rgba.clip(0, 255).astype(np.uint8), "RGBA")
        x, y = panel.origin(region)
        whole.alpha_composite(layer, (round(x * panel.scale), round(y * panel.scale)))
    return whole.convert("RGB")


def still(
    trees: dict[str, Element], path: Path, *, size: tuple[int, int] = (1280, 720), theme: Theme | None = None
) -> None:
    panel = Panel(*size, theme=theme)
    try:
        for region, tree in trees.items():
            panel.show(region, tree)
        picture(settled(panel)).save(path)
    finally:
        panel.close()
