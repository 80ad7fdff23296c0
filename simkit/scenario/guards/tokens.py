"""An expression's words and signs, with their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*)
    |(?P<number>[0-9]+(?![A-Za-z0-9_.]))
    |(?P<sign>==|!=|<=|>=|<|>|\+|-|\*(?!\*)|\(|\)|,)""",
    re.VERBOSE,
)
_INSTEAD = {
    "=": "==",
    "&&": "and",
    "||": "or",
    "&": "and",
    "|": "or",
    "!": "not",
    "<>": "!=",
    "=<": "<=",
    "=>": ">=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "*",
    "–": "-",
    "−": "-",
}
_ODD = re.compile(r"&&|\|\||=<|=>|\*\*|//|'[^']*'|\"[^\"]*\"|[0-9][A-Za-z0-9_.]*|.", re.DOTALL)


@dataclass(slots=True)
class Token:
    kind: Literal["word", "number", "sign", "end"]
    text: str
    start: int
    end: int


class NotAllowed(Exception):
    """A fault in an expression: code, where in the text, and the message's values."""

    def __init__(self, code: str, start: int, end: int, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.values = values


def tokens(text: str) -> list[Token]:
    """Raises NotAllowed for a sign that is no part of the language."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            odd = _ODD.match(text, at)
            assert odd
            raise NotAllowed("SK1051", at, odd.end(), sign=odd[0], instead=_instead(odd[0]))
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup, match[0], at, match.end()))  # type: ignore[arg-type]
        at = match.end()
    found.append(Token("end", "", at, at + 1))
    return found


def _instead(sign: str) -> str:
    if sign in _INSTEAD:
        return _INSTEAD[sign]
    if sign[0] in "'\"" and len(sign) > 2:
        return sign[1:-1]
    return "and or not == != < <= > >= + - *"
