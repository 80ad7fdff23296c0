"""How far a line has come on the stage: own words first, then the line, and again when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.clock import line_ms
from simkit.present.moment import running_line
from simkit.session import Cue, View
from simkit.session.cues import AnsweredCue, InterruptCue, SayCue
from simkit.stage.person.visemes import MouthEvent

OWN_SHARE = 55
"""Per cent of their nominal duration that the trainee's own words stay before the answer: they were just read."""
OWN_LEAST_MS, OWN_MOST_MS = 1_000, 2_600


@dataclass(frozen=True, slots=True)
class Voiced:
    """Where a spoken line has come to: its mouth, by its own time, and which word of `text.split()` is said."""

    at_ms: float
    mouth: tuple[MouthEvent, ...]
    word: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the caption says now."""

    speaker: str
    """A cast id, "narrator", "trainee", or empty when nothing has been said."""
    name: str
    text: str
    part: float | None
    """From 0 to 1 while it is being said; None when it has been said."""
    id: str
    ms: int = 0
    """How long it lasts."""
    again: int = 0
    """How often it was asked to be said once more."""
    voiced: Voiced | None = None
    """None where it is not spoken aloud."""

    @property
    def word(self) -> int | None:
        """Which word is being said now."""
        if self.part is None:
            return None
        return self.voiced.word if self.voiced is not None else word_at(self.text, self.part)


class Talk:
    """Presentation alone: while own words land or a line is repeated, no story time passes."""

    def __init__(self) -> None:
        self._own = ""
        self._own_left = 0.0
        self._last: SayCue | None = None
        self._behind = 0.0
        """Milliseconds that were presented before and are being presented again."""
        self._again = 0

    def show(self, cues: Sequence[Cue], view: View) -> None:
        for cue in cues:
            if isinstance(cue, AnsweredCue) and cue.text:
                self._own = cue.text
                self._own_left = min(
                    max(line_ms(len(cue.text.split())) * OWN_SHARE / 100, OWN_LEAST_MS), OWN_MOST_MS
                )
                self._behind = 0.0
            elif isinstance(cue, SayCue):
                self._last = cue
                self._behind = 0.0
            elif isinstance(cue, InterruptCue):
                self._behind = 0.0
        line = view.line
        if line is not None:
            # After a language switch, or on resuming, the view has the words and no cue does.
            self._last = SayCue(line.id, line.speaker, line.name, line.text, line.ms, line.face, line.prompt)
        elif self._last is not None:
            self._last = _reworded(self._last, view)
        else:
            self._last = _last_said(view)

    @property
    def holding(self) -> bool:
        """Own words are landing, or a line is repeated: the story waits."""
        return self._own_left > 0 or self._behind > 0

    @property
    def own(self) -> bool:
        return self._own_left > 0

    def pass_time(self, ms: float) -> float:
        """Present `ms` more; what is left of it for the story."""
        for name in ("_own_left", "_behind"):
            left: float = getattr(self, name)
            used = min(left, ms)
            setattr(self, name, left - used)
            ms -= used
        return ms

    def skip(self) -> bool:
        """The rest of what holds the story up; False when nothing does."""
        held = self.holding
        if self._own_left > 0:
            self._own_left = 0.0
        else:
            self._behind = 0.0
        return held

    def repeat(self, view: View) -> bool:
        """Say the last line again, from its beginning; False when there is none."""
        if self._last is None or self._own_left > 0:
            return False
        self._behind = self._last.ms - self._left(view)
        self._again += 1
        return self._behind > 0

    def shown(self, view: View) -> Shown:
        if self._own_left > 0:
            return Shown("trainee", "", self._own, None, "own")
        last = self._last
        if last is None:
            return Shown("", "", "", None, "")
        done = last.ms - self._left(view) - self._behind
        part = None if done >= last.ms else max(0.0, done / last.ms)
        return Shown(last.speaker, last.name, last.text, part, last.id, last.ms, self._again)

    def running(self, view: View) -> bool:
        """Whether a line (or a pause) runs, or a line is repeated: Space skips the rest of it."""
        return self.holding or running_line(view) is not None or bool(view.wait_left_ms)

    def _left(self, view: View) -> float:
        line = view.line
        if line is not None and self._last is not None and line.id == self._last.id:
            return min(line.left_ms, line.ms)
        return 0.0


def _reworded(said: SayCue, view: View) -> SayCue:
    found = next((line for line in reversed(view.transcript) if line.id == said.id), None)
    if found is None or found.text == said.text:
        return said
    return SayCue(said.id, said.speaker, found.name, found.text, said.ms, said.face, said.prompt)


def _last_said(view: View) -> SayCue | None:
    """What was said last by somebody else, for who comes in at an open choose."""
    found = next((line for line in reversed(view.transcript) if line.speaker != "trainee"), None)
    if found is None:
        return None
    ms = line_ms(len(found.text.split()))
    return SayCue(found.id, found.speaker, found.name, found.text, ms, None)


def word_at(text: str, part: float) -> int:
    """Which word of `text.split()` is being said when that part of the line has passed, by length of the words."""
    words = text.split()
    weights = [
        len(word) + 1 + (4 if word[-1] in ".?!…" else 2 if word[-1] in ",;:–" else 0) for word in words
    ]
    reach = part * sum(weights)
    for index, weight in enumerate(weights):
        reach -= weight
        if reach < 0:
            return index
    return max(0, len(words) - 1)
