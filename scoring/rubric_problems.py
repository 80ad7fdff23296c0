"""pydantic's findings as coded problems, in the words of a rubric file."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scoring.errors import Problem

Path = tuple[str | int, ...]

_TAGS: Final = ("compensatory", "conjunctive")


def suggested(word: str, known: Iterable[str]) -> dict[str, str | int]:
    """`known`: all that may stand there; `suggestion`: the likeliest of them, or the first."""
    words = list(known)
    close = get_close_matches(word, words, 1, 0.5)
    return {"known": ", ".join(words), "suggestion": close[0] if close else words[0]}


def problems(error: ValidationError, known: Callable[[Path], Iterable[str]]) -> list[Problem]:
    """One problem a finding; `known` gives the keys that may stand at the end of a path."""
    return [_problem(found, _path(found["loc"]), known) for found in error.errors(include_url=False)]


def _path(loc: Path) -> Path:
    """The place in the file: without the name of the pass rule's model and pydantic's mark for keys."""
    tagged = len(loc) > 1 and loc[0] == "pass" and loc[1] in _TAGS
    path = (loc[0], *loc[2:]) if tagged else loc
    return tuple(step for step in path if step != "[key]")


def _problem(found: ErrorDetails, path: Path, known: Callable[[Path], Iterable[str]]) -> Problem:
    kind, value, context = found["type"], _shown(found["input"]), found.get("ctx", {})
    key = str(path[-1]) if path else ""
    match kind:
        case "extra_forbidden":
            return Problem("SK4101", path, {"key": key, **suggested(key, known(path))})
        case "missing":
            if len(path) == 6 and path[-2] == "levels":
                return Problem("SK4113", path[:-1], {"criterion": str(path[-3]), "level": key})
            return Problem("SK4102", path[:-1], {"key": key})
        case "union_tag_not_found":
            return Problem("SK4102", path, {"key": "rule"})
        case "union_tag_invalid":
            word = str(context["tag"])
            return Problem("SK4103", (*path, "rule"), {"value": word, **suggested(word, _TAGS)})
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", str(context["expected"]))
            return Problem("SK4103", path, {"value": value, **suggested(value, allowed)})
        case "simkit_word":
            return Problem("SK4103", path, {"value": value, **suggested(value, context["allowed"])})
        case "simkit_number" if path == ("simkit-rubric",):
            return Problem("SK4112", path, {"value": value, "reads": 1})
        case "simkit_number":
            return Problem("SK4104", path, {"key": key, "value": value, **context})
        case "simkit_percent":
            return Problem("SK4106", path, {"key": key, "value": value})
        case "simkit_text":
            return Problem("SK4105", path, {"key": key})
        case "string_pattern_mismatch" | "string_type" if path == ("language",):
            return Problem("SK4114", path, {"value": value})
        case "string_pattern_mismatch" | "string_type":
            return Problem("SK4108", path, {"value": value})
        case "too_short":
            return Problem("SK4111", path, {"key": key})
        case _:
            return Problem("SK4107", path, {"key": key or "-", "value": value})


def _shown(value: object) -> str:
    """What was found, short enough for a message."""
    written = str(value)
    return written if len(written) <= 40 else written[:39] + "…"
