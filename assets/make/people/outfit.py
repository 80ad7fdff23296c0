"""The garments each person has: four for the upper body, an apron, trousers and shoes."""

import numpy as np

from . import cloth, front
from .cast import Member
from .cloth import Frame
from .collar import crew_band, shirt_collar
from .head import Body
from .mesh import Mesh, boundary_loops, compact, grid, joined, smoothed
from .noise import layered, noise
from .piece import Piece
from .source import Floats

DEFAULTS = {
    "top": "#5b6b7d", "inner": "#e8e5de", "apron": "#2f4a3d", "trousers": "#2f3542", "shoes": "#2b2522",
}  # fmt: skip


def garments(body: Body, member: Member) -> list[Piece]:
    frame = cloth.frame_of(body)
    woman = member.sex == "woman"
    tones = DEFAULTS | {k: v for k, v in member.outfit.items() if k in DEFAULTS}
    pieces = []
    bare = cloth.shell(body, upper=True)
    for make in (jumper, shirt, cardigan, jacket):
        pieces += make(body, frame, bare, woman, member.seed)
    shells = {p.name: p.mesh for p in pieces}
    pieces += apron(body, frame, shells["jumper"], "apron", 0.0, ("apron-jumper", "apron-shirt"))
    pieces += apron(body, frame, shells["jacket"], "apron-wide", 0.008, ("apron-jacket", "apron-cardigan"))
    pieces += below(body, frame, member.seed)
    for piece in pieces:
        if piece.tint:
            piece.tint_colour = tones[piece.tint]
    return pieces


def piece(
    name: str,
    mesh: Mesh,
    tint: str,
    wears: tuple[str, ...],
    seed: int = 0,
    tone: float = 1.0,
    surface: str = "cloth",
) -> Piece:
    mesh = cloth.settled(mesh)
    shade = tone * (1 + 0.02 * layered(mesh.v * 12, (1, 3), seed))
    return Piece(
        name,
        mesh,
        surface,
        np.repeat(shade[:, None], 3, 1),
        tint=tint,
        weights=mesh.a["w"],
        wears=wears,
        two_sided=True,
    )


def top_shell(
    body: Body, frame: Frame, bare: Mesh, seed: int, loose: float, fall: float, folds: float, thick: float
) -> Mesh:
    """A whole upper garment before cutting: `loose` metres of ease at the sides, `thick` on the shoulders."""
    arms = cloth.arm_share(body, bare.a["w"])
    up = np.clip(bare.normals[:, 2], 0, 1)
    ease = loose + (thick - loose) * np.clip(up * 1.6, 0, 1)
    ease = ease * (1 - 0.45 * np.clip(arms * 1.5, 0, 1))
    mesh = cloth.relaxed(bare, body, ease, rounds=10)
    mesh = cloth.draped(mesh, body, frame, fall)
    return cloth.folded(mesh, body, frame, seed, folds)


def sleeve_end(body: Body, frame: Frame, mesh: Mesh, short_by: float) -> Floats:
    """Positive up to `short_by` metres before the wrist."""
    out = np.full(len(mesh.v), 1.0)
    for side, sign in (("l", 1), ("r", -1)):
        way = frame.wrists[side] - frame.elbows[side]
        length = float(np.linalg.norm(way))
        t = (mesh.v - frame.elbows[side]) @ (way / length)
        mine = (mesh.a["base"][:, 0] * sign) > 2.6
        out = np.where(mine, length - short_by - t, out)
    return out


def crew(frame: Frame, mesh: Mesh, up: float, scoop: float = 0.0, sides: float = 0.0) -> Floats:
    """A round neckline `up` metres above the neck plane, `scoop` deeper in front and `sides` higher at the sides."""
    p = mesh.v
    ahead = np.clip((frame.middle[1] - 0.01 - p[:, 1]) / 0.09, 0, 1)
    beside = np.clip(np.abs(p[:, 0]) / 0.07, 0, 1) ** 2
    out: Floats = up - scoop * ahead + sides * beside - frame.above_neckline(p)
    return out


def vee(frame: Frame, mesh: Mesh, bottom: float, half: float, gap: float) -> Floats:
    """Positive outside a V that is `half` wide (metres) at the neck and closes to `gap` at height `bottom`."""
    p = mesh.v
    share = np.clip((p[:, 2] - bottom) / (frame.neck_front[2] + 0.03 - bottom), 0, 1.3)
    wide = gap + (half - gap) * share**0.9
    ahead = p[:, 1] < frame.middle[1] - 0.005
    return np.where(ahead, np.abs(p[:, 0]) - wide, 1.0)


def hem(frame: Frame, mesh: Mesh, below_waist: float) -> Floats:
    arms = mesh.a["base"][:, 0]
    return np.where(np.abs(arms) > 2.6, 1.0, mesh.v[:, 2] - (frame.waist - below_waist))


def banded(mesh: Mesh, frame: Frame, cuffs: float, hem_band: float, thick: float = 0.0022) -> list[Mesh]:
    bands = []
    if cuffs:
        ends = (cloth.loop_near(mesh, frame.wrists[side]) for side in "lr")
        bands += [cloth.band(mesh, end, cuffs, thick, taper_in=0.009, count=36) for end in ends]
    if hem_band:
        low = np.array([*frame.middle, mesh.v[:, 2].min()])
        bands.append(
            cloth.band(
                mesh, cloth.loop_near(mesh, low), hem_band, thick, taper_in=0.010, count=80, hanging=True
            )
        )
    return bands


def jumper(body: Body, frame: Frame, bare: Mesh, woman: bool, seed: int) -> list[Piece]:
    whole = top_shell(body, frame, bare, seed, 0.016, 0.42, 1.15, 0.006)
    mesh = cloth.cut(
        whole,
        crew(frame, whole, 0.004, 0.026 if woman else 0.018, 0.016),
        sleeve_end(body, frame, whole, 0.045),
        hem(frame, whole, 0.17),
    )
    mesh = cloth.edge_evened(mesh)
    neck = cloth.loop_near(mesh, (frame.neck_front + frame.neck_back) / 2)
    collar = crew_band(body, frame, mesh, neck, 0.012 if not woman else 0.004, 0.005, 0.0024)
    bands = joined(collar, *banded(mesh, frame, 0.045, 0.055))
    return [
        piece("jumper", mesh, "top", ("jumper",), seed),
        piece("jumper-bands", bands, "top", ("jumper",), seed, 0.93),
    ]


def shirt(body: Body, frame: Frame, bare: Mesh, woman: bool, seed: int) -> list[Piece]:
    whole = top_shell(body, frame, bare, seed + 1, 0.014, 0.30, 1.35, 0.005)
    vee_bottom = frame.neck_front[2] - (0.085 if woman else 0.070)
    fields = [
        crew(frame, whole, 0.016),
        sleeve_end(body, frame, whole, 0.055),
        hem(frame, whole, 0.15),
        vee(frame, whole, vee_bottom, 0.034, -0.004),
    ]
    mesh = cloth.edge_evened(cloth.cut(whole, *fields), 8)
    cuffs = banded(mesh, frame, 0.055, 0)
    seen = front.front_of(mesh)
    low = float(mesh.v[:, 2].min()) + 0.02
    placket = front.strip(seen, 0.0, 0.0155, low, vee_bottom + 0.004, 0.0020)
    studs = front.buttons(seen, 0.0, np.arange(vee_bottom - 0.020, low + 0.05, -0.088), 0.0022)
    collar = shirt_collar(body, frame, mesh, 0.42)
    trim = joined(collar, placket, *cuffs)
    return [
        piece("shirt", mesh, "top", ("shirt",), seed),
        piece("shirt-trim", trim, "top", ("shirt",), seed, 1.0),
        _buttons("shirt-buttons", studs, ("shirt",)),
    ]


def _buttons(
    name: str, mesh: Mesh, wears: tuple[str, ...], tone: tuple[float, float, float] = (0.93, 0.92, 0.88)
) -> Piece:
    mesh = cloth.settled(mesh)
    return Piece(
        name,
        mesh,
        "leather",
        np.tile(tone, (len(mesh.v), 1)),
        weights=mesh.a["w"],
        wears=wears,
        two_sided=True,
    )


def inner_top(
    body: Body, frame: Frame, bare: Mesh, seed: int, wears: tuple[str, ...], scoop: float, low: float
) -> list[Piece]:
    """What shows at the front opening: a plain blouse or T-shirt, made only where it can be seen."""
    whole = top_shell(body, frame, bare, seed + 2, 0.007, 0.9, 0.4, 0.003)
    seen = np.minimum(0.15 - np.abs(whole.v[:, 0]), whole.v[:, 2] - low)
    mesh = cloth.edge_evened(
        cloth.cut(whole, crew(frame, whole, -0.010, scoop), seen, frame.middle[1] + 0.03 - whole.v[:, 1]), 6
    )
    return [piece(f"{wears[0]}-inner", mesh, "inner", wears, seed)]


def cardigan(body: Body, frame: Frame, bare: Mesh, woman: bool, seed: int) -> list[Piece]:
    whole = top_shell(body, frame, bare, seed + 3, 0.018, 0.36, 1.2, 0.007)
    bottom = frame.waist + 0.03
    fields = [
        crew(frame, whole, 0.010),
        sleeve_end(body, frame, whole, 0.045),
        hem(frame, whole, 0.20),
        vee(frame, whole, bottom, 0.052, 0.013),
    ]
    mesh = cloth.edge_evened(cloth.cut(whole, *fields))
    loops = boundary_loops(mesh.f)
    edge = max(loops, key=lambda loop: float(np.ptp(mesh.v[loop][:, 2])))
    bands = [cloth.band(mesh, edge, 0.024, 0.0024, count=220), *banded(mesh, frame, 0.05, 0)]
    seen = front.front_of(mesh)
    studs = front.buttons(seen, 0.0, np.arange(bottom - 0.03, frame.waist - 0.18, -0.075), 0.0055, 0.0075)
    return [
        piece("cardigan", mesh, "top", ("cardigan",), seed),
        piece("cardigan-bands", joined(*bands), "top", ("cardigan",), seed, 0.90),
        _buttons("cardigan-buttons", studs, ("cardigan",), (0.42, 0.32, 0.24)),
        *inner_top(body, frame, bare, seed, ("cardigan",), 0.030 if woman else 0.012, bottom - 0.08),
    ]


def jacket(body: Body, frame: Frame, bare: Mesh, woman: bool, seed: int) -> list[Piece]:
    whole = top_shell(body, frame, bare, seed + 4, 0.024, 0.18, 1.5, 0.010)
    bottom = frame.neck_front[2] - 0.10
    fields = [
        crew(frame, whole, 0.016),
        sleeve_end(body, frame, whole, 0.04),
        hem(frame, whole, 0.20),
        vee(frame, whole, bottom, 0.050, -0.004),
    ]
    mesh = cloth.edge_evened(cloth.cut(whole, *fields))
    seen = front.front_of(mesh)
    low = float(mesh.v[:, 2].min()) + 0.02
    flap = front.strip(seen, 0.006, 0.022, low, bottom + 0.004, 0.004)
    studs = front.buttons(seen, 0.010, np.arange(bottom - 0.03, low + 0.05, -0.11), 0.0045, 0.007)
    pockets = [
        front.pocket(seen, sign * 0.085, frame.chest - 0.005, 0.105, 0.115, 0.0035) for sign in (-1, 1)
    ]
    collar = shirt_collar(body, frame, mesh, 0.50, gap=0.014)
    trim = joined(collar, flap, *pockets, *banded(mesh, frame, 0.05, 0.05, 0.003))
    return [
        piece("jacket", mesh, "top", ("jacket",), seed),
        piece("jacket-trim", trim, "top", ("jacket",), seed, 0.94),
        _buttons("jacket-studs", studs, ("jacket",), (0.55, 0.55, 0.56)),
        *inner_top(body, frame, bare, seed, ("jacket",), 0.004, bottom - 0.07),
    ]


def apron(
    body: Body, frame: Frame, under: Mesh, name: str, clear: float, wears: tuple[str, ...]
) -> list[Piece]:
    """A bib apron over a garment, with straps; `clear` metres more of it where that has pockets and buttons."""
    arms = cloth.arm_share(body, under.a["w"])
    trunk = compact(under, np.flatnonzero((arms[under.f] < 0.3).all(1)))[0]
    seen = front.front_of(trunk, evened=30)
    top, waist, low = frame.chest + 0.055, frame.waist - 0.02, frame.crotch - 0.06
    z = np.linspace(low, top, 40)[:, None]
    share = np.clip((z - waist) / (top - waist), 0, 1)
    half = np.where(z > waist, 0.175 - 0.065 * np.clip(share * 1.6, 0, 1) ** 0.7, 0.178)
    x = half * np.linspace(-1, 1, 21)[None]
    lift = clear + 0.010 + 0.014 * np.clip((waist - z) / 0.18, 0, 1) + 0 * x
    sheet = seen.patch(x, z + 0 * x, lift[..., None])
    worn = [sheet]
    for sign in (-1, 1):
        # up over the shoulder to the side of the neck, following the cloth beneath
        rise = np.linspace(0, 1, 14)
        line_x = sign * (0.105 - 0.030 * rise)
        line_z = top - 0.015 + (frame.neck_back[2] - 0.012 - top) * rise
        points = seen.lay(line_x, line_z, clear + 0.008)
        worn.append(
            cloth.with_weights(front.faced(front.ribbon(points, np.array([1.0, 0, 0]), 0.011)), under)
        )
    around = np.linspace(-0.178, 0.178, 30)
    tie = np.stack([seen.lay(around, np.full(30, waist + h), clear + 0.0125) for h in (-0.014, 0.014)])
    worn.append(cloth.with_weights(front.faced(grid(tie)), under))
    return [piece(name, joined(*worn), "apron", wears, 3)]


def below(body: Body, frame: Frame, seed: int) -> list[Piece]:
    """Trousers and shoes: mostly behind a counter, so kept plain."""
    bare = cloth.shell(body, upper=False)
    level = bare.a["base"][:, 1]
    ease = 0.008 + 0.008 * np.clip((0.2 - level) / 3, 0, 1)
    legs = straight_legs(cloth.relaxed(bare, body, ease, 3), body)
    ring = np.stack([legs.v[:, 2] * 20, legs.v[:, 0] * 14, legs.v[:, 1] * 14], 1)
    bent = np.exp(-(((level + 3.6) / 0.9) ** 2)) + np.clip((-6.3 - level) / 1.2, 0, 1)
    legs = Mesh(legs.v + legs.normals * (0.005 * noise(ring, seed) * bent)[:, None], legs.f, legs.a)
    trousers = cloth.cut(legs, level + 7.78, 1.35 - level)
    feet = cloth.relaxed(bare, body, np.full(len(bare.v), 0.010), 1)
    shoes = cloth.cut(feet, -7.2 - level)
    v = shoes.v.copy()
    v[:, 2] = np.maximum(v[:, 2], 0)
    shoes = Mesh(v, shoes.f, shoes.a)
    return [
        piece("trousers", trousers, "trousers", (), seed),
        piece("shoes", shoes, "shoes", (), seed, surface="leather"),
    ]


def straight_legs(mesh: Mesh, body: Body) -> Mesh:
    """Trouser legs that fall straight from the thigh rather than follow the calf."""
    rig, v = body.rig, mesh.v.copy()
    for side, sign in (("l", 1), ("r", -1)):
        hip, knee, ankle = (rig.positions[rig.index(f"{bone}_{side}")] for bone in ("thigh", "calf", "foot"))
        mine = (mesh.a["base"][:, 0] * sign > 0) & (v[:, 2] < hip[2] - 0.10)
        z = v[:, 2]
        heights = [ankle[2] - 0.10, ankle[2], knee[2], hip[2]]
        middle = np.stack([np.interp(z, heights, [ankle[k], ankle[k], knee[k], hip[k]]) for k in (0, 1)], 1)
        middle[:, 1] += np.interp(z, [ankle[2], knee[2] - 0.10, knee[2] + 0.2], [0.012, 0.012, 0.0])
        offset = v[:, :2] - middle
        radius = np.hypot(offset[:, 0], offset[:, 1])
        at_knee = float(np.percentile(radius[mine & (np.abs(z - knee[2]) < 0.08)], 70))
        least = np.interp(z, [0, ankle[2], knee[2], knee[2] + 0.18], [1.12, 1.08, 0.98, 0.0]) * at_knee
        grown = np.maximum(radius, least) / np.maximum(radius, 1e-6)
        v[mine, :2] = (middle + offset * grown[:, None])[mine]
    below_hip = np.clip((1.0 - mesh.a["base"][:, 1]) / 2, 0, 1) * np.clip(
        (mesh.a["base"][:, 1] + 7.9) / 0.5, 0, 1
    )
    return Mesh(smoothed(v, mesh.f, 0.6 * below_hip, 4), mesh.f, mesh.a)
