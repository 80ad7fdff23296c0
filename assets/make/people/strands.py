"""The strand texture all hair shares: four columns of fine hairs from root (v = 0) to tip (v = 1), with alpha."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .noise import hashed
from .source import Floats

WIDE, TALL = 512, 512
COLUMNS = 4
DENSE, SOFT, LOOSE, SOLID = range(COLUMNS)
"""What each column is for: covering hair, its top layer, flyaway hairs, and the layer beneath."""
_OVER = 2


def strands() -> bytes:
    grey = Image.new("L", (WIDE * _OVER, TALL * _OVER), 128)
    alpha = Image.new("L", (WIDE * _OVER, TALL * _OVER), 0)
    for column, (count, start, end, width) in enumerate(
        ((150, 0.05, 0.62, 5), (95, 0.06, 0.45, 4), (22, 0.05, 0.4, 3), (190, 0.0, 0.84, 6))
    ):
        _column(ImageDraw.Draw(grey), ImageDraw.Draw(alpha), column, count, start, end, width)
    alpha = alpha.filter(ImageFilter.GaussianBlur(1))
    size = (WIDE, TALL)
    light = grey.filter(ImageFilter.GaussianBlur(0.8)).resize(size, Image.Resampling.BOX)
    picture = Image.merge("LA", (light, alpha.resize(size, Image.Resampling.BOX)))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=9)
    return out.getvalue()


def _column(
    grey: ImageDraw.ImageDraw,
    alpha: ImageDraw.ImageDraw,
    column: int,
    count: int,
    start: float,
    end: float,
    width: int,
) -> None:
    wide, tall = WIDE * _OVER / COLUMNS, TALL * _OVER
    left = column * wide
    for i in range(count):
        random = [float(hashed(i, column, k)) for k in range(7)]
        x = left + wide * (0.06 + 0.88 * random[0])
        # hairs in the middle of a lock reach furthest, so that locks end in a point
        middle = 1 - abs(random[0] * 2 - 1)
        if column == SOLID:
            middle = 0.6
        top, bottom = start * random[1], end + (1 - end) * random[2] ** 1.3 * (0.35 + 0.65 * middle)
        sway, turns, phase = wide * 0.035 * random[3], 1 + 2 * random[4], 6.28 * random[5]
        t = np.linspace(top, bottom, 24)
        lean = (
            (left + wide * 0.5 - x)
            * (0.0 if column == SOLID else 0.45)
            * np.clip((t - 0.45) / 0.55, 0, 1) ** 2
        )
        points = list(
            zip(
                (x + lean + sway * np.sin(turns * 6.28 * t + phase)).tolist(),
                (t * tall).tolist(),
                strict=True,
            )
        )
        shade = int(255 * (0.66 + 0.34 * random[6]))
        thick = width if i < count * 0.7 else max(2, width - 2)
        grey.line(points, fill=shade, width=thick)
        alpha.line(points, fill=255, width=thick)


def uv(column: Floats, across: Floats, along: Floats) -> Floats:
    """Texture coordinates (v up) for a place across (0..1) and along (0 root, 1 tip) a column."""
    return np.stack([(column + 0.03 + 0.94 * across) / COLUMNS, 1 - np.clip(along, 0.002, 0.998)], -1)
