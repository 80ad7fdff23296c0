"""The keys of the window that a bystander has beside the trainee's own ways in."""

from __future__ import annotations

from collections.abc import Iterator

from simkit.stage.keys import Input, Key, Keyboard


class Listening:
    """A keyboard on which C centres anew and V looks for the headset."""

    def __init__(self, inner: Keyboard, asked: list[str]) -> None:
        self._inner, self._asked = inner, asked

    def read(self) -> Iterator[Input]:
        for one in self._inner.read():
            if isinstance(one, Key) and one.name in ("c", "v"):
                self._asked.append(one.name)
            else:
                yield one
