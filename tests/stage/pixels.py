"""A window's pixels as an array."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from simkit.stage import Window

Picture = npt.NDArray[np.float32]


def pixels(window: Window) -> Picture:
    """(height, width, 3), top row first, 0 to 1, sRGB."""
    texture = window.output.getScreenshot()
    data = np.frombuffer(memoryview(texture.getRamImageAs("RGB")), np.uint8)
    return data.reshape(texture.getYSize(), texture.getXSize(), 3)[::-1].astype(np.float32) / 255


def luminance(picture: Picture) -> npt.NDArray[np.float32]:
    """Relative luminance (WCAG 2.2)."""
    linear = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float32)


def contrast(picture: Picture) -> float:
    """Between the darkest and the lightest of a crop that holds a text and its ground."""
    # Not the very extremes: a dozen pixels of a short word are what its strokes are filled with.
    light = np.sort(luminance(picture), axis=None)
    low, high = light[12], light[-12]
    return float((high + 0.05) / (low + 0.05))
