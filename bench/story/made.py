"""A ring of scenes: a line, then three options, each with a guard, two effects and one evidence.

The guards keep `mood` in its range, so that clamping, which Ink does not have, plays no part; at every mood at
least one option is open.
"""

from __future__ import annotations

from dataclasses import dataclass

CRITERIA = ("hear", "own", "ask")
GRADES = {"sound": 2, "strong": 3}
"""What evidence adds to a criterion's sum: how the final states of contenders are compared."""
MOOD_START = 10
MOOD_MOST = 20
EFFORT_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: str
    op: str
    """`<` or `>`: the guard is `mood <op> <limit>`."""
    limit: int
    mood: int
    effort: int
    criterion: str
    grade: str
    to: int
    """Index of the scene that follows."""


@dataclass(frozen=True, slots=True)
class Scene:
    id: str
    line: str
    options: tuple[Option, ...]


def start_state() -> dict[str, int]:
    return {"mood": MOOD_START, "effort": 0, **dict.fromkeys(CRITERIA, 0)}


def made_story(scenes: int) -> tuple[Scene, ...]:
    return tuple(_scene(index, scenes) for index in range(scenes))


def _scene(index: int, scenes: int) -> Scene:
    def option(name: str, text: str, op: str, limit: int, mood: int, grade: str, step: int) -> Option:
        criterion = CRITERIA["abc".index(name)]
        to = (index + step) % scenes
        return Option(f"s{index}.{name}", text, op, limit, mood, index % 5 + step % 3, criterion, grade, to)

    return Scene(
        f"s{index}",
        f"That makes {index} times that I have called you about this, and nobody called back.",
        (
            option("a", "You waited all that time. What was it for?", "<", 18, 2, "strong", 1),
            option("b", "I will see to it myself that you are called today.", ">", 2, -1, "sound", 7),
            option("c", "Which number did we have on file for you?", ">", 3, -2, "strong", 13),
        ),
    )
