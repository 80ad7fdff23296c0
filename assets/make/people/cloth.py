"""Cloth: the tights shell of the base mesh, loosened, draped, folded and cut to a garment."""

from dataclasses import dataclass

import numpy as np

from .head import Body, body_normals, quads_of
from .mesh import Mesh, boundary_loops, clipped, compact, grid, nearest, smoothed, subdivided, triangles, unit
from .noise import noise
from .rig import strongest
from .source import Floats, Ints


@dataclass(frozen=True)
class Frame:
    """Where a body's landmarks are, in metres."""

    neck_back: Floats
    """On the skin at the base of the neck, behind."""
    neck_front: Floats
    """The pit of the neck."""
    elbows: dict[str, Floats]
    wrists: dict[str, Floats]
    shoulders: dict[str, Floats]
    waist: float
    crotch: float
    chest: float
    middle: Floats
    """The axis of the trunk, x and y."""

    def above_neckline(self, p: Floats) -> Floats:
        """Height of points above the slanting plane of the neckline, in metres."""
        a, b = self.neck_front, self.neck_back
        slope = (b[2] - a[2]) / (b[1] - a[1])
        out: Floats = p[:, 2] - (a[2] + slope * (p[:, 1] - a[1]))
        return out


def frame_of(body: Body) -> Frame:
    rig = body.rig
    joint = {n: rig.positions[i] for i, n in enumerate(rig.names)}
    skin = body.v[:13380]
    base = body.base[:13380]
    middle = np.abs(skin[:, 0]) < 0.012
    z_back, z_front = joint["neck_01"][2] + 0.020, joint["clavicle_l"][2] + 0.012
    trunk = middle & (base[:, 1] > 4.0) & (base[:, 1] < 6.3)

    def at(z: float, back: bool) -> Floats:
        row = skin[trunk & (np.abs(skin[:, 2] - z) < 0.02)]
        return np.array([0.0, row[:, 1].max() if back else row[:, 1].min(), z])

    return Frame(
        neck_back=at(z_back, True),
        neck_front=at(z_front, False),
        elbows={s: joint[f"lowerarm_{s}"] for s in "lr"},
        wrists={s: joint[f"hand_{s}"] for s in "lr"},
        shoulders={s: joint[f"upperarm_{s}"] for s in "lr"},
        waist=float(joint["spine_02"][2]),
        crotch=float(joint["thigh_l"][2] - 0.06),
        chest=float(joint["spine_03"][2] + 0.10),
        middle=np.array([0.0, float(joint["spine_02"][1]) + 0.005]),
    )


def arm_share(body: Body, weights: Floats) -> Floats:
    """How much of a vertex belongs to an arm, 0 to 1."""
    names = [
        i
        for i, n in enumerate(body.rig.names)
        if n.startswith(("upperarm", "lowerarm", "hand", "index", "middle", "ring", "pinky", "thumb"))
    ]
    out: Floats = weights[:, names].sum(1)
    return out


def shell(body: Body, upper: bool) -> Mesh:
    """The tights of the upper or lower body, subdivided above; columns `w` (weights) and `base` (base-mesh places)."""
    mesh, index = compact(Mesh(body.v, triangles(quads_of(body, "tights"))))
    mesh = Mesh(mesh.v, mesh.f, {"w": body.rig.weights[index], "base": body.base[index]})
    level = mesh.a["base"][:, 1]
    keep = np.flatnonzero(
        (level[mesh.f] > -1.7).all(1)
        if upper
        else (level[mesh.f] < 1.6).all(1) & (np.abs(mesh.a["base"][mesh.f, 0]) < 2.2).all(1)
    )
    mesh = compact(mesh, keep)[0]
    return subdivided(mesh) if upper else mesh


def relaxed(mesh: Mesh, body: Body, ease: Floats, rounds: int) -> Mesh:
    """Anatomy smoothed away, then the cloth moved out to `ease` metres from the skin, and no closer anywhere."""
    arms = arm_share(body, mesh.a["w"])
    v = smoothed(mesh.v, mesh.f, np.where(arms > 0.6, 0.25, 0.5), rounds)
    v = v + Mesh(v, mesh.f).normals * ease[:, None]
    return held_off(Mesh(v, mesh.f, mesh.a), body, 0.55 * ease)


def held_off(mesh: Mesh, body: Body, gap: Floats) -> Mesh:
    skin = body.v[:13380]
    out = body_normals(body)[:13380]
    at = nearest(mesh.v, skin)
    depth = np.sum((mesh.v - skin[at]) * out[at], 1)
    return Mesh(mesh.v + out[at] * np.maximum(gap - depth, 0)[:, None], mesh.f, mesh.a)


def draped(mesh: Mesh, body: Body, frame: Frame, fall: float) -> Mesh:
    """Below the chest cloth hangs: it comes back in towards the waist by at most `fall` metres per metre."""
    arms = arm_share(body, mesh.a["w"])
    trunk = (arms < 0.35) & (mesh.v[:, 2] < frame.chest + 0.10)
    around, tall = 60, 70
    low, high = mesh.v[trunk, 2].min(), frame.chest + 0.10
    offset = mesh.v[:, :2] - frame.middle
    angle, radius = np.arctan2(offset[:, 0], -offset[:, 1]), np.hypot(offset[:, 0], offset[:, 1])
    column = np.clip(((angle + np.pi) / (2 * np.pi) * around).astype(int), 0, around - 1)
    row = np.clip(((high - mesh.v[:, 2]) / (high - low) * tall).astype(int), 0, tall - 1)
    reach = np.zeros((tall, around))
    np.maximum.at(reach, (row[trunk], column[trunk]), radius[trunk])
    step = (high - low) / tall
    for r in range(1, tall):
        beside = np.maximum(np.roll(reach[r - 1], 1), np.roll(reach[r - 1], -1)) * 0.98
        reach[r] = np.maximum(reach[r], np.maximum(reach[r - 1], beside) - fall * step)
    for _ in range(4):
        reach = 0.5 * reach + 0.25 * (np.roll(reach, 1, 1) + np.roll(reach, -1, 1))
        reach[1:-1] = 0.5 * reach[1:-1] + 0.25 * (reach[2:] + reach[:-2])
    # bilinear look-up
    fc, fr = (angle + np.pi) / (2 * np.pi) * around - 0.5, (high - mesh.v[:, 2]) / (high - low) * tall - 0.5
    c0, r0 = np.floor(fc).astype(int), np.clip(np.floor(fr).astype(int), 0, tall - 2)
    tc, tr = fc - c0, np.clip(fr - r0, 0, 1)
    wanted = sum(
        reach[r0 + dr, (c0 + dc) % around] * np.where(dr, tr, 1 - tr) * np.where(dc, tc, 1 - tc)
        for dr in (0, 1)
        for dc in (0, 1)
    )
    share = np.clip((frame.chest + 0.10 - mesh.v[:, 2]) / 0.16, 0, 1) * np.clip((0.35 - arms) / 0.2, 0, 1)
    grown = np.maximum(wanted, radius)
    scale = (radius + share * (grown - radius)) / np.maximum(radius, 1e-6)
    v = mesh.v.copy()
    v[:, :2] = frame.middle + offset * scale[:, None]
    return Mesh(v, mesh.f, mesh.a)


def folded(mesh: Mesh, body: Body, frame: Frame, seed: int, strength: float) -> Mesh:
    """Folds where cloth has too much length: elbows, armpits, above the hem, wrists."""
    p, n = mesh.v, mesh.normals
    arms = arm_share(body, mesh.a["w"])
    height = np.zeros(len(p))
    for number, side in enumerate("lr"):
        sign = 1 if side == "l" else -1
        mine = arms * (p[:, 0] * sign > 0)
        upper = unit(frame.elbows[side] - frame.shoulders[side])
        lower = unit(frame.wrists[side] - frame.elbows[side])
        t = np.where(
            (p - frame.elbows[side]) @ upper < 0,
            (p - frame.elbows[side]) @ upper,
            (p - frame.elbows[side]) @ lower,
        )
        length_low = np.linalg.norm(frame.wrists[side] - frame.elbows[side])
        slant = p @ np.array([0.3 * sign, 0.8, 0.25])
        ring = np.stack([t * 34 + slant * 16, slant * 9], 1)
        bend = noise(ring, seed + number) + 0.5 * noise(ring * 1.9, seed + 5 + number)
        height += (
            mine
            * bend
            * (
                0.0050 * np.exp(-((t / 0.075) ** 2))
                + 0.0042 * np.exp(-(((length_low - t) / 0.065) ** 2))
                + 0.0012
            )
        )
        arm_pit = frame.shoulders[side] + np.array([-0.02 * sign, -0.01, -0.10])
        away = np.linalg.norm(p - arm_pit, axis=1)
        ray = np.stack([(p[:, 0] * sign * 0.75 + p[:, 2]) * 30, p[:, 1] * 10, away * 6], 1)
        height += noise(ray, seed + 9 + number) * 0.0045 * np.exp(-((away / 0.10) ** 2))
    trunk = np.clip(1 - arms * 2.5, 0, 1)
    around = np.arctan2(p[:, 0], -(p[:, 1] - frame.middle[1]))
    soft = np.stack([around * 1.6, p[:, 2] * 17 + 1.5 * np.abs(p[:, 0]) * 8], 1)
    waist = np.exp(-(((p[:, 2] - frame.waist + 0.02) / 0.10) ** 2))
    height += trunk * waist * 0.0052 * noise(soft, seed + 21)
    hang = np.stack([around * 5.2, p[:, 2] * 2.5], 1)
    height += trunk * np.clip((frame.chest - 0.02 - p[:, 2]) / 0.25, 0, 1) * 0.0045 * noise(hang, seed + 33)
    height += trunk * 0.0012 * noise(p * 14, seed + 44)
    return Mesh(p + n * (strength * height)[:, None], mesh.f, mesh.a)


def edge_evened(mesh: Mesh, rounds: int = 12) -> Mesh:
    """Cut edges smoothed along themselves."""
    v = mesh.v.copy()
    for loop in boundary_loops(mesh.f):
        if len(loop) < 8:
            continue
        line = v[loop]
        for _ in range(rounds):
            line = 0.5 * line + 0.25 * (np.roll(line, 1, 0) + np.roll(line, -1, 0))
        v[loop] = line
    return Mesh(v, mesh.f, mesh.a)


def loop_near(mesh: Mesh, place: Floats, least: int = 10) -> Ints:
    """The open edge whose middle is nearest to a place."""
    loops = [loop for loop in boundary_loops(mesh.f) if len(loop) >= least]
    return min(loops, key=lambda loop: float(np.linalg.norm(mesh.v[loop].mean(0) - place)))


def resampled(line: Floats, count: int, closed: bool) -> Floats:
    """`count` rows evenly along a line; columns after the first three are carried along."""
    points = np.concatenate([line, line[:1]]) if closed else line
    step = np.linalg.norm(np.diff(points[:, :3], axis=0), axis=1)
    s = np.concatenate([[0], np.cumsum(step)])
    at = np.linspace(0, s[-1], count, endpoint=not closed)
    return np.stack([np.interp(at, s, column) for column in points.T], 1)


def band(
    mesh: Mesh,
    loop: Ints,
    width: float,
    thick: float,
    taper_in: float = 0.0,
    count: int = 0,
    hanging: bool = False,
) -> Mesh:
    """A sewn-on band (neck, cuff, hem) that goes on from an open edge; `taper_in` pulls its far side inwards."""
    count = count or min(len(loop), 96)
    both = resampled(np.concatenate([mesh.v[loop], mesh.normals[loop]], axis=1), count, True)
    line, n = both[:, :3], unit(both[:, 3:])
    for _ in range(12):
        n = unit(0.5 * n + 0.25 * (np.roll(n, 1, 0) + np.roll(n, -1, 0)))
    along = unit(np.roll(line, -1, 0) - np.roll(line, 1, 0))
    out = unit(np.cross(along, n))
    if hanging:
        # a hem hangs: its line is level and its band falls straight, whatever the folds above it do
        line[:, 2] = 0.8 * np.median(line[:, 2]) + 0.2 * line[:, 2]
        out = unit(0.15 * out + np.array([0.0, 0.0, -1.0]))
        n = unit(n * np.array([1.0, 1.0, 0.0]))
    rows = []
    for share, lift in (
        (-0.10, -0.3),
        (-0.04, 0.75),
        (0.15, 1.0),
        (0.5, 1.08),
        (0.85, 1.0),
        (1.0, 0.5),
        (1.0, -0.6),
        (0.5, -1.2),
    ):
        rows.append(line + out * (share * width) + n * (lift * thick - max(share, 0) * taper_in))
    made = outside_out(grid(np.stack(rows), closed=True), slice(2 * count, 5 * count), np.tile(n, (3, 1)))
    return with_weights(made, mesh)


def outside_out(mesh: Mesh, rows: slice, outward: Floats) -> Mesh:
    """Turned over, if need be, so that its normals at `rows` point outward."""
    return mesh if np.sum(mesh.normals[rows] * outward) > 0 else Mesh(mesh.v, mesh.f[:, ::-1], mesh.a)


def with_weights(part: Mesh, mesh: Mesh) -> Mesh:
    """Skin weights and base places from the nearest cloth vertices."""
    at = nearest(part.v, mesh.v)
    return Mesh(part.v, part.f, {k: c[at] for k, c in mesh.a.items()})


def settled(mesh: Mesh) -> Mesh:
    """Weights averaged by cutting and subdividing, brought back to four joints a vertex."""
    return Mesh(mesh.v, mesh.f, mesh.a | {"w": strongest(mesh.a["w"])})


def cut(mesh: Mesh, *fields: Floats) -> Mesh:
    """Keep where all fields are positive."""
    return clipped(mesh, np.min(np.stack(fields), axis=0))
