"""Statements are written as RFC 8785 writes them."""

from __future__ import annotations

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from simkit.export.canonical import canonical, number

KEYS = st.text(st.characters(max_codepoint=0x7F), max_size=8)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-1e9, 1e9).map(number)
VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=12) | NUMBERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


def test_a_whole_number_is_written_as_one() -> None:
    assert canonical([number(1.0), number(0.0), number(2 / 3)]) == b"[1,0,0.6667]"
