"""Shadows: they fall where they should, are off where the processor draws, and can be switched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simkit.stage.shade import Quality, wants_shadows

ROOT = Path(__file__).resolve().parents[3]


def drawn(switch: str | None) -> dict[str, object]:
    environment = {
        key: value for key, value in os.environ.items() if key not in ("SIMKIT_SHADOWS", "DISPLAY")
    }
    if switch is not None:
        environment["SIMKIT_SHADOWS"] = switch
    child = subprocess.run(
        [sys.executable, "-m", "tests.stage.shade.shadow_scene"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    found: dict[str, object] = json.loads(child.stdout.splitlines()[-1])
    return found


def test_what_stands_before_a_wall_darkens_it_where_the_light_throws_it() -> None:
    found = drawn("on")
    assert found["shown"]
    plain, shaded, after = found["spot"]
    assert shaded < 0.75 * plain
    assert after == pytest.approx(plain, abs=0.01)
    plain, shaded, after = found["elsewhere"]
    assert shaded == pytest.approx(plain, abs=0.01)
    assert plain > 0.05


@pytest.mark.parametrize(
    ("quality", "software", "said", "wanted"),
    [
        ("full", False, None, True),
        ("full", True, None, False),
        ("standard", False, None, False),
        ("full", False, "off", False),
        ("full", True, "on", True),
        ("lean", False, "on", False),
    ],
)
def test_a_graphics_card_has_them_and_one_may_say_otherwise(
    monkeypatch: pytest.MonkeyPatch, quality: Quality, software: bool, said: str | None, wanted: bool
) -> None:
    monkeypatch.delenv("SIMKIT_SHADOWS", raising=False)
    if said is not None:
        monkeypatch.setenv("SIMKIT_SHADOWS", said)
    assert wants_shadows(quality, software=software) is wanted
