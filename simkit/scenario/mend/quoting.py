"""The strict writer: text as YAML that every parser reads alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
_NEEDS_ESCAPE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def quoted(lines: Sequence[str]) -> list[str]:
    """The same lines as one quoted scalar: a sign in front of the first, one behind the last."""
    if any(_NEEDS_ESCAPE.search(line) for line in lines):
        return _wrapped([_escaped(line) for line in lines], '"')
    text = "".join(lines)
    if "'" not in text:
        return _wrapped(list(lines), "'")
    if '"' not in text and "\\" not in text:
        return _wrapped(list(lines), '"')
    return _wrapped([line.replace("'", "''") for line in lines], "'")


def _escaped(line: str) -> str:
    out = []
    for char in line:
        if char in _ESCAPES:
            out.append(_ESCAPES[char])
        elif _NEEDS_ESCAPE.match(char):
            out.append(f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}")
        else:
            out.append(char)
    return "".join(out)


def _wrapped(lines: list[str], sign: str) -> list[str]:
    lines[0] = sign + lines[0]
    lines[-1] += sign
    return lines
