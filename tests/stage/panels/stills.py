"""Any screen as a picture. To look at them all:

python -m tests.stage.panels.stills FOLDER [SCALE WIDTH HEIGHT normal|high]
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from simkit.stage.panels.element import Element
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.theme import Theme


def picture(panel: Panel, ground: tuple[int, int, int] = (150, 160, 160)) -> Image.Image:
    """The settled panel's regions over a plain ground, one pixel a device pixel."""
    size = round(panel.width * panel.scale), round(panel.height * panel.scale)
    whole = Image.new("RGBA", size, (*ground, 255))
    for region in panel.shown():
        if region.frame is None:
            continue
        frame = region.frame
        rgba = frame.bgra.reshape(frame.height, frame.width, 4)[:, :, [2, 1, 0, 3]].astype(np.float32)
        alpha = rgba[:, :, 3:]
        with np.errstate(divide="ignore", invalid="ignore"):
            rgba[:, :, :3] = np.where(alpha > 0, rgba[:, :, :3] * 255 / alpha, 0)
        layer = Image.fromarray(rgba.clip(0, 255).astype(np.uint8))
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
        panel.settle(60.0)
        picture(panel).save(path)
    finally:
        panel.close()


def main(folder: Path, scale: int, size: tuple[int, int], contrast: str) -> None:
    from tests.stage.panels.samples import screens

    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(scale, "high" if contrast == "high" else "normal")
    for language in ("en", "nl"):
        for name, trees in screens(language).items():
            still(trees, folder / f"{name}_{language}.png", size=size, theme=theme)


if __name__ == "__main__":
    folder, scale, width, height, contrast = (
        *sys.argv[1:],
        *("out", "100", "1280", "720", "normal")[len(sys.argv) - 1 :],
    )
    main(Path(folder), int(scale), (int(width), int(height)), contrast)
