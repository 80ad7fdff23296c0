"""Making room and people ready beside the main thread, while there is something to read.

What builds them is imported there too: the first frame needs none of it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simkit.session.view import CastView

if TYPE_CHECKING:
    from simkit.stage.prepared import Prepared


class Preparing:
    def __init__(self, place: str, cast: Sequence[CastView]) -> None:
        self._made: Prepared | None = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(
            target=self._run, args=(place, tuple(cast)), name="stage", daemon=True
        )
        self._thread.start()

    @property
    def ready(self) -> bool:
        return not self._thread.is_alive()

    def result(self) -> Prepared:
        """Waits for it. Raises what `prepare` raised."""
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        assert self._made is not None
        return self._made

    def _run(self, place: str, cast: tuple[CastView, ...]) -> None:
        try:
            from simkit.stage.prepared import prepare

            self._made = prepare(place, cast)
        except BaseException as failure:
            self._failure = failure
