"""The grammar of a message: text, `{fact}`, `{fact, plural, …}`, `{fact, select, …}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*")
_SELECTOR = re.compile(r"\s*(=[0-9]{1,9}|[A-Za-z0-9_][A-Za-z0-9_-]*)\s*\{")
_SPACE = re.compile(r"\s*")
_DEPTH = 4


class Fault(ValueError):
    """A template that cannot be read: code, where in it, and what the message names."""

    def __init__(self, code: str, start: int, end: int, **values: object) -> None:
        super().__init__(f"{code} at {start}")
        self.code = code
        self.start = start
        self.end = end
        self.values = values


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hash:
    """`#` inside a plural: its number."""


@dataclass(frozen=True, slots=True)
class Choice:
    kind: Literal["plural", "select"]
    name: str
    branches: tuple[tuple[str, tuple[Part, ...]], ...]
    start: int
    end: int

    def branch(self, key: str, fallback: bool = True) -> tuple[Part, ...]:
        """The branch of `key`, else `other`; without fallback the empty tuple."""
        known = dict(self.branches)
        return known.get(key) or (known.get("other", ()) if fallback else ())


Part = str | Argument | Hash | Choice


def parse(template: str) -> tuple[Part, ...]:
    """Raises Fault SK1060 (prose or an unreadable name in braces) or SK1061 (a plural or select)."""
    found, at = _parts(template, 0, 0, in_plural=False)
    if at < len(template):
        raise Fault("SK1060", at, at + 1, found="}")
    return found


def _parts(text: str, at: int, depth: int, *, in_plural: bool) -> tuple[tuple[Part, ...], int]:
    """Parts up to a closing brace or the end; the position of that brace."""
    found: list[Part] = []
    run: list[str] = []

    def close_run() -> None:
        if run:
            found.append("".join(run))
            run.clear()

    while at < len(text):
        char = text[at]
        if char == "'" and text[at + 1 : at + 2] in (("{", "}", "#") if in_plural else ("{", "}")):
            closing = text.find("'", at + 1)
            end = len(text) if closing < 0 else closing
            run.append(text[at + 1 : end])
            at = end + 1
        elif char == "'" and text[at + 1 : at + 2] == "'":
            run.append("'")
            at += 2
        elif char == "{":
            close_run()
            part, at = _braces(text, at, depth)
            found.append(part)
        elif char == "}":
            break
        elif char == "#" and in_plural:
            close_run()
            found.append(Hash())
            at += 1
        else:
            run.append(char)
            at += 1
    close_run()
    return tuple(found), at


def _braces(text: str, start: int, depth: int) -> tuple[Argument | Choice, int]:
    if depth >= _DEPTH:
        raise Fault("SK1061", start, start + 1, kind="{", reason=f"> {_DEPTH} × {{", reden=f"> {_DEPTH} × {{")
    at = _skip(text, start + 1)
    name = _NAME.match(text, at)
    after = _skip(text, name.end()) if name else at
    sign = text[after : after + 1]
    if name is None or sign not in ("}", ","):
        raise _prose(text, start)
    if sign == "}":
        return Argument(name[0], start, after + 1), after + 1
    at = _skip(text, after + 1)
    kind = _NAME.match(text, at)
    if kind is None or kind[0] not in ("plural", "select"):
        raise _prose(text, start)
    at = _skip(text, kind.end())
    if text[at : at + 1] != ",":
        raise _prose(text, start)
    branches, at = _branches(text, at + 1, depth, start, kind[0])
    which: Literal["plural", "select"] = "plural" if kind[0] == "plural" else "select"
    return Choice(which, name[0], branches, start, at), at


def _branches(
    text: str, at: int, depth: int, start: int, kind: str
) -> tuple[tuple[tuple[str, tuple[Part, ...]], ...], int]:
    found: dict[str, tuple[Part, ...]] = {}
    while match := _SELECTOR.match(text, at):
        key = match[1]
        inner, at = _parts(text, match.end(), depth + 1, in_plural=kind == "plural")
        if text[at : at + 1] != "}":
            raise Fault("SK1061", start, len(text), kind=kind, reason="no }", reden="geen }")
        at += 1
        if key in found:
            raise Fault(
                "SK1061",
                match.start(1),
                match.end(1),
                kind=kind,
                reason=f"{key} twice",
                reden=f"{key} dubbel",
            )
        if kind == "plural" and not key.startswith("=") and key not in _CATEGORIES:
            reason = f"{key}: " + ", ".join(_CATEGORIES)
            raise Fault("SK1061", match.start(1), match.end(1), kind=kind, reason=reason, reden=reason)
        found[key] = inner
    at = _skip(text, at)
    if text[at : at + 1] != "}":
        raise Fault("SK1061", start, max(at, start + 1), kind=kind, reason="no }", reden="geen }")
    if "other" not in found:
        raise Fault("SK1061", start, at + 1, kind=kind, reason="no other {…}", reden="geen other {…}")
    return tuple(found.items()), at + 1


_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def _prose(text: str, start: int) -> Fault:
    closing = text.find("}", start)
    end = len(text) if closing < 0 else closing + 1
    return Fault("SK1060", start, end, found=text[start : min(end, start + 40)])


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
