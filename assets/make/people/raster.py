"""Drawing triangles into an image array: which point of the surface lies under each texel."""

import numpy as np

from .source import Floats, Ints


def rasterised(corners: Floats, values: Floats, size: int) -> tuple[Floats, Ints]:
    """`corners` (t, 3, 2) in pixels, `values` (t, 3, k) at them: an image (size, size, k), and the triangle at each
    pixel or -1. Row 0 is y = 0. Later triangles win; edges are drawn half a pixel fat, so that seams meet.
    """
    image = np.zeros((size, size, values.shape[2]))
    owner = np.full((size, size), -1, dtype=np.int64)
    for t in range(len(corners)):
        (x0, y0), (x1, y1), (x2, y2) = corners[t]
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9:
            continue
        left, right = max(int(min(x0, x1, x2)) - 1, 0), min(int(max(x0, x1, x2)) + 2, size)
        low, high = max(int(min(y0, y1, y2)) - 1, 0), min(int(max(y0, y1, y2)) + 2, size)
        if left >= right or low >= high:
            continue
        x = np.arange(left, right)[None, :] + 0.5
        y = np.arange(low, high)[:, None] + 0.5
        b = ((x - x0) * (y2 - y0) - (x2 - x0) * (y - y0)) / area
        c = ((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)) / area
        a = 1 - b - c
        slack = 0.8 * max(abs(x1 - x0) + abs(y1 - y0), abs(x2 - x0) + abs(y2 - y0)) / abs(area)
        hit = (a > -slack) & (b > -slack) & (c > -slack)
        fresh = hit & ((owner[low:high, left:right] < 0) | ((a >= 0) & (b >= 0) & (c >= 0)))
        if not fresh.any():
            continue
        weights = np.stack([a, b, c], -1)[fresh]
        image[low:high, left:right][fresh] = weights @ values[t]
        owner[low:high, left:right][fresh] = t
    return image, owner
