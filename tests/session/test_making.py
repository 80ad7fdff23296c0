"""What a maker makes is what the class itself makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from simkit.events import Changed, Opened
from simkit.session.making import maker


def test_it_is_an_instance_of_the_class_equal_and_with_the_same_hash_and_defaults() -> None:
    made, usual = maker(Opened)(1, "c", 2, ("a",), (), False), Opened(1, "c", 2, ("a",), (), False)
    assert type(made) is Opened
    assert made == usual
    assert hash(made) == hash(usual)
    assert repr(made) == repr(usual)


def test_it_comes_out_frozen() -> None:
    made = maker(Changed)(1, "n", 2, 3, False)
    with pytest.raises(FrozenInstanceError):
        made.after = 4  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        made.more = 4  # type: ignore[attr-defined]
    assert made.after == 3


def test_a_missing_or_surplus_value_is_refused() -> None:
    make = maker(Changed)
    with pytest.raises(TypeError):
        make(1, "n")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        make(1, "n", 2, 3, False, 5)  # type: ignore[call-arg]
