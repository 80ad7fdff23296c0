"""Once a room is built: what is there stays, and is not looked through again and again while somebody is in it."""

from __future__ import annotations

import gc


def settle() -> None:
    """Takes some tens of milliseconds; without it one frame in a few hundred takes as long, in the middle of a talk."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
