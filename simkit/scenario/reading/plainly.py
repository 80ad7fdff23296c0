"""Whether a text, standing as it is, would be the same text to every YAML parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from simkit.scenario.reading.forgive import unfold

_STARTS = set("-?:,[]{}#&*!|>'\"%@`=<~ \t")
_UNSAFE = re.compile(r":(?=\s|$)|\s#|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\t")
_CORE_1_2 = re.compile(
    r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|null|Null|NULL|~|true|True|TRUE|false|False|FALSE)"
)
_WORDS_1_1 = frozenset(["y", "n", "yes", "no", "on", "off"])
_NUMBERISH = re.compile(r"[-+.0-9][-+.0-9_:,eExXoabcdefABCDEF TZtz]*")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


def plain_reads_alike(lines: Sequence[str]) -> bool:
    """Whether a plain YAML scalar over these lines is, to every parser, this text and a string."""
    first = lines[0]
    if not first or first[0] in _STARTS or first.startswith(("---", "...")):
        return False
    if any(_UNSAFE.search(line) for line in lines):
        return False
    if any(line[0] in "#-?:&*!|>'\"%@`{}[]," for line in lines[1:] if line):
        return False
    return not _means_something(unfold(lines))


def _means_something(text: str) -> bool:
    """A number, a date, yes or null to some parser: YAML 1.1 as PyYAML has it, or 1.2."""
    if text.lower() in _WORDS_1_1 or _CORE_1_2.fullmatch(text) or _NUMBERISH.fullmatch(text):
        return True
    candidates = _RESOLVERS.get(text[0], []) + _RESOLVERS.get(None, [])
    return any(pattern.match(text) for _, pattern in candidates)
