import os
import subprocess
import sys
from collections import Counter

from simkit.rng import draw


def test_a_draw_depends_on_its_seed_place_and_visit_alone() -> None:
    assert draw(7, "shop/2", 0, 6) == draw(7, "shop/2", 0, 6)
    drawn = {(s, p, v): draw(s, p, v, 10**9) for s in (1, 2) for p in ("a", "b") for v in (0, 1)}
    assert len(set(drawn.values())) == len(drawn)


def test_sides_come_up_about_equally_often() -> None:
    counts = Counter(draw(seed, "place", 0, 4) for seed in range(4_000))
    assert set(counts) == {0, 1, 2, 3}
    assert all(850 < count < 1_150 for count in counts.values())


def test_draws_do_not_change_with_the_hash_seed() -> None:
    code = "from simkit.rng import draw; print([draw(s, 'greeting/0', 1, 1000) for s in range(20)])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(outputs) == 1
