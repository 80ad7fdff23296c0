"""Chance without a stream: each draw depends on its seed, place and visit alone."""

from __future__ import annotations

from hashlib import blake2b


def draw(seed: int, place: str, visit: int, sides: int) -> int:
    """A whole number in 0..sides-1; equal arguments give equal draws, on every machine.

    The modulo bias is below sides / 2**64.
    """
    key = f"{seed}\x1f{place}\x1f{visit}".encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big") % sides
