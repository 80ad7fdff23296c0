"""Painting the head's skin. Everything is placed on the unshaped base mesh, so that it fits every person.

Base-mesh landmarks in decimetres: eye centres (+-.31, 7.285), lips y 6.49-6.70, crown 8.49, ears x +-.88.
"""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .head import Body, head_quads, uv_box
from .mesh import triangles
from .noise import hashed, layered, noise
from .raster import rasterised
from .source import Floats, Source

SIZE = 1024
FRONT = (-0.8, 5.9, 2.0)
"""The front canvas: left x, bottom y and side, in dm on the base mesh."""
CANVAS = 2048


@dataclass(frozen=True)
class Skin:
    tone: tuple[int, int, int]
    lips: tuple[int, int, int]
    hair: tuple[int, int, int]
    brows: tuple[int, int, int]
    brow_weight: float = 1.0
    """How full the brows are: .6 thin, 1.3 bushy."""
    brow_arch: float = 1.0
    """1 curved, .5 nearly straight."""
    red: float = 1.0
    """Strength of the redness of cheeks, nose and ears."""
    stubble: float = 0.0
    """0 none, .4 shaven shadow, 1 a short beard."""
    age: float = 30
    freckles: float = 0.0
    bald: float = 0.0
    """How far the hairline has gone back, 0 to 1."""


@dataclass(frozen=True)
class Canvas:
    """Where each covered texel of the head texture lies on the base mesh."""

    covered: Floats
    where: Floats
    facing: Floats
    masks: dict[str, Floats]


def canvas(source: Source, body: Body) -> Canvas:
    """The same for every person: depends on the base mesh alone."""
    quads = head_quads(body)
    faces, uv_faces = triangles(body.quads[quads]), triangles(body.quad_uvs[quads])
    low, side = uv_box(body)
    corners = (body.base_uv[uv_faces] - low) / side * SIZE
    a, b, c = (body.base[faces[:, i]] for i in range(3))
    flat = np.cross(b - a, c - a)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-12)
    values = np.concatenate([body.base[faces], np.repeat(flat[:, None, :], 3, 1)], 2)
    image, owner = rasterised(corners, values, SIZE)
    covered = owner >= 0
    points = image[covered]
    rows, columns = np.nonzero(covered)
    uv = low + (np.stack([columns, rows], 1) + 0.5) / SIZE * side
    masks = {}
    for name in ("lips", "eyelids", "inside-mouth", "ears"):
        mask = source.mask(name)
        h, w = mask.shape
        masks[name] = mask[
            np.clip(((1 - uv[:, 1]) * h).astype(int), 0, h - 1), np.clip((uv[:, 0] * w).astype(int), 0, w - 1)
        ]
    return Canvas(covered, points[:, :3], points[:, 3:], masks)


def bump(p: Floats, centre: tuple[float, float], spread: tuple[float, float]) -> Floats:
    """A soft spot on both sides of the face: centre and spread in x (absolute) and y."""
    dx, dy = (np.abs(p[:, 0]) - centre[0]) / spread[0], (p[:, 1] - centre[1]) / spread[1]
    return np.exp(-dx * dx - dy * dy)


def hairline(p: Floats, bald: float) -> Floats:
    """Positive on the scalp, in dm from the hairline; `p` on the base mesh."""
    x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
    # forehead arch, temples, sideburn in front of the ear, and the nape behind it
    front = (
        8.02
        + 0.10 * bald
        - 0.30 * x * x
        - 0.25 * np.clip(x - 0.45, 0, 1)
        + bald * 0.5 * np.exp(-(((x - 0.42) / 0.2) ** 2))
    )
    temple = 0.78 - 0.50 * np.clip(7.78 - y, 0, 1.2) - bald * 0.2
    nape = 6.45 + 0.2 * np.clip(z + 0.35, 0, 1)
    over_front = np.minimum(y - front, 9)
    side = np.minimum(temple - z, y - np.where(z > -0.12, 7.05, nape))
    behind_ear = np.where((x > 0.6) & (z < 0.2) & (z > -0.10) & (y < 7.32), -0.2, 1.0)
    edge: Floats = np.maximum(
        np.where(z > 0.2, over_front, -9), np.minimum(np.minimum(side, y - 6.2), behind_ear)
    )
    ear = (x > 0.755) & (y > 6.75) & (y < 7.42) & (z > -0.17) & (z < 0.36)
    return np.where(ear, np.minimum(edge, -0.2), edge)


def painted(canvas_: Canvas, skin: Skin, seed: int) -> bytes:
    """The head texture as JPEG bytes."""
    p, n = canvas_.where, canvas_.facing
    tone = np.array(skin.tone) / 255
    dark = 1 - tone.mean()
    fine = layered(p, (4, 11, 38, 80), seed)
    broad = noise(p * 1.6, seed + 7)
    colour = tone * (1 + 0.022 * fine + 0.018 * broad)[:, None]

    warm = np.array([1.0, 0.80, 0.76]) if dark < 0.45 else np.array([1.0, 0.86, 0.80])
    red = 0.55 * bump(p, (0.47, 6.98), (0.24, 0.20)) + 0.6 * bump(p, (0.0, 6.93), (0.15, 0.13)) * (
        p[:, 2] > 1.3
    )
    red += 0.35 * bump(p, (0, 6.32), (0.22, 0.12)) + 0.75 * canvas_.masks["ears"] + 0.12 * broad
    colour *= 1 - (1 - warm) * np.clip(red * skin.red, 0, 1)[:, None] * 0.85
    socket = bump(p, (0.30, 7.24), (0.20, 0.13)) * (1 - canvas_.masks["eyelids"] * 0.3)
    colour *= 1 - socket[:, None] * np.array([0.07, 0.12, 0.10]) * (1 + 0.4 * (skin.age > 45))
    colour *= 1 - canvas_.masks["eyelids"][:, None] * np.array([0.05, 0.10, 0.10])

    front = front_canvas(skin, seed)
    sample = _sampled(front, p)
    ahead = np.clip((n[:, 2] - 0.05) / 0.3, 0, 1)
    wrinkle = sample[:, 1] * ahead
    colour *= 1 - wrinkle[:, None] * np.array([0.20, 0.26, 0.26])
    colour *= 1 - (sample[:, 2] * ahead * skin.freckles)[:, None] * np.array([0.18, 0.30, 0.38])

    if skin.stubble:
        bearded = _stubbled(colour, p, n, skin, seed)
        colour += (bearded - colour) * (1 - np.clip(1.5 * canvas_.masks["ears"], 0, 1))[:, None]
    lips = canvas_.masks["lips"]
    lip = np.array(skin.lips) / 255 * (1 + 0.05 * noise(p * np.array([26, 5, 5]), seed + 3))[:, None]
    lip *= 1 - 0.35 * np.exp(-(((p[:, 1] - 6.585) / 0.022) ** 2))[:, None]
    colour += (lip - colour) * (0.82 * lips)[:, None]
    colour += (np.array([0.34, 0.13, 0.12]) - colour) * canvas_.masks["inside-mouth"][:, None]

    colour += (np.array(skin.brows) / 255 - colour) * (sample[:, 0] * ahead)[:, None]
    scalp = np.clip((hairline(p, skin.bald) + 0.05 * layered(p, (9, 22), seed + 5)) / 0.10, 0, 1)
    colour += (np.array(skin.hair) / 255 * 0.8 - colour) * (0.92 * scalp)[:, None]

    image = np.zeros((SIZE, SIZE, 3))
    image[:] = tone
    image[canvas_.covered] = np.clip(colour, 0, 1)
    return jpeg(_bled(image, canvas_.covered)[::-1], 88)


def _stubbled(colour: Floats, p: Floats, n: Floats, skin: Skin, seed: int) -> Floats:
    x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
    jaw = np.clip((6.62 + 0.55 * np.clip(x - 0.28, 0, 1) - y) / 0.10, 0, 1) * np.clip((y - 5.95) / 0.12, 0, 1)
    lip = (
        np.clip((6.84 - y) / 0.05, 0, 1) * np.clip((y - 6.66) / 0.04, 0, 1) * np.clip((0.34 - x) / 0.08, 0, 1)
    )
    burn = (
        np.clip((x - 0.62) / 0.06, 0, 1) * np.clip((7.15 - y) / 0.1, 0, 1) * np.clip((z - 0.15) / 0.1, 0, 1)
    )
    burn *= np.clip((0.75 - z) / 0.15, 0, 1) * np.clip((y - 6.3) / 0.1, 0, 1)
    corner = (
        np.clip(1 - np.abs(x - 0.315) / 0.075, 0, 1)
        * np.clip((6.80 - y) / 0.06, 0, 1)
        * np.clip((y - 6.35) / 0.1, 0, 1)
        * (z > 0.9)
    )
    soul = (
        np.clip(1 - np.abs(y - 6.40) / 0.06, 0, 1)
        * np.clip((x - 0.10) / 0.1, 0, 1)
        * np.clip((0.3 - x) / 0.1, 0, 1)
    )
    area = np.clip(np.maximum(np.maximum(np.maximum(jaw, lip), burn), corner * 1.6) - 0.5 * soul, 0, 1) * (
        z > -0.2
    )
    area *= np.clip(0.9 + 0.15 * noise(p * 7, seed + 11), 0, 1)
    speck = np.clip(0.5 + 0.9 * noise(p * np.array([75, 60, 75]), seed + 13), 0, 1)
    beard = np.array(skin.hair) / 255 * 0.85
    if skin.stubble >= 0.8:
        amount = area * (0.55 + 0.36 * speck)
    else:
        amount = area * skin.stubble * (0.35 + 0.55 * speck)
    return colour + (beard - colour) * np.clip(amount, 0, 0.94)[:, None]


def front_canvas(skin: Skin, seed: int) -> Floats:
    """What is drawn with strokes, seen from the front: (size, size, 3) with brow, wrinkles, freckles in 0..1."""
    brow, line, spot = (Image.new("L", (CANVAS, CANVAS)) for _ in range(3))
    _brows(ImageDraw.Draw(brow), skin, seed)
    brow_soft = brow.filter(ImageFilter.GaussianBlur(7))
    fibres = np.asarray(brow.filter(ImageFilter.GaussianBlur(1.1)), float) / 255
    body = np.asarray(brow_soft, float) / 255
    _wrinkles(ImageDraw.Draw(line), skin)
    lines = np.asarray(line.filter(ImageFilter.GaussianBlur(5)), float) / 255
    draw = ImageDraw.Draw(spot)
    for i in range(int(420 * (skin.freckles > 0))):
        x, y = hashed(i, seed, 1) * 1.1 - 0.55, 6.75 + hashed(i, seed, 2) * 0.55
        size = 2 + 5 * float(hashed(i, seed, 3)) ** 2
        cx, cy = _pixel(float(x), float(y))
        draw.ellipse(
            [cx - size, cy - size, cx + size, cy + size], fill=int(90 + 120 * float(hashed(i, seed, 4)))
        )
    spots = np.asarray(spot.filter(ImageFilter.GaussianBlur(2)), float) / 255
    return np.stack([np.clip(0.75 * fibres + 0.45 * body, 0, 0.95), lines, spots], -1)


def _pixel(x: float, y: float) -> tuple[float, float]:
    scale = CANVAS / FRONT[2]
    return (x - FRONT[0]) * scale, CANVAS - (y - FRONT[1]) * scale


def brow_line(t: Floats, arch: float) -> tuple[Floats, Floats]:
    """The middle of a brow from the nose (0) to the temple (1), in dm on the base mesh."""
    return 0.12 + 0.36 * t, 7.42 + arch * (0.095 * np.sin(np.clip(t, 0, 1) * 2.25) - 0.06 * t**3) + 0.02 * (
        1 - arch
    )


def _brows(draw: ImageDraw.ImageDraw, skin: Skin, seed: int) -> None:
    for side in (-1, 1):
        for i in range(int(300 * skin.brow_weight)):
            t = float(hashed(i, side, seed, 21))
            across = float(hashed(i, side, seed, 22)) * 2 - 1
            x, y = brow_line(np.array(t), skin.brow_arch)
            thick = (0.026 + 0.012 * (1 - t)) * (1 - 0.7 * t**2.2) * (0.35 + 0.65 * skin.brow_weight)
            thick *= min(1, 0.35 + t * 6)
            y = float(y) + across * thick
            lean = 1.25 - 1.15 * min(1, t * 1.6) - 0.30 * across
            length = 0.062 * (0.7 + 0.5 * float(hashed(i, side, seed, 23)))
            points = []
            for k in range(5):
                s = k / 4
                angle = lean * (1 - 0.45 * s)
                points.append(
                    _pixel(side * (float(x) + s * length * np.cos(angle)), y + s * length * np.sin(angle))
                )
            draw.line(points, fill=int(120 + 135 * float(hashed(i, side, seed, 24))), width=2)


def _wrinkles(draw: ImageDraw.ImageDraw, skin: Skin) -> None:
    old = float(np.clip((skin.age - 28) / 40, 0, 1))
    if old <= 0:
        return
    for row, y in enumerate((7.74, 7.84, 7.93)):
        points = [
            _pixel(x, y + 0.03 * np.cos(x * 4.5 + row) - 0.05 * x * x) for x in np.linspace(-0.42, 0.42, 30)
        ]
        draw.line(points, fill=int(95 * old), width=6)
    for side in (-1, 1):
        for k in range(3):
            start, lean = (0.545 + 0.015 * k, 7.30 - 0.045 * k), 0.35 - 0.5 * k
            points = [
                _pixel(side * (start[0] + s * 0.13), start[1] + s * 0.13 * lean) for s in np.linspace(0, 1, 8)
            ]
            draw.line(points, fill=int(115 * old), width=5)
        fold = [_pixel(side * (0.20 + 0.17 * s**0.8), 6.93 - 0.30 * s) for s in np.linspace(0, 1, 16)]
        draw.line(fold, fill=int(125 * old), width=9)
        bag = [
            _pixel(side * (0.17 + 0.28 * s), 7.165 - 0.045 * np.sin(s * 3.1)) for s in np.linspace(0, 1, 14)
        ]
        draw.line(bag, fill=int(105 * old), width=7)
        frown = [_pixel(side * (0.055 + 0.01 * s), 7.50 + 0.10 * s) for s in np.linspace(0, 1, 6)]
        draw.line(frown, fill=int(70 * old), width=6)


def _sampled(image: Floats, p: Floats) -> Floats:
    scale = CANVAS / FRONT[2]
    column = np.clip(((p[:, 0] - FRONT[0]) * scale).astype(int), 0, CANVAS - 1)
    row = np.clip((CANVAS - (p[:, 1] - FRONT[1]) * scale).astype(int), 0, CANVAS - 1)
    out: Floats = image[row, column]
    return out


def _bled(image: Floats, covered: Floats, rounds: int = 6) -> Floats:
    """Colours carried past the edges of the covered area, so that smaller mip levels have no seam."""
    known = covered.copy()
    for _ in range(rounds):
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            there = np.roll(known, step, axis) & ~known
            image[there] = np.roll(image, step, axis)[there]
            known |= there
    return image


def jpeg(image: Floats, quality: int) -> bytes:
    out = io.BytesIO()
    picture = Image.fromarray(np.round(np.clip(image, 0, 1) * 255).astype(np.uint8))
    picture.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
    return out.getvalue()


def eye_texture(iris: tuple[int, int, int], seed: int, size: int = 256) -> bytes:
    """A disc: the distance from the middle is the angle from the eye's axis, up to 1.35 rad at the rim."""
    y, x = np.mgrid[0:size, 0:size]
    x, y = (x + 0.5) / size * 2 - 1, 1 - (y + 0.5) / size * 2
    angle, turn = np.hypot(x, y) * 1.35, np.arctan2(y, x)
    spokes = np.stack([np.cos(turn) * 9, np.sin(turn) * 9, angle * 6], -1).reshape(-1, 3)
    fibre = layered(spokes, (1, 2.3), seed).reshape(size, size)
    white = np.stack([0.80 - 0.05 * angle, 0.77 - 0.09 * angle, 0.74 - 0.10 * angle], -1)
    veins = np.clip(
        noise(np.stack([turn * 7, angle * 3], -1).reshape(-1, 2), seed + 1).reshape(size, size), 0, 1
    )
    white[..., 1:] -= (0.05 * veins * np.clip(angle - 0.6, 0, 1))[..., None]
    out = white
    depth = np.clip((angle - 0.16) / 0.30, 0, 1)
    ring = np.array(iris) / 255 * (0.62 + 0.30 * fibre + 0.75 * np.sin(depth * 2.6))[..., None] * 0.7
    limbus = np.clip((angle - 0.36) / 0.11, 0, 1) ** 1.5
    ring = ring * (1 - 0.72 * limbus[..., None])
    inside = np.clip((0.485 - angle) / 0.035, 0, 1)[..., None]
    out = out * (1 - inside) + np.clip(ring, 0, 1) * inside
    pupil = np.clip((0.185 - angle) / 0.025, 0, 1)[..., None]
    out = out * (1 - pupil) + 0.02 * pupil
    lid = np.clip((y - 0.08) / 0.5, 0, 1)[..., None]
    return jpeg(out * (1 - 0.45 * lid), 90)
