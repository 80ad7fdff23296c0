"""The one table of controllers."""

from __future__ import annotations

import pytest

from simkit.vr.profiles import KINDS, PROFILES, Profile, profile_at


@pytest.mark.parametrize("one", PROFILES, ids=lambda one: one.name)
def test_either_hand_can_point_choose_and_pause(one: Profile) -> None:
    bound = {(name, path.split("/")[3]) for name, path in one.bindings()}
    for hand in ("left", "right"):
        assert {("aim", hand), ("grip", hand), ("select", hand), ("menu", hand), ("haptic", hand)} <= bound


@pytest.mark.parametrize("one", PROFILES, ids=lambda one: one.name)
def test_nothing_is_bound_twice_and_all_is_known(one: Profile) -> None:
    bindings = one.bindings()
    assert len(bindings) == len(set(bindings))
    assert {name for name, _ in bindings} <= set(KINDS)
    assert all(path.startswith("/user/hand/") for _, path in bindings)


def test_a_controller_with_a_stick_can_do_all_without_pointing() -> None:
    for one in PROFILES:
        names = {name for name, _ in one.bindings()}
        assert ("stick" in names) == ("press" in names)


def test_profiles_are_found_by_their_path() -> None:
    assert profile_at("/interaction_profiles/valve/index_controller") is PROFILES[2]
    assert profile_at("/interaction_profiles/nobody/knows") is None
