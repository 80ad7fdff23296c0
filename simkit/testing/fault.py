"""What a broken contract says."""

from __future__ import annotations


class ContractBroken(AssertionError):
    """One promise that was not kept, in a sentence."""


def holds(kept: bool, promise: str) -> None:
    """Raises ContractBroken with `promise` unless it was kept."""
    if not kept:
        raise ContractBroken(promise)
